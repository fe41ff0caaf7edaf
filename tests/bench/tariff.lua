-- A tariff of tiers in tiers, as price lists have them: by usage, by the length of prompts, by the share that may
-- wait, by the share of the busy hours, and no less than a minimum.  Five levels of `if` on uncertain amounts make
-- 96 paths.  Plain numbers: millions of tokens a month, thousands of tokens a prompt, dollars.
local perigee = require "perigee"

-- Level 5: no less than a minimum.
local function at_least(cost, least)
  if cost < least then return least, 1 end
  return cost, 0
end

-- Level 4: busy hours cost more.
local function by_hours(a, cost, tier)
  if a.busy > tier.busy then cost = cost * (1 + tier.surcharge * (a.busy - tier.busy)) end
  return at_least(cost, tier.least)
end

-- Level 3: what may wait costs less.
local function by_waiting(a, cost, tier)
  if a.waiting > tier.waiting then cost = cost - cost * a.waiting * tier.off end
  return by_hours(a, cost + tier.fee + a.seats * tier.seat, tier)
end

-- Level 2: long prompts cost more, and a cache spares less of them.
local function by_prompt(a, rate, tier)
  local fresh, cached = a.usage * (1 - a.cached), a.usage * a.cached
  local cost
  if a.prompt <= 8 then
    cost = (fresh + cached * 0.25) * rate
  elseif a.prompt <= 64 then
    cost = (fresh + cached * 0.4) * rate * 1.25 + 20
  else
    cost = (fresh + cached * 0.5) * rate * (1.25 + 0.3 * math.log(a.prompt / 64)) + 50
  end
  return by_waiting(a, cost, tier)
end

-- Level 1: the plan goes by the usage.
local function bill(a)
  if a.usage < 10 then
    return by_prompt(a, 3.00, { fee = 0, seat = 4, waiting = 0.50, off = 0.30, busy = 0.50, surcharge = 0.4,
                                least = 20 })
  elseif a.usage < 100 then
    return by_prompt(a, 2.40, { fee = 15, seat = 3, waiting = 0.40, off = 0.40, busy = 0.40, surcharge = 0.5,
                                least = 90 })
  elseif a.usage < 1000 then
    return by_prompt(a, 1.90, { fee = 80, seat = 2, waiting = 0.30, off = 0.45, busy = 0.35, surcharge = 0.6,
                                least = 400 })
  end
  return by_prompt(a, 1.60 * (a.usage / 1000) ^ -0.15, { fee = 300, seat = 1, waiting = 0.25, off = 0.50, busy = 0.30,
                                                         surcharge = 0.8, least = 2000 })
end

return perigee.scenario {
  title = "tariff",
  assume = {
    usage = "2 to 4000", prompt = "2 to 150", cached = "0 .. 0.8", waiting = "triangular(0, 0.2, 1)",
    busy = "triangular(0.1, 0.3, 0.8)", exchange = "0.9 to 1.15", discount = "0 .. 0.2", seats = "triangular(1, 5, 60)",
  },
  model = function(a)
    local cost, least = bill(a)
    local paid = cost * a.exchange * (1 - a.discount)
    return { paid = paid, each = paid / a.usage, least = least }
  end,
}
