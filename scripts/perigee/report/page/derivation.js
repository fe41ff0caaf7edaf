// The derivation as a tree that opens where the reader looks: formulas in the script's own names,
// as `perigee explain` has them, with the values of the moment.

function Derivation(list, reading) {
  this.list = list;
  this.show(reading);
}

function span(name, text) {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}

function amountOf(value, unit) {
  return withUnit(numberText(value, { digits: 6, trim: true, unit, money: isMoney(unit) }), unit);
}

Derivation.prototype.valueText = function (one) {
  const { graph } = this.reading, value = graph.points[one.node];
  if (one.holds) return value !== 0 ? "holds" : "does not hold";
  return amountOf(value, graph.unit(one.node));
};

// A node as report/page/derivation.lua writes it.
Derivation.prototype.node = function (place) {
  const [name, node, parts, words, more] = this.derived.nodes[place];
  return { name: this.derived.texts[name], node, parts, words, ...more };
};

// A formula: texts, what has a name, numbers with their units.
Derivation.prototype.words = function (words) {
  return words.map(word => {
    if (typeof word !== "number") return amountOf(readNumber(word[0]), word[1]);
    return word < 0 ? this.derived.texts[-1 - word] : span("ref", this.node(word).name);
  });
};

// Cases, of which the first that holds counts.
Derivation.prototype.cases = function (one) {
  const made = span("formula", "");
  one.cases.forEach((each, i) => {
    made.append(i ? "; " : "", ...this.words(each.value));
    if (each.when) made.append(" where ", ...this.words(each.when)); else made.append(" else");
  });
  if (one.more) made.append(`; and ${one.more} more cases`);
  return made;
};

Derivation.prototype.formula = function (one) {
  if (one.cases) return this.cases(one);
  const made = span("formula", "");
  made.append(...this.words(one.words));
  return made;
};

// Where it is from: the source of an assumption or a catalog's figure, or the line that made it.
Derivation.prototype.origin = function (one) {
  const { graph } = this.reading, leaf = graph.isLeaf(one.node) && graph.leaf(one.node);
  if (leaf && leaf.source) return [span("source", one.from ? `${leaf.source}, from ${one.from}` : leaf.source)];
  return leaf || !graph.place(one.node) ? [] : [span("place", graph.place(one.node))];
};

Derivation.prototype.line = function (one, name) {
  const value = span("value", this.valueText(one)), parts = [span("dname", name || one.name)];
  if (one.cases || one.words.length) parts.push(this.formula(one));
  parts.push(value, ...this.origin(one));
  this.shown.push({ one, value });
  return parts.flatMap((part, i) => i ? [" ", part] : [part]);
};

Derivation.prototype.item = function (place, name) {
  const one = this.node(place), item = document.createElement("li");
  if (one.parts.length === 0) {
    item.append(...this.line(one, name));
    return item;
  }
  const details = document.createElement("details"), summary = document.createElement("summary");
  summary.append(...this.line(one, name));
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("ul")) return;
    const list = document.createElement("ul");
    list.append(...one.parts.map(part => this.item(part)));
    details.append(list);
  });
  item.append(details);
  return item;
};

// The whole tree, closed: an option or output a line.
Derivation.prototype.show = function (reading) {
  this.reading = reading;
  this.derived = reading.data.derived;
  this.shown = [];
  this.list.replaceChildren(...this.derived.roots.map(root => this.item(root.of, root.name)));
};

// Values of all that is open.
Derivation.prototype.update = function () {
  for (const { one, value } of this.shown) value.textContent = this.valueText(one);
};
