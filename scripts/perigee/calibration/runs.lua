--- Runs that were measured on one's own machine: rows of a CSV, checked, as cases
-- of the serving builders (core/include/perigee/serving.h).
--
-- One replica of one device; `batch` sequences at once, each of `input` tokens read
-- and `output` written.  `token_ms` is the time between two tokens of a sequence
-- while the others bring their prompts (pg_serving_token_time); `first_token_ms` that
-- from a request to its first token, the others running (pg_serving_first_token).
local context = require "perigee.context"
local core = require "perigee.core"
local data = require "perigee.data"
local date = require "perigee.catalog.date"
local efficiency = require "perigee.hosting.efficiency"
local fit = require "perigee.calibration.fit"
local near = require "perigee.near"
local plan = require "perigee.hosting.plan"

local runs = {}

--- The columns that a file must have.
runs.columns = { "model", "accelerator", "precision", "batch", "input", "output",
                 "first_token_ms", "token_ms" }

local LOAD = { "batch", "input", "output" }
local TIMES = { "first_token_ms", "token_ms" }

-- Raised out of reading: what is wrong, in one line.
local function stop(file, line, format, ...)
  error({ message = ("%s:%d: "):format(file, line) .. format:format(...) }, 0)
end

local function check_header(header, file)
  local there = {}
  for _, name in ipairs(header) do there[name] = true end
  for _, name in ipairs(runs.columns) do
    if not there[name] then
      local meant = near.name(name, header)
      stop(file, 1, "no column '%s'%s", name, meant and (": did you mean '%s'?"):format(meant) or "")
    end
  end
end

local function check_number(row, name, file, line)
  local value = row[name]
  if type(value) ~= "number" or value <= 0 then
    stop(file, line, "%s is '%s': a number above zero is wanted", name, tostring(value))
  end
end

local function check_day(row, file, line)
  if row.measured == nil or row.measured == "" then return end
  local fault = date.fault(row.measured)
  if fault then stop(file, line, "measured: %s", fault) end
end

-- ----- what was run -----

-- A quantity as a constant: with constants a builder folds to one.
local function constant(value)
  return core.quantity(("%.17g %s"):format(value:number(), value:unit()))
end

-- The engine whose row the fit starts from: the usual one where its own is not known.
local function start_engine(engine, accelerator)
  return pcall(efficiency.row, engine, accelerator) and engine or efficiency.engine
end

local function setup_of(row, engine, model, accelerator)
  local subject = plan.subject("a run", { model = model.name, accelerator = accelerator,
    quantization = row.precision, engine = start_engine(engine, accelerator),
    kv_cache = row.cache ~= "" and row.cache or nil })
  local fault = fit.start_fault(subject.row)
  if fault then error(fault, 0) end
  local given, as = plan.serving(subject, 1)
  given.link, given.link_share, given.collective_time = nil, nil, nil -- one device
  for name, value in pairs(given) do given[name] = constant(value) end
  return { given = given, as = as, accelerator = accelerator, row = subject.row }
end

local function named(book, kind, field, row, file, line)
  local found, message = book:entry(kind, tostring(row[field]))
  if not found then stop(file, line, "%s: %s", field, message) end
  return found
end

-- One setup for all rows that name the same.
local function setups(book, engine, file)
  local made = {}
  return function(row, line)
    local key = ("%s|%s|%s|%s"):format(row.model, row.accelerator, row.precision, row.cache)
    if made[key] then return made[key] end
    local model = named(book, "models", "model", row, file, line)
    local accelerator = named(book, "accelerators", "accelerator", row, file, line)
    named(book, "quantization", "precision", row, file, line)
    local ok, setup = pcall(setup_of, row, engine, model, accelerator)
    if not ok then stop(file, line, "%s", (tostring(setup):gsub("^[^\n]-%.lua:%d+: ", ""))) end
    made[key] = setup
    return setup
  end
end

local function case_of(setup, row, line)
  local given = {}
  for name, value in pairs(setup.given) do given[name] = value end
  given.batch = core.quantity(row.batch)
  given.input = core.quantity(("%.17g tokens"):format(row.input))
  given.output = core.quantity(("%.17g tokens"):format(row.output))
  return { given = given, setup = setup, row = row, line = line,
           token_time = row.token_ms / 1000, first_token = row.first_token_ms / 1000 }
end

-- Why a row is passed over: a run that gave no times.
local function skipped(row)
  for _, name in ipairs(TIMES) do
    if row[name] == "" then
      return row.note ~= nil and row.note ~= "" and tostring(row.note) or "no " .. name
    end
  end
end

local function read(text, file, book, engine)
  local rows, header, lines = data.read(text, file)
  if not rows then error({ message = header }, 0) end
  check_header(header, file)
  local cases, passed, setup = {}, {}, setups(book, engine, file)
  for i, row in ipairs(rows) do
    local line, why = lines[i], skipped(row)
    for _, name in ipairs(LOAD) do check_number(row, name, file, line) end
    check_day(row, file, line)
    if why then
      passed[#passed + 1] = ("%s:%d: %s"):format(file, line, why)
    else
      for _, name in ipairs(TIMES) do check_number(row, name, file, line) end
      cases[#cases + 1] = case_of(setup(row, line), row, line)
    end
  end
  if #cases == 0 then stop(file, lines[1] or 1, "no run with its times: one row is one run") end
  return cases, passed
end

--- Reads a CSV of runs.
---@param text string
---@param file string for messages
---@param book table of catalogs
---@param engine string what served them
---@return table[]? cases each with given (the builders' arguments, with the efficiencies
--  that the fit starts from), setup (as: precisions computed in; accelerator; row: of
--  efficiencies), row, line, and token_time, first_token in s
---@return string[]|string passed rows that were passed over and why; or what is wrong
function runs.read(text, file, book, engine)
  context.services.entry = function(...) return book:entry(...) end
  local ok, cases, passed = pcall(read, text, file, book, engine)
  if ok then return cases, passed end
  if type(cases) ~= "table" then error(cases, 0) end
  return nil, cases.message
end

return runs
