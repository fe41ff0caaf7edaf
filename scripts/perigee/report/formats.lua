--- The formats that the reports of a reading come in.
local arguments = require "perigee.catalog.arguments"
local near = require "perigee.near"
local style = require "perigee.report.style"
local views = require "perigee.report.table.view"

local formats = {}

local OPTIONS = { "ascii", "colour", "columns" }
local COLUMNS, LEAST, MOST = 80, 60, 120

--- A page of sections for the terminal: each gives lines, and an empty line parts them.
---@param sections (fun(view: table): string[])[]
---@param what? string how messages call it
---@return fun(answer: table, options: table?): string
function formats.page(sections, what)
  return function(answer, options)
    options = arguments.check(what or "report", options, OPTIONS)
    local columns = math.max(LEAST, math.min(MOST, options.columns or COLUMNS))
    local view = views.new(answer, { columns = columns, style = style.new(options) })
    local blocks = {}
    for _, section in ipairs(sections) do
      local lines = section(view)
      blocks[#blocks + 1] = #lines > 0 and table.concat(lines, "\n") or nil
    end
    return table.concat(blocks, "\n\n") .. "\n"
  end
end

--- A report by its formats.
---@param by_name table<string, fun(answer: table, options: table?): string>
---@param order string[] the first is the one where none is asked for
---@return table formats, render(format, answer, options), and each format by its name
function formats.report(by_name, order)
  local report = { formats = order }
  for name, render in pairs(by_name) do report[name] = render end
  function report.render(name, answer, options)
    if not by_name[name] then
      error(("report.render: unknown format '%s'%s"):format(tostring(name), near.hint(tostring(name), order)), 2)
    end
    return by_name[name](answer, options)
  end
  return report
end

return formats
