-- Prices that are not believed by their size.  The bounds are those of gates.lua: of each
-- unit a price just beyond either end, and one just within.
local files = dofile "tests/scripts/support/price_files.lua"
local bare, rows = files.bare, files.rows

local WHY = "mend its unit, or say verified = \"why it is so\""

-- What is said of a price that is the only one of a row.
local function beyond(field, price, bounds)
  return { bare(('%s = "%s"'):format(field, price)),
           ("x.lua:2: 'm': %s: '%s' is not between %s: %s"):format(field, price, bounds, WHY) }
end

local function within(field, price)
  return { bare(('%s = "%s"'):format(field, price)) }
end

local function jump(before, after, times)
  return { rows(('from = "2024-01-01", to = "2024-02-01", input = "%s"'):format(before),
                ('from = "2024-02-01", input = "%s"'):format(after)),
           times and ("x.lua:4: 'm': input: '%s' after '%s' is a jump of %s: %s"):format(after, before, times, WHY) }
end

return {
  beyond("input", "0.0009 USD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("input", "1000.1 USD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  within("input", "0.001 USD/Mtoken"),
  within("input", "1000 USD/Mtoken"),
  -- in another currency: a yuan is worth 0.14 of a dollar
  beyond("input", "0.007 CNY/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("input", "7200 CNY/Mtoken", "0.001 and 1000 USD/Mtoken"),
  within("input", "7100 CNY/Mtoken"),
  beyond("input", "7200 RMB/Mtoken", "0.001 and 1000 USD/Mtoken"),
  -- in another unit: 2 dollars for 1000 tokens are 2000 for a million
  beyond("output", "2 USD/ktoken", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "2 USD/1000 tokens", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "2kUSD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "3 USD/token", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "0 USD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "900 to 1100 USD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("output", "1e-4..2 USD/Mtoken", "0.001 and 1000 USD/Mtoken"),
  beyond("per_image", "0.0000009 USD/image", "0.000001 and 10 USD/image"),
  beyond("per_image", "11 USD/image", "0.000001 and 10 USD/image"),
  within("per_image", "10 USD/image"),
  beyond("per_pixel", "0.00009 USD/Mpixel", "0.0001 and 10 USD/Mpixel"),
  beyond("per_pixel", "11 USD/Mpixel", "0.0001 and 10 USD/Mpixel"),
  within("per_pixel", "10 USD/Mpixel"),
  beyond("per_page", "0.000009 USD/page", "0.00001 and 10 USD/page"),
  beyond("per_page", "11 USD/page", "0.00001 and 10 USD/page"),
  within("per_page", "10 USD/page"),
  beyond("per_character", "0.009 USD/Mcharacter", "0.01 and 1000 USD/Mcharacter"),
  beyond("per_character", "1001 USD/Mcharacter", "0.01 and 1000 USD/Mcharacter"),
  within("per_character", "1000 USD/Mcharacter"),
  beyond("per_duration", "0.0003 USD/hour", "0.00036 and 18000 USD/hour"),
  beyond("per_duration", "5.1 USD/s", "0.00036 and 18000 USD/hour"),
  within("per_duration", "300 USD/minute"),
  beyond("per_request", "0.9 USD/Mrequest", "0.000001 and 10 USD/request"),
  beyond("per_request", "11 USD/request", "0.000001 and 10 USD/request"),
  within("per_request", "10 USD/request"),
  beyond("per_session", "0.00009 USD/session", "0.0001 and 100 USD/session"),
  beyond("per_session", "101 USD/session", "0.0001 and 100 USD/session"),
  within("per_session", "100 USD/session"),
  beyond("provisioned", "0.0009 USD/hour", "0.001 and 2000 USD/hour"),
  beyond("provisioned", "2001 USD/hour", "0.001 and 2000 USD/hour"),
  within("provisioned", "2000 USD/hour"),
  { bare 'input = "0.0009 USD/Mtoken", verified = "the vendor says so"' },

  -- from one row to the next
  jump("2 USD/Mtoken", "20 USD/Mtoken", "10 times"),
  jump("2 USD/Mtoken", "2000 USD/Gtoken"),
  jump("2 USD/Mtoken", "19.9 USD/Mtoken"),
  jump("2 USD/Mtoken", "0.2 USD/Mtoken", "10 to 1"),
  jump("2 USD/Mtoken", "0.21 USD/Mtoken"),
  jump("0.3 USD/ktoken", "0.3 USD/Mtoken", "1000 to 1"),
  jump("2 USD/Mtoken", "25 CNY/Mtoken"), -- another currency: not compared
  { rows('from = "2024-01-01", to = "2024-02-01", input = "2 USD/Mtoken"',
      'from = "2024-02-01", input = "20 USD/Mtoken", verified = "the vendor says so"') },
  -- a row that never held is not compared with
  { rows('from = "2024-01-01", to = "2024-02-01", input = "2 USD/Mtoken"',
      'from = "2024-01-15", status = "cancelled", input = "20 USD/Mtoken"',
      'from = "2024-02-01", input = "3 USD/Mtoken"') },
}
