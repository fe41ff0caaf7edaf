-- `perigee catalog import csv`: tables of one's own, told by their columns.
local billing = require "perigee.billing"
local catalog = require "perigee.catalog"
local csv = require "perigee.import.csv"
local data = require "perigee.data"
local folder = dofile "tests/scripts/support/folder.lua"
local imported = dofile "tests/scripts/support/imported.lua"

local function run(...)
  local result = assert(imported.run("csv", table.concat({ ... }, "\n"), { file = "dir/mine.csv" }))
  assert.same({}, result.problems)
  return result
end

-- The entry acme/m of a table with these columns and cells besides provider and model.
local function entry(columns, cells)
  local result = run("provider,model," .. columns, "acme,m," .. cells)
  local found = result.catalogs.acme and result.catalogs.acme.models.m
  return found and imported.bare(found), result
end

local SEEN = "from is the day it was seen: when it took effect is not known"

describe("csv: prices", function()
  teardown(imported.remove_all)

  it("takes the fewest columns, in any order, from the list's day on", function()
    local result = run("output,model,input,provider", "2,m,0.5,acme", "4.25,n/x,1,acme", "1,m,1,other")
    local row = result.catalogs.acme.models.m[1]
    assert.same({ from = "2026-08-01", input = "0.50 USD/Mtoken", output = "2.00 USD/Mtoken", note = SEEN },
      imported.bare(row))
    assert.same({ "mine.csv", "2026-08-01" }, { row.source, row.as_of })
    assert.equal("4.25 USD/Mtoken", result.catalogs.acme.models["n/x"][1].output)
    assert.equal("1.00 USD/Mtoken", result.book:price("other/m", "2026-08-01").input)
    assert.equal(3, result.count)
  end)

  it("reads a price for what its unit says, in its currency", function()
    for unit, input in pairs { [""] = "2.00", Mtoken = "2.00", per_1M_tokens = "2.00", ktoken = "2000.00",
                               ["per 1K tokens"] = "2000.00" } do
      local found = entry("input,verified,unit,currency", "2,dear," .. unit .. ",EUR")
      assert.equal(input .. " EUR/Mtoken", found[1].input)
    end
    assert.equal("0.50 USD/Mtoken", entry("input,unit,currency", "5e-07,token,$")[1].input) -- half a millionth
  end)

  it("takes every price of a catalog by its name, and texts as they stand", function()
    local found = entry("cached_input,batch_output,per_image,web_search,per_duration,training,image_output,input",
      "0.1,3,0.04,0.01,0.006 USD/minute,8,30,1 to 2 USD/Mtoken")
    assert.same({ from = "2026-08-01", note = SEEN, cached_input = "0.10 USD/Mtoken",
      batch_output = "3.00 USD/Mtoken", per_image = "0.04 USD/image", web_search = "0.01 USD/request",
      per_duration = "0.006 USD/minute", training = "8.00 USD/Mtoken", image_output = "30.00 USD/Mtoken",
      input = "1 to 2 USD/Mtoken" }, found[1])
  end)

  it("takes days, tiers, a source, the mode, other names", function()
    local found, result = entry("valid_from,valid_to,as_of,input,tier_above_tokens,tier_input,source,mode,aliases",
      "2026-01-01,2026-06-01,2026-02-02,1,200000,2,a contract,realtime,m1;m2")
    assert.same({ from = "2026-01-01", to = "2026-06-01", input = "1.00 USD/Mtoken",
      tiers = { { above = "200k tokens/request", input = "2.00 USD/Mtoken" } } }, found[1])
    assert.same({ "realtime", { "m1", "m2" } }, { found.mode, found.aliases })
    local row = result.catalogs.acme.models.m[1]
    assert.same({ "a contract", "2026-02-02" }, { row.source, row.as_of })
    assert.equal("131072 tokens/request", entry("input,tier_above_tokens,tier_input", "1,131072,2")[1].tiers[1].above)
  end)

  it("says where cached tokens are counted", function()
    local result = run("provider,model,input,cache_read,cached", "acme,m,1,0.1,", "acme,n,1,0.1,beside",
      "anthropic,m,1,0.1,", "bedrock,m,1,0.1,inside")
    local function convention(name) return result.book:price(name, "2026-08-01").cached end
    assert.same({ "inside", "beside", "beside", "inside" },
      { convention "acme/m", convention "acme/n", convention "anthropic/m", convention "bedrock/m" })
    -- 200 fresh and 800 cached ones: 200 + 80 millionths of a dollar
    for name, input in pairs { ["acme/m"] = 1000, ["acme/n"] = 200 } do
      local bill = assert(billing.request(result.book, name, { input = input, cached = 800 }, { as_of = "2026-08-01" }))
      assert.near(280e-6, bill.usd, 1e-15)
    end
  end)

  it("names a model by its words", function()
    local result = run("provider,model,input", "acme,Big Chat 3 (old name),1", "acme,A  B,1")
    assert.equal("acme/Big-Chat-3", result.report["acme/Big Chat 3 (old name)"].why)
    assert.equal("acme/A-B", result.report["acme/A  B"].why)
    assert.equal("old name; " .. SEEN, result.catalogs.acme.models["Big-Chat-3"][1].note)
  end)

  it("makes rows of several days one model, and keeps models of one name apart", function()
    local result = run("provider,model,valid_from,valid_to,input", "acme,m,2026-01-01,2026-06-01,2",
      "acme,m,2026-06-01,,1", "acme,M,2026-06-01,,3")
    assert.equal("2.00 USD/Mtoken", result.book:price("acme/m~2", "2026-05-31").input)
    assert.same({ 1, 2 }, { #result.catalogs.acme.models.M, #result.catalogs.acme.models["m~2"] })
    assert.equal("'M' has that name and other prices: this one is 'm~2'", result.remarks["acme/m"])
    assert.equal(2, result.count)
  end)

  it("leaves out columns that it does not know, a zero and an alias that is taken", function()
    local result = run("provider,model,input,outputs,output,aliases", "acme,m,1,2,0,n;m3", "acme,n,1,2,3,")
    assert.equal("not known, and left out: did you mean 'output'?", result.remarks["column outputs"])
    assert.equal("output of 0 left out | alias 'n' left out: it is another's name, or none", result.remarks["acme/m"])
    assert.same({ "m3" }, imported.bare(result.catalogs.acme.models.m.aliases))
  end)

  for _, case in ipairs {
    { "input,unit", "1,dozen", "skipped", "unit 'dozen': Mtoken, ktoken or token is wanted" },
    { "input,currency", "1,dollars", "skipped", "currency 'dollars': three capitals are wanted, as EUR" },
    { "input,output", "0,", "skipped", "no price that is not 0" },
    { "input,valid_from", "1,2026-13-01", "skipped", "valid_from: '2026-13-01' is not a date: there is no month 13" },
    { "input,valid_to,as_of", "1,2026-01-01,2026-02-01", "skipped",
      "ended on 2026-01-01, before it was seen on 2026-02-01: left out" },
    { "input,tier_above_tokens,tier_input", "1,200k,2", "skipped", "tier_above_tokens: '200k' is no number of tokens" },
    { "per_duration", "0.006", "skipped", "per_duration: say its unit, as a text" },
    { "input,output", "-1,2", "quarantined", "input of -1, below zero" },
    { "input,per_image", "1,-2", "quarantined", "per_image of -2, below zero" },
    { "input", "0.0000005", "quarantined", "input: '0.0000005 USD/Mtoken' is not between 0.001 and 1000 USD/Mtoken" },
    { "input", "one", "quarantined",
      "input: 'one': no unit of what is paid for: write it as \"2.00 USD/Mtoken\"" },
    { "input,tier_above_tokens,tier_input,verified", "1,9,x,y", "quarantined",
      "tiers: input: 'x': no unit of what is paid for: write it as \"2.00 USD/Mtoken\"" },
    { "input,mode", "1,chat", "quarantined", "mode: 'chat' is not one of 'text', 'embedding', 'rerank'" },
  } do
    it(("holds back %s of %s"):format(case[2], case[1]), function()
      local found, result = entry(case[1], case[2])
      assert.is_nil(found)
      assert.same({ case[3], case[4] }, { result.report["acme/m"].what, result.report["acme/m"].why:sub(1, #case[4]) })
      assert.equal(1, result.count)
    end)
  end

  it("holds back a model of which one row is wrong, and rows without a name", function()
    local result = run("provider,model,valid_from,valid_to,input", "acme,m,2026-01-01,2026-06-01,2",
      "acme,m,2026-06-01,,-1", ",m,,,1", "acme,,,,1", "a/b,m,,,1")
    assert.same({}, result.catalogs)
    local whys = {}
    for i, each in ipairs(result.order) do whys[i] = each.name .. " " .. each.what .. ": " .. each.why end
    assert.same({ "acme/m quarantined: input of -1, below zero", "row 3 skipped: no provider, or no model",
      "row 4 skipped: no provider, or no model",
      "a/b/m skipped: provider 'a/b': letters, digits, - and _ are wanted" }, whys)
  end)

  it("believes a jump that says why", function()
    local columns = "provider,model,valid_from,valid_to,input,verified"
    local result = run(columns, "acme,m,2026-01-01,2026-06-01,20,", "acme,m,2026-06-01,,2,")
    assert.equal("input: '2.00 USD/Mtoken' after '20.00 USD/Mtoken' is a jump of 10 to 1", result.report["acme/m"].why)
    result = run(columns, "acme,m,2026-01-01,2026-06-01,20,", "acme,m,2026-06-01,,2,a new contract")
    assert.equal("a new contract", result.catalogs.acme.models.m[2].verified)
  end)
end)

describe("csv: tables", function()
  local function shipped()
    return assert(catalog.open { folders = { assert(catalog.shipped()) } })
  end

  it("says which tables it knows", function()
    local made, message = csv.read("a,b\n1,2\n", "x.csv", { output = "out", as_of = "2026-08-01" })
    assert.is_nil(made)
    assert.equal("x.csv:1: no table that is known: of models' prices it has the columns provider, model, input, "
      .. "output; of machines' provider, instance, on_demand_usd_h", message)
    for _, header in ipairs { "model,input", "provider,input", "provider,model,context" } do
      made, message = csv.read(header .. "\n", "x.csv", { output = "out", as_of = "2026-08-01" })
      assert.is_nil(made)
      assert.equal("x.csv:1: no table that is known", message:sub(1, 31))
    end
  end)

  it("passes on what is wrong with a CSV", function()
    local _, message = csv.read('provider,model,input\na,"b,1\n', "x.csv", { output = "out", as_of = "2026-08-01" })
    assert.equal("x.csv:2: a quoted field is never closed", message)
  end)

  it("takes machines", function()
    local made, lines = csv.read("provider,instance,on_demand_usd_h,gpu,gpu_count,gpu_mem_gb\nacme,box,2.5,L40S,1,48\n",
      "x.csv", { output = "out", as_of = "2026-08-01", book = shipped() })
    assert.equal("taken: 1", lines[1])
    assert.equal("out/machines/acme.lua", made[1].path)
  end)
end)

-- The built program, from the list to the bill.
describe("perigee catalog import csv", function()
  local program, root = os.getenv "PERIGEE", nil

  local function perigee(arguments)
    local pipe = assert(io.popen(("'%s' %s 2>&1"):format(program, arguments)))
    local text = pipe:read "a"
    return pipe:close() or false, text
  end

  before_each(function()
    root = folder.new { ["prices-2026-07-01.csv"] = "provider,model,input,output\nacme,chat,1,4\nacme,big,5000,1\n" }
  end)
  after_each(folder.remove_all)

  it("writes catalogs that other commands use, and a report", function()
    local ok, text = perigee(("catalog import csv %s/prices-2026-07-01.csv --output %s/mine"):format(root, root))
    assert.same({ true, ("taken: 1\nquarantined: 1\n  1  input: '5000.00 USD/Mtoken' is not between 0.001 and 1000 "
      .. "USD/Mtoken: acme/big\nwrote %s/mine/api/acme.lua\nwrote %s/mine/csv.report.csv\nuse it with --catalog "
      .. "%s/mine\n"):format(root, root, root) }, { ok, text })
    ok, text = perigee(("catalog check %s/mine"):format(root))
    assert.same({ true, root .. "/mine: 1 file, 1 entry: nothing is wrong\n" }, { ok, text })
    ok, text = perigee(("price acme/chat --input 1000 --output 500 --as-of 2026-07-01 --format json --catalog %s/mine")
      :format(root))
    assert.truthy(ok)
    assert.near(0.003, tonumber(text:match '"usd": ([%d.e-]+)'), 1e-12) -- 1000 * 1e-6 + 500 * 4e-6
  end)

  it("writes over what it wrote, and over nothing else", function()
    local command = ("catalog import csv %s/prices-2026-07-01.csv --output %s/mine"):format(root, root)
    assert.truthy(perigee(command))
    assert.truthy(perigee(command))
    folder.write(root, "mine/api/acme.lua", "-- by hand\nreturn { kind = \"api-prices\" }\n")
    local ok, text = perigee(command)
    assert.same({ false, ("perigee: %s/mine/api/acme.lua: was not imported, and would be overwritten: give another "
      .. "--output\n"):format(root) }, { ok, text })
  end)
end)

-- ----- the collected table, priced apart from its own cells -----

local raw = imported.shared "data/api_prices.csv"

-- What a request costs by a row of the table; a cell of 0 or without a number is no price.
local function cost(row, fresh, cached, written)
  local long = row.tier_above_tokens ~= "" and fresh + cached > row.tier_above_tokens
  local function price(column, tier)
    local cell = long and row[tier] ~= "" and row[tier] or row[column]
    return type(cell) == "number" and cell > 0 and cell or nil
  end
  local input = price("input", "tier_input") or 0
  return (fresh * input + cached * (price("cache_read", "tier_cache_read") or input)
    + written * (price("output", "tier_output") or 0)) / 1e6
end

local REQUESTS = { { 1000, 0, 500 }, { 200, 800, 500 }, { 150000, 0, 10 }, { 250000, 0, 10 }, { 300000, 0, 10 } }

local function has_prices(row)
  return type(row.input) == "number" and row.input > 0 and row.other == ""
end

describe("csv: the collected table", function()
  if not raw then
    pending "../shared is not here"
    return
  end
  local result

  setup(function() result = assert(imported.run("csv", raw, { as_of = "2026-08-21", file = "api_prices.csv" })) end)
  teardown(imported.remove_all)

  it("costs what its cells say, on the first day of each row", function()
    assert.same({}, result.problems)
    local count = 0
    for _, row in ipairs((data.read(raw, "api_prices.csv"))) do
      local name = row.provider .. "/" .. row.model
      if result.report[name].what == "taken" and row.valid_from ~= "" and has_prices(row) then
        local beside = row.provider == "anthropic" or row.provider == "bedrock"
        for _, request in ipairs(REQUESTS) do
          local fresh, cached, written = table.unpack(request)
          local bill = assert(billing.request(result.book, result.report[name].why,
            { input = beside and fresh or fresh + cached, cached = cached, output = row.output ~= "" and written or 0 },
            { as_of = row.valid_from }))
          assert.near(cost(row, fresh, cached, written), bill.usd, 1e-12 * bill.usd, name)
          count = count + 1
        end
      end
    end
    assert.equal(5 * 129, count) -- so many rows have a day, an input, no other price, and are taken
  end)
end)
