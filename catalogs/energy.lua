-- What power and space cost, what is lost on the way, what a kWh emits.  The fields: README.md.
return {
  kind = "energy",
  entries = {
    -- prices of electricity, by state and kind of customer
    ["us-virginia"] = {
      electricity = "0.0892 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php", as_of = "2023",
      note = "commercial 0.0895",
    },
    ["us-texas"] = {
      electricity = "0.0882 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Annual 2023", as_of = "2023", note = "industrial 0.0660",
    },
    ["us-oregon"] = {
      electricity = "0.0752 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Annual 2023", as_of = "2023", note = "commercial 0.0992",
    },
    ["us-california"] = {
      electricity = "0.2391 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Annual 2023", as_of = "2023", note = "industrial 0.1864",
    },
    ["us-middle-atlantic"] = {
      electricity = "0.0904 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Monthly, table 5.6.A", as_of = "2025-04", note = "commercial 0.1624",
    },
    ["us-west-north-central"] = {
      electricity = "0.0737 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Monthly, table 5.6.A", as_of = "2025-04",
      note = "commercial 0.0974; Iowa industrial 0.0604",
    },
    ["us"] = {
      aliases = { "united-states", "us-average" },
      electricity = "0.083 USD/kWh", customer = "industrial", intensity = "367 gCO2e/kWh",
      source = "EIA Electric Power Monthly; intensity: carbonfootprint.com, release of 2025-10", as_of = "2025",
      note = "price recalled, not read; commercial about 0.133",
    },

    -- losses and space
    ["pue"] = {
      aliases = { "pue-average" }, pue = "triangular(1.3, 1.56, 1.58)",
      source = "Uptime Institute surveys: 1.55 (2022) and 1.58 (2023) by upsite.com, \z
        new halls 1.3 or better by cloudnews.tech", as_of = "2024",
      note = "1.56 of 2024 recalled, not read; the world's average, not a single hall's spread",
    },
    ["pue-hyperscale"] = {
      pue = "1.1 to 1.2", source = "lowdown.today", as_of = "2024",
    },
    ["colocation-us"] = {
      aliases = { "colocation" }, space = "triangular(174.06, 184.06, 217.3) USD/(kW month)",
      source = "CBRE North America Data Center Trends H1 2024 and H2 2024; CBRE Global 2025", as_of = "2024-12",
      note = "asked for 250 to 500 kW in the largest markets, 174.06, then 184.06, then 217.30; \z
        electricity comes on top",
    },

    -- what a kWh of the grid emits
    ["world"] = { intensity = "481 gCO2e/kWh", source = "Ember, by statista.com/statistics/943137", as_of = "2023" },
    ["norway"] = { intensity = "30 gCO2e/kWh", source = "Ember, by statista.com/statistics/943137", as_of = "2023" },
    ["united-kingdom"] = { aliases = { "uk" }, intensity = "207 gCO2e/kWh",
      source = "carbonfootprint.com, release of 2025-10", as_of = "2025" },
    ["australia"] = { intensity = "549 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["austria"] = { intensity = "111 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["belgium"] = { intensity = "138 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["brazil"] = { intensity = "98 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["canada"] = { intensity = "170 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["chile"] = { intensity = "291 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["china"] = { intensity = "582 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["denmark"] = { intensity = "152 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["finland"] = { intensity = "79 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["france"] = { intensity = "56 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["germany"] = { intensity = "381 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["india"] = { intensity = "713 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
    ["ireland"] = { intensity = "291 gCO2e/kWh", source = "Ember and Energy Institute, by ourworldindata.org", as_of = "2023" },
  },
}
