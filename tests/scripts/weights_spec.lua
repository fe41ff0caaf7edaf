-- Weights of the catalogs' models: part by part, per device; adapters.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local memory = perigee.memory

-- Llama 3.1 8B (tests/core/test_architecture.c): its parameters, those of embedding
-- and output layer, of key and value each, of norms.
local ALL, WORDS, VALUES, NORMS = 8030261248, 525336576, 134217728, 266240

local function points(f)
  local result, message = model.run({}, f)
  assert(result, message)
  local found = {}
  for _, output in ipairs(result.outputs) do found[output.name] = output.point end
  return found
end

local function llama(fields)
  fields.model = "meta/llama-3.1-8b"
  return memory.model_weights(fields)
end

describe("the weights of a catalog's model", function()
  it("keep embedding, output layer and norms as the scheme does", function()
    local found = points(function()
      return { bf16 = llama { quantization = "bf16" }, gptq = llama { quantization = "gptq-int4" },
               q8 = llama { quantization = "q8_0" } }
    end)
    local kept = 2 * WORDS + NORMS
    assert.equal(2 * ALL, found.bf16)
    assert.is_near((ALL - kept) * 4.156 / 8 + 2 * kept, found.gptq, 1)
    assert.is_near((ALL - NORMS) * 8.5 / 8 + 4 * NORMS, found.q8, 1)
  end)

  -- Of 32 layers 4 and 4 and 24 / 3 = 8 of those between, a half, have value and down
  -- in 6.5625 bits; the others 4.5; the output layer 6.5625.
  it("follow llama.cpp's rules by layers", function()
    local down = 32 * 4096 * 14336
    local more = (down + VALUES) / 2 + WORDS
    local found = points(function() return { x = llama { quantization = "gguf-q4_k_m" } } end)
    assert.is_near((more * 6.5625 + (ALL - NORMS - more) * 4.5) / 8 + 4 * NORMS, found.x, 1)
  end)

  -- Tied: Qwen2.5-0.5B's only table of words is in the output layer's 8.5 bits, for 896
  -- is no multiple of 256; nor are down's inputs, 4864 is; biases are in 32 bits.
  it("store odd widths and tied tables otherwise", function()
    local found = points(function()
      return { x = memory.model_weights { model = "qwen/qwen2.5-0.5b", quantization = "q6_k" } }
    end)
    local words, down, norms = 151936 * 896, 24 * 896 * 4864, 49 * 896
    local biases = 24 * (896 + 2 * 128)
    local odd = 494032768 - words - down - norms - biases
    assert.is_near(((words + odd) * 8.5 + down * 6.5625) / 8 + 4 * (norms + biases), found.x, 1)
  end)

  it("keep the experts that the vendor stores in 4 bits", function()
    local found = points(function()
      return { native = memory.model_weights { model = "openai/gpt-oss-20b" },
               packed = memory.model_weights { model = "openai/gpt-oss-20b", quantization = "q8_0" },
               fp8 = memory.model_weights { model = "deepseek-r1", quantization = "q4_k_m" } }
    end)
    local experts = 24 * 32 * 3 * 2880 * 2880
    assert.is_true(found.packed > experts * 4.25 / 8 and found.packed < experts * 4.5 / 8 + 2.5e9)
    assert.is_near(404.4e9, found.fp8, 0.01 * 404.4e9) -- unsloth/DeepSeek-R1-GGUF, recalled
    assert.is_near(experts * 4.25 / 8 + 2 * (20914757184 - experts), found.native, 1)
  end)

  -- 16 devices, 8 key-value heads: key and value on two devices each; norms on all.
  -- Two stages: half of the layers and one table of words; norms of 33 half each too.
  it("are split among devices", function()
    local found = points(function()
      return { t = llama { quantization = "bf16", tensor_parallel = 16 },
               p = llama { quantization = "bf16", pipeline_parallel = 2 } }
    end)
    assert.is_near(2 * ((ALL - 2 * VALUES - NORMS) / 16 + 2 * VALUES / 8 + NORMS), found.t, 1)
    assert.is_near(ALL - 2 * WORDS + 2 * WORDS, found.p, 1)
  end)

  it("never take less for more bits, nor more on more devices", function()
    local schemes = { "iq1_s", "iq2_xxs", "q2_k", "q3_k_s", "q3_k_m", "q4_k_s", "q4_k_m", "q5_k_m",
                      "q6_k", "q8_0", "bf16", "fp32" }
    for _, name in ipairs { "meta/llama-3.1-8b", "openai/gpt-2", "mistral/mixtral-8x7b",
                            "deepseek/deepseek-v3", "qwen/qwen3-next-80b-a3b" } do
      local found = points(function()
        local made = {}
        for i, scheme in ipairs(schemes) do
          made["s" .. i] = memory.model_weights { model = name, quantization = scheme }
          made["t" .. i] = memory.model_weights { model = name, quantization = "bf16", tensor_parallel = i }
          made["p" .. i] = memory.model_weights { model = name, quantization = "bf16", pipeline_parallel = i }
        end
        return made
      end)
      for i = 2, #schemes do
        assert.is_true(found["s" .. i] > found["s" .. i - 1], name .. " " .. schemes[i])
        assert.is_true(found["t" .. i] <= found["t" .. i - 1], name)
        assert.is_true(found["p" .. i] <= found["p" .. i - 1], name)
      end
    end
  end)

  it("take uncertain and swept devices", function()
    local result = assert(model.run({ devices = { 1, 2, 4 }, stages = "choice(1, 2)" }, function(a)
      return { x = llama { quantization = "bf16", tensor_parallel = a.devices },
               y = llama { quantization = "bf16", pipeline_parallel = a.stages } }
    end))
    assert.equal(2 * ALL, result.outputs[1].point[1])
    assert.is_near(ALL + NORMS, result.outputs[1].point[2], 1)
  end)
end)

describe("adapters", function()
  -- Qwen3.5-27B attends in 16 of 64 layers: 16 * (5120 + 24 * 256) * 16 on queries.
  it("lie in the layers that have their matrix", function()
    local found = points(function()
      return { x = memory.adapters { model = "qwen3.5-27b", rank = 16, targets = { "query" } } }
    end)
    assert.equal(16 * (5120 + 24 * 256) * 16 * 2, found.x)
  end)

  -- Rank 16 on query and value: 16 * (4096 + 4096 + 4096 + 1024) * 32 layers, 2 bytes.
  it("lie in memory side by side", function()
    local found = points(function()
      return { one = memory.adapters { model = "llama-3.1-8b", rank = 16 },
               four = memory.adapters { model = "llama-3.1-8b", rank = 16, count = 4, targets = { "down" } } }
    end)
    assert.equal(16 * 13312 * 32 * 2, found.one)
    assert.equal(4 * 16 * (4096 + 14336) * 32 * 2, found.four)
  end)
end)

describe("what is wrong with weights", function()
  it("is named at its line", function()
    for _, case in ipairs {
      { "memory.model_weights { model = 'llama-3.1-8b' }",
        "perigee.memory.model_weights: 'quantization' is missing, as quantization = \"bf16\"" },
      { "memory.model_weights { model = 'llama-3.1-8b', quantisation = 'bf16' }",
        "perigee.memory.model_weights: unknown field 'quantisation': did you mean 'quantization'?" },
      { "memory.adapters { model = 'llama-3.1-8b', rank = 8, targets = { 'values' } }",
        "perigee.memory.adapters: unknown target 'values': did you mean 'value'?" },
      { "memory.adapters { model = 'deepseek-v3', rank = 8 }",
        "perigee.memory.adapters: the catalog does not tell the width of 'query' of deepseek/deepseek-v3" },
    } do
      local f = assert(load("local memory = ...\nreturn function()\n  local made = " .. case[1]
        .. "\n  return { x = made } end", "@m.lua"))(memory)
      local _, message = model.run({}, f)
      assert.equal("m.lua:3: " .. case[2], message:sub(1, #case[2] + 9))
    end
  end)
end)
