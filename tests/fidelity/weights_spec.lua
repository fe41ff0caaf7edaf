-- Weights against real checkpoints, GGUF files and what engines logged.
--
-- data/weights.csv: `file`, the size of a file; `parameters`, their count; `device`,
-- weights as an engine logged them on one device; `predictor`, with layers that predict
-- further tokens.  An `exception` tells why a row is
-- no measure.  Values are rounded as their sources round them.
local architecture = require "perigee.hosting.architecture"
local figures = require "perigee.options.figures"
local scheme = require "perigee.hosting.scheme"
local support = dofile "tests/fidelity/support.lua"
local weights = require "perigee.hosting.weights"

local rows = support.rows "weights.csv"

local function bytes(row, made)
  local stored = scheme.named(row.quantization, made.entry)
  local options = { predictor = row.predictor == "yes" }
  if row.kind == "file" then return weights.total(made, stored, options) end
  if row.engine ~= "" then
    options.multiple = figures.entry("engines", row.engine).expert_multiple
  end
  options.tensor_parallel = row.tensor_parallel
  return weights.device(made, stored, options)
end

local computed = support.compute(rows, function(row)
  local made = architecture.named(row.model)
  if row.kind == "parameters" then
    return made.total + made.vision + (row.predictor == "yes" and made.predictor or "0 parameters")
  end
  return bytes(row, made)
end)

local function family(row)
  if row.kind ~= "file" then return row.kind end
  return row.quantization:match "^gguf%-i?q%d" or "checkpoint"
end

-- Half a unit of the last digit of a published figure, as a share of it.
local function rounding(row)
  local digits = tostring(row.value):match "%.(%d+)$"
  return 0.5 * 10 ^ -(digits and #digits or 0) / row.value
end

describe("weights", function()
  local all = support.errors(rows, computed, family)
  support.report("weights", all)

  it("are within 0.2 % of published sizes in the median", function()
    local sizes = {}
    for _, item in ipairs(all.rows) do
      if item.row.kind ~= "parameters" then sizes[#sizes + 1] = item end
    end
    assert.is_true(support.summary(sizes).median <= 0.002)
    assert.is_true(#sizes > 100)
  end)

  it("are within 3 % of each, but for what the source explains", function()
    for _, item in ipairs(all.rows) do
      local row = item.row
      assert.is_true(row.exception ~= "" or math.abs(item.error) <= 0.03 + rounding(row),
        ("%s %s %s: %+.2f %%"):format(row.row, row.model, row.quantization, 100 * item.error))
    end
  end)

  it("count every parameter of a checkpoint", function()
    for _, item in ipairs(all.rows) do
      assert.is_true(item.row.kind ~= "parameters" or item.error == 0, item.row.model)
    end
  end)
end)
