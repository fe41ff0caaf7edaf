// The answer in words, as report/table/head.lua, analysis/answer.lua and report/timeline.lua say it.

const lower = (a, b) => !a || b.cost < a.cost ? b : a;

function runnerUp(reading, best) {
  let found = null;
  reading.data.options.forEach((option, i) => {
    if (i !== best && reading.isFeasible(option)) found = lower(found, { option, cost: reading.cost(option) });
  });
  return found;
}

function comparisonText(cost, low) {
  const ratio = cost / low;
  if (cost === low) return ", the same";
  if (low <= 0 || !isNumber(ratio)) return "";
  if (ratio >= 2) return `, ${numberText(ratio, { digits: 2 })} times as much`;
  return `, ${numberText(100 * Math.abs(ratio - 1), { digits: 2 })} % ${ratio < 1 ? "less on average" : "more"}`;
}

const amountText = (reading, option) => `${reading.amounts(option).total} ${reading.data.unit}`;

function cheapestSentence(reading, option) {
  const share = reading.data.uncertain ? `, in ${percentText(reading.mean(option.cheapest))} of the samples` : "";
  return `${option.name} is cheapest: ${amountText(reading, option)}${share}.`;
}

function nextSentence(reading, best) {
  const next = runnerUp(reading, best);
  if (!next) return "No other option is feasible.";
  const low = reading.cost(reading.data.options[best]);
  return `Next is ${next.option.name}: ${amountText(reading, next.option)}${comparisonText(next.cost, low)}.`;
}

function statisticText(reading, node, statistic, unit, money) {
  return numberText(reading.get(node, statistic), { unit, money, certain: reading.isCertain(node),
    error: reading.get(node, statistic + "_error"), scale: reading.scale(node, unit, 1) });
}

function onlySentence(reading, option) {
  if (!reading.isFeasible(option)) return `${option.name} is not feasible.`;
  const of = statistic => statisticText(reading, option.total, statistic, reading.data.unit, reading.data.money);
  const spread = reading.isCertain(option.total) ? "" : `, ${of("p5")} to ${of("p95")} from P5 to P95`;
  return `${option.name} costs ${amountText(reading, option)}${spread}.`;
}

function verdictText(reading) {
  const { options } = reading.data, best = reading.cheapest();
  if (options.length === 0) return "";
  if (options.length === 1) return onlySentence(reading, options[0]);
  if (best < 0) return "No option is cheapest: none is feasible.";
  return `${cheapestSentence(reading, options[best])} ${nextSentence(reading, best)}`;
}

// ----- why an option is not feasible -----

function heldAmount(reading, node) {
  const unit = reading.graph.unit(node);
  return withUnit(numberText(reading.point(node), { unit, trim: true }), unit);
}

function heldReason(reading, held) {
  const fails = reading.mean(held.fails);
  if (fails === 0) return null;
  let reason = held.label;
  if (held.needs !== undefined)
    reason = `${held.label}: needs ${heldAmount(reading, held.needs)}, has ${heldAmount(reading, held.has)}`;
  return fails < 1 ? `${reason} (in ${percentText(fails)} of samples)` : reason;
}

function reasonTexts(reading, option) {
  const list = option.holds.map(held => heldReason(reading, held)).filter(Boolean);
  const share = reading.mean(option.feasible);
  if (list.length === 0 && share < 1) list.push("the model does not offer it here");
  if (reading.isFeasible(option) && share < 1) list.unshift(`feasible in ${percentText(share)} of the samples`);
  return list;
}

// ----- a timeline -----

const wholeMonth = month => String(Math.ceil(month - 1e-9));

// The month of a payback or crossing: of uncertain ones the percentiles of the samples in which
// it comes.
function monthOf(reading, paid) {
  const figure = reading.figure(paid.month), probability = reading.mean(paid.comes), point = figure.point;
  const made = { month: point < Infinity ? point : undefined, probability };
  if (figure.varies && probability > 0)
    for (const name of ["p5", "p50", "p95"]) made[name] = figure.get(name);
  return made;
}

function monthText(paid) {
  const spread = paid.p5 !== undefined && paid.p5 !== paid.p95
    ? ` (P5 ${wholeMonth(paid.p5)}, P95 ${wholeMonth(paid.p95)})` : "";
  const share = paid.probability > 0 && paid.probability < 1
    ? `, in ${percentText(paid.probability)} of the samples` : "";
  return `month ${wholeMonth(paid.p50 ?? paid.month)}${spread}${share}`;
}

function paybackOf(reading, one, against) {
  return monthOf(reading, one.payback.find(paid => paid.against === against.name));
}

// Of a pair the one that has cost more at first, and when it is paid back.
function dearerOf(reading, a, b) {
  const first = paybackOf(reading, a, b), second = paybackOf(reading, b, a);
  if (first.month === 0 && second.month !== 0) return [b, a, second];
  if (second.month === 0 && first.month !== 0) return [a, b, first];
  return null;
}

// The months in which the one of two lists of sums, above the other before, is below it.
function falls(one, other) {
  const months = [];
  let above = null;
  one.forEach((a, i) => {
    const b = other[i], difference = a - b;
    if (Math.abs(difference) <= 1e-9 * (Math.abs(a) + Math.abs(b))) return;
    if (difference < 0 && above) months.push(i + 1);
    above = difference > 0;
  });
  return months;
}

// The crossings of an ordered pair of options, as analysis/timeline.lua reads them.
function crossingsOf(reading, pair) {
  const { timeline } = reading.data;
  const sums = name => timeline.options.find(one => one.name === name).cumulative.map(node => reading.point(node));
  const other = pair.options.find(name => name !== pair.cheaper_after);
  const months = falls(sums(pair.cheaper_after), sums(other));
  if (pair.spreads.length === 0) return months.map(month => ({ pair, other, month, probability: 1 }));
  return pair.spreads.map(spread => ({ pair, other, ...monthOf(reading, spread) })).filter(one => one.probability > 0);
}

function laterSentences(reading, told) {
  const list = reading.data.timeline.crossings.flatMap(pair => crossingsOf(reading, pair));
  list.forEach((one, i) => { one.order = i; });
  list.sort((a, b) => {
    const first = a.month ?? Infinity, second = b.month ?? Infinity;
    return first === second ? a.order - b.order : first - second;
  });
  return list.filter(one => {
    const key = `${one.pair.cheaper_after}\n${one.other}`;
    return !told.delete(key) && one.probability >= 0.05;
  }).map(one => `${one.pair.cheaper_after} below ${one.other}: ${monthText(one)}`);
}

function paybackSentences(reading) {
  const { options } = reading.data.timeline, list = [], told = new Set();
  options.forEach((a, i) => options.slice(i + 1).forEach(b => {
    const found = dearerOf(reading, a, b);
    if (!found) return;
    const [one, against, paid] = found;
    list.push(`${one.name} against ${against.name}: ${paid.probability === 0 ? "never" : monthText(paid)}`);
    told.add(`${one.name}\n${against.name}`);
  }));
  return [...list, ...laterSentences(reading, told)];
}

function lowestOf(reading) {
  return reading.data.timeline.options.find(one => reading.point(one.lowest) !== 0);
}

function planNote(reading) {
  const { timeline, options } = reading.data, lowest = lowestOf(reading), best = options[reading.cheapest()];
  const mean = `Costs per month are means of the ${timeline.months} months`;
  if (timeline.options.length < 2 || !lowest || (best && lowest.name === best.name)) return mean + ".";
  return `${mean}; by what is paid, and when, ${lowest.name} is lowest.`;
}
