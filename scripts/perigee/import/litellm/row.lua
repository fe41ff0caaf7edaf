--- From the gathered prices of a model to a row of a catalog.
local amounts = require "perigee.import.amounts"
local date = require "perigee.catalog.date"
local dimensions = require "perigee.catalog.dimensions"
local doubts = require "perigee.import.litellm.doubts"
local gathered = require "perigee.import.gathered"
local gates = require "perigee.catalog.gates"
local json = require "perigee.import.json"
local schema = require "perigee.catalog.schema"
local text = require "perigee.report.text"

local row = {}

local SOURCE = "BerriAI/litellm model_prices_and_context_window.json: "

-- ----- prices as texts -----

-- What a price is written for, and how many of what it was read for that is.
local UNITS = {
  token = { "Mtoken", 1e6 }, character = { "Mcharacter", 1e6 }, pixel = { "Mpixel", 1e6 },
  image = { "image", 1 }, page = { "page", 1 }, request = { "request", 1 }, session = { "session", 1 },
  time = { "minute", 60 }, hour = { "hour", 3600 },
}
local FILM = { "second", 1 }

local function per_of(name)
  return dimensions.by_name[name] and dimensions.by_name[name].per or "hour"
end

local function price_text(name, number)
  local unit = name:find "^per_video" and FILM or UNITS[per_of(name)]
  return amounts.per(number * unit[2], unit[1])
end

-- Writes prices into a record; why one of them is not believed, or nil.
local function write(record, prices, from)
  for _, name in ipairs(schema.keys(prices)) do
    record[name] = price_text(name, prices[name])
    local fault = gates.beyond(record[name], per_of(name))
    if fault then return ("%s: %s"):format(from[name], fault) end
  end
end

-- ----- tiers -----

-- A tier holds all that the tiers below it changed: what it does not give is the row's.
local function settle_tiers(sheet)
  local below, changed = setmetatable({}, { __index = sheet.prices }), {}
  for _, above in ipairs(sheet:bounds()) do
    local tier = sheet.tiers[above]
    doubts.leave_out_of_tier(sheet, tier, below)
    for name, price in next, tier do below[name], changed[name] = price, above end
    for name in next, changed do tier[name] = below[name] end
    if next(tier) == nil then sheet.tiers[above] = nil end
  end
end

-- Thinking that costs what other output costs is output.  So it is too where long
-- prompts raise the price of output and say nothing of thinking.
local function join_thinking(sheet)
  local prices = sheet.prices
  if prices.reasoning_output ~= prices.output then return end
  for _, tier in next, sheet.tiers do
    if tier.reasoning_output and tier.reasoning_output ~= (tier.output or prices.output) then return end
  end
  for _, into in ipairs(sheet:all()) do into.reasoning_output = nil end
end

-- Why a price of a tier is not believed, or nil.
local function write_tiers(record, sheet)
  local tiers = {}
  for _, above in ipairs(sheet:bounds()) do
    local prices = sheet.tiers[above]
    local tier = { above = amounts.tokens_per_request(above) }
    local fault = write(tier, prices, setmetatable(sheet.from[prices], { __index = sheet.from[sheet.prices] }))
    if fault then return fault end
    tiers[#tiers + 1] = next(prices) and tier or nil
  end
  record.tiers = tiers[1] and tiers or nil
end

-- ----- what is said beside the prices -----

-- Two fields that say one price in two ways: whoever asks for both pays twice.
local TWICE = {
  { "per_duration_output", "audio_output", "sound made, by the second and by the token" },
  { "per_duration", "audio_input", "sound sent, by the second and by the token" },
  { "per_image", "image_output", "pictures made, by the piece and by the token" },
  { "per_image_input", "image_input", "pictures sent, by the piece and by the token" },
  { "per_image", "per_pixel", "pictures made, by the piece and by the pixel" },
  { "per_character", "input", "text sent, by the character and by the token" },
}

local function clean(value)
  local line = gathered.text(value)
  return line and text.escape(line)
end

local function said(fields)
  local about = type(fields.metadata) == "table" and fields.metadata or {}
  return clean(fields.comment) or clean(about.notes) or clean(about.comment)
end

local function note_of(sheet, day)
  local notes, gone = { said(sheet.fields) }, sheet.fields.deprecation_date
  if not date.fault(gone) and gone <= day then
    notes[#notes + 1] = "deprecated since " .. gone
  end
  for _, pair in ipairs(TWICE) do
    if sheet.prices[pair[1]] and sheet.prices[pair[2]] then
      notes[#notes + 1] = "one price in two ways: " .. pair[3]
    end
  end
  return notes[1] and table.concat(notes, "; ") or nil
end

local function end_of(sheet, day)
  local gone = sheet.fields.deprecation_date
  if gone == nil or gone == json.null then return nil end
  if date.fault(gone) then
    sheet:remark("deprecation_date is no date: left out")
  elseif gone > day then
    return gone
  end
end

local function source_of(keys, fields)
  local own = clean(fields.source)
  return SOURCE .. keys .. (own and (" (%s)"):format(own) or "")
end

local function regions_of(regions)
  local texts
  for region, factor in next, regions do
    texts = texts or {}
    texts[region] = ("%.15g"):format(factor)
  end
  return texts
end

-- Why a model with such prices has no row; nil where it has one.
local function nothing(sheet)
  if next(sheet.prices) then return nil end
  if #sheet.unheld > 0 then
    return "only what catalogs do not hold: " .. table.concat(sheet.unheld, ", ")
  end
  return sheet.zeros > 0 and "every price is 0: the list's way to say none" or "no price"
end

--- The row of a model.
---@param sheet perigee.litellm_sheet
---@param day string on which the list was read
---@return table? row
---@return string? why there is none
---@return boolean? held there is a price, and it is not believed
function row.of(sheet, day)
  local fault = doubts.fault(sheet)
  if fault then return nil, fault, true end
  doubts.leave_out(sheet)
  settle_tiers(sheet)
  join_thinking(sheet)
  local why = nothing(sheet)
  if why then return nil, why end
  local record = { from = day, to = end_of(sheet, day), as_of = day, source = source_of(sheet.key, sheet.fields),
                   note = note_of(sheet, day), regions = regions_of(sheet.regions) }
  fault = write(record, sheet.prices, sheet.from[sheet.prices]) or write_tiers(record, sheet)
  if fault then return nil, fault, true end
  return record
end

return row
