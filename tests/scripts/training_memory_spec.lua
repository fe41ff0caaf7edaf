-- perigee.memory.training: what training holds on a device.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local training = perigee.memory.training

local NAMES = { "weights", "gradients", "optimizer", "master", "gathered", "activation", "device", "trained" }

local function points(given, assume)
  local result, message = model.run(assume or {}, function(a)
    local found, made = training(type(given) == "function" and given(a) or given), {}
    for _, name in ipairs(NAMES) do made[name] = found[name] end
    return made
  end)
  assert(result, message)
  local found = {}
  for _, output in ipairs(result.outputs) do found[output.name] = output.point end
  return found
end

local function llama(fields)
  local given = { model = "llama-3.1-8b", sequence = "1000 tokens", logits = false }
  for name, value in pairs(fields or {}) do given[name] = value end
  return given
end

-- Llama 3.1 8B: its parameters; a token leaves 41 * 4096 bytes in each of 32 layers
-- (tests/core/test_training_memory.c).
local ALL, STEP = 8030261248, 32 * 1000 * 41 * 4096

describe("the memory of training", function()
  it("is 16 bytes a parameter in mixed precision, and activations", function()
    local found = points(llama())
    assert.equal(2 * ALL, found.weights)
    assert.equal(2 * ALL, found.gradients)
    assert.equal(8 * ALL, found.optimizer)
    assert.equal(4 * ALL, found.master)
    assert.equal(STEP, found.activation)
    assert.equal(16 * ALL + STEP, found.device)
    assert.equal(STEP + 1000 * 128256 * 4, points(llama { logits = true }).activation)
  end)

  it("takes other precisions and optimizers", function()
    local pure = points(llama { precision = "bf16", optimizer = "adamw-bf16" })
    assert.equal(8 * ALL + STEP, pure.device)
    assert.equal(2 * ALL, points(llama { optimizer = "adamw-8bit" }).optimizer)
    assert.equal(0, points(llama { optimizer = "sgd" }).optimizer)
    assert.equal(12 * ALL, points(llama { optimizer_bits = 96 }).optimizer)
  end)

  -- Rajbhandari et al.: stage 1 splits 12 bytes, 2 the gradients too, 3 the weights; the
  -- table of words, 128256 * 4096, is whole with its gradient while it is used.
  it("is split by the stages of ZeRO", function()
    local each = {}
    for stage = 0, 3 do each[stage] = points(llama { zero = stage, data_parallel = 8 }) end
    assert.equal(16 * ALL + STEP, each[0].device)
    assert.equal(4 * ALL + 12 * ALL / 8 + STEP, each[1].device)
    assert.equal(2 * ALL + 14 * ALL / 8 + STEP, each[2].device)
    assert.equal(16 * ALL / 8 + 4 * 128256 * 4096 + STEP, each[3].device)
  end)

  -- 8 h whole; 33 h split among 4.
  it("is split by tensor and pipeline parallelism", function()
    local found = points(llama { tensor_parallel = 4, pipeline_parallel = 2 })
    assert.equal(2 * ALL / 8, found.weights)
    assert.equal(32 * 1000 * (8 + 33 / 4) * 4096, found.activation)
    found = points(llama { tensor_parallel = 4, sequence_parallel = true })
    assert.equal(STEP / 4, found.activation)
    found = points(llama { pipeline_parallel = 2, micro_batches = 1 })
    assert.equal(STEP / 2, found.activation)
  end)

  -- Rank 16 on query and value: 16 * 13312 * 32 parameters learn.
  it("of an adapter leaves the model frozen", function()
    local learns = 16 * 13312 * 32
    local lora = points(llama { method = "lora", rank = 16 })
    assert.equal(learns, lora.trained)
    assert.equal(2 * ALL + 2 * learns, lora.weights)
    assert.equal(2 * learns, lora.gradients)
    local kept = 2 * 525336576 + 266240
    local qlora = points(llama { method = "qlora", rank = 16 })
    assert.is_near((ALL - kept) * 4.127 / 8 + 2 * kept + 2 * learns, qlora.weights, 10)
  end)

  -- Whole again: 2 h a layer and one layer of 41 h; without flash attention scores of
  -- 2 * 32 heads * 1000 tokens more; computed again, none.
  it("keeps less where it computes again", function()
    assert.equal(1000 * (32 * 2 + 41) * 4096, points(llama { recompute = "full" }).activation)
    local scores = 32 * 1000 * 2 * 32 * 1000
    assert.equal(STEP + scores, points(llama { flash = false }).activation)
    assert.equal(STEP, points(llama { flash = false, recompute = "selective" }).activation)
  end)

  it("reads every kind of model", function()
    for _, name in ipairs { "bert-base-uncased", "t5-3b", "mixtral-8x7b", "deepseek-v3", "qwen3-next-80b-a3b" } do
      assert.is_true(points(llama { model = name }).device > 0, name)
    end
  end)

  it("never grows with the stage, nor with devices; always with sequence and batch", function()
    local last
    for _, field in ipairs { "zero", "data_parallel", "tensor_parallel" } do
      last = math.huge
      for value = 1, field == "zero" and 3 or 8 do
        local now = points(llama { zero = 2, data_parallel = 64, [field] = value }).device
        assert.is_true(now <= last, field)
        last = now
      end
    end
    for _, field in ipairs { "sequence", "batch" } do
      last = 0
      for value = 1, 4 do
        local now = points(llama { [field] = field == "batch" and value or value .. "k tokens" }).device
        assert.is_true(now >= last, field)
        last = now
      end
    end
  end)

  it("takes uncertain and swept arguments", function()
    local found = points(function(a)
      return llama { sequence = a.sequence, data_parallel = a.replicas, zero = a.stage }
    end, { sequence = "500 .. 1500 tokens", replicas = { 2, 4 }, stage = "choice(1, 1)" })
    assert.equal(STEP, found.activation[1])
    assert.equal(12 * ALL / 4, found.optimizer[2] + found.master[2])
  end)

  it("names what is wrong, at its line", function()
    for _, case in ipairs {
      { "{ model = 'llama-3.1-8b' }", "'sequence' is missing, as sequence = \"4096 tokens\"" },
      { "{ model = 'llama-3.1-8b', sequence = '4k tokens', optimiser = 'sgd' }",
        "unknown field 'optimiser': did you mean 'optimizer'?" },
      { "{ model = 'llama-3.1-8b', sequence = '4k tokens', optimizer = 'adam' }",
        "unknown optimizer 'adam': did you mean 'adamw'" },
      { "{ model = 'llama-3.1-8b', sequence = '4k tokens', method = 'lora' }", "'rank' is missing, as rank = 16" },
      { "{ model = 'llama-3.1-8b', sequence = '4k tokens', rank = 8 }",
        "rank and quantization go with method = \"lora\" or \"qlora\"" },
    } do
      local f = assert(load("local training = ...\nreturn function()\n  local made = training" .. case[1]
        .. "\n  return { x = made.device } end", "@m.lua"))(training)
      local _, message = model.run({}, f)
      local wanted = "m.lua:3: perigee.memory.training: " .. case[2]
      assert.equal(wanted, message:sub(1, #wanted))
    end
  end)
end)
