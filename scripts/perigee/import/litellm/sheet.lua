--- The prices of one model of litellm's list, gathered field by field as numbers of
-- dollars for one token, one picture, one second.
--
-- A zero is how the list writes "none": it is left out, never a free token.  Whatever
-- is left out is remarked upon.
local fields = require "perigee.import.litellm.fields"
local json = require "perigee.import.json"
local schema = require "perigee.catalog.schema"

---@class perigee.litellm_sheet
---@field key string the list's name of the model
---@field mode? string of a catalog
---@field fields table the list's own
---@field prices table<string, number> by dimension
---@field from table<table, table<string, string>> of prices and of each tier, by dimension: the field that it is of
---@field tiers table<integer, table<string, number>> by the prompt's tokens past which they hold
---@field regions table<string, number> factors
---@field remarks string[]
---@field zeros integer prices of 0
---@field unheld string[] fields with a price that no catalog holds
local Sheet = {}
Sheet.__index = Sheet

local sheet = {}

function Sheet:remark(why, ...)
  self.remarks[#self.remarks + 1] = select("#", ...) > 0 and why:format(...) or why
end

-- Models that answer in no tokens: their output's price is 0 and says nothing.
local NO_OUTPUT = { embedding = true, rerank = true, document = true, moderation = true, search = true }

function Sheet:zero(field, part)
  self.zeros = self.zeros + 1
  local says_nothing = part.base == "output_cost_per_pixel"
    or NO_OUTPUT[self.mode] and part.base:find "^output_"
    or self.mode == "transcription" and part.base == "output_cost_per_second"
  if not says_nothing then self:remark("%s is 0, the list's way to say none: left out", field) end
end

-- A price of a catalog that may have been given by another field.
function Sheet:put(into, dimension, field, value)
  local other, from = into[dimension], self.from[into] or {}
  if other and other ~= value then
    self:remark("%s and %s are two figures of one price: the former is taken", from[dimension], field)
  end
  into[dimension], from[dimension] = other or value, from[dimension] or field
  self.from[into] = from
end

function Sheet:tier(above)
  self.tiers[above] = self.tiers[above] or {}
  return self.tiers[above]
end

function Sheet:left_out(field, why)
  self.unheld[#self.unheld + 1] = field
  self:remark("%s: %s: left out", field, why or "a price that catalogs do not hold")
end

-- A field that fields.read took apart.
function Sheet:price(field, part, value, above)
  above = part.above or above
  if type(value) ~= "number" then
    self:left_out(field, "not a number")
  elseif value == 0 then
    self:zero(field, part)
  else
    local dimension = fields.dimension(part, self)
    if not dimension then
      self:left_out(field)
    else
      self:put(above and self:tier(above) or self.prices, dimension, field, value)
    end
  end
end

local SEARCHES = { search_context_size_medium = "web_search", search_context_size_low = "web_search_low",
                   search_context_size_high = "web_search_high" }

-- Prices of a search, by how much context it brings; those of a small and a large one
-- where they differ from the usual.
function Sheet:search(field, sizes)
  if type(sizes) == "number" then sizes = { search_context_size_medium = sizes } end
  if type(sizes) ~= "table" then return self:left_out(field, "not a price by size") end
  local usual = sizes.search_context_size_medium
  for _, size in ipairs(schema.keys(sizes)) do
    local name, part = SEARCHES[size], { base = size }
    if not name then
      self:left_out(field .. "." .. size)
    elseif type(sizes[size]) ~= "number" then
      self:left_out(field .. "." .. size, "not a number")
    elseif sizes[size] == 0 then
      self:zero(field .. "." .. size, part)
    elseif name == "web_search" or sizes[size] ~= usual then
      self:put(self.prices, name, field, sizes[size])
    end
  end
end

local FACTOR = 10 -- at most, from one region to another

function Sheet:region(region, field, factor)
  if type(factor) ~= "number" or factor < 1 / FACTOR or factor > FACTOR then
    return self:left_out(field, ("not a factor between 0.1 and %d"):format(FACTOR))
  elseif self.regions[region] and self.regions[region] ~= factor then
    return self:remark("%s differs from another factor of that region: left out", field)
  end
  self.regions[region] = factor
end

-- What a vendor multiplies its prices by: in a region, or for speed.
function Sheet:specific(field, factors)
  for _, name in ipairs(type(factors) == "table" and schema.keys(factors) or {}) do
    if name:find "^%l%l$" then
      self:region(name, field .. "." .. name, factors[name])
    elseif type(factors[name]) == "number" then
      self:left_out(field .. "." .. name, "a factor on every price that catalogs do not hold")
    end
  end
end

local function by_range(a, b) return a.range[1] < b.range[1] end

local MOST = 1e12 -- tokens of a prompt

local function is_count(value)
  return type(value) == "number" and value >= 0 and value <= MOST and value % 1 == 0
end

-- Steps that are told by the length of the prompt; nil where one is not.
local function ranged(steps)
  local list = {}
  for _, step in ipairs(type(steps) == "table" and steps or {}) do
    local range = type(step) == "table" and type(step.range) == "table" and step.range
    if not (range and is_count(range[1])) then return nil end
    list[#list + 1] = step
  end
  table.sort(list, by_range)
  return list[1] and list
end

function Sheet:step(field, step, above)
  for _, name in ipairs(schema.keys(step)) do
    local part = fields.read(name)
    if part then
      self:price(name, part, step[name], above)
    elseif name ~= "range" and fields.is_price(name) then
      self:left_out(field .. "." .. name)
    end
  end
end

-- A list of prices by the prompt's length: the first is the row's, the others are tiers.
function Sheet:steps(field, steps)
  local list = ranged(steps)
  if not list then
    return self:left_out(field, "not by the tokens of the prompt")
  end
  for i, step in ipairs(list) do
    local from, before = math.tointeger(step.range[1]), list[i - 1]
    if before and before.range[2] ~= step.range[1] then
      self:remark("%s: its ranges do not join: each is taken to hold until the next begins", field)
    elseif i == 1 and from > 0 then
      self:remark("%s: nothing is said of short prompts: the first prices are taken for them too", field)
    end
    self:step(field, step, i > 1 and from or nil)
  end
end

-- Fields that are read as a whole, by pattern; a captured text goes before the field.
local WHOLE = {
  { "^search_context_cost_per_query$", Sheet.search },
  { "^tiered_pricing$", Sheet.steps },
  { "^provider_specific_entry$", Sheet.specific },
}

local UPLIFT = "^regional_processing_uplift_multiplier_([%w_]+)$"

-- Prices in another money.
local function money_of(field)
  return field:find "dbu" and "in DBU, not dollars" or field:find "credit" and "by the credit, not by what is read"
end

function Sheet:field(field, value)
  local part, region = fields.read(field), field:match(UPLIFT)
  if value == json.null then
    return
  elseif part then
    return self:price(field, part, value)
  elseif region then
    return self:region(region, field, value)
  end
  for _, whole in ipairs(WHOLE) do
    if field:find(whole[1]) then return whole[2](self, field, value) end
  end
  if fields.is_price(field) and value ~= 0 then self:left_out(field, money_of(field)) end
end

--- The prompts' lengths past which tiers hold, ascending.
function Sheet:bounds()
  local bounds = {}
  for above in next, self.tiers do bounds[#bounds + 1] = above end
  table.sort(bounds)
  return bounds
end

--- The prices, and those of each tier.
function Sheet:all()
  local list = { self.prices }
  for i, above in ipairs(self:bounds()) do list[i + 1] = self.tiers[above] end
  return list
end

--- Gathers the prices of a model.
---@param key string
---@param mode? string
---@param given table the list's fields
---@return perigee.litellm_sheet
function sheet.of(key, mode, given)
  local self = setmetatable({ key = key, mode = mode, fields = given, prices = {}, from = {}, tiers = {},
                              regions = {}, remarks = {}, zeros = 0, unheld = {} }, Sheet)
  for _, field in ipairs(schema.keys(given)) do
    self:field(field, given[field])
  end
  return self
end

return sheet
