// What is said of the samples of a figure: core/run/summary.c.

function sumOf(values) {
  let sum = 0, rest = 0; // Kahan's
  for (let i = 0; i < values.length; i++) {
    const y = values[i] - rest, t = sum + y;
    rest = t - sum - y;
    sum = t;
  }
  return sum;
}

// The mean's error: from the scatter of the sampler's lanes, or as of random samples.
function errorOf(values, mean, inLanes) {
  const n = values.length, lanes = Math.min(LANES, n);
  let squares = 0;
  if (!inLanes) {
    for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
    return Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
  }
  for (let lane = 0; lane < lanes; lane++) {
    let sum = 0;
    for (let i = lane; i < n; i += LANES) sum += values[i] - mean;
    squares += (sum / n) ** 2;
  }
  return Math.sqrt(squares * lanes / (lanes - 1));
}

// Linear between the order statistics.
function rankedQuantile(sorted, p) {
  const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1), rank = Math.floor(place);
  const low = sorted[rank], share = place - rank;
  return share === 0 ? low : low + (sorted[rank + 1] - low) * share;
}

const isNumber = x => x - x === 0;

// values: a Float64Array, or null of what is the same in all samples; point: its value at the
// point.  What is not finite counts in nothing.
function Summary(values, point, inLanes) {
  this.point = point;
  this.varies = values !== null;
  if (!values) return;
  const finite = values.every(isNumber) ? values : values.filter(isNumber);
  this.finite = finite;
  this.mean = finite.length ? Math.min(Math.max(sumOf(finite) / finite.length, lowest(finite)), highest(finite)) : NaN;
  this.inLanes = inLanes && finite.length === values.length;
}

function lowest(values) { return values.reduce((a, b) => a < b ? a : b, Infinity); }
function highest(values) { return values.reduce((a, b) => a > b ? a : b, -Infinity); }

Summary.prototype.sorted = function () {
  this.order = this.order || Float64Array.from(this.finite).sort();
  return this.order;
};

Summary.prototype.quantile = function (p) {
  if (!this.varies) return this.point;
  return this.finite.length ? rankedQuantile(this.sorted(), p) : NaN;
};

Summary.prototype.quantileError = function (p) {
  if (!this.varies) return 0;
  const reach = Math.sqrt(p * (1 - p) / this.finite.length);
  return 0.5 * this.quantile(p + reach) - 0.5 * this.quantile(p - reach);
};

const SHARES = { p5: 0.05, p50: 0.5, p95: 0.95 };

// A statistic by the name that reports have for it.
Summary.prototype.get = function (statistic) {
  if (statistic === "point" || !this.varies) return statistic.endsWith("_error") ? 0 : this.point;
  if (statistic === "mean") return this.mean;
  if (statistic === "mean_error") return errorOf(this.finite, this.mean, this.inLanes);
  const [name, error] = statistic.split("_");
  return error ? this.quantileError(SHARES[name]) : this.quantile(SHARES[name]);
};
