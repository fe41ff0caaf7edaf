--- Runs: the tables that tell the core where to stand and how to draw.
--
-- samples, seed, threads, axes and cell, isa, reproducible, sampler, and for Sobol's points the
-- assumptions in the order of their dimensions.
local near = require "perigee.near"

local runs = {}

local samplers = { "stratified", "sobol", "random" }

local isas = { "best", "baseline", "avx2", "avx512" }

local function fault_of(what, name, list)
  for _, known in ipairs(list) do
    if known == name then return nil end
  end
  local hint = near.hint(tostring(name), list)
  return ("unknown %s '%s'%s"):format(what, tostring(name),
    hint ~= "" and hint or ": there are " .. near.join(list, "and"))
end

--- What is wrong with the name of a sampler, and what would be right; or nil.
---@param name any
---@return string?
function runs.sampler_fault(name) return fault_of("sampler", name, samplers) end

--- What is wrong with the name of a set of instructions, and what would be right; or nil.
---@param name any
---@return string?
function runs.isa_fault(name)
  if name == nil then return nil end
  return fault_of("set of instructions", name, isas)
end

--- A copy of a run with some fields of its own.
---@param run table
---@param changes table
---@return table
function runs.with(run, changes)
  local made = {}
  for name, value in pairs(run) do made[name] = value end
  for name, value in pairs(changes) do made[name] = value end
  return made
end

--- The assumptions that a sampler gives dimensions, in the order of their names.
---@param facts table what guest.describe gives
---@param sampler string
---@return table[]? quantities
function runs.dimensions(facts, sampler)
  if sampler ~= "sobol" then return nil end
  local list = {}
  for _, assumption in ipairs(facts.assumptions) do
    local value = assumption.value
    if value:varies() and value:op() == "leaf" then list[#list + 1] = value end
  end
  return list
end

return runs
