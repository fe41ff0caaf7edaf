--- The foot of the terminal report: warnings, how the model was read, how sure.
local energies = require "perigee.report.energy"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local prices = require "perigee.report.prices"

-- The error of a statistic of an option in a cell, against the largest of its
-- figures; nil where there is none.
local function relative_error(cost, statistic, cell)
  local err, most = grid.at(cost[statistic .. "_error"], cell), 0
  for _, key in ipairs { "mean", "p5", "p95" } do
    most = math.max(most, math.abs(grid.at(cost[key], cell) or 0))
  end
  local share = err and err / most
  return share and format.finite(share) and share or nil
end

-- The largest of these over the feasible options of every cell.
local function worst(view, statistic)
  local result, most = view.result, nil
  local cells = grid.varies(result) and grid.cells(result) or nil
  for cell = 1, cells or 1 do
    for _, option in ipairs(result.options) do
      local at = cells and cell
      local share = grid.holds(option.feasible, at) and relative_error(option.cost, statistic, at)
      most = share and math.max(most or 0, share) or most
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

local function certain_line(result)
  local cells = grid.varies(result) and " a cell" or ""
  if result.point_only then
    return ("Every assumption stands at its median: one evaluation%s%s, no spread."):format(cells, paths(result))
  end
  if not energies.certain(result.options) then
    return ("Nothing but energy is uncertain here: one evaluation%s%s, no spread of costs."):format(
      cells, paths(result))
  end
  return ("Nothing is uncertain here: one evaluation%s%s, no spread."):format(cells, paths(result))
end

local BY = { sobol = " of Sobol's points", random = " drawn at random" }

--- How many samples, which seed, how sure: one sentence or two.
---@param view table
---@return string
local function last_line(view)
  local result = view.result
  if not result.uncertain then
    return certain_line(result)
  end
  return ("%s%s, seed %s%s."):format(counted(result.samples, "sample"), BY[result.sampler] or "",
                                     tostring(result.seed), paths(result)) .. how_sure(view)
end

--- How the model was read, where it was not by its graph alone and no warning says
-- it.
---@param result table
---@return string?
local function reading(result)
  local tracing = result.tracing or {}
  for _, warning in ipairs(result.warnings or {}) do
    if warning == tracing.note then
      return nil
    end
  end
  return tracing.note
         or tracing.mode == "samples" and "The model was run in Lua sample by sample." or nil
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

--- Lines: how many samples, which seed, how sure; how old the prices are.
---@param view table
---@return string[]
local function foot(view)
  local lines = {}
  view:add_wrapped(lines, reading(view.result) or "", 0, "note")
  view:add_wrapped(lines, last_line(view), 0, "note")
  view:add_wrapped(lines, prices.sentence(view.result) or "", 0, "note")
  return lines
end

return { warnings = warnings, foot = foot, last_line = last_line, reading = reading }
