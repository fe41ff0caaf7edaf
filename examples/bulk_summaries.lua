-- Documents summarised in bulk: now, by the next morning, on a rented machine, or by
-- an agency that prices by volume?
--
--   build/bin/perigee run examples/bulk_summaries.lua
--   build/bin/perigee run examples/bulk_summaries.lua --set documents="5k documents/day"
--
-- What to learn here: a counted unit of one's own, an axis (a list of values: the whole
-- answer varies over it), batch prices of the catalog, volume tiers, a machine that
-- runs for a part of the time.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

perigee.unit "document"
perigee.unit "page"

return perigee.scenario {
  title = "Summaries of documents: now, overnight, on a machine, or by an agency?",
  as_of = "2026-08-01",

  assume = {
    -- Two or more values in a list are an axis: every figure is computed at each.
    documents      = { "500 documents/day", "5k documents/day", "50k documents/day",
                       source = "ours: a pilot, a department, the whole house" },
    pages          = { "4 to 20 pages/document", source = "ours: a sample of 200" },
    words_per_page = { "350 to 500 words/page", source = "ours: the same sample" },
    summary        = { "150 to 250 words/document", source = "ours: half a page" },
    speed          = { "1000 tokens/s", source = "TensorRT-LLM 0.17, Llama 3.1 8B fp8 on one L40S, "
                         .. "2048 in, 128 out, offline: 1066 output tokens a second" },
    engineers      = { "0.1 to 0.3 FTE", source = "ours: to keep the night run going" },
  },

  model = function(a)
    local tokens_per_word = figure(entry("tokenizers", "cl100k_base/english"), "tokens_per_word")
    local traffic = perigee.traffic {
      requests = a.documents, -- any count per time: here documents
      input    = a.pages * a.words_per_page * tokens_per_word,
      output   = a.summary * tokens_per_word,
    }

    -- perigee.api pays the usual prices; others of the row are rows of one's own.
    local row = entry("api-prices", "openai/gpt-5.4-nano")
    local overnight = perigee.option { "GPT-5.4 nano, by tomorrow",
      costs = {
        perigee.cost("tokens", "input", traffic.input_tokens * figure(row, "batch_input")),
        perigee.cost("tokens", "output", traffic.output_tokens * figure(row, "batch_output")),
      },
      notes = { "answered within a day" },
    }

    -- A part of the time: 0.3 replicas run for 0.3 of the month.
    local busy = traffic.output_tokens / a.speed
    local machine = perigee.host { "Llama 3.1 8B, while there is work",
      model = "meta/llama-3.1-8b", quantization = "fp8", headroom = 1.5,
      instance = "digitalocean/l40s", traffic = traffic, throughput = a.speed,
      replicas = math.max(busy, 0.01), staff = { ["software-engineer"] = a.engineers } }

    -- Each document at the price of the tier that it falls in; "whole" would reprice all.
    local agency = perigee.option { "Agency", costs = { perigee.cost("fees", "by the document",
      perigee.tiers(a.documents, {
        { upto = "1000 documents/day", price = "0.05 USD/document" },
        { upto = "10k documents/day", price = "0.02 USD/document" },
        { price = "0.01 USD/document" },
      }, "marginal")) } }

    return {
      perigee.api { "GPT-5.4 nano, now", model = "openai/gpt-5.4-nano", traffic = traffic },
      overnight, machine, agency,

      tokens_per_document = traffic.input + traffic.output,
      machines            = busy,
    }
  end,
}
