-- The box: what goes in and out of it, whose line an error is at, what it may
-- use.  What strangers try in it is in tests/hostile.
local core = require "perigee.core"
local sandbox = core.sandbox

local sanitized = os.getenv "PERIGEE_SANITIZE" ~= nil

-- Trusted modules: one that runs scripts, one that is called by them.
local RUNNER = [[
local core = require "perigee.core"
local tools = require "perigee.tools"
local M = {}
function M.run(text, name, ...)
  local env = libraries()
  env._G, env.tools, env.quantity, env.host = env, tools, core.quantity, host
  env.framed = framed
  local f, message = compile(text, name or "@s.lua", env)
  if not f then error(message, 0) end
  return f(...)
end
function M.echo(...) return ... end
function M.answer() return 42 end
M.constant = 7
return M
]]

local TOOLS = [[
local tools = {}
function tools.fail(message, level) error(message, level) end
function tools.fault() local x = nil; return x.y end
function tools.call(f, ...) return f(...) end
return tools
]]

local function new_box(options)
  options = options or {}
  local box = sandbox.new { memory = options.memory or 64000000,
                            seconds = options.seconds or 5, trust = options.trust }
  for name, f in pairs(options.exports or {}) do box:export(name, f) end
  box:module("perigee.tools", TOOLS)
  box:module("perigee.runner", RUNNER)
  return box
end

local function run(text, ...)
  local box <close> = new_box()
  return box:call("perigee.runner", "run", text, "@s.lua", ...)
end

local function echo(...)
  local box <close> = new_box()
  return box:call("perigee.runner", "echo", ...)
end

-- The message of what must fail.
local function fault(text, box, name)
  local own <close> = box == nil and new_box() or nil
  local ok, message, kind = (box or own):call("perigee.runner", "run", text, name or "@s.lua")
  assert.is_false(ok)
  return message, kind
end

local function raises(pattern, f, ...)
  local ok, message = pcall(f, ...)
  assert.is_false(ok)
  if not tostring(message):find(pattern) then
    error(("wanted %s, there is %s"):format(pattern, message), 2)
  end
end

describe("sandbox.new", function()
  it("checks its fields", function()
    raises("table expected", sandbox.new)
    raises("unknown field 'menory'", sandbox.new, { menory = 1, seconds = 1 })
    raises("unknown field '%?'", sandbox.new, { 1 })
    for _, memory in ipairs { 0, -1, 1000, 64e6 + 0.5, "64000000", math.huge, 0 / 0, 2 ^ 60, true } do
      raises("^memory: a whole number of bytes", sandbox.new, { memory = memory, seconds = 1 })
    end
    raises("^memory", sandbox.new, { seconds = 1 })
    for _, seconds in ipairs { 0, -1, 0.0001, "1", math.huge, 0 / 0, 1e7, false } do
      raises("^seconds: a number", sandbox.new, { memory = 64000000, seconds = seconds })
    end
    raises("^seconds", sandbox.new, { memory = 64000000 })
    raises("^trust", sandbox.new, { memory = 64000000, seconds = 1, trust = 1 })
  end)

  it("takes what is at its bounds", function()
    for _, memory in ipairs { 524288, 2 ^ 46 } do
      sandbox.new { memory = memory, seconds = 1 }:close()
    end
    for _, seconds in ipairs { 0.001, 1e6 } do
      sandbox.new { memory = 64000000, seconds = seconds }:close()
    end
  end)

  it("makes boxes side by side", function()
    local boxes = {}
    for i = 1, 20 do boxes[i] = new_box() end
    for i, box in ipairs(boxes) do
      local _, x = box:call("perigee.runner", "run", "x = (x or 0) + ... return x", "@s.lua", i)
      assert.equal(i, x)
    end
    for i = 20, 1, -1 do boxes[i]:close() end
  end)
end)

describe("a module", function()
  it("has a name that begins with perigee", function()
    local box <close> = new_box()
    raises("begins with perigee", box.module, box, "other", "return {}")
  end)

  it("raises what is wrong with it", function()
    local box <close> = new_box()
    raises("^perigee%.bad:1: unexpected symbol", box.module, box, "perigee.bad", "x = = 1")
    raises("^perigee%.bad:2: boo$", box.module, box, "perigee.bad", "\nerror 'boo'")
    raises("^perigee%.bad:1: module 'nothing' not found$", box.module, box, "perigee.bad",
           "require 'nothing'")
  end)

  it("is required by others, also from the host", function()
    local asked = {}
    local box <close> = new_box { exports = {
      module = function(name)
        asked[#asked + 1] = name
        if name == "perigee.deep" then return "return { value = ..., from = 'host' }" end
        if name == "perigee.wide" then return "local d = require 'perigee.deep' return { d.from, d.value }" end
      end } }
    box:module("perigee.top", [[
      local wide = require "perigee.wide"
      assert(require "perigee.wide" == wide)
      local ok, message = pcall(require, "perigee.none")
      return { f = function() return wide, ok, message end }
    ]])
    local ok, wide, found, message = box:call("perigee.top", "f")
    assert.is_true(ok)
    assert.same({ "host", "perigee.deep" }, wide)
    assert.is_false(found)
    assert.truthy(message:find "module 'perigee.none' not found")
    assert.same({ "perigee.wide", "perigee.deep", "perigee.none" }, asked)
  end)

  it("is not precompiled", function()
    local box <close> = new_box()
    raises("attempt to load a binary chunk", box.module, box, "perigee.bad",
           string.dump(function() end))
  end)
end)

describe("a call", function()
  it("gives what the function gave", function()
    local box <close> = new_box()
    assert.same({ true, 42, n = 2 }, table.pack(box:call("perigee.runner", "answer")))
    assert.same({ true, n = 1 }, table.pack(box:call("perigee.runner", "echo")))
    assert.same({ true, nil, 2, nil, n = 4 }, table.pack(box:call("perigee.runner", "echo", nil, 2, nil)))
    local many = {}
    for i = 1, 200 do many[i] = i end
    assert.equal(201, select("#", box:call("perigee.runner", "echo", table.unpack(many))))
  end)

  it("to what is not there is an error", function()
    local box <close> = new_box()
    assert.same({ false, "no module 'perigee.no' in the box", "error", n = 3 },
                table.pack(box:call("perigee.no", "f")))
    assert.same({ false, "no function 'f' in module 'perigee.runner'", "error", n = 3 },
                table.pack(box:call("perigee.runner", "f")))
    assert.same({ false, "no function 'constant' in module 'perigee.runner'", "error", n = 3 },
                table.pack(box:call("perigee.runner", "constant")))
  end)

  it("keeps numbers as they are", function()
    for _, x in ipairs { 0, 1, -1, math.maxinteger, math.mininteger, 1.0, -0.0, 0.1, 5e-324, 1e308,
                         math.huge, -math.huge, 2.0 ^ 53 } do
      local _, y = echo(x)
      assert.equal(math.type(x), math.type(y))
      assert.equal(("%a"):format(x), ("%a"):format(y))
    end
    local _, nan = echo(0 / 0)
    assert.is_true(nan ~= nan)
  end)

  it("keeps texts as they are", function()
    for _, text in ipairs { "", "\0", "a\0b", "\255\254", ("x"):rep(100000) } do
      local _, same = echo(text)
      assert.is_true(same == text)
    end
  end)

  it("copies tables, with what they share", function()
    local shared = { 1, 2 }
    local given = { 1, "a", { x = true, y = false, [false] = 0 }, shared, again = shared,
                    [1.5] = "half", [-1] = "minus", [100] = "far" }
    local _, got, other = echo(given, shared)
    assert.same(given, got)
    assert.not_equal(given, got)
    assert.is_true(got[4] == got.again and other == got[4])
  end)

  it("keeps holes in lists", function()
    local _, got = echo { 1, nil, 3, nil, nil, 6 }
    assert.same({ [1] = 1, [3] = 3, [6] = 6 }, got)
  end)

  it("reads tables raw", function()
    local watched = setmetatable({ 1 }, { __index = error, __len = error, __pairs = error })
    local ok, got = echo(watched)
    assert.is_true(ok)
    assert.same({ 1 }, got)
    assert.is_nil(getmetatable(got))
  end)

  it("refuses what cannot enter, and says where it is", function()
    local box <close> = new_box()
    local function refuses(message, ...)
      raises("^" .. message:gsub("%p", "%%%0") .. " cannot enter the scenario$",
             box.call, box, "perigee.runner", "echo", ...)
    end
    refuses("argument 3: a function", print)
    refuses("argument 4: a userdata", 1, io.stdout)
    refuses("argument 3: a coroutine", coroutine.create(print))
    refuses("argument 3, options[2].cost: a function", { options = { 1, { cost = print } } })
    refuses("argument 3, [\"...\"][1.5]: a function", { ["a b"] = { [1.5] = print } })
    refuses("argument 3: a table whose key is neither text nor number", { [{}] = 1 })
    local cycle = {}
    cycle.a = { cycle }
    refuses("argument 3, a[1]: a table that contains itself", cycle)
    assert.is_true(box:call("perigee.runner", "answer"))
  end)

  it("takes a hundred levels of tables", function()
    local function nest(levels)
      local t = {}
      for _ = 2, levels do t = { t } end
      return t
    end
    assert.is_true(echo(nest(100)))
    raises("more than 100 levels", echo, nest(101))
  end)

  it("takes a thousand scattered keys", function()
    local t = {}
    for i = 1, 1000 do t[i * 1000] = i end
    local _, got = echo(t)
    assert.same(t, got)
    t[0.5] = 1
    raises("more than 1000 scattered numbers", echo, t)
  end)

  it("hands quantities over as what they are", function()
    local x = core.leaf("x", "1 .. 2 USD")
    local box <close> = new_box()
    local ok, y, same = box:call("perigee.runner", "run",
      "local x = ... return x * quantity '3 replicas', x", "@s.lua", x)
    assert.is_true(ok)
    assert.equal(tostring(x * core.quantity "3 replicas"), tostring(y))
    assert.equal(tostring(x), tostring(same))
    assert.equal("0 USD", tostring((x - same):to "USD"):gsub("~ ", ""), nil)
    box:close()
    collectgarbage()
    assert.equal("USD replica", y:unit())
  end)

  it("gives no more than the box may hold", function()
    local box <close> = new_box { memory = 4000000 }
    raises("memory limit", box.call, box, "perigee.runner", "echo", ("x"):rep(8000000))
    assert.is_true(box:call("perigee.runner", "answer"))
    local message, kind = fault("local s, t = ('x'):rep(1000000), {} for i = 1, 100 do t[i] = s end return t", box)
    assert.equal("memory", kind)
    assert.equal("the memory limit of 4 MB was reached", message)
  end)
end)

describe("an export", function()
  it("is called with copies and gives copies", function()
    local box <close> = new_box { exports = {
      add = function(a, b, t) t[1] = "changed" return a + b, t, nil end } }
    local ok, sum, t, first, count = box:call("perigee.runner", "run",
      [[local mine = { "mine" }
        local sum, t = host.add(1, 2, mine)
        return sum, t, mine[1], select("#", host.add(1, 2, mine))]])
    assert.is_true(ok)
    assert.equal(3, sum)
    assert.same({ "changed" }, t)
    assert.equal("mine", first)
    assert.equal(3, count)
  end)

  it("hands its errors on as they are", function()
    local box <close> = new_box { exports = {
      text = function() error("no such price", 0) end,
      object = function() error({}) end,
      none = function() error() end,
      result = function() return print end } }
    assert.equal("s.lua:2: no such price", fault("\nhost.text()", box))
    assert.equal("s.lua:1: error object is a table value", fault("host.object()", box))
    assert.equal("s.lua:1: error object is a nil value", fault("host.none()", box))
    assert.equal("s.lua:1: result 1: a function cannot enter the scenario", fault("host.result()", box))
    assert.equal("s.lua:1: argument 2, x: a function cannot leave the scenario",
                 fault("host.text(1, { x = print })", box))
    local _, ok, message = box:call("perigee.runner", "run", "return pcall(host.text)")
    assert.is_false(ok)
    assert.equal("no such price", message)
  end)

  it("is called from coroutines too", function()
    local box <close> = new_box { exports = { twice = function(x) return 2 * x end } }
    local _, a, b = box:call("perigee.runner", "run", [[
      local co = coroutine.wrap(function(x) x = coroutine.yield(host.twice(x)) return host.twice(x) end)
      return co(1), co(10)]])
    assert.equal(2, a)
    assert.equal(20, b)
  end)

  it("may use other boxes, not its own", function()
    local other <close> = new_box()
    local box
    local own <close> = new_box { exports = {
      other = function(x) return select(2, other:call("perigee.runner", "echo", x + 1)) end,
      own = function() return box:call("perigee.runner", "answer") end,
      close = function() box:close() end } }
    box = own
    assert.same({ true, 2 }, { own:call("perigee.runner", "run", "return host.other(1)") })
    assert.truthy(fault("host.own()", own):find "the box is running")
    assert.truthy(fault("host.close()", own):find "the box is running")
    assert.is_true(own:call("perigee.runner", "answer"))
  end)

  it("has its own time", function()
    local box <close> = new_box { seconds = 0.2, exports = {
      wait = function()
        local till = os.clock() + 0.4
        while os.clock() < till do end
      end } }
    assert.is_true(box:call("perigee.runner", "run", "host.wait() return 1"))
    local _, seconds = box:used()
    assert.is_true(seconds < 0.2)
    local _, kind = fault("host.wait() while true do end", box)
    assert.equal("time", kind)
  end)

  it("cannot be yielded across", function()
    local box <close> = new_box { exports = { yield = coroutine.yield } }
    local co = coroutine.create(function() return box:call("perigee.runner", "run", "return host.yield()") end)
    local _, ok, message = coroutine.resume(co)
    assert.is_false(ok)
    assert.truthy(message:find "yield across a C%-call boundary")
  end)

  it("prints a script's line", function()
    local lines = {}
    local box <close> = new_box { exports = { print = function(line) lines[#lines + 1] = line end } }
    assert.is_true(box:call("perigee.runner", "run", "print('a', 1, nil, 2.5) print() print(('x'):rep(2000))"))
    assert.same({ "a\t1\tnil\t2.5", "", ("x"):rep(2000) }, lines)
    assert.is_true(run "print 'nobody listens'")
  end)
end)

describe("an error's position", function()
  local LONG = "@/a/path/that/is/longer/than/the/sixty/bytes/that/Lua/keeps/of/it/scenario.lua"

  it("is the script's line, the name in full", function()
    local file = LONG:sub(2)
    assert.equal(file .. ":2: boo", fault("\nerror 'boo'", nil, LONG))
    assert.equal(file .. ":2: boo", fault("\nerror('boo', 0)", nil, LONG))
    assert.truthy(fault("\nlocal x = nil + 1", nil, LONG):find(file .. ":2: attempt to", 1, true))
    assert.truthy(fault("\nx = = 1", nil, LONG):find(file .. ":2: unexpected symbol", 1, true))
    assert.truthy(fault("\nlocal x <const> = 1; x = 2", nil, LONG):find(file .. ":2: attempt to assign", 1, true))
    assert.truthy(fault("\nstring.rep()", nil, LONG):find(file .. ":2: bad argument #1 to 'rep'", 1, true))
    assert.equal(file .. ":2: x", fault("\nreturn (function() error('x') end)()", nil, LONG))
  end)

  it("is not the library's", function()
    assert.equal("s.lua:2: boo", (fault("\ntools.fail('boo')")))
    assert.equal("s.lua:2: boo", (fault("\ntools.fail('boo', 2)")))
    assert.equal("s.lua:2: boo", (fault("\ntools.fail('boo', 0)")))
    assert.truthy(fault("\ntools.fault()"):find "^s%.lua:2: attempt to index a nil value")
    assert.equal("s.lua:3: in", (fault("\ntools.call(function()\nerror('in') end)")))
    assert.equal("s.lua:3: in", (fault("\nfor _ = 1, 1 do\ntools.call(tools.fail, 'in') end")))
  end)

  it("survives a tail call through framed", function()
    assert.equal("s.lua:2: boo", (fault("local f = framed(tools.fail)\nreturn f('boo')")))
    assert.equal("boo", (fault("return tools.fail('boo')")))
  end)

  it("is not put before one that is there", function()
    assert.equal("s.lua:9: told", (fault("error('s.lua:9: told', 0)")))
    assert.equal("s.lua:1: other:1 is odd", (fault("error('other:1 is odd', 0)")))
    assert.equal("s.lua:1: http://x:80: refused", (fault("error('http://x:80: refused', 0)")))
  end)

  it("goes with texts and odd values", function()
    assert.equal("s.lua:1: 42", (fault("error(42)")))
    assert.equal("s.lua:1: error object is a table value", (fault("error({})")))
    assert.equal("s.lua:1: error object is a nil value", (fault("error()")))
    assert.equal("s.lua:1: error object is a boolean value", (fault("error(true)")))
    assert.equal("s.lua:1: ", (fault("error('', 0)")))
  end)

  it("is a named text's too", function()
    assert.equal("text:1: boo", (fault("error 'boo'", nil, "=text")))
    assert.equal('[string "error \'boo\'"]:1: boo', (fault("error 'boo'", nil, "error 'boo'")))
  end)

  it("comes through coroutines", function()
    assert.equal("s.lua:1: s.lua:1: in", (fault("coroutine.wrap(function() error 'in' end)()")))
  end)
end)

describe("a limit", function()
  it("is reached once and for all", function()
    local box <close> = new_box { seconds = 0.05 }
    local message, kind = fault("\nwhile true do end", box)
    assert.equal("s.lua:2: the time limit of 0.05 s was reached", message)
    assert.equal("time", kind)
    for _ = 1, 2 do
      assert.same({ false, message, kind }, { box:call("perigee.runner", "answer") })
    end
    raises("the time limit", box.module, box, "perigee.x", "return {}")
    raises("the time limit", box.export, box, "x", print)
  end)

  it("of time is over all calls", function()
    local box <close> = new_box { seconds = 0.3 }
    local calls = 0
    repeat
      calls = calls + 1
      local ok, _, kind = box:call("perigee.runner", "run", "for _ = 1, 1000000 do end")
      assert.is_true(ok or kind == "time")
    until not ok
    assert.is_true(calls > 2)
    local _, seconds = box:used()
    assert.is_true(seconds >= 0.3 and (sanitized or seconds < 0.7))
  end)

  it("of memory says where", function()
    local box <close> = new_box { memory = 8 * 2 ^ 20 // 1 | 0 }
    local message, kind = fault("\nlocal t = {} for i = 1, math.huge do t[i] = i end", box)
    assert.equal("s.lua:2: the memory limit of 8 MiB was reached", message)
    assert.equal("memory", kind)
  end)

  it("of memory counts the graph, and leaves it to others", function()
    local box <close> = new_box { memory = 4000000 }
    local _, kind = fault("local t = {} for i = 1, math.huge do t[i] = quantity('1 .. ' .. i .. ' USD') end", box)
    assert.equal("memory", kind)
    box:close()
    collectgarbage()
    local q = core.leaf("after", "1 .. 2 USD")
    for i = 1, 50000 do q = q + i * core.leaf("more" .. i % 10, "1 .. 2 USD") end
    assert.equal("USD", q:unit())
  end)

  it("leaves the host's own time alone", function()
    local box <close> = new_box { seconds = 0.01 }
    assert.is_true(box:call("perigee.runner", "answer"))
    local till = os.clock() + 0.05
    while os.clock() < till do end
    assert.is_true(box:call("perigee.runner", "answer"))
  end)
end)

describe("a box", function()
  it("says what it used", function()
    local box <close> = new_box()
    local bytes, seconds = box:used()
    assert.is_true(math.type(bytes) == "integer" and bytes > 0 and bytes < 2000000)
    assert.is_true(seconds > 0 and seconds < 1)
    assert.truthy(tostring(box):find "^box %(")
  end)

  it("is closed once or more", function()
    local box = new_box()
    box:close()
    box:close()
    assert.equal("box (closed)", tostring(box))
    for _, method in ipairs { "call", "module", "export", "used" } do
      raises("the box is closed", box[method], box, "perigee.a", "b")
    end
  end)

  it("is collected, exports and all", function()
    for _ = 1, 20 do
      local box
      box = new_box { exports = { me = function() return box and 1 end } }
      assert.same({ true, 1 }, { box:call("perigee.runner", "run", "return host.me()") })
    end
    collectgarbage()
    collectgarbage()
  end)

  it("shows no metatable and checks its self", function()
    local box <close> = new_box()
    assert.is_false(getmetatable(box))
    raises("perigee.box expected", box.call, io.stdout, "a", "b")
    raises("perigee.box expected", box.close)
  end)

  it("has libraries that scripts do not share", function()
    local box <close> = new_box()
    assert.is_true(box:call("perigee.runner", "run", "string.rep = nil table.concat = nil math = nil"))
    assert.same({ true, "xx", 3 }, { box:call("perigee.runner", "run",
      "return string.rep('x', 2), math.max(1, 3)") })
  end)

  it("has the whole library where it is trusted", function()
    local box <close> = new_box { trust = true, seconds = 0.5 }
    box:module("perigee.full", [[
      return {
        names = function()
          return type(full.io.open), type(full.os.getenv), type(full.debug.getinfo), type(full.require),
                 type(full.load), type(full.string.dump), type(full.math.random), full.load("return 1 + 1")()
        end,
        loop = function() full.pcall(full.coroutine.wrap(function() while true do end end)) end,
      }]])
    assert.same({ true, "function", "function", "function", "function", "function", "function",
                  "function", 2 }, { box:call("perigee.full", "names") })
    local ok, _, kind = box:call("perigee.full", "loop")
    assert.is_false(ok)
    assert.equal("time", kind)
    local strange <close> = new_box()
    assert.is_nil(select(2, strange:call("perigee.runner", "run", "return full")))
  end)

  it("refuses an odd prefix for a hard exit", function()
    raises("200 bytes", sandbox.hard_exit, ("x"):rep(201))
    raises("200 bytes", sandbox.hard_exit, "a\0b")
    raises("string expected", sandbox.hard_exit)
  end)
end)
