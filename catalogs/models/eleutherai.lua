-- Models of eleutherai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "eleutherai",
  models = {
    ["gpt-j-6b"] = {
      type = "decoder", parameters = "6050882784 parameters", layers = 28, hidden = 4096,
      attention = "mha", heads = 16, kv_heads = 16, head_dim = 256, intermediate = 16384,
      gated = false, vocabulary = 50400, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0", source = "config.json of EleutherAI/gpt-j-6b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["gpt-neox-20b"] = {
      type = "decoder", parameters = "20554567680 parameters", layers = 44, hidden = 6144,
      attention = "mha", fused_attention = true, heads = 64, kv_heads = 64, head_dim = 96, intermediate = 24576,
      gated = false, vocabulary = 50432, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0", source = "config.json of EleutherAI/gpt-neox-20b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["pythia-1.4b"] = {
      type = "decoder", parameters = "1414647808 parameters", layers = 24, hidden = 2048,
      attention = "mha", fused_attention = true, heads = 16, kv_heads = 16, head_dim = 128, intermediate = 8192,
      gated = false, vocabulary = 50304, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-1.4b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-12b"] = {
      type = "decoder", parameters = "11846072320 parameters", layers = 36, hidden = 5120,
      attention = "mha", fused_attention = true, heads = 40, kv_heads = 40, head_dim = 128, intermediate = 20480,
      gated = false, vocabulary = 50688, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-12b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-1b"] = {
      type = "decoder", parameters = "1011781632 parameters", layers = 16, hidden = 2048,
      attention = "mha", fused_attention = true, heads = 8, kv_heads = 8, head_dim = 256, intermediate = 8192,
      gated = false, vocabulary = 50304, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-1b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-2.8b"] = {
      type = "decoder", parameters = "2775208960 parameters", layers = 32, hidden = 2560,
      attention = "mha", fused_attention = true, heads = 32, kv_heads = 32, head_dim = 80, intermediate = 10240,
      gated = false, vocabulary = 50304, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-2.8b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-410m"] = {
      type = "decoder", parameters = "405334016 parameters", layers = 24, hidden = 1024,
      attention = "mha", fused_attention = true, heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096,
      gated = false, vocabulary = 50304, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-410m, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-6.9b"] = {
      type = "decoder", parameters = "6857302016 parameters", layers = 32, hidden = 4096,
      attention = "mha", fused_attention = true, heads = 32, kv_heads = 32, head_dim = 128, intermediate = 16384,
      gated = false, vocabulary = 50432, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-6.9b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["pythia-70m"] = {
      type = "decoder", parameters = "70426624 parameters", layers = 6, hidden = 512,
      attention = "mha", fused_attention = true, heads = 8, kv_heads = 8, head_dim = 64, intermediate = 2048,
      gated = false, vocabulary = 50304, tied_embeddings = false, position = "rope",
      context = 2048, licence = "apache-2.0",
      source = "config.json of EleutherAI/pythia-70m, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
  },
}
