--- The pages of `perigee price`.
local arguments = require "perigee.catalog.arguments"
local style = require "perigee.report.style"
local views = require "perigee.report.table.view"

local price = {}

local OPTIONS = { "ascii", "colour", "columns" }
local COLUMNS, LEAST, MOST = 80, 60, 120

--- A bill, or several, as JSON text.
---@type fun(made: table): string
price.json = require "perigee.report.price.json"

--- A bill, or several, as a page of at most `columns` columns.
---@param made table of billing.request or billing.compare
---@param options? { columns: integer?, colour: boolean?, ascii: boolean? } columns: 60 to 120, 80 unless told
---@return string
function price.table(made, options)
  options = arguments.check("report.price", options, OPTIONS)
  local columns = math.max(LEAST, math.min(MOST, options.columns or COLUMNS))
  local view = views.new(made, { columns = columns, style = style.new(options) })
  local blocks = {}
  for _, section in ipairs(require(made.models and "perigee.report.price.compared" or "perigee.report.price.bill")) do
    local lines = section(view)
    blocks[#blocks + 1] = #lines > 0 and table.concat(lines, "\n") or nil
  end
  return table.concat(blocks, "\n\n") .. "\n"
end

return price
