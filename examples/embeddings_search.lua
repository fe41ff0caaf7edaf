-- Search by meaning: embeddings through an API, or from a card of one's own?
--
--   build/bin/perigee run examples/embeddings_search.lua
--   build/bin/perigee run examples/embeddings_search.lua --set renewed="100 %/month"
--
-- What to learn here: a stock and a flow (a corpus that is renewed), one-off work spread
-- over its life, rows of storage, an endpoint with functions and a gateway before it.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

perigee.unit "chunk" -- a piece of a text, with one vector

return perigee.scenario {
  title = "Search by meaning: embeddings by the token, or from one's own card?",
  as_of = "2026-08-01",

  assume = {
    corpus   = { "5M to 20M chunks", source = "ours: tickets, manuals and mails of ten years" },
    length   = { "200 to 400 tokens/chunk", source = "ours: a paragraph or two" },
    life     = { "2 years", source = "ours: then another model, and all is embedded anew" },
    renewed  = { "2 to 10 %/month", source = "ours: chunks that change or come" },
    queries  = { "50k to 200k requests/day", source = "ours: searches of staff and customers" },
    query    = { "10 to 40 tokens/request", source = "ours" },
    numbers  = { 768, source = "the width of bge-base; the API's vectors are cut to it" },
    copies   = { 2.5, source = "ours: vectors, index, and a replica of half of it" },
    time     = { "20 ms/request", source = "ours: one query at a time on a small card" },
    engineer = { "0.1 to 0.25 FTE", source = "ours: to keep the endpoint and upgrade it" },
  },

  model = function(a)
    -- Tokens per time: the corpus once in its life, what is renewed, and the queries.
    local embedded = a.corpus * a.length * (1 / a.life + a.renewed)
    local traffic = perigee.traffic { requests = a.queries, input = a.query,
                                      output = "0 tokens/request", peak = 3 }

    -- 4 bytes a number; kept wherever the vectors come from.
    local vectors = a.corpus * a.numbers * "4 B/chunk"
    local kept = perigee.cost("storage", "vectors", vectors * a.copies
      * figure(entry("services", "gcp/ssd-disk"), "price"))

    local row = entry("api-prices", "openai/text-embedding-3-small")
    return {
      perigee.api { "text-embedding-3-small", model = "openai/text-embedding-3-small", traffic = traffic,
        costs = { perigee.cost("tokens", "corpus, by tomorrow", embedded * figure(row, "batch_input")),
                  kept } },

      perigee.serverless { "bge-base on an L4", endpoint = "gcp/g2-standard-4",
        traffic = traffic, time = a.time, concurrency = 8,
        functions = { time = "50 ms/request", memory = "256 MB", service = "aws/lambda" },
        gateway = { service = "aws/api-gateway-http" },
        costs = { perigee.staff { ["software-engineer"] = a.engineer }, kept },
        limits = { { "GPU memory", -- weights in 32 bits, and as much again for the texts
          needs = figure(entry("models", "baai/bge-base-en-v1.5"), "parameters") * "4 B/parameter" * 2,
          has = figure(entry("accelerators", "nvidia/l4-24gb"), "memory") } },
        notes = { "the corpus is embedded on the same card at night" } },

      vectors         = vectors:to "GB",
      tokens_per_year = (embedded + traffic.input_tokens):to "token/year",
    }
  end,
}
