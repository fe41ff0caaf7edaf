-- Models of zai: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "zai",
  models = {
    ["chatglm3-6b"] = {
      aliases = { "THUDM/chatglm3-6b" }, type = "decoder", parameters = "6243584000 parameters",
      layers = 28, hidden = 4096, attention = "gqa", fused_attention = true, heads = 32, kv_heads = 2, head_dim = 128,
      intermediate = 13696, gated = true, vocabulary = 65024, tied_embeddings = false,
      position = "rope", context = 8192, licence = "chatglm3 licence",
      source = "config.json of THUDM/chatglm3-6b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["glm-4-9b"] = {
      aliases = { "THUDM/glm-4-9b" }, type = "decoder", parameters = "9399951360 parameters",
      layers = 40, hidden = 4096, attention = "gqa", fused_attention = true, heads = 32, kv_heads = 2, head_dim = 128,
      intermediate = 13696, gated = true, vocabulary = 151552, tied_embeddings = false,
      position = "rope", context = 131072, licence = "glm-4 licence",
      source = "config.json of THUDM/glm-4-9b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["glm-4.5"] = {
      aliases = { "zai-org/GLM-4.5" }, type = "decoder", parameters = "352797814784 parameters",
      active_parameters = "33632251904 parameters", layers = 92, hidden = 5120, attention = "gqa",
      heads = 96, kv_heads = 8, head_dim = 128, intermediate = 12288, gated = true, experts = 160,
      experts_per_token = 8, shared_experts = 1, expert_intermediate = 1536, dense_layers = 3,
      expert_every = 1, vocabulary = 151552, tied_embeddings = false, position = "rope",
      context = 131072, licence = "mit", source = "config.json of zai-org/GLM-4.5",
      note = "build recalled, not read; parameters counted from the build alone; the vendor \z
        says 355B total, 32B active",
    },
    ["glm-4.5-air"] = {
      aliases = { "zai-org/GLM-4.5-Air" }, type = "decoder",
      parameters = "106852245504 parameters", active_parameters = "13424123904 parameters",
      predictor_parameters = "3616579328 parameters", packed_predictor = true,
      layers = 46, hidden = 4096, attention = "gqa", heads = 96, kv_heads = 8, head_dim = 128,
      intermediate = 10944, gated = true, experts = 128, experts_per_token = 8,
      shared_experts = 1, expert_intermediate = 1408, dense_layers = 1, expert_every = 1,
      vocabulary = 151552, tied_embeddings = false, position = "rope", context = 131072,
      licence = "mit", source = "config.json of zai-org/GLM-4.5-Air",
      note = "build recalled, not read; parameters counted from the build alone; \z
        110,468,824,832 parameters with the layer that predicts further tokens",
    },
    ["glm-4.6"] = {
      aliases = { "zai-org/GLM-4.6" },
      type = "decoder", parameters = "352797814784 parameters",
      active_parameters = "33632251904 parameters", layers = 92, hidden = 5120, attention = "gqa",
      heads = 96, kv_heads = 8, head_dim = 128, intermediate = 12288, gated = true, experts = 160,
      experts_per_token = 8, shared_experts = 1, expert_intermediate = 1536, dense_layers = 3,
      expert_every = 1, vocabulary = 151552, tied_embeddings = false, position = "rope",
      context = 202752, licence = "mit",
      source = "config.json of zai-org/GLM-4.6",
      note = "build recalled, not read: that of glm-4.5",
    },
    ["glm-4.7"] = {
      aliases = { "zai-org/GLM-4.7" },
      type = "decoder", parameters = "352797814784 parameters",
      active_parameters = "33632251904 parameters", layers = 92, hidden = 5120, attention = "gqa",
      heads = 96, kv_heads = 8, head_dim = 128, intermediate = 12288, gated = true, experts = 160,
      experts_per_token = 8, shared_experts = 1, expert_intermediate = 1536, dense_layers = 3,
      expert_every = 1, vocabulary = 151552, tied_embeddings = false, position = "rope",
      context = 202752, licence = "mit",
      source = "config.json of zai-org/GLM-4.7-FP8, by ai-dynamo/aiconfigurator a0ba9ec",
      note = "parameters counted from the build alone: that of glm-4.5; licence recalled, not read",
    },
    ["glm-4.7-flash"] = {
      aliases = { "zai-org/GLM-4.7-Flash" },
      type = "decoder", parameters = "29943393920 parameters",
      active_parameters = "3896766080 parameters", layers = 47, hidden = 2048, attention = "mla",
      heads = 20, head_dim = 256, q_rank = 768, kv_rank = 512, nope_dim = 192, rope_dim = 64,
      value_dim = 256, intermediate = 10240, gated = true, experts = 64, experts_per_token = 4,
      shared_experts = 1, expert_intermediate = 1536, dense_layers = 1, expert_every = 1,
      vocabulary = 154880, tied_embeddings = false, position = "rope", context = 202752,
      licence = "mit",
      source = "config.json of zai-org/GLM-4.7-Flash, by ai-dynamo/aiconfigurator 19d098a",
      note = "parameters counted from the build alone; licence recalled, not read",
    },
    ["glm-5"] = {
      aliases = { "zai-org/GLM-5", "zhipuai/GLM-5" }, type = "decoder",
      parameters = "743911218432 parameters", active_parameters = "41784728832 parameters",
      layers = 78, hidden = 6144, attention = "mla", attended = 2048, heads = 64,
      head_dim = 256, q_rank = 2048, kv_rank = 512, nope_dim = 192, rope_dim = 64,
      value_dim = 256, intermediate = 12288, gated = true, experts = 256,
      experts_per_token = 8, shared_experts = 1, expert_intermediate = 2048, dense_layers = 3,
      expert_every = 1, vocabulary = 154880, tied_embeddings = false, position = "rope",
      context = 202752, licence = "mit",
      source = "config.json of zai-org/GLM-5-FP8, by ai-dynamo/aiconfigurator 691ec90; attended: \z
        index_topk in InternLM/lmdeploy 3b5f03b, configuration_glm_moe_dsa.py",
      note = "parameters counted from the build, with the indexer (32 heads of 128) and without \z
        the layer that predicts further tokens; the vendor says 744B total, 40B active; the \z
        indexer keeps 128 values more a token and layer; licence recalled, not read",
    },
  },
}
