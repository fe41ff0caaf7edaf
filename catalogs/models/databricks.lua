-- Models of databricks: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "databricks",
  models = {
    ["dbrx"] = {
      aliases = { "databricks/dbrx-base", "dbrx-base" }, type = "decoder",
      parameters = "131596523520 parameters", active_parameters = "36469708800 parameters",
      layers = 40, hidden = 6144, attention = "gqa", fused_attention = true, heads = 48, kv_heads = 8, head_dim = 128,
      intermediate = 10752, gated = true, experts = 16, experts_per_token = 4,
      expert_intermediate = 10752, expert_every = 1, vocabulary = 100352, tied_embeddings = false,
      position = "rope", context = 32768, licence = "databricks open model licence",
      source = "config.json of databricks/dbrx-base",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
