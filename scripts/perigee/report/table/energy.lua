--- What each option that hosts draws and emits.
local columns = require "perigee.report.columns"
local energies = require "perigee.report.energy"
local text = require "perigee.report.text"

local LEAST_NAME = 24
local NARROW = { 6, 3 } -- the error, then P50, are left out where there is no room

local function row_of(view, one, certain)
  local figure = one.figure
  local function of(statistic)
    return view:number(figure, statistic, { certain = false })
  end
  local row = { "    " .. one.label }
  if certain then
    row[2], row[3] = of "point", figure.unit
  else
    row[2], row[3], row[4], row[5] = of "p5", of "p50", of "p95", of "mean"
    row[6], row[7] = view:error(figure), figure.unit
  end
  return row
end

local function head_of(view, certain)
  local head = { view:heading "Energy and emissions" }
  if not certain then
    for i, words in ipairs { "P5", "P50", "P95", "mean" } do
      head[i + 1] = view:head(words)
    end
  end
  return head
end

local function rows_of(view, certain)
  local rows = { head_of(view, certain) }
  for _, option in ipairs(view.result.options) do
    local list = energies.of(option)
    if #list > 0 then
      rows[#rows + 1] = { "  " .. text.escape(option.name), "", "" }
    end
    for _, one in ipairs(list) do
      rows[#rows + 1] = row_of(view, one, certain)
    end
  end
  return rows
end

--- Lines: a row a figure, under the name of its option.
---@param view table
---@return string[]
local function section(view)
  local certain = energies.certain(view.result.options)
  local rows = rows_of(view, certain)
  if #rows == 1 then
    return {}
  end
  return (columns.render(rows, {
    align = certain and { "left", "right", "left" }
            or { "left", "right", "right", "right", "right", "left", "left" },
    gaps = not certain and { [6] = 1 } or nil, flexible = { { 1, LEAST_NAME } },
    drop = not certain and NARROW or nil, most = view.columns, style = view.style,
  }))
end

return section
