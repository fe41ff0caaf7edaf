--- Which option to choose, how often that is wrong and at what cost, and which number to
-- measure next.
--
-- Candidates are the options that are feasible at the point and in every sample: to choose
-- one that fails in some would be to choose something else there, at a cost that the model
-- does not know.  Others keep the share of samples in which they are the cheapest, as
-- `perigee run` counts it.
local lanes = require "perigee.analysis.lanes"
local leaves_of = require "perigee.analysis.leaves"
local model = require "perigee.analysis.model"
local progress = require "perigee.analysis.progress"
local worth = require "perigee.analysis.worth"

local decision = {}

-- ----- options over the samples -----

local function spread_out(values, count)
  if type(values) == "table" then return values end
  local list = {}
  for i = 1, count do list[i] = values end
  return list
end

local function check_finite(name, costs)
  for i = 1, #costs do
    if costs[i] - costs[i] ~= 0 then
      error({ kind = "input", message = ("option '%s' costs no finite number in sample %d: `perigee run` names the "
        .. "line"):format(name, i) }, 0)
    end
  end
end

local function share_of(feasible, count)
  local held = 0
  for i = 1, count do held = held + (feasible[i] ~= 0 and 1 or 0) end
  return held / count
end

local function read_options(read)
  local keys, count, list = {}, read.base.samples, {}
  for i, name in ipairs(read.options) do keys[2 * i - 1], keys[2 * i] = "cost:" .. name, "feasible:" .. name end
  progress.stage(read.base.progress, "sampling", count)
  local drawn, points = read:samples(keys), read:point(keys)
  for i, name in ipairs(read.options) do
    local costs, feasible = spread_out(drawn[2 * i - 1], count), spread_out(drawn[2 * i], count)
    check_finite(name, costs)
    local share = share_of(feasible, count)
    list[i] = { name = name, costs = costs, feasible = feasible, feasible_probability = share,
                candidate = share == 1 and points[2 * i] ~= 0 }
  end
  return list
end

-- The first of equals is the cheapest.
local function put_cheapest(options, count)
  local wins = {}
  for i = 1, count do
    local first, least = nil, math.huge
    for place, option in ipairs(options) do
      if option.feasible[i] ~= 0 and option.costs[i] < least then first, least = place, option.costs[i] end
    end
    if first then wins[first] = (wins[first] or 0) + 1 end
  end
  for place, option in ipairs(options) do option.cheapest_probability = (wins[place] or 0) / count end
end

-- ----- choosing -----

local function candidates_of(options)
  local list, costs = {}, {}
  for _, option in ipairs(options) do
    if option.candidate then
      list[#list + 1], costs[#costs + 1] = option, option.costs
    end
  end
  return list, costs
end

local function put_means(options, unit, candidates, least)
  for _, option in ipairs(options) do
    local mean, error = lanes.mean(lanes.sums(#option.costs, function(i) return option.costs[i] end))
    option.cost = { unit = unit, mean = mean, mean_error = error }
  end
  for _, option in ipairs(candidates) do
    option.regret, option.regret_error = worth.regret(option.costs, least)
  end
end

-- ----- what to measure -----

local function uncertain_of(read)
  local list, leaves = {}, {}
  for _, assumed in ipairs((leaves_of.of(read))) do
    if assumed.uncertain then
      list[#list + 1], leaves[#leaves + 1] = assumed, assumed.leaf
    end
  end
  return list, leaves_of.samples(leaves, read.base)
end

local function worths_of(read, costs, best)
  local list, samples = uncertain_of(read)
  local rows = {}
  progress.stage(read.base.progress, "weighing what to measure", #list)
  for i, assumed in ipairs(list) do
    local value, error = worth.of(costs, best, samples[i])
    progress.tick(read.base.progress)
    rows[i] = { name = assumed.name, text = assumed.text, worth = value, worth_error = error }
  end
  table.sort(rows, function(a, b)
    if a.worth ~= b.worth then return a.worth > b.worth end
    return a.name < b.name
  end)
  return rows
end

local SURE = 2 -- errors that a worth is above nothing

local function next_of(rows)
  local first = rows[1]
  if first and first.worth > SURE * (first.worth_error or math.huge) then return first.name end
end

-- ----- the reading -----

local function put_choice(answer, read, candidates, costs)
  local best, least = worth.best(costs, read.base.samples)
  put_means(answer.options, answer.unit, candidates, least)
  answer.choice = candidates[best].name
  answer.perfect_information, answer.perfect_information_error = candidates[best].regret, candidates[best].regret_error
  answer.assumptions = #candidates > 1 and worths_of(read, costs, best) or {}
  answer.measure = next_of(answer.assumptions)
end

-- Samples stay here; what is missing has its reason.
local function finish(answer)
  for _, option in ipairs(answer.options) do
    option.costs, option.feasible = nil, nil
    if not option.candidate then option.reason = "no candidate: not feasible at the point and in every sample" end
  end
  if not answer.choice then answer.reason = "no option is feasible in every sample" end
  return answer
end

--- Reads what is known of the choice between options.
---@param subject table
---@param facts table of the scenario as it is
---@param options table samples, seed, threads, sampler ...
---@return table unit, options, choice, perfect_information, assumptions, measure: see report/decision/json.lua
function decision.read(subject, facts, options)
  leaves_of.check_samples(options.samples)
  local read = model.open(subject, facts, options)
  if #read.options == 0 then
    error({ kind = "usage", message = "the model has no options to choose between" }, 0)
  end
  local answer = { unit = read:unit("cost:" .. read.options[1]), options = read_options(read), assumptions = {},
                   warnings = leaves_of.warnings(read) }
  put_cheapest(answer.options, read.base.samples)
  local candidates, costs = candidates_of(answer.options)
  if #candidates > 0 then
    put_choice(answer, read, candidates, costs)
  else
    put_means(answer.options, answer.unit, {}, {})
  end
  return finish(answer)
end

return decision
