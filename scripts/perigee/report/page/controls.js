// The controls: where each assumption stands, on the page, in the address and as flags.

const STEPS = 1000; // of a slider

const byId = id => document.getElementById(id);

// Where a value is on a slider, and back.
function toStep(control, value) {
  const { low, high, log } = control;
  if (low === high) return 0;
  const share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(STEPS * clamp(share));
}

// Four digits: a slider is no finer.
function fromStep(control, step) {
  const { low, high, log } = control, share = step / STEPS;
  if (share === 0 || share === 1) return share ? high : low;
  return Number((log ? low * (high / low) ** share : low + (high - low) * share).toPrecision(4));
}


function shownText(control, value) {
  const scale = Math.abs(value) < 1e9 ? 0 : undefined;
  return withUnit(numberText(value, { digits: 6, trim: true, unit: control.unit, scale }), control.unit);
}

// What a control says of itself.
function stateText(control, given) {
  const to = value => numberText(value, { digits: 4, trim: true, unit: control.unit });
  if (given !== undefined) return "moved";
  if (control.kind === "uncertain" && control.p5 !== control.p95) return `${to(control.p5)} to ${to(control.p95)}`;
  return "";
}

// The places of names of a graph: the last axis is the fastest.
function placesOf(settings, graph) {
  const places = [];
  for (const axis of [...settings.names].reverse()) {
    places.unshift(graph % axis.values.length);
    graph = Math.floor(graph / axis.values.length);
  }
  return places;
}

// `home` are the places of names to begin with; `moved` is called whenever anything moved, `named` where another combination of names is wanted.
function Controls(settings, list, home, moved, named) {
  this.settings = settings;
  this.list = list;
  this.given = new Map(); // by name
  this.home = home;
  this.names = [...home];
  this.moved = moved;
  this.named = named;
  list.forEach((control, i) => this.listen(control, i));
  settings.names.forEach((axis, i) => byId(`n-${i}`).addEventListener("change", event => {
    this.names[i] = Number(event.target.value);
    this.named();
  }));
  this.showNames();
  byId("reset").addEventListener("click", () => this.reset());
  byId("copy").addEventListener("click", copyCommand);
  list.forEach((control, i) => this.show(i));
}

Controls.prototype.listen = function (control, i) {
  const field = byId(`c-${i}`), slider = byId(`r-${i}`);
  const read = () => {
    if (control.choices) return field.value === "" ? undefined : control.choices[Number(field.value)];
    return field.value === "" || !isNumber(Number(field.value)) ? undefined : Number(field.value);
  };
  field.addEventListener(control.choices ? "change" : "input", () => this.set(control, read(), field));
  field.addEventListener("blur", () => this.show(i));
  if (slider) {
    slider.addEventListener("input", () => this.set(control, fromStep(control, Number(slider.value)), slider));
  }
  document.querySelector(`[data-reset="${i}"]`).addEventListener("click", () => this.set(control, undefined));
};

// What stands where it stood is not moved: an uncertain assumption at its median is.
Controls.prototype.set = function (control, value, from) {
  if (value === undefined || control.kind !== "uncertain" && value === control.point) this.given.delete(control.name);
  else this.given.set(control.name, value);
  this.show(this.list.indexOf(control), from);
  this.moved();
};

// Shows a control as it stands; what is being typed in is left alone.
Controls.prototype.show = function (i, from) {
  const control = this.list[i], given = this.given.get(control.name), value = given ?? control.point;
  const field = byId(`c-${i}`), slider = byId(`r-${i}`);
  if (control.choices) {
    field.value = given === undefined && control.kind === "uncertain" ? "" : String(control.choices.indexOf(value));
  } else {
    if (field !== from) field.value = given === undefined ? String(Number(value.toPrecision(6))) : String(value);
    if (slider !== from) slider.value = toStep(control, value);
    slider.setAttribute("aria-valuetext", shownText(control, value));
  }
  byId(`s-${i}`).textContent = stateText(control, given);
  const box = document.querySelector(`[data-control="${i}"]`);
  box.classList.toggle("moved", given !== undefined);
  document.querySelector(`[data-reset="${i}"]`).disabled = given === undefined;
};

Controls.prototype.showNames = function () {
  this.names.forEach((place, i) => { byId(`n-${i}`).value = String(place); });
};

Controls.prototype.reset = function () {
  const named = this.names.some((place, i) => place !== this.home[i]);
  this.given.clear();
  this.names = [...this.home];
  this.showNames();
  this.list.forEach((control, i) => this.show(i));
  if (named) this.named(); else this.moved();
};

// Where the axes stand, of names and of numbers, in the order of their names.
Controls.prototype.axes = function () {
  const list = this.settings.names.map((axis, i) => [axis.name, axis.values[this.names[i]]]);
  for (const control of this.list)
    if (control.kind === "axis") list.push([control.name, shownText(control, this.given.get(control.name) ?? control.point)]);
  return list.sort((a, b) => a[0] < b[0] ? -1 : 1);
};

Controls.prototype.movedTexts = function () {
  return this.list.filter(control => this.given.has(control.name))
    .map(control => `${control.name} ${shownText(control, this.given.get(control.name))}`);
};

// ----- what was moved, for the command line and the address -----

Controls.prototype.changes = function () {
  const list = [];
  this.settings.names.forEach((axis, i) => {
    if (this.names[i] !== this.home[i]) list.push([axis.name, axis.values[this.names[i]]]);
  });
  for (const { name, unit } of this.list)
    if (this.given.has(name)) list.push([name, `${this.given.get(name)} ${unit}`.trim()]);
  return list;
};

const quoted = text => `'${text.replace(/'/g, "'\\''")}'`;

Controls.prototype.command = function () {
  const flags = this.changes().map(([name, text]) => ` --set ${name}=${quoted(text)}`);
  return `perigee run ${quoted(this.settings.file)}${flags.join("")}`;
};

Controls.prototype.hash = function () {
  const parts = [];
  this.settings.names.forEach((axis, i) => {
    if (this.names[i] !== this.home[i]) parts.push([axis.name, this.names[i]]);
  });
  for (const [name, value] of this.given) parts.push([name, String(value)]);
  return parts.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
};

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return ""; }
}

// Stands where the address says.
Controls.prototype.open = function (hash) {
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, text] = part.split("=").map(decoded), value = Number(text);
    const control = this.list.find(one => one.name === name);
    const axis = this.settings.names.findIndex(one => one.name === name);
    if (!text || !isNumber(value)) continue;
    if (control && (!control.choices || control.choices.includes(value))) this.given.set(name, value);
    if (axis >= 0 && this.settings.names[axis].values[value] !== undefined) {
      this.names[axis] = value;
    }
  }
  this.showNames();
  this.list.forEach((control, i) => this.show(i));
};

async function copyCommand() {
  const code = byId("command"), button = byId("copy");
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch { // where the page may not write to the clipboard, the text is marked for the reader to copy
    getSelection().selectAllChildren(code);
    button.textContent = "Marked: copy it";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}
