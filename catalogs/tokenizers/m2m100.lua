-- Tokens per word of M2M100, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "m2m100",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.703 tokens/word",
      spread = "1.538 to 1.886 tokens/word", characters_per_token = 3.5625,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "2.629 tokens/word",
      spread = "2.374 to 2.911 tokens/word", characters_per_token = 1.937,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "2.512 tokens/word",
      spread = "2.268 to 2.781 tokens/word", characters_per_token = 3.029,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "2.575 tokens/word",
      spread = "2.325 to 2.851 tokens/word", characters_per_token = 2.5818,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "1.865 tokens/word",
      spread = "1.684 to 2.066 tokens/word", characters_per_token = 3.4701,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 2.2929 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.673 tokens/word",
      spread = "1.511 to 1.853 tokens/word", characters_per_token = 3.5787,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.3172 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.2175 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.063 tokens/word",
      spread = "1.863 to 2.285 tokens/word", characters_per_token = 3.2323,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "1.692 tokens/word",
      spread = "1.528 to 1.874 tokens/word", characters_per_token = 3.749,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.655 tokens/word",
      spread = "1.495 to 1.833 tokens/word", characters_per_token = 3.8694,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "2.107 tokens/word",
      spread = "1.903 to 2.333 tokens/word", characters_per_token = 2.783,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.479 tokens/word",
      spread = "1.335 to 1.638 tokens/word", characters_per_token = 4.0895,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "2.486 tokens/word",
      spread = "2.245 to 2.754 tokens/word", characters_per_token = 3.5485,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.693 tokens/word",
      spread = "1.529 to 1.874 tokens/word", characters_per_token = 3.6622,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "2.938 tokens/word",
      spread = "2.653 to 3.253 tokens/word", characters_per_token = 2.8669,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.839 tokens/word",
      spread = "1.661 to 2.037 tokens/word", characters_per_token = 3.8536,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "2.148 tokens/word",
      spread = "1.94 to 2.379 tokens/word", characters_per_token = 3.0948,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "1.653 tokens/word",
      spread = "1.493 to 1.831 tokens/word", characters_per_token = 3.3891,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "2.268 tokens/word",
      spread = "2.048 to 2.511 tokens/word", characters_per_token = 2.6063,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "1.719 tokens/word",
      spread = "1.552 to 1.904 tokens/word", characters_per_token = 2.9923,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "2.219 tokens/word",
      spread = "2.003 to 2.457 tokens/word", characters_per_token = 3.3549,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.046 tokens/word",
      spread = "1.848 to 2.266 tokens/word", characters_per_token = 3.1268,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "1.593 tokens/word",
      spread = "1.438 to 1.764 tokens/word", characters_per_token = 4.5351,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.673 tokens/word",
      spread = "1.511 to 1.853 tokens/word", characters_per_token = 3.8578,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.4879 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "2.392 tokens/word",
      spread = "2.16 to 2.649 tokens/word", characters_per_token = 3.2814,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 2.5825 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "2.538 tokens/word",
      spread = "2.292 to 2.811 tokens/word", characters_per_token = 1.709,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "2.253 tokens/word",
      spread = "2.035 to 2.495 tokens/word", characters_per_token = 2.6482,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.656 tokens/word",
      spread = "1.495 to 1.834 tokens/word", characters_per_token = 3.7419,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.09 tokens/word",
      spread = "1.888 to 2.315 tokens/word", characters_per_token = 3.4359,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.575 tokens/word",
      spread = "1.422 to 1.744 tokens/word", characters_per_token = 3.9019,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "1.755 tokens/word",
      spread = "1.585 to 1.944 tokens/word", characters_per_token = 3.578,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "1.997 tokens/word",
      spread = "1.803 to 2.211 tokens/word", characters_per_token = 3.6408,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 1.2565 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.508 tokens/word",
      spread = "1.362 to 1.67 tokens/word", characters_per_token = 4.0154,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "1.6 tokens/word",
      spread = "1.445 to 1.771 tokens/word", characters_per_token = 4.5527,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "1.833 tokens/word",
      spread = "1.655 to 2.03 tokens/word", characters_per_token = 3.5597,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "1.746 tokens/word",
      spread = "1.577 to 1.934 tokens/word", characters_per_token = 3.736,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "1.731 tokens/word",
      spread = "1.563 to 1.917 tokens/word", characters_per_token = 3.6159,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "2.982 tokens/word",
      spread = "2.693 to 3.302 tokens/word", characters_per_token = 3.0802,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 3.0852 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "2.116 tokens/word",
      spread = "1.911 to 2.343 tokens/word", characters_per_token = 3.6702,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "2.164 tokens/word",
      spread = "1.955 to 2.397 tokens/word", characters_per_token = 3.2643,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "1.514 tokens/word",
      spread = "1.367 to 1.676 tokens/word", characters_per_token = 3.1219,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "1.217 tokens/word",
      spread = "1.099 to 1.347 tokens/word", characters_per_token = 3.7396,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "1.608 tokens/word",
      spread = "1.452 to 1.781 tokens/word", characters_per_token = 3.3129,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "2.22 tokens/word",
      spread = "2.005 to 2.459 tokens/word", characters_per_token = 2.2838,
    },
  },
}
