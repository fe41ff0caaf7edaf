--- The page of `perigee breakeven`: each crossing, pairs that have none, how sure it is.
local format = require "perigee.report.format"
local units = require "perigee.report.unit"

local DIGITS = 5

local function amount(view, value)
  local unit = view.result.unit
  return units.quantity(format.number(value, { digits = DIGITS, trim = true, unit = unit }), unit)
end

local function head(view)
  local lines, answer = {}, view.result
  view:add_wrapped(lines, ("Where options cost the same, over %s from %s to %s"):format(answer.on,
    amount(view, answer.from), amount(view, answer.to)), 0, "title")
  view:add_wrapped(lines, ("%s%sprices as of %s"):format(answer.title, view.sign.dot, answer.as_of), 0, "note")
  return lines
end

local function other(pair, name)
  return pair[1] == name and pair[2] or pair[1]
end

local function jump_of(view, crossing)
  return ("at %s '%s' becomes cheaper than '%s', in a step of %s"):format(amount(view, crossing.at),
    crossing.cheaper_after, other(crossing.options, crossing.cheaper_after),
    units.quantity(format.number(crossing.gap, { digits = DIGITS, money = true, trim = true }), view.result.cost_unit))
end

local function crossing_of(view, crossing)
  if crossing.kind == "jump" then return jump_of(view, crossing) end
  return ("at %s they cost the same: from there on '%s' is cheaper than '%s'"):format(amount(view, crossing.at),
    crossing.cheaper_after, other(crossing.options, crossing.cheaper_after))
end

local function crossings(view)
  local lines, list = {}, view.result.crossings
  if #list == 0 then return lines end
  lines[1] = view.style:paint("Crossings", "heading")
  for _, crossing in ipairs(list) do
    view:add_wrapped(lines, crossing_of(view, crossing), 2, nil, 2)
  end
  return lines
end

local function never_of(pair)
  if not pair.cheaper then
    return ("'%s' and '%s' are nowhere both feasible, or always cost the same"):format(pair.options[1], pair.options[2])
  end
  return ("'%s' is always cheaper than '%s'"):format(pair.cheaper, other(pair.options, pair.cheaper))
end

local function never(view)
  local lines, list = {}, view.result.never
  if #list == 0 then return lines end
  lines[1] = view.style:paint("No crossing", "heading")
  for _, pair in ipairs(list) do view:add_wrapped(lines, never_of(pair), 2, nil, 2) end
  return lines
end

local function spread_of(view, spread)
  local pair = ("'%s' and '%s'"):format(spread.options[1], spread.options[2])
  if spread.probability == 0 then return pair .. " cross in no sample" end
  return ("%s first cross at %s (P5 %s, P95 %s), in %s of samples"):format(pair, amount(view, spread.p50),
    amount(view, spread.p5), amount(view, spread.p95), format.percent(spread.probability))
end

local function spreads(view)
  local lines, list = {}, view.result.spreads
  if #list == 0 then return lines end
  lines[1] = view.style:paint("How sure: the first crossing of each sample", "heading")
  for _, spread in ipairs(list) do view:add_wrapped(lines, spread_of(view, spread), 2, nil, 2) end
  return lines
end

--- The sections of the page.
---@type (fun(view: table): string[])[]
return { head, crossings, never, spreads }
