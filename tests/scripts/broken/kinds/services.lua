return {
  head = 'kind = "services", provider = "x"', list = "services",
  good = '{ category = "functions",\n{ from = "2024-01-01", price = "0.1 USD/(GB s)", request = "0.2 USD/Mrequest", '
    .. 'free_use = "400k GB s/month", free_requests = "1M requests/month", source = "s", '
    .. 'tiers = { { above = "1 TB/month", price = "0.1 USD/GB" } } } }',
  head_also = [[source = "s", as_of = "2024-05-01", note = "n", default_region = "r"]],
  also = {
    [[{ aliases = { "f" }, note = "n", { from = "2024-01-01", to = "2024-02-01", price = "1 USD/GB" },
      { region = "r", from = "2024-02-01", as_of = "2024-03-01", request = "2 USD/Mrequest", status = "promotional",
        verified = "seen twice", note = "n" } }]],
  },
  { '{ { from = "2024-01-01", source = "s" } }', "x.lua:2: 'e': a row without a price: give price or request" },
  { '{ { from = "2024-01-01", price = "1 USD/GB", source = "s", tiers = { { above = "1 TB/month" } } } }',
    "x.lua:2: 'e': tiers: price is missing: what each unit past it costs" },
  { '{ category = "function", { from = "2024-01-01", price = "1 USD/GB", source = "s" } }',
    "x.lua:2: 'e': category: 'function' is not one of 'functions', 'gateway', 'network', 'storage', 'database' "
    .. "and 'tool': "
    .. "did you mean 'functions'?" },
}
