--- The assumptions of a model as leaves: those that can stand at another value.
local core = require "perigee.core"

local leaves = {}

local stands = { leaf = true, axis = true, column = true }

---@class perigee.assumed
---@field name string
---@field text string
---@field unit string
---@field leaf userdata
---@field uncertain boolean
---@field p5? number where uncertain
---@field p95? number

-- The distribution's own percentiles, or those of a column's values.
local function percentiles(leaf, run)
  local p5, p95 = leaf:quantile(0.05), leaf:quantile(0.95)
  if p5 then return p5, p95 end
  local summary = core.tape({ leaf }):sample(run, { true })[1]
  return summary:quantile(0.05), summary:quantile(0.95)
end

local function assumed(assumption, run)
  local leaf = assumption.value
  local made = { name = assumption.name, text = assumption.text, unit = leaf:unit(), leaf = leaf,
                 uncertain = (leaf:varies()) }
  if made.uncertain then made.p5, made.p95 = percentiles(leaf, run) end
  return made
end

--- The assumptions that can stand at another value, in their order.
---@param read perigee.read_model
---@return perigee.assumed[]
function leaves.of(read)
  local list = {}
  for _, assumption in ipairs(read.facts.assumptions) do
    if stands[assumption.value:op()] then list[#list + 1] = assumed(assumption, read.base) end
  end
  return list
end

--- What there is to say of the others: quantities that the scenario worked out of others
-- before its model, and lists.
---@param read perigee.read_model
---@return string[]
function leaves.warnings(read)
  local list = {}
  for _, assumption in ipairs(read.facts.assumptions) do
    if not stands[assumption.value:op()] then
      list[#list + 1] = ("'%s' is not varied by itself: it is worked out of other quantities"):format(assumption.name)
    end
  end
  for _, axis in ipairs(read.facts.axes) do
    list[#list + 1] = ("'%s' is a list, and stands at its first value here"):format(axis:name())
  end
  return list
end

--- Uncertain leaves of a figure by the assumption that they are of, and the rest: figures
-- that the model itself reads as uncertain.
---@param varying userdata[] leaves
---@param list perigee.assumed[]
---@return table<string, userdata[]> by the assumption's name
---@return userdata[] rest
function leaves.by_assumption(varying, list)
  local owner, of, rest = {}, {}, {}
  for _, each in ipairs(list) do owner[each.leaf:name()] = each.name end
  for _, leaf in ipairs(varying) do
    local name = owner[leaf:name()]
    local group = rest
    if name then
      of[name] = of[name] or {}
      group = of[name]
    end
    group[#group + 1] = leaf
  end
  return of, rest
end

local MOST = 1 << 20 -- samples that a reading keeps, each a Lua number

--- Raises where a reading that keeps its samples is asked for too many.
---@param samples integer
function leaves.check_samples(samples)
  if samples > MOST then
    error({ kind = "usage", message = ("--samples: %d are too many here, where each is kept: at most %d"):format(
      samples, MOST) }, 0)
  end
end

--- Samples of leaves: a list each.
---@param list userdata[]
---@param run table
---@return number[][]
function leaves.samples(list, run)
  if #list == 0 then return {} end
  return core.tape(list):raw(run, 1, run.samples)
end

return leaves
