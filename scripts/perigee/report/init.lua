--- Reports of a result, by format.
local near = require "perigee.near"

--- The formats that there are, in the order in which help shows them.
local report = { formats = { "table", "json", "csv", "markdown", "html", "xlsx" } }

local MODULES = {
  table = "perigee.report.table", json = "perigee.report.json", csv = "perigee.report.csv",
  markdown = "perigee.report.markdown", html = "perigee.report.page",
}

-- The report of each format, read when it is asked for.
setmetatable(report, {
  __index = function(_, name) return MODULES[name] and require(MODULES[name]).render end,
})

--- Formats that are no text: files of their own kind, each with `ready()`, whether it can be written
-- here, and `write(path, answer)`.
report.files = {
  xlsx = {
    ready = function() return require "perigee.report.workbook.file".binding() end,
    write = function(path, answer)
      return require "perigee.report.workbook.file".write(path, require "perigee.report.workbook".book(answer))
    end,
  },
}

--- A result in a format.
---@param name string one of report.formats
---@param result table
---@param options? table for "table": columns, colour, ascii
---@return string
function report.render(name, result, options)
  for _, known in ipairs(report.formats) do
    if name == known and report[name] then
      return report[name](result, name == "table" and options or nil)
    end
  end
  error(("report.render: unknown format '%s'%s"):format(tostring(name),
        near.hint(tostring(name), report.formats)), 2)
end

return report
