--- The sections of a page that follow the controls: what they show of one cell.
--
-- `page` has `result` (of the cell), `view` of it, `usual` (the rows and options that the answer
-- as written has, by their keys), `graph` (nil where the page is not live) and `bind`, which marks
-- an element as one that the page fills in anew.
local charts = require "perigee.report.page.charts"
local energies = require "perigee.report.energy"
local format = require "perigee.report.format"
local head = require "perigee.report.table.head"
local html = require "perigee.report.page.html"
local units = require "perigee.report.unit"

local sections = {}

local element, escape = html.element, html.escape

-- ----- parts -----

local function section(id, heading, ...)
  return element("section", { id = id, ["aria-labelledby"] = id .. "-h" },
    element("h2", { id = id .. "-h" }, heading), "\n", ...)
end

-- Columns that give way where there is no room.
local MINOR = { P50 = true, ["±"] = true }

local function unit_text(unit) return unit ~= "" and ", " .. escape(unit) or "" end

-- A cell with a figure's statistic.
local function number_cell(page, figure, node, statistic, more)
  local view = page.view
  local fields = { k = "number", n = node, s = statistic, m = units.is_money(figure.unit) or nil, u = figure.unit }
  for key, value in pairs(more or {}) do fields[key] = value end
  local options = {}
  for _, key in ipairs { "digits", "trim", "certain", "money" } do options[key] = fields[key] end
  local class = statistic == "p50" and "n minor" or "n"
  return page:bind("td", { class = class }, fields, escape(view:number(figure, statistic, options)))
end

local function error_cell(page, figure, node)
  local text = escape(page.view:error(figure))
  return page:bind("td", { class = "e minor" }, { k = "error", n = node, u = figure.unit }, text)
end

local function mark_of(page, option)
  local mark, role = page.view:mark(option)
  return mark:gsub("%s+$", ""), role or ""
end

-- The name of an option after its mark.
local function name_cell(page, i, option)
  local mark = mark_of(page, option)
  return element("th", { scope = "row" }, page:bind("span", { class = "mark" }, { k = "mark", i = i }, mark), " ",
                 escape(option.name))
end

-- A row that is there only where the model comes to it.
local function row_of(page, i, option, class, ...)
  local _, role = mark_of(page, option)
  local rare = page:is_rare(option)
  return page:bind("tr", { class = (class .. " " .. role):gsub("^ ", ""):gsub(" $", ""), hidden = rare },
                   { k = "row", i = i, c = class, rare = rare or nil }, ...)
end

-- ----- the answer -----

local function verdict_text(page)
  local sentences = head.verdict(page.view)
  return escape(table.concat(sentences, " "))
end

--- Where the axes stand; nil where there are none.
function sections.where(page)
  local parts = {}
  for i, one in ipairs(page.where) do parts[i] = ("%s is %s"):format(one.name, one.text) end
  if #parts == 0 then return nil end
  return page:bind("p", { class = "where" }, { k = "where" }, escape(("Where %s:"):format(table.concat(parts, ", "))))
end

--- The answer in a sentence or two.
function sections.verdict(page)
  return page:bind("p", { class = "verdict", ["aria-live"] = "polite", id = "verdict" }, { k = "verdict" },
                   verdict_text(page))
end

-- ----- costs -----

local function share_text(option)
  return option.feasible and format.percent(option.cheapest_probability) or "–"
end

local function cost_row(page, i, option)
  local graph, cells = page:option(i), {}
  if page.result.uncertain then
    for _, statistic in ipairs { "p5", "p50", "p95" } do
      local class = statistic == "p50" and "n minor" or "n"
      cells[#cells + 1] = page:bind("td", { class = class }, { k = "cost", i = i, s = statistic },
        escape(page.view:is_certain(option.cost) and (page.view:amounts(option))
          or page.view:number(option.cost, statistic)))
    end
  end
  cells[#cells + 1] = page:bind("td", { class = "n strong" }, { k = "total", i = i },
                                escape((page.view:amounts(option))))
  if page.result.uncertain then
    cells[#cells + 1] = error_cell(page, option.cost, graph.total)
    cells[#cells + 1] = page:bind("td", { class = "n" }, { k = "share", i = i }, escape(share_text(option)))
  end
  return row_of(page, i, option, "", name_cell(page, i, option), cells)
end

local function reasons_html(option)
  local items, share = {}, option.feasible_probability
  local function add(reason) items[#items + 1] = element("li", {}, escape(option.name .. ": " .. reason)) end
  if option.feasible and share and share < 1 then
    add(("feasible in %s of the samples"):format(format.percent(share)))
  end
  for _, reason in ipairs(option.reasons or {}) do add(reason) end
  return table.concat(items)
end

local function reasons_list(page)
  local lists = {}
  for i, option in ipairs(page.result.options) do
    lists[i] = page:bind("ul", { class = "reasons" }, { k = "reasons", i = i }, reasons_html(option))
  end
  return table.concat(lists)
end

local function spread_rows(page)
  local rows = {}
  for i, option in ipairs(page.result.options) do
    if not page:is_rare(option) then
      local mark, cost = mark_of(page, option), option.cost
      rows[#rows + 1] = { name = (mark ~= "" and mark .. " " or "") .. option.name, class = charts.class(i),
        p5 = page.result.uncertain and cost.p5 or cost.point, p50 = page.result.uncertain and cost.p50 or cost.point,
        p95 = page.result.uncertain and cost.p95 or cost.point }
    end
  end
  return rows
end

local function costs_caption(page)
  return page.result.uncertain and "From P5 to P95, a dot at the median" or "What each costs"
end

--- What the options cost.
function sections.costs(page)
  local result = page.result
  if #result.options == 0 then return nil end
  local heads = { html.head("option", true) }
  for _, words in ipairs(result.uncertain and { "P5", "P50", "P95", "mean", "±", "cheapest" } or { "cost" }) do
    heads[#heads + 1] = html.head(words, words == "±", MINOR[words])
  end
  local rows = {}
  for i, option in ipairs(result.options) do rows[i] = cost_row(page, i, option) end
  return section("costs", "Costs" .. unit_text(page.view.unit), html.table("Costs of the options", heads, rows),
    html.classed("p", "note", "▸ is the cheapest, ✗ is not feasible."), reasons_list(page),
    element("figure", {}, element("figcaption", {}, costs_caption(page) .. unit_text(page.view.unit)),
      page:bind("div", { class = "spreads" }, { k = "spreads" }, charts.spreads(spread_rows(page)))))
end

-- ----- where it goes -----

local function total_row(page, i, option)
  return row_of(page, i, option, "total", element("th", { scope = "row", colspan = "2" },
    page:bind("span", { class = "mark" }, { k = "mark", i = i }, (mark_of(page, option))), " ", escape(option.name)),
    page:bind("td", { class = "n strong" }, { k = "total", i = i }, escape((page.view:amounts(option)))),
    "<td></td><td></td>")
end

local function part_of(page, option, row)
  local total, part = option.cost[page.view.basis], row[page.view.basis]
  return total > 0 and format.finite(part / total) and part / total or 0
end

local function bar_html(page, option, row, class, i, j)
  local share = math.max(0, math.min(1, part_of(page, option, row)))
  local width = ("%.2f%%"):format(100 * share)
  return element("svg", { class = "share", ["aria-hidden"] = "true" },
    page:bind("rect", { class = "bar " .. class, x = "0", y = "3", height = "10", width = width },
              { k = "bar", i = i, j = j }))
end

local function part_row(page, i, option, j, row, text, class)
  local rare, share = page:is_rare(option, row), format.percent(part_of(page, option, row))
  return page:bind("tr", { class = "part", hidden = rare }, { k = "part", i = i, j = j, rare = rare or nil },
    element("td", { class = "left" }, escape(row.category)), element("td", { class = "left" }, escape(row.label or "")),
    page:bind("td", { class = "n" }, { k = "rowcost", i = i, j = j }, escape(text)),
    page:bind("td", { class = "n" }, { k = "rowshare", i = i, j = j }, escape(share)),
    html.classed("td", "barcell", bar_html(page, option, row, class, i, j)))
end

-- Categories of a page, each with a colour of its own.
local function classes_of(result)
  local classes, count = {}, 0
  for _, option in ipairs(result.options) do
    for _, row in ipairs(option.rows) do
      if not classes[row.category] then
        count = count + 1
        classes[row.category] = charts.class(count)
      end
    end
  end
  return classes
end

local function notes_row(page, i, option)
  if #(option.notes or {}) == 0 then return nil end
  local items, nodes = {}, page:option(i).noted or {}
  for k, note in ipairs(option.notes) do
    local said = not option.noted or option.noted[k]
    items[k] = page:bind("li", { hidden = not said }, { k = "note", n = nodes[k] }, escape(note))
  end
  return html.classed("tr", "notes", element("td", { colspan = "5" }, element("ul", {}, items)))
end

--- Where the money goes.
function sections.rows(page)
  local result, rows = page.result, {}
  if #result.options == 0 then return nil end
  local classes = classes_of(result)
  for i, option in ipairs(result.options) do
    local _, texts = page.view:amounts(option)
    rows[#rows + 1] = total_row(page, i, option)
    for j, row in ipairs(option.rows) do
      rows[#rows + 1] = part_row(page, i, option, j, row, texts[j], classes[row.category])
    end
    rows[#rows + 1] = notes_row(page, i, option)
  end
  local heads = { html.head("category", true), html.head("label", true), html.head("cost"), html.head("share"),
                  html.head("", true) }
  local mean = page.view.basis == "mean" and ", mean" or ""
  return section("rows", "Where it goes" .. mean .. unit_text(page.view.unit),
                 html.table("Where the money goes", heads, rows, "wide"))
end

-- ----- energy and outputs -----

local function figure_row(page, name, figure, node, unit, certain, times)
  local more = { certain = false, t = times ~= 1 and times or nil, u = unit }
  local cells = {}
  for _, statistic in ipairs(certain and { "point" } or { "p5", "p50", "p95", "mean" }) do
    cells[#cells + 1] = number_cell(page, figure, node, statistic, more)
  end
  if not certain then
    cells[#cells + 1] = page:bind("td", { class = "e minor" }, { k = "error", n = node, u = unit, t = more.t },
                                  escape(page.view:error(figure)))
  end
  return element("tr", {}, element("th", { scope = "row" }, name), cells, html.classed("td", "left", escape(unit)))
end

local function figure_heads(first, certain)
  local heads = { html.head(first, true) }
  for _, words in ipairs(certain and { "value" } or { "P5", "P50", "P95", "mean", "±" }) do
    heads[#heads + 1] = html.head(words, words == "±", MINOR[words])
  end
  heads[#heads + 1] = html.head("unit", true)
  return heads
end

local function node_of_energy(page, i, name)
  for _, one in ipairs(page:option(i).energy or {}) do
    if one.name == name then return one.node end
  end
end

local function times_of(option, one)
  local raw = option.energy[one.name].mean
  return raw ~= 0 and math.floor(raw / one.figure.mean + 0.5) or 1
end

--- What options that host draw and emit.
function sections.energy(page)
  local rows, certain = {}, energies.certain(page.result.options)
  for i, option in ipairs(page.result.options) do
    local list = energies.of(option)
    if #list > 0 then
      local across = { scope = "rowgroup", colspan = certain and "3" or "7" }
      rows[#rows + 1] = html.classed("tr", "total", element("th", across, escape(option.name)))
    end
    for _, one in ipairs(list) do
      rows[#rows + 1] = figure_row(page, escape(one.label), one.figure, node_of_energy(page, i, one.name),
                                   one.figure.unit, certain, times_of(option, one))
    end
  end
  if #rows == 0 then return nil end
  return section("energy", "Energy and emissions",
                 html.table("Energy and emissions", figure_heads("figure", certain), rows))
end

local function output_row(page, i, one)
  local node = page:output(i)
  if page.result.uncertain then
    local cells = {}
    for _, statistic in ipairs { "p5", "p50", "p95" } do
      cells[#cells + 1] = number_cell(page, one, node, statistic, { trim = true })
    end
    cells[#cells + 1] = number_cell(page, one, node, "mean")
    cells[#cells + 1] = error_cell(page, one, node)
    return element("tr", {}, element("th", { scope = "row" }, escape(one.name)), cells,
                   html.classed("td", "left", escape(one.unit or "")))
  end
  return element("tr", {}, element("th", { scope = "row" }, escape(one.name)),
    number_cell(page, one, node, "point", { digits = 6, trim = true, money = false, m = false }),
    html.classed("td", "left", escape(one.unit or "")))
end

--- The outputs that the model names.
function sections.outputs(page)
  local rows = {}
  for i, one in ipairs(page.result.outputs or {}) do rows[i] = output_row(page, i, one) end
  if #rows == 0 then return nil end
  return section("outputs", "Outputs", html.table("Outputs", figure_heads("output", not page.result.uncertain), rows))
end

sections.section, sections.minor = section, MINOR
sections.number_cell = number_cell
sections.error_cell = error_cell
sections.row_of = row_of
sections.name_cell = name_cell

return sections
