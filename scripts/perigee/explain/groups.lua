--- Nodes that are one quantity in several units.
--
-- Where units differ the graph has a multiplication and a division by plain constants.
-- People see one quantity there, so a conversion belongs to the group of what it converts.
local units = require "perigee.explain.units"

local groups = {}

local WITHIN = 1e-9

--- Are two factors the same, but for rounding?
---@param a number
---@param b number
---@return boolean
function groups.same(a, b) return math.abs(a - b) <= WITHIN * math.abs(b) end

-- The plain constant and the other argument of a product with one.
local function step_of(nodes, id)
  local node = nodes[id]
  local first, second = node.arguments[1], node.arguments[2]
  local function plain(at) return nodes[at].op == "constant" and nodes[at].unit == "" end
  if node.op == "divide" and plain(second) then return first, 1 / nodes[second].number end
  if node.op ~= "multiply" then return nil end
  if plain(second) then return first, nodes[second].number end
  if plain(first) then return second, nodes[first].number end
end

local STEPS = 4 -- a conversion takes two

-- What a node converts, if it does.
local function converted(nodes, id, ratio)
  local at, factor = id, 1
  for _ = 1, STEPS do
    local below, constant = step_of(nodes, at)
    if not below then return nil end
    at, factor = below, factor * constant
    local wanted = ratio({ { unit = nodes[at].unit, power = 1 } }, nodes[id].unit)
    if wanted and groups.same(factor, wanted) then return at end
  end
end

local FACTORS = { multiply = { 1, 2 }, divide = { 1 }, negate = { 1 } }

--- What is nothing in every sample: 0, and what is multiplied by it.
---@param nodes perigee.node[]
---@return table<integer, true>
function groups.nothing(nodes)
  local nothing = {}
  for id, node in ipairs(nodes) do
    nothing[id] = node.op == "constant" and node.number == 0 or nil
    for _, place in ipairs(FACTORS[node.op] or {}) do
      nothing[id] = nothing[id] or nothing[node.arguments[place]]
    end
  end
  return nothing
end

-- What nothing is added to is the same.
local function kept(node, nothing)
  local first, second = node.arguments[1], node.arguments[2]
  if node.op == "add" and nothing[first] then return second end
  if (node.op == "add" or node.op == "subtract") and nothing[second] then return first end
end

--- For each node the one that it is a conversion of, however often it was converted; itself
-- where it is none.
---@param nodes perigee.node[]
---@param nothing table<integer, true>
---@return integer[] by node
---@return fun(parts: table[], unit: string): number? see units.ratios
function groups.of(nodes, nothing)
  local base, ratio = {}, units.ratios()
  for id, node in ipairs(nodes) do
    local below = kept(node, nothing) or converted(nodes, id, ratio)
    base[id] = below and base[below] or id
  end
  return base, ratio
end

return groups
