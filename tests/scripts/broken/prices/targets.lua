-- What is wrong with floating aliases, and with patterns of names.
local files = dofile "tests/scripts/support/price_files.lua"
local models, GOOD = files.models, files.GOOD

-- A file of the pinned model gpt-1 and of a floating alias with the given rows, one a line,
-- from line 3 on.
local function floating(...)
  local list = {}
  for i, body in ipairs { ... } do
    list[i] = '{ source = "a page", ' .. body .. " },"
  end
  return models('["gpt-1"] = { { ' .. GOOD .. ' } }, ["latest"] = {\n' .. table.concat(list, "\n") .. "\n}")
end

-- A file of aliases, each with one row from a day on, that lead to one another: a line each.
local function leading(...)
  local list = {}
  for i, link in ipairs { ... } do
    list[i] = ('["%s"] = { { from = "%s", target = "%s", source = "s" } },'):format(link[1], link[3] or "2024-01-01",
      link[2])
  end
  return models(table.concat(list, "\n") .. '\n["m"] = { { ' .. GOOD .. " } }")
end

local function matching(body)
  return models('["gpt-1"] = { { ' .. GOOD .. " } }", "match = {\n" .. body .. " },\n")
end

local MATCH = 'x.lua:1: match: a list of tables is wanted: { { "gpt-4o-*", means = "gpt-4o" } }'

-- Nine aliases behind one another: one more than a lookup follows.
local CHAIN = {}
for i = 1, 9 do
  CHAIN[i] = { "a" .. i, i < 9 and "a" .. i + 1 or "m" }
end

return {
  { floating 'from = "2024-01-01", target = "gpt-2"',
    "x.lua:3: 'latest': target: 'gpt-2' is no model of this file: did you mean 'gpt-1'?" },
  { floating 'from = "2024-01-01", target = "claude"', "x.lua:3: 'latest': target: 'claude' is no model of this file" },
  { floating 'from = "2024-01-01", target = 7', "x.lua:3: 'latest': target: a text is wanted, not a number" },
  { floating 'from = "2024-01-01", target = "Latest"',
    "x.lua:3: 'latest': target: 'Latest' leads to itself: name the model that it means" },
  { floating 'from = "2024-01-01", target = "gpt-1", output = "2 USD/Mtoken", input = "1 USD/Mtoken"',
    "x.lua:3: 'latest': target: a row that leads to another model has no price of its own: "
    .. "leave out input, or target" },
  { floating 'from = "2024-01-01", target = "gpt-1", free = true',
    "x.lua:3: 'latest': target: a row that leads to another model has no price of its own: "
    .. "leave out free, or target" },
  { floating 'from = "2024-01-01", target = "gpt-1", regions = { eu = "1.1" }',
    "x.lua:3: 'latest': target: a row that leads to another model has no price of its own: "
    .. "leave out regions, or target" },
  { leading({ "a", "b" }, { "b", "a", "2024-06-01" }),
    "x.lua:3: 'b': target: 'a' leads back here on 2024-06-01: name the model that it means" },
  { leading({ "a", "b", "2024-03-01" }, { "b", "c", "2024-02-01" }, { "c", "a", "2024-01-01" }),
    "x.lua:2: 'a': target: 'b' leads back here on 2024-03-01: name the model that it means" },
  { leading(table.unpack(CHAIN)),
    "x.lua:2: 'a1': target: 'a2' leads on through too many aliases on 2024-01-01: name the model that it means" },

  { floating('from = "2024-01-01", to = "2024-02-01", target = "gpt-1"',
      'from = "2024-02-01", input = "2 USD/Mtoken"') },
  { leading(table.unpack(CHAIN, 2)) }, -- eight
  -- each leads to the other, but never on one day
  { models('["a"] = { { from = "2024-01-01", to = "2024-02-01", target = "b", source = "s" },'
    .. '{ from = "2024-02-01", input = "1 USD/Mtoken", source = "s" } },\n'
    .. '["b"] = { { from = "2024-01-01", to = "2024-02-01", input = "1 USD/Mtoken", source = "s" },'
    .. '{ from = "2024-02-01", target = "a", source = "s" } }') },
  -- what is cancelled leads nowhere
  { models('["a"] = { { from = "2024-01-01", target = "b", source = "s" } },\n'
    .. '["b"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" },'
    .. '{ from = "2024-02-01", status = "cancelled", target = "a", source = "s" } }') },

  -- patterns
  { models('["gpt-1"] = { { ' .. GOOD .. " } }", "match = 7, "), MATCH },
  { models('["gpt-1"] = { { ' .. GOOD .. " } }", "match = {}, "), MATCH },
  { matching '"gpt-1"', "x.lua:1: match: a match is a table { ... }, not a string" },
  { matching '{ "gpt-*", means = "gpt-2" }',
    "x.lua:2: match: means: 'gpt-2' is no model of this file: did you mean 'gpt-1'?" },
  { matching '{ "gpt-*", means = 7 }', "x.lua:2: match: means: a text is wanted, not a number" },
  { matching '{ "gpt-*" }', "x.lua:2: match: means is missing: the model that a name of this pattern means" },
  { matching '{ "gpt-*", means = "gpt-1", mean = "gpt-1" }',
    "x.lua:2: match: unknown field 'mean': did you mean 'means'?" },
  { matching '{ means = "gpt-1" }', "x.lua:2: match: a pattern is missing: { \"gpt-4o-*\", means = \"gpt-4o\" }" },
  { matching '{ 7, means = "gpt-1" }', "x.lua:2: match: a name is a text, not a number" },
  { matching '{ "gpt-1", means = "gpt-1" }',
    "x.lua:2: match: 'gpt-1' is a name, not a pattern: make it an alias, or put * or # in it" },
  { matching '{ "*", means = "gpt-1" }',
    "x.lua:2: match: '*' fits every name: put what the names have in common in it" },
  { matching '{ "*#*", means = "gpt-1" }',
    "x.lua:2: match: '*#*' fits every name: put what the names have in common in it" },
  { matching '{ "*a*b*c*", means = "gpt-1" }', "x.lua:2: match: '*a*b*c*' has more than 3 *: leave some out" },
  { matching '{ "gpt *", means = "gpt-1" }', "x.lua:2: match: 'gpt *' is not a name: no blanks, no / at an end" },
  { matching '{ "gpt-*", "o-*", means = "gpt-1" }',
    'x.lua:2: match: one pattern a table: { "gpt-4o-*", means = "gpt-4o" }' },
  { matching '{ "gpt-*", means = "gpt-1" },\n{ "GPT_*", means = "gpt-1" }',
    "x.lua:3: match: 'GPT_*' is given twice: the first one counts" },
  { matching '{ "gpt-####-##-##", means = "gpt-1" }, { "*gpt*", means = "GPT_1" }' },
}
