--- Shapley values: what each of several changes contributed to a whole difference.
--
-- A change's contribution is what it adds when it is made, averaged over the orders in which all
-- of them could be made, one after another (L. S. Shapley, "A Value for n-Person Games", 1953).
-- Each order goes from none to all, so contributions sum to the whole difference; what changes
-- nothing contributes nothing; of two factors of a product each takes half of what they do
-- together.  A. F. Shorrocks, "Decomposition procedures for distributional analysis: a unified
-- framework based on the Shapley value" (2013), takes differences of any outcome apart in this
-- way.  (Both recalled by name; of the second the summary was read.)
--
-- A set of changes is a text of 0 and 1, one a change: "101" has the first and the third.
local shapley = {}

--- Up to so many changes all orders are averaged, by way of all sets; past it some orders are.
shapley.EXACT = 8

local SETS = 100 -- past that: about as many sets, or twice as many, are looked at

---@class perigee.shapley_term
---@field player integer whose contribution it is part of
---@field from string the set before
---@field to string the set with the change
---@field weight number

--- The set of none, or of all, of so many changes.
---@param count integer
---@return string
function shapley.none(count) return ("0"):rep(count) end

---@param count integer
---@return string
function shapley.all(count) return ("1"):rep(count) end

--- Whether a set has a change.
---@param set string
---@param player integer
---@return boolean
function shapley.has(set, player) return set:sub(player, player) == "1" end

--- How many changes a set has.
---@param set string
---@return integer
function shapley.size(set) return select(2, set:gsub("1", "1")) end

--- A set with one change more.
---@param set string
---@param player integer
---@return string
function shapley.with(set, player)
  return set:sub(1, player - 1) .. "1" .. set:sub(player + 1)
end

-- ----- all orders, by way of all sets -----

local function every_set(count)
  local sets = { "" }
  for _ = 1, count do
    local longer = {}
    for _, set in ipairs(sets) do
      longer[#longer + 1], longer[#longer + 2] = set .. "0", set .. "1"
    end
    sets = longer
  end
  return sets
end

-- The share of all orders in which just the changes of a set of that size come before one more:
-- size! (count - size - 1)! / count!.
local function share(count, size)
  local weight = 1 / count
  for i = 1, size do weight = weight * i / (count - i) end
  return weight
end

local function exact_terms(count)
  local terms = {}
  for _, set in ipairs(every_set(count)) do
    local weight = share(count, shapley.size(set))
    for player = 1, count do
      if not shapley.has(set, player) then
        terms[#terms + 1] = { player = player, from = set, to = shapley.with(set, player), weight = weight }
      end
    end
  end
  return terms
end

-- ----- some orders -----

-- Rotations of the order in which the changes are listed, spread evenly, and each one backwards: with
-- its reverse an order gives both halves of whatever two changes do together.
local function some_orders(count)
  local rotations, orders = math.min(count, math.max(2, SETS // count)), {}
  for r = 0, rotations - 1 do
    local order, back = {}, {}
    for i = 1, count do
      order[i] = (r * count // rotations + i - 1) % count + 1
      back[count + 1 - i] = order[i]
    end
    orders[#orders + 1], orders[#orders + 2] = order, back
  end
  return orders
end

local function terms_of(orders, count)
  local terms = {}
  for _, order in ipairs(orders) do
    local set = shapley.none(count)
    for _, player in ipairs(order) do
      local to = shapley.with(set, player)
      terms[#terms + 1] = { player = player, from = set, to = to, weight = 1 / #orders }
      set = to
    end
  end
  return terms
end

-- ----- the plan -----

-- The sets of the terms, each once, smaller ones first: a change that cannot be made alone shows early.
local function sets_of(terms)
  local list, seen = {}, {}
  for _, term in ipairs(terms) do
    for _, set in ipairs { term.from, term.to } do
      if not seen[set] then seen[set], list[#list + 1] = true, set end
    end
  end
  table.sort(list, function(a, b)
    local first, second = shapley.size(a), shapley.size(b)
    if first ~= second then return first < second end
    return a > b
  end)
  return list
end

--- What has to be looked at for the contributions of so many changes.
---@param count integer one or more
---@return { terms: perigee.shapley_term[], sets: string[], orders: integer? } orders: how many, where not all
function shapley.plan(count)
  if count <= shapley.EXACT then
    local terms = exact_terms(count)
    return { terms = terms, sets = sets_of(terms) }
  end
  local orders = some_orders(count)
  local terms = terms_of(orders, count)
  return { terms = terms, sets = sets_of(terms), orders = #orders }
end

--- The contributions.
---@generic T a number, or what adds, subtracts and takes a number's multiple like one
---@param plan table
---@param count integer
---@param value fun(set: string): T
---@param zero T
---@return T[] by change
function shapley.contributions(plan, count, value, zero)
  local list = {}
  for player = 1, count do list[player] = zero end
  for _, term in ipairs(plan.terms) do
    list[term.player] = list[term.player] + (value(term.to) - value(term.from)) * term.weight
  end
  return list
end

return shapley
