--- A name for each quantity that has one: of the report, of a leaf, or of the model's own
-- variables.
--
-- Names are of groups (groups.lua), by their first node.  Of several that a quantity has, a
-- leaf's own comes first, then the report's, then those of the script.
local names = {}

local OURS = 10    -- ranks above are of our own scripts: see bindings/named.c
local VAGUE = 20   -- ranks above say little, of ours nothing

---@class perigee.name
---@field name string unlike all others
---@field short string as it stands in a tree
---@field kind string see labels.KINDS
---@field shown integer the node whose unit is shown
---@field from? string the day that a catalog's figure is from
---@field vague? boolean a word that says little

-- ----- leaves -----

-- "openai/gpt-4.1: input" and the day of "openai/gpt-4.1: input from 2025-04-14".
local function dated(name)
  local short, from = name:match "^(.*) from (%d%d%d%d%-%d%d%-%d%d)$"
  return short or name, from
end

local LEAVES = { leaf = true, axis = true }
local COLUMNS = { column = true } -- of a model that was run sample by sample: the report has better names

local function add_leaves(named, nodes, assumed, ops)
  for id, node in ipairs(nodes) do
    if ops[node.op] and not named[id] then
      local short, from = dated(node.name)
      named[id] = { name = node.name, short = short, from = from, shown = id,
                    kind = assumed[id] and "assumption" or "figure" }
    end
  end
end

-- ----- the report's -----

-- Sums of rows are parts of no formula unless somebody asks for them, and conditions are told
-- by what is compared.
local ASKED_ONLY = { category = true, ["figure of an option"] = true, limit = true }

local function is_for_asking(label) return ASKED_ONLY[label.kind] and label.short ~= "feasible" end

local function is_constant(node) return node.op == "constant" and node.unit == "" end

-- The first label of a group is what it is called.
local function add_labels(named, nodes, labels, base)
  for _, label in ipairs(labels) do
    local at = base[label.node]
    if not named[at] and not is_for_asking(label) and not is_constant(nodes[at]) then
      named[at] = { name = label.name, short = label.short, kind = label.kind, shown = label.node, said = label.said,
                    parts = label.parts }
    end
  end
end

-- ----- the script's -----

local function by_rank(a, b)
  if a.rank ~= b.rank then return a.rank < b.rank end
  if a.node ~= b.node then return a.node < b.node end
  return a.place < b.place
end

-- A builder of the core may say in words what its formula does not tell.
local function spoken(one)
  local name, said = one.name:match "^([^|]*)|(.*)$"
  name = name or one.name
  return one.rank > OURS and name:gsub("_", " ") or name, said
end

-- Of our words that say nothing these say something where a part must have a name.
local SPEAKING = { total = true, sum = true, both = true, all = true, rest = true, least = true, most = true,
                   needs = true, has = true }

local function is_worth(one, node)
  if one.rank < OURS then return true end
  return node.op ~= "constant" and (one.rank < VAGUE + OURS or SPEAKING[one.name] or false)
end

local function add_recorded(named, nodes, recorded, base)
  for place, one in ipairs(recorded) do one.place = place end
  table.sort(recorded, by_rank)
  for _, one in ipairs(recorded) do
    local at = base[one.node]
    local name, said = spoken(one)
    if not named[at] and is_worth(one, nodes[at]) then
      named[at] = { name = name, short = name, kind = "part", shown = one.node, vague = one.rank > VAGUE or nil }
    end
    if named[at] then named[at].said = named[at].said or said end
  end
end

-- ----- what goes through a choice -----

local function is_part(name) return name and name.kind == "part" and not name.vague end

local function forget(named, at, short)
  local name = named[at]
  if is_part(name) and name.short == short and not name.said then named[at] = nil end
end

-- `people` of one path and `people` of another, joined, are people.
local function add_choices(named, nodes, base)
  for id, node in ipairs(nodes) do
    if node.op == "where" and not named[id] and base[id] == id then
      local yes, no = named[base[node.arguments[2]]], named[base[node.arguments[3]]]
      local from = is_part(yes) and yes or is_part(no) and no
      local other = from == yes and no or yes
      if from and (not is_part(other) or other.short == from.short) then
        named[id] = { name = from.name, short = from.short, kind = "part", shown = id, joins = true }
        forget(named, base[node.arguments[2]], from.short)
        forget(named, base[node.arguments[3]], from.short)
      end
    end
  end
end

-- What joins paths within what joins paths is cases of the whole.
local function open_choices(named, nodes, base)
  for id, node in ipairs(nodes) do
    for place = 2, node.op == "where" and base[id] == id and named[id] and 3 or 0 do
      local side = base[node.arguments[place]]
      if named[side] and named[side].joins then named[side] = nil end
    end
  end
end

local FAMILY = { add = "sum", subtract = "sum", min = "min", max = "max" }

-- Takes the name from what is added to, as far as the sum goes.
local function drop_below(named, nodes, base, id, short)
  local family = FAMILY[nodes[id].op]
  while family and FAMILY[nodes[id].op] == family do
    id = base[nodes[id].arguments[1]]
    local name = named[id]
    if name and (not is_part(name) or name.short ~= short or name.said) then return end
    named[id] = nil
  end
end

-- A sum that is added to in a loop has its name at each step: the last one keeps it.
local function drop_steps(named, nodes, base)
  for id = #nodes, 1, -1 do
    local name = base[id] == id and named[id]
    if name then drop_below(named, nodes, base, id, name.short) end
  end
end

--- Names by the first node of a group; vague ones are for what must have a name.
---@param graph table
---@param labels table[] see labels.lua
---@param recorded { node: integer, name: string, rank: integer }[]
---@param base integer[]
---@return table<integer, perigee.name> named
---@return table<integer, perigee.name> vague
function names.of(graph, labels, recorded, base)
  local named, vague, assumed = {}, {}, {}
  for _, one in ipairs(graph.assumptions) do assumed[one.node] = true end
  add_leaves(named, graph.nodes, assumed, LEAVES)
  add_labels(named, graph.nodes, labels, base)
  add_leaves(named, graph.nodes, assumed, COLUMNS)
  add_recorded(named, graph.nodes, recorded, base)
  for id = 1, #graph.nodes do
    if named[id] and named[id].vague then named[id], vague[id] = nil, named[id] end
  end
  add_choices(named, graph.nodes, base)
  open_choices(named, graph.nodes, base)
  drop_steps(named, graph.nodes, base)
  return named, vague
end

return names
