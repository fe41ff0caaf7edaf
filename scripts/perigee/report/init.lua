--- Reports of a result, by format.
local near = require "perigee.near"

--- The formats that there are, in the order in which help shows them.
local report = { formats = { "table", "json", "csv", "markdown" } }

local MODULES = {
  table = "perigee.report.table", json = "perigee.report.json", csv = "perigee.report.csv",
  markdown = "perigee.report.markdown",
}

-- The report of each format, read when it is asked for.
setmetatable(report, {
  __index = function(_, name) return MODULES[name] and require(MODULES[name]).render end,
})

--- A result in a format.
---@param name string one of report.formats
---@param result table
---@param options? table for "table": columns, colour, ascii
---@return string
function report.render(name, result, options)
  for _, known in ipairs(report.formats) do
    if name == known then
      return report[name](result, name == "table" and options or nil)
    end
  end
  error(("report.render: unknown format '%s'%s"):format(tostring(name),
        near.hint(tostring(name), report.formats)), 2)
end

return report
