-- Models of nvidia: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "nvidia",
  models = {
    ["mt-nlg-530b"] = {
      type = "decoder", parameters = "529581813760 parameters", layers = 105, hidden = 20480,
      attention = "mha", heads = 128, kv_heads = 128, head_dim = 160, intermediate = 81920,
      gated = false, vocabulary = 50272, tied_embeddings = true, position = "learned",
      context = 2048, licence = "closed", source = "its paper",
      note = "build recalled, not read; parameters counted from the build alone",
    },
    ["nemotron-3-nano-30b-a3b"] = {
      aliases = { "nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B" },
      type = "decoder", parameters = "31577940288 parameters",
      active_parameters = "3580076352 parameters", layers = 52, attention_layers = 6,
      hidden = 2688, attention = "gqa", kv_heads = 2, head_dim = 128, vocabulary = 131072,
      tied_embeddings = false, position = "none", context = 262144,
      licence = "nvidia open model licence",
      source = "config.json of nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16, by the tests of \z
        nemotron3_jax (NEMOTRON3_30B_JSON)",
      note = "a hybrid of blocks that attend, keep a state (Mamba-2) or feed forward, one of the \z
        three each: heads, intermediate and experts are not given, as no layer has them all; \z
        23 keep a state, 6 attend, 23 have 128 experts, 6 chosen and one shared; parameters \z
        counted from the build; licence recalled, not read",
    },
    ["nemotron-3-super-120b-a12b"] = {
      aliases = { "nvidia/NVIDIA-Nemotron-3-Super-120B-A12B" },
      type = "decoder", parameters = "120000000000 parameters",
      active_parameters = "12000000000 parameters", layers = 88, attention_layers = 8,
      attention = "gqa", kv_heads = 2, head_dim = 128, vocabulary = 131072,
      tied_embeddings = false, position = "none", context = 262144,
      licence = "nvidia open model licence",
      source = "its name; 88 layers: the package quanta.nemotron, for its hybrid_override_pattern",
      note = "a hybrid of blocks that attend, keep a state (Mamba-2) or feed forward, one of the \z
        three each: heads, intermediate and experts are not given, as no layer has them all; \z
        parameters and active_parameters are those of its name; attention_layers, kv_heads, \z
        head_dim and context recalled, not read",
    },
    ["nemotron-nano-12b-v2"] = {
      aliases = { "nvidia/NVIDIA-Nemotron-Nano-12B-v2" },
      type = "decoder", parameters = "12310001152 parameters", layers = 62, attention_layers = 6,
      hidden = 5120, attention = "gqa", kv_heads = 8, head_dim = 128, vocabulary = 131072,
      tied_embeddings = false, position = "none", context = 131072,
      licence = "nvidia open model licence",
      source = "config.json of nvidia/NVIDIA-Nemotron-Nano-12B-v2: the order of its layers by a guide \z
        to its variant that sees, in a fork of vLLM",
      note = "a hybrid of blocks that attend, keep a state (Mamba-2) or feed forward, one of the \z
        three each: heads, intermediate and experts are not given, as no layer has them all; \z
        28 keep a state, 6 attend, 28 feed forward; widths recalled, not read; parameters \z
        counted from the build",
    },
    ["nemotron-nano-9b-v2"] = {
      aliases = { "nvidia/NVIDIA-Nemotron-Nano-9B-v2" },
      type = "decoder", parameters = "8888227328 parameters", layers = 56, attention_layers = 4,
      hidden = 4480, attention = "gqa", kv_heads = 8, head_dim = 128, vocabulary = 131072,
      tied_embeddings = false, position = "none", context = 131072,
      licence = "nvidia open model licence",
      source = "config.json of nvidia/NVIDIA-Nemotron-Nano-9B-v2: the NEMOTRON_H of 56 layers in the tests \z
        of agilerl.arena.memory, whose count is this model's",
      note = "a hybrid of blocks that attend, keep a state (Mamba-2) or feed forward, one of the \z
        three each: heads, intermediate and experts are not given, as no layer has them all; \z
        27 keep a state, 4 attend, 25 feed forward; parameters counted from the build; context \z
        and licence recalled, not read",
    },
  },
}
