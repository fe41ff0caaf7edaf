--- Reads the text of a catalog by Lua's own compiler, where that is safe.
-- parse.lua is slow, and knows the place of every field; most files are sound, and
-- nobody asks.  So the text is first reduced to its signs: lines of comment and the
-- texts in quotes go, keys become `=`, values `@`.  Only if nothing else is left
-- than these, braces and separators, is it data and data alone, and is it compiled,
-- in an empty environment.  Whatever is any different (a hexadecimal number, a long
-- bracket, a comment behind a value, 'single' quotes) is refused here without a
-- word, and parse.lua decides.  What is left to who calls: to count the fields (a
-- key that is given twice is one fewer than the text has), and to refuse texts that
-- are too long.
local quick = {}

local find, gsub, sub = string.find, string.gsub, string.sub

-- Does a text in quotes go on at this byte, by a `\z` before the blanks?
local function goes_on(text, at)
  while at > 1 and find(text, "^%s", at - 1) do
    at = at - 1
  end
  return sub(text, at - 2, at - 1) == "\\z"
end

-- The text without the lines that are comments, or nil where one is in doubt.
local function without_comments(text)
  local parts, done, at = {}, 1, find(text, "--", 1, true)
  while at do
    local line = at
    while line > 1 and find(text, "^[ \t]", line - 1) do
      line = line - 1
    end
    local stop = find(text, "\n", at, true) or #text + 1
    if line == 1 or sub(text, line - 1, line - 1) == "\n" then
      if goes_on(text, at) then
        return nil
      end
      parts[#parts + 1] = sub(text, done, line - 1)
      done = stop
    end
    at = find(text, "--", stop, true)
  end
  parts[#parts + 1] = sub(text, done)
  return table.concat(parts)
end

-- The text without its escapes, or nil where one is not `\z`, `\"`, `\\` or `\n`.
local function without_escapes(text)
  local parts, done, at = {}, 1, find(text, "\\", 1, true)
  while at do
    local sign = sub(text, at + 1, at + 1)
    if not find(sign, '^[z"\\n]') then
      return nil
    end
    parts[#parts + 1] = sub(text, done, at - 1)
    done = sign == "z" and (find(text, "%S", at + 2) or #text + 1) or at + 2
    at = find(text, "\\", done, true)
  end
  parts[#parts + 1] = sub(text, done)
  return table.concat(parts)
end

-- What stands for a number, true or false; any other word stays, and is refused.
local SCALAR = setmetatable({ ["true"] = "#", ["false"] = "#" }, {
  __index = function(_, word)
    return find(word, "^%-?%d+%.?%d*$") and #word < 20 and "#" or word -- 1e999 is no number
  end,
})

-- How many keys and braces the text gives, or nil where it is not data alone.
-- The separators after a text go with it, as the compiler wants them anyway; but a
-- scalar must follow one, for `"2" - 1` is a sum.
local function count_signs(text)
  local signs = without_escapes(text)
  local _, opening = find(signs or "", "^%s*return%s*{")
  if not opening then
    return nil
  end
  signs = gsub(sub(signs, opening), '"[^"%c]*"[,;%s]*', "@")
  signs = gsub(signs, "[%a_][%w_]*%s*=%s*@?", ";=")
  signs = gsub(gsub(signs, "%s+", ""), "%[@%]=", "=")
  signs = gsub(signs, "%-?[%w_.]+", SCALAR)
  if find(signs, "[^{}=,;@#]") or find(signs, "==", 1, true) or find(signs, "[^{=,;]#") then
    return nil
  end
  return select(2, gsub(signs, "=", "")), select(2, gsub(signs, "{", ""))
end

-- Gives every table the number of its line, as [0]: `{` becomes `{[0]=7,`.
-- Counts the braces, so that one inside a text or a comment is noticed.
local function number_tables(text)
  local parts, done, count, line = {}, 1, 0, 1
  local brace, turn = find(text, "{", 1, true), find(text, "\n", 1, true)
  while brace do
    while turn and turn < brace do
      line, turn = line + 1, find(text, "\n", turn + 1, true)
    end
    count = count + 1
    parts[count] = sub(text, done, brace) .. "[0]=" .. line .. ","
    done, brace = brace + 1, find(text, "{", brace + 1, true)
  end
  parts[count + 1] = sub(text, done)
  return table.concat(parts), count
end

local function only_table(...)
  return select("#", ...) == 1 and type(...) == "table" and ... or nil
end

local Places = {}
Places.__index = Places

--- The line of a table's brace; that of a field is not known here.
function Places.line(_, owner)
  return owner[0]
end

--- The data of a catalog's text, or nil where parse.lua must decide.
---@param text string with `\n` line ends
---@return table? data each table with the number of its line as [0]
---@return perigee.places? places
---@return integer? fields how many named fields the text has
function quick.text(text)
  if find(text, "\xC2", 1, true) and find(text, "\xC2[\x80-\x9F]") or not utf8.len(text) then
    return nil
  end
  text = without_comments(text)
  local fields, braces = count_signs(text or "")
  if not fields then
    return nil
  end
  local numbered, counted = number_tables(text)
  local chunk = counted == braces and load(numbered, "=catalog", "t", {})
  local data = chunk and only_table(chunk())
  if data then
    return data, Places, fields
  end
end

return quick
