-- Models of internlm: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "internlm",
  models = {
    ["internlm-20b"] = {
      type = "decoder", parameters = "20088714240 parameters", layers = 60, hidden = 5120,
      attention = "mha", heads = 40, kv_heads = 40, head_dim = 128, intermediate = 13824,
      gated = true, vocabulary = 103168, tied_embeddings = false, position = "rope",
      context = 4096, licence = "apache-2.0", source = "config.json of internlm/internlm-20b",
      note = "build recalled, not read; parameters counted from the build alone",
    },
  },
}
