--- Fits a row of efficiencies to runs: least squares in logarithms, each figure
-- pulled to where it starts, so that few runs do not overfit.
--
-- A figure is u spreads from its start, start * exp(spread * u), and u is a residual
-- beside those of the runs.  Only those figures move of which the runs together say
-- more than the pull does: whose slopes, squared and summed over the runs, are above 1.
local core = require "perigee.core"
local least_squares = require "perigee.least_squares"
local schema = require "perigee.catalog.schema"

local fit = {}

local TOKEN_WIDTH, FIRST_WIDTH = 0.03, 0.06 -- of a run's error, in logarithms
local ROUNDS = 40

-- How far a figure's logarithm may stray before it counts as far.  Times of an engine
-- differ by more than shares of what an accelerator can do.
local SPREADS = {
  weight_bandwidth = 0.3, compute_share = 0.3, prefill_share = 0.5,
  expert_bandwidth = 0.3, expert_compute_share = 0.5, expert_prefill_share = 0.5,
  cache_bandwidth = 0.3, attention_share = 0.5, activation_traffic = 0.5,
  layer_time = 1, latent_time = 1, linear_time = 1, sparse_time = 1, quantized_time = 1, unpacked_time = 1,
  expert_time = 1, step_time = 1, sequence_time = 1, first_token_time = 1,
  interference = 0.3, queue = 1,
}

-- Which precision a share belongs to; the other figures to none.
local PRECISION = {
  weight_bandwidth = "matrices", compute_share = "matrices", prefill_share = "matrices",
  expert_bandwidth = "experts", expert_compute_share = "experts", expert_prefill_share = "experts",
}

local FIGURES = {}
for _, name in ipairs(core.serving.names.efficiency) do FIGURES[name] = true end

-- ----- the start -----

local function is_time(name) return name:find "_time$" ~= nil end

local function constant(name, value)
  return core.quantity(("%.17g %s"):format(value, is_time(name) and "s" or ""))
end

local function start_of(case, name)
  local value = case.setup.given[name]
  return value and core.quantity(value:to(is_time(name) and "s" or "1")):number() or 0
end

-- The figures that some case uses: { name, precision, start, spread }.
local function figures_of(cases)
  local list, seen = {}, {}
  for _, case in ipairs(cases) do
    for _, name in ipairs(core.serving.names.efficiency) do
      local start = start_of(case, name)
      local precision = PRECISION[name] and case.setup.as[PRECISION[name]]
      local key = name .. (precision or "")
      if start > 0 and SPREADS[name] and not seen[key] then
        seen[key] = true
        list[#list + 1] = { name = name, precision = precision, start = start,
                            spread = SPREADS[name] }
      end
    end
  end
  return list
end

-- ----- what the builders say -----

local function value_of(figure, u) return figure.start * math.exp(figure.spread * u) end

local function uses(case, figure)
  local part = PRECISION[figure.name]
  return case.given[figure.name] ~= nil and (not part or case.setup.as[part] == figure.precision)
end

-- Sets the figures of a point in all cases.
local function set(cases, list, x)
  for i, figure in ipairs(list) do
    local quantity = constant(figure.name, value_of(figure, x[i]))
    for _, case in ipairs(cases) do
      if uses(case, figure) then case.given[figure.name] = quantity end
    end
  end
end

--- The builders' answer to a case, in s.
---@param what string "token_time", "first_token"
function fit.predicted(case, what)
  return core.serving[what](case.given):number()
end

local function run_residuals(cases, list)
  return function(x)
    local residuals = {}
    set(cases, list, x)
    for _, case in ipairs(cases) do
      local token = fit.predicted(case, "token_time") / case.token_time
      local first = fit.predicted(case, "first_token") / case.first_token
      residuals[#residuals + 1] = math.log(token) / TOKEN_WIDTH
      residuals[#residuals + 1] = math.log(first) / FIRST_WIDTH
    end
    return residuals
  end
end

local function pulled(residuals)
  return function(x)
    local list = residuals(x)
    return table.move(x, 1, #x, #list + 1, list)
  end
end

local function zeros(count)
  local x = {}
  for i = 1, count do x[i] = 0 end
  return x
end

-- Parts the figures that the runs tell from those that they do not.
local function told(cases, list)
  local columns = least_squares.slopes(run_residuals(cases, list), zeros(#list))
  local moved, left = {}, {}
  for i, column in ipairs(columns) do
    local sum = 0
    for _, slope in ipairs(column) do sum = sum + slope * slope end
    local into = sum > 1 and moved or sum > 0 and left or {} -- of what is not there, none
    into[#into + 1] = list[i]
  end
  return moved, left
end

local function median(list)
  table.sort(list)
  local middle = #list // 2
  return #list % 2 == 1 and list[middle + 1] or (list[middle] + list[middle + 1]) / 2
end

local function error_of(cases, what)
  local list = {}
  for i, case in ipairs(cases) do
    list[i] = math.abs(fit.predicted(case, what) / case[what] - 1)
  end
  return median(list)
end

local function errors_of(cases)
  return { token_time = error_of(cases, "token_time"), first_token = error_of(cases, "first_token") }
end

-- A field of a row, or of its shares, that is no one number.
local function uncertain_field(record)
  for _, name in ipairs(schema.keys(record)) do
    local value = record[name]
    local inner = type(value) == "table" and uncertain_field(value)
    if inner or type(value) == "string" and FIGURES[name] and core.is_uncertain(value) then
      return inner or name
    end
  end
end

--- Why a row is none to start from, or nil.
---@param row table
---@return string?
function fit.start_fault(row)
  local name = uncertain_field(row)
  return name and ("%s: %s is uncertain: a fit starts from certain figures"):format(row.name, name)
end

--- Fits a row to the runs of one accelerator.
---@param cases table[] as runs.read gives them; the figures that are found are set in them
---@return table fitted moved and left: lists of { name, precision, start, value (s or
--  plain) }; before and after: { token_time, first_token }, median errors as shares
function fit.row(cases)
  local before = errors_of(cases)
  local moved, left = told(cases, figures_of(cases))
  local residuals = run_residuals(cases, moved)
  local x = least_squares.fit(pulled(residuals), zeros(#moved), ROUNDS)
  set(cases, moved, x)
  for i, figure in ipairs(moved) do figure.value = value_of(figure, x[i]) end
  return { moved = moved, left = left, before = before, after = errors_of(cases) }
end

return fit
