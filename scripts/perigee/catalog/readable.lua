--- Whether the core can read a text: a figure that nobody can reckon with is a slip, and
-- is better found when a catalog is checked than when it is used.
local core = require "perigee.core"

local readable = {}

-- Counted things that a scenario defines when it needs them; they are read as requests here.
local COUNTED = { image = true, pixel = true, page = true, character = true, session = true }

local function with_known_words(text)
  return (text:gsub("%a+", function(word)
    local scale, thing = word:match "^([kMGTP]?)(%l-)s?$"
    return COUNTED[thing] and scale .. "request" or word
  end))
end

-- A unit that is like none of the core's is one that a scenario may define.
local function read(text)
  local sound, message = pcall(core.is_uncertain, with_known_words(text))
  if sound or message:find("it can be defined with perigee.unit", 1, true) then
    return nil
  end
  return message:match '", column %d+: (.*)$' or message
end

local units = {} -- what stands behind a plain number: why it is not read, or false

--- Why the core does not read a text, or nil where it does.
---@param text string
---@return string?
function readable.fault(text)
  local whole, unit = text:match "^(%d+)( [%a/() ]*)$"
  if not whole then
    whole, unit = text:match "^(%d+)%.%d+( [%a/() ]*)$"
  end
  if not whole or whole:find "^0%d" then
    return read(text)
  elseif units[unit] == nil then
    units[unit] = read("1" .. unit) or false
  end
  return units[unit] or nil
end

-- One dollar for a unit, as a quantity; nil where the unit is not read.
local function dollar_per(unit)
  local sound, quantity = pcall(core.quantity, "1 USD/" .. with_known_words(unit))
  return sound and quantity or nil
end

local dimensions = {} -- by the unit

--- What is paid for, of a price by a unit: "token" of "Mtoken", "request" of "image".
---@param unit string
---@return string? nil where the unit is not read
function readable.paid_for(unit)
  if dimensions[unit] == nil then
    local quantity = dollar_per(unit)
    dimensions[unit] = quantity and quantity:dimension():match "^money/(.*)$" or false
  end
  return dimensions[unit] or nil
end

--- How many of a base unit are in a unit: 1000 tokens in "ktoken".
---@param unit string
---@param base string "token", "request", "s"
---@return number? nil where the unit is not read, or is of something else
function readable.count(unit, base)
  local quantity = dollar_per(unit)
  local sound, price = pcall(function() return quantity:number("USD/" .. base) end)
  return sound and 1 / price or nil
end

return readable
