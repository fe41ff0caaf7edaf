--- The answer of a choice in one line.
local readable = require "perigee.report.readable"

local verdict = {}

--- A way's name: the model and its weights, and on what.
---@param way table
---@return string
function verdict.name(way)
  if way.kind ~= "hosted" then return way.model end
  return ("%s in %s on %s %s"):format(way.model, way.quantization, readable.count(way.machines), way.machine)
end

local function priced(way)
  return ("%s, %s USD/month"):format(verdict.name(way), readable.money(way.usd_per_month, 3))
end

-- The bounds of a set that would give way together.
local function give_text(set)
  local texts = {}
  for i, give in ipairs(set) do texts[i] = give.text end
  return ("%s (%s)"):format(table.concat(texts, ", and "), priced(set[1].way))
end

local ALWAYS = { memory = "fits the memory of an accelerator", width = "splits evenly among accelerators",
                 request = "is built for requests so long", known = "has what is asked of it in the catalogs",
                 limits = "keeps to its own limits", kind = "is of the kind that is asked for" }

-- What rules out most, where nothing that was asked for could give way.
local function most_of(made)
  local most
  for _, each in ipairs(made.ruled_out) do
    if ALWAYS[each.bound] and (not most or each.combinations > most.combinations) then most = each end
  end
  return most
end

local function nothing(made)
  if made.combinations == 0 then
    return "There is nothing to choose among: no machine or API that is named is offered on this day."
  elseif made.gives[1] then
    return "Nothing keeps to everything: it would take " .. give_text(made.gives[1]) .. "."
  end
  local most = most_of(made)
  return ("Nothing keeps to everything, and no one bound is to blame: of %s combinations %s.")
    :format(readable.count(made.combinations), most and most.combinations == made.combinations
      and "none " .. ALWAYS[most.bound] or most and ("only %s %s"):format(
      readable.count(made.combinations - most.combinations), ALWAYS[most.bound]) or "each breaks several")
end

--- One line: the cheapest way, or what would have to give way.
---@param made table
---@return string
function verdict.of(made)
  return made.cheapest and priced(made.cheapest) .. "." or nothing(made)
end

return verdict
