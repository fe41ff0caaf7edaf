--- What reports say of a timeline: its letters, its sentences, its sums.
local format = require "perigee.report.format"
local units = require "perigee.report.unit"

local timeline = {}

local SELDOM = 0.05 -- of the samples: crossings of fewer are for programs

--- The option of a name among the result's.
---@param result table
---@param name string
---@return table?
function timeline.option(result, name)
  for _, option in ipairs(result.options) do
    if option.name == name then return option end
  end
end

--- What is compared: present values, or sums where nothing is discounted.
---@param plan table
---@return string
function timeline.worth(plan)
  return plan.discount and "Present value" or "Paid"
end

local function rate_of(rate)
  local function of(statistic) return format.number(rate[statistic], { digits = 3, trim = true }) end
  local spread = rate.p5 ~= rate.p95 and (" (P5 %s, P95 %s)"):format(of "p5", of "p95") or ""
  return units.quantity(of "point", rate.unit) .. spread
end

--- The heading: how many months, from when, at which rate.
---@param plan table
---@return string
function timeline.title(plan)
  local words = { ("Over %d month%s"):format(plan.months, plan.months == 1 and "" or "s") }
  words[#words + 1] = plan.start and "from " .. plan.start or nil
  local head = table.concat(words, " ")
  return plan.discount and ("%s, discounted at %s"):format(head, rate_of(plan.discount)) or head
end

--- What costs per month are of a timeline, and whether the present values say otherwise.
---@param result table
---@param plan table
---@return string
function timeline.note(result, plan)
  local mean = ("Costs per month are means of the %d months"):format(plan.months)
  if #plan.options < 2 or not plan.lowest or plan.lowest == result.cheapest then return mean .. "." end
  return ("%s; by what is paid, and when, %s is lowest."):format(mean, plan.lowest)
end

--- The heading over axes.
---@param plan table? nil without a timeline
---@return string
function timeline.over(plan)
  return plan and ("%s of %d months"):format(timeline.worth(plan), plan.months) or ""
end

-- ----- who is paid back, and when -----

local function payback_of(plan, name, against)
  for _, one in ipairs(plan.options) do
    for _, paid in ipairs(one.name == name and one.payback or {}) do
      if paid.against == against then return paid end
    end
  end
end

-- A month; between two of them the later one.
local function whole(month)
  return ("%d"):format(math.ceil(month - 1e-9))
end

-- " (P5 6, P95 13), in 19 % of the samples": what is said of an uncertain month.
local function spread_of(paid)
  local spread = paid.p5 and paid.p5 ~= paid.p95
    and (" (P5 %s, P95 %s)"):format(whole(paid.p5), whole(paid.p95)) or ""
  local share = paid.probability > 0 and paid.probability < 1
    and (", in %s of the samples"):format(format.percent(paid.probability)) or ""
  return spread .. share
end

local function month_of(paid)
  return whole(paid.p50 or paid.month)
end

-- Of a pair the one that has cost more at first; nil where they start alike, or where it
-- depends on the sample.
local function dearer(plan, a, b)
  local first, second = payback_of(plan, a, b), payback_of(plan, b, a)
  if first.month == 0 and second.month ~= 0 then return b, a, second end
  if second.month == 0 and first.month ~= 0 then return a, b, first end
end

local function sentence_of(name, against, paid)
  if paid.probability == 0 then return ("%s against %s: never"):format(name, against) end
  return ("%s against %s: month %s%s"):format(name, against, month_of(paid), spread_of(paid))
end

-- Crossings that no payback tells: the second of a pair, and those the other way.
local function later_sentence(crossing)
  local other = crossing.options[1] == crossing.cheaper_after and crossing.options[2] or crossing.options[1]
  return ("%s below %s: month %s%s"):format(crossing.cheaper_after, other, month_of(crossing), spread_of(crossing))
end

local function is_told(told, crossing)
  local key = crossing.cheaper_after .. "\0" .. table.concat(crossing.options, "\0")
  local known = told[key]
  told[key] = nil -- the first alone is a payback
  return known
end

local function tell(told, name, against)
  told[name .. "\0" .. against .. "\0" .. name] = true
end

--- The heading over these.
timeline.payback = "Paid back: when the first has cost no more than the second"

--- What there is to say of paybacks and crossings: names are not escaped.
---@param plan table
---@return string[]
function timeline.sentences(plan)
  local list, told = {}, {}
  for i = 1, #plan.options do
    for j = i + 1, #plan.options do
      local name, against, paid = dearer(plan, plan.options[i].name, plan.options[j].name)
      if name then
        list[#list + 1] = sentence_of(name, against, paid)
        tell(told, name, against)
      end
    end
  end
  for _, crossing in ipairs(plan.crossings) do
    local known = is_told(told, crossing)
    if not known and crossing.probability >= SELDOM then list[#list + 1] = later_sentence(crossing) end
  end
  return list
end

-- ----- sums by month -----

--- The sums by month as series of a chart, and the months.
---@param view table
---@param plan table
---@return table[] series { letter, name, values }
---@return integer[] months
function timeline.series(view, plan)
  local list, months = {}, {}
  for month = 1, plan.months do months[month] = month end
  for i, one in ipairs(plan.options) do
    local values = {}
    for month, figure in ipairs(one.cumulative) do values[month] = figure[view.basis] end
    list[i] = { letter = format.letter(i), name = one.name, values = values }
  end
  return list, months
end

-- Where the lines of two series cross, between two months.
local function add_marks(marks, a, b)
  for month = 2, #a do
    local before, after = a[month - 1] - b[month - 1], a[month] - b[month]
    if before * after < 0 then
      local share = before / (before - after)
      marks[#marks + 1] = { month - 1 + share, a[month - 1] + share * (a[month] - a[month - 1]) }
    end
  end
end

--- Where lines of a chart cross: { month, sum } each.
---@param series table[]
---@return table[]
function timeline.marks(series)
  local marks = {}
  for i = 1, #series do
    for j = i + 1, #series do add_marks(marks, series[i].values, series[j].values) end
  end
  return marks
end

--- The heading of the chart.
---@param view table
---@param plan table
---@param series table[]
---@return string
function timeline.caption(view, plan, series)
  local crossed = #timeline.marks(series) > 0 and ("; %s where two cross"):format(view.sign.cross) or ""
  local left = false
  for _, one in ipairs(plan.options) do left = left or one.rest[view.basis] ~= 0 end
  return ("Paid until each month, %sUSD%s%s"):format(view.basis == "mean" and "mean " or "",
    left and ", less what is left at the end" or "", crossed)
end

return timeline
