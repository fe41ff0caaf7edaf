--- What the figures of a report are called there, by the nodes of its graph.
--
-- A label has a `name`, which says it all ("GPT-4.1/tokens/input"), shorter ones that say
-- enough where they are the only such (`also`), a `kind`, and the `node`.
local labels = {}

--- The kinds, those first that are meant where two things have one name.
labels.KINDS = { "option", "output", "assumption", "category", "row", "figure of an option", "month", "timeline",
                 "limit", "figure", "part" }

-- `said`: what it is in words, where its formula says little, and the nodes that it is of.
local function adder(list)
  return function(kind, node, name, short, also, said, parts)
    if node then
      list[#list + 1] = { kind = kind, node = node, name = name, short = short, also = also or {}, said = said,
                          parts = parts }
    end
  end
end

-- "tokens/input"; what has no words of its own is called after its category.
local function row_name(row)
  if row.label == "" or row.label == row.category then return row.category end
  return row.category .. "/" .. row.label
end

local function count_categories(option)
  local counts = {}
  for _, row in ipairs(option.rows) do counts[row.category] = (counts[row.category] or 0) + 1 end
  return counts
end

-- The only row of a category answers for it.
local function add_rows(add, option)
  local counts = count_categories(option)
  for _, row in ipairs(option.rows) do
    local short, also = row_name(row), { row.label, option.name .. "/" .. row.label }
    also[#also + 1] = short
    if counts[row.category] == 1 then
      also[#also + 1], also[#also + 2] = row.category, option.name .. "/" .. row.category
    end
    add("row", row.node, option.name .. "/" .. short, short, also)
  end
  for _, one in ipairs(option.categories or {}) do
    add("category", one.node, option.name .. "/" .. one.category, one.category, { one.category })
  end
end

local function add_energy(add, option)
  for _, one in ipairs(option.energy) do
    local words = one.name:gsub("_", " ")
    local brief = words:gsub(" per million tokens$", " per token")
    add("figure of an option", one.node, option.name .. "/" .. words, words,
        { words, brief, one.name, option.name .. "/" .. brief, option.name .. "/" .. one.name })
  end
end

local function add_limits(add, option)
  for _, held in ipairs(option.holds) do
    for _, part in ipairs { "needs", "has" } do
      local short = held.label .. " " .. part
      add("limit", held[part], option.name .. "/" .. short, short, { short })
    end
    add("limit", held.fails, option.name .. "/" .. held.label .. " fails", held.label .. " fails",
        { held.label, option.name .. "/" .. held.label })
  end
end

local function add_option(add, option)
  add("option", option.total, option.name, option.name, { option.name .. "/cost" })
  add_rows(add, option)
  for _, name in ipairs { "quality", "feasible", "cheapest" } do
    add("figure of an option", option[name], option.name .. "/" .. name, name, { name })
  end
  add_energy(add, option)
  add_limits(add, option)
end

local function add_months(add, list, name, short, also)
  for month, node in ipairs(list) do
    local word = "month " .. month
    add("month", node, ("%s/%s"):format(name, word), ("%s, %s"):format(short, word),
        also and { ("%s/%s"):format(also, word) } or nil)
  end
end

local PRESENT = "the sum over the months of what is paid, each discounted to the start, less what is left at the end"
local PAYBACK = "the first month from which on what was paid for it is no more than for '%s'"

-- What a present value is of: the discount, what is paid, the rest.
local function flows_of(of, discount)
  local list = { discount or nil }
  table.move(of.paid, 1, #of.paid, #list + 1, list)
  list[#list + 1] = of.rest
  return list
end

local function add_timeline_option(add, of, discount)
  add("timeline", of.npv, of.name .. "/npv", "npv", { "npv", of.name .. "/present value" }, PRESENT,
      flows_of(of, discount))
  add("timeline", of.total, of.name .. "/total", "total", { "total" })
  add("timeline", of.rest, of.name .. "/rest", "rest", { "rest" })
  add_months(add, of.monthly, of.name .. "/cost", "cost", of.name)
  add_months(add, of.paid, of.name .. "/paid", "paid")
  add_months(add, of.cumulative, of.name .. "/cumulative", "cumulative")
  for _, paid in ipairs(of.payback) do
    add("timeline", paid.month, ("%s/payback against %s"):format(of.name, paid.against), "payback", { "payback" },
        PAYBACK:format(paid.against), of.cumulative)
  end
end

local function add_timeline(add, timeline)
  if not timeline then return end
  add("timeline", timeline.discount, "discount", "discount")
  for _, of in ipairs(timeline.options) do add_timeline_option(add, of, timeline.discount) end
  for _, of in ipairs(timeline.outputs) do add_months(add, of.monthly, of.name, of.name) end
end

--- The labels of a graph's report.
---@param graph table see report/README.md
---@return { kind: string, node: integer, name: string, short: string, also: string[] }[]
function labels.of(graph)
  local list = {}
  local add = adder(list)
  for _, option in ipairs(graph.options) do add_option(add, option) end
  for _, output in ipairs(graph.outputs) do add("output", output.node, output.name, output.name) end
  for _, one in ipairs(graph.assumptions) do add("assumption", one.node, one.name, one.name) end
  add_timeline(add, graph.timeline)
  return list
end

return labels
