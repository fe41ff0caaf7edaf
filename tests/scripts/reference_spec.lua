-- The reference has each function and each class of the types, and LDoc reads it.
local lfs = require "lfs"

local lua = os.getenv "PERIGEE_LUA" or "lua5.4"
local types = "scripts/perigee/types/perigee.lua"
local folder, pages

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

setup(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(lfs.mkdir(folder) and lfs.mkdir(folder .. "/source"))
  assert(os.execute(("'%s' scripts/reference/reference.lua %s '%s/source'"):format(lua, types, folder)))
  pages = {}
  for name in lfs.dir(folder .. "/source") do
    if name:find "%.lua$" then pages[#pages + 1] = read(folder .. "/source/" .. name) end
  end
  pages = table.concat(pages)
end)

teardown(function() os.execute(("rm -rf '%s'"):format(folder)) end)

describe("the reference", function()
  it("has each function and each class", function()
    local count = 0
    for name in read(types):gmatch "\nfunction ([%w_.:]+)%(" do
      assert.truthy(pages:find("@function " .. name .. "\n", 1, true), name)
      count = count + 1
    end
    for name in read(types):gmatch "\n%-%-%-@class (perigee%.[%w_.]+)" do
      local there = pages:find("@table " .. name .. "\n", 1, true) or pages:find("@module " .. name .. "\n", 1, true)
      assert.truthy(there, name)
      count = count + 1
    end
    assert.is_true(count > 150, tostring(count))
  end)

  it("leads to classes that are there", function()
    for page, name in pages:gmatch 'href="([%w_.]+)%.html#([%w_.]+)"' do
      local text = read(("%s/source/%s.lua"):format(folder, page))
      assert.truthy(text:find("@table " .. name .. "\n", 1, true) or name == page, name)
    end
  end)

  it("is read by LDoc without a warning", function()
    if not os.execute "command -v ldoc >/dev/null" then return pending "no LDoc here" end
    -- LDoc, and what it starts, are not ours to sanitize
    local command = "env -u LD_PRELOAD ldoc --fatalwarnings -c scripts/reference/config.ld -d '%s/doc' '%s/source' 2>&1"
    local pipe = assert(io.popen(command:format(folder, folder)))
    local text = pipe:read "a"
    assert.is_true(pipe:close(), text)
    assert.truthy(read(folder .. "/doc/modules/perigee.html"):find("perigee.host.given", 1, true))
  end)
end)
