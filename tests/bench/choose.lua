-- What choosing costs: models x quantizations x machines x widths, by perigee.choose over
-- the shipped catalogs and so many providers more of made-up machines.  Not a test:
--
--   lua5.4 tests/bench/choose.lua [providers] [threads]      with LUA_PATH and LUA_CPATH as the tests have them
--
-- On 2 cores of an AMD EPYC that others used too, 2026-11-26: 511,838 combinations as shipped in 0.6 to 0.9 s,
-- 1,463,838 with 14 providers made up in 1.2 to 1.4 s, catalogs and graphs among it; 32 MB at most.
local lfs = require "lfs"
local perigee = require "perigee"

local PROVIDERS, THREADS = tonumber(arg[1] or 14), tonumber(arg[2] or 2)

local CARDS = { ["h100-sxm-80gb"] = 80, ["a100-sxm-80gb"] = 80, ["l40s-48gb"] = 48, ["l4-24gb"] = 24, ["h200-sxm"] = 141,
                ["b200-sxm-180gb"] = 180, ["rtx-4090-24gb"] = 24, ["a10g-24gb"] = 24 }

local function provider_of(number)
  local lines, names = { ('return { kind = "machines", provider = "made-up-%d", machines = {'):format(number) }, {}
  for name in pairs(CARDS) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do
    for _, count in ipairs { 1, 2, 4, 8 } do
      lines[#lines + 1] = ('["%dx-%s"] = { accelerator = "nvidia/%s", count = %d, memory = "%d GB", { from = "2026-01-01", '
        .. 'on_demand = "%.4f USD/hour", source = "made up" } },'):format(count, name, name, count, CARDS[name],
        count * (0.5 + 0.3 * i + 0.01 * number))
    end
  end
  lines[#lines + 1] = "} }"
  return table.concat(lines, "\n")
end

local function write(path, text)
  local file = assert(io.open(path, "w"))
  assert(file:write(text))
  file:close()
end

local function now()
  local pipe = assert(io.popen "date +%s.%N")
  local time = tonumber(pipe:read "a")
  pipe:close()
  return time
end

local function peak()
  local file = io.open "/proc/self/status"
  local text = file and file:read "a" or ""
  if file then file:close() end
  return tonumber(text:match "VmHWM:%s*(%d+)") or 0
end

local function measure(label, more)
  local asked = { requests = "200k requests/day", input = 1000, output = 300, peak = 3, as_of = "2026-07-01",
                  threads = THREADS }
  for name, value in pairs(more) do asked[name] = value end
  collectgarbage()
  local start, used = now(), os.clock()
  local made = assert(perigee.choose(asked))
  print(("%-34s %10d combinations %9d feasible %6.2f s %6.2f s of processors %5d MB at most"):format(label,
    made.combinations, made.feasible, now() - start, os.clock() - used, peak() // 1024))
end

local folder = os.tmpname()
os.remove(folder)
assert(lfs.mkdir(folder) and lfs.mkdir(folder .. "/machines"))
for number = 1, PROVIDERS do write(("%s/machines/made-up-%d.lua"):format(folder, number), provider_of(number)) end

local BOUNDS = { first_token = "2 s", token_time = "50 ms" }
local function bounds(more)
  local made = { first_token = BOUNDS.first_token, token_time = BOUNDS.token_time }
  for name, value in pairs(more) do made[name] = value end
  return made
end

measure("as shipped", {})
measure("as shipped, latencies", bounds {})
measure("as shipped, latencies and quality", bounds { quality = "70 %" })
measure("made up, latencies", bounds { catalogs = { folder } })
measure("made up, latencies and quality", bounds { catalogs = { folder }, quality = "70 %" })
os.execute(("rm -rf '%s'"):format(folder))
