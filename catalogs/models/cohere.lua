-- Models of cohere: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "cohere",
  models = {
    ["command-r-plus"] = {
      aliases = { "CohereForAI/c4ai-command-r-plus-08-2024", "CohereLabs/c4ai-command-r-plus-08-2024", "CohereForAI/c4ai-command-r-plus", "c4ai-command-r-plus", "command-r+" },
      type = "decoder", parameters = "103810674688 parameters", layers = 64, hidden = 12288,
      attention = "gqa", heads = 96, kv_heads = 8, head_dim = 128, intermediate = 33792,
      gated = true, vocabulary = 256000, tied_embeddings = true, position = "rope",
      context = 131072, licence = "cc-by-nc-4.0",
      source = "config.json of CohereForAI/c4ai-command-r-plus",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["command-r-v01"] = {
      aliases = { "CohereForAI/c4ai-command-r-v01", "c4ai-command-r-v01" }, type = "decoder",
      parameters = "34980831232 parameters", layers = 40, hidden = 8192, attention = "mha",
      heads = 64, kv_heads = 64, head_dim = 128, intermediate = 22528, gated = true,
      vocabulary = 256000, tied_embeddings = true, position = "rope", context = 131072,
      licence = "cc-by-nc-4.0", source = "config.json of CohereForAI/c4ai-command-r-v01",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
  },
}
