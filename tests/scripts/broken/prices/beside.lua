-- What is wrong with what a row says of its prices: least bills, regions, provisioned units.
local files = dofile "tests/scripts/support/price_files.lua"
local row = files.row

local REGIONS = 'x.lua:2: \'m\': regions: a table of factors by region is wanted: { eu = "1.1" }'
local ALONE = "it means nothing without a price of provisioned throughput: leave it out"

return {
  { row 'minimum = "1 USD"',
    "x.lua:2: 'm': minimum: '1 USD': no unit of what is paid for: write it as \"0.01 USD/request\" "
    .. 'or "100 USD/month"' },
  { row 'minimum = "1 USD/Mtoken"',
    "x.lua:2: 'm': minimum: '1 USD/Mtoken': not a price per request: write it as \"0.01 USD/request\" "
    .. 'or "100 USD/month"' },
  { row "minimum = 1",
    'x.lua:2: \'m\': minimum: a price is a text with its unit, as "0.01 USD/request" or "100 USD/month", '
    .. "not a number" },
  { row "regions = {}", REGIONS },
  { row 'regions = "eu"', REGIONS },
  { row 'regions = { "eu" }', REGIONS },
  { row "regions = { eu = 1.1 }",
    'x.lua:2: \'m\': regions: eu: a figure is a text with its unit, as "1.4", not a number' },
  { row 'regions = { eu = "10 %" }',
    "x.lua:2: 'm': regions: eu: '10 %': not a plain ratio: write it as \"1.4\"" },
  { row 'regions = { us = "1", eu = "dear" }',
    "x.lua:2: 'm': regions: eu: 'dear': a figure begins with its number: write it as \"1.4\"" },
  { row 'provisioned = "10 USD/hour", unit_input = "10k tokens"',
    "x.lua:2: 'm': unit_input: '10k tokens': not tokens by time: write it as \"10k tokens/minute\"" },
  { row 'provisioned = "10 USD/hour", unit_output = 10000',
    'x.lua:2: \'m\': unit_output: a figure is a text with its unit, as "10k tokens/minute", not a number' },
  { row 'provisioned = "10 USD/hour", unit_least = "two"',
    "x.lua:2: 'm': unit_least: a whole number is wanted, not a string" },
  { row 'provisioned = "10 USD/hour", unit_least = 0', "x.lua:2: 'm': unit_least: 0 is below 1, the least" },
  { row 'unit_input = "10k tokens/minute"', "x.lua:2: 'm': unit_input: " .. ALONE },
  { row "unit_least = 2", "x.lua:2: 'm': unit_least: " .. ALONE },

  { row 'minimum = "0.01 USD/request", regions = { eu = "1.1", ["us-east-1"] = "1" }' },
  { row 'minimum = "100 USD/month"' },
  { row ('provisioned_1m = "10 USD/hour", unit_input = "10k tokens/minute", unit_output = "20 tokens/s", '
    .. "unit_least = 2") },
}
