--- What is run: for each workload its programs, ours among them, and how many samples each takes.
--
-- A program is { key, label, command (a list), n, build = how it is compiled, needs = what has to be there,
-- flag = of the processor, environment }; `ours` marks Perigee's. A command's {n} is the number of samples.
local programs = {}

local PLAIN, LIMIT = "-O3", "-O3 -march=native"

local function c(workload, key, label, flags)
  return { key = key, label = label, command = { ("build/bench/%s-%s"):format(workload, key), "{n}" },
           build = { source = ("tests/bench/%s/%s.c"):format(workload, key), flags = flags } }
end

local function script(workload, key, label, interpreter, file)
  return { key = key, label = label, command = { interpreter, ("tests/bench/%s/%s"):format(workload, file), "{n}" },
           needs = interpreter }
end

-- In a Lua program of its own; `more` are arguments behind N.
local function ours(name, key, label, more, environment)
  local command = { "lua5.4", "tests/bench/common/ours.lua", name, "{n}" }
  table.move(more or {}, 1, #(more or {}), #command + 1, command)
  return { key = key, label = label, command = command, ours = true, environment = environment }
end

local function isa(name, level)
  local made = ours(name, level, ("perigee, %s"):format(level), { "1", "slope" }, { PERIGEE_ISA = level })
  made.flag = ({ avx2 = "avx2", avx512 = "avx512f" })[level]
  return made
end

local function others(workload)
  return { c(workload, "limit", "C, the limit", LIMIT), c(workload, "plain", "C, plain", PLAIN),
           script(workload, "numpy", "numpy in chunks", "{python}", "by_numpy.py"),
           script(workload, "luajit", "LuaJIT", "luajit", "plain.lua"),
           script(workload, "lua", "Lua 5.4", "lua5.4", "plain.lua") }
end

local function with_samples(list, n, fewer)
  for _, program in ipairs(list) do program.n = fewer and fewer[program.key] or n end
  return list
end

local function tco12()
  local list = others "tco12"
  table.insert(list, 4, script("tco12", "numexpr", "numexpr", "{python}", "by_numexpr.py"))
  table.insert(list, 5, script("tco12", "numba", "numba", "{python}", "by_numba.py"))
  list[#list + 1] = script("tco12", "python", "CPython", "{python}", "plain.py")
  for _, each in ipairs { ours("tco12", "perigee", "perigee", { "1", "slope" }),
                          ours("tco12", "run", "perigee, opening too", { "1", "run" }),
                          ours("tco12_where", "where", "perigee, where", { "1", "slope" }),
                          ours("tco12_where", "tape", "perigee, the tape alone", { "1", "tape" }),
                          isa("tco12", "baseline"), isa("tco12", "avx2"), isa("tco12", "avx512"),
                          ours("tco12", "reproducible", "perigee, reproducible", { "1", "slope", "reproducible" }) } do
    list[#list + 1] = each
  end
  return with_samples(list, 1000000)
end

local function timeline()
  local list = others "timeline"
  table.insert(list, 4, script("timeline", "numexpr", "numexpr", "{python}", "by_numexpr.py"))
  list[#list + 1] = ours("timeline", "perigee", "perigee", { "1", "slope" })
  list[#list + 1] = ours("timeline", "run", "perigee, opening too", { "1", "run" })
  return with_samples(list, 1000000, { lua = 50000, luajit = 200000, numpy = 200000, numexpr = 100000 })
end

local function tariff()
  local list = others "tariff"
  list[#list + 1] = ours("tariff", "perigee", "perigee", { "1", "slope" })
  list[#list + 1] = ours("tariff", "run", "perigee, opening too", { "1", "run" })
  return with_samples(list, 1000000)
end

local function search()
  local list = others "search"
  table.insert(list, 4, script("search", "numexpr", "numexpr", "{python}", "by_numexpr.py"))
  list[#list + 1] = ours("search", "perigee", "perigee, choose", { "1", "run" })
  return with_samples(list, 1474560)
end

--- The workloads in their order, and what a row counts.
programs.workloads = {
  { name = "tco12", title = "tco12: 12 inputs, 72 operations, 4 outputs and a probability", per = "sample",
    list = tco12 },
  { name = "timeline", title = "timeline: 60 months of 72 operations", per = "sample", list = timeline },
  { name = "tariff", title = "tariff: five levels of if, 96 paths", per = "sample", list = tariff },
  { name = "search", title = "search: 1,474,560 combinations of a catalog", per = "combination", list = search },
}

return programs
