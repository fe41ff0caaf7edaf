--- What a fit found, as the entry of an efficiency catalog.
local kinds = require "perigee.catalog.kinds"
local precision = require "perigee.hosting.precision"

local entry = {}

local kind = kinds.by_name.efficiency

-- Four figures without an exponent, which catalogs do not read.
local function decimal(value)
  local places = math.max(0, 3 - math.floor(math.log(value, 10)))
  return (("%%.%df"):format(places):format(value))
end

--- A figure as catalogs write it.
---@param name string of the figure
---@param value number in s, or plain
---@return string
function entry.text(name, value)
  return name:find "_time$" and decimal(value * 1e6) .. " us" or decimal(value)
end

-- What the start says, field by field; its tables of shares are shared.
local function copy_of(row)
  local copy = {}
  for _, name in ipairs(kind.fields) do copy[name] = row[name] end
  copy.aliases = nil
  return copy
end

-- The shares of a precision, the row's own or those that stood in for them.
local function set_share(made, row, figure)
  local shares = {}
  for name, value in pairs(made[figure.precision] or precision.shares(row, figure.precision)) do
    shares[name] = value
  end
  shares[figure.name] = entry.text(figure.name, figure.value)
  made[figure.precision] = shares
end

local function set(made, row, figure)
  if figure.precision then return set_share(made, row, figure) end
  made[figure.name] = entry.text(figure.name, figure.value)
end

-- ----- where it is from -----

-- What the rows say in a column, each once, by the alphabet.
local function distinct(cases, column)
  local list, seen = {}, {}
  for _, case in ipairs(cases) do
    local text = tostring(case.row[column] or "")
    if text ~= "" and not seen[text] then
      seen[text] = true
      list[#list + 1] = text
    end
  end
  table.sort(list)
  return list
end

local VERSIONS = 8 -- named at most

local function source_of(cases, file)
  local versions = distinct(cases, "versions")
  local said = table.concat(versions, ", ", 1, math.min(#versions, VERSIONS))
  return ("%d %s in %s%s"):format(#cases, #cases == 1 and "run" or "runs", file, said ~= "" and ", by " .. said or "")
end

local NOTE = "fitted from the row %s; off in the median by %.1f %% of the time per output "
  .. "token and %.1f %% of that to the first"

--- The entry of an accelerator.
---@param cases table[] the runs that were fitted
---@param row table where the fit started
---@param fitted table as fit.row gives it
---@param file string the runs' file
---@return table
function entry.of(cases, row, fitted, file)
  local made = copy_of(row)
  for _, figure in ipairs(fitted.moved) do set(made, row, figure) end
  local days = distinct(cases, "measured")
  made.as_of, made.source = days[#days], source_of(cases, file)
  made.note = NOTE:format(row.name, fitted.after.token_time * 100, fitted.after.first_token * 100)
  return made
end

return entry
