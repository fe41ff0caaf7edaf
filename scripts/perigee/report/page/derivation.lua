--- The derivations of a page's figures, as its script reads them: what explain/read.lua says,
-- short, for there may be thousands.
--
-- A node is [name, node, parts, words], and { from, holds, cases, more } where it has any of
-- these.  Names and texts are places in `texts`, parts places in the list of nodes, all counted
-- from 0.  Of words a number is the place of what has a name; a text is -1 less its place; a number
-- of the formula is [number, unit].
local text = require "perigee.report.text"

-- Signs of a formula as a page writes them.
local SIGNS = { [" x "] = " × ", [" - "] = " − ", [" <= "] = " ≤ ", [" >= "] = " ≥ " }

-- Texts that are kept once, by their places.
local function new_texts()
  local list, place_of = {}, {}
  return list, function(words)
    if not place_of[words] then
      list[#list + 1] = text.escape(words)
      place_of[words] = #list - 1
    end
    return place_of[words]
  end
end

local function words_of(words, at)
  local list = {}
  for i, word in ipairs(words or {}) do
    if type(word) == "string" then
      list[i] = -1 - at.text(SIGNS[word] or word)
    elseif word.id then
      list[i] = at.node[word.id]
    else
      list[i] = { word.number, text.escape(word.unit) }
    end
  end
  return list
end

local function cases_of(cases, at)
  local list = {}
  for i, case in ipairs(cases) do
    list[i] = { value = words_of(case.value, at), when = case.condition and words_of(case.condition, at) }
  end
  return list
end

-- What few nodes have; nil where there is nothing.
local function more_of(one, at)
  local more = { from = one.from, holds = one.condition or nil, cases = one.cases and cases_of(one.cases, at),
                 more = one.more_cases ~= 0 and one.more_cases or nil }
  return next(more) and more or nil
end

local function node_of(one, at)
  local parts = {}
  for i, id in ipairs(one.parts) do parts[i] = at.node[id] end
  return { at.text(one.short), one.shown - 1, parts, words_of(one.words, at), more_of(one, at) }
end

--- The derivations of a graph.
---@param derived { asked: table[], nodes: table<integer, table>, order: integer[] } of explain.derivations
---@return table texts, nodes, and roots: what was asked, { name, of: the place of its node }
return function(derived)
  local texts, text_of = new_texts()
  local at, roots, nodes = { text = text_of, node = {} }, {}, {}
  for place, id in ipairs(derived.order) do at.node[id] = place - 1 end
  for i, one in ipairs(derived.asked) do roots[i] = { name = text.escape(one.name), of = at.node[one.id] } end
  for i, id in ipairs(derived.order) do nodes[i] = node_of(derived.nodes[id], at) end
  return { texts = texts, roots = roots, nodes = nodes }
end
