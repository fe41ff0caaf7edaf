-- Three years of growth: by the token, on machines by the hour, reserved by the year, or bought?
--
--   build/bin/perigee run examples/growing_pains.lua
--   build/bin/perigee run examples/growing_pains.lua --set growth="10 .. 40 %/year"
--
-- What to learn here: perigee.timeline (a model month by month: growth, prices that fall by
-- the catalog's own history, hiring, what is paid once), and what it tells: net present
-- values, the month in which an investment has paid back, and what is left at the end.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

return perigee.scenario {
  title = "Three years of growth: by the token, rented, reserved or bought?",
  as_of = "2026-08-01",

  assume = {
    requests  = { "150k to 300k requests/day", source = "ours: in the first month" },
    growth    = { "40 .. 120 %/year", source = "ours: last year it was 75 %" },
    input     = { "1000 to 1800 tokens/request", source = "ours" },
    output    = { "250 tokens/request", source = "ours: answers are cut at 400" },
    peak      = { "triangular(2, 3, 4)", source = "ours: busiest hour against the average one" },
    -- How fast what is bought by the token gets cheaper: the catalog's history, or some of it.
    cheaper   = { "0 .. 40 %", source = "ours: of the fall of that class since 2023" },
    full      = { "60 .. 80 %", source = "ours: how full a machine may run in the busiest hour" },
    pace      = { "80 ms", source = "ours: per token, twice as fast as people read" },
    setup     = { "30k to 80k USD", source = "ours: to get the model into service, once" },
    racks     = { "15k to 40k USD", source = "an offer: cages, switches, the move in" },
    residual  = { "5 .. 25 %", source = "ours: of a box's price, after its life" },
    discount  = { "6 .. 12 %/year", source = "ours: what money costs us" },
  },

  model = function(a)
    -- The lowest price each day of OpenAI's models of that class, as a line through time.
    local fall = perigee.catalog.trend { kind = "api-prices", field = "output",
      name = { "openai/gpt-4", "openai/gpt-4-turbo", "openai/gpt-4o", "openai/gpt-4.1" } }.falls

    return perigee.timeline {
      months = 36, start = "2026-09-01", discount = a.discount,

      once = { Rented   = { { "tuning", "into service", a.setup } },
               Reserved = { { "tuning", "into service", a.setup } },
               Bought   = { { "tuning", "into service", a.setup }, { "hardware", "racks", a.racks } } },

      month = function(t)
        local traffic = perigee.traffic { requests = a.requests * t.growth(a.growth),
                                          input = a.input, output = a.output, peak = a.peak }

        -- Half an engineer at first, one from the second year on.
        local people = t.steps { { 1, "0.5 FTE" }, { 13, "1 FTE" } }

        local function hosted(name, commitment)
          return perigee.host { name, instance = "gcp/a3-highgpu-2g", region = "us-central1",
            commitment = commitment, model = "meta/llama-3.1-70b", quantization = "fp8",
            traffic = traffic, replicas = "auto", use = a.full, time_per_output_token = a.pace,
            staff = { ["ml-engineer"] = people } }
        end

        local bought = perigee.own { "Bought", box = "nvidia/hgx-8x-h100-sxm-80gb",
          life = figure(entry("finance", "life-accelerators"), "life"), residual = a.residual,
          electricity = figure(entry("energy", "us-virginia"), "electricity"), grid = "us-virginia",
          pue = figure(entry("energy", "pue"), "pue"), load = "60 %", power = "10 kW",
          space = figure(entry("energy", "colocation-us"), "space"),
          model = "meta/llama-3.1-70b", quantization = "fp8", traffic = traffic, count = "auto",
          use = a.full, time_per_output_token = a.pace,
          staff = { ["ml-engineer"] = people, ["devops-engineer"] = "0.3 FTE" } }

        local api = perigee.api { "By the token", model = "openai/gpt-4.1", traffic = traffic }
        return {
          perigee.repriced(api, { tokens = t.falling(fall * a.cheaper) }),
          hosted("Rented"),
          hosted("Reserved", "reserved_1y"),
          bought,

          requests = traffic.requests:to "request/day",
          boxes    = bought.replicas,
        }
      end,
    }
  end,
}
