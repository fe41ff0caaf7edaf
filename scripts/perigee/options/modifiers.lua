--- What changes traffic before it is paid for: shorter answers, a cache of
-- answers, two models that share the work.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local named = require "perigee.options.named"
local option = require "perigee.options.option"
local power = require "perigee.options.power"
local quantities = require "perigee.quantities"
local traffic = require "perigee.traffic"

local modifiers = {}

local function share(name, value)
  return arguments.quantity(value, name, { "40 %" }, arguments.share)
end

-- Traffic like that given, but for some changes.
local function with(what, given, changes)
  arguments.needed_traffic(what, { traffic = given })
  local made = {}
  for _, name in ipairs { "requests", "input", "output", "peak" } do
    local change = changes[name]
    made[name] = change and change * given[name] or given[name]
  end
  return traffic(made)
end

--- Traffic whose answers are shorter: `perigee.brevity(traffic, "40 %")` writes 40 %
-- fewer output tokens; what is read stays.
function modifiers.brevity(given, saving)
  return with("perigee.brevity", given,
              { output = 1 - share("perigee.brevity: the saving", saving) })
end

--- Traffic that a part of goes on: a share of the requests.
function modifiers.part(given, fraction)
  return with("perigee.part", given,
              { requests = share("perigee.part: the share", fraction) })
end

local cache_amounts = {
  { "hits", "30 %", arguments.share, needed = true },
  { "price", "0.1 USD/krequest", arguments.not_negative },
  { "keep", "50 USD/month", arguments.not_negative },
}

--- A cache that answers repeated requests.
--
-- @param given traffic
-- @param cache { hits = share of requests it answers, price = per request looked
--   up, keep = money per time to keep it }
-- @return the traffic that misses, and the cache's cost rows
function modifiers.cache(given, cache)
  local what = "perigee.cache"
  fields.check(what, cache, { hits = true, price = true, keep = true })
  local read = arguments.read(what, cache, cache_amounts)
  local missed = with(what, given, { requests = 1 - read.hits })
  local rows = {}
  if read.price then
    rows[1] = cost.new("storage", "cache look-ups", given.requests * read.price)
  end
  if read.keep then rows[#rows + 1] = cost.new("storage", "cache", read.keep) end
  return missed, rows
end

-- ----- several models -----

-- Quality by the requests that each part answers; nil where one does not say.
local function mixed_quality(parts)
  local quality
  for _, part in ipairs(parts) do
    if not part.option.quality then return nil end
    local weighed = part.share * part.option.quality
    quality = quality and quality + weighed or weighed
  end
  return quality
end

-- What the parts that host draw together, and a note of those that do not.
local function mixed_energy(given, parts)
  local energies = {}
  for _, part in ipairs(parts) do energies[#energies + 1] = part.option.energy end
  if #energies == 0 then return nil end
  local some = #energies < #parts and "energy is counted of what is hosted, not of "
    .. "what is bought by the token" or nil
  return power.sum(energies, given.traffic), some
end

-- The items of a part's list, made anew under the part's name.
local function gather(parts, list, renewed)
  local all = {}
  for _, part in ipairs(parts) do
    for _, item in ipairs(part.option[list]) do
      all[#all + 1] = renewed(item, part.option.name .. ": ")
    end
  end
  return all
end

local function renewed_row(row, prefix)
  return cost.like(row, prefix .. row.label)
end

local function renewed_limit(limit, prefix)
  return { prefix .. limit.label, needs = limit.needs, has = limit.has }
end

local function renewed_requirement(requirement, prefix)
  return { requirement.holds, prefix .. requirement.label }
end

local function renewed_note(note, prefix)
  return prefix .. note
end

local function part_of(what, given, i)
  local part, which = given[i + 1], ("%s: part %d"):format(what, i)
  fields.check(which, part, { share = true }, 1)
  fields.need(which, part, "share", "\"80 %\"")
  if type(part[1]) ~= "function" then
    fields.fail("%s is a share and a function, as { share = \"80 %%\", function(part) "
      .. "return perigee.api { ... } end }", which)
  end
  local fraction = share(which .. ": share", part.share)
  local made = part[1](modifiers.part(given.traffic, fraction))
  if not option.is(made) then
    fields.fail("%s: its function must return an option", which)
  end
  return { share = fraction, option = made }
end

local function parts_of(what, given)
  local parts, total = {}, 0
  for i = 1, #given - 1 do
    parts[i] = part_of(what, given, i)
    total = total + parts[i].share
  end
  local gap = core.quantity(core.abs(core.quantity(total - 1)))
  quantities.require(gap:le(1e-9), what .. ": the shares must add up to 100 %")
  return parts
end

local known = named.known { "traffic" }

--- Several models that share the work, each with a part of the traffic.
--
-- @param given { "Small first", traffic = traffic, { share = "80 %", function(part)
--   return perigee.api {...} end }, { share = "20 %", ... } }: shares add up to 1;
--   and costs, limits, requires, quality (by share where all parts say theirs), notes
-- @return one option with the rows, limits, requirements and notes of all
function modifiers.mix(given)
  local what = named.check("mix", given, known, math.huge)
  arguments.needed_traffic(what, given)
  local parts = parts_of(what, given)
  local energy, note = mixed_energy(given, parts)
  local notes = gather(parts, "notes", renewed_note)
  notes[#notes + 1] = note
  return named.make({ given[1], costs = given.costs, limits = given.limits,
      requires = named.behind(gather(parts, "requires", renewed_requirement),
                              given.requires),
      quality = given.quality or mixed_quality(parts), notes = given.notes },
    gather(parts, "rows", renewed_row), gather(parts, "limits", renewed_limit),
    notes, energy)
end

-- ----- prices that change -----

local categories = {}
for _, name in ipairs(cost.categories) do categories[name] = true end

-- Factors by category; a single one is for all.
local function read_factors(what, given)
  if type(given) ~= "table" or core.is_quantity(given) then
    local factor = arguments.quantity(given, what .. ": the factor", { "90 %" }, arguments.not_negative)
    return setmetatable({}, { __index = function() return factor end })
  end
  fields.check(what, given, categories)
  local factors = {}
  for name, value in pairs(given) do
    factors[name] = arguments.quantity(value, ("%s: %s"):format(what, name), { "90 %" }, arguments.not_negative)
  end
  return factors
end

--- An option at other prices: a discount that was agreed, prices that fall as months go by.
--
-- @param of an option
-- @param factor of all its rows, as "90 %"; or a table of factors by category, as { tokens =
--   "90 %", hardware = t.falling "20 %/year" }
-- @return the option, with those rows changed
function modifiers.repriced(of, factor)
  local what = "perigee.repriced"
  if not option.is(of) then
    fields.fail("%s: an option is wanted, as perigee.api { ... } makes, and a factor", what)
  end
  local factors, made = read_factors(what, factor), {}
  for name, value in pairs(of) do made[name] = value end
  made.rows = {}
  for i, row in ipairs(of.rows) do
    made.rows[i] = factors[row.category] and cost.like(row, nil, factors[row.category]) or row
  end
  return setmetatable(made, getmetatable(of))
end

return modifiers
