--- The page of `perigee decide`: the options, what knowing more is worth, what to measure.
local barred = require "perigee.report.barred"
local foot = require "perigee.report.table.foot"
local format = require "perigee.report.format"
local plot = require "perigee.report.plot"
local prices = require "perigee.report.prices"
local text = require "perigee.report.text"

-- ----- amounts of money -----

local function amount(view, value, err)
  return format.number(value, { unit = view.unit, money = true, error = err, trim = true })
end

local function with_error(view, value, err)
  local known = format.error(err, format.scale(value, view.unit))
  return amount(view, value, err) .. (known ~= "" and " " .. view.sign.error .. known or "")
end

local function money(view, value, err)
  return with_error(view, value, err) .. " " .. text.escape(view.unit)
end

-- ----- the head -----

local function find(answer, name)
  for _, option in ipairs(answer.options) do
    if option.name == name then return option end
  end
end

local function choice_of(view)
  local answer = view.result
  if not answer.choice then
    return "No option is feasible in every sample: there is none that could be chosen whatever comes."
  end
  local option = find(answer, answer.choice)
  return ("Choose '%s': it costs the least on average, %s, and is the cheapest in %s of the samples."):format(
    option.name, money(view, option.cost.mean, option.cost.mean_error), format.percent(option.cheapest_probability))
end

local function next_of(view)
  local answer = view.result
  if #answer.assumptions == 0 then return "" end
  if not answer.measure then return "No assumption is worth measuring for it: none alone would change the choice." end
  local first = answer.assumptions[1]
  return ("Measure next: '%s' is worth up to %s."):format(answer.measure, money(view, first.worth, first.worth_error))
end

local function head(view)
  local lines, answer = {}, view.result
  view:add_wrapped(lines, "Which option to choose, and what to measure next", 0, "title")
  view:add_wrapped(lines, ("%s%sprices as of %s"):format(answer.title, view.sign.dot, answer.as_of), 0, "note")
  lines[#lines + 1] = ""
  view:add_wrapped(lines, choice_of(view), 0)
  view:add_wrapped(lines, next_of(view), 0)
  return lines
end

-- ----- the options -----

local function mark(view, option)
  if not option.candidate then return view.sign.infeasible .. " ", "infeasible" end
  if option.name == view.result.choice then return view.sign.cheapest .. " ", "cheapest" end
  return "  ", nil
end

local function option_row(view, option)
  local sign, role = mark(view, option)
  local regret = option.regret and amount(view, option.regret, option.regret_error) or ""
  return { { sign .. text.escape(option.name), role = role }, format.percent(option.cheapest_probability),
           amount(view, option.cost.mean, option.cost.mean_error), regret }
end

local function draw(view, list, key)
  return function(width)
    local values = {}
    for i, item in ipairs(list) do values[i] = item[key] or 0 end
    local bars = plot.bars(values, width, view.sign)
    return function(i) return values[i] > 0 and plot.bar(bars, values[i]) or "" end
  end
end

local function fails(view, lines, option)
  local never = option.feasible_probability == 0
  view:add_wrapped(lines, ("%s '%s' is %s: it is no candidate."):format(view.sign.infeasible, option.name,
    never and "infeasible" or option.feasible_probability == 1 and "infeasible at the medians"
    or ("infeasible in %s of the samples"):format(format.percent(1 - option.feasible_probability))), 2, "note", 2)
end

local function options(view)
  local answer = view.result
  local rows = { { view:heading("Options", answer.unit), view:head "cheapest", view:head "mean",
                   view:head "regret" } }
  for i, option in ipairs(answer.options) do rows[i + 1] = option_row(view, option) end
  local lines = barred.lines(view, rows, { "left", "right", "decimal", "decimal" },
    draw(view, answer.options, "regret"))
  for _, option in ipairs(answer.options) do
    if not option.candidate then fails(view, lines, option) end
  end
  view:add_wrapped(lines, "Regret: what it costs more than the cheapest of each sample, on average.", 2, "note")
  return lines
end

-- ----- what knowing is worth -----

local SURE = 2 -- errors that a worth is above nothing

local function is_nothing(answer)
  return answer.perfect_information <= SURE * (answer.perfect_information_error or 0)
end

local function nothing_to_know(view)
  local lines, answer = {}, view.result
  local value = answer.perfect_information
  view:add_wrapped(lines, value == 0 and "Nothing that could be known would change this choice."
    or ("Knowing everything would be worth %s: hardly anything would change this choice."):format(
      money(view, value, answer.perfect_information_error)), 0)
  return lines
end

local function some(list)
  local kept, names = {}, {}
  for _, item in ipairs(list) do
    if item.worth > 0 then kept[#kept + 1] = item else names[#names + 1] = item.name end
  end
  return kept, names
end

local function says(names)
  local none = #names > 0 and ("Worth nothing alone: %s. "):format(table.concat(names, ", ")) or ""
  return none .. "Worth: how much less the choice would cost on average, knowing it for sure. Worths do not add "
    .. "up."
end

local function worths(view)
  local answer = view.result
  if not answer.choice then return {} end
  if is_nothing(answer) then return nothing_to_know(view) end
  local list, names = some(answer.assumptions)
  table.insert(list, 1, { name = "everything", worth = answer.perfect_information,
                          worth_error = answer.perfect_information_error })
  local rows = { { view:heading("Worth knowing", answer.unit), view:head "worth" } }
  for i, item in ipairs(list) do
    rows[i + 1] = { "  " .. text.escape(item.name), with_error(view, item.worth, item.worth_error) }
  end
  local lines = barred.lines(view, rows, { "left", "left" }, draw(view, list, "worth"))
  view:add_wrapped(lines, says(names), 2, "note")
  return lines
end

-- ----- the foot -----

local function last(view)
  local answer, lines = view.result, foot.warnings(view)
  local samples = format.number(answer.samples, { certain = true, trim = true })
  view:add_wrapped(lines, ("%s samples, seed %s."):format(samples, tostring(answer.seed)), 0, "note")
  view:add_wrapped(lines, prices.sentence(answer) or "", 0, "note")
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, options, worths, last }
