return {
  head = 'kind = "staff"', list = "roles",
  good = '{ salary = "triangular(1, 2, 3) USD/(person year)", low = "1 USD/(person year)", '
    .. 'typical = "2 USD/(person year)", '
    .. 'high = "3 USD/(person year)", overhead = "1.4", hours = "2080 hours/year", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ salary = "1 USD/(person year)", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ overhead = "1.4", source = "s" }',
    "x.lua:2: 'e': salary is missing: what a person earns in a year before overheads" },
  { '{ salary = "150000 USD/year", source = "s" }',
    "x.lua:2: 'e': salary: '150000 USD/year': not a price per person and year: "
    .. 'write it as "150000 USD/(person year)"' },
  { '{ salary = "1 USD/(person year)", overhead = 1.4, source = "s" }',
    [[x.lua:2: 'e': overhead: a figure is a text with its unit, as "1.4", not a number]] },
}
