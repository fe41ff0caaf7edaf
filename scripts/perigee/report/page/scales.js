// Scales: from values to a place between 0 and 1, and round ticks.  report/scale.lua's.

const clamp = x => Math.max(0, Math.min(1, x));

function scaleFrom(low, high, ticks, log) {
  const place = log
    ? value => clamp((Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low)))
    : value => clamp((value - low) / (high - low));
  return { low, high, ticks, log: Boolean(log), place };
}

const powerOfTen = value => Math.floor(Math.log10(value) + 1e-9);

function roundStep(value) {
  const power = ten(powerOfTen(value));
  return [1, 2, 5, 10].find(factor => factor * power >= value * (1 - 1e-9)) * power;
}

function linearScale(low, high, count) {
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9), last = Math.ceil(high / step - 1e-9), ticks = [];
  for (let i = first; i <= last; i++) ticks.push(i * step);
  return scaleFrom(first * step, last * step, ticks, false);
}

function logTicks(first, last, count) {
  const ticks = [], factors = last - first <= 3 ? [1, 2, 5] : [1];
  for (let power = first; power <= last; power += Math.max(1, Math.ceil((last - first) / count)))
    for (const factor of factors) ticks.push(factor * ten(power));
  return ticks;
}

function ticksWithin(ticks, low, high) {
  let first = 0, last = ticks.length - 1;
  while (first + 1 < ticks.length && ticks[first + 1] <= low * (1 + 1e-9)) first++;
  while (last > first + 1 && ticks[last - 1] >= high * (1 - 1e-9)) last--;
  return ticks.slice(first, last + 1);
}

function logScale(low, high, count) {
  const first = powerOfTen(low), last = powerOfTen(high) + 1;
  const ticks = ticksWithin(logTicks(first, last, count), low, high);
  return scaleFrom(ticks[0], Math.max(high, ticks.at(-1)), ticks, true);
}

function rangeOf(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values)
    if (isNumber(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return [low, high];
}

// From zero unless the values lie close together; null where there is nothing to scale.
function scaleLinear(values, count) {
  let [low, high] = rangeOf(values);
  if (low > high) return null;
  if (low > 0 && low < 0.5 * high) low = 0;
  else if (high < 0 && high > 0.5 * low) high = 0;
  if (low === high) {
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  if (low === high) high = 1;
  return linearScale(low, high, count);
}

// Logarithmic where they spread widely.
function scaleOver(values, count) {
  const [low, high] = rangeOf(values);
  if (low <= high && low > 0 && high / low > 30) return logScale(low, high, count);
  return scaleLinear(values, count);
}

// For the axis along which values lie: it begins and ends with them.
function scaleAlong(values, count, log) {
  const [low, high] = rangeOf(values);
  if (low >= high) return null;
  const isLog = log && low > 0;
  const made = isLog ? logTicks(powerOfTen(low), powerOfTen(high) + 1, count) : linearScale(low, high, count).ticks;
  const ticks = made.filter(tick => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  return scaleFrom(low, high, ticks.length ? ticks : [low, high], isLog);
}

function scaleMonths(count, most) {
  const steps = [1, 2, 3, 6, 12, 24, 60];
  const step = steps.find(one => Math.floor(count / one) <= most) || 60, ticks = [];
  for (let month = step; month <= count; month += step) ticks.push(month);
  return scaleFrom(Math.min(1, count - 1), count, ticks, false);
}
