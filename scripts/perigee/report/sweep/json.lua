--- `perigee sweep --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local MORE = { "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error", "p95_error" }

local function with(keys, ...)
  local made = table.move(keys, 1, #keys, 1, {})
  for _, more in ipairs { ... } do table.move(more, 1, #more, #made + 1, made) end
  return made
end

local AXIS = { keys = { "name", "unit", "values" }, more = { "spacing", "spacing_chosen" },
               read = { values = json.read.any } }
local ROW = { keys = { "category", "label", "unit", "values" }, more = { "point", "mean" } }
local OPTION = { keys = { "name", "unit", "values" },
                 more = with(MORE, { "feasible", "reasons", "rows", "cheapest_probability", "feasible_probability",
                                     "quality", "energy", "notes", "names" }),
                 read = { rows = json.list_of(ROW), reasons = json.read.reasons, quality = json.read.quality,
                          energy = json.read.energy, notes = json.read.notes, names = json.read.names } }
local OUTPUT = { keys = { "name", "unit", "values" }, more = MORE }
local CROSSING = { read = {}, more = { "options", "at", "kind", "cheaper_after", "cheaper_before", "gap", "cost",
                                       "basis", "best", "of",
                                       "on", "where" } }

local ANSWER = {
  keys = { "axes", "options" },
  more = { "outputs", "cheapest", "crossings", "title", "as_of", "samples", "seed", "sampler", "assumptions",
           "correlations", "perigee", "file", "uncertain", "point_only", "tracing", "warnings", "oldest_price",
           "prices", "catalog" },
  read = { axes = json.list_of(AXIS), options = json.list_of(OPTION), outputs = json.list_of(OUTPUT),
           crossings = json.read.plain(CROSSING) },
}
for name, read in pairs(json.read.result) do ANSWER.read[name] = ANSWER.read[name] or read end

--- What was swept as JSON text.
---@param answer table
---@return string
return function(answer)
  local cells = 1
  for _, axis in ipairs(answer.axes) do cells = cells * #axis.values end
  return jsontext.render(json.object(answer, ANSWER, cells))
end
