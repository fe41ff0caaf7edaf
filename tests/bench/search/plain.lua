-- A search of catalogs in pure Lua, for Lua 5.4 and LuaJIT: search.lua's model at every combination.
local bench = dofile((arg[0]:match "^(.*)/" or ".") .. "/../common/bench.lua")

local MODELS = { { 3, 3, 0.11, 0.52 }, { 8, 8, 0.13, 0.61 }, { 14, 14, 0.19, 0.66 }, { 24, 24, 0.16, 0.69 },
                 { 32, 32, 0.26, 0.71 }, { 47, 13, 0.14, 0.70 }, { 70, 70, 0.33, 0.74 }, { 109, 17, 0.20, 0.75 },
                 { 123, 123, 0.36, 0.77 }, { 235, 22, 0.19, 0.79 }, { 405, 405, 0.52, 0.80 }, { 671, 37, 0.07, 0.83 } }
local MACHINES = { { 0.35, 16, 300, 65 }, { 0.60, 24, 300, 121 }, { 0.75, 24, 600, 125 }, { 0.69, 24, 1008, 165 },
                   { 0.99, 32, 1790, 210 }, { 0.80, 48, 768, 155 }, { 0.95, 48, 864, 362 }, { 1.20, 40, 1555, 312 },
                   { 1.60, 80, 2039, 312 }, { 1.90, 64, 1600, 280 }, { 2.40, 80, 2000, 756 }, { 2.90, 80, 3350, 989 },
                   { 3.70, 141, 4800, 989 }, { 3.20, 192, 5300, 1307 }, { 4.60, 256, 6000, 1307 },
                   { 5.50, 180, 8000, 2250 } }
local BITS, WIDTHS, REPLICAS = { 4, 8, 16 }, { 1, 2, 4, 8 }, { 1, 2, 3, 4, 6, 8, 12, 16, 24, 32 }
local DEMAND, LATEST, WORST = 9011, 0.0503, 0.68

local max, huge = math.max, math.huge

local function is_feasible(model, machine, bits, width, batch, replicas)
  local parameters, active, cache, quality = model[1], model[2], model[3], model[4]
  local read = (active * bits / 8 + batch * cache) / (machine[3] * 0.7 * width)
  local reckon = active * batch * 2e-3 / (machine[4] * 0.5 * width)
  local step = max(read, reckon) + 0.0004 * (width - 1) + 0.002
  local needed = (parameters * bits / 8 + batch * cache) / width
  return needed <= machine[2] * 0.913 and step <= LATEST and DEMAND <= replicas * batch / step * 0.7
    and WORST <= quality - 0.06 / bits
end

local function try_all(model, machine, batches, cost, feasible)
  for _, bits in ipairs(BITS) do
    for _, width in ipairs(WIDTHS) do
      for _, replicas in ipairs(REPLICAS) do
        for k = 1, batches do
          if is_feasible(model, machine, bits, width, 4 * k, replicas) then
            local here = replicas * width * (machine[1] * 730)
            feasible = feasible + 1
            if here < cost then cost = here end
          end
        end
      end
    end
  end
  return cost, feasible
end

local ROWS = #MODELS * #MACHINES * #BITS * #WIDTHS * #REPLICAS

bench.main { workload = "search", samples = 64 * ROWS, warm = 64 * ROWS, exact = true,
             run = function(n)
  local cost, feasible = huge, 0
  for _, model in ipairs(MODELS) do
    for _, machine in ipairs(MACHINES) do
      cost, feasible = try_all(model, machine, math.max(1, math.floor(n / ROWS)), cost, feasible)
    end
  end
  return { cost = { cost }, feasible = { feasible } }
end }
