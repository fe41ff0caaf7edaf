--- The report for a terminal.
local lazy = require "perigee.lazy"
local arguments = require "perigee.catalog.arguments"
local costs = require "perigee.report.table.costs"
local foot = require "perigee.report.table.foot"
local grid = require "perigee.report.grid"
local head = require "perigee.report.table.head"
local style = require "perigee.report.style"
local views = require "perigee.report.table.view"

local report = {}

local OPTIONS = { "ascii", "colour", "columns" }
local COLUMNS, LEAST, MOST = 80, 60, 120

local SECTIONS = {
  head.head, require "perigee.report.table.assumptions",
  costs.costs, costs.intervals, require "perigee.report.table.timeline", require "perigee.report.table.rows",
  require "perigee.report.table.energy", require "perigee.report.table.outputs", foot.warnings, foot.foot,
}

-- With axes a figure is a list over the grid: other sections show these.
local SECTIONS_OVER_AXES = {
  head.head, require "perigee.report.table.assumptions",
  lazy "perigee.report.table.sweep", foot.warnings, foot.foot,
}

local function width_of(options)
  return math.max(LEAST, math.min(MOST, options.columns or COLUMNS))
end

--- A result as a report of at most `columns` columns.
---@param result table
---@param options? { columns: integer?, colour: boolean?, ascii: boolean? } columns: 60 to 120, 80 unless told
---@return string
function report.render(result, options)
  options = arguments.check("report.table", options, OPTIONS)
  local view = views.new(result, { columns = width_of(options), style = style.new(options) })
  local blocks = {}
  for _, section in ipairs(grid.varies(result) and SECTIONS_OVER_AXES or SECTIONS) do
    local lines = section(view)
    blocks[#blocks + 1] = #lines > 0 and table.concat(lines, "\n") or nil
  end
  return table.concat(blocks, "\n\n") .. "\n"
end

return report
