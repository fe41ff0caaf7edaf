--- A sweep in the shape of a run over axes: what the reports of runs show.
local FIGURES = { "unit", "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error", "p95_error" }

local function copy(value)
  local made = {}
  for key, item in pairs(value) do made[key] = item end
  return made
end

local function with_cost(option)
  local made = copy(option)
  made.cost = {}
  for _, key in ipairs(FIGURES) do made.cost[key] = option[key] end
  return made
end

--- The run that a sweep is.
---@param answer table
---@return table
return function(answer)
  local made = copy(answer)
  made.options = {}
  for i, option in ipairs(answer.options) do made.options[i] = with_cost(option) end
  return made
end
