-- Models of tinyllama: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "tinyllama",
  models = {
    ["tinyllama-1.1b"] = {
      aliases = { "TinyLlama/TinyLlama-1.1B-Chat-v1.0", "TinyLlama-1.1B-Chat-v1.0" },
      type = "decoder", parameters = "1100048384 parameters", layers = 22, hidden = 2048,
      attention = "gqa", heads = 32, kv_heads = 4, head_dim = 64, intermediate = 5632,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of TinyLlama/TinyLlama-1.1B-Chat-v1.0, compared with \z
        Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
  },
}
