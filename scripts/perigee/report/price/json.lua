--- `perigee price --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local ROW = { keys = { "dimension", "quantity", "usd_per_unit", "usd", "source", "from" }, more = { "price" } }
local MONTH_ROW = { keys = { "label", "usd" } }
local MONTH = { keys = { "usd", "rows" }, read = { rows = json.list_of(MONTH_ROW) } }

local BILL = {
  keys = { "model", "as_of", "usd", "rows" }, more = { "month", "target", "notes" },
  read = { rows = json.list_of(ROW), notes = json.texts,
           month = function(value) return value and json.object(value, MONTH) end },
}
local LEFT_OUT = { keys = { "model" } } -- a reason comes by itself
local COMPARED = { keys = { "asked", "models", "left_out" },
                   read = { models = json.list_of(BILL), left_out = json.list_of(LEFT_OUT) } }

--- A bill, or several, as JSON text.
---@param made table of billing.request or billing.compare
---@return string
return function(made)
  return jsontext.render(json.object(made, made.models and COMPARED or BILL))
end
