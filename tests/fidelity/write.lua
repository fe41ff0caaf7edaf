--- Writes what a fit found: the efficiency catalogs, and the points of the folds.
local catalog_write = require "perigee.catalog.write"
local efficiencies = require "fidelity.efficiencies"
local kinds = require "perigee.catalog.kinds"
local serving = require "fidelity.serving"

local write = {}

--- What the fit to all groups is called among the points.
write.ALL = "all"

local ORIGIN = "ai-dynamo/aiconfigurator 095f58a, ml-energy/leaderboard 0cd52da, "
  .. "NVIDIA/TensorRT-LLM docs/source/performance: tests/fidelity/README.md"

local function number(value) return ("%.4g"):format(value) end

-- A time in the unit in which it is short to write.
local function time(value)
  if value >= 1e-3 then return number(value * 1e3) .. " ms" end
  return number(value * 1e6) .. " us"
end

local function text(name, value)
  return efficiencies.is_time(name) and time(value) or number(value)
end

local function record_of(x, engine, accelerator, four, precisions)
  local entry = {}
  for name, value in pairs(efficiencies.singles(x, engine, accelerator, four)) do
    entry[name] = text(name, value)
  end
  for _, precision in ipairs(precisions) do
    local shares = efficiencies.shares(x, engine, accelerator, four, precision)
    entry[precision] = {}
    for name, value in pairs(shares) do entry[precision][name] = number(value) end
  end
  return entry
end

-- How many runs of an engine on an accelerator were in the fit.
local function runs(cases, engine, accelerator)
  local count = 0
  for _, case in ipairs(cases) do
    if case.row.engine == engine and case.row.accelerator:lower() == accelerator then
      count = count + 1
    end
  end
  return count
end

local function with_origin(entry, count)
  entry.source = ("tests/fidelity/fit.lua, fitted to %s measured runs and to measured kernels (%s)")
    :format(count > 0 and tostring(count) or "other cards'", ORIGIN)
  if count == 0 then
    entry.note = "no run of this engine on this card was in the fit"
  end
  return entry
end

local PRECISIONS = { "bf16", "fp8", "fp4", "int4" }

local function precisions_of(accelerator)
  local list = {}
  for _, name in ipairs(PRECISIONS) do
    list[#list + 1] = (accelerator[name] or name == "int4") and name or nil
  end
  return list
end

local function engine_data(x, book, cases, engine)
  local entries = {}
  for _, name in ipairs(efficiencies.measured()) do
    local accelerator = assert(book:entry("accelerators", name))
    local short = accelerator.name:match "([^/]+)$"
    entries[short] = with_origin(record_of(x, engine, name, accelerator.fp4 ~= nil,
                                           precisions_of(accelerator)),
                                 runs(cases, engine, name))
  end
  entries.default = with_origin(record_of(x, engine, "", false, PRECISIONS), 0)
  entries.default.note = "shares of kernels: the middle of the measured cards"
  return { kind = "efficiency", engine = engine, as_of = "2026-05", accelerators = entries }
end

local function write_file(path, body)
  local file = assert(io.open(path, "wb"))
  file:write(body)
  file:close()
end

--- Writes catalogs/efficiency/ENGINE.lua for each engine.
function write.catalogs(x, book, cases)
  for _, engine in ipairs(efficiencies.engines) do
    local comment = ("-- What %s makes of accelerators.  The fields: ../README.md.\n"):format(engine)
    write_file(("catalogs/efficiency/%s.lua"):format(engine),
      catalog_write.catalog(kinds.by_name.efficiency, engine_data(x, book, cases, engine), comment))
  end
end

--- Writes the points fitted without each group.
function write.points(groups, points)
  local lines = { "group,figures" }
  for i, group in ipairs(groups) do
    local figures = {}
    for j, value in ipairs(points[i]) do figures[j] = ("%.5g"):format(value) end
    lines[#lines + 1] = group .. "," .. table.concat(figures, " ")
  end
  write_file(serving.folder .. "points.csv", table.concat(lines, "\n") .. "\n")
end

return write
