-- Models of mosaicml: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "mosaicml",
  models = {
    ["mpt-30b"] = {
      type = "decoder", parameters = "29957200896 parameters", layers = 48, hidden = 7168,
      attention = "mha", fused_attention = true, heads = 64, kv_heads = 64, head_dim = 112, intermediate = 28672,
      gated = false, vocabulary = 50432, tied_embeddings = true, position = "alibi",
      context = 8192, licence = "apache-2.0", mmlu = "46.9 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of mosaicml/mpt-30b",
      note = "build recalled, not read; parameters counted from the build alone",
    },
    ["mpt-7b"] = {
      type = "decoder", parameters = "6649286656 parameters", layers = 32, hidden = 4096,
      attention = "mha", fused_attention = true, heads = 32, kv_heads = 32, head_dim = 128, intermediate = 16384,
      gated = false, vocabulary = 50432, tied_embeddings = true, position = "alibi",
      context = 2048, licence = "apache-2.0", mmlu = "26.8 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of mosaicml/mpt-7b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
