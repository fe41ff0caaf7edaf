--- Reads the text of a catalog in one go, where it is data in a plain form.
-- parse.lua is slow, and knows the place of every field; most files are sound, and
-- nobody asks.  The core makes the table, in C and without running anything (see
-- bindings/data_text.c); whatever is not `return`, tables, texts in "double quotes",
-- decimal numbers, true, false and line comments is refused here without a word, and
-- parse.lua decides.  What is left to who calls: to count the fields (a key that is
-- given twice is one fewer than the text has), and to refuse texts that are too long.
local core = require "perigee.core"

local quick = {}

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
  local data, fields = core.data_text(source)
  if data then
    return data, Places, fields
  end
end

return quick
