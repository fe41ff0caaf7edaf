-- The parts of the catalogs' models.
local architecture = require "perigee.hosting.architecture"
local catalog = require "perigee.catalog"
local model = dofile "tests/scripts/support/model.lua"

-- The figures of parts of models, as plain numbers.
local function parts_of(names)
  local found = {}
  local result, message = model.run({}, function()
    for _, name in ipairs(names) do
      local made = architecture.named(name)
      local numbers = { total = made.total, active = made.active, attention = made.attention }
      for part, amount in pairs(made.parts or {}) do numbers[part] = amount end
      for key, amount in pairs(numbers) do
        numbers[key] = type(amount) == "number" and amount or amount:number()
      end
      found[name] = numbers
    end
    return { x = 1 }
  end)
  assert(result, message)
  return found
end

describe("the parts of a catalog's model", function()
  -- Llama 3.1 8B: as in tests/core/test_architecture.c; attention is 2.5 times
  -- 32 * 4096 * 4096.
  it("are those of its build, and sum to its parameters", function()
    local llama = parts_of { "meta/llama-3.1-8b" }["meta/llama-3.1-8b"]
    assert.equal(525336576, llama.head)
    assert.equal(1342177280, llama.attention)
    assert.equal(0, llama.other)
    assert.equal(llama.total, llama.active)
    local sum = 0
    for _, part in ipairs(architecture.parts) do sum = sum + llama[part] end
    assert.equal(8030261248, sum)
  end)

  -- Llama 4 Maverick: every second of 48 layers has 128 experts of 3 * 5120 * 8192.
  -- DeepSeek-V3: 58 layers of 256 experts.
  it("know which layers have experts", function()
    local found = parts_of { "meta/llama-4-maverick", "deepseek/deepseek-v3" }
    assert.equal(24 * 128 * 5120 * 8192, found["meta/llama-4-maverick"].expert_down)
    assert.equal(58 * 256 * 7168 * 2048, found["deepseek/deepseek-v3"].expert_down)
    assert.equal(37552297472, found["deepseek/deepseek-v3"].active)
  end)

  -- T5-small's position biases: 32 * 8 in each half.
  it("leave to `other` what the formula does not see", function()
    assert.equal(512, parts_of { "google/t5-small" }["google/t5-small"].other)
  end)

  -- bge-m3's table of positions is 8194 * 1024, of 568 million parameters in all.
  it("leave less than 2 per cent of any model to it", function()
    local names = {}
    local book = assert(catalog.open { folders = { catalog.shipped() } })
    for _, entry in ipairs(book:list { kind = "models" }) do
      names[#names + 1] = entry.parameters and entry.name or nil
    end
    for name, numbers in pairs(parts_of(names)) do
      assert.is_true(math.abs(numbers.other or 0) <= 0.02 * numbers.total, name)
    end
    assert.is_true(#names > 100)
  end)
end)
