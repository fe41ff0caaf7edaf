--- Flags that several commands share.
local values = require "perigee.cli.values"

local flags = {}

--- The flags of a command that opens a scenario.
---@param command table of argparse
---@return table of argparse: the argument FILE
function flags.scenario(command)
  local file = command:argument("FILE", "The scenario, a Lua file."):target "file"
  flags.opening(command)
  return file
end

--- How a scenario is opened.
---@param command table of argparse
function flags.opening(command)
  command:option("--set", "Give an assumption another value; again for another."):argname
    "NAME=QUANTITY":count "*":convert(values.assignment)
  command:option("--with", "Lay a Lua table of assumptions over the file's."):argname
    "FILE.lua":count "*"
  command:option("--as-of", "The day whose prices hold, YYYY-MM-DD."):argname "DATE"
    :convert(values.day)
  flags.catalogs(command)
  command:flag("--trust", "Run the file with all of Lua: only for your own.")
  command:option("--time-limit", "For the file's own code; 10s unless told."):argname "TIME"
    :convert(values.seconds)
  command:option("--memory-limit", "For the file's own code; 512MB unless told."):argname "SIZE"
    :convert(values.bytes)
  command:option("--paths", "Branches to trace at most; 256 unless told."):argname "N"
    :convert(values.count("--paths", 1, "1000"))
end

--- The flags of a command that samples.
---@param command table of argparse
---@param unless? table samples, sampler: what there is where nothing is said, in words
function flags.samples(command, unless)
  unless = unless or {}
  command:option("--samples", ("How many samples; %s unless told."):format(unless.samples or "16384")):argname "N"
    :convert(values.count("--samples", 1, "20000 or 20k"))
  command:option("--seed", "Of the samples; 1 unless told."):argname "S"
    :convert(values.count("--seed", 0, "1"))
  command:option("--sampler", ("stratified, sobol or random; %s unless told."):format(unless.sampler
    or "stratified")):argname "NAME"
    :convert(values.sampler)
  command:option("--threads", "The result is the same for any number."):argname "N"
    :convert(values.count("--threads", 1, "4"))
  command:flag("--reproducible", "The bits of every other machine; a little slower.")
  command:option("--prices", "Answer from the rows of catalogs that a saved result (json) read, as of its day.")
    :argname "RESULT.json"
end

--- --catalog DIR
---@param command table
function flags.catalogs(command)
  command:option("--catalog", "A folder of catalogs, over the shipped ones."):argname "DIR"
    :count "*"
end

-- Overrides as the engine wants them; a fault in one is the command line's.
local function named(pairs_given)
  local list = {}
  for i, pair in ipairs(pairs_given or {}) do
    list[i] = { pair[1], pair[2], from = "--set " .. pair[1] }
  end
  return list
end

--- The exit status for what the engine says went wrong.
---@param kind string
---@return integer
function flags.status(kind)
  return ({ input = 1, usage = 2, limit = 3 })[kind] or 1
end

--- What the engine is asked, from the flags of a scenario.
---@param request table
---@param console table
---@return table
function flags.engine_options(request, console)
  return {
    file = request.file, set = named(request.set), with = request.with, as_of = request.as_of,
    catalogs = console:catalogs(request.catalog), trust = request.trust or false,
    seconds = request.time_limit, bytes = request.memory_limit, paths = request.paths,
    isa = console:variable "PERIGEE_ISA",
  }
end

return flags
