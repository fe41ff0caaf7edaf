--- Catalogs as a model sees them: rows as plain tables, figures with their source.
local context = require "perigee.context"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local machine = require "perigee.options.machine"
local trend = require "perigee.trend"

local listing = {}

-- Scripts may change what they are given.
local function copy(value)
  if type(value) ~= "table" then return value end
  local twin = {}
  for key, item in pairs(value) do twin[key] = copy(item) end
  return twin
end

local known = { kind = true, match = true, region = true }

--- The entries of a kind in force on the scenario's day, sorted by name: for a
-- `for` over a catalog.
-- @param options { kind = "machines", match = part of a name, region }
-- @return list of rows: texts as the catalog has them
function listing.list(options)
  fields.check("perigee.catalog.list", options, known)
  fields.need("perigee.catalog.list", options, "kind", "\"machines\"")
  local rows, message = context.services.list {
    kind = options.kind, match = options.match, region = options.region,
    as_of = context.as_of }
  if not rows then fields.fail("%s", message) end
  return rows
end

--- One entry in force on the scenario's day: `perigee.catalog.entry("machines",
-- "aws/p4d.24xlarge")`.
-- @param options { region }, or nil
function listing.entry(kind, name, options)
  fields.text("perigee.catalog.entry", kind, "the kind")
  fields.text("perigee.catalog.entry", name, "the name")
  fields.check("perigee.catalog.entry", options or {}, { region = true })
  return copy(figures.entry(kind, name, options and options.region))
end

--- A field of an entry as a quantity that knows where it is from.  The price of a machine
-- is that of the whole one.
function listing.figure(entry, field)
  if type(entry) ~= "table" or type(entry.name) ~= "string" then
    fields.fail("perigee.catalog.figure wants an entry (perigee.catalog.entry) and a "
      .. "field")
  end
  fields.text("perigee.catalog.figure", field, "the field")
  if machine.is_part(entry, field) then return machine.price(entry, field) end
  return figures.leaf(entry, field)
end

listing.trend = trend.of

return listing
