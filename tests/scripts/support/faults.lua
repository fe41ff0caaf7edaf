-- What is wrong with a scenario, and what is said about it; not a spec itself.
local faults = {}

-- { line, pattern, chunk }: faults of perigee.scenario itself.
faults.scenarios = {
  { 1, "wants a table of fields, not nil", "local s = perigee.scenario()" },
  { 1, "unknown field 'titel': did you mean 'title'", "local s = perigee.scenario { titel = 'x' }" },
  { 1, "unknown field 'asume': did you mean 'assume'",
    "local s = perigee.scenario { asume = {} }" },
  { 1, "unknown field place 1", "local s = perigee.scenario { 'x' }" },
  { 2, "title must be a text, not number", "\nlocal s = perigee.scenario { title = 3 }" },
  { 1, "title must not be empty", "local s = perigee.scenario { title = '' }" },
  { 1, "as_of must be a day: '2023%-13%-01' is not a date",
    "local s = perigee.scenario { as_of = '2023-13-01' }" },
  { 1, "as_of must be a day", "local s = perigee.scenario { as_of = 20231101 }" },
  { 1, "as_of must be a day", "local s = perigee.scenario { as_of = '2023-02-30' }" },
  { 1, "assume is a table of assumptions", "local s = perigee.scenario { assume = 'x' }" },
  { 1, "an assumption's name is a word such as requests, not 'a b'",
    "local s = perigee.scenario { assume = { ['a b'] = 1 } }" },
  { 1, "an assumption's name is a word such as requests, not 1",
    "local s = perigee.scenario { assume = { '10 USD' } }" },
  { 1, "model is a function of the assumptions, not table",
    "local s = perigee.scenario { model = {} }" },
  { 3, "'model' is missing", "\n\nlocal s = perigee.scenario { assume = { x = 1 } }" },
  { 1, "options replace or add to those of a base",
    "local s = perigee.scenario { model = print, options = function() end }" },
  { 3, "options replace or add to those of a base",
    "local b = perigee.scenario { model = print }\n\n"
    .. "local s = perigee.scenario { base = b, options = 3 }" },
  { 1, "base %(a file beside this one%) must be a text, not number",
    "local s = perigee.scenario { base = 3 }" },
  { 1, "base: give a scenario, not a file's name",
    "local s = perigee.scenario { base = 'other.lua' }" },
}

-- { pattern, statement }: the statement stands on line 3 of a model.
faults.assume = { x = "0 .. 10", r = "1000 requests/day", n = 3, m = "1 .. 2 USD/month",
                 long_name = 1 }

local T = [[traffic { requests = a.r, input = "1 token/request", output = "1 token/request" }]]

faults.models = {
  -- traffic
  { "wants a table of fields, not nil", "local t = perigee.traffic()" },
  { "perigee.traffic: unknown field 'request': did you mean 'requests'",
    "local t = perigee.traffic { request = a.r }" },
  { "unknown field place 1", "local t = perigee.traffic { a.r }" },
  { "'requests' is missing, as requests = \"10k requests/day\"", "local t = perigee.traffic {}" },
  { "'input' is missing", "local t = perigee.traffic { requests = a.r }" },
  { "'output' is missing",
    "local t = perigee.traffic { requests = a.r, input = '1 token/request' }" },
  { "requests must be a count per time, as \"10k requests/day\", not request",
    "local t = perigee.traffic { requests = '3 requests' }" },
  { "requests times input must be tokens per time, not word/time",
    "local t = perigee.traffic { requests = a.r, input = '1 word/request' }" },
  { "requests is below zero", "local t = perigee.traffic { requests = '-3 requests/day' }" },
  { "perigee.traffic: input is below zero",
    "local t = perigee.traffic { requests = a.r, input = '-1 token/request' }" },
  { "cannot be below 1", "local t = perigee." .. T:gsub("{", "{ peak = 0.5,") },
  { "peak must be a quantity such as \"1\", not boolean",
    "local t = perigee." .. T:gsub("{", "{ peak = true,") },
  { "peak must be a plain number, as \"1\", not money",
    "local t = perigee." .. T:gsub("{", "{ peak = '3 USD',") },
  { "\"3 requets/day\", column 3: unknown unit 'requets': did you mean 'request",
    "local t = perigee.traffic { requests = '3 requets/day' }" },
  { "wanted here, not table", "local t = perigee.traffic { requests = {} }" },

  -- costs
  { "unknown category 'fee': did you mean 'fees'", "local c = perigee.cost('fee', 'x', '1 USD/month')" },
  { "unknown category 'nil'", "local c = perigee.cost()" },
  { "the label must be a text, not nil", "local c = perigee.cost('fees')" },
  { "'x' has no amount", "local c = perigee.cost('fees', 'x')" },
  { "cost 'x' is money once, not per time: spread it", "local c = perigee.cost('fees', 'x', '12 USD')" },
  { "cost 'x' must be money per time, .*, not token", "local c = perigee.cost('fees', 'x', '3 tokens')" },
  { "must be money per time, .*, not a plain number", "local c = perigee.cost('fees', 'x', 3)" },
  { "wanted here, not table", "local c = perigee.cost('fees', 'x', {})" },
  { "THB has no rate", "local o = { perigee.option { 'A', costs = { perigee.cost('fees', 'x',"
    .. " '3 THB/month') } } } do return o end" },

  -- options
  { "wants a table of fields, not string", "local o = perigee.option 'A'" },
  { "its first value %(the name%) must be a text, not nil", "local o = perigee.option { costs = {} }" },
  { "option 'A': 'costs' is missing", "local o = perigee.option { 'A' }" },
  { "option 'A': unknown field 'cost': did you mean 'costs'", "local o = perigee.option { 'A', cost = {} }" },
  { "option 'A': unknown field place 2", "local o = perigee.option { 'A', 'B', costs = {} }" },
  { "costs hold what perigee.cost makes, not string", "local o = perigee.option { 'A', costs = 'x' }" },
  { "costs hold what perigee.cost makes, not number", "local o = perigee.option { 'A', costs = { 3 } }" },
  { "'fee' is a named field", "local o = perigee.option { 'A', costs = { fee = 3 } }" },
  { "limits is a list", "local o = perigee.option { 'A', costs = {}, limits = 3 }" },
  { "a limit wants a table of fields, not number", "local o = perigee.option { 'A', costs = {}, limits = { 3 } }" },
  { "a limit: unknown field 'need': did you mean 'needs'",
    "local o = perigee.option { 'A', costs = {}, limits = { { 'm', need = 1 } } }" },
  { "its first value %(what is limited%)", "local o = perigee.option { 'A', costs = {}, limits = { {} } }" },
  { "a limit: 'needs' is missing", "local o = perigee.option { 'A', costs = {}, limits = { { 'm' } } }" },
  { "a limit: 'has' is missing", "local o = perigee.option { 'A', costs = {}, limits = { { 'm', needs = 1 } } }" },
  { "cannot compare byte and token",
    "local o = perigee.option { 'A', costs = {}, limits = { { 'm', needs = '1 GB', has = '1 token' } } }" },
  { "requires is a list", "local o = perigee.option { 'A', costs = {}, requires = 'x' }" },
  { "a requirement is { condition, \"reason\" }",
    "local o = perigee.option { 'A', costs = {}, requires = { { 'x', 'why' } } }" },
  { "the reason must be a text, not nil", "local o = perigee.option { 'A', costs = {}, requires = { { true } } }" },
  { "a requirement: unknown field", "local o = perigee.option { 'A', costs = {}, requires = { { true, 'x', 3 } } }" },
  { "a note must be a text, not number", "local o = perigee.option { 'A', costs = {}, notes = { 3 } }" },
  { "notes is a list", "local o = perigee.option { 'A', costs = {}, notes = 'x' }" },
  { "not table", "local o = perigee.option { 'A', costs = {}, quality = {} }" },

  -- api
  { "wants a table of fields, not nil", "local o = perigee.api()" },
  { "unknown field 'modell': did you mean 'model'", "local o = perigee.api { 'A', modell = 'x' }" },
  { "'model' is missing, as model = \"openai/gpt%-4o\"", "local o = perigee.api { 'A' }" },
  { "model must be a text, not number", "local o = perigee.api { 'A', model = 3 }" },
  { "'traffic' is missing", "local o = perigee.api { 'A', model = 'openai/gpt-4o' }" },
  { "traffic is what perigee.traffic { ... } makes",
    "local o = perigee.api { 'A', model = 'openai/gpt-4o', traffic = 3 }" },
  { "gpt%-4oo", "local o = perigee.api { 'A', model = 'openai/gpt-4oo', traffic = perigee." .. T .. " }" },

  -- tiers
  { "perigee.tiers wants a list of tiers", "local t = perigee.tiers(a.x)" },
  { "perigee.tiers wants a list of tiers", "local t = perigee.tiers(a.x, {})" },
  { "the mode is \"marginal\" .* or \"whole\"", "local t = perigee.tiers(a.x, { { price = 1 } }, 'all')" },
  { "tier 1: unknown field 'prise': did you mean 'price'", "local t = perigee.tiers(a.x, { { prise = 1 } })" },
  { "tier 1: 'price' is missing", "local t = perigee.tiers(a.x, { { upto = 1 }, { price = 1 } })" },
  { "tier 1 wants a table of fields", "local t = perigee.tiers(a.x, { 3 })" },
  { "tier 1 needs 'upto'", "local t = perigee.tiers(a.x, { { price = 2 }, { price = 1 } })" },
  { "the last tier has no upper bound", "local t = perigee.tiers(a.x, { { upto = 3, price = 1 } })" },
  { "tier 2 ends before tier 1 does",
    "local t = perigee.tiers(a.x, { { upto = 3, price = 1 }, { upto = 2, price = 1 }, { price = 1 } })" },
  { "cannot", "local t = perigee.tiers(a.x, { { upto = '3 GB', price = 1 }, { price = 1 } })" },
  { "not nil", "local t = perigee.tiers(nil, { { price = 1 } })" },

  -- the rest
  { "unknown assumption 'y': there is long_name, m, n, r, x", "local y = a.y" },
  { "unknown assumption 'long_nmae': did you mean 'long_name'", "local y = a.long_nmae" },
  { "the file's name must be a text", "local d = perigee.data()" },
  { "nothing%.csv", "local d = perigee.data 'nothing.csv'" },
  { "unit", "perigee.unit(3.5)" },
  { "unit", "perigee.unit()" },
}

-- { pattern, statements }: of what a model on line 3 returns.
local function fee(amount) return ("perigee.cost('fees', 'f', '%s')"):format(amount) end
local A = "perigee.option { 'A', costs = { " .. fee "1 USD/month" .. " } }"

faults.returned = {
  { "the model returned nothing", "" },
  { "the model returned nothing", "return nil" },
  { "the model returned a number", "return 3" },
  { "the model returned a string", "return 'x'" },
  { "the model returned a function", "return print" },
  { "the model returned a boolean", "return true" },
  { "the model returned an empty table", "return {}" },
  { "the model returned", "return a.x" },
  { "a hole or an odd key", "return { [0] = " .. A .. " }" },
  { "a hole or an odd key", "return { [1.5] = 3 }" },
  { "a hole or an odd key", "return { [true] = 3, out = 1 }" },
  { "a hole or an odd key", "return { " .. A .. ", [3] = 4, [9] = " .. A .. " }" },
  { "value 1 of the model's table is not an option", "return { 3 }" },
  { "value 1 of the model's table is not an option", "return { " .. fee "1 USD/month" .. " }" },
  { "value 2 of the model's table is not an option", "return { " .. A .. ", {} }" },
  { "two options are called 'A'", "return { " .. A .. ", " .. A .. " }" },
  { "output 'out' is a table: an output is a quantity", "return { out = {} }" },
  { "output 'out' is a string", "return { out = 'x' }" },
  { "output 'out' is a function", "return { out = print }" },
  { "output 'rare' is returned on some paths",
    "return { out = 1, rare = a.x < 5 and 1 or nil }" },
  { "cannot choose between a plain number and money/time on different paths",
    "local v = a.m if a.x < 5 then v = 2 end return { out = v }" },
}

faults.option = A

return faults
