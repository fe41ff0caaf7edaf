--- The models of one provider, as an importer gathers them from a list: each is taken,
-- skipped or held back, and the report says so; what is taken is a file of prices that
-- `perigee catalog check` has nothing to say about.
local earlier = require "perigee.import.earlier"
local prices = require "perigee.catalog.prices"
local schema = require "perigee.catalog.schema"
local write = require "perigee.catalog.write"

---@class perigee.gathered
---@field models table<string, table> by their names: lists of rows, with aliases, note ...
local Gathered = {}
Gathered.__index = Gathered

local gathered = {}

--- The note of a row of which the first day is not known.
gathered.LISTED = "from is the day of the list: the price may be older"

local NOTE = 1000 -- bytes of a note that is taken from a list

--- A text of a list as one line without control signs, cut where it is long.
---@param text any
---@return string? nil where it is no text, or blank
function gathered.text(text)
  if type(text) ~= "string" then return nil end
  local line = text:gsub("\xC2[\x80-\x9F]", " "):gsub("[%c%s]+", " "):match "^ ?(.-) ?$"
  if #line > NOTE then
    line = line:sub(1, utf8.offset(line, 0, NOTE) - 1) .. "..."
  end
  return line ~= "" and line or nil
end

--- Why a text cannot name a model here, or nil.
---@param name any
---@return string?
function gathered.name_fault(name)
  if schema.name_fault(name) then
    return "its name: " .. schema.name_fault(name)
  elseif name:find "%c" or name:find "\xC2[\x80-\x9F]" then
    return "its name has control signs"
  end
end

--- Why a text cannot name a provider, and so a file in api/, or nil.
---@param name any
---@return string?
function gathered.provider_fault(name)
  if type(name) ~= "string" or not name:find "^%w[%w%._%-]*$" then
    return ("provider '%s': letters, digits, - and _ are wanted"):format(tostring(name))
  end
end

--- Remarks about a model that is only reported where it is taken, each once.
---@param report table of report.new
---@param label string the model, as the list calls it
---@return fun(why: string, ...) remark
---@return fun() report_them what was remarked; what is remarked later is reported at once
function gathered.remarks(report, label)
  local known, waiting = {}, {}
  local function remark(why, ...)
    local text = why:format(...)
    if known[text] then return end
    known[text] = true
    if waiting then
      waiting[#waiting + 1] = text
    else
      report:remark(label, "%s", text)
    end
  end
  return remark, function()
    for _, text in ipairs(waiting or {}) do report:remark(label, "%s", text) end
    waiting = nil
  end
end

--- Begins with none.
---@param provider string
---@param report table of report.new
---@param cached? string "inside" or "beside": where the provider counts cached tokens
---@param note? string of all its prices
---@return perigee.gathered
function gathered.new(provider, report, cached, note)
  return setmetatable({ provider = provider, report = report, cached = cached, note = note, models = {},
                        names = {}, words = {}, match = {}, patterns = {}, ids = {} }, Gathered)
end

local PLACES = { line = function() return 0 end }

-- What the catalog's own rules have against an entry, or nil.
local function fault_of(self, name, entry)
  local report = schema.report(self.provider, PLACES)
  local data = { kind = prices.name, cached = self.cached, models = { [name] = entry } }
  prices:check_item(report, data, name)
  local first, about = report.found[1], ("'%s': "):format(name)
  local text = first and first.text:gsub(": mend its unit, or say verified.*$", "")
  return text and text:sub(1, #about) == about and text:sub(#about + 1) or text
end

--- Are two values alike, tables by what is in them?
function gathered.equal(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for key, value in next, a do
    if not gathered.equal(value, b[key]) then return false end
  end
  for key in next, b do
    if a[key] == nil then return false end
  end
  return true
end

-- A name beside one that is taken.
local function free_name(self, name)
  local count = 2
  while self.names[schema.fold(name .. "~" .. count)] do count = count + 1 end
  return name .. "~" .. count
end

--- A model's name with its provider.
function Gathered:full(name)
  return self.provider .. "/" .. (self.names[schema.fold(name)] or name)
end

--- The model of a name, or nil.
function Gathered:find(name)
  return self.models[self.names[schema.fold(name)]]
end

--- Says by which name a list knows a model, where that leads to no other.
---@param name string a model's
---@param id string
function Gathered:identify(name, id)
  local model, key = self:find(name), schema.fold(id)
  if not model.id and not self.ids[key] then
    model.id, self.ids[key] = id, true
  end
end

-- Puts an entry under a name that nothing has; an id leads to one model.
local function put(self, label, name, entry)
  local id = entry.id and schema.fold(entry.id)
  if id and self.ids[id] then entry.id = nil end
  self.ids[id or 0] = true
  self.names[schema.fold(name)], self.models[name] = name, entry
  self.report:take(label, self:full(name))
  return name
end

-- A second model of a name: nothing new, or another one that must be told from the first.
local function add_again(self, label, name, entry)
  local first = self.names[schema.fold(name)]
  if gathered.equal(self.models[first], entry) then
    self.report:skip(label, "the list has it twice, and both are the same")
    return nil
  end
  local other = free_name(self, name)
  put(self, label, other, entry)
  self.report:remark(label, "'%s' has that name and other prices: this one is '%s'", first, other)
  return other
end

--- Takes an entry, or holds it back where the catalog's rules have something against it.
---@param label string as the list calls it
---@param name string
---@param entry table rows, with note, mode ...
---@return string? name as it is taken; nil where it is not
function Gathered:add(label, name, entry)
  local fault = gathered.name_fault(name)
  if fault then
    self.report:skip(label, "%s", fault)
    return nil
  end
  fault = fault_of(self, name, entry)
  if fault then
    self.report:quarantine(label, "%s", fault)
    return nil
  elseif self.names[schema.fold(name)] then
    return add_again(self, label, name, entry)
  end
  return put(self, label, name, entry)
end

--- Gives a model another name, once all are added.
---@param name string a model's
---@param alias string
---@return boolean given whether it means that model now; false where another has it
function Gathered:alias(name, alias)
  local key = schema.fold(alias)
  local owner = self.names[key] or self.words[key]
  if not owner and not gathered.name_fault(alias) then
    local model = self.models[name]
    model.aliases = model.aliases or {}
    table.insert(model.aliases, alias)
    self.words[key], owner = name, name
  end
  return owner == name
end

--- Adds a pattern of names, behind those before it; of two that are alike the first counts.
---@param pattern string
---@param name string a model's
function Gathered:matches(pattern, name)
  local key = schema.fold(pattern)
  if not self.patterns[key] then
    self.patterns[key] = true
    table.insert(self.match, { pattern, means = name })
  end
end

local HEAD = earlier.HEAD .. " catalog import %s of %s, read on %s.\n-- Another import adds to it.\n"

-- A file's name in a comment.
local function named(file)
  return gathered.text(file:match "[^/]*$") or "a file"
end

--- How a file begins that an importer wrote.
---@param importer string its name
---@param file string what was read
---@param day string on which it was read
---@return string
function gathered.head(importer, file, day)
  return HEAD:format(importer, named(file), day)
end

--- The file of what was gathered, with what an earlier import wrote there.
---@param importer string its name
---@param file string what was read
---@param options { output: string, as_of: string }
---@return { path: string, body: string }?
---@return string? message
function Gathered:file(importer, file, options)
  local path = ("%s/%s/%s.lua"):format(options.output, prices.folder, self.provider)
  local data = { kind = prices.name, provider = self.provider, cached = self.cached, note = self.note,
                 match = self.match[1] and self.match, models = self.models }
  local ok, message = earlier.add(data, path, options.as_of, self.report)
  if not ok then return nil, message end
  return { path = path, body = write.prices(data, gathered.head(importer, file, options.as_of)) }
end

--- The files of several providers, and the whole report beside them; nothing is written yet.
---@param list perigee.gathered[]
---@return { path: string, body: string }[]?
---@return string[]|string lines of the short report, or what is wrong
function gathered.files(list, importer, file, options, report)
  local made = {}
  for _, each in ipairs(list) do
    if next(each.models) then
      local one, message = each:file(importer, file, options)
      if not one then return nil, message end
      made[#made + 1] = one
    end
  end
  made[#made + 1] = { path = ("%s/%s.report.csv"):format(options.output, importer), body = report:csv() }
  return made, report:lines()
end

return gathered
