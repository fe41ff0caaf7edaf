--- What is chosen among: the models, schemes, machines, engines and prices that names and
-- patterns mean.  A name that means nothing is an error that suggests the near one.
local context = require "perigee.context"
local efficiency = require "perigee.hosting.efficiency"
local machines = require "perigee.choosing.machines"
local near = require "perigee.near"
local patterns = require "perigee.catalog.patterns"
local places = require "perigee.choosing.places"
local point = require "perigee.hosting.point"
local memory = require "perigee.hosting.memory"
local remedies = require "perigee.hosting.remedies"
local schema = require "perigee.catalog.schema"

local select = {}

local function fail(message, ...) error({ message = message:format(...), kind = "input" }, 0) end

local function listed(kind)
  local list, message = context.services.list { kind = kind, as_of = context.as_of }
  if not list then fail("%s", message) end
  return list
end

local function short(name) return name:match "([^/]+)$" end

-- Whether a word is a name, with or without its owner, or a pattern of it.
local function fits(word, name)
  local full = schema.fold(name)
  if not word:find "[*#]" then return schema.fold(word) == full or schema.fold(word) == schema.fold(short(name)) end
  return patterns.fits(word, full) or patterns.fits(word, schema.fold(short(name)))
end

local function fits_any(words, name)
  for _, word in ipairs(words) do
    if fits(word, name) then return true end
  end
  return false
end

local function names_of(list)
  local names = {}
  for i, entry in ipairs(list) do names[i] = entry.name end
  return names
end

local function hint(word, names)
  return near.hint(word, names)
end

-- ----- models and prices of models -----

-- The names of a kind that a word means: those it fits, or the one it is an alias of.
local function meant(kind, word, names)
  local found = {}
  for _, name in ipairs(names) do
    if fits(word, name) then found[name] = true end
  end
  if next(found) or word:find "[*#]" then return found end
  local entry, message = context.services.entry(kind, word, { as_of = context.as_of })
  if entry then found[entry.name] = true end
  return found, message
end

local function union(into, found)
  for name in pairs(found) do into[name] = true end
  return next(found) ~= nil
end

-- Sets of names, of the models that are hosted and of those that are paid by the token.
local function named(words, hosted, priced)
  local sets = { hosted = {}, priced = {} }
  for _, word in ipairs(words) do
    local models, message = meant("models", word, hosted)
    local prices, other = meant("api-prices", word, priced)
    local found = union(sets.hosted, models)
    found = union(sets.priced, prices) or found
    if not found then
      fail("%s", word:find "[*#]" and ("no model fits '%s'"):format(word)
        or message and message:find("did you mean", 1, true) and message or other or message)
    end
  end
  return sets
end

local function entries(kind, names, chosen)
  local list = {}
  for _, name in ipairs(names) do
    local entry = (not chosen or chosen[name]) and context.services.entry(kind, name, { as_of = context.as_of })
    if entry then list[#list + 1] = entry end
  end
  return list
end

-- Why a model cannot be hosted by what the catalogs tell; nil where it can.
local function unbuilt(entry)
  if entry.closed then return ("%s is closed"):format(entry.name) end
  if entry.type ~= "decoder" then return ("%s is no decoder"):format(entry.name) end
  for _, field in ipairs { "layers", "hidden", "heads", "head_dim", "vocabulary" } do
    if not entry[field] then return ("the catalog does not tell how %s is built"):format(entry.name) end
  end
end

local function decoders(list, left_out)
  local kept = {}
  for _, entry in ipairs(list) do
    local why = unbuilt(entry)
    if why then
      left_out[#left_out + 1] = { name = entry.name, reason = why }
    else
      kept[#kept + 1] = entry
    end
  end
  return kept
end

local function writers(list)
  local kept, seen = {}, {}
  for _, entry in ipairs(list) do
    local of = entry.target or entry.name
    if entry.mode == "text" and not seen[of] then seen[of], kept[#kept + 1] = true, entry end
  end
  return kept
end

--- Models that may be hosted and prices of models that are paid for by the token.
---@param asked table
---@param left_out table[] to which is added what cannot be hosted: { name, reason }
---@return table[] models
---@return table[] prices
function select.models(asked, left_out)
  local hosted, priced = names_of(listed "models"), names_of(listed "api-prices")
  local sets = asked.models and named(asked.models, hosted, priced) or {}
  local models = not asked.api and decoders(entries("models", hosted, sets.hosted), left_out) or {}
  local prices = not asked.hosted and writers(entries("api-prices", priced, sets.priced)) or {}
  return models, prices
end

-- ----- schemes and engines -----

-- The names of a kind that words mean, in the order of the words.
local function expand(words, kind, names)
  local list, seen = {}, {}
  for _, word in ipairs(words) do
    local found, message = meant(kind, word, names)
    if not next(found) then fail("%s", message or ("no %s fits '%s'"):format(kind, word)) end
    for _, name in ipairs(names) do
      if found[name] and not seen[name] then seen[name], list[#list + 1] = true, name end
    end
  end
  return list
end

--- The schemes that are tried of a model: those that are asked for; or its own, 16 bits,
-- and those that accelerators serve widely.
---@return fun(entry: table): string[]
function select.quantizations(asked)
  if asked.quantizations then
    local names = expand(asked.quantizations, "quantization", names_of(listed "quantization"))
    return function() return names end
  end
  return function(entry)
    local list, seen = {}, {}
    for _, name in ipairs { entry.native or "bf16", "bf16", table.unpack(remedies.schemes) } do
      if not seen[name] then seen[name], list[#list + 1] = true, name end
    end
    return list
  end
end

--- The engines that are asked for, or the usual one.
---@return string[]
function select.engines(asked)
  if not asked.engines then return { efficiency.engine } end
  local seen, names = {}, {}
  for _, row in ipairs(listed "efficiency") do
    local engine = row.name:match "^[^/]+"
    if not seen[engine] then seen[engine], names[#names + 1] = true, engine end
  end
  local known = names_of(listed "engines")
  for _, name in ipairs(known) do
    if not seen[name] then seen[name], names[#names + 1] = true, name end
  end
  return expand(asked.engines, "engines", names)
end

-- ----- machines -----

local function providers_of(offers, prices)
  local seen, names = {}, {}
  for _, list in ipairs { offers, prices } do
    for _, each in ipairs(list) do
      local name = each.provider
      if not seen[name] then seen[name], names[#names + 1] = true, name end
    end
  end
  table.sort(names)
  return names
end

-- Words that fit none of the names are at fault.
local function check_words(words, what, names)
  for _, word in ipairs(words or {}) do
    local found = false
    for _, name in ipairs(names) do found = found or fits(word, name) end
    if not found then
      local near_ones = hint(word, names)
      fail("unknown %s '%s'%s", what, word, near_ones)
    end
  end
end

local function machine_names(offers)
  local seen, names = {}, {}
  for _, offer in ipairs(offers) do
    for _, name in ipairs { offer.name, offer.accelerator } do
      if not seen[name] then seen[name], names[#names + 1] = true, name end
    end
  end
  return names
end

local function regions_of(offers)
  local seen, list = {}, {}
  for _, offer in ipairs(offers) do
    local key = offer.region and offer.provider .. "/" .. offer.region
    if key and not seen[key] then seen[key], list[#list + 1] = true, offer end
  end
  return list
end

local function is_large(offer, least)
  local entry = context.services.entry("accelerators", offer.accelerator, { as_of = context.as_of })
  return entry and (entry.usable_memory or entry.memory) and point(memory.capacity(entry), "B") >= least
end

local function is_wanted(asked, offer)
  return (not asked.providers or fits_any(asked.providers, offer.provider))
    and (not asked.machines or fits_any(asked.machines, offer.name) or fits_any(asked.machines, offer.accelerator))
    and (not asked.regions or places.fits(asked.regions, offer.provider, offer.region))
    and (not asked.memory or is_large(offer, asked.points.memory))
end

--- The offers of machines that are asked for, and the prices of models of providers that are.
---@param book perigee.book
---@param asked table
---@param prices table[] of select.models
---@return table[] offers
---@return table[] prices
function select.providers(book, asked, prices)
  local all = machines.offers(book, asked.commitments)
  check_words(asked.providers, "provider", providers_of(all, prices))
  check_words(asked.machines, "machine or accelerator", machine_names(all))
  local fault = asked.regions and places.fault(asked.regions, regions_of(all))
  if fault then fail("%s", fault) end
  local offers, kept = {}, {}
  for _, offer in ipairs(asked.api and {} or all) do
    if is_wanted(asked, offer) then offers[#offers + 1] = offer end
  end
  for _, price in ipairs(prices) do
    if not asked.providers or fits_any(asked.providers, price.provider) then kept[#kept + 1] = price end
  end
  return offers, kept
end

return select
