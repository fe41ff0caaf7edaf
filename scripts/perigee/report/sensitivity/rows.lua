--- What the sections about assumptions share: names, numbers, and who is left out.
local format = require "perigee.report.format"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local rows = {}

--- A name at the head of a row.
function rows.name(assumption) return "  " .. text.escape(assumption.name) end

--- An amount of the figure.
---@param view table
---@param value number
---@param more? table options of format.number
---@return string
function rows.amount(view, value, more)
  local unit = view.result.unit
  local options = { unit = unit, money = units.is_money(unit), trim = true }
  for key, each in pairs(more or {}) do options[key] = each end
  return format.number(value, options)
end

--- An amount of the figure with its unit.
function rows.with_unit(view, value, more)
  return units.quantity(rows.amount(view, value, more), text.escape(view.result.unit))
end

--- Those of a list for which something holds, and the others' names.
---@param list table[]
---@param holds fun(item: table): boolean
---@return table[]
---@return string[]
function rows.split(list, holds)
  local kept, names = {}, {}
  for _, item in ipairs(list) do
    if holds(item) then kept[#kept + 1] = item else names[#names + 1] = item.name end
  end
  return kept, names
end

return rows
