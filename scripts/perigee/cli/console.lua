--- Where a command writes and what it knows of its surroundings: standard output
-- and error, the environment, the terminal.
local text = require "perigee.report.text"

local console = {}

local EPIPE = 32 -- the reader went away: nobody is there to be told
local LEAST, MOST, USUAL = 60, 120, 80

local Console = {}
Console.__index = Console

-- What the terminal is like; nothing is one where the core cannot tell.
local function ask_core()
  local ok, core = pcall(require, "perigee.core")
  return ok and type(core) == "table" and core.terminal and core.terminal() or {}
end

--- A console.
---@param world? table out, err (files), getenv, terminal (a function): what a test replaces
---@return table
function console.new(world)
  world = world or {}
  return setmetatable({
    out = world.out or io.stdout, err = world.err or io.stderr,
    getenv = world.getenv or os.getenv, terminal = (world.terminal or ask_core)(),
  }, Console)
end

-- A variable of the environment; empty is as good as none.
function Console:variable(name)
  local value = self.getenv(name)
  return value ~= "" and value or nil
end

--- Says on standard error, in one line, what is wrong.
---@param status integer
---@param message string
---@return integer status
function Console:fail(status, message)
  self.err:write("perigee: ", text.escape(message), "\n")
  return status
end

--- Says a warning on standard error.
---@param message string
function Console:warn(message)
  self.err:write("perigee: warning: ", text.escape(message), "\n")
end

--- Writes to standard output, all of it, now.
---@param body string
---@return integer status 0, or 1 where it could not be written
function Console:write(body)
  local ok, message, code = self.out:write(body)
  if ok then
    ok, message, code = self.out:flush()
  end
  if ok then
    return 0
  elseif code == EPIPE then
    return 1
  end
  return self:fail(1, "cannot write to standard output: " .. tostring(message))
end

--- The folders of catalogs over the shipped ones: of the environment, then given.
---@param given string[]?
---@return string[]
function Console:catalogs(given)
  local folders = {}
  for folder in (self:variable "PERIGEE_CATALOGS" or ""):gmatch "[^:]+" do
    folders[#folders + 1] = folder
  end
  return table.move(given or {}, 1, #(given or {}), #folders + 1, folders)
end

local function width(self)
  local told = math.tointeger(tonumber(self:variable "COLUMNS"))
  local seen = self.terminal.stdout and self.terminal.columns or nil
  return math.max(LEAST, math.min(MOST, told or seen or USUAL))
end

-- Whether the environment says that characters beyond ASCII will not do.
local function only_ascii(self)
  local locale = self:variable "LC_ALL" or self:variable "LC_CTYPE" or self:variable "LANG"
  if not locale then
    return false
  end
  local folded = locale:lower()
  return not (folded:find("utf%-?8") and true or false)
end

--- Options of the terminal report.
---@param to_file boolean? a file has no terminal
---@return table options columns, colour, ascii
function Console:table_options(to_file)
  local terminal = self.terminal.stdout and not to_file
  return {
    columns = width(self),
    colour = terminal and not self:variable "NO_COLOR" and self:variable "TERM" ~= "dumb",
    ascii = only_ascii(self) and not to_file,
  }
end

--- A line on standard error that tells how far work is, where somebody looks at it.
---@param label string? what is done; ASCII
---@return userdata? see core.progress; to be closed before anything else is written
function Console:progress(label)
  if self.err ~= io.stderr or not self.terminal.stderr or self:variable "TERM" == "dumb" then return nil end
  local made = require("perigee.core").progress { ascii = only_ascii(self) }
  if label then made:stage(label) end
  return made
end

--- Whether what goes to standard output and error is read on one screen.
---@return boolean
function Console:one_screen()
  return self.terminal.stdout == true and self.terminal.stderr == true
end

return console
