-- Models of meta: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "meta",
  models = {
    ["codellama-13b"] = {
      aliases = { "codellama/CodeLlama-13b-hf", "codellama/CodeLlama-13b", "codellama/CodeLlama-13b-Python" },
      type = "decoder", parameters = "13016028160 parameters", layers = 40, hidden = 5120,
      attention = "mha", heads = 40, kv_heads = 40, head_dim = 128, intermediate = 13824,
      gated = true, vocabulary = 32016, tied_embeddings = false, position = "rope",
      context = 16384, licence = "llama-2 community licence",
      source = "config.json of codellama/CodeLlama-13b-hf",
      note = "build recalled, not read; parameters counted from the build; 32000 words in the Python \z
        tuning",
    },
    ["codellama-34b"] = {
      aliases = { "codellama/CodeLlama-34b-hf", "CodeLlama-34b-hf", "codellama/CodeLlama-34b" },
      type = "decoder", parameters = "33743970304 parameters", layers = 48, hidden = 8192,
      attention = "gqa", heads = 64, kv_heads = 8, head_dim = 128, intermediate = 22016,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 16384, licence = "llama-2 community licence",
      source = "config.json of codellama/CodeLlama-34b-hf, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["codellama-70b"] = {
      aliases = { "codellama/CodeLlama-70b-hf", "codellama/CodeLlama-70b", "codellama/CodeLlama-70b-Python" },
      type = "decoder", parameters = "68976910336 parameters", layers = 80, hidden = 8192,
      attention = "gqa", heads = 64, kv_heads = 8, head_dim = 128, intermediate = 28672,
      gated = true, vocabulary = 32016, tied_embeddings = false, position = "rope",
      context = 16384, licence = "llama-2 community licence",
      source = "config.json of codellama/CodeLlama-70b-hf",
      note = "build recalled, not read; parameters counted from the build",
    },
    ["codellama-7b"] = {
      aliases = { "codellama/CodeLlama-7b-hf", "codellama/CodeLlama-7b", "codellama/CodeLlama-7b-Python" },
      type = "decoder", parameters = "6738546688 parameters", layers = 32, hidden = 4096,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 128, intermediate = 11008,
      gated = true, vocabulary = 32016, tied_embeddings = false, position = "rope",
      context = 16384, licence = "llama-2 community licence",
      source = "config.json of codellama/CodeLlama-7b-hf",
      note = "build recalled, not read; parameters counted from the build; 32000 words in the Python \z
        tuning",
    },
    ["llama-13b"] = {
      aliases = { "huggyllama/llama-13b" }, type = "decoder",
      parameters = "13015864320 parameters", layers = 40, hidden = 5120, attention = "mha",
      heads = 40, kv_heads = 40, head_dim = 128, intermediate = 13824, gated = true,
      vocabulary = 32000, tied_embeddings = false, position = "rope", context = 2048,
      licence = "llama-1 research licence (non-commercial)", mmlu = "46.9 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of huggyllama/llama-13b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["llama-2-13b"] = {
      aliases = { "lmsys/vicuna-13b-v1.5", "meta-llama/Llama-2-13b-hf", "Llama-2-13b-hf", "meta-llama/Llama-2-13b" },
      type = "decoder", parameters = "13015864320 parameters", layers = 40, hidden = 5120,
      attention = "mha", heads = 40, kv_heads = 40, head_dim = 128, intermediate = 13824,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 4096, licence = "llama-2 community licence", mmlu = "54.8 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of meta-llama/Llama-2-13b-hf, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["llama-2-70b"] = {
      aliases = { "meta-llama/Llama-2-70b-hf", "Llama-2-70b-hf", "meta-llama/Llama-2-70b" },
      type = "decoder", parameters = "68976648192 parameters", layers = 80, hidden = 8192,
      attention = "gqa", heads = 64, kv_heads = 8, head_dim = 128, intermediate = 28672,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 4096, licence = "llama-2 community licence", mmlu = "68.9 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of meta-llama/Llama-2-70b-hf, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["llama-2-7b"] = {
      aliases = { "lmsys/vicuna-7b-v1.5", "meta-llama/Llama-2-7b-hf", "Llama-2-7b-hf", "meta-llama/Llama-2-7b" },
      type = "decoder", parameters = "6738415616 parameters", layers = 32, hidden = 4096,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 128, intermediate = 11008,
      gated = true, vocabulary = 32000, tied_embeddings = false, position = "rope",
      context = 4096, licence = "llama-2 community licence", mmlu = "45.3 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of meta-llama/Llama-2-7b-hf, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3-70b"] = {
      aliases = { "meta-llama/Meta-Llama-3-70B", "Meta-Llama-3-70B" }, type = "decoder",
      parameters = "70553706496 parameters", layers = 80, hidden = 8192, attention = "gqa",
      heads = 64, kv_heads = 8, head_dim = 128, intermediate = 28672, gated = true,
      vocabulary = 128256, tied_embeddings = false, position = "rope", context = 8192,
      licence = "llama-3 community licence", mmlu = "80.18 %",
      quality_source = "MMLU, 5-shot, of the -Instruct: \z
        neuralmagic/Meta-Llama-3-70B-Instruct-quantized.w8a16",
      source = "config.json of meta-llama/Meta-Llama-3-70B, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3-8b"] = {
      aliases = { "meta-llama/Meta-Llama-3-8B", "Meta-Llama-3-8B" }, type = "decoder",
      parameters = "8030261248 parameters", layers = 32, hidden = 4096, attention = "gqa",
      heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336, gated = true,
      vocabulary = 128256, tied_embeddings = false, position = "rope", context = 8192,
      licence = "llama-3 community licence", mmlu = "66.54 %",
      quality_source = "MMLU, 5-shot, of the -Instruct: \z
        neuralmagic/Meta-Llama-3-8B-Instruct-quantized.w8a16",
      source = "config.json of meta-llama/Meta-Llama-3-8B, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3.1-405b"] = {
      aliases = { "meta-llama/Llama-3.1-405B", "meta-llama/Meta-Llama-3.1-405B", "Meta-Llama-3.1-405B" },
      type = "decoder", checkpoints = { fp8 = "fp8-mlp" }, parameters = "405853388800 parameters", layers = 126, hidden = 16384,
      attention = "gqa", heads = 128, kv_heads = 8, head_dim = 128, intermediate = 53248,
      gated = true, vocabulary = 128256, tied_embeddings = false, position = "rope",
      context = 131072, licence = "llama-3.1 community licence",
      source = "config.json of meta-llama/Llama-3.1-405B, compared with Lightning-AI/litgpt \z
        2685705 and ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3.1-70b"] = {
      aliases = { "nvidia/Llama-3.1-Nemotron-70B-Instruct", "meta-llama/Llama-3.1-70B", "meta-llama/Meta-Llama-3.1-70B", "Meta-Llama-3.1-70B" },
      type = "decoder", parameters = "70553706496 parameters", layers = 80, hidden = 8192,
      attention = "gqa", heads = 64, kv_heads = 8, head_dim = 128, intermediate = 28672,
      gated = true, vocabulary = 128256, tied_embeddings = false, position = "rope",
      context = 131072, licence = "llama-3.1 community licence",
      source = "config.json of meta-llama/Llama-3.1-70B, compared with Lightning-AI/litgpt \z
        2685705 and ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3.1-8b"] = {
      aliases = { "deepseek-ai/DeepSeek-R1-Distill-Llama-8B", "meta-llama/Llama-Guard-3-8B", "meta-llama/Llama-3.1-8B", "meta-llama/Meta-Llama-3.1-8B", "Meta-Llama-3.1-8B" },
      type = "decoder", parameters = "8030261248 parameters", layers = 32, hidden = 4096,
      attention = "gqa", heads = 32, kv_heads = 8, head_dim = 128, intermediate = 14336,
      gated = true, vocabulary = 128256, tied_embeddings = false, position = "rope",
      context = 131072, licence = "llama-3.1 community licence",
      source = "config.json of meta-llama/Llama-3.1-8B, compared with Lightning-AI/litgpt \z
        2685705 and ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-3.2-1b"] = {
      aliases = { "meta-llama/Llama-3.2-1B" }, type = "decoder",
      parameters = "1235814400 parameters", layers = 16, hidden = 2048, attention = "gqa",
      heads = 32, kv_heads = 8, head_dim = 64, intermediate = 8192, gated = true,
      vocabulary = 128256, tied_embeddings = true, position = "rope", context = 131072,
      licence = "llama-3.2 community licence",
      source = "config.json of meta-llama/Llama-3.2-1B, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["llama-3.2-3b"] = {
      aliases = { "meta-llama/Llama-3.2-3B" }, type = "decoder",
      parameters = "3212749824 parameters", layers = 28, hidden = 3072, attention = "gqa",
      heads = 24, kv_heads = 8, head_dim = 128, intermediate = 8192, gated = true,
      vocabulary = 128256, tied_embeddings = true, position = "rope", context = 131072,
      licence = "llama-3.2 community licence",
      source = "config.json of meta-llama/Llama-3.2-3B, compared with Lightning-AI/litgpt \z
        2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["llama-3.3-70b"] = {
      aliases = { "deepseek-ai/DeepSeek-R1-Distill-Llama-70B", "llama-3.3", "meta-llama/Llama-3.3-70B-Instruct", "Llama-3.3-70B-Instruct", "meta-llama/Llama-3.3-70B" },
      type = "decoder", parameters = "70553706496 parameters", layers = 80, hidden = 8192,
      attention = "gqa", heads = 64, kv_heads = 8, head_dim = 128, intermediate = 28672,
      gated = true, vocabulary = 128256, tied_embeddings = false, position = "rope",
      context = 131072, licence = "llama-3.3 community licence",
      source = "config.json of meta-llama/Llama-3.3-70B-Instruct, compared with \z
        Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as its checkpoint says",
    },
    ["llama-30b"] = {
      aliases = { "lmsys/vicuna-33b-v1.3", "huggyllama/llama-30b", "llama-33b" }, type = "decoder",
      parameters = "32528943616 parameters", layers = 60, hidden = 6656, attention = "mha",
      heads = 52, kv_heads = 52, head_dim = 128, intermediate = 17920, gated = true,
      vocabulary = 32000, tied_embeddings = false, position = "rope", context = 2048,
      licence = "llama-1 research licence (non-commercial)", mmlu = "57.8 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of huggyllama/llama-30b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["llama-4-maverick"] = {
      aliases = { "meta-llama/Llama-4-Maverick-17B-128E", "Llama-4-Maverick-17B-128E" },
      type = "decoder", parameters = "400711848960 parameters",
      active_parameters = "17184691200 parameters", layers = 48, hidden = 5120, attention = "gqa",
      heads = 40, kv_heads = 8, head_dim = 128, window = 8192, window_layers = 36,
      intermediate = 16384, gated = true, experts = 128, experts_per_token = 1,
      shared_experts = 1, expert_intermediate = 8192, expert_every = 2, vocabulary = 202048,
      tied_embeddings = false, position = "rope (iRoPE)", context = 1048576,
      licence = "llama-4 community licence",
      source = "config.json of meta-llama/Llama-4-Maverick-17B-128E, compared with \z
        ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build alone; the vendor says 400B total; experts on \z
        each second layer, 16384 wide between them",
    },
    ["llama-4-scout"] = {
      aliases = { "meta-llama/Llama-4-Scout-17B-16E", "Llama-4-Scout-17B-16E" }, type = "decoder",
      parameters = "107769861120 parameters", active_parameters = "17172894720 parameters",
      vision_parameters = "871932416 parameters",
      layers = 48, hidden = 5120, attention = "gqa", heads = 40, kv_heads = 8, head_dim = 128,
      window = 8192, window_layers = 36, intermediate = 16384, gated = true, experts = 16,
      experts_per_token = 1, shared_experts = 1, expert_intermediate = 8192, expert_every = 1,
      vocabulary = 202048, tied_embeddings = false, position = "rope (iRoPE)", context = 10485760,
      licence = "llama-4 community licence",
      source = "config.json of meta-llama/Llama-4-Scout-17B-16E, compared with \z
        ai-dynamo/aiconfigurator 095f58a",
      note = "parameters counted from the build alone; the text part; 108,641,793,536 \z
        parameters with vision",
    },
    ["llama-65b"] = {
      aliases = { "huggyllama/llama-65b" }, type = "decoder",
      parameters = "65285660672 parameters", layers = 80, hidden = 8192, attention = "mha",
      heads = 64, kv_heads = 64, head_dim = 128, intermediate = 22016, gated = true,
      vocabulary = 32000, tied_embeddings = false, position = "rope", context = 2048,
      licence = "llama-1 research licence (non-commercial)", mmlu = "63.4 %",
      quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of huggyllama/llama-65b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["llama-7b"] = {
      aliases = { "huggyllama/llama-7b" }, type = "decoder", parameters = "6738415616 parameters",
      layers = 32, hidden = 4096, attention = "mha", heads = 32, kv_heads = 32, head_dim = 128,
      intermediate = 11008, gated = true, vocabulary = 32000, tied_embeddings = false,
      position = "rope", context = 2048, licence = "llama-1 research licence (non-commercial)",
      mmlu = "35.1 %", quality_source = "MMLU, 5-shot: arXiv 2307.09288, table 3",
      source = "config.json of huggyllama/llama-7b",
      note = "build recalled, not read; parameters counted from the build, as its checkpoint \z
        says",
    },
    ["opt-1.3b"] = {
      aliases = { "facebook/opt-1.3b" }, type = "decoder", parameters = "1315758080 parameters",
      layers = 24, hidden = 2048, attention = "mha", heads = 32, kv_heads = 32, head_dim = 64,
      intermediate = 8192, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-1.3b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-125m"] = {
      aliases = { "facebook/opt-125m" }, type = "decoder", parameters = "125239296 parameters",
      layers = 12, hidden = 768, attention = "mha", heads = 12, kv_heads = 12, head_dim = 64,
      intermediate = 3072, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-125m",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-13b"] = {
      aliases = { "facebook/opt-13b" }, type = "decoder", parameters = "12853473280 parameters",
      layers = 40, hidden = 5120, attention = "mha", heads = 40, kv_heads = 40, head_dim = 128,
      intermediate = 20480, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-13b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-175b"] = {
      type = "decoder", parameters = "174604468224 parameters", layers = 96, hidden = 12288,
      attention = "mha", heads = 96, kv_heads = 96, head_dim = 128, intermediate = 49152,
      gated = false, vocabulary = 50272, tied_embeddings = true, position = "learned",
      context = 2048, licence = "opt-175b-licence (non-commercial)", source = "its paper",
      note = "build recalled, not read; parameters counted from the build alone",
    },
    ["opt-2.7b"] = {
      aliases = { "facebook/opt-2.7b" }, type = "decoder", parameters = "2651596800 parameters",
      layers = 32, hidden = 2560, attention = "mha", heads = 32, kv_heads = 32, head_dim = 80,
      intermediate = 10240, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-2.7b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-30b"] = {
      aliases = { "facebook/opt-30b" }, type = "decoder", parameters = "29974540288 parameters",
      layers = 48, hidden = 7168, attention = "mha", heads = 56, kv_heads = 56, head_dim = 128,
      intermediate = 28672, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-30b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-6.7b"] = {
      aliases = { "facebook/opt-6.7b" }, type = "decoder", parameters = "6658473984 parameters",
      layers = 32, hidden = 4096, attention = "mha", heads = 32, kv_heads = 32, head_dim = 128,
      intermediate = 16384, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-6.7b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["opt-66b"] = {
      aliases = { "facebook/opt-66b" }, type = "decoder", parameters = "65719701504 parameters",
      layers = 64, hidden = 9216, attention = "mha", heads = 72, kv_heads = 72, head_dim = 128,
      intermediate = 36864, gated = false, vocabulary = 50272, tied_embeddings = true,
      position = "learned", context = 2048, licence = "opt-175b-licence (non-commercial)",
      source = "config.json of facebook/opt-66b",
      note = "build recalled, not read; parameters counted from the build alone",
    },
  },
}
