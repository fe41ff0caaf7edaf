-- Sixty months of a service in pure Lua, for Lua 5.4 and LuaJIT: timeline.lua's model, math.random, quantiles by
-- table.sort.
local bench = dofile((arg[0]:match "^(.*)/" or ".") .. "/../common/bench.lua")

local MONTHS = 60
local ceil, max, min = math.ceil, math.max, math.min

local normal = bench.normal()
local draws = {
  volume = bench.lognormal(normal, 2, 8), growth = bench.triangular(0, 0.04, 0.10), fade = bench.uniform(0.94, 0.99),
  tokens = bench.lognormal(normal, 1, 4), price = bench.lognormal(normal, 8, 30),
  price_kept = bench.triangular(0.95, 0.98, 1), hit = bench.uniform(0.1, 0.4), learning = bench.uniform(0.02, 0.10),
  box = bench.lognormal(normal, 180, 320), box_kept = bench.triangular(0.97, 0.99, 1),
  capacity = bench.lognormal(normal, 3, 12), use = bench.uniform(0.4, 0.8), power = bench.lognormal(normal, 0.8, 2.4),
  staff = bench.triangular(4, 12, 40), peak = bench.triangular(1.5, 2.5, 5), discount = bench.uniform(0.988, 0.997),
}

local function start()
  return { volume = draws.volume(), growth = draws.growth(), hit = draws.hit(), price = draws.price(),
           box = draws.box(), capacity = draws.capacity(), boxes = 0, book = 0, discount = 1, ahead = 0, api = 0,
           own = 0, mixed = 0, best = 0, months_ahead = 0 }
end

local function rest()
  return { fade = draws.fade(), tokens = draws.tokens(), price_kept = draws.price_kept(), learning = draws.learning(),
           box_kept = draws.box_kept(), use = draws.use(), power = draws.power(), staff = draws.staff(),
           peak = draws.peak(), discount = draws.discount() }
end

local function grow(s, a)
  s.growth = s.growth * a.fade
  s.volume = s.volume + s.volume * s.growth
  s.hit = s.hit + (0.7 - s.hit) * a.learning
  s.price = s.price * a.price_kept
  s.box = s.box * a.box_kept
  s.capacity = s.capacity * 1.008
end

local function api_cost(gross)
  return gross - max(gross - 50, 0) * 0.15 - max(gross - 200, 0) * 0.10
end

local function own_cost(s, a, peak)
  local needed, kept = peak / (s.capacity * a.use), s.boxes * 0.985
  local bought = max(max(ceil(needed), 2) - kept, 0)
  local boxes = kept + bought
  local book = s.book * 0.97 + bought * s.box
  s.boxes, s.book = boxes, book
  local load = min(needed / boxes, 1)
  local power = boxes * (load * 0.6 + 0.4) * a.power
  return book * 0.03 + power + boxes * 1.2 + (a.staff + boxes * 0.5)
end

local function mixed_cost(s, a, own, peak)
  return own * 0.8 + max(peak - s.boxes * s.capacity * a.use, 0) * s.price * 0.3
end

local function account(s, a, api, own, mixed)
  local discount, ahead = s.discount * a.discount, s.ahead + api - own
  s.discount, s.ahead = discount, ahead
  s.api = s.api + api * discount
  s.own = s.own + own * discount
  s.mixed = s.mixed + mixed * discount
  s.best = s.best + min(min(api, own), mixed)
  if ahead > 0 then s.months_ahead = s.months_ahead + 1 end
end

local function month(s, a)
  grow(s, a)
  local tokens = s.volume * a.tokens
  tokens = tokens * (1 - s.hit) + tokens * s.hit * 0.1
  local peak = tokens * a.peak
  local api, own = api_cost(tokens * s.price), own_cost(s, a, peak)
  account(s, a, api, own, mixed_cost(s, a, own, peak))
end

bench.main { workload = "timeline", warm = 2000, run = function(n)
  local lists, boxes, months_ahead = { api = {}, own = {}, mixed = {}, best = {} }, 0, 0
  for i = 1, n do
    local s, a = start(), rest()
    for _ = 1, MONTHS do month(s, a) end
    for name, list in pairs(lists) do list[i] = s[name] end
    boxes, months_ahead = boxes + s.boxes, months_ahead + s.months_ahead
  end
  local made = { boxes = { boxes / n }, months_ahead = { months_ahead / n } }
  for name, list in pairs(lists) do made[name] = bench.quantiles(list) end
  return made
end }
