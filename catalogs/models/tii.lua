-- Models of tii: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "tii",
  models = {
    ["falcon-180b"] = {
      aliases = { "tiiuae/falcon-180B" }, type = "decoder",
      parameters = "178557088768 parameters", layers = 80, hidden = 14848, attention = "gqa", fused_attention = true,
      heads = 232, kv_heads = 8, head_dim = 64, intermediate = 59392, gated = false,
      vocabulary = 65024, tied_embeddings = true, position = "rope", context = 2048,
      licence = "falcon-180b licence", mmlu = "70.6 %",
      quality_source = "MMLU, 5-shot: arXiv 2311.16867, by Papers with Code",
      source = "config.json of tiiuae/falcon-180B, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build alone",
    },
    ["falcon-40b"] = {
      aliases = { "tiiuae/falcon-40b" }, type = "decoder", parameters = "41303293952 parameters",
      layers = 60, hidden = 8192, attention = "gqa", fused_attention = true, heads = 128, kv_heads = 8, head_dim = 64,
      intermediate = 32768, gated = false, vocabulary = 65024, tied_embeddings = true,
      position = "rope", context = 2048, licence = "apache-2.0", mmlu = "55.4 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of tiiuae/falcon-40b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["falcon-7b"] = {
      aliases = { "tiiuae/falcon-7b" }, type = "decoder", parameters = "6921720704 parameters",
      layers = 32, hidden = 4544, attention = "mqa", fused_attention = true, heads = 71, kv_heads = 1, head_dim = 64,
      intermediate = 18176, gated = false, vocabulary = 65024, tied_embeddings = true,
      position = "rope", context = 2048, licence = "apache-2.0", mmlu = "26.2 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of tiiuae/falcon-7b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
  },
}
