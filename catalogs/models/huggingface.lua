-- Models of huggingface: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "huggingface",
  models = {
    ["smollm2-1.7b"] = {
      aliases = { "HuggingFaceTB/SmolLM2-1.7B" }, type = "decoder",
      parameters = "1711376384 parameters", layers = 24, hidden = 2048, attention = "mha",
      heads = 32, kv_heads = 32, head_dim = 64, intermediate = 8192, gated = true,
      vocabulary = 49152, tied_embeddings = true, position = "rope", context = 8192,
      licence = "apache-2.0",
      source = "config.json of HuggingFaceTB/SmolLM2-1.7B, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
  },
}
