-- Perigee inside a Lua program: which model is cheapest for one workload, on the
-- first day of each quarter?  The scenario is built in memory; nothing here is a
-- file of its own.
--
--   LUA_PATH=... LUA_CPATH=... lua5.4 examples/embed/price_watch.lua     (see the README at the top)
local perigee = require "perigee"

local models = { "openai/gpt-4", "openai/gpt-4-turbo", "openai/gpt-4o", "openai/gpt-4.1", "openai/gpt-5" }
local days = { "2023-07-01", "2024-01-01", "2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01" }

-- The same workload for whichever models are sold on that day.
local function scenario_for(sold)
  return perigee.scenario {
    title = "One workload through the years",
    assume = {
      requests = "10k requests/day",
      input = "800 to 1600 tokens/request",
      output = "150 to 400 tokens/request",
    },
    model = function(a)
      local traffic = perigee.traffic { requests = a.requests, input = a.input, output = a.output }
      local options = {}
      for i, model in ipairs(sold) do
        options[i] = perigee.api { model = model, traffic = traffic }
      end
      return options
    end,
  }
end

local book = assert(perigee.catalog.open { folders = { assert(perigee.catalog.shipped()) } })

for _, day in ipairs(days) do
  local sold = {}
  for _, model in ipairs(models) do
    if book:price(model, day) then sold[#sold + 1] = model end
  end
  local result = assert(perigee.run(scenario_for(sold), { as_of = day, samples = 4096 }))
  for _, option in ipairs(result.options) do
    if option.name == result.cheapest then
      print(("%s  %-20s %7.0f USD/month  (%.0f to %.0f)"):format(day, option.name,
        option.cost.mean, option.cost.p5, option.cost.p95))
    end
  end
end
