--- `perigee compare --format json`: both sides, what changed, and each figure with its bridge.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local function texts(value) return value and jsontext.list(value) end

local BOTH = { keys = { "before", "after" } }
local REASONS = { keys = { "before", "after" }, read = { before = texts, after = texts } }
local OLDEST = { more = { "name", "as_of", "days" } }
local SIDE = { keys = { "file", "title", "as_of", "cheapest" }, more = { "uncertain", "oldest_price" },
               read = { oldest_price = json.of(OLDEST) } }
local CHANGE = { keys = { "name", "before", "after" }, more = { "kind", "same", "along" } }
local PART = { keys = { "name", "amount" }, more = { "error" } }
local ERRORS = { "difference_error", "difference_p5", "difference_p95", "before_error", "after_error", "after_unit" }
local ROW = { keys = { "category", "label", "unit", "before", "after", "difference" }, more = { "ratio" } }
local FIGURE = { keys = { "unit", "before", "after", "difference" }, more = { "ratio", table.unpack(ERRORS) } }
local OPTION = {
  keys = { "name", "unit", "before", "after", "difference", "bridge" },
  more = { "ratio", "only", "rows", "feasible", "feasible_probability", "cheapest_probability", "reasons", "quality",
           table.unpack(ERRORS) },
  read = { bridge = json.list_of(PART), rows = json.list_of(ROW), feasible = json.of(BOTH),
           feasible_probability = json.of(BOTH),
           cheapest_probability = json.of(BOTH), reasons = json.of(REASONS), quality = json.of(FIGURE) },
}
local OUTPUT = { keys = { "name", "unit", "before", "after", "difference", "bridge" },
                 more = { "ratio", "only", table.unpack(ERRORS) }, read = { bridge = json.list_of(PART) } }
local METHOD = { more = { "name", "exact", "changes", "combinations", "orders", "source" } }
local JOINED = { keys = { "changes", "reason" }, read = { changes = texts } }

local ANSWER = {
  keys = { "a", "b", "changes", "options", "outputs" },
  more = { "basis", "cheapest", "method", "joined", "warnings", "perigee", "title", "samples", "seed", "sampler",
           "uncertain" },
  read = { a = json.of(SIDE), b = json.of(SIDE), changes = json.list_of(CHANGE), options = json.list_of(OPTION),
           outputs = json.list_of(OUTPUT),
           cheapest = json.of(BOTH), method = json.of(METHOD), joined = json.list_of(JOINED), warnings = texts },
}

--- A comparison as JSON text.
---@param answer table
---@return string
return function(answer)
  return jsontext.render(json.object(answer, ANSWER))
end
