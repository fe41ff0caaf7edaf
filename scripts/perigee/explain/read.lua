--- A scenario's figures explained: what each is worked out of, down to assumptions and
-- figures of catalogs.
local asking = require "perigee.explain.asking"
local cases = require "perigee.explain.cases"
local categories = require "perigee.explain.categories"
local core = require "perigee.core"
local exported = require "perigee.analysis.exported"
local formula = require "perigee.explain.formula"
local groups = require "perigee.explain.groups"
local labels = require "perigee.explain.labels"
local names = require "perigee.explain.names"
local nodefigures = require "perigee.analysis.nodefigures"
local parts = require "perigee.explain.parts"
local runs = require "perigee.analysis.runs"
local unique = require "perigee.explain.unique"
local words = require "perigee.explain.words"

local explain = {}

-- ----- names of the script -----

local PATHS = 4 -- on which names are looked for

local function record(subject, run, sample, into)
  for _, one in ipairs(subject.named(runs.with(run, { sample = sample }))) do into[#into + 1] = one end
end

-- What the model calls its quantities, on the point's path and some more, by nodes.
local function recorded(subject, read)
  local tracing, list, found = read.result.tracing, {}, {}
  if tracing.mode ~= "graph" then return found end
  record(subject, read.run, nil, list)
  for sample = 1, math.min(tracing.paths - 1, PATHS, read.run.samples) do record(subject, read.run, sample, list) end
  local values = {}
  for i, one in ipairs(list) do values[i] = one.value end
  for i, node in ipairs(core.places(read.values, values)) do
    if node then found[#found + 1] = { node = node, name = list[i].name, rank = list[i].rank } end
  end
  return found
end

-- ----- the graph, with names -----

local function open(subject, read)
  local graph = read.result.graph
  local nothing = groups.nothing(graph.nodes)
  local base, ratio = groups.of(graph.nodes, nothing)
  local labelled = labels.of(graph)
  local named, vague = names.of(graph, labelled, recorded(subject, read), base)
  local self = { nodes = graph.nodes, base = base, ratio = ratio, named = named, values = read.values, graph = graph,
                 nothing = nothing }
  local reads = unique.readers(self, labelled)
  parts.add(self, vague, reads)
  unique.make(graph, named, reads)
  self.index = asking.index(labelled, named, base, reads)
  return self
end

-- ----- one quantity -----

local CONDITIONS = { less = true, ["less or equal"] = true, equal = true, ["and"] = true, ["or"] = true,
                     ["not"] = true }

local function add_refs(into, expression)
  formula.each_ref(expression, function(id)
    if not into.seen[id] then
      into.seen[id], into[#into + 1] = true, id
    end
  end)
end

local function read_cases(self, id, run, refs)
  local list, more = cases.of(self, id, run)
  for _, case in ipairs(list or {}) do
    local value = formula.part(self, case.value)
    add_refs(refs, value)
    if case.condition then add_refs(refs, case.condition) end
    case.value, case.condition = words.of(value), case.condition and words.of(case.condition)
  end
  return list, more
end

local SHORT = 4 -- a choice of so few names and numbers is a formula

-- What a node is worked out of; what has but a number for a name is no answer.
local function worked_out(self, id)
  local expression = formula.of(self, id)
  while expression and expression.kind == "ref" and self.named[expression.id].numbered do
    expression = formula.of(self, expression.id)
  end
  return expression
end

-- What is told in words has the parts that its label tells.
local function add_said(self, made, name, refs)
  made.words = { name.said }
  for _, node in ipairs(name.parts or {}) do
    if self.named[self.base[node]] then add_refs(refs, { kind = "ref", id = self.base[node] }) end
  end
end

local function describe(self, id, run)
  local name, node, refs = self.named[id], self.nodes[id], { seen = {} }
  local shown = name.shown
  local made = { id = id, shown = shown, name = name.name, short = name.short, kind = name.kind, from = name.from,
                 unit = self.nodes[shown].unit, place = node.place, source = node.source, op = node.op,
                 condition = CONDITIONS[node.op], text = self.texts[id], numbered = name.numbered }
  local expression = worked_out(self, id)
  if name.said then
    add_said(self, made, name, refs)
  elseif expression and node.op == "where" and formula.size(expression) > SHORT then
    made.cases, made.more_cases = read_cases(self, id, run, refs)
  elseif expression and expression.kind ~= "number" then
    made.words = words.of(expression)
    add_refs(refs, expression)
  end
  made.parts = table.move(refs, 1, #refs, 1, {})
  return made
end

-- What a report calls by a name of its own, and is an assumption, an output or the like besides.
local function describe_besides(self, one)
  local node = self.nodes[one.node]
  return { id = one.id, shown = one.node, name = one.name, short = one.name, kind = one.kind, unit = node.unit,
           place = node.place, op = node.op, condition = CONDITIONS[node.op],
           words = { { id = one.base } }, parts = { one.base } }
end

-- All below some quantities, each once, in the order in which they are met.
local function collect(self, asked, run)
  local found, order, stack, besides = {}, {}, {}, {}
  for i = #asked, 1, -1 do
    stack[#stack + 1] = asked[i].id
    besides[asked[i].id] = asked[i].is_besides and asked[i] or nil
  end
  while #stack > 0 do
    local id = table.remove(stack)
    if not found[id] then
      found[id] = besides[id] and describe_besides(self, besides[id]) or describe(self, id, run)
      order[#order + 1] = id
      for i = #found[id].parts, 1, -1 do stack[#stack + 1] = found[id].parts[i] end
    end
  end
  return found, order
end

local BRIEF = 2000 -- quantities of which a brief answer has figures

-- The quantities nearest to what is asked.
local function nearest(found, asked)
  local list, seen, at = {}, {}, 1
  local function add(id)
    if not seen[id] then seen[id], list[#list + 1] = true, id end
  end
  for _, one in ipairs(asked) do add(one.id) end
  while list[at] and #list < BRIEF do
    for _, part in ipairs(found[list[at]].parts) do add(part) end
    at = at + 1
  end
  return list
end

local function add_figures(self, found, order, run)
  local ids, seen = {}, {}
  for _, id in ipairs(order) do
    local shown = found[id].shown
    if not seen[shown] then seen[shown], ids[#ids + 1] = true, shown end
  end
  nodefigures.add(self.nodes, self.values, run, ids)
  for _, id in ipairs(order) do
    local node, made = self.nodes[found[id].shown], found[id]
    made.point, made.mean, made.p5, made.p50, made.p95 = node.point, node.mean, node.p5, node.p50, node.p95
    made.varies, made.distribution, made.values = node.varies, node.distribution, node.values
  end
end

-- "throughput #1" of "Hosted/throughput #1", where all that is explained is of that option.
local function without_option(name, option)
  return option and name:sub(1, #option + 1) == option .. "/" and name:sub(#option + 2) or name
end

-- The option that all that is asked is of, if there is one.
local function option_of(asked, options)
  for _, option in ipairs(options) do
    local all = true
    for _, one in ipairs(asked) do
      all = all and (one.name == option.name or without_option(one.name, option.name) ~= one.name)
    end
    if all then return option.name end
  end
end

-- Two that have one short name in a derivation have their long ones.
local function tell_apart(found, order, option)
  local by_short = {}
  for _, id in ipairs(order) do
    local short = found[id].short
    by_short[short] = by_short[short] or {}
    table.insert(by_short[short], id)
  end
  for _, id in ipairs(order) do
    if #by_short[found[id].short] > 1 and found[id].kind ~= "assumption" then found[id].long = true end
  end
  for _, id in ipairs(order) do
    if found[id].long then found[id].short = without_option(found[id].name, option) end
  end
end

-- ----- what is asked -----

local function first_of(value) return type(value) == "table" and value[1] or value end

-- The cheapest option, or the first figure that there is.
local function default_of(self, result)
  local first = self.graph.options[1] or self.graph.outputs[1]
  if not first then error({ kind = "usage", message = "the model has no figures to explain" }, 0) end
  return first_of(result.cheapest) or first.name
end

-- What is asked about is called so and shown in its unit; what is something else besides is
-- shown above that.
local function ask(self, name)
  local one = asking.find(self.index, name)
  local known = self.named[one.base]
  one.is_besides = known and known.kind ~= "part" and known.kind ~= one.kind
  one.id = one.is_besides and -one.node or one.base
  if not one.is_besides and not (known and known.name == one.name) then
    self.named[one.base] = { name = one.name, short = one.name, kind = one.kind, shown = one.node,
                             said = known and known.said, parts = known and known.parts }
  end
  return one
end

local function asked_of(self, wanted, result)
  local list = {}
  if #wanted == 0 then
    list[1] = ask(self, default_of(self, result))
    return list, true
  end
  for i, name in ipairs(wanted) do list[i] = ask(self, name) end
  return list, false
end

local function focus_of(self, found, wanted)
  local list = {}
  for i, name in ipairs(wanted or {}) do list[i] = asking.find(self.index, name, found).base end
  return list
end

local function texts_of(self, graph)
  local texts = {}
  for _, one in ipairs(graph.assumptions) do texts[self.base[one.node]] = one.text end
  return texts
end

--- Explains figures.
---@param subject table
---@param facts table what guest.describe gives
---@param options table of a run; explain = names, none for the cheapest option; focus = names; brief = true: of very many quantities those
--   nearest to what is asked have figures
---@param again fun(overrides: table[]): table readies anew: facts
---@return table result of the run, with `asked`, `explained` and `askable`: see report/README.md
function explain.read(subject, facts, options, again)
  local read = exported.read(subject, facts, options, again, categories.put)
  local self = open(subject, read)
  self.texts = texts_of(self, read.result.graph)
  local asked, by_default = asked_of(self, options.explain or {}, read.result)
  local found, order = collect(self, asked, read.run)
  add_figures(self, found, options.brief and nearest(found, asked) or order, read.run)
  tell_apart(found, order, option_of(asked, self.graph.options))
  local result = read.result
  result.asked, result.by_default = asked, by_default
  result.explained = { nodes = found, order = order }
  result.focus = focus_of(self, found, options.focus)
  result.askable = asking.list(self.index)
  result.graph = nil
  return result
end

-- ----- the derivations of a graph -----

-- Something by its node; what has no name of its own is called as it is asked for.
local function asked_for(self, one)
  local id = self.base[one.node]
  self.named[id] = self.named[id] or { name = one.name, short = one.name, kind = "part", shown = one.node }
  return { id = id, name = one.name, node = one.node }
end

--- What figures of a graph are worked out of, for whoever has the values of its nodes.
---@param subject table as it was readied for the graph
---@param read { result: { graph: table, tracing: table }, values: userdata[], run: table }
---@param wanted { name: string, node: integer }[]
---@return table[] asked { id, name, node }, in the order of what is wanted
---@return table<integer, table> nodes by id: name, short, kind, shown (its node), words or cases, parts, source
---@return integer[] order of ids
function explain.derivations(subject, read, wanted)
  local self, asked = open(subject, read), {}
  self.texts = texts_of(self, read.result.graph)
  for i, one in ipairs(wanted) do asked[i] = asked_for(self, one) end
  local found, order = collect(self, asked, read.run)
  tell_apart(found, order, nil)
  return asked, found, order
end

return explain
