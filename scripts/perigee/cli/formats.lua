--- The formats of reports, on the command line.
local near = require "perigee.near"

local formats = {}

local ENDINGS = { json = "json", csv = "csv", md = "markdown", markdown = "markdown", dot = "dot", gv = "dot",
                  html = "html", htm = "html", xlsx = "xlsx" }

local function unknown(name, known)
  local hint = near.hint(name, known)
  return nil, ("--format: unknown format '%s'%s"):format(name,
    hint ~= "" and hint or ": there are " .. near.join(known, "and"))
end

--- A reader of a format's name.
---@param known string[]
---@return fun(text: string): string?, string?
function formats.reader(known)
  return function(name)
    for _, format in ipairs(known) do
      if format == name then
        return name
      end
    end
    return unknown(name, known)
  end
end

--- The format asked for, or that of the file's ending, or the first known one.
---@param request table format and output
---@param known string[]
---@return string? format
---@return string? message
function formats.of(request, known)
  local ending = (request.output or ""):match("%.(%a+)$")
  local guess = ending and ENDINGS[ending:lower()]
  if request.format or not guess then
    return request.format or known[1]
  end
  return formats.reader(known)(guess)
end

return formats
