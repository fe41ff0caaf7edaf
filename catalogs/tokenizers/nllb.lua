-- Tokens per word of NLLB, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "nllb",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.607 tokens/word",
      spread = "1.451 to 1.78 tokens/word", characters_per_token = 3.7751,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "2.305 tokens/word",
      spread = "2.081 to 2.552 tokens/word", characters_per_token = 2.2094,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "2.372 tokens/word",
      spread = "2.142 to 2.626 tokens/word", characters_per_token = 3.208,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "1.995 tokens/word",
      spread = "1.801 to 2.209 tokens/word", characters_per_token = 3.3322,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "1.861 tokens/word",
      spread = "1.68 to 2.061 tokens/word", characters_per_token = 3.4786,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 3.3941 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.558 tokens/word",
      spread = "1.406 to 1.725 tokens/word", characters_per_token = 3.8447,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.3217 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.2708 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "1.994 tokens/word",
      spread = "1.801 to 2.209 tokens/word", characters_per_token = 3.3439,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "1.57 tokens/word",
      spread = "1.418 to 1.738 tokens/word", characters_per_token = 4.0413,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.571 tokens/word",
      spread = "1.419 to 1.74 tokens/word", characters_per_token = 4.0767,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "2.122 tokens/word",
      spread = "1.916 to 2.35 tokens/word", characters_per_token = 2.7636,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.389 tokens/word",
      spread = "1.255 to 1.539 tokens/word", characters_per_token = 4.3523,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "2.308 tokens/word",
      spread = "2.084 to 2.556 tokens/word", characters_per_token = 3.8233,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.616 tokens/word",
      spread = "1.459 to 1.79 tokens/word", characters_per_token = 3.836,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "2.837 tokens/word",
      spread = "2.562 to 3.141 tokens/word", characters_per_token = 2.9688,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.807 tokens/word",
      spread = "1.632 to 2.001 tokens/word", characters_per_token = 3.9221,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "2.103 tokens/word",
      spread = "1.899 to 2.329 tokens/word", characters_per_token = 3.1617,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "1.425 tokens/word",
      spread = "1.286 to 1.577 tokens/word", characters_per_token = 3.9336,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "2.158 tokens/word",
      spread = "1.949 to 2.39 tokens/word", characters_per_token = 2.739,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "1.446 tokens/word",
      spread = "1.306 to 1.602 tokens/word", characters_per_token = 3.5562,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "2.068 tokens/word",
      spread = "1.867 to 2.29 tokens/word", characters_per_token = 3.5995,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "1.924 tokens/word",
      spread = "1.737 to 2.13 tokens/word", characters_per_token = 3.3259,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "1.43 tokens/word",
      spread = "1.291 to 1.584 tokens/word", characters_per_token = 5.0504,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.578 tokens/word",
      spread = "1.425 to 1.748 tokens/word", characters_per_token = 4.0897,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.8919 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "2.067 tokens/word",
      spread = "1.867 to 2.289 tokens/word", characters_per_token = 3.7964,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 2.8584 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "2.032 tokens/word",
      spread = "1.835 to 2.25 tokens/word", characters_per_token = 2.1351,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "2.217 tokens/word",
      spread = "2.002 to 2.455 tokens/word", characters_per_token = 2.6918,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.554 tokens/word",
      spread = "1.403 to 1.72 tokens/word", characters_per_token = 3.9889,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.128 tokens/word",
      spread = "1.922 to 2.357 tokens/word", characters_per_token = 3.3746,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.523 tokens/word",
      spread = "1.375 to 1.686 tokens/word", characters_per_token = 4.0359,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "1.737 tokens/word",
      spread = "1.568 to 1.923 tokens/word", characters_per_token = 3.6168,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "2.061 tokens/word",
      spread = "1.861 to 2.282 tokens/word", characters_per_token = 3.5279,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 3.1854 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.45 tokens/word",
      spread = "1.309 to 1.606 tokens/word", characters_per_token = 4.1768,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "1.445 tokens/word",
      spread = "1.305 to 1.6 tokens/word", characters_per_token = 5.0412,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "1.617 tokens/word",
      spread = "1.46 to 1.79 tokens/word", characters_per_token = 4.0363,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "1.68 tokens/word",
      spread = "1.517 to 1.86 tokens/word", characters_per_token = 3.8836,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "1.528 tokens/word",
      spread = "1.38 to 1.692 tokens/word", characters_per_token = 4.0969,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "2.565 tokens/word",
      spread = "2.316 to 2.84 tokens/word", characters_per_token = 3.5813,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "2.389 tokens/word",
      spread = "2.157 to 2.645 tokens/word", characters_per_token = 3.2873,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 2.75 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "1.973 tokens/word",
      spread = "1.782 to 2.185 tokens/word", characters_per_token = 3.9354,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "2.03 tokens/word",
      spread = "1.833 to 2.248 tokens/word", characters_per_token = 3.48,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "1.428 tokens/word",
      spread = "1.29 to 1.581 tokens/word", characters_per_token = 3.3087,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "1.173 tokens/word",
      spread = "1.06 to 1.299 tokens/word", characters_per_token = 3.8771,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "1.47 tokens/word",
      spread = "1.327 to 1.628 tokens/word", characters_per_token = 3.6245,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "1.831 tokens/word",
      spread = "1.653 to 2.028 tokens/word", characters_per_token = 2.7693,
    },
  },
}
