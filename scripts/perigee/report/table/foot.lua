--- The foot of the terminal report: warnings, how the model was read, how sure.
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"

-- The largest error of a statistic against the figure itself, over the feasible
-- options of every cell; nil where none has one.
local function worst(view, statistic)
  local result, most = view.result, nil
  local cells = grid.varies(result) and grid.cells(result) or nil
  for cell = 1, cells or 1 do
    local at = cells and cell
    for _, option in ipairs(result.options) do
      local value = grid.at(option.cost[statistic], at)
      local err = grid.at(option.cost[statistic .. "_error"], at)
      local share = grid.holds(option.feasible, at) and value and err and err / math.abs(value)
      if share and share == share and share < math.huge then
        most = math.max(most or 0, share)
      end
    end
  end
  return most
end

local function within(share, sign)
  if share == 0 then
    return "exactly"
  end
  return ("to %s%s %%"):format(sign.error, format.error(100 * share))
end

local function how_sure(view)
  local mean, low, high = worst(view, "mean"), worst(view, "p5"), worst(view, "p95")
  if not mean then
    return ""
  elseif not (low and high) then
    return (" Means are known %s."):format(within(mean, view.sign))
  end
  return (" Means are known %s, P5 and P95 %s."):format(within(mean, view.sign),
    within(math.max(low, high), view.sign))
end

local function counted(count, word)
  return ("%s %s%s"):format(format.number(count, { certain = true, trim = true }), word,
                            count == 1 and "" or "s")
end

local function paths(result)
  local count = result.tracing and result.tracing.paths or 1
  return count > 1 and ", " .. counted(count, "path") .. " through the model" or ""
end

local function last_line(view)
  local result = view.result
  if not result.uncertain then
    return "Nothing is uncertain here: one evaluation" .. (grid.varies(result) and " a cell" or "")
           .. paths(result) .. ", no spread."
  end
  return ("%s, seed %s%s."):format(counted(result.samples, "sample"), tostring(result.seed),
                                   paths(result)) .. how_sure(view)
end

local function reading(view, lines)
  local tracing = view.result.tracing or {}
  if tracing.mode == "samples" then
    view:add_wrapped(lines, "The model was run in Lua sample by sample"
      .. (tracing.note and ": " .. tracing.note or "."), 0, "note")
  elseif tracing.note then
    view:add_wrapped(lines, tracing.note, 0, "note")
  end
end

--- Lines: the warnings.
---@param view table
---@return string[]
local function warnings(view)
  local lines = {}
  for _, warning in ipairs(view.result.warnings or {}) do
    view:add_wrapped(lines, "Warning: " .. warning, 0, "warning")
  end
  return lines
end

--- Lines: how many samples, which seed, how sure.
---@param view table
---@return string[]
local function foot(view)
  local lines = {}
  reading(view, lines)
  view:add_wrapped(lines, last_line(view), 0, "note")
  return lines
end

return { warnings = warnings, foot = foot }
