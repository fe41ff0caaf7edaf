-- Models of moonshot: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "moonshot",
  models = {
    ["kimi-k2"] = {
      aliases = { "moonshotai/Kimi-K2-Instruct", "Kimi-K2-Instruct", "moonshotai/Kimi-K2" },
      type = "decoder", parameters = "1026408232448 parameters",
      active_parameters = "32861500928 parameters", layers = 61, hidden = 7168, attention = "mla",
      heads = 64, head_dim = 192, q_rank = 1536, kv_rank = 512, nope_dim = 128, rope_dim = 64,
      value_dim = 128, intermediate = 18432, gated = true, experts = 384, experts_per_token = 8,
      shared_experts = 1, expert_intermediate = 2048, dense_layers = 1, expert_every = 1,
      vocabulary = 163840, tied_embeddings = false, position = "rope", context = 131072,
      native = "fp8", licence = "modified mit",
      source = "config.json of moonshotai/Kimi-K2-Instruct, compared with \z
        ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build alone; the vendor says 1.04T total, 32.6B \z
        active",
    },
  },
}
