-- perigee.memory.footprint: what lies on a device, and what fits.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local footprint = perigee.memory.footprint

local NAMES = { "weights", "kv_token", "sequence", "kv", "activation", "overhead", "device", "pool",
                "kv_tokens", "most", "adapters", "capacity" }

local function points(given, assume)
  local result, message = model.run(assume or {}, function(a)
    local found, made = footprint(type(given) == "function" and given(a) or given), {}
    for _, name in ipairs(NAMES) do made[name] = found[name] end
    made.fits = perigee.where(found.fits, 1, 0)
    return made
  end)
  assert(result, message)
  local found = {}
  for _, output in ipairs(result.outputs) do found[output.name] = output.point end
  return found
end

local function llama(fields)
  local given = { model = "llama-3.1-8b", quantization = "bf16", memory = "80 GB", context = "4096 tokens",
                  batched_tokens = 2048, sequences = 16 }
  for name, value in pairs(fields or {}) do given[name] = value end
  return given
end

-- Llama 3.1 8B (tests/core/test_architecture.c): 32 layers, 8 heads of 128: 131072 B a
-- token; a step of 2048 tokens: 2048 * (4 * 4096 + 3 * 14336) * 2 B, more than the
-- logits, 16 * 128256 * 38.5 B.
local WEIGHTS, TOKEN, STEP = 2 * 8030261248, 131072, 2048 * 59392 * 2
local GIB = 2 ^ 30

describe("the footprint of a model on a device", function()
  it("adds up", function()
    local found = points(llama { concurrency = 10 })
    assert.equal(WEIGHTS, found.weights)
    assert.equal(TOKEN, found.kv_token)
    assert.equal(4096 * TOKEN, found.sequence)
    assert.equal(40960 * TOKEN, found.kv)
    assert.equal(STEP, found.activation)
    assert.is_near(0.53 * GIB, found.overhead, 1)
    assert.is_near(WEIGHTS + 40960 * TOKEN + STEP + 0.53 * GIB, found.device, 1)
    local pool = 0.9 * 80e9 - WEIGHTS - STEP - 0.13 * GIB
    assert.is_near(pool, found.pool, 1)
    assert.equal(pool // (16 * TOKEN) * 16, found.kv_tokens)
    assert.equal(pool // (4096 * TOKEN), found.most)
    assert.equal(1, found.fits)
  end)

  -- 16 devices hold a head each, though there are 8: a token takes an eighth; what the
  -- links take is on top, 0.15 GiB.  fp8 halves a value.
  it("is split among devices", function()
    local found = points(llama { tensor_parallel = 16, kv_cache = "fp8", sequences = 1 })
    assert.equal(TOKEN / 8 / 2, found.kv_token)
    assert.equal(2048 * (4 * 4096 + 3 * 14336 / 16) * 2, found.activation)
    assert.is_near(0.68 * GIB, found.overhead, 1)
    assert.equal(TOKEN / 4, points(llama { pipeline_parallel = 4 }).kv_token)
  end)

  -- A latent vector, 576 values in 61 layers of 2 bytes, lies on every device.
  it("holds a latent cache on every device", function()
    local found = points(llama { model = "deepseek-v3", tensor_parallel = 8 })
    assert.equal(70272, found.kv_token)
  end)

  -- Qwen3-Next: 12 layers of 2 heads of 256 keep 2 * 2 B * 512 a token; 36 keep a state
  -- of 4096 * 128 values of 4 bytes, whatever the sequence.
  it("counts the states of linear attention once a sequence", function()
    local found = points(llama { model = "qwen3-next-80b-a3b" })
    assert.equal(12 * 2048, found.kv_token)
    assert.equal(4096 * 12 * 2048 + 36 * 4096 * 128 * 4, found.sequence)
  end)

  it("of an encoder has no cache and no next token", function()
    local found = points(llama { model = "bert-base-uncased", context = "512 tokens" })
    assert.equal(0, found.kv)
    assert.equal(2048 * (4 * 768 + 3 * 3072) * 2, found.activation)
    assert.is_nil(found.most)
  end)

  -- llama.cpp logs 320.5 MiB for Llama 2 7B at 4096 tokens, in steps of 512.
  it("of llama.cpp holds attention scores whole", function()
    local found = points { model = "llama-2-7b", quantization = "q4_k_m", engine = "llama.cpp",
                           memory = "24 GB", context = "4096 tokens", kv_cache = "f16" }
    assert.equal(320.5 * 2 ^ 20, found.activation)
  end)

  it("does not fit where the device is too small", function()
    assert.equal(0, points(llama { memory = "16 GB" }).fits)
    assert.equal(0, points(llama { memory = "16 GB" }).pool)
    assert.equal(0, points(llama { concurrency = 10000 }).fits)
  end)

  it("makes room for adapters", function()
    local bare, with = points(llama()), points(llama { adapters = "1 GB" })
    assert.is_near(1e9, bare.pool - with.pool, 1)
    assert.is_near(1e9, with.device - bare.device, 1)
  end)

  it("takes more context, never fewer bytes; more devices or fewer bits, never a smaller batch", function()
    local last
    for _, context in ipairs { "1k tokens", "2k tokens", "17k tokens", "100k tokens" } do
      local now = points(llama { context = context, model = "gemma-2-9b" })
      assert.is_true(not last or now.sequence >= last.sequence and now.most <= last.most)
      last = now
    end
    for _, field in ipairs { "tensor_parallel", "pipeline_parallel" } do
      last = nil
      for devices = 1, 16 do
        local now = points(llama { [field] = devices, model = "qwen2.5-7b" })
        assert.is_true(not last or now.most >= last.most, field .. devices)
        last = now
      end
    end
    last = nil
    for _, scheme in ipairs { "fp32", "bf16", "fp8", "q6_k", "q4_k_m", "iq2_xs" } do
      local now = points(llama { quantization = scheme })
      assert.is_true(not last or now.most >= last.most and now.device <= last.device, scheme)
      last = now
    end
  end)

  it("takes uncertain and swept arguments", function()
    local found = points(function(a)
      return llama { context = a.context, tensor_parallel = a.devices, concurrency = a.users }
    end, { context = "1k .. 3k tokens", devices = { 1, 2 }, users = "normal(20, 2)" })
    assert.equal(2000 * TOKEN, found.sequence[1])
    assert.equal(1000 * TOKEN, found.sequence[2])
  end)

  it("names what is wrong, at its line", function()
    for _, case in ipairs {
      { "{ model = 'llama-3.1-8b', context = '4k tokens', quantization = 'bf16' }",
        "perigee.memory.footprint: the device is missing, as accelerator = \"h100-sxm-80gb\" or memory = \"80 GB\"" },
      { "{ model = 'llama-3.1-8b', memory = '80 GB', quantization = 'bf16' }",
        "perigee.memory.footprint: 'context' is missing, as context = \"4096 tokens\"" },
      { "{ model = 'llama-3.1-8b', memory = '80 GB', contxt = 3 }",
        "perigee.memory.footprint: unknown field 'contxt': did you mean 'context'?" },
      { "{ model = 'llama-3.1-8b', memory = '80 GB', context = '4k tokens' }",
        "perigee.memory.footprint: 'quantization' is missing, as quantization = \"bf16\"" },
      { "{ model = 'llama-3.1-8b', memory = '80 GB', context = '80 GB', quantization = 'bf16' }",
        "context must be token, as \"1 token\", not byte" },
    } do
      local f = assert(load("local footprint = ...\nreturn function()\n  local made = footprint" .. case[1]
        .. "\n  return { x = made.device } end", "@m.lua"))(footprint)
      local _, message = model.run({}, f)
      assert.equal("m.lua:3: " .. case[2], message:sub(1, #case[2] + 9))
    end
  end)
end)
