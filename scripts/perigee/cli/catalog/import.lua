--- `perigee catalog import IMPORTER FILE`: catalogs made of other files.
local date = require "perigee.catalog.date"
local earlier = require "perigee.import.earlier"
local flags = require "perigee.cli.flags"
local files = require "perigee.catalog.files"
local lfs = require "perigee.filesystem"
local near = require "perigee.near"
local output = require "perigee.cli.output"
local text = require "perigee.report.text"
local values = require "perigee.cli.values"

local FOLDER = "my-catalogs" -- where none is given

-- Each with name, summary, and read(text, file, { book, engine, output, as_of, provider }) -> a
-- list of { path, body }, and the lines of a report; or nil and what is wrong.  `as_of` is the
-- day on which the list was read.
local IMPORTERS = {
  (require "perigee.import.calibration"),
  (require "perigee.import.litellm"),
  (require "perigee.import.genai_prices"),
  (require "perigee.import.openrouter"),
  (require "perigee.import.skypilot"),
  (require "perigee.import.gcp_pricing"),
  (require "perigee.import.csv"),
}

local import = {
  usage = "perigee catalog import IMPORTER FILE [options]",
  examples = { "perigee catalog import calibration runs.csv --output mine",
               "perigee catalog import litellm model_prices_and_context_window.json --output mine",
               "perigee catalog import csv our-prices.csv --output mine",
               "perigee catalog import skypilot catalogs/v8/aws/vms.csv --as-of 2026-08-01",
               "perigee run support.lua --catalog mine" },
}

local function names()
  local list = {}
  for i, importer in ipairs(IMPORTERS) do list[i] = importer.name end
  return list
end

local function find(name)
  for _, importer in ipairs(IMPORTERS) do
    if importer.name == name then return importer end
  end
  local hint = near.hint(name, names())
  return nil, ("unknown importer '%s'%s"):format(name,
    hint ~= "" and hint or ": there is " .. near.join(names(), "and"))
end

--- Adds the command's arguments.
function import.configure(command)
  command:argument("IMPORTER", "What FILE is: " .. table.concat(names(), ", ") .. ".")
    :target "importer"
  command:argument("FILE", "What is read."):target "file"
  command:option("--output", "The folder of catalogs to write to; " .. FOLDER .. " unless told.")
    :argname "DIR"
  command:option("--engine", "Whose efficiencies the runs are; pytorch unless told.")
    :argname "NAME"
  command:option("--as-of", "The day on which a list of prices was read, YYYY-MM-DD; that in \
FILE's name, else today, unless told."):argname "DATE":convert(values.day)
  command:option("--provider", "Whose machines a list has, where FILE's name does not tell.")
    :argname "NAME"
  flags.catalogs(command)
end

-- The day of a list: said, or in its file's name, or today.
local function day_of(request)
  local named = request.file:match "[^/]*$":match "%d%d%d%d%-%d%d%-%d%d"
  return request.as_of or named and not date.fault(named) and named or date.today()
end

-- Prices that somebody wrote by hand are not written over.
local function overwrite_fault(path)
  local priced = path:find "/api/[^/]+%.lua$" or path:find "/machines/[^/]+%.lua$"
  if not priced or lfs.attributes(path, "mode") ~= "file" then return nil end
  local file, head = io.open(path, "rb"), nil
  if file then
    head = file:read(#earlier.HEAD)
    file:close()
  end
  return head ~= earlier.HEAD and ("%s: was not imported, and would be overwritten: give another --output"):format(path)
    or nil
end

local function write_all(made)
  for _, file in ipairs(made) do
    local fault = overwrite_fault(file.path)
    if fault then return nil, fault end
  end
  for _, file in ipairs(made) do
    local ok, message = output.folders(file.path)
    if ok then ok, message = output.write(file.path, file.body) end
    if not ok then return nil, message end
  end
  return true
end

-- What is made of a file, and the lines of a report, once all is written; or nil and what is wrong.
local function make(importer, request, console, book, folder)
  local progress <close> = console:progress "importing"
  local body, unreadable = files.read(request.file)
  if not body then return nil, unreadable end
  local made, report = importer.read(body, request.file,
    { book = book, engine = request.engine, output = folder, as_of = day_of(request),
      provider = request.provider })
  if not made then return nil, report end
  if progress then progress:stage "writing" end
  local ok, message = write_all(made)
  if not ok then return nil, message end
  return made, report
end

local LISTED = 4 -- files that are named; of more, their number is said

-- The report and what was written, each line made harmless.
local function summary(lines, made, folder)
  for _, file in ipairs(#made <= LISTED and made or {}) do lines[#lines + 1] = "wrote " .. file.path end
  if #made > LISTED then lines[#lines + 1] = ("wrote %d files in %s"):format(#made, folder) end
  lines[#lines + 1] = "use it with --catalog " .. folder
  for i, line in ipairs(lines) do lines[i] = text.escape(line) end
  return table.concat(lines, "\n") .. "\n"
end

--- Runs the command.
---@param request table
---@param console table
---@param book table of catalogs
---@return integer status
function import.run(request, console, book)
  local importer, unknown = find(request.importer)
  if not importer then return console:fail(2, unknown) end
  local folder = request.output or FOLDER
  local made, report = make(importer, request, console, book, folder)
  if not made then return console:fail(1, report) end
  return console:write(summary(report, made, folder))
end

return import
