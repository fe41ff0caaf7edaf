--- How true the serving builders are: measured times of whole groups (model,
-- accelerator, engine), each predicted from a fit that has not seen it.
--
-- The facts in data/serving.csv, of runs on up to eight cards:
--   closed  a number of requests kept in flight, all settings told:
--           ai-dynamo/aiconfigurator 095f58a, silicon_sample.csv
--   steady  vLLM under real prompts, with the batch that was measured; their lengths
--           are not told, and taken as 300 (gpqa), 150 (lm-arena-chat) and 500 tokens
--           (sourcegraph-fim): ml-energy/leaderboard 0cd52da
--   static  one batch from its prompts to its end: NVIDIA/TensorRT-LLM,
--           docs/source/performance.md of versions 0.5 to 0.9
-- and in kernels.csv, made by kernels.lua of the kernel tables of the first.  fit.lua
-- makes data/points.csv.
local catalog = require "perigee.catalog"
local efficiencies = require "fidelity.efficiencies"
local serving = require "fidelity.serving"
local statistics = require "fidelity.statistics"

local function folds()
  local points = {}
  for _, row in ipairs(assert(serving.rows "points.csv")) do
    local x = {}
    for figure in row.figures:gmatch "%S+" do x[#x + 1] = tonumber(figure) end
    points[row.group] = x
  end
  return points
end

-- function(case) -> efficiencies of the fold that left the case's group out.
local function left_out()
  local makers = {}
  for group, x in pairs(folds()) do makers[group] = efficiencies.maker(x) end
  return function(case)
    return assert(makers[case.group], "no fold without " .. case.group)(case)
  end
end

-- Tokens per second of a batch, of times per token.
local function throughputs(groups)
  local inverted = {}
  for group, list in pairs(groups) do
    inverted[group] = {}
    for i, pair in ipairs(list) do inverted[group][i] = { 1 / pair[1], 1 / pair[2] } end
  end
  return inverted
end

describe("the serving builders, on groups left out of the fit", function()
  local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })
  local cases, of = serving.cases(book), left_out()
  local token = serving.by_group(cases, of, "token_time")

  local function judge(title, groups)
    local table_text, all = statistics.table(title, groups)
    print("\n" .. table_text)
    local errors = statistics.errors(all)
    return statistics.quantile(errors, 0.5), statistics.quantile(errors, 0.9)
  end

  local function within(groups, title)
    local median, p90 = judge(title, groups)
    assert.is_true(median <= 0.15, ("median %.3f"):format(median))
    assert.is_true(p90 <= 0.35, ("90th percentile %.3f"):format(p90))
  end

  it("say the time per output token within 15 % in the middle, 35 % at the 90th percentile", function()
    within(token, "time per output token, left out")
  end)

  it("say the tokens per second of a batch within the same", function()
    within(throughputs(token), "tokens per second, left out")
  end)

  it("are told by points that differ: each group was left out", function()
    local seen = {}
    for group, x in pairs(folds()) do
      local text = table.concat(x, " ")
      assert.is_nil(seen[text], group)
      seen[text] = group
    end
  end)

  -- Judged apart: it hangs on how requests arrive, which the facts do not tell.
  it("say the time to first token within a third in the middle", function()
    local median = judge("time to first token, left out", serving.by_group(cases, of, "first_token"))
    assert.is_true(median <= 1 / 3, ("median %.3f"):format(median))
  end)
end)
