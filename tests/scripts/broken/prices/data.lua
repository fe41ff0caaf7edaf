-- What is no data.
local DATA_ONLY = "it is data only, texts in quotes, numbers, true, false and tables"

return {
  { "\27Lua\x54\0", "x.lua:1: a compiled chunk: a catalog is Lua text" },
  { "", "x.lua:1: an empty file: a catalog is 'return { ... }'" },
  { "local x = 1\nreturn {}", "x.lua:1: a catalog begins with 'return {', not 'local'" },
  { "return 1", "x.lua:1: a catalog returns one table: 'return { ... }'" },
  { "return {\n}\nos.exit()", "x.lua:3: 'os' after the catalog's table: nothing follows it" },
  { "return {\n  a = function() end }", "x.lua:2: 'function' in a catalog: " .. DATA_ONLY },
  { "return { a =\n  os.time() }", "x.lua:2: 'os' in a catalog: " .. DATA_ONLY },
  { "return { a = not true }", "x.lua:1: 'not' in a catalog: " .. DATA_ONLY },
  { "return { while true do end }", "x.lua:1: 'while' in a catalog: " .. DATA_ONLY },
  { "return { goto = 1 }", "x.lua:1: 'goto' in a catalog: " .. DATA_ONLY },
  { 'return { a = "x"("y") }', "x.lua:1: a call in a catalog: it is data only" },
  { 'return { a = ("x"):rep(9) }', "x.lua:1: '(' where a text, a number, true, false or a table should be" },
  { "return { a = 1 + 1 }", "x.lua:1: '+' after a value: ',' or '}' should be here" },
  { 'return { a = "x" .. "y" }', "x.lua:1: '.' after a value: ',' or '}' should be here" },
  { "return { a = nil }", "x.lua:1: nil in a catalog: leave the field out" },
  { "return { [1] = 2 }", "x.lua:1: a key is a text, not a number" },
  { "return { ['a' = 2 }", "x.lua:1: ']' is missing after a key" },
  { "return { a = 1,\n  a = 2 }", "x.lua:2: 'a' is given twice: first on line 1" },
  { "return {\n  a = {\n", "x.lua:3: the '{' of line 2 is never closed" },
  { 'return {\n  a = "x\n }', 'x.lua:2: a text is not closed: " is missing' },
  { "return { a = [[x }", "x.lua:1: '[[' is never closed" },
  { "return { --[==[ x }", "x.lua:1: '[==[' is never closed" },
  { 'return { a = "\\q" }', 'x.lua:1: an escape in a text that Lua does not know: "\\q"' },
  { 'return { a = "\\27[31m" }', "x.lua:1: a text holds a control character or is not UTF-8" },
  { "return {\n  a = '\27[31m' }", "x.lua:2: a control character, or not UTF-8 text" },
  { "return {\n  a = '\xFF' }", "x.lua:2: a control character, or not UTF-8 text" },
  { "return { a = 0x10 }", "x.lua:1: '0x10' is not a number" },
  { "return { a = 1e999 }", "x.lua:1: '1e999' is not a number" },
  { "return " .. ("{"):rep(40), "x.lua:1: tables more than 32 deep" },
  { "return { a = '" .. ("x"):rep(4097) .. "' }", "x.lua:1: a text of 4097 bytes: 4096 are the most" },

  -- sound, in every way of writing it
  { '\xEF\xBB\xBF-- a comment\r\nreturn { kind = "api-prices", provider = "x", models = {\r\n} };' },
  { [==[return { ["kind"] = 'api-prices'; provider = "\120", models = { m = {
    { from = "2024-01-01", free = true, source = [[
a page]], note = "broken \z
      over lines" };
  } } -- the end
}]==] },
}
