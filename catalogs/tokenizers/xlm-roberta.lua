-- Tokens per word of XLM-RoBERTa, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "xlm-roberta",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.582 tokens/word",
      spread = "1.428 to 1.752 tokens/word", characters_per_token = 3.8358,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "2.329 tokens/word",
      spread = "2.103 to 2.579 tokens/word", characters_per_token = 2.187,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "2.185 tokens/word",
      spread = "1.973 to 2.42 tokens/word", characters_per_token = 3.4821,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "2.147 tokens/word",
      spread = "1.938 to 2.377 tokens/word", characters_per_token = 3.0965,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "1.65 tokens/word",
      spread = "1.49 to 1.827 tokens/word", characters_per_token = 3.924,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 3.1239 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.581 tokens/word",
      spread = "1.427 to 1.75 tokens/word", characters_per_token = 3.7886,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.5106 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.4291 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "1.85 tokens/word",
      spread = "1.671 to 2.049 tokens/word", characters_per_token = 3.6051,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "1.552 tokens/word",
      spread = "1.402 to 1.719 tokens/word", characters_per_token = 4.0872,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.511 tokens/word",
      spread = "1.364 to 1.673 tokens/word", characters_per_token = 4.2404,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "1.833 tokens/word",
      spread = "1.655 to 2.029 tokens/word", characters_per_token = 3.1999,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.392 tokens/word",
      spread = "1.257 to 1.541 tokens/word", characters_per_token = 4.3444,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "2.173 tokens/word",
      spread = "1.962 to 2.406 tokens/word", characters_per_token = 4.0609,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.554 tokens/word",
      spread = "1.404 to 1.721 tokens/word", characters_per_token = 3.9881,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "2.378 tokens/word",
      spread = "2.148 to 2.634 tokens/word", characters_per_token = 3.5409,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.634 tokens/word",
      spread = "1.476 to 1.81 tokens/word", characters_per_token = 4.3366,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "1.858 tokens/word",
      spread = "1.678 to 2.057 tokens/word", characters_per_token = 3.5787,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "1.69 tokens/word",
      spread = "1.526 to 1.872 tokens/word", characters_per_token = 3.3155,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "1.968 tokens/word",
      spread = "1.777 to 2.179 tokens/word", characters_per_token = 3.0034,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "1.49 tokens/word",
      spread = "1.345 to 1.65 tokens/word", characters_per_token = 3.4527,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "1.919 tokens/word",
      spread = "1.733 to 2.125 tokens/word", characters_per_token = 3.8783,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "1.839 tokens/word",
      spread = "1.661 to 2.036 tokens/word", characters_per_token = 3.4791,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "1.44 tokens/word",
      spread = "1.301 to 1.595 tokens/word", characters_per_token = 5.0137,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.5 tokens/word",
      spread = "1.355 to 1.662 tokens/word", characters_per_token = 4.3012,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.7106 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "2.018 tokens/word",
      spread = "1.822 to 2.235 tokens/word", characters_per_token = 3.8888,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 3.1663 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "2.289 tokens/word",
      spread = "2.067 to 2.535 tokens/word", characters_per_token = 1.8949,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "1.983 tokens/word",
      spread = "1.79 to 2.196 tokens/word", characters_per_token = 3.0096,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.514 tokens/word",
      spread = "1.367 to 1.677 tokens/word", characters_per_token = 4.0928,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "1.851 tokens/word",
      spread = "1.672 to 2.05 tokens/word", characters_per_token = 3.8788,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.449 tokens/word",
      spread = "1.309 to 1.605 tokens/word", characters_per_token = 4.2404,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "1.594 tokens/word",
      spread = "1.439 to 1.765 tokens/word", characters_per_token = 3.9403,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "1.804 tokens/word",
      spread = "1.629 to 1.998 tokens/word", characters_per_token = 4.0298,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 1.3973 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.404 tokens/word",
      spread = "1.268 to 1.555 tokens/word", characters_per_token = 4.3141,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "1.431 tokens/word",
      spread = "1.292 to 1.585 tokens/word", characters_per_token = 5.0893,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "1.665 tokens/word",
      spread = "1.503 to 1.843 tokens/word", characters_per_token = 3.92,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "1.6 tokens/word",
      spread = "1.445 to 1.772 tokens/word", characters_per_token = 4.0776,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "1.637 tokens/word",
      spread = "1.478 to 1.813 tokens/word", characters_per_token = 3.8237,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "2.444 tokens/word",
      spread = "2.207 to 2.707 tokens/word", characters_per_token = 3.7575,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "2.373 tokens/word",
      spread = "2.143 to 2.628 tokens/word", characters_per_token = 3.309,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 3.8576 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "1.807 tokens/word",
      spread = "1.631 to 2.001 tokens/word", characters_per_token = 4.2984,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "1.915 tokens/word",
      spread = "1.729 to 2.12 tokens/word", characters_per_token = 3.6898,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "1.356 tokens/word",
      spread = "1.224 to 1.502 tokens/word", characters_per_token = 3.4849,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "1.173 tokens/word",
      spread = "1.06 to 1.3 tokens/word", characters_per_token = 3.8768,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "1.434 tokens/word",
      spread = "1.295 to 1.588 tokens/word", characters_per_token = 3.7146,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "2.734 tokens/word",
      spread = "2.469 to 3.028 tokens/word", characters_per_token = 1.8544,
    },
  },
}
