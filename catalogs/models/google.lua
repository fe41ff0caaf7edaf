-- Models of google: how they are built.  The fields: ../README.md.
return {
  kind = "models", vendor = "google",
  models = {
    ["bert-base-uncased"] = {
      aliases = { "google-bert/bert-base-uncased", "bert-base" }, type = "encoder",
      parameters = "109482240 parameters", layers = 12, hidden = 768, attention = "mha",
      heads = 12, kv_heads = 12, head_dim = 64, intermediate = 3072, gated = false,
      vocabulary = 30522, tied_embeddings = true, position = "learned", context = 512,
      licence = "apache-2.0", source = "config.json of google-bert/bert-base-uncased",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["bert-large-uncased"] = {
      aliases = { "google-bert/bert-large-uncased", "bert-large" }, type = "encoder",
      parameters = "335141888 parameters", layers = 24, hidden = 1024, attention = "mha",
      heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096, gated = false,
      vocabulary = 30522, tied_embeddings = true, position = "learned", context = 512,
      licence = "apache-2.0", source = "config.json of google-bert/bert-large-uncased",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says",
    },
    ["flan-t5-xl"] = {
      type = "encoder-decoder", parameters = "2849757184 parameters", layers = 24, hidden = 2048,
      attention = "mha", heads = 32, kv_heads = 32, head_dim = 64, intermediate = 5120,
      gated = true, vocabulary = 32128, tied_embeddings = false, position = "relative",
      context = 512, licence = "apache-2.0", source = "config.json of google/flan-t5-xl",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["flan-t5-xxl"] = {
      aliases = { "bigscience/T0pp", "T0pp-11B" },
      type = "encoder-decoder", parameters = "11135332352 parameters", layers = 24, hidden = 4096,
      attention = "mha", heads = 64, kv_heads = 64, head_dim = 64, intermediate = 10240,
      gated = true, vocabulary = 32128, tied_embeddings = false, position = "relative",
      context = 512, licence = "apache-2.0", source = "config.json of google/flan-t5-xxl",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["flan-ul2"] = {
      type = "encoder-decoder", parameters = "19591209984 parameters", layers = 32, hidden = 4096,
      attention = "mha", heads = 16, kv_heads = 16, head_dim = 256, intermediate = 16384,
      gated = true, vocabulary = 32128, tied_embeddings = false, position = "relative",
      context = 512, licence = "apache-2.0", source = "config.json of google/flan-ul2",
      note = "build recalled, not read; parameters counted from the build alone; so many layers \z
        in the encoder, and as many in the decoder",
    },
    ["gemma-2-27b"] = {
      type = "decoder", parameters = "27227128320 parameters", layers = 46, hidden = 4608,
      attention = "gqa", heads = 32, kv_heads = 16, head_dim = 128, window = 4096,
      window_layers = 23, intermediate = 36864, gated = true, vocabulary = 256000,
      tied_embeddings = true, position = "rope", context = 8192, licence = "gemma terms",
      source = "config.json of google/gemma-2-27b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["gemma-2-2b"] = {
      type = "decoder", parameters = "2614341888 parameters", layers = 26, hidden = 2304,
      attention = "gqa", heads = 8, kv_heads = 4, head_dim = 256, window = 4096,
      window_layers = 13, intermediate = 9216, gated = true, vocabulary = 256000,
      tied_embeddings = true, position = "rope", context = 8192, licence = "gemma terms",
      source = "config.json of google/gemma-2-2b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["gemma-2-9b"] = {
      type = "decoder", parameters = "9241705984 parameters", layers = 42, hidden = 3584,
      attention = "gqa", heads = 16, kv_heads = 8, head_dim = 256, window = 4096,
      window_layers = 21, intermediate = 14336, gated = true, vocabulary = 256000,
      tied_embeddings = true, position = "rope", context = 8192, licence = "gemma terms",
      source = "config.json of google/gemma-2-9b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["gemma-2b"] = {
      type = "decoder", parameters = "2506172416 parameters", layers = 18, hidden = 2048,
      attention = "mqa", heads = 8, kv_heads = 1, head_dim = 256, intermediate = 16384,
      gated = true, vocabulary = 256000, tied_embeddings = true, position = "rope",
      context = 8192, licence = "gemma terms",
      source = "config.json of google/gemma-2b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["gemma-3-12b"] = {
      aliases = { "google/gemma-3-12b-it", "gemma-3-12b-it" }, type = "decoder",
      parameters = "11766034176 parameters", vision_parameters = "421290864 parameters",
      layers = 48, hidden = 3840, attention = "gqa",
      heads = 16, kv_heads = 8, head_dim = 256, window = 1024, window_layers = 40,
      intermediate = 15360, gated = true, vocabulary = 262208, tied_embeddings = true,
      position = "rope", context = 131072, licence = "gemma terms",
      source = "config.json of google/gemma-3-12b-it, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build alone; the text part; 12,187,325,040 parameters \z
        with vision",
    },
    ["gemma-3-1b"] = {
      aliases = { "google/gemma-3-1b-it", "gemma-3-1b-it" }, type = "decoder",
      parameters = "999885952 parameters", layers = 26, hidden = 1152, attention = "mqa",
      heads = 4, kv_heads = 1, head_dim = 256, window = 512, window_layers = 22,
      intermediate = 6912, gated = true, vocabulary = 262144, tied_embeddings = true,
      position = "rope", context = 32768, licence = "gemma terms",
      source = "config.json of google/gemma-3-1b-it, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["gemma-3-27b"] = {
      aliases = { "google/gemma-3-27b-it", "gemma-3-27b-it" }, type = "decoder",
      parameters = "27009346304 parameters", vision_parameters = "423060336 parameters",
      layers = 62, hidden = 5376, attention = "gqa",
      heads = 32, kv_heads = 16, head_dim = 128, window = 1024, window_layers = 52,
      intermediate = 21504, gated = true, vocabulary = 262208, tied_embeddings = true,
      position = "rope", context = 131072, licence = "gemma terms",
      source = "config.json of google/gemma-3-27b-it, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build alone; the text part; 27,432,406,640 parameters \z
        with vision",
    },
    ["gemma-3-4b"] = {
      aliases = { "google/gemma-3-4b-it", "gemma-3-4b-it" }, type = "decoder",
      parameters = "3880263168 parameters", vision_parameters = "419816304 parameters",
      layers = 34, hidden = 2560, attention = "gqa",
      heads = 8, kv_heads = 4, head_dim = 256, window = 1024, window_layers = 29,
      intermediate = 10240, gated = true, vocabulary = 262208, tied_embeddings = true,
      position = "rope", context = 131072, licence = "gemma terms",
      source = "config.json of google/gemma-3-4b-it, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build alone; the text part; 4,300,079,472 parameters \z
        with vision",
    },
    ["gemma-7b"] = {
      type = "decoder", parameters = "8537680896 parameters", layers = 28, hidden = 3072,
      attention = "mha", heads = 16, kv_heads = 16, head_dim = 256, intermediate = 24576,
      gated = true, vocabulary = 256000, tied_embeddings = true, position = "rope",
      context = 8192, licence = "gemma terms",
      source = "config.json of google/gemma-7b, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build, as a count recalled says",
    },
    ["t5-11b"] = {
      aliases = { "google-t5/t5-11b" }, type = "encoder-decoder",
      parameters = "11307321344 parameters", layers = 24, hidden = 1024, attention = "mha",
      heads = 128, kv_heads = 128, head_dim = 128, intermediate = 65536, gated = false,
      vocabulary = 32128, tied_embeddings = true, position = "relative", context = 512,
      licence = "apache-2.0", source = "config.json of google-t5/t5-11b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["t5-3b"] = {
      aliases = { "google-t5/t5-3b" }, type = "encoder-decoder",
      parameters = "2851598336 parameters", layers = 24, hidden = 1024, attention = "mha",
      heads = 32, kv_heads = 32, head_dim = 128, intermediate = 16384, gated = false,
      vocabulary = 32128, tied_embeddings = true, position = "relative", context = 512,
      licence = "apache-2.0", source = "config.json of google-t5/t5-3b",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["t5-base"] = {
      aliases = { "google-t5/t5-base" }, type = "encoder-decoder",
      parameters = "222903552 parameters", layers = 12, hidden = 768, attention = "mha",
      heads = 12, kv_heads = 12, head_dim = 64, intermediate = 3072, gated = false,
      vocabulary = 32128, tied_embeddings = true, position = "relative", context = 512,
      licence = "apache-2.0", source = "config.json of google-t5/t5-base",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["t5-large"] = {
      aliases = { "google-t5/t5-large" }, type = "encoder-decoder",
      parameters = "737668096 parameters", layers = 24, hidden = 1024, attention = "mha",
      heads = 16, kv_heads = 16, head_dim = 64, intermediate = 4096, gated = false,
      vocabulary = 32128, tied_embeddings = true, position = "relative", context = 512,
      licence = "apache-2.0", source = "config.json of google-t5/t5-large",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
    ["t5-small"] = {
      aliases = { "google-t5/t5-small" }, type = "encoder-decoder",
      parameters = "60506624 parameters", layers = 6, hidden = 512, attention = "mha", heads = 8,
      kv_heads = 8, head_dim = 64, intermediate = 2048, gated = false, vocabulary = 32128,
      tied_embeddings = true, position = "relative", context = 512, licence = "apache-2.0",
      source = "config.json of google-t5/t5-small",
      note = "build recalled, not read; parameters counted from the build, as a count recalled \z
        says; so many layers in the encoder, and as many in the decoder",
    },
  },
}
