--- `perigee explain --format markdown`: a list within lists, for a pull request.
local amounts = require "perigee.report.explain.amounts"
local format = require "perigee.report.format"
local markdown = require "perigee.report.markdown"
local sources = require "perigee.report.explain.sources"
local style = require "perigee.report.style"
local tree = require "perigee.report.explain.tree"

-- Within a line: what would mean something at the start of one does not.
local function escape(s) return (markdown.escape(" " .. s):gsub("^ ", "")) end

local DEPTH = 4 -- where nobody says

local function nodes_of(list)
  local nodes = {}
  for i, branch in ipairs(list) do nodes[i] = branch.node end
  return nodes
end

local function own_line(branch, note)
  local node = branch.node
  local spread, line = amounts.spread(node), ("**%s** %s"):format(escape(node.short), escape(amounts.point(node)))
  if spread ~= "" then line = ("%s (%s)"):format(line, escape(spread)) end
  if branch.hidden > 0 then line = ("%s, %d more behind it"):format(line, branch.hidden) end
  return note and ("%s [%d]"):format(line, note) or line
end

local function formula(list, nodes, sign) return escape(amounts.formula(list, nodes, sign)) end

local function add_below(out, indent, node, nodes, sign)
  if node.words then
    out[#out + 1] = ("%s= %s"):format(indent, formula(node.words, nodes, sign))
  end
  for _, case in ipairs(node.cases or {}) do
    out[#out + 1] = ("%s%s: %s, %s%s  "):format(indent,
      case.condition and formula(case.condition, nodes, sign) or "otherwise", formula(case.value, nodes, sign),
      format.percent(case.share), case.point and ", as here" or "")
  end
end

local function add_tree(out, answer, list, by_node)
  local nodes, sign = answer.explained.nodes, style.new({}).sign
  for _, branch in ipairs(list) do
    local indent = ("  "):rep(branch.level)
    local below = branch.open and (branch.node.words or branch.node.cases)
    out[#out + 1] = ("%s- %s%s"):format(indent, own_line(branch, by_node[branch.node]), below and "  " or "")
    if below then add_below(out, indent .. "  ", branch.node, nodes, sign) end
  end
end

--- What was explained as Markdown.
---@param answer table
---@return string
return function(answer)
  local out, names = {}, {}
  for i, asked in ipairs(answer.asked) do names[i] = escape(asked.name) end
  out[1] = ("# %s"):format(table.concat(names, ", "))
  out[2] = ("\n%s, prices as of %s\n"):format(escape(answer.title), escape(answer.as_of))
  local list = tree.of(answer, answer.depth or #answer.focus == 0 and DEPTH or nil)
  local notes, by_node = sources.of(nodes_of(list))
  add_tree(out, answer, list, by_node)
  if #notes > 0 then out[#out + 1] = "" end
  for _, note in ipairs(notes) do out[#out + 1] = ("[%d] %s  "):format(note.number, escape(note.words)) end
  return table.concat(out, "\n") .. "\n"
end
