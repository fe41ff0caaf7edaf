--- Rented machines: in what ways one is paid for, and of what the price of a whole one
-- is made up where a row gives that of an accelerator, or of accelerators without the
-- machine that they are added to.
local amount = require "perigee.catalog.amount"

local rent = {}

--- The ways to pay, each the price of an hour: of a commitment without a word behind
-- it nothing is paid upfront; of `partial` a part, of `all` everything, and the price
-- is that of the whole term spread over its hours.
rent.commitments = { "on_demand", "spot", "reserved_1y", "reserved_1y_partial", "reserved_1y_all",
                     "reserved_3y", "reserved_3y_partial", "reserved_3y_all" }

local YEAR = 8760 -- hours

--- The hours of a term, by the ways of which something is paid as it begins.
rent.terms = { reserved_1y_partial = YEAR, reserved_1y_all = YEAR,
               reserved_3y_partial = 3 * YEAR, reserved_3y_all = 3 * YEAR }

--- How many times a record's own price is paid for the whole machine.
---@param record table an entry with its row: per, count
---@return integer
function rent.times(record)
  return record.per == "accelerator" and record.count or 1
end

--- The full name of the machine that a record's accelerators are added to, or nil.
---@param record table name, host
---@return string?
function rent.host(record)
  local host = record.host
  if host and not host:find("/", 1, true) then
    host = record.name:match("^[^/]+") .. "/" .. host
  end
  return host
end

local function plain(number)
  local text = ("%.6f"):format(number):gsub("0+$", "")
  local whole, decimals = text:match("^(%d+)%.(%d*)$")
  return whole .. "." .. decimals .. ("0"):rep(2 - #decimals)
end

-- How the sum is written where it cannot be told as a number.
local function spelt(records, field)
  local parts = {}
  for i, record in ipairs(records) do
    local times = rent.times(record)
    parts[i] = (times > 1 and times .. " x " or "") .. record[field]
  end
  return table.concat(parts, " + ")
end

--- The price of a whole machine as a text, for lists; bills add quantities instead.
---@param records table[] the machine, and the one that its accelerators are added to
---@param field string one of rent.commitments
---@return string? "2.80 USD/hour"; nil where a part of it is not known
function rent.whole(records, field)
  local least, most, currency = 0, 0, nil
  for i, record in ipairs(records) do
    if record[field] == nil then return nil end
    local low, high, code = amount.of(record[field], "hour")
    if not low or i > 1 and code ~= currency then return spelt(records, field) end
    local seconds = 3600 * rent.times(record)
    least, most, currency = least + low * seconds, most + high * seconds, code
  end
  local spread = plain(most) ~= plain(least) and " to " .. plain(most) or ""
  return ("%s%s %s/hour"):format(plain(least), spread, currency)
end

return rent
