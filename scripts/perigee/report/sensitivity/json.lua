--- `perigee sensitivity --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local ASSUMPTION = {
  keys = { "name", "elasticity", "low", "high", "first_order", "total" },
  more = { "text", "unit", "uncertain", "point", "p5", "p95", "slope", "steps", "steps_within", "average_elasticity",
           "first_order_error", "total_error", "together", "rank_correlation" },
}

local function assumptions(value)
  local items = {}
  for i, item in ipairs(value) do items[i] = json.object(item, ASSUMPTION) end
  return jsontext.list(items)
end

local ANSWER = {
  keys = { "of", "unit", "assumptions" },
  more = { "value", "default", "spread", "others", "infeasible", "title", "as_of", "samples", "seed", "sampler" },
  read = { assumptions = assumptions },
}

--- What was read as JSON text.
---@param answer table
---@return string
return function(answer)
  return jsontext.render(json.object(answer, ANSWER))
end
