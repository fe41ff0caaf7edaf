--- The schema of `kind = "tuning"`: what adapting a model costs, once.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"

return kind.new {
  name = "tuning", folder = "tuning", noun = "way of tuning", inherits = true,
  list = "ways", list_is = "a table of ways", example = "prompts",
  entry = { { "price", figure.required(figure.money, "what it costs once, as \"10 to 1000 USD\"") } },
  listed = { "price" },
}
