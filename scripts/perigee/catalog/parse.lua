--- Reads the text of a catalog: data, never run.
-- A catalog is a Lua chunk `return { ... }` of tables, texts, numbers, true and
-- false.  It is parsed here instead of being loaded: so it can neither loop nor
-- call, a key that is given twice is found, and every table and field keeps its
-- place for the messages.  Places are bytes of the text; a line is counted only
-- when somebody asks for it.  What most of a catalog is, `name = "text",`, is
-- taken in one match; all else goes by Reader:field.
local schema = require "perigee.catalog.schema"

local parse = {}

local find, match, sub = string.find, string.match, string.sub

local DEPTH = 32 -- tables inside tables
local TEXT = schema.TEXT

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local nil
               not or repeat return then true until while]]):gmatch("%a+") do
  KEYWORDS[word] = true
end

-- ----- places -----

---@class perigee.places
---@field marks table<table, table> of each table: [0] where it opens, and by key where each field begins
local Places = {}
Places.__index = Places

-- Where each line begins, sorted.
local function line_starts(text)
  local starts, pos = { 1 }, find(text, "\n", 1, true)
  while pos do
    starts[#starts + 1] = pos + 1
    pos = find(text, "\n", pos + 1, true)
  end
  return starts
end

-- The line of a byte: the last that begins at or before it.
function Places:line_of(pos)
  self.starts = self.starts or line_starts(self.text)
  local low, high = 1, #self.starts
  while low < high do
    local middle = (low + high + 1) // 2
    if self.starts[middle] <= pos then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

--- The line of a table's field, or of its brace where it has no such field.
---@param owner table of the parsed data
---@param field string?
---@return integer
function Places:line(owner, field)
  local marks = self.marks[owner]
  return self:line_of(field and marks[field] or marks[0])
end

-- ----- the reader -----

local Reader = {}
Reader.__index = Reader

-- Leaves the parser; parse.text turns it into nil, message.
function Reader:fail(message, pos)
  if #message > TEXT then
    message = message:sub(1, 60):gsub("[\x80-\xFF]*$", "") .. " ..."
  end
  local line = self.places:line_of(pos or self.pos)
  error({ fault = ("%s:%d: %s"):format(self.file, line, message) }, 0)
end

-- `[[` or `[==[` at the position: where its text ends and where it closes.
function Reader:long_bracket()
  local _, opened, level = find(self.text, "^%[(=*)%[", self.pos)
  if not opened then
    return nil
  end
  local first, last = find(self.text, "]" .. level .. "]", opened + 1, true)
  if not first then
    self:fail("'[" .. level .. "[' is never closed")
  end
  return sub(self.text, opened + 1, first - 1), last
end

function Reader:skip_comment()
  self.pos = self.pos + 2
  local _, last = self:long_bracket()
  self.pos = last and last + 1 or find(self.text, "\n", self.pos, true) or #self.text + 1
end

function Reader:skip()
  local text = self.text
  while true do
    self.pos = find(text, "%S", self.pos) or #text + 1
    if not find(text, "^%-%-", self.pos) then
      return
    end
    self:skip_comment()
  end
end

-- The next sign, after blanks and comments; "" at the end.
function Reader:peek()
  self:skip()
  return sub(self.text, self.pos, self.pos)
end

function Reader:word()
  local word = match(self.text, "^[%a_][%w_]*", self.pos)
  if word and #word > TEXT then
    self:fail(("a name of %d bytes: %d are the most"):format(#word, TEXT))
  end
  return word
end

function Reader:refuse_word(word)
  if word == "nil" then
    self:fail("nil in a catalog: leave the field out")
  end
  self:fail(("'%s' in a catalog: it is data only, texts in quotes, numbers, true, false and tables")
    :format(word))
end

local CONTROL = "[%z\1-\8\14-\31\127]"

local function unprintable(text)
  return text:find(CONTROL) or text:find("\xC2[\x80-\x9F]")
end

-- What a short text's escapes mean is Lua's own affair: `token` is known to be
-- one quoted text, so that loading it can do nothing else.
function Reader:unescape(token)
  local chunk = load("return " .. token, "=text", "t", {})
  if not chunk then
    self:fail("an escape in a text that Lua does not know: " .. token)
  end
  return chunk()
end

-- Where the short text that opens at the position closes.
function Reader:closing_quote()
  local quote, at = sub(self.text, self.pos, self.pos), self.pos + 1
  while true do
    at = find(self.text, "[\"'\\\n]", at)
    local sign = at and sub(self.text, at, at)
    if sign == quote then
      return at
    elseif sign == "\\" and sub(self.text, at + 1, at + 1) == "z" then
      at = find(self.text, "%S", at + 2) or #self.text + 1
    elseif sign == "\\" then
      at = at + 2
    elseif not sign or sign == "\n" then
      self:fail("a text is not closed: " .. quote .. " is missing")
    else
      at = at + 1
    end
  end
end

-- Goes on after a text, unless it is too long.
function Reader:bounded(text, last)
  if #text > TEXT then
    self:fail(("a text of %d bytes: %d are the most"):format(#text, TEXT))
  end
  self.pos = last + 1
  return text
end

function Reader:short_text()
  local last = self:closing_quote()
  local token = sub(self.text, self.pos, last)
  if not token:find("\\", 1, true) then
    return self:bounded(token:sub(2, -2), last)
  end
  local text = self:unescape(token)
  if unprintable(text) or not utf8.len(text) then
    self:fail("a text holds a control character or is not UTF-8")
  end
  return self:bounded(text, last)
end

function Reader:long_text()
  local text, last = self:long_bracket()
  return self:bounded((text:gsub("^\n", "")), last)
end

function Reader:number()
  local token = match(self.text, "^%-?[%d.][%w.]*[eE][+-]%d+", self.pos)
    or match(self.text, "^%-?[%d.][%w.]*", self.pos)
  local number = token and not token:find("[xX]") and tonumber(token)
  if not number or number ~= number or math.abs(number) == math.huge then
    self:fail(("'%s' is not a number"):format(token or "-"))
  end
  self.pos = self.pos + #token
  return number
end

function Reader:value(depth)
  local sign = self:peek()
  if sign == "{" then
    return self:table(depth + 1)
  elseif sign == '"' or sign == "'" then
    return self:short_text()
  elseif sign == "[" and find(self.text, "^%[=*%[", self.pos) then
    return self:long_text()
  elseif sign:find("[%d.-]") then
    return self:number()
  end
  local word = self:word()
  if word == "true" or word == "false" then
    self.pos = self.pos + #word
    return word == "true"
  elseif word then
    self:refuse_word(word)
  end
  self:fail(sign == "" and "the file ends inside a table: '}' is missing"
    or ("'%s' where a text, a number, true, false or a table should be"):format(sign))
end

-- `name =` at the position, read up to the `=`; else nil, and nothing is read.
function Reader:named_key()
  local word, pos = self:word(), self.pos
  if not word then
    return nil
  end
  self.pos = pos + #word
  if self:peek() == "=" and not KEYWORDS[word] then
    return word
  end
  self.pos = pos
end

-- `name =` or `["text"] =`, read up to the `=`; else nil.
function Reader:key(depth)
  local word = self:named_key()
  if word then
    return word
  elseif self:peek() ~= "[" or find(self.text, "^%[=*%[", self.pos) then
    return nil
  end
  self.pos = self.pos + 1
  local key = self:value(depth)
  if type(key) ~= "string" then
    self:fail(("a key is a text, not a %s"):format(type(key)))
  elseif self:peek() ~= "]" then
    self:fail("']' is missing after a key")
  end
  self.pos = self.pos + 1
  return key
end

function Reader:field(into, marks, depth)
  local pos = self.pos
  local key = self:key(depth)
  if not key then
    into[#into + 1] = self:value(depth)
    return
  elseif marks[key] then
    self:fail(("'%s' is given twice: first on line %d")
      :format(key, self.places:line_of(marks[key])), pos)
  elseif self:peek() ~= "=" then
    self:fail(("'=' is missing after '%s'"):format(key))
  end
  self.pos = self.pos + 1
  marks[key] = pos
  into[key] = self:value(depth)
end

local PLAIN = '^%s*()([%a_][%w_]*)%s*=%s*"([^"\\\n]*)"%s*[,;]'

-- Fields as `name = "text",`, as many as follow each other.  Where one is any
-- different, or at fault, nothing of it is read.
function Reader:plain_fields(into, marks)
  local text, pos = self.text, self.pos
  while true do
    local _, last, at, key, value = find(text, PLAIN, pos)
    if not last or marks[key] or KEYWORDS[key] or #key > TEXT or #value > TEXT then
      break
    end
    marks[key] = at
    into[key] = value
    pos = last + 1
  end
  self.pos = pos
end

-- After a field: a separator or the table's end.
function Reader:separator(opened)
  local sign = self:peek()
  if sign == "," or sign == ";" then
    self.pos = self.pos + 1
  elseif sign == "(" then
    self:fail("a call in a catalog: it is data only")
  elseif sign == "" then
    self:fail(("the '{' of line %d is never closed"):format(self.places:line_of(opened)))
  elseif sign ~= "}" then
    self:fail(("'%s' after a value: ',' or '}' should be here"):format(self:word() or sign))
  end
end

function Reader:table(depth)
  if depth > DEPTH then
    self:fail(("tables more than %d deep"):format(DEPTH))
  end
  local into, opened = {}, self.pos
  local marks = { [0] = opened }
  self.places.marks[into] = marks
  self.pos = opened + 1
  self:plain_fields(into, marks)
  while self:peek() ~= "}" do
    if self.pos > #self.text then
      self:fail(("the '{' of line %d is never closed"):format(self.places:line_of(opened)))
    end
    self:field(into, marks, depth)
    self:separator(opened)
    self:plain_fields(into, marks)
  end
  self.pos = self.pos + 1
  return into
end

function Reader:chunk()
  self:skip()
  local word = self:word()
  if word ~= "return" then
    local sign = word or sub(self.text, self.pos, self.pos)
    self:fail(sign == "" and "an empty file: a catalog is 'return { ... }'"
      or ("a catalog begins with 'return {', not '%s'"):format(sign))
  end
  self.pos = self.pos + #word
  if self:peek() ~= "{" then
    self:fail("a catalog returns one table: 'return { ... }'")
  end
  local value = self:table(1)
  if self:peek() == ";" then
    self.pos = self.pos + 1
  end
  if self:peek() ~= "" then
    self:fail(("'%s' after the catalog's table: nothing follows it")
      :format(self:word() or self:peek()))
  end
  return value
end

-- The faults that a text may have anywhere.
function Reader:check_signs()
  if sub(self.text, 1, 1) == "\27" then
    self:fail("a compiled chunk: a catalog is Lua text")
  end
  local at = unprintable(self.text) or select(2, utf8.len(self.text))
  if at then
    self:fail("a control character, or not UTF-8 text", at)
  end
end

--- A text without a byte order mark, its lines ended by `\n`.
---@param text string
---@return string
function parse.normal(text)
  text = text:gsub("^\xEF\xBB\xBF", "")
  return find(text, "\r", 1, true) and text:gsub("\r\n", "\n") or text
end

--- Parses a catalog's text.
---@param text string
---@param file string its name, for messages
---@return table? data nil where the text is at fault
---@return perigee.places|string places where each table and each of its fields stands, or what is wrong
function parse.text(text, file)
  text = parse.normal(text)
  local places = setmetatable({ text = text, marks = {} }, Places)
  local reader = setmetatable({ text = text, file = file, pos = 1, places = places }, Reader)
  local ok, result = pcall(function()
    reader:check_signs()
    return reader:chunk()
  end)
  if ok then
    return result, places
  elseif type(result) == "table" and result.fault then
    return nil, result.fault
  end
  error(result, 0) -- a bug of ours
end

return parse
