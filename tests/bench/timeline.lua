-- Sixty months of a service: by the token, on boxes of one's own, or both.  72 operations a month, 4,320 in all,
-- most of them on what the month before left.  Plain numbers: thousands of dollars, thousands of millions of tokens.
local perigee = require "perigee"

-- What the first month starts from.
local function start(a)
  return { volume = a.volume, growth = a.growth, hit = a.hit, price = a.price, box = a.box, capacity = a.capacity,
           boxes = 0, book = 0, discount = 1, ahead = 0, api_npv = 0, own_npv = 0, mixed_npv = 0, best = 0,
           months_ahead = 0 }
end

-- Trends: 9 operations.
local function grow(s, a)
  s.growth = s.growth * a.fade
  s.volume = s.volume + s.volume * s.growth
  s.hit = s.hit + (0.7 - s.hit) * a.learning
  s.price = s.price * a.price_kept
  s.box = s.box * a.box_kept
  s.capacity = s.capacity * 1.008
end

-- Tokens of the month that count, those of the cache a tenth: 6.
local function tokens_of(s, a)
  local tokens = s.volume * a.tokens
  return tokens * (1 - s.hit) + tokens * s.hit * 0.1
end

-- By the token, with discounts above 50 and 200: 9.
local function api_cost(s, tokens)
  local gross = tokens * s.price
  local first, second = math.max(gross - 50, 0), math.max(gross - 200, 0)
  return gross - first * 0.15 - second * 0.10
end

-- Boxes are bought as they are needed, and one in 67 breaks: 8, and 1 for the peak.
local function buy(s, a, peak)
  local needed = peak / (s.capacity * a.use)
  local kept = s.boxes * 0.985
  local bought = math.max(math.max(math.ceil(needed), 2) - kept, 0)
  s.boxes = kept + bought
  return needed, bought
end

-- Depreciation, power, space and people: 16.
local function own_cost(s, a, needed, bought)
  s.book = s.book * 0.97 + bought * s.box
  local load = math.min(needed / s.boxes, 1)
  local power = s.boxes * (load * 0.6 + 0.4) * a.power
  return s.book * 0.03 + power + s.boxes * 1.2 + (a.staff + s.boxes * 0.5)
end

-- Boxes for most of it, what is over by the token: 8.
local function mixed_cost(s, a, own, peak)
  local over = math.max(peak - s.boxes * s.capacity * a.use, 0)
  return own * 0.8 + over * s.price * 0.3
end

-- Present values, what is best, and who is ahead: 15.
local function account(s, a, api, own, mixed)
  s.discount = s.discount * a.discount
  s.api_npv = s.api_npv + api * s.discount
  s.own_npv = s.own_npv + own * s.discount
  s.mixed_npv = s.mixed_npv + mixed * s.discount
  s.best = s.best + math.min(math.min(api, own), mixed)
  s.ahead = s.ahead + api - own
  s.months_ahead = s.months_ahead + perigee.where(perigee.quantity(s.ahead):gt(0), 1, 0)
end

local function month(s, a)
  grow(s, a)
  local tokens = tokens_of(s, a)
  local peak = tokens * a.peak
  local needed, bought = buy(s, a, peak)
  local api, own = api_cost(s, tokens), own_cost(s, a, needed, bought)
  account(s, a, api, own, mixed_cost(s, a, own, peak))
end

return perigee.scenario {
  title = "timeline",
  assume = {
    volume = "2 to 8", growth = "triangular(0, 0.04, 0.10)", fade = "0.94 .. 0.99", tokens = "1 to 4",
    price = "8 to 30", price_kept = "triangular(0.95, 0.98, 1)", hit = "0.1 .. 0.4", learning = "0.02 .. 0.10",
    box = "180 to 320", box_kept = "triangular(0.97, 0.99, 1)", capacity = "3 to 12", use = "0.4 .. 0.8",
    power = "0.8 to 2.4", staff = "triangular(4, 12, 40)", peak = "triangular(1.5, 2.5, 5)",
    discount = "0.988 .. 0.997", months = 60,
  },
  model = function(a)
    local s = start(a)
    for _ = 1, a.months:number() do month(s, a) end
    return { api = s.api_npv, own = s.own_npv, mixed = s.mixed_npv, best = s.best, boxes = s.boxes,
             months_ahead = s.months_ahead }
  end,
}
