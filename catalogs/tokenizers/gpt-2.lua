-- Tokens per word of GPT-2, by language.  The fields: ../README.md.
return {
  kind = "tokenizers", tokenizer = "gpt-2",
  source = "AleksandarPetrov/tokenization-fairness 365c3f8, FLORES-200 dev and devtest",
  note = "spread: the figure divided and multiplied by 1.107, see ../README.md",
  languages = {
    ["afrikaans"] = {
      aliases = { "afr-latn" }, tokens_per_word = "2.249 tokens/word",
      spread = "2.031 to 2.491 tokens/word", characters_per_token = 2.6975,
    },
    ["amharic"] = {
      aliases = { "amh-ethi" }, tokens_per_word = "11.96 tokens/word",
      spread = "10.8 to 13.25 tokens/word", characters_per_token = 0.4257,
    },
    ["armenian"] = {
      aliases = { "hye-armn" }, tokens_per_word = "13.93 tokens/word",
      spread = "12.58 to 15.42 tokens/word", characters_per_token = 0.5462,
    },
    ["bengali"] = {
      aliases = { "ben-beng" }, tokens_per_word = "13.26 tokens/word",
      spread = "11.98 to 14.69 tokens/word", characters_per_token = 0.5011,
    },
    ["bulgarian"] = {
      aliases = { "bul-cyrl" }, tokens_per_word = "6.922 tokens/word",
      spread = "6.25 to 7.665 tokens/word", characters_per_token = 0.9352,
    },
    ["burmese"] = { aliases = { "mya-mymr" }, characters_per_token = 0.3614 },
    ["catalan"] = {
      aliases = { "cat-latn" }, tokens_per_word = "2.114 tokens/word",
      spread = "1.909 to 2.341 tokens/word", characters_per_token = 2.8326,
    },
    ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 0.5179 },
    ["chinese-traditional"] = { aliases = { "zho-hant" }, characters_per_token = 0.4936 },
    ["czech"] = {
      aliases = { "ces-latn" }, tokens_per_word = "3.662 tokens/word",
      spread = "3.307 to 4.055 tokens/word", characters_per_token = 1.8213,
    },
    ["danish"] = {
      aliases = { "dan-latn" }, tokens_per_word = "2.38 tokens/word",
      spread = "2.149 to 2.636 tokens/word", characters_per_token = 2.6653,
    },
    ["dutch"] = {
      aliases = { "nld-latn" }, tokens_per_word = "2.298 tokens/word",
      spread = "2.075 to 2.545 tokens/word", characters_per_token = 2.7873,
    },
    ["egyptian-arabic"] = {
      aliases = { "arz-arab" }, tokens_per_word = "5.828 tokens/word",
      spread = "5.263 to 6.454 tokens/word", characters_per_token = 1.0063,
    },
    ["english"] = {
      aliases = { "eng-latn" }, tokens_per_word = "1.227 tokens/word",
      spread = "1.108 to 1.358 tokens/word", characters_per_token = 4.9303,
    },
    ["finnish"] = {
      aliases = { "fin-latn" }, tokens_per_word = "3.823 tokens/word",
      spread = "3.452 to 4.233 tokens/word", characters_per_token = 2.3081,
    },
    ["french"] = {
      aliases = { "fra-latn" }, tokens_per_word = "2.109 tokens/word",
      spread = "1.905 to 2.336 tokens/word", characters_per_token = 2.9388,
    },
    ["georgian"] = {
      aliases = { "kat-geor" }, tokens_per_word = "21.59 tokens/word",
      spread = "19.5 to 23.91 tokens/word", characters_per_token = 0.39,
    },
    ["german"] = {
      aliases = { "deu-latn" }, tokens_per_word = "2.639 tokens/word",
      spread = "2.383 to 2.923 tokens/word", characters_per_token = 2.6854,
    },
    ["greek"] = {
      aliases = { "ell-grek" }, tokens_per_word = "7.372 tokens/word",
      spread = "6.657 to 8.164 tokens/word", characters_per_token = 0.9017,
    },
    ["hausa"] = {
      aliases = { "hau-latn" }, tokens_per_word = "2.288 tokens/word",
      spread = "2.066 to 2.534 tokens/word", characters_per_token = 2.449,
    },
    ["hebrew"] = {
      aliases = { "heb-hebr" }, tokens_per_word = "6.775 tokens/word",
      spread = "6.118 to 7.502 tokens/word", characters_per_token = 0.8725,
    },
    ["hindi"] = {
      aliases = { "hin-deva" }, tokens_per_word = "7.803 tokens/word",
      spread = "7.046 to 8.641 tokens/word", characters_per_token = 0.6592,
    },
    ["hungarian"] = {
      aliases = { "hun-latn" }, tokens_per_word = "3.811 tokens/word",
      spread = "3.441 to 4.22 tokens/word", characters_per_token = 1.9532,
    },
    ["icelandic"] = {
      aliases = { "isl-latn" }, tokens_per_word = "3.191 tokens/word",
      spread = "2.881 to 3.534 tokens/word", characters_per_token = 2.005,
    },
    ["indonesian"] = {
      aliases = { "ind-latn" }, tokens_per_word = "2.675 tokens/word",
      spread = "2.416 to 2.962 tokens/word", characters_per_token = 2.6997,
    },
    ["italian"] = {
      aliases = { "ita-latn" }, tokens_per_word = "2.233 tokens/word",
      spread = "2.016 to 2.472 tokens/word", characters_per_token = 2.8907,
    },
    ["japanese"] = { aliases = { "jpn-jpan" }, characters_per_token = 0.7197 },
    ["kazakh"] = {
      aliases = { "kaz-cyrl" }, tokens_per_word = "9.179 tokens/word",
      spread = "8.289 to 10.16 tokens/word", characters_per_token = 0.855,
    },
    ["khmer"] = { aliases = { "khm-khmr" }, characters_per_token = 0.3796 },
    ["korean"] = {
      aliases = { "kor-hang" }, tokens_per_word = "8.832 tokens/word",
      spread = "7.975 to 9.78 tokens/word", characters_per_token = 0.4912,
    },
    ["moroccan-arabic"] = {
      aliases = { "ary-arab" }, tokens_per_word = "5.902 tokens/word",
      spread = "5.33 to 6.536 tokens/word", characters_per_token = 1.0109,
    },
    ["norwegian-bokmal"] = {
      aliases = { "nob-latn" }, tokens_per_word = "2.32 tokens/word",
      spread = "2.095 to 2.569 tokens/word", characters_per_token = 2.6713,
    },
    ["polish"] = {
      aliases = { "pol-latn" }, tokens_per_word = "3.687 tokens/word",
      spread = "3.33 to 4.083 tokens/word", characters_per_token = 1.9476,
    },
    ["portuguese"] = {
      aliases = { "por-latn" }, tokens_per_word = "2.221 tokens/word",
      spread = "2.006 to 2.46 tokens/word", characters_per_token = 2.7668,
    },
    ["romanian"] = {
      aliases = { "ron-latn" }, tokens_per_word = "2.808 tokens/word",
      spread = "2.536 to 3.11 tokens/word", characters_per_token = 2.2365,
    },
    ["russian"] = {
      aliases = { "rus-cyrl" }, tokens_per_word = "7.773 tokens/word",
      spread = "7.019 to 8.608 tokens/word", characters_per_token = 0.9353,
    },
    ["shan"] = { aliases = { "shn-mymr" }, characters_per_token = 0.3741 },
    ["spanish"] = {
      aliases = { "spa-latn" }, tokens_per_word = "2.054 tokens/word",
      spread = "1.855 to 2.275 tokens/word", characters_per_token = 2.9487,
    },
    ["standard-malay"] = {
      aliases = { "zsm-latn" }, tokens_per_word = "2.713 tokens/word",
      spread = "2.45 to 3.005 tokens/word", characters_per_token = 2.684,
    },
    ["swahili"] = {
      aliases = { "swh-latn" }, tokens_per_word = "2.69 tokens/word",
      spread = "2.429 to 2.979 tokens/word", characters_per_token = 2.4258,
    },
    ["swedish"] = {
      aliases = { "swe-latn" }, tokens_per_word = "2.567 tokens/word",
      spread = "2.318 to 2.842 tokens/word", characters_per_token = 2.5417,
    },
    ["tagalog"] = {
      aliases = { "tgl-latn" }, tokens_per_word = "2.296 tokens/word",
      spread = "2.073 to 2.543 tokens/word", characters_per_token = 2.726,
    },
    ["tamil"] = {
      aliases = { "tam-taml" }, tokens_per_word = "24.89 tokens/word",
      spread = "22.48 to 27.56 tokens/word", characters_per_token = 0.369,
    },
    ["telugu"] = {
      aliases = { "tel-telu" }, tokens_per_word = "20.65 tokens/word",
      spread = "18.65 to 22.87 tokens/word", characters_per_token = 0.3803,
    },
    ["thai"] = { aliases = { "tha-thai" }, characters_per_token = 0.5232 },
    ["turkish"] = {
      aliases = { "tur-latn" }, tokens_per_word = "3.726 tokens/word",
      spread = "3.364 to 4.126 tokens/word", characters_per_token = 2.0844,
    },
    ["ukrainian"] = {
      aliases = { "ukr-cyrl" }, tokens_per_word = "8.041 tokens/word",
      spread = "7.261 to 8.904 tokens/word", characters_per_token = 0.8787,
    },
    ["urdu"] = {
      aliases = { "urd-arab" }, tokens_per_word = "6.101 tokens/word",
      spread = "5.51 to 6.757 tokens/word", characters_per_token = 0.7745,
    },
    ["vietnamese"] = {
      aliases = { "vie-latn" }, tokens_per_word = "3.981 tokens/word",
      spread = "3.595 to 4.409 tokens/word", characters_per_token = 1.1427,
    },
    ["western-persian"] = {
      aliases = { "pes-arab" }, tokens_per_word = "6.081 tokens/word",
      spread = "5.491 to 6.734 tokens/word", characters_per_token = 0.8761,
    },
    ["yoruba"] = {
      aliases = { "yor-latn" }, tokens_per_word = "4.126 tokens/word",
      spread = "3.726 to 4.569 tokens/word", characters_per_token = 1.2288,
    },
  },
}
