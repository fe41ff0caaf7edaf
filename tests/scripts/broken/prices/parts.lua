-- What is wrong with tiers, hours and steps of use.
local files = dofile "tests/scripts/support/price_files.lua"
local row = files.row

local function tiers(body) return row("tiers = { " .. body .. " }") end
local function hours(body) return row("hours = { " .. body .. " }") end
local function volume(body) return row("volume = { " .. body .. " }") end

local TIER = 'x.lua:2: \'m\': tiers: a list of tables is wanted: { { above = "200k tokens/request", input = ... } }'
local BOUND = "x.lua:2: 'm': tiers: a tier holds above so many input tokens, or from so many on: "
  .. 'say one of them, as above = "200k tokens/request"'
local PRICELESS = ' without a price: give one, as input = "2.00 USD/Mtoken"'

return {
  -- tiers
  { row "tiers = {}", TIER },
  { row "tiers = 7", TIER },
  { row 'tiers = { above = "200k tokens/request" }', TIER },
  { tiers "7", "x.lua:2: 'm': tiers: a tier is a table { ... }, not a number" },
  { tiers 'above = "200k tokens/request", input = "2 USD/Mtoken"', TIER },
  { tiers '{ above = 200000, input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': tiers: above: '200000': write it as \"200k tokens/request\"" },
  { tiers '{ above = "200k tokens", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': tiers: above: '200k tokens': write it as \"200k tokens/request\"" },
  { tiers '{ input = "2 USD/Mtoken" }', BOUND },
  { tiers '{ above = "200k tokens/request", from = "200k tokens/request", input = "2 USD/Mtoken" }', BOUND },
  { tiers '{ above = "200k tokens/request" }', "x.lua:2: 'm': tiers: a tier" .. PRICELESS },
  { tiers '{ above = "200k tokens/request", training = "2 USD/Mtoken" }',
    "x.lua:2: 'm': tiers: unknown field 'training': catalogs/README.md lists the fields" },
  { tiers '{ above = "200k tokens/request", input = 2 }',
    'x.lua:2: \'m\': tiers: input: a price is a text with its unit, as "2.00 USD/Mtoken", not a number' },
  { tiers '{ above = "200k tokens/request", input = "2000 USD/Mtoken" }',
    "x.lua:2: 'm': tiers: input: '2000 USD/Mtoken' is not between 0.001 and 1000 USD/Mtoken: "
    .. 'mend its unit, or say verified = "why it is so"' },
  { tiers ('\n{ above = "200k tokens/request", input = "2 USD/Mtoken" },\n'
    .. '{ above = "0.2M tokens/request", input = "3 USD/Mtoken" }'),
    "x.lua:4: 'm': tiers: above: '0.2M tokens/request' is not more than the bound before it: they ascend" },
  { tiers ('\n{ above = "200k tokens/request", input = "2 USD/Mtoken" },\n'
    .. '{ from = "128k tokens/request", input = "3 USD/Mtoken" }'),
    "x.lua:4: 'm': tiers: from: '128k tokens/request' is not more than the bound before it: they ascend" },
  { tiers '{ above = "0 tokens/request", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': tiers: above: '0 tokens/request' is not more than the bound before it: they ascend" },
  { tiers ('{ from = "200k tokens/request", input = "2 USD/Mtoken" }, '
    .. '{ above = "200k tokens/request", batch_output = "3 USD/Mtoken" }') }, -- 200000, then 200001
  { row 'tiers = { { above = "200k tokens/request", input = "2000 USD/Mtoken" } }, verified = "so it is"' },

  -- hours
  { row "hours = {}",
    'x.lua:2: \'m\': hours: a list of tables is wanted: { { from = "16:30", to = "00:30", input = ... } }' },
  { hours "7", "x.lua:2: 'm': hours: a part of the day is a table { ... }, not a number" },
  { hours '{ input = "2 USD/Mtoken" }',
    'x.lua:2: \'m\': hours: from is missing: the first minute of it, in UTC, as "16:30"',
    'x.lua:2: \'m\': hours: to is missing: the minute after it, in UTC, as "00:30"' },
  { hours '{ from = "4:30 pm", to = "00:30", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': hours: from: '4:30 pm' is no time of day: write it in UTC, as \"16:30\"" },
  { hours '{ from = "16:60", to = "00:30", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': hours: from: '16:60' is no time of day: write it in UTC, as \"16:30\"" },
  { hours '{ from = "16:30", to = "24:00", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': hours: to: '24:00' is no time of day: write it in UTC, as \"16:30\"" },
  { hours '{ from = "16:30", to = 30, input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': hours: to: '30' is no time of day: write it in UTC, as \"16:30\"" },
  { hours '{ from = "16:30", to = "16:30", input = "2 USD/Mtoken" }',
    "x.lua:2: 'm': hours: to: '16:30' is where it begins: to is the first minute after it" },
  { hours '{ from = "16:30", to = "00:30" }', "x.lua:2: 'm': hours: a part of the day" .. PRICELESS },
  { hours ('\n{ from = "16:30", to = "00:30", input = "2 USD/Mtoken" },\n'
    .. '{ from = "00:29", to = "06:00", input = "3 USD/Mtoken" }'),
    "x.lua:4: 'm': hours: from: at 00:29 another part of the day holds: keep one of them" },
  { hours ('{ from = "16:30", to = "00:30", input = "2 USD/Mtoken" },'
    .. '{ from = "00:30", to = "06:00", output = "3 USD/Mtoken" }') },

  -- volume
  { row "volume = {}",
    'x.lua:2: \'m\': volume: a list of tables is wanted: { { above = "1G tokens/month", input = ... } }' },
  { volume "7", "x.lua:2: 'm': volume: a step is a table { ... }, not a number" },
  { volume '{ input = "0.9 USD/Mtoken" }',
    'x.lua:2: \'m\': volume: above is missing: the use in a month past which it holds, as "1G tokens/month"' },
  { volume '{ above = "much", input = "0.9 USD/Mtoken" }',
    "x.lua:2: 'm': volume: above: 'much': write it as \"1G tokens/month\" or \"10k USD/month\"" },
  { volume '{ above = "1G tokens/request", input = "0.9 USD/Mtoken" }',
    "x.lua:2: 'm': volume: above: '1G tokens/request': write it as \"1G tokens/month\" or \"10k USD/month\"" },
  { volume '{ above = "1 GB/month", input = "0.9 USD/Mtoken" }',
    "x.lua:2: 'm': volume: above: '1 GB/month': write it as \"1G tokens/month\" or \"10k USD/month\"" },
  { volume '{ above = "1 to 2 tokens/month", input = "0.9 USD/Mtoken" }',
    "x.lua:2: 'm': volume: above: '1 to 2 tokens/month': write it as \"1G tokens/month\" or \"10k USD/month\"" },
  { volume '{ above = "1G tokens/month" }', "x.lua:2: 'm': volume: a step" .. PRICELESS },
  { volume '{ above = "10k USD/month", discount = "much" }',
    "x.lua:2: 'm': volume: discount: 'much': a figure begins with its number: write it as \"68.9 %\"" },
  { volume '{ above = "10k USD/month", input = "0.9 USD/Mtoken" }',
    "x.lua:2: 'm': volume: input: a step by money takes a discount off the whole bill: give that instead" },
  { volume ('\n{ above = "10G tokens/month", input = "0.9 USD/Mtoken" },\n'
    .. '{ above = "1G tokens/month", input = "0.8 USD/Mtoken" }'),
    "x.lua:4: 'm': volume: above: '1G tokens/month' is not more than the bound before it: they ascend" },
  { row 'volume_sense = "marginal"', "x.lua:2: 'm': volume_sense: it means nothing without volume: leave it out" },
  { row 'volume = { { above = "1G tokens/month", input = "0.9 USD/Mtoken" } }, volume_sense = "total"',
    "x.lua:2: 'm': volume_sense: 'total' is not one of 'marginal' and 'whole'" },
  { row ('volume_sense = "whole", volume = { { above = "1G tokens/month", input = "0.9 USD/Mtoken" },'
    .. '{ above = "10k USD/month", discount = "10 %" }, { above = "2G tokens/month", discount = "0.2" } }') },
}
