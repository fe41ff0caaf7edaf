--- How rows of efficiencies are made of fitted figures and measured kernels.
--
-- The kernels give each accelerator's own shares; the rest is an engine's: fitted
-- times and factors, the same on all accelerators but for one factor of generation
-- (whether a card computes in 4 bits) and for what an engine departs by, held near
-- none unless its rows insist.
local core = require "perigee.core"
local serving = require "fidelity.serving"

local efficiencies = {}

--- The engines that there are measurements of.
efficiencies.engines = { "sglang", "tensorrt-llm", "vllm" }

-- Whose runs were measured apart: an engine of today, and what it was where the other
-- workloads were run on it.
local VARIANTS = { "sglang", "tensorrt-llm", "vllm", "tensorrt-llm static", "vllm steady" }

-- name, a first guess, how far the logarithm may stray from it, and from one engine
-- to another and between generations (nil: not at all).
local FIGURES = {
  { "expert_bandwidth", 0.9, 0.3, generation = 0.06 },
  { "unpacking", 0.7, 0.8 },
  { "compute", 0.9, 0.1 },
  { "expert_compute", 0.6, 0.4, generation = 0.1 },
  { "prefill", 0.6, 0.3, engine = 0.05, generation = 0.06 },
  { "expert_prefill", 0.3, 0.5, generation = 0.1 },
  { "cache", 1, 0.2, generation = 0.06 },
  { "attention", 1, 0.2 },
  { "layer_time", 1e-5, 0.5, engine = 0.2, generation = 0.3 },
  { "latent_time", 1e-5, 1 },
  { "linear_time", 1e-5, 1 },
  { "sparse_time", 1e-5, 1 },
  { "quantized_time", 1e-5, 0.7 },
  { "unpacked_time", 2e-5, 1, engine = 0.3 },
  { "expert_time", 2e-5, 0.7, engine = 0.2, generation = 0.6 },
  { "collective", 1.3, 0.3 },
  { "link", 0.9, 0.3 },
  { "expert_imbalance", 0.3, 0.5 },
  { "step_time", 1e-3, 0.7, engine = 0.1 },
  { "sequence_time", 1e-5, 1, engine = 0.1 },
  { "activation_traffic", 40, 0.7, generation = 0.1 },
  { "interference", 0.6, 0.3, engine = 0.05 },
  { "first_token_time", 0.02, 0.7, engine = 0.3 },
  { "queue", 0.05, 0.7, engine = 0.3 },
}

-- The parameters in a list: where each stands, where it begins, how far it strays.
local places, starts, spreads = {}, {}, {}

local function place(name, start, spread)
  places[name] = #starts + 1
  starts[#starts + 1], spreads[#spreads + 1] = start, spread
end

for _, of in ipairs(FIGURES) do
  place(of[1], math.log(of[2]), of[3])
  for _, engine in ipairs(of.engine and VARIANTS or {}) do
    place(of[1] .. " " .. engine, 0, of.engine)
  end
  if of.generation then place(of[1] .. " 4-bit", 0, of.generation) end
end

efficiencies.start = starts

--- What a point strays from the first guesses, in spreads: residuals of a fit.
function efficiencies.strays(x, into)
  for i, start in ipairs(starts) do into[#into + 1] = (x[i] - start) / spreads[i] end
end

-- ----- the kernels -----

local kernels

local function read_kernels()
  kernels = { pooled = {} }
  local sums = {}
  for _, row in ipairs(assert(serving.rows "kernels.csv")) do
    local name = row.figure .. (row.precision ~= "" and " " .. row.precision or "")
    local key = row.accelerator:lower()
    kernels[key] = kernels[key] or {}
    kernels[key][name] = tonumber(row.value)
    sums[name] = sums[name] or {}
    table.insert(sums[name], tonumber(row.value))
  end
  for name, list in pairs(sums) do
    table.sort(list)
    kernels.pooled[name] = list[(#list + 1) // 2]
  end
end

-- A figure of an accelerator; the middle one of all where its own is not known.
local function kernel(accelerator, name)
  if not kernels then read_kernels() end
  local own = kernels[accelerator]
  return own and own[name] or kernels.pooled[name]
end

--- The accelerators whose kernels were measured, in lower case.
function efficiencies.measured()
  if not kernels then read_kernels() end
  local list = {}
  for name in pairs(kernels) do list[#list + 1] = name ~= "pooled" and name or nil end
  table.sort(list)
  return list
end

-- ----- a row -----

local function value_of(x, name, engine, four)
  local sum = x[places[name]]
  local own = engine and places[name .. " " .. engine]
  if own then sum = sum + x[own] end
  local generation = four and places[name .. " 4-bit"]
  if generation then sum = sum + x[generation] end
  return math.exp(sum)
end

-- Weights of few bits that are unpacked to 16 are read and computed as those of 16
-- bits are, but slower by a factor.
local function kernels_of(accelerator, precision, unpacking)
  local packed = precision == "int4"
  local as = packed and "bf16" or precision
  return kernel(accelerator, "weight_bandwidth " .. as) * (packed and unpacking or 1),
         kernel(accelerator, "compute_share " .. as)
end

--- The shares of a precision, as a plain table.
function efficiencies.shares(x, engine, accelerator, four, precision)
  local function of(name) return value_of(x, name, engine, four) end
  local bandwidth, compute = kernels_of(accelerator, precision, of "unpacking")
  return { weight_bandwidth = math.min(bandwidth, 1),
           expert_bandwidth = math.min(bandwidth * of "expert_bandwidth", 1),
           compute_share = math.min(compute * of "compute", 1),
           expert_compute_share = math.min(compute * of "expert_compute", 1),
           prefill_share = math.min(compute * of "prefill", 1),
           expert_prefill_share = math.min(compute * of "expert_prefill", 1) }
end

local TIMES = { "layer_time", "latent_time", "linear_time", "sparse_time", "quantized_time", "unpacked_time",
                "expert_time", "step_time", "sequence_time", "first_token_time" }
local PLAIN = { "expert_imbalance", "activation_traffic", "interference", "queue" }

--- What holds for all precisions: times in s, the rest plain.
function efficiencies.singles(x, engine, accelerator, four)
  local function of(name) return value_of(x, name, engine, four) end
  local row = { cache_bandwidth = math.min(kernel(accelerator, "cache_bandwidth") * of "cache", 1),
                attention_share = math.min(kernel(accelerator, "attention_share") * of "attention", 1),
                link_share = math.min(kernel(accelerator, "link_share") * of "link", 1),
                collective_time = kernel(accelerator, "collective_us") * 1e-6 * of "collective" }
  for _, list in ipairs { TIMES, PLAIN } do
    for _, name in ipairs(list) do row[name] = of(name) end
  end
  return row
end

local timed = { collective_time = true }
for _, name in ipairs(TIMES) do timed[name] = true end

--- Is the figure a time?
function efficiencies.is_time(name) return timed[name] end

local function quantity(name, value)
  return core.quantity(("%.17g%s"):format(value, timed[name] and " s" or ""))
end

local DENSE = { "weight_bandwidth", "compute_share", "prefill_share" }
local EXPERT = { "expert_bandwidth", "expert_compute_share", "expert_prefill_share" }
local SPREAD = { expert_imbalance = true, expert_time = true }
local LINKED = { link_share = true, collective_time = true }

-- The efficiencies of a case as quantities, from a point of the fit.
local function made_of(x, case)
  local engine, accelerator = case.variant, case.row.accelerator:lower()
  local made, given = {}, case.given
  for name, value in pairs(efficiencies.singles(x, engine, accelerator, case.four)) do
    if (given.experts or not SPREAD[name]) and (given.link or not LINKED[name]) then
      made[name] = quantity(name, value)
    end
  end
  local dense = efficiencies.shares(x, engine, accelerator, case.four, case.as.matrices)
  for _, name in ipairs(DENSE) do made[name] = quantity(name, dense[name]) end
  if not given.experts then return made end
  local expert = efficiencies.shares(x, engine, accelerator, case.four, case.as.experts)
  for _, name in ipairs(EXPERT) do made[name] = quantity(name, expert[name]) end
  return made
end

--- The efficiencies of cases from a point of the fit, made once for all that share
-- them.
-- @return function(case) -> quantities by name
function efficiencies.maker(x)
  local made = {}
  return function(case)
    local key = table.concat({ case.variant, case.row.accelerator, case.as.matrices,
                               tostring(case.as.experts), tostring(case.given.link) }, "|")
    made[key] = made[key] or made_of(x, case)
    return made[key]
  end
end

return efficiencies
