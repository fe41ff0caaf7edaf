-- Accelerators of SambaNova: what one can do.  The fields: ../README.md.
return {
  kind = "accelerators", vendor = "sambanova",
  accelerators = {
    ["sn40l"] = {
      year = 2023, form = "socket", memory = "64 GB", bandwidth = "1638 GB/s",
      bf16 = "638 TFLOP/s", interconnect = "proprietary", source = "vendor datasheet",
      note = "figures recalled, not read",
    },
  },
}
