--- JSON inside a page: on one line, and nothing in it that HTML would read.
--
-- Plain tables: with a first item, or with `list = true` of none, a list, else an object with its
-- keys in order.  JSON has no infinities and no NaN: they are texts, "Infinity" and "NaN".
local jsontext = require "perigee.report.jsontext"

local json = {}

-- What ends a script or begins a comment in HTML, and what ends a line in JavaScript, is
-- written as an escape of JSON.
local ESCAPES = { ["<"] = "\\u003c", [">"] = "\\u003e", ["&"] = "\\u0026", ["\u{2028}"] = "\\u2028",
                  ["\u{2029}"] = "\\u2029" }

local function string_text(value)
  local body = jsontext.string(value):gsub("[<>&]", ESCAPES)
  return (body:gsub("\u{2028}", ESCAPES):gsub("\u{2029}", ESCAPES))
end

local function number_text(value)
  if value ~= value then return '"NaN"' end
  if value == math.huge then return '"Infinity"' end
  if value == -math.huge then return '"-Infinity"' end
  return jsontext.number(value)
end

local write

local function write_list(list, out)
  out[#out + 1] = "["
  for i, item in ipairs(list) do
    if i > 1 then out[#out + 1] = "," end
    write(item, out)
  end
  out[#out + 1] = "]"
end

local function write_object(object, out)
  local keys = {}
  for key in pairs(object) do keys[#keys + 1] = key end
  table.sort(keys)
  out[#out + 1] = "{"
  for i, key in ipairs(keys) do
    out[#out + 1] = (i > 1 and "," or "") .. string_text(key) .. ":"
    write(object[key], out)
  end
  out[#out + 1] = "}"
end

local function is_list(value) return value[1] ~= nil or next(value) == nil end

function write(value, out)
  local kind = type(value)
  if kind == "table" then
    return (is_list(value) and write_list or write_object)(value, out)
  end
  out[#out + 1] = kind == "string" and string_text(value) or kind == "number" and number_text(value) or tostring(value)
end

--- A value as text.
---@param value any tables, strings, numbers, booleans
---@return string
function json.text(value)
  local out = {}
  write(value, out)
  return table.concat(out)
end

return json
