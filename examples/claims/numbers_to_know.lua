-- Numbers that every developer with a language model should know: do they hold?
--
-- Article llm-numbers, claims B01 to B14: each output below is named after its claim in
-- claims.csv.  `perigee run examples/claims/numbers_to_know.lua` shows them; README.md
-- has them beside what was published.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

local article, ours = "llm-numbers: ", "ours: "

local total = perigee.total

-- Weights of a model, all of them in so many bytes.
local function weights_of(parameters, bytes)
  return perigee.memory.weights { parameters = parameters, bits = bytes / "1 parameter" }
end

-- Weights of an encoder and what one layer of it works on, all kept at once: input, query,
-- key and value; the scores of each head; the wide layer behind them.
local function encoder_memory(model, batch, length, bytes)
  return weights_of(figure(model, "parameters"), bytes)
    + perigee.memory.activation {
      tokens = batch * length * "1 token", element = bytes,
      hidden = figure(model, "hidden"), hidden_widths = 4, scores = figure(model, "heads") * length,
      intermediate = figure(model, "intermediate"), intermediate_widths = 1 }
end

-- Tokens per second that a card embeds, one text at a time, at its peak.
local function embedding_rate(model, card, length)
  local rate, width = figure(card, "fp16"), figure(model, "heads") * figure(model, "head_dim")
  local time = perigee.serving.prefill {
    layers = figure(model, "layers"), hidden = figure(model, "hidden"), attention_width = width,
    weights = figure(model, "parameters"), weight_bits = "16 bits/parameter",
    head = "0 parameters", head_bits = "16 bits/parameter",
    cache = "0 B/token", cache_layers = figure(model, "layers"),
    devices = 1, bandwidth = figure(card, "bandwidth"), compute = rate, attention_compute = rate,
    weight_bandwidth = 1, cache_bandwidth = 1, compute_share = 1, prefill_share = 1, attention_share = 1,
    layer_time = "0 s", step_time = "0 s", sequence_time = "0 s", activation_traffic = 0,
    interference = 0, first_token_time = "0 s", queue = 0,
    batch = 1, input = length, output = "1 token" }
  return length / time
end

return perigee.scenario {
  title = "Numbers to know about language models",
  as_of = "2023-05-17",

  assume = {
    saving_low      = { "40 %", source = article .. "asking for brevity saves 40 % to 90 %" },
    saving_high     = { "90 %", source = article .. "asking for brevity saves 40 % to 90 %" },
    words           = { "750 words", source = article .. "750 words are about 1000 tokens" },
    tokens          = { "1000 tokens", source = article .. "750 words are about 1000 tokens" },
    ratio_embedding = { 10, source = article .. "own embedding costs a tenth of the API's" },
    trained         = { "13B parameters", source = article .. "a model of 13 billion parameters" },
    training_tokens = { "1.4T tokens", source = article .. "trained on 1.4T tokens" },
    card_use        = { "50 %", source = article .. "cards reach about half of their peak" },
    card_low        = { "2 USD/hour", source = article .. "an hour of an A100, low" },
    card_high       = { "6 USD/hour", source = article .. "an hour of an A100, high" },
    million         = { "1e6 USD", source = article .. "about a million to train it" },
    served          = { "7e9 parameters", source = article .. "a model of 7 billion parameters" },
    bytes           = { "2 B", source = article .. "2 bytes a number" },

    requests        = { "10k requests/day", source = ours .. "a service of some size" },
    words_read      = { "400 tokens/request", source = ours .. "a question with some context" },
    words_written   = { "200 tokens/request", source = ours .. "an answer of a paragraph or two" },
    embedded        = { "4000 tokens/s", source = ours .. "texts to embed, day and night" },
    embedder_bytes  = { "4 B", source = ours .. "embedding models run in 32 bits" },
    embedder_batch  = { 16, source = ours .. "texts at a time" },
    embedder_length = { 512, source = ours .. "tokens a text, the most that the model takes" },
    rank            = { 16, source = ours .. "of an adapter of query and value" },
    cards           = { 2048, source = ours .. "as many as LLaMA was trained on" },
    life            = { "1 year", source = ours .. "until the next model" },
    tuning_tokens   = { "100M tokens", source = ours .. "some 75,000 pages of examples" },
    context         = { "512 tokens", source = ours .. "a question and half of its answer" },
  },

  model = function(a)
    local function prices(name) return entry("api-prices", "openai/" .. name) end
    local turbo, gpt4, gpt4_long = prices "gpt-3.5-turbo", prices "gpt-4", prices "gpt-4-32k"
    local embedding, tuned = prices "text-embedding-ada-002", prices "ft:davinci"
    local untuned = prices "text-davinci-003" -- davinci itself was no longer listed
    local function ratio(above, below, field) return figure(above, field) / figure(below, field) end

    -- B01: brevity, on the part of the bill that it touches and on all of it.
    local traffic = perigee.traffic { requests = a.requests, input = a.words_read,
                                      output = a.words_written }
    local function bill(name, saving)
      return perigee.api { name, model = "openai/gpt-4", traffic = perigee.brevity(traffic, saving) }
    end
    local as_is, brief, briefest = bill("GPT-4 as it talks", "0 %"),
      bill("GPT-4, 40 % briefer", a.saving_low), bill("GPT-4, 90 % briefer", a.saving_high)
    local function saved(option) return (1 - total(option) / total(as_is)):to "%" end
    local function saved_output(option)
      return (1 - option.rows[2].amount / as_is.rows[2].amount):to "%"
    end

    -- B05: a card costs the same, busy or idle; the API is paid by the token.
    local embedder = entry("models", "intfloat/e5-base-v2")
    local card = entry("machines", "aws/g4dn.xlarge")
    local hour = figure(card, "on_demand")
    local load = hour / (figure(embedding, "input") / a.ratio_embedding)
    local rate = embedding_rate(embedder, entry("accelerators", "nvidia/t4-16gb"), a.context)
    local embedder_memory = encoder_memory(embedder, a.embedder_batch, a.embedder_length, a.embedder_bytes)
    local texts = perigee.traffic { requests = a.embedded / a.context * "1 request",
                                    input = a.context / "1 request", output = "0 tokens/request" }

    -- B08, B09: what training comes to, on rented cards.
    local function trained(tokens, given)
      given[1], given.parameters, given.tokens = "training", a.trained, tokens
      given.devices, given.life = a.cards, a.life
      return perigee.train(given)
    end
    local a100 = entry("accelerators", "nvidia/a100-sxm-80gb")
    local small_a100 = entry("accelerators", "nvidia/a100-sxm-40gb")
    local function on_cards(price, tokens)
      return trained(tokens or a.training_tokens, { accelerator = a100.name, price = price,
                                                    utilisation = a.card_use })
    end
    local function on_machines(share)
      return trained(a.training_tokens, { instance = "aws/p4d.24xlarge", utilisation = share })
    end
    local low, high = on_cards(a.card_low), on_cards(a.card_high)
    local tuned_low = on_cards(a.card_low, a.tuning_tokens)

    -- B13: one request alone, and as many as memory holds beside the weights.
    local halves = perigee.traffic { requests = a.requests, input = a.context / 2 / "1 request",
                                     output = a.context / 2 / "1 request" }
    local function serving(model, instance, concurrency)
      return perigee.host { model, instance = instance, model = model, quantization = "fp16",
                            replicas = 1, traffic = halves, concurrency = concurrency }
    end
    local function batching(model, instance)
      local full = serving(model, instance)
      return full.throughput / serving(model, instance, 1).throughput, full.concurrency
    end
    local gain13, batch13 = batching("meta/llama-2-13b", "azure/nc24ads-a100-v4")
    local gain7, batch7 = batching("meta/llama-2-7b", "lambda/gpu_1x_a100_sxm4")

    -- B07: merged, an adapter leaves the weights as they are; beside them it comes on top.
    local base = perigee.memory.model_weights { model = "meta/llama-2-7b", quantization = "bf16" }
    local beside = base + perigee.memory.adapters { model = "meta/llama-2-7b", rank = a.rank }

    return {
      perigee.api { "Embedding through the API", model = "openai/text-embedding-ada-002",
                    traffic = texts, notes = { "B05: at 4000 tokens a second" } },
      perigee.host { "Embedding on one T4", instance = "aws/g4dn.xlarge", replicas = 1,
                     weights = embedder_memory,
                     notes = { "B05: busy or idle" } },

      B01_of_the_output_low = saved_output(brief),
      B01_of_the_output_high = saved_output(briefest),
      B01_of_the_bill_low = saved(brief),
      B01_of_the_bill_high = saved(briefest),
      B02 = a.tokens / a.words,
      B02_measured = figure(entry("tokenizers", "cl100k_base/english"), "tokens_per_word"),
      B03_input = ratio(gpt4, turbo, "input"),
      B03_output = ratio(gpt4, turbo, "output"),
      B03_32k_input = ratio(gpt4_long, turbo, "input"),
      B03_32k_output = ratio(gpt4_long, turbo, "output"),
      B04 = figure(turbo, "output") / figure(embedding, "input"),
      B05 = a.embedded * figure(embedding, "input") / hour,
      B05_load_that_makes_it_true = load:to "token/s",
      B05_share_of_the_card_then = (load / rate):to "%",
      B05_load_that_breaks_even = (hour / figure(embedding, "input")):to "token/s",
      B06 = ratio(tuned, untuned, "output"),
      B07 = base / base, -- merged: the same parameters
      B07_beside = beside / base,
      B07_added = (beside / base - 1):to "%",
      B08_low = low.price,
      B08_high = high.price,
      B08_at_the_catalog_price = on_machines(a.card_use).price,
      B08_at_the_measured_use = on_machines().price,
      B08_hour_that_makes_it_true = (a.million / low.device_hours):to "USD/hour",
      B08_time = low.time,
      B09 = tuned_low.price / low.price,
      B09_most_tokens = a.training_tokens * 0.001,
      B10_V100 = figure(entry("accelerators", "nvidia/v100-sxm2-16gb"), "memory"),
      B10_A10G = figure(entry("accelerators", "nvidia/a10g-24gb"), "memory"),
      B10_A100_small = figure(small_a100, "memory"),
      B10_A100_large = figure(a100, "memory"),
      B11 = weights_of(a.served, a.bytes):to "GB",
      B12 = embedder_memory:to "GB",
      B12_weights_alone = weights_of(figure(embedder, "parameters"), a.embedder_bytes):to "GB",
      B13 = gain13,
      B13_batch = batch13,
      B13_of_7B_on_40_GB = gain7,
      B13_batch_of_7B_on_40_GB = batch7,
      B14 = (perigee.memory.kv_token(perigee.memory.attention("meta/llama-2-13b", a.bytes))
             * "1 token"):to "MB",
    }
  end,
}
