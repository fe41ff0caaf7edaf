--- The head of the page: which figure, and what it is.
local format = require "perigee.report.format"
local rows = require "perigee.report.sensitivity.rows"

local WHY = {
  saving = "It is what the cheapest option saves against the next; --of names another figure.",
  cost = "It is the cost of the only option that is feasible; --of names another figure.",
  output = "It is the first output, there being no option; --of names another figure.",
}

local function amounts(view)
  local answer, spread = view.result, view.result.spread
  local line = ("%s with all assumptions at their medians"):format(rows.with_unit(view, answer.value))
  if not spread then return line .. "." end
  return ("%s; over the samples %s on average, with a standard deviation of %s."):format(line,
    rows.amount(view, spread.mean), rows.amount(view, spread.deviation, { digits = 3 }))
end

local function infeasible(option)
  return ("'%s' is infeasible in %s of the samples: the figures are of its cost all the same."):format(option.name,
    format.percent(option.share))
end

--- Lines: the title, the figure, and what to know of it.
---@param view table
---@return string[]
return function(view)
  local lines, answer = {}, view.result
  view:add_wrapped(lines, ("What drives '%s'"):format(answer.of), 0, "title")
  view:add_wrapped(lines, ("%s%sprices as of %s"):format(answer.title, view.sign.dot, answer.as_of), 0, "note")
  lines[#lines + 1] = ""
  view:add_wrapped(lines, amounts(view), 0)
  view:add_wrapped(lines, WHY[answer.default] or "", 0)
  for _, option in ipairs(answer.infeasible) do view:add_wrapped(lines, infeasible(option), 0, "warning") end
  return lines
end
