-- What people cost, by role; wages of the United States.  The fields: README.md.
-- `salary` is what one earns; times `overhead` it is what one costs.
return {
  kind = "staff",
  roles = {
    ["software-engineer"] = {
      aliases = { "software-developer", "developer" },
      salary = "triangular(103050, 133080, 169000) USD/(person year)",
      low = "103050 USD/(person year)", typical = "133080 USD/(person year)",
      high = "169000 USD/(person year)",
      overhead = "triangular(1.25, 1.4, 1.75)", hours = "2080 hours/year",
      source = "BLS OEWS May 2024, SOC 15-1252, by certifywize.com and resumegeni.com", as_of = "2024-05",
      note = "25th percentile, median, 75th: a quarter earn less, a quarter more; \z
        overhead (office, equipment, hiring, benefits) is a planning range, of no source; \z
        benefits alone make it 1.42 (BLS ECEC June 2025, private: 45.65 / 32.07 USD an hour)",
    },
    ["data-scientist"] = {
      salary = "triangular(82630, 112590, 155810) USD/(person year)",
      low = "82630 USD/(person year)", typical = "112590 USD/(person year)",
      high = "155810 USD/(person year)",
      overhead = "triangular(1.25, 1.4, 1.75)", hours = "2080 hours/year",
      source = "BLS OEWS May 2024, SOC 15-2051, by certifywize.com and resumegeni.com", as_of = "2024-05",
      note = "25th percentile, median, 75th; overhead is a planning range, of no source",
    },
    ["ml-engineer"] = {
      aliases = { "machine-learning-engineer", "ai-engineer" },
      salary = "triangular(123678, 150000, 181556) USD/(person year)",
      low = "123678 USD/(person year)", typical = "150000 USD/(person year)",
      high = "181556 USD/(person year)",
      overhead = "triangular(1.25, 1.4, 1.75)", hours = "2080 hours/year",
      source = "artificial-intelligence-wiki.com, pay of ML engineers", as_of = "2025-11",
      note = "the ends are averages that its sources give, the middle is ours; no class of BLS; \z
        overhead is a planning range, of no source",
    },
    ["ml-engineer-total"] = {
      salary = "145k to 190k USD/(person year)", low = "145000 USD/(person year)",
      typical = "190000 USD/(person year)", overhead = "1", hours = "2080 hours/year",
      source = "eatsip365.com, total compensation", as_of = "2026",
      note = "25th percentile and median of all pay; a weak source, for a dear case; no overhead on top",
    },
    ["devops-engineer"] = {
      aliases = { "sre", "site-reliability-engineer", "platform-engineer" },
      salary = "triangular(115000, 130000, 148542) USD/(person year)",
      low = "115000 USD/(person year)", typical = "130000 USD/(person year)",
      high = "148542 USD/(person year)",
      overhead = "triangular(1.25, 1.4, 1.75)", hours = "2080 hours/year",
      source = "jobcopy.ai, devops against AI engineers", as_of = "2025",
      note = "a weak source: its page gives both ends as the average; the middle is ours; \z
        overhead is a planning range, of no source",
    },
  },
}
