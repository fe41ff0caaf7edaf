--- The command line read: argparse with our own words for what is wrong.
local argparse = require "argparse"
local near = require "perigee.near"

local arguments = {}

local WIDTH = 80

-- Raised out of argparse: what is wrong, or that help is wanted.
local function stop(what)
  error(what, 0)
end

local function add_help(parser)
  parser:add_help(false)
  parser:flag("-h --help", "Show this help."):action(function()
    stop { help = parser:get_help() }
  end)
end

local function epilog(given)
  local examples = given.examples and "Examples:\n   " .. table.concat(given.examples, "\n   ") or nil
  return given.notes and examples .. "\n\n" .. given.notes or examples
end

local function dress(parser, given)
  parser:help_max_width(WIDTH):usage_max_width(WIDTH):help_vertical_space(0)
  parser:help_description_margin(28)
  if given.usage then
    parser:usage("Usage: " .. given.usage)
  end
  local more = epilog(given)
  if more then
    parser:epilog(more)
  end
  add_help(parser)
end

-- A command that the line does not name is there for help and hints alone.
local function add_command(parent, given, target, named)
  local command = parent:command(given.name, given.summary)
  if not named[given.name] then return end
  dress(command, given)
  if given.configure then
    given.configure(command)
  end
  for _, inner in ipairs(given.commands or {}) do
    command:command_target(target)
    command:require_command(false)
    add_command(command, inner, target .. "_of", named)
  end
end

local function new_parser(program, named)
  local parser = argparse(program.name, program.summary)
  dress(parser, program)
  parser:flag("--version", "Show the version."):action(function()
    stop { version = true }
  end)
  parser:require_command(false)
  parser:command_target("command")
  for _, given in ipairs(program.commands) do
    add_command(parser, given, given.name .. "_command", named)
  end
  return parser
end

local function names_of(list)
  local names = {}
  for _, element in ipairs(list) do
    for _, alias in ipairs(element._aliases) do
      names[#names + 1] = alias
    end
  end
  return names
end

-- The words by which help is asked for: `perigee run`.
local function place_of(parser, words)
  return parser._name == words[1] and words[1] or table.concat(words, " ")
end

-- argparse's message as one line of ours; `parser` is the command it is about.
local function reword(parser, message, words)
  message = message:gsub("\nDid you mean.*$", "")
  local kind, name = message:match("^unknown (%a+) '(.*)'$")
  local place = place_of(parser, words)
  if kind then
    local known = names_of(kind == "option" and parser._options or parser._commands)
    local hint = near.hint(name, known)
    return message .. (hint ~= "" and hint or (": see '%s --help'"):format(place))
  elseif message:find("^missing argument") then
    return ("%s is missing: %s"):format(message:match("'(.*)'"), parser:get_usage()
           :gsub("^Usage: ", ""))
  elseif message == "too many arguments" then
    return message .. (": see '%s --help'"):format(place)
  end
  return message
end

-- The commands named so far, from the front: what the message is about.
local function words_of(program, given)
  local words, level = { program.name }, program.commands
  for _, word in ipairs(given) do
    for _, command in ipairs(level or {}) do
      if command.name == word then
        words[#words + 1], level = word, command.commands
        break
      end
    end
  end
  return words
end

local function set_of(words)
  local set = {}
  for _, word in ipairs(words) do set[word] = true end
  return set
end

local function read_line(program, given)
  local parser = new_parser(program, set_of(given))
  parser.error = function(command, message)
    stop { usage = reword(command, message, words_of(program, given)) }
  end
  local ok, result = pcall(parser.parse, parser, given)
  if ok and not result.command then
    return nil, { help = parser:get_help() }
  elseif ok then
    return result
  elseif type(result) ~= "table" then
    error(result, 0)
  end
  return nil, result
end

-- The flag that parts the line of a command in two, where it has one.
local function parting_flag(program, given)
  for _, command in ipairs(program.commands) do
    if command.name == given[1] then
      return command.parted
    end
  end
end

-- The words before the flag, and those after it as a line of the same command: FLAG=WORD is a word too.
local function part(given, flag)
  for i, word in ipairs(flag and given or {}) do
    local value = word:sub(1, #flag + 1) == flag .. "=" and word:sub(#flag + 2) or nil
    if word == flag or value then
      local after = { given[1], value }
      return table.move(given, 1, i - 1, 1, {}), table.move(given, i + 1, #given, #after + 1, after)
    end
  end
  return given, nil
end

--- Reads a command line.
---@param program { name: string, summary: string, commands: table[] } commands are as commands.list makes them; one
--  that is `parted` by a flag reads what follows the flag by itself, as `against` of the request
---@param given string[]
---@return table? request the values, with `command` the command's name
---@return table? instead { help = text }, { version = true } or { usage = message }
function arguments.parse(program, given)
  local before, after = part(given, parting_flag(program, given))
  local request, instead = read_line(program, before)
  if request and after then
    request.against, instead = read_line(program, after)
    request = request.against and request
  end
  return request, instead
end

return arguments
