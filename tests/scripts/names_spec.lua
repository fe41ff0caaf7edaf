-- The names that models, accelerators and quantizations answer to.
--
-- The lists are those of the collected data (models.csv, gpus.csv, silicon_e2e.csv,
-- throughput.csv, memory.csv, training.csv), and names as hubs, drivers, shops and people
-- write them.
local catalog = require "perigee.catalog"

local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })

local function named(kind, name)
  local entry, message = book:entry(kind, name)
  return entry and entry.name or message
end

local function unknown(kind, list)
  local found = {}
  for _, name in ipairs(list) do
    found[#found + 1] = not book:entry(kind, name) and name or nil
  end
  return found
end

local function each_means(kind, meant)
  local wrong = {}
  for name, list in pairs(meant) do
    for _, spelling in ipairs(list) do
      local found = named(kind, spelling)
      wrong[#wrong + 1] = found ~= name and ("%s: %s, not %s"):format(spelling, found, name) or nil
    end
  end
  table.sort(wrong)
  assert.same({}, wrong)
end

-- models.csv: hf_id
local HUB_IDS = {
  "google-bert/bert-base-uncased", "google-bert/bert-large-uncased", "sentence-transformers/all-MiniLM-L6-v2",
  "intfloat/e5-base-v2", "intfloat/e5-large-v2", "intfloat/multilingual-e5-large", "BAAI/bge-small-en-v1.5",
  "BAAI/bge-base-en-v1.5", "BAAI/bge-large-en-v1.5", "BAAI/bge-m3", "google-t5/t5-small", "google-t5/t5-base",
  "google-t5/t5-large", "google-t5/t5-3b", "google-t5/t5-11b", "google/flan-t5-xl", "google/flan-t5-xxl",
  "google/flan-ul2", "openai-community/gpt2", "openai-community/gpt2-medium", "openai-community/gpt2-large",
  "openai-community/gpt2-xl", "facebook/opt-125m", "facebook/opt-1.3b", "facebook/opt-2.7b", "facebook/opt-6.7b",
  "facebook/opt-13b", "facebook/opt-30b", "facebook/opt-66b", "bigscience/bloom-560m", "bigscience/bloom-7b1",
  "bigscience/bloom", "mosaicml/mpt-7b", "mosaicml/mpt-30b", "EleutherAI/gpt-j-6b", "EleutherAI/gpt-neox-20b",
  "EleutherAI/pythia-70m", "EleutherAI/pythia-410m", "EleutherAI/pythia-1b", "EleutherAI/pythia-1.4b",
  "EleutherAI/pythia-2.8b", "EleutherAI/pythia-6.9b", "EleutherAI/pythia-12b", "microsoft/phi-1_5",
  "microsoft/phi-2", "microsoft/Phi-3-mini-4k-instruct", "microsoft/Phi-3-medium-4k-instruct", "microsoft/phi-4",
  "huggyllama/llama-7b", "huggyllama/llama-13b", "huggyllama/llama-30b", "huggyllama/llama-65b",
  "meta-llama/Llama-2-7b-hf", "meta-llama/Llama-2-13b-hf", "meta-llama/Llama-2-70b-hf",
  "codellama/CodeLlama-34b-hf", "meta-llama/Meta-Llama-3-8B", "meta-llama/Meta-Llama-3-70B",
  "meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-70B", "meta-llama/Llama-3.1-405B", "meta-llama/Llama-3.2-1B",
  "meta-llama/Llama-3.2-3B", "meta-llama/Llama-3.3-70B-Instruct", "TinyLlama/TinyLlama-1.1B-Chat-v1.0",
  "mistralai/Mistral-7B-v0.1", "mistralai/Mistral-7B-v0.3", "mistralai/Mistral-Nemo-Base-2407",
  "mistralai/Mistral-Small-24B-Base-2501", "mistralai/Mistral-Large-Instruct-2407", "mistralai/Mixtral-8x7B-v0.1",
  "mistralai/Mixtral-8x22B-v0.1", "tiiuae/falcon-7b", "tiiuae/falcon-40b", "tiiuae/falcon-180B", "Qwen/Qwen2-7B",
  "Qwen/Qwen2-72B", "Qwen/Qwen2.5-0.5B", "Qwen/Qwen2.5-1.5B", "Qwen/Qwen2.5-3B", "Qwen/Qwen2.5-7B",
  "Qwen/Qwen2.5-14B", "Qwen/Qwen2.5-32B", "Qwen/Qwen2.5-72B", "Qwen/Qwen3-0.6B", "Qwen/Qwen3-1.7B", "Qwen/Qwen3-4B",
  "Qwen/Qwen3-8B", "Qwen/Qwen3-14B", "Qwen/Qwen3-32B", "Qwen/Qwen3-30B-A3B", "Qwen/Qwen3-235B-A22B",
  "Qwen/Qwen3-Coder-480B-A35B-Instruct", "google/gemma-2b", "google/gemma-7b", "google/gemma-2-2b",
  "google/gemma-2-9b", "google/gemma-2-27b", "google/gemma-3-1b-it", "google/gemma-3-4b-it",
  "google/gemma-3-12b-it", "google/gemma-3-27b-it", "01-ai/Yi-6B", "01-ai/Yi-34B", "CohereForAI/c4ai-command-r-v01",
  "CohereForAI/c4ai-command-r-plus", "databricks/dbrx-base", "xai-org/grok-1", "THUDM/chatglm3-6b",
  "THUDM/glm-4-9b", "zai-org/GLM-4.5-Air", "zai-org/GLM-4.5", "deepseek-ai/DeepSeek-V2-Lite",
  "deepseek-ai/DeepSeek-V2", "deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-R1", "moonshotai/Kimi-K2-Instruct",
  "openai/gpt-oss-20b", "openai/gpt-oss-120b", "meta-llama/Llama-4-Scout-17B-16E",
  "meta-llama/Llama-4-Maverick-17B-128E", "internlm/internlm-20b", "HuggingFaceTB/SmolLM2-1.7B",
}

-- gpus.csv: gpu_id
local GPU_IDS = {
  "P100-PCIe-16GB", "V100-PCIe-16GB", "V100-PCIe-32GB", "V100-SXM2-16GB", "V100-SXM2-32GB", "T4-16GB", "A10-24GB",
  "A10G-24GB", "A30-24GB", "A40-48GB", "RTX-A6000-48GB", "A100-PCIe-40GB", "A100-PCIe-80GB", "A100-SXM-40GB",
  "A100-SXM-80GB", "RTX-3070-8GB", "RTX-3080-10GB", "RTX-3080Ti-12GB", "RTX-3090-24GB", "RTX-3090Ti-24GB",
  "L4-24GB", "L40-48GB", "L40S-48GB", "RTX-6000-Ada-48GB", "RTX-5000-Ada-32GB", "RTX-4000-Ada-20GB",
  "RTX-4070Ti-12GB", "RTX-4080-16GB", "RTX-4090-24GB", "RTX-5090-32GB", "RTX-PRO-6000-Blackwell-96GB",
  "H100-PCIe-80GB", "H100-SXM-80GB", "H100-NVL-94GB", "H20-96GB", "GH200-96GB", "GH200-480GB-96GB-HBM3",
  "GH200-144GB", "H200-SXM-141GB", "H200-NVL-141GB", "B100-192GB", "B200-SXM-180GB", "B300-SXM-288GB",
  "GB200-186GB", "GB300-288GB", "DGX-Spark-GB10-128GB", "Jetson-AGX-Orin-64GB", "Jetson-AGX-Thor-128GB",
  "MI100-32GB", "MI210-64GB", "MI250-128GB", "MI250X-128GB", "MI250X-GCD-64GB", "MI300X-192GB", "MI325X-256GB",
  "MI350X-288GB", "MI355X-288GB", "RX-7900XTX-24GB", "Gaudi2-96GB", "Gaudi3-128GB", "Intel-Max-1550",
  "Arc-Pro-B60-24GB", "TPU-v2-16GB", "TPU-v3-32GB", "TPU-v4-32GB", "TPU-v5e-16GB", "TPU-v5p-95GB", "TPU-v6e-32GB",
  "TPU-v7-192GB", "Inferentia2-32GB", "Trainium1-32GB", "Trainium2-96GB", "Apple-M1-7core-8GB",
  "Apple-M1-Max-32core-64GB", "Apple-M2-Ultra-76core-192GB", "Apple-M3-Max-40core-64GB",
  "Apple-M3-Ultra-80core-512GB", "Apple-M4-Max-40core-128GB", "SN40L", "Ascend-910B-64GB",
}

-- silicon_e2e.csv: hf_path and model
local SILICON = {
  "MiniMaxAI/MiniMax-M2.5", "Qwen/Qwen3.5-397B-A17B", "nvidia/DeepSeek-R1-NVFP4", "deepseek-ai/DeepSeek-R1",
  "Qwen/Qwen3-32B", "nvidia/Qwen3-32B-NVFP4", "Qwen/Qwen3-235B-A22B-FP8", "meta-llama/Llama-3.1-8B-Instruct",
  "zhipuai/GLM-5", "openai/gpt-oss-120b", "meta-llama/Llama-3.1-70B", "minimax-m2.5", "qwen3.5-397b-a17b",
  "deepseek-r1", "qwen3-32b", "qwen3-235b-a22b", "llama-3.1-8b", "glm-5", "gpt-oss-120b", "llama-3.1-70b",
}

-- throughput.csv: model.  Left out: gpt-350m, gpt-1.3b, gpt-6.7b, gpt-20b, gpt-89b, gpt-175b and
-- gpt-530b, which are sizes that papers on engines made up, not models.
local THROUGHPUT = {
  "gpt-j-6b", "llama-2-7b", "llama-2-70b", "mistral-7b", "llama-2-13b", "llama-3.1-8b", "llama-3.1-70b",
  "llama-3.1-405b", "mixtral-8x22b", "deepseek-r1", "gpt-oss-120b", "gpt-oss-20b", "llama-4-maverick",
  "qwen3-235b-a22b", "qwen3-30b-a3b", "qwen3-14b", "qwen3-235b-a22b-instruct-2507-fp8",
  "qwen3-235b-a22b-instruct-2507", "qwen3-235b-a22b-thinking-2507-fp8", "qwen3-235b-a22b-thinking-2507",
  "qwen3-30b-a3b-instruct-2507", "qwen3-30b-a3b-thinking-2507", "qwen3-32b", "qwen3-8b",
  "qwen3-coder-30b-a3b-instruct", "qwen3-coder-480b-a35b-instruct-fp8", "qwen3-coder-480b-a35b-instruct",
  "deepseek-v3", "gemma-3-12b-it", "gemma-3-27b-it", "llama-4-scout", "nvidia-nemotron-nano-12b-v2",
  "nvidia-nemotron-nano-9b-v2", "llama-3-8b", "llama-3-70b", "codellama-34b", "llama-7b", "llama-13b", "llama-33b",
  "openllama-3b", "tinyllama-1.1b", "nemotron-3-super-120b-a12b", "codellama-7b",
}

-- memory.csv: model.  Left out: what names no model ((none), 7B, 13B model, transformer layer, AdamW mixed
-- precision, sentence-embedding models ...), or two (DeepSeek-V3/R1), or says that it is a guess (Llama-2-7B class,
-- Command-R v01 35B (inferred)); the made-up gpt-350m and gpt-6.7b; Qwen2-VL-2B and Qwen3.8-27B, of which no
-- build was read.
local MEMORY = {
  "gpt-oss-20b", "Llama-3.1-8B", "Qwen3-0.6B", "Mistral-Small-3.2-24B", "Llama-3-8B", "Llama-3.1-70B w8a8",
  "DeepSeek-R1 AWQ (model inferred from the thread)", "Qwen3-235B-A22B-FP8", "Qwen2.5-32B", "Llama-3.1-405B FP8",
  "Llama-3.1-8B (inferred: 14.99 GiB, max len 131072)", "phi-4 bnb-4bit",
  "phi-4 GPTQ (inferred from 204,800 B/token)", "Qwen2.5-7B", "opt-125m", "Qwen3.5-122B-A10B NVFP4 (+MTP drafter)",
  "Qwen3.5-122B-A10B NVFP4", "Llama-3.1-70B", "Llama-3.1-405B", "LLaMA-7B", "LLaMA-30B", "LLaMA-65B",
  "DeepSeek-R1-Distill-Qwen-7B", "Qwen2.5-72B", "DeepSeek-R1", "Qwen3-8B", "Qwen3-14B", "Qwen3-30B-A3B-2507",
  "Qwen3-Next-80B-A3B", "Gemma-3-27B", "Gemma-3-12B", "GLM-4.5-Air", "Llama-3.3-70B", "Llama-4-Scout", "phi-4",
  "Qwen3.5-27B", "Qwen3.5-35B-A3B", "Qwen3.5-122B-A10B", "Llama-2-7B", "Mistral-7B", "Mixtral-8x7B",
  "Qwen3-235B-A22B", "llama-2-7b", "GPT-J-6B", "GPT-NeoX-20B", "T0pp-11B", "T5-3B (2,851M params)", "OPT-13B",
}

-- training.csv: model.  Left out: the sizes of MPT that were only timed, never published.
local TRAINING = {
  "MPT-30b", "MPT-7b", "MT-NLG-530B", "LLaMA-7B", "LLaMA-13B", "LLaMA-33B", "LLaMA-65B",
}

-- throughput.csv: weight_dtype, without those that are sentences, and int4-g32, which names no scheme.
local DTYPES = {
  "fp8", "fp16", "bf16", "nvfp4", "mxfp4", "fp4", "int8", "q4_k_m", "f16", "int4", "gptq-4bit-g128", "exl2-4.0bpw",
  "exl2-3.0bpw", "exl2-5.0bpw", "exl2-2.5bpw", "fp32", "q8_0", "q4_0", "iq1_s", "iq1_m", "iq2_xxs", "iq2_xs",
  "iq2_s", "iq2_m", "iq3_xxs", "iq3_xs", "iq3_s", "iq3_m", "iq4_xs", "iq4_nl", "q2_k_s", "q2_k", "q3_k_s", "q3_k_l",
  "q4_k_s", "q5_k_s", "q5_k_m", "q6_k",
}

describe("names", function()
  it("of the hub lead to models, with a publisher and without", function()
    assert.same({}, unknown("models", HUB_IDS))
    local tails = {}
    for i, id in ipairs(HUB_IDS) do
      tails[i] = id:match("[^/]+$")
    end
    assert.same({}, unknown("models", tails))
  end)

  it("of the hub lead to the same model whatever is added that changes nothing of its build", function()
    for _, id in ipairs(HUB_IDS) do
      local model, tail = named("models", id), id:match("[^/]+$")
      for _, spelling in ipairs {
        id:upper(), id:lower():gsub("%-", "_"), "somebody/" .. tail, tail .. "-FP8", id .. "-GGUF",
        "TheBloke/" .. tail .. "-GPTQ", "RedHatAI/" .. tail .. "-quantized.w8a8", tail .. "-bnb-4bit",
        tail .. "-Q4_K_M.gguf", "bartowski/" .. id:gsub("/", "_") .. "-GGUF", id:gsub("/", "--"),
        "nvidia/" .. tail .. "-NVFP4",
      } do
        assert.equal(model, named("models", spelling), spelling)
      end
    end
  end)

  it("of measurements lead to models", function()
    for _, list in ipairs { SILICON, THROUGHPUT, MEMORY, TRAINING } do
      assert.same({}, unknown("models", list))
    end
  end)

  it("of the collected list lead to accelerators, in any letter case, with - or _ or blanks", function()
    assert.equal(80, #GPU_IDS)
    for _, id in ipairs(GPU_IDS) do
      local plain = named("accelerators", id)
      assert.truthy(book:entry("accelerators", id), id)
      for _, spelling in ipairs { id:lower(), id:upper(), id:gsub("%-", "_"), (id:gsub("%-", " ")) } do
        assert.equal(plain, named("accelerators", spelling), spelling)
      end
    end
  end)

  it("of measurements lead to quantizations", function()
    assert.same({}, unknown("quantization", DTYPES))
    for _, name in ipairs(DTYPES) do
      assert.equal(named("quantization", name), named("quantization", name:upper():gsub("%-", "_")))
    end
  end)

  it("mean one entry each: no word of a catalog is ambiguous", function()
    for _, kind in ipairs { "models", "accelerators", "quantization" } do
      for _, listed in ipairs(assert(book:list { kind = kind })) do
        local shown = assert(book:show(listed.name, { kind = kind }))
        for _, alias in ipairs(shown.aliases) do
          assert.equal(listed.name, named(kind, alias), alias)
          assert.equal(listed.name, named(kind, alias:match("[^/]+$")), alias)
        end
        assert.equal(listed.name, named(kind, listed.name:match("[^/]+$")))
      end
    end
  end)

  it("are backed by sources: 60 models and 35 accelerators at least", function()
    for kind, least in pairs { models = 60, accelerators = 35 } do
      local list = assert(book:list { kind = kind })
      assert.is_true(#list >= least)
      for _, listed in ipairs(list) do
        assert.matches("%a%a%a", listed.source, 1, false)
      end
    end
  end)
end)

describe("a model's name", function()
  it("may be that of a tuning, a packing, a date or a publisher", function()
    each_means("models", {
      ["meta/llama-3.1-8b"] = { "neuralmagic/Meta-Llama-3.1-8B-Instruct-quantized.w8a8", "llama3.1:8b",
        "nvidia/Llama-3.1-8B-Instruct-NVFP4", "bartowski/Meta-Llama-3.1-8B-Instruct-GGUF", "Llama 3.1 8B",
        "llama3.1:8b-instruct-q4_K_M", "Llama-3.1-8B-Instruct-Q4_K_M.gguf", "Llama-3.1-8B-Instruct-IQ2_XXS.gguf",
        "models--meta-llama--Llama-3.1-8B-Instruct", "/models/Llama-3.1-8B-Instruct/",
        "deepseek-ai/DeepSeek-R1-Distill-Llama-8B" },
      ["meta/llama-3.1-70b"] = { "meta-llama/Meta-Llama-3.1-70B-Instruct-FP8", "Meta-Llama-3.1-70B-Instruct-Turbo",
        "amd/Llama-3.1-70B-Instruct-FP8-KV", "hugging-quants/Meta-Llama-3.1-70B-Instruct-GPTQ-INT4",
        "nvidia/Llama-3.1-Nemotron-70B-Instruct-HF" },
      ["meta/llama-3.1-405b"] = { "nvidia/Llama-3.1-405B-Instruct-FP4",
        "hugging-quants/Meta-Llama-3.1-405B-Instruct-AWQ-INT4" },
      ["meta/llama-3.3-70b"] = { "unsloth/Llama-3.3-70B-Instruct-unsloth-bnb-4bit", "llama3.3",
        "RedHatAI/Llama-3.3-70B-Instruct-FP8-dynamic", "bartowski/meta-llama_Llama-3.3-70B-Instruct-GGUF" },
      ["meta/llama-2-70b"] = { "TheBloke/Llama-2-70B-Chat-GPTQ", "meta-llama/Llama-2-70b-chat-hf", "Llama2-70B" },
      ["meta/llama-3.2-3b"] = { "mlx-community/Llama-3.2-3B-Instruct-4bit" },
      ["meta/llama-4-scout"] = { "RedHatAI/Llama-4-Scout-17B-16E-Instruct-quantized.w4a16" },
      ["meta/llama-4-maverick"] = { "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8" },
      ["mistral/mixtral-8x7b"] = { "mistralai/Mixtral-8x7B-Instruct-v0.1", "mixtral:8x7b",
        "TheBloke/Mixtral-8x7B-Instruct-v0.1-GGUF" },
      ["mistral/mistral-7b-v0.1"] = { "mistralai/Mistral-7B-Instruct-v0.1", "TheBloke/Mistral-7B-v0.1-AWQ" },
      ["mistral/mistral-7b-v0.2"] = { "TheBloke/Mistral-7B-Instruct-v0.2-GGUF" },
      ["mistral/mistral-7b-v0.3"] = { "neuralmagic/Mistral-7B-Instruct-v0.3-GPTQ-4bit" },
      ["mistral/mistral-small-3.2-24b"] = { "mistralai/Mistral-Small-3.1-24B-Instruct-2503",
        "RedHatAI/Mistral-Small-3.2-24B-Instruct-2506-FP8" },
      ["qwen/qwen3-235b-a22b-2507"] = { "Qwen/Qwen3-235B-A22B-Instruct-2507-FP8",
        "Qwen/Qwen3-235B-A22B-Thinking-2507" },
      ["qwen/qwen3-235b-a22b"] = { "nvidia/Qwen3-235B-A22B-NVFP4", "qwen3:235b-a22b" },
      ["qwen/qwen2.5-7b"] = { "Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4", "Qwen/Qwen2.5-Coder-7B-Instruct-AWQ" },
      ["qwen/qwen3-8b"] = { "mlx-community/Qwen3-8B-4bit-DWQ", "Qwen/Qwen3-8B-Base" },
      ["qwen/qwen3-next-80b-a3b"] = { "Qwen/Qwen3-Next-80B-A3B-Instruct-FP8" },
      ["qwen/qwen3.5-397b-a17b"] = { "Qwen/Qwen3.5-397B-A17B-FP8", "nvidia/Qwen3.5-397B-A17B-NVFP4" },
      ["deepseek/deepseek-r1"] = { "deepseek-ai/DeepSeek-R1-0528", "nvidia/DeepSeek-R1-0528-NVFP4-v2",
        "amd/DeepSeek-R1-MXFP4-Preview", "deepseek-r1:671b" },
      ["deepseek/deepseek-v3"] = { "deepseek-ai/DeepSeek-V3-0324", "deepseek-ai/DeepSeek-V3.1-Terminus" },
      ["deepseek/deepseek-v3.2"] = { "nvidia/DeepSeek-V3.2-NVFP4", "deepseek-ai/DeepSeek-V3.2-Exp" },
      ["openai/gpt-oss-120b"] = { "openai/gpt-oss-120b", "gpt-oss:120b", "unsloth/gpt-oss-120b-BF16" },
      ["google/gemma-3-27b"] = { "google/gemma-3-27b-it-qat-q4_0-gguf", "bartowski/google_gemma-3-27b-it-GGUF",
        "google/gemma-3-27b-pt" },
      ["microsoft/phi-4"] = { "RedHatAI/phi-4-quantized.w4a16", "unsloth/phi-4-unsloth-bnb-4bit" },
      ["zai/glm-5"] = { "zai-org/GLM-5-FP8", "nvidia/GLM-5-NVFP4" },
      ["zai/glm-4.5-air"] = { "zai-org/GLM-4.5-Air-FP8" },
      ["minimax/minimax-m2.5"] = { "lukealonso/MiniMax-M2.5-NVFP4", "minimax_m2.5" },
      ["moonshot/kimi-k2-0905"] = { "moonshotai/Kimi-K2-Instruct-0905" },
      ["nvidia/nemotron-nano-9b-v2"] = { "nvidia/NVIDIA-Nemotron-Nano-9B-v2-FP8" },
      ["tinyllama/tinyllama-1.1b"] = { "TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF" },
      ["google/t5-base"] = { "somebody/t5-base-onnx" },
    })
  end)

  it("that means another build stays unknown", function()
    for _, name in ipairs { "Qwen/Qwen2.5-VL-7B-Instruct", "gpt-4-turbo", "gpt-4o", "google/flan-t5-large",
                            "meta-llama/Llama-3.2-11B-Vision-Instruct", "llama-27b",
                            "CohereForAI/c4ai-command-r-08-2024",
                            "meta-llama/Llama-3.1-9B-Instruct", "google/gemma-3n-E4B-it", "microsoft/phi-4-multimodal",
                            "mistralai/Mistral-7B-Instruct-v0.9", "instruct", "-FP8", "/", "--", "()",
                            ("-it"):rep(2000), ("a/"):rep(5000) } do
      local found, message = book:entry("models", name)
      assert.is_nil(found, name)
      assert.matches("^unknown model ", message)
    end
  end)
end)

describe("an accelerator's name", function()
  it("may be that of a driver or of a shop, or some of its words", function()
    each_means("accelerators", {
      ["nvidia/h100-sxm-80gb"] = { "h100-sxm", "H100 SXM5 80GB", "NVIDIA H100 80GB HBM3", "h100_sxm", "H100SXM" },
      ["nvidia/h100-pcie-80gb"] = { "NVIDIA H100 PCIe", "H100 80GB PCIe" },
      ["nvidia/h100-nvl-94gb"] = { "NVIDIA H100 NVL" },
      ["nvidia/h200-sxm-141gb"] = { "H200", "NVIDIA H200", "H200-SXM5-141GB" },
      ["nvidia/a100-sxm-80gb"] = { "NVIDIA A100-SXM4-80GB", "A100 80GB SXM" },
      ["nvidia/a100-pcie-80gb"] = { "NVIDIA A100 80GB PCIe" },
      ["nvidia/a100-pcie-40gb"] = { "NVIDIA A100-PCIE-40GB" },
      ["nvidia/b200-sxm-180gb"] = { "B200", "NVIDIA B200", "b200_sxm" },
      ["nvidia/b300-sxm-288gb"] = { "B300" },
      ["nvidia/gb200-186gb"] = { "GB200", "gb200_sxm" },
      ["nvidia/gh200-480gb-96gb-hbm3"] = { "NVIDIA GH200 480GB" },
      ["nvidia/l40s-48gb"] = { "L40S", "NVIDIA L40S" }, ["nvidia/l4-24gb"] = { "L4" },
      ["nvidia/rtx-4090-24gb"] = { "RTX 4090", "rtx4090", "4090", "NVIDIA GeForce RTX 4090" },
      ["nvidia/rtx-3090ti-24gb"] = { "NVIDIA GeForce RTX 3090 Ti" },
      ["nvidia/rtx-6000-ada-48gb"] = { "NVIDIA RTX 6000 Ada Generation" },
      ["nvidia/rtx-a6000-48gb"] = { "A6000", "NVIDIA RTX A6000" },
      ["nvidia/rtx-pro-6000-blackwell-96gb"] = { "NVIDIA RTX PRO 6000 Blackwell Server Edition" },
      ["nvidia/t4-16gb"] = { "Tesla T4", "T4" }, ["nvidia/a10g-24gb"] = { "NVIDIA A10G" },
      ["nvidia/v100-sxm2-16gb"] = { "Tesla V100-SXM2-16GB" },
      ["nvidia/dgx-spark-gb10-128gb"] = { "DGX Spark", "GB10" },
      ["amd/mi300x-192gb"] = { "MI300X", "AMD Instinct MI300X OAM" },
      ["amd/rx-7900xtx-24gb"] = { "AMD Radeon RX 7900 XTX" },
      ["google/tpu-v5e-16gb"] = { "TPU v5e", "tpuv5e", "v5e" },
      ["aws/trainium2-96gb"] = { "Trainium 2", "trn2" }, ["aws/inferentia2-32gb"] = { "inf2" },
      ["intel/gaudi3-128gb"] = { "Intel Gaudi 3" }, ["apple/m2-ultra-76core-192gb"] = { "Apple M2 Ultra" },
    })
  end)

  it("that fits several is an error that lists them", function()
    for name, list in pairs {
      H100 = "'nvidia/h100-nvl-94gb', 'nvidia/h100-pcie-80gb' or 'nvidia/h100-sxm-80gb'",
      ["H100-80GB"] = "'nvidia/h100-pcie-80gb' or 'nvidia/h100-sxm-80gb'",
      ["A100-80GB"] = "'nvidia/a100-pcie-80gb' or 'nvidia/a100-sxm-80gb'",
      ["a100_sxm"] = "'nvidia/a100-sxm-40gb' or 'nvidia/a100-sxm-80gb'",
      ["V100 SXM2"] = "'nvidia/v100-sxm2-16gb' or 'nvidia/v100-sxm2-32gb'",
      ["RTX 6000"] = "'nvidia/rtx-6000-ada-48gb' or 'nvidia/rtx-pro-6000-blackwell-96gb'",
    } do
      assert.equal(("accelerator '%s' is ambiguous: write %s"):format(name, list), named("accelerators", name))
    end
  end)

  it("that none has stays unknown", function()
    for _, name in ipairs { "h800", "unknown", "nvidia", "gpu", "" } do
      assert.matches("^unknown accelerator", named("accelerators", name))
    end
  end)
end)

describe("a quantization's name", function()
  it("may be any that is usual", function()
    each_means("quantization", {
      bf16 = { "BF16", "bfloat16" }, fp16 = { "float16", "half" }, fp32 = { "float32" },
      fp8 = { "fp8_e4m3", "FP8-dynamic" }, ["fp8-block"] = { "fp8_block" }, int8 = { "w8a8", "smoothquant" },
      int4 = { "w4a16" }, ["gptq-int4"] = { "GPTQ", "gptq_int4", "gptq-4bit-g128" }, awq = { "AWQ-int4" },
      nvfp4 = { "NVFP4", "fp4" }, mxfp4 = { "MXFP4" }, nf4 = { "bnb-4bit" },
      ["gguf-q4_k_m"] = { "Q4_K_M", "gguf q4_k_m", "GGUF-Q4-K-M" }, ["gguf-q8_0"] = { "q8_0" },
      ["gguf-iq4_xs"] = { "IQ4_XS" }, ["exl2-4.0"] = { "exl2-4.0bpw" },
    })
  end)
end)
