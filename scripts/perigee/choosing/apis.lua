--- Models that are paid for by the token, as ways: what the traffic is billed in a month.
local costs = require "perigee.choosing.costs"
local api = require "perigee.options.api"
local bounds = require "perigee.choosing.bounds"
local context = require "perigee.context"
local core = require "perigee.core"
local point = require "perigee.hosting.point"
local schema = require "perigee.catalog.schema"

local apis = {}

-- ----- what is known of the model -----

local function plain(name) return schema.fold(name:match "([^/]+)$"):gsub("%W", "") end

-- The catalogs' models by their names without owner and signs.
local function models_by_name()
  local by_name = {}
  for _, listed in ipairs(context.services.list { kind = "models", as_of = context.as_of }) do
    by_name[plain(listed.name)] = listed.name
  end
  return by_name
end

-- The model of the catalogs that a price is of, where its name says so.
local function model_of(record, by_name)
  local name = by_name[plain(record.target or record.name)] or by_name[plain(record.name)]
  return name and context.services.entry("models", name, { as_of = context.as_of })
end

local function quality_of(model)
  return model and model.mmlu and point(core.quantity(model.mmlu), "1") or nil
end

-- ----- bounds -----

local function is_known(points, way)
  return not (points.token_time or points.first_token or points.quality and not way.quality
              or points.context and not way.context)
end

-- What is not known breaks that bound alone: nothing is said of the others.
local function mask_of(asked, way)
  local mask, points = 0, asked.points
  local function keep(name, holds)
    if not holds then mask = mask | bounds.by_name[name].bit end
  end
  keep("known", is_known(points, way))
  keep("quality", not (points.quality and way.quality) or way.quality >= points.quality)
  keep("context", not (points.context and way.context) or way.context >= points.context)
  keep("budget", not points.budget or way.usd_per_month <= points.budget * (1 + 1e-9))
  return mask
end

-- ----- a way -----

local function region_of(asked, record)
  for _, word in ipairs(asked.regions or {}) do
    for _, name in ipairs(schema.keys(record.regions or {})) do
      if schema.fold(name) == schema.fold(word) then return name end
    end
  end
end

local function way_of(asked, record, by_name)
  local region = region_of(asked, record)
  if asked.regions and not region then error(("%s has no price for the region"):format(record.name), 0) end
  if not record.output then error(("%s writes no tokens"):format(record.name), 0) end
  local option = api { record.name, model = record.name, traffic = asked.traffic, cached = asked.cached,
                       region = region }
  local rows, sum = costs.of(option)
  local model = model_of(record, by_name)
  local way = { kind = "api", model = record.name, provider = record.provider, usd_per_month = sum, rows = rows,
                region = region, quality = quality_of(model), context = model and model.context,
                notes = option.notes, source = record.source }
  way.mask = mask_of(asked, way)
  return way
end

--- The ways of prices.
---@param asked table
---@param prices table[] entries of the catalog "api-prices"
---@param left_out table[] to which is added what cannot be billed: { name, reason }
---@return table[] ways each with `mask`, the bounds that it breaks
function apis.ways(asked, prices, left_out)
  local list, by_name = {}, models_by_name()
  for _, record in ipairs(prices) do
    local ok, way = pcall(way_of, asked, record, by_name)
    if ok then
      list[#list + 1] = way
    else
      left_out[#left_out + 1] = { name = record.name, reason = (tostring(way):gsub("^[^\n\"]-:%d+: ", "")) }
    end
  end
  return list
end

return apis
