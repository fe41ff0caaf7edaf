--- Graphs as a page carries them: short, for there may be tens of thousands of nodes.
--
-- A node is [op, unit, place, ...], numbers of names in `ops`, `units` and `places`, counted
-- from 0; what follows are its arguments, each as how many nodes before it stands, or the
-- number of a constant or of a leaf.
local core = require "perigee.core"
local text = require "perigee.report.text"

local pack = {}

-- ----- lists in which each thing is once -----

-- Zero has two signs, and NaN is no key.
local function key_of(value)
  return type(value) == "number" and ("%.17g"):format(value) or value
end

local function new_list()
  local list, place_of = {}, {}
  return list, function(value)
    local key = key_of(value)
    if not place_of[key] then
      list[#list + 1] = value
      place_of[key] = #list - 1
    end
    return place_of[key]
  end
end

-- ----- leaves -----

-- What a leaf is drawn from; nil of a certain one.
local function distribution_of(node, value)
  if node.op ~= "leaf" or not node.varies then return nil end
  local given = core.distribution(value)
  return { kind = given.kind, parameters = given.parameters, weighted = given.weighted or nil,
           least = given.least, most = given.most, values = given.values, follows = given.follows }
end

local function point_of(node, value)
  if node.op == "axis" then return node.values[1] end
  return value:quantile(0.5)
end

local function leaf_of(node, value)
  local shown = text.escape(node.name)
  return { name = node.name, shown = shown ~= node.name and shown or nil, -- the name itself is what draws
           source = node.source and text.escape(node.source), point = point_of(node, value),
           distribution = distribution_of(node, value) }
end

-- ----- nodes -----

local LEAVES = { leaf = true, axis = true }

--- Whether a page can evaluate a graph: one of columns it cannot.
---@param graph table see exported.graph
---@return boolean
function pack.can(graph)
  for _, node in ipairs(graph.nodes) do
    if node.op == "column" then return false end
  end
  return true
end

--- A graph as plain lists.
---@param graph table see exported.graph
---@param values userdata[] of its nodes
---@return table
function pack.graph(graph, values)
  local ops, op_at = new_list()
  local units, unit_at = new_list()
  local places, place_at = new_list()
  local constants, constant_at = new_list()
  local leaves, nodes = {}, {}
  for i, node in ipairs(graph.nodes) do
    local made = { op_at(node.op), unit_at(text.escape(node.unit)), place_at(text.escape(node.place or "")) }
    if node.op == "constant" then
      made[4] = constant_at(node.number)
    elseif LEAVES[node.op] then
      leaves[#leaves + 1] = leaf_of(node, values[i])
      made[4] = #leaves - 1
    else
      for k, argument in ipairs(node.arguments) do made[3 + k] = i - argument end
    end
    nodes[i] = made
  end
  return { ops = ops, units = units, places = places, constants = constants, leaves = leaves, nodes = nodes }
end

--- The leaves of a graph by their names, counted from 0: an assumption is one of them.
---@param graph table
---@return table<string, integer>
function pack.leaves_by_name(graph)
  local by_name = {}
  for _, one in ipairs(graph.assumptions) do
    if one.node and LEAVES[graph.nodes[one.node].op] then by_name[one.name] = one.node - 1 end
  end
  return by_name
end

return pack
