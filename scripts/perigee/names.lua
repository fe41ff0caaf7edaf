--- Names as assumptions: a model, a machine, a region; one, a list of them, or the rows
-- of a catalog.  What a model function gets of one is its plain text.
--
-- A name is a word that no number begins: "openai/gpt-4.1", "01-ai/yi-34b".  A word that is
-- a unit ("us") is taken for one where it stands alone; { names = { "us" } } says that it is none.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"

local names = {}

--- Rows that are taken of a catalog unless more are asked for.
names.MOST = 100

local ROWS = { kind = true, match = true, provider = true, region = true, most = true }
local NUMBERS = { nan = true, inf = true, infinity = true }
local WORD = "^[%w%-%._/:+@]+$"

-- ----- what is a name -----

local function is_quantity(text) return (pcall(core.quantity, text, "names")) end

-- A word that may be a name where others beside it are.
local function is_word(text)
  return type(text) == "string" and text:find(WORD) ~= nil and not is_quantity(text)
end

local function is_name(text)
  if not is_word(text) or NUMBERS[text:lower()] then return false end
  return (text:find "^%a" or text:find "^%d+%-%a") ~= nil and not is_quantity("1 " .. text)
end

local function is_rows_text(text) return type(text) == "string" and text:find "^rows:" ~= nil end

local function is_table(value) return type(value) == "table" and not core.is_quantity(value) end

--- Is an entry of `assume` names?
---@param entry any
---@return boolean
function names.are(entry)
  if not is_table(entry) then return is_rows_text(entry) or is_name(entry) end
  if entry.rows ~= nil or entry.names ~= nil then return true end
  for _, item in ipairs(entry) do
    if is_rows_text(item) or is_name(item) or is_table(item) and item.rows ~= nil then return true end
  end
  return false
end

--- A name of an entry, for messages.
---@param entry any
---@return string
function names.example(entry)
  while is_table(entry) do entry = entry.names or entry[1] or "openai/gpt-4.1" end
  return entry
end

-- ----- the rows of a catalog -----

--- Names from a catalog, for an assumption: `perigee.rows { kind = "api-prices", match = "gpt-4" }`.
-- They are those in force on the scenario's day, in the order of their names.
---@param given table kind; match: a part of a name; provider; region; most
---@return table an entry of `assume`
function names.rows(given)
  fields.check("perigee.rows", given, ROWS)
  fields.text("perigee.rows", fields.need("perigee.rows", given, "kind", "\"api-prices\""), "kind")
  for _, name in ipairs { "match", "provider", "region" } do
    if given[name] ~= nil then fields.text("perigee.rows", given[name], name) end
  end
  local most = given.most or names.MOST
  if math.type(most) ~= "integer" or most < 1 then
    fields.fail("perigee.rows: most must be a whole number from 1 on, not %s", tostring(most))
  end
  return { rows = { kind = given.kind, match = given.match, provider = given.provider, region = given.region,
                    most = most } }
end

-- rows:KIND[:MATCH], on a command line.
local function rows_of_text(text)
  local kind, match = text:match "^rows:([^:]+):?(.*)$"
  if not kind then fields.fail("'%s' is not rows:KIND:MATCH, such as rows:api-prices:gpt-4", text) end
  return names.rows { kind = kind, match = match ~= "" and match or nil }.rows
end

-- "rows of api-prices that match 'gpt-4'"
local function told(rows)
  return "rows of " .. rows.kind .. (rows.match and (" that match '%s'"):format(rows.match) or "")
    .. (rows.provider and (" of '%s'"):format(rows.provider) or "")
    .. (rows.region and (" in '%s'"):format(rows.region) or "")
end

local function is_of(name, provider)
  return not provider or name:sub(1, #provider + 1):lower() == provider:lower() .. "/"
end

local function names_of_rows(given)
  local rows = names.rows(given).rows -- a table that was written by hand is looked at as well
  local listed, message = context.services.list { kind = rows.kind, match = rows.match, region = rows.region,
                                                  as_of = context.as_of }
  if not listed then fields.fail("%s", message) end
  local list, left = {}, 0
  for _, row in ipairs(listed) do
    if is_of(row.name, rows.provider) then
      if #list < rows.most then list[#list + 1] = row.name else left = left + 1 end
    end
  end
  if #list == 0 then fields.fail("there are no %s, on %s", told(rows), context.as_of) end
  return { names = list, rows = true, left = left > 0 and left or nil, text = told(rows) }
end

-- ----- reading an entry -----

local function check_list(list)
  local seen = {}
  for i, name in ipairs(list) do
    if type(name) ~= "string" or name == "" then
      fields.fail("value %d of its names is %s: names are texts", i, type(name) == "string" and "empty" or type(name))
    elseif seen[name] then
      fields.fail("'%s' is there twice", name)
    end
    seen[name] = true
  end
  return list
end

local function names_of_list(entry)
  local list = {}
  for i, item in ipairs(entry) do
    if is_rows_text(item) or is_table(item) then fields.fail("rows of a catalog stand alone, not in a list") end
    if not is_word(item) then
      fields.fail("value %d of its list, %s, is no name as others are: a list holds names or quantities", i,
                  tostring(item))
    end
    list[i] = item
  end
  return { names = check_list(list), text = table.concat(list, "; ") }
end

--- The names of an entry that is such.
---@param entry any
---@return table names: a list; text: as it was written; rows: true of a catalog; left: how many rows were one too many
function names.read(entry)
  if not is_table(entry) then entry = { entry } end
  local first = entry[1]
  if entry.names ~= nil then
    if type(entry.names) ~= "table" or #entry.names == 0 then fields.fail "names is a list of texts" end
    return { names = check_list(entry.names), text = table.concat(entry.names, "; ") }
  end
  local rows = entry.rows or #entry == 1 and (is_table(first) and first.rows or is_rows_text(first)
    and rows_of_text(first))
  if rows then return names_of_rows(rows) end
  return names_of_list(entry)
end

return names
