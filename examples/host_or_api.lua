-- A support assistant: pay per token, or rent machines and host a model?
--
-- Run it:            ./bootstrap run
-- Ask it otherwise:  build/bin/perigee run examples/host_or_api.lua --set requests="20k requests/day"
--
-- Everything under `assume` is yours to change.  A range such as "100 to 250" is
-- uncertain: nine times out of ten the truth lies inside.  Prices, how the model is
-- built, what the machine has and what vLLM makes of it are rows of the catalogs.
local perigee = require "perigee"

return perigee.scenario {
  title = "Support assistant: a large model by API, or Llama 3.1 70B on rented machines?",
  as_of = "2026-08-01", -- the prices of this day

  assume = {
    requests        = { "200k to 600k requests/day", source = "our forecast" },
    words_in        = { "600 to 1200 words/request", source = "ticket, history and three help pages" },
    words_out       = { "100 to 250 words/request", source = "answers of our own agents" },
    tokens_per_word = { "1.2 to 1.6 tokens/word", source = "English on current tokenizers" },
    peak            = { "triangular(2, 3, 5)", source = "busiest hour against the average day" },

    -- Hosting: machines with two H100, rented by the hour.
    pace            = { "80 ms", source = "each token: 12 in a second, twice as fast as people read" },
    wait            = { "3 s", source = "until the first token: our own wish" },
    use_at_peak     = { "60 .. 85 %", source = "how full a machine may run in the busiest hour" },
    engineers       = { "0.5 to 1.5 FTE", source = "our own guess: deploy, watch, upgrade, be on call" },
    salary          = { "180k to 250k USD/(person year)",
                        source = "BLS wages of May 2024 times 1.4 for overhead" },
  },

  model = function(a)
    local traffic = perigee.traffic {
      requests = a.requests,
      input    = a.words_in * a.tokens_per_word,
      output   = a.words_out * a.tokens_per_word,
      peak     = a.peak,
    }

    -- Beyond so many requests somebody has to be there at night.
    local people = a.engineers
    if a.requests > "400k requests/day" then
      people = people + "1 FTE"
    end

    -- Enough machines for the busiest hour, and one to spare: as many sequences at once
    -- on each as fit and still get their tokens in time.
    local hosted = perigee.host { "Llama 3.1 70B, hosted",
      model = "meta/llama-3.1-70b", quantization = "fp8",
      instance = "gcp/a3-highgpu-2g", region = "us-central1",
      traffic = traffic, replicas = "auto", spares = 1, use = a.use_at_peak,
      time_per_output_token = a.pace, time_to_first_token = a.wait,
      staff = { ["ml-engineer"] = { people, salary = a.salary } },
    }

    return {
      perigee.api { "GPT-4.1", model = "openai/gpt-4.1", traffic = traffic },
      perigee.api { "GPT-5.4", model = "openai/gpt-5.4", traffic = traffic },
      hosted,
      machines       = hosted.replicas,
      throughput     = hosted.throughput,
      tokens_per_day = traffic.input_tokens + traffic.output_tokens,
    }
  end,
}
