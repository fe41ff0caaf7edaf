-- A search of catalogs: which model on which machine, in how many bits, on how many devices, with how many sequences
-- at once, in how many replicas?  12 x 16 x 3 x 4 x 64 x 10 = 1,474,560 combinations; the cheapest that fits, is in
-- time and carries the load.  The rows are made up.  `perigee choose tests/bench/search.lua`
local perigee = require "perigee"

-- Name, thousands of millions of parameters, those that a token uses, GB of cache of a sequence, quality.
local MODELS = {
  { "acme/m1", 3, 3, 0.11, 0.52 }, { "acme/m2", 8, 8, 0.13, 0.61 }, { "acme/m3", 14, 14, 0.19, 0.66 },
  { "acme/m4", 24, 24, 0.16, 0.69 }, { "acme/m5", 32, 32, 0.26, 0.71 }, { "acme/m6", 47, 13, 0.14, 0.70 },
  { "acme/m7", 70, 70, 0.33, 0.74 }, { "acme/m8", 109, 17, 0.20, 0.75 }, { "acme/m9", 123, 123, 0.36, 0.77 },
  { "acme/m10", 235, 22, 0.19, 0.79 }, { "acme/m11", 405, 405, 0.52, 0.80 }, { "acme/m12", 671, 37, 0.07, 0.83 },
}

-- Name, and of a device: dollars an hour, GB, GB/s, TFLOP/s of 16 bits.
local MACHINES = {
  { "box/d1", 0.35, 16, 300, 65 }, { "box/d2", 0.60, 24, 300, 121 }, { "box/d3", 0.75, 24, 600, 125 },
  { "box/d4", 0.69, 24, 1008, 165 }, { "box/d5", 0.99, 32, 1790, 210 }, { "box/d6", 0.80, 48, 768, 155 },
  { "box/d7", 0.95, 48, 864, 362 }, { "box/d8", 1.20, 40, 1555, 312 }, { "box/d9", 1.60, 80, 2039, 312 },
  { "box/d10", 1.90, 64, 1600, 280 }, { "box/d11", 2.40, 80, 2000, 756 }, { "box/d12", 2.90, 80, 3350, 989 },
  { "box/d13", 3.70, 141, 4800, 989 }, { "box/d14", 3.20, 192, 5300, 1307 }, { "box/d15", 4.60, 256, 6000, 1307 },
  { "box/d16", 5.50, 180, 8000, 2250 },
}

local function names_of(rows)
  local names = {}
  for i, row in ipairs(rows) do names[i] = row[1] end
  return names
end

local function row_of(rows, name)
  for _, row in ipairs(rows) do
    if row[1] == name then return table.unpack(row, 2) end
  end
end

local function numbers(count, step)
  local list = {}
  for i = 1, count do list[i] = i * step end
  return list
end

local DEMAND, LATEST, WORST = 9011, 0.0503, 0.68 -- tokens per second, seconds per token, quality

-- Seconds of a step: what memory takes or arithmetic does, and what devices tell each other.
local function step_of(a, active, cache, bandwidth, speed)
  local read = (active * a.bits / 8 + a.batch * cache) / (bandwidth * 0.7 * a.width)
  local reckon = active * a.batch * 2e-3 / (speed * 0.5 * a.width)
  return math.max(read, reckon) + 0.0004 * (a.width - 1) + 0.002
end

return perigee.scenario {
  title = "search",
  as_of = "2026-08-01",
  assume = {
    model = names_of(MODELS), machine = names_of(MACHINES), bits = { 4, 8, 16 },
    width = { 1, 2, 4, 8 }, batch = numbers(64, 4), replicas = { 1, 2, 3, 4, 6, 8, 12, 16, 24, 32 },
  },
  model = function(a)
    local parameters, active, cache, quality = row_of(MODELS, a.model)
    local price, memory, bandwidth, speed = row_of(MACHINES, a.machine)
    local step = step_of(a, active, cache, bandwidth, speed)
    local needed = (parameters * a.bits / 8 + a.batch * cache) / a.width
    local cost = a.replicas * a.width * (price * 730)
    return { perigee.option { a.model .. " on " .. a.machine,
      costs = { perigee.cost("compute", "devices", cost * "1 USD/month") },
      limits = { { "memory", needs = needed, has = memory * 0.913 }, { "time per token", needs = step, has = LATEST },
                 { "load", needs = DEMAND, has = a.replicas * a.batch / step * 0.7 },
                 { "quality", needs = WORST, has = quality - 0.06 / a.bits } } } }
  end,
}
