-- tco12 in pure Lua, for Lua 5.4 and LuaJIT: math.random, quantiles by table.sort.
local bench = dofile((arg[0]:match "^(.*)/" or ".") .. "/../common/bench.lua")

local exp, log, ceil, max, min = math.exp, math.log, math.ceil, math.max, math.min
local normal = bench.normal()
local r_of, ti_of, to_of = bench.lognormal(normal, 20000, 400000), bench.lognormal(normal, 400, 6000),
  bench.lognormal(normal, 80, 900)
local gp_of, th_of = bench.lognormal(normal, 1.60, 4.50), bench.lognormal(normal, 700, 3500)
local ch_of, ut_of = bench.uniform(0.15, 0.75), bench.uniform(0.45, 0.85)
local g_of, pd_of = bench.triangular(-0.02, 0.03, 0.12), bench.triangular(0, 0.25, 0.70)
local pk_of, el_of, fte_of = bench.triangular(1.5, 2.5, 5), bench.triangular(0.06, 0.12, 0.32),
  bench.triangular(0.15, 0.40, 1.50)

local function large_api(mi, mo, ch, pf)
  local a6 = (mi * (1 - ch) * 3.0 + mi * ch * 0.30 + mo * 15.0) * pf
  return a6 - 0.15 * max(a6 - 10000, 0) + 250
end

local function small_api(mi, mo, pf, ti, large)
  local f = min(1 / (1 + exp(-1.2 * (log(ti) - 7.6))), 0.6)
  return (mi * 0.25 + mo * 1.25) * pf * (1 - f) + large * f
end

local function sample()
  local ti, ch, ut = ti_of(), ch_of(), ut_of()
  local rm = r_of() * exp(18 * log(1 + g_of())) * 30.4375
  local tin, tout = rm * ti, rm * to_of()
  local mi, mo, pf = tin * 1e-6, tout * 1e-6, (1 - pd_of()) ^ 1.5
  local a = large_api(mi, mo, ch, pf)
  local b = small_api(mi, mo, pf, ti, a)
  local load = (tout * 3.802570537683474e-07 + tin * (1 - ch) * 4.563084645220169e-08) * pk_of() / (th_of() * ut)
  local n, c5 = max(ceil(load), 2), fte_of() * 14500
  local c = n * gp_of() * (n >= 8 and 0.65 or 1.0) * 730.5 + c5
  local d = n ^ 0.95 * 944 + n * (0.65 * ut + 0.35) * el_of() * 1044.615 + n * 95 + c5 * 1.35
  return a, b, c, d
end

bench.main { workload = "tco12", run = function(n)
  local as, bs, cs, ds, wins = {}, {}, {}, {}, 0
  for i = 1, n do
    local a, b, c, d = sample()
    as[i], bs[i], cs[i], ds[i] = a, b, c, d
    if min(c, d) < min(a, b) then wins = wins + 1 end
  end
  return { A = bench.quantiles(as), B = bench.quantiles(bs), C = bench.quantiles(cs), D = bench.quantiles(ds),
           win = { wins / n } }
end }
