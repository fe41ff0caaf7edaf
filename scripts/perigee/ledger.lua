--- What a run reads of the catalogs, written down; and a run answered from what an
-- earlier one wrote down.
--
-- A ledger stands between a run and its book and has the book's lookups.  Each row that it
-- hands out goes into the result, under the name that was asked for, and so does what was
-- looked up in vain and each list: what an answer depends on is all that it says here.
--
-- With a saved result (saved.lua) every lookup is answered as it was then, whatever the
-- catalogs say now.  Of what was not looked up then, a price is refused: an answer of
-- saved prices and others would be one that nobody ever gave.  A fact (a model's build, a
-- grid) is looked up, for a newer Perigee may ask for more of them, and told of.
local lazy = require "perigee.lazy"
local kinds = lazy "perigee.catalog.kinds"
local schema = require "perigee.catalog.schema"

---@class perigee.ledger
local Ledger = {}
Ledger.__index = Ledger

local ledger = {}

--- A new ledger.
---@param book fun(): perigee.book opened when first asked
---@param saved? perigee.saved
---@return perigee.ledger
function ledger.new(book, saved)
  return setmetatable({ book = book, saved = saved, rows = 0, found = {}, absent = {}, lists = {}, strays = {} },
                      Ledger)
end

--- One key for one lookup, however its name is written.
---@param kind string
---@param name? string of an entry; of a list, what it matches
---@param region? string
---@return string
function ledger.key(kind, name, region)
  return table.concat({ kind, schema.fold((name or ""):match "^%s*(.-)%s*$"), schema.fold(region or "") }, "\0")
end

-- A copy; of a row, without the place of its file.
local function copy(value, except)
  if type(value) ~= "table" then return value end
  local twin = {}
  for key, item in pairs(value) do
    if not (except and except[key]) then twin[key] = copy(item) end
  end
  return twin
end

-- What one run may look up: what is written down is kept outside of a scenario's memory.
ledger.ROWS = 50000
ledger.TEXT = 4096 -- bytes of a name

local PLACE = { file = true, line = true, model = true } -- `model` is a part of the name

local function dated(kind)
  return kinds.by_name[kind].dated
end

-- Why a lookup is beyond what is written down; nil where it is not, and then it counts.
local function excess(self, rows, ...)
  for _, name in ipairs { ... } do
    if type(name) == "string" and #name > ledger.TEXT then
      return ("a name of more than %d bytes is in no catalog"):format(ledger.TEXT)
    end
  end
  if self.rows + rows > ledger.ROWS then
    return ("one run may read %d rows of catalogs and no more"):format(ledger.ROWS)
  end
  self.rows = self.rows + rows
end

-- ----- entries -----

local function write(self, key, lookup, row, message)
  if row then
    lookup.row = copy(row, PLACE)
    self.found[key] = lookup
  else
    lookup.message = message
    self.absent[key] = lookup
  end
end

-- What the saved result does not know.
local function refused(kind, name)
  return nil, ("the saved result read no %s '%s': an answer of saved prices and others is none that was ever "
    .. "given: run without --prices, or save a new result"):format(kinds.by_name[kind].noun, name)
end

-- A lookup answered from the saved result; false where it has to be made.
local function replayed(self, key, kind, name)
  local saved = self.saved
  if saved.rows[key] then return true, copy(saved.rows[key]) end
  if saved.absent[key] then return true, nil, saved.absent[key] end
  if dated(kind) then return true, refused(kind, name) end
  self.strays[kind .. " " .. name] = true
  return false
end

--- An entry, as book:entry gives it.
function Ledger:entry(kind, name, options)
  if not kinds.by_name[kind] or type(name) ~= "string" then
    return self.book():entry(kind, name, options) -- which says what is wrong
  end
  local region = options and options.region
  local key = ledger.key(kind, name, region)
  local known = self.found[key] or self.absent[key]
  local beyond = not known and excess(self, 1, name, region)
  if beyond then return nil, beyond end
  local done, row, message = false, nil, nil
  if self.saved then done, row, message = replayed(self, key, kind, name) end
  if not done then row, message = self.book():entry(kind, name, options) end
  if not known then write(self, key, { kind = kind, name = name, asked_region = region }, row, message) end
  return row, message
end

--- The price of a model, as book:price gives it.
function Ledger:price(name, as_of)
  local row, message = self:entry("api-prices", name, { as_of = as_of })
  if row then row.model = row.name:sub(#row.provider + 2) end
  return row, message
end

-- ----- lists -----

--- The key of a list: of what matches a text, or of the rows of one entry through time.
---@param item table kind, match, region, history
---@return string
function ledger.list_key(item)
  return ledger.key(item.history and item.kind .. " history" or item.kind, item.match, item.region)
end

local function listed_again(self, key, options)
  local rows = self.saved.lists[key]
  if rows then return true, copy(rows) end
  if dated(options.kind) then
    return true, nil, ("the saved result listed no %s like that: run without --prices, or save a new result")
      :format(options.kind)
  end
  self.strays["the list of " .. options.kind] = true
  return false
end

local function without_places(rows)
  local plain = {}
  for i, row in ipairs(rows) do plain[i] = copy(row, PLACE) end
  return plain
end

-- Rows of a list, looked up by `ask` or answered again, and written down.
local function listed(self, item, ask)
  local key = ledger.list_key(item)
  local done, rows, message = false, nil, nil
  if self.saved then done, rows, message = listed_again(self, key, item) end
  if not done then rows, message = ask() end
  if rows and not self.lists[key] then
    local beyond = excess(self, #rows + 1, item.match, item.region)
    if beyond then return nil, beyond end
    item.rows = without_places(rows)
    self.lists[key] = item
  end
  return rows, message
end

--- Entries, as book:list gives them.
function Ledger:list(options)
  if not kinds.by_name[options and options.kind] then return self.book():list(options) end
  return listed(self, { kind = options.kind, match = options.match, region = options.region },
                function() return self.book():list(options) end)
end

--- The rows of an entry through time, as book:history gives them.
function Ledger:history(kind, name, options)
  local function ask() return self.book():history(kind, name, options) end
  if not kinds.by_name[kind] or type(name) ~= "string" then return ask() end
  return listed(self, { kind = kind, match = name, region = options and options.region, history = true }, ask)
end

-- ----- what was read -----

local function sorted(by_key)
  local list = {}
  for _, key in ipairs(schema.keys(by_key)) do list[#list + 1] = by_key[key] end
  return list
end

local function price_of(lookup)
  local row = lookup.row
  return { kind = lookup.kind, name = lookup.name, asked_region = lookup.asked_region, region = row.region,
           from = row.from, to = row.to, as_of = row.as_of, source = row.source, row = row }
end

local function fact_of(lookup)
  return { kind = lookup.kind, name = lookup.name, source = lookup.row.source, row = lookup.row }
end

--- Everything that was read, by kind and name, each once.
---@return table[] prices of dated kinds: { kind, name (as asked), asked_region, region, from, to, as_of, source, row }
---@return table catalog { facts, lists, absent }: rows of the other kinds; lists; what was looked up in vain
function Ledger:read()
  local prices, facts = {}, {}
  for _, lookup in ipairs(sorted(self.found)) do
    if dated(lookup.kind) then
      prices[#prices + 1] = price_of(lookup)
    else
      facts[#facts + 1] = fact_of(lookup)
    end
  end
  return prices, { facts = facts, lists = sorted(self.lists), absent = sorted(self.absent) }
end

--- A warning where facts were looked up that the saved result had not read.
---@return string?
function Ledger:warning()
  local names = schema.keys(self.strays)
  if #names == 0 then return nil end
  return ("the saved result had not read %s: taken from the catalogs as they are now")
    :format(table.concat(names, ", "))
end

return ledger
