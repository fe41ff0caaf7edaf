--- Writes a catalog as the Lua source that a person would write.
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"

local write = {}

local WIDTH = 100 -- columns

local function quote(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
end

-- `name = "a long text"` broken at the text's spaces: `\z` at a line's end skips to the
-- next.  Of what is no text, nothing is broken.
local function break_text(piece, indent)
  local head, body, tail = piece:match '^([%w_]+ = )(".*")([^"]*)$'
  local lines, line = {}, head
  if not head then return piece end
  for word in body:gmatch("[^ ]+ *") do
    if #indent + #line + #word + 3 > WIDTH and line ~= head then -- `\z`, or ` },` behind it
      lines[#lines + 1] = line .. "\\z"
      line = indent .. "  "
    end
    line = line .. word
  end
  lines[#lines + 1] = line .. tail
  return table.concat(lines, "\n")
end

-- `{ a, b, c }` on as few lines as the width allows, the further ones indented.
local function wrap(parts, indent)
  local lines, line = {}, indent .. "{"
  indent = indent .. "  "
  for i, part in ipairs(parts) do
    local piece = part .. (i < #parts and "," or " }")
    local width = #piece + (i == #parts and 1 or 0) -- a comma follows
    if line:find("%S%s") and #line + 1 + width > WIDTH or line:find("\n", 1, true) then
      lines[#lines + 1] = line
      local long = #indent + width > WIDTH and not piece:find("\n", 1, true)
      line = indent .. (long and break_text(piece, indent) or piece)
    else
      line = line .. " " .. piece
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

-- A field's name, in quotes where Lua would not read it as one: a region may be `in`.
local function key_source(name)
  local is_word = name:find "^[%a_][%w_]*$" and load("local " .. name)
  return is_word and name or "[" .. quote(name) .. "]"
end

-- `name = value` of each field there is, in the order of `fields`.
local function parts_of(record, fields, source)
  local parts = {}
  for _, name in ipairs(fields) do
    local value = record[name]
    if value ~= nil then
      parts[#parts + 1] = key_source(name) .. " = "
        .. (source[type(value)] or tostring)(value)
    end
  end
  return parts
end

-- A list of tables of a row: tiers, parts of the day; or names with texts.
local function tiers_source(kind)
  return function(tiers)
    if #tiers == 0 then
      return "{ " .. table.concat(parts_of(tiers, schema.keys(tiers), { string = quote }), ", ") .. " }"
    end
    local lines = { "{" }
    for _, tier in ipairs(tiers) do
      lines[#lines + 1] = wrap(parts_of(tier, kind.tier_fields, { string = quote }), "          ") .. ","
    end
    lines[#lines + 1] = "        }"
    return table.concat(lines, "\n")
  end
end

local function names_source(names)
  local quoted = {}
  for i, name in ipairs(names) do
    quoted[i] = quote(name)
  end
  return "{ " .. table.concat(quoted, ", ") .. " }"
end

-- `{ name = "text", ... }`, by the alphabet; or a list of names.
local function table_source(record)
  if #record > 0 or next(record) == nil then return names_source(record) end
  local parts = parts_of(record, schema.keys(record), { string = quote })
  return "{\n" .. wrap(parts, "        "):gsub("^ *{ ", "          ")
end

-- `["name"] = {`, the entry's own fields, and a line for each row.
local function dated_source(kind, name, item)
  local lines = { ("    [%s] = {"):format(quote(name)) }
  local fields = { table.unpack(kind.head) }
  fields[#fields + 1] = "note"
  local parts = parts_of(item, fields, { string = quote, table = names_source })
  if kind.packed and #parts > 0 then
    lines[2] = wrap(parts, "      "):gsub("^(%s*){ ", "%1"):gsub(" }$", ","):gsub("\n  ", "\n")
  else
    for _, part in ipairs(parts) do
      lines[#lines + 1] = "      " .. part .. ","
    end
  end
  for _, row in ipairs(item) do
    local cells = parts_of(row, kind.fields, { string = quote, table = tiers_source(kind) })
    lines[#lines + 1] = wrap(cells, "      ") .. ","
  end
  lines[#lines + 1] = "    },"
  return table.concat(lines, "\n")
end

-- `["name"] = { field = ..., field = ... },`
local function undated_source(kind, name, item)
  local parts = parts_of(item, kind.fields, { string = quote, table = table_source })
  local body = wrap(parts, "      "):gsub("^%s*{ ", "")
  if #body + #name + 14 <= WIDTH and not body:find("\n", 1, true) then
    return ("    [%s] = { %s,"):format(quote(name), body)
  end
  body = body:gsub(" }$", ","):gsub("\n  ", "\n")
  return ("    [%s] = {\n      %s\n    },"):format(quote(name), body)
end

local function head_source(kind, data)
  local parts = {}
  local fields = { "kind", kind.owner or "", "default_region" }
  for _, more in ipairs { kind.head_fields or {}, { "source", "as_of", "note" } } do
    table.move(more, 1, #more, #fields + 1, fields)
  end
  for _, field in ipairs(fields) do
    if data[field] ~= nil then
      parts[#parts + 1] = ("%s = %s"):format(field, quote(data[field]))
    end
  end
  return "  " .. (wrap(parts, ""):gsub("^{ ", ""):gsub(" }$", ","))
end

-- `match = { { "gpt-4o-*", means = "gpt-4o" }, ... },`, a line each.
local function matches_source(list)
  local lines = { "\n  match = {" }
  for _, match in ipairs(list or {}) do
    lines[#lines + 1] = ("    { %s, means = %s },"):format(quote(match[1]), quote(match.means))
  end
  return list and table.concat(lines, "\n") .. "\n  }," or ""
end

--- The source of a catalog.
---@param kind perigee.kind
---@param data table kind, its owner, its list
---@param comment? string for the head of the file: lines that begin with `--`
---@return string
function write.catalog(kind, data, comment)
  local lines = { (comment or "") .. "return {", head_source(kind, data) .. matches_source(data.match),
                  ("  %s = {"):format(kind.list) }
  local entry_source = kind.dated and dated_source or undated_source
  for _, name in ipairs(data.order or schema.keys(data[kind.list])) do
    lines[#lines + 1] = entry_source(kind, name, data[kind.list][name])
  end
  return table.concat(lines, "\n") .. "\n  },\n}\n"
end

--- The source of an `api-prices` catalog.
---@param data table kind, provider, models
---@param comment? string
---@return string
function write.prices(data, comment)
  return write.catalog(prices, data, comment)
end

return write
