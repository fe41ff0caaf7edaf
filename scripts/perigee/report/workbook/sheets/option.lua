--- The sheet of an option: its cost rows, what they come to, and what it has to keep to.
local grid = require "perigee.report.grid"
local looks = require "perigee.report.workbook.looks"
local names = require "perigee.report.workbook.names"

local option = {}

local HEADS = { "Category", "What", ">Cost", "Unit", ">Share", ">Mean of samples" }
local LIMITS = { "Limit", "", ">Needs", "Unit", ">Has", ">Keeps to it" }

local FIRST = 4 -- row of costs

local function put_share(to, row, part, whole, total)
  local address = names.address(row, 3)
  to:formula(row, 5, ("=IF(%s=0,0,%s/%s)"):format(total, address, total), whole == 0 and 0 or part / whole, "figure",
             looks.PERCENT)
end

local function put_row(made, to, row, given, read)
  to:text(row, 1, given.category)
  to:text(row, 2, given.label)
  local cell = to:node(row, 3, given.node, "figure", looks.MONEY)
  made.formulas:place(given.node, cell, ("%s: %s, %s"):format(to.option, given.category, given.label))
  to:text(row, 4, made.graph.nodes[given.node].unit, "unit")
  local mean = read and grid.at(read.mean, made.cell)
  if mean then to:number(row, 6, mean, "sampled", looks.MONEY) end
end

-- The total adds up the rows as they stand there: all are in its unit.
local function put_total(made, to, row, given)
  local node = made.graph.nodes[given.total]
  to:text(row, 1, "Total", "total_text")
  to:text(row, 2, "", "total_text")
  local sum = #given.rows == 0 and "=0"
    or ("=SUM(%s:%s)"):format(names.address(FIRST, 3), names.address(row - 1, 3))
  local cell = to:formula(row, 3, sum, node.point, "total", looks.MONEY)
  cell.of = given.total
  made.formulas:place(given.total, cell, to.option .. ": total", true)
  to:text(row, 4, node.unit, "total_unit")
  to:text(row, 5, "", "total_text")
  return cell
end

local function put_limit(made, to, row, held)
  local label = ("%s: %s"):format(to.option, held.label)
  local function put(column, id, what, format)
    local cell = to:node(row, column, id, "figure", format or looks.number(made.graph.nodes[id]))
    made.formulas:place(id, cell, label .. what)
    return cell
  end
  to:text(row, 1, held.label)
  if held.needs then
    put(3, held.needs, ", needs")
    to:text(row, 4, made.graph.nodes[held.needs].unit, "unit")
    put(5, held.has, ", has")
  end
  local fails = made.graph.nodes[held.fails]
  if fails.op == "not" then
    put(6, fails.arguments[1], ", kept", looks.YES)
  else
    put(6, held.fails, ", broken", '[=0]"yes";[=1]"no";General')
  end
end

local function put_limits(made, to, row, given)
  if #given.holds > 0 then
    to:heads(row, LIMITS)
    for _, held in ipairs(given.holds) do
      row = row + 1
      put_limit(made, to, row, held)
    end
    row = row + 1
  end
  to:text(row, 1, "Possible", "total_text")
  for column = 2, 5 do to:text(row, column, "", "total_text") end
  local cell = to:node(row, 6, given.feasible, "total", looks.YES)
  made.formulas:place(given.feasible, cell, to.option .. ": possible")
  return row + 2, cell
end

local function put_beside(made, to, row, given)
  local list = {}
  if given.quality then list[1] = { name = "quality", node = given.quality } end
  table.move(given.energy, 1, #given.energy, #list + 1, list)
  if #list == 0 then return row end
  to:heads(row, { "Beside the costs", "", ">Figure", "Unit" })
  for _, one in ipairs(list) do
    row = row + 1
    local node = made.graph.nodes[one.node]
    to:text(row, 1, (one.name:gsub("_", " ")))
    made.formulas:place(one.node, to:node(row, 3, one.node, "figure", looks.number(node)),
                        ("%s: %s"):format(to.option, one.name))
    to:text(row, 4, node.unit, "unit")
  end
  return row + 2
end

local function put_notes(to, row, given)
  local notes = given.notes or {}
  if #notes == 0 then return end
  to:text(row, 1, "Notes", "heading")
  for i, note in ipairs(notes) do to:across(row + i, #HEADS, note, "note") end
end

--- Puts an option's sheet into the book.
---@param made table see workbook/init.lua
---@param given table of graph.options
---@param read table the same of the answer
---@return { cost: table, feasible: table } cells
function option.put(made, given, read)
  local to = made:sheet(given.name, { 26, 40, 16, 16, 16, 16 }, 0x2E75B6)
  to.option = given.name
  to:text(1, 1, given.name, "title")
  to:heads(3, HEADS)
  local last = FIRST + #given.rows
  for i, row in ipairs(given.rows) do
    put_row(made, to, FIRST + i - 1, row, read.rows and read.rows[i])
    put_share(to, FIRST + i - 1, made.graph.nodes[row.node].point, made.graph.nodes[given.total].point,
              names.address(last, 3, true))
  end
  local cost = put_total(made, to, last, given)
  local row, feasible = put_limits(made, to, last + 2, given)
  put_notes(to, put_beside(made, to, row, given), given)
  to.frozen, to.head, to.landscape = { rows = 3, columns = 0 }, 3, true
  return { cost = cost, feasible = feasible, sheet = to }
end

return option
