--- What a way must keep to, each bound a bit of a mask: which of them a combination
-- breaks is one number, and combinations are counted by it.
local bounds = {}

---@class perigee.bound
---@field name string as JSON has it, and as the request where it asks for it
---@field label? string the limit of options/serving.lua that it is
---@field measured? boolean it is asked for, and could give way

-- In the order in which reports list them.
---@type perigee.bound[]
bounds.list = {
  { name = "memory", label = "memory of each accelerator" },
  { name = "width", label = "heads, split evenly among accelerators" },
  { name = "request", label = "tokens of a request" },
  { name = "limits" }, -- of a scenario's option: its own
  { name = "kind" },   -- hosted, or paid for by the token, as is asked
  { name = "known" },  -- what a bound asks of it is known
  { name = "context", measured = true },
  { name = "quality", measured = true },
  { name = "token_time", label = "time per output token", measured = true },
  { name = "first_token", label = "time to first token", measured = true },
  { name = "budget", measured = true },
}

bounds.by_name = {}
for i, bound in ipairs(bounds.list) do
  bound.bit = 1 << (i - 1)
  bounds.by_name[bound.name] = bound
end

--- How many masks there are.
bounds.masks = 1 << #bounds.list

--- The bounds in a mask.
---@param mask integer
---@return perigee.bound[]
function bounds.of(mask)
  local list = {}
  for _, bound in ipairs(bounds.list) do
    if mask & bound.bit ~= 0 then list[#list + 1] = bound end
  end
  return list
end

--- The bound that alone is in a mask; nil where none or several are.
---@param mask integer
---@return perigee.bound?
function bounds.only(mask)
  local list = bounds.of(mask)
  return #list == 1 and list[1] or nil
end

return bounds
