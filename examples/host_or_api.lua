-- A support assistant: pay per token, or rent machines and host a model?
--
-- Run it:            ./bootstrap run
-- Ask it otherwise:  build/bin/perigee run examples/host_or_api.lua --set requests="20k requests/day"
--
-- Everything under `assume` is yours to change.  A range such as "100 to 250" is
-- uncertain: nine times out of ten the truth lies inside.  Prices, the model's size
-- and the machine's memory are rows of the catalogs, as they stood on `as_of`.
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
    throughput      = { "2200 to 4390 tokens/s",
                        source = "4390: TensorRT-LLM 0.17, Llama 3.1 70B fp8 on two H100, 1000 in, 1000 out, "
                              .. "offline; live traffic reaches half of it or more" },
    use_at_peak     = { "60 % to 85 %", source = "how full a machine may run in the busiest hour" },
    headroom        = { 1.1, source = "our own guess: what the cache of running requests takes, at least" },
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

    -- Enough machines for the busiest hour, and one to spare.
    local busiest  = traffic.output_tokens * traffic.peak
    local machines = math.ceil(busiest / (a.throughput * a.use_at_peak)) + 1

    -- Beyond three machines somebody has to be there at night.
    local people = a.engineers
    if machines > 3 then
      people = people + "1 FTE"
    end

    return {
      perigee.api { "GPT-4.1", model = "openai/gpt-4.1", traffic = traffic },
      perigee.api { "GPT-5.4", model = "openai/gpt-5.4", traffic = traffic },
      perigee.host { "Llama 3.1 70B, hosted",
        model = "meta/llama-3.1-70b", quantization = "fp8", headroom = a.headroom,
        instance = "gcp/a3-highgpu-2g", region = "us-central1",
        traffic = traffic, throughput = a.throughput, replicas = machines,
        staff = { ["ml-engineer"] = { people, salary = a.salary } },
      },
      machines       = machines,
      tokens_per_day = traffic.input_tokens + traffic.output_tokens,
    }
  end,
}
