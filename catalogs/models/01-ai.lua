-- Models of 01-ai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "01-ai",
  models = {
    ["yi-34b"] = {
      type = "decoder", parameters = "34388917248 parameters", layers = 60, hidden = 7168,
      attention = "gqa", heads = 56, kv_heads = 8, head_dim = 128, intermediate = 20480,
      gated = true, vocabulary = 64000, tied_embeddings = false, position = "rope",
      context = 4096, licence = "apache-2.0", source = "config.json of 01-ai/Yi-34B",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["yi-6b"] = {
      type = "decoder", parameters = "6061035520 parameters", layers = 32, hidden = 4096,
      attention = "gqa", heads = 32, kv_heads = 4, head_dim = 128, intermediate = 11008,
      gated = true, vocabulary = 64000, tied_embeddings = false, position = "rope",
      context = 4096, licence = "apache-2.0", source = "config.json of 01-ai/Yi-6B",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
