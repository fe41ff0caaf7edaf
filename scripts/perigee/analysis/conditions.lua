--- What a model says must hold, in every sample that is read.
local core = require "perigee.core"
local options_of = require "perigee.analysis.options"
local slots_of = require "perigee.analysis.slots"

local conditions = {}

local tails = ": a range \"a to b\" goes beyond its ends one time in ten, "
  .. "\"a .. b\" never does"

--- In how many of the samples, in words; nothing where it is in all.
---@param count integer
---@param samples integer
---@param varies boolean
---@return string
function conditions.how_often(count, samples, varies)
  if not varies or count >= samples then return "" end
  return (" in %d of %d samples"):format(count, samples)
end

--- Raises what does not hold.
---@param slot table the condition's
---@param count integer samples in which it does not
---@param samples integer
---@param varies boolean
function conditions.demand(slot, count, samples, varies)
  if count == 0 then return end
  local often = conditions.how_often(count, samples, varies)
  error(slots_of.at(slot.place, slot.name .. often .. (often ~= "" and tails or "")), 0)
end

--- Raises the first condition among slots that does not hold in every sample of a run.
---@param slots table[]
---@param run table
function conditions.check(slots, run)
  local kept, fails = {}, {}
  for _, slot in ipairs(slots) do
    if slot.kind == "check" then
      kept[#kept + 1], fails[#fails + 1] = slot, core.quantity(options_of.negated(slot.value))
    end
  end
  if #kept == 0 then return end
  local tape = core.tape(fails)
  local points, summaries = tape:point(run), tape:sample(run)
  for i, slot in ipairs(kept) do
    local summary = summaries[i]
    local count = points[i] ~= 0 and 1 or 0
    if summary then count = summary:nonzero() end
    conditions.demand(slot, count, run.samples, summary and true or false)
  end
end

return conditions
