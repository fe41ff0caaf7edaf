--- `perigee explain --format dot`: the graph for Graphviz, from parts to what they make.
local amounts = require "perigee.report.explain.amounts"
local text = require "perigee.report.text"
local tree = require "perigee.report.explain.tree"

-- A text in quotes; what is escaped for a terminal has backslashes that are to be seen.
local function quoted(s) return '"' .. text.valid(s):gsub('[\\"]', "\\%0"):gsub("\n", "\\n") .. '"' end

local function label_of(node)
  local lines = { text.escape(node.short), amounts.point(node) }
  local spread = amounts.spread(node)
  if spread ~= "" then lines[#lines + 1] = spread end
  return quoted(table.concat(lines, "\n"))
end

-- What is called by a report's name beside its own has a number below 0.
local function id_of(number) return (number < 0 and "r%d" or "n%d"):format(math.abs(number)) end

local SHAPES = { assumption = "box", figure = "note", option = "doubleoctagon", output = "octagon" }

--- What was explained as a graph in the DOT language.
---@param answer table
---@return string
return function(answer)
  local lines = { "digraph explained {", "  rankdir = RL;", '  node [shape = ellipse, fontname = "sans-serif"];' }
  local shown = {}
  local list = tree.of(answer, answer.depth)
  for _, branch in ipairs(list) do
    local node = branch.node
    if not shown[node.id] then
      shown[node.id] = true
      lines[#lines + 1] = ("  %s [label = %s, shape = %s];"):format(id_of(node.id), label_of(node),
        SHAPES[node.kind] or "ellipse")
    end
  end
  for _, branch in ipairs(list) do
    for _, part in ipairs(branch.open and branch.node.parts or {}) do
      if shown[part] then lines[#lines + 1] = ("  %s -> %s;"):format(id_of(part), id_of(branch.node.id)) end
    end
  end
  lines[#lines + 1] = "}"
  return table.concat(lines, "\n") .. "\n"
end
