-- Tokens per word of BLOOM, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "bloom",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.985 tokens/word",
      spread = "1.792 to 2.198 tokens/word", characters_per_token = 3.0569,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "7.875 tokens/word",
      spread = "7.112 to 8.721 tokens/word", characters_per_token = 0.6466,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "6.066 tokens/word",
      spread = "5.478 to 6.718 tokens/word", characters_per_token = 1.2542,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "1.621 tokens/word",
      spread = "1.464 to 1.795 tokens/word", characters_per_token = 4.1011,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "3.163 tokens/word",
      spread = "2.856 to 3.503 tokens/word", characters_per_token = 2.0464,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.6003 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.319 tokens/word",
      spread = "1.191 to 1.461 tokens/word", characters_per_token = 4.5386,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 1.7374 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 1.5909 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.862 tokens/word",
      spread = "2.585 to 3.17 tokens/word", characters_per_token = 2.3301,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "2.113 tokens/word",
      spread = "1.908 to 2.34 tokens/word", characters_per_token = 3.0022,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "2.013 tokens/word",
      spread = "1.818 to 2.23 tokens/word", characters_per_token = 3.1815,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "1.619 tokens/word",
      spread = "1.462 to 1.793 tokens/word", characters_per_token = 3.6216,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.241 tokens/word",
      spread = "1.12 to 1.374 tokens/word", characters_per_token = 4.874,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "3.214 tokens/word",
      spread = "2.902 to 3.559 tokens/word", characters_per_token = 2.7454,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.284 tokens/word",
      spread = "1.159 to 1.422 tokens/word", characters_per_token = 4.8291,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "7.859 tokens/word",
      spread = "7.097 to 8.703 tokens/word", characters_per_token = 1.0716,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "2.094 tokens/word",
      spread = "1.891 to 2.318 tokens/word", characters_per_token = 3.3853,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "4.339 tokens/word",
      spread = "3.919 to 4.805 tokens/word", characters_per_token = 1.532,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "1.916 tokens/word",
      spread = "1.73 to 2.122 tokens/word", characters_per_token = 2.9246,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "4.553 tokens/word",
      spread = "4.112 to 5.042 tokens/word", characters_per_token = 1.2981,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "1.359 tokens/word",
      spread = "1.227 to 1.505 tokens/word", characters_per_token = 3.7857,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "3 tokens/word",
      spread = "2.709 to 3.322 tokens/word", characters_per_token = 2.4811,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.647 tokens/word",
      spread = "2.39 to 2.931 tokens/word", characters_per_token = 2.4169,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "1.318 tokens/word",
      spread = "1.19 to 1.459 tokens/word", characters_per_token = 5.4798,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.823 tokens/word",
      spread = "1.646 to 2.019 tokens/word", characters_per_token = 3.5403,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 1.1824 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "5.068 tokens/word",
      spread = "4.576 to 5.612 tokens/word", characters_per_token = 1.5487,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.8988 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "4.92 tokens/word",
      spread = "4.443 to 5.448 tokens/word", characters_per_token = 0.8818,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "1.794 tokens/word",
      spread = "1.62 to 1.987 tokens/word", characters_per_token = 3.3256,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "2.041 tokens/word",
      spread = "1.843 to 2.26 tokens/word", characters_per_token = 3.036,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.967 tokens/word",
      spread = "2.679 to 3.285 tokens/word", characters_per_token = 2.4206,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.305 tokens/word",
      spread = "1.179 to 1.445 tokens/word", characters_per_token = 4.7078,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "2.187 tokens/word",
      spread = "1.975 to 2.422 tokens/word", characters_per_token = 2.8715,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "3.402 tokens/word",
      spread = "3.072 to 3.768 tokens/word", characters_per_token = 2.1369,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.5753 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.266 tokens/word",
      spread = "1.144 to 1.403 tokens/word", characters_per_token = 4.7821,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "1.432 tokens/word",
      spread = "1.293 to 1.586 tokens/word", characters_per_token = 5.0867,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "1.587 tokens/word",
      spread = "1.433 to 1.757 tokens/word", characters_per_token = 4.1131,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "2.201 tokens/word",
      spread = "1.988 to 2.437 tokens/word", characters_per_token = 2.964,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "1.889 tokens/word",
      spread = "1.706 to 2.092 tokens/word", characters_per_token = 3.3134,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "2.06 tokens/word",
      spread = "1.86 to 2.281 tokens/word", characters_per_token = 4.4588,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "2.126 tokens/word",
      spread = "1.92 to 2.354 tokens/word", characters_per_token = 3.694,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 1.0111 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "3.034 tokens/word",
      spread = "2.74 to 3.36 tokens/word", characters_per_token = 2.5592,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "3.89 tokens/word",
      spread = "3.513 to 4.308 tokens/word", characters_per_token = 1.8161,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "1.329 tokens/word",
      spread = "1.2 to 1.472 tokens/word", characters_per_token = 3.5549,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "1.124 tokens/word",
      spread = "1.015 to 1.244 tokens/word", characters_per_token = 4.0484,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "2.055 tokens/word",
      spread = "1.855 to 2.275 tokens/word", characters_per_token = 2.593,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "1.757 tokens/word",
      spread = "1.587 to 1.946 tokens/word", characters_per_token = 2.8852,
    },
  },
}
