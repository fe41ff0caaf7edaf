-- Tokens per word of LLAMA, by language.  The fields: ../README.md.
-- Of Llama and Llama 2: 32,000 tokens.
return {
  kind = "tokenizers", tokenizer = "llama",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "2.079 tokens/word",
      spread = "1.878 to 2.303 tokens/word", characters_per_token = 2.918,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "12.97 tokens/word",
      spread = "11.71 to 14.36 tokens/word", characters_per_token = 0.3926,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "8.195 tokens/word",
      spread = "7.4 to 9.075 tokens/word", characters_per_token = 0.9284,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "8.517 tokens/word",
      spread = "7.691 to 9.431 tokens/word", characters_per_token = 0.7805,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "2.58 tokens/word",
      spread = "2.329 to 2.857 tokens/word", characters_per_token = 2.5092,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.6324 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.919 tokens/word",
      spread = "1.733 to 2.126 tokens/word", characters_per_token = 3.1197,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 0.7224 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 0.624 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.726 tokens/word",
      spread = "2.461 to 3.019 tokens/word", characters_per_token = 2.4468,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "2.215 tokens/word",
      spread = "2 to 2.452 tokens/word", characters_per_token = 2.8649,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.967 tokens/word",
      spread = "1.776 to 2.178 tokens/word", characters_per_token = 3.2561,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "5.341 tokens/word",
      spread = "4.823 to 5.914 tokens/word", characters_per_token = 1.098,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.415 tokens/word",
      spread = "1.277 to 1.567 tokens/word", characters_per_token = 4.2753,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "3.7 tokens/word",
      spread = "3.341 to 4.098 tokens/word", characters_per_token = 2.3845,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.789 tokens/word",
      spread = "1.616 to 1.981 tokens/word", characters_per_token = 3.4651,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "8.749 tokens/word",
      spread = "7.901 to 9.689 tokens/word", characters_per_token = 0.9625,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "2.006 tokens/word",
      spread = "1.812 to 2.222 tokens/word", characters_per_token = 3.5327,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "6.481 tokens/word",
      spread = "5.853 to 7.178 tokens/word", characters_per_token = 1.0257,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "2.323 tokens/word",
      spread = "2.098 to 2.572 tokens/word", characters_per_token = 2.4123,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "5.856 tokens/word",
      spread = "5.288 to 6.484 tokens/word", characters_per_token = 1.0095,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "5.544 tokens/word",
      spread = "5.007 to 6.14 tokens/word", characters_per_token = 0.9277,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "2.963 tokens/word",
      spread = "2.675 to 3.281 tokens/word", characters_per_token = 2.5123,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.996 tokens/word",
      spread = "2.706 to 3.318 tokens/word", characters_per_token = 2.1353,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "2.747 tokens/word",
      spread = "2.481 to 3.042 tokens/word", characters_per_token = 2.6289,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.877 tokens/word",
      spread = "1.695 to 2.078 tokens/word", characters_per_token = 3.4394,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 0.8383 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "4.487 tokens/word",
      spread = "4.052 to 4.969 tokens/word", characters_per_token = 1.7492,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.492 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "6.38 tokens/word",
      spread = "5.761 to 7.065 tokens/word", characters_per_token = 0.68,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "5.417 tokens/word",
      spread = "4.891 to 5.998 tokens/word", characters_per_token = 1.1016,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "2.154 tokens/word",
      spread = "1.945 to 2.385 tokens/word", characters_per_token = 2.8775,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.694 tokens/word",
      spread = "2.433 to 2.983 tokens/word", characters_per_token = 2.6658,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.88 tokens/word",
      spread = "1.697 to 2.081 tokens/word", characters_per_token = 3.2695,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "2.219 tokens/word",
      spread = "2.003 to 2.457 tokens/word", characters_per_token = 2.8309,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "2.555 tokens/word",
      spread = "2.307 to 2.829 tokens/word", characters_per_token = 2.8456,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.5136 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.733 tokens/word",
      spread = "1.565 to 1.919 tokens/word", characters_per_token = 3.4956,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "2.789 tokens/word",
      spread = "2.519 to 3.089 tokens/word", characters_per_token = 2.6109,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "2.701 tokens/word",
      spread = "2.439 to 2.991 tokens/word", characters_per_token = 2.4159,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "2.186 tokens/word",
      spread = "1.974 to 2.42 tokens/word", characters_per_token = 2.9848,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "2.326 tokens/word",
      spread = "2.1 to 2.575 tokens/word", characters_per_token = 2.6913,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "10.81 tokens/word",
      spread = "9.765 to 11.98 tokens/word", characters_per_token = 0.8494,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "19.48 tokens/word",
      spread = "17.59 to 21.57 tokens/word", characters_per_token = 0.4032,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 0.9431 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "3.688 tokens/word",
      spread = "3.33 to 4.083 tokens/word", characters_per_token = 2.106,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "2.781 tokens/word",
      spread = "2.511 to 3.08 tokens/word", characters_per_token = 2.5403,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "4.878 tokens/word",
      spread = "4.405 to 5.402 tokens/word", characters_per_token = 0.9686,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "2.955 tokens/word",
      spread = "2.669 to 3.273 tokens/word", characters_per_token = 1.5395,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "5.253 tokens/word",
      spread = "4.743 to 5.817 tokens/word", characters_per_token = 1.0143,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "3.299 tokens/word",
      spread = "2.979 to 3.653 tokens/word", characters_per_token = 1.5368,
    },
  },
}
