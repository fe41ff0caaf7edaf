--- How cost grows: with samples, nodes, options and threads.
local runner = require "harness.runner"
local series = require "harness.series"

local growth = {}

local function perigee(words, n)
  local command = { "build/bin/perigee" }
  table.move(words, 1, #words, 2, command)
  return { label = "perigee", n = n, command = command }
end

-- The median of several runs.
local function median(program, count) return series.alternating({ program }, count)[1] end

-- Seconds of a whole process: of the processor, which is the wall's with one thread, or of the wall.
local function cpu_of(program, count) return median(program, count).cpu end
local function wall_of(program, count) return median(program, count).wall end

-- Seconds as a program itself has timed them.
local function timed_of(program, count)
  local found = median(program, count)
  return found.ns * found.n * 1e-9
end

local function point(panel, name, x, y) return { panel = panel, series = name, x = x, y = y } end

local function run_of(file, n, ...) return perigee({ "run", "tests/bench/" .. file, "--samples", "{n}", ... }, n) end

local function samples(count)
  local made = {}
  for power = 6, 14 do
    local n = math.floor(10 ^ (power / 2))
    made[#made + 1] = point("samples", "perigee, if", n, cpu_of(run_of("tco12.lua", n, "--threads", "1"), count))
    made[#made + 1] = point("samples", "perigee, where", n,
      cpu_of(run_of("tco12_where.lua", n, "--threads", "1"), count))
    made[#made + 1] = point("samples", "C, plain", n, timed_of({ label = "plain", n = n,
      command = { "build/bench/tco12-plain", "{n}" } }, count))
  end
  return made
end

-- 72 nodes a month.
local function nodes(count)
  local made = {}
  for _, months in ipairs { 1, 3, 6, 12, 24, 60, 120 } do
    for _, n in ipairs { 10000, 200000 } do
      local program = run_of("timeline.lua", n, "--threads", "1", "--set", "months=" .. months)
      made[#made + 1] = point("nodes", ("%d,000 samples"):format(n // 1000), 72 * months, cpu_of(program, count))
    end
  end
  return made
end

local ROWS = 23040 -- combinations of search.lua for each number of sequences at once

local function options(count)
  local made = {}
  for _, batches in ipairs { 1, 4, 16, 64, 256 } do
    local n = batches * ROWS
    local ours = { label = "perigee", n = n, command = { "lua5.4", "tests/bench/common/ours.lua", "search", "{n}" } }
    local plain = { label = "plain", n = n, command = { "build/bench/search-plain", "{n}" } }
    made[#made + 1] = point("options", "perigee", n, timed_of(ours, count))
    made[#made + 1] = point("options", "C, plain", n, timed_of(plain, count))
  end
  return made
end

local function threads(count)
  local made = {}
  for _, number in ipairs { 1, 2, 4 } do
    for _, millions in ipairs { 1, 10 } do
      local program = run_of("tco12.lua", 1000000 * millions, "--threads", tostring(number))
      made[#made + 1] = point("threads", ("%2d million samples"):format(millions), number, wall_of(program, count))
    end
  end
  return made
end

--- Measures all four.
---@param count integer runs of each point
---@return table[] points panel, series, x, y: seconds of the processor, over threads of the wall
function growth.measure(count)
  for _, name in ipairs { "tco12", "search" } do
    runner.missing { label = name, n = 1000, command = { ("build/bench/%s-plain"):format(name), "{n}" },
                     build = { source = ("tests/bench/%s/plain.c"):format(name), flags = "-O3" } }
  end
  local made = {}
  for _, measure in ipairs { samples, nodes, options, threads } do
    local points = measure(count)
    table.move(points, 1, #points, #made + 1, made)
  end
  table.sort(made, function(a, b)
    if a.panel ~= b.panel then return a.panel < b.panel end
    if a.series ~= b.series then return a.series < b.series end
    return a.x < b.x
  end)
  return made
end

--- As CSV.
---@param points table[]
---@return string
function growth.csv(points)
  local lines = { "grows_with,series,x,seconds" }
  for _, each in ipairs(points) do
    lines[#lines + 1] = ('%s,"%s",%d,%.6g'):format(each.panel, each.series, each.x, each.y)
  end
  return table.concat(lines, "\n") .. "\n"
end

return growth
