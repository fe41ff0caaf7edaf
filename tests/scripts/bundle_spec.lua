-- Perigee's scripts precompiled (bindings/bundle.h): used where a script is the same word for
-- word, and left alone otherwise.  A bundle is doctored here, so that what a text compiles to
-- says another word than the text: who prints that word has read the bundle.
local files = dofile "tests/scripts/support/folder.lua"
local folder = dofile "tests/scripts/support/folder.lua"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")
local built = assert(program:match "^(.*)/bin/[^/]*$")

local WORD, OTHER = "Run a scenario: what each option costs", "Ran a scenario: what each option costs"
local INSIDE, OTHER_INSIDE = "precompiled code is not read: give", "precompiled code is not read: gave"

local read = files.read

-- Replaces the last of two places of a text: a module's own text stands before what it compiles to.
local function doctor(bundle, word, other)
  assert.equal(#word, #other)
  local first = assert(bundle:find(word, 1, true))
  local last = assert(bundle:find(word, first + 1, true))
  assert.is_nil(bundle:find(word, last + 1, true))
  return bundle:sub(1, last - 1) .. other .. bundle:sub(last + #word)
end

local root

-- A tree of the program's own, with a bundle.
local function tree(bundle)
  root = folder.new { ["lib/lua/5.4/perigee/modules.bundle"] = bundle, ["share/lua/5.4/none"] = "", ["bin/none"] = "",
                      ["s.lua"] = "\27Lua" }
  assert(os.execute(("cp '%s' '%s/bin/' && cp -r '%s/share/lua/5.4/perigee/.' '%s/share/lua/5.4/perigee'"):format(
    program, root, built, root)))
end

local function output(arguments)
  local pipe = assert(io.popen(("'%s/bin/perigee' %s 2>&1"):format(root, arguments)))
  local text = pipe:read "a"
  pipe:close()
  return text
end

describe("precompiled scripts", function()
  local bundle, doctored

  setup(function()
    bundle = read(built .. "/lib/lua/5.4/perigee/modules.bundle")
    doctored = doctor(doctor(bundle, WORD, OTHER), INSIDE, OTHER_INSIDE)
  end)

  teardown(folder.remove_all)

  it("are what runs, outside the sandbox and inside", function()
    tree(doctored)
    assert.truthy(output "--help":find(OTHER, 1, true))
    assert.truthy(output(("run '%s/s.lua'"):format(root)):find(OTHER_INSIDE, 1, true))
  end)

  it("give way to a script that was edited since", function()
    tree(doctored)
    for _, name in ipairs { "cli/init.lua", "inside.lua" } do
      local path = "share/lua/5.4/perigee/" .. name
      folder.write(root, path, read(root .. "/" .. path) .. "\n") -- one byte more
    end
    assert.truthy(output "--help":find(WORD, 1, true))
    assert.truthy(output(("run '%s/s.lua'"):format(root)):find(INSIDE, 1, true))
  end)

  it("give way to a script that was edited and is as long as it was", function()
    tree(doctored)
    local path = "share/lua/5.4/perigee/cli/init.lua"
    local text, count = read(root .. "/" .. path):gsub("Run a scenario", "Rig a scenario")
    assert.equal(1, count)
    folder.write(root, path, text)
    assert.truthy(output "--help":find("Rig a scenario: what each option costs", 1, true))
  end)

  it("of another Lua are left alone", function()
    local release, count = doctored:gsub("Lua 5%.4%.%d", "Lua 5.4.x", 1)
    assert.equal(1, count)
    tree(release)
    assert.truthy(output "--help":find(WORD, 1, true))
  end)

  it("that are cut short, empty or none at all are left alone", function()
    for _, broken in ipairs { doctored:sub(1, -2), doctored:sub(1, 1000), "", "return {}",
                              "\255" .. doctored:sub(2) } do
      tree(broken)
      assert.truthy(output "--help":find(WORD, 1, true))
    end
    os.remove(root .. "/lib/lua/5.4/perigee/modules.bundle")
    assert.truthy(output "--help":find(WORD, 1, true))
  end)

  it("name lines as the scripts themselves do", function()
    tree(bundle)
    folder.write(root, "s.lua", "return nil + 1")
    local fast = output(("run '%s/s.lua'"):format(root))
    os.remove(root .. "/lib/lua/5.4/perigee/modules.bundle")
    assert.equal(output(("run '%s/s.lua'"):format(root)), fast)
    assert.truthy(fast:find("/s.lua:1: ", 1, true))
  end)
end)
