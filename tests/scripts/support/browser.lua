-- Chromium without a window: pages are opened, their assumptions moved, and what they show is
-- read back.
--
-- All pages of a run lie in one page, each in a frame of its own, with its own security policy.
-- The frames are read while they load, which the outer page waits for, so that one start of the
-- browser does for all, and its time is real.
local dkjson = require "dkjson"

local browser = {}

local NAMES = { "chromium", "chromium-browser", "google-chrome" }

local function found()
  for _, name in ipairs(NAMES) do
    if os.execute(("command -v %s >/dev/null 2>&1"):format(name)) then return name end
  end
end

--- Why it cannot be asked, or nil.
---@return string?
function browser.absent()
  if os.getenv "PERIGEE_SANITIZE" == "1" then return "no browser is run under sanitizers" end
  return not found() and "chromium is not here (Debian: chromium)" or nil
end

local SCRIPT = [[
const results = [];

function controlOf(inside, name) {
  const label = [...inside.querySelectorAll("#controls label")].find(one => one.textContent === name);
  return label && inside.getElementById(label.htmlFor);
}

// As a reader does it: a list by its entry, a field by typing.
function move(inside, name, value) {
  const field = controlOf(inside, name);
  if (!field) return "no control " + name;
  if (field.tagName === "SELECT") {
    field.value = String([...field.options].filter(one => one.value !== "").findIndex((one, i) => i === value));
    field.dispatchEvent(new Event("change"));
  } else {
    field.value = String(value);
    field.dispatchEvent(new Event("input"));
  }
  return null;
}

function timeOf(inside) {
  const slider = inside.querySelector("[data-r]"), times = [];
  for (let step = 100; slider && step < 1000; step += 100) {
    slider.value = step;
    const from = performance.now();
    slider.dispatchEvent(new Event("input"));
    inside.body.getBoundingClientRect(); // the layout is part of it
    times.push(performance.now() - from);
  }
  inside.getElementById("reset").click();
  return times;
}

function read(frame) {
  const page = frame.contentWindow, inside = page.document, task = tasks[frame.dataset.task];
  const result = { name: task.name, ready: inside.documentElement.dataset.ready === "yes", moves: [], faults: [] };
  results.push(result);
  result.asks = Object.fromEntries(Object.entries(task.ask || {})
    .map(([name, selector]) => [name, inside.querySelectorAll(selector).length]));
  result.hacked = page.hacked === undefined ? "no" : "yes";
  if (!result.ready || !page.perigee) return;
  const before = inside.getElementById("live").innerHTML;
  page.perigee.finish();
  const after = inside.getElementById("live").innerHTML;
  if (before !== after) result.changed = firstDifference(before, after);
  for (const setting of task.moves) {
    inside.getElementById("reset").click();
    for (const [name, value] of setting) {
      const fault = move(inside, name, value);
      if (fault) result.faults.push(fault);
    }
    page.perigee.finish();
    const figures = page.perigee.figures();
    figures.command = inside.getElementById("command").textContent;
    figures.verdict = inside.getElementById("verdict").textContent;
    const where = inside.querySelector(".where");
    figures.where = where ? where.textContent : "";
    figures.status = inside.getElementById("status").textContent;
    result.moves.push(figures);
  }
  inside.getElementById("reset").click();
  page.perigee.finish();
  result.back = inside.getElementById("live").innerHTML === after;
  result.derivation = derivationOf(inside);
  result.times = task.time ? timeOf(inside) : undefined;
}

// The first figure of the derivation, its first part opened too where that has parts.
function derivationOf(inside) {
  const first = inside.querySelector("#tree details");
  if (!first) return "";
  for (let details = first; details; details = details.querySelector("details:not([open])")) {
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    if (details !== first) break;
  }
  return first.textContent;
}

function firstDifference(a, b) {
  let i = 0;
  while (a[i] === b[i]) i++;
  return [a.slice(Math.max(0, i - 120), i + 80), b.slice(Math.max(0, i - 120), i + 80)];
}

function load(frame) {
  try { read(frame); } catch (fault) {
    results.push({ name: tasks[frame.dataset.task].name, error: String(fault.stack) });
  }
}

addEventListener("load", () => {
  const shown = document.createElement("pre");
  shown.id = "results";
  shown.textContent = JSON.stringify(results, (key, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value);
  document.body.replaceChildren(shown);
});
]]

local function escaped(text)
  return (text:gsub('[&<>"]', { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

local function unescaped(text)
  return (text:gsub("&lt;", "<"):gsub("&gt;", ">"):gsub("&quot;", '"'):gsub("&nbsp;", "\u{A0}"):gsub("&amp;", "&"))
end

local function data_of(tasks)
  local list = {}
  for i, task in ipairs(tasks) do
    list[i] = { name = task.name, moves = setmetatable(task.moves or {}, { __jsontype = "array" }), ask = task.ask,
                time = task.time }
  end
  return (dkjson.encode(list):gsub("<", "\\u003c"))
end

local function outer_page(tasks)
  local parts = { '<!doctype html><meta charset="utf-8"><body><script>const tasks = ', data_of(tasks), ";", SCRIPT,
                  "</script>" }
  for i, task in ipairs(tasks) do
    parts[#parts + 1] = ('<iframe width="1200" height="900" data-task="%d" onload="load(this)" srcdoc="%s"></iframe>\n')
      :format(i - 1, escaped(task.page))
  end
  return table.concat(parts)
end

local FLAGS = "--headless --no-sandbox --disable-gpu --disable-extensions --no-first-run --disable-dev-shm-usage"

--- Opens pages and moves their assumptions.
---@param folder string where there is room
---@param tasks { name: string, page: string, moves: table[]?, ask: table?, time: boolean? }[] moves: lists of { name,
--  value } each, all put back before the next; of a list of choices value is the place, from 0; ask: selectors of
--  which the elements are counted; time: how long a moved control takes
---@return table<string, table> by name: ready, changed, back, moves (figures of each), faults, times, asks, hacked,
--  derivation (the text of the first figure's first part)
function browser.read(folder, tasks)
  local path = folder .. "/pages.html"
  local file = assert(io.open(path, "wb"))
  file:write(outer_page(tasks))
  assert(file:close())
  local command = ("env -u LD_PRELOAD HOME='%s' %s %s --user-data-dir='%s/profile' --dump-dom 'file://%s' 2>'%s/log'")
    :format(folder, found(), FLAGS, folder, path, folder)
  local pipe = assert(io.popen(command))
  local dumped = pipe:read "a"
  pipe:close()
  local body = dumped:match '<pre id="results">(.-)</pre>'
  assert(body, "the browser did not answer: see " .. folder .. "/log")
  local by_name = {}
  for _, result in ipairs(assert(dkjson.decode(unescaped(body)))) do
    assert(not result.error, ("%s: %s"):format(result.name, result.error))
    by_name[result.name] = result
  end
  return by_name
end

return browser
