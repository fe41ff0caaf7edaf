-- Models of bigscience: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "bigscience",
  models = {
    ["bloom-176b"] = {
      aliases = { "bigscience/bloomz", "bigscience/bloom", "bloom" }, type = "decoder",
      parameters = "176247271424 parameters", layers = 70, hidden = 14336, attention = "mha", fused_attention = true,
      heads = 112, kv_heads = 112, head_dim = 128, intermediate = 57344, gated = false,
      vocabulary = 250880, tied_embeddings = true, position = "alibi", context = 2048,
      licence = "bigscience-bloom-rail-1.0", source = "config.json of bigscience/bloom",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bloom-560m"] = {
      aliases = { "bigscience/bloomz-560m" },
      type = "decoder", parameters = "559214592 parameters", layers = 24, hidden = 1024,
      attention = "mha", fused_attention = true, heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096,
      gated = false, vocabulary = 250880, tied_embeddings = true, position = "alibi",
      context = 2048, licence = "bigscience-bloom-rail-1.0",
      source = "config.json of bigscience/bloom-560m",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bloom-7b1"] = {
      aliases = { "bigscience/bloomz-7b1" },
      type = "decoder", parameters = "7069016064 parameters", layers = 30, hidden = 4096,
      attention = "mha", fused_attention = true, heads = 32, kv_heads = 32, head_dim = 128, intermediate = 16384,
      gated = false, vocabulary = 250880, tied_embeddings = true, position = "alibi",
      context = 2048, licence = "bigscience-bloom-rail-1.0",
      source = "config.json of bigscience/bloom-7b1",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
