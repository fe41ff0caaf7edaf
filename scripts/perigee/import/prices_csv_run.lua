-- lua5.4 scripts/perigee/import/prices_csv_run.lua PRICES.csv FOLDER
-- Writes FOLDER/<provider>.lua for each provider of the CSV; remarks on standard
-- error.  Overwrites: what was edited by hand since is lost.
local prices_csv = require "perigee.import.prices_csv"
local schema = require "perigee.catalog.schema"
local write = require "perigee.catalog.write"

local HEAD = "-- What %s charges for its models, day by day.  The fields: ../README.md.\n"

local csv, folder = arg[1], arg[2]
local file = assert(io.open(assert(csv, "usage: prices_csv_run.lua PRICES.csv FOLDER"), "rb"))
local catalogs, remarks = prices_csv.read(file:read("a"), csv)
file:close()
for _, provider in ipairs(schema.keys(assert(catalogs, remarks))) do
  local out = assert(io.open(folder .. "/" .. provider .. ".lua", "wb"))
  out:write(write.prices(catalogs[provider], HEAD:format(provider)))
  out:close()
end
io.stderr:write(table.concat(remarks, "\n"), "\n")
