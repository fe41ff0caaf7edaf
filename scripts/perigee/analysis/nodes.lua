--- A graph as plain data: each node once, arguments before their readers.
--
-- A node's number is its place in the list.  Numbers are in the node's own unit; infinities
-- and NaN stay what they are.
local core = require "perigee.core"

local nodes = {}

-- ----- leaves -----

local FEW = 1000 -- values of data that are handed out in full

-- The ends of what a distribution can give, where its kind has any.
local ENDS = {
  certain = function(p) return p[1], p[1] end,
  uniform = function(p) return p[1], p[2] end,
  triangular = function(p) return p[1], p[3] end,
  pert = function(p) return p[1], p[3] end,
  beta = function() return 0, 1 end,
  lognormal = function() return 0, nil end,
  normal = function() return nil, nil end,
}

-- Of values that are listed: each, or each second where shares stand between them.
local function ends_of_values(values, step)
  local low, high = math.huge, -math.huge
  for i = 1, #values, step do low, high = math.min(low, values[i]), math.max(high, values[i]) end
  return low, high
end

local function ends_of(given)
  if given.values then return ends_of_values(given.values, 1) end
  if given.kind == "choice" then return ends_of_values(given.parameters, given.weighted and 2 or 1) end
  return ENDS[given.kind](given.parameters)
end

local function larger(a, b) return a and b and math.max(a, b) or a or b end
local function smaller(a, b) return a and b and math.min(a, b) or a or b end

local function distribution_of(value)
  local given = core.distribution(value)
  if not given then return nil end
  local low, high = ends_of(given)
  if given.least or given.most then given.low, given.high = larger(low, given.least), smaller(high, given.most)
  else given.low, given.high = low, high end
  if given.values then
    given.count = #given.values
    if given.count > FEW then given.values = nil end
  end
  if not given.weighted then given.weighted = nil end
  return given
end

local function add_leaf(node, value)
  node.name, node.source = value:name(), value:source()
  node.distribution = distribution_of(value)
  local varies = value:varies()
  if node.distribution and varies then
    node.p5, node.p50, node.p95 = value:quantile(0.05), value:quantile(0.5), value:quantile(0.95)
  end
  if node.op == "axis" then node.values = value:values() end
end

-- ----- nodes -----

local LEAVES = { leaf = true, axis = true, column = true }

local function node_of(value, arguments)
  local by_sample, by_axis = value:varies()
  local op = value:op()
  local node = { op = op, arguments = arguments, unit = value:unit(), place = core.place(value:mark()),
                 varies = by_sample or nil, over = by_axis or nil }
  if op == "constant" then node.number = value:number() end
  if LEAVES[op] then add_leaf(node, value) end
  return node
end

---@class perigee.node
---@field op string as core/include/perigee/expr.h calls it
---@field arguments integer[] numbers of nodes that stand before it
---@field unit string "" of a plain number
---@field place? string "FILE:LINE" of the scenario
---@field varies? boolean from sample to sample
---@field over? boolean over an axis
---@field number? number of a constant
---@field name? string of a leaf
---@field source? string of a leaf
---@field distribution? table of a leaf
---@field values? number[] of an axis
---@field p5? number of an uncertain leaf: its distribution's own percentiles
---@field p50? number
---@field p95? number

--- The graph under some quantities.
---@param quantities userdata[]
---@return perigee.node[] nodes
---@return integer[] numbers of the quantities
---@return userdata[] values by number
function nodes.of(quantities)
  local values, arguments, numbers = core.walk(quantities)
  local list = {}
  for i, value in ipairs(values) do list[i] = node_of(value, arguments[i]) end
  return list, numbers, values
end

return nodes
