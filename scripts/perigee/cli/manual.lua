--- The manual page perigee(1), made of the table of commands, so that no flag is missing.
--
--     lua5.4 -e 'io.write(require("perigee.cli.manual").page())' > scripts/perigee/cli/perigee.1
local manual = {}

local DATE = "November 26, 2026"

-- ----- what a command configures, recorded instead of argparse -----

local Recorded = {}

-- Whatever is said of an argument or a flag is kept under the method's name.
function Recorded.__index(_, name)
  return function(self, value)
    rawset(self, "_" .. name, value == nil and true or value)
    return self
  end
end

local function recorder()
  local seen = { arguments = {}, options = {} }
  local function into(list, is_flag)
    return function(_, name, description)
      list[#list + 1] = setmetatable({ _name = name, _description = description or "", _flag = is_flag or false,
                                    _argname = false }, Recorded)
      return list[#list]
    end
  end
  seen.argument, seen.option, seen.flag = into(seen.arguments), into(seen.options), into(seen.options, true)
  return seen
end

-- ----- mdoc -----

-- A text without what roff would read as its own.
local function plain(text)
  text = text:gsub("\\", "\\e"):gsub("\n%s*", " "):gsub("%-", "\\-")
  return (text:gsub("^([.'])", "\\&%1"))
end

-- A text of sentences, each on a line of its own.
local function sentences(text)
  return (plain(text):gsub("%. +(%u)", ".\n%1"))
end

-- Words of a macro's line: a lone macro's name, or a mark that would be set apart, is neither.
local function words(text)
  return (plain(text):gsub('"', "\\(dq"):gsub("(%S+)", "\\&%1"))
end

-- A line of shell, as it is typed.
local function literal(text) return ".Dl " .. words(text) end

local function option_lines(option)
  local names = {}
  for name in option._name:gmatch "%S+" do names[#names + 1] = plain(name) end
  local argument = not option._flag and (" Ar " .. words(option._argname or "VALUE")) or ""
  return { ".It Sy " .. table.concat(names, " , Sy ") .. argument, sentences(option._description) }
end

local function add(lines, ...)
  for _, line in ipairs { ... } do lines[#lines + 1] = line end
end

local function add_list(lines, items)
  if #items == 0 then return end
  add(lines, ".Pp", ".Bl -tag -width Ds -compact")
  for _, item in ipairs(items) do add(lines, table.unpack(item)) end
  add(lines, ".El")
end

local add_command

local function add_details(lines, command, name)
  local seen, items = recorder(), {}
  if command.configure then command.configure(seen) end
  for _, argument in ipairs(seen.arguments) do
    items[#items + 1] = { ".It Ar " .. words(argument._name), sentences(argument._description) }
  end
  for _, option in ipairs(seen.options) do items[#items + 1] = option_lines(option) end
  add_list(lines, items)
  if command.examples then add(lines, ".Pp") end
  for _, example in ipairs(command.examples or {}) do add(lines, literal(example)) end
  if command.notes then add(lines, ".Pp", sentences(command.notes)) end
  for _, inner in ipairs(command.commands or {}) do add_command(lines, inner, name .. " " .. inner.name) end
end

function add_command(lines, command, name)
  add(lines, ".Ss " .. words(name), sentences(command.summary))
  if command.usage then add(lines, ".Pp", literal(command.usage)) end
  add_details(lines, command, name)
end

local HEAD = [[
.\" Made by scripts/perigee/cli/manual.lua: change it there.
.Dd %s
.Dt PERIGEE 1
.Os
.Sh NAME
.Nm perigee
.Nd what large language models cost to run
.Sh SYNOPSIS
.Nm
.Ar COMMAND
.Op Ar arguments
.Nm
.Ar COMMAND
.Sy \-\-help
.Nm
.Sy \-\-version
.Sh DESCRIPTION
.Nm
answers from a scenario, a file of Lua in which quantities carry units and may be uncertain: what each way
to run a workload costs, how sure that is, when one way overtakes another, and where each figure comes from.
Prices come from dated catalogs with their sources.
.Pp
Where a quantity is wanted a text such as
.Dq 10k requests/day
or
.Dq 1.3 to 2.0 tokens/word
is read; a range holds nine times out of ten.
.Sh COMMANDS]]

local FOOT = [[
.Sh ENVIRONMENT
.Bl -tag -width PERIGEE_CATALOGS
.It Ev PERIGEE_CATALOGS
Folders of catalogs over the shipped ones, parted by colons.
.It Ev PERIGEE_ISA
Instructions that are used at most: best, baseline, avx2, avx512.
.It Ev COLUMNS
The width of reports, where no terminal tells.
.It Ev NO_COLOR
No colours, whatever it is set to.
.It Ev XDG_STATE_HOME
Where
.Ic repl
keeps its history, in
.Pa perigee/history ;
.Pa ~/.local/state
where it is not set.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds -compact
.It 0
done
.It 1
the input is at fault, told in one line on standard error
.It 2
the command line is at fault
.It 3
a limit was reached: time, memory or paths
.El
.Sh SEE ALSO
.Xr lua 1
.Pp
The README of Perigee, and those beside its scripts, catalogs and examples.]]

--- The page.
---@return string
function manual.page()
  local program = require("perigee.cli").program
  local lines = { HEAD:format(DATE) }
  for _, command in ipairs(program.commands) do add_command(lines, command, command.name) end
  add(lines, FOOT)
  return table.concat(lines, "\n") .. "\n"
end

return manual
