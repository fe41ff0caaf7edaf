-- The workload tco12: one self-host-or-API monthly cost model, 12 uncertain
-- inputs, plain numbers throughout.  `perigee run tests/bench/tco12.lua --samples 1000000`
local perigee = require "perigee"

local function logistic(x)
  return 1 / (1 + math.exp(-x))
end

return perigee.scenario {
  title = "tco12",
  assume = {
    r = "20000 to 400000", ti = "400 to 6000", to = "80 to 900",
    ch = "0.15 .. 0.75", g = "triangular(-0.02, 0.03, 0.12)",
    pd = "triangular(0, 0.25, 0.70)", gp = "1.60 to 4.50", th = "700 to 3500",
    pk = "triangular(1.5, 2.5, 5)", ut = "0.45 .. 0.85",
    el = "triangular(0.06, 0.12, 0.32)", fte = "triangular(0.15, 0.40, 1.50)",
  },
  model = function(a)
    local growth = math.exp(18 * math.log(1 + a.g))
    local requests = a.r * growth * 30.4375
    local tin, tout = requests * a.ti, requests * a.to
    local mi, mo = tin * 1e-6, tout * 1e-6
    local price = (1 - a.pd) ^ 1.5
    local miss = 1 - a.ch

    local list = (mi * miss * 3 + mi * a.ch * 0.30 + mo * 15) * price
    local large = list + 250
    if list > 10000 then large = large - 0.15 * (list - 10000) end

    local fallback = math.min(logistic(1.2 * (math.log(a.ti) - 7.6)), 0.6)
    local small = (mi * 0.25 + mo * 1.25) * price * (1 - fallback) + large * fallback

    local load = (tout * 3.802570537683474e-07 + tin * miss * 4.563084645220169e-08)
      * a.pk / (a.th * a.ut)
    local gpus = math.max(math.ceil(load), 2)
    local people = a.fte * 14500
    local discount = 1
    if gpus >= 8 then discount = 0.65 end
    local rented = gpus * a.gp * discount * 730.5 + people
    local owned = gpus ^ 0.95 * 944 + gpus * (0.65 * a.ut + 0.35) * a.el * 1044.615
      + gpus * 95 + people * 1.35

    local win = 0
    if math.min(rented, owned) < math.min(large, small) then win = 1 end
    return { A = large, B = small, C = rented, D = owned, win = win }
  end,
}
