// The pictures of page/charts.lua, drawn anew: SVG whose places are percentages.

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = text => text.replace(/[&<>"']/g, letter => ENTITIES[letter]);

const percentPlace = share => (100 * share).toFixed(2) + "%";
const xOf = (scale, value) => percentPlace(scale.place(value));
const yOf = (scale, value) => percentPlace(1 - scale.place(value));
const tickText = tick => escapeHtml(numberText(tick, { digits: 3, trim: true }));
const anchorOf = share => share < 0.03 ? "start" : share > 0.97 ? "end" : "middle";
const hiddenSvg = (name, inner) => `<svg aria-hidden="true" class="${name}">${inner}</svg>`;
const colourOf = index => "c" + index % 8;

function letterOf(index) {
  let letter = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letter = String.fromCharCode(65 + (rest - 1) % 26) + letter;
  return letter;
}

// ----- spreads -----

function barMark(scale, row) {
  return `<rect class="bar ${row.colour}" height="14" width="${xOf(scale, row.p50)}" x="0" y="5"></rect>`;
}

function spreadMark(scale, row) {
  const x5 = xOf(scale, row.p5), x50 = xOf(scale, row.p50), x95 = xOf(scale, row.p95);
  const dot = `<circle class="dot ${row.colour}" cx="${x50}" cy="12" r="5"></circle>`;
  if (row.p5 === row.p95) return dot;
  return `<line class="span ${row.colour}" x1="${x5}" x2="${x95}" y1="12" y2="12"></line>${dot}`;
}

// Bars where nothing is spread, and they begin at zero.
function markFor(scale, rows) {
  return scale.log || scale.low !== 0 || rows.some(row => row.p5 !== row.p95) ? spreadMark : barMark;
}

function axisRow(scale) {
  const texts = scale.ticks.map(tick =>
    `<text text-anchor="${anchorOf(scale.place(tick))}" x="${xOf(scale, tick)}" y="14">${tickText(tick)}</text>`);
  return `<div class="irow axis"><div class="iname"></div>${hiddenSvg("itrack", texts.join(""))}</div>`;
}

// rows: name, p5, p50, p95, colour
function spreadsHtml(rows) {
  const scale = scaleOver(rows.flatMap(row => [row.p5, row.p50, row.p95]), 5);
  if (!scale) return "";
  const mark = markFor(scale, rows);
  const grid = scale.ticks.map(tick => xOf(scale, tick))
    .map(x => `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="100%"></line>`).join("");
  const lines = rows.map(row => `<div class="irow"><div class="iname">${escapeHtml(row.name)}</div>` +
    hiddenSvg("itrack", grid + mark(scale, row)) + "</div>");
  return [...lines, axisRow(scale)].join("\n");
}

// ----- curves -----

function runsOf(along, up, xs, values) {
  const runs = [];
  let run = null;
  xs.forEach((x, i) => {
    const y = values[i];
    if (y === undefined || !isNumber(y) || (up.log && y <= 0)) {
      run = null;
      return;
    }
    if (!run) runs.push(run = []);
    run.push((1000 * along.place(x)).toFixed(1) + "," + (1000 * (1 - up.place(y))).toFixed(1));
  });
  return runs;
}

function curveMarkup(along, up, xs, one) {
  return runsOf(along, up, xs, one.values)
    .map(run => `<polyline class="curve ${one.colour}" points="${run.join(" ")}"></polyline>`).join("");
}

function bandMarkup(along, up, xs, one) {
  if (!one.low) return "";
  const low = runsOf(along, up, xs, one.low), high = runsOf(along, up, xs, one.high);
  if (low.length !== 1 || high.length !== 1) return "";
  return `<path class="band ${one.colour}" d="M${high[0].join("L")}L${low[0].reverse().join("L")}Z"></path>`;
}

function tickLines(along, up) {
  const across = up.ticks.map(tick => yOf(up, tick))
    .map(y => `<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"></line>`);
  const upright = along.ticks.map(tick => xOf(along, tick))
    .map(x => `<line class="grid" x1="${x}" x2="${x}" y1="0" y2="100%"></line>`);
  return [...across, ...upright].join("");
}

// A letter at each curve's end, none over another.
function endLetters(up, list) {
  const ends = [];
  list.forEach((one, i) => {
    const last = one.values.at(-1);
    if (last !== undefined && isNumber(last)) ends.push({ i, letter: letterOf(i), y: 1 - up.place(last) });
  });
  ends.sort((a, b) => a.y - b.y || a.i - b.i);
  ends.forEach((one, i) => { if (i > 0) one.y = Math.max(one.y, ends[i - 1].y + 0.06); });
  return ends.map(one =>
    `<text class="letter" dx="4" dy="4" x="0" y="${percentPlace(one.y)}">${one.letter}</text>`).join("");
}

function yLabels(up) {
  return up.ticks.map(tick =>
    `<text dx="-6" dy="4" text-anchor="end" x="100%" y="${yOf(up, tick)}">${tickText(tick)}</text>`).join("");
}

function xLabels(along) {
  return along.ticks.map(tick =>
    `<text text-anchor="${anchorOf(along.place(tick))}" x="${xOf(along, tick)}" y="14">${tickText(tick)}</text>`).join("");
}

// list: values, low and high (of bands), colour
function curvesHtml(list, xs, along, linear) {
  const values = list.flatMap(one => [...one.values, ...(one.low || []), ...(one.high || [])]);
  const up = (linear ? scaleLinear : scaleOver)(values, 5);
  if (!up || !along) return "";
  const bands = list.map(one => bandMarkup(along, up, xs, one)).join("");
  const curves = list.map(one => curveMarkup(along, up, xs, one)).join("");
  const box = `<svg class="box" preserveAspectRatio="none" viewBox="0 0 1000 1000">${bands + curves}</svg>`;
  return `<div class="plot">${hiddenSvg("ylabels", yLabels(up))}` +
    hiddenSvg("area", tickLines(along, up) + box) +
    hiddenSvg("letters", endLetters(up, list)) + hiddenSvg("xlabels", xLabels(along)) + "</div>";
}
