// Quantiles and shares of each kind of distribution: core/run/quantile.c, below.c, listed.c.

const Z95 = 1.6448536269514722; // the normal's 95th percentile

// Where a value lies in a range, 0 at its low end and 1 at the high one.
function placeIn(low, high, x) {
  if (x <= low) return 0;
  if (x >= high) return 1;
  return (0.5 * x - 0.5 * low) / (0.5 * high - 0.5 * low);
}

// A range at half its size where its width would be too large for a number.
function rangeFor(low, high) {
  const width = high - low;
  if (width <= Number.MAX_VALUE) return { high, origin: low, width, scale: 1 };
  return { high, origin: 0.5 * low, width: 0.5 * high - 0.5 * low, scale: 2 };
}

const shareIn = (range, value) => (value / range.scale - range.origin) / range.width;

function inRange(range, share) {
  const value = (range.origin + range.width * share) * range.scale;
  return value < range.high ? value : range.high;
}

function lognormalScale(p) {
  const a = exactLogAny(p[0]), b = exactLogAny(p[1]);
  return [(a + b) / 2, (b - a) / (2 * Z95)];
}

// The shapes of the beta distribution that a pert is, from its mode's place.
const pertShapes = c => [1 + 4 * c, 1 + 4 * (1 - c)];

// The share of a triangular distribution over 0 to 1 with its mode at c, turned round.
function unitTriangular(c, u) {
  const rest = 1 - c;
  if (u < c) return Math.sqrt(u * c);
  return Math.max((c + u * rest) / (1 + Math.sqrt((1 - u) * rest)), c);
}

function triangularBelow(p, x) {
  const c = placeIn(p[0], p[2], p[1]), s = placeIn(p[0], p[2], x);
  if (s <= 0 || s >= 1) return p[0] === p[2] && x >= p[0] ? 1 : s;
  return s < c ? s * s / c : 1 - (1 - s) * (1 - s) / (1 - c);
}

// The share of the whole that is at or below x.
const BELOW = {
  uniform: (p, x) => p[0] === p[1] && x >= p[0] ? 1 : placeIn(p[0], p[1], x),
  normal: (p, x) => p[1] === 0 ? (x >= p[0] ? 1 : 0) : normalBelow((x - p[0]) / p[1]),
  lognormal: (p, x) => {
    if (x <= 0) return 0;
    if (p[0] === p[1]) return x >= p[0] ? 1 : 0;
    const [mu, sigma] = lognormalScale(p);
    return normalBelow((exactLogAny(x) - mu) / sigma);
  },
  triangular: triangularBelow,
  pert: (p, x) => {
    if (p[0] === p[2]) return x >= p[0] ? 1 : 0;
    return betaBelow(...pertShapes(placeIn(p[0], p[2], p[1])), placeIn(p[0], p[2], x));
  },
  beta: (p, x) => betaBelow(p[0], p[1], x),
};

// A function from a share to a value, by kind.
const QUANTILE = {
  certain: p => () => p[0],
  uniform: p => {
    const range = rangeFor(p[0], p[1]);
    return u => inRange(range, u);
  },
  normal: p => u => p[0] + p[1] * normalQuantile(u),
  lognormal: p => {
    const [mu, sigma] = lognormalScale(p);
    return u => exactExp(mu + sigma * normalQuantile(u));
  },
  triangular: p => {
    const range = rangeFor(p[0], p[2]), c = shareIn(range, p[1]);
    return u => inRange(range, unitTriangular(c, u));
  },
  pert: p => {
    const range = rangeFor(p[0], p[2]), d = betaOf(...pertShapes(shareIn(range, p[1])));
    return u => inRange(range, betaQuantile(d, u));
  },
  beta: p => {
    const d = betaOf(p[0], p[1]);
    return u => betaQuantile(d, u);
  },
};

// All probability is at the first parameter.
function isCertain(d) {
  const p = d.parameters;
  if (d.kind === "certain") return true;
  if (d.kind === "normal") return p[1] === 0;
  if (d.kind === "uniform" || d.kind === "lognormal") return p[0] === p[1];
  return (d.kind === "triangular" || d.kind === "pert") && p[0] === p[2];
}

function isWithin(d, x) {
  return (d.least === undefined || x >= d.least) && (d.most === undefined || x <= d.most);
}

// Values that are listed, in rising order, with the share up to each.
function choices(d) {
  const step = d.weighted ? 2 : 1, list = [];
  for (let i = 0; i < d.parameters.length; i += step) {
    const value = d.parameters[i];
    if (isWithin(d, value)) list.push({ value, share: d.weighted ? d.parameters[i + 1] : 1 });
  }
  list.sort((a, b) => a.value - b.value); // the order of equals stays
  let sum = 0;
  for (const one of list) one.share = sum += one.share;
  for (const one of list) one.share /= sum;
  return list;
}

function choiceQuantile(d) {
  const list = choices(d), count = list.length;
  if (!d.weighted) return u => list[Math.min(Math.floor(u * count), count - 1)].value;
  let last = count - 1;
  while (last > 0 && list[last].share === list[last - 1].share) last--;
  return u => {
    let at = 0;
    while (at < last && list[at].share <= u) at++;
    return list[at].value;
  };
}

function dataQuantile(values) {
  return u => values[Math.min(Math.floor(u * values.length), values.length - 1)];
}

// Within bounds: shares of what is between them, and no value beyond.
function bounded(d, quantile) {
  const low = d.least === undefined ? 0 : BELOW[d.kind](d.parameters, d.least);
  const high = d.most === undefined ? 1 : BELOW[d.kind](d.parameters, d.most);
  return u => {
    let x = quantile(low + (high - low) * u);
    if (d.least !== undefined && x < d.least) x = d.least;
    if (d.most !== undefined && x > d.most) x = d.most;
    return x;
  };
}

// The inverse of a distribution: a function from shares to values.
function quantileOf(d) {
  if (isCertain(d)) return () => d.parameters[0];
  if (d.kind === "choice") return choiceQuantile(d);
  if (d.kind === "data") return dataQuantile(d.values);
  const quantile = QUANTILE[d.kind](d.parameters);
  return d.least === undefined && d.most === undefined ? quantile : bounded(d, quantile);
}
