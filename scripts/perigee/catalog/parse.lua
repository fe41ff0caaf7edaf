--- Reads the text of a catalog: data, never run.
-- A catalog is a Lua chunk `return { ... }` of tables, texts, numbers, true and
-- false.  It is parsed here instead of being loaded: so it can neither loop nor
-- call, a key that is given twice is found, and every table and field keeps its
-- line for the messages.
local parse = {}

local DEPTH = 32 -- tables inside tables
local TEXT = 4096 -- bytes of one text: so much the core reads, and a message shows

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local nil
               not or repeat return then true until while]]):gmatch("%a+") do
  KEYWORDS[word] = true
end

local Reader = {}
Reader.__index = Reader

-- Leaves the parser; parse.text turns it into nil, message.
function Reader:fail(message, line)
  if #message > TEXT then
    message = message:sub(1, 60):gsub("[\x80-\xFF]*$", "") .. " ..."
  end
  error({ fault = ("%s:%d: %s"):format(self.file, line or self.line, message) }, 0)
end

local function lines_in(text)
  return select(2, text:gsub("\n", ""))
end

function Reader:advance(last)
  self.line = self.line + lines_in(self.text:sub(self.pos, last))
  self.pos = last + 1
end

-- `[[` or `[==[` at the position: where its text ends and where it closes.
function Reader:long_bracket()
  local _, opened, level = self.text:find("^%[(=*)%[", self.pos)
  if not opened then
    return nil
  end
  local first, last = self.text:find("]" .. level .. "]", opened + 1, true)
  if not first then
    self:fail("'[" .. level .. "[' is never closed")
  end
  return self.text:sub(opened + 1, first - 1), last
end

function Reader:skip_comment()
  local start = self.pos
  self.pos = start + 2
  local _, last = self:long_bracket()
  self.pos = start
  self:advance(last or (self.text:find("\n", start, true) or #self.text + 1) - 1)
end

function Reader:skip()
  while true do
    local _, last = self.text:find("^%s+", self.pos)
    if last then
      self:advance(last)
    elseif self.text:find("^%-%-", self.pos) then
      self:skip_comment()
    else
      return
    end
  end
end

-- The next sign, after blanks and comments; "" at the end.
function Reader:peek()
  self:skip()
  return self.text:sub(self.pos, self.pos)
end

function Reader:word()
  local word = self.text:match("^[%a_][%w_]*", self.pos)
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
  local quote, at = self.text:sub(self.pos, self.pos), self.pos + 1
  while true do
    at = self.text:find("[\"'\\\n]", at)
    local sign = at and self.text:sub(at, at)
    if sign == quote then
      return at
    elseif sign == "\\" and self.text:sub(at + 1, at + 1) == "z" then
      at = self.text:find("%S", at + 2) or #self.text + 1
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
  self:advance(last)
  return text
end

function Reader:short_text()
  local last = self:closing_quote()
  local token = self.text:sub(self.pos, last)
  local text = token:find("\\", 1, true) and self:unescape(token) or token:sub(2, -2)
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
  local token = self.text:match("^%-?[%d.][%w.]*[eE][+-]%d+", self.pos)
    or self.text:match("^%-?[%d.][%w.]*", self.pos)
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
  elseif sign == "[" and self.text:find("^%[=*%[", self.pos) then
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
  local word, pos, line = self:word(), self.pos, self.line
  if not word then
    return nil
  end
  self.pos = pos + #word
  if self:peek() == "=" and not KEYWORDS[word] then
    return word
  end
  self.pos, self.line = pos, line
end

-- `name =` or `["text"] =`, read up to the `=`; else nil.
function Reader:key(depth)
  local word = self:named_key()
  if word then
    return word
  elseif self:peek() ~= "[" or self.text:find("^%[=*%[", self.pos) then
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

function Reader:field(into, lines, depth)
  local line = self.line
  local key = self:key(depth)
  if not key then
    into[#into + 1] = self:value(depth)
    return
  elseif lines.fields[key] then
    self:fail(("'%s' is given twice: first on line %d"):format(key, lines.fields[key]), line)
  elseif self:peek() ~= "=" then
    self:fail(("'=' is missing after '%s'"):format(key))
  end
  self.pos = self.pos + 1
  lines.fields[key] = line
  into[key] = self:value(depth)
end

-- After a field: a separator or the table's end.
function Reader:separator(opened)
  local sign = self:peek()
  if sign == "," or sign == ";" then
    self.pos = self.pos + 1
  elseif sign == "(" then
    self:fail("a call in a catalog: it is data only")
  elseif sign == "" then
    self:fail(("the '{' of line %d is never closed"):format(opened))
  elseif sign ~= "}" then
    self:fail(("'%s' after a value: ',' or '}' should be here"):format(self:word() or sign))
  end
end

function Reader:table(depth)
  if depth > DEPTH then
    self:fail(("tables more than %d deep"):format(DEPTH))
  end
  local into, lines = {}, { line = self.line, fields = {} }
  self.places[into] = lines
  self.pos = self.pos + 1
  while self:peek() ~= "}" do
    if self.pos > #self.text then
      self:fail(("the '{' of line %d is never closed"):format(lines.line))
    end
    self:field(into, lines, depth)
    self:separator(lines.line)
  end
  self.pos = self.pos + 1
  return into
end

function Reader:chunk()
  self:skip()
  local word = self:word()
  if word ~= "return" then
    local sign = word or self.text:sub(self.pos, self.pos)
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
  if self.text:sub(1, 1) == "\27" then
    self:fail("a compiled chunk: a catalog is Lua text")
  end
  local at = unprintable(self.text) or select(2, utf8.len(self.text))
  if at then
    self:fail("a control character, or not UTF-8 text",
              1 + lines_in(self.text:sub(1, at - 1)))
  end
end

---@alias perigee.places table<table, { line: integer, fields: table<string, integer> }>

--- Parses a catalog's text.
---@param text string
---@param file string its name, for messages
---@return table? data nil where the text is at fault
---@return perigee.places|string places where each table and each of its fields stands, or what is wrong
function parse.text(text, file)
  text = text:gsub("^\xEF\xBB\xBF", ""):gsub("\r\n", "\n")
  local reader = setmetatable({ text = text, file = file, pos = 1, line = 1, places = {} }, Reader)
  local ok, result = pcall(function()
    reader:check_signs()
    return reader:chunk()
  end)
  if ok then
    return result, reader.places
  elseif type(result) == "table" and result.fault then
    return nil, result.fault
  end
  error(result, 0) -- a bug of ours
end

return parse
