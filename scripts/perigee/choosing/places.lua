--- Where machines stand: does a region fit what is asked for?
--
-- A region is asked for by its name ("eu-central-1", "europe-*"), by the country whose
-- grid feeds it ("germany"; "us" for all of "us-virginia", "us-oregon" ...), or as "eu".
local context = require "perigee.context"
local near = require "perigee.near"
local patterns = require "perigee.catalog.patterns"
local schema = require "perigee.catalog.schema"

local places = {}

-- The member states of the European Union, as the energy catalogs call their grids.
local EU = {}
for name in ([[austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece
               hungary ireland italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia
               slovenia spain sweden]]):gmatch "%S+" do
  EU[name] = true
end

-- The grid of a provider's region; nil where the catalogs do not know the place.
local function grid_of(provider, region)
  local entry = context.services.entry("regions", provider .. "/" .. region, { as_of = context.as_of })
  return entry and entry.grid
end

local function of_country(grid, wanted)
  return grid == wanted or grid:sub(1, #wanted + 1) == wanted .. "-"
end

local function in_union(grid)
  for country in pairs(EU) do
    if of_country(grid, country) then return true end
  end
  return false
end

--- Whether a region is one of those that are asked for; of no known place it is none.
---@param wanted string[] as they were given
---@param provider string
---@param region? string
---@return boolean
function places.fits(wanted, provider, region)
  if not region then return false end
  local name, grid = schema.fold(region), grid_of(provider, region)
  for _, word in ipairs(wanted) do
    local folded = schema.fold(word)
    if name == folded or word:find "[*#]" and patterns.fits(word, name) then return true end
    if grid and (of_country(grid, folded) or folded == "eu" and in_union(grid)) then return true end
  end
  return false
end

-- All that a region may be asked for by.
local function names_of(regions)
  local seen, names = { eu = true }, { "eu" }
  local function add(name)
    if name and not seen[name] then seen[name], names[#names + 1] = true, name end
  end
  for _, at in ipairs(regions) do
    local grid = grid_of(at.provider, at.region)
    add(at.region)
    add(grid)
    add(grid and grid:match "^(us)%-" or grid and grid:match "^([a-z]+)%-%a+$")
  end
  table.sort(names)
  return names
end

--- What is wrong with the regions that are asked for; nil where each is one of some.
---@param wanted string[]
---@param regions { provider: string, region: string }[] where there are machines
---@return string?
function places.fault(wanted, regions)
  for _, word in ipairs(wanted) do
    local found = false
    for _, at in ipairs(regions) do found = found or places.fits({ word }, at.provider, at.region) end
    if not found then
      local hint = near.hint(word, names_of(regions))
      return ("no machine stands in a region '%s'%s"):format(word, hint ~= "" and hint
        or ": name a region (eu-central-1), a country (germany, us) or eu")
    end
  end
end

return places
