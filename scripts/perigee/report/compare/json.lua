--- `perigee compare --format json`: both sides, what changed, and each figure with its bridge.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local function list_of(shape)
  return function(value)
    local items = {}
    for i, item in ipairs(value or {}) do items[i] = json.object(item, shape) end
    return jsontext.list(items)
  end
end

local function of(shape)
  return function(value) return value and json.object(value, shape) end
end

local function texts(value) return value and jsontext.list(value) end

local BOTH = { keys = { "before", "after" } }
local REASONS = { keys = { "before", "after" }, read = { before = texts, after = texts } }
local OLDEST = { more = { "name", "as_of", "days" } }
local SIDE = { keys = { "file", "title", "as_of", "cheapest" }, more = { "uncertain", "oldest_price" },
               read = { oldest_price = of(OLDEST) } }
local CHANGE = { keys = { "name", "before", "after" }, more = { "kind", "same", "along" } }
local PART = { keys = { "name", "amount" }, more = { "error" } }
local ERRORS = { "difference_error", "difference_p5", "difference_p95", "before_error", "after_error", "after_unit" }
local ROW = { keys = { "category", "label", "unit", "before", "after", "difference" }, more = { "ratio" } }
local FIGURE = { keys = { "unit", "before", "after", "difference" }, more = { "ratio", table.unpack(ERRORS) } }
local OPTION = {
  keys = { "name", "unit", "before", "after", "difference", "bridge" },
  more = { "ratio", "only", "rows", "feasible", "feasible_probability", "cheapest_probability", "reasons", "quality",
           table.unpack(ERRORS) },
  read = { bridge = list_of(PART), rows = list_of(ROW), feasible = of(BOTH), feasible_probability = of(BOTH),
           cheapest_probability = of(BOTH), reasons = of(REASONS), quality = of(FIGURE) },
}
local OUTPUT = { keys = { "name", "unit", "before", "after", "difference", "bridge" },
                 more = { "ratio", "only", table.unpack(ERRORS) }, read = { bridge = list_of(PART) } }
local METHOD = { more = { "name", "exact", "changes", "combinations", "orders", "source" } }
local JOINED = { keys = { "changes", "reason" }, read = { changes = texts } }

local ANSWER = {
  keys = { "a", "b", "changes", "options", "outputs" },
  more = { "basis", "cheapest", "method", "joined", "warnings", "perigee", "title", "samples", "seed", "sampler",
           "uncertain" },
  read = { a = of(SIDE), b = of(SIDE), changes = list_of(CHANGE), options = list_of(OPTION), outputs = list_of(OUTPUT),
           cheapest = of(BOTH), method = of(METHOD), joined = list_of(JOINED), warnings = texts },
}

--- A comparison as JSON text.
---@param answer table
---@return string
return function(answer)
  return jsontext.render(json.object(answer, ANSWER))
end
