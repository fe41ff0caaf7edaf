-- Perigee on one of the workloads, within a Lua program:
--
--   [PERIGEE_ISA=avx2] lua5.4 tests/bench/common/ours.lua NAME N [THREADS] [run|slope|tape] [reproducible]
--
-- run times perigee.run of NAME.lua at N samples once it is warm, with opening, tracing, checking and all figures that
-- it reports; slope takes off what 10,000 samples take, so that the rest is what a sample costs; tape times drawing,
-- evaluating and summing up of the five outputs alone (of tco12_where, whose graph a plain Lua program can build).
-- search is chosen from: N is its number of combinations.  Time is of the processor with one thread, else of the wall.
local bench = dofile((arg[0]:match "^(.*)/" or ".") .. "/bench.lua")
local core = require "perigee.core"
local perigee = require "perigee"
local scenario = require "perigee.scenario"

local name, n, threads, mode = arg[1], math.floor(tonumber(arg[2])), tonumber(arg[3] or 1), arg[4] or "run"
local isa, reproducible = os.getenv "PERIGEE_ISA", arg[5] == "reproducible" or nil
local folder = (arg[0]:match "^(.*)/" or ".") .. "/.."
local path = ("%s/%s.lua"):format(folder, name)
local workload = name:match "^[^_]+"

local function wall()
  local file = assert(io.open "/proc/uptime") -- hundredths of a second: enough for seconds of several threads
  local seconds = file:read "n"
  file:close()
  return seconds
end

local clock = threads == 1 and os.clock or wall

-- ----- figures by name, as answers.inc has them -----

local function of_run(result)
  local made = {}
  for _, right in ipairs(bench.answers(workload)) do
    for _, output in ipairs(result.outputs) do
      if output.name == right.name then
        made[right.name] = #right == 1 and { output.mean } or { output.p5, output.p50, output.p95 }
      end
    end
  end
  return made
end

local function of_choice(result)
  return { cost = { result.cheapest.usd_per_month }, feasible = { result.feasible } }
end

-- ----- what is timed -----

local function run(samples)
  return of_run(assert(perigee.run(path, { samples = samples, threads = threads, isa = isa,
                                           reproducible = reproducible })))
end

local ROWS = 23040 -- combinations of search.lua's other axes

local function choose(combinations)
  local batch = {}
  for i = 1, math.max(1, combinations // ROWS) do batch[i] = 4 * i end
  return of_choice(assert(perigee.choose(path, { threads = threads, set = { { "batch", batch } } })))
end

-- Of a scenario that a plain program can build: `math` is perigee's there, as in a scenario file.
local function load_scenario(file)
  local environment = setmetatable({ math = perigee.math }, { __index = _G })
  return assert(loadfile(file, "t", environment))
end

-- The outputs of a model that lies over another file's assumptions.
local function graph()
  local made = perigee.scenario
  perigee.scenario = function(given) return given end
  local over = load_scenario(path)()
  perigee.scenario = made
  local base = load_scenario(("%s/%s"):format(folder, over.base))()
  return over.model(scenario.argument(scenario.assumptions(base)))
end

local function tape()
  local outputs = graph()
  local made = core.tape { outputs.A, outputs.B, outputs.C, outputs.D, outputs.win }
  return function(samples)
    local given = { samples = samples, seed = 1, threads = threads, sampler = "stratified", isa = isa }
    local read = made:sample(given, { true, true, true, true, false })
    local figures = { win = { read[5]:mean() } }
    for i, output in ipairs { "A", "B", "C", "D" } do
      figures[output] = { read[i]:quantile(0.05), read[i]:quantile(0.5), read[i]:quantile(0.95) }
    end
    return figures
  end
end

local function timed(f, samples)
  collectgarbage()
  local start = clock()
  local made = f(samples)
  return (clock() - start) * 1e9, made
end

-- The lowest of several short runs: their scatter would be the slope's.
local function shortest(f, samples)
  local least = math.huge
  for _ = 1, 5 do least = math.min(least, (timed(f, samples))) end
  return least
end

local f = mode == "tape" and tape() or workload == "search" and choose or run
f(workload == "search" and ROWS or 10000)
local ns, made = timed(f, n)
local each = mode == "slope" and (ns - shortest(f, 10000)) / (n - 10000) or ns / n
local reference = bench.answers(workload)
if workload ~= "search" or n == 64 * ROWS then bench.check(reference, made, n) end
print(bench.line(reference, made, each, n))
