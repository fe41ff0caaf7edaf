--- How prices fell: a line through the logarithm of a catalog's price, by time.
--
-- The price in force on each day counts for that day, from the first row to the scenario's
-- day: a price that stayed is as good evidence as one that was cut.  With p(t) constant
-- between the days on which rows begin, the least squares are sums over these spans: of
-- length w, middle m and y = log p, with the means T and Y over all days,
--
--   slope b = sum of w (m - T)(y - Y) / sum of w ((m - T)^2 + w^2/12),   by year
--   it falls by 1 - e^b a year,   fit R^2 = b^2 sum of w((m - T)^2 + w^2/12) / sum of w (y - Y)^2
local context = require "perigee.context"
local core = require "perigee.core"
local date = require "perigee.catalog.date"
local fields = require "perigee.fields"
local point = require "perigee.hosting.point"

local trend = {}

local what = "perigee.catalog.trend"
local LEAST_DAYS = 180 -- less says nothing of a year
local DAYS = 365       -- of a year

local known = { kind = true, name = true, field = true, region = true }

-- ----- what the catalogs say -----

local function names_of(given)
  local name = fields.need(what, given, "name", "\"openai/gpt-4o\"")
  local names = type(name) == "table" and name or { name }
  if #names == 0 then fields.fail("%s: name is a name, or a list of those that follow each other", what) end
  for _, each in ipairs(names) do fields.text(what, each, "name") end
  return names
end

local function rows_of(given, name)
  local rows, message = context.services.history(given.kind, name, { as_of = context.as_of, region = given.region })
  if not rows then fields.fail("%s: %s", what, message) end
  return rows
end

-- One day's price as a number in a unit, the first price's where nil.
local function price_of(row, field, unit)
  local price = core.quantity(row[field])
  return point(price, unit), unit or price:unit()
end

-- The rows that have the field, as spans of days with a price each.
local function spans_of(given, names)
  local spans, today, unit = {}, date.number(context.as_of), nil
  for _, name in ipairs(names) do
    for _, row in ipairs(rows_of(given, name)) do
      if row[given.field] ~= nil then
        local span = { name = row.name, from = row.from, to = row.to, text = row[given.field], source = row.source,
                       first = date.number(row.from), last = row.to and math.min(date.number(row.to), today) or today }
        span.price, unit = price_of(row, given.field, unit)
        spans[#spans + 1] = span
      end
    end
  end
  return spans
end

-- ----- the lowest of them, day by day -----

local function days_of(spans)
  local days, seen = {}, {}
  for _, span in ipairs(spans) do
    for _, day in ipairs { span.first, span.last } do
      if not seen[day] then days[#days + 1] = day end
      seen[day] = true
    end
  end
  table.sort(days)
  return days
end

local function lowest(spans, first, last)
  local least
  for _, span in ipairs(spans) do
    if span.first <= first and span.last >= last then least = math.min(least or math.huge, span.price) end
  end
  return least
end

-- Spans of the lowest price, { w, m, y } in years.
local function steps_of(spans)
  local steps, days = {}, days_of(spans)
  for i = 2, #days do
    local price = lowest(spans, days[i - 1], days[i])
    if price and price > 0 then
      steps[#steps + 1] = { w = (days[i] - days[i - 1]) / DAYS, m = (days[i] + days[i - 1]) / 2 / DAYS,
                            y = math.log(price) }
    end
  end
  return steps
end

-- ----- the line -----

local function mean(steps, field)
  local sum, weight = 0, 0
  for _, step in ipairs(steps) do sum, weight = sum + step.w * step[field], weight + step.w end
  return sum / weight, weight
end

--- Fits a line.
-- @param steps list of { w, m, y }
-- @return slope by year, and R^2: nil where nothing changes
function trend.fit(steps)
  local middle, level = mean(steps, "m"), mean(steps, "y")
  local ty, tt, yy = 0, 0, 0
  for _, step in ipairs(steps) do
    local t, y = step.m - middle, step.y - level
    ty, tt, yy = ty + step.w * t * y, tt + step.w * (t * t + step.w * step.w / 12), yy + step.w * y * y
  end
  return ty / tt, yy > 1e-24 and ty * ty / tt / yy or nil
end

-- ----- the answer -----

local function sources_of(spans)
  local list, seen = {}, {}
  for _, span in ipairs(spans) do
    if not seen[span.source] then list[#list + 1] = span.source end
    seen[span.source] = true
  end
  return table.concat(list, "; ")
end

local function first_day(spans)
  local first = spans[1].from
  for _, span in ipairs(spans) do first = span.from < first and span.from or first end
  return first
end

local function check(given, spans, steps, names)
  if #spans == 0 then
    fields.fail("%s: the catalog has no %s of %s until %s", what, given.field, table.concat(names, ", "), context.as_of)
  end
  local _, years = mean(steps, "m")
  if #steps == 0 or years * DAYS < LEAST_DAYS then
    fields.fail("%s: the %s of %s is known from %s on: %d days at least are wanted until %s", what, given.field,
                table.concat(names, ", "), first_day(spans), LEAST_DAYS, context.as_of)
  end
end

local function rows_told(spans)
  local rows = {}
  for i, span in ipairs(spans) do
    rows[i] = { name = span.name, from = span.from, to = span.to, price = span.text, source = span.source }
  end
  return rows
end

--- How a price fell until the scenario's day, for t.falling.
-- @param given { kind = "api-prices", name = "openai/gpt-4o", field = "output", region }; name
--   may be a list of models that follow each other: then the lowest price among them counts
-- @return { falls = "%/year", a quantity that remembers its rows (below zero: it rose); fit =
--   R^2, nil where the price never changed; from = the first day; rows = { name, from, to, price,
--   source } }
function trend.of(given)
  fields.check(what, given, known)
  fields.text(what, fields.need(what, given, "kind", "\"api-prices\""), "kind")
  fields.text(what, fields.need(what, given, "field", "\"output\""), "field")
  if not context.as_of then fields.fail("%s is asked inside the model, which has a day", what) end
  local names = names_of(given)
  local spans = spans_of(given, names)
  local steps = steps_of(spans)
  check(given, spans, steps, names)
  local slope, fit = trend.fit(steps)
  local name = ("%s: trend of %s until %s"):format(table.concat(names, ", "), given.field, context.as_of)
  local source = ("a line through %d rows from %s on: %s"):format(#spans, first_day(spans), sources_of(spans))
  return { falls = core.leaf(name, ("%.15g %%/year"):format(100 * (1 - math.exp(slope))), source),
           fit = fit, from = first_day(spans), rows = rows_told(spans) }
end

return trend
