--- The crossovers of a sweep in sentences.
local axes = require "perigee.report.table.axes"
local format = require "perigee.report.format"
local grid = require "perigee.report.grid"
local units = require "perigee.report.unit"

local words = {}

local DIGITS = { point = 5, mean = 3 } -- the samples leave the means more open

local function amount(value, unit, digits, money)
  return units.quantity(format.number(value, { digits = digits, trim = true, unit = unit, money = money }), unit)
end

local function other(pair, name)
  return pair[1] == name and pair[2] or pair[1]
end

local function place(result, one)
  return amount(one.at, axes.named(result, one.on).unit, DIGITS[one.basis])
end

-- "model = gpt-4o: ", where the crossing is of some names.
local function names_of(result, one)
  local parts = {}
  for _, axis in ipairs(result.axes) do
    if one.where and one.where[axis.name] then parts[#parts + 1] = axis.name .. " = " .. one.where[axis.name] end
  end
  return #parts > 0 and table.concat(parts, ", ") .. ": " or ""
end

-- "at 4 'A' ceases to be feasible, and 'B' is the cheapest"
local function handover(result, one)
  if one.of == one.cheaper_after then
    return ("at %s '%s' begins to be feasible, and is the cheapest"):format(place(result, one), one.of)
  end
  return ("at %s '%s' ceases to be feasible, and '%s' is the cheapest"):format(place(result, one), one.of,
    one.cheaper_after)
end

-- "at 62,500 requests/month 'Own' becomes cheaper than 'Rent'"
local function sentence(result, one)
  if one.kind == "feasibility" then return handover(result, one) end
  local where = (one.kind == "interpolated" and "about " or "at ") .. place(result, one)
  local made = ("%s '%s' becomes cheaper than '%s'"):format(where, one.cheaper_after,
    other(one.options, one.cheaper_after))
  if one.kind ~= "jump" then return made end
  return made .. (", in a step of %s"):format(amount(one.gap, result.options[1].cost.unit, DIGITS[one.basis], true))
end

-- Those of one pair that is not the cheapest where it crosses: a staircase has many.
local function aside(result, list)
  local first, last = list[1], list[#list]
  if #list == 1 then return sentence(result, first) .. "; neither is the cheapest there" end
  return ("'%s' and '%s' cross %d times from %s to %s; neither is the cheapest there"):format(first.options[1],
    first.options[2], #list, place(result, first), place(result, last))
end

local function add_asides(result, lines, list)
  local by_pair, order = {}, {}
  for _, one in ipairs(list) do
    local key = names_of(result, one) .. table.concat(one.options, "\0")
    if not by_pair[key] then
      by_pair[key], order[#order + 1] = {}, key
    end
    table.insert(by_pair[key], one)
  end
  for _, key in ipairs(order) do
    local list_of_pair = by_pair[key]
    lines[#lines + 1] = { text = names_of(result, list_of_pair[1]) .. aside(result, list_of_pair) }
  end
end

-- The lines on the crossings of one basis: where the cheapest changes, one each, then the others.
local function lines_of(result, basis)
  local lines, asides = {}, {}
  for _, one in ipairs(result.crossings) do
    if one.basis == basis and one.best == false then
      asides[#asides + 1] = one
    elseif one.basis == basis then
      lines[#lines + 1] = { text = names_of(result, one) .. sentence(result, one), best = one.best }
    end
  end
  add_asides(result, lines, asides)
  return lines
end

local HEADINGS = { mean = "Crossovers of the means", point = "Crossovers with every assumption at its median" }

--- What there is to say of the crossings: of the means first, where the answer is uncertain.
---@param result table a run with `crossings`
---@return { heading: string, lines: { text: string, best: boolean? }[] }[] best: the cheapest changes there
function words.groups(result)
  local groups = {}
  for _, basis in ipairs { "mean", "point" } do
    local lines = lines_of(result, basis)
    if #lines > 0 then
      groups[#groups + 1] = { heading = result.uncertain and HEADINGS[basis] or "Crossovers", lines = lines }
    end
  end
  return groups
end

--- The option that is the cheapest in every cell, in a sentence; nil where it changes.
---@param result table
---@return string?
function words.same(result)
  local first = grid.at(result.cheapest, 1)
  for cell = 1, grid.cells(result) do
    if grid.at(result.cheapest, cell) ~= first then return nil end
  end
  return first and ("'%s' is the cheapest all along."):format(first) or "No option is feasible anywhere here."
end

--- How the values of an axis lie, where its ends decided it.
---@param axis table
---@return string?
function words.spacing(axis)
  if not axis.spacing_chosen then return nil end
  return ("They lie in equal ratios (log), for the ends are more than 100 times apart; %s=FROM:TO:%d:linear has equal "
    .. "steps."):format(axis.name, #axis.values)
end

return words
