-- Scenario files are Lua with an == and a for that know quantities: what is plain
-- Lua runs as ever, line by line.
-- luacheck: ignore 581
local core = require "perigee.core"
local dialect = require "perigee.dialect"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local programs = dofile "tests/scripts/support/programs.lua"

-- ----- plain Lua stays plain Lua -----

local function show(value, depth)
  if type(value) == "function" or type(value) == "thread" then return type(value) end
  if type(value) ~= "table" or depth > 4 then
    return math.type(value) == "float" and ("%.17g"):format(value)
      or type(value) == "string" and ("%q"):format(value) or tostring(value)
  end
  local parts = {}
  for key, item in pairs(value) do
    parts[#parts + 1] = show(key, depth + 1) .. " = " .. show(item, depth + 1)
  end
  table.sort(parts)
  return "{ " .. table.concat(parts, ", ") .. " }"
end

local function results(f, ...)
  local all = table.pack(pcall(f, ...))
  for i = 1, all.n do all[i] = show(all[i], 0) end
  return table.concat(all, "; ", 1, all.n)
end

-- As a scenario's: a class's own __le and __lt leave the rewritten == alone.
local function guarded(value, meta)
  for _, name in ipairs { "__le", "__lt" } do
    if meta and rawget(meta, name) then meta[name] = core.guard(meta[name], name) end
  end
  return setmetatable(value, meta)
end

local function environment()
  return setmetatable({ out = {}, setmetatable = guarded }, { __index = _G })
end

local function as_lua(text)
  local f = assert(load(text:gsub("^#[^\n]*", ""), "@snippet.lua", "t", environment()))
  return results(f)
end

local function as_scenario(text)
  local f = assert(load(dialect.rewrite(text), "@snippet.lua", "t", environment()))
  return results(f, dialect.argument())
end

local function newlines(text)
  return select(2, text:gsub("\n", ""))
end

local here = "local function line() return debug.getinfo(2, 'l').currentline end\n"

local snippets = {
  comments = [==[
    local a = 1 -- a == 2
    --[[ if a == 2 then ]] local b = a == 1 --[=[ == ]] ]=] and 5
    ---[[ not long: a == 1
    --[==x a ~= 1
    return a, b, line(), a == --[[ in
      between ]] 1, line()]==],
  ["long strings"] = [==[
    local s = [[ a == b
      for i = 1, 2 do ]] local t = [=[]] == ]]]=]
    return s, t, s == [[ a == b
      for i = 1, 2 do ]], t == [=[]] == ]]]=], #s, line()]==],
  strings = [[
    local s = "a == b" .. 'c ~= "d"' .. "\" == \"" .. '\\'
    return s == "a == b" .. 'c ~= "d"' .. "\" == \"" .. '\\', s ~= "x\z
      y", "for i = 1, 2 do" == 'for i = 1, 2 do', "\
", line()]],
  chains = [[
    return 1 == 1 == true, 1 ~= 2 ~= false, 1 == 2 == 3, nil == nil ~= nil,
      true == 1 == 1, (1 == 1) == (2 == 2), 1 < 2 == true, 1 == 1 ~= (2 > 1)]],
  ["not"] = [[
    local a, b = 1, 2
    return not (a == b), not a == b, not not a == true, not (a ~= b), a == not b,
      a == not b == a, not a ~= not b]],
  unary = [[
    local x, t = -1, { 1, 2 }
    return x == -1, x==-1, x == - - -1, 2 == #t, -x == 1, ~x == 0, x == ~0, x ~=-1,
      -2 ^ 2 == -4, 2 == #t ^ 1, x == -#t + 1]],
  precedence = [[
    local a, b = 6, 2
    return a == b + 4, a == b * 3, a == b .. "", a == 3 * b and "yes", a == 5 or b == 2,
      a ~= b ~= false, a == b | 4, a == 12 >> 1, a == 2 ^ 3 - b, a // b == 3, a % 4 == b,
      a == b ~ 4, a == 7 & ~1, "62" == a .. b, a == 3 << 1, a + 1 == 1 + a, a == 2^-1*12,
      a == (b + 1) * b]],
  ["calls and suffixes"] = [[
    local t = { f = function(x) return x end, g = { h = { 7 } } }
    function t:m(x) return x, 2, 3 end
    local function g(s) return s end
    local function f(v) return v[1] end
    return t.f(1) == t.f(1), t:m(3) == 3, 3 == t:m(3), t.g.h[1] == 7, 7 == t.g["h"][1],
      f{ "s" } == g"s", "s" == f{ "s" }, g[=[s]=] == g's', t:m"x" == "x", t:m{ } ~= nil,
      ("x"):rep(3) == "xxx", "xxx" == ("x"):rep(3), #g"abc" == 3, t.f(1 == 1) == true,
      (t).f(2) == (t.f)(2), select("#", t:m(1) == t:m(1)), 7 == t.g
        .h
        [1], line()]],
  functions = [[
    local a = print
    local same = a == function() if a == 1 then return 2 end while a do break end end
    local called = 4 == (function(x) for i = 1, 3 do x = x + 1 end return x end)(1)
    local with = 3 == (function() local n = 0 repeat n = n + 1 until n == 3 return n end)()
    return same, called, with, function() end ~= nil, line()]],
  tables = [[
    local t = { 1 == 1, a = 2 ~= 3, [1 == 2] = 5, { 1 == 1 } }
    local u = t
    return t, t == u, t == {}, {} ~= {}, t[false] == 5, t.a == true, { } == nil]],
  ["other kinds"] = [[
    local t, f = {}, print
    return nil == nil, nil == false, "1" == 1, 1 == 1.0, t == f, f == print, 0 / 0 == 0 / 0,
      0 / 0 ~= 0 / 0, "a" == "a", "a" ~= "b", true == true, math.huge == 1 / 0, 0.0 == -0.0,
      "10" == "1e1", 2^53 == 2^53 + 1, math.maxinteger + 0.0 == math.maxinteger]],
  metamethods = [[
    local mt = { __eq = function(a, b) return a.v == b.v end }
    local function new(v) return setmetatable({ v = v }, mt) end
    return new(1) == new(1), new(1) ~= new(2), new(1) == 1, new(nil) == new(nil),
      rawequal(new(1), new(1))]],
  ["ordered classes"] = [[
    local mt = { __lt = function(a, b) return a.v < b.v end,
                 __le = function(a, b) return a.v <= b.v end }
    local function new(v) return setmetatable({ v = v }, mt) end
    local a, b = new(1), new(1)
    return a == b, a ~= b, a == a, a <= b, a < new(2), a == nil, nil == a, 1 ~= a, a ~= "x"]],
  ["no result"] = [[
    local function nothing() end
    local function none(...) return nil == ..., 1 ~= ... end
    return nil == nothing(), nothing() == nil, 1 ~= nothing(), none()]],
  varargs = [[
    local function f(...) return 1 == ..., ... == 1, select("#", ...) == 3, { ... } end
    return f(1, 2, 3)]],
  ["the chunk's own varargs"] = "return select('#', ...), ...",
  ["numeric for"] = [[
    local out = {}
    local function f(x, y) return x + (y or 0), 99 end
    for i = 1, 3 do out[#out + 1] = i end
    for i = f(1, 1), f(2, (3)), f(1) do out[#out + 1] = i end
    for i = 3, 1, -1 do out[#out + 1] = i end
    for i = 1.0, 2 do out[#out + 1] = i end
    for i = #out, #out + 1 do out[#out + 1] = i end
    for i = math.maxinteger - 1, math.maxinteger do out[#out + 1] = i end
    for i = ({ 1, 2 })[2], (function() for j = 1, 2 do out[#out + 1] = j end return 3 end)() do
      out[#out + 1] = i end
    for i = (1 == 1) and 1 or 2, 1 ~= 1 and 1 or 2 do out[#out + 1] = i end
    for i=1,2 do for j=i,i do out[#out + 1] = j end end
    return out, line()]],
  ["generic for"] = [[
    local out = {}
    for k, v in pairs { a = 1 } do out[k] = v == 1 end
    for _, v in ipairs { 1, 2 } do out[v] = v ~= 1 end
    for w in ("a b"):gmatch "%a" do out[w] = w == "a" end
    return out]],
  ["wrong for"] = "for i = 1, 'x' do end",
  ["a step of zero"] = "for i = 1, 2, 0 do end",
  labels = [[
    local n = 0
    ::top:: n = n + 1
    if n ~= 3 then goto top end
    for i = 1, 4 do
      if i == 2 then goto continue end
      n = n + i
      ::continue::
    end
    return n, line()]],
  arithmetic = "return 7 // 2 == 3, 7 / 2 ~= 3, -7 // 2 == -4, 7 % -2 == -1, 1e2 == 100, 0xA == 10,"
    .. " 0x.8p1 == 1, 3. == 3, .5 == 0.5, 1e-2 ~= 1E+2, 0xe+1 == 15, 2^31 | 0 == 2147483648",
  attributes = "local x <const> = 1 == 1; local y <close> = nil; return x, y, x == true",
  loops = [[
    local i, n = 0, 0
    while i ~= 5 do i = i + 1; if i == 3 then n = i end end
    repeat i = i - 1 until i == 0 or i ~= i
    return i, n]],
  coroutines = [[
    local co = coroutine.wrap(function(x)
      local a = x == coroutine.yield(1)
      return a, coroutine.yield(2) ~= x
    end)
    return co(5), co(5), co(6)]],
  ["errors and their lines"] = [[
    local ok, a = pcall(function()
      return 1 == 1 and error("here")
    end)
    local _, b = pcall(function() return
      nil + 1 == 2 end)
    local _, c = pcall(function() local t = nil; return 1 == t.x end)
    return ok, a, b, c, line()]],
  ["nested comparison of results"] = [[
    local function f(x) return x == 2 end
    local function g(x) return f(x) == f(x + 1) end
    return f(2) == g(3), g(1) == (f(1) == f(2)), f(f(2) and 2) == (1 == 1)]],
  ["returned calls"] = [[
    local function three(...) return ... end
    local t = { f = three, g = { three } }
    function t:m(...) return three(...) end
    local function nothing() return three() end
    local function all(...) return t:m(...) end
    local function first(...) return (three(...)) end
    local function listed(...) return three(...), three(...) end
    local function text() return three"s" end
    local function table_() return three{ 1 } end
    local function deep() return t.g[1](1, 2)
    end
    local function chained() return three(three)(4, 5); end
    local function closed() return (function(...) return ... end)(1, 2) end
    local function added() return three(1) + three(2) end
    local function either(x) if x then return three(1, 2) else return three(3, 4) end end
    local function compared() return three(1) == three(1) end
    local function repeated() repeat return three(6, 7) until true end
    return select("#", nothing()), select("#", all(nil, nil)), { all(1, 2) }, { first(1, 2) },
      { listed(1, 2) }, text(), table_(), { deep() }, { chained() }, { closed() }, added(),
      { either(true) }, { either() }, compared(), { repeated() }]],
  ["tail calls"] = [[
    local function loop(n) if n == 0 then return 0 end
      return loop(n - 1)
    end
    return loop(300000)]],
  ["many locals"] = ("local a = 1; "):rep(195) .. "return a == 1",
  recursion = [[
    local function f(n) if n == 0 then return 0 end return f(n - 1) == n - 1 and n or -1 end
    return f(50)]],
}

describe("dialect.rewrite", function()
  local names = {}
  for name in pairs(snippets) do names[#names + 1] = name end
  table.sort(names)

  for _, name in ipairs(names) do
    it("leaves as they are: " .. name, function()
      local text = name:find "varargs$" and snippets[name] or here .. snippets[name]
      assert.equal(as_lua(text), as_scenario(text))
      assert.equal(newlines(text), newlines(dialect.rewrite(text)))
    end)
  end

  it("skips a first line that begins with #", function()
    local text = "#!/usr/bin/env perigee == for i = 1, 2\n" .. here:gsub("\n", " ")
      .. "return line(), 1 == 1"
    assert.equal("true; 2; true", as_scenario(text))
  end)

  it("takes a byte order mark and carriage returns as Lua's loadfile does", function()
    assert.equal("true; true", as_scenario "\xEF\xBB\xBFreturn 1 == 1")
    assert.equal("true; true; 2", as_scenario "local a = 1\r\nreturn a == 1,\r\n 2\r\n")
  end)

  it("leaves it to the compiler to find what is wrong, on its line", function()
    for _, text in ipairs { "\n\nreturn 1 ==", "\n\nlocal x = ~= 2", "\n\nif a == then end",
                            "\n\nfor i = 1, do end", "\n\nreturn 'a == b", "\n\nx == 1",
                            "\n\nfor i = (1, 2 do end", "\n\nreturn (1 == 2",
                            "\n\nfor i = function", "\n\nreturn a == function()",
                            "\n\nreturn 1 == [[x" } do
      local _, wanted = load(text, "=x", "t")
      local f, message = load(dialect.rewrite(text), "=x", "t")
      assert.is_nil(f)
      assert.equal(wanted:match "^x:%d+:", message:match "^x:%d+:")
    end
  end)

  it("is quick with a long text", function()
    local start = os.clock()
    local text = ("if a == b then c = d ~= e end for i = 1, n do end\n"):rep(5000)
    assert.equal(newlines(text), newlines(dialect.rewrite(text)))
    dialect.rewrite("return " .. ("("):rep(5000) .. "1 == 1" .. (")"):rep(5000))
    dialect.rewrite("return 1" .. (" == 1"):rep(5000))
    assert.is_true(os.clock() - start < 2)
  end)

  it("is quick with brackets and functions that nest as deep as Lua allows", function()
    local start = os.clock()
    dialect.rewrite((("x = 1 == f("):rep(150) .. (")"):rep(150) .. "\n"):rep(20))
    dialect.rewrite((("x = 1 == function() "):rep(150) .. ("end "):rep(150)):rep(20))
    assert.is_true(os.clock() - start < 4)
  end)

  it("leaves random programs as they are, on plain values", function()
    local inputs = { { x = 3, y = -1, n = 1 }, { x = 0.5, y = 7.25, n = 2 },
                     { x = 2, y = 2, n = 3 } }
    for seed = 5001, 5150 do
      local text = programs.text(seed)
      local original = assert(load(text, "=x"))()
      local rewritten = model.compile(text, "x")()
      for _, input in ipairs(inputs) do
        assert.equal(results(original, input), results(rewritten, input), text)
      end
    end
  end)
end)

-- ----- quantities -----

local function body(text, env)
  return model.compile("return function(a) " .. text .. " end", "scenario.lua",
                       env or { perigee = perigee, math = perigee.math })()
end

describe("== in a scenario file", function()
  local assume = { n = "choice(1, 2, 3)", m = "choice(1, 2)",
                   r = "choice(24, 48, 72) requests/day", s = "choice(20, 40) %" }

  it("forks against a number, either way round", function()
    model.agrees(assume, body [[
      local v = 0
      if a.n == 2 then v = v + 1 end
      if 3 == a.n then v = v + 10 end
      if a.n ~= 1 then v = v + 100 end
      if not (a.n == a.m) then v = v + 1000 end
      if a.n + a.m == 4 and a.m ~= 1 then v = v + 10000 end
      return { out = v }]], function(a)
        local v = 0
        if a.n == 2 then v = v + 1 end
        if 3 == a.n then v = v + 10 end
        if a.n ~= 1 then v = v + 100 end
        if not (a.n == a.m) then v = v + 1000 end
        if a.n + a.m == 4 and a.m ~= 1 then v = v + 10000 end
        return { out = v }
      end)
  end)

  it("forks against a text and a quantity, units converted", function()
    model.agrees(assume, body [[
      local v = 0
      if a.r == "2 requests/hour" then v = v + 1 end
      if "72 requests/day" == a.r then v = v + 10 end
      if a.r ~= perigee.quantity "1 request/hour" then v = v + 100 end
      if a.s == "40 %" then v = v + 1000 end
      if a.s == 0.2 then v = v + 10000 end
      return { out = v }]], function(a)
        local v = 0
        if a.r == 48 then v = v + 1 end
        if 72 == a.r then v = v + 10 end
        if a.r ~= 24 then v = v + 100 end
        if a.s == 40 then v = v + 1000 end
        if a.s == 20 then v = v + 10000 end
        return { out = v }
      end)
  end)

  it("is false against what is no quantity", function()
    local f = body [[
      return { out = (a.r == nil or a.r == "red" or a.r == {} or a.r == true
        or a.r == print or nil == a.r or "" == a.r) and 1 or 0,
        same = a.r == a.r and 1 or 0, other = (a.r ~= nil) and 1 or 0 }]]
    local result = assert(model.run(assume, f))
    assert.same({ 1, 0, 1 }, { result.outputs[1].mean, result.outputs[2].mean,
                               result.outputs[3].mean })
  end)

  it("refuses another dimension at its line", function()
    local result, message = model.run(assume, body "\n\n if a.r == '3 USD' then return end")
    assert.is_nil(result)
    assert.truthy(message:find "^scenario%.lua:3: cannot compare request/time and money")
  end)

  it("is in tables of functions, closures and arguments", function()
    local plain = function(a)
      local test = { one = function(v) return v == 1 end }
      local function either(p, q) return p or q end
      return { out = either(a.n == 1, test.one(a.m)) and 5 or a.n }
    end
    model.agrees(assume, body [[
      local test = { one = function(v) return v == 1 end }
      local function either(p, q) return p or q end
      return { out = either(a.n == 1, test.one(a.m)) and 5 or a.n }]], plain)
  end)
end)

describe("for in a scenario file", function()
  it("counts to a certain quantity, in whole counts", function()
    local f = body [[
      local sum = 0
      for i = 1, a.k do sum = sum + i end
      for _ = 1, a.people do sum = sum + 100 end
      return { out = sum }]]
    local result = assert(model.run({ k = 4, people = "3 people" }, f))
    assert.equal(310, result.outputs[1].point)
  end)

  it("counts to an uncertain one, as a graph, at every place of the bounds", function()
    local plain = function(a)
      local sum = 0
      for i = 1, a.n do sum = sum + i end
      for i = a.n, 3 do sum = sum + 100 * i end
      for i = 6, 1, -a.n do sum = sum + 10000 * i end
      return { out = sum }
    end
    local f = body [[
      local sum = 0
      for i = 1, a.n do sum = sum + i end
      for i = a.n, 3 do sum = sum + 100 * i end
      for i = 6, 1, -a.n do sum = sum + 10000 * i end
      return { out = sum }]]
    local traced = model.agrees({ n = "choice(1, 2, 3)" }, f, plain)
    assert.is_true(traced.paths <= 4)
  end)

  it("counts to a bound that varies without end, sample by sample", function()
    local result = assert(model.run({ x = "0 .. 10" }, body [[
      local n = 0
      for _ = 1, a.x do n = n + 1 end
      return { out = n }]], { samples = 1000 }))
    assert.is_true(math.abs(result.outputs[1].mean - 4.5) < 0.05) -- the floor's mean
  end)

  it("refuses money as a bound at its line", function()
    local result, message = model.run({ x = "3 USD" }, body "\n for i = 1, a.x do end return {}")
    assert.is_nil(result)
    assert.truthy(message:find "^scenario%.lua:2: ")
  end)
end)
