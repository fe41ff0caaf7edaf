-- Models of sentence-transformers: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "sentence-transformers",
  models = {
    ["all-minilm-l6-v2"] = {
      type = "encoder", parameters = "22713216 parameters", layers = 6, hidden = 384,
      attention = "mha", heads = 12, kv_heads = 12, head_dim = 32, intermediate = 1536,
      gated = false, vocabulary = 30522, tied_embeddings = true, position = "learned",
      context = 512, licence = "apache-2.0",
      source = "config.json of sentence-transformers/all-MiniLM-L6-v2",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
