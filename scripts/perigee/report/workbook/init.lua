--- An answer and its graph as a workbook: `--format xlsx`.
--
-- `workbook.book(answer)` lays it out as plain data, which `file.write` writes; between the
-- two a test may change what cells hold.
local answer_sheet = require "perigee.report.workbook.sheets.answer"
local assumptions_sheet = require "perigee.report.workbook.sheets.assumptions"
local calculation_sheet = require "perigee.report.workbook.sheets.calculation"
local figures_sheet = require "perigee.report.workbook.sheets.figures"
local formulas_of = require "perigee.report.workbook.formulas"
local grid = require "perigee.report.grid"
local months_sheet = require "perigee.report.workbook.sheets.months"
local names = require "perigee.report.workbook.names"
local option_sheet = require "perigee.report.workbook.sheets.option"
local sheet = require "perigee.report.workbook.sheet"

local workbook = {}

local Made = {}
Made.__index = Made

--- A sheet of the book.
function Made:sheet(name, widths, tab)
  local to = sheet.new(self.sheet_name(name), widths, tab)
  self.sheets[#self.sheets + 1] = to
  return to
end

--- Names a cell, and the node in it.
function Made:name(cell, id, name)
  local given = self.defined_name(name)
  self.formulas:call(id, given)
  self.defined[#self.defined + 1] = { name = given, cell = cell }
end

--- What an assumption is in the scenario.
function Made:written(name)
  for _, one in ipairs(self.answer.assumptions) do
    if one.name == name then return one.text end
  end
end

--- Whether an assumption is a list there.
function Made:is_list(name)
  for _, axis in ipairs(self.answer.axes) do
    if axis.name == name then return true end
  end
  return false
end

-- The same option or output in the answer, which may have others in other cells.
local function found(list, name, cell)
  for _, read in ipairs(list or {}) do
    if read.name == name or read.names and grid.at(read.names, cell) == name then return read end
  end
  return {}
end

local function match(given, list, cell)
  local made = {}
  for i, one in ipairs(given) do made[i] = found(list, one.name, cell) end
  return made
end

local function start(answer)
  local graph, cell = answer.graph, grid.varies(answer) and (answer.graph.cell or 1) or nil
  return setmetatable({
    answer = answer, graph = graph, sheets = {}, defined = {}, cell = cell,
    read = match(graph.options, answer.options, cell), read_outputs = match(graph.outputs, answer.outputs, cell),
    formulas = formulas_of.new(graph), sheet_name = names.sheets(), defined_name = names.defined(),
  }, Made)
end

-- Sheets of options are made before what refers to them, and stand behind the assumptions.
local function put_sheets(made)
  local first, cells = answer_sheet.put(made), {}
  assumptions_sheet.put(made)
  for i, given in ipairs(made.graph.options) do cells[i] = option_sheet.put(made, given, made.read[i]) end
  local extra = months_sheet.put(made)
  answer_sheet.fill(made, first, cells, function(row) return extra(first, row) end)
  made.formulas:count()
  local changed = figures_sheet.put(made)
  if changed then answer_sheet.notice(first, changed) end
  made.formulas:compile(calculation_sheet.put(made))
end

local function settle(made)
  for _, to in ipairs(made.sheets) do
    for _, cell in ipairs(to.cells) do
      if cell.node then
        cell.number, cell.formula = made.formulas:content(cell.node, cell)
        cell.value = made.formulas:value(cell.node)
      end
    end
  end
end

-- A sheet of intermediate figures that there are none of says nothing.
local function without_empty(sheets)
  local last = sheets[#sheets]
  if last.rows <= last.head then sheets[#sheets] = nil end
  return sheets
end

--- Lays an answer out.
---@param answer table of engine.export, each node with its point
---@return table book title, as_of, sheets (see sheet.lua), defined = { { name, cell } }
function workbook.book(answer)
  local made = start(answer)
  put_sheets(made)
  settle(made)
  return { title = answer.title or "Costs", as_of = answer.as_of, perigee = answer.perigee, defined = made.defined,
           sheets = without_empty(made.sheets) }
end

return workbook
