-- How long things last, what capital and upkeep cost, what commitments save.  The fields: README.md.
return {
  kind = "finance",
  entries = {
    ["life-accelerators"] = {
      aliases = { "life" }, life = "triangular(3, 4, 6) years", source = "assumption",
      note = "from what the clouds wrote off over before 2021 (3) to since 2023 (6), the middle ours; \z
        the largest lever of a bought box",
    },
    ["life-google"] = { life = "6 years", source = "Alphabet 10-K 2022, by shaulkoral.com", as_of = "2023-01",
      note = "3 in 2020, 4 in 2021" },
    ["life-microsoft"] = { life = "6 years", source = "Microsoft 10-Q FY23 Q2, by shaulkoral.com", as_of = "2022-07",
      note = "4 before" },
    ["life-amazon"] = { life = "5 .. 6 years", source = "Amazon 10-K, by taxacct.com.au and calcbench", as_of = "2025",
      note = "4 to 5 in 2022, 5 to 6 in 2024, back to 5 for some" },
    ["life-meta"] = { life = "5 .. 5.5 years", source = "Meta, by taxacct.com.au", as_of = "2025-01" },
    ["cost-of-capital"] = { rate = "triangular(5, 8, 12) %/year", source = "assumption", note = "of no source" },
    ["maintenance"] = { rate = "triangular(5, 10, 15) %/year", source = "assumption",
      note = "of the price; a DGX-1 had about 35k of its 149k USD in software and support (discussion.fool.com)" },
    ["spot-discount"] = { share = "triangular(48, 60, 70) %",
      source = "GCP a2-highgpu-1g, a3-highgpu-8g and g4, AWS p4d in catalogs/machines", as_of = "2026-07-30",
      note = "off the price on demand" },
    ["commitment-1y-discount"] = { share = "triangular(31, 37, 41) %",
      source = "GCP a2 and a3, AWS p4d and g5 in catalogs/machines", as_of = "2026-07-30",
      note = "off the price on demand" },
    ["commitment-3y-discount"] = { share = "triangular(56, 65, 65) %",
      source = "GCP a2 and a3, AWS p4d in catalogs/machines", as_of = "2026-07-30",
      note = "off the price on demand" },
    ["price-rise-electricity"] = { rate = "5.1 %/year", source = "EIA Electricity Monthly Update, May 2025",
      as_of = "2025-05", note = "revenue per kWh of all customers in the United States against a year before" },
  },
}
