// What happens when an assumption moves: the point and the first samples at once, then the
// other samples a slice at a time, so that the page stays quick to the touch.

const SMALL = 5000; // nodes of a graph that is looked at over a range within a few milliseconds
const SLICE = 25; // ms between two looks at what the reader does

const settings = JSON.parse(byId("perigee-data").textContent);
const live = byId("live");
const written = live.innerHTML; // as the program wrote it, with all its samples
let current, reading, elements, controls, derivation, over, work = null;

// The graph of the names that are chosen; the last axis is the fastest.
function chosenGraph() {
  return settings.names.reduce((place, axis, i) => place * axis.values.length + controls.names[i], 0);
}

const firstGraph = settings.graphs.findIndex(Boolean);

function boundElements(data) {
  return [...live.querySelectorAll("[data-b]")].map(element => [data.bindings[Number(element.dataset.b)], element]);
}

function openGraph(place) {
  const template = byId(`sections-${place}`);
  if (template) live.replaceChildren(template.content.cloneNode(true));
  else live.innerHTML = written;
  current = place;
  const data = settings.graphs[place];
  if (!data) return;
  reading = new Reading(data, settings);
  elements = boundElements(data);
  if (!derivation) return;
  reading.graph.point();
  derivation.show(reading);
}

// ----- what the page says of itself -----

function isMoved() { return controls.given.size > 0; }

function statusText(fault) {
  if (fault) return fault;
  if (!isMoved()) return "";
  const count = controls.given.size, moved = `${count} assumption${count === 1 ? "" : "s"} moved`;
  if (!reading.data.uncertain) return moved;
  const size = numberText(reading.sampling.size(), { certain: true, trim: true });
  return `${moved}; ${size} samples${reading.isComplete() ? "" : " so far"}`;
}

// Why no figure can be shown, where it is so.
function faultOf() {
  if (!settings.graphs[current]) return "The model does not run with this name: its figures are left out.";
  if (reading.uncovered())
    return "These assumptions lead the model where this page has not followed it: run it anew with the flags below.";
  const broken = reading.broken(), strange = reading.strange();
  if (broken) return `These assumptions do not go: ${broken}`;
  return strange ? `These assumptions do not go: '${strange}' is not a finite number` : "";
}

function tell() {
  const fault = faultOf();
  byId("status").textContent = statusText(fault);
  byId("command").textContent = controls.command();
  document.body.classList.toggle("faulty", fault !== "");
  document.body.classList.toggle("moved", isMoved());
  byId("fault").textContent = fault;
  byId("fault").hidden = !fault;
  byId("moved").textContent = `Moved: ${controls.movedTexts().join("; ")}.`;
  byId("moved").hidden = !isMoved();
  if (fault) return;
  reading.where = controls.axes();
  fill(reading, elements);
  derivation.update();
  if (reading.isComplete() || reading.graph.count < SMALL) over.update(reading);
}

// ----- moving -----

function place() {
  const { graph, data } = reading;
  graph.given.clear();
  for (const control of data.controls)
    if (controls.given.has(control.name)) graph.given.set(control.node, controls.given.get(control.name));
}

function goOn() {
  work = null;
  if (reading.isComplete()) return;
  reading.advance(settings.samples, SLICE);
  if (reading.isComplete()) tell(); else later();
}

function later() { work = setTimeout(goOn, 0); }

function keepAddress() {
  const hash = controls.hash();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch { /* a page inside another has no address of its own */ }
}

function refresh() {
  if (work !== null) clearTimeout(work);
  work = null;
  if (settings.graphs[current]) {
    place();
    reading.start();
    if (!reading.isComplete()) later();
  }
  tell();
  keepAddress();
}

function begin() {
  const home = placesOf(settings, firstGraph);
  controls = new Controls(settings, settings.graphs[firstGraph].controls, home, refresh, () => {
    openGraph(chosenGraph());
    refresh();
  });
  openGraph(chosenGraph());
  reading.start();
  derivation = new Derivation(byId("tree"), reading);
  over = new Over(controls, reading);
  over.update(reading);
  for (const id of ["controls", "over", "derivation"]) byId(id).hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) byId("panel").open = false;
  controls.open(location.hash);
  if (controls.changes().length) {
    openGraph(chosenGraph());
    refresh();
  } else {
    byId("command").textContent = controls.command();
  }
  document.documentElement.dataset.ready = "yes";
}

const STATISTICS = ["point", "mean", "mean_error", "p5", "p50", "p95"];

function figureOf(node) {
  return Object.fromEntries(STATISTICS.map(name => [name, reading.get(node, name)]));
}

function optionFigures(option) {
  return { name: option.name, cost: figureOf(option.total), feasible: reading.isFeasible(option),
    cheapest_probability: reading.mean(option.cheapest),
    rows: option.rows.map(row => ({ category: row.category, label: row.label, ...figureOf(row.node) })) };
}

// For tests, and for whoever likes to look: the page's figures as numbers.
window.perigee = {
  // Ends what work is left, so that all samples are in.
  finish() {
    reading.advance(settings.samples);
    tell();
  },
  figures() {
    const { options, outputs } = reading.data;
    return { fault: faultOf(), samples: reading.sampling.size(), options: options.map(optionFigures),
      outputs: outputs.map(one => ({ name: one.name, ...figureOf(one.node) })) };
  },
  nodes: () => reading.graph.count,
};

begin();
