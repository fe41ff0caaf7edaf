--- `perigee catalog import calibration FILE`: from runs measured on one's own machine
-- (examples/calibrate) to rows of efficiencies, one an accelerator.
local entry = require "perigee.calibration.entry"
local files = require "perigee.catalog.files"
local fit = require "perigee.calibration.fit"
local kinds = require "perigee.catalog.kinds"
local lfs = require "perigee.filesystem"
local load_catalog = require "perigee.catalog.load"
local parse = require "perigee.catalog.parse"
local report = require "perigee.calibration.report"
local runs = require "perigee.calibration.runs"
local schema = require "perigee.catalog.schema"
local write = require "perigee.catalog.write"

local calibration = {
  name = "calibration",
  summary = "Runs measured on your machine, as examples/calibrate writes them.",
  engine = "pytorch", -- whose row it is, where none is said
}

local kind = kinds.by_name.efficiency

-- The rows of other accelerators that the file has already.
local function kept(path, engine)
  if not lfs.attributes(path) then
    return { kind = kind.name, engine = engine, accelerators = {} }
  end
  local loaded, problems = load_catalog.file(path)
  if not loaded then return nil, problems[1] end
  if loaded.kind ~= kind or loaded.owner ~= engine then
    return nil, ("%s: no efficiencies of %s: it would be overwritten; give another --output")
      :format(path, engine)
  end
  return (parse.text(files.read(path), path))
end

-- The runs by accelerator, in the order of their names.
local function grouped(cases)
  local groups, names = {}, {}
  for _, case in ipairs(cases) do
    local name = case.setup.accelerator.name
    if not groups[name] then groups[name], names[#names + 1] = {}, name end
    table.insert(groups[name], case)
  end
  table.sort(names)
  return groups, names
end

-- Puts the fitted rows into a catalog; the report's lines.
local function fit_into(made, cases, file)
  local groups, names = grouped(cases)
  local lines = {}
  for _, name in ipairs(names) do
    local list = groups[name]
    local row, fitted = list[1].setup.row, fit.row(list)
    made.accelerators[name:match "([^/]+)$"] = entry.of(list, row, fitted, file)
    report.accelerator(lines, name, list, row, fitted)
  end
  return lines
end

local function engine_fault(engine)
  local fault = schema.name_fault(engine)
    or engine:find("/", 1, true) and ("'%s' is no name of an engine: no / in it"):format(engine)
  return fault and "--engine: " .. fault or nil
end

local COMMENT = "-- What %s makes of accelerators, measured on machines of one's own.\n"

--- Fits the runs of a file.
---@param text string the CSV
---@param file string its name
---@param options { book: table, engine?: string, output: string } the catalogs; whose row
--  it is; the folder
---@return { path: string, body: string }[]? files to be written
---@return string[]|string report lines, or what is wrong in one line
function calibration.read(text, file, options)
  local engine = options.engine or calibration.engine
  local fault = engine_fault(engine)
  if fault then return nil, fault end
  local cases, passed = runs.read(text, file, options.book, engine)
  if not cases then return nil, passed end
  local path = ("%s/%s/%s.lua"):format(options.output, kind.folder, engine)
  local made, unreadable = kept(path, engine)
  if not made then return nil, unreadable end
  local lines = fit_into(made, cases, file)
  report.passed(lines, passed)
  return { { path = path, body = write.catalog(kind, made, COMMENT:format(engine)) } }, lines
end

return calibration
