-- What Google Cloud bills by use beside machines and tokens.  The fields: ../README.md.
return {
  kind = "services", provider = "gcp", default_region = "us-central1",
  source = "Cyclenerd/google-cloud-pricing-cost-calculator pricing.yml", as_of = "2026-07-30",
  services = {
    ["egress"] = {
      category = "network",
      { region = "us-central1", from = "2026-07-30", price = "0.12 USD/GB",
        tiers = { { above = "1 TB/month", price = "0.11 USD/GB" }, { above = "10 TB/month", price = "0.08 USD/GB" } } },
    },
    ["balanced-disk"] = {
      category = "storage",
      { region = "us-central1", from = "2026-07-30", price = "0.10 USD/(GB month)" },
    },
    ["ssd-disk"] = {
      category = "storage",
      { region = "us-central1", from = "2026-07-30", price = "0.17 USD/(GB month)" },
    },
    ["local-ssd"] = {
      category = "storage",
      { region = "us-central1", from = "2026-07-30", price = "0.08 USD/(GB month)",
        note = "0.0504 committed for a year, 0.036 for three, 0.0428 spot" },
    },
    ["snapshot"] = {
      category = "storage",
      { region = "us-central1", from = "2026-07-30", price = "0.05 USD/(GB month)" },
    },
  },
}
