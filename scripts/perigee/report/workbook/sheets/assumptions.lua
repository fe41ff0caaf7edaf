--- The sheet of assumptions: named cells, which may be changed.
local looks = require "perigee.report.workbook.looks"
local names = require "perigee.report.workbook.names"

local assumptions = {}

local HEADS = { "Assumption", ">Value", "Unit", "As written", ">P5", ">P50", ">P95", "Source", ">Computed at",
                ">Fixed" }
local COMPUTED, FIXED, LIST_AT = 9, 10, 13 -- columns; the last one where the values of lists begin
local MOST = 500 -- of a list to choose from
local FIRST = 5 -- row

local WHY_FIXED = "The model decided by this value when it was computed: to change it, run perigee with --set %s=..."

local function put_percentiles(to, row, node)
  for i, key in ipairs { "p5", "p50", "p95" } do
    if node[key] then to:number(row, 4 + i, node[key], "figure", looks.sampled(node[key])) end
  end
end

-- The values of a list stand beside it, for the cell to be chosen from them.
local function put_list(to, row, cell, node)
  local count = #node.values
  if count > MOST then return end
  for i, value in ipairs(node.values) do to:number(row, LIST_AT + i - 1, value, "sampled", looks.number(node)) end
  to:text(row, LIST_AT - 1, "one of", "unit")
  cell.choices = { from = ("=%s!%s:%s"):format(names.quoted(to.name), names.address(row, LIST_AT, true),
                                               names.address(row, LIST_AT + count - 1, true)) }
end

-- Whether formulas say what comes of another value: not where the model decided by it in Lua.
local function may_change(made, node)
  return made.graph.uncovered ~= nil and (node.op == "axis" or node.varies) or false
end

local function note_of(one, fixed)
  local lines = {}
  if one.source then lines[1] = "Source: " .. one.source end
  if fixed then lines[#lines + 1] = WHY_FIXED:format(one.name) end
  return #lines > 0 and table.concat(lines, "\n") or nil
end

local function put_words(made, to, row, one, fixed)
  to:text(row, 1, one.name)
  to:text(row, 4, made:written(one.name) or "")
  to:text(row, 8, one.source or "", "wrapped_on")
  to:number(row, FIXED, fixed and 1 or 0, "aside", looks.YES)
end

local function put_one(made, to, row, one)
  local node = made.graph.nodes[one.node]
  local fixed, shape = not may_change(made, node), looks.number(node)
  put_words(made, to, row, one, fixed)
  local cell = to:node(row, 2, one.node, fixed and "figure" or "input", shape)
  made.formulas:place(one.node, cell, "an assumption: " .. one.name)
  made:name(cell, one.node, one.name)
  to:text(row, 3, node.unit, "unit")
  to:number(row, COMPUTED, made.formulas:value(one.node), "aside", shape)
  put_percentiles(to, row, node)
  cell.note = note_of(one, fixed)
  if not fixed and made:is_list(one.name) then put_list(to, row, cell, node) end
end

-- A name is fixed: another one is another model.
local function put_name(made, to, row, one)
  put_words(made, to, row, one, true)
  to:text(row, 2, one.value, "right").note = note_of(one, true)
  to:text(row, COMPUTED, one.value, "aside")
end

-- A formula that says whether what is fixed was changed.
local function changed(to, last)
  local function range(column)
    return ("%s!%s:%s"):format(names.quoted(to.name), names.address(FIRST, column), names.address(last, column))
  end
  return ("SUMPRODUCT((%s<>%s)*%s)<>0"):format(range(2), range(COMPUTED), range(FIXED))
end

--- Puts the sheet into the book.
---@param made table see workbook/init.lua
function assumptions.put(made)
  local to = made:sheet("Assumptions", { 24, 16, 18, 34, 13, 13, 13, 60, 16, 7, 3, 8 }, 0xC9A400)
  to:text(1, 1, "Assumptions", "title")
  to:text(2, 1, "Change the yellow cells: everything follows, but for what was sampled. Values stand at their medians.",
          "band")
  to:heads(FIRST - 1, HEADS)
  local row = FIRST - 1
  for _, one in ipairs(made.graph.assumptions) do
    row = row + 1
    put_one(made, to, row, one)
  end
  for _, one in ipairs(made.graph.names) do
    row = row + 1
    put_name(made, to, row, one)
  end
  to.frozen, to.head, to.landscape = { rows = FIRST - 1, columns = 1 }, FIRST - 1, true
  made.fixed_changed = row >= FIRST and changed(to, row) or nil
end

return assumptions
