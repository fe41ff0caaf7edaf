--- The controls of a page: one for each assumption that can be moved, hidden until the page's
-- script shows them.
local html = require "perigee.report.page.html"
local pack = require "perigee.report.page.pack"
local units = require "perigee.report.unit"

local controls = {}

local element, escape = html.element, html.escape

local STEPS = 1000 -- of a slider

local function plural(unit) return unit ~= "" and units.plural(unit) or "" end

--- What the script needs to know of a graph's controls.
---@param read table see analysis/live.lua
---@return table[]
function controls.data(read)
  local nodes = pack.leaves_by_name(read.graph)
  local list = {}
  for i, one in ipairs(read.controls) do
    list[i] = { name = one.name, unit = one.unit, kind = one.kind, point = one.point, low = one.low, high = one.high,
                log = one.log, choices = one.choices, p5 = one.p5, p95 = one.p95, node = nodes[one.name] }
  end
  return list
end

-- ----- the elements -----

local function select_of(one, i, first)
  local items = { first and element("option", { value = "" }, first) or "" }
  for k, value in ipairs(one.choices) do
    items[#items + 1] = element("option", { value = tostring(k - 1) },
                                escape(units.quantity(("%.6g"):format(value), one.unit)))
  end
  return element("select", { id = "c-" .. i, ["data-c"] = tostring(i) }, items)
end

local function fields_of(one, i)
  if one.choices then return select_of(one, i, one.kind == "uncertain" and "as uncertain as it is" or nil) end
  return element("input", { type = "range", min = "0", max = tostring(STEPS), step = "1", id = "r-" .. i,
                            ["data-r"] = tostring(i), ["aria-label"] = one.name .. ", slider" })
    .. element("span", { class = "number" }, element("input", { type = "number", step = "any", id = "c-" .. i,
      ["data-c"] = tostring(i), ["aria-describedby"] = "u-" .. i }), " ",
      element("span", { class = "unit", id = "u-" .. i }, escape(plural(one.unit))))
end

local function control_html(one, i)
  return element("div", { class = "control", ["data-control"] = tostring(i) },
    element("label", { ["for"] = "c-" .. i }, escape(one.name)),
    element("span", { class = "state", id = "s-" .. i }, ""), fields_of(one, i),
    element("button", { type = "button", class = "reset", ["data-reset"] = tostring(i), disabled = true,
                        ["aria-label"] = "Put " .. one.name .. " back", title = "Put it back" }, "↺"),
    one.source and html.classed("p", "source", escape(one.source)) or "")
end

local function name_html(axis, i)
  local items = {}
  for k, value in ipairs(axis.values) do items[k] = element("option", { value = tostring(k - 1) }, escape(value)) end
  return html.classed("div", "control", element("label", { ["for"] = "n-" .. i }, escape(axis.name)),
                      element("select", { id = "n-" .. i, ["data-n"] = tostring(i) }, items))
end

local function fixed_html(read, result)
  local moved, left = {}, {}
  for _, one in ipairs(read.controls) do moved[one.name] = true end
  for _, axis in ipairs(result.live.axes) do moved[axis.name] = true end
  for _, one in ipairs(result.assumptions) do
    if not moved[one.name] then left[#left + 1] = one.name end
  end
  if #left == 0 then return "" end
  return html.classed("p", "note", escape(("Not moved here: %s. Use --set on the command line."):format(
    table.concat(left, ", "))))
end

--- The panel of controls.
---@param read table the first graph, see analysis/live.lua
---@param result table
---@return string
function controls.html(read, result)
  local items = {}
  for i, axis in ipairs(result.live.axes) do items[#items + 1] = name_html(axis, i - 1) end
  for i, one in ipairs(read.controls) do items[#items + 1] = control_html(one, i - 1) end
  return element("aside", { id = "controls", hidden = true, ["aria-label"] = "Assumptions to move" },
    element("details", { id = "panel", open = true },
      element("summary", {}, "Move the assumptions"),
      element("p", { class = "status", id = "status", role = "status" }, ""),
      table.concat(items, "\n"), fixed_html(read, result),
      element("p", { class = "buttons" }, element("button", { type = "button", id = "reset" }, "Put all back")),
      element("details", { id = "take" }, element("summary", {}, "Take it to the command line"),
        element("pre", {}, element("code", { id = "command", tabindex = "0" }, "")),
        element("button", { type = "button", id = "copy" }, "Copy"))))
end

--- Where costs over the range of an assumption are shown.
---@param unit string of costs
---@return string
function controls.over(unit)
  return element("section", { id = "over", hidden = true, ["aria-labelledby"] = "over-h" },
    element("h2", { id = "over-h" }, "Over one assumption"),
    element("p", {}, element("label", { ["for"] = "over-name" }, "Costs over "),
            element("select", { id = "over-name" }), " ", element("span", { id = "over-unit" })),
    html.classed("p", "note", ("%s, the other assumptions where they stand, those that are uncertain at their median; "
      .. "the upright line is where it stands now."):format(escape(unit))),
    element("div", { class = "curves", id = "over-chart" }), element("ul", { class = "legend", id = "over-legend" }))
end

--- What the page says above the answer: what was moved, and why no figure can be shown.
---@return string
function controls.notices()
  return element("p", { id = "fault", class = "warning", role = "alert", hidden = true })
    .. element("p", { id = "moved", class = "note", hidden = true })
end

--- Where the derivation is shown.
---@return string
function controls.derivation()
  return element("section", { id = "derivation", hidden = true, ["aria-labelledby"] = "derivation-h" },
    element("h2", { id = "derivation-h" }, "Derivation"),
    html.classed("p", "note", "Open a figure to see what it is made of, in the scenario's own names, down to "
      .. "assumptions and figures of catalogs. "
      .. "Values are those with every assumption at its median, or where you moved it."),
    element("ul", { class = "tree", id = "tree" }, ""))
end

return controls
