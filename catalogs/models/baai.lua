-- Models of baai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "baai",
  models = {
    ["bge-base-en-v1.5"] = {
      type = "encoder", parameters = "109482240 parameters", layers = 12, hidden = 768,
      attention = "mha", heads = 12, kv_heads = 12, head_dim = 64, intermediate = 3072,
      gated = false, vocabulary = 30522, tied_embeddings = true, position = "learned",
      context = 512, licence = "mit", source = "config.json of BAAI/bge-base-en-v1.5",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bge-large-en-v1.5"] = {
      type = "encoder", parameters = "335141888 parameters", layers = 24, hidden = 1024,
      attention = "mha", heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096,
      gated = false, vocabulary = 30522, tied_embeddings = true, position = "learned",
      context = 512, licence = "mit", source = "config.json of BAAI/bge-large-en-v1.5",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bge-m3"] = {
      type = "encoder", parameters = "567754752 parameters", layers = 24, hidden = 1024,
      attention = "mha", heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096,
      gated = false, vocabulary = 250002, tied_embeddings = true, position = "learned",
      context = 8192, licence = "mit", source = "config.json of BAAI/bge-m3",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bge-small-en-v1.5"] = {
      type = "encoder", parameters = "33360000 parameters", layers = 12, hidden = 384,
      attention = "mha", heads = 12, kv_heads = 12, head_dim = 32, intermediate = 1536,
      gated = false, vocabulary = 30522, tied_embeddings = true, position = "learned",
      context = 512, licence = "mit", source = "config.json of BAAI/bge-small-en-v1.5",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
