--- `--format html`: one file that needs no other and no network.
--
-- The answer, its charts, assumptions and sources stand in the HTML and are read without
-- scripts.  Where the model's graph came with the answer, it stands in the page as data, and the
-- page's scripts evaluate it anew whenever an assumption is moved: they fill in the elements that
-- `bind` marked.  A policy in the head lets no other script run and nothing be fetched.
local assets = require "perigee.report.page.assets"
local axes = require "perigee.report.table.axes"
local controls = require "perigee.report.page.controls"
local derivation = require "perigee.report.page.derivation"
local grid = require "perigee.report.grid"
local grid_section = require "perigee.report.page.grid"
local head = require "perigee.report.table.head"
local html = require "perigee.report.page.html"
local json = require "perigee.report.page.json"
local pack = require "perigee.report.page.pack"
local sections = require "perigee.report.page.sections"
local sha256 = require "perigee.report.page.sha256"
local sources = require "perigee.report.page.sources"
local style = require "perigee.report.style"
local text = require "perigee.report.text"
local timeline = require "perigee.report.page.timeline"
local views = require "perigee.report.table.view"

local page = {}

local element, escape = html.element, html.escape

-- ----- one graph's sections -----

---@class perigee.page
---@field result table of a cell
---@field view table
---@field usual table<string, boolean> rows and options of the answer as written
---@field graph? table see exported.graph
---@field where { name: string, text: string }[] where the axes stand
---@field bindings table[]
local Page = {}
Page.__index = Page

local function key_of(option, row)
  return option.name .. (row and "\0" .. row.category .. "\0" .. (row.label or "") or "")
end

local function usual_of(result)
  local usual = {}
  for _, option in ipairs(result.options) do
    usual[key_of(option)] = true
    for _, row in ipairs(option.rows) do usual[key_of(option, row)] = true end
  end
  return usual
end

--- Whether an option, or a row of it, is there only on paths that the answer as written does not
-- come to.
function Page:is_rare(option, row)
  return not self.usual[key_of(option, row)]
end

--- An element that the page's scripts fill in anew.
---@param tag string
---@param attributes table
---@param fields table what it shows: k, its kind, and what that takes: n, a node, i and j, an option and its row
---@param ... string what is in it
---@return string
function Page:bind(tag, attributes, fields, ...)
  if self.graph then
    for _, key in ipairs { "n", "i", "j" } do fields[key] = fields[key] and fields[key] - 1 end
    self.bindings[#self.bindings + 1] = fields
    attributes["data-b"] = #self.bindings - 1
  end
  return element(tag, attributes, ...)
end

local NONE = {}

--- The graph's own of an option, an output, an option of the timeline: nodes of their figures.
function Page:option(i) return self.graph and self.graph.options[i] or NONE end
function Page:output(i) return self.graph and self.graph.outputs[i].node or nil end
function Page:months(i) return self.graph and self.graph.timeline.options[i] or { cumulative = NONE } end

local function new_view(result) return views.new(result, { columns = 120, style = style.new {} }) end

local function new_page(result, written, graph, where)
  return setmetatable({ result = result, view = new_view(result), usual = usual_of(written), graph = graph,
                        where = where or {}, bindings = {} }, Page)
end

-- What the whole result says beside a cell's figures.
local SHARED = { "title", "as_of", "samples", "seed", "sampler", "file", "tracing", "perigee", "point_only" }

local function result_of(answer, whole)
  local made = { axes = {}, warnings = {} }
  for key, value in pairs(answer) do made[key] = value end
  for _, key in ipairs(SHARED) do made[key] = whole[key] end
  return made
end

local function cell_sections(of)
  local parts = { sections.where(of) or "", sections.verdict(of) }
  for _, make in ipairs { sections.costs, timeline, sections.rows, sections.energy, sections.outputs } do
    parts[#parts + 1] = make(of)
  end
  return table.concat(parts, "\n")
end

-- Names by which options of all cells are called stand for what they are in one.
local function written_of(result, answer)
  if not grid.varies(result) then return result end
  return answer
end

-- ----- the data -----

local function place(node) return node and node - 1 or nil end

local function each(list, f)
  local made = {}
  for i, item in ipairs(list or {}) do made[i] = f(item) end
  return made
end

local function shown(words) return words and text.escape(words) end

local function held_data(held)
  return { label = shown(held.label), fails = place(held.fails), needs = place(held.needs), has = place(held.has) }
end

local function option_data(option)
  return { name = shown(option.name), feasible = place(option.feasible), cheapest = place(option.cheapest),
           total = place(option.total),
           rows = each(option.rows, function(row)
             return { category = row.category, label = shown(row.label), node = place(row.node) }
           end),
           holds = each(option.holds, held_data) }
end

local function month_data(one)
  return { against = one.against and shown(one.against), month = place(one.month), comes = place(one.comes) }
end

local function months_data(one)
  return { name = shown(one.name), npv = place(one.npv), lowest = place(one.lowest), rest = place(one.rest),
           cumulative = each(one.cumulative, place),
           payback = each(one.payback, month_data) }
end

local function timeline_data(plan)
  return plan and { months = plan.months, options = each(plan.options, months_data),
    crossings = each(plan.crossings, function(pair)
      return { options = each(pair.options, shown), cheaper_after = shown(pair.cheaper_after),
               spreads = each(pair.spreads, month_data) }
    end) } or nil
end

local function graph_data(read, of)
  local graph = read.graph
  return {
    packed = pack.graph(graph, read.values), bindings = of.bindings, controls = controls.data(read),
    options = each(graph.options, option_data), uncovered = place(graph.uncovered),
    outputs = each(graph.outputs, function(output) return { name = shown(output.name), node = place(output.node) } end),
    checks = each(graph.checks, function(check)
      return { message = shown(check.message), fails = place(check.fails) }
    end),
    timeline = timeline_data(graph.timeline), derived = derivation(read.derived),
    uncertain = of.result.uncertain, basis = of.view.basis, unit = of.view.unit, money = of.view.money,
    rare = each(graph.options, function(option) return of:is_rare(option) end),
  }
end

-- ----- the page -----

-- What the page can move: the graphs that came with the answer and can be evaluated.
local function graphs_of(result)
  local live = result.live
  if not live or live.note then return {}, live and live.note end
  for _, read in ipairs(live.graphs) do
    if read and not pack.can(read.graph) then
      return {}, "The model was run sample by sample: this page shows the answer as it was written."
    end
  end
  return live.graphs, nil
end

local function policy(script, styles)
  return ("default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'")
    :format(sha256.base64(script), sha256.base64(styles))
end

local function head_html(result, script, styles)
  return table.concat({ '<meta charset="utf-8">',
    element("meta", { ["http-equiv"] = "Content-Security-Policy", content = policy(script, styles) }),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    element("title", {}, escape(result.title or "Untitled")), element("style", {}, styles) }, "\n")
end

local function header_html(result)
  local about = head.about(result)
  table.insert(about, 1, "Perigee " .. result.perigee)
  return element("header", {}, html.classed("p", "about", escape(table.concat(about, " · "))),
                 element("h1", {}, escape(result.title or "Untitled")))
end

-- Where the axes stand in a graph: names at its own, numbers at their first.
local function where_of(result, number)
  local named, list = {}, {}
  for i, at in ipairs(grid.indices(result.live.axes, number)) do
    local axis = result.live.axes[i]
    named[axis.name] = axis.values[at]
  end
  for i, axis in ipairs(result.axes) do
    list[i] = { name = axis.name, text = named[axis.name] or axes.value(axis, 1, true) }
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

-- The sections of each graph: the first stands in the page, the others wait in templates.
local function live_parts(result, graphs)
  local first, templates, data = nil, {}, {}
  for number, read in ipairs(graphs) do
    if read then
      local cell = result_of(read.answer, result)
      local of = new_page(cell, written_of(result, cell), read.graph, where_of(result, number))
      local body = cell_sections(of)
      first = first or body
      templates[number] = element("template", { id = "sections-" .. number - 1 }, body)
      data[number] = graph_data(read, of)
    else
      data[number], templates[number] = false, ""
    end
  end
  return first, #graphs > 1 and table.concat(templates, "\n") or "", data
end

local function first_of(graphs)
  for _, read in ipairs(graphs) do
    if read then return read end
  end
end

local function static_part(result)
  if grid.varies(result) then return "" end
  return cell_sections(new_page(result, result, nil))
end

local function axes_data(live)
  return each(live.axes, function(axis) return { name = axis.name, values = each(axis.values, shown) } end)
end

local function data_html(result, data)
  local all = { graphs = data, samples = result.samples, seed = ("%d"):format(result.seed), sampler = result.sampler,
                file = shown(result.file) or "FILE", names = axes_data(result.live) }
  return element("script", { type = "application/json", id = "perigee-data" }, json.text(all))
end

--- A result as a page.
---@param result table of engine.page, or of engine.run
---@return string
function page.render(result)
  local graphs, note = graphs_of(result)
  local live = first_of(graphs) ~= nil
  local script, styles = assets.script(), assets.style()
  local body, templates, data
  if live then body, templates, data = live_parts(result, graphs) end
  local whole = new_view(result)
  return table.concat({
    "<!doctype html>", '<html lang="en">', "<head>", head_html(result, script, styles), "</head>", "<body>",
    '<a class="skip" href="#answer">Skip to the answer</a>', header_html(result),
    '<div class="layout">', live and controls.html(first_of(graphs), result) or "",
    '<main id="answer">', live and controls.notices() or "",
    element("div", { id = "live" }, body or static_part(result)),
    note and html.classed("p", "note", escape(note)) or "", grid_section(whole, live) or "",
    live and controls.over(whole.unit) .. controls.derivation() or "",
    sources.assumptions(whole) or "", sources.catalogs(whole) or "",
    "</main>", "</div>", element("footer", {}, sources.foot(whole)), templates or "",
    live and data_html(result, data) or "", live and element("script", {}, script) or "",
    "</body>", "</html>", "" }, "\n")
end

return page
