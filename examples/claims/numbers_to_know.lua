-- Numbers that every developer with a language model should know: do they hold?
--
-- Article llm-numbers, claims B01 to B14: each output below is named after its claim in
-- claims.csv.  `perigee run examples/claims/numbers_to_know.lua` shows them; README.md
-- has them beside what was published.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

local article, ours = "llm-numbers: ", "ours: "

local total = perigee.total

-- Keys and values of one token in every layer.
local function kv_per_token(model, bytes)
  return 2 * figure(model, "layers") * figure(model, "kv_heads") * figure(model, "head_dim")
    * bytes / "1 token"
end

-- How much faster a full batch decodes than one request alone.  A step reads all
-- weights and the context of each request, or computes 2 FLOP per parameter and
-- request, whichever takes longer; the batch is what memory leaves room for.
local function batching(model, card, context, bytes)
  local parameters = figure(model, "parameters")
  local weights = parameters * bytes / "1 parameter"
  local each = kv_per_token(model, bytes) * context
  local batch = math.floor((figure(card, "usable_memory") - weights) / each)
  local function step(requests)
    local read = (weights + requests * each) / figure(card, "bandwidth")
    local computed = 2 * parameters * "1 FLOP/parameter" * requests / figure(card, "bf16")
    return math.max(read, computed)
  end
  return batch * step(1) / step(batch), batch
end

-- Weights of an encoder and what one layer of it works on, all kept at once: input, query,
-- key and value; the scores of each head; the wide layer behind them.
local function encoder_memory(model, batch, length, bytes)
  local hidden, heads = figure(model, "hidden"), figure(model, "heads")
  local per_token = 4 * hidden + heads * length + figure(model, "intermediate")
  return figure(model, "parameters") * bytes / "1 parameter" + batch * length * per_token * bytes
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
    adapter         = { "0.1 %", source = "self-host-fr: LoRA's share of the parameters" },
    trained         = { "13B parameters", source = article .. "a model of 13 billion parameters" },
    training_tokens = { "1.4T tokens", source = article .. "trained on 1.4T tokens" },
    flop            = { "6 FLOP/(parameter token)", source = article .. "6 FLOP per parameter and token" },
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
    local peak = figure(entry("accelerators", "nvidia/t4-16gb"), "fp16")
    local per_token = 2 * figure(embedder, "parameters") * "1 FLOP/parameter" / "1 token"
    local texts = perigee.traffic { requests = a.embedded / a.context * "1 request",
                                    input = a.context / "1 request", output = "0 tokens/request" }

    -- B08: hours of a card to train.
    local a100 = entry("accelerators", "nvidia/a100-sxm-80gb")
    local small_a100 = entry("accelerators", "nvidia/a100-sxm-40gb")
    local function training(tokens)
      return a.trained * tokens * a.flop / (figure(a100, "bf16") * a.card_use)
    end
    local machine = entry("machines", "aws/p4d.24xlarge")
    local catalog_hour = figure(machine, "on_demand") / figure(machine, "count")

    local llama7, llama13 = entry("models", "meta/llama-2-7b"), entry("models", "meta/llama-2-13b")
    local gain13, batch13 = batching(llama13, a100, a.context, a.bytes)
    local gain7, batch7 = batching(llama7, small_a100, a.context, a.bytes)

    return {
      perigee.api { "Embedding through the API", model = "openai/text-embedding-ada-002",
                    traffic = texts, notes = { "B05: at 4000 tokens a second" } },
      perigee.host { "Embedding on one T4", instance = "aws/g4dn.xlarge", replicas = 1,
                     weights = encoder_memory(embedder, a.embedder_batch, a.embedder_length,
                                              a.embedder_bytes),
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
      B05_share_of_the_card_then = (load * per_token / peak):to "%",
      B05_load_that_breaks_even = (hour / figure(embedding, "input")):to "token/s",
      B06 = ratio(tuned, untuned, "output"),
      B07 = a.served / a.served, -- merged: the same parameters
      B07_beside = (a.served + a.served * a.adapter) / a.served,
      B08_low = (training(a.training_tokens) * a.card_low):to "USD",
      B08_high = (training(a.training_tokens) * a.card_high):to "USD",
      B08_at_the_catalog_price = (training(a.training_tokens) * catalog_hour):to "USD",
      B08_hour_that_makes_it_true = (a.million / training(a.training_tokens)):to "USD/hour",
      B09 = training(a.tuning_tokens) / training(a.training_tokens),
      B09_most_tokens = a.training_tokens * 0.001,
      B10_V100 = figure(entry("accelerators", "nvidia/v100-sxm2-16gb"), "memory"),
      B10_A10G = figure(entry("accelerators", "nvidia/a10g-24gb"), "memory"),
      B10_A100_small = figure(small_a100, "memory"),
      B10_A100_large = figure(a100, "memory"),
      B11 = (a.served * a.bytes / "1 parameter"):to "GB",
      B12 = encoder_memory(embedder, a.embedder_batch, a.embedder_length, a.embedder_bytes):to "GB",
      B12_weights_alone = (figure(embedder, "parameters") * a.embedder_bytes / "1 parameter"):to "GB",
      B13 = gain13,
      B13_batch = batch13,
      B13_of_7B_on_40_GB = gain7,
      B13_batch_of_7B_on_40_GB = batch7,
      B14 = (kv_per_token(llama13, a.bytes) * "1 token"):to "MB",
    }
  end,
}
