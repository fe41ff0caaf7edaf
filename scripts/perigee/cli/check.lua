--- `perigee check FILE`: reads, traces and checks units, without running.
local flags = require "perigee.cli.flags"
local text = require "perigee.report.text"

local check = {
  usage = "perigee check FILE [options]",
  examples = {
    "perigee check support.lua",
    'perigee check support.lua --set requests="50k requests/day"',
  },
}

check.configure = flags.scenario

local function counted(count, word)
  return ("%d %s%s"):format(count, word, count == 1 and "" or "s")
end

local function summary(file, found)
  return ("%s: %s, %s, %s, %s: units agree\n"):format(text.escape(file),
    counted(found.assumptions, "assumption"), counted(found.options, "option"),
    counted(found.outputs, "output"), counted(found.paths, "path"))
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function check.run(request, console)
  local engine = require "perigee.engine"
  local progress = console:progress()
  local options = flags.engine_options(request, console)
  options.progress = progress
  local found, message, kind = engine.check(options)
  if progress then progress:close() end
  if not found then
    return console:fail(flags.status(kind), message)
  end
  for _, warning in ipairs(found.warnings or {}) do
    console:warn(warning)
  end
  return console:write(summary(request.file, found))
end

return check
