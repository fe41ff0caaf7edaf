--- The program `perigee` as an analyst starts it: whole processes, by the clock on the wall.
local series = require "harness.series"

local whole = {}

local function perigee(key, label, n, threads)
  local command = { "build/bin/perigee", "run", "tests/bench/tco12.lua", "--samples", "{n}" }
  if threads then table.move({ "--threads", threads }, 1, 2, #command + 1, command) end
  return { key = key, label = label, n = n, command = command, ours = true }
end

local SHORT, USUAL, LONG, LARGE = 10000, 1000000, 10000000, 100000000

local function by_key(rows)
  local made = {}
  for _, row in ipairs(rows) do made[row.key] = row end
  return made
end

--- Runs tco12 as whole processes.
---@param count integer rounds
---@return table made short_ms (10,000 samples), sample_ns (what a sample more costs), two_threads (how many times
--   faster at 10^7), peak_mb (at 10^8), rows
function whole.measure(count)
  local rows = series.alternating({ perigee("short", "10,000 samples", SHORT),
                                    perigee("least", "10,000 samples, 1 thread", SHORT, "1"),
                                    perigee("usual", "a million, 1 thread", USUAL, "1"),
                                    perigee("one", "10^7, 1 thread", LONG, "1"),
                                    perigee("two", "10^7, 2 threads", LONG, "2") }, count)
  local large = series.alternating({ perigee("large", "10^8, 2 threads", LARGE, "2") }, 1)
  rows[#rows + 1] = large[1]
  local found = by_key(rows)
  return { short_ms = 1e3 * found.short.wall, two_threads = found.one.wall / found.two.wall,
           sample_ns = 1e9 * (found.usual.wall - found.least.wall) / (USUAL - SHORT),
           peak_mb = found.large.peak / 1024, rows = rows }
end

return whole
