-- vLLM: what it does with a device's memory.  The fields: ../README.md.
return {
  kind = "engines",
  engines = {
    ["vllm"] = {
      share = "90 %", share_holds = "all", block = 16, batched_tokens = 2048, sequences = 256,
      large_memory = "70 GiB", large_batched_tokens = 8192, large_sequences = 1024,
      value_bytes = 2, hidden_widths = 4, intermediate_widths = 3, logit_bytes = 38.5,
      context = "0.13 GiB", communicator = "0.15 GiB", graphs = "0.4 GiB", expert_multiple = 256,
      source = "start-up logs of vLLM 0.11 on H100: llm-d-incubation/llm-d-planner e50305a, \z
        docs/empirical-vllm-memory-results.md; defaults: vllm/engine/arg_utils.py",
      note = "logit_bytes: peaks of 4.76, 5.56 and 7.38 GiB for vocabularies of 128256, 151936 and \z
        201088 are 38.4 to 38.9 bytes for each of 1024 sequences and a word; intermediate_widths \z
        and hidden_widths: 4.35 GiB for 32768 tokens of Qwen2.5-7B; share is of the device's whole \z
        memory, graphs come out of the rest; widths of experts in 4 bits are rounded up to \z
        expert_multiple: gpt-oss-20b takes 13.47 GiB, not 12.81",
    },
    ["vllm-v0"] = {
      share = "90 %", share_holds = "all", block = 16, sequences = 256, value_bytes = 2,
      hidden_widths = 4, intermediate_widths = 3, logit_bytes = 38.5, context = "0.13 GiB",
      communicator = "0.15 GiB", graphs = "0.4 GiB",
      source = "start-up logs of vLLM up to 0.8: Llama-3.1-8B, 20000 and 29000 tokens, \z
        vllm-project/vllm; Qwen2.5-7B, 32768 tokens",
      note = "the engine until 2025: prompts are read whole",
    },
  },
}
