-- Models of openlm-research: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "openlm-research",
  models = {
    ["openllama-3b"] = {
      aliases = { "openlm-research/open_llama_3b", "open_llama_3b", "openlm-research/open_llama_3b_v2" },
      type = "decoder", parameters = "3426473600 parameters", layers = 26, hidden = 3200,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 100, intermediate = 8640,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of openlm-research/open_llama_3b",
      note = "build recalled, not read; parameters counted from the build",
    },
  },
}
