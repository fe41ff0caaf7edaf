-- Models of deepseek: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "deepseek",
  models = {
    ["deepseek-r1"] = {
      aliases = { "deepseek-ai/DeepSeek-R1-Zero", "deepseek-r1-671b", "deepseek-ai/DeepSeek-R1" }, type = "decoder",
      parameters = "671026419200 parameters", active_parameters = "37552297472 parameters",
      predictor_parameters = "13463426304 parameters",
      layers = 61, hidden = 7168, attention = "mla", heads = 128, head_dim = 192, q_rank = 1536,
      kv_rank = 512, nope_dim = 128, rope_dim = 64, value_dim = 128, intermediate = 18432,
      gated = true, experts = 256, experts_per_token = 8, shared_experts = 1,
      expert_intermediate = 2048, dense_layers = 3, expert_every = 1, vocabulary = 129280,
      tied_embeddings = false, position = "rope", context = 163840, native = "fp8",
      licence = "mit",
      source = "config.json of deepseek-ai/DeepSeek-R1, compared with ai-dynamo/aiconfigurator \z
        095f58a",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["deepseek-v2"] = {
      aliases = { "deepseek-ai/DeepSeek-V2.5", "deepseek-ai/DeepSeek-Coder-V2-Instruct", "deepseek-ai/DeepSeek-V2" }, type = "decoder",
      parameters = "235741434880 parameters", active_parameters = "21375800320 parameters",
      layers = 60, hidden = 5120, attention = "mla", heads = 128, head_dim = 192, q_rank = 1536,
      kv_rank = 512, nope_dim = 128, rope_dim = 64, value_dim = 128, intermediate = 12288,
      gated = true, experts = 160, experts_per_token = 6, shared_experts = 2,
      expert_intermediate = 1536, dense_layers = 1, expert_every = 1, vocabulary = 102400,
      tied_embeddings = false, position = "rope", context = 131072, licence = "deepseek licence",
      source = "config.json of deepseek-ai/DeepSeek-V2",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["deepseek-v2-lite"] = {
      aliases = { "deepseek-ai/DeepSeek-Coder-V2-Lite-Instruct", "deepseek-ai/DeepSeek-V2-Lite" }, type = "decoder",
      parameters = "15706484224 parameters", active_parameters = "2661150208 parameters",
      layers = 27, hidden = 2048, attention = "mla", heads = 16, head_dim = 192, kv_rank = 512,
      nope_dim = 128, rope_dim = 64, value_dim = 128, intermediate = 10944, gated = true,
      experts = 64, experts_per_token = 6, shared_experts = 2, expert_intermediate = 1408,
      dense_layers = 1, expert_every = 1, vocabulary = 102400, tied_embeddings = false,
      position = "rope", context = 32768, licence = "deepseek licence",
      source = "config.json of deepseek-ai/DeepSeek-V2-Lite",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["deepseek-v3"] = {
      aliases = { "deepseek-ai/DeepSeek-V3.1", "deepseek-ai/DeepSeek-V3.1-Base", "deepseek-ai/DeepSeek-V3.1-Terminus", "deepseek-ai/DeepSeek-V3" }, type = "decoder",
      parameters = "671026419200 parameters", active_parameters = "37552297472 parameters",
      predictor_parameters = "13463426304 parameters",
      layers = 61, hidden = 7168, attention = "mla", heads = 128, head_dim = 192, q_rank = 1536,
      kv_rank = 512, nope_dim = 128, rope_dim = 64, value_dim = 128, intermediate = 18432,
      gated = true, experts = 256, experts_per_token = 8, shared_experts = 1,
      expert_intermediate = 2048, dense_layers = 3, expert_every = 1, vocabulary = 129280,
      tied_embeddings = false, position = "rope", context = 163840, native = "fp8",
      licence = "mit (weights: deepseek licence for V3, MIT for R1/V3-0324)",
      source = "config.json of deepseek-ai/DeepSeek-V3, compared with ai-dynamo/aiconfigurator \z
        095f58a",
      note = "parameters counted from the build, as its checkpoint says; 684.5B parameters with \z
        the layer that predicts further tokens",
    },
    ["deepseek-v3.2"] = {
      aliases = { "deepseek-ai/DeepSeek-V3.2", "deepseek-ai/DeepSeek-V3.2-Exp", "deepseek-ai/DeepSeek-V3.2-Speciale" },
      type = "decoder", parameters = "671877944064 parameters",
      active_parameters = "38403822336 parameters", layers = 61, hidden = 7168, attention = "mla",
      attended = 2048, heads = 128, head_dim = 192, q_rank = 1536, kv_rank = 512, nope_dim = 128,
      rope_dim = 64, value_dim = 128, intermediate = 18432, gated = true, experts = 256,
      experts_per_token = 8, shared_experts = 1, expert_intermediate = 2048, dense_layers = 3,
      expert_every = 1, vocabulary = 129280, tied_embeddings = false, position = "rope",
      context = 163840, native = "fp8", licence = "mit",
      source = "config.json of deepseek-ai/DeepSeek-V3, with the indexer of huggingface/transformers, \z
        DeepseekV32Config: 64 heads of 128, 2048 tokens",
      note = "parameters counted from the build, with the indexer; the indexer keeps 128 values more \z
        a token and layer; the backbone is that of DeepSeek-V3.1, as \z
        huggingface.co/docs/transformers/model_doc/deepseek_v32 says",
    },
  },
}
