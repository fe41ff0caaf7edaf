// The incomplete beta function I_x(a, b) and its inverse: core/run/beta.c, with the continued
// fraction of Didonato and Morris (1992) and Halley's iteration on ln I by ln x.

const EPSILON = 2.220446049250313e-16;

// ln Gamma(a) less Stirling's formula.
function stirlingError(a) {
  let sum = 0;
  for (; a < 12; a += 1) sum += (a + 0.5) * exactLog1p(1 / a) - 1;
  const z = 1 / (a * a);
  let series = 1 / 156;
  for (const term of [-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]) series = term + z * series;
  return sum + series / a;
}

const pointAt = logX => ({ x: exactExp(logX), rest: -exactExpm1(logX) });
const swapped = p => ({ x: p.rest, rest: p.x });
const logOf = p => p.rest < 0.5 ? exactLog1p(-p.rest) : exactLog(p.x);

function logRatio(value, difference, origin) {
  const t = difference / origin;
  return Math.abs(t) < 0.5 ? exactLog1p(t) : exactLog(value / origin);
}

// ln(x^a y^b / B).
function logPower(t, p) {
  const m = t.mean, d = m.x < m.rest ? p.x - m.x : m.rest - p.rest;
  return t.a * logRatio(p.x, d, m.x) + t.b * logRatio(p.rest, -d, m.rest) + t.logFactor;
}

function tailOf(a, b, most) {
  const t = { a, b, mean: { x: a / (a + b), rest: b / (a + b) } };
  t.logFactor = 0.5 * (exactLog(t.mean.rest) + exactLog(a)) - 0.91893853320467274178 +
                stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  t.logLeading = t.logFactor - a * logOf(t.mean) - b * logOf(swapped(t.mean)) - exactLog(a);
  t.most = logOf(most) * (1 - 1e-6);
  t.rest = logOf(swapped(most));
  return t;
}

function betaFraction(a, b, x, y) {
  const up = a * y - b * x + 1, sum = a + b - 1;
  let f = a * up / (a + 1), c = f, d = 0;
  for (let m = 1; m < 200000; m++) {
    const near = a + 2 * m - 1, mx = m * (b - m) * x;
    const above = (a + m - 1) * (sum + m) * mx * x / (near * near);
    const below = m + mx / near + (a + m) * (up + m * (1 + y)) / (near + 2);
    d = 1 / (below + above * d);
    c = below + above / c;
    f *= c * d;
    if (Math.abs(c * d - 1) < 2 * EPSILON) break;
  }
  return f;
}

// ln I_x, and its slope by ln x.
function logLower(t, p) {
  const f = betaFraction(t.a, t.b, p.x, p.rest);
  return [logPower(t, p) - exactLog(f), f / p.rest];
}

// Abramowitz and Stegun 26.5.22, for shapes above 1.
function logStartMiddle(t, z) {
  const p = 1 / (2 * t.a - 1), q = 1 / (2 * t.b - 1), h = 2 / (p + q), l = (z * z - 3) / 6;
  const w = -z * Math.sqrt(h + l) / h - (q - p) * (l + 5 / 6 - 2 / (3 * h));
  return -exactLog1p(t.b / t.a * exactExp(2 * w));
}

function logStart(t, logP, first) {
  const w = first < 0 ? exactExp(first) : 1, next = (t.b - 1) / (t.a + 1) * w;
  if (Math.abs(next) < 0.2 || t.a <= 1 || t.b <= 1) return first + (next > -0.5 ? exactLog1p(next) : -0.7);
  return logStartMiddle(t, normalQuantile(exactExp(logP)));
}

function halleyStep(t, p, g, slope) {
  const newton = -g / slope, bend = t.a - (t.b - 1) * p.x / p.rest - slope;
  return newton / Math.max(1 + 0.5 * newton * bend, 0.5);
}

// ln x with I_x = p.
function tailInverse(t, p) {
  const logP = exactLog(p), first = (logP - t.logLeading) / t.a;
  if (first < -700) return first;
  const other = first - (t.b - 1) / t.a * t.rest;
  let low = Math.min(first, other), high = Math.min(Math.max(first, other), t.most);
  let z = logStart(t, logP, first);
  for (let i = 0; i < 100; i++) {
    if (!(z >= low && z <= high)) z = 0.5 * (low + high);
    const at = pointAt(z), [value, slope] = logLower(t, at), g = value - logP;
    if (g > 0) high = z; else low = z;
    z += halleyStep(t, at, g, slope);
    if (Math.abs(g) < 1e-6 || high - low < -EPSILON * low) break;
  }
  return z;
}

function betaOf(a, b) {
  const most = { x: (a + 1) / (a + b + 2), rest: (b + 1) / (a + b + 2) };
  const lower = tailOf(a, b, most);
  return { lower, upper: tailOf(b, a, swapped(most)), border: exactExp(logLower(lower, most)[0]) };
}

function betaQuantile(d, u) {
  const at = u <= d.border ? pointAt(tailInverse(d.lower, u)) : swapped(pointAt(tailInverse(d.upper, 1 - u)));
  return Math.min(at.x, 1);
}

function betaBelow(a, b, x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const d = betaOf(a, b), at = { x, rest: 1 - x };
  if (x <= (a + 1) / (a + b + 2)) return exactExp(logLower(d.lower, at)[0]);
  return 1 - exactExp(logLower(d.upper, swapped(at))[0]);
}
