--- Writes a catalog as the Lua source that a person would write.
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"

local write = {}

local WIDTH = 100 -- columns

local function quote(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"'
end

-- A long text broken at its spaces: `\z` at a line's end skips to the next.
local function break_text(piece, indent)
  local lines, line = {}, ""
  for word in piece:gmatch("[^ ]+ ?") do
    if #indent + #line + #word + 2 > WIDTH and line ~= "" then
      lines[#lines + 1] = line .. "\\z"
      line = indent .. "  "
    end
    line = line .. word
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

-- `{ a, b, c }` on as few lines as the width allows, the further ones indented.
local function wrap(parts, indent)
  local lines, line = {}, indent .. "{"
  indent = indent .. "  "
  for i, part in ipairs(parts) do
    local piece = part .. (i < #parts and "," or " }")
    if line:find("%S%s") and #line + 1 + #piece > WIDTH or line:find("\n", 1, true) then
      lines[#lines + 1] = line
      local long = #indent + #piece > WIDTH and not piece:find("\n", 1, true)
      line = indent .. (long and break_text(piece, indent) or piece)
    else
      line = line .. " " .. piece
    end
  end
  lines[#lines + 1] = line
  return table.concat(lines, "\n")
end

-- `name = value` of each field there is, in the order of `fields`.
local function parts_of(record, fields, source)
  local parts = {}
  for _, name in ipairs(fields) do
    local value = record[name]
    if value ~= nil then
      parts[#parts + 1] = name .. " = "
        .. (source[type(value)] or tostring)(value)
    end
  end
  return parts
end

local function tiers_source(tiers)
  local lines = { "{" }
  for _, tier in ipairs(tiers) do
    lines[#lines + 1] = wrap(parts_of(tier, prices.tier_fields, { string = quote }), "          ") .. ","
  end
  lines[#lines + 1] = "        }"
  return table.concat(lines, "\n")
end

local function names_source(names)
  local quoted = {}
  for i, name in ipairs(names) do
    quoted[i] = quote(name)
  end
  return "{ " .. table.concat(quoted, ", ") .. " }"
end

local MODEL_FIELDS = { "aliases", "mode", "note" }

local function model_source(name, model)
  local lines = { ("    [%s] = {"):format(quote(name)) }
  for _, part in ipairs(parts_of(model, MODEL_FIELDS, { string = quote, table = names_source })) do
    lines[#lines + 1] = "      " .. part .. ","
  end
  for _, row in ipairs(model) do
    local parts = parts_of(row, prices.fields, { string = quote, table = tiers_source })
    lines[#lines + 1] = wrap(parts, "      ") .. ","
  end
  lines[#lines + 1] = "    },"
  return table.concat(lines, "\n")
end

--- The source of an `api-prices` catalog.
---@param data table kind, provider, models
---@param comment? string for the head of the file: lines that begin with `--`
---@return string
function write.prices(data, comment)
  local lines = {
    (comment or "") .. "return {",
    ("  kind = %s, provider = %s,"):format(quote(data.kind), quote(data.provider)),
    "  models = {",
  }
  for _, name in ipairs(schema.keys(data.models)) do
    lines[#lines + 1] = model_source(name, data.models[name])
  end
  return table.concat(lines, "\n") .. "\n  },\n}\n"
end

return write
