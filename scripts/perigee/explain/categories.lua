--- Sums of an option's rows by category, where a category has several.
local categories = {}

local function groups_of(option)
  local list, by_name = {}, {}
  for _, row in ipairs(option.rows) do
    local group = by_name[row.category]
    if not group then
      group = { category = row.category }
      list[#list + 1], by_name[row.category] = group, group
    end
    group.sum, group.count = group.sum and group.sum + row.value or row.value, (group.count or 0) + 1
  end
  return list
end

--- Puts the sums on the board of an answer.
---@param put table what answer.put gives
function categories.put(put)
  for _, option in ipairs(put.options) do
    option.categories = {}
    for _, group in ipairs(groups_of(option.option)) do
      if group.count > 1 then
        option.categories[#option.categories + 1] = { category = group.category, at = put.on:put(group.sum) }
      end
    end
  end
end

return categories
