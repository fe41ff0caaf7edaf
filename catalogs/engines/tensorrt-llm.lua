-- TensorRT-LLM: what it does with a device's memory.  The fields: ../README.md.
return {
  kind = "engines",
  engines = {
    ["tensorrt-llm"] = {
      aliases = { "trtllm", "trt-llm" },
      share = "90 %", share_holds = "cache", block = 32, batched_tokens = 8192, sequences = 2048,
      value_bytes = 2, hidden_widths = 4, intermediate_widths = 3, logit_bytes = 8,
      context = "0.6 GiB", communicator = "1.45 GiB", graphs = "0.5 GiB",
      source = "max_num_tokens, max_batch_size, tokens_per_block and free_gpu_memory_fraction: \z
        NVIDIA/TensorRT-LLM, docs/source/reference/memory.md; communicator: stas00/ml-engineering",
      note = "defaults recalled, not read; share is of what is free once weights and activations lie",
    },
  },
}
