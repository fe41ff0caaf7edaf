--- The answer of a choice, from what a search found: the cheapest ways, the front, why
-- others lost, how many combinations each bound ruled out, and what would have to give
-- way where none is left.
--
-- `of` is what is chosen among: asked, found (of search.all), grids, resolve(spot) which
-- makes a way of what was found, and apis, ways that are known already, with their masks.
local bounds = require "perigee.choosing.bounds"
local fronts = require "perigee.choosing.front"
local search = require "perigee.choosing.search"
local why = require "perigee.choosing.why"

local answer = {}

local UNKNOWN = 1e300 -- the time of a token that no catalog tells, against any other

-- ----- ways and spots as one list -----

local function item_of(way)
  return { way = way, name = way.model,
           values = { way.usd_per_month, way.time_per_output_token_s or UNKNOWN, -(way.quality or 0) } }
end

local function resolve(of, item) return item.way or of.resolve(item, item.values[1]) end

local function resolved(of, list)
  local ways = {}
  for i, item in ipairs(list) do ways[i] = resolve(of, item) end
  return ways
end

local function feasible_apis(of)
  local list = {}
  for _, way in ipairs(of.apis) do list[#list + 1] = way.mask == 0 and item_of(way) or nil end
  return list
end

-- What keeps to every bound, each model with each provider once, the cheapest first.
local function ways_of(of)
  local list = feasible_apis(of)
  for _, spot in pairs(of.found.best) do list[#list + 1] = spot end
  table.sort(list, search.before)
  return table.move(list, 1, math.min(of.asked.count, #list), 1, {}), #list
end

local function front_of(of)
  local list = feasible_apis(of)
  return fronts.of(table.move(of.found.front, 1, #of.found.front, #list + 1, list))
end

-- ----- what was ruled out -----

-- How many combinations break just the bounds of a mask.
local function counts_of(of)
  local counts = {}
  for mask, count in pairs(of.found.counts) do counts[mask] = count end
  for _, way in ipairs(of.apis) do counts[way.mask] = (counts[way.mask] or 0) + 1 end
  return counts
end

local function ruled_out(counts)
  local list = {}
  for _, bound in ipairs(bounds.list) do
    local all = 0
    for mask, count in pairs(counts) do all = all + (mask & bound.bit ~= 0 and count or 0) end
    if all > 0 then list[#list + 1] = { bound = bound.name, combinations = all, alone = counts[bound.bit] or 0 } end
  end
  return list
end

-- The cheapest that breaks just one bound, or nil.
local function nearest_of(of, bound)
  local best = of.found.nearest[bound.bit]
  for _, way in ipairs(of.apis) do
    local item = way.mask == bound.bit and item_of(way)
    if item and (not best or search.before(item, best)) then best = item end
  end
  return best
end

-- Ways that would be cheaper than the chosen one, but for one bound.
local function nearly(of, first)
  local list = {}
  for _, bound in ipairs(bounds.list) do
    local item = bound.measured and nearest_of(of, bound)
    if item and item.values[1] < first.usd_per_month then
      local way = resolve(of, item)
      list[#list + 1] = { bound = bound.name, way = way, why = why.broken(way, bound, of.asked.points) }
    end
  end
  return list
end

-- ----- nothing is left -----

-- What a bound would have to be for a way; nil of what is not known.
local function needed(way, bound)
  return ({ quality = way.quality, budget = way.usd_per_month, token_time = way.time_per_output_token_s,
            first_token = way.time_to_first_token_s, context = way.context })[bound.name]
end

local LEAST = { quality = true, context = true } -- floors: the higher is the nearer

local function is_nearer(bound, a, b)
  if LEAST[bound.name] then return a > b end
  return a < b
end

-- The way that comes nearest to a bound, of those that break `mask` and no more.
local function give_of(of, mask, bound)
  local spot = of.found.counts[mask] and search.nearest(of.grids, of.asked.threads, mask, bound)
  local best = spot and of.resolve(spot)
  local needs = best and needed(best, bound)
  for _, way in ipairs(of.apis) do
    local own = way.mask == mask and needed(way, bound)
    if own and (not needs or is_nearer(bound, own, needs)) then best, needs = way, own end
  end
  if not needs then return nil end
  return { bound = bound.name, needs = needs, way = best, text = why.give(bound, needs, of.asked.points) }
end

-- Masks of the fewest bounds that could give way.
local function masks_to_give(counts)
  local fewest, list = math.huge, {}
  for mask in pairs(counts) do
    local own = bounds.of(mask)
    local can = mask ~= 0
    for _, bound in ipairs(own) do can = can and bound.measured == true end
    if can and #own < fewest then fewest, list = #own, {} end
    if can and #own == fewest then list[#list + 1] = mask end
  end
  table.sort(list)
  return list
end

-- By how much a bound would give way, as a factor.
local function factor(give, points)
  local asked = points[give.bound]
  return math.max(give.needs / asked, asked / give.needs)
end

local function set_of(of, mask)
  local set = { factor = 1 }
  for _, bound in ipairs(bounds.of(mask)) do
    local give = give_of(of, mask, bound)
    if not give then return nil end
    set[#set + 1] = give
    set.factor = set.factor * factor(give, of.asked.points)
  end
  return set
end

-- Sets of bounds, any of which would let something through, the least to give first.
local function gives_of(of, counts)
  local sets = {}
  for _, mask in ipairs(masks_to_give(counts)) do sets[#sets + 1] = set_of(of, mask) end
  table.sort(sets, function(a, b) return a.factor < b.factor end)
  return sets
end

--- The answer.
---@param of table asked, found, grids, resolve, apis
---@return table combinations, feasible, distinct, ruled_out, cheapest, ways, front, runner_up, nearly, gives
function answer.of(of)
  local counts, list, distinct = counts_of(of), ways_of(of)
  local ways = resolved(of, list)
  local made = { combinations = of.found.cells + #of.apis, feasible = counts[0] or 0, distinct = distinct,
                 ruled_out = ruled_out(counts), cheapest = ways[1], ways = ways, front = resolved(of, front_of(of)),
                 strange = of.found.strange, asked = of.asked, gives = {}, nearly = {} }
  if not ways[1] then
    made.gives = gives_of(of, counts)
    return made
  end
  made.nearly = nearly(of, ways[1])
  made.runner_up = ways[2] and { way = ways[2], why = why.lost(ways[1], ways[2]) } or nil
  return made
end

return answer
