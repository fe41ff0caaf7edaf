-- 10,000 requests a day: machines and people of one's own, or an API?
--
-- Article self-host-ru, claims D01 to D07: each output below is named after its claim in
-- claims.csv.  `perigee run examples/claims/self_host_or_api_10k.lua` shows them;
-- README.md has them beside what was published.  To see the jump of D03:
-- `--set volume="800k requests/month"`, and so on.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

perigee.unit "dialogue"

local article, ours = "self-host-ru: ", "ours: "

local total = perigee.total

return perigee.scenario {
  title = "10,000 requests a day: host or call?",
  as_of = "2023-11-01",

  assume = {
    requests     = { "10k requests/day", source = article .. "10,000 requests a day" },
    api_bill     = { "1000 USD/month", source = article .. "the same through an API" },
    api_month    = { "30 days", source = "ours: the month that the article counts" },
    hosted_low   = { "40000 USD/month", source = article .. "hosting it, low" },
    hosted_high  = { "60000 USD/month", source = article .. "hosting it, high" },
    dialogues    = { "8000 dialogues/day", source = article .. "hosting is cheaper beyond" },

    engineers    = { "1.5 FTE", source = ours .. "to deploy, watch and mend" },
    peak         = { 3, source = ours .. "the busiest hour against the average" },
    written      = { "200 tokens/request", source = ours .. "an answer of a paragraph or two" },
    dialogue     = { "5000 tokens/dialogue", source = ours .. "ten turns, each read again" },
    threshold    = { "300k requests/month", source = ours .. "where a price list changes" },
    volume       = { "300k requests/month", source = ours .. "at the threshold" },
    price_below  = { "3 USD/krequest", source = ours .. "up to the threshold" },
    price_above  = { "4 USD/krequest", source = ours .. "beyond it" },
    officer      = { "0.25 FTE", source = ours .. "who answers for data and audits" },
    officer_pay  = { "120k USD/(person year)", source = ours .. "a year, overhead included" },
    audit        = { "20k USD/year", source = ours .. "one audit a year" },
  },

  model = function(a)
    local turbo = entry("api-prices", "openai/gpt-3.5-turbo")
    local gpt4 = entry("api-prices", "openai/gpt-4")

    -- D02: the tokens that the bill implies; both ways carry them.
    local tokens = a.api_bill * "1 month" / (a.requests * a.api_month * figure(turbo, "output"))
    local traffic = perigee.traffic { requests = a.requests, input = tokens - a.written,
                                      output = a.written, peak = a.peak }

    -- D01: as many machines of eight A100 as it takes, and who keeps them; D07: and who answers for it.
    local compliance = perigee.compliance { audits = a.audit,
      staff = { officer = { a.officer, salary = a.officer_pay } } }
    local function hosted(name, given)
      given[1], given.instance, given.replicas = name, "aws/p4d.24xlarge", "auto"
      given.traffic = traffic
      given.model, given.quantization = "meta/llama-2-70b", "fp16"
      given.staff = { ["ml-engineer"] = a.engineers }
      return perigee.host(given)
    end
    local plain = hosted("Llama 2 70B on eight A100", { notes = { "D01: the machines and their engineers" } })
    local audited = hosted("Llama 2 70B, with compliance", { costs = compliance })
    local machines, each = total(plain, "compute"), total(plain, "staff") / a.engineers
    local function people(monthly) return ((monthly - machines) / each):to "FTE" end

    -- D03: two ways to read one price list.
    local function tiered(volume, mode)
      return perigee.tiers(volume, { { upto = a.threshold, price = a.price_below },
                                     { price = a.price_above } }, mode):to "USD/month"
    end
    local more = a.threshold + "1k requests/month"
    local function jump(mode) return tiered(more, mode) - tiered(a.threshold, mode) end

    -- D04: the break-even in dialogues, of either price.
    local function even(option, price)
      return (total(option) / (a.dialogue * figure(price, "output"))):to "dialogue/day"
    end
    local function implied(monthly) return (monthly / a.dialogues):to "USD/dialogue" end
    local middle = (a.hosted_low + a.hosted_high) / 2

    -- D05: swarms of volunteers; one stream each.
    local function swarm(name)
      local answers = perigee.traffic { requests = a.requests, input = "0 tokens/request",
                                        output = a.written }
      return perigee.swarm { "A swarm with " .. name, swarm = name, traffic = answers,
                             notes = { "D05: one stream for all" } }
    end
    local llama_swarm, falcon_swarm = swarm "llama-2-70b", swarm "falcon-180b"
    local llama_speed, falcon_speed = llama_swarm.throughput, falcon_swarm.throughput

    local lead = figure(entry("models", "openai/gpt-4"), "mmlu")
    local behind = figure(entry("models", "meta/llama-2-70b"), "mmlu")

    return {
      perigee.api { "GPT-3.5 Turbo", model = "openai/gpt-3.5-turbo",
        traffic = traffic, notes = { "D02: with the tokens implied" } },
      plain, audited, llama_swarm, falcon_swarm,

      D01 = total(plain),
      D01_engineers_low = people(a.hosted_low),
      D01_engineers_high = people(a.hosted_high),
      D01_machine = machines:to "USD/month",
      D01_machines = plain.replicas,
      D01_requests_that_it_carries = (plain.throughput / a.written):to "request/day",
      D01_busy = (traffic.output_tokens / (plain.throughput * plain.replicas)):to "%",
      D02 = (a.requests * a.api_month * tokens * figure(turbo, "output") / "1 month"):to "USD/month",
      D02_tokens = tokens:to "token/request",
      D03_at_the_volume_marginal = tiered(a.volume, "marginal"),
      D03_at_the_volume_whole = tiered(a.volume, "whole"),
      D03_next_thousand_marginal = jump "marginal",
      D03_next_thousand_whole = jump "whole",
      D04_a_dialogue_low = implied(a.hosted_low),
      D04_a_dialogue_high = implied(a.hosted_high),
      D04_tokens_GPT_3_5 = (implied(middle) / figure(turbo, "output")):to "token/dialogue",
      D04_tokens_GPT_4 = (implied(middle) / figure(gpt4, "output")):to "token/dialogue",
      D04_even_GPT_3_5 = even(plain, turbo),
      D04_even_GPT_4 = even(plain, gpt4),
      D05_Llama_2_70B = llama_speed,
      D05_Falcon_180B = falcon_speed,
      D05_answer_of_Llama_2_70B = (a.written * "1 request" / llama_speed):to "s",
      D05_answer_of_Falcon_180B = (a.written * "1 request" / falcon_speed):to "s",
      D05_answers_of_Llama_2_70B = (llama_speed / a.written):to "request/day",
      D05_answers_of_Falcon_180B = (falcon_speed / a.written):to "request/day",
      D06_points = (lead - behind):to "%",
      D06_relative = (lead / behind - 1):to "%",
      D07 = (total(audited) - total(plain)):to "USD/year",
    }
  end,
}
