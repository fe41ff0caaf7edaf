--- Fits what engines make of accelerators to measured times: run by hand, from the
-- top of the source tree, for some minutes, as
--
--     lua5.4 tests/fidelity/fit.lua
--
-- writes catalogs/efficiency/, fitted to all rows of tests/fidelity/data/serving.csv,
-- and tests/fidelity/data/folds.csv: for each whole group (model, accelerator,
-- engine) the point fitted without it, by which serving_spec.lua judges that group.
local catalog = require "perigee.catalog"
local efficiencies = require "fidelity.efficiencies"
local least_squares = require "fidelity.least_squares"
local serving = require "fidelity.serving"
local statistics = require "fidelity.statistics"
local write = require "fidelity.write"

local WIDTH = 0.12      -- of a row's error, in the loss
local FIRST_WIDTH = 0.3 -- of the time to first token, which is noisier
local FIRST_BATCH = 32  -- up to which it says more of the prefill than of a queue
local GROUP = 60        -- rows from which a group weighs no more

local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })
local cases = serving.cases(book)

local function weigh()
  local counts = {}
  for _, case in ipairs(cases) do counts[case.group] = (counts[case.group] or 0) + 1 end
  for _, case in ipairs(cases) do
    case.weight = math.min(1, math.sqrt(GROUP / counts[case.group]))
  end
  return counts
end

-- The efficiencies of a point, made once for all cases that share them.
local function maker(x)
  local made = {}
  return function(case)
    local key = table.concat({ case.row.engine, case.row.accelerator, case.as.matrices,
                               tostring(case.as.experts), tostring(case.given.link) }, "|")
    made[key] = made[key] or efficiencies.of(x, case)
    return made[key]
  end
end

local function residuals_of(list)
  return function(x)
    local of, residuals = maker(x), {}
    for _, case in ipairs(list) do
      local given = of(case)
      local token = serving.predicted(case, given, "token_time")
      residuals[#residuals + 1] = math.log(token / case.token) * case.weight / WIDTH
      local first = math.log(serving.predicted(case, given, "first_token") / case.first)
      local early = tonumber(case.row.batch) <= FIRST_BATCH
      residuals[#residuals + 1] = first * case.weight / FIRST_WIDTH * (early and 1 or 0.5)
    end
    efficiencies.strays(x, residuals)
    return residuals
  end
end

local function without(group)
  local list = {}
  for _, case in ipairs(cases) do list[#list + 1] = case.group ~= group and case or nil end
  return list
end

local function predictions(x, list)
  local of, groups = maker(x), {}
  for _, case in ipairs(list) do
    groups[case.group] = groups[case.group] or {}
    table.insert(groups[case.group],
                 { serving.predicted(case, of(case), "token_time"), case.token })
  end
  return groups
end

local counts = weigh()
local x = least_squares.fit(residuals_of(cases), efficiencies.start, 12)
print(statistics.table("in the fit: time per output token", predictions(x, cases)))
write.catalogs(x, book)

local folds, groups = {}, {}
for group in pairs(counts) do groups[#groups + 1] = group end
table.sort(groups)
for _, group in ipairs(groups) do
  folds[group] = least_squares.fit(residuals_of(without(group)), x, 2)
end
write.folds(folds, groups)
