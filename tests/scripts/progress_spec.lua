-- Whoever waits at a terminal sees how far it is; nobody else sees anything; and what is
-- broken off leaves nothing behind.
local files = dofile "tests/scripts/support/folder.lua"
local folder = dofile "tests/scripts/support/folder.lua"
local core = require "perigee.core"
local engine = require "perigee.engine"
local lfs = require "lfs"
local output = require "perigee.cli.output"

local PROGRAM = os.getenv "PERIGEE"
-- Some 1e7 samples a second, of which few are held at once.
local SLOW = "sweep examples/support_assistant.lua --over tickets=1k/day:1M/day:100 --format csv --threads 1 --samples "
local ENDLESS = SLOW .. "100000000"
local BLOCK, ERASE = "\u{2588}", "\r\27[K"

local read = files.read

-- Runs a shell's command: all that it writes, and its exit status.
local function shell(command)
  local pipe = assert(io.popen(command .. "; echo \"[$?]\""))
  local text = pipe:read "a"
  pipe:close()
  return text:match "^(.-)%[(%d+)%]\n$"
end

-- Runs it with a terminal of its own, 80 columns wide.
local function on_terminal(command)
  return shell(("TERM=xterm LC_ALL=C.UTF-8 script -qec '%s' /dev/null </dev/null"):format(command))
end

local function needs_terminal()
  if not os.execute "command -v script >/dev/null 2>&1" then pending "script(1) is not installed" end
  if os.getenv "PERIGEE_SANITIZE" then pending "timings mean little under a sanitizer" end
end

local function names_in(path)
  local names = {}
  for name in lfs.dir(path) do
    if name ~= "." and name ~= ".." then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

describe("progress", function()
  after_each(folder.remove_all)

  it("is drawn at a terminal after a second and is gone before the answer", function()
    needs_terminal()
    local text = on_terminal(PROGRAM .. " " .. SLOW .. "400000")
    local before, after = text:match "^(.*)\r\27%[K(.-)$"
    assert.matches(BLOCK, before)
    assert.matches("sampling", before)
    assert.matches(" %%  %d+ s left", before)
    assert.matches("^section,name", after)
    assert.is_nil(after:find(BLOCK, 1, true))
  end)

  it("is not drawn for what takes no second", function()
    needs_terminal()
    local text = on_terminal(PROGRAM .. " " .. SLOW .. "100")
    assert.matches("^section,name", text)
  end)

  it("is not drawn where standard error is no terminal, nor on a dumb one", function()
    needs_terminal()
    local root = folder.new {}
    on_terminal(("timeout -s INT 1.6 %s %s 2>%s/err"):format(PROGRAM, ENDLESS, root))
    assert.equal("", read(root .. "/err"))
    assert.equal("", (on_terminal(("TERM=dumb timeout -s INT 1.6 %s %s"):format(PROGRAM, ENDLESS))))
  end)

  it("is drawn in ASCII where the locale is C", function()
    needs_terminal()
    local text = shell(("TERM=xterm LC_ALL=C script -qec 'timeout --foreground -s INT 2 %s %s' /dev/null </dev/null")
      :format(PROGRAM, ENDLESS))
    assert.matches("\rsampling  %.+ +0 %%", text)
    assert.is_nil(text:find "[\128-\255]")
  end)

  it("is told of every sample, of whatever threads", function()
    local made <close> = core.progress { after = 3600 }
    local x = core.leaf("x", "1 to 2 USD")
    local tape = core.tape { x + x }
    local plain = tape:sample({ samples = 100000, threads = 2 })[1]:mean()
    assert.equal(plain, tape:sample({ samples = 100000, threads = 2, progress = made })[1]:mean())
    made:stage("sampling", 10)
    made:part(2, 3)
    made:tick(4)
    made:erase()
  end)

  it("wants parts that there are, and says nothing once closed", function()
    local made = core.progress { after = 3600 }
    assert.has_error(function() made:part(4, 3) end, "bad argument #1 to 'part' (one of the parts)")
    assert.has_error(function() made:tick(-1) end, "bad argument #1 to 'tick' (a whole number from 0 on)")
    made:close()
    made:close()
    assert.has_error(function() made:tick() end, "calling 'tick' on bad self (it is closed)")
    assert.has_error(function() core.progress { after = -1 } end, "after: seconds, from 0 to 3600")
  end)

  it("changes no answer", function()
    local made <close> = core.progress { after = 3600 }
    local file = "examples/support_assistant.lua"
    local function means(of)
      local list = {}
      for i, option in ipairs(of.options) do list[i] = option.cost.mean end
      return list
    end
    local with = assert(engine.run { file = file, samples = 1000, progress = made })
    assert.same(means(assert(engine.run { file = file, samples = 1000 })), means(with))
    assert(engine.sensitivity { file = file, samples = 1024, progress = made })
    assert(engine.decide { file = file, samples = 1024, progress = made })
    assert(engine.breakeven { file = file, samples = 64, on = "tickets", progress = made })
    assert(engine.compare { a = { file = file }, b = { file = file, set = { { "full", "80 %" } } }, samples = 1000,
                            progress = made })
    assert(engine.check { file = file, progress = made })
  end)
end)

describe("a program that is interrupted", function()
  after_each(folder.remove_all)

  it("leaves the folder as it was, and ends by the signal", function()
    local root = folder.new { ["old.csv"] = "as it was\n" }
    for _, each in ipairs { { "INT", "130" }, { "TERM", "143" }, { "HUP", "129" } } do
      local signal, status = table.unpack(each)
      local said, found = shell(("timeout --preserve-status -s %s 0.7 %s %s --output %s/old.csv 2>&1"):format(signal,
        PROGRAM, ENDLESS, root))
      assert.equal(status, found)
      assert.equal("", said)
      assert.same({ "old.csv" }, names_in(root))
      assert.equal("as it was\n", read(root .. "/old.csv"))
    end
  end)

  it("takes its line away", function()
    needs_terminal()
    local text = on_terminal(("timeout --foreground -s INT 1.8 %s %s"):format(PROGRAM, ENDLESS))
    assert.matches("sampling  ", text)
    assert.equal(ERASE, text:sub(-#ERASE))
  end)

  it("knows of a file from before it is there until it has its name", function()
    local root, known = folder.new {}, {}
    local unfinished = core.unfinished
    finally(function() core.unfinished = unfinished end)
    core.unfinished = function(path)
      known[#known + 1] = path or "none"
      if path then assert.is_nil(lfs.attributes(path)) end
      unfinished(path)
    end
    assert(output.make(root .. "/a", function(name)
      assert.same({ name }, known)
      assert.equal("file", lfs.attributes(name, "mode"))
      return true
    end))
    assert.equal("none", known[2])
    assert(output.write(root .. "/b", "text"))
    assert(output.create(root .. "/c", "text"))
    assert.equal(6, #known)
    assert.same({ "a", "b", "c" }, names_in(root))
  end)
end)
