--- Names for what has none and is too much for one formula.
--
-- Long formulas are cut where they are longest; what is cut off is called by a word that the
-- script has for it, or by a number: part 1, part 2.  Choices between long things always stand
-- alone, for they are shown case by case.
local formula = require "perigee.explain.formula"

local parts = {}

local MOST = 6      -- names and numbers of a formula
local ROW = 40      -- of one sum of many alike, or of one list of cases
local CHOICE = 4    -- of a choice within a formula
local CONDITION = 4 -- of a case

local FAMILY = { add = "sum", subtract = "sum", multiply = "product", divide = "product", negate = "product",
                 min = "min", max = "max", ["and"] = "and", ["or"] = "or", where = "choice" }

local function is_plain(node) return node.op == "constant" and node.unit == "" end

-- How much of a formula a node's argument is; conversions count nothing.
local function size_below(self, sizes, id)
  local base = self.base[id]
  if self.named[base] then return 1 end
  return sizes[base]
end

local function call(self, vague, id)
  if vague[id] then
    self.named[id] = vague[id]
    return
  end
  self.count = self.count + (self.reads[id] and 1 or 0)
  local name = ("part %d"):format(self.count)
  self.named[id] = { name = name, short = name, kind = "part", shown = id, numbered = true }
end

-- Arguments that may be cut off, the longest first; those of the same sum only where it is
-- far too long, those of the same product never, for its parts have no units of their own.
local function cuttable(self, sizes, id, whole)
  local list, family = {}, FAMILY[self.nodes[id].op]
  for place, argument in ipairs(self.nodes[id].arguments) do
    local at = self.base[argument]
    local condition = family == "choice" and place == 1
    local same = family and FAMILY[self.nodes[at].op] == family
    local stays = same and (family == "product" or whole <= ROW) or condition and sizes[at] <= CONDITION
    if not self.named[at] and sizes[at] > 1 and not stays then list[#list + 1] = at end
  end
  table.sort(list, function(a, b) return sizes[a] > sizes[b] end)
  return list
end

local function size_of(self, sizes, id)
  local size = 0
  for _, argument in ipairs(self.nodes[id].arguments) do
    if not is_plain(self.nodes[argument]) or FAMILY[self.nodes[id].op] ~= "product" then
      size = size + size_below(self, sizes, argument)
    end
  end
  return math.max(size, 1)
end

local function cut(self, vague, sizes, id)
  local size = size_of(self, sizes, id)
  for _, at in ipairs(size > MOST and cuttable(self, sizes, id, size) or {}) do
    if size > MOST and not self.named[at] then
      size = size - sizes[at] + 1
      call(self, vague, at)
    end
  end
  return size
end

-- Choices within choices are one list of cases.
local function stands_alone(self, readers, id, size)
  return self.nodes[id].op == "where" and size > CHOICE and not self.named[id] and not readers[id]
end

-- Whether each node is read by a choice alone, as one of its sides.
local function sides_only(self)
  local only = {}
  for id, node in ipairs(self.nodes) do
    for i, argument in ipairs(node.arguments) do
      local at = self.base[argument]
      if at ~= self.base[id] then
        local side = node.op == "where" and i > 1
        only[at] = side and only[at] ~= false
      end
    end
  end
  return only
end

-- A name for what has one already, but for its unit: tokens of a request, and tokens.
local function drop_aliases(self)
  for id = 1, #self.nodes do
    local name = self.named[id]
    local worked_out = name and name.kind == "part" and not name.said and formula.of(self, id)
    if worked_out and worked_out.kind == "ref" then self.named[id] = nil end
  end
end

--- Gives names to what needs them, and takes those that say nothing new.
---@param self perigee.explained its `named` is added to
---@param vague table<integer, perigee.name>
---@param reads table<integer, integer> see unique.readers
function parts.add(self, vague, reads)
  local sizes, only = {}, sides_only(self)
  self.count, self.reads = 0, reads
  for id in ipairs(self.nodes) do
    if self.base[id] ~= id then
      sizes[id] = sizes[self.base[id]]
    else
      sizes[id] = cut(self, vague, sizes, id)
      if stands_alone(self, only, id, sizes[id]) then call(self, vague, id) end
    end
  end
  drop_aliases(self)
end

return parts
