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
    ["kimi-k2-0905"] = {
      aliases = { "moonshotai/Kimi-K2-Instruct-0905", "Kimi-K2-Instruct-0905" },
      type = "decoder", parameters = "1026408232448 parameters",
      active_parameters = "32861500928 parameters", layers = 61, hidden = 7168, attention = "mla",
      heads = 64, head_dim = 192, q_rank = 1536, kv_rank = 512, nope_dim = 128, rope_dim = 64,
      value_dim = 128, intermediate = 18432, gated = true, experts = 384, experts_per_token = 8,
      shared_experts = 1, expert_intermediate = 2048, dense_layers = 1, expert_every = 1,
      vocabulary = 163840, tied_embeddings = false, position = "rope", context = 262144,
      native = "fp8", licence = "modified mit",
      source = "config.json of moonshotai/Kimi-K2-Instruct-0905",
      note = "context recalled, not read; else the build of kimi-k2",
    },
    ["kimi-k2-thinking"] = {
      aliases = { "moonshotai/Kimi-K2-Thinking" },
      type = "decoder", parameters = "1026408232448 parameters",
      active_parameters = "32861500928 parameters", layers = 61, hidden = 7168, attention = "mla",
      heads = 64, head_dim = 192, q_rank = 1536, kv_rank = 512, nope_dim = 128, rope_dim = 64,
      value_dim = 128, intermediate = 18432, gated = true, experts = 384, experts_per_token = 8,
      shared_experts = 1, expert_intermediate = 2048, dense_layers = 1, expert_every = 1,
      vocabulary = 163840, tied_embeddings = false, position = "rope", context = 262144,
      native = "int4", licence = "modified mit",
      source = "config.json of moonshotai/Kimi-K2-Thinking, by ai-dynamo/aiconfigurator 821eb9a",
      note = "parameters counted from the build alone: that of kimi-k2; native and licence recalled, \z
        not read",
    },
    ["kimi-k2.5"] = {
      aliases = { "moonshotai/Kimi-K2.5" },
      type = "decoder", parameters = "1026408232448 parameters",
      active_parameters = "32861500928 parameters", layers = 61, hidden = 7168, attention = "mla",
      heads = 64, head_dim = 192, q_rank = 1536, kv_rank = 512, nope_dim = 128, rope_dim = 64,
      value_dim = 128, intermediate = 18432, gated = true, experts = 384, experts_per_token = 8,
      shared_experts = 1, expert_intermediate = 2048, dense_layers = 1, expert_every = 1,
      vocabulary = 163840, tied_embeddings = false, position = "rope", context = 262144,
      native = "int4", licence = "modified mit",
      source = "config.json of moonshotai/Kimi-K2.5, by ai-dynamo/aiconfigurator 821eb9a",
      note = "parameters counted from the build of the text model, that of kimi-k2: without what \z
        reads pictures; native and licence recalled, not read",
    },
  },
}
