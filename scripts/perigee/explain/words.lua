--- A formula as a list of words: texts, { id } for what has a name, { number, unit }.
--
-- Signs are those of JSON and ASCII: "x", "/", "+", "-", ">=".
local words = {}

local MOST = 12 -- terms of a sum, arguments of a call
local SHOWN = 3 -- of the first of more

local ORDER = { ref = 9, number = 9, call = 9, choice = 9, ["not"] = 8, product = 6, sum = 5 }
local INFIX_ORDER = { ["^"] = 7, mod = 6, ["<"] = 4, ["<="] = 4, [">"] = 4, [">="] = 4, ["="] = 4, ["and"] = 3,
                      ["or"] = 2 }

local function order_of(expression)
  return expression.kind == "infix" and INFIX_ORDER[expression.sign] or ORDER[expression.kind]
end

local write

local function within(out, expression, least)
  local brackets = order_of(expression) < least
  if brackets then out[#out + 1] = "(" end
  write(out, expression)
  if brackets then out[#out + 1] = ")" end
end

local function dots(out, count) out[#out + 1] = ("... %d more ..."):format(count) end

local function write_sum(out, sum)
  local i, count = 1, #sum
  while i <= count do
    local term, sign = sum[i][1], sum[i][2]
    if i > 1 then out[#out + 1] = sign > 0 and " + " or " - " elseif sign < 0 then out[#out + 1] = "-" end
    within(out, term, sign < 0 and 6 or 5)
    i = i + 1
    if i == SHOWN + 1 and count > MOST then
      out[#out + 1] = " + "
      dots(out, count - SHOWN - 1)
      i = count
    end
  end
end

local function power(out, factor)
  local expression, exponent = factor[1], math.abs(factor[2])
  within(out, expression, exponent > 1 and 8 or 7)
  if exponent > 1 then out[#out + 1] = "^" .. exponent end
end

-- A twelfth is / 12, for it has no short decimals.
local function divisor_of(number)
  if number >= 1 or number <= 0 or tonumber(("%.3g"):format(number)) == number then return nil end
  local near = math.floor(1 / number + 0.5)
  if near <= 1000 and math.abs(1 / number - near) < 1e-9 * near then return near end
end

local function write_product(out, product)
  local divisor, first = divisor_of(product.number), true
  local function sign(text)
    if not first then out[#out + 1] = text end
    first = false
  end
  if product.number ~= 1 and not divisor then
    sign ""
    out[#out + 1] = { number = product.number, unit = "" }
  end
  for i, factor in ipairs(product) do
    local left_out = #product > MOST and i > SHOWN and i < #product
    if left_out and i == SHOWN + 1 then
      sign " x "
      dots(out, #product - SHOWN - 1)
    elseif factor[2] > 0 and not left_out then
      sign " x "
      power(out, factor)
    end
  end
  if first then
    out[#out + 1], first = "1", false
  end
  for i, factor in ipairs(product) do
    if factor[2] < 0 and (#product <= MOST or i <= SHOWN or i == #product) then
      out[#out + 1] = " / "
      power(out, factor)
    end
  end
  if divisor then
    out[#out + 1] = " / "
    out[#out + 1] = { number = divisor, unit = "" }
  end
end

local function write_call(out, call)
  out[#out + 1] = call.name .. "("
  local i, count = 1, #call
  while i <= count do
    if i > 1 then out[#out + 1] = ", " end
    write(out, call[i])
    i = i + 1
    if i == SHOWN + 1 and count > MOST then
      out[#out + 1] = ", "
      dots(out, count - SHOWN - 1)
      i = count
    end
  end
  out[#out + 1] = ")"
end

local writers = {
  ref = function(out, one) out[#out + 1] = { id = one.id } end,
  number = function(out, one) out[#out + 1] = { number = one.number, unit = one.unit } end,
  sum = write_sum, product = write_product, call = write_call,
  infix = function(out, one)
    local own = INFIX_ORDER[one.sign]
    within(out, one[1], own)
    out[#out + 1] = " " .. one.sign .. " "
    within(out, one[2], own + (one.sign == "and" and 0 or one.sign == "or" and 0 or 1))
  end,
  ["not"] = function(out, one)
    out[#out + 1] = "not "
    within(out, one[1], 9)
  end,
  choice = function(out, one)
    out[#out + 1] = "("
    within(out, one[2], 5)
    out[#out + 1] = " where "
    write(out, one[1])
    out[#out + 1] = ", else "
    within(out, one[3], 5)
    out[#out + 1] = ")"
  end,
}

function write(out, expression) writers[expression.kind](out, expression) end

--- The words of a formula.
---@param expression table see formula.lua
---@return (string|table)[]
function words.of(expression)
  local out = {}
  if expression.kind == "choice" then
    within(out, expression[2], 5)
    out[#out + 1] = " where "
    write(out, expression[1])
    out[#out + 1] = ", else "
    within(out, expression[3], 5)
  else
    write(out, expression)
  end
  return out
end

--- The words as one text.
---@param list (string|table)[]
---@param name fun(id: integer): string
---@param number fun(value: number, unit: string): string
---@return string
function words.text(list, name, number)
  local texts = {}
  for i, word in ipairs(list) do
    texts[i] = type(word) == "string" and word or word.id and name(word.id) or number(word.number, word.unit)
  end
  return table.concat(texts)
end

return words
