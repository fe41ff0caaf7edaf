--- `perigee catalog check [DIR]...`: what is wrong with folders of catalogs.
local catalog = require "perigee.catalog"
local readable = require "perigee.report.readable"
local text = require "perigee.report.text"

local check = {
  usage = "perigee catalog check [DIR]...",
  examples = { "perigee catalog check", "perigee catalog check my-catalogs" },
}

--- Adds the command's arguments.
function check.configure(command)
  command:argument("DIR", "A folder of catalogs; the shipped ones and those of \
$PERIGEE_CATALOGS unless told."):target "folders":args "*"
end

-- The folders to look at, or nil and a message.
local function folders_of(request, console)
  if #request.folders > 0 then
    return request.folders
  end
  local shipped, message = catalog.shipped()
  return shipped and { shipped, table.unpack(console:catalogs()) }, message
end

local function counted(count, one, many)
  return ("%s %s"):format(readable.count(count), count == 1 and one or many)
end

local function all_well(folder, looked_at)
  return ("%s: %s, %s: nothing is wrong\n"):format(text.escape(folder), counted(looked_at.files, "file", "files"),
    counted(looked_at.entries, "entry", "entries"))
end

-- A line for each problem on standard error, or one for a folder without any.
local function check_folder(folder, console)
  local progress = console:progress "checking"
  local problems, looked_at = catalog.check(folder)
  if progress then progress:close() end
  for _, problem in ipairs(problems) do
    console:fail(1, problem)
  end
  return #problems > 0 and 1 or console:write(all_well(folder, looked_at))
end

--- Runs the command.
---@param request table
---@param console table
---@return integer status
function check.run(request, console)
  local folders, message = folders_of(request, console)
  if not folders then
    return console:fail(1, message)
  end
  local status = 0
  for _, folder in ipairs(folders) do
    status = math.max(status, check_folder(folder, console))
  end
  return status
end

return check
