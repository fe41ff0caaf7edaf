--- What is explained, laid out as a tree: each quantity once, as deep as is asked.
local tree = {}

---@class perigee.branch
---@field node table what is shown
---@field level integer 0 of what was asked
---@field last boolean[] by level, whether no more come beside it
---@field open boolean whether its formula is shown
---@field hidden integer quantities below it that are shown nowhere yet

-- ----- what leads to the focus -----

local function leads(answer)
  if #answer.focus == 0 then return nil end
  local nodes, keep, order = answer.explained.nodes, {}, answer.explained.order
  for _, id in ipairs(answer.focus) do keep[id] = true end
  local changed = true
  while changed do
    changed = false
    for _, id in ipairs(order) do
      for _, part in ipairs(keep[id] and {} or nodes[id].parts) do
        if keep[part] then keep[id], changed = true, true end
      end
    end
  end
  return keep
end

-- ----- the tree -----

local function count_below(self, id)
  local seen, stack, count = { [id] = true }, { id }, 0
  while #stack > 0 do
    for _, part in ipairs(self.nodes[table.remove(stack)].parts) do
      if not seen[part] and not self.open[part] then
        seen[part], stack[#stack + 1], count = true, part, count + 1
      end
    end
  end
  return count
end

-- Parts that are not shown yet, or all of them are elsewhere.
local function fresh(self, id)
  local list = {}
  for _, part in ipairs(self.nodes[id].parts) do
    if not self.open[part] and not self.listed[part] and (not self.keep or self.keep[part]) then
      list[#list + 1] = part
    end
  end
  return list
end

local function add(self, id, level, last)
  local node = self.nodes[id]
  local open = level < self.depth or #node.parts == 0
  local branch = { node = node, level = level, last = last, open = open, hidden = 0 }
  self.list[#self.list + 1] = branch
  if not open then
    self.listed[id] = true
    branch.hidden = count_below(self, id)
    return
  end
  self.open[id] = true
  local parts = fresh(self, id)
  for i, part in ipairs(parts) do
    if not self.open[part] then
      local sides = table.move(last, 1, #last, 1, {})
      sides[level + 1] = i == #parts
      add(self, part, level + 1, sides)
    end
  end
end

-- What came to be shown deeper while its neighbours were laid out leaves no open end.
local function mend_ends(list)
  local below = {}
  for i = #list, 1, -1 do
    local level = list[i].level
    for at = level + 1, #below do below[at] = nil end
    for at = 1, level do list[i].last[at] = not below[at] end
    below[level] = true
    for at = 1, level - 1 do below[at] = below[at] or false end
  end
end

--- Lays out an answer.
---@param answer table see report/README.md
---@param depth? integer levels; all where left out
---@return perigee.branch[]
function tree.of(answer, depth)
  local self = { nodes = answer.explained.nodes, depth = depth or math.huge, keep = leads(answer), open = {},
                 listed = {}, list = {} }
  for _, asked in ipairs(answer.asked) do
    if not self.open[asked.id] then add(self, asked.id, 0, {}) end
  end
  mend_ends(self.list)
  return self.list
end

--- The deepest level of an answer's tree.
---@param answer table
---@return integer
function tree.depth(answer)
  local most = 0
  for _, branch in ipairs(tree.of(answer)) do most = math.max(most, branch.level) end
  return most
end

return tree
