-- The shipped catalogs beside prices.  Known figures are checked by hand against
-- their sources, which stand beside them.
local catalog = require "perigee.catalog"
local dimensions = require "perigee.catalog.dimensions"
local kinds = require "perigee.catalog.kinds"
local parse = require "perigee.catalog.parse"
local schema = require "perigee.catalog.schema"

local shipped = assert(catalog.shipped())
local book = assert(catalog.open { folders = { shipped } })

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function entry(kind, name, day, region)
  return assert(book:entry(kind, name, { as_of = day or "2026-10-01", region = region }))
end

local function each(kind, call)
  local count = 0
  for _, listed in ipairs(assert(book:list { kind = kind })) do
    local shown = assert(book:show(listed.name, { kind = kind }))
    count = count + 1
    for _, row in ipairs(shown.rows) do
      call(row, shown)
    end
  end
  return count
end

describe("the shipped catalogs", function()
  it("hold as much as was collected", function()
    local least = { models = 126, accelerators = 80, machines = 410, hardware = 27, quantization = 45,
      tokenizers = 680,
                    staff = 5, energy = 68, regions = 90, finance = 10, services = 17, tuning = 4, swarms = 2,
                    efficiency = 33, utilisation = 26, currencies = 10 }
    for kind, count in pairs(least) do
      assert.truthy(#book:list { kind = kind } >= count, kind)
    end
  end)

  it("give a source for everything, and no day after the one on which it was read", function()
    for _, kind in ipairs(kinds.names) do
      each(kind, function(row, shown)
        assert.truthy(#row.source > 3, shown.name)
        if row.from and row.as_of and kind ~= "api-prices" then
          assert.truthy(row.from <= row.as_of, shown.name)
        end
      end)
    end
  end)

  it("know the grid and the halls of every region, and every region of a machine", function()
    each("regions", function(row, shown)
      assert.truthy(entry("energy", row.grid).intensity, shown.name)
      assert.truthy(entry("energy", row.hall).pue, shown.name)
    end)
    local count = 0
    each("machines", function(row, shown)
      if row.region then
        count = count + 1
        entry("regions", shown.provider .. "/" .. row.region)
      end
    end)
    assert.truthy(count > 500)
  end)

  it("say where an idle power is from, and none above the full one", function()
    local count = 0
    each("accelerators", function(row, shown)
      assert.equal(row.idle_power == nil, row.idle_source == nil, shown.name)
      if row.idle_power then
        count = count + 1
        assert.truthy(tonumber(row.idle_power:match "%d+") < tonumber(row.power:match "%d+"), shown.name)
      end
    end)
    assert.equal(8, count)
  end)

  it("name only accelerators and quantizations that there are", function()
    for _, kind in ipairs { "machines", "hardware" } do
      each(kind, function(_, shown)
        if shown.accelerator then
          local accelerator = entry("accelerators", shown.accelerator)
          assert.equal(shown.accelerator, accelerator.name)
          local memory = kind == "machines" and shown.memory
            or ("%d GB"):format(tonumber(shown.memory:match("^%d+")) // shown.count)
          assert.equal(accelerator.memory:match("^%d+"), (memory:match("^%d+")), shown.name)
        end
      end)
    end
    each("models", function(row, shown)
      assert.truthy(not row.native or entry("quantization", row.native), shown.name)
      for usual, own in pairs(row.checkpoints or {}) do
        assert.truthy(entry("quantization", usual) and entry("quantization", own), shown.name)
      end
    end)
    each("quantization", function(row, shown)
      assert.truthy(not row.native_experts or entry("quantization", row.native_experts), shown.name)
    end)
    each("swarms", function(row)
      assert.equal(row.model, entry("models", row.model).name)
    end)
    each("efficiency", function(_, shown)
      local short = shown.name:match "([^/]+)$"
      if short ~= "default" then
        assert.equal(short, entry("accelerators", short).name:match "([^/]+)$")
      end
    end)
    each("utilisation", function(row)
      local accelerator = entry("accelerators", row.accelerator)
      assert.equal(row.accelerator, accelerator.name)
      assert.is_string(accelerator[row.precision], row.accelerator)
    end)
  end)

  it("answer to the ids of the collected lists", function()
    for name, id in pairs {
      ["nvidia/h100-sxm-80gb"] = "H100-SXM-80GB", ["apple/m1-max-32core-64gb"] = "Apple-M1-Max-32core-64GB",
      ["google/tpu-v5e-16gb"] = "TPU-v5e-16GB", ["intel/max-1550"] = "Intel-Max-1550",
        ["amd/mi300x-192gb"] = "mi300x_192gb",
    } do
      assert.equal(name, entry("accelerators", id).name)
    end
    for id, name in pairs {
      ["meta-llama/Llama-2-70b-hf"] = "meta/llama-2-70b", ["meta-llama/Llama-2-70b-chat-hf"] = "meta/llama-2-70b",
      ["meta-llama/Llama-3.1-70B"] = "meta/llama-3.1-70b",
        ["meta-llama/Meta-Llama-3.1-70B-Instruct"] = "meta/llama-3.1-70b",
      ["neuralmagic/Meta-Llama-3.1-405B-Instruct-FP8"] = "meta/llama-3.1-405b",
      ["mistralai/Mixtral-8x7B-Instruct-v0.1"] = "mistral/mixtral-8x7b",
        ["tiiuae/falcon-180B-chat"] = "tii/falcon-180b",
      ["nvidia/DeepSeek-R1-NVFP4"] = "deepseek/deepseek-r1", ["Qwen/Qwen3-235B-A22B-FP8"] = "qwen/qwen3-235b-a22b",
      ["Qwen/Qwen3-235B-A22B-Instruct-2507-FP8"] = "qwen/qwen3-235b-a22b-2507",
        ["openai/gpt-oss-120b"] = "openai/gpt-oss-120b",
      ["google/flan-ul2"] = "google/flan-ul2", ["bert-base-uncased"] = "google/bert-base-uncased",
      ["BAAI/bge-base-en-v1.5"] = "baai/bge-base-en-v1.5",
    } do
      assert.equal(name, entry("models", id).name)
    end
    for _, word in ipairs { "bf16", "fp16", "fp8", "int8", "int4", "gptq-int4", "awq", "nf4", "nvfp4", "mxfp4",
      "gguf-q4_k_m",
                            "Q4_K_M", "GGUF_Q8_0", "bfloat16", "w8a8", "gptq" } do
      assert.truthy(entry("quantization", word), word)
    end
  end)

  it("are written up: every field of every kind is in the reference", function()
    local reference = read(shipped .. "/README.md")
    for _, kind in ipairs(kinds.list) do
      local section = reference:match("\n## [^\n]*`" .. kind.name:gsub("%-", "%%-") .. "`.-\n## ")
      assert.truthy(section, kind.name)
      for _, list in ipairs { kind.head, kind.fields, kind.tier_fields or {} } do
        for _, field in ipairs(list) do
          field = dimensions.by_name[field] and dimensions.by_name[field].base or field
          assert.truthy(section:find(field, 1, true) or reference:find("| `" .. field .. "` |", 1, true),
            kind.name .. ": " .. field)
        end
      end
    end
  end)

  it("hold no example in the reference that is at fault", function()
    local count = 0
    for example in read(shipped .. "/README.md"):gmatch("```lua\n(return { ?.-)```") do
      if not example:find("{ ... }", 1, true) then
        local data, places = parse.text(example, "README.md")
        local report = schema.report("README.md", assert(data and places, places))
        kinds.by_name[data.kind]:check(data, report)
        assert.same({}, report:problems())
        count = count + 1
      end
    end
    assert.equal(18, count) -- the machine of one's own, two of machines, one of each other kind but tuning and swarms
  end)
end)

describe("a known model", function()
  -- arXiv 2307.09288: 70B, 80 layers, grouped-query attention; the count is
  -- 32000*8192*2 + 80*(2*8192^2 + 2*8192*1024 + 3*8192*28672 + 2*8192) + 8192.
  it("is counted to the parameter: Llama 2 70B", function()
    local model = entry("models", "meta/llama-2-70b")
    local count = 32000 * 8192 * 2 + 80 * (2 * 8192 ^ 2 + 2 * 8192 * 1024 + 3 * 8192 * 28672 + 2 * 8192) + 8192
    assert.equal(("%d parameters"):format(count), model.parameters)
    assert.same({ 80, 8192, 64, 8, 128, 28672, 4096, "gqa" }, { model.layers, model.hidden, model.heads,
      model.kv_heads,
      model.head_dim, model.intermediate, model.context, model.attention })
  end)

  -- Claim B14: two times 40 layers of 5120 values, 2 bytes each: 0.8192 MB a token.
  it("has the cache that the claims know: Llama 2 13B", function()
    local model = entry("models", "meta/llama-2-13b")
    assert.equal(819200, 2 * model.layers * model.kv_heads * model.head_dim * 2)
  end)

  -- arXiv 2412.19437: 61 layers, a latent of 512 and 64 for positions; 671B of which 37B work.
  it("has a latent cache: DeepSeek-V3", function()
    local model = entry("models", "deepseek-ai/DeepSeek-V3")
    assert.equal(70272, model.layers * (model.kv_rank + model.rope_dim) * 2)
    assert.same({ "mla", 256, 8, 1, 3, "fp8" }, { model.attention, model.experts, model.experts_per_token,
      model.shared_experts, model.dense_layers, model.native })
    assert.is_nil(model.kv_heads)
  end)

  -- Google, "Gemma 3": five local layers to one global; 62 layers are 52 and 10.
  it("looks through a window: Gemma 3 27B, gpt-oss", function()
    assert.same({ 1024, 52 }, { entry("models", "gemma-3-27b").window, entry("models", "gemma-3-27b").window_layers })
    assert.same({ 128, 18 }, { entry("models", "gpt-oss-120b").window, entry("models", "gpt-oss-120b").window_layers })
  end)

  -- Their configs: one layer of four attends fully in Qwen3.5 and Qwen3-Next; index_topk
  -- of GLM-5 is 2048.
  it("is a hybrid, or sparse", function()
    local hybrid, sparse = entry("models", "Qwen/Qwen3.5-397B-A17B"), entry("models", "zai-org/GLM-5")
    assert.same({ 60, 15 }, { hybrid.layers, hybrid.attention_layers })
    assert.same({ 78, 2048 }, { sparse.layers, sparse.attended })
    assert.is_nil(sparse.attention_layers)
  end)

  -- The hub's counts of their checkpoints (memory.csv: safetensors.total).
  it("is counted to the parameter, with what sees and what predicts: Qwen3.5, Qwen3-Next", function()
    local function number(text) return tonumber(text and text:match("^%d+") or 0) end
    for name, count in pairs { ["qwen3.5-27b"] = 27781427952, ["qwen3.5-35b-a3b"] = 35951822704,
                               ["qwen3.5-122b-a10b"] = 125086497008, ["qwen3-next-80b-a3b"] = 81324862720 } do
      local model = entry("models", name)
      assert.equal(count, number(model.parameters) + number(model.vision_parameters)
        + number(model.predictor_parameters), name)
    end
  end)

  -- GPT-4 Technical Report, table 2; arXiv 2307.09288, table 3: 86.4 against 68.9.
  it("tells quality: GPT-4 leads Llama 2 70B by 17.5 points, about a quarter", function()
    assert.same({ "86.4 %", "68.9 %" }, { entry("models", "openai/gpt-4").mmlu, entry("models", "llama-2-70b").mmlu })
    assert.same({ true, "openai/gpt-4" }, { entry("models", "gpt-4").closed, entry("models", "gpt-4-0314").name })
  end)

  it("is there for each claim", function()
    for name, parameters in pairs { ["meta/llama-2-7b"] = 6.74, ["meta/llama-2-13b"] = 13.02,
      ["tii/falcon-180b"] = 178.6,
                                    ["google/flan-ul2"] = 19.59, ["baai/bge-base-en-v1.5"] = 0.109,
                                    ["google/bert-base-uncased"] = 0.109 } do
      local given = tonumber(entry("models", name).parameters:match("^%d+"))
      assert.truthy(math.abs(given / 1e9 / parameters - 1) < 0.01, name)
    end
  end)
end)

describe("a known machine", function()
  -- Claim B10: V100 16, A10G 24, A100 40 and 80 GB.
  it("has accelerators with the memory that the claims know", function()
    assert.same({ "16 GB", "24 GB", "40 GB", "80 GB" }, {
      entry("accelerators", "v100-sxm2-16gb").memory, entry("accelerators", "a10g").memory,
      entry("accelerators", "a100-sxm-40gb").memory, entry("accelerators", "a100-sxm-80gb").memory })
  end)

  -- NVIDIA H100 data sheet: 3.35 TB/s, 989 dense TFLOP/s, 700 W; vLLM's log: 79.18 GiB.
  it("runs on H100s", function()
    local machine = entry("machines", "aws/p5.48xlarge")
    local accelerator = entry("accelerators", machine.accelerator)
    assert.same({ 8, "3350 GB/s", "989 TFLOP/s", "1979 TFLOP/s", "700 W", "79.18 GiB" }, { machine.count,
      accelerator.bandwidth, accelerator.bf16, accelerator.fp8, accelerator.power, accelerator.usable_memory })
  end)

  -- aws.amazon.com/ec2/instance-types/p4, Wayback Machine 2024-08-03: $32.77, $19.22 and
  -- $11.57 committed; instances.vantage.sh 2026-01-21: 21.957642.
  it("of AWS fell in June 2025", function()
    local before, after = entry("machines", "aws/p4d.24xlarge", "2025-06-04"), entry("machines", "aws/p4d.24xlarge",
      "2025-06-05")
    assert.same({ "32.77 USD/hour", "19.22 USD/hour", "11.57 USD/hour", "us-east-1" },
      { before.on_demand, before.reserved_1y, before.reserved_3y, before.region })
    assert.equal("21.957642 USD/hour", after.on_demand)
    assert.matches("recalled, not read", after.note)
    assert.equal("32.77 USD/hour", entry("machines", "aws/p4d.24xlarge", "2022-06-01").on_demand)
    assert.equal("23.71569 USD/hour", entry("machines", "aws/p4d.24xlarge", nil, "eu-west-1").on_demand)
  end)

  -- aws-samples pricing.yml, 2025-01-26.
  it("of SageMaker is what the sample lists", function()
    assert.equal("2.03 USD/hour", entry("machines", "aws/ml.g5.4xlarge").on_demand)
    local small = entry("machines", "ml.m5.xlarge")
    assert.same({ "0.23 USD/hour", "sagemaker" }, { small.on_demand, small.service })
    assert.is_nil(small.accelerator)
  end)

  -- Cyclenerd pricing.yml, 2026-07-30; The Full Stack, 2023.
  it("of Google and Lambda has its history", function()
    assert.equal("3.67 USD/hour", entry("machines", "gcp/a2-highgpu-1g", "2023-11-01").on_demand)
    assert.equal("1.10 USD/hour", entry("machines", "lambda/gpu_1x_a100_sxm4", "2023-11-01").on_demand)
    assert.equal("1.29 USD/hour", entry("machines", "lambda/gpu_1x_a100_sxm4", "2024-09-01").on_demand)
    assert.equal("1.99 USD/hour", entry("machines", "lambda/gpu_1x_a100_sxm4", "2026-06-01").on_demand)
    assert.equal("27.197 USD/hour", entry("machines", "Standard_ND96asr_v4").on_demand)
  end)

  -- 0.19 and a T4 of 0.35; 0.41834 and two T4 of 0.3675; eight V100 of 2.75; a V100 of 2.48 beside 0.38.
  it("is that of the whole, where it is given by the accelerator or beside a host", function()
    local function whole(name, region)
      for _, listed in ipairs(book:list { kind = "machines", as_of = "2026-08-01", region = region, match = name }) do
        if listed.name == name then return listed.on_demand end
      end
    end
    assert.equal("0.54 USD/hour", whole "gcp/n1-standard-4-1xt4")
    assert.equal("1.15334 USD/hour", whole("gcp/n1-standard-8-2xt4", "europe-west4"))
    assert.equal("22.00 USD/hour", whole "azure/nd40rs-v2")
    assert.equal("2.86 USD/hour", whole "gcp/n1-standard-8-1xv100")
    assert.equal("1.56 USD/hour", entry("machines", "gcp/n1-standard-8-1xv100", "2025-06-01").reserved_1y)
  end)

  it("is known of every host where something is added to it", function()
    local added = 0
    for _, listed in ipairs(book:list { kind = "machines", as_of = "2026-08-01" }) do
      local record = entry("machines", listed.name, "2026-08-01")
      if record.host then
        added = added + 1
        assert.is_string(listed.on_demand, listed.name)
        assert.is_string(listed.spot, listed.name)
      end
    end
    assert.equal(3, added)
  end)

  -- Claim A18: nothing at 3.70 USD an hour held 210 GB; The Full Stack's list has eight
  -- A40 or A6000 for 6.32.
  it("with 210 GB cost at least 6.32 USD an hour in 2023", function()
    local best
    for _, listed in ipairs(book:list { kind = "machines", as_of = "2023-11-01" }) do
      local memory = listed.memory and listed.count * tonumber(listed.memory:match("^%d+")) or 0
      local price = listed.on_demand and tonumber(listed.on_demand:match("^[%d.]+"))
      if memory >= 210 and price then
        best = math.min(best or price, price)
      end
    end
    assert.equal(6.32, best)
  end)

  -- Nvidia, 2020-05-14: DGX A100 from $199,000.
  it("can be bought", function()
    local box = entry("hardware", "nvidia/dgx-a100-320gb", "2023-11-01")
    assert.same({ "199000 USD", 8, "320 GB", "6.5 kW" }, { box.price, box.count, box.memory, box.power })
    assert.equal("270000 USD", entry("hardware", "dgx-h100", "2023-11-01").price)
  end)
end)

describe("a known figure", function()
  -- ggml-org/llama.cpp tools/quantize: Q4_K_M of Llama 3.1 8B is 4.58 GiB: * 2^30 * 8 / 8030261248.
  it("of quantization is what the file weighs", function()
    local bits = tonumber(entry("quantization", "gguf-q4_k_m").weights:match("^[%d.]+"))
    assert.truthy(math.abs(bits - 4.58 * 2 ^ 30 * 8 / 8030261248) < 0.01)
    assert.equal("4.156 bits/parameter", entry("quantization", "gptq-int4").weights) -- 4 + 20 / 128
    assert.equal("4.25 bits/parameter", entry("quantization", "mxfp4").weights) -- 4 + 8 / 32
    assert.equal("4.5 bits/parameter", entry("quantization", "nvfp4").weights) -- 4 + 8 / 16
  end)

  -- FLORES-200 by tokenization-fairness: 52,835 tokens of 42,855 words; 2,048 / 1,500 / 1.2329 = 1.1074.
  it("of tokens per word", function()
    local english = entry("tokenizers", "cl100k_base/english")
    assert.equal(("%.4g tokens/word"):format(52835 / 42855), english.tokens_per_word)
    local low, high = english.spread:match("^([%d.]+) to ([%d.]+) tokens/word$")
    assert.truthy(math.abs(high / low - 1.1074 ^ 2) < 0.002)
    assert.truthy(math.abs(high - 2048 / 1500) < 0.001)
    assert.equal("1.415 tokens/word", entry("tokenizers", "llama/english").tokens_per_word)
    assert.equal("cl100k_base/german", entry("tokenizers", "cl100k-base/deu_Latn").name)
    assert.is_nil(entry("tokenizers", "cl100k_base/japanese").tokens_per_word)
  end)

  -- docs.aws.amazon.com: 0.0000166667 USD a GB-second, 0.20 USD a million calls.
  it("of functions and gateways", function()
    local lambda = entry("services", "aws/lambda", "2023-11-01")
    assert.same({ "0.0000166667 USD/(GB s)", "0.20 USD/Mrequest" }, { lambda.price, lambda.request })
    assert.equal("1.00 USD/Mrequest", entry("services", "aws/api-gateway-http", "2023-11-01").price)
  end)

  it("of people, energy, finance and claims", function()
    assert.equal("triangular(123678, 150000, 181556) USD/(person year)", entry("staff", "ml-engineer",
      "2023-11-01").salary)
    assert.equal("staff", entry("staff", "sre") and "staff")
    assert.equal("0.0892 USD/kWh", entry("energy", "us-virginia").electricity) -- EIA 2023
    assert.equal("381 gCO2e/kWh", entry("energy", "germany").intensity) -- Our World in Data, 2023
    assert.equal("6 years", entry("finance", "life-google").life)
    assert.equal("10 to 1000 USD", entry("tuning", "prompts").price) -- claim C11
    assert.same({ "6 tokens/s", "4 tokens/s" }, -- claim D05
      { entry("swarms", "llama-2-70b").speed, entry("swarms", "falcon-180b").speed })
  end)
end)
