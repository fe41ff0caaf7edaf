return {
  head = 'kind = "hardware", vendor = "x"', list = "hardware",
  good = '{ accelerator = "nvidia/a", count = 8, memory = "640 GB", power = "6.5 kW", system = true,\n'
    .. '{ from = "2024-01-01", price = "167000 to 300000 USD", source = "s" } }',
  head_also = [[source = "s", as_of = "2024-05-01", note = "n"]],
  also = {
    [[{ aliases = { "f" }, note = "n", { from = "2024-01-01", to = "2024-02-01", price = "1 USD" },
      { from = "2024-02-01", as_of = "2024-03-01", price = "2 USD", status = "promotional", verified = "seen twice",
        note = "n" } }]],
  },
  { '{ { from = "2024-01-01", source = "s" } }',
    [[x.lua:2: 'e': price is missing: what the whole of it costs, as "199000 USD"]] },
  { '{ { from = "2024-01-01", price = "3 USD/hour", source = "s" } }',
    "x.lua:2: 'e': price: '3 USD/hour': an amount, not a price per anything: write it as \"199000 USD\"" },
  { '{ { from = "2024-01-01", price = "199000", source = "s" } }',
    "x.lua:2: 'e': price: '199000': no currency: write it as \"199000 USD\"" },
  { '{ { from = "2024-01-01", price = 199000, source = "s" } }',
    [[x.lua:2: 'e': price: an amount of money is a text with its currency, as "199000 USD", not a number]] },
  { '{ { region = "r", from = "2024-01-01", price = "1 USD", source = "s" } }',
    "x.lua:2: 'e': unknown field 'region': catalogs/README.md lists the fields" },
}
