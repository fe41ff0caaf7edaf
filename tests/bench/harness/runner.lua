--- Compiling and running programs: one line of NAME=VALUE from each, with its time and its peak memory.
local lfs = require "lfs"

local runner = {}

local CC = os.getenv "CC" or "cc"
local WARNINGS = "-std=c11 -Wall -Wextra -Itests/bench"

local function quoted(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local function output_of(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  pipe:close()
  return text
end

local function is_there(name) return output_of(("command -v %s"):format(quoted(name))) ~= "" end

-- The first Python that has numpy, else any.
local function find_python()
  for _, name in ipairs { os.getenv "PYTHON" or "python3", "/usr/bin/python3" } do
    if output_of(("%s -c 'import numpy; print(1)' 2>/dev/null"):format(quoted(name))) == "1\n" then return name end
  end
  return "python3"
end

-- Whether the processor says that it has something; where it does not say what it has, no.
local function has_flag(flag)
  local file = io.open "/proc/cpuinfo"
  local flags = file and file:read "a":match "\nflags%s*:([^\n]*)" or ""
  if file then file:close() end
  return (flags .. " "):find(" " .. flag .. " ", 1, true) ~= nil
end

local function compile(source, target, flags)
  local command = ("%s %s %s %s -o %s -lm"):format(CC, WARNINGS, flags, quoted(source), quoted(target))
  if not os.execute(command) then error("bench: could not compile " .. source, 0) end
end

--- Looks the machine over and compiles what measures processes.
function runner.prepare()
  os.execute "mkdir -p build/bench"
  compile("tests/bench/harness/measured.c", "build/bench/measured", "-O2")
  runner.python, runner.tree = find_python(), lfs.currentdir() .. "/build"
end

local function expand(word, n)
  return (word:gsub("{(%w+)}", { n = ("%d"):format(n), python = runner.python }))
end

-- Programs that say `require "perigee"` find that of the build.
local function environment_of(program)
  local scripts = runner.tree .. "/share/lua/5.4/"
  local words = { "LUA_PATH=" .. quoted(scripts .. "?.lua;" .. scripts .. "?/init.lua;;"),
                  "LUA_CPATH=" .. quoted(runner.tree .. "/lib/lua/5.4/?.so;;"), "PYTHONDONTWRITEBYTECODE=1" }
  for name, value in pairs(program.environment or {}) do words[#words + 1] = name .. "=" .. quoted(value) end
  return words
end

local function line_of(program, n)
  local words = environment_of(program)
  words[#words + 1] = "build/bench/measured"
  for _, word in ipairs(program.command) do words[#words + 1] = quoted(expand(word, n)) end
  return table.concat(words, " ") .. " 2>&1"
end

-- NAME=VALUE, figures apart from the others: those of a program's own line go by `answers`.
local function read(text)
  local made = { answers = {} }
  for line in text:gmatch "[^\n]+" do
    local measured = line:match "^measured (.*)$"
    for name, value in (measured or line:match "^ns=.*$" or ""):gmatch "(%S+)=(%S+)" do
      if measured or name == "ns" or name == "n" then
        made[name] = tonumber(value)
      else
        made.answers[name] = value
      end
    end
  end
  made.skip = text:match "^skip=([^\n]*)"
  return made
end

--- Runs a program once.
---@param program table see programs.lua
---@param n? integer samples; the program's own where left out
---@return table made ns, n, wall, cpu, peak (kilobytes), answers; or skip = why
function runner.run(program, n)
  local text = output_of(line_of(program, n or program.n))
  local made = read(text)
  if made.status ~= 0 then error(("bench: %s failed:\n%s"):format(program.label, text), 0) end
  return made
end

--- Why a program cannot be run here, or nil; compiles it where it has to be.
function runner.missing(program)
  local needs = program.needs and expand(program.needs, 0)
  if needs and not is_there(needs) then return needs .. " is not installed" end
  if program.flag and not has_flag(program.flag) then return "this processor has no " .. program.flag end
  if program.build then compile(program.build.source, program.command[1], program.build.flags) end
  local made = runner.run(program, program.n < 20000 and program.n or 20000)
  return made.skip
end

return runner
