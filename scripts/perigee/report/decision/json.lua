--- `perigee decide --format json`.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local COST = { keys = { "unit", "mean" }, more = { "mean_error" } }
local function cost(value) return json.object(value, COST) end

local OPTION = {
  keys = { "name", "candidate", "feasible_probability", "cheapest_probability", "cost", "regret" },
  more = { "regret_error" }, read = { cost = cost },
}
local ASSUMPTION = { keys = { "name", "worth" }, more = { "worth_error", "text" } }

local ANSWER = {
  keys = { "unit", "choice", "options", "perfect_information", "assumptions", "measure" },
  more = { "perfect_information_error", "title", "as_of", "samples", "seed" },
  read = { options = json.list_of(OPTION), assumptions = json.list_of(ASSUMPTION) },
}

--- What was read as JSON text.
---@param answer table
---@return string
return function(answer)
  return jsontext.render(json.object(answer, ANSWER))
end
