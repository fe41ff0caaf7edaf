return {
  head = 'kind = "tokenizers", tokenizer = "x"', list = "languages",
  good = '{ tokens_per_word = "1.23 tokens/word", spread = "1.1 .. 1.4 tokens/word", '
    .. 'characters_per_token = 4.9, source = "s" }',
  head_also = [[source = "s", as_of = "2024-05", note = "n"]],
  also = {
    [[{ characters_per_token = 4, aliases = { "f" }, as_of = "2024", note = "n" }]],
  },
  { '{ source = "s" }', "x.lua:2: 'e': it says nothing: give tokens_per_word or characters_per_token" },
  { '{ tokens_per_word = "1.23 words/token", source = "s" }',
    "x.lua:2: 'e': tokens_per_word: '1.23 words/token': not tokens per word: write it as \"1.23 tokens/word\"" },
  { '{ characters_per_token = "4", source = "s" }',
    "x.lua:2: 'e': characters_per_token: a number is wanted, not a string" },
}
