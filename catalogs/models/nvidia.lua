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
  },
}
