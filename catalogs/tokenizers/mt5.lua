-- Tokens per word of mT5, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "mt5",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.736 tokens/word",
      spread = "1.568 to 1.923 tokens/word", characters_per_token = 3.4946,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "3.319 tokens/word",
      spread = "2.997 to 3.676 tokens/word", characters_per_token = 1.5343,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "2.747 tokens/word",
      spread = "2.48 to 3.041 tokens/word", characters_per_token = 2.7701,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "2.71 tokens/word",
      spread = "2.447 to 3.001 tokens/word", characters_per_token = 2.453,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "2.014 tokens/word",
      spread = "1.819 to 2.231 tokens/word", characters_per_token = 3.2135,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 3.1285 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.877 tokens/word",
      spread = "1.695 to 2.079 tokens/word", characters_per_token = 3.1899,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.4527 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.2689 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.223 tokens/word",
      spread = "2.007 to 2.461 tokens/word", characters_per_token = 3.0009,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "1.784 tokens/word",
      spread = "1.611 to 1.976 tokens/word", characters_per_token = 3.5554,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.702 tokens/word",
      spread = "1.537 to 1.884 tokens/word", characters_per_token = 3.7643,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "2.196 tokens/word",
      spread = "1.983 to 2.432 tokens/word", characters_per_token = 2.67,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.534 tokens/word",
      spread = "1.385 to 1.699 tokens/word", characters_per_token = 3.943,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "2.438 tokens/word",
      spread = "2.201 to 2.699 tokens/word", characters_per_token = 3.6195,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.848 tokens/word",
      spread = "1.669 to 2.046 tokens/word", characters_per_token = 3.3548,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "3.018 tokens/word",
      spread = "2.726 to 3.342 tokens/word", characters_per_token = 2.7901,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.832 tokens/word",
      spread = "1.654 to 2.028 tokens/word", characters_per_token = 3.8696,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "2.319 tokens/word",
      spread = "2.094 to 2.568 tokens/word", characters_per_token = 2.8665,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "1.82 tokens/word",
      spread = "1.644 to 2.016 tokens/word", characters_per_token = 3.0786,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "2.351 tokens/word",
      spread = "2.123 to 2.604 tokens/word", characters_per_token = 2.514,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "2.082 tokens/word",
      spread = "1.88 to 2.305 tokens/word", characters_per_token = 2.471,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "2.264 tokens/word",
      spread = "2.044 to 2.507 tokens/word", characters_per_token = 3.2877,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.167 tokens/word",
      spread = "1.957 to 2.399 tokens/word", characters_per_token = 2.9526,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "1.825 tokens/word",
      spread = "1.648 to 2.021 tokens/word", characters_per_token = 3.958,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.863 tokens/word",
      spread = "1.683 to 2.064 tokens/word", characters_per_token = 3.4634,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.9162 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "2.333 tokens/word",
      spread = "2.107 to 2.584 tokens/word", characters_per_token = 3.3636,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 3.2477 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "2.773 tokens/word",
      spread = "2.504 to 3.07 tokens/word", characters_per_token = 1.5646,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "2.259 tokens/word",
      spread = "2.04 to 2.502 tokens/word", characters_per_token = 2.6415,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.743 tokens/word",
      spread = "1.574 to 1.93 tokens/word", characters_per_token = 3.5561,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.249 tokens/word",
      spread = "2.031 to 2.491 tokens/word", characters_per_token = 3.1926,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.847 tokens/word",
      spread = "1.668 to 2.045 tokens/word", characters_per_token = 3.3269,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "1.932 tokens/word",
      spread = "1.745 to 2.139 tokens/word", characters_per_token = 3.2511,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "2.148 tokens/word",
      spread = "1.939 to 2.378 tokens/word", characters_per_token = 3.3854,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 1.71 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.696 tokens/word",
      spread = "1.531 to 1.878 tokens/word", characters_per_token = 3.5715,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "1.843 tokens/word",
      spread = "1.664 to 2.041 tokens/word", characters_per_token = 3.9522,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "1.97 tokens/word",
      spread = "1.779 to 2.181 tokens/word", characters_per_token = 3.3125,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "1.833 tokens/word",
      spread = "1.656 to 2.03 tokens/word", characters_per_token = 3.558,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "1.834 tokens/word",
      spread = "1.656 to 2.031 tokens/word", characters_per_token = 3.4124,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "2.521 tokens/word",
      spread = "2.276 to 2.791 tokens/word", characters_per_token = 3.6441,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "2.808 tokens/word",
      spread = "2.536 to 3.11 tokens/word", characters_per_token = 2.7964,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 3.8346 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "2.141 tokens/word",
      spread = "1.933 to 2.371 tokens/word", characters_per_token = 3.6275,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "2.322 tokens/word",
      spread = "2.097 to 2.571 tokens/word", characters_per_token = 3.0427,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "1.84 tokens/word",
      spread = "1.662 to 2.038 tokens/word", characters_per_token = 2.5676,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "2.144 tokens/word",
      spread = "1.936 to 2.374 tokens/word", characters_per_token = 2.1222,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "1.919 tokens/word",
      spread = "1.733 to 2.125 tokens/word", characters_per_token = 2.7761,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "2.731 tokens/word",
      spread = "2.466 to 3.024 tokens/word", characters_per_token = 1.8567,
    },
  },
}
