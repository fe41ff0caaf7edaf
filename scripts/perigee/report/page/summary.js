// What is said of the samples of a figure: core/run/summary.c.

const CHUNK = 16384; // samples whose sums are taken together

// A chunk's distances from its first sample, added up by lane: what is the same in all samples
// comes out as itself, and cancels nothing.
function chunkSums(values, from, to) {
  const origin = values[from], sums = new Float64Array(LANES);
  for (let i = from; i < to; i++) sums[i % LANES] += values[i] - origin;
  return { origin, sums, from, count: to - from };
}

// In pairs, then pairs of these, and so on.
function pairwise(sums) {
  const parts = Float64Array.from(sums);
  for (let half = LANES / 2; half >= 1; half /= 2) for (let k = 0; k < half; k++) parts[k] += parts[k + half];
  return parts[0];
}

function chunksOf(values) {
  const chunks = [];
  for (let from = 0; from < values.length; from += CHUNK)
    chunks.push(chunkSums(values, from, Math.min(from + CHUNK, values.length)));
  return chunks;
}

// Chunks' means, measured from the first one's origin, are added up in their order.
function meanOf(chunks) {
  const first = chunks[0].origin;
  let count = 0, mean = 0;
  for (const chunk of chunks) {
    const own = chunk.origin - first + pairwise(chunk.sums) / chunk.count;
    count += chunk.count;
    mean += (own - mean) * (chunk.count / count);
  }
  return first + mean;
}

function lowest(values) { return values.reduce((a, b) => a < b ? a : b, Infinity); }
function highest(values) { return values.reduce((a, b) => a > b ? a : b, -Infinity); }

function randomError(values, mean) {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1)) / Math.sqrt(values.length);
}

// The mean's error from the scatter of the sampler's lanes.
function laneError(chunks, mean, count) {
  const lanes = Math.min(LANES, count);
  let squares = 0;
  for (let lane = 0; lane < lanes; lane++) {
    let sum = 0;
    for (const chunk of chunks) {
      const own = Math.floor(chunk.count / LANES) + (lane < chunk.count % LANES ? 1 : 0);
      sum += chunk.sums[lane] + own * (chunk.origin - mean);
    }
    squares += (sum / count) ** 2;
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
  this.strange = 0; // samples that are not finite
  if (!values) return;
  const finite = values.every(isNumber) ? values : values.filter(isNumber);
  this.finite = finite;
  this.strange = values.length - finite.length;
  this.chunks = chunksOf(finite);
  this.mean = finite.length ? Math.min(Math.max(meanOf(this.chunks), lowest(finite)), highest(finite)) : NaN;
  this.inLanes = inLanes && this.strange === 0;
}

// An error below a rounding is the arithmetic's, not the draw's: analysis/board.lua's rule.
Summary.prototype.meanError = function () {
  const { chunks, finite, mean } = this;
  const error = this.inLanes ? laneError(chunks, mean, finite.length) : randomError(finite, mean);
  return error > 1e-13 * Math.abs(mean) ? error : 0;
};

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
  if (statistic === "mean_error") return this.meanError();
  const [name, error] = statistic.split("_");
  return error ? this.quantileError(SHARES[name]) : this.quantile(SHARES[name]);
};
