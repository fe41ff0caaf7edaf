-- What engines leave to the KV cache, against what they logged at their start.
--
-- data/serving_memory.csv: `pool`, memory for the cache on one device; `kv_tokens`, how
-- many tokens it holds; `activation`, the peak of a step; `kv` and `kv_token`, the cache
-- of a sequence and of a token.  Settings that a log does not tell are the engine's
-- defaults.
local footprint = require "perigee.hosting.memory"
local support = dofile "tests/fidelity/support.lua"

local rows = support.rows "serving_memory.csv"

local function of(row)
  return footprint.of {
    model = row.model, quantization = row.quantization, kv_cache = row.kv_cache,
    engine = row.engine, memory = row.memory .. " GiB", share = row.share,
    tensor_parallel = row.tensor_parallel, context = row.context .. " tokens",
  }
end

local computed = support.compute(rows, function(row) return of(row)[row.kind] end)

local function is_left(row)
  return row.kind == "pool" or row.kind == "kv_tokens"
end

local function errors_of(all, wanted)
  local chosen = {}
  for _, item in ipairs(all.rows) do
    if wanted(item.row) then chosen[#chosen + 1] = item end
  end
  return chosen
end

describe("the memory that engines leave to the cache", function()
  local all = support.errors(rows, computed, function(row) return row.kind end)
  support.report("memory for the cache", all)

  it("is within 3 % in the median", function()
    local left = errors_of(all, is_left)
    assert.is_true(support.summary(left).median <= 0.03)
    assert.is_true(#left > 20)
  end)

  it("is what a cache takes to the byte", function()
    local exact = errors_of(all, function(row) return row.kind:find "^kv$" or row.kind == "kv_token" end)
    assert.equal(0, support.summary(exact).worst)
    assert.equal(3, #exact)
  end)

  it("shares a device with activations that are within 8 % in the median", function()
    local steps = errors_of(all, function(row) return row.kind == "activation" end)
    assert.is_true(support.summary(steps).median <= 0.08)
    assert.is_true(#steps > 10)
  end)

  it("is within 5 % of the device's memory always", function()
    for i, row in ipairs(rows) do
      local off = row.kind == "pool" and math.abs(computed[i] - row.value) / row.memory or 0
      assert.is_true(off <= 0.05, ("%s %s: %.1f %%"):format(row.row, row.model, 100 * off))
    end
  end)
end)
