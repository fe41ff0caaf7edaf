-- What engines leave to the KV cache, against what they logged at their start.
--
-- data/serving_memory.csv: `pool`, memory for the cache on one device; `kv_tokens`, how
-- many tokens it holds.  Settings that a log does not tell are the engine's defaults.
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

local computed = support.compute(rows, function(row)
  local found = of(row)
  return row.kind == "pool" and found.pool or found.kv_tokens
end)

describe("the memory that engines leave to the cache", function()
  local all = support.errors(rows, computed, function(row) return row.kind end)
  support.report("memory for the cache", all)

  it("is within 3 % in the median", function()
    assert.is_true(support.summary(all.rows).median <= 0.03)
    assert.is_true(#all.rows > 20)
  end)

  it("is within 5 % of the device's memory always", function()
    for i, row in ipairs(rows) do
      local off = row.kind == "pool" and math.abs(computed[i] - row.value) / row.memory or 0
      assert.is_true(off <= 0.05, ("%s %s: %.1f %%"):format(row.row, row.model, 100 * off))
    end
  end)
end)
