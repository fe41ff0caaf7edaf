--- The schema of `kind = "tokenizers"`: tokens per word, by tokenizer and language.
local figure = require "perigee.catalog.figure"
local kind = require "perigee.catalog.kind"

local function check_entry(report, item)
  if item.tokens_per_word == nil and item.characters_per_token == nil then
    report:add(item, nil, "it says nothing: give tokens_per_word or characters_per_token")
  end
end

return kind.new {
  name = "tokenizers", folder = "tokenizers", noun = "language of a tokenizer", inherits = true,
  owner = "tokenizer", owner_is = "whose tokens are counted",
  list = "languages", list_is = "a table of languages", example = "english",
  entry = {
    { "tokens_per_word", figure.words }, { "spread", figure.words },
    { "characters_per_token", figure.number },
  },
  listed = { "tokens_per_word", "spread", "characters_per_token" },
  check_entry = check_entry,
}
