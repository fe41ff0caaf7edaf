--- How true `perigee size` is of what it has never seen: the most that TensorRT-LLM
-- writes where thousands of requests wait.  No row of these is in the fit of
-- efficiencies, the batch is what the memory builders say, and all goes through the
-- command's own reading (hosting/size.lua).
--
-- The facts in data/offline.csv: NVIDIA/TensorRT-LLM, docs/source/performance/
-- perf-overview.md, versions 0.17 and about 1.2, one table of widths without attention data
-- parallelism.
local catalog = require "perigee.catalog"
local serving = require "fidelity.serving"
local size = require "perigee.hosting.size"
local statistics = require "fidelity.statistics"

local MOST = 2048 -- sequences at once: the engine's own limit, max_batch_size

local function whole(text) return math.tointeger(tonumber(text)) end

local function sized(book, row, concurrency)
  return assert(size.of(book, { model = row.model, accelerator = row.accelerator,
    engine = row.engine, quantization = row.quantization, kv_cache = row.cache,
    tensor_parallel = whole(row.devices), input = whole(row.input), output = whole(row.output),
    concurrency = concurrency, as_of = "2026-08-01" }))
end

local function pairs_of(book)
  local groups = {}
  for _, row in ipairs(assert(serving.rows "offline.csv")) do
    local most = math.min(sized(book, row, 1).limits.concurrency, MOST)
    local said = sized(book, row, math.max(math.floor(most), 1)).serving.output_tokens_per_s
    local group = ("%s | %s"):format(row.accelerator, row.quantization)
    groups[group] = groups[group] or {}
    table.insert(groups[group], { said, tonumber(row.output_tokens_per_s) })
  end
  return groups
end

describe("the size of a replica", function()
  it("says the most tokens per second within 15 % in the middle, 40 % at the 90th percentile", function()
    local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })
    local table_text, all = statistics.table("most output tokens per second, unseen", pairs_of(book))
    print("\n" .. table_text)
    local errors = statistics.errors(all)
    assert.is_true(statistics.quantile(errors, 0.5) <= 0.15)
    assert.is_true(statistics.quantile(errors, 0.9) <= 0.40)
  end)
end)
