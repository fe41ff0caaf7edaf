--- What a replica draws at full load, and a million tokens with it.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"
local text = require "perigee.report.text"

local function row_of(label, value, reader, more)
  if not value then
    return nil
  end
  local number, unit = reader(value)
  return { "  " .. label, number, unit .. more }
end

local function grid_of(energy)
  return energy.grid and (", grid: %s"):format(text.escape(energy.grid)) or ""
end

--- Lines: a row a figure, of what fits.
---@param view table
---@return string[]
return function(view)
  local sized, each = view.result, " per million tokens written"
  local energy = sized.fits and sized.energy
  if not energy then
    return {}
  end
  local rows = { { view:heading "Energy at full load" } }
  rows[2] = row_of("power", energy.watts, readable.watts, "")
  rows[#rows + 1] = row_of("energy", energy.kwh_per_million_output_tokens, readable.kwh, each)
  rows[#rows + 1] = row_of("emissions", energy.gco2e_per_million_output_tokens, readable.grams,
                           each .. grid_of(energy))
  return (columns.render(rows, { align = { "left", "right", "left" }, most = view.columns,
                                 flexible = { { 3, 8 } }, style = view.style }))
end
