--- Reads JSON: price lists that others publish.
--
-- Objects and lists become tables, an object's keys in no order; a key that is given
-- twice has its last value.  A null is `json.null`, so that it differs from a key that
-- is absent.  Integers past 64 bits become floats.
local lpeg_json = require "dkjson".use_lpeg() -- stricter than dkjson without LPeg, and faster

local json = { null = lpeg_json.null }

local function line_of(text, at)
  local _, turns = text:sub(1, at - 1):gsub("\n", "")
  return turns + 1
end

-- A fault of the whole text, before it is decoded: line, message.
local function text_fault(text)
  local _, at = utf8.len(text)
  if at then
    return line_of(text, at), "not UTF-8: a list in JSON is"
  elseif not text:find("%S") then
    return 1, "empty: a list in JSON was expected"
  end
end

-- What cannot be a number of ours, by the keys that lead to it: nil where there is none.
local function infinite(value, path)
  if type(value) == "number" then
    return math.abs(value) == math.huge and path or nil
  end
  for key, item in next, type(value) == "table" and value or {} do
    if type(item) ~= "string" then
      local found = infinite(item, path .. "/" .. key)
      if found then return found end
    end
  end
end

local function decoded(text)
  local sound, value, at, fault = pcall(lpeg_json.decode, text, 1, json.null)
  if not sound then
    return nil, 1, "lists and objects are nested too deeply"
  elseif fault then
    return nil, line_of(text, at), "not JSON: " .. fault:gsub(" at line.*$", "")
  end
  local rest = text:find("%S", at)
  if rest then return nil, line_of(text, rest), "not JSON: something stands after its end" end
  local path = infinite(value, "")
  if path then return nil, 1, ("%s is a number too large to be held"):format(path) end
  return value
end

--- Whether a value is a list: an empty one differs from an empty object.
---@param value any
---@return boolean
function json.is_list(value)
  local meta = type(value) == "table" and getmetatable(value)
  return meta and meta.__jsontype == "array" or false
end

--- Decodes a text.
---@param text string
---@param file string for messages
---@return any? value
---@return string? message "FILE:LINE: what is wrong"
function json.read(text, file)
  text = text:gsub("^\xEF\xBB\xBF", "")
  local line, message = text_fault(text)
  local value
  if not line then value, line, message = decoded(text) end
  if message then return nil, ("%s:%d: %s"):format(file, line, message) end
  return value
end

return json
