-- What editors are told of the public API (scripts/perigee/types) is what there is: every
-- public name, and every field that its tables take; and nothing else.
local core = require "perigee.core"
local fields = require "perigee.fields"
local perigee = require "perigee"
local vocabulary = require "perigee.vocabulary"

local file = assert(io.open("scripts/perigee/types/perigee.lua", "rb"))
local text = file:read "a"
file:close()

-- ----- what the file says -----

local classes = {} -- by name: { parent, fields = set, places = { } }
local functions = {} -- by name: { given's class, by parameter }

local function read_class(block, name, parent)
  local class = { parent = parent ~= "" and parent or nil, fields = {}, places = false }
  for field in block:gmatch "\n%-%-%-@field ([%w_%[%]]+)" do
    if field:find "^%[" then class.places = true else class.fields[field] = true end
  end
  classes[name] = class
end

local block = ""
for line in text:gmatch "([^\n]*)\n" do
  if line:find "^%-%-" then
    block = block .. "\n" .. line
  else
    local name, parent = block:match "%-%-%-@class ([%w_.]+) ?:? ?([%w_.]*)"
    if name then read_class(block, name, parent) end
    local called = line:match "^function ([%w_.]+)%("
    if called then functions[called] = block end
    block = ""
  end
end

local function fields_of(name)
  local class, all = assert(classes[name], name), {}
  repeat
    for field in pairs(class.fields) do all[field] = true end
    class = class.parent and assert(classes[class.parent], class.parent)
  until not class
  return all
end

local function sorted(set)
  local list = {}
  for name in pairs(set) do list[#list + 1] = name end
  table.sort(list)
  return list
end

-- ----- what there is -----

local function public_names(of, prefix, names)
  for name, value in pairs(of) do
    if type(value) == "table" then
      public_names(value, prefix .. name .. ".", names)
    elseif type(value) == "function" then
      names[prefix .. name] = true
    end
  end
  return names
end

-- The fields that a call's tables may have, by what messages call them.
local function known_to(call)
  local seen, check = {}, fields.check
  fields.check = function(what, given, known, places)
    seen[#seen + 1] = { what = what, known = known, places = places }
    return check(what, given, known, places)
  end
  pcall(call)
  fields.check = check
  return seen
end

local function of_call(call, index)
  local seen = known_to(call)
  assert.truthy(seen[index or 1], "the call checks no fields")
  return seen[index or 1]
end

local function compare(class, call, index, but)
  local seen = of_call(call, index)
  local known = {}
  for name in pairs(seen.known) do known[name] = not (but and but[name]) or nil end
  assert.same(sorted(known), sorted(fields_of(class)), class)
end

describe("the types for editors", function()
  it("are Lua", function() assert.is_table(dofile "scripts/perigee/types/perigee.lua") end)

  it("have every public function, and no other", function()
    local names = public_names(perigee, "perigee.", {})
    for name in pairs(math) do -- Lua's own, of which quantities are not told apart
      if not functions["perigee.math." .. name] then names["perigee.math." .. name] = nil end
    end
    local said = {}
    for name in pairs(functions) do
      if name:find "^perigee" then said[name] = true end
    end
    assert.same(sorted(names), sorted(said))
    assert.equal("string", type(vocabulary.version))
    assert.truthy(fields_of("perigee").version)
  end)

  it("have the methods of a quantity for people", function()
    local q = perigee.quantity "1 to 2 GB"
    for _, name in ipairs { "to", "number", "unit", "dimension", "name", "source", "lt", "le", "gt", "ge", "eq" } do
      assert.truthy(functions["quantity"] == nil and text:find("function quantity:" .. name .. "(", 1, true), name)
      assert.is_function(q[name])
    end
  end)

  it("name classes that are there", function()
    for name in text:gmatch "perigee%.[%w_.]*%f[^%w_.]" do
      name = name:gsub("%.$", "")
      if name:find "%.given$" or name:find "_made$" then assert.truthy(classes[name], name) end
    end
  end)

  it("lay classes over classes that are there", function()
    for name, class in pairs(classes) do
      if class.parent then assert.truthy(classes[class.parent], name) end
    end
  end)
end)

-- A function whose table is checked at once: its class is that of its parameter.
local function first_class(name)
  return assert(functions[name]:match "%-%-%-@param [%w_]+%?? (perigee%.[%w_.]+)", name)
end

describe("the fields for editors", function()
  local function call(name)
    local f = perigee
    for part in name:gmatch "[^.]+" do f = f[part] end
    return f
  end

  local AT_ONCE = { "api", "host", "own", "serverless", "swarm", "option", "mix", "scenario", "rows", "traffic",
    "train", "tuning", "compliance", "observed", "timeline", "scan", "tokens_per_word", "catalog.list",
    "catalog.trend" }
  for _, group in ipairs { "memory", "serving", "finance", "fleet", "energy", "training", "pricing" } do
    for name in pairs(perigee[group]) do AT_ONCE[#AT_ONCE + 1] = group .. "." .. name end
  end
  local OTHERS = { ["memory.attention"] = true, ["energy.grid"] = true, ["training.shape"] = true }
  table.sort(AT_ONCE)

  for _, name in ipairs(AT_ONCE) do
    if not OTHERS[name] then
      it(("of perigee.%s are those that it takes"):format(name), function()
        local class = first_class("perigee." .. name)
        local function try() return call(name) { "A", now = "1 USD" } end
        compare(class, try)
        local seen = of_call(try)
        assert.equal((seen.places or 0) > 0, classes[class].places, class .. ": unnamed values")
      end)
    end
  end

  it("of tables in tables", function()
    local traffic = perigee.traffic { requests = "1/day" * core.quantity "1 request", input = "1 token/request",
                                      output = "1 token/request" }
    compare("perigee.cache.given", function() perigee.cache(traffic, {}) end)
    compare("perigee.staff.entry", function() perigee.staff { a = {} } end)
    compare("perigee.tier", function() perigee.tiers("1 GB", { { price = "1 USD/GB" } }) end)
    compare("perigee.pricing.step", function()
      perigee.pricing.whole { amount = "1 GB", price = "1 USD/GB", steps = { { above = "1 GB", price = "2 USD/GB" } } }
    end, 2)
    compare("perigee.limit", function() perigee.option { "A", costs = {}, limits = { { "memory" } } } end, 2)
    compare("perigee.requirement", function() perigee.option { "A", costs = {}, requires = { {} } } end, 2)
    compare("perigee.mix.part", function()
      perigee.mix { "A", traffic = traffic, { share = 1, function() end } }
    end, 2)
    compare("perigee.catalog.entry.given", function() perigee.catalog.entry("machines", "x", { region = "r" }) end)
    compare("perigee.serverless.functions", function()
      perigee.serverless { "A", traffic = traffic, price = "1 USD/hour", functions = {} }
    end, 2)
    compare("perigee.serverless.gateway", function()
      perigee.serverless { "A", traffic = traffic, price = "1 USD/hour", gateway = { service = "x" } }
    end, 2)
    local known = {} -- of amounts, and of names
    for _, entry in ipairs { { "1", source = "s" }, { rows = perigee.rows { kind = "machines" }, source = "s" } } do
      local of = perigee.scenario { assume = { a = entry }, model = function() return {} end }
      for _, seen in ipairs(known_to(function() perigee.run(of) end)) do
        if seen.what == "assumption 'a'" then
          for name in pairs(seen.known) do known[name] = true end
        end
      end
    end
    assert.same(sorted(known), sorted(fields_of "perigee.assumption.sourced"))
  end)

  it("of a month are those that a month has", function()
    local t
    pcall(perigee.timeline, { months = 1, start = "2026-01-01", month = function(given)
      t = given
      error "seen"
    end })
    for name in pairs(fields_of "perigee.month") do assert.is_not_nil(t[name], name) end
    for name in pairs(t) do assert.truthy(fields_of("perigee.month")[name], name) end
    compare("perigee.month.ramp", function() t.ramp {} end)
    compare("perigee.month.curve", function() t.logistic {} end)
  end)

  it("of the readings are those that they take", function()
    local INSIDE = { file = true, scenario = true, choose = true, live = true, brief = true, figures = true,
                     progress = true }
    local all = fields_of "perigee.run.given"
    for _, more in ipairs { "explain", "breakeven", "sensitivity", "sweep" } do
      for name in pairs(fields_of(("perigee.%s.given"):format(more))) do all[name] = true end
    end
    local known = {}
    for name in pairs(of_call(function() perigee.run "none.lua" end).known) do known[name] = not INSIDE[name] or nil end
    assert.same(sorted(known), sorted(all))
    compare("perigee.compare.given", function()
      perigee.compare("a.lua", "b.lua")
    end, 1, { a = true, b = true, progress = true })
    compare("perigee.side", function()
      perigee.compare("a.lua", "b.lua")
    end, 2, { file = true, scenario = true })
    compare("perigee.choose.given", function() perigee.choose {} end)
  end)
end)
