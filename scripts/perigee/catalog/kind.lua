--- Makes a kind of catalog of its rules: what its files hold, and how an entry is
-- checked and looked up.
--
-- A kind is dated, its entries lists of rows that each hold from a day on; or it is
-- not, and an entry is one record.  Its files belong to an owner (`provider =
-- "aws"`, entries named aws/...), or to nobody, and then names have no owner.
local dated = require "perigee.catalog.dated"
local schema = require "perigee.catalog.schema"

---@class perigee.kind
---@field name string what a file says in `kind`
---@field folder string of a catalog folder, where its files lie: machines/aws.lua, staff.lua
---@field owner? string the field that names whose entries a file holds
---@field noun string what an entry is called in messages
---@field fields string[] the fields of a row, or of an undated entry, as they are written
---@field head string[] the fields of a dated entry itself
---@field listed string[] the fields that book:list shows
local Kind = {}
Kind.__index = Kind

local kind = {}

local ALIASES = {
  fault = function(value)
    if type(value) ~= "table" or #schema.keys(value) > 0 then
      return "a list of names is wanted: { \"gpt-4-0613\" }"
    end
  end,
}

-- ----- the rules of a kind -----

local function owner_rule(of)
  return {
    required = of.owner_is,
    fault = function(value)
      local fault = schema.name_fault(value)
      return fault or value:find("/", 1, true)
        and ("'%s' is not a %s: no / in it"):format(value, of.owner) or nil
    end,
  }
end

local function list_rule(of)
  return {
    required = of.list_is,
    fault = function(value)
      return type(value) ~= "table"
        and ("a table of %s is wanted, not a %s"):format(of.list, type(value)) or nil
    end,
  }
end

local function file_rules(of)
  local rules = { kind = schema.rule.text(), note = schema.rule.text(), [of.list] = list_rule(of) }
  if of.owner then
    rules[of.owner] = owner_rule(of)
  end
  if of.regions then
    rules.default_region = schema.rule.text()
  end
  if of.inherits then
    rules.source, rules.as_of = schema.rule.text(), schema.rule.period
  end
  for name, rule in pairs(of.file or {}) do
    rules[name] = rule
  end
  return rules
end

-- `rules` is a list of { name, rule }, so that it has an order.
local function split(list, into)
  local names = {}
  for i, pair in ipairs(list) do
    names[i] = pair[1]
    into[pair[1]] = pair[2]
  end
  return names
end

local function without_required(rule)
  return { fault = rule.fault }
end

local RULES = { entry = true, row = true, file = true } -- kept as entry_rules, row_rules, file_rules

--- A new kind.
---@param of table name, folder, noun, list; owner with owner_is; list_is; example;
--  entry and row: lists of { name, rule }, row for a dated kind alone; file: further
--  rules of the file; inherits: a file's source and as_of hold for its entries; regions: rows may have a region;
--  gated: what the price of a field is per, whose magnitude is looked at (gates.lua);
--  check_row(report, row), check_entry(report, item, name, data), check_file(report, data);
--  finish(entry, name, data); complete(shown, entry, row, find) of what is listed
---@return perigee.kind
function kind.new(of)
  local self = setmetatable({}, Kind)
  for key, value in pairs(of) do
    self[key] = not RULES[key] and value or nil
  end
  self.dated = of.row ~= nil
  self.entry_rules, self.row_rules = { aliases = ALIASES, note = schema.rule.text() }, nil
  self.head = { "aliases", table.unpack(split(of.entry or {}, self.entry_rules)) }
  if self.dated then
    self.row_rules = dated.rules()
    local names = split(of.row, self.row_rules)
    self.fields = { "from", "to" }
    if of.regions then
      self.row_rules.region = schema.rule.text()
      table.insert(self.fields, 1, "region")
    end
    table.move(names, 1, #names, #self.fields + 1, self.fields)
  else
    self.entry_rules.source = schema.rule.text "where it was read"
    self.entry_rules.as_of = schema.rule.period
    self.fields = table.move(self.head, 1, #self.head, 1, {})
  end
  local last = self.dated and { "status", "verified", "source", "as_of", "note" } or { "source", "as_of", "note" }
  table.move(last, 1, #last, #self.fields + 1, self.fields)
  if of.inherits then
    local rules = self.row_rules or self.entry_rules
    self.source_is = rules.source.required
    rules.source = without_required(rules.source)
  end
  self.file_rules = file_rules(of)
  if self.dated then
    self.in_rows = { rules = self.row_rules, place = "in a row: { { from = ... } }" }
    self.beside_rows = { rules = self.entry_rules, place = "beside the rows, not in one" }
  end
  return self
end

-- ----- checking a file -----

function Kind:check_source(report, data, record)
  if self.inherits and record.source == nil and data.source == nil then
    report:add(record, nil, "source is missing: %s", self.source_is)
  end
end

function Kind:check_rows(report, data, item)
  if #item == 0 then
    report:add(nil, nil, "it has no row: give one, { %s ... }", self.row_example or "from, source")
  end
  local rows = schema.tables(report, item, "a row")
  for _, row in ipairs(rows) do
    schema.record(report, row, self.row_rules, self.beside_rows)
    if #row > 0 then
      report:add(row, nil, "a row has named fields only: %s ...", self.row_example or "from, source")
    end
    self:check_source(report, data, row)
    dated.check_row(report, row)
    if self.check_row then
      self.check_row(report, row)
    end
  end
  dated.check_overlaps(report, rows)
  if self.gated then
    dated.check_magnitudes(report, rows, self.gated)
  end
end

function Kind:check_item(report, data, name)
  local entries = data[self.list]
  local item = entries[name]
  report:about(entries, name)
  if schema.name_fault(name) then
    report:add(nil, nil, "%s", schema.name_fault(name))
  end
  if type(item) ~= "table" then
    report:add(nil, nil, self.dated and "a list of rows is wanted, { { from = ... } }, not a %s"
      or "a table { ... } is wanted, not a %s", type(item))
    return
  end
  schema.record(report, item, self.entry_rules, self.in_rows)
  if self.dated then
    self:check_rows(report, data, item)
  else
    if #item > 0 then
      report:add(item, nil, "named fields only, as { source = ... }: there is no list in it")
    end
    self:check_source(report, data, item)
  end
  if self.check_entry then
    self.check_entry(report, item, name, data)
  end
end

local function aliases_of(item)
  local aliases = type(item) == "table" and item.aliases
  return type(aliases) == "table" and aliases or {}
end

local function check_twins(report, entries, names, owners)
  for _, name in ipairs(names) do
    local fold = schema.fold(name)
    if owners[fold] then
      report:about(entries, name)
      report:add(nil, nil, "the same name as '%s': - and _ and letter case do not count", owners[fold])
    end
    owners[fold] = owners[fold] or name
  end
end

-- Names and aliases of one file: each means one entry.
local function check_names(report, entries, names)
  local owners = {}
  check_twins(report, entries, names, owners)
  for _, name in ipairs(names) do
    for _, alias in ipairs(aliases_of(entries[name])) do
      local fault = schema.name_fault(alias)
      local owner = not fault and owners[schema.fold(alias)]
      if fault or owner then
        report:about(entries, name)
        report:add(entries[name], "aliases", "%s", fault or ("'%s' already means '%s'"):format(alias, owner))
      else
        owners[schema.fold(alias)] = name
      end
    end
  end
end

--- Reports what is wrong with a file's data.
---@param data table as parse.text gave it
---@param report table
function Kind:check(data, report)
  schema.record(report, data, self.file_rules)
  local entries = data[self.list]
  if type(entries) ~= "table" then
    return
  elseif #entries > 0 then
    report:add(entries, nil, "%s are named: [\"%s\"] = { ... }", self.list, self.example)
  end
  local names = schema.keys(entries)
  schema.count(report, names)
  for _, name in ipairs(names) do
    self:check_item(report, data, name)
  end
  check_names(report, entries, names)
  report:about()
  if self.check_file then
    self.check_file(report, data)
  end
end

-- ----- the entries of a file -----

local function rows_of(item, places)
  local rows = dated.sorted(item)
  for _, row in ipairs(rows) do
    row.line, row[0] = places:line(row), nil
  end
  return rows
end

function Kind:inherit(data, rows)
  for _, row in ipairs(self.inherits and rows or {}) do
    row.source, row.as_of = row.source or data.source, row.as_of or data.as_of
  end
end

-- An undated entry as the only row of itself.
local function record_of(item)
  local row = {}
  for key, value in next, item do
    if type(key) == "string" and key ~= "aliases" then
      row[key] = value
    end
  end
  return row
end

function Kind:entry_of(data, name, places, file)
  local item = data[self.list][name]
  local line = places:line(item)
  local entry = { kind = self.name, aliases = item.aliases or {}, note = item.note, file = file,
                  line = line, name = self.owner and data[self.owner] .. "/" .. name or name }
  if self.dated then
    for _, field in ipairs(self.head) do
      entry[field] = entry[field] or item[field]
    end
    entry.rows = rows_of(item, places)
  else
    entry.rows = { record_of(item) }
    entry.rows[1].line = line
  end
  self:inherit(data, entry.rows)
  if self.owner then
    entry[self.owner] = data[self.owner]
  end
  entry.default_region = data.default_region
  if self.finish then
    self.finish(entry, name, data)
  end
  return entry
end

--- The entries of a file that has no problem, by the alphabet.
---@param data table
---@param places perigee.places
---@param file string
---@return table[] entries each with kind, name, aliases, rows, file, line, its owner
--  and, of a dated kind, its own fields
function Kind:entries(data, places, file)
  local entries = {}
  for i, name in ipairs(schema.keys(data[self.list])) do
    entries[i] = self:entry_of(data, name, places, file)
  end
  return entries
end

--- The row in force on a day; of an undated kind the only one.
---@param entry table
---@param day string YYYY-MM-DD
---@param region? string
---@return table? row
---@return string? message
function Kind:row(entry, day, region)
  if not self.dated then
    return entry.rows[1]
  end
  return dated.row(entry, day, region)
end

return kind
