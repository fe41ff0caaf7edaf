-- Bad input gets one line, the right exit status, and nothing on standard output.
-- Each case runs the built program on a file of its own.
local lfs = require "lfs"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")
local slow = os.getenv "PERIGEE_SANITIZE" and 4 or 1 -- how much longer limits are

local folder
local first = 'local perigee = require "perigee"\n'

local function write(name, text)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  assert(file:write(text))
  file:close()
end

local function read(name)
  local file = assert(io.open(folder .. "/" .. name, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

-- Runs perigee in the folder: exit status, standard output, standard error.
local function perigee(arguments)
  local _, _, status = os.execute(("cd '%s' && '%s' %s >out 2>err </dev/null"):format(
    folder, program, arguments))
  return status, read "out", read "err"
end

local function refuses(arguments, wanted_status, line)
  local status, out, err = perigee(arguments)
  assert.equal(line .. "\n", err)
  assert.equal(wanted_status, status)
  assert.equal("", out)
end

-- A scenario around a model's body; the body begins on line 3.
local function scenario(body, assume)
  return first .. ("return perigee.scenario { assume = %s, model = function(a)\n%s\nend }\n")
    :format(assume or "{}", body)
end

setup(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(lfs.mkdir(folder))
end)

teardown(function()
  os.execute(("rm -rf '%s'"):format(folder))
end)

describe("a file", function()
  it("that is missing", function()
    refuses("run none.lua", 1, "perigee: none.lua: no such file")
  end)

  it("that is a directory", function()
    refuses("run .", 1, "perigee: .: not a file but a directory: name a scenario file")
  end)

  it("that is empty", function()
    write("s.lua", "")
    refuses("run s.lua", 1, "perigee: s.lua: the file returns nothing: it must end with "
      .. "return perigee.scenario { ... }")
  end)

  it("that is precompiled", function()
    write("s.lua", string.dump(function() end))
    refuses("run s.lua", 1, "perigee: s.lua: precompiled code is not read: give the Lua text")
  end)

  it("with a syntax error", function()
    write("s.lua", scenario "  local x = = 3")
    refuses("run s.lua", 1, "perigee: s.lua:3: unexpected symbol near '='")
  end)

  it("with a line of a megabyte", function()
    write("s.lua", first .. 'local x = "' .. ("a"):rep(1000000) .. '"\n')
    refuses("run s.lua", 1, "perigee: s.lua:2: the line is 1000012 bytes long, and 65536 is the "
      .. "most: put data in a CSV file beside the scenario (perigee.data)")
  end)

  it("with a line of just the longest length runs", function()
    local line = "-- " .. ("a"):rep(65533)
    write("s.lua", scenario(line .. "\nreturn { x = 1 }"))
    assert.equal(0, (perigee "run s.lua"))
    write("s.lua", scenario(line .. "a\nreturn { x = 1 }"))
    assert.equal(1, (perigee "run s.lua"))
  end)

  it("with ten thousand nested parentheses", function()
    write("s.lua", scenario("return { x = " .. ("("):rep(10000) .. "1" .. (")"):rep(10000) .. " }"))
    refuses("run s.lua", 1,
      "perigee: s.lua:3: brackets nested more than 190 deep: give the inner parts names")
  end)

  it("with a folder of catalogs that is not there", function()
    write("sound.lua", scenario "return { x = 1 }")
    refuses("run sound.lua --catalog nowhere", 1, "perigee: nowhere: no such folder of catalogs")
  end)

  it("whose name Lua would cut short", function()
    local name = ("n"):rep(100) .. ".lua"
    write(name, scenario "return { x = nil + 1 }")
    refuses("run " .. name, 1, "perigee: " .. name
      .. ":3: attempt to perform arithmetic on a nil value")
  end)
end)

describe("a runtime error", function()
  it("three calls deep names the line where it is", function()
    write("s.lua", first .. [[
local function inner(t) return t.x.y end
local function middle(t) return inner(t) + 1 end
local function outer(t) return middle(t) + 1 end
return perigee.scenario { model = function() return { out = outer {} } end }
]])
    refuses("run s.lua", 1, "perigee: s.lua:2: attempt to index a nil value (field 'x')")
  end)

  it("in a library called three deep names the scenario's line", function()
    write("s.lua", first .. [[
local function inner() return perigee.traffic { requests = "1 request/day" } end
local function middle() return inner() end
return perigee.scenario { model = function() return { out = middle() } end }
]])
    refuses("run s.lua", 1, "perigee: s.lua:2: perigee.traffic: 'input' is missing, as "
      .. "input = \"500 tokens/request\"")
  end)

  it("of the script's own is told as it is", function()
    write("s.lua", scenario '  error("no such region")')
    refuses("run s.lua", 1, "perigee: s.lua:3: no such region")
    write("s.lua", scenario "  error({})")
    refuses("run s.lua", 1, "perigee: s.lua:3: the error is a table, not a message")
  end)
end)

describe("a name", function()
  it("of a field that is unknown", function()
    write("s.lua", first .. "return perigee.scenario { assum = {} }")
    refuses("run s.lua", 1,
      "perigee: s.lua:2: perigee.scenario: unknown field 'assum': did you mean 'assume'?")
  end)

  local api = [[
  local traffic = perigee.traffic { requests = "1 request/day", input = "1 token/request",
                                    output = "1 token/request" }
  return { perigee.api { model = "%s", traffic = traffic } }]]

  it("of a model that is unknown", function()
    write("s.lua", scenario(api:format "openai/gpt-3.5-trubo"))
    refuses("run s.lua --as-of 2023-11-01", 1, "perigee: s.lua:5: unknown model "
      .. "'openai/gpt-3.5-trubo': did you mean 'openai/gpt-3.5-turbo'?")
  end)

  it("of a model on a day before its first price", function()
    write("s.lua", scenario(api:format "openai/gpt-3.5-turbo"))
    refuses("run s.lua --as-of 2022-01-01", 1, "perigee: s.lua:5: openai/gpt-3.5-turbo has no "
      .. "price on 2022-01-01: the first row is from 2023-03-01")
  end)

  it("of an assumption that is unknown", function()
    write("s.lua", scenario("  return { x = a.request }", '{ requests = "1 request/day" }'))
    refuses("run s.lua", 1,
      "perigee: s.lua:3: unknown assumption 'request': did you mean 'requests'?")
    refuses("run s.lua --set request=3", 2,
      "perigee: --set request: unknown assumption 'request': did you mean 'requests'?")
  end)

  it("of a unit that is unknown", function()
    write("s.lua", scenario("  return { x = a.n }", '{\n  n = "10 tokns" }'))
    refuses("run s.lua", 1, "perigee: s.lua:3: assumption 'n': \"10 tokns\", column 4: unknown "
      .. "unit 'tokns': did you mean 'tokens'?")
  end)
end)

describe("a number", function()
  it("that is none", function()
    write("s.lua", scenario("  return { x = a.n }", "{ n = 0/0 }"))
    refuses("run s.lua", 1,
      "perigee: s.lua:2: assumption 'n' is not a number (nan): it must be a finite number")
  end)

  it("that is infinite", function()
    write("s.lua", scenario("  return { x = a.n }", "{ n = math.huge }"))
    refuses("run s.lua", 1,
      "perigee: s.lua:2: assumption 'n' is infinite: it must be a finite number")
    write("s.lua", scenario "  return { x = 1 / 0 }")
    refuses("run s.lua", 1, "perigee: s.lua:2: the result is not a finite number, in output 'x'")
  end)

  local rate = [[
  return { x = perigee.traffic { requests = a.n, input = "1 token/request",
                                 output = "1 token/request" }.input_tokens }]]

  it("that is a negative rate", function()
    write("s.lua", scenario(rate, '{ n = "-5 requests/day" }'))
    refuses("run s.lua", 1, "perigee: s.lua:3: perigee.traffic: requests is below zero")
  end)

  it("that is a negative rate in some samples", function()
    write("s.lua", scenario(rate, '{ n = "choice(-1, 1) requests/day" }'))
    local status, out, err = perigee "run s.lua --samples 1000"
    assert.equal(1, status)
    assert.equal("", out)
    assert.truthy(err:find "^perigee: s%.lua:3: perigee%.traffic: requests is below zero in "
      .. "[45]%d%d of 1000 samples: a range \"a to b\" goes beyond its ends one time in ten, "
      .. "\"a %.%. b\" never does\n$", err)
  end)

  it("that is divided by an uncertain zero", function()
    write("s.lua", scenario("  local y = 3\n  return { x = y / a.n }", '{ n = "choice(0, 1)" }'))
    local status, out, err = perigee "run s.lua --samples 1000"
    assert.equal(1, status)
    assert.equal("", out)
    assert.truthy(err:find "^perigee: s%.lua:4: division by zero in [45]%d%d of 1000 samples, in "
      .. "output 'x'\n$")
  end)

  it("of tokens that is added to money", function()
    write("s.lua", scenario("  return { x = a.n + a.m }", '{ n = "1 USD/month", m = "3 tokens" }'))
    refuses("run s.lua", 1, "perigee: s.lua:3: cannot add money/time and token")
    refuses("check s.lua", 1, "perigee: s.lua:3: cannot add money/time and token")
  end)
end)

describe("a model", function()
  it("that returns nothing", function()
    write("s.lua", scenario "  local x = 1")
    refuses("run s.lua", 1, "perigee: s.lua:2: the model returned nothing: return a table of "
      .. "options and named outputs, as return { perigee.option { ... } }")
  end)

  local forever = {
    ["that loops for ever"] = "  while true do end",
    ["that loops for ever inside pcall"] = "  while true do pcall(function() while true do end end) end",
    ["that loops for ever in a message handler"] =
      "  xpcall(error, function() while true do end end)",
    ["that loops for ever in a coroutine"] =
      "  while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
    ["that loops for ever on an uncertain condition"] =
      "  local n = 0\n  while a.x > -1 do n = n + 1 end",
  }
  for name, body in pairs(forever) do
    it(name, function()
      write("s.lua", scenario(body, '{ x = "1 to 2" }'))
      local seconds = 0.5 * slow
      local status, out, err = perigee(("run s.lua --time-limit %gs"):format(seconds))
      assert.equal(3, status)
      assert.equal("", out)
      assert.truthy(err:find(("^perigee: s%%.lua:%%d: the time limit of %g s was reached\n$")
        :format(seconds)), err)
    end)
  end

  for name, body in pairs {
    ["that allocates for ever"] = "  local t = {}\n  while true do t[#t + 1] = ('x'):rep(1e5) .. #t end",
    ["that allocates for ever inside pcall"] =
      "  local t = {}\n  while true do pcall(function() t[#t + 1] = ('x'):rep(1e5) .. #t end) end",
    ["that builds a graph for ever"] = "  local t = {}\n  while true do t[#t + 1] = a.x * #t end",
  } do
    it(name, function()
      write("s.lua", scenario(body, '{ x = "1 to 2" }'))
      local status, out, err = perigee "run s.lua --memory-limit 32MB --time-limit 60s"
      assert.equal(3, status)
      assert.equal("", out)
      assert.truthy(err:find "^perigee: s%.lua[:%d]*: the memory limit of 32 MB was reached\n$", err)
    end)
  end

  it("that adds a million times is no bad input", function()
    write("s.lua", scenario("  local s = 0\n  for i = 1, 1000000 do s = s + a.x end\n"
      .. "  return { s = s }", '{ x = "3" }'))
    local status, out = perigee "run s.lua --samples 2 --time-limit 120s --format json"
    assert.equal(0, status)
    assert.truthy(out:find('"point": 3000000,', 1, true))
  end)
end)

describe("an output file", function()
  it("is not touched when the scenario is at fault", function()
    write("s.lua", scenario "  error 'no'")
    write("answer.json", "before")
    refuses("run s.lua --format json --output answer.json", 1, "perigee: s.lua:3: no")
    assert.equal("before", read "answer.json")
    for name in lfs.dir(folder) do assert.is_nil(name:find "tmp", name) end
  end)
end)
