--- Shares of the variance: a bar for what an assumption does alone, and, lighter, for what it
-- does together with others.
local barred = require "perigee.report.barred"
local format = require "perigee.report.format"
local plot = require "perigee.report.plot"
local rows_of = require "perigee.report.sensitivity.rows"
local text = require "perigee.report.text"

local LEAST = 0.0005 -- of the variance: below it a share is nothing

local function share(value) return format.percent(math.max(0, value)) end

local function heading(view)
  return { view:heading "Share of the variance", view:head "alone", view:head "in all", view:head "rank" }
end

-- The shares of several as one row.
local function named(name, of)
  return { name = name, first_order = of.first_order, first_order_error = of.first_order_error, total = of.total,
           total_error = of.total_error }
end

-- Correlated assumptions in one row, where the first of them stands.
local function grouped(list)
  local kept, seen = {}, {}
  for _, item in ipairs(list) do
    local name = item.together and table.concat(item.together, ", ") or item.name
    if not seen[name] then kept[#kept + 1] = item.together and named(name, item) or item end
    seen[name] = true
  end
  return kept
end

local function row_of(item)
  local rank = item.rank_correlation
  return { rows_of.name(item), share(item.first_order), share(item.total), rank and ("%.2f"):format(rank) or "" }
end

local function pictures(view, list)
  return function(width)
    local values = {}
    for i, item in ipairs(list) do values[i] = math.max(item.total, item.first_order, 0) end
    local bars = plot.bars(values, width, view.sign)
    return function(i)
      local alone = plot.bar(bars, math.min(math.max(0, list[i].first_order), values[i]))
      local all = text.width(plot.bar(bars, values[i]))
      return alone .. view.sign.light:rep(all - text.width(alone))
    end
  end
end

local function largest_error(list)
  local most = 0
  for _, item in ipairs(list) do
    most = math.max(most, item.first_order_error or 0, item.total_error or 0)
  end
  return most
end

local function known_to(view, list)
  local known = format.error(100 * largest_error(list))
  return known ~= "" and ("Known to %s%s points. "):format(view.sign.error, known) or ""
end

local function says(view, list, names)
  local none = #names > 0 and ("Of no influence: %s. "):format(table.concat(names, ", ")) or ""
  return ("%s%sIn all: with what it does together with others. Rank: Spearman's correlation."):format(none,
    known_to(view, list))
end

--- Lines: a row an assumption of some influence.
---@param view table
---@return string[]
return function(view)
  local answer = view.result
  if not answer.spread then return {} end
  local uncertain = rows_of.split(answer.assumptions, function(item) return item.uncertain end)
  local list, names = rows_of.split(grouped(uncertain), function(item) return item.total >= LEAST end)
  if answer.others then list[#list + 1] = named("what the model draws", answer.others) end
  local rows = { heading(view) }
  for i, item in ipairs(list) do rows[i + 1] = row_of(item) end
  local lines = barred.lines(view, rows, { "left", "right", "right", "right" }, pictures(view, list))
  view:add_wrapped(lines, says(view, list, names), 2, "note")
  return lines
end
