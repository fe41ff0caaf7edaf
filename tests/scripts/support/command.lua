-- The program as a function: its exit status, standard output and standard error; not a
-- spec itself.
local function file()
  local made = { text = "" }
  function made:write(...)
    self.text = self.text .. table.concat { ... }
    return self
  end
  function made:flush() return self end
  return made
end

local function run(environment, ...)
  local out, err = file(), file()
  local world = { out = out, err = err, getenv = function(name) return environment[name] end,
                  terminal = function() return {} end }
  local status = require "perigee.cli".main({ [0] = "perigee", ... }, world)
  return status, out.text, err.text
end

-- A terminal of 80 columns that nobody watches; with a table first, of what the environment says.
return function(first, ...)
  if type(first) == "table" then return run(first, ...) end
  return run({}, first, ...)
end
