--- `perigee breakeven --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local PAIR = { options = json.texts }

local CROSSING = { keys = { "options", "at", "kind", "cheaper_after" }, more = { "cheaper_before", "gap" },
                   read = PAIR }
local NEVER = { keys = { "options", "cheaper" }, read = PAIR }
local SPREAD = { keys = { "options", "probability" }, more = { "p5", "p50", "p95", "samples" }, read = PAIR }

local ANSWER = {
  keys = { "on", "unit", "crossings" },
  more = { "from", "to", "point", "never", "spreads", "cost_unit", "title", "as_of" },
  read = { crossings = json.list_of(CROSSING), never = json.list_of(NEVER), spreads = json.list_of(SPREAD) },
}

--- What was read as JSON text.
---@param answer table
---@return string
return function(answer)
  return jsontext.render(json.object(answer, ANSWER))
end
