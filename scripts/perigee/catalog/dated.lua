--- Rows that hold from a day on, until another day; in one region or everywhere.
local date = require "perigee.catalog.date"
local gates = require "perigee.catalog.gates"
local money = require "perigee.catalog.money"
local near = require "perigee.near"
local schema = require "perigee.catalog.schema"

local dated = {}

--- What a row may say of itself.  `announced`: its day had not come when it was read;
-- `promotional`: an offer for a time.  `cancelled`: announced, and it never came;
-- `corrected`: it was wrong as it was entered, and another stands for it.  The last two
-- are kept for the record and never hold.
dated.statuses = { "announced", "promotional", "cancelled", "corrected" }

local OUT_OF_FORCE = { cancelled = true, corrected = true }

--- A row of the same fields.
function dated.copy(row)
  local twin = {}
  for key, value in next, row do twin[key] = value end
  return twin
end

--- Does the row hold in its days?
function dated.holds(row)
  return not OUT_OF_FORCE[row.status]
end

--- Rules of the fields that tell when a row holds and where it was read.
function dated.rules(what)
  return {
    from = { fault = date.fault, required = what or "the day the price took effect, YYYY-MM-DD" },
    to = schema.rule.date,
    source = schema.rule.text "where the price was read",
    as_of = schema.rule.date,
    note = schema.rule.text(),
    status = schema.rule.choice(dated.statuses),
    verified = schema.rule.text(),
  }
end

local function by_start(a, b)
  return a.from < b.from
end

local function place_of(row)
  return type(row.region) == "string" and schema.fold(row.region) or ""
end

-- Rows by region, those without one under "".
local function by_region(rows)
  local regions = {}
  for _, row in ipairs(rows) do
    local place = place_of(row)
    regions[place] = regions[place] or {}
    table.insert(regions[place], row)
  end
  return regions
end

local function is_sound(row)
  return type(row) == "table" and not date.fault(row.from)
    and (row.to == nil or not date.fault(row.to))
end

--- The rows whose dates are sound, the earliest first.
---@param rows table[]
---@param holding? boolean those alone that hold
---@return table[]
function dated.sorted(rows, holding)
  local sound = {}
  for _, row in ipairs(rows) do
    if is_sound(row) and (not holding or dated.holds(row)) then
      sound[#sound + 1] = row
    end
  end
  if #sound > 1 then
    table.sort(sound, by_start)
  end
  return sound
end

-- A row of the future says that it is one, so that it is not taken for what was seen.
local function check_status(report, row)
  local ahead = row.from > row.as_of
  if ahead and row.status == nil then
    report:add(row, "from", "%s had not come when it was read, on %s: say status = \"announced\"", row.from, row.as_of)
  elseif not ahead and row.status == "announced" then
    report:add(row, "status", "%s had come when it was read, on %s: leave status out", row.from, row.as_of)
  end
end

--- Reports a row that ends before it begins, or that begins in the future.
function dated.check_row(report, row)
  if date.fault(row.from) then
    return
  elseif not date.fault(row.as_of) then
    check_status(report, row)
  end
  if row.to ~= nil and not date.fault(row.to) and row.from >= row.to then
    report:add(row, "to", "%s is not after %s, on which the row begins: to is the first day on which it holds "
      .. "no longer", row.to, row.from)
  end
end

local function check_region(report, rows)
  local sound = dated.sorted(rows, true)
  for i = 2, #sound do
    local last, row = sound[i - 1], sound[i]
    local where = row.region and " in " .. row.region or ""
    if last.from == row.from then
      report:add(row, "from", "two rows from %s%s: keep one of them", row.from, where)
    elseif not last.to then
      report:add(row, "from", "overlap: the row from %s%s is still in force on %s: give it to = \"%s\"",
        last.from, where, row.from, row.from)
    elseif last.to > row.from then
      report:add(row, "from", "overlap: the row from %s%s holds until %s: give it to = \"%s\"",
        last.from, where, last.to, row.from)
    end
  end
end

-- Each region's rows, in the order of the regions' names.
local function each_region(rows, visit)
  local regions = by_region(rows)
  for _, region in ipairs(schema.keys(regions)) do
    visit(regions[region])
  end
end

--- Reports rows of one region that overlap.
function dated.check_overlaps(report, rows)
  if #rows > 1 then
    each_region(rows, function(list) check_region(report, list) end)
  end
end

-- Reports each price of a row that can be read and that something is wrong with; most
-- rows have none, and are not sorted.
local function report_prices(report, row, gated, fault_of)
  local faults
  for field, value in next, row do
    local per = gated[field]
    local fault = per and not money.fault(value, money.per[per]) and fault_of(field, value, per)
    if fault then
      faults = faults or {}
      faults[field] = fault
    end
  end
  for _, field in ipairs(faults and schema.keys(faults) or {}) do
    report:add(row, field, "%s", faults[field])
  end
end

--- Reports prices that are beyond what is believed.
---@param gated table<string, string> by the field: what it is per
function dated.check_sizes(report, row, gated)
  report_prices(report, row, gated, function(_, value, per) return gates.size_fault(value, per) end)
end

local function check_jump(report, before, row, gated)
  report_prices(report, row, gated, function(field, value, per)
    local last = before[field]
    return last and not money.fault(last, money.per[per]) and gates.jump_fault(last, value, per)
  end)
end

--- Reports prices whose magnitude is not believed, of rows that do not say `verified`.
---@param gated table<string, string> by the field: what it is per
function dated.check_magnitudes(report, rows, gated)
  for _, row in ipairs(rows) do
    if not row.verified then
      dated.check_sizes(report, row, gated)
    end
  end
  each_region(#rows > 1 and rows or {}, function(list)
    local sound = dated.sorted(list, true)
    for i = 2, #sound do
      if not sound[i].verified then
        check_jump(report, sound[i - 1], sound[i], gated)
      end
    end
  end)
end

local function missing_fault(rows, day)
  local last, following
  for _, row in ipairs(dated.sorted(rows, true)) do
    if row.from <= day then
      last = row
    else
      following = following or row
    end
  end
  if not (last or following) then
    return "no row of it ever held"
  elseif not last then
    return ("the first row is from %s"):format(following.from)
  elseif not following then
    return ("the last row ended on %s"):format(last.to)
  end
  return ("one row ended on %s, the next is from %s, and between them it is not known")
    :format(last.to, following.from)
end

local function regions_of(rows)
  local seen, names = {}, {}
  for _, row in ipairs(rows) do
    if row.region and not seen[row.region] then
      seen[row.region] = true
      names[#names + 1] = row.region
    end
  end
  table.sort(names)
  return names
end

-- The rows of a region: the one asked for, else the file's default, else the only
-- one that there is.  Rows without a region hold everywhere.
local function rows_of(entry, region)
  local regions = by_region(entry.rows)
  local names = regions_of(entry.rows)
  local wanted = region or entry.default_region
  if wanted and regions[schema.fold(wanted)] then
    return regions[schema.fold(wanted)]
  elseif regions[""] then
    return regions[""]
  elseif #names == 1 and not region then
    return regions[schema.fold(names[1])]
  elseif region then
    local hint = near.hint(region, names)
    return nil, ("%s has no price in region '%s'%s"):format(entry.name, region,
      hint ~= "" and hint or ": there are " .. near.join(names, "and"))
  end
  return nil, ("%s has no price in %s: say the region, %s"):format(entry.name,
    wanted or "a default region", near.join(names))
end

--- The rows that held until a day, the earliest first.
---@param entry table with name, rows, default_region
---@param day string YYYY-MM-DD
---@param region? string
---@return table[]? rows
---@return string? message
function dated.until_day(entry, day, region)
  local rows, fault = rows_of(entry, region)
  if not rows then
    return nil, fault
  end
  local held = {}
  for _, row in ipairs(dated.sorted(rows, true)) do
    held[#held + 1] = row.from <= day and row or nil
  end
  return held
end

--- The row in force on a day.  A gap means unknown, never zero.
---@param entry table with name, rows, default_region
---@param day string YYYY-MM-DD
---@param region? string
---@return table? row
---@return string? message
function dated.row(entry, day, region)
  local rows, fault = rows_of(entry, region)
  if not rows then
    return nil, fault
  end
  for _, row in ipairs(rows) do
    if dated.holds(row) and row.from <= day and (not row.to or day < row.to) then
      return row
    end
  end
  local where = rows[1].region and " in " .. rows[1].region or ""
  return nil, ("%s has no price on %s%s: %s"):format(entry.name, day, where, missing_fault(rows, day))
end

return dated
