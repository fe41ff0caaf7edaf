--- Assumptions that are drawn together: those that are correlated with one another, directly
-- or through others.  What one of them does alone has no one meaning; what they do as a group
-- has.
local together = {}

-- The head of the group that a name is in.
local function head_of(heads, name)
  while heads[name] ~= name do name = heads[name] end
  return name
end

--- The groups of some names, each in their order; a name that is correlated with none is a
-- group of its own.
---@param names string[]
---@param pairs_given { [1]: string, [2]: string }[]? pairs that are correlated
---@return string[][]
function together.groups(names, pairs_given)
  local heads, of, groups = {}, {}, {}
  for _, name in ipairs(names) do heads[name] = name end
  for _, pair in ipairs(pairs_given or {}) do
    if heads[pair[1]] and heads[pair[2]] then heads[head_of(heads, pair[2])] = head_of(heads, pair[1]) end
  end
  for _, name in ipairs(names) do
    local head = head_of(heads, name)
    if not of[head] then
      of[head] = {}
      groups[#groups + 1] = of[head]
    end
    table.insert(of[head], name)
  end
  return groups
end

return together
