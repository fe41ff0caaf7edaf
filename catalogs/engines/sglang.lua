-- SGLang: what it does with a device's memory.  The fields: ../README.md.
return {
  kind = "engines",
  engines = {
    ["sglang"] = {
      share = "88 %", share_holds = "weights and cache", block = 1, batched_tokens = 8192,
      sequences = 256, value_bytes = 2, hidden_widths = 4, intermediate_widths = 3,
      logit_bytes = 8, context = "0.6 GiB", communicator = "1.45 GiB", graphs = "1 GiB",
      source = "mem_fraction_static and chunked_prefill_size: sgl-project/sglang, \z
        docs/advanced_features/server_arguments.md; communicator: stas00/ml-engineering, \z
        0.55 GiB of kernels, 2.00 GiB with NCCL",
      note = "defaults recalled, not read; logit_bytes: a logit in 32 bits and its probability; \z
        what share leaves is for activations and graphs",
    },
  },
}
