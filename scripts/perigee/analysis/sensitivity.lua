--- What drives a figure: how far each assumption moves it near the point, over its range,
-- and of what share of the figure's variance it is the cause.
--
--   elasticity    per cent that the figure moves for one per cent of the assumption, exact:
--                 the slope at the point (reverse mode) times x / y
--   low, high     the figure with the assumption at its P5 and P95, all others at their medians
--   first_order,  Sobol's indices (indices.lua), and Spearman's rank correlation
--   total
local figures = require "perigee.analysis.figure"
local indices = require "perigee.analysis.indices"
local leaves_of = require "perigee.analysis.leaves"
local model = require "perigee.analysis.model"
local progress = require "perigee.analysis.progress"
local ranks = require "perigee.analysis.ranks"
local runs = require "perigee.analysis.runs"
local steps_of = require "perigee.analysis.steps"
local together = require "perigee.analysis.together"

local sensitivity = {}

-- ----- how many samples -----

local READINGS = 400000 -- of the model, about, where nothing is said
local FEWEST, MOST = 12, 16 -- powers of two

--- The samples of a design whose whole costs about as much whatever the assumptions: of
-- three, the Ishigami function's indices come within a percent.
---@param facts table
---@return integer
function sensitivity.samples(facts)
  local uncertain = 0
  for _, assumption in ipairs(facts.assumptions) do
    uncertain = uncertain + (assumption.value:varies() and 1 or 0)
  end
  local power = math.floor(math.log(READINGS / (uncertain + 2), 2))
  return 1 << math.max(FEWEST, math.min(MOST, power))
end

-- ----- near the point -----

local function leaves_in(list)
  local leaves = {}
  for i, assumed in ipairs(list) do leaves[i] = assumed.leaf end
  return leaves
end

local function elasticity(slope, x, y)
  if y == 0 then return nil end
  return slope * x / y
end

-- One row an assumption, with what is known at the point.
local function rows_at_point(figure, list)
  local slopes, value, points = figure:gradient(leaves_in(list))
  local rows = {}
  for i, assumed in ipairs(list) do
    rows[i] = { name = assumed.name, text = assumed.text, unit = assumed.unit, uncertain = assumed.uncertain,
                point = points[i], slope = slopes[i], elasticity = elasticity(slopes[i], points[i], value) }
  end
  return rows, value
end

local function put_steps(row, steps, value)
  if steps == nil then return end
  row.steps = steps and true or false
  if not steps then return end
  row.steps_within, row.average_elasticity = steps.within, elasticity(steps.slope, row.point, value)
end

-- In the graph first, then anew: what is read anew traces this model no more.
local function look_for_steps(figure, list, rows, value, anew)
  progress.stage(anew.options.progress, "looking for steps", #list)
  for _, uncertain in ipairs { true, false } do
    for i, assumed in ipairs(list) do
      local row = rows[i]
      if assumed.uncertain == uncertain then
        local at = steps_of.reader(figure, assumed, anew)
        put_steps(row, steps_of.near(at, assumed, row.point, row.slope, value), value)
        progress.tick(anew.options.progress)
      end
    end
  end
end

-- ----- the tornado -----

local function swing(figure, assumed, row, value)
  row.p5, row.p95 = assumed.p5 or row.point, assumed.p95 or row.point
  row.low, row.high = value, value
  if not assumed.uncertain then return end
  row.low = figure:point { given = { { assumed.leaf, assumed.p5 } } }
  row.high = figure:point { given = { { assumed.leaf, assumed.p95 } } }
end

-- ----- shares of the variance -----

local function put_share(row, first, first_error, total, total_error)
  row.first_order, row.first_order_error = first, first_error
  row.total, row.total_error = total, total_error
end

-- All that is drawn: what the figure varies with, and assumptions that it may be correlated
-- with.
local function drawn(figure, list)
  local leaves = figure:leaves()
  for _, assumed in ipairs(list) do
    if assumed.uncertain then leaves[#leaves + 1] = assumed.leaf end
  end
  return leaves
end

-- The figure over B's samples; what was traced for them may draw more, which is then drawn
-- anew like all else.
local function second_samples(figure, list)
  local known, values
  repeat
    local leaves = drawn(figure, list)
    values, known = figure:samples { second = leaves }, #leaves
  until #drawn(figure, list) == known
  return values
end

local function shares_of(figure, list)
  local a, b = figure:samples(), second_samples(figure, list)
  if type(a) == "number" or type(b) == "number" then return nil end
  local shares = indices.new(a, b)
  return shares.variance > 0 and shares or nil
end

-- The leaves of a group, and whether the figure varies with one of them.
local function leaves_of_group(names, of, by_name)
  local leaves, varies = {}, false
  for _, name in ipairs(names) do
    if by_name[name].uncertain then leaves[#leaves + 1] = by_name[name].leaf end
    for _, leaf in ipairs(of[name] or {}) do leaves[#leaves + 1], varies = leaf, true end
  end
  return leaves, varies
end

local function names_of(list)
  local names, by_name = {}, {}
  for i, assumed in ipairs(list) do names[i], by_name[assumed.name] = assumed.name, assumed end
  return names, by_name
end

-- Puts the shares into rows; returns that of what is no assumption, where there is such.
local function put_shares(figure, shares, list, rows)
  local of, rest = leaves_of.by_assumption(figure:leaves(), list)
  local names, by_name = names_of(list)
  local _, row_of = names_of(rows)
  for _, group in ipairs(together.groups(names, figure.read.facts.correlate)) do
    local leaves, varies = leaves_of_group(group, of, by_name)
    local share = varies and table.pack(shares:of(figure:samples { second = leaves })) or { 0, 0, 0, 0 }
    for _, name in ipairs(group) do
      put_share(row_of[name], share[1], share[2], share[3], share[4])
      row_of[name].together = #group > 1 and group or nil
    end
  end
  if #rest == 0 then return nil end
  local others = { count = #rest }
  put_share(others, shares:of(figure:samples { second = rest }))
  return others
end

-- How often the figure is sampled: over A, over B, and once for each group that it varies with
-- and for all that is no assumption.
local function designs_of(figure, list)
  local of, rest = leaves_of.by_assumption(figure:leaves(), list)
  local names, by_name = names_of(list)
  local count = #rest > 0 and 3 or 2
  for _, group in ipairs(together.groups(names, figure.read.facts.correlate)) do
    local _, varies = leaves_of_group(group, of, by_name)
    count = count + (varies and 1 or 0)
  end
  return count
end

local RANKED = 1 << 16 -- samples, at most: more would say no more

local function put_ranks(figure, shares, list, rows)
  local count = math.min(#shares.a, RANKED)
  local uncertain, places = {}, {}
  for i, assumed in ipairs(list) do
    if assumed.uncertain then
      uncertain[#uncertain + 1], places[#places + 1] = assumed.leaf, i
    end
  end
  local y = ranks.of(table.move(shares.a, 1, count, 1, {}))
  for i, samples in ipairs(leaves_of.samples(uncertain, runs.with(figure.read.base, { samples = count }))) do
    rows[places[i]].rank_correlation = ranks.correlation(ranks.of(samples), y)
  end
end

-- ----- by influence -----

local function width(row) return math.abs(row.high - row.low) end

-- Descending; what is nothing comes last.
local KEYS = {
  function(row) return row.total or 0 end,
  width,
  function(row) return math.abs(row.average_elasticity or row.elasticity or 0) end,
}

local function by_influence(a, b)
  for _, key in ipairs(KEYS) do
    local x, y = key(a), key(b)
    if x ~= y then return x > y end
  end
  return a.name < b.name
end

local function spread_of(shares)
  if not shares then return nil end
  return { mean = shares.mean, variance = shares.variance, deviation = math.sqrt(shares.variance) }
end

-- Why a row has numbers missing.
local function put_reasons(rows, value, shares)
  local why = {}
  if value == 0 then why[#why + 1] = "the figure is 0 at the point: no elasticity" end
  if not shares then why[#why + 1] = "the figure is the same in every sample: no shares" end
  for _, row in ipairs(rows) do row.reason = #why > 0 and table.concat(why, "; ") or nil end
end

local function warnings_of(read)
  local list = leaves_of.warnings(read)
  if #(read.facts.correlate or {}) > 0 then
    list[#list + 1] = "correlated assumptions have one share of the variance together: what each of them does alone "
      .. "cannot be told apart"
  end
  return list
end

--- Reads what drives a figure.
---@param subject table
---@param facts table of the scenario as it is
---@param options table samples, seed, threads, sampler ...; of: an option, an output, or "A - B"
---@param again fun(overrides: table[]): table readies anew, with further overrides: facts
---@return table of, unit, assumptions, value ...: see report/sensitivity/json.lua
function sensitivity.read(subject, facts, options, again)
  leaves_of.check_samples(options.samples)
  local read = model.open(subject, facts, options)
  local figure = figures.of(read, options.of)
  local list = leaves_of.of(read)
  local rows, value = rows_at_point(figure, list)
  for i, assumed in ipairs(list) do swing(figure, assumed, rows[i], value) end
  progress.stage(options.progress, "sampling", designs_of(figure, list) * read.base.samples)
  local shares, rest = shares_of(figure, list), nil
  if shares then
    rest = put_shares(figure, shares, list, rows)
    put_ranks(figure, shares, list, rows)
  end
  local infeasible = figure:infeasible()
  look_for_steps(figure, list, rows, value, { subject = subject, options = options, again = again })
  put_reasons(rows, value, shares)
  table.sort(rows, by_influence)
  return { of = figure.name, unit = figure.unit, default = figure.default, value = value,
           spread = spread_of(shares), assumptions = rows, others = rest, infeasible = infeasible,
           sampler = read.base.sampler, warnings = warnings_of(read) }
end

return sensitivity
