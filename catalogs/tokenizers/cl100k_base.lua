-- Tokens per word of cl100k_base, by language.  The fields: ../README.md.
-- Of GPT-3.5 Turbo and GPT-4.
return {
  kind = "tokenizers", tokenizer = "cl100k_base",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "1.971 tokens/word",
      spread = "1.78 to 2.182 tokens/word", characters_per_token = 3.0787,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "11.85 tokens/word",
      spread = "10.7 to 13.13 tokens/word", characters_per_token = 0.4296,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "13.95 tokens/word",
      spread = "12.59 to 15.44 tokens/word", characters_per_token = 0.5455,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "8.058 tokens/word",
      spread = "7.277 to 8.924 tokens/word", characters_per_token = 0.8249,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "3.337 tokens/word",
      spread = "3.013 to 3.695 tokens/word", characters_per_token = 1.94,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.519 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "1.894 tokens/word",
      spread = "1.711 to 2.098 tokens/word", characters_per_token = 3.1611,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 0.8646 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 0.7122 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "2.955 tokens/word",
      spread = "2.669 to 3.273 tokens/word", characters_per_token = 2.2566,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "2.041 tokens/word",
      spread = "1.843 to 2.261 tokens/word", characters_per_token = 3.1079,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "1.87 tokens/word",
      spread = "1.688 to 2.07 tokens/word", characters_per_token = 3.4261,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "4.093 tokens/word",
      spread = "3.696 to 4.532 tokens/word", characters_per_token = 1.4329,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.233 tokens/word",
      spread = "1.113 to 1.365 tokens/word", characters_per_token = 4.9053,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "3.364 tokens/word",
      spread = "3.038 to 3.725 tokens/word", characters_per_token = 2.6226,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "1.696 tokens/word",
      spread = "1.532 to 1.878 tokens/word", characters_per_token = 3.6548,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "15.44 tokens/word",
      spread = "13.94 to 17.09 tokens/word", characters_per_token = 0.5456,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "1.956 tokens/word",
      spread = "1.766 to 2.166 tokens/word", characters_per_token = 3.6235,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "5.827 tokens/word",
      spread = "5.262 to 6.453 tokens/word", characters_per_token = 1.1409,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "2.146 tokens/word",
      spread = "1.937 to 2.376 tokens/word", characters_per_token = 2.6117,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "5.678 tokens/word",
      spread = "5.127 to 6.287 tokens/word", characters_per_token = 1.0411,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "5.04 tokens/word",
      spread = "4.551 to 5.581 tokens/word", characters_per_token = 1.0205,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "3.096 tokens/word",
      spread = "2.795 to 3.428 tokens/word", characters_per_token = 2.4043,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "2.835 tokens/word",
      spread = "2.56 to 3.14 tokens/word", characters_per_token = 2.2564,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "2.109 tokens/word",
      spread = "1.905 to 2.336 tokens/word", characters_per_token = 3.424,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "1.832 tokens/word",
      spread = "1.654 to 2.028 tokens/word", characters_per_token = 3.5235,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 0.9341 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "5.913 tokens/word",
      spread = "5.34 to 6.548 tokens/word", characters_per_token = 1.3272,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.6524 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "4.164 tokens/word",
      spread = "3.76 to 4.612 tokens/word", characters_per_token = 1.0417,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "4.174 tokens/word",
      spread = "3.769 to 4.622 tokens/word", characters_per_token = 1.4297,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "1.959 tokens/word",
      spread = "1.769 to 2.169 tokens/word", characters_per_token = 3.1638,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "2.641 tokens/word",
      spread = "2.385 to 2.924 tokens/word", characters_per_token = 2.7197,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "1.709 tokens/word",
      spread = "1.543 to 1.893 tokens/word", characters_per_token = 3.5957,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "2.136 tokens/word",
      spread = "1.929 to 2.365 tokens/word", characters_per_token = 2.9407,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "3.388 tokens/word",
      spread = "3.059 to 3.752 tokens/word", characters_per_token = 2.1461,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.464 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "1.606 tokens/word",
      spread = "1.45 to 1.778 tokens/word", characters_per_token = 3.7718,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "2.158 tokens/word",
      spread = "1.948 to 2.389 tokens/word", characters_per_token = 3.3755,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "2.475 tokens/word",
      spread = "2.235 to 2.741 tokens/word", characters_per_token = 2.636,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "2.086 tokens/word",
      spread = "1.884 to 2.31 tokens/word", characters_per_token = 3.1267,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "2.087 tokens/word",
      spread = "1.885 to 2.311 tokens/word", characters_per_token = 2.9991,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "12.28 tokens/word",
      spread = "11.09 to 13.6 tokens/word", characters_per_token = 0.7477,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "13.23 tokens/word",
      spread = "11.95 to 14.65 tokens/word", characters_per_token = 0.5937,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 1.0727 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "2.95 tokens/word",
      spread = "2.664 to 3.266 tokens/word", characters_per_token = 2.6329,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "4.214 tokens/word",
      spread = "3.805 to 4.666 tokens/word", characters_per_token = 1.6767,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "4.272 tokens/word",
      spread = "3.858 to 4.731 tokens/word", characters_per_token = 1.106,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "2.157 tokens/word",
      spread = "1.948 to 2.389 tokens/word", characters_per_token = 2.1089,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "3.771 tokens/word",
      spread = "3.406 to 4.176 tokens/word", characters_per_token = 1.4127,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "3.157 tokens/word",
      spread = "2.851 to 3.496 tokens/word", characters_per_token = 1.606,
    },
  },
}
