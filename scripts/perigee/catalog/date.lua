--- Days as texts, YYYY-MM-DD, which compare as they are.
local date = {}

local DAYS = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function days_in(year, month)
  local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  return (month == 2 and leap) and 29 or DAYS[month]
end

local sound = {} -- days that were looked at before

--- Why a value is not a day, or nil where it is one.
---@param value any
---@return string? fault
function date.fault(value)
  if sound[value] then
    return nil
  end
  local year, month, day
  if type(value) == "string" then
    year, month, day = value:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  end
  if not year then
    return ("%s is not a date: write it as YYYY-MM-DD"):format(
      type(value) == "string" and "'" .. value .. "'" or "a " .. type(value))
  end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if month < 1 or month > 12 then
    return ("'%s' is not a date: there is no month %d"):format(value, month)
  elseif day < 1 or day > days_in(year, month) then
    return ("'%s' is not a date: that month has %d days"):format(value, days_in(year, month))
  end
  sound[value] = true
  return nil
end

--- The number of a day, the next day's being one more.
---@param day string YYYY-MM-DD
---@return integer
function date.number(day)
  local year, month, of_month = day:match "^(%d+)%-(%d+)%-(%d+)$"
  year, month = math.tointeger(year), math.tointeger(month)
  if month < 3 then
    year, month = year - 1, month + 12 -- a year ends with the day that some lack
  end
  return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + math.tointeger(of_month)
end

--- The same day some months later, or the last one of its month where that has no such day.
---@param day string YYYY-MM-DD
---@param months integer
---@return string
function date.after(day, months)
  local year, month, of_month = day:match "^(%d+)%-(%d+)%-(%d+)$"
  local count = math.tointeger(year) * 12 + math.tointeger(month) - 1 + months
  year, month = count // 12, count % 12 + 1
  return ("%04d-%02d-%02d"):format(year, month, math.min(math.tointeger(of_month), days_in(year, month)))
end

--- The first day of a period: of a day itself, of a month or a year its first.
---@param period string YYYY-MM-DD, YYYY-MM or YYYY
---@return string
function date.first(period)
  return (period .. ("-01-01"):sub(#period - 3)):sub(1, 10)
end

--- The day today, in UTC.
---@return string
function date.today()
  return os.date("!%Y-%m-%d")
end

return date
