--- The page of `perigee size`.
local arguments = require "perigee.catalog.arguments"
local head = require "perigee.report.size.head"
local style = require "perigee.report.style"
local views = require "perigee.report.table.view"

local size = {}

local OPTIONS = { "ascii", "colour", "columns" }
local COLUMNS, LEAST, MOST = 80, 60, 120

local SECTIONS = {
  head.head, require "perigee.report.size.memory", require "perigee.report.size.limits",
  require "perigee.report.size.speed", require "perigee.report.size.batching",
  require "perigee.report.size.cost", require "perigee.report.size.energy",
  require "perigee.report.size.others", head.notes,
}

local function width_of(options)
  return math.max(LEAST, math.min(MOST, options.columns or COLUMNS))
end

--- What was sized as JSON text.
---@type fun(sized: table): string
size.json = require "perigee.report.size.json"

--- What was sized as a page of at most `columns` columns.
---@param sized table as hosting/size.lua makes it
---@param options? { columns: integer?, colour: boolean?, ascii: boolean? } columns: 60 to 120, 80 unless told
---@return string
function size.table(sized, options)
  options = arguments.check("report.size", options, OPTIONS)
  local view = views.new(sized, { columns = width_of(options), style = style.new(options) })
  local blocks = {}
  for _, section in ipairs(SECTIONS) do
    local lines = section(view)
    blocks[#blocks + 1] = #lines > 0 and table.concat(lines, "\n") or nil
  end
  return table.concat(blocks, "\n\n") .. "\n"
end

return size
