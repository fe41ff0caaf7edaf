return {
  head = 'kind = "energy"', list = "entries",
  good = '{ electricity = "0.1 USD/kWh", customer = "industrial", pue = "1.2", space = "184 USD/(kW month)", '
    .. 'intensity = "380 gCO2e/kWh", share = "triangular(16, 20, 50) %", low = "16 %", typical = "20 %", '
    .. 'high = "50 %", source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ pue = "1.2", aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ source = "s" }', "x.lua:2: 'e': it says nothing: give electricity, pue, space, intensity or share" },
  { '{ share = "20 W", source = "s" }', "x.lua:2: 'e': share: '20 W': not a share: write it as \"68.9 %\"" },
  { '{ electricity = "0.1 USD/MW", source = "s" }',
    "x.lua:2: 'e': electricity: '0.1 USD/MW': not a price per kWh: write it as \"0.0892 USD/kWh\"" },
  { '{ intensity = "380 g", source = "s" }',
    "x.lua:2: 'e': intensity: '380 g': not grams of CO2e per kWh: write it as \"380 gCO2e/kWh\"" },
}
