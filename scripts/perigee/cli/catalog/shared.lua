--- What the sub-commands of `perigee catalog` share.
local flags = require "perigee.cli.flags"
local formats = require "perigee.cli.formats"
local text = require "perigee.report.text"
local values = require "perigee.cli.values"

local shared = {}

--- The flags of a command that reads the catalogs.
---@param command table of argparse
function shared.configure(command)
  command:option("--as-of", "What holds on that day, YYYY-MM-DD."):argname "DATE"
    :convert(values.day)
  command:option("--format", "table or json."):argname "NAME"
    :convert(formats.reader { "table", "json" })
  flags.catalogs(command)
end

--- A value as a cell; what the catalogs do not say is a blank.
---@param value any
---@return string
function shared.cell(value)
  return value ~= nil and text.escape(tostring(value)) or ""
end

return shared
