-- A box on premises, the same machine rented, or an API?
--
--   build/bin/perigee run examples/on_premises.lua
--   build/bin/perigee run examples/on_premises.lua --set requests="2M requests/day"
--
-- What to learn here: perigee.own (depreciation, residual value, power, cooling, space,
-- upkeep), commitments, figures of catalogs that are uncertain themselves, limits.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

return perigee.scenario {
  title = "Llama 3.1 70B: a box on premises, the same rented, or an API?",
  as_of = "2026-08-01",

  assume = {
    requests  = { "200k to 500k requests/day", source = "ours" },
    input     = { "800 to 1500 tokens/request", source = "ours" },
    output    = { "200 to 400 tokens/request", source = "ours" },
    peak      = { "triangular(2, 3, 4)", source = "ours: busiest hour against the average one" },
    speed     = { "8000 to 17500 tokens/s", source = "four times 4390: TensorRT-LLM 0.17, Llama 3.1 70B fp8 "
                    .. "on two H100, 1000 in, 1000 out, offline; live traffic reaches half of it or more" },
    full      = { "60 .. 80 %", source = "ours: how full a machine may run in the busiest hour" },
    -- "a .. b" never leaves its bounds: right for shares, which end at 100 %.
    residual  = { "5 .. 20 %", source = "ours: of the price, at the end of its life" },
    load      = { "40 .. 70 %", source = "ours: average power against the most" },
    keepers   = { "0.5 to 1 FTE", source = "ours: racks, drivers, spare parts, on call" },
    engineers = { "0.5 to 1 FTE", source = "ours: the model and its server, wherever it runs" },
  },

  model = function(a)
    local traffic = perigee.traffic { requests = a.requests, input = a.input, output = a.output,
                                      peak = a.peak }

    -- How long it lasts, what a kWh, cooling, space and upkeep cost: catalogs, with spreads.
    local function finance(name, field) return figure(entry("finance", name), field) end
    local function energy(name, field) return figure(entry("energy", name), field) end

    local owned = perigee.own { "A box on premises", box = "nvidia/dgx-h100-640gb",
      life = finance("life-accelerators", "life"), residual = a.residual,
      electricity = energy("us-virginia", "electricity"), grid = "us-virginia",
      pue = energy("pue", "pue"), load = a.load,
      space = energy("colocation-us", "space"), maintenance = finance("maintenance", "rate"),
      model = "meta/llama-3.1-70b", quantization = "fp8", headroom = 1.5,
      traffic = traffic, throughput = a.speed, use = a.full, count = "auto",
      staff = { ["devops-engineer"] = a.keepers, ["ml-engineer"] = a.engineers } }

    local function rented(name, instance)
      return perigee.host { name, instance = instance,
        model = "meta/llama-3.1-70b", quantization = "fp8", headroom = 1.5,
        traffic = traffic, throughput = a.speed, use = a.full, replicas = "auto",
        staff = { ["ml-engineer"] = a.engineers } }
    end

    return {
      owned,
      rented("Rented, AWS", "aws/p5.48xlarge"),
      rented("Rented, Google", "gcp/a3-highgpu-8g"),
      perigee.api { "GPT-4.1 mini by the token", model = "openai/gpt-4.1-mini", traffic = traffic },
      perigee.api { "GPT-4.1 by the token", model = "openai/gpt-4.1", traffic = traffic },

      busiest = (traffic.output_tokens * traffic.peak):to "token/s",
    }
  end,
}
