--- Sources as numbered notes: figures of one source and one day share one.
local text = require "perigee.report.text"

local sources = {}

-- What a leaf rests on, in words; nil where nobody says.
local function words_of(node)
  if node.kind == "assumption" then return node.source end
  if node.from then return ("from %s: %s"):format(node.from, node.source or "no source") end
  return node.source
end

--- Numbers the sources of some nodes in their order.
---@param list table[] nodes
---@return { number: integer, words: string }[] notes
---@return table<table, integer> by node
function sources.of(list)
  local notes, known, by_node = {}, {}, {}
  for _, node in ipairs(list) do
    local said = words_of(node)
    if said and not known[said] then
      notes[#notes + 1] = { number = #notes + 1, words = text.escape(said) }
      known[said] = #notes
    end
    by_node[node] = said and known[said]
  end
  return notes, by_node
end

return sources
