--- What changes traffic before it is paid for: shorter answers, a cache of
-- answers, two models that share the work.
local cost = require "perigee.options.cost"
local core = require "perigee.core"
local fields = require "perigee.fields"
local option = require "perigee.options.option"
local quantities = require "perigee.quantities"
local traffic = require "perigee.traffic"

local modifiers = {}

local function share(what, value)
  local read = quantities.of(value, "1", what)
  quantities.require(read:ge(0) & read:le(1), what .. " must lie between 0 and 100 %")
  return read
end

local function with(given, changes)
  local made = {}
  for _, name in ipairs { "requests", "input", "output", "peak" } do
    made[name] = changes[name] or given[name]
  end
  return traffic(made)
end

--- Traffic whose answers are shorter: `perigee.brevity(traffic, "40 %")` writes 40 %
-- fewer output tokens; what is read stays.
function modifiers.brevity(given, saving)
  return with(given, { output = given.output
    * (1 - share("perigee.brevity: the saving", saving)) })
end

--- Traffic that a part of goes on: a share of the requests.
function modifiers.part(given, fraction)
  return with(given, { requests = given.requests
    * share("perigee.part: the share", fraction) })
end

--- A cache that answers repeated requests.
--
-- @param given traffic
-- @param cache { hits = share of requests it answers, price = per request looked
--   up, keep = money per time to keep it }
-- @return the traffic that misses, and the cache's cost rows
function modifiers.cache(given, cache)
  local what = "perigee.cache"
  fields.check(what, cache, { hits = true, price = true, keep = true })
  local hits = share(what .. ": hits", fields.need(what, cache, "hits", "\"30 %\""))
  local rows = {}
  if cache.price ~= nil then
    rows[1] = cost.new("storage", "cache look-ups", given.requests
      * quantities.of(cache.price, "USD/request", what .. ": price"))
  end
  if cache.keep ~= nil then
    rows[#rows + 1] = cost.new("storage", "cache", cache.keep)
  end
  return with(given, { requests = given.requests * (1 - hits) }), rows
end

-- Quality by the requests that each part answers; nil where one does not say.
local function mixed_quality(parts)
  local quality = 0
  for _, part in ipairs(parts) do
    if not part.option.quality then return nil end
    quality = quality + part.share * part.option.quality
  end
  return quality
end

local function relabelled(part)
  local rows = {}
  for i, row in ipairs(part.option.rows) do
    rows[i] = cost.new(row.category, ("%s: %s"):format(part.option.name, row.label),
                       row.amount)
  end
  return rows
end

local function limits_of(part)
  local limits = {}
  for i, limit in ipairs(part.option.limits) do
    limits[i] = { ("%s: %s"):format(part.option.name, limit.label),
                  needs = limit.needs, has = limit.has }
  end
  return limits
end

local function requirements_of(part)
  local list = {}
  for i, requirement in ipairs(part.option.requires) do
    list[i] = { requirement.holds, requirement.label }
  end
  return list
end

local function gather(parts, each)
  local all = {}
  for _, part in ipairs(parts) do
    for _, item in ipairs(each(part)) do all[#all + 1] = item end
  end
  return all
end

--- Several models that share the work, each with a part of the traffic.
--
-- @param given { "Small first", traffic = traffic, { share = "80 %", function(part)
--   return perigee.api {...} end }, { share = "20 %", ... } }: shares add up to 1
-- @return one option with the rows, limits and requirements of all
function modifiers.mix(given)
  local what = "perigee.mix"
  fields.check(what, given, { traffic = true, notes = true }, math.huge)
  fields.text(what, given[1], "its first value (the name)")
  fields.need(what, given, "traffic", "perigee.traffic { ... }")
  local parts, total = {}, 0
  for i = 2, #given do
    local part = given[i]
    fields.check(("%s: part %d"):format(what, i - 1), part, { share = true }, 1)
    local fraction = share(("%s: part %d: share"):format(what, i - 1), part.share)
    local made = part[1](modifiers.part(given.traffic, fraction))
    if not option.is(made) then
      fields.fail("%s: part %d: its function must return an option", what, i - 1)
    end
    total = total + fraction
    parts[#parts + 1] = { share = fraction, option = made }
  end
  local gap = core.abs(core.quantity(total - 1))
  quantities.require(core.quantity(gap):le(1e-9), what .. ": the shares must add up "
    .. "to 100 %")
  return option.new { given[1], costs = gather(parts, relabelled),
    limits = gather(parts, limits_of), requires = gather(parts, requirements_of),
    quality = mixed_quality(parts), notes = given.notes }
end

return modifiers
