--- Rank correlation: Spearman's, of two lists of samples.
local ranks = {}

-- Ranks by value; equals share the mean of theirs.
local function by_value(values)
  local sorted, of = table.move(values, 1, #values, 1, {}), {}
  table.sort(sorted)
  local first = 1
  for i = 1, #sorted do
    if sorted[i] ~= sorted[i + 1] then
      of[sorted[i]] = (first + i) / 2
      first = i + 1
    end
  end
  return of
end

--- The rank of each value, from 1; equals share the mean of theirs.
---@param values number[] finite
---@return number[]
function ranks.of(values)
  local of, list = by_value(values), {}
  for i, value in ipairs(values) do list[i] = of[value] end
  return list
end

--- The correlation of two lists of ranks; nil where all of one are equal.
---@param a number[]
---@param b number[]
---@return number?
function ranks.correlation(a, b)
  local middle, ab, aa, bb = (#a + 1) / 2, 0, 0, 0
  for i = 1, #a do
    local x, y = a[i] - middle, b[i] - middle
    ab, aa, bb = ab + x * y, aa + x * x, bb + y * y
  end
  if aa == 0 or bb == 0 then return nil end
  return ab / math.sqrt(aa * bb)
end

return ranks
