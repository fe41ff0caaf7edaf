-- The benches: every program of every workload in alternating runs, medians and ratios as tables.
--
--   lua5.4 tests/bench/run.lua [WORKLOAD...] [--runs 5] [--json FILE] [--whole] [--growth]
--
-- WORKLOAD is tco12, timeline, tariff or search; all of them, and whole processes, where nothing is named. --whole
-- measures tco12 as whole processes; --growth how cost grows, and writes build/bench/growth.csv and growth.svg.
-- tests/bench/README.md tells what each program is.
local here = arg[0]:match "^(.*)/" or "."
package.path = here .. "/?.lua;" .. package.path

local bounds = require "harness.bounds"
local growth = require "harness.growth"
local json = require "dkjson"
local layout = require "harness.layout"
local lfs = require "lfs"
local programs = require "harness.programs"
local runner = require "harness.runner"
local series = require "harness.series"
local svg = require "harness.svg"
local whole = require "harness.whole"

local function fail(message)
  io.stderr:write("bench: ", message, "\n")
  os.exit(2)
end

-- ----- the command line -----

local function workload_named(name)
  for _, workload in ipairs(programs.workloads) do
    if workload.name == name then return workload end
  end
  fail(("no workload '%s': there are tco12, timeline, tariff and search"):format(name))
end

local function positive(words, at)
  local count = math.tointeger(tonumber(words[at]))
  if not count or count < 1 then fail "--runs takes a number of rounds, 5 or more for figures to be told" end
  return count
end

local function read(words)
  local asked, at = { runs = 5, workloads = {} }, 1
  while words[at] do
    local word = words[at]
    if word == "--runs" then
      at = at + 1
      asked.runs = positive(words, at)
    elseif word == "--json" then
      at = at + 1
      asked.json = words[at] or fail "--json takes a file's name"
    elseif word == "--whole" or word == "--growth" then
      asked[word:sub(3)] = true
    else
      table.insert(asked.workloads, workload_named(word))
    end
    at = at + 1
  end
  if #asked.workloads == 0 and not asked.whole and not asked.growth then
    asked.workloads, asked.whole = programs.workloads, true
  end
  return asked
end

-- ----- tables -----

local function ns_of(rows, key)
  for _, row in ipairs(rows) do
    if row.key == key then return row.ns end
  end
end

local function times(value, base) return base and layout.figure(value / base) or "" end

local function print_workload(workload, rows, skipped)
  local limit, plain = ns_of(rows, "limit"), ns_of(rows, "plain")
  local lines = { { "ns a " .. workload.per, "median", "lowest", "highest", "x limit", "x plain C", "peak MB" } }
  for _, row in ipairs(rows) do
    lines[#lines + 1] = { row.label, layout.figure(row.ns), layout.figure(row.lowest), layout.figure(row.highest),
                          times(row.ns, limit), times(row.ns, plain), layout.figure(row.peak / 1024) }
  end
  print(("\n%s\n%d alternating runs, one thread\n"):format(workload.title, rows[1].runs))
  print(layout.table(lines))
  for _, each in ipairs(skipped) do print(("skipped: %s: %s"):format(each.label, each.why)) end
end

local function print_whole(made)
  local lines = { { "perigee run tco12.lua", "wall ms", "cpu ms", "peak MB" } }
  for _, row in ipairs(made.rows) do
    lines[#lines + 1] = { row.label, layout.figure(1e3 * row.wall), layout.figure(1e3 * row.cpu),
                          layout.figure(row.peak / 1024) }
  end
  print("\nWhole processes\n")
  print(layout.table(lines))
  print(("a sample more costs %s ns of the wall"):format(layout.figure(made.sample_ns)))
end

local WORDS = { aim = "aim met", met = "met", missed = "missed" }

local function print_bounds(list)
  if #list == 0 then return end
  local lines = { { "Bounds of the issue", "at least", "aim", "measured", "unit", "" } }
  for _, bound in ipairs(list) do
    lines[#lines + 1] = { bound.what, ("%g"):format(bound.least), ("%g"):format(bound.aim),
                          layout.figure(bound.value), bound.unit, WORDS[bound.verdict] }
  end
  print("\n" .. layout.table(lines))
end

-- ----- answers -----

-- Programs on the same samples: plain C and the limit differ by what a histogram rounds, if at all.
local function check_agreement(workload, rows)
  local answers = {}
  for _, row in ipairs(rows) do answers[row.key] = row.answers end
  if not (answers.limit and answers.plain) then return end
  for name, values in pairs(answers.plain) do
    local others = (answers.limit[name] or ""):gmatch "[^,]+"
    for value in values:gmatch "[^,]+" do
      local a, b = tonumber(value), tonumber(others())
      if not b or math.abs(a - b) > 5e-4 * math.abs(a) then
        error(("bench: %s: %s of the limit is %s, of plain C %s"):format(workload.name, name, tostring(b), value), 0)
      end
    end
  end
end

-- ----- growth -----

local PANELS = {
  { name = "samples", title = "tco12, one thread", label = "samples" },
  { name = "nodes", title = "timeline, one thread", label = "nodes of the graph" },
  { name = "options", title = "search, one thread", label = "combinations" },
  { name = "threads", title = "tco12, by the clock on the wall", label = "threads" },
}

local function write(path, text)
  local file = assert(io.open(path, "w"))
  assert(file:write(text))
  file:close()
end

local function picture(points)
  local panels = {}
  for i, panel in ipairs(PANELS) do
    panels[i] = { title = panel.title, label = panel.label, points = {} }
    for _, point in ipairs(points) do
      if point.panel == panel.name then table.insert(panels[i].points, point) end
    end
  end
  return svg.picture(panels)
end

local function print_growth(points)
  local lines = { { "grows with", "series", "x", "seconds" } }
  for _, each in ipairs(points) do
    lines[#lines + 1] = { each.panel, each.series, layout.grouped(each.x), layout.figure(each.y) }
  end
  print("\n" .. layout.table(lines))
  print "written to build/bench/growth.csv and growth.svg"
end

-- ----- all of it -----

local function main()
  local asked = read(arg)
  assert(lfs.chdir(here .. "/../.."))
  runner.prepare()
  local measured = {}
  for _, workload in ipairs(asked.workloads) do
    local rows, skipped = series.alternating(workload.list(), asked.runs)
    check_agreement(workload, rows)
    measured[workload.name] = rows
    print_workload(workload, rows, skipped)
  end
  if asked.whole then
    measured.whole = whole.measure(asked.runs)
    print_whole(measured.whole)
  end
  measured.bounds = bounds.judge(measured)
  print_bounds(measured.bounds)
  if asked.growth then
    measured.growth = growth.measure(asked.runs)
    write("build/bench/growth.csv", growth.csv(measured.growth))
    write("build/bench/growth.svg", picture(measured.growth))
    print_growth(measured.growth)
  end
  if asked.json then write(asked.json, json.encode(measured, { indent = true }) .. "\n") end
end

local done, message = pcall(main)
if not done then
  io.stderr:write(tostring(message), "\n")
  os.exit(1)
end
