--- The schema of `kind = "regions"`: where a provider's region lies, and so which
-- grid feeds it and in what halls it runs.
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

return kind.new {
  name = "regions", folder = "regions", noun = "region", inherits = true,
  owner = "provider", owner_is = "whose regions they are",
  list = "regions", list_is = "a table of regions", example = "us-east-1",
  entry = {
    { "place", schema.rule.text() },
    { "grid", schema.rule.text "the energy entry with its intensity, as \"us-virginia\"" },
    { "hall", schema.rule.text() },
  },
  listed = { "place", "grid", "hall" },
}
