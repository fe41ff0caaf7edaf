--- The page of `perigee sweep`: where the cheapest changes, the chart, then what a run's
-- report has over axes.
local axes = require "perigee.report.table.axes"
local chart = require "perigee.report.table.chart"
local foot = require "perigee.report.table.foot"
local head = require "perigee.report.table.head"
local series = require "perigee.report.table.series"
local text = require "perigee.report.text"
local words = require "perigee.report.sweep.words"

local function spans(view)
  local lines = {}
  for _, axis in ipairs(view.result.axes) do
    local count = axes.numeric(axis) and (", %d values"):format(#axis.values) or ""
    view:add_wrapped(lines, ("Over %s: %s%s"):format(axis.name, axes.summary(axis), count), 0)
    view:add_wrapped(lines, words.spacing(axis) or "", 2, "note")
  end
  return lines
end

local MOST = 8 -- crossings of a group

local function add_group(view, lines, group)
  lines[#lines + 1] = view.style:paint(text.escape(group.heading), "heading")
  for i = 1, math.min(MOST, #group.lines) do
    local one = group.lines[i]
    local mark = one.best and view.sign.cross .. " " or ""
    view:add_wrapped(lines, mark .. one.text, one.best and 2 or 4, nil, one.best and 2 or 0)
  end
  if #group.lines > MOST then
    view:add_wrapped(lines, ("%d more: --format json has all."):format(#group.lines - MOST), 4, "note")
  end
end

local function crossovers(view)
  local lines, result = {}, view.result
  if #result.options < 2 then return lines end
  view:add_wrapped(lines, words.same(result) or "", 0)
  for _, group in ipairs(result.crossings and words.groups(result) or {}) do add_group(view, lines, group) end
  return lines
end

-- The chart says what its letters are, for the tables come later.
local function picture(view)
  local list = series.options(view)
  local lines, names = view.result.crossings and chart(view, list) or {}, {}
  if #lines == 0 then return lines end
  for i, one in ipairs(list) do names[i] = one.letter .. " " .. one.name end
  local title = ("%s%s over %s"):format(view.basis == "mean" and "Mean " or "", view.unit, view.result.axes[1].name)
  local made = { view.style:paint(text.escape(title), "heading") }
  view:add_wrapped(made, table.concat(names, ", "), 2, "note")
  return table.move(lines, 1, #lines, #made + 1, made)
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head.head, spans, crossovers, picture, require "perigee.report.table.assumptions",
         require "perigee.report.table.sweep", foot.warnings, foot.foot }
