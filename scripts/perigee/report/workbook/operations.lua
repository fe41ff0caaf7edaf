--- Elementary operations as formulas: what core/graph/ops.h does, in a spreadsheet's words.
--
-- A form is { text, rank, truth, risky, light }: the text of a number, how tightly it binds,
-- the same as a condition where it is one, whether it may be an error, and whether it is so
-- short that saying it twice is better than a row of its own.  Conditions are 1 and 0 as
-- numbers.  What is not taken is not looked at: IF alone leaves an error where it is.
local jsontext = require "perigee.report.jsontext"

local operations = {}

--- What stands for infinity: larger than any figure, with room above it.
operations.INFINITE = 1e300

-- How tightly operators bind; a sign binds tighter than a power in spreadsheets, so that
-- signed numbers always stand in brackets beside operators.
local SIGNED, SUMMED, MULTIPLIED, RAISED, WHOLE = 1, 2, 3, 4, 5

local LIGHT = 24 -- bytes

local function bound(form, rank)
  return form.rank >= rank and form.text or "(" .. form.text .. ")"
end

local function truth(form)
  return form.truth or form.text
end

local function risky(forms)
  for _, form in ipairs(forms) do
    if form.risky then return true end
  end
  return false
end

local function number(text, rank, forms, may_fail)
  return { text = text, rank = rank, risky = may_fail or risky(forms) }
end

local function call(name, ...)
  return ("%s(%s)"):format(name, table.concat({ ... }, ","))
end

local function condition(text, forms)
  return { text = call("IF", text, "1", "0"), rank = WHOLE, truth = text, risky = risky(forms) }
end

local function with_function(name, ...)
  local more = { ... }
  return function(a) return number(call(name, a.text, table.unpack(more)), WHOLE, { a }) end
end

local function that_may_fail(name)
  return function(a) return number(call(name, a.text), WHOLE, { a }, true) end
end

-- a op b: what stands to the right of - and / is bracketed where it is of their rank.
local function infix(sign, rank, right)
  return function(a, b)
    return number(bound(a, rank) .. sign .. bound(b, right), rank, { a, b })
  end
end

-- Of one that is of the same function already the arguments are taken in: MIN(a,b,c).
local function many(name)
  return function(a, b)
    local list = (a.joined == name and a.list or a.text) .. "," .. b.text
    local made = number(call(name, list), WHOLE, { a, b })
    made.joined, made.list = name, list
    return made
  end
end

local function comparison(sign)
  return function(a, b)
    return condition(bound(a, SIGNED) .. sign .. bound(b, SIGNED), { a, b })
  end
end

-- AND and OR look at all that they are given; an error behind what decides is not looked at.
local function joined(name, careful)
  return function(a, b)
    if b.risky then return condition(careful(truth(a), truth(b)), { a, b }) end
    local list = (a.joined == name and a.list or truth(a)) .. "," .. truth(b)
    local made = condition(call(name, list), { a, b })
    made.joined, made.list = name, list
    return made
  end
end

-- By a fixed number: the changes of a unit.
local function scaled(made, a, b)
  local one = a.constant and b or b.constant and a
  made.light = one and one.light and #made.text <= LIGHT
  return made
end

local multiply, divide = infix("*", MULTIPLIED, RAISED), infix("/", MULTIPLIED, RAISED)

local function power(a, b)
  local text = bound(a, WHOLE) .. "^" .. bound(b, WHOLE)
  local whole = b.constant and b.constant >= 0 and b.constant % 1 == 0
  if not b.constant and not (a.constant and a.constant > 0) then
    text = call("IF", bound(b, SUMMED) .. "=0", "1", text) -- 0^0 is 1 here, and an error in Excel
    return number(text, WHOLE, { a, b }, true)
  end
  return number(text, RAISED, { a, b }, not whole)
end

local make = {
  negate = function(a) return number("-" .. bound(a, WHOLE), SIGNED, { a }) end,
  abs = with_function "ABS", floor = with_function "INT", ceil = with_function("CEILING", "1"),
  round = with_function("ROUND", "0"), exp = that_may_fail "EXP", log = that_may_fail "LN",
  sqrt = that_may_fail "SQRT",
  ["not"] = function(a) return condition(call("NOT", truth(a)), { a }) end,
  add = infix("+", SUMMED, MULTIPLIED), subtract = infix("-", SUMMED, MULTIPLIED),
  multiply = function(a, b) return scaled(multiply(a, b), a, b) end,
  divide = function(a, b)
    local made = scaled(divide(a, b), a, b)
    made.risky = made.risky or not (b.constant and b.constant ~= 0)
    return made
  end,
  power = power, min = many "MIN", max = many "MAX",
  remainder = function(a, b)
    return number(call("MOD", a.text, b.text), WHOLE, { a, b }, not (b.constant and b.constant ~= 0))
  end,
  less = comparison "<", ["less or equal"] = comparison "<=", equal = comparison "=",
  ["and"] = joined("AND", function(a, b) return call("IF", a, b, "FALSE") end),
  ["or"] = joined("OR", function(a, b) return call("IF", a, "TRUE", b) end),
  where = function(c, a, b)
    local made = number(call("IF", truth(c), a.text, b.text), WHOLE, { c, a, b })
    if a.truth and b.truth then made.truth = call("IF", truth(c), a.truth, b.truth) end
    return made
  end,
}

--- A constant.
---@param value number
---@return table form
function operations.constant(value)
  if value ~= value then return { text = "NA()", rank = WHOLE, risky = true } end
  local most = operations.INFINITE
  local held = math.max(-most, math.min(most, value)) + 0.0
  if held == 0 then held = 0 end -- no sign
  return { text = jsontext.number(held):upper(), rank = held < 0 and SIGNED or WHOLE, constant = held, light = true }
end

--- A cell that is referred to.
---@param text string
---@param may_fail boolean
---@return table form
function operations.reference(text, may_fail)
  return { text = text, rank = WHOLE, risky = may_fail, light = true }
end

--- An operation on forms.
---@param op string as core/include/perigee/expr.h calls it
---@param forms table[]
---@return table form
function operations.apply(op, forms)
  return make[op](table.unpack(forms))
end

return operations
