-- Models of xai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "xai",
  models = {
    ["grok-1"] = {
      aliases = { "xai-org/grok-1" }, type = "decoder", parameters = "315684820992 parameters",
      active_parameters = "83756587008 parameters", layers = 64, hidden = 6144, attention = "gqa",
      heads = 48, kv_heads = 8, head_dim = 128, intermediate = 32768, gated = true, experts = 8,
      experts_per_token = 2, expert_intermediate = 32768, expert_every = 1, vocabulary = 131072,
      tied_embeddings = true, position = "rope", context = 8192, licence = "apache-2.0",
      source = "config.json of xai-org/grok-1",
      note = "build recalled, not read; parameters counted from the build alone; the vendor \z
        says 314B",
    },
  },
}
