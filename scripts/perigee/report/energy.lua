--- Energy and emissions of options, in units that are easy to read.
local format = require "perigee.report.format"

local energy = {}

--- The figures that an option may have, in their order, and what they are called.
energy.figures = {
  { name = "power", label = "power" },
  { name = "energy", label = "energy" },
  { name = "emissions", label = "emissions" },
  { name = "energy_per_million_tokens", label = "energy per token" },
  { name = "emissions_per_million_tokens", label = "emissions per token" },
}

-- From so much on a unit gives way to a larger one, so many times as much.
local LARGER = {
  ["kW"] = { { from = 1e4, times = 1e3, unit = "MW" } },
  ["kWh"] = { { from = 1e8, times = 1e6, unit = "GWh" }, { from = 1e5, times = 1e3, unit = "MWh" } },
  ["gCO2e"] = { { from = 1e7, times = 1e6, unit = "tCO2e" }, { from = 1e4, times = 1e3, unit = "kgCO2e" } },
}

local STATISTICS = { "point", "mean", "p5", "p50", "p95", "mean_error", "p5_error", "p50_error",
                     "p95_error" }

local function each(value, call)
  if type(value) ~= "table" then
    return type(value) == "number" and call(value) or value
  end
  local made = {}
  for cell, item in pairs(value) do
    made[cell] = type(item) == "number" and call(item) or item
  end
  return made
end

local function largest(figures)
  local most = 0
  for _, figure in ipairs(figures) do
    each(figure.mean, function(value)
      most = format.finite(value) and math.max(most, math.abs(value)) or most
    end)
  end
  return most
end

local function larger_unit(unit, most)
  local above, below = unit:match("^([^/]*)(.*)$")
  for _, larger in ipairs(LARGER[above] or {}) do
    if most >= larger.from then
      return larger.unit .. below, larger.times
    end
  end
  return unit, 1
end

--- Figures of one unit in another, that of the largest mean among them: `kWh` or
-- `MWh`, `gCO2e`, `kgCO2e` or `tCO2e`.
---@param figures table[] of one unit; under axes their values are tables by cell
---@return table[] figures
function energy.readable(figures)
  local unit, times = larger_unit(figures[1].unit, largest(figures))
  local made = {}
  for i, figure in ipairs(figures) do
    made[i] = { unit = unit }
    for _, statistic in ipairs(STATISTICS) do
      made[i][statistic] = each(figure[statistic], function(value) return value / times end)
    end
  end
  return made
end

--- The figures of an option that are numbers.
---@param option table
---@return table[] list { name, label, figure }
function energy.of(option)
  local list = {}
  for _, kind in ipairs(energy.figures) do
    local figure = option.energy and option.energy[kind.name]
    if figure and format.finite(figure.mean) and format.finite(figure.point) then
      list[#list + 1] = { name = kind.name, label = kind.label, figure = energy.readable { figure }[1] }
    end
  end
  return list
end

-- Whether a figure varies, in any cell where there are axes.
local function varies(figure)
  if type(figure.p5) ~= "table" then
    return figure.p5 ~= figure.p95
  end
  for cell, low in pairs(figure.p5) do
    if low ~= figure.p95[cell] then
      return true
    end
  end
  return false
end

--- Whether nothing varies in the energy of the options.
---@param options table[]
---@return boolean
function energy.certain(options)
  for _, option in ipairs(options) do
    for _, kind in ipairs(energy.figures) do
      local figure = option.energy and option.energy[kind.name]
      if figure and varies(figure) then
        return false
      end
    end
  end
  return true
end

--- The options that have a figure, and it, under axes.
---@param options table[]
---@param name string
---@return table[] list { index, option, figure }
function energy.across(options, name)
  local list, figures = {}, {}
  for i, option in ipairs(options) do
    local figure = option.energy and option.energy[name]
    if figure then
      list[#list + 1] = { index = i, option = option }
      figures[#figures + 1] = figure
    end
  end
  for i, figure in ipairs(#figures > 0 and energy.readable(figures) or {}) do
    list[i].figure = figure
  end
  return list
end

return energy
