-- The memory of training against what is published.
--
-- data/training_memory.csv: `zero`, DeepSpeed's estimator of states alone; `full`,
-- `lora` and `qlora`, LLaMA-Factory's rounded estimates; `bound`, a
-- device that was enough.
local support = dofile "tests/fidelity/support.lua"
local training_memory = require "perigee.hosting.training_memory"

local rows = support.rows "training_memory.csv"

local function said(cell)
  if cell ~= "" then return cell end
end

local function bytes(row)
  local is_full = row.method == "full"
  local found = training_memory.of {
    model = row.model, method = row.method, quantization = said(row.quantization),
    rank = not is_full and 8 or nil, precision = row.precision, optimizer = row.optimizer,
    gradient_bits = said(row.gradient_bits), optimizer_bits = said(row.optimizer_bits),
    master_bits = said(row.master_bits), zero = row.zero, data_parallel = row.data_parallel,
    recompute = said(row.recompute), sequence = "2048 tokens",
  }
  return row.kind == "zero" and found.device - found.activation or found.device
end

local computed = support.compute(rows, bytes)

describe("the memory of training", function()
  local all = support.errors(rows, computed, function(row) return row.kind end)
  support.report("memory of training", all)

  it("of states is within 1.5 % of DeepSpeed's estimator", function()
    for _, item in ipairs(all.rows) do
      assert.is_true(item.row.kind ~= "zero" or math.abs(item.error) <= 0.015, item.row.row)
    end
  end)

  it("is within 20 % of rounded estimates", function()
    for _, item in ipairs(all.rows) do
      local is_estimate = item.row.kind ~= "zero" and item.row.kind ~= "bound"
      assert.is_true(not is_estimate or math.abs(item.error) <= 0.2,
        ("%s: %+.1f %%"):format(item.row.row, 100 * item.error))
    end
  end)

  it("fits the device that was enough", function()
    for _, item in ipairs(all.rows) do
      assert.is_true(item.row.kind ~= "bound" or item.error <= 0, item.row.row)
    end
  end)
end)
