--- Tokens per word, by tokenizer and language, from the catalogs.
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local what = "perigee.tokens_per_word"

--- How many tokens a tokenizer makes of a word.
--
-- @param given { "cl100k_base", language = "german", spread = true }: the
--   tokenizer, the language ("english" where left out), and whether the answer is
--   uncertain (P5 to P95 over kinds of text) or one figure
-- @return a quantity, tokens per word
local function tokens_per_word(given)
  fields.check(what, given, { language = true, spread = true }, 1)
  local tokenizer = fields.text(what, given[1], "its first value (the tokenizer)")
  local language = fields.text(what, given.language or "english", "language")
  local entry = figures.entry("tokenizers", ("%s/%s"):format(tokenizer, language))
  return figures.leaf(entry, given.spread and "spread" or "tokens_per_word",
                      "tokens per word")
end

return tokens_per_word
