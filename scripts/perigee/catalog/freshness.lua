--- How old prices are: since the day on which each was read.
local date = require "perigee.catalog.date"

local freshness = {}

--- The day on which a row was read, as it says: a day, a month or a year; the day from
-- which it holds where it does not say.
---@param row table as_of, from
---@return string?
function freshness.read_on(row)
  return row.as_of or row.from
end

--- How many days before `day` a row was read; 0 where later.
---@param row table
---@param day string YYYY-MM-DD
---@return integer?
function freshness.days(row, day)
  local read = freshness.read_on(row)
  return read and math.max(0, date.number(day) - date.number(date.first(read))) or nil
end

local function before(a, b)
  local x, y = date.first(freshness.read_on(a)), date.first(freshness.read_on(b))
  if x ~= y then return x < y end
  return a.row.name < b.row.name
end

--- The oldest and the newest of the prices that a run read.
---@param prices table[] each with from, as_of and row, as perigee.ledger writes them
---@return table? oldest
---@return table? newest
function freshness.ends(prices)
  local oldest, newest
  for _, price in ipairs(prices) do
    if not oldest or before(price, oldest) then oldest = price end
    if not newest or before(newest, price) then newest = price end
  end
  return oldest, newest
end

--- The oldest price that a run read, as a result tells of it.
---@param prices table[]
---@param day string of the run
---@return { name: string, as_of: string, days: integer }?
function freshness.oldest(prices, day)
  local oldest = freshness.ends(prices)
  return oldest and { name = oldest.row.name, as_of = freshness.read_on(oldest), days = freshness.days(oldest, day) }
end

return freshness
