-- What is wrong with a price as a text.
local files = dofile "tests/scripts/support/price_files.lua"
local row = files.row

-- What is said of a text as the price of output.
local function said(text, fault, more)
  return { row(('output = "%s"'):format(text)), ("x.lua:2: 'm': output: '%s': %s"):format(text, fault)
    .. (more or ': write it as "2.00 USD/Mtoken"') }
end

return {
  { row "output = 2", 'x.lua:2: \'m\': output: a price is a text with its unit, as "2.00 USD/Mtoken", not a number' },
  { row "output = {}", 'x.lua:2: \'m\': output: a price is a text with its unit, as "2.00 USD/Mtoken", not a table' },
  { row "output = false",
    'x.lua:2: \'m\': output: a price is a text with its unit, as "2.00 USD/Mtoken", not a boolean' },
  said("", "no unit of what is paid for"),
  said("2", "no unit of what is paid for"),
  said("2 USD", "no unit of what is paid for"),
  said("2/Mtoken", "no currency"),
  said("2 /Mtoken", "no currency"),
  said("USD/Mtoken", "a price begins with its amount"),
  said("about 2 USD/Mtoken", "a price begins with its amount"),
  said("-2 USD/Mtoken", "a price below zero"),
  said("$-2/Mtoken", "a price below zero"),
  said("2 usd/Mtoken", "no currency"),
  said("2 UDS/Mtoken", "unknown currency 'UDS': did you mean 'USD'?", ""),
  said("2 USD/request", "not a price per token"),
  said("2 USD/month", "not a price per token"),
  said("2 USD/MTok", "not a price per token"),
  said("2 USD/mtoken", "unknown unit 'mtoken': did you mean 'Mtoken'?", ""),
  said("2 USD/Mtokn token", "unknown unit 'Mtokn': did you mean 'Mtoken'?", ""),
  said("2 USD/(Mtoken request)", "not a price per token alone"),
  said("2 USD/Mtoken/request", "not a price per token alone"),
  said("1,000 USD/Mtoken", "no comma in a number: write 1000 for 1,000", ""),
  said("02 USD/Mtoken", "a number does not start with 0, but for 0.5"),
  said("2.5.1 USD/Mtoken", "a number has one decimal point"),
  said("3 to 2 USD/Mtoken", "the low end 3 is above the high end 2: write the low one first", ""),
  said("triangular(1, 2) USD/Mtoken", "triangular takes 3 parameters, not 2"),
  { row 'per_duration = "2 USD/month"',
    "x.lua:2: 'm': per_duration: '2 USD/month': not a price per second, minute or hour: "
    .. 'write it as "0.006 USD/minute"' },
  { row 'provisioned = "2 USD/minute"',
    "x.lua:2: 'm': provisioned: '2 USD/minute': not a price per hour: write it as \"32.77 USD/hour\"" },
  { row 'per_image = "2 USD/request"',
    "x.lua:2: 'm': per_image: '2 USD/request': not a price per image: write it as \"0.04 USD/image\"" },
  { row 'per_pixel = "2 USD/image"',
    "x.lua:2: 'm': per_pixel: '2 USD/image': not a price per pixel: write it as \"0.02 USD/Mpixel\"" },
  { row 'per_page = "2 USD/image"',
    "x.lua:2: 'm': per_page: '2 USD/image': not a price per page: write it as \"0.01 USD/page\"" },
  { row 'per_character = "2 USD/Mtoken"',
    "x.lua:2: 'm': per_character: '2 USD/Mtoken': not a price per character: write it as \"15 USD/Mcharacter\"" },
  { row 'web_search = "10 USD/Mtoken"',
    "x.lua:2: 'm': web_search: '10 USD/Mtoken': not a price per request: write it as \"0.01 USD/request\"" },
  { row 'per_session = "0.03 USD/request"',
    "x.lua:2: 'm': per_session: '0.03 USD/request': not a price per session: write it as \"0.03 USD/session\"" },

  -- in every form that the core reads
  { row 'output = "$2/Mtoken", batch_output = "1 to 2 EUR per Mtoken", flex_output = "uniform(1, 2) USD/Mtoken"' },
  { row 'output = "2 USD/1M tokens", flex_output = "0.002 USD/1000 tokens", batch_output = "2e-6 USD/token"' },
  { row 'output = "1 .. 2 USD/million tokens", per_request = ".5 USD/request", per_image = "4 USD/1000 images"' },
  { row 'web_search = "10 USD/krequest", per_character = "15 USD per million characters"' },
}
