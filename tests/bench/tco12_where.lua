-- tco12.lua with perigee.where and math.max in place of each `if`: the same answers from one path.
local perigee = require "perigee"

local function logistic(x)
  return 1 / (1 + math.exp(-x))
end

return perigee.scenario {
  base = "tco12.lua",
  title = "tco12, where",
  model = function(a)
    local growth = math.exp(18 * math.log(1 + a.g))
    local requests = a.r * growth * 30.4375
    local tin, tout = requests * a.ti, requests * a.to
    local mi, mo = tin * 1e-6, tout * 1e-6
    local price = (1 - a.pd) ^ 1.5
    local miss = 1 - a.ch

    local list = (mi * miss * 3 + mi * a.ch * 0.30 + mo * 15) * price
    local large = list - 0.15 * math.max(list - 10000, 0) + 250

    local fallback = math.min(logistic(1.2 * (math.log(a.ti) - 7.6)), 0.6)
    local small = (mi * 0.25 + mo * 1.25) * price * (1 - fallback) + large * fallback

    local load = (tout * 3.802570537683474e-07 + tin * miss * 4.563084645220169e-08)
      * a.pk / (a.th * a.ut)
    local gpus = math.max(math.ceil(load), 2)
    local people = a.fte * 14500
    local rented = gpus * a.gp * perigee.where(gpus:ge(8), 0.65, 1) * 730.5 + people
    local owned = gpus ^ 0.95 * 944 + gpus * (0.65 * a.ut + 0.35) * a.el * 1044.615
      + gpus * 95 + people * 1.35

    local win = perigee.where(math.min(rented, owned):lt(math.min(large, small)), 1, 0)
    return { A = large, B = small, C = rented, D = owned, win = win }
  end,
}
