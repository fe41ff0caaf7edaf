--- A session at the prompt: lines are read until they are complete, run, and what they
-- give is printed.
local chunk = require "perigee.prompt.chunk"
local core = require "perigee.core"
local dialect = require "perigee.dialect"
local lines = require "perigee.prompt.lines"
local show = require "perigee.prompt.show"
local surroundings = require "perigee.prompt.surroundings"
local text = require "perigee.report.text"

local prompt = {}

local FIRST, MORE = "> ", ">> "

local Session = {}
Session.__index = Session

function Session:complain(message)
  self.failed = true
  self.console.err:write(text.escape((tostring(message):match "^[^\n]*")), "\n")
end

-- What was typed, once it is complete: the text and its chunk; nil, and why there is none.
function Session:read()
  local typed, f, message
  repeat
    local line, ended = self.lines:read(typed and MORE or FIRST)
    if not line then return nil, ended == "end" and typed and "unfinished" or ended, typed end
    typed = typed and typed .. "\n" .. line or line
    f, message = chunk.read(typed, self.env)
  until f or message
  return typed, message, f
end

local function message_of(raised)
  return core.relocate(type(raised) == "table" and raised.message or raised)
end

function Session:print(results)
  if results.n > 1 then self.env._ = results[2] end
  local options = self.console:table_options()
  for i = 2, results.n do
    if self.console:write(show.result(results[i], options)) ~= 0 then self.done = true end
  end
end

function Session:run(f)
  self.ready()
  local results = table.pack(core.interruptible(message_of, f, dialect.argument()))
  if not results[1] then return self:complain(results[2]) end
  if results[2] == nil and type(results[3]) == "string" then return self:complain(results[3]) end -- nil, message
  local printed, why = core.interruptible(message_of, self.print, self, results)
  if not printed then self:complain(why) end
end

function Session:step()
  local typed, message, f = self:read()
  if not typed then
    if message == "unfinished" then self:complain "prompt: the last lines are not complete" end
    self.done = message ~= "interrupted"
    return
  end
  if typed:find "%S" then self.lines:add(typed) end
  if message then self:complain(message) else self:run(f) end
end

function Session:greet(day)
  if not self.lines.interactive then return end
  self.console:write(("Perigee %s at the prices of %s. Tab completes, Ctrl-D ends.\n"):format(core.version, day))
end

--- Runs a session to its end.
---@param console table
---@param options { day: string, catalogs: string[] }
---@return integer status 1 where lines of a pipe or a file failed
function prompt.run(console, options)
  local env = surroundings.environment()
  local self = setmetatable({ console = console, env = env, lines = lines.open(console, env),
                              ready = surroundings.catalogs(options.catalogs, options.day) }, Session)
  self:greet(options.day)
  repeat self:step() until self.done
  self.lines:close()
  return self.failed and not self.lines.interactive and 1 or 0
end

return prompt
