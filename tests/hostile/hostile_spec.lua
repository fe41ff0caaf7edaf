-- Each file of this folder is a scenario from a stranger.  Its first line says
-- what must come of it under a small box:
--
--   -- expect: time | memory | stop          a limit (stop: either), in time
--   -- expect: error TEXT                    an error that contains TEXT
--   -- expect: value TEXT                    the results, with spaces between
--   -- expect: pass                          any results
--
-- Whatever it was, nothing of it remains: the control gives the same afterwards.
local core = require "perigee.core"
local lfs = require "lfs"

local FOLDER = "tests/hostile/"
local SECONDS, MEMORY = 0.2, 32000000
local sanitized = os.getenv "PERIGEE_SANITIZE" ~= nil
local LATEST = sanitized and SECONDS * 10 or SECONDS * 2 + 0.1

-- A trusted module, as scripts/perigee/inside.lua is one.
local RUNNER = [[
local core = require "perigee.core"
local M = {}
function M.run(text, name, ...)
  local env = libraries()
  env._G, env.quantity, env.leaf = env, core.quantity, core.leaf
  local f, message = compile(text, name, env)
  if not f then error(message, 0) end
  return f(...)
end
return M
]]

local function new_box(options)
  options = options or {}
  local box = core.sandbox.new { memory = options.memory or MEMORY,
                                 seconds = options.seconds or SECONDS }
  box:export("print", function() end)
  box:module("perigee.runner", RUNNER)
  return box
end

local function run(text, name, options)
  local box <close> = new_box(options)
  local answer = table.pack(box:call("perigee.runner", "run", text, "@" .. name))
  local _, seconds = box:used()
  answer.seconds = seconds
  return answer
end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read "a"
end

local function joined(answer)
  local texts = {}
  for i = 2, answer.n do texts[i - 1] = tostring(answer[i]) end
  return table.concat(texts, " ")
end

local CONTROL = [[
local t = { 3, 1, 2 }
table.sort(t)
local co = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
return table.concat(t, ","), ("x"):rep(3):upper(), co() + co(), pcall(error, "e", 0)
]]

local function check_control()
  assert.equal("1,2,3 XXX 3 false e", joined(run(CONTROL, "control.lua", { seconds = 5 })))
  assert.equal("ABC", ("abc"):upper())
  assert.is_nil(getmetatable("").__name)
end

local function fail(name, answer, wanted)
  error(("%s: wanted %s, there is %s after %.3f s"):format(name, wanted,
    joined(answer):sub(1, 300), answer.seconds), 0)
end

local expectations = {}

function expectations.time(name, answer)
  local path = FOLDER .. name
  if answer[1] ~= false or answer[3] ~= "time"
    or answer[2]:sub(1, #path + 1) ~= path .. ":"
    or not answer[2]:find(": the time limit of 0.2 s was reached", 1, true) then
    fail(name, answer, "the time limit")
  end
end

function expectations.memory(name, answer)
  if sanitized and answer[3] == "time" then return end -- too slow to get there
  if answer[1] ~= false or answer[3] ~= "memory"
    or not answer[2]:find("the memory limit of 32 MB was reached", 1, true) then
    fail(name, answer, "the memory limit")
  end
end

function expectations.stop(name, answer)
  if answer[1] ~= false then fail(name, answer, "a limit or an error") end
end

function expectations.error(name, answer, text)
  if answer[1] ~= false or answer[3] ~= "error"
    or not answer[2]:find(text, 1, true) then
    fail(name, answer, "the error " .. text)
  end
end

function expectations.value(name, answer, text)
  if answer[1] ~= true or joined(answer) ~= text then fail(name, answer, text) end
end

function expectations.pass(name, answer)
  if answer[1] ~= true then fail(name, answer, "an answer") end
end

local names = {}
for name in lfs.dir(FOLDER) do
  if name:find "%.lua$" and not name:find "_spec%.lua$" then names[#names + 1] = name end
end
table.sort(names)

describe("a hostile scenario", function()
  for _, name in ipairs(names) do
    it(name, function()
      local text = read(FOLDER .. name)
      local kind, rest = text:match "^%-%- expect: (%a+) ?([^\n]*)"
      local answer = run(text, FOLDER .. name, kind == "value" and { seconds = 20 } or nil)
      expectations[kind](name, answer, rest)
      if kind ~= "value" and answer.seconds > LATEST then fail(name, answer, "an end in time") end
      check_control()
    end)
  end

  it("is one of sixty or more", function() assert.is_true(#names > 60) end)
end)

describe("a hostile text", function()
  local function refuses(text, pattern)
    local answer = run(text, "s.lua", { seconds = 5, memory = 256000000 })
    assert.is_false(answer[1])
    assert.truthy(answer[2]:find(pattern))
    assert.equal("error", answer[3])
  end

  it("is not precompiled", function()
    local code = string.dump(function() return 1 end)
    refuses(code, "^s%.lua:1: precompiled code is not run here")
    refuses("#!/usr/bin/lua\n" .. code, "precompiled code is not run here")
    refuses("\xEF\xBB\xBF" .. code, "precompiled code is not run here")
    refuses("\xEF\xBB\xBF#x\n" .. code, "precompiled code is not run here")
    refuses("\27", "precompiled code is not run here")
    for i = 1, #code do
      local mutant = "\27" .. code:sub(2, i) .. string.char(i % 256) .. code:sub(i + 2)
      refuses(mutant, "precompiled code is not run here")
    end
  end)

  it("may begin with a mark and a line for the shell", function()
    assert.equal(2, run("\xEF\xBB\xBF#!x\nreturn 2", "s.lua")[2])
    assert.truthy(run("#!x\nx = = 1", "s.lua")[2]:find "^s%.lua:2: ")
  end)

  it("has no endless chain of fields", function()
    refuses("local t\nt = t" .. (".a"):rep(100000), "^s%.lua:2: a chain of more than 200 fields")
    refuses("local t = {} return t" .. ("['a']"):rep(30000), "a chain of more")
    refuses("local t = {} return t" .. (".a--[[.]]\n"):rep(30000), "a chain of more")
    refuses("local t = {} return " .. ("("):rep(150) .. "t" .. (".a.a)"):rep(150), "a chain of more")
    refuses("local t = {} return t" .. ("[ [==[a]==] ]"):rep(30000), "a chain of more")
  end)

  it("may be long otherwise", function()
    local function gives(text, value)
      assert.equal(value, run(text, "s.lua", { seconds = 5 })[2])
    end
    gives("local t = { 3 } t.a = t return t" .. (".a"):rep(150) .. "[1]", 3)
    gives("local t = { a = true } return true" .. (" and t.a"):rep(1000), true)
    gives("local t = { a = 1 } return 0" .. (" + t.a"):rep(1000), 1000)
    gives("local t = { a = 'x' } local s = ''" .. (" s = s .. t.a .. t.a"):rep(1000) .. " return #s", 2000)
    gives("return #{" .. ("1.5, 'a.b.c', -- a.b.c\n"):rep(1000) .. "}", 2000)
    gives("local t = setmetatable({}, { __call = function(t) return t end }) t.a = t t.b = 4 return t"
      .. (".a()"):rep(300) .. ".b", 4)
    gives("return 'a' .. 1" .. (" .. 1"):rep(150) .. " == ''", false)
  end)

  it("nests no deeper than Lua's parser allows", function()
    refuses("return " .. ("("):rep(10000) .. "1" .. (")"):rep(10000), "overflow")
    refuses("return " .. ("{"):rep(10000) .. ("}"):rep(10000), "overflow")
    refuses("return " .. ("not "):rep(10000) .. "1", "overflow")
    refuses("return " .. ("- "):rep(10000) .. "1", "overflow")
    refuses(("do "):rep(10000) .. ("end "):rep(10000), "overflow")
    refuses("return " .. ("function() return "):rep(10000), "overflow")
    refuses("return 1" .. (" ..1"):rep(10000), "overflow")
    refuses("return 2" .. ("^2"):rep(10000), "overflow")
  end)

  it("has bounded variables, and one line of message", function()
    refuses(("local a\n"):rep(300), "too many local variables")
    refuses("x = 'abc", "^s%.lua:1: unfinished string")
    refuses("goto nowhere", "no visible label 'nowhere'")
    refuses("x = \"" .. ("y"):rep(100000) .. "\" y", "syntax error")
  end)

  it("is stopped while it is compiled", function()
    local text = "local a return a" .. (" and a"):rep(1000000)
    local answer = run(text, "s.lua", { memory = 256000000 })
    assert.is_false(answer[1])
    assert.is_true(answer[3] == "time" or answer[3] == "error")
    assert.is_true(answer.seconds <= LATEST)
  end)
end)

-- What a script can lay hands on, by name.
local WALK = [[
local seen, found = {}, {}
local function walk(value, name)
  local kind = type(value)
  if kind == "function" then
    found[#found + 1] = name
  elseif kind == "table" and not seen[value] then
    seen[value] = true
    for k, v in pairs(value) do walk(v, name .. "." .. tostring(k)) end
    walk(getmetatable(value), name .. "'")
  end
  if kind ~= "table" and kind ~= "nil" then walk(getmetatable(value), name .. "'") end
end
for k, v in pairs(_G) do if k ~= "_G" then walk(v, k) end end
table.sort(found)
return table.concat(found, " ")
]]

local ALLOWED = "assert collectgarbage "
  .. "coroutine.close coroutine.create coroutine.isyieldable coroutine.resume "
  .. "coroutine.running coroutine.status coroutine.wrap coroutine.yield "
  .. "error getmetatable ipairs leaf "
  .. "math.abs math.acos math.asin math.atan math.ceil math.cos math.deg math.exp "
  .. "math.floor math.fmod math.log math.max math.min math.modf math.rad math.sin "
  .. "math.sqrt math.tan math.tointeger math.type math.ult "
  .. "next pairs pcall print quantity rawequal rawget rawlen rawset select setmetatable "
  .. "string.byte string.char string.find string.format string.gmatch string.gsub "
  .. "string.len string.lower string.match string.pack string.packsize string.rep "
  .. "string.reverse string.sub string.unpack string.upper "
  .. "table.concat table.insert table.move table.pack table.remove table.sort "
  .. "table.unpack tonumber tostring type "
  .. "utf8.char utf8.codepoint utf8.codes utf8.len utf8.offset xpcall"

describe("a script's surroundings", function()
  it("are those of a list", function()
    -- Lua may have been built with functions of older versions.
    local old = { atan2 = 1, cosh = 1, frexp = 1, ldexp = 1, log10 = 1, pow = 1, sinh = 1, tanh = 1 }
    local found = run(WALK, "walk.lua")[2]:gsub("math%.(%w+) ", function(name)
      return old[name] and ""
    end)
    assert.equal(ALLOWED, found)
  end)

  it("hide addresses", function()
    local answer = run("return tostring({}), string.format('%p', {}), tostring(print)", "s.lua")
    for i = 2, 4 do assert.truthy(answer[i]:find "0x%x%x%x%x%x%x%x%x%x%x%x%x$") end
    local maps = not sanitized and io.open "/proc/self/maps"
    if not maps then return end
    local at = tonumber(answer[3])
    for line in maps:lines() do
      local low, high = line:match "^(%x+)%-(%x+)"
      assert.is_false(at >= tonumber(low, 16) and at < tonumber(high, 16))
    end
    maps:close()
  end)
end)

-- A program of its own, for what ends a process.
local function in_process(code)
  local path = os.tmpname()
  local file <close> = assert(io.open(path, "w"))
  file:write(code)
  file:flush()
  local output = assert(io.popen(("%s %s 2>&1"):format(os.getenv "PERIGEE_LUA" or "lua5.4", path)))
  local text = output:read "a"
  local _, _, status = output:close()
  os.remove(path)
  return text, status
end

describe("a box that cannot be left", function()
  local STUCK = ([[
    local core = require "perigee.core"
    core.sandbox.hard_exit "perigee: "
    local box = core.sandbox.new { memory = 64000000, seconds = 0.2, trust = true }
    box:module("perigee.runner", %q)
    print(box:call("perigee.runner", "run",
      "local t = setmetatable({}, {}) getmetatable(t).__call = t t()", "@s.lua"))
  ]]):format(RUNNER)

  it("ends the process, where the program asked for it", function()
    if sanitized then return end
    local text, status = in_process(STUCK)
    assert.equal("perigee: the time limit of 0.2 s was reached\n", text)
    assert.equal(3, status)
  end)
end)
