-- What power and space cost, what is lost on the way, what machines draw, what a kWh emits.  The fields: README.md.
return {
  kind = "energy",
  entries = {
    -- prices of electricity, by state and kind of customer
    ["us-virginia"] = {
      electricity = "0.0892 USD/kWh", customer = "industrial", intensity = "343.48 gCO2e/kWh",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php; \z
        intensity: Google Cloud, region-carbon-info, data/yearly/2025.csv (Northern Virginia)", as_of = "2023",
      note = "commercial 0.0895",
    },
    ["us-texas"] = {
      electricity = "0.0882 USD/kWh", customer = "commercial", intensity = "299.13 gCO2e/kWh",
      source = "EIA Electric Power Annual 2023; \z
        intensity: Google Cloud, region-carbon-info, data/yearly/2025.csv (Dallas)", as_of = "2023", note = "industrial 0.0660",
    },
    ["us-oregon"] = {
      electricity = "0.0752 USD/kWh", customer = "industrial", intensity = "97.85 gCO2e/kWh",
      source = "EIA Electric Power Annual 2023; \z
        intensity: Google Cloud, region-carbon-info, data/yearly/2025.csv (Oregon)", as_of = "2023", note = "commercial 0.0992",
    },
    ["us-california"] = {
      electricity = "0.2391 USD/kWh", customer = "commercial", intensity = "149.91 gCO2e/kWh",
      source = "EIA Electric Power Annual 2023; \z
        intensity: Google Cloud, region-carbon-info, data/yearly/2025.csv (Los Angeles)", as_of = "2023", note = "industrial 0.1864",
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
    ["us-virginia-commercial"] = { electricity = "0.0895 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php", as_of = "2023" },
    ["us-texas-industrial"] = { electricity = "0.0660 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php", as_of = "2023" },
    ["us-oregon-commercial"] = { electricity = "0.0992 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php", as_of = "2023" },
    ["us-california-industrial"] = { electricity = "0.1864 USD/kWh", customer = "industrial",
      source = "EIA Electric Power Annual 2023, eia.gov/electricity/annual/secrev-map.php", as_of = "2023" },
    ["us-middle-atlantic-commercial"] = { electricity = "0.1624 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Monthly, table 5.6.A", as_of = "2025-04" },
    ["us-west-north-central-commercial"] = { electricity = "0.0974 USD/kWh", customer = "commercial",
      source = "EIA Electric Power Monthly, table 5.6.A", as_of = "2025-04" },
    ["us"] = {
      aliases = { "united-states", "us-average" },
      electricity = "0.083 USD/kWh", customer = "industrial", intensity = "367 gCO2e/kWh",
      source = "EIA Electric Power Monthly; intensity: carbonfootprint.com, release of 2025-10", as_of = "2025",
      note = "price recalled, not read; commercial about 0.133",
    },

    -- losses and space
    ["pue"] = {
      aliases = { "pue-average" }, pue = "triangular(1.3, 1.56, 1.58)", low = "1.3", typical = "1.56", high = "1.58",
      source = "Uptime Institute surveys: 1.55 (2022) and 1.58 (2023) by upsite.com, \z
        new halls 1.3 or better by cloudnews.tech", as_of = "2024",
      note = "1.56 of 2024 recalled, not read; the world's average, not a single hall's spread",
    },
    ["pue-hyperscale"] = {
      pue = "1.1 to 1.2", source = "lowdown.today", as_of = "2024",
    },
    ["pue-aws"] = {
      pue = "1.15", source = "AWS at re:Invent 2024, by datacenterdynamics.com", as_of = "2023",
      note = "the world's average; the best site 1.04",
    },
    ["pue-google"] = {
      pue = "1.1", source = "Google, by datacenterdynamics.com", as_of = "2023",
      note = "the world's average; the best site 1.06",
    },
    ["pue-microsoft"] = {
      pue = "1.17", source = "Microsoft, fiscal year 2025, by computerweekly.com", as_of = "2025",
      note = "the world's average of its own halls; 1.18 in 2023",
    },
    ["colocation-us"] = {
      aliases = { "colocation" }, space = "triangular(174.06, 184.06, 217.3) USD/(kW month)",
      source = "CBRE North America Data Center Trends H1 2024 and H2 2024; CBRE Global 2025", as_of = "2024-12",
      note = "asked for 250 to 500 kW in the largest markets, 174.06, then 184.06, then 217.30; \z
        electricity comes on top",
    },

    -- what machines draw, where their own figures are not known
    ["load-power"] = {
      share = "triangular(43, 73, 99) %", low = "43 %", typical = "73 %", high = "99 %",
      source = "arXiv 2605.11999: decoding draws 137 to 300 W of an H200's 700 W; nvidia-smi and rocm-smi of busy \z
        devices in public logs: A10G 186 and 222 of 300 W, H100 495 of 700 W, H100 PCIe 276 of 350 W, MI300X 740 of 750 W; the middle of these 73 %",
      as_of = "2026", note = "an accelerator that serves at full load, of its rated power",
    },
    ["idle-power"] = {
      share = "triangular(16, 20, 50) %", low = "16 %", typical = "20 %", high = "50 %",
      source = "the accelerators whose idle_power is known: A100 SXM 65 of 400 W to L4 36 of 72 W, the middle of eight 20 %",
      as_of = "2026", note = "an accelerator that holds a model and waits, of its rated power",
    },
    ["host-power"] = {
      share = "triangular(39, 50, 103) %", low = "39 %", typical = "50 %", high = "103 %",
      source = "Latif et al., IEEE Access 13, 2025: eight busy H100 of 700 W in a node that draws 8.4 kW; ends: rated \z
        power of GB200 NVL72 (120 kW, 72 of 1200 W) and of DGX A100 (6.5 kW, 8 of 400 W), recalled, not read",
      as_of = "2025", note = "processors, memory, fans and links of a machine, of the rated power of its accelerators",
    },
    ["utilisation"] = {
      share = "10.5 .. 75 %", low = "10.5 %", high = "75 %",
      source = "Alibaba's trace of 2020, 6,742 GPUs, 10.5 % on average; Microsoft's Philly cluster of 2017, long jobs, \z
        busy 75 % of the time: both by affinode.io",
      as_of = "2020", note = "of a machine's capacity, on average over time; nothing is known of what lies between",
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

    -- the same by place: the yearly mean of the grid there, as Google states it for its region
    ["us-iowa"] = { intensity = "431.95 gCO2e/kWh", electricity = "0.0604 USD/kWh", customer = "industrial",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Iowa; \z
        electricity: EIA Electric Power Monthly, table 5.6.A, 2025-04", as_of = "2025" },
    ["us-oklahoma"] = { intensity = "417.39 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Oklahoma", as_of = "2025" },
    ["us-south-carolina"] = { intensity = "579.44 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: South Carolina", as_of = "2025" },
    ["us-georgia"] = { intensity = "391.2 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Georgia", as_of = "2025" },
    ["us-ohio"] = { intensity = "343.48 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Columbus", as_of = "2025" },
    ["us-tennessee"] = { intensity = "339.89 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Alabama and Tennessee", as_of = "2025" },
    ["us-utah"] = { intensity = "567.51 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Salt Lake City", as_of = "2025" },
    ["us-nevada"] = { intensity = "360 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Las Vegas", as_of = "2025" },
    ["canada-quebec"] = { intensity = "11.36 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Montréal", as_of = "2025" },
    ["canada-ontario"] = { intensity = "74.2 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Toronto", as_of = "2025" },
    ["mexico"] = { intensity = "293.25 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Mexico", as_of = "2025" },
    ["hong-kong"] = { intensity = "488.52 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Hong Kong", as_of = "2025" },
    ["indonesia"] = { intensity = "587.8 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Jakarta", as_of = "2025" },
    ["israel"] = { intensity = "380.95 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Tel Aviv", as_of = "2025" },
    ["italy"] = { intensity = "202.03 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Milan", as_of = "2025" },
    ["japan"] = { intensity = "449.23 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Tokyo", as_of = "2025" },
    ["japan-osaka"] = { intensity = "298.92 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Osaka", as_of = "2025" },
    ["netherlands"] = { intensity = "194.35 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Eemshaven", as_of = "2025" },
    ["poland"] = { intensity = "498.57 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Warsaw", as_of = "2025" },
    ["qatar"] = { intensity = "370 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Doha", as_of = "2025" },
    ["saudi-arabia"] = { intensity = "381.29 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Dammam", as_of = "2025" },
    ["singapore"] = { intensity = "365.66 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Singapore", as_of = "2025" },
    ["south-africa"] = { intensity = "641.42 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Johannesburg", as_of = "2025" },
    ["south-korea"] = { intensity = "359.05 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Seoul", as_of = "2025" },
    ["spain"] = { intensity = "95.75 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Madrid", as_of = "2025" },
    ["sweden"] = { intensity = "19.39 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Stockholm", as_of = "2025" },
    ["switzerland"] = { intensity = "21.2 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Zürich", as_of = "2025" },
    ["taiwan"] = { intensity = "427.95 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Taiwan", as_of = "2025" },
    ["thailand"] = { intensity = "364.68 gCO2e/kWh",
      source = "Google Cloud, region-carbon-info, data/yearly/2025.csv: Bangkok", as_of = "2025" },
  },
}
