--- The schema of `kind = "hardware"`: boxes and cards that are bought.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

return kind.new {
  name = "hardware", folder = "hardware", noun = "box or card", inherits = true,
  owner = "vendor", owner_is = "who makes them",
  list = "hardware", list_is = "a table of boxes and cards, each a list of rows",
  example = "dgx-a100-640gb",
  entry = {
    { "accelerator", schema.rule.text() },
    { "count", figure.count(1) },
    { "memory", figure.bytes },
    { "power", figure.power },
    { "system", figure.flag },
  },
  row = { { "price", figure.required(figure.money, "what the whole of it costs, as \"199000 USD\"") } },
  row_example = "from, price, source",
  listed = { "price", "count", "accelerator", "memory", "power" }, packed = true,
}
