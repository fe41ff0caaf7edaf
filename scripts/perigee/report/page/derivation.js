// The derivation as a tree that opens where the reader looks, its values those of the moment.

const SIGNS = { "add": " + ", "multiply": " × ", "subtract": " − ", "divide": " ÷ ", "power": " ^ ",
  "less": " < ", "less or equal": " ≤ ", "equal": " = ", "and": " and ", "or": " or ", "remainder": " mod " };
const WORDS = { "negate": "minus", "abs": "size of", "floor": "rounded down:", "ceil": "rounded up:",
  "round": "rounded:", "exp": "e to the power of", "log": "logarithm of", "sqrt": "square root of", "not": "not",
  "min": "least of", "max": "largest of" };
const CHAINS = { "add": true, "multiply": true, "min": true, "max": true, "and": true, "or": true };
const LONGEST = 12; // parts of a chain that are shown side by side

function Derivation(list, reading) {
  this.list = list;
  this.show(reading);
}

// Names of nodes that reports have: totals, rows, outputs.
function namesOf(data) {
  const names = new Map();
  for (const option of data.options) {
    for (const row of option.rows) names.set(row.node, row.label ? `${row.category}: ${row.label}` : row.category);
    names.set(option.total, option.name);
  }
  for (const output of data.outputs) names.set(output.node, output.name);
  return names;
}

// The parts of a node: a sum of sums is one sum.
function partsOf(graph, node, names) {
  const op = graph.op(node), parts = [];
  const add = from => {
    const inner = graph.op(from) === op && CHAINS[op] && !names.has(from) && parts.length < LONGEST;
    if (inner) graph.args(from).forEach(add); else parts.push(from);
  };
  graph.args(node).forEach(add);
  return parts;
}

function valueText(graph, node) {
  const unit = graph.unit(node);
  return withUnit(numberText(graph.points[node], { digits: 6, trim: true, unit, money: isMoney(unit) }), unit);
}

// How a part is called in the formula of the whole.
function shortName(graph, node, names) {
  if (names.has(node)) return names.get(node);
  if (graph.isLeaf(node)) return graph.leaf(node).shown || graph.leaf(node).name;
  return valueText(graph, node);
}

function formulaText(graph, node, names) {
  const op = graph.op(node);
  if (graph.isLeaf(node) || op === "constant") return "";
  const parts = partsOf(graph, node, names).map(part => shortName(graph, part, names));
  if (op === "where") return `${parts[1]} where it holds, else ${parts[2]}`;
  if (SIGNS[op]) return parts.join(SIGNS[op]);
  return `${WORDS[op]} ${parts.join(", ")}`;
}

function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

// The line of a node: its name or formula, and its value.
Derivation.prototype.line = function (node) {
  const { graph } = this.reading, parts = [];
  const named = this.names.has(node) || graph.isLeaf(node);
  if (named) parts.push(span("dname", shortName(graph, node, this.names)));
  const formula = span("formula", formulaText(graph, node, this.names)), value = span("value", valueText(graph, node));
  if (formula.textContent) parts.push(formula);
  if (graph.op(node) !== "constant" || !named) parts.push(value);
  if (graph.isLeaf(node) && graph.leaf(node).source) parts.push(span("source", graph.leaf(node).source));
  else if (graph.isLeaf(node) === false && graph.place(node)) parts.push(span("place", graph.place(node)));
  this.shown.push({ node, formula, value });
  return parts.flatMap((part, i) => i ? [" ", part] : [part]);
};

Derivation.prototype.item = function (node) {
  const { graph } = this.reading, item = document.createElement("li"), parts = partsOf(graph, node, this.names);
  if (parts.length === 0) {
    item.append(...this.line(node));
    return item;
  }
  const details = document.createElement("details"), summary = document.createElement("summary");
  summary.append(...this.line(node));
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("ul")) return;
    const list = document.createElement("ul");
    list.append(...parts.map(part => this.item(part)));
    details.append(list);
  });
  item.append(details);
  return item;
};

// The whole tree, closed: an option or output a line.
Derivation.prototype.show = function (reading) {
  this.reading = reading;
  this.names = namesOf(reading.data);
  this.shown = [];
  const { options, outputs, rare } = reading.data;
  const totals = options.filter((option, i) => !rare[i]).map(option => option.total);
  const roots = [...totals, ...outputs.map(one => one.node)];
  this.list.replaceChildren(...[...new Set(roots)].map(node => this.item(node)));
};

// Values of all that is open.
Derivation.prototype.update = function () {
  const { graph } = this.reading;
  for (const one of this.shown) {
    one.value.textContent = valueText(graph, one.node);
    one.formula.textContent = formulaText(graph, one.node, this.names);
  }
};
