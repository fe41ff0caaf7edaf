-- Models of mistral: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "mistral",
  models = {
    ["mistral-7b-v0.1"] = {
      aliases = { "HuggingFaceH4/zephyr-7b-beta", "mistralai/Mistral-7B-v0.1", "Mistral-7B", "mistralai/Mistral-7B-Instruct-v0.1" },
      type = "decoder", parameters = "7241732096 parameters", layers = 32, hidden = 4096,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, window = 4096,
      window_layers = 32, intermediate = 14336, gated = true, vocabulary = 32000,
      tied_embeddings = false, position = "rope", context = 32768, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-7B-v0.1, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["mistral-7b-v0.2"] = {
      aliases = { "mistralai/Mistral-7B-Instruct-v0.2", "mistral-community/Mistral-7B-v0.2" },
      type = "decoder", parameters = "7241732096 parameters", layers = 32, hidden = 4096,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 32768, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-7B-Instruct-v0.2",
      note = "build recalled, not read; parameters counted from the build: that of mistral-7b-v0.1 \z
        without its window",
    },
    ["mistral-7b-v0.3"] = {
      aliases = { "mistralai/Mistral-7B-v0.3", "mistralai/Mistral-7B-Instruct-v0.3" },
      type = "decoder", parameters = "7248023552 parameters", layers = 32, hidden = 4096,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336,
      gated = true, vocabulary = 32768, tied_embeddings = false, position = "rope",
      context = 32768, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-7B-v0.3, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["mistral-large-2"] = {
      aliases = { "Mistral-Large", "mistralai/Mistral-Large-Instruct-2411", "mistralai/Mistral-Large-Instruct-2407", "Mistral-Large-Instruct-2407" },
      type = "decoder", parameters = "122610069504 parameters", layers = 88, hidden = 12288,
      attention = "gqa", heads = 96, kv_heads = 8, head_dim = 128, intermediate = 28672,
      gated = true, vocabulary = 32768, tied_embeddings = false, position = "rope",
      context = 131072, licence = "mistral research licence",
      source = "config.json of mistralai/Mistral-Large-Instruct-2407, compared with \z
        Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["mistral-nemo-12b"] = {
      aliases = { "Mistral-Nemo", "mistralai/Mistral-Nemo-Base-2407", "Mistral-Nemo-Base-2407", "mistralai/Mistral-Nemo-Instruct-2407" },
      type = "decoder", parameters = "12247782400 parameters", layers = 40, hidden = 5120,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336,
      gated = true, vocabulary = 131072, tied_embeddings = false, position = "rope",
      context = 131072, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-Nemo-Base-2407",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["mistral-small-24b"] = {
      aliases = { "mistralai/Mistral-Small-24B-Base-2501", "Mistral-Small-24B-Base-2501", "mistralai/Mistral-Small-24B-Instruct-2501" },
      type = "decoder", parameters = "23572403200 parameters", layers = 40, hidden = 5120,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 32768,
      gated = true, vocabulary = 131072, tied_embeddings = false, position = "rope",
      context = 32768, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-Small-24B-Base-2501",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["mistral-small-3.2-24b"] = {
      aliases = { "mistralai/Mistral-Small-3.2-24B-Instruct-2506", "mistralai/Mistral-Small-3.1-24B-Base-2503", "mistralai/Mistral-Small-3.1-24B-Instruct-2503", "Mistral-Small-3.1-24B" },
      type = "decoder", parameters = "23572403200 parameters",
      vision_parameters = "438958080 parameters", layers = 40, hidden = 5120,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 32768,
      gated = true, vocabulary = 131072, tied_embeddings = false, position = "rope",
      context = 131072, licence = "apache-2.0",
      source = "config.json of mistralai/Mistral-Small-3.2-24B-Instruct-2506",
      note = "build recalled, not read; parameters counted from the build of the text model, that of \z
        mistral-small-24b; with what reads pictures 24,011,361,280, as its checkpoint says",
    },
    ["mixtral-8x22b"] = {
      aliases = { "mistralai/Mixtral-8x22B-v0.1", "Mixtral-8x22B-v0.1", "mistralai/Mixtral-8x22B", "mistralai/Mixtral-8x22B-Instruct-v0.1" },
      type = "decoder", parameters = "140620634112 parameters",
      active_parameters = "39152031744 parameters", layers = 56, hidden = 6144, attention = "gqa",
      heads = 48, kv_heads = 8, head_dim = 128, intermediate = 16384, gated = true, experts = 8,
      experts_per_token = 2, expert_intermediate = 16384, expert_every = 1, vocabulary = 32000,
      tied_embeddings = false, position = "rope", context = 65536, licence = "apache-2.0",
      source = "config.json of mistralai/Mixtral-8x22B-v0.1, compared with Lightning-AI/litgpt \z
        2685705 and ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["mixtral-8x7b"] = {
      aliases = { "mistralai/Mixtral-8x7B-v0.1", "Mixtral-8x7B-v0.1", "mistralai/Mixtral-8x7B", "mistralai/Mixtral-8x7B-Instruct-v0.1" },
      type = "decoder", parameters = "46702792704 parameters",
      active_parameters = "12879925248 parameters", layers = 32, hidden = 4096, attention = "gqa",
      heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336, gated = true, experts = 8,
      experts_per_token = 2, expert_intermediate = 14336, expert_every = 1, vocabulary = 32000,
      tied_embeddings = false, position = "rope", context = 32768, licence = "apache-2.0",
      source = "config.json of mistralai/Mixtral-8x7B-v0.1, compared with Lightning-AI/litgpt \z
        2685705 and ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build, as its checkpoint says",
    },
  },
}
