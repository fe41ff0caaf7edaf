--- The sheet of a timeline: a month a column, and what the months come to.
local grid = require "perigee.report.grid"
local looks = require "perigee.report.workbook.looks"

local months = {}

local HEADS = { "Over %d months", ">Lowest", ">Present value", "Unit", ">Left at the end", ">P5", ">P50", ">P95",
                ">Mean", ">Lowest in" }
local FIRST = 3 -- column of the first month
local A_PAGE = 12 -- months on a page

local function put_label(to, row, label, unit)
  to:text(row, 1, label)
  to:text(row, 2, unit, "unit")
end

local function put_series(made, to, row, label, list, of, shape)
  put_label(to, row, label, made.graph.nodes[list[1]].unit)
  for month, id in ipairs(list) do
    local cell = to:node(row, FIRST + month - 1, id, "figure", shape or looks.number(made.graph.nodes[id]))
    made.formulas:place(id, cell, ("%s: %s, month %d"):format(of, label, month))
  end
end

local function put_one(made, to, row, label, id, of, shape)
  local node = made.graph.nodes[id]
  put_label(to, row, label, node.unit ~= "" and node.unit or shape == looks.MONTH and "month" or "")
  local cell = to:node(row, FIRST, id, "figure", shape or looks.MONEY)
  made.formulas:place(id, cell, ("%s: %s"):format(of, label))
end

local function put_option(made, to, row, given)
  to:text(row, 1, given.name, "heading")
  put_series(made, to, row + 1, "cost", given.monthly, given.name, looks.MONEY)
  put_series(made, to, row + 2, "paid", given.paid, given.name, looks.MONEY)
  put_series(made, to, row + 3, "paid until then", given.cumulative, given.name, looks.MONEY)
  put_one(made, to, row + 4, "all that is paid", given.total, given.name)
  put_one(made, to, row + 5, "left at the end", given.rest, given.name)
  put_one(made, to, row + 6, "present value", given.npv, given.name)
  row = row + 6
  for _, paid in ipairs(given.payback) do
    row = row + 1
    put_one(made, to, row, "paid back against " .. paid.against, paid.month, given.name, looks.MONTH)
  end
  return row + 2
end

local function put_crossings(made, to, row, list)
  for _, crossing in ipairs(list) do
    for nth, spread in ipairs(crossing.spreads) do
      local label = ("%s: less is paid than for %s, from month%s"):format(crossing.cheaper_after,
        crossing.options[1] == crossing.cheaper_after and crossing.options[2] or crossing.options[1],
        nth > 1 and (" (time %d)"):format(nth) or "")
      put_one(made, to, row, label, spread.month, "crossing", looks.MONTH)
      row = row + 1
    end
  end
  return row + 1
end

local function put_sheet(made, plan)
  local to = made:sheet("Months", { 48, 14, 14 }, 0x7030A0)
  for month = 2, plan.months do to.widths[FIRST + month - 1] = 12 end
  to.widths[FIRST] = 14
  to:text(1, 1, "Month by month", "title")
  to:text(3, 1, plan.start and "From " .. plan.start or "Month", "head")
  to:text(3, 2, "Unit", "head")
  for month = 1, plan.months do to:number(3, FIRST + month - 1, month, "head_right", "0") end
  local row = 4
  for _, given in ipairs(plan.options) do row = put_option(made, to, row, given) end
  row = put_crossings(made, to, row, plan.crossings)
  for _, given in ipairs(plan.outputs) do
    put_series(made, to, row, given.name, given.monthly, "output")
    row = row + 1
  end
  to.frozen, to.head, to.landscape = { rows = 3, columns = 2 }, 3, true
  to.wide = (plan.months + A_PAGE - 1) // A_PAGE
end

local function put_summary(made, to, row, given, read)
  local nodes, shape = made.graph.nodes, looks.MONEY
  to:text(row, 1, given.name)
  made.formulas:place(given.lowest, to:node(row, 2, given.lowest, "right", looks.YES), given.name .. ": lowest")
  to:node(row, 3, given.npv, "figure", shape)
  to:text(row, 4, nodes[given.npv].unit, "unit")
  to:node(row, 5, given.rest, "figure", shape)
  for i, key in ipairs { "p5", "p50", "p95", "mean" } do
    local value = read and grid.at(read.npv[key], made.cell)
    if value then to:number(row, 5 + i, value, "sampled", shape) end
  end
  local share = read and grid.at(read.lowest_probability, made.cell)
  if share then to:number(row, 10, share, "sampled", looks.PERCENT) end
end

local function read_of(made, name)
  for _, read in ipairs(made.answer.timeline and made.answer.timeline.options or {}) do
    if read.name == name then return read end
  end
end

--- Puts the sheet into the book, where there is a timeline.
---@param made table see workbook/init.lua
---@return fun(to: table, row: integer): integer puts its sums on the first sheet
function months.put(made)
  local plan = made.graph.timeline
  if not plan then return function(_, row) return row end end
  put_sheet(made, plan)
  return function(to, row)
    local heads = table.move(HEADS, 1, #HEADS, 1, {})
    heads[1] = heads[1]:format(plan.months)
    to:heads(row, heads)
    for i, given in ipairs(plan.options) do put_summary(made, to, row + i, given, read_of(made, given.name)) end
    return row + #plan.options + 2
  end
end

return months
