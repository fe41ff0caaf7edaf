-- The prompt: through a pipe, and at a terminal that script(1) makes.
local files = dofile "tests/scripts/support/folder.lua"
local complete = require "perigee.prompt.complete"
local history = require "perigee.prompt.history"
local quantity = require("perigee").quantity

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")
local folder

setup(function() folder = files.new {} end)
teardown(files.remove_all)

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read "a" or ""
  if file then file:close() end
  return text
end

local write = files.put

-- What lines print: standard output, standard error, whether all went well.
local function typed(lines, flags)
  write(folder .. "/in", lines)
  local ok = os.execute(("'%s' repl %s <'%s/in' >'%s/out' 2>'%s/err'"):format(program, flags or "", folder, folder,
                                                                               folder))
  return read(folder .. "/out"), read(folder .. "/err"), ok
end

describe("lines through a pipe", function()
  it("print what expressions give, with units and without a prompt", function()
    local out, err, ok = typed 'perigee.quantity "3 USD/hour" * 24\n1 + 1\n'
    assert.equal("72 USD/hour\n2\n", out)
    assert.equal("", err)
    assert.is_true(ok)
  end)

  it("print what is uncertain by its point and its ends", function()
    -- The median of a lognormal is the geometric mean of P5 and P95: sqrt(1 * 4) = 2.
    assert.equal("~ 2 GB (P5 1, P95 4)\n", typed 'perigee.quantity "1 to 4 GB"\n')
  end)

  it("see what a scenario sees, and keep what was defined", function()
    assert.equal("3 GB\n4\n5\n", typed [[
q = perigee.quantity "3 GB"
math.max(q, "2 GB")
function add(a, b)
  return a + b
end
add(1, 3)
_ + 1
]])
    assert.equal("true\n", typed 'perigee.quantity "1 GB" == "1000 MB"\n')
  end)

  it("go on until they are complete", function()
    assert.equal("3\n", typed "1 +\n2\n")
    assert.equal("1\n2\n", typed "for i = 1, 2 do\n  print(i)\nend\n")
    assert.equal('"a\\nb"\n', typed "[[a\nb]]\n")
  end)

  it("tell what is wrong in one line, and go on", function()
    local out, err, ok = typed [[
perigee.quantity "1 USD" + "1 token"
foo bar
error "a\nb"
perigee.run "none.lua"
2
]]
    assert.equal("2\n", out)
    assert.equal("prompt:1: cannot add money and token\nprompt:1: syntax error near 'bar'\nprompt:1: a\n"
      .. "none.lua: no such file\n", err)
    assert.is_falsy(ok)
    assert.truthy(select(2, typed "f(\n"):find("not complete", 1, true))
  end)

  it("look prices up as of the day", function()
    -- 2.5 USD/Mtoken of input from 2024-10-02 on: 1k * 1k tokens/day = 1 Mtoken/day; 2.5 * 365 / 12 = 76.0417 a month.
    local out = typed([[
t = perigee.traffic { requests = "1k requests/day", input = "1k tokens/request", output = "0 tokens/request" }
perigee.total(perigee.api { "A", model = "openai/gpt-4o", traffic = t }):to("USD/month"):number() - 2.5 * 365 / 12 < 1e-9
]], "--as-of 2024-11-01")
    assert.equal("true\n", out)
  end)

  it("show the report of a scenario that is run", function()
    local out = typed 'r = perigee.run("examples/bulk_summaries.lua", { samples = 100 })\nr\nr.samples\n'
    assert.truthy(out:find("Assumptions", 1, true), out)
    assert.truthy(out:find("\n100\n$"), out)
  end)

  it("show the report of each reading", function()
    local out, err = typed [[
f = "examples/support_assistant.lua"
perigee.sweep(f, { over = { tickets = "1k requests/day:10k requests/day:3" }, point = true })
perigee.breakeven(f, { on = "tickets", samples = 100 })
perigee.sensitivity(f, { samples = 64 })
perigee.decide(f, { samples = 100 })
perigee.compare(f, { f, set = { { "tickets", "9k requests/day" } } }, { samples = 100 })
perigee.explain(f, { samples = 100 })
perigee.choose { requests = "10k requests/day", input = 1000, output = 300, api = true, count = 2 }
]]
    assert.equal("", err)
    for _, start in ipairs { "Over tickets", "Where options cost", "What drives", "Which option to choose",
                             "What moved", "How 'GPT", "The cheapest way" } do
      assert.truthy(out:find("\n" .. start), start .. "\n" .. out)
    end
  end)

  it("show tables, scenarios and controls in a text harmlessly", function()
    assert.equal('{ 1, 2, a = { b = "x" } }\n', typed '{ 1, 2, a = { b = "x" } }\n')
    assert.equal("scenario: T; assumes n\n",
      typed 'perigee.scenario { title = "T", assume = { n = "1 to 2" }, model = function() return {} end }\n')
    assert.equal('"\\e[31m"\n', typed '"\\27[31m"\n')
  end)
end)

describe("completion", function()
  local env = { perigee = { quantity = 1, quality = 2 }, print = print, pairs = pairs, q = quantity "1 GB",
                hidden = setmetatable({}, { __index = function() error "looked into" end }) }

  it("knows globals, fields, methods and keywords", function()
    assert.same({ "pairs", "perigee", "print" }, (complete.names("x = p", env)))
    assert.same({ "quality", "quantity" }, (complete.names("perigee.qua", env)))
    assert.same({ "to" }, (complete.names("q:t", env)))
    assert.same({ "return" }, (complete.names("ret", env)))
    assert.same({}, (complete.names("hidden.some.a", env)))
    assert.same({}, (complete.names("f().a", env)))
  end)

  it("puts in what all share, and shows them where that is nothing", function()
    assert.same({ "ntity" }, { complete.answer("perigee.qua" .. "", { perigee = { quantity = 1 } }) })
    assert.equal("a", (complete.answer("perigee.qu", env)))
    local insert, shown = complete.answer("perigee.qua", env)
    assert.is_nil(insert)
    assert.equal("quality   quantity", shown)
  end)
end)

describe("the history", function()
  it("lies where the environment says", function()
    local function of(variables) return history.path(function(name) return variables[name] end) end
    assert.equal("/s/perigee/history", of { XDG_STATE_HOME = "/s", HOME = "/h" })
    assert.equal("/h/.local/state/perigee/history", of { HOME = "/h", XDG_STATE_HOME = "relative" })
    assert.is_nil(of {})
  end)

  it("keeps entries of several lines, and the newest where there are many", function()
    local path = folder .. "/state/perigee/history"
    assert.is_true(history.add(path, "for i = 1, 2 do\n  print '\\n'\nend"))
    assert.same({ "for i = 1, 2 do\n  print '\\n'\nend" }, history.read(path))
    for i = 1, 2001 do history.add(path, tostring(i)) end
    local kept = history.read(path)
    assert.equal(1000, #kept)
    assert.equal("2001", kept[1000])
    assert.equal(1000, select(2, read(path):gsub("\n", "")))
  end)

  it("is no obstacle where there is none", function()
    assert.is_false(history.add("/dev/null/perigee/history", "x"))
    assert.same({}, history.read "/dev/null/perigee/history")
    assert.same({}, history.read(folder))
  end)
end)

-- ----- at a terminal -----

local has_script = os.execute "command -v script mkfifo >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1"
-- libedit forgets to give back the names of keys' functions, which a checker of leaks tells of.
local has_editor = pcall(require, "perigee.line") and not os.getenv "PERIGEE_SANITIZE"

local Terminal = {}
Terminal.__index = Terminal

local function terminal()
  local self = setmetatable({ seen = 1, out = folder .. "/screen", keys = folder .. "/keys" }, Terminal)
  os.remove(self.keys)
  assert(os.execute(("mkfifo '%s'"):format(self.keys)))
  os.execute(("HOME='%s' XDG_STATE_HOME='%s' TERM=xterm LC_ALL=C.UTF-8 script -qefc \"'%s' repl\" /dev/null "
    .. "<'%s' >'%s' 2>&1 && echo left >>'%s' &"):format(folder, folder, program, self.keys, self.out, self.out))
  self.file = assert(io.open(self.keys, "wb"))
  self.file:setvbuf "no"
  return self
end

-- What the screen has said since the last time, up to `text`.
function Terminal:wait(text)
  for _ = 1, 600 do
    local all = read(self.out)
    local _, stop = all:find(text, self.seen, true)
    if stop then
      local said = all:sub(self.seen, stop)
      self.seen = stop + 1
      return said
    end
    os.execute "sleep 0.05"
  end
  error(("no %q on the screen: %s"):format(text, read(self.out)))
end

function Terminal:type(keys) self.file:write(keys) end

describe("at a terminal", function()
  it("lines are edited, completed, kept and interrupted", function()
    if not has_script then return pending "no script(1) here" end
    if not has_editor then return pending "built without libedit, or checked for leaks" end
    local t = terminal()
    t:wait "Ctrl-D ends"
    t:wait "> "
    t:type "perigee.quan\t \"3 GB\" * 2\r"
    t:wait "\n6 GB\r\n"
    t:wait "> "
    t:type "\27[A\r" -- the line before, again
    t:wait "\n6 GB\r\n"
    t:wait "> "
    t:type "1 + oops\3" -- Ctrl-C: the line is forgotten
    t:wait "^C"
    t:wait "> "
    t:type "while true do end\r"
    t:wait "end\r\n"
    os.execute "sleep 0.3" -- until it runs
    t:type "\3"
    t:wait "interrupted\r\n"
    t:wait "> "
    t:type "for i = 7, 7 do\r"
    t:wait ">> "
    t:type "print(i * i) end\r"
    t:wait "49\r\n"
    t:wait "> "
    t:type "\4"
    t:wait "left"
    t.file:close()
    assert.equal('perigee.quantity "3 GB" * 2\nperigee.quantity "3 GB" * 2\nwhile true do end\n'
      .. "for i = 7, 7 do\\nprint(i * i) end\n", read(folder .. "/perigee/history"))
  end)

  it("ends a scenario that goes on for long", function()
    if not has_script or not has_editor then return pending "no terminal, or no editor" end
    write(folder .. "/long.lua", "local perigee = require 'perigee'\nwhile true do end\n")
    local t = terminal()
    t:wait "> "
    t:type(("perigee.run '%s/long.lua'\r"):format(folder))
    t:wait "long.lua'\r\n"
    os.execute "sleep 0.3"
    local before = os.time()
    t:type "\3"
    t:wait "interrupted\r\n"
    assert.is_true(os.time() - before < 5) -- the file itself may take 10 seconds
    t:wait "> "
    t:type "\4"
    t:wait "left"
    t.file:close()
  end)
end)
