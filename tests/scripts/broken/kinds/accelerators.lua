return {
  head = 'kind = "accelerators", vendor = "x"', list = "accelerators",
  good = '{ aliases = { "f" }, year = 2022, form = "SXM5", memory = "80 GB", usable_memory = "79.18 GiB", '
    .. 'bandwidth = "3.35 TB/s", bf16 = "989 TFLOP/s", power = "0.7 kW", interconnect = "NVLink4", '
    .. 'idle_power = "70 W", idle_source = "t", '
    .. 'interconnect_bandwidth = "450 GB/s", source = "s", as_of = "2024-05", note = "n" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ memory = "80 GB", bandwidth = "3350 GB/s", fp32 = "67 TFLOP/s", tf32 = "495 TFLOP/s", fp16 = "989 TFLOP/s",
      bf16_measured = "790 TFLOP/s", fp8 = "1979 TFLOP/s", fp8_measured = "1.5 PFLOP/s", int8 = "1979 TFLOP/s",
      fp4 = "4 PFLOP/s" }]],
  },
  { '{ memory = "80 GB", source = "s" }', [[x.lua:2: 'e': bandwidth is missing: of the memory, as "3350 GB/s"]] },
  { '{ memory = "80 GB", bandwidth = "3350 GB", source = "s" }',
    "x.lua:2: 'e': bandwidth: '3350 GB': not bytes by time: write it as \"3350 GB/s\"" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s", bf16 = "989 TFLOPS", source = "s" }',
    "x.lua:2: 'e': bf16: '989 TFLOPS': not operations by time: write it as \"989 TFLOP/s\"" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s", bf61 = "989 TFLOP/s", source = "s" }',
    "x.lua:2: 'e': unknown field 'bf61': did you mean 'bf16'?" },
  { '{ memory = 80, bandwidth = "1 GB/s", source = "s" }',
    [[x.lua:2: 'e': memory: a figure is a text with its unit, as "80 GB", not a number]] },
  { '{ memory = "-80 GB", bandwidth = "1 GB/s", source = "s" }',
    "x.lua:2: 'e': memory: '-80 GB': a figure below zero: write it as \"80 GB\"" },
  { '{ memory = "GB", bandwidth = "1 GB/s", source = "s" }',
    "x.lua:2: 'e': memory: 'GB': a figure begins with its number: write it as \"80 GB\"" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s", year = 1822, source = "s" }',
    "x.lua:2: 'e': year: 1822 is below 2000, the least" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s", source = "s", as_of = "2024-5" }',
    "x.lua:2: 'e': as_of: '2024-5' is not a date: write it as YYYY-MM-DD, YYYY-MM or YYYY" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s" }', "x.lua:2: 'e': source is missing: where it was read" },
  { '{ memory = "80 GB", bandwidth = "1 GB/s", source = "s", { } }',
    "x.lua:2: 'e': named fields only, as { source = ... }: there is no list in it" },
  { "7", "x.lua:2: 'e': a table { ... } is wanted, not a number" },
}
