-- Tokens per word of ByT5, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "byt5",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "6.138 tokens/word",
      spread = "5.543 to 6.797 tokens/word", characters_per_token = 0.9885,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "13.03 tokens/word",
      spread = "11.77 to 14.43 tokens/word", characters_per_token = 0.3909,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "14.01 tokens/word",
      spread = "12.65 to 15.51 tokens/word", characters_per_token = 0.5432,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "17.67 tokens/word",
      spread = "15.96 to 19.57 tokens/word", characters_per_token = 0.3761,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "11.72 tokens/word",
      spread = "10.58 to 12.98 tokens/word", characters_per_token = 0.5524,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.3521 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "6.113 tokens/word",
      spread = "5.52 to 6.769 tokens/word", characters_per_token = 0.9796,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 0.3642 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 0.3565 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "7.448 tokens/word",
      spread = "6.726 to 8.248 tokens/word", characters_per_token = 0.8954,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "6.479 tokens/word",
      spread = "5.85 to 7.174 tokens/word", characters_per_token = 0.9792,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "6.415 tokens/word",
      spread = "5.792 to 7.103 tokens/word", characters_per_token = 0.9986,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "10.59 tokens/word",
      spread = "9.567 to 11.73 tokens/word", characters_per_token = 0.5535,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "6.053 tokens/word",
      spread = "5.466 to 6.703 tokens/word", characters_per_token = 0.9991,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "9.172 tokens/word",
      spread = "8.283 to 10.16 tokens/word", characters_per_token = 0.962,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "6.443 tokens/word",
      spread = "5.818 to 7.135 tokens/word", characters_per_token = 0.9622,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "22.67 tokens/word",
      spread = "20.47 to 25.11 tokens/word", characters_per_token = 0.3715,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "7.203 tokens/word",
      spread = "6.505 to 7.977 tokens/word", characters_per_token = 0.984,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "12.07 tokens/word",
      spread = "10.9 to 13.36 tokens/word", characters_per_token = 0.5509,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "5.668 tokens/word",
      spread = "5.118 to 6.276 tokens/word", characters_per_token = 0.9887,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "10.54 tokens/word",
      spread = "9.521 to 11.68 tokens/word", characters_per_token = 0.5606,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "13.16 tokens/word",
      spread = "11.89 to 14.58 tokens/word", characters_per_token = 0.3908,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "8.178 tokens/word",
      spread = "7.385 to 9.056 tokens/word", characters_per_token = 0.9101,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "7.068 tokens/word",
      spread = "6.383 to 7.827 tokens/word", characters_per_token = 0.9051,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "7.228 tokens/word",
      spread = "6.527 to 8.004 tokens/word", characters_per_token = 0.9992,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "6.501 tokens/word",
      spread = "5.87 to 7.199 tokens/word", characters_per_token = 0.9928,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 0.3451 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "14.42 tokens/word",
      spread = "13.02 to 15.97 tokens/word", characters_per_token = 0.5442,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.354 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "10.29 tokens/word",
      spread = "9.293 to 11.4 tokens/word", characters_per_token = 0.4215,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "10.78 tokens/word",
      spread = "9.732 to 11.93 tokens/word", characters_per_token = 0.5537,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "6.333 tokens/word",
      spread = "5.718 to 7.013 tokens/word", characters_per_token = 0.9786,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "7.629 tokens/word",
      spread = "6.889 to 8.448 tokens/word", characters_per_token = 0.9414,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "6.318 tokens/word",
      spread = "5.705 to 6.997 tokens/word", characters_per_token = 0.9726,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "6.63 tokens/word",
      spread = "5.987 to 7.342 tokens/word", characters_per_token = 0.9474,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "13.26 tokens/word",
      spread = "11.97 to 14.68 tokens/word", characters_per_token = 0.5483,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.3613 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "6.17 tokens/word",
      spread = "5.572 to 6.833 tokens/word", characters_per_token = 0.9816,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "7.302 tokens/word",
      spread = "6.594 to 8.086 tokens/word", characters_per_token = 0.9974,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "6.534 tokens/word",
      spread = "5.901 to 7.236 tokens/word", characters_per_token = 0.9986,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "6.783 tokens/word",
      spread = "6.125 to 7.511 tokens/word", characters_per_token = 0.9618,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "6.262 tokens/word",
      spread = "5.655 to 6.935 tokens/word", characters_per_token = 0.9995,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "24.99 tokens/word",
      spread = "22.57 to 27.68 tokens/word", characters_per_token = 0.3675,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "20.84 tokens/word",
      spread = "18.82 to 23.08 tokens/word", characters_per_token = 0.3768,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 0.3486 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "8.452 tokens/word",
      spread = "7.633 to 9.36 tokens/word", characters_per_token = 0.9188,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "12.87 tokens/word",
      spread = "11.62 to 14.25 tokens/word", characters_per_token = 0.549,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "8.39 tokens/word",
      spread = "7.576 to 9.291 tokens/word", characters_per_token = 0.5632,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "6.016 tokens/word",
      spread = "5.432 to 6.661 tokens/word", characters_per_token = 0.7563,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "9.577 tokens/word",
      spread = "8.648 to 10.61 tokens/word", characters_per_token = 0.5563,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "6.704 tokens/word",
      spread = "6.054 to 7.424 tokens/word", characters_per_token = 0.7563,
    },
  },
}
