--- Numbers for people: rounded once, to what is known, and never mis-added.
--
-- A number is shown as a whole `count` of steps of ten to the power `place`:
-- 12,350 is 1235 steps of place 1.  The place comes from the significant digits
-- wanted and from the Monte Carlo error, whichever is coarser, so that no digit
-- is shown that another seed would change; the rest is text.
local format = {}

local DIGITS = 4 -- significant digits, where nothing asks for fewer
local FULL = 7   -- numbers below ten to this power are written out
local SMALL = -8 -- smaller steps are written with an exponent

local FINEST = 99 -- decimals that printf takes

local SUFFIXES = { [0] = "", [3] = "k", [6] = "M", [9] = "B", [12] = "T" }
local LARGEST_SUFFIX = 12
local LONGEST = 16 -- digits before the point; longer ones take an exponent

--- Whether a value is neither NaN nor infinite.
---@param value number
---@return boolean
function format.finite(value)
  return value == value and value ~= math.huge and value ~= -math.huge
end

--- The power of ten of the first digit, after rounding to `digits`.
---@param value number finite, not 0
---@param digits integer
---@return integer
function format.leading(value, digits)
  return math.tointeger(tonumber(("%." .. digits - 1 .. "e"):format(value):match("e(.*)")))
end

-- The error as one digit, rounded up: its count and its place.
local function error_steps(err)
  local place = format.leading(err, 15)
  local count = math.ceil(err / 10.0 ^ place - 1e-9)
  if count > 9 then
    return 1, place + 1
  end
  return count, place
end

-- Amounts of money have two decimals or none from one unit on.
local function money_place(value, place, certain)
  if math.abs(value) < 1 or place >= 0 then
    return place
  elseif place == -1 then
    return certain and -2 or 0
  end
  return -2
end

--- The place to which a value is rounded.
-- `digits` significant ones; where nothing varies (`certain`) units are not
-- rounded away below ten million; `money` has no single decimal; and never finer
-- than the first digit of `error`.
---@param value number finite
---@param options? { digits: integer?, error: number?, money: boolean?, certain: boolean? }
---@return integer place
function format.place(value, options)
  options = options or {}
  local digits, err = options.digits or DIGITS, options.error
  local place = value == 0 and 0 or format.leading(value, digits) - digits + 1
  if options.certain and math.abs(value) < 10.0 ^ FULL then
    place = math.min(place, 0)
  end
  if options.money then
    place = money_place(value, place, options.certain)
  end
  if err and err > 0 and format.finite(err) then
    local _, error_place = error_steps(err)
    place = value == 0 and error_place or math.max(place, error_place)
  end
  return place
end

--- A value in steps, not rounded.  Powers of ten are exact up to 10^22.
---@param value number
---@param place integer
---@return number
function format.steps(value, place)
  return place < 0 and value * 10.0 ^ -place or value / 10.0 ^ place
end

-- Decimals are rounded by printf, which sees the value as it is: multiplied by a
-- power of ten, 12.345 (a little above that) would be a half.
local function round_decimals(value, decimals)
  local digits = ("%." .. decimals .. "f"):format(value):gsub("%.", "")
  return tonumber(digits) + 0.0
end

--- The count of steps nearest to a value; a half goes to the even one.
---@param value number finite
---@param place integer
---@return number count whole
function format.round(value, place)
  if place < 0 and place >= -FINEST then
    return round_decimals(value, -place)
  end
  local exact = format.steps(value, place)
  local below = math.floor(exact)
  local part = exact - below
  if part > 0.5 or (part == 0.5 and below % 2 == 1) then
    below = below + 1
  end
  return below
end

--- The power of ten that a suffix stands for: k, M, B, T from ten million on.
---@param value number finite
---@param unit? string bytes take no suffix: a B would be read as one more
---@return integer 0, 6, 9 or 12
function format.scale(value, unit)
  local first = value == 0 and 0 or format.leading(value, 15)
  if first < FULL or first >= LONGEST then
    return 0
  elseif unit and unit:find("%f[%w]%a?i?B%f[%W]") then
    return 0
  end
  return math.min(3 * ((first - 1) // 3), LARGEST_SUFFIX)
end

local function grouped(digits)
  local first = (#digits - 1) % 3 + 1
  return digits:sub(1, first) .. digits:sub(first + 1):gsub("%d%d%d", ",%0")
end

local function scientific(digits, place)
  local rest = digits:sub(2)
  return digits:sub(1, 1) .. (rest ~= "" and "." .. rest or "")
         .. "e" .. place + #digits - 1
end

-- Decimal text of a count of steps, without sign.
local function decimal(digits, place)
  if digits == "0" then
    place = math.max(place, SMALL)
  elseif #digits + place > LONGEST or (place < SMALL and #digits <= -place) then
    return scientific(digits, place)
  end
  if place >= 0 then
    return grouped(digits == "0" and digits or digits .. ("0"):rep(place))
  end
  digits = ("0"):rep(1 - place - #digits) .. digits
  return grouped(digits:sub(1, place - 1)) .. "." .. digits:sub(place)
end

--- The text of a count of steps.
---@param count number whole
---@param place integer
---@param scale? integer as `format.scale` gives it
---@return string
function format.digits(count, place, scale)
  scale = scale or 0
  local body = decimal(("%.0f"):format(math.abs(count)), place - scale)
  return (count < 0 and "-" or "") .. body .. SUFFIXES[scale]
end

-- Without the zeros that end the decimals, before a suffix or an exponent.
local function trimmed(body)
  local number, rest = body:match("^([-%d,]+%.%d+)(.*)$")
  return number and number:gsub("0+$", ""):gsub("%.$", "") .. rest or body
end

-- What is no number: `nan`, `inf`, `-inf`.
local function strange(value)
  return value ~= value and "nan" or value > 0 and "inf" or "-inf"
end

--- The text of a value by itself; options as `format.place` takes them, `scale`
-- or else `unit` for `format.scale`, and `trim` for no zeros that end decimals.
---@param value number
---@param options? table
---@return string
function format.number(value, options)
  options = options or {}
  if not format.finite(value) then
    return strange(value)
  end
  local place = format.place(value, options)
  local body = format.digits(format.round(value, place), place,
                             options.scale or format.scale(value, options.unit))
  return options.trim and trimmed(body) or body
end

--- The text of a Monte Carlo error: one digit, rounded up, or nothing where it
-- is nothing.
---@param err number?
---@param scale? integer of the figure beside it
---@return string
function format.error(err, scale)
  if not err or err == 0 or not format.finite(err) then
    return ""
  end
  local count, place = error_steps(err)
  return format.digits(count, place, scale or format.scale(err))
end

--- A probability in whole per cent: `0 %` and `100 %` only where it is so.
---@param probability number?
---@return string
function format.percent(probability)
  if not probability or not format.finite(probability) then
    return "?"
  end
  local whole = format.round(probability, -2)
  if whole == 0 and probability > 0 then
    return "<1 %"
  elseif whole == 100 and probability < 1 then
    return ">99 %"
  end
  return ("%d %%"):format(whole)
end

--- The letter of a curve: A, B, ... Z, AA.
---@param index integer
---@return string
function format.letter(index)
  local letter = ""
  while index > 0 do
    letter = string.char(65 + (index - 1) % 26) .. letter
    index = (index - 1) // 26
  end
  return letter
end

return format
