-- Tokens per word as vendors and guides put it for English, measured nowhere.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "rule-of-thumb",
  languages = {
    ["english"] = {
      tokens_per_word = "1.333 tokens/word", spread = "1.3 .. 1.365 tokens/word", characters_per_token = 4,
      source = "OpenAI help centre 4936856: 75 words are 100 tokens, 1,500 are 2,048; \z
        ray-project/llm-numbers: 1.3",
      note = "the spread is from the least to the most of these",
    },
  },
}
