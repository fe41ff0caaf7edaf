--- What the kinds of catalog share: a report of problems, and records whose
-- fields are known.
local date = require "perigee.catalog.date"
local near = require "perigee.near"

local schema = {}

schema.TEXT = 4096 -- bytes of one text: so much the core reads, and a message shows

-- A report collects the problems of one file, each with its line and the entry that it
-- is in, and counts the named fields that were looked at.
local Report = {}
Report.__index = Report

---@param file string
---@param places perigee.places
function schema.report(file, places)
  return setmetatable({ file = file, places = places, found = {}, fields = 0 }, Report)
end

--- What is looked at from here on: an entry of a list, or without a name the file.
---@param list? table
---@param name? string
function Report:about(list, name)
  self.list, self.name, self.part = list, name, nil
end

--- The field whose parts are looked at from here on: "tiers"; nil after them.
---@param part? string
function Report:within(part)
  self.part = part
end

local LONGEST = 80 -- bytes of a name before a message

local function short(name)
  return #name <= LONGEST and name or name:sub(1, LONGEST):gsub("[\x80-\xFF]*$", "") .. " ..."
end

local function put(self, line, field, text)
  local prefix = self.name and "'" .. short(self.name) .. "': " or ""
  prefix = prefix .. (self.part and self.part .. ": " or "") .. (field and field .. ": " or "")
  self.found[#self.found + 1] = { line = line, order = #self.found, text = prefix .. text }
end

--- A problem with a table, or with one of its fields; without a table with the entry as
-- a whole.
---@param owner? table
---@param field? string
---@param message string what is wrong, what would be right
function Report:add(owner, field, message, ...)
  local line = self.places:line(owner or self.list, owner and field or not owner and self.name or nil)
  put(self, line, field, message:format(...))
end

-- What would be right instead of an unknown field.
local function instead(key, rules, other)
  local hint = near.hint(key, schema.keys(rules))
  if other and other.rules[key] then
    return ": it belongs " .. other.place
  end
  return hint ~= "" and hint or ": catalogs/README.md lists the fields"
end

--- A field that none of the rules is of.
---@param other? { rules: table, place: string } where some others belong
function Report:unknown(owner, key, rules, other)
  put(self, self.places:line(owner, key), nil, ("unknown field '%s'%s"):format(key, instead(key, rules, other)))
end

--- The problems as `FILE:LINE: 'ENTRY': FIELD: what is wrong, what would be right`, by line.
---@return string[]
function Report:problems()
  table.sort(self.found, function(a, b)
    if a.line ~= b.line then
      return a.line < b.line
    end
    return a.order < b.order
  end)
  local texts = {}
  for i, problem in ipairs(self.found) do
    texts[i] = ("%s:%d: %s"):format(self.file, problem.line, problem.text)
  end
  return texts
end

--- A table's text keys, sorted.
---@return string[]
function schema.keys(record)
  local keys = {}
  for key in pairs(record) do
    if type(key) == "string" then
      keys[#keys + 1] = key
    end
  end
  table.sort(keys)
  return keys
end

--- A field's rule: `fault(value)` is a sentence or nil; `required` a reason.
---@class perigee.rule
---@field fault fun(value: any): string?
---@field required? string

-- Every field by its rule, in the order of their names.
local function report_fields(report, record, rules, other)
  for _, key in ipairs(schema.keys(record)) do
    local rule = rules[key]
    if not rule then
      report:unknown(record, key, rules, other)
    else
      local fault = rule.fault(record[key])
      if fault then
        report:add(record, key, "%s", fault)
      end
    end
  end
  for _, key in ipairs(schema.keys(rules)) do
    if rules[key].required and record[key] == nil then
      report:add(record, nil, "%s is missing: %s", key, rules[key].required)
    end
  end
end

local required_of = setmetatable({}, { __mode = "k" }) -- how many fields rules require

local function count_required(rules)
  local count = 0
  for _, rule in next, rules do
    count = count + (rule.required and 1 or 0)
  end
  required_of[rules] = count
  return count
end

--- Checks each field of a record by its rule; an unknown field is a problem.
---@param report table
---@param record table
---@param rules table<string, perigee.rule>
---@param other? { rules: table, place: string } fields that belong elsewhere, and where
function schema.record(report, record, rules, other)
  local missing, sound = required_of[rules] or count_required(rules), true
  for key, value in next, record do
    if type(key) == "string" then
      report.fields = report.fields + 1
      local rule = rules[key]
      if not rule or rule.fault(value) or type(value) == "string" and #value > schema.TEXT then
        sound = false
      elseif rule.required then
        missing = missing - 1
      end
    end
  end
  if not sound or missing > 0 then
    report_fields(report, record, rules, other)
  end
end

--- Counts the named fields of a table whose keys are names, not fields of a schema.
---@param report table
---@param names string[]
function schema.count(report, names)
  report.fields = report.fields + #names
end

--- Records that must be tables; others are a problem and are left out.
---@return table[]
function schema.tables(report, list, what)
  local tables = {}
  for _, item in ipairs(list) do
    if type(item) == "table" then
      tables[#tables + 1] = item
    else
      report:add(list, nil, "%s is a table { ... }, not a %s", what, type(item))
    end
  end
  return tables
end

--- Rules for common fields.
schema.rule = {
  date = { fault = date.fault },
}

--- A day, a month or a year.
schema.rule.period = {
  fault = function(value)
    local day = type(value) == "string" and value .. ("-01-01"):sub(#value - 3)
    if type(value) == "string" and (#value == 4 or #value == 7) and not date.fault(day) then
      return nil
    end
    local fault = date.fault(value)
    return fault and fault:gsub("YYYY%-MM%-DD$", "%0, YYYY-MM or YYYY") or nil
  end,
}

function schema.rule.text(required)
  return {
    required = required,
    fault = function(value)
      if type(value) ~= "string" then
        return ("a text is wanted, not a %s"):format(type(value))
      elseif not value:find("%S") then
        return "the text is empty"
      elseif #value > schema.TEXT then
        return ("a text of %d bytes: %d are the most"):format(#value, schema.TEXT)
      end
    end,
  }
end

function schema.rule.choice(words)
  return {
    fault = function(value)
      for _, word in ipairs(words) do
        if value == word then
          return nil
        end
      end
      return ("'%s' is not one of %s%s"):format(tostring(value), near.join(words, "and"),
        near.hint(value, words))
    end,
  }
end

--- Names: of models, providers, aliases.  No blanks, and no `/` at an end.
function schema.name_fault(value)
  if type(value) ~= "string" then
    return ("a name is a text, not a %s"):format(type(value))
  elseif value == "" or value:find("%s") or value:find("^/") or value:find("/$") then
    return ("'%s' is not a name: no blanks, no / at an end"):format(value)
  elseif #value > schema.TEXT then
    return ("a name of %d bytes: %d are the most"):format(#value, schema.TEXT)
  end
end

--- A name as names are compared: letter case, and - and _, do not count.
---@param name string
---@return string
function schema.fold(name)
  return (name:lower():gsub("_", "-"))
end

return schema
