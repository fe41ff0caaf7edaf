--- A timeline's options over its months: present values, running sums, who is paid back
-- when, and where the sums cross.
--
-- Sums are of what is paid; what is left after the last month comes back in it.  An option
-- beside the timeline costs the same in every month.
local core = require "perigee.core"
local options_of = require "perigee.analysis.options"

local timeline = {}

-- ----- what the slots say -----

local function money(value) return core.quantity(value):to "USD" end

local BY_MONTH = { spent = true, paid = true }

local function find(into, name)
  into[name] = into[name] or { spent = {}, paid = {} }
  return into[name]
end

-- Slots of two timelines cannot be compared month by month.
local function take_plan(found, slot, place)
  if found.plan and found.plan.label ~= slot.label then
    error(("%s%s and %s: timelines that are compared are of the same months"):format(place and place .. ": " or "",
      found.plan.label, slot.label), 0)
  end
  found.plan = slot
end

local function gather(slots, place)
  local found = { options = {}, series = {} }
  for _, slot in ipairs(slots) do
    if slot.kind == "timeline" then
      take_plan(found, slot, place)
    elseif BY_MONTH[slot.kind] then
      find(found.options, slot.option)[slot.kind][slot.month] = money(slot.value)
    elseif slot.kind == "rest" or slot.kind == "npv" then
      find(found.options, slot.option)[slot.kind] = money(slot.value)
    elseif slot.kind == "series" then
      local list = found.series[slot.name]
      if not list then
        list = { name = slot.name }
        found.series[slot.name], found.series[#found.series + 1] = list, list
      end
      list[slot.month] = core.quantity(slot.value)
    end
  end
  return found
end

-- ----- options by month -----

-- An option that has no months of its own.
local function steady(plan, total)
  local of = { spent = {}, paid = {}, rest = core.quantity "0 USD" }
  for month = 1, plan.months do
    of.spent[month] = money(total * core.quantity "1 month")
    of.paid[month] = of.spent[month]
  end
  local rate = core.is_quantity(plan.value) and plan.value:dimension() == "1/time" and plan.value or nil
  of.npv = core.quantity(core.finance.present { flows = of.paid, begin = true, rate = rate })
  return of
end

local function sums_of(of, count)
  local sums, sum = {}, nil
  for month = 1, count do
    sum = core.quantity(sum and sum + of.paid[month] or of.paid[month])
    sums[month] = month < count and sum or core.quantity(sum - of.rest)
  end
  return sums
end

-- What is paid by month, so that it adds up to the sums.
local function flows_of(of, count)
  local flows = table.move(of.paid, 1, count, 1, {})
  flows[count] = core.quantity(flows[count] - of.rest)
  return flows
end

local function build(found, options)
  local list = {}
  for i, option in ipairs(options) do
    local of = found.options[option.name] or steady(found.plan, option.total)
    list[i] = { name = option.name, feasible = option.feasible, npv = of.npv, rest = of.rest, spent = of.spent,
                paid = of.paid, sums = sums_of(of, found.plan.months), flows = flows_of(of, found.plan.months) }
    list[i].total = list[i].sums[found.plan.months]
  end
  options_of.mark(list, "lowest", function(of) return of.npv end)
  return list
end

-- ----- figures on the board -----

local function put_list(on, list, quantiles)
  local put = {}
  for month, value in ipairs(list) do put[month] = on:put(value, quantiles) end
  return put
end

-- A month that may be infinite: where it never comes.
local function put_month(on, month)
  month = core.quantity(month)
  return { month = on:put(month, true), comes = on:put(month:lt(math.huge)) }
end

local function put_paybacks(on, list, of)
  local put = {}
  for _, other in ipairs(list) do
    if other ~= of then
      local paid = put_month(on, core.finance.payback { one = of.flows, other = other.flows })
      paid.against = other.name
      put[#put + 1] = paid
    end
  end
  return put
end

local function put_option(on, list, of)
  return { name = of.name, npv = on:put(of.npv, true), total = on:put(of.total, true), rest = on:put(of.rest),
           lowest = on:put(of.lowest), spent = put_list(on, of.spent), paid = put_list(on, of.paid),
           sums = put_list(on, of.sums, true), payback = put_paybacks(on, list, of) }
end

-- ----- crossings -----

-- The months in which the one of two lists of sums, above the other before, is below it.
local function falls(one, other)
  local months, above = {}, nil
  for month = 1, #one do
    local difference = one[month] - other[month]
    local none = math.abs(difference) <= 1e-9 * (math.abs(one[month]) + math.abs(other[month]))
    if not none then
      if difference < 0 and above then months[#months + 1] = month end
      above = difference > 0
    end
  end
  return months
end

local function varies(of)
  for _, value in ipairs(of.sums) do
    local by_sample = value:varies()
    if by_sample then return true end
  end
  return false
end

local SPREADS = 2 -- how often one comes to be below another of which it is told how sure that is

-- How often `one` comes to be below `other` for the first time and the next, and when, where
-- that is not certain.
local function put_crossing(on, one, other)
  local put = { options = { other.name, one.name }, cheaper_after = one.name, spreads = {} }
  for nth = 1, (varies(one) or varies(other)) and SPREADS or 0 do
    put.spreads[nth] = put_month(on, core.finance.crossing { one = one.flows, other = other.flows, nth = nth })
  end
  return put
end

-- Of all ordered pairs, with the places of the sums that are compared.
local function put_crossings(on, list, puts)
  local put = {}
  for i, one in ipairs(list) do
    for j, other in ipairs(list) do
      if i ~= j then
        local made = put_crossing(on, one, other)
        made.one, made.other = puts[i].sums, puts[j].sums
        put[#put + 1] = made
      end
    end
  end
  return put
end

local function put_series(on, series)
  local put = {}
  for i, list in ipairs(series) do put[i] = { name = list.name, values = put_list(on, list) } end
  return put
end

--- Puts a timeline's figures on the board.
-- @param slots merged slots
-- @param options what options.build gives
-- @param place the model's place, for messages
-- @return what timeline.read takes; nil where there is no timeline
function timeline.put(on, slots, options, place)
  local found = gather(slots, place)
  if not found.plan then return nil end
  local list, put = build(found, options), { plan = found.plan, options = {} }
  for i, of in ipairs(list) do put.options[i] = put_option(on, list, of) end
  put.crossings = put_crossings(on, list, put.options)
  put.series = put_series(on, found.series)
  put.discount = core.is_quantity(found.plan.value) and on:put(found.plan.value, true)
  return put
end

-- ----- reading the board -----

local function read_list(on, list)
  local read = {}
  for month, at in ipairs(list) do read[month] = { point = on:point(at), mean = on:mean(at) } end
  return read
end

local function read_sums(on, list)
  local read = {}
  for month, at in ipairs(list) do
    local figure = on:figure(at)
    read[month] = { point = figure.point, mean = figure.mean, p5 = figure.p5, p50 = figure.p50, p95 = figure.p95 }
  end
  return read
end

-- The month at the point, nil where it never comes; of uncertain ones those of the samples
-- in which it does.
local function read_month(on, put, into)
  local point = on:point(put.month)
  into.month, into.probability = point < math.huge and point or nil, on:mean(put.comes)
  if on:varies(put.month) and into.probability > 0 then
    local figure = on:figure(put.month)
    into.p5, into.p50, into.p95 = figure.p5, figure.p50, figure.p95
  end
  return into
end

local function read_option(on, put)
  local payback = {}
  for i, paid in ipairs(put.payback) do payback[i] = read_month(on, paid, { against = paid.against }) end
  return { name = put.name, npv = on:figure(put.npv), total = on:figure(put.total),
           rest = { unit = "USD", point = on:point(put.rest), mean = on:mean(put.rest) },
           lowest_probability = on:mean(put.lowest), unit = "USD", monthly = read_list(on, put.spent),
           paid = read_list(on, put.paid), cumulative = read_sums(on, put.sums), payback = payback }
end

local function points_of(on, sums)
  local points = {}
  for month, at in ipairs(sums) do points[month] = on:point(at) end
  return points
end

-- The crossings of an ordered pair: those at the point, and the first ones of some samples.
local function read_pair(on, put, into)
  local months = falls(points_of(on, put.one), points_of(on, put.other))
  for nth = 1, math.max(#months, #put.spreads) do
    local made, spread = { options = put.options, cheaper_after = put.cheaper_after }, put.spreads[nth]
    if spread then
      read_month(on, spread, made)
    else
      made.month, made.probability = months[nth], #put.spreads == 0 and 1 or nil
    end
    if made.month or made.probability > 0 then
      into[#into + 1] = made
      made.order = #into
    end
  end
end

-- Those that happen, the earliest first, those of few samples last.
local function read_crossings(on, put)
  local list = {}
  for _, pair in ipairs(put) do read_pair(on, pair, list) end
  table.sort(list, function(a, b)
    local first, second = a.month or math.huge, b.month or math.huge
    if first ~= second then return first < second end
    return a.order < b.order
  end)
  for _, crossing in ipairs(list) do crossing.order = nil end
  return list
end

local function read_series(on, put)
  local list = {}
  for i, series in ipairs(put) do
    list[i] = { name = series.name, unit = on.units[series.values[1]], monthly = read_list(on, series.values) }
  end
  return list
end

local function lowest_of(on, put)
  for _, option in ipairs(put.options) do
    if on:point(option.lowest) ~= 0 then return option.name end
  end
end

--- Reads a timeline's figures of a board that was run.
-- @param put what timeline.put gave
-- @return { months, start, discount, lowest, options, crossings, outputs }
function timeline.read(on, put)
  local made = { months = put.plan.months, start = put.plan.start, options = {}, lowest = lowest_of(on, put),
                 discount = put.discount and on:figure(put.discount) or nil,
                 crossings = read_crossings(on, put.crossings), outputs = read_series(on, put.series) }
  for i, option in ipairs(put.options) do made.options[i] = read_option(on, option) end
  return made
end

return timeline
