--- The schema of `kind = "swarms"`: how fast decentralised hosting answers.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"
local schema = require "perigee.catalog.schema"

return kind.new {
  name = "swarms", folder = "swarms", noun = "swarm", inherits = true,
  list = "swarms", list_is = "a table of swarms", example = "llama-2-70b",
  entry = {
    { "model", schema.rule.text "the model that it serves, as the models' catalogs name it" },
    { "speed", figure.required(figure.token_rate, "output tokens of one stream, as \"6 tokens/s\"") },
  },
  listed = { "model", "speed" },
}
