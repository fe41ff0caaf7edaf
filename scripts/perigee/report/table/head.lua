--- The head of the terminal report: what was asked, and the answer.
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local text = require "perigee.report.text"

-- The feasible option after the cheapest, or nil.
local function runner_up(view)
  local best
  for _, option in ipairs(view.result.options) do
    local cost = option.cost[view.basis]
    if option.feasible and option.name ~= view.result.cheapest
       and (not best or cost < best.cost[view.basis]) then
      best = option
    end
  end
  return best
end

local function find(view, name)
  for _, option in ipairs(view.result.options) do
    if option.name == name then
      return option
    end
  end
end

-- How one cost compares with a lower one; nothing where a ratio says nothing.
local function comparison(cost, lower)
  local ratio = cost / lower
  if cost == lower then -- the cheapest in most samples may cost more on average
    return ", the same"
  elseif lower <= 0 or not format.finite(ratio) then
    return ""
  elseif ratio >= 2 then
    return ", " .. format.number(ratio, { digits = 2 }) .. " times as much"
  end
  local more = format.number(100 * math.abs(ratio - 1), { digits = 2 })
  return (", %s %% %s"):format(more, ratio < 1 and "less on average" or "more")
end

local function amount(view, option)
  return (view:amounts(option)) .. " " .. text.escape(view.unit)
end

local function cheapest_sentence(view, best)
  local sentence = ("%s is cheapest: %s"):format(best.name, amount(view, best))
  if view.result.uncertain then
    sentence = sentence .. (", in %s of the samples"):format(
      format.percent(best.cheapest_probability))
  end
  return sentence .. "."
end

local function next_sentence(view, best)
  local other = runner_up(view)
  if not other then
    return "No other option is feasible."
  end
  return ("Next is %s: %s%s."):format(other.name, amount(view, other),
    comparison(other.cost[view.basis], best.cost[view.basis]))
end

local function only_sentence(view, option)
  if not option.feasible then
    return ("%s is not feasible."):format(option.name)
  end
  local cost, spread = option.cost, ""
  if not view:is_certain(cost) then
    spread = (", %s to %s from P5 to P95"):format(view:number(cost, "p5"), view:number(cost, "p95"))
  end
  return ("%s costs %s%s."):format(option.name, amount(view, option), spread)
end

--- The answer in a sentence or two; names in it are not escaped.
---@param view table
---@return string[] sentences
local function verdict(view)
  local result = view.result
  local best = result.cheapest and find(view, result.cheapest)
  if #result.options == 0 then
    return {}
  elseif #result.options == 1 then
    return { only_sentence(view, result.options[1]) }
  elseif not best then
    return { "No option is cheapest: " .. (result.cheapest_reason or "none is feasible") .. "." }
  end
  return { cheapest_sentence(view, best), next_sentence(view, best) }
end

--- The file, and the day of the prices.
---@param result table
---@return string[]
local function about(result)
  local parts = { result.file and text.escape(result.file) }
  if result.as_of then
    parts[#parts + 1] = "prices as of " .. text.escape(result.as_of)
  end
  return parts
end

--- Lines: the title, file and day, the answer.
---@param view table
---@return string[]
local function head(view)
  local lines = {}
  view:add_wrapped(lines, view.result.title or "Untitled", 0, "title")
  view:add_wrapped(lines, table.concat(about(view.result), view.sign.dot), 0, "note")
  if not grid.varies(view.result) then
    local sentences = verdict(view)
    lines[#lines + 1] = #sentences > 0 and "" or nil
    for _, sentence in ipairs(sentences) do
      view:add_wrapped(lines, sentence, 0)
    end
  end
  return lines
end

return { head = head, verdict = verdict, about = about }
