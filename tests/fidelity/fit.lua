--- Fits what engines make of accelerators to measured times: run by hand, from the
-- top of the source tree, for some minutes, as
--
--     lua5.4 tests/fidelity/fit.lua
--
-- writes catalogs/efficiency/, fitted to all rows of tests/fidelity/data/serving.csv,
-- and tests/fidelity/data/points.csv: that fit, and for each whole group (workload,
-- engine, accelerator, model) the one without it, by which serving_spec.lua judges
-- that group.
local catalog = require "perigee.catalog"
local efficiencies = require "fidelity.efficiencies"
local least_squares = require "perigee.least_squares"
local serving = require "fidelity.serving"
local statistics = require "fidelity.statistics"
local write = require "fidelity.write"

local WIDTH = 0.12      -- of a row's error, in the loss
local FIRST_WIDTH = 0.3 -- of the time to first token, which is noisier
local FIRST_BATCH = 32  -- up to which it says more of the prefill than of a queue
local GROUP = 15        -- rows from which a group weighs no more

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

-- The logarithm of what is said over what was measured, in its width.
local function residual(case, of, what, width)
  local said = serving.predicted(case, of(case), what)
  return math.log(said / case[what]) * case.weight / width
end

-- Two residuals a case, then what the point strays from first guesses.
local function residuals(x)
  local of, list = efficiencies.maker(x), {}
  for _, case in ipairs(cases) do
    local early = tonumber(case.row.batch) <= FIRST_BATCH
    list[#list + 1] = residual(case, of, "token_time", WIDTH)
    list[#list + 1] = case.first_token
      and residual(case, of, "first_token", FIRST_WIDTH * (early and 1 or 2)) or 0
  end
  efficiencies.strays(x, list)
  return list
end

local function places_of(group)
  local set = {}
  for i, case in ipairs(cases) do
    if case.group == group then set[2 * i - 1], set[2 * i] = true, true end
  end
  return set
end

-- A point fitted without a group: by the slopes of the whole fit.
local function without(x, columns, group)
  return least_squares.without(residuals, x, columns, places_of(group), 4)
end

local counts = weigh()
local x = least_squares.fit(residuals, efficiencies.start, 12)
print((statistics.table("in the fit: time per output token",
                        serving.by_group(cases, efficiencies.maker(x), "token_time"))))
local groups, points = {}, {}
for group in pairs(counts) do groups[#groups + 1] = group end
table.sort(groups)
local columns = least_squares.slopes(residuals, x)
for i, group in ipairs(groups) do points[i] = without(x, columns, group) end
groups[#groups + 1], points[#points + 1] = write.ALL, x
write.points(groups, points)
write.catalogs(x, book, cases)
