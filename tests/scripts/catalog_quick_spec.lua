-- The quick reader takes data and nothing else, and reads what the careful one reads.
local files = require "perigee.catalog.files"
local parse = require "perigee.catalog.parse"
local prices = require "perigee.catalog.prices"
local quick = require "perigee.catalog.quick"
local schema = require "perigee.catalog.schema"
local catalog = require "perigee.catalog"

local shipped = assert(catalog.shipped())

-- A copy without the lines.
local function bare(value)
  if type(value) ~= "table" then
    return value
  end
  local twin = {}
  for key, item in pairs(value) do
    if key ~= 0 then
      twin[key] = bare(item)
    end
  end
  return twin
end

local function count_fields(value)
  local count = 0
  for key, item in pairs(value) do
    count = count + (type(key) == "string" and 1 or 0) + (type(item) == "table" and count_fields(item) or 0)
  end
  return count
end

-- Every table stands on the same line for both.
local function assert_lines(data, places, careful, careful_places)
  assert.equal(careful_places:line(careful), places:line(data))
  for key, item in pairs(data) do
    if type(item) == "table" then
      assert_lines(item, places, careful[key], careful_places)
    end
  end
end

-- Code of any form, or data in a form that the careful reader must judge.
local REFUSED = {
  "", "return", "return 1", "return nil", "local x = {} return x", "return {} + {}", "return {}, {}",
  "return { os.exit() }", "return { a = os.exit() }", "return { a = f\"x\" }", "return { f{} }",
  "return { f'x' }", "return { f[[x]] }", 'return { ("x"):rep(1e9) }', 'return { a = ("x"):rep(1e9) }',
  'return { ("x").rep }', 'return { #"x" }', "return { 2^1e9 }", "return { 1 + 1 }", "return { 2 - 1 }",
    "return { 2 -1 }",
  'return { "2" - 1 }', 'return { "2" -1 }', 'return { "a".."b" }', "return { 1 .. 2 }", "return { 1 // 0 }",
  "return { - 1 }", "return { - -1 }", "return { not true }", "return { true and false }", "return { a == 1 }",
  "return { 1 == 1 }", 'return { "a" == "b" }', "return { 1 < 2 }", "return { {} == {} }", "return { ... }",
  "return { function() end }", "return { a = function() end }", "return (function() return {} end)()",
  "return { (nil) }", "return { nil }", "return { x }", "return { a = x }", "return { [1] = 2 }",
    "return { [true] = 2 }",
  "return { [x] = 2 }", 'return { ["a" .. "b"] = 2 }', "return { a.b }", "return { a:b() }", "return {}()",
  "return {}[1]", "return {}.x", "return {}:f()", "return { }{ }", 'return { } "x"', "return setmetatable({}, {})",
  "while true do end return {}", "for i = 1, 9 do end return {}", "goto x ::x:: return {}",
    "return {} while true do end",
  "return {} x = 1", "x = 1 return {}", "do return {} end", "return { while true do end }", "return { end = 1 }",
  "-- \\z\nos.exit() return {}", "return { --[[ ]] os.exit() }", "return { --[==[ ]==] 1 }", "--[[ x ]] return {}",
  "return { [[x]] }", "return { [=[x]=] }", "return { 'x' }", 'return { "x" "y" }', 'return { "x', 'return { "x\n" }',
  'return { "\\x41" }', 'return { "\\65" }', 'return { "\\u{41}" }', 'return { "\\q" }', 'return { "a\\\nb" }',
  "return { 0x10 }", "return { 1e5 }", "return { .5 }", "return { 1..2 }", "return { 1x }",
    "return { 99999999999999999999 }",
  'return { "\27[31m" }', "return { '\0' }", "return { \"\xFF\" }", "return { \"\xC2\x85\" }", "\27Lua",
  "#!/usr/bin/lua\nreturn {}", "return { a = 1 b = 2 }", "return { , }", "return { a = }", "return {", "return }",
    "return {};;",
  'return { a = "x", } -- \\z \nos.exit()', "return { a = 1 }\n-- b\nreturn { }", "return { a = 1, -- x\n b = f() }",
}

local ACCEPTED = {
  "return {}", "return { };", "-- a comment\nreturn { -- another\n  a = 1, -- \"quotes' and { braces\n}\n-- [ end",
  'return { a = "x -- no comment { ", ["b c"] = { "y", 1, true, false, -2.5, }; }',
    'return { "a \\"b\\" \\\\ \\n c" }',
  'return { "a \\z\n     b", c = { { d = 1 } } }', "return{a=1,b={c=2}}", "  \n return { a = -1 }",
    'return { "trueish", b = true }',
  "return { truely = 1, _x1 = 2. }", "return { a --[ no long bracket\n = 1 }", 'return { ["a"] --\n = "ä€" }',
}

describe("the quick reader", function()
  for i, text in ipairs(REFUSED) do
    it(("refuses %d: %s"):format(i, (text:gsub("[^\32-\126]", "?"))), function()
      local exit = os.exit
      finally(function() os.exit = exit end) -- luacheck: ignore 122
      os.exit = function() error("code ran") end -- luacheck: ignore 122
      assert.is_nil(quick.text(text))
    end)
  end

  for i, text in ipairs(ACCEPTED) do
    it(("takes %d as the careful reader does"):format(i), function()
      local careful, careful_places = parse.text(text, "x.lua")
      local data, places, fields = quick.text(text)
      assert.same(assert(careful), bare(assert(data)))
      assert.equal(count_fields(careful), fields)
      assert_lines(data, places, careful, careful_places)
    end)
  end

  it("refuses tables too deep for it", function()
    assert.is_nil(quick.text("return " .. ("{"):rep(500) .. ("}"):rep(500)))
  end)

  it("counts a field that is given twice", function()
    local data, _, fields = quick.text "return { a = 1, a = 2 }"
    assert.same({ a = 2 }, bare(data))
    assert.equal(2, fields)
  end)

  -- A file of which the schema looks at fewer fields than its text has is read twice, slowly.
  it("is trusted with the lists and tables of a price", function()
    local data, places, fields = quick.text [[return { kind = "api-prices", provider = "v", cached = "inside",
      match = { { "m-*", means = "m" } }, models = { ["m"] = { aliases = { "n" },
        { from = "2024-01-01", source = "s", input = "1.00 USD/Mtoken", regions = { eu = "1.1", us = "1.2" },
          tiers = { { above = "9k tokens/request", input = "2.00 USD/Mtoken" } },
          hours = { { from = "01:00", to = "02:00", input = "0.50 USD/Mtoken" } },
          volume = { { above = "1G tokens/month", input = "0.90 USD/Mtoken" } } } } } }]]
    local report = schema.report("v.lua", places)
    prices:check(data, report)
    assert.same({}, report:problems())
    assert.equal(fields, report.fields)
  end)

  it("reads every shipped file, and reads the same", function()
    for _, name in ipairs(assert(files.list(shipped))) do
      local text = parse.normal(assert(files.read(shipped .. "/" .. name)))
      local careful, careful_places = parse.text(text, name)
      local data, places, fields = quick.text(text)
      assert.truthy(data, name)
      assert.equal(count_fields(careful), fields, name)
      assert_lines(data, places, careful, careful_places)
      assert.same(careful, bare(data), name)
    end
  end)

  -- Whatever it takes of a text with bytes changed, the careful reader takes, too;
  -- a key that is given twice is counted.
  it("takes nothing of changed texts that the careful reader refuses", function()
    local text = assert(files.read(shipped .. "/services/aws.lua"))
    local signs = "{}[]()=,;\"'\\-.:#+ \nzx01é" .. string.char(0, 27, 127, 200)
    local seed, taken = 12345, 0
    local function random(most)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % most + 1
    end
    for _ = 1, 3000 do
      local changed = text
      for _ = 1, random(2) do
        local at, sign = random(#text), random(#signs)
        local width = random(3) - 1
        changed = changed:sub(1, at - 1) .. signs:sub(sign, sign) .. changed:sub(at + width)
      end
      local data, _, fields = quick.text(changed)
      if data then
        local careful, message = parse.text(changed, "x.lua")
        if careful then
          taken = taken + 1
          assert.same(careful, bare(data))
          assert.equal(count_fields(careful), fields)
        else
          assert.matches("is given twice", message)
          assert.truthy(fields > count_fields(bare(data)))
        end
      end
    end
    assert.truthy(taken > 100)
  end)
end)
