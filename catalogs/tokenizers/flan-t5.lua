-- Tokens per word of FlanT5, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "flan-t5",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "2.751 tokens/word",
      spread = "2.484 to 3.046 tokens/word", characters_per_token = 2.206,
    },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "2.598 tokens/word",
      spread = "2.346 to 2.877 tokens/word", characters_per_token = 2.3046,
    },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "4.189 tokens/word",
      spread = "3.782 to 4.638 tokens/word", characters_per_token = 1.5923,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "3.105 tokens/word",
      spread = "2.804 to 3.439 tokens/word", characters_per_token = 2.043,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "2.814 tokens/word",
      spread = "2.541 to 3.116 tokens/word", characters_per_token = 2.2763,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.351 tokens/word",
      spread = "1.22 to 1.496 tokens/word", characters_per_token = 4.478,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "4.835 tokens/word",
      spread = "4.366 to 5.354 tokens/word", characters_per_token = 1.8248,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.857 tokens/word",
      spread = "1.677 to 2.057 tokens/word", characters_per_token = 3.3378,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.859 tokens/word",
      spread = "1.678 to 2.058 tokens/word", characters_per_token = 3.8137,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "3.063 tokens/word",
      spread = "2.766 to 3.392 tokens/word", characters_per_token = 1.8292,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "4.719 tokens/word",
      spread = "4.261 to 5.226 tokens/word", characters_per_token = 1.5772,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "4.064 tokens/word",
      spread = "3.67 to 4.501 tokens/word", characters_per_token = 1.5742,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "3.338 tokens/word",
      spread = "3.014 to 3.696 tokens/word", characters_per_token = 2.1635,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "2.662 tokens/word",
      spread = "2.404 to 2.948 tokens/word", characters_per_token = 2.4248,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "3.08 tokens/word",
      spread = "2.781 to 3.41 tokens/word", characters_per_token = 2.0122,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "4.262 tokens/word",
      spread = "3.849 to 4.72 tokens/word", characters_per_token = 1.6849,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "2.798 tokens/word",
      spread = "2.526 to 3.098 tokens/word", characters_per_token = 2.1967,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "1.865 tokens/word",
      spread = "1.684 to 2.065 tokens/word", characters_per_token = 3.3679,
    },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "2.533 tokens/word",
      spread = "2.287 to 2.804 tokens/word", characters_per_token = 2.3916,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "3.382 tokens/word",
      spread = "3.054 to 3.745 tokens/word", characters_per_token = 2.1537,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "3.7 tokens/word",
      spread = "3.341 to 4.097 tokens/word", characters_per_token = 1.7635,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "3.217 tokens/word",
      spread = "2.905 to 3.563 tokens/word", characters_per_token = 2.0276,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "3.163 tokens/word",
      spread = "2.856 to 3.502 tokens/word", characters_per_token = 1.979,
    },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "4.497 tokens/word",
      spread = "4.061 to 4.98 tokens/word", characters_per_token = 1.7267,
    },
  },
}
