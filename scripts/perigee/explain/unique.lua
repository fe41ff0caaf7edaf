--- Names of parts that are unlike all others: with the option that they are of, or a number.
local unique = {}

local MANY = 0

-- The place of the option that a label is of, MANY where it is of none: whether it is the
-- cheapest is about the others too.
local function option_of(graph, label)
  if label.short == "cheapest" then return MANY end
  for place, option in ipairs(graph.options) do
    if label.name == option.name or label.name:sub(1, #option.name + 1) == option.name .. "/" then return place end
  end
  return MANY
end

-- Tells what is below of each node that has a reader.
local function pass_down(self, reads, mark)
  for id = #self.nodes, 1, -1 do
    local name = self.named[self.base[id]]
    local shown = reads[id] and not (name and name.said)
    for _, argument in ipairs(shown and self.nodes[id].arguments or {}) do mark(argument, reads[id]) end
  end
end

--- The place of the one option that reads a node, 0 where several do, or outputs alone;
-- nothing of what no formula shows, as the steps of a search.
---@param self perigee.explained
---@param labelled table[] see labels.lua
---@return table<integer, integer>
function unique.readers(self, labelled)
  local reads, others = {}, {}
  local function mark(id, option)
    reads[id] = (reads[id] == nil or reads[id] == option) and option or MANY
  end
  for _, label in ipairs(labelled) do
    local option = option_of(self.graph, label)
    if option ~= MANY then mark(label.node, option) else others[#others + 1] = label.node end
  end
  pass_down(self, reads, mark)
  local function mark_rest(id) reads[id] = reads[id] or MANY end
  for _, id in ipairs(others) do mark_rest(id) end
  pass_down(self, reads, mark_rest)
  return reads
end

local function by_name(named, count, reads)
  local groups, order = {}, {}
  for id = 1, count do
    local one = named[id]
    if one and one.kind == "part" and reads[one.shown] then
      if not groups[one.name] then
        groups[one.name] = {}
        order[#order + 1] = one.name
      end
      table.insert(groups[one.name], id)
    end
  end
  return groups, order
end

local function number(named, count, reads)
  local groups, order = by_name(named, count, reads)
  for _, name in ipairs(order) do
    for place, id in ipairs(#groups[name] > 1 and groups[name] or {}) do
      named[id].name = ("%s #%d"):format(name, place)
    end
  end
end

--- Makes the names of parts unlike each other.
---@param graph table
---@param named table<integer, perigee.name>
---@param reads table<integer, integer> see readers
function unique.make(graph, named, reads)
  local groups, order = by_name(named, #graph.nodes, reads)
  for _, name in ipairs(order) do
    for _, id in ipairs(#groups[name] > 1 and groups[name] or {}) do
      local option = graph.options[reads[id]]
      if option then named[id].name = ("%s/%s"):format(option.name, name) end
    end
  end
  number(named, #graph.nodes, reads)
end

return unique
