-- Models of openai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "openai",
  models = {
    ["gpt-2"] = {
      aliases = { "openai-community/gpt2", "gpt2" }, type = "decoder",
      parameters = "124439808 parameters", layers = 12, hidden = 768, attention = "mha", fused_attention = true,
      heads = 12, kv_heads = 12, head_dim = 64, intermediate = 3072, gated = false,
      vocabulary = 50257, tied_embeddings = true, position = "learned", context = 1024,
      licence = "mit", source = "config.json of openai-community/gpt2",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["gpt-2-large"] = {
      aliases = { "openai-community/gpt2-large", "gpt2-large" }, type = "decoder",
      parameters = "774030080 parameters", layers = 36, hidden = 1280, attention = "mha", fused_attention = true,
      heads = 20, kv_heads = 20, head_dim = 64, intermediate = 5120, gated = false,
      vocabulary = 50257, tied_embeddings = true, position = "learned", context = 1024,
      licence = "mit", source = "config.json of openai-community/gpt2-large",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["gpt-2-medium"] = {
      aliases = { "openai-community/gpt2-medium", "gpt2-medium" }, type = "decoder",
      parameters = "354823168 parameters", layers = 24, hidden = 1024, attention = "mha", fused_attention = true,
      heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096, gated = false,
      vocabulary = 50257, tied_embeddings = true, position = "learned", context = 1024,
      licence = "mit", source = "config.json of openai-community/gpt2-medium",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["gpt-2-xl"] = {
      aliases = { "openai-community/gpt2-xl", "gpt2-xl" }, type = "decoder",
      parameters = "1557611200 parameters", layers = 48, hidden = 1600, attention = "mha", fused_attention = true,
      heads = 25, kv_heads = 25, head_dim = 64, intermediate = 6400, gated = false,
      vocabulary = 50257, tied_embeddings = true, position = "learned", context = 1024,
      licence = "mit", source = "config.json of openai-community/gpt2-xl",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["gpt-3-175b"] = {
      aliases = { "gpt-3" }, type = "decoder", parameters = "174604259328 parameters",
      layers = 96, hidden = 12288, attention = "mha", heads = 96, kv_heads = 96, head_dim = 128,
      intermediate = 49152, gated = false, vocabulary = 50257, tied_embeddings = true,
      position = "learned", context = 2048, licence = "closed", source = "its paper",
      note = "build recalled, not read; parameters counted from the build alone",
    },
    ["gpt-3.5-turbo"] = {
      aliases = { "gpt-3.5" }, type = "decoder", closed = true, mmlu = "70.0 %",
      quality_source = "MMLU, 5-shot: GPT-4 Technical Report, arXiv 2303.08774, table 2",
      source = "GPT-4 Technical Report, arXiv 2303.08774", note = "the build is not published",
    },
    ["gpt-4"] = {
      aliases = { "gpt-4-0314" }, type = "decoder", closed = true, mmlu = "86.4 %",
      quality_source = "MMLU, 5-shot: GPT-4 Technical Report, arXiv 2303.08774, table 2",
      source = "GPT-4 Technical Report, arXiv 2303.08774", note = "the build is not published",
    },
    ["gpt-oss-120b"] = {
      type = "decoder", parameters = "116829156672 parameters",
      active_parameters = "5711982912 parameters", layers = 36, hidden = 2880, attention = "gqa",
      heads = 64, kv_heads = 8, head_dim = 64, window = 128, window_layers = 18,
      intermediate = 2880, gated = true, experts = 128, experts_per_token = 4,
      expert_intermediate = 2880, expert_every = 1, vocabulary = 201088, tied_embeddings = false,
      position = "rope", context = 131072, native = "mxfp4", licence = "apache-2.0",
      source = "config.json of openai/gpt-oss-120b, compared with ai-dynamo/aiconfigurator \z
        095f58a",
      note = "parameters counted from the build, as its checkpoint says; experts are stored in \z
        MXFP4, 4.25 bits a weight",
    },
    ["gpt-oss-20b"] = {
      type = "decoder", parameters = "20914757184 parameters",
      active_parameters = "4187440704 parameters", layers = 24, hidden = 2880, attention = "gqa",
      heads = 64, kv_heads = 8, head_dim = 64, window = 128, window_layers = 12,
      intermediate = 2880, gated = true, experts = 32, experts_per_token = 4,
      expert_intermediate = 2880, expert_every = 1, vocabulary = 201088, tied_embeddings = false,
      position = "rope", context = 131072, native = "mxfp4", licence = "apache-2.0",
      source = "config.json of openai/gpt-oss-20b, compared with ai-dynamo/aiconfigurator \z
        095f58a",
      note = "parameters counted from the build, as its checkpoint says; experts are stored in \z
        MXFP4, 4.25 bits a weight",
    },
  },
}
