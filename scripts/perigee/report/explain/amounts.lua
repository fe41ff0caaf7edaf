--- Amounts, spreads and formulas of what is explained, as texts.
local format = require "perigee.report.format"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"
local words = require "perigee.explain.words"

local amounts = {}

local DIGITS = 4

--- A number in a unit: all digits of its whole part where it is certain, as constants are.
---@param value number
---@param unit string
---@param varies? boolean
---@return string
function amounts.number(value, unit, varies)
  local money = units.is_money(unit)
  return format.number(value, { digits = DIGITS, unit = unit, money = money, certain = not varies,
                                trim = not money or math.abs(value) < 1 or value == math.floor(value) })
end

--- A number with its unit.
---@param value number
---@param unit string
---@param varies? boolean
---@return string
function amounts.quantity(value, unit, varies)
  return text.escape(units.quantity(amounts.number(value, unit, varies), unit))
end

-- ----- small and large -----

-- Units that suit amounts of bytes and short times, the largest first.
local SCALES = {
  B = { { "TiB", 2 ^ 40 }, { "GiB", 2 ^ 30 }, { "MiB", 2 ^ 20 }, { "KiB", 2 ^ 10 } },
  s = { { "s", 1 }, { "ms", 1e-3 }, { "µs", 1e-6 } },
}

local function size_of(value) return format.finite(value) and math.abs(value) or 0 end

-- The unit in which a quantity is shown, and how many of its own that is.
local function shown_in(unit, size)
  for _, scale in ipairs(SCALES[unit] or {}) do
    if size >= scale[2] then return scale[1], scale[2] end
  end
  return unit, 1
end

local function of_node(node) return shown_in(node.unit, math.max(size_of(node.point), size_of(node.p5 or 0))) end

local function point_of(node)
  local unit, worth = of_node(node)
  return amounts.quantity(node.point / worth, unit, node.varies or worth ~= 1)
end

local function yes(value) return value ~= 0 and "yes" or "no" end

--- Where a quantity stands: at the medians of all assumptions.
---@param node table
---@return string
function amounts.point(node)
  return node.condition and yes(node.point) or point_of(node)
end

--- How it spreads over the samples, in the unit of its point; nothing where it does not.
---@param node table
---@return string
function amounts.spread(node)
  if not node.varies or not node.p5 then return "" end
  if node.condition then return ("%s of samples"):format(format.percent(node.mean)) end
  if node.p5 == node.p95 then return "" end
  local unit, worth = of_node(node)
  return ("%s .. %s"):format(amounts.number(node.p5 / worth, unit, true), amounts.number(node.p95 / worth, unit, true))
end

local SIGNS = { [" x "] = " times ", [" >= "] = " least ", [" <= "] = " most " }

-- Signs of formulas as the terminal can show them.
local function signed(list, sign)
  local made = {}
  for i, word in ipairs(list) do
    local name = type(word) == "string" and SIGNS[word] and SIGNS[word]:match "%a+"
    made[i] = name and " " .. sign[name] .. " " or word
  end
  return made
end

--- A formula in names.
---@param list (string|table)[] see explain/words.lua
---@param nodes table<integer, table>
---@param sign table of the style
---@return string
function amounts.formula(list, nodes, sign)
  return words.text(signed(list, sign), function(id) return text.escape(nodes[id].short) end, amounts.quantity)
end

-- The unit that all amounts of a sum and its result share.
local function shared_unit(list, nodes, unit)
  for _, word in ipairs(list) do
    if type(word) == "string" and word:find "[/^]" or word == " x " then return nil end
    if type(word) == "table" and (word.id and nodes[word.id].unit or word.unit) ~= unit then return nil end
  end
  return unit
end

--- A formula in numbers; nil where it has fewer than two, or conditions.
---@param node table
---@param nodes table<integer, table>
---@param sign table
---@return string?
function amounts.numbers(node, nodes, sign)
  local count = 0
  for _, word in ipairs(node.words) do
    if type(word) == "table" then
      count = count + 1
      if word.id and nodes[word.id].condition then return nil end
    end
  end
  if count < 2 or node.condition then return nil end
  local unit = shared_unit(node.words, nodes, node.unit)
  if SCALES[unit] then unit = nil end
  local number = unit and amounts.number or amounts.quantity
  local body = words.text(signed(node.words, sign), function(id)
    return unit and amounts.number(nodes[id].point, unit, nodes[id].varies) or point_of(nodes[id])
  end, number)
  return unit and unit ~= "" and ("%s %s"):format(body, text.escape(units.plural(unit))) or body
end

return amounts
