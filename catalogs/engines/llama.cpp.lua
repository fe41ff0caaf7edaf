-- llama.cpp: what it does with a device's memory.  The fields: ../README.md.
return {
  kind = "engines",
  engines = {
    ["llama.cpp"] = {
      aliases = { "llama-cpp", "ollama" },
      share = "100 %", share_holds = "all", block = 1, batched_tokens = 512, sequences = 1,
      value_bytes = 4, intermediate_widths = 3, scores = true,
      logit_bytes = 4, context = "0.47 GiB",
      source = "compute buffers logged in ggml-org/llama.cpp: 320.5 MiB for Llama 2 7B, 4096 tokens \z
        in steps of 512 = 512 * (32 heads * 4096 + 3 * 11008) * 4 B; context: \z
        stas00/ml-engineering, kernels loaded lazily",
      note = "without flash attention, whose scores are never whole",
    },
  },
}
