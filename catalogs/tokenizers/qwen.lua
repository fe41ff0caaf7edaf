-- Tokens per word of Qwen, by language.  The fields: ../README.md.
-- Of the first Qwen: 152,000 tokens, much as cl100k_base.
return {
  kind = "tokenizers", tokenizer = "qwen",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.989 tokens/word",
      spread = "1.796 to 2.202 tokens/word", characters_per_token = 3.0509,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "6.529 tokens/word",
      spread = "5.895 to 7.23 tokens/word", characters_per_token = 0.78,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "7.59 tokens/word",
      spread = "6.854 to 8.405 tokens/word", characters_per_token = 1.0024,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "7.144 tokens/word",
      spread = "6.451 to 7.911 tokens/word", characters_per_token = 0.9305,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "2.833 tokens/word",
      spread = "2.558 to 3.137 tokens/word", characters_per_token = 2.2849,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.6644 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.9 tokens/word",
      spread = "1.716 to 2.104 tokens/word", characters_per_token = 3.1517,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.5146 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.2585 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.955 tokens/word",
      spread = "2.668 to 3.272 tokens/word", characters_per_token = 2.2571,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "2.061 tokens/word",
      spread = "1.861 to 2.283 tokens/word", characters_per_token = 3.0776,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.886 tokens/word",
      spread = "1.703 to 2.088 tokens/word", characters_per_token = 3.3969,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "2.306 tokens/word",
      spread = "2.083 to 2.554 tokens/word", characters_per_token = 2.5425,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.254 tokens/word",
      spread = "1.132 to 1.388 tokens/word", characters_per_token = 4.8239,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "3.387 tokens/word",
      spread = "3.059 to 3.751 tokens/word", characters_per_token = 2.6047,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.696 tokens/word",
      spread = "1.531 to 1.878 tokens/word", characters_per_token = 3.6557,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "8.375 tokens/word",
      spread = "7.563 to 9.275 tokens/word", characters_per_token = 1.0055,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.955 tokens/word",
      spread = "1.765 to 2.165 tokens/word", characters_per_token = 3.6256,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "5.705 tokens/word",
      spread = "5.152 to 6.318 tokens/word", characters_per_token = 1.1653,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "2.125 tokens/word",
      spread = "1.919 to 2.353 tokens/word", characters_per_token = 2.6375,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "2.324 tokens/word",
      spread = "2.099 to 2.573 tokens/word", characters_per_token = 2.5435,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "4.778 tokens/word",
      spread = "4.314 to 5.291 tokens/word", characters_per_token = 1.0766,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "3.106 tokens/word",
      spread = "2.805 to 3.44 tokens/word", characters_per_token = 2.3963,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.831 tokens/word",
      spread = "2.557 to 3.135 tokens/word", characters_per_token = 2.2598,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "2.132 tokens/word",
      spread = "1.926 to 2.361 tokens/word", characters_per_token = 3.3868,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.845 tokens/word",
      spread = "1.666 to 2.043 tokens/word", characters_per_token = 3.4984,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.4526 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "4.787 tokens/word",
      spread = "4.323 to 5.302 tokens/word", characters_per_token = 1.6394,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.862 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "2.919 tokens/word",
      spread = "2.636 to 3.232 tokens/word", characters_per_token = 1.4863,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "2.441 tokens/word",
      spread = "2.204 to 2.703 tokens/word", characters_per_token = 2.4451,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.981 tokens/word",
      spread = "1.789 to 2.193 tokens/word", characters_per_token = 3.1287,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.474 tokens/word",
      spread = "2.234 to 2.74 tokens/word", characters_per_token = 2.9025,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.706 tokens/word",
      spread = "1.541 to 1.889 tokens/word", characters_per_token = 3.6022,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "2.152 tokens/word",
      spread = "1.944 to 2.384 tokens/word", characters_per_token = 2.9179,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "2.428 tokens/word",
      spread = "2.192 to 2.689 tokens/word", characters_per_token = 2.9947,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.6536 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.609 tokens/word",
      spread = "1.453 to 1.781 tokens/word", characters_per_token = 3.765,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "2.18 tokens/word",
      spread = "1.969 to 2.414 tokens/word", characters_per_token = 3.3407,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "2.494 tokens/word",
      spread = "2.252 to 2.762 tokens/word", characters_per_token = 2.6164,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "2.106 tokens/word",
      spread = "1.901 to 2.332 tokens/word", characters_per_token = 3.0981,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "2.104 tokens/word",
      spread = "1.9 to 2.33 tokens/word", characters_per_token = 2.9749,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "10.04 tokens/word",
      spread = "9.071 to 11.12 tokens/word", characters_per_token = 0.9144,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "11.38 tokens/word",
      spread = "10.27 to 12.6 tokens/word", characters_per_token = 0.6904,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 1.7904 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "2.526 tokens/word",
      spread = "2.281 to 2.797 tokens/word", characters_per_token = 3.0748,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "3.593 tokens/word",
      spread = "3.245 to 3.979 tokens/word", characters_per_token = 1.9664,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "3.157 tokens/word",
      spread = "2.851 to 3.496 tokens/word", characters_per_token = 1.4966,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "1.268 tokens/word",
      spread = "1.145 to 1.404 tokens/word", characters_per_token = 3.5889,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "3.044 tokens/word",
      spread = "2.749 to 3.371 tokens/word", characters_per_token = 1.7503,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "2.92 tokens/word",
      spread = "2.637 to 3.233 tokens/word", characters_per_token = 1.7365,
    },
  },
}
