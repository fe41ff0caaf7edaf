--- What the kinds of catalog share: a report of problems, and records whose
-- fields are known.
local date = require "perigee.catalog.date"
local near = require "perigee.near"

local schema = {}

schema.TEXT = 4096 -- bytes of one text: so much the core reads, and a message shows

-- A report collects the problems of one file, each with its line, and counts the
-- named fields that were looked at.
local Report = {}
Report.__index = Report

---@param file string
---@param places perigee.places
function schema.report(file, places)
  return setmetatable({ file = file, places = places, found = {}, fields = 0 }, Report)
end

--- A problem with a table, or with one of its fields.
---@param owner table
---@param field string?
---@param message string what is wrong, what would be right
function Report:add(owner, field, message, ...)
  local line = self.places:line(owner, field)
  self.found[#self.found + 1] = { line = line, order = #self.found, text = message:format(...) }
end

--- The problems as `FILE:LINE: message`, by line.
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
local function report_fields(report, record, rules)
  for _, key in ipairs(schema.keys(record)) do
    local rule = rules[key]
    if not rule then
      report:add(record, key, "unknown field '%s'%s", key, near.hint(key, schema.keys(rules)))
    else
      local fault = rule.fault(record[key])
      if fault then
        report:add(record, key, "%s: %s", key, fault)
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
function schema.record(report, record, rules)
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
    report_fields(report, record, rules)
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
    local text = type(value) == "string" and value or nil
    if not (text and (text:find("^%d%d%d%d$") or text:find("^%d%d%d%d%-[01]%d$"))) then
      return date.fault(value)
    end
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
