--- Any list of machines in a CSV, a row a machine as its price was seen on a day.
--
-- Columns, in any order; those without * may be missing, or empty:
--   provider *           whose machine it is
--   instance *           its name; where empty, "8x-a100-sxm-80gb"
--   on_demand_usd_h *    the price of an hour, in USD or any currency by its code:
--   spot_usd_h, reserved_1y_usd_h, reserved_1y_all_eur_h ...; one at least
--   reserved_1y_all_upfront_usd ...   what is paid as the term begins
--   region               where empty, the usual one of a provider that has one (aws, gcp, azure)
--   gpu, gpu_count, gpu_mem_gb   or accelerator, accelerator_count, memory_gb (of one)
--   vcpu, mem_gb (or ram_gb)
--   price_basis          "whole ...", or "per GPU", "per accelerator", "PER CHIP (VM has 8 GPUs)"
--   reserved_terms       "all upfront", "partial upfront": of reserved_1y and reserved_3y
--   as_of, valid_to      the day it was seen; the first day on which it held no longer
--   source, source_ref, notes
--
-- What was seen on several days becomes rows that follow one another (machines_seen.lua).
local accelerator_names = require "perigee.import.accelerator_names"
local data = require "perigee.data"
local date = require "perigee.catalog.date"
local gathered = require "perigee.import.gathered"
local machines_day = require "perigee.import.machines_day"
local rent = require "perigee.catalog.rent"
local report = require "perigee.import.report"
local schema = require "perigee.catalog.schema"
local seen = require "perigee.import.machines_seen"

local machines_list = { example = "provider, instance, on_demand_usd_h" }

-- ----- columns -----

local COLUMNS = {
  accelerator = { "gpu", "accelerator" }, count = { "gpu_count", "accelerator_count", "count" },
  memory = { "gpu_mem_gb", "memory_gb" }, ram = { "mem_gb", "ram_gb" }, vcpu = { "vcpu", "vcpus" },
  day = { "as_of", "from", "date" }, ends = { "valid_to", "to" }, notes = { "notes", "note" },
  region = { "region" }, basis = { "price_basis" }, terms = { "reserved_terms" },
  source = { "source" }, page = { "source_ref" }, provider = { "provider" }, instance = { "instance" },
}

local FIELDS = {} -- of a row: which are prices
for _, name in ipairs(seen.fields) do FIELDS[name] = true end

-- The price that a column's name says, and its currency.
local function price_of(column)
  local field, currency = column:match "^(.-)_(%l%l%l)_h$"
  if not field then field, currency = column:match "^(.-_upfront)_(%l%l%l)$" end
  return FIELDS[field] and field or nil, currency and currency:upper()
end

local function price_columns(header)
  local list = {}
  for _, column in ipairs(header) do
    local field, currency = price_of(column)
    if field then list[#list + 1] = { column = column, field = field, currency = currency } end
  end
  return list
end

--- Whether a CSV with these columns is a list of machines.
---@param header string[]
---@return boolean
function machines_list.recognises(header)
  local there = {}
  for _, name in ipairs(header) do there[name] = true end
  return there.provider and there.instance and #price_columns(header) > 0 or false
end

-- A row by what its columns mean; absent ones are "".
local function meant(cells)
  local row = {}
  for name, columns in pairs(COLUMNS) do
    row[name] = ""
    for _, column in ipairs(columns) do
      if cells[column] ~= nil and row[name] == "" then row[name] = cells[column] end
    end
  end
  return row
end

-- ----- one row -----

local text_of = machines_day.text

local function positive(cell)
  return type(cell) == "number" and cell > 0 and cell or nil
end

-- The day of a row, and what is doubtful about it; nil and why there is none.
local function day_of(cell, today)
  local text = text_of(cell)
  local year, month, day = (text or ""):match "^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)"
  if not text then
    return today
  elseif not year then
    return nil, ("'%s' is no day"):format(text)
  end
  local whole = ("%s-%s-%s"):format(year, month ~= "" and month or "01", day ~= "" and day or "01")
  if date.fault(whole) then return nil, date.fault(whole) end
  return whole, day == "" and ("the day in %s not read"):format(text) or nil
end

-- Whether prices are of one accelerator, of how many; nil and why that is not known.
local function basis_of(row)
  local basis, count = tostring(row.basis):lower(), positive(row.count) or 0
  local chips = basis:match "^per chip %(vm has ([%d?]+) gpus%)"
  if chips and not tonumber(chips) then
    return nil, "a price per chip, and how many the machine has is not said"
  elseif chips then
    count = tonumber(chips)
  end
  if count ~= math.floor(count) then
    return nil, ("%g accelerators: a catalog has whole ones"):format(count)
  end
  return math.tointeger(count), (basis:find "^per " and true or nil)
end

local TERMS = { { "partial upfront", "_partial" }, { "all upfront", "_all" } }

-- Under which commitment a price stands, by the terms of the row.
local function under_terms(field, terms)
  for _, pair in ipairs(TERMS) do
    if terms:lower() == pair[1] and field:find "^reserved_%dy$" then return field .. pair[2] end
  end
  return field
end

-- Prices by a row's fields, and the currency of all; nil and why where there are several.
local function prices_of(cells, columns, terms)
  local prices, currency = {}, nil
  for _, column in ipairs(columns) do
    local price = positive(cells[column.column])
    if price and currency and currency ~= column.currency then
      return nil, ("prices in %s and in %s in one row"):format(currency, column.currency)
    elseif price then
      prices[under_terms(column.field, terms)], currency = price, column.currency
    end
  end
  return prices, currency
end

-- What of terms and basis the fields do not say.
local function note_of(row)
  local notes = { text_of(row.notes) }
  local terms, basis = tostring(row.terms):lower(), tostring(row.basis):lower()
  if terms ~= "" and not (terms:find "no upfront" or terms == "all upfront" or terms == "partial upfront") then
    notes[#notes + 1] = "commitments: " .. row.terms
  end
  if basis ~= "" and not (basis:find "^whole" or basis:find "^per ") then
    notes[#notes + 1] = "price of: " .. row.basis
  end
  return notes[1] and table.concat(notes, "; ") or nil
end

local function put_accelerator(one, row, names)
  local word = tostring(row.accelerator)
  if one.count == 0 then
    one.count = nil
    return word == "" and one or nil, ("%s: how many is not said"):format(word)
  end
  local size = positive(row.memory)
  local found, unknown = names:find({ word }, size, tostring(row.instance))
  if not (found or word ~= "" and size) then
    return nil, ("'%s': %s, and its memory is not said"):format(word, unknown)
  end
  one.accelerator = found and found.name or machines_day.name(word)
  one.unknown = not found and one.accelerator or nil
  one.memory = found and found.memory or ("%.10g GB"):format(size)
  return one
end

local function short_of(one)
  return ("%dx-%s"):format(one.count, one.accelerator:match "([^/]+)$")
end

local function source_of(row, file)
  local source = text_of(row.source)
  local page = source and text_of(row.page)
  return source and (page and source .. ", " .. page or source) or file:match "[^/]*$"
end

-- An observation; nil and why there is none.
local function observation(cells, list)
  local row = meant(cells)
  local day, doubt = day_of(row.day, list.today)
  local count, apart = basis_of(row)
  local prices, currency = prices_of(cells, list.columns, tostring(row.terms))
  local fault = not day and doubt or not count and apart or not prices and currency
    or next(prices) == nil and "no price"
  local provider = machines_day.name(row.provider):lower()
  fault = fault or gathered.provider_fault(provider)
  if fault then return nil, fault end
  local one = { provider = provider, region = text_of(row.region) or seen.default_region[provider], day = day,
                doubt = doubt, ends = not date.fault(row.ends) and row.ends or nil, count = count,
                apart = apart and count > 1 or nil, prices = prices, currency = currency ~= "USD" and currency or nil,
                vcpu = positive(row.vcpu), ram = positive(row.ram) and ("%.10g GB"):format(row.ram),
                source = source_of(row, list.file), note = note_of(row) }
  local ok, unknown = put_accelerator(one, row, list.names)
  if not ok then return nil, unknown end
  one.name = text_of(row.instance) and machines_day.name(row.instance) or one.accelerator and short_of(one)
  return one.name and one, "no name, and no accelerator to call it by"
end

-- ----- names -----

local function built(one)
  return ("%d %s"):format(one.count or 0, one.accelerator or "")
end

-- Machines of one name that differ in their accelerators are told apart by them; spellings of
-- one name are made one.
local function tell_apart(all)
  local kinds_of, spelt = {}, {}
  for _, one in ipairs(all) do
    local key = schema.fold(one.provider .. "/" .. one.name)
    spelt[key] = spelt[key] or one.name
    one.name = spelt[key]
    kinds_of[key] = kinds_of[key] or {}
    kinds_of[key][built(one)] = true
  end
  for _, one in ipairs(all) do
    local of = kinds_of[schema.fold(one.provider .. "/" .. one.name)]
    if next(of, next(of)) and one.accelerator then one.variant = one.name .. "-" .. short_of(one) end
  end
  for _, one in ipairs(all) do one.name = one.variant or one.name end
end

-- ----- the whole list -----

local function label_of(cells, line)
  local words = { ("line %d:"):format(line) }
  for _, column in ipairs { "provider", "instance", "gpu", "accelerator", "region" } do
    words[#words + 1] = text_of(cells[column] or "")
  end
  return table.concat(words, " ")
end

-- Every row as an observation, or reported as skipped or held back.
local function observations(rows, lines, list, told)
  local all = {}
  for i, cells in ipairs(rows) do
    local label = label_of(cells, lines[i])
    local one, why = observation(cells, list)
    local unbelieved = one and machines_day.fault(one)
    if unbelieved then
      told:quarantine(label, "%s", unbelieved)
    elseif one then
      one.label = label
      all[#all + 1] = one
    else
      told:skip(label, "%s", why)
    end
  end
  return all
end

local function tell(all, left, told)
  for _, one in ipairs(all) do
    local out = left[one]
    if out then
      told[out.unbelieved and "quarantine" or "skip"](told, one.label, "%s", out.why)
    else
      told:take(one.label, one.provider .. "/" .. one.name)
      if one.unknown then
        told:remark(one.label, "no catalog has its accelerator: it cannot be sized")
      end
    end
  end
end

-- Machines of which every observation was left out have no row.
local function without_empty(catalogs)
  for provider, catalog in pairs(catalogs) do
    for name, entry in pairs(catalog.machines) do
      if #entry == 0 then catalog.machines[name] = nil end
    end
    if next(catalog.machines) == nil then catalogs[provider] = nil end
  end
  return catalogs
end

--- Reads a list.
---@param text string
---@param file string
---@param options table book, output, as_of: the day of rows that do not say theirs
---@return table[]? files { path, body }
---@return string[]|string lines of the report, or what is wrong
function machines_list.read(text, file, options)
  local rows, header, lines = data.read(text, file)
  if not rows then
    return nil, header
  elseif not machines_list.recognises(header) then
    return nil, ("%s:1: not a list of machines: it has provider, instance and a price as %s_usd_h"):format(file,
      rent.commitments[1])
  end
  local names, broken = accelerator_names.new(options.book)
  if not names then return nil, broken end
  local told, left = report.new(), {}
  local all = observations(rows, lines, { columns = price_columns(header), today = options.as_of, file = file,
                                          names = names }, told)
  tell_apart(all)
  local machines = seen.machines(function(one, why, unbelieved)
    left[one] = { why = why, unbelieved = unbelieved }
  end)
  for _, one in ipairs(all) do machines:add(one) end
  local catalogs = without_empty(machines:catalogs())
  tell(all, left, told)
  return machines_day.files(catalogs, "csv", file, options, told)
end

return machines_list
