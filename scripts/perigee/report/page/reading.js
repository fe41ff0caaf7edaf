// What the page reads of a graph: figures at the point, and over as many samples as there are.

const FIRST_TIME = 15; // ms
const FIRST_SAMPLES = 1024; // that are read at once, before the others, where there is time

function Reading(data, settings) {
  this.data = data;
  this.graph = new Graph(data.packed, settings.samples > 0);
  this.inLanes = settings.sampler !== "random";
  this.samples = new Samples(this.graph, settings.seed, settings.sampler, settings.samples);
  this.summaries = new Map();
  this.texts = new Map(); // of amounts, by option
  this.roots = rootsOf(data);
}

// Every node that some figure of the page is read from.
function rootsOf(data) {
  const roots = new Set([data.uncovered]);
  for (const one of data.bindings) if (one.n !== undefined) roots.add(one.n);
  for (const option of data.options) {
    for (const node of [option.feasible, option.cheapest, option.total]) roots.add(node);
    for (const row of option.rows) roots.add(row.node);
    for (const held of option.holds) roots.add(held.fails);
  }
  for (const check of data.checks) roots.add(check.fails);
  for (const one of data.timeline ? data.timeline.options : []) {
    for (const node of [one.npv, one.lowest, ...one.cumulative]) roots.add(node);
    for (const paid of one.payback) roots.add(paid.month).add(paid.comes);
  }
  for (const pair of data.timeline ? data.timeline.crossings : [])
    for (const one of pair.spreads) roots.add(one.month).add(one.comes);
  roots.delete(undefined);
  return [...roots];
}

// Begins anew with the assumptions where they stand: the point, and the first samples.
Reading.prototype.start = function () {
  this.graph.point();
  this.sampling = new Sampling(this.graph, this.samples, this.roots);
  this.advance(FIRST_SAMPLES, FIRST_TIME);
};

// Goes on with so many samples more, or with as many as there is time for: a block at least.
Reading.prototype.advance = function (count, time = Infinity) {
  const from = performance.now();
  for (let done = 0; done < count && !this.sampling.isComplete(); done += BLOCK) {
    this.sampling.advance(BLOCK);
    if (performance.now() - from > time) break;
  }
  this.summaries.clear();
  this.texts.clear();
};

Reading.prototype.isComplete = function () {
  return this.sampling.out.size === 0 || this.sampling.isComplete();
};

Reading.prototype.point = function (node) { return this.graph.points[node]; };

// A figure, of a node.
Reading.prototype.figure = function (node) {
  let made = this.summaries.get(node);
  if (!made) {
    made = new Summary(this.sampling.values(node), this.point(node), this.inLanes);
    this.summaries.set(node, made);
  }
  return made;
};

Reading.prototype.get = function (node, statistic) { return this.figure(node).get(statistic); };
Reading.prototype.mean = function (node) { return this.get(node, "mean"); };

// Whether nothing varies in a figure.
Reading.prototype.isCertain = function (node) {
  return !this.data.uncertain || this.get(node, "p5") === this.get(node, "p95");
};

// The one scale of all that is shown of a figure.
Reading.prototype.scale = function (node, unit, times) {
  let most = 0;
  for (const statistic of ["point", "mean", "p5", "p50", "p95"]) {
    const value = this.get(node, statistic) / times;
    if (isNumber(value)) most = Math.max(most, Math.abs(value));
  }
  return scaleOf(most, unit);
};

// The option that costs least at the point; -1 where none is feasible.
Reading.prototype.cheapest = function () {
  return this.data.options.findIndex(option => this.point(option.cheapest) !== 0);
};

Reading.prototype.isFeasible = function (option) { return this.point(option.feasible) !== 0; };
Reading.prototype.cost = function (option) { return this.get(option.total, this.data.basis); };

function amountsOf(reading, option) {
  const { basis, unit, money } = reading.data;
  return sumTexts(reading.cost(option), option.rows.map(row => reading.get(row.node, basis)), {
    unit, money, certain: reading.isCertain(option.total), error: reading.get(option.total, basis + "_error"),
    scale: reading.scale(option.total, unit, 1),
  });
}

// An option's total and rows, in texts that add up.
Reading.prototype.amounts = function (option) {
  if (!this.texts.has(option)) this.texts.set(option, amountsOf(this, option));
  return this.texts.get(option);
};

// Whether the assumptions lead to a path through the model that was not traced, at the point
// or in some sample: no figure is right then.
Reading.prototype.uncovered = function () {
  const { uncovered } = this.data;
  return uncovered !== undefined && (this.point(uncovered) !== 0 || this.mean(uncovered) !== 0);
};

// What is no finite number, at the point or in some sample: the engine answers with an error then.
Reading.prototype.strange = function () {
  const { options, outputs } = this.data;
  const figures = [...options.map(one => [one.name, one.total]), ...outputs.map(one => [one.name, one.node])];
  const found = figures.find(([, node]) => !isNumber(this.point(node)) || this.figure(node).strange > 0);
  return found && found[0];
};

// What the model says must hold, and does not.
Reading.prototype.broken = function () {
  const check = this.data.checks.find(one => this.point(one.fails) !== 0 || this.mean(one.fails) !== 0);
  return check && check.message;
};
