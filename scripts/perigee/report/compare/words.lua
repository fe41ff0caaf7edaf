--- What the reports of a comparison say in sentences; names in them are not escaped.
local amounts = require "perigee.report.compare.amounts"
local format = require "perigee.report.format"
local near = require "perigee.near"
local units = require "perigee.report.unit"

local words = {}

local function find(list, name)
  for _, item in ipairs(list) do
    if item.name == name then return item end
  end
end

-- ----- the sides -----

local function side(given, other)
  local file = given.file and given.file == other.file and "the same file" or given.file
  return ("%sprices as of %s"):format(file and file .. ", " or "", given.as_of)
end

--- Of which files and days the sides are: one line where they are alike.
---@param answer table
---@return string[]
function words.sides(answer)
  local a, b = answer.a, answer.b
  if a.file == b.file and a.as_of == b.as_of then
    return { ("%sprices as of %s"):format(a.file and a.file .. ", " or "", a.as_of) }
  end
  return { "Before: " .. side(a, {}), "After: " .. side(b, a) }
end

-- ----- the verdict -----

local function cost(answer, name, when)
  local option = find(answer.options, name)
  return ("%s %s"):format(amounts.of(option)[when], when == "after" and option.after_unit or option.unit)
end

-- "5 USD/month", "5 USD/month before, 6 USD/month after, +20 %".
local function both_costs(answer, name)
  local option = find(answer.options, name)
  if option.difference == 0 then return cost(answer, name, "after") end
  local change = amounts.change(option)
  return ("%s before, %s after%s"):format(cost(answer, name, "before"), cost(answer, name, "after"),
    change ~= "" and ", " .. change or "")
end

local function verdict(answer)
  local before, after = answer.cheapest.before, answer.cheapest.after
  if before == after then
    return before and ("%s stays cheapest: %s."):format(before, both_costs(answer, before))
      or "No option is feasible before or after."
  end
  local is = after and cost(answer, after, "after")
  if not before then return ("No option was feasible before; now %s is cheapest, at %s."):format(after, is) end
  local was = ("%s was cheapest, at %s"):format(before, cost(answer, before, "before"))
  return was .. (after and ("; now %s is, at %s."):format(after, is) or "; no option is feasible after.")
end

local function has_moved(figure)
  return figure.difference ~= 0
end

--- Whether any figure moved.
---@param answer table
---@return boolean
function words.moved(answer)
  for _, list in ipairs { answer.options, answer.outputs } do
    for _, figure in ipairs(list) do
      if has_moved(figure) or figure.quality and has_moved(figure.quality) then return true end
    end
  end
  return answer.cheapest.before ~= answer.cheapest.after
end

--- The answer in a sentence or two.
---@param answer table
---@return string[]
function words.verdict(answer)
  local list = {}
  if not words.moved(answer) then
    list[1] = #answer.changes == 0 and "Nothing moved: both sides say the same." or "Nothing moved."
  end
  local only = #answer.options == 1 and answer.options[1]
  if #answer.options > 1 then list[#list + 1] = verdict(answer) end
  if only and not only.only then list[#list + 1] = ("%s: %s."):format(only.name, both_costs(answer, only.name)) end
  return list
end

-- ----- changes -----

--- What is to be said of a change besides its values.
---@param change table
---@return string
function words.aside(change)
  if change.same then return "the same value" end
  if change.along then return "only " .. (change.after and "after" or "before") .. ": part of " .. change.along end
  return ""
end

-- Changes that have a part in no figure.
local function idle(answer)
  local moves, names = {}, {}
  for _, list in ipairs { answer.options, answer.outputs } do
    for _, figure in ipairs(list) do
      for _, part in ipairs(figure.bridge or {}) do
        if moves[part.name] == nil then names[#names + 1], moves[part.name] = part.name, false end
        moves[part.name] = moves[part.name] or part.amount ~= 0
      end
    end
  end
  local still = {}
  for _, name in ipairs(names) do still[#still + 1] = not moves[name] and name or nil end
  return still
end

--- Names the changes that moved nothing; nil where all moved something.
---@param answer table
---@return string?
function words.idle(answer)
  local names = idle(answer)
  if #names == 0 or not words.moved(answer) then return nil end
  return ("Changed, and moved no cost and no output: %s."):format(near.join(names, "and"))
end

-- ----- options -----

local function when_feasible(option, when)
  local share = option.feasible_probability[when]
  if not option.feasible[when] then return "not feasible" end
  return share and share < 1 and ("feasible in %s of the samples"):format(format.percent(share)) or "feasible"
end

local function holds(list, item)
  for _, each in ipairs(list or {}) do
    if each == item then return true end
  end
  return false
end

-- Reasons of both sides once, of one with its side.
local function reasons_of(reasons)
  local list = {}
  for _, reason in ipairs(reasons.after or {}) do
    list[#list + 1] = holds(reasons.before, reason) and reason or "after: " .. reason
  end
  for _, reason in ipairs(reasons.before or {}) do
    list[#list + 1] = not holds(reasons.after, reason) and "before: " .. reason or nil
  end
  return list
end

--- What changed about whether an option is feasible, and why it is not; nothing where it is on both sides.
---@param option table
---@return string[]
function words.feasible(option)
  local list = {}
  local before = option.feasible.before ~= nil and when_feasible(option, "before")
  local after = option.feasible.after ~= nil and when_feasible(option, "after")
  if before and after and before ~= after then
    list[1] = ("%s before, %s after"):format(before, after)
  elseif (before or after) ~= "feasible" then
    list[1] = (before or after) .. (before and after and " before and after" or "")
  end
  local reasons = reasons_of(option.reasons)
  return table.move(reasons, 1, #reasons, #list + 1, list)
end

--- How the quality of an option moved; nil where it did not.
---@param option table
---@return string?
function words.quality(option)
  local quality = option.quality
  if not quality or not (quality.before and quality.after) or not has_moved(quality) then return nil end
  local texts = amounts.of(quality)
  return ("quality %s before, %s after"):format(units.quantity(texts.before, quality.unit),
    units.quantity(texts.after, quality.unit))
end

-- ----- how it was found -----

--- How contributions were found.
---@param answer table
---@return string?
function words.method(answer)
  local method = answer.method
  if not method then return nil end
  local over = method.exact and ("all %d combinations of the changes"):format(method.combinations)
    or ("%d combinations of %d changes, in %d orders"):format(method.combinations, method.changes, method.orders)
  if method.changes == 1 then return nil end
  return ("Contributions are Shapley values over %s: what each change adds, averaged over the orders in which "
    .. "they could be made. They sum to the difference."):format(over)
end

--- Which changes stand as one, and why.
---@param answer table
---@return string[]
function words.joined(answer)
  local list = {}
  for i, joined in ipairs(answer.joined) do
    list[i] = ("%s stand as one, for the model cannot be run with the one and without the other: %s"):format(
      near.join(joined.changes, "and"), joined.reason)
  end
  return list
end

--- Of how many samples figures are.
---@param answer table
---@param sign string of an error
---@return string
function words.samples(answer, sign)
  if not answer.uncertain then return "Nothing is uncertain here: one evaluation, no spread." end
  return ("%s samples, seed %s, the same on both sides: %s is the Monte Carlo error of the difference."):format(
    format.number(answer.samples, { certain = true, trim = true }), answer.seed, sign)
end

return words
