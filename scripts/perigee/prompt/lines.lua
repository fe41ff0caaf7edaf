--- Where lines come from: edited at a terminal, or one after the other.
local complete = require "perigee.prompt.complete"
local history = require "perigee.prompt.history"

local lines = {}

-- ----- without an editor -----

local Plain = {}
Plain.__index = Plain

-- With a terminal there is a prompt; of a pipe or a file nothing but results is printed.
function Plain:read(prompt)
  if self.interactive then
    io.stdout:write(prompt)
    io.stdout:flush()
  end
  local line = io.stdin:read "L"
  if line then return (line:gsub("\r?\n$", "")) end
  if self.interactive then io.stdout:write "\n" end
  return nil, "end"
end

function Plain.add() end
function Plain.close() end

-- ----- edited -----

local Edited = {}
Edited.__index = Edited

function Edited:read(prompt) return self.reader:read(prompt) end

function Edited:add(entry)
  self.reader:add(entry)
  history.add(self.path, entry)
end

function Edited:close() self.reader:close() end

local function editor(console, env)
  local there, line = pcall(require, "perigee.line")
  if not there or console:variable "TERM" == "dumb" then return nil end
  local made, reader = pcall(line.new, "perigee", function(before) return complete.answer(before, env) end)
  if not made then return nil end
  local path = history.path(function(name) return console:variable(name) end)
  for _, entry in ipairs(history.read(path)) do reader:add(entry) end
  return setmetatable({ reader = reader, path = path, interactive = true }, Edited)
end

--- A source of lines: read(prompt) -> a line; nil, "end" or "interrupted"; add(entry); close(); interactive.
---@param console table
---@param env table the globals, for completion
---@return table
function lines.open(console, env)
  local at_terminal = console.terminal.stdin == true and console.terminal.stdout == true
  return at_terminal and editor(console, env) or setmetatable({ interactive = at_terminal }, Plain)
end

return lines
