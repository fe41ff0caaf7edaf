--- `perigee explain --format json`: what was asked, and each quantity behind it once.
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"
local words = require "perigee.explain.words"

local UNICODE_FREE = function(value, unit)
  return ("%.15g%s"):format(value, unit ~= "" and " " .. unit or "")
end

local ASKED = { keys = { "name", "kind", "id" } }
local CASE = { keys = { "when", "value", "point", "share" } }
local NODE = {
  keys = { "id", "name", "kind", "unit", "point", "formula", "parts" },
  more = { "mean", "p5", "p50", "p95", "cases", "more_cases", "text", "source", "from", "place", "op", "values" },
  read = { parts = json.texts, cases = json.list_of(CASE), values = json.texts },
}
local GROUP = { keys = { "kind", "names" }, read = { names = json.texts } }
local ANSWER = {
  keys = { "title", "as_of", "file", "asked", "nodes", "askable" },
  more = { "focus", "samples", "seed", "sampler", "uncertain", "warnings" },
  read = { asked = json.list_of(ASKED), nodes = json.list_of(NODE), askable = json.list_of(GROUP),
           focus = json.texts, warnings = json.texts },
}

local function renumbered(answer)
  local number = {}
  for place, id in ipairs(answer.explained.order) do number[id] = place end
  return number
end

local function texts_of(nodes)
  return function(list)
    return words.text(list, function(id) return nodes[id].name end, UNICODE_FREE)
  end
end

local function cases_of(node, said)
  if not node.cases then return nil end
  local list = {}
  for i, case in ipairs(node.cases) do
    list[i] = { when = case.condition and said(case.condition), value = said(case.value), point = case.point,
                share = case.share }
  end
  return list
end

local function numbers_of(ids, number)
  local list = {}
  for i, id in ipairs(ids) do list[i] = number[id] end
  return list
end

local COPIED = { "name", "kind", "unit", "point", "mean", "p5", "p50", "p95", "more_cases", "text", "source", "from",
                 "place", "op", "values" }

local function node_of(node, number, said)
  local made = { id = number[node.id], formula = node.words and said(node.words),
                 parts = numbers_of(node.parts, number), cases = cases_of(node, said) }
  for _, key in ipairs(COPIED) do made[key] = node[key] end
  return made
end

--- What was explained as JSON text.
---@param answer table
---@return string
return function(answer)
  local number, nodes = renumbered(answer), answer.explained.nodes
  local said, made = texts_of(nodes), {}
  for _, key in ipairs { "title", "as_of", "file", "samples", "seed", "sampler", "uncertain", "warnings", "askable" } do
    made[key] = answer[key]
  end
  made.focus, made.asked, made.nodes = numbers_of(answer.focus, number), {}, {}
  for i, one in ipairs(answer.asked) do made.asked[i] = { name = one.name, kind = one.kind, id = number[one.id] } end
  for i, id in ipairs(answer.explained.order) do made.nodes[i] = node_of(nodes[id], number, said) end
  return jsontext.render(json.object(made, ANSWER))
end
