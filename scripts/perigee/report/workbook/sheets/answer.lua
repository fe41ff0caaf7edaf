--- The first sheet: what each option costs, which is the cheapest, and the outputs.
local axes = require "perigee.report.table.axes"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local looks = require "perigee.report.workbook.looks"
local names = require "perigee.report.workbook.names"

local answer = {}

local HEADS = { "Option", ">Possible", ">Cost", "Unit", ">Times the least", ">P5", ">P50", ">P95", ">Mean",
                ">Cheapest in", "", ">compared" }
local OUTPUTS = { "Output", "", ">Value", "Unit", "", ">P5", ">P50", ">P95", ">Mean" }
local SAMPLED = { "p5", "p50", "p95", "mean" }
local COLUMNS, ASIDE = 10, 12 -- the column of what stands in the comparison
local IS_SO = 5 -- the column that says whether something is so
local WARNING, NOTICE, FIRST = 4, 5, 9 -- rows

local NOT_SO = "These assumptions make something so that must not be (see below): run perigee again with them."
local NO_YES = '[=0]"no";"yes"'
local FIGURES = "Figures were changed. What the model decided by them stays as it was: to be sure, run perigee again."

local function put_sampled(made, to, row, figure, shape)
  for i, key in ipairs(SAMPLED) do
    local value = grid.at(figure[key], made.cell)
    if value then to:number(row, 5 + i, value, "sampled", shape or looks.sampled(value)) end
  end
end

local function head_text(made)
  local result = made.answer
  return ("Prices of %s. %s samples, seed %s. Perigee %s."):format(result.as_of,
    format.number(result.samples, { certain = true, trim = true }), result.seed, result.perigee)
end

-- What the sampled figures are of, where lists make several cells.
local function sampled_text(made)
  local parts = {}
  for _, axis in ipairs(made.answer.axes) do
    parts[#parts + 1] = ("%s = %s"):format(axis.name, axes.value(axis, 1, true))
  end
  return "sampled by Perigee, does not recalculate" .. (#parts > 0 and ", of " .. table.concat(parts, ", ") or "")
end

-- ----- options -----

local function put_option(made, to, row, given, read, cells, range)
  local cost, possible = names.address(row, 3), names.address(row, 2)
  local node = made.graph.nodes[given.total]
  to:link(row, 1, cells.sheet.name, given.name)
  to:node(row, 2, given.feasible, "right", looks.YES)
  to:node(row, 3, given.total, "figure", looks.MONEY)
  to:text(row, 4, node.unit, "unit")
  to:formula(row, 5, ('=IF(AND(%s<>0,MIN(%s)>0),%s/MIN(%s),"")'):format(possible, range, cost, range),
             read.times or "", "right", looks.TIMES)
  put_sampled(made, to, row, read.cost or {}, looks.MONEY)
  local share = grid.at(read.cheapest_probability, made.cell)
  if share then to:number(row, 10, share, "sampled", looks.PERCENT) end
  to:formula(row, ASIDE, ('=IF(%s<>0,%s,"")'):format(possible, cost), read.compared or "", "out", looks.MONEY)
end

-- As the sheet computes them: what is compared, and the first of the lowest.
local function compare(made)
  local best
  for i, given in ipairs(made.graph.options) do
    local read, nodes = made.read[i], made.graph.nodes
    read.compared = nodes[given.feasible].point ~= 0 and nodes[given.total].point or nil
    if read.compared and (not best or read.compared < best.compared) then best = read end
  end
  for _, read in ipairs(made.read) do
    read.times = best and best.compared > 0 and read.compared and read.compared / best.compared or nil
  end
  return best
end

local function put_options(made, to, cells)
  local options, best = made.graph.options, compare(made)
  local last = FIRST + #options - 1
  local range = ("%s:%s"):format(names.address(FIRST, ASIDE, true), names.address(last, ASIDE, true))
  to:text(FIRST - 2, 6, sampled_text(made), "band")
  to:heads(FIRST - 1, HEADS)
  for i, given in ipairs(options) do
    put_option(made, to, FIRST + i - 1, given, made.read[i], cells[i], range)
  end
  local first = names.address(FIRST, ASIDE):gsub("^%a+", "$%0")
  local from, till = { row = FIRST, column = 1 }, { row = last, column = 5 }
  to:highlight(from, till, ("=AND(ISNUMBER(%s),%s=MIN(%s))"):format(first, first, range), "best")
  to:highlight(from, till, ("=$B%d=0"):format(FIRST), "out")
  return range, last, best
end

local function put_cheapest(to, range, last, best)
  local listed = ("%s:%s"):format(names.address(FIRST, 1, true), names.address(last, 1, true))
  to:text(last + 2, 1, "The cheapest", "heading")
  local formula = ('=IF(%s<>"","not known: see above",IF(COUNT(%s)=0,"none is possible",'
    .. 'INDEX(%s,MATCH(MIN(%s),%s,0))))'):format(names.address(WARNING, 1), range, listed, range, range)
  to:formula(last + 2, 2, formula, best and best.name or "none is possible", "answer")
  return last + 4
end

-- ----- outputs -----

local function put_outputs(made, to, row)
  if #made.graph.outputs == 0 then return row end
  to:heads(row, OUTPUTS)
  for i, given in ipairs(made.graph.outputs) do
    row = row + 1
    local node = made.graph.nodes[given.node]
    to:text(row, 1, given.name)
    made.formulas:place(given.node, to:node(row, 3, given.node, "figure", looks.number(node)), given.name)
    to:text(row, 4, node.unit, "unit")
    put_sampled(made, to, row, made.read_outputs[i])
  end
  return row + 2
end

-- ----- what must hold -----

-- What the formulas do not hold for, and the conditions of the model: each 1 where it is so.
local function faults(made)
  local list = {}
  if made.fixed_changed then
    list[1] = { message = "an assumption that is fixed in this workbook was changed", formula = made.fixed_changed }
  end
  if made.graph.uncovered then
    list[#list + 1] = { message = "a way through the model that was not computed", fails = made.graph.uncovered }
  end
  return table.move(made.graph.checks, 1, #made.graph.checks, #list + 1, list)
end

local function put_fault(made, to, row, fault)
  to:text(row, 1, fault.message)
  if fault.formula then
    return to:formula(row, IS_SO, ("=IF(%s,1,0)"):format(fault.formula), 0, "right", NO_YES)
  end
  local cell = to:node(row, IS_SO, fault.fails, "right", NO_YES)
  made.formulas:place(fault.fails, cell, fault.message)
  return cell
end

-- They stand below; the warning above everything says whether there is any.
local function put_faults(made, to, row)
  local list, first, last = faults(made), nil, nil
  if #list == 0 then return row end
  to:heads(row, { "What must not be", "", "", "", ">Is it so?" })
  for i, fault in ipairs(list) do
    last = put_fault(made, to, row + i, fault)
    first = first or last
  end
  to:formula(WARNING, 1, ('=IF(SUM(%s:%s)<>0,"%s","")'):format(names.address(first.row, IS_SO),
    names.address(last.row, IS_SO), NOT_SO), "", "warning")
  return row + #list + 2
end

local function put_warnings(made, to, row)
  local list = made.answer.warnings or {}
  if #list == 0 then return end
  to:text(row, 1, "Notes", "heading")
  for i, warning in ipairs(list) do to:across(row + i, COLUMNS, warning, "note") end
end

--- Puts the first sheet into the book.
---@param made table see workbook/init.lua
---@return table sheet to be filled by answer.fill
function answer.put(made)
  local to = made:sheet("Answer", { 40, 12, 16, 16, 17, 14, 14, 14, 14, 12, 3, 14 }, 0x548235)
  to:text(1, 1, made.answer.title or "Costs", "title")
  to:text(2, 1, head_text(made), "band")
  to:text(3, 1, "Change what is yellow on the sheet Assumptions: costs and outputs follow.", "band")
  to.frozen, to.head, to.landscape = { rows = 2, columns = 0 }, FIRST - 1, true
  return to
end

--- Fills it, the options' sheets being there.
---@param made table
---@param to table sheet
---@param cells table[] what option.put gave, in order
---@param extra fun(row: integer): integer puts more below the options, and gives the next row
function answer.fill(made, to, cells, extra)
  local row = FIRST
  if #made.graph.options > 0 then
    local range, last, best = put_options(made, to, cells)
    row = put_cheapest(to, range, last, best)
  end
  row = put_outputs(made, to, extra(row))
  put_warnings(made, to, put_faults(made, to, row))
end

--- Says above whether figures were changed.
---@param to table sheet
---@param changed string formula
function answer.notice(to, changed)
  to:formula(NOTICE, 1, ('=IF(%s,"%s","")'):format(changed, FIGURES), "", "notice")
end

return answer
