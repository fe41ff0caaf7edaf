-- Names and rows of catalogs as assumptions and axes: each name a study of its own, laid on one grid.
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"
local sweeps = dofile "tests/scripts/support/sweeps.lua"

local near, all_near, names_of = sweeps.near, sweeps.all_near, sweeps.names_of
local BOTH, CATALOG, named, run_names = sweeps.BOTH, sweeps.CATALOG, sweeps.named, sweeps.run_names

teardown(function()
  folder.remove_all()
  sweeps.remove_all()
end)

describe("names as an assumption", function()
  it("are the model's plain texts: one", function()
    local result = assert(run_names '"acme/chat-1"')
    near(3, result.options[1].cost.point)
    near(5, result.options[2].cost.point)
    assert.equal(11, result.outputs[1].point) -- letters of acme/chat-1
    assert.same({}, result.axes)
    local model = result.assumptions[2]
    assert.same({ "model", "acme/chat-1", "" }, { model.name, model.text, model.unit })
    assert.is_nil(model.point)
  end)

  it("are an axis where they are a list, each a run of its own", function()
    local result = assert(run_names(BOTH))
    assert.same({ { name = "model", unit = "", values = { "acme/chat-1", "acme/chat-2" } } }, result.axes)
    all_near({ 3, 6 }, result.options[1].cost.point)
    all_near({ 5, 10 }, result.options[2].cost.point) -- an if on the name
    assert.same({ "model", "acme/chat-1; acme/chat-2", "ours" },
      { result.assumptions[2].name, result.assumptions[2].text, result.assumptions[2].source })
  end)

  it("are the same to the bit as each name alone", function()
    local uncertain = { "requests", "500 to 2k requests/month" }
    local both = assert(run_names(BOTH, { set = { uncertain } }))
    for cell, name in ipairs { "acme/chat-1", "acme/chat-2" } do
      local alone = assert(run_names(BOTH, { set = { uncertain, { "model", name } } }))
      for i = 1, 2 do
        for _, key in ipairs { "point", "mean", "p5", "p95" } do
          assert.equal(alone.options[i].cost[key], both.options[i].cost[key][cell])
        end
      end
    end
  end)

  it("lie on one grid with numbers, by name in a run, in the order asked in a sweep", function()
    local result = assert(run_names(BOTH, { set = { { "requests", { "1k/month", "2k/month" } } } }))
    assert.same({ "model", "requests" }, names_of(result.axes))
    all_near({ 3, 6, 6, 12 }, result.options[1].cost.point)
    local swept = assert(run_names('"acme/chat-1"', { over = { { "requests", "1k,2k,3k" },
                                                              { "model", { "acme/chat-1", "acme/chat-2" } } } }))
    assert.same({ "requests", "model" }, names_of(swept.axes))
    all_near({ 3, 6, 6, 12, 9, 18 }, swept.options[1].values)
    all_near({ 5, 10, 5, 10, 5, 10 }, swept.options[2].values)
  end)

  it("may be two axes", function()
    local file = folder.new { ["t.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { p = { "a", "bb" }, q = { "c", "dd", "eee" } },
        model = function(a) return { both = 10 * #a.p + #a.q } end }]] } .. "/t.lua"
    all_near({ 11, 12, 13, 21, 22, 23 }, assert(perigee.run(file, { samples = 16 })).outputs[1].point)
    local swept = assert(perigee.sweep(file, { over = { "q=c,dd,eee", "p=a,bb" }, samples = 16 }))
    all_near({ 11, 21, 12, 22, 13, 23 }, swept.outputs[1].values)
  end)

  -- 0.01 USD a request and letter of the name, against 10 USD a month: even at 1000 and at 500 requests a month.
  it("have crossovers of their own over an axis of numbers", function()
    local file = folder.new { ["c.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { as_of = "2024-01-01", assume = { who = { "a", "bb" }, n = "1 request/month" },
        model = function(a)
          return {
            perigee.option { "By " .. a.who, costs = { perigee.cost("fees", "f",
              #a.who * a.n * perigee.quantity "0.01 USD/request") } },
            perigee.option { "Flat", costs = { perigee.cost("fees", "f", "10 USD/month") } },
          }
        end }]] } .. "/c.lua"
    local answer = assert(perigee.sweep(file, { over = "n=100:2000:5", samples = 16 }))
    local list = {}
    for i, one in ipairs(answer.crossings) do
      list[i] = ("%s %s %.6f %s over %s"):format(one.where.who, one.on, one.at, one.cheaper_after, one.cheaper_before)
    end
    assert.same({ "a n 1000.000000 Flat over By a", "bb n 500.000000 Flat over By bb" }, list)
    assert.same(answer.crossings[2].at, assert(perigee.sweep(file, { over = "n=100:2000:5", samples = 16,
                                                                   set = { { "who", "bb" } } })).crossings[1].at)
    local page = require "perigee.report.sweep".render("table", answer, {})
    assert.truthy(page:find("\n  ◆ who = bb: at 500 requests/month 'Flat' becomes cheaper than 'By bb'\n", 1, true),
      page)
    local csv = require "perigee.report.sweep".render("csv", answer)
    assert.truthy(csv:find "\ncrossing,Flat,continuous,By bb,request/month,point,[%d.e+-]+,bb,\n", csv)
  end)

  it("give options that are named after them one name: that of the axis", function()
    local result = assert(run_names(BOTH, nil, 'a.model .. ", by API"'))
    assert.same({ "{model}, by API", "Flat" }, names_of(result.options))
    assert.same({ "acme/chat-1, by API", "acme/chat-2, by API" }, table.move(result.options[1].names, 1, 2, 1, {}))
    assert.same({ "{model}, by API", "{model}, by API" }, table.move(result.cheapest, 1, 2, 1, {}))
    assert.same({ "{model}", "Flat" }, names_of(assert(run_names(BOTH, nil, 'a.model:match "[^/]+$"')).options))
  end)

  it("mark an option that some names do not have as not feasible there, and cost no more", function()
    local file = folder.new { ["o.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { kind = { "plain", "rich" } }, model = function(a)
        local costs = { perigee.cost("fees", "base", "10 USD/month") }
        if a.kind == "rich" then costs[2] = perigee.cost("staff", "people", "7 USD/month") end
        local list = { perigee.option { "Always", costs = costs } }
        if a.kind == "rich" then
          list[2] = perigee.option { "Rich only", costs = { perigee.cost("fees", "x", "1 USD/month") } }
        end
        return list
      end }]] } .. "/o.lua"
    local result = assert(perigee.run(file, { samples = 16 }))
    local always, rich = result.options[1], result.options[2]
    all_near({ 10, 17 }, always.cost.point)
    all_near({ 10, 10 }, always.rows[1].point)
    assert.same({ 0, 7 }, { always.rows[2].point[1], always.rows[2].point[2] })
    assert.same({ false, true }, { rich.feasible[1], rich.feasible[2] })
    assert.same({ "the model does not offer it here" }, rich.reasons[1])
    assert.is_nil(rich.cost.point[1])
    assert.same({ "Always", "Rich only" }, table.move(result.cheapest, 1, 2, 1, {}))
    for _, format in ipairs { "table", "json", "csv", "markdown" } do
      assert.is_string(require "perigee.report".render(format, result)) -- a cell without figures is no obstacle
    end
  end)

  it("bring figures to one unit", function()
    local file = folder.new { ["u.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { per = { names = { "hour", "day" } }, n = "1 .. 3" }, model = function(a)
        return { rate = a.n * perigee.quantity("24 tokens/" .. a.per) }
      end }]] } .. "/u.lua"
    local rate = assert(perigee.run(file, { samples = 64 })).outputs[1]
    assert.equal("token/hour", rate.unit)
    all_near({ 48, 2 }, rate.point)
    near(rate.mean[1] / 24, rate.mean[2])
    near(rate.p95[1] / 24, rate.p95[2])
  end)

  it("may be rows of a catalog, those in force that day", function()
    local rows = 'perigee.rows { kind = "api-prices", match = "chat", provider = "acme" }'
    local result = assert(run_names(rows))
    assert.same({ "acme/chat-1", "acme/chat-2" }, result.axes[1].values) -- chat-9 is of 2029
    assert.equal("rows of api-prices that match 'chat' of 'acme'", result.assumptions[2].text)
    local swept = assert(run_names('"acme/chat-1"', { over = "model=rows:api-prices:acme/chat" }))
    all_near({ 3, 6 }, swept.options[1].values)
    local set = assert(run_names('"acme/chat-1"', { set = { { "model", "rows:api-prices:acme/chat" } } }))
    all_near({ 3, 6 }, set.options[1].cost.point)
    swept = assert(run_names('"acme/chat-1"', { over = { model = perigee.rows { kind = "api-prices",
                                                                              match = "acme/chat-2" } } }))
    assert.same({ "acme/chat-2" }, swept.axes[1].values)
    all_near({ 6 }, swept.options[1].values)
  end)

  it("take so many rows at most, and say so", function()
    local result = assert(run_names 'perigee.rows { kind = "api-prices", match = "acme/", most = 1 }')
    assert.same({ "acme/chat-1" }, result.axes[1].values)
    assert.same({ "model: the first 1 rows of api-prices that match 'acme/' are taken, and 1 are not: narrow them, "
      .. "or perigee.rows { most = 2 }" }, result.warnings)
  end)

  local HOST = [[
    local perigee = require "perigee"
    return perigee.scenario { as_of = "2024-06-01", assume = { machine = %s }, model = function(a)
      local traffic = perigee.traffic { requests = "1 request/day", input = "1 token/request", output = "1 token/request" }
      return { perigee.host { "Hosted on " .. a.machine, weights = "1 GB", instance = a.machine, region = "west",
        replicas = 1, throughput = "100 tokens/s", traffic = traffic } }
    end }]]

  local function hosted(machine)
    local files = { ["h.lua"] = HOST:format(machine) }
    for file, text in pairs(CATALOG) do files["my/" .. file] = text end
    local at = folder.new(files)
    return perigee.run(at .. "/h.lua", { catalogs = { at .. "/my" }, samples = 16 })
  end

  it("leave out rows that the model cannot read that day, with a warning", function()
    local result = assert(hosted 'perigee.rows { kind = "machines", match = "acme/" }')
    assert.same({ "acme/box-1" }, result.axes[1].values)
    near(20 * 730, result.options[1].cost.point[1])
    assert.equal(1, #result.warnings)
    assert.truthy(result.warnings[1]:find("machine: 'acme/box-2' is left out: ", 1, true))
    assert.truthy(result.warnings[1]:find("west", 1, true))
  end)

  it("do not leave out a row whose figures are at fault", function()
    local files = { ["z.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { as_of = "2024-06-01",
        assume = { model = perigee.rows { kind = "api-prices", match = "acme/" }, k = 1 }, model = function(a)
          return { perigee.option { a.model, costs = { perigee.cost("fees", "f",
            perigee.quantity "1 USD/month" / (a.k - 1)) } } }
        end }]] }
    for file, text in pairs(CATALOG) do files["my/" .. file] = text end
    local at = folder.new(files)
    local _, message = perigee.run(at .. "/z.lua", { catalogs = { at .. "/my" }, samples = 16 })
    assert.truthy(message:find("z.lua:5: division by zero, in option 'acme/chat-1'", 1, true), message)
  end)

  it("are an error that names them where somebody wrote them", function()
    local _, message, kind = hosted '{ "acme/box-1", "acme/box-2" }'
    assert.truthy(message:find("h.lua:4: acme/box-2 has no price in region 'west': there are 'east'", 1, true), message)
    assert.equal("input", kind)
    _, message = run_names '{ "acme/chat-1", "acme/chat-3" }'
    assert.truthy(message:find("unknown model 'acme/chat-3': did you mean 'acme/chat-", 1, true), message)
  end)

  it("are an error where no row is left", function()
    local _, message = hosted 'perigee.rows { kind = "machines", match = "acme/box-2" }'
    assert.truthy(message:find("acme/box-2 has no price in region 'west': there are 'east'", 1, true), message)
  end)

  it("are told of with what is at fault with them", function()
    local file = folder.new { ["d.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { who = { "ann", "bob" }, n = 2 }, model = function(a)
        return { out = 1 / (a.n - (a.who == "bob" and 2 or 1)) }
      end }]] } .. "/d.lua"
    local _, message = perigee.run(file, { samples = 16 })
    assert.truthy(message:find("d.lua:3: division by zero, in output 'out', where who = 'bob'", 1, true), message)
  end)

  it("make so many cells at most", function()
    local list = {}
    for i = 1, 400 do list[i] = "n" .. i end
    local scenario = perigee.scenario { assume = { p = list, q = list }, model = function(a) return { x = #a.p } end }
    assert.same({ nil, "the lists among the assumptions make 160000 cells: 100000 is the most", "limit" },
      { perigee.run(scenario, { samples = 16 }) })
  end)

  it("are checked one by one", function()
    local file, catalog = named(BOTH)
    local found = assert(perigee.check(file, { catalogs = { catalog } }))
    assert.same({ 4, 2, 1, 2 }, { found.assumptions, found.options, found.outputs, found.paths })
    local _, message = perigee.check(named '{ "acme/chat-1", "acme/chat-3" }', { catalogs = { catalog } })
    assert.truthy(message:find("unknown model 'acme/chat-3'", 1, true), message)
  end)

  it("stand at the first in break-even, as lists do, and it says so", function()
    local file, catalog = named(BOTH)
    local set = { { "fixed", { "5 USD/month", "6 USD/month" } }, { "model", "acme/chat-1" } }
    local lists = assert(perigee.breakeven(file, { on = "requests", between = { 1, 10000 }, catalogs = { catalog },
                                                   samples = 64, set = set }))
    assert.same({ "'fixed' is a list, and stands at its first value here" }, lists.warnings)
    local answer = assert(perigee.breakeven(file, { on = "requests", between = { 1, 10000 }, catalogs = { catalog },
                                                    samples = 64 }))
    assert.same({ "'model' is a list of names, and stands at the first here, acme/chat-1" }, answer.warnings)
    near(5 / 0.003, answer.crossings[1].at, 1e-9)
  end)

  -- 3 USD of chat-1 and 1k requests, 6 of either change, 12 of both: (3 + 6) / 2 each.
  it("are a change that a comparison accounts for", function()
    local file, catalog = named '"acme/chat-1"'
    local function side(set) return { file, set = set, catalogs = { catalog } } end
    local both = { { "model", "acme/chat-2" }, { "requests", "2k requests/month" } }
    local answer = assert(perigee.compare(side {}, side(both), { samples = 64, sampler = "sobol" }))
    local option, amounts = answer.options[1], {}
    near(9, option.difference)
    for _, part in ipairs(option.bridge) do amounts[part.name] = part.amount end
    near(4.5, amounts.model)
    near(4.5, amounts.requests)
    assert.same({ "model", "acme/chat-1", "acme/chat-2" },
      { answer.changes[1].name, answer.changes[1].before, answer.changes[1].after })
    local list = side { { "model", { "acme/chat-1", "acme/chat-2" } } }
    local _, message = perigee.compare(side {}, list, { samples = 64 })
    assert.equal("'model' is a list, acme/chat-1; acme/chat-2: a comparison takes one value of each assumption, as "
      .. "--set model=...", message)
  end)

  local WRONG = {
    { '{ "acme/chat-1", "5 USD" }', "assumption 'model': value 2 of its list, 5 USD, is no name as others are: a list "
      .. "holds names or quantities" },
    { '{ "acme/chat-1", "acme/chat-1" }', "assumption 'model': 'acme/chat-1' is there twice" },
    { '{ names = {} }', "assumption 'model': names is a list of texts" },
    { '{ names = { 5 } }', "assumption 'model': value 1 of its names is number: names are texts" },
    { '{ names = { "" } }', "assumption 'model': value 1 of its names is empty: names are texts" },
    { '{ "acme/chat-1", sorce = "x" }', "unknown field 'sorce': did you mean 'source'?" },
    { '{ "acme/chat-1", "rows:api-prices:x" }', "rows of a catalog stand alone, not in a list" },
    { '"rows:"', "'rows:' is not rows:KIND:MATCH, such as rows:api-prices:gpt-4" },
    { 'perigee.rows { kind = "api-price" }', "unknown kind of catalog 'api-price': did you mean 'api-prices'?" },
    { 'perigee.rows { match = "x" }', "perigee.rows: 'kind' is missing, as kind = \"api-prices\"" },
    { 'perigee.rows { kind = "api-prices", match = 5 }', "perigee.rows: match must be a text, not number" },
    { 'perigee.rows { kind = "api-prices", mtch = "x" }', "perigee.rows: unknown field 'mtch': did you mean 'match'?" },
    { 'perigee.rows { kind = "api-prices", most = 0 }', "perigee.rows: most must be a whole number from 1 on, not 0" },
    { 'perigee.rows { kind = "api-prices", match = "acme/chat-8" }',
      "there are no rows of api-prices that match 'acme/chat-8', on 2024-06-01" },
  }
  for _, case in ipairs(WRONG) do
    it("refuse: " .. case[1], function()
      local result, message = run_names(case[1])
      assert.is_nil(result)
      assert.truthy(message:find(case[2], 1, true), message)
      assert.truthy(message:find "n%.lua:3: ", message)
    end)
  end

  it("and quantities do not take each other's place", function()
    local function set(name, value) return select(2, run_names('"acme/chat-1"', { set = { { name, value } } })) end
    assert.equal("set: assumption 'model' is a name, such as acme/chat-1, and not 5", set("model", 5))
    assert.equal("set: assumption 'model' is a name, such as acme/chat-1, and not 5 USD",
      set("model", { "5 USD", "6 USD" }))
    assert.equal("set: assumption 'requests': \"lots\", column 1: a number is wanted, not 'lots'",
      set("requests", "lots"))
  end)

  it("that were meant as quantities are told of as what they are", function()
    local file = folder.new { ["l.lua"] = [[
      local perigee = require "perigee"
      return perigee.scenario { assume = { requests = "lots" }, model = function(a)
        return { out = a.requests * perigee.quantity "1 USD/request" }
      end }]] } .. "/l.lua"
    local _, message = perigee.run(file, { samples = 16 })
    local wanted = "l.lua:3: \"lots\", column 1: a number is wanted, not 'lots': that is assumption 'requests'"
    assert.truthy(message:find(wanted, 1, true), message)
  end)
end)

-- ----- what the manual shows -----

describe("the manual's page of names", function()
  local file = assert(io.open "scripts/perigee/README.md")
  local manual = file:read "a"
  file:close()
  local page = assert(manual:match "\n### Names\n(.-)\n## ")
  local scenario = assert(page:match "```lua\n(.-)```")
  local commands = {}
  for command in page:gmatch "\n    perigee ([^\n#]+)" do commands[#commands + 1] = command:match "^(.-)%s*$" end

  it("shows five commands", function() assert.equal(5, #commands) end)

  for _, command in ipairs(commands) do
    it("runs: perigee " .. command, function()
      local at = folder.new { ["tickets.lua"] = scenario }
      local words = {}
      for word in command:gsub("tickets%.lua", at .. "/tickets.lua"):gmatch "%S+" do words[#words + 1] = word end
      table.move({ "--format", "json", "--samples", "256" }, 1, 4, #words + 1, words)
      local status, out, err = sweeps.program(words)
      assert.equal(0, status, err)
      local result = assert(dkjson.decode(out))
      assert.truthy(#result.options == 2 and result.options[2].name:find "Llama")
    end)
  end
end)
