--- `perigee choose --format json`: the answer, its ways with every figure.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"
local verdict = require "perigee.choosing.verdict"

-- Only what the shape has.
local function object(value, shape)
  return json.object(setmetatable({}, { __index = value }), shape)
end

local function list_of(shape)
  return function(value)
    local items = {}
    for i, item in ipairs(value or {}) do items[i] = object(item, shape) end
    return jsontext.list(items)
  end
end

local function of(shape)
  return function(value) return value and object(value, shape) end
end

local ROW = { keys = { "category", "label", "usd_per_month" } }
local PLACE = { keys = { "name", "value", "unit" } }
local WAY = {
  keys = { "kind", "model", "provider", "usd_per_month", "quality", "time_per_output_token_s", "time_to_first_token_s",
           "quantization", "machine", "region", "commitment", "accelerator", "accelerators", "usd_per_hour", "machines",
           "devices", "engine", "batch", "output_tokens_per_s", "utilisation", "kwh_per_month", "gco2e_per_month" },
  more = { "rows", "cell", "way", "notes", "source" },
  read = { rows = list_of(ROW), cell = list_of(PLACE), notes = json.texts },
}
local WHY = { keys = { "way", "why" }, read = { way = of(WAY), why = json.texts } }
local NEARLY = { keys = { "bound", "way", "why" }, read = { way = of(WAY) } }
local GIVE = { keys = { "bound", "needs", "way", "text" }, read = { way = of(WAY) } }
local OUT = { keys = { "bound", "combinations", "alone" } }
local LEFT = { keys = { "name", "reason" } }
local COUNTS = { keys = {}, more = { "models", "offers", "machines", "hosted", "apis", "options" } }

local function sets(value)
  local items = {}
  for i, set in ipairs(value or {}) do items[i] = list_of(GIVE)(set) end
  return jsontext.list(items)
end

local ANSWER = {
  keys = { "perigee", "as_of", "verdict", "combinations", "feasible", "distinct", "cheapest", "ways", "front",
           "runner_up", "nearly", "gives", "ruled_out", "candidates", "notes", "left_out" },
  more = { "title", "file", "warnings", "prices", "catalog", "oldest_price" },
  read = { cheapest = of(WAY), ways = list_of(WAY), front = list_of(WAY), runner_up = of(WHY), nearly = list_of(NEARLY),
           gives = sets, ruled_out = list_of(OUT), candidates = of(COUNTS), notes = json.texts,
           left_out = list_of(LEFT) },
}

--- What was chosen as JSON text.
---@param answer table
---@return string
return function(answer)
  local shown = setmetatable({ verdict = verdict.of(answer) }, { __index = answer })
  return jsontext.render(object(shown, ANSWER))
end
