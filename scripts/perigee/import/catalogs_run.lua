-- lua5.4 scripts/perigee/import/catalogs_run.lua IMPORTER FILE.csv FOLDER
-- Writes the catalogs that an importer makes of a CSV, an owner's one in
-- FOLDER/<owner>.lua; remarks on standard error.  Overwrites: what was edited by
-- hand since is lost.
local kinds = require "perigee.catalog.kinds"
local schema = require "perigee.catalog.schema"
local write = require "perigee.catalog.write"

local importer, csv, folder = arg[1], arg[2], arg[3]
assert(folder, "usage: catalogs_run.lua IMPORTER FILE.csv FOLDER")
local file = assert(io.open(csv, "rb"))
local catalogs, remarks = require("perigee.import." .. importer).read(file:read("a"), csv)
file:close()
for _, owner in ipairs(schema.keys(assert(catalogs, remarks))) do
  local data = catalogs[owner]
  local out = assert(io.open(folder .. "/" .. owner .. ".lua", "wb"))
  out:write(write.catalog(kinds.by_name[data.kind], data, data.comment))
  out:close()
end
io.stderr:write(table.concat(remarks, "\n"), "\n")
