// The graph of an answer, evaluated at a point and over samples.
//
// `packed` is what report/page/pack.lua writes: ops, units and places by name, and of each node
// [op, unit, place, how far before it each argument stands, or which constant or leaf it is].

const AHEAD = 768;  // samples of leaves that are drawn before they are wanted, for drawing many is cheaper
const BLOCK = 256; // samples at once: a group of the sampler

function Graph(packed, sampled) {
  this.sampled = sampled; // where it is read at the point alone, nothing draws
  const count = packed.nodes.length;
  this.count = count;
  this.ops = packed.ops;
  this.units = packed.units;
  this.places = packed.places;
  this.nodes = packed.nodes.map((node, i) =>
    OPERATIONS[packed.ops[node[0]]] ? node.map((part, j) => j < 3 ? part : i - part) : node);
  this.leaves = packed.leaves; // name, point, source, distribution, values
  this.constants = packed.constants.map(readNumber);
  this.points = new Float64Array(count);
  this.given = new Map(); // by node: what a leaf stands at
}

// Infinities and NaN are texts in JSON.
function readNumber(value) {
  return typeof value === "string" ? Number(value) : value;
}

Graph.prototype.op = function (node) { return this.ops[this.nodes[node][0]]; };
Graph.prototype.unit = function (node) { return this.units[this.nodes[node][1]]; };
Graph.prototype.place = function (node) { return this.places[this.nodes[node][2]]; };

Graph.prototype.args = function (node) {
  return this.isLeaf(node) || this.op(node) === "constant" ? [] : this.nodes[node].slice(3);
};

Graph.prototype.isLeaf = function (node) {
  const op = this.op(node);
  return op === "leaf" || op === "axis";
};

Graph.prototype.leaf = function (node) { return this.leaves[this.nodes[node][3]]; };

// A leaf draws, unless it stands at a value.
Graph.prototype.draws = function (node) {
  return this.sampled && this.op(node) === "leaf" && !this.given.has(node) && this.leaf(node).distribution !== undefined;
};

// ----- at the point: every uncertain leaf at its median -----

Graph.prototype.standing = function (node) {
  const given = this.given.get(node);
  return given === undefined ? readNumber(this.leaf(node).point) : given;
};

// The value of every node.
Graph.prototype.point = function () {
  const { nodes, ops, points, constants } = this;
  const functions = ops.map(op => OPERATIONS[op]);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i], f = functions[node[0]];
    if (f) points[i] = f(points[node[3]], points[node[4]], points[node[5]]);
    else points[i] = ops[node[0]] === "constant" ? constants[node[3]] : this.standing(i);
  }
  return points;
};

// ----- over samples -----

// Which nodes differ from sample to sample, and are wanted by some root.
function varyingNodes(graph, roots) {
  const { nodes } = graph, varies = new Uint8Array(graph.count), wanted = new Uint8Array(graph.count);
  for (let i = 0; i < graph.count; i++) {
    if (graph.isLeaf(i)) varies[i] = graph.draws(i) ? 1 : 0;
    else if (graph.op(i) !== "constant")
      for (let j = 3; j < nodes[i].length; j++) varies[i] |= varies[nodes[i][j]];
  }
  for (const root of roots) wanted[root] = varies[root];
  for (let i = graph.count - 1; i >= 0; i--) {
    if (!wanted[i] || graph.isLeaf(i)) continue;
    for (let j = 3; j < nodes[i].length; j++) if (varies[nodes[i][j]]) wanted[nodes[i][j]] = 1;
  }
  return wanted;
}

// By node, the last that reads it; a root is read to the end.
function lastReaders(graph, roots, wanted) {
  const last = new Int32Array(graph.count);
  for (let i = 0; i < graph.count; i++) if (wanted[i]) for (const from of graph.args(i)) last[from] = i;
  for (const root of roots) last[root] = graph.count;
  return last;
}

// The steps of a block, each with its arrays of numbers: of one number, in `singles`, where a
// step's argument does not vary.  An array is used again as soon as its last reader is done; that may be by the
// very step that reads it, for each goes over its samples one by one.
function plan(graph, roots) {
  const wanted = varyingNodes(graph, roots), last = lastReaders(graph, roots, wanted);
  const free = [], arrays = new Map(), singles = new Map(), steps = [];
  const single = from => {
    if (!singles.has(from)) singles.set(from, new Float64Array(1));
    return singles.get(from);
  };
  const arrayOf = from => wanted[from] ? arrays.get(from) : single(from);
  for (let i = 0; i < graph.count; i++) {
    if (!wanted[i]) continue;
    const from = graph.args(i), step = { node: i, leaf: graph.isLeaf(i), args: from.map(arrayOf) };
    step.strides = from.map(node => wanted[node] ? 1 : 0);
    for (const node of new Set(from)) if (wanted[node] && last[node] === i) free.push(arrays.get(node));
    step.out = free.pop() || new Float64Array(BLOCK);
    arrays.set(i, step.out);
    steps.push(step);
  }
  return { steps, wanted, singles, loops: steps.map(step => step.leaf ? null : LOOPS[graph.op(step.node)]) };
}

// The plan of what varies now: the last one, where the same leaves stand at values.
Graph.prototype.planFor = function (roots) {
  const key = [...this.given.keys()].sort((a, b) => a - b).join();
  if (this.plannedFor !== key) {
    this.planned = plan(this, roots);
    this.plannedFor = key;
  }
  for (const [node, array] of this.planned.singles) array[0] = this.points[node];
  return this.planned;
};

// Samples of a graph's leaves, drawn when they are first wanted and kept.
function Samples(graph, seed, sampler, count) {
  this.graph = graph;
  this.seed = seed;
  this.random = sampler === "random";
  this.count = count;
  this.uniform = new Map(); // by name
  this.values = new Map();  // by node
}

function room(count) { return Math.ceil(count / BLOCK) * BLOCK; }

// The numbers of a name from the first sample up to `to`.
Samples.prototype.numbers = function (name, to) {
  let drawn = this.uniform.get(name);
  if (!drawn) {
    drawn = { stream: streamOf(name, this.seed), out: new Float64Array(room(this.count)), to: 0 };
    this.uniform.set(name, drawn);
  }
  if (drawn.to < to) {
    (this.random ? drawRandom : drawStratified)(drawn.stream, drawn.to, to, drawn.out);
    drawn.to = to;
  }
  return drawn.out;
};

// What a correlated leaf draws: the normal scores of its name and of those that it follows.
Samples.prototype.correlated = function (leaf, from, to) {
  const sum = new Float64Array(to - from);
  let left = 1;
  for (const part of leaf.distribution.follows) left -= part.weight * part.weight;
  const add = (name, weight) => {
    const numbers = this.numbers(name, to);
    for (let i = from; i < to; i++) sum[i - from] += weight * normalQuantile(numbers[i]);
  };
  add(leaf.name, left > 0 ? Math.sqrt(left) : 0);
  for (const part of leaf.distribution.follows) add(part.name, part.weight);
  for (let i = 0; i < sum.length; i++) sum[i] = Math.min(normalBelow(sum[i]), 1 - EPSILON / 2);
  return sum;
};

// The values of a leaf, at least up to sample `to`.
Samples.prototype.of = function (node, to) {
  let kept = this.values.get(node);
  const leaf = this.graph.leaf(node);
  if (!kept) {
    kept = { quantile: quantileOf(leaf.distribution), out: new Float64Array(room(this.count)), to: 0 };
    this.values.set(node, kept);
  }
  if (kept.to < to) {
    const { quantile, out, to: from } = kept, follows = leaf.distribution.follows;
    const numbers = follows ? this.correlated(leaf, from, to) : this.numbers(leaf.name, to).subarray(from, to);
    for (let i = from; i < to; i++) out[i] = quantile(numbers[i - from]);
    kept.to = to;
  }
  return kept.out;
};

// A run over samples: the values of roots, block by block.
function Sampling(graph, samples, roots) {
  graph.point();
  this.graph = graph;
  this.samples = samples;
  this.done = 0;
  this.plan = graph.planFor(roots);
  this.out = new Map();
  for (const root of roots)
    if (this.plan.wanted[root]) this.out.set(root, new Float64Array(room(samples.count)));
}

// Goes on with so many samples more, in whole blocks.
Sampling.prototype.advance = function (count) {
  const last = room(this.samples.count), end = Math.min(this.done + room(count), last);
  const { steps, loops } = this.plan, ahead = Math.min(end + AHEAD, last);
  for (; this.done < end; this.done += BLOCK) {
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k], { args, strides } = step;
      if (step.leaf) step.out.set(this.samples.of(step.node, ahead).subarray(this.done, this.done + BLOCK));
      else loops[k](step.out, BLOCK, args[0], strides[0], args[1], strides[1], args[2], strides[2]);
      const kept = this.out.get(step.node);
      if (kept) kept.set(step.out, this.done);
    }
  }
};

Sampling.prototype.isComplete = function () { return this.done >= this.samples.count; };

// How many samples there are so far.
Sampling.prototype.size = function () { return Math.min(this.done, this.samples.count); };

// The samples of a root so far; null where it is the same in all.
Sampling.prototype.values = function (root) {
  const kept = this.out.get(root);
  return kept ? kept.subarray(0, this.size()) : null;
};
