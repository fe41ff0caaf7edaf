--- Which assumptions move together, in a sentence.
local correlations = {}

--- The sentence, or nil where none do.
---@param result table
---@return string?
function correlations.sentence(result)
  local parts = {}
  for i, one in ipairs(result.correlations or {}) do
    parts[i] = ("%s and %s %.4g"):format(one.names[1], one.names[2], one.rank)
  end
  return #parts > 0 and ("Rank correlations: %s."):format(table.concat(parts, "; ")) or nil
end

return correlations
