-- Boxes and cards that are bought, as their prices were seen from day to day.
-- The fields: ../README.md.
return {
  kind = "hardware", vendor = "amd",
  hardware = {
    ["hgx-8x-mi300x-192gb"] = {
      accelerator = "amd/mi300x-192gb", count = 8, memory = "1536 GB",
      { from = "2025-02-10", price = "205869.68 USD",
        source = "Wayback Machine: \z
          www.interpromicro.com/product/39955-amd-instinct-mi300x-192gb-8-oam-ubb",
        as_of = "2025-02-10", note = "a board or server of eight, as one seller has it" },
    },
  },
}
