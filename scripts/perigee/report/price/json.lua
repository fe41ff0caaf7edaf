--- `perigee price --format json`: the shape of DESIGN section 5, additions after it.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"

local function list_of(shape)
  return function(value)
    local items = {}
    for i, item in ipairs(value or {}) do items[i] = json.object(item, shape) end
    return jsontext.list(items)
  end
end

local function texts(value) return jsontext.list(value or {}) end

local ROW = { keys = { "dimension", "quantity", "usd_per_unit", "usd", "source", "from" }, more = { "price" } }
local MONTH_ROW = { keys = { "label", "usd" } }
local MONTH = { keys = { "usd", "rows" }, read = { rows = list_of(MONTH_ROW) } }

local BILL = {
  keys = { "model", "as_of", "usd", "rows" }, more = { "month", "target", "notes" },
  read = { rows = list_of(ROW), notes = texts,
           month = function(value) return value and json.object(value, MONTH) end },
}
local LEFT_OUT = { keys = { "model" } } -- a reason comes by itself
local COMPARED = { keys = { "asked", "models", "left_out" },
                   read = { models = list_of(BILL), left_out = list_of(LEFT_OUT) } }

--- A bill, or several, as JSON text.
---@param made table of billing.request or billing.compare
---@return string
return function(made)
  return jsontext.render(json.object(made, made.models and COMPARED or BILL))
end
