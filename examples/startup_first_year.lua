-- A start-up's first year: by the token, on a machine, or first one and then the other?
--
--   build/bin/perigee run examples/startup_first_year.lua
--   build/bin/perigee run examples/startup_first_year.lua --set growth="30 .. 50 %"
--
-- What to learn here: the model is ordinary Lua.  A `for` over months, an `if` on an
-- uncertain figure, functions of one's own: each path is traced and joined.
local perigee = require "perigee"
local entry, figure = perigee.catalog.entry, perigee.catalog.figure

return perigee.scenario {
  title = "The first year: by the token, on a machine, or first one and then the other?",
  as_of = "2026-08-01",

  assume = {
    users     = { "1000 to 4000 people", source = "ours: at the start" },
    growth    = { "10 .. 30 %", source = "ours: more each month" },
    requests  = { "3 to 8 requests/(person day)", source = "ours: of a user" },
    input     = { "1500 tokens/request", source = "ours: a document's part and a question" },
    output    = { "300 tokens/request", source = "ours" },
    credit    = { "2500 USD", source = "ours: a programme for start-ups, for the API" },
    speed     = { "2000 to 4054 tokens/s", source = "4054: TensorRT-LLM 0.17, Llama 3.1 8B fp8 on one "
                    .. "L40S, 1000 in, 1000 out, offline; live traffic reaches half of it or more" },
    peak      = { 4, source = "ours: everybody works in the same hours" },
    engineers = { "0.25 FTE", source = "ours: of a founder, for a machine" },
    founder   = { "60k to 90k USD/(person year)", source = "ours: what a founder pays herself" },
    move      = { "4000 to 10000 USD", source = "ours: to move from the API to a machine, once" },
  },

  model = function(a)
    local api = entry("api-prices", "openai/gpt-5.4-mini")
    local machine = figure(entry("machines", "aws/g6e.xlarge"), "on_demand")
    local month = perigee.quantity "1 month"

    -- What a month costs at so many requests, either way.
    local function by_token(requests)
      return requests * (a.input * figure(api, "input") + a.output * figure(api, "output")) * month
    end
    local function hosted(requests)
      local machines = math.ceil(requests * a.output * a.peak / a.speed)
      return machines * machine * month, a.engineers * a.founder * month
    end

    -- Twelve months, one after another.
    local tokens, machines, people = 0, 0, 0
    local mixed_tokens, mixed_machines, mixed_people, moved = 0, 0, 0, 0
    local requests = a.users * a.requests
    for _ = 1, 12 do
      local bill, rent, pay = by_token(requests), hosted(requests)
      tokens, machines, people = tokens + bill, machines + rent, people + pay

      -- The month in which a machine and its keeper are cheaper is the month to move.
      if moved == 1 or rent + pay < bill then
        moved = 1
        mixed_machines, mixed_people = mixed_machines + rent, mixed_people + pay
      else
        mixed_tokens = mixed_tokens + bill
      end
      requests = requests * (1 + a.growth)
    end

    local function yearly(category, label, sum) return perigee.cost(category, label, sum / "1 year") end
    local nothing = perigee.quantity "0 USD"
    local function after_credit(sum) return math.max(sum - a.credit, nothing) end

    return {
      perigee.option { "By the token", costs = { yearly("tokens", "all year", after_credit(tokens)) } },
      perigee.option { "A machine from the first day", costs = {
        yearly("compute", "machines", machines), yearly("staff", "a founder's time", people) } },
      perigee.option { "By the token, then a machine", costs = {
        yearly("tokens", "until the move", after_credit(nothing + mixed_tokens)),
        yearly("compute", "machines", nothing + mixed_machines),
        yearly("staff", "a founder's time", nothing + mixed_people),
        yearly("fees", "the move", moved * a.move) } },

      moved_within_the_year = moved,
      requests_at_the_end   = requests:to "request/day",
    }
  end,
}
