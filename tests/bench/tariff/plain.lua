-- A tariff of tiers in tiers in pure Lua, for Lua 5.4 and LuaJIT: tariff.lua's model, math.random, quantiles by
-- table.sort.
local bench = dofile((arg[0]:match "^(.*)/" or ".") .. "/../common/bench.lua")

local log = math.log

local normal = bench.normal()
local draws = {
  usage = bench.lognormal(normal, 2, 4000), prompt = bench.lognormal(normal, 2, 150), cached = bench.uniform(0, 0.8),
  waiting = bench.triangular(0, 0.2, 1), busy = bench.triangular(0.1, 0.3, 0.8),
  exchange = bench.lognormal(normal, 0.9, 1.15), discount = bench.uniform(0, 0.2), seats = bench.triangular(1, 5, 60),
}

local TIERS = {
  { fee = 0, seat = 4, waiting = 0.50, off = 0.30, busy = 0.50, surcharge = 0.4, least = 20 },
  { fee = 15, seat = 3, waiting = 0.40, off = 0.40, busy = 0.40, surcharge = 0.5, least = 90 },
  { fee = 80, seat = 2, waiting = 0.30, off = 0.45, busy = 0.35, surcharge = 0.6, least = 400 },
  { fee = 300, seat = 1, waiting = 0.25, off = 0.50, busy = 0.30, surcharge = 0.8, least = 2000 },
}

local function by_hours(cost, tier)
  local busy = draws.busy()
  if busy > tier.busy then cost = cost * (1 + tier.surcharge * (busy - tier.busy)) end
  if cost < tier.least then return tier.least, 1 end
  return cost, 0
end

local function by_waiting(cost, tier)
  local waiting = draws.waiting()
  if waiting > tier.waiting then cost = cost - cost * waiting * tier.off end
  return by_hours(cost + tier.fee + draws.seats() * tier.seat, tier)
end

local function by_prompt(usage, rate, tier)
  local share, prompt = draws.cached(), draws.prompt()
  local fresh, cached = usage * (1 - share), usage * share
  local cost
  if prompt <= 8 then
    cost = (fresh + cached * 0.25) * rate
  elseif prompt <= 64 then
    cost = (fresh + cached * 0.4) * rate * 1.25 + 20
  else
    cost = (fresh + cached * 0.5) * rate * (1.25 + 0.3 * log(prompt / 64)) + 50
  end
  return by_waiting(cost, tier)
end

local function bill(usage)
  if usage < 10 then return by_prompt(usage, 3.00, TIERS[1]) end
  if usage < 100 then return by_prompt(usage, 2.40, TIERS[2]) end
  if usage < 1000 then return by_prompt(usage, 1.90, TIERS[3]) end
  return by_prompt(usage, 1.60 * (usage / 1000) ^ -0.15, TIERS[4])
end

bench.main { workload = "tariff", run = function(n)
  local all, each, count = {}, {}, 0
  for i = 1, n do
    local usage = draws.usage()
    local cost, least = bill(usage)
    local paid = cost * draws.exchange() * (1 - draws.discount())
    all[i], each[i], count = paid, paid / usage, count + least
  end
  return { paid = bench.quantiles(all), each = bench.quantiles(each), least = { count / n } }
end }
