--- What a quantity is worked out of, as people would write it.
--
-- Sums of sums and products of products are one; conversions between units are not shown,
-- for each amount has its unit beside it.  A formula ends at what has a name.  Its shape:
--
--   { kind = "ref", id }                        something that has a name
--   { kind = "number", number, unit }
--   { kind = "sum", { expression, sign }, ... }
--   { kind = "product", number, { expression, power }, ... }
--   { kind = "call", name, expressions ... }    max, ceil, ...
--   { kind = "infix", sign, a, b }              comparisons, and, or, powers
--   { kind = "not", expression }
--   { kind = "choice", condition, yes, no }
local groups = require "perigee.explain.groups"

---@class perigee.explained a graph as it is explained
---@field nodes perigee.node[]
---@field base integer[] by node: see groups.lua
---@field ratio function
---@field named table<integer, any> by the base: what ends a formula
---@field nothing table<integer, true> what is 0, whatever is assumed
local formula = {}

local NEAR_ONE = 1e-8 -- whole numbers are rounded up from a little below: see core/domain/formula.c

local of

-- Plain numbers are themselves, whatever was called so somewhere.
local function is_named(self, base)
  local node = self.nodes[base]
  return self.named[base] and not (node.op == "constant" and node.unit == "")
end

-- A node below another: what is named, or what it is worked out of.
local function below(self, id)
  local base = self.base[id]
  if self.nothing[base] then return { kind = "number", number = 0, unit = self.nodes[base].unit } end
  if is_named(self, base) then return { kind = "ref", id = base } end
  return of(self, base)
end

local function number(node) return { kind = "number", number = node.number, unit = node.unit } end

-- ----- products -----

local take_factor

local function is_whole(value) return value == math.floor(value) and math.abs(value) <= 4 and value ~= 0 end

local factors = {
  multiply = function(self, node, power, into)
    take_factor(self, node.arguments[1], power, into)
    take_factor(self, node.arguments[2], power, into)
  end,
  divide = function(self, node, power, into)
    take_factor(self, node.arguments[1], power, into)
    take_factor(self, node.arguments[2], -power, into)
  end,
  negate = function(self, node, power, into)
    into.number = -into.number
    take_factor(self, node.arguments[1], power, into)
  end,
}

local function add_factor(into, expression, unit, power)
  into.units[#into.units + 1] = { unit = unit, power = power }
  local known = expression.kind == "ref" and into.known[expression.id]
  if known then
    known[2] = known[2] + power
    return
  end
  into[#into + 1] = { expression, power }
  if expression.kind == "ref" then into.known[expression.id] = into[#into] end
end

-- A sum with a sign of its own, or a product in brackets, is one factor.
local function take_product(self, node, id, power, into)
  local expression = below(self, id)
  if expression.kind == "number" and expression.unit == "" then
    into.number = into.number * expression.number ^ power
  else
    add_factor(into, expression, node.unit, power)
  end
end

function take_factor(self, id, power, into)
  local node = self.nodes[id]
  local exponent = node.op == "power" and self.nodes[node.arguments[2]]
  if is_named(self, self.base[id]) and not into.top[id] then
    add_factor(into, { kind = "ref", id = self.base[id] }, node.unit, power)
  elseif node.op == "constant" and node.unit == "" then
    into.number = into.number * node.number ^ power
  elseif factors[node.op] then
    factors[node.op](self, node, power, into)
  elseif exponent and exponent.op == "constant" and is_whole(exponent.number) then
    take_factor(self, node.arguments[1], power * math.tointeger(exponent.number), into)
  else
    take_product(self, node, id, power, into)
  end
end

-- The number that is left when what the units account for is taken out.
local function plain_number(self, into, unit)
  local ratio = self.ratio(into.units, unit)
  local left = ratio and into.number / ratio or into.number
  return math.abs(left - 1) <= NEAR_ONE and 1 or left
end

-- 1 token, which only sees to the units.
local function is_one_of_a_count(factor)
  return factor.kind == "number" and factor.number == 1 and factor.unit:find "^%l[%l_]+$"
end

local function drop_idle_factors(into)
  for i = #into, 1, -1 do
    if into[i][2] == 0 or #into > 1 and is_one_of_a_count(into[i][1]) then table.remove(into, i) end
  end
end

local function product_of(self, id)
  local node, into = self.nodes[id], { kind = "product", number = 1, units = {}, known = {}, top = { [id] = true } }
  factors[node.op](self, node, 1, into)
  into.number = plain_number(self, into, node.unit)
  drop_idle_factors(into)
  into.units, into.top, into.known = nil, nil, nil
  if #into == 0 then return { kind = "number", number = into.number, unit = node.unit } end
  if #into == 1 and into[1][2] == 1 and into.number == 1 then return into[1][1] end
  return into
end

-- ----- sums -----

local function negative(expression)
  if expression.kind == "product" and expression.number < 0 then
    expression.number = -expression.number
    if #expression == 1 and expression[1][2] == 1 and expression.number == 1 then return expression[1][1], -1 end
    return expression, -1
  elseif expression.kind == "number" and expression.number < 0 then
    return { kind = "number", number = -expression.number, unit = expression.unit }, -1
  end
  return expression, 1
end

local function add_term(expression, sign, into)
  if expression.kind == "sum" then
    for _, term in ipairs(expression) do into[#into + 1] = { term[1], sign * term[2] } end
  elseif not (expression.kind == "number" and expression.number == 0) then
    local positive, own = negative(expression)
    into[#into + 1] = { positive, sign * own }
  end
end

-- What is added and taken away again.
local function cancel(into)
  for i = #into, 1, -1 do
    local one = into[i]
    for j = i - 1, 1, -1 do
      local other = into[j]
      if one[1].kind == "ref" and other[1].kind == "ref" and one[1].id == other[1].id and one[2] == -other[2] then
        table.remove(into, i)
        table.remove(into, j)
        return cancel(into)
      end
    end
  end
end

local function sum_of(self, id)
  local node, into = self.nodes[id], { kind = "sum" }
  add_term(below(self, node.arguments[1]), 1, into)
  add_term(below(self, node.arguments[2]), node.op == "add" and 1 or -1, into)
  cancel(into)
  if #into == 0 then return { kind = "number", number = 0, unit = node.unit } end
  if #into == 1 and into[1][2] == 1 then return into[1][1] end
  return into
end

-- ----- the rest -----

local CALLS = { abs = "abs", floor = "floor", ceil = "ceil", round = "round", exp = "exp", log = "log", sqrt = "sqrt",
                min = "min", max = "max" }
local INFIX = { remainder = "mod", power = "^", less = "<", ["less or equal"] = "<=", equal = "=", ["and"] = "and",
                ["or"] = "or" }
local FLAT = { min = true, max = true }

-- max(max(a, b), c) is max(a, b, c).
local function call_of(self, node)
  local made = { kind = "call", name = CALLS[node.op] }
  for _, id in ipairs(node.arguments) do
    local argument = below(self, id)
    if FLAT[made.name] and argument.kind == "call" and argument.name == made.name then
      table.move(argument, 1, #argument, #made + 1, made)
    else
      made[#made + 1] = argument
    end
  end
  return made
end

local TURNED = { ["<"] = ">", ["<="] = ">=" }

-- What is compared stands before the number that it is compared with.
local function infix_of(self, node)
  local sign, a, b = INFIX[node.op], below(self, node.arguments[1]), below(self, node.arguments[2])
  if a.kind == "number" and TURNED[sign] then sign, a, b = TURNED[sign], b, a end
  return { kind = "infix", sign = sign, a, b }
end

local OPPOSITE = { ["<"] = ">=", ["<="] = ">", [">"] = "<=", [">="] = "<" }

--- A condition turned round.
---@param condition table
---@return table
function formula.negated(condition)
  if condition.kind == "not" then return condition[1] end
  if condition.kind == "infix" and OPPOSITE[condition.sign] then
    return { kind = "infix", sign = OPPOSITE[condition.sign], condition[1], condition[2] }
  end
  return { kind = "not", condition }
end

local function choice_of(self, node)
  return { kind = "choice", below(self, node.arguments[1]), below(self, node.arguments[2]),
           below(self, node.arguments[3]) }
end

function of(self, id)
  local node = self.nodes[id]
  if node.op == "constant" then return number(node) end
  if factors[node.op] then return product_of(self, id) end
  if node.op == "add" or node.op == "subtract" then return sum_of(self, id) end
  if CALLS[node.op] then return call_of(self, node) end
  if INFIX[node.op] then return infix_of(self, node) end
  if node.op == "not" then return formula.negated(below(self, node.arguments[1])) end
  if node.op == "where" then return choice_of(self, node) end
  return { kind = "ref", id = id }
end

--- What a node is worked out of; nil of a leaf.
---@param self perigee.explained
---@param id integer the first of its group
---@return table?
function formula.of(self, id)
  local made = of(self, id)
  if made.kind == "ref" and made.id == id then return nil end
  return made
end

--- What a node is as part of a formula: its name, or what it is worked out of.
---@param self perigee.explained
---@param id integer
---@return table
function formula.part(self, id) return below(self, id) end

--- Calls f with each thing of a formula that has a name, from left to right.
---@param expression table
---@param f fun(id: integer)
function formula.each_ref(expression, f)
  if expression.kind == "ref" then return f(expression.id) end
  for _, part in ipairs(expression) do
    if part.kind then formula.each_ref(part, f) else formula.each_ref(part[1], f) end
  end
end

--- How many names and numbers a formula has.
---@param expression table
---@return integer
function formula.size(expression)
  if expression.kind == "ref" or expression.kind == "number" then return 1 end
  local count = expression.kind == "product" and expression.number ~= 1 and 1 or 0
  for _, part in ipairs(expression) do count = count + formula.size(part.kind and part or part[1]) end
  return count
end

formula.same = groups.same

return formula
