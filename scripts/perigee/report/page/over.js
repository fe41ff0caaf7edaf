// What the options cost over the range of one assumption, the others where they stand: read at
// the point, with every uncertain one at its median.

const POINTS = 41;

// Where the range is looked at.
function lookedAt(control) {
  if (control.choices) return [...control.choices].sort((a, b) => a - b);
  const { low, high, log } = control, list = [];
  for (let i = 0; i < POINTS; i++) {
    const share = i / (POINTS - 1);
    list.push(i === POINTS - 1 ? high : log ? low * (high / low) ** share : low + (high - low) * share);
  }
  return list;
}

// Costs by option at one value; none where the option is not feasible, or the path not followed.
function costsAt(reading, node, value) {
  const { graph, data } = reading;
  graph.given.set(node, value);
  graph.point();
  if (data.uncovered !== undefined && reading.point(data.uncovered) !== 0) return data.options.map(() => undefined);
  return data.options.map(option => reading.isFeasible(option) ? reading.point(option.total) : undefined);
}

function costsOver(reading, node, xs) {
  const { graph } = reading, before = graph.given.get(node);
  const rows = xs.map(value => costsAt(reading, node, value));
  if (before === undefined) graph.given.delete(node); else graph.given.set(node, before);
  graph.point();
  return rows;
}

// The chart, and where the assumption stands on it.
function overHtml(reading, control, value) {
  const xs = lookedAt(control), rows = costsOver(reading, control.node, xs), along = scaleAlong(xs, 7, control.log);
  const list = reading.data.options.map((option, i) => ({ values: rows.map(row => row[i]), colour: colourOf(i) }))
    .filter((one, i) => !reading.data.rare[i]);
  const now = along && value >= along.low && value <= along.high
    ? `<line class="now" x1="${xOf(along, value)}" x2="${xOf(along, value)}" y1="0" y2="100%"></line>` : "";
  return curvesHtml(list, xs, along, false).replace('<svg class="box"', `${now}<svg class="box"`);
}

function legendHtml(reading) {
  return reading.data.options.map((option, i) => reading.data.rare[i] ? "" :
    `<li><svg class="swatch" aria-hidden="true"><line class="curve ${colourOf(i)}" x1="0" x2="100%" y1="50%" y2="50%">` +
    `</line></svg>${letterOf(i)}  ${escapeHtml(option.name)}</li>`).join("");
}

// How much the costs move from one end of an assumption's range to the other, in all.
function sway(reading, control) {
  const ends = lookedAt(control), [low, high] = costsOver(reading, control.node, [ends[0], ends.at(-1)]);
  return low.reduce((sum, cost, i) => {
    const share = Math.abs(high[i] - cost) / (Math.abs(high[i]) + Math.abs(cost));
    return isNumber(share) ? sum + share : sum;
  }, 0);
}

// What is looked at first: a list, or what moves most.
function firstOver(reading, list) {
  const axis = list.findIndex(control => control.kind === "axis");
  if (axis >= 0) return axis;
  const sways = list.map(control => sway(reading, control));
  return Math.max(0, sways.indexOf(Math.max(...sways)));
}

// The section, drawn again where something moved.
function Over(controls, reading) {
  this.controls = controls;
  this.select = byId("over-name");
  controls.list.forEach((control, i) => this.select.append(new Option(control.name, String(i))));
  this.select.value = String(firstOver(reading, controls.list));
  this.select.addEventListener("change", () => this.update(this.reading));
}

Over.prototype.update = function (reading) {
  this.reading = reading;
  const { name, unit, point } = this.controls.list[Number(this.select.value)];
  const control = reading.data.controls.find(one => one.name === name);
  byId("over-unit").textContent = unit === "" ? "" : `in ${pluralUnit(unit)}`;
  byId("over-chart").innerHTML = control ? overHtml(reading, control, this.controls.given.get(name) ?? point) : "";
  byId("over-legend").innerHTML = legendHtml(reading);
};
