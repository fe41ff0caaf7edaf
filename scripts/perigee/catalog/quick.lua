--- Reads the text of a catalog by Lua's own compiler, where that is safe.
-- parse.lua is slow, and knows the place of every field; most files are sound, and
-- nobody asks.  So a grammar first proves the whole text to be data and data alone:
-- `return`, tables, texts in "double quotes", decimal numbers, true, false, line
-- comments.  Only then is it compiled, in an empty environment.  Whatever is any
-- different is refused here without a word, and parse.lua decides.  What is left to
-- who calls: to count the fields (a key that is given twice is one fewer than the
-- text has), and to refuse texts that are too long.
local lpeg = require "lpeg"

local quick = {}

local P, R, S, V, Cc, Cp, Ct = lpeg.P, lpeg.R, lpeg.S, lpeg.V, lpeg.Cc, lpeg.Cp, lpeg.Ct

local blank = S " \t\n"
local printed = R("\32\126", "\128\255") + "\t" -- bytes that are no control signs
local comment = P "--" * -(P "[" * P "=" ^ 0 * "[") * printed ^ 0
local skip = (blank ^ 1 + comment) ^ 0

local letter = R("az", "AZ") + "_"
local in_word = letter + R "09"
local bytes = R("\32\33", "\35\91", "\93\126", "\128\255") -- none that controls, ", \
local escape = P "\\" * (S '"\\n' + P "z" * blank ^ 0)
local text = P '"' * (bytes + escape) ^ 0 * '"'
local digits = R "09" * R "09" ^ -18 -- more could be an infinity
local number = P "-" ^ -1 * digits * (P "." * digits ^ -1) ^ -1 * -(in_word + ".")
local truth = (P "true" + "false") * -in_word
local equals = skip * "=" * -P "=" * skip * Cc(false)
local key = letter * in_word ^ 0 * equals + P "[" * skip * text * skip * "]" * equals

-- Gives a list: where each table opens, and a false for each field that has a key.
local grammar = P {
  skip * "return" * skip * V "table" * skip * P ";" ^ -1 * skip * -1,
  table = Cp() * "{" * skip * (V "field" * (S ",;" * skip * V "field") ^ 0 * S ",;" ^ -1) ^ -1
    * skip * "}",
  field = key ^ -1 * (text + V "table" + number + truth) * skip,
}
grammar = Ct(grammar)

-- Gives every table the number of its line, as [0]: `{` becomes `{[0]=7,`.
-- Returns the number of fields too.
local function number_tables(source, found)
  local parts, count, done, line, fields = {}, 0, 1, 1, 0
  local turn = source:find("\n", 1, true)
  for _, brace in ipairs(found) do
    if brace then
      while turn and turn < brace do
        line, turn = line + 1, source:find("\n", turn + 1, true)
      end
      count = count + 1
      parts[count] = source:sub(done, brace) .. "[0]=" .. line .. ","
      done = brace + 1
    else
      fields = fields + 1
    end
  end
  parts[count + 1] = source:sub(done)
  return table.concat(parts), fields
end

local Places = {}
Places.__index = Places

--- The line of a table's brace; that of a field is not known here.
function Places.line(_, owner)
  return owner[0]
end

--- The data of a catalog's text, or nil where parse.lua must decide.
---@param source string with `\n` line ends
---@return table? data each table with the number of its line as [0]
---@return perigee.places? places
---@return integer? fields how many named fields the text has
function quick.text(source)
  if source:find("\xC2", 1, true) and source:find("\xC2[\x80-\x9F]") or not utf8.len(source) then
    return nil
  end
  local safe, found = pcall(grammar.match, grammar, source) -- tables too deep raise
  if not (safe and found) then
    return nil
  end
  local numbered, fields = number_tables(source, found)
  local chunk = load(numbered, "=catalog", "t", {})
  if chunk then
    return chunk(), Places, fields
  end
end

return quick
