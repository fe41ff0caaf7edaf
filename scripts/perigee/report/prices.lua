--- A sentence on how old the prices of a result are.
local date = require "perigee.catalog.date"
local freshness = require "perigee.catalog.freshness"
local text = require "perigee.report.text"

local prices = {}

local function ago(oldest, day)
  return oldest.days > 0 and (", %d day%s before %s"):format(oldest.days, oldest.days == 1 and "" or "s", day) or ""
end

--- When the prices were read, and which was read first; nil where none was.
---@param result table
---@return string?
function prices.sentence(result)
  local first, last = freshness.ends(result.prices or {})
  if not first then return nil end
  local oldest = result.oldest_price
  local name, age = text.escape(oldest.name), ago(oldest, result.as_of)
  local from, to = freshness.read_on(first), freshness.read_on(last)
  if #result.prices == 1 then return ("Price of %s: read on %s%s."):format(name, from, age) end
  local count = ("Prices: %d, read "):format(#result.prices)
  if date.first(from) == date.first(to) then return ("%son %s%s."):format(count, from, age) end
  return ("%sbetween %s and %s%s."):format(count, from, to,
    age ~= "" and ("; the oldest, of %s%s"):format(name, age) or "")
end

return prices
