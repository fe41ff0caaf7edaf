--- The Pareto front of ways: none other is as cheap, as fast and as good.
--
-- What is not known is worse than anything known.
local front = {}

--- A way's place: cost, time of a token, minus the quality.
local function before(a, b)
  for i = 1, 3 do
    if a.values[i] ~= b.values[i] then return a.values[i] < b.values[i] end
  end
  return a.place < b.place
end

local function is_as_good(a, b)
  return a.values[1] <= b.values[1] and a.values[2] <= b.values[2] and a.values[3] <= b.values[3]
end

--- Of candidates those that nothing equals or betters, the cheapest first.
---@param candidates { values: number[] }[] cost, time, minus quality
---@return table[]
function front.of(candidates)
  for i, each in ipairs(candidates) do each.place = i end
  table.sort(candidates, before)
  local kept = {}
  for _, each in ipairs(candidates) do
    local covered = false
    for _, other in ipairs(kept) do covered = covered or is_as_good(other, each) end
    if not covered then kept[#kept + 1] = each end
  end
  return kept
end

return front
