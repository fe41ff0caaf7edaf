--- What the reader of a page may move: an assumption, and the range that makes sense.
local core = require "perigee.core"

local controls = {}

local LOW, HIGH = 0.01, 0.99 -- percentiles of an uncertain assumption at the ends of its range
local TIMES = 10             -- a certain one: a tenth of it up to so many times
local STOPS = 6              -- equal parts of a range, at whose ends the model is looked at
local FEW = 12               -- values of a list that are chosen from; of more any between them may be taken
local WIDE = 30              -- a range of more than this is moved over by equal ratios

---@class perigee.control
---@field name string
---@field text string as the scenario has it
---@field source? string
---@field unit string
---@field leaf userdata
---@field kind string "uncertain", "certain", "axis"
---@field point number where it stands
---@field low number
---@field high number
---@field log boolean
---@field choices? number[] the values that there are, where they are a few

local function percent_like(unit) return unit == "%" end

-- Parts of a whole stay within it.
local function certain_range(value, unit)
  if value == 0 then return 0, 1 end
  local low, high = value / TIMES, value * TIMES
  if low > high then low, high = high, low end
  if percent_like(unit) and value > 0 and value <= 100 then high = math.min(high, 100) end
  return low, high
end

local function sorted(values)
  local list, seen = {}, {}
  for _, value in ipairs(values) do
    if not seen[value] then list[#list + 1], seen[value] = value, true end
  end
  table.sort(list)
  return list
end

local function choices_of(given)
  if given.kind ~= "choice" then return nil end
  local values = {}
  for i = 1, #given.parameters, given.weighted and 2 or 1 do
    local value = given.parameters[i]
    if (not given.least or value >= given.least) and (not given.most or value <= given.most) then
      values[#values + 1] = value
    end
  end
  return sorted(values)
end

local function fill(control)
  control.log = control.low > 0 and control.high / control.low > WIDE
  return control
end

local function uncertain(control, leaf)
  control.kind, control.point = "uncertain", leaf:quantile(0.5)
  control.low, control.high = leaf:quantile(LOW), leaf:quantile(HIGH)
  control.p5, control.p95 = leaf:quantile(0.05), leaf:quantile(0.95)
  control.choices = choices_of(core.distribution(leaf))
  return fill(control)
end

local function certain(control, value)
  control.kind, control.point = "certain", value
  control.low, control.high = certain_range(value, control.unit)
  return fill(control)
end

local function axis(control, values)
  control.kind, control.point, control.choices = "axis", values[1], #values <= FEW and values or nil
  local list = sorted(values)
  control.low, control.high = list[1], list[#list]
  return fill(control)
end

-- An axis that was none before is a certain assumption.
local function control_of(assumption, before)
  local leaf = assumption.value
  local made = { name = assumption.name, text = before.text, source = before.source, unit = leaf:unit(),
                 leaf = leaf }
  if leaf:op() == "axis" then
    if before.value:op() == "axis" then return axis(made, leaf:values()) end
    return certain(made, leaf:values()[1])
  end
  if leaf:op() == "leaf" and leaf:varies() then return uncertain(made, leaf) end
end

--- The assumptions that can be moved, in their order.
---@param facts table what guest.describe gives
---@param before table<string, { text: string, source: string?, value: userdata }> the assumptions as the scenario has them
---@return perigee.control[]
function controls.of(facts, before)
  local list = {}
  for _, assumption in ipairs(facts.assumptions) do
    list[#list + 1] = control_of(assumption, before[assumption.name])
  end
  return list
end

--- The value at a share of the range.
---@param control perigee.control
---@param share number from 0 to 1
---@return number
function controls.at(control, share)
  local choices = control.choices
  if choices then return choices[math.min(#choices, 1 + math.floor(share * #choices))] end
  if control.log then return control.low * (control.high / control.low) ^ share end
  return control.low + (control.high - control.low) * share
end

--- Values over the range, at which the model is looked at.
---@param control perigee.control
---@return number[]
function controls.stops(control)
  if control.choices then return control.choices end
  local list = {}
  for i = 0, STOPS do list[i + 1] = controls.at(control, i / STOPS) end
  return list
end

return controls
