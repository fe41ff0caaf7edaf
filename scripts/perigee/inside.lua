--- Inside a sandbox: the stranger's chunk, its surroundings, and what the host
-- may ask of it.
--
-- The environment of a scenario holds Lua's safe libraries, `math` for
-- quantities too, and a `require` that knows "perigee".  `host`, `compile` and
-- `full` are given by the sandbox.
local context = require "perigee.context"
local core = require "perigee.core"
local dialect = require "perigee.dialect"
local fields = require "perigee.fields"
local guest = require "perigee.guest"
local lookups = require "perigee.lookups"
local scenario = require "perigee.scenario"
local vocabulary = require "perigee.vocabulary"

local host, compile, full = host, compile, full -- luacheck: globals host compile full

local inside = {}
local trusted = false
local current -- the ready scenario

context.services = {
  price = lookups.price(function(name, as_of) return host.price(name, as_of) end),
  entry = lookups.entry(function(...) return host.entry(...) end),
  list = function(...) return host.list(...) end,
  history = function(...) return host.history(...) end,
  data = function(name) return host.data(name) end,
}

-- ----- the environment -----

local libraries = { "string", "table", "utf8", "coroutine" }
local basics = { "assert", "error", "getmetatable", "ipairs", "next", "pairs",
                 "pcall", "rawequal", "rawget", "rawlen", "rawset",
                 "select", "tostring", "xpcall", "_VERSION" }

local function copy(library)
  local made = {}
  for name, value in pairs(library) do made[name] = value end
  return made
end

local function traced_type(...)
  if core.is_quantity((...)) then return "number" end
  return type(...)
end

local function traced_tonumber(x, ...)
  if core.is_quantity(x) then return x end
  return tonumber(x, ...)
end

-- `==` is asked through __le and __lt (dialect.lua): a class that has its own of
-- these must not see what is meant for ours.
local function guarded_setmetatable(value, meta)
  for _, name in ipairs { "__le", "__lt" } do
    local own = type(meta) == "table" and rawget(meta, name)
    if type(own) == "function" then rawset(meta, name, core.guard(own, name)) end
  end
  return setmetatable(value, meta)
end

-- A model runs once per path and once per compared sample; it prints in the first.
local function print_once(...)
  if context.runs > 1 then return end
  local texts = table.pack(...)
  for i = 1, texts.n do texts[i] = tostring(texts[i]) end
  host.print(table.concat(texts, "\t"))
end

local function require_perigee(name)
  if name == "perigee" then return vocabulary end
  fields.fail("a scenario may require \"perigee\" only, not \"%s\": run your own "
    .. "scripts with --trust", tostring(name))
end

local withheld = {
  io = "files", os = "the system", debug = "debugging", package = "modules",
  load = "code", loadstring = "code", dofile = "files", loadfile = "files",
  collectgarbage = "memory",
}

local function refuse(_, name)
  if withheld[name] then
    fields.fail("'%s' (%s) is not there in a scenario: run your own scripts with "
      .. "--trust", name, withheld[name])
  end
  return nil
end

local function safe_environment()
  local env = { math = copy(vocabulary.math), type = traced_type,
                print = print_once, setmetatable = guarded_setmetatable,
                tonumber = traced_tonumber, require = require_perigee }
  for _, name in ipairs(basics) do env[name] = _G[name] end
  for _, name in ipairs(libraries) do env[name] = copy(_G[name]) end
  env._G = env
  return setmetatable(env, { __index = refuse, __metatable = false })
end

local function full_environment()
  local env = copy(full)
  env.math = copy(vocabulary.math)
  env.math.random, env.math.randomseed = full.math.random, full.math.randomseed
  env.type, env.tonumber = traced_type, traced_tonumber
  env.require = function(name)
    if name == "perigee" then return vocabulary end
    return full.require(name)
  end
  env._G = env
  return env
end

-- ----- loading -----

local chunks = {} -- { name, text }, the newest last
local nesting = 190 -- brackets that Lua surely parses

context.locate = function(name)
  for i = #chunks, 1, -1 do
    local line = dialect.line_of(chunks[i].text, name)
    if line then return ("%s:%d"):format(chunks[i].name, line) end
  end
end

-- A compiler's message with the chunk's full name, which Lua cuts short.
local function placed(message, chunk, text)
  local line, rest = message:match "^.-:(%d+): (.*)$"
  local deep = message:find "overflow" and dialect.too_deep(text, nesting)
  if deep then
    return ("%s:%d: brackets nested more than %d deep: give the inner parts names")
      :format(chunk, deep, nesting)
  end
  if line then return ("%s:%s: %s"):format(chunk, line, rest) end
  return ("%s: %s"):format(chunk, (message:gsub("^[^:\n]*: ", "", 1)))
end

local function run_chunk(text, chunk)
  if text:find "^\27" or text:find "^#[^\n]*\n\27" then
    error(("%s: precompiled code is not read: give the Lua text"):format(chunk), 0)
  end
  chunks[#chunks + 1] = { name = chunk, text = text }
  local env = trusted and full_environment() or safe_environment()
  local f, message = compile(dialect.rewrite(text), "@" .. chunk, env)
  if not f then error(placed(message, chunk, text), 0) end
  local ok, result = xpcall(f, core.relocate, dialect.argument())
  if not ok then error(result, 0) end
  return result
end

local function load_scenario(text, chunk)
  local result = run_chunk(text, chunk)
  if not scenario.is(result) then
    error(("%s: the file returns %s: it must end with return perigee.scenario "
      .. "{ ... }"):format(chunk, result == nil and "nothing"
      or type(result) == "table" and "a table" or "a " .. type(result)), 0)
  end
  return result
end

context.services.scenario = function(name)
  local text, chunk = host.scenario(name)
  if not text then return nil, chunk end
  return load_scenario(text, chunk)
end

--- Loads a scenario file's text.
-- @return title, as_of
function inside.load(text, chunk, trust)
  trusted = trust
  current = { of = load_scenario(text, chunk) }
  return current.of.title, current.of.as_of
end

--- Loads a file of overrides: a chunk that returns a table of assumptions.
-- @return list of { name, value } that the host may keep and hand back
function inside.overrides(text, chunk)
  local given = run_chunk(text, chunk)
  if type(given) ~= "table" or core.is_quantity(given) or scenario.is(given) then
    error(("%s: overrides are a table of assumptions, as return { requests = "
      .. "\"20k requests/day\" }"):format(chunk), 0)
  end
  local list, names = {}, {}
  for name in pairs(given) do names[#names + 1] = tostring(name) end
  table.sort(names)
  for i, name in ipairs(names) do
    local line = dialect.line_of(text, name, true)
    list[i] = { name, given[name], from = line and ("%s:%d"):format(chunk, line)
                                          or chunk }
  end
  return list
end

function inside.ready(overrides, as_of)
  current = guest.ready(current.of, overrides, as_of)
  return guest.describe(current)
end

function inside.trace(spec) return guest.trace(current, spec) end
function inside.explore(spec) return guest.explore(current, spec) end
function inside.record(spec) return guest.record(current, spec) end
function inside.named(spec) return guest.named(current, spec) end
function inside.plain(spec) return guest.plain(current, spec) end

return inside
