--- A choice between values as a list of cases, of which the first that holds counts.
local core = require "perigee.core"
local formula = require "perigee.explain.formula"

local cases = {}

local function is_open(self, id)
  local base = self.base[id]
  return self.nodes[base].op == "where" and not self.named[base]
end

local function joined(a, b)
  return a and { kind = "infix", sign = "and", a, b } or b
end

-- Conditions as quantities stand beside those that are read.
local function both(a, b) return a and a & b or b end

local list_of

local function add_side(self, id, above, quantity, into)
  if is_open(self, id) then
    list_of(self, self.base[id], above, quantity, into)
  else
    into[#into + 1] = { value = id, condition = above, holds = quantity }
  end
end

-- Where the first side is a choice and the second is not, the condition is turned round, so
-- that cases are a flat list.
function list_of(self, id, above, quantity, into)
  local node = self.nodes[id]
  local condition, yes, no = table.unpack(node.arguments)
  local said, holds = formula.part(self, condition), self.values[condition]
  if is_open(self, yes) and not is_open(self, no) then
    said, holds, yes, no = formula.negated(said), ~holds, no, yes
  end
  add_side(self, yes, joined(above, said), both(quantity, holds), into)
  add_side(self, no, above, quantity, into)
end

local MOST = 12

-- The quantity that is 1 where a case is the first that holds.
local function taken_of(list)
  local open, taken = nil, {}
  for i, case in ipairs(list) do
    local holds = case.holds or core.quantity(1)
    taken[i] = core.quantity(open and case.holds and open & holds or open or holds)
    if case.holds then open = open and open & ~case.holds or ~case.holds end
  end
  return taken
end

local function read(list, taken, run)
  local tape = core.tape(taken)
  local points, summaries = tape:point(run), run.point and {} or tape:sample(run)
  for i, case in ipairs(list) do
    case.point = points[i] ~= 0
    case.share = summaries[i] and summaries[i]:mean() or points[i]
    case.holds = nil
  end
end

-- Those that hold most often, where there are many.
local function few(list)
  if #list <= MOST then return list, 0 end
  local order = { table.unpack(list) }
  for i, case in ipairs(list) do case.place = i end
  table.sort(order, function(a, b)
    if a.share ~= b.share then return a.share > b.share end
    return a.place < b.place
  end)
  local kept = table.move(order, 1, MOST, 1, {})
  table.sort(kept, function(a, b) return a.place < b.place end)
  return kept, #list - MOST
end

--- The cases of a choice.
---@param self perigee.explained with `values`, quantities by node
---@param id integer the first node of a group
---@param run table
---@return { condition: table?, value: integer, point: boolean, share: number }[]? nil where it is no choice
---@return integer more cases than are listed
function cases.of(self, id, run)
  if self.nodes[id].op ~= "where" then return nil, 0 end
  local list = {}
  list_of(self, id, nil, nil, list)
  read(list, taken_of(list), run)
  return few(list)
end

return cases
