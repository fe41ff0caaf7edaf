--- JSON as text: exact numbers, keys in the order given, lines that diff well.
--
-- A document is made of Lua strings, numbers and booleans, `jsontext.null`, and
-- what `jsontext.object` and `jsontext.list` make.  What holds only plain values
-- and lists of them stands on one line where it fits; a long list of plain values
-- fills its lines.
local dkjson = require "dkjson"
local text = require "perigee.report.text"

local jsontext = {}

local COLUMNS = 100
local EXACT = 2.0 ^ 53 -- whole numbers up to here have no exponent

jsontext.null = setmetatable({}, { __name = "perigee.json.null" })

--- An object: pairs of key and value, in order.
---@param pairs { [1]: string, [2]: any }[]
---@return table
function jsontext.object(pairs)
  return { kind = "object", items = pairs, count = #pairs }
end

--- A list of `count` values; nil is null.
---@param items any[]
---@param count? integer #items unless told
---@return table
function jsontext.list(items, count)
  return { kind = "list", items = items, count = count or #items }
end

--- The shortest of the texts of 15, 16 and 17 digits that reads back the same.
---@param value number finite
---@return string
function jsontext.number(value)
  if math.type(value) == "integer" then
    return ("%d"):format(value)
  elseif value == 0 then
    return 1 / value < 0 and "-0.0" or "0"
  elseif value % 1 == 0 and math.abs(value) <= EXACT then
    return ("%.0f"):format(value)
  end
  for digits = 15, 16 do
    local short = ("%." .. digits .. "g"):format(value)
    if tonumber(short) == value then
      return short
    end
  end
  return ("%.17g"):format(value)
end

--- A string in quotes: valid UTF-8, with what is invisible or turns the reading
-- direction escaped.
---@param value string
---@return string
function jsontext.string(value)
  return dkjson.quotestring(text.valid(value))
end

local function is_plain(value)
  return type(value) ~= "table" or value == jsontext.null
end

-- The text of a plain value; what JSON has no number for is null.
local function plain_text(value)
  local kind = type(value)
  if kind == "string" then
    return jsontext.string(value)
  elseif kind == "number" and value - value == 0 then
    return jsontext.number(value)
  elseif kind == "boolean" then
    return tostring(value)
  end
  return "null"
end

local function all_plain(list)
  for i = 1, list.count do
    if not is_plain(list.items[i]) then
      return false
    end
  end
  return true
end

-- A whole value on one line, or nil where objects are in it or it is too long.
local flat

local function is_object(value)
  return not is_plain(value) and value.kind == "object" and value.count > 0
end

local function flat_item(node, item, room)
  local value = item
  if node.kind == "object" then
    value = item[2]
  end
  local body = not is_object(value) and flat(value, room) or nil
  return body and node.kind == "object" and jsontext.string(item[1]) .. ": " .. body
         or body
end

local function flat_node(node, room)
  local parts, used = {}, 2
  for i = 1, node.count do
    parts[i] = flat_item(node, node.items[i], room - used)
    used = used + (parts[i] and #parts[i] + 2 or 0)
    if not parts[i] or used > room then
      return nil
    end
  end
  local body = table.concat(parts, ", ")
  if node.kind == "list" then
    return "[" .. body .. "]"
  end
  return body == "" and "{}" or "{ " .. body .. " }"
end

function flat(value, room)
  if is_plain(value) then
    return plain_text(value)
  end
  return flat_node(value, room)
end

-- Plain values, as many a line as fit.
local function fill(node, indent)
  local inner = indent .. "  "
  local lines, line = {}, inner
  for i = 1, node.count do
    local piece = plain_text(node.items[i]) .. (i < node.count and "," or "")
    if line ~= inner and #line + 1 + #piece > COLUMNS then
      lines[#lines + 1], line = line, inner
    end
    line = line .. (line == inner and "" or " ") .. piece
  end
  lines[#lines + 1] = line
  return "[\n" .. table.concat(lines, "\n") .. "\n" .. indent .. "]"
end

-- A value over several lines where it needs them; `lead` columns are taken.
local function layout(value, indent, lead)
  local line = flat(value, COLUMNS - lead)
  if line then
    return line
  elseif value.kind == "list" and all_plain(value) then
    return fill(value, indent)
  end
  local inner, parts = indent .. "  ", {}
  for i = 1, value.count do
    local item, head = value.items[i], ""
    if value.kind == "object" then
      head, item = jsontext.string(item[1]) .. ": ", item[2]
    end
    parts[i] = inner .. head .. layout(item, inner, #inner + #head + 1)
  end
  local open, close = "{", "}"
  if value.kind == "list" then
    open, close = "[", "]"
  end
  return open .. "\n" .. table.concat(parts, ",\n") .. "\n" .. indent .. close
end

--- A document as text, with a line end.
---@param document any
---@return string
function jsontext.render(document)
  return layout(document, "", 0) .. "\n"
end

return jsontext
