--- Conditions that every sample must meet, gathered while a model runs: see quantities.require.
local context = require "perigee.context"

local checks = {}

--- Both of two conditions, which are numbers or quantities.
function checks.both(a, b)
  if type(a) == "number" then return a ~= 0 and b or 0 end
  if type(b) == "number" then return b ~= 0 and a or 0 end
  return a & b
end

--- What tells a check from others: what it says, and where.
function checks.key(check)
  return check.message .. "\0" .. tostring(check.place)
end

--- What must hold again and again is one thing that must hold.
-- @param first from which on the gathered checks are joined
function checks.join(first)
  local list, joined = context.checks, {}
  if #list <= first then return end
  for i = first, #list do
    local check = list[i]
    local key = checks.key(check)
    list[i] = nil
    if joined[key] then
      joined[key].condition = checks.both(joined[key].condition, check.condition)
    else
      joined[key] = check
      joined[#joined + 1] = check
    end
  end
  table.move(joined, 1, #joined, first, list)
end

--- Takes the checks from number `first` on out of the list.
function checks.take(first)
  local list = context.checks
  local taken = table.move(list, first, #list, 1, {})
  for i = #list, first, -1 do list[i] = nil end
  return taken
end

return checks
