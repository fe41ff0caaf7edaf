--- What the issue asks for, and what was measured.
local bounds = {}

local ISSUE_LIMIT = 29.8 -- ns a sample of tco12: the limit that the issue's bounds were written against

-- What, at least, aim, the unit, whether more is better, and how it is had of ns by key (t), of whole processes (w).
local LIST = {
  { "time against the limit here", 1.5, 1.15, "times", false, function(t) return t.perigee, t.limit end },
  { "against the issue's limit, 29.8 ns", 1.5, 1.15, "times", false, function(t) return t.perigee, ISSUE_LIMIT end },
  { "time against plain scalar C", 0.25, 0.18, "times", false, function(t) return t.perigee, t.plain end },
  { "faster than Lua 5.4", 50, 70, "times", true, function(t) return t.lua, t.perigee end },
  { "faster than LuaJIT", 30, 40, "times", true, function(t) return t.luajit, t.perigee end },
  { "faster than numpy in chunks", 5, 7, "times", true, function(t) return t.numpy, t.perigee end },
  { "faster than numexpr", 6, 9, "times", true, function(t) return t.numexpr, t.perigee end },
  { "AVX2 against scalar C", 0.45, 0.35, "times", false, function(t) return t.avx2, t.plain end },
  { "baseline against scalar C", 0.65, 0.5, "times", false, function(t) return t.baseline, t.plain end },
  { "two threads at 10^7", 1.6, 1.85, "times", true, function(_, w) return w.two_threads, 1 end },
  { "if against where", 1.15, 1.03, "times", false, function(t) return t.perigee, t.where end },
  { "whole process, 10^4 samples", 25, 10, "ms", false, function(_, w) return w.short_ms, 1 end },
  { "peak memory at 10^8 samples", 64, 32, "MB", false, function(_, w) return w.peak_mb, 1 end },
  { "timeline, a sample", 0.35, 0.35, "us", false, function(_, _, l) return l.perigee, 1000 end },
}

local function verdict(value, least, aim, more)
  if more then value, least, aim = -value, -least, -aim end
  return value <= aim and "aim" or value <= least and "met" or "missed"
end

local function ns_by_key(rows)
  local made = {}
  for _, row in ipairs(rows or {}) do made[row.key] = row.ns end
  return made
end

--- The bounds that what was measured says something of.
---@param measured table rows by workload, and `whole`
---@return table[] list what, least, aim, unit, value, verdict ("aim", "met" or "missed")
function bounds.judge(measured)
  local made, whole = {}, measured.whole or {}
  local tco12, timeline = ns_by_key(measured.tco12), ns_by_key(measured.timeline)
  for _, bound in ipairs(LIST) do
    local what, least, aim, unit, more, of = table.unpack(bound)
    local above, below = of(tco12, whole, timeline)
    if above and below then
      local value = above / below
      made[#made + 1] = { what = what, least = least, aim = aim, unit = unit, value = value,
                          verdict = verdict(value, least, aim, more) }
    end
  end
  return made
end

return bounds
