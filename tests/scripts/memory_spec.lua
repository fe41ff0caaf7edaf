-- perigee.memory: the core's builders, and what they make of the catalogs' models.
local facts = dofile "tests/scripts/support/kv_bytes.lua"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local memory = perigee.memory

local function outputs(assume, f)
  local result, message = model.run(assume, f)
  assert(result, message)
  local by_name = {}
  for _, output in ipairs(result.outputs) do by_name[output.name] = output end
  return by_name, result
end

describe("the KV cache of the catalogs' models", function()
  it("is exact to the byte, for every model whose figure is known", function()
    local ids, wrong = {}, {}
    for id in pairs(facts) do ids[#ids + 1] = id end
    table.sort(ids)
    local found = outputs({}, function()
      local made = {}
      for i, id in ipairs(ids) do
        made["m" .. i] = memory.kv_token(memory.attention(id, "2 B"))
      end
      return made
    end)
    for i, id in ipairs(ids) do
      local point = found["m" .. i].point
      if point ~= facts[id] then
        wrong[#wrong + 1] = ("%s: %g against %g"):format(id, point, facts[id])
      end
    end
    assert.same({}, wrong)
    assert.is_true(#ids > 100)
  end)
end)

describe("memory's functions", function()
  -- Llama 2 70B at 4.15625 bits: 68976648192 * 4.15625 / 8 bytes.
  it("take texts, numbers and catalog figures alike", function()
    local found = outputs({}, function()
      local bits = memory.group_bits { bits = "4 bit/parameter", group = 128,
                                       scale = "16 bit/parameter", zero = "4 bit/parameter" }
      return { bytes = memory.weights { parameters = "68976648192 parameters", bits = bits },
               rank = memory.lora { rank = 16, widths = 16384, layers = 32 } }
    end)
    assert.equal(68976648192 * 4.15625 / 8, found.bytes.point)
    assert.equal("B", found.bytes.unit)
    assert.equal(8388608, found.rank.point)
  end)

  it("take uncertain and swept arguments", function()
    local found, result = outputs({ context = { "16 tokens", "17 tokens" }, bits = "4 .. 8 bit/parameter" },
      function(a)
        local given = { layers = 32, kv_heads = 32, head_dim = 128, element = "2 B",
                        context = a.context, block = "16 tokens" }
        return { kv = memory.kv_sequence(given),
                 weights = memory.weights { parameters = "8 parameters", bits = a.bits } }
      end)
    assert.same({ 16 * 524288, 32 * 524288 }, { found.kv.point[1], found.kv.point[2] })
    assert.equal(6, found.weights.point[1])
    assert.equal("graph", result.tracing.mode)
  end)

  it("name what is wrong, at its line", function()
    for _, case in ipairs {
      { "memory.weights { parameters = '7B parameters' }", "'bits' is missing" },
      { "memory.weights { parameter = 3 }",
        "perigee.memory.weights: unknown field 'parameter': did you mean 'parameters'?" },
      { "memory.weights { parameters = 3, bits = '4 bit/parameter' }",
        "parameters must be parameter, as \"1 parameter\", not a plain number" },
      { "memory.attention('meta/llama-9', '2 B')", "unknown model 'meta/llama-9'" },
    } do
      local f = assert(load("local memory = ...\nreturn function()\n  local made = " .. case[1]
        .. "\n  return { x = made } end", "@m.lua"))(memory)
      local _, message = model.run({}, f)
      assert.equal("m.lua:3: " .. case[2], message:sub(1, #case[2] + 9))
    end
  end)
end)
