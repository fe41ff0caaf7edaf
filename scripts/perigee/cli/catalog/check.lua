--- `perigee catalog check DIR`: what is wrong with a folder of catalogs.
local catalog = require "perigee.catalog"
local text = require "perigee.report.text"

local check = {
  name = "check",
  summary = "Say what is wrong with the catalogs of a folder.",
  usage = "perigee catalog check DIR",
  examples = { "perigee catalog check my-catalogs" },
}

--- Adds the command's arguments.
function check.configure(command)
  command:argument("DIR", "A folder of catalogs."):target "folder"
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function check.run(request, console)
  local problems = catalog.check(request.folder)
  for _, problem in ipairs(problems) do
    console:fail(1, problem)
  end
  if #problems > 0 then
    return 1
  end
  return console:write(text.escape(request.folder) .. ": nothing is wrong\n")
end

return check
