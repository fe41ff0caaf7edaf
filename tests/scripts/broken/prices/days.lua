-- What is wrong with the days of rows.
local files = dofile "tests/scripts/support/price_files.lua"
local row, rows = files.row, files.rows

local PRICE = 'input = "1 USD/Mtoken"'

return {
  { files.model '{ from = "yesterday", input = "1 USD/Mtoken", source = "s" }',
    "x.lua:2: 'm': from: 'yesterday' is not a date: write it as YYYY-MM-DD" },
  { row 'to = "2024-02-30"', "x.lua:2: 'm': to: '2024-02-30' is not a date: that month has 29 days" },
  { row 'to = "2025-02-29"', "x.lua:2: 'm': to: '2025-02-29' is not a date: that month has 28 days" },
  { row 'to = "2100-02-29"', "x.lua:2: 'm': to: '2100-02-29' is not a date: that month has 28 days" },
  { row 'to = "2024-13-01"', "x.lua:2: 'm': to: '2024-13-01' is not a date: there is no month 13" },
  { row 'to = "2024-4-1"', "x.lua:2: 'm': to: '2024-4-1' is not a date: write it as YYYY-MM-DD" },
  { row 'to = "01.04.2024"', "x.lua:2: 'm': to: '01.04.2024' is not a date: write it as YYYY-MM-DD" },
  { row 'to = "2023-12-31"',
    "x.lua:2: 'm': to: 2023-12-31 is not after 2024-01-01, on which the row begins: to is the first day on which "
    .. "it holds no longer" },
  { row 'to = "2024-01-01"',
    "x.lua:2: 'm': to: 2024-01-01 is not after 2024-01-01, on which the row begins: to is the first day on which "
    .. "it holds no longer" },
  { rows('from = "2024-01-01", ' .. PRICE, 'from = "2024-01-01", ' .. PRICE),
    "x.lua:4: 'm': from: two rows from 2024-01-01: keep one of them" },
  { rows('from = "2024-01-01", ' .. PRICE, 'from = "2024-06-01", ' .. PRICE),
    "x.lua:4: 'm': from: overlap: the row from 2024-01-01 is still in force on 2024-06-01: "
    .. 'give it to = "2024-06-01"' },
  { rows('from = "2024-01-01", to = "2024-06-02", ' .. PRICE, 'from = "2024-06-01", ' .. PRICE),
    "x.lua:4: 'm': from: overlap: the row from 2024-01-01 holds until 2024-06-02: give it to = \"2024-06-01\"" },
  -- out of order, and the second pair only
  { rows('from = "2024-06-01", ' .. PRICE, 'from = "2024-01-01", to = "2024-03-01", ' .. PRICE,
      'from = "2024-03-01", ' .. PRICE),
    "x.lua:3: 'm': from: overlap: the row from 2024-03-01 is still in force on 2024-06-01: "
    .. 'give it to = "2024-06-01"' },
  { rows('from = "2024-01-01", status = "promotional", ' .. PRICE, 'from = "2024-06-01", ' .. PRICE),
    "x.lua:4: 'm': from: overlap: the row from 2024-01-01 is still in force on 2024-06-01: "
    .. 'give it to = "2024-06-01"' },
  -- of the future
  { row 'as_of = "2023-12-31"',
    "x.lua:2: 'm': from: 2024-01-01 had not come when it was read, on 2023-12-31: say status = \"announced\"" },
  { row 'as_of = "2024-01-01", status = "announced"',
    "x.lua:2: 'm': status: 2024-01-01 had come when it was read, on 2024-01-01: leave status out" },

  { row 'as_of = "2023-12-31", status = "announced"' },
  { row 'as_of = "2023-12-31", status = "cancelled"' },
  { row 'as_of = "2023-12-31", status = "corrected"' },
  { row 'as_of = "2024-01-01"' },
  { row 'to = "2024-02-29"' },
  -- one after another; with a gap, which is unknown; in any order
  { rows('from = "2024-01-01", to = "2024-06-01", ' .. PRICE, 'from = "2024-06-01", ' .. PRICE) },
  { rows('from = "2024-01-01", to = "2024-05-01", ' .. PRICE, 'from = "2024-06-01", ' .. PRICE) },
  { rows('from = "2024-06-01", ' .. PRICE, 'from = "2024-01-01", to = "2024-06-01", ' .. PRICE) },
  -- what never held overlaps nothing
  { rows('from = "2024-01-01", ' .. PRICE, 'from = "2024-01-01", status = "corrected", ' .. PRICE,
      'from = "2024-06-01", status = "cancelled", ' .. PRICE) },
}
