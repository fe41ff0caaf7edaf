-- Every message of the vocabulary, with its line.  Lines of a case count from the
-- first after its opening bracket.
local faults = dofile "tests/scripts/support/faults.lua"
local folder = dofile "tests/scripts/support/folder.lua"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local function load_text(text)
  local env = setmetatable({ perigee = perigee }, { __index = _G })
  env.math = perigee.math
  return assert(load(text, "@s.lua", "t", env))
end

local function check(message, line, pattern)
  local found = tostring(message):match "^s%.lua:(%d+): "
  if tonumber(found) ~= line or not message:find(pattern) then
    error(("wanted s.lua:%s: ... %s ..., but there is %s"):format(line, pattern, message), 3)
  end
end

describe("perigee.scenario", function()
  for _, case in ipairs(faults.scenarios) do
    it("says: " .. case[2], function()
      local ok, message = pcall(load_text(case[3]))
      assert.is_false(ok)
      check(message, case[1], case[2])
    end)
  end
end)

describe("within a model", function()
  for i, case in ipairs(faults.models) do
    it(("%d says: %s"):format(i, case[1]), function()
      local f = load_text("return function(a)\n\n" .. case[2] .. "\nreturn { out = 1 }\nend")()
      local result, message = model.run(faults.assume, f)
      assert.is_nil(result)
      check(message, 3, case[1])
    end)
  end
end)

describe("what a model returns", function()
  for i, case in ipairs(faults.returned) do
    it(("%d is wrong: %s"):format(i, case[1]), function()
      local f = load_text("\n\nreturn function(a) " .. case[2] .. " end")()
      local result, message = model.run(faults.assume, f)
      assert.is_nil(result)
      check(message, 3, case[1])
    end)
  end

  it("may be one option", function()
    local f = load_text("return function(a) return " .. faults.option .. " end")()
    assert.equal("A", assert(model.run(faults.assume, f)).cheapest)
  end)

  it("is wrong in options laid over a base, too", function()
    for _, wrong in ipairs { "3", "{ 3 }", "nil", "{ [1.5] = 2 }", "print" } do
      local s = load_text(([[
        local b = perigee.scenario { model = function() return { %s } end }
        local s = perigee.scenario { base = b, options = function() return %s end }
        return s]]):format(faults.option, wrong))()
      local result, message = perigee.run(s, { samples = 4 })
      assert.is_nil(result)
      assert.truthy(message:find "^s%.lua:[12]: ", message)
    end
  end)
end)

describe("an assumption's fault", function()
  it("names the scenario's line", function()
    for _, wrong in ipairs { "'3 tokns'", "true", "0 / 0", "{}", "{ '1 USD', '1 .. 2 USD' }",
                             "{ '3', sauce = 'x' }", "print" } do
      local s = load_text("\n\nlocal s = perigee.scenario { assume = { x = " .. wrong
        .. " }, model = print }\nreturn s")()
      local result, message = perigee.run(s, { samples = 4 })
      assert.is_nil(result)
      check(message, 3, "assumption 'x'")
    end
  end)
end)

-- ----- the same in files, as the command line runs them -----

local function assumptions()
  local parts = {}
  for name, value in pairs(faults.assume) do
    parts[#parts + 1] = ("%s = %q"):format(name, value)
  end
  return "{ " .. table.concat(parts, ", ") .. " }"
end

-- Runs a file; its message begins with the file's name and the line.
local function refused(text, line, pattern)
  local path = folder.new { ["s.lua"] = text } .. "/s.lua"
  local result, message, kind = perigee.run(path, { samples = 64, threads = 1 })
  assert.is_nil(result)
  assert.equal("input", kind)
  local rest = message:sub(1, #path) == path and message:sub(#path + 1) or message
  if tonumber(rest:match "^:(%d+): ") ~= line or not message:find(pattern)
    or message:find("s%.lua:%d+.*s%.lua:%d+") then
    error(("wanted FILE:%d: ... %s ..., but there is %s"):format(line, pattern, message), 2)
  end
end

describe("in a file", function()
  teardown(folder.remove_all)
  local opening = "local perigee = require 'perigee' return perigee.scenario { assume = "
    .. assumptions() .. ", model = function(a)"

  for i, case in ipairs(faults.models) do
    it(("%d says: %s"):format(i, case[1]), function()
      refused(opening .. "\n\n" .. case[2] .. "\nreturn { out = 1 }\nend }", 3, case[1])
    end)
  end

  for i, case in ipairs(faults.returned) do
    it(("what a model returns, %d, is wrong: %s"):format(i, case[1]), function()
      refused("local perigee = require 'perigee' return perigee.scenario { assume = "
        .. assumptions() .. ",\n\nmodel = function(a) " .. case[2] .. " end }", 3, case[1])
    end)
  end

  for _, case in ipairs(faults.scenarios) do
    it("perigee.scenario says: " .. case[2], function()
      if not case[2]:find "^base: " then
        refused("local perigee = require 'perigee' "
          .. case[3]:gsub("local s = (.*)$", "return %1"), case[1], case[2])
      end
    end)
  end
end)
