-- Models of microsoft: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "microsoft",
  models = {
    ["e5-base-v2"] = {
      aliases = { "intfloat/e5-base-v2" }, type = "encoder", parameters = "109482240 parameters",
      layers = 12, hidden = 768, attention = "mha", heads = 12, kv_heads = 12, head_dim = 64,
      intermediate = 3072, gated = false, vocabulary = 30522, tied_embeddings = true,
      position = "learned", context = 512, licence = "mit",
      source = "config.json of intfloat/e5-base-v2",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["e5-large-v2"] = {
      aliases = { "intfloat/e5-large-v2" }, type = "encoder", parameters = "335141888 parameters",
      layers = 24, hidden = 1024, attention = "mha", heads = 16, kv_heads = 16, head_dim = 64,
      intermediate = 4096, gated = false, vocabulary = 30522, tied_embeddings = true,
      position = "learned", context = 512, licence = "mit",
      source = "config.json of intfloat/e5-large-v2",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["multilingual-e5-large"] = {
      aliases = { "intfloat/multilingual-e5-large" }, type = "encoder",
      parameters = "559890432 parameters", layers = 24, hidden = 1024, attention = "mha",
      heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096, gated = false,
      vocabulary = 250002, tied_embeddings = true, position = "learned", context = 512,
      licence = "mit", source = "config.json of intfloat/multilingual-e5-large",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["phi-1.5"] = {
      aliases = { "microsoft/phi-1_5", "phi-1_5" }, type = "decoder",
      parameters = "1418270720 parameters", layers = 24, hidden = 2048, attention = "mha",
      heads = 32, kv_heads = 32, head_dim = 64, intermediate = 8192, gated = false,
      vocabulary = 51200, tied_embeddings = false, position = "rope", context = 2048,
      licence = "mit",
      source = "config.json of microsoft/phi-1_5, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["phi-2"] = {
      type = "decoder", parameters = "2779683840 parameters", layers = 32, hidden = 2560,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 80, intermediate = 10240,
      gated = false, vocabulary = 51200, tied_embeddings = false, position = "rope",
      context = 2048, licence = "mit",
      source = "config.json of microsoft/phi-2, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["phi-3-medium"] = {
      aliases = { "microsoft/Phi-3-medium-4k-instruct", "Phi-3-medium-4k-instruct", "microsoft/Phi-3-medium-4k", "Phi-3-medium-4k" },
      type = "decoder", parameters = "13960238080 parameters", layers = 40, hidden = 5120,
      attention = "gqa", fused_attention = true, heads = 40, kv_heads = 10, head_dim = 128, window = 2047,
      window_layers = 40, intermediate = 17920, gated = true, vocabulary = 32064,
      tied_embeddings = false, position = "rope", context = 4096, licence = "mit",
      source = "config.json of microsoft/Phi-3-medium-4k-instruct",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["phi-3-medium-128k"] = {
      aliases = { "microsoft/Phi-3-medium-128k-instruct" },
      type = "decoder", parameters = "13960238080 parameters", layers = 40, hidden = 5120,
      attention = "gqa", heads = 40, kv_heads = 10, head_dim = 128, intermediate = 17920,
      gated = true, vocabulary = 32064, tied_embeddings = false, position = "rope",
      context = 131072, licence = "mit",
      source = "config.json of microsoft/Phi-3-medium-128k-instruct",
      note = "build recalled, not read; parameters counted from the build: that of phi-3-medium \z
        without its window",
    },
    ["phi-3-mini"] = {
      aliases = { "microsoft/Phi-3-mini-4k-instruct", "Phi-3-mini-4k-instruct", "microsoft/Phi-3-mini-4k", "Phi-3-mini-4k" },
      type = "decoder", parameters = "3821079552 parameters", layers = 32, hidden = 3072,
      attention = "mha", fused_attention = true, heads = 32, kv_heads = 32, head_dim = 96, window = 2047,
      window_layers = 32, intermediate = 8192, gated = true, vocabulary = 32064,
      tied_embeddings = false, position = "rope", context = 4096, licence = "mit",
      source = "config.json of microsoft/Phi-3-mini-4k-instruct, compared with \z
        Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["phi-3-mini-128k"] = {
      aliases = { "microsoft/Phi-3-mini-128k-instruct" },
      type = "decoder", parameters = "3821079552 parameters", layers = 32, hidden = 3072,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 96, intermediate = 8192,
      gated = true, vocabulary = 32064, tied_embeddings = false, position = "rope",
      context = 131072, licence = "mit",
      source = "config.json of microsoft/Phi-3-mini-128k-instruct",
      note = "build recalled, not read; parameters counted from the build: that of phi-3-mini \z
        without its window",
    },
    ["phi-3.5-mini"] = {
      aliases = { "microsoft/Phi-3.5-mini-instruct" },
      type = "decoder", parameters = "3821079552 parameters", layers = 32, hidden = 3072,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 96, intermediate = 8192,
      gated = true, vocabulary = 32064, tied_embeddings = false, position = "rope",
      context = 131072, licence = "mit",
      source = "config.json of microsoft/Phi-3.5-mini-instruct",
      note = "build recalled, not read; parameters counted from the build: that of phi-3-mini \z
        without its window",
    },
    ["phi-4"] = {
      type = "decoder", parameters = "14659507200 parameters", layers = 40, hidden = 5120,
      attention = "gqa", heads = 40, kv_heads = 10, head_dim = 128, intermediate = 17920,
      gated = true, vocabulary = 100352, tied_embeddings = false, position = "rope",
      context = 16384, licence = "mit",
      source = "config.json of microsoft/phi-4, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["phi-4-mini"] = {
      aliases = { "microsoft/Phi-4-mini-instruct" },
      type = "decoder", parameters = "3836021760 parameters", layers = 32, hidden = 3072,
      attention = "gqa", heads = 24, kv_heads = 8, head_dim = 128, intermediate = 8192,
      gated = true, vocabulary = 200064, tied_embeddings = true, position = "rope",
      context = 131072, licence = "mit",
      source = "config.json of microsoft/Phi-4-mini-instruct",
      note = "build recalled, not read; parameters counted from the build",
    },
  },
}
