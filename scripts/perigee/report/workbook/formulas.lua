--- A graph as formulas: which of its nodes have cells, and what the formulas are.
--
-- A node has a cell where the sheets put it (a row of an option, an output), where it is
-- a leaf, where several others read it, and where a formula would be too long for a reader;
-- all others are part of the formula that reads them.  Formulas are made of texts with
-- marks for the cells, for where the cells of the last kind are is known at the end.
local names = require "perigee.report.workbook.names"
local operations = require "perigee.report.workbook.operations"

local formulas = {}
formulas.__index = formulas

local LONGEST = 140 -- of a formula inside another
local DEEPEST = 12 -- operations in each other; 64 levels of brackets are allowed
local ADDRESS = 8 -- what a mark counts for

--- The formulas of a graph.
---@param graph table see the README of report/
---@return table
function formulas.new(graph)
  return setmetatable({ nodes = graph.nodes, homes = {}, placed = {}, forms = {}, uses = {} }, formulas)
end

--- Says that a cell shows a node; the first that does is the node's own, unless it is a constant.
---@param id integer
---@param cell table sheet, row, column
---@param label string what it is
---@param made? boolean its formula is the cell's own, and not of the graph
function formulas:place(id, cell, label, made)
  self.placed[#self.placed + 1] = { id = id, label = label, made = made }
  if self.nodes[id].op == "constant" or self.homes[id] then return end
  self.homes[id] = { sheet = cell.sheet, row = cell.row, column = cell.column, made = made }
end

--- Gives a node's cell a name, by which formulas refer to it.
---@param id integer
---@param name string
function formulas:call(id, name)
  if self.homes[id] then self.homes[id].name = name end
end

-- ----- what is needed, how often, and for what -----

-- From the readers down: a node whose cell has a formula of its own needs nothing.
function formulas:count()
  local labels, needed = {}, {}
  for _, placed in ipairs(self.placed) do
    needed[placed.id] = true
    labels[placed.id] = labels[placed.id] or placed.label
  end
  for id = #self.nodes, 1, -1 do
    if needed[id] and not (self.homes[id] and self.homes[id].made) then
      for _, below in ipairs(self.nodes[id].arguments) do
        needed[below], labels[below] = true, labels[below] or labels[id]
        self.uses[below] = (self.uses[below] or 0) + 1
      end
    end
  end
  self.needed, self.labels = needed, labels
end

--- The leaves that are needed and have no cell yet, in order.
---@return integer[]
function formulas:leaves()
  local list = {}
  for id, node in ipairs(self.nodes) do
    if self.needed[id] and #node.arguments == 0 and node.op ~= "constant" and not self.homes[id] then
      list[#list + 1] = id
    end
  end
  return list
end

-- ----- the texts -----

local function mark(id) return ("\1%d\2"):format(id) end

-- How long a text is, addresses and all.
local function length(text)
  local _, marks = text:gsub("\1%d+\2", "")
  return #text + marks * ADDRESS
end

function formulas:argument(id)
  local node, form = self.nodes[id], self.forms[id]
  if node.op == "constant" then return form end
  if self.homes[id] then return operations.reference(mark(id), form and form.risky or false) end
  return form
end

-- Whether what is no cell yet has to become one.
function formulas:wants_cell(id, form)
  if form.light then return false end
  return self.uses[id] > 1 or form.depth > DEEPEST or length(form.text) > LONGEST
end

function formulas:make(id, on_row)
  local node, forms, depth = self.nodes[id], {}, 0
  if node.op == "constant" then return operations.constant(node.number) end
  if #node.arguments == 0 then return operations.reference(mark(id), false) end
  for i, below in ipairs(node.arguments) do
    forms[i] = self:argument(below)
    depth = math.max(depth, not self.homes[below] and forms[i].depth or 0)
  end
  local form = operations.apply(node.op, forms)
  form.depth = depth + 1
  if not self.homes[id] and self:wants_cell(id, form) then self.homes[id] = on_row(id, self.labels[id]) end
  return form
end

--- Makes all formulas; `on_row(id, label)` gives a cell to a node that needs one.
---@param on_row fun(id: integer, label: string): table
function formulas:compile(on_row)
  for id in ipairs(self.nodes) do
    local home = self.homes[id]
    if self.needed[id] and not (home and home.made) then self.forms[id] = self:make(id, on_row) end
  end
end

function formulas:address(id, from)
  local home = self.homes[id]
  if home.name then return home.name end
  local address = names.address(home.row, home.column)
  return home.sheet == from and address or names.quoted(home.sheet.name) .. "!" .. address
end

--- What a cell that shows a node holds: a number, or a formula.
---@param id integer
---@param cell table
---@return number? number
---@return string? formula
function formulas:content(id, cell)
  local node, home = self.nodes[id], self.homes[id]
  if node.op == "constant" then return self.forms[id].constant end
  local own = home.sheet == cell.sheet and home.row == cell.row and home.column == cell.column
  if own and #node.arguments == 0 then return self:value(id) end
  local text = own and self.forms[id].text or mark(id)
  return nil, "=" .. text:gsub("\1(%d+)\2", function(number) return self:address(tonumber(number), cell.sheet) end)
end

--- What a node comes to at the point, as a cell can hold it.
---@param id integer
---@return number|string
function formulas:value(id)
  local value = self.nodes[id].point
  if value ~= value then return "#N/A" end
  return math.max(-operations.INFINITE, math.min(operations.INFINITE, value))
end

return formulas
