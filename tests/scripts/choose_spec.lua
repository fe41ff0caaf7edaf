-- `perigee choose`: bounds, names, the page, JSON, what is at fault, scenarios.
local command = dofile "tests/scripts/support/command.lua"
local core = require "perigee.core"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

-- A provider of machines and of APIs, in March 2026.
local FILES = {
  ["cat/models/acme.lua"] = [[return { kind = "models", vendor = "acme", models = {
    small = { type = "decoder", parameters = "1400000000 parameters", layers = 24, hidden = 2048, attention = "gqa",
      heads = 16, kv_heads = 4, head_dim = 128, intermediate = 5632, gated = true, vocabulary = 32000,
      tied_embeddings = true, context = 8192, mmlu = "45 %", quality_source = "ours", source = "ours" },
    large = { type = "decoder", parameters = "32000000000 parameters", layers = 60, hidden = 6144, attention = "gqa",
      heads = 48, kv_heads = 8, head_dim = 128, intermediate = 20480, gated = true, vocabulary = 64000,
      tied_embeddings = false, context = 4096, mmlu = "75 %", quality_source = "ours", source = "ours" },
    chat = { type = "decoder", closed = true, mmlu = "80 %", quality_source = "ours", source = "ours" } } }]],
  ["cat/machines/acme.lua"] = [[return { kind = "machines", provider = "acme", machines = {
    one = { accelerator = "nvidia/l4-24gb", count = 1, memory = "24 GB",
      { from = "2026-01-01", on_demand = "1 USD/hour", source = "an offer" } },
    eight = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
      { from = "2026-01-01", on_demand = "20 USD/hour", spot = "8 USD/hour", source = "an offer" } } } }]],
  ["cat/api/acme.lua"] = [[return { kind = "api-prices", provider = "acme", cached = "inside", models = {
    chat = { { from = "2026-01-01", input = "1 USD/Mtoken", cached_input = "0.1 USD/Mtoken", output = "4 USD/Mtoken",
      regions = { eu = "1.5" }, source = "a page" } },
    dear = { { from = "2026-01-01", input = "10 USD/Mtoken", output = "40 USD/Mtoken", source = "a page" } },
    words = { mode = "embedding", { from = "2026-01-01", input = "0.1 USD/Mtoken", source = "a page" } } } }]],
  ["flat.lua"] = [[
local perigee = require "perigee"
return perigee.scenario { title = "By use, or flat?", as_of = "2026-03-01",
  assume = { requests = { "1000 requests/day", "40k requests/day" }, fee = "300 USD/month" },
  model = function(a)
    local used = perigee.traffic { requests = a.requests, input = "1000 tokens/request", output = "300 tokens/request" }
    return {
      perigee.api { "By use", model = "acme/chat", traffic = used, quality = "80 %" },
      perigee.option { "Flat", costs = { perigee.cost("fees", "flat", a.fee) }, quality = "60 %" },
      perigee.host { "Ours", instance = "acme/eight", model = "acme/large", quantization = "fp8", traffic = used,
                     replicas = "auto" },
      perigee.option { "Small", costs = { perigee.cost("fees", "small", "1 USD/month") },
                       limits = { { "requests", needs = a.requests, has = "10 requests/day" } } },
    }
  end }]],
}

local root
setup(function() root = folder.new(FILES) end)
teardown(folder.remove_all)

local BASE = { "--requests", "10k/day", "--input", "1000", "--output", "300", "--as-of", "2026-03-01" }

local function run(...)
  local given = { "choose", "--catalog", root .. "/cat" }
  for _, list in ipairs { BASE, { ... } } do table.move(list, 1, #list, #given + 1, given) end
  return command(table.unpack(given))
end

local function answer(...)
  local given = { ... }
  table.move({ "--format", "json" }, 1, 2, #given + 1, given)
  local status, out, err = run(table.unpack(given))
  assert.same({ 0, "" }, { status, err })
  return (assert(dkjson.decode(out)))
end

-- Of our provider alone.
local function ours(...) return answer("--provider", "acme", "--model", "acme/*", ...) end

local function near(wanted, found)
  assert.is_true(math.abs(wanted - found) <= 1e-9 * math.abs(wanted), ("%.17g, not %.17g"):format(found, wanted))
end

local function names_of(ways)
  local names = {}
  for i, way in ipairs(ways) do names[i] = way.model end
  return names
end

local function has(list, name)
  for _, each in ipairs(list) do
    if each == name then return true end
  end
  return false
end

local function out_of(made, bound)
  for _, each in ipairs(made.ruled_out) do
    if each.bound == bound then return each end
  end
end

-- 10000 requests a day of 1000 and 300 tokens: 10 and 3 Mtoken a day, 365 / 12 days a month
local MONTH = 365 / 12
local CHAT, DEAR = (10 * 1 + 3 * 4) * MONTH, (10 * 10 + 3 * 40) * MONTH

describe("perigee choose", function()
  it("bills what is paid for by the token", function()
    local made = ours("--api")
    assert.same({ "acme/chat", "acme/dear" }, names_of(made.ways))
    near(CHAT, made.ways[1].usd_per_month)
    near(DEAR, made.ways[2].usd_per_month)
    assert.equal("api", made.ways[1].kind)
    assert.same({ 2, 2, 2 }, { made.combinations, made.feasible, made.candidates.apis })
    -- 60 % of the input at a tenth: 4 Mtoken at 1 and 6 at 0.1 a day, and the output
    near((4 * 1 + 6 * 0.1 + 3 * 4) * MONTH, ours("--api", "--cached", "60 %").ways[1].usd_per_month)
  end)

  it("pays for machines whole, at the peak", function()
    local function one(...)
      return ours("--hosted", "--machine", "acme/one", "--model", "acme/small", "--quantization", "bf16", ...).cheapest
    end
    local way = one()
    assert.same({ "hosted", "acme/small", "acme/one", 1, 1 },
                { way.kind, way.model, way.machine, way.machines, way.devices })
    near(730, way.usd_per_month) -- 1 USD/hour, 730 hours a month
    near(way.utilisation, 10000 * 300 / 86400 / way.output_tokens_per_s)
    -- so many machines that its output tokens a second carry the peak: ceil(peak * average / each)
    local peak = 200
    local busy, half = one("--peak", tostring(peak)), one("--peak", tostring(peak), "--use", "50 %")
    assert.equal(math.ceil(peak * 10000 * 300 / 86400 / way.output_tokens_per_s), busy.machines)
    assert.equal(math.ceil(peak * 10000 * 300 / 86400 / (way.output_tokens_per_s / 2)), half.machines)
  end)

  it("keeps to a floor of quality, and says what is not known", function()
    local made = ours("--quality", "70 %")
    assert.is_false(has(names_of(made.ways), "acme/small"))
    assert.is_false(has(names_of(made.ways), "acme/dear"))
    assert.equal("acme/chat", made.cheapest.model)
    -- dear; and what nvfp4 loses is in no catalog: two models, 1 and 4 widths
    assert.equal(1 + 2 * (1 + 4), out_of(made, "known").combinations)
    assert.truthy(table.concat(made.notes, "\n"):find("1 of 2 APIs have none", 1, true))
    assert.is_true(has(names_of(ours("--quality", "45 %").ways), "acme/small"))
  end)

  it("keeps to latencies, of which nothing is known of an API", function()
    local made = ours("--token-time", "40 ms", "--first-token", "1 s")
    for _, way in ipairs(made.ways) do
      assert.is_true(way.kind == "hosted" and way.time_per_output_token_s <= 0.04 and way.time_to_first_token_s <= 1)
    end
    assert.equal(2, out_of(made, "known").combinations)
    assert.truthy(table.concat(made.notes, "\n"):find("2 APIs cannot pass --token-time", 1, true))
  end)

  it("keeps to a context, built and held", function()
    local made = ours("--context", "8k", "--hosted")
    assert.is_false(has(names_of(made.ways), "acme/large")) -- built for 4096
    assert.is_true(has(names_of(made.ways), "acme/small"))
    assert.is_true(out_of(made, "context").combinations > 0)
    assert.same({}, ours("--context", "9k", "--hosted").ways)
  end)

  it("keeps to memory, machines, schemes and ways to pay", function()
    -- whoever asks for one of these asks for what is hosted
    for _, way in ipairs(ours("--memory", "70 GB").ways) do assert.equal("acme/eight", way.machine) end
    for _, way in ipairs(ours("--machine", "h100*").ways) do assert.equal("acme/eight", way.machine) end
    for _, way in ipairs(ours("--quantization", "fp8").ways) do assert.equal("fp8", way.quantization) end
    for _, way in ipairs(ours("--engine", "sglang").ways) do assert.equal("sglang", way.engine) end
    local spot = ours("--hosted", "--commitment", "spot", "--model", "acme/large").cheapest
    assert.same({ "acme/eight", "spot", 8 }, { spot.machine, spot.commitment, spot.usd_per_hour })
  end)

  it("keeps to a budget", function()
    local made = ours("--budget", "700 USD/month")
    assert.same({ "acme/chat" }, names_of(made.ways)) -- 669.17; a machine alone is 730
    assert.is_true(out_of(made, "budget").combinations > 1)
  end)

  it("keeps to a region, by its name, its country or the Union", function()
    local function regions(word)
      local seen = {}
      for _, way in ipairs(answer("--hosted", "--region", word, "--count", "100", "--model", "llama-3.1-8b").ways) do
        seen[#seen + 1] = way.provider .. " " .. way.region
      end
      return table.concat(seen, ", ")
    end
    assert.truthy(regions("eu-central-1"):find "^aws eu%-central%-1$")
    assert.truthy(regions("germany"):find "^aws eu%-central%-1$")
    local union = regions "eu"
    assert.truthy(union:find("aws eu-", 1, true) and union:find("gcp europe-west4", 1, true))
    assert.falsy(union:find "us%-" or union:find "eastus")
    -- an API answers there where it has a price for it: 1.5 times as much
    local made = ours("--region", "eu")
    assert.same({ "acme/chat" }, names_of(made.ways))
    near(1.5 * CHAT, made.ways[1].usd_per_month)
  end)

  it("counts people where it is asked to, for what is hosted alone", function()
    local made = ours()
    local first = made.cheapest
    assert.truthy(table.concat(made.notes, "\n"):find("people's time is not counted", 1, true))
    local staffed = ours("--staff", "ml-engineer=0.5", "--count", "20")
    local row = perigee.staff({ ["ml-engineer"] = "0.5 FTE" })[1]
    local people = core.value(core.quantity(row.amount):to "USD/month", {})
    for _, way in ipairs(staffed.ways) do
      if way.kind == "api" and way.model == "acme/chat" then near(CHAT, way.usd_per_month) end
      if way.model == "acme/small" then
        near(people + 730, way.usd_per_month)
        assert.same({ "compute", "staff" }, { way.rows[1].category, way.rows[2].category })
      end
    end
    assert.falsy(table.concat(staffed.notes, "\n"):find("people's time", 1, true))
    near(CHAT, first.usd_per_month)
  end)

  it("says why the next one lost, and what is cheaper but for a bound", function()
    local made = ours("--api")
    assert.equal("acme/dear", made.runner_up.way.model)
    assert.equal("it costs 10 times as much", made.runner_up.why[1])
    made = ours("--quality", "78 %", "--count", "1")
    assert.same({}, { made.runner_up })
    made = ours("--hosted", "--quality", "70 %", "--quantization", "fp8")
    assert.equal("quality", made.nearly[1].bound)
    assert.equal("its quality is 45 %, under 70 %", made.nearly[1].why)
    assert.equal("acme/small", made.nearly[1].way.model)
    near(730, made.nearly[1].way.usd_per_month)
  end)

  it("tells what would have to give way where nothing is left", function()
    local made = ours("--quality", "90 %", "--api", "--model", "acme/chat")
    assert.same({ {}, 0, {} }, { made.ways, made.feasible, made.front })
    assert.equal("Nothing keeps to everything: it would take a quality of 80 %, not 90 % (acme/chat, "
                 .. "669.17 USD/month).", made.verdict)
    assert.same({ "quality", 0.8 }, { made.gives[1][1].bound, made.gives[1][1].needs })
    made = ours("--budget", "100 USD/month", "--api")
    assert.truthy(made.verdict:find("a budget of 669.17 USD/month, not 100.00 USD/month", 1, true), made.verdict)
    -- the first token of the small model alone on its machine, by the one who knows
    local function within(time)
      return ours("--hosted", "--machine", "acme/one", "--model", "acme/small", "--quantization", "bf16",
                  "--first-token", time)
    end
    made = within "1 ms"
    local needs = made.gives[1][1].needs
    near(needs, made.gives[1][1].way.time_to_first_token_s)
    assert.equal(1, made.gives[1][1].way.batch)
    assert.equal(1, within(("%.17g s"):format(needs * (1 + 1e-9))).feasible)
    -- two at once: nobody is as good and as cheap
    made = ours("--quality", "90 %", "--budget", "100 USD/month", "--api", "--model", "acme/chat")
    assert.equal(2, #made.gives[1])
    assert.truthy(made.verdict:find("80 %, not 90 %, and a budget of 669.17", 1, true), made.verdict)
  end)

  it("tells what is left out, and that there is nothing to choose among", function()
    local made = answer("--model", "bert-base-uncased", "--model", "acme/chat")
    local reasons = {}
    for _, each in ipairs(made.left_out) do reasons[#reasons + 1] = each.reason end
    assert.truthy(table.concat(reasons, "\n"):find("bert%-base%-uncased is no decoder"))
    made = answer("--hosted", "--model", "acme/chat")
    assert.equal("There is nothing to choose among: no machine or API that is named is offered on this day.",
                 made.verdict)
  end)
end)

describe("the page of perigee choose", function()
  local function page(...)
    local status, out, err = run("--provider", "acme", "--model", "acme/*", ...)
    assert.same({ 0, "" }, { status, err })
    for line in out:gmatch "[^\n]+" do assert.is_true(utf8.len(line) <= 80, line) end
    return out
  end

  it("begins with the answer in one line", function()
    assert.truthy(page("--api"):find "^acme/chat, 669%.17 USD/month%.\n2 combinations")
    assert.truthy(page("--api", "--quality", "95 %"):find
      "^Nothing keeps to everything: it would take a quality of 80 %%")
  end)

  it("lists the ways, the front, why the next one lost and what was ruled out", function()
    local text = page("--quality", "40 %", "--peak", "3")
    for _, words in ipairs { "The cheapest ways", "Pareto front", "Why the next one lost", "Ruled out by",
                             "what no catalog tells of it", "Note: " } do
      assert.truthy(text:find(words, 1, true), words)
    end
  end)
end)

describe("the page of perigee choose in a narrow terminal", function()
  it("leaves out columns rather than to go beyond it", function()
    local made = assert(perigee.choose({ requests = "10k requests/day", input = 1000, output = 300, quality = "40 %",
      models = { "acme/*" }, providers = { "acme" } }, { as_of = "2026-03-01", catalogs = { root .. "/cat" } }))
    for _, way in ipairs(made.ways) do
      way.model, way.machine = "a model of a long name", way.machine and "vendor/machine-of-a-long-name"
      way.time_to_first_token_s = 1.23
    end
    for _, each in ipairs(made.ruled_out) do each.combinations = 123456789 end
    for columns = 60, 90, 10 do
      for line in require "perigee.report.choose".render("table", made, { columns = columns }):gmatch "[^\n]+" do
        assert.is_true(utf8.len(line) <= columns, line)
      end
    end
  end)
end)

describe("what is at fault in perigee choose", function()
  local FAULTS = {
    { 1, "unknown model 'lama-3.1-8b': did you mean", "--model", "lama-3.1-8b" },
    { 1, "no model fits 'qwenn/*'", "--model", "qwenn/*" },
    { 1, "unknown provider 'acmee': did you mean 'acme'?", "--provider", "acmee" },
    { 1, "unknown machine or accelerator 'acme/onee': did you mean 'acme/one'?", "--machine", "acme/onee" },
    { 1, "no machine stands in a region 'germny': did you mean 'germany'?", "--region", "germny" },
    { 1, "unknown quantization 'fp88': did you mean", "--quantization", "fp88" },
    { 1, "unknown engine 'vlm': did you mean", "--engine", "vlm" },
    { 1, "unknown role 'ml-enginer'", "--staff", "ml-enginer=1" },
    { 2, "unknown commitment 'sport'", "--commitment", "sport" },
    { 2, "--hosted and --api: nothing is both", "--hosted", "--api" },
    { 2, "memory: it is about machines, and api asks for none", "--api", "--memory", "80 GB" },
    { 2, "--quality: '170 %' must be above 0 and at most 100 %", "--quality", "170 %" },
    { 2, "--quality: 'good' is no amount such as 70 %", "--quality", "good" },
    { 2, "--first-token: '0 s' must be above zero", "--first-token", "0 s" },
    { 2, "--token-time: '50 GB' is no amount such as 50 ms", "--token-time", "50 GB" },
    { 2, "--token-time: '40 to 50 ms' is no amount such as 50 ms", "--token-time", "40 to 50 ms" },
    { 2, "--budget: '5000 USD' is no amount such as 5000 USD/month", "--budget", "5000 USD" },
    { 2, "--memory: '80 s' is no amount such as 80 GB", "--memory", "80 s" },
    { 2, "--peak: '0.5' is the busiest hour against the average and cannot be below 1", "--peak", "0.5" },
    { 2, "--cached: '120 %' must lie between 0 and 100 %", "--cached", "120 %" },
    { 2, "--use: '0 %' must be above 0", "--use", "0 %" },
    { 2, "--context: 'long' is not a whole number", "--context", "long" },
    { 2, "--count: '0' is not a whole number", "--count", "0" },
    { 2, "--threads: 'two' is not a whole number", "--threads", "two" },
    { 2, "--staff: 'half' is not ROLE=PEOPLE", "--staff", "half" },
    { 2, "--set: it is about a scenario, and no FILE is given", "--set", "a=1" },
    { 2, "--requests: 'often' is no rate, such as 10k/day", "--requests", "often" },
    { 2, "unknown option '--qualty': did you mean '--quality'?", "--qualty", "1" },
  }

  it("is told in one line", function()
    for _, fault in ipairs(FAULTS) do
      local status, out, err = run(table.unpack(fault, 3))
      assert.same({ fault[1], "" }, { status, out }, err)
      assert.truthy(err:find(fault[2], 1, true), fault[2] .. "\n" .. err)
      assert.equal(1, select(2, err:gsub("\n", "")), err)
    end
  end)

  it("is told where nothing is said", function()
    local status, _, err = command "choose"
    assert.equal(2, status)
    assert.truthy(err:find("--requests is missing: say what is served, as --requests 10k/day", 1, true), err)
  end)
end)

describe("perigee choose FILE", function()
  local function of(...)
    local status, out, err = command("choose", root .. "/flat.lua", "--catalog", root .. "/cat", "--format", "json",
                                     ...)
    assert.same({ 0, "" }, { status, err })
    return (assert(dkjson.decode(out)))
  end

  it("chooses among options and cells", function()
    local made = of()
    -- 4 options, 2 cells; Small is too small in both
    assert.same({ 8, 6 }, { made.combinations, made.feasible })
    assert.equal(2, out_of(made, "limits").combinations)
    assert.same({ "By use", "Flat", "Ours" }, names_of(made.ways))
    near(CHAT / 10, made.cheapest.usd_per_month) -- a tenth of the requests
    assert.same({ { name = "requests", value = 1000, unit = "request/day" } }, made.cheapest.cell)
    near(300, made.ways[2].usd_per_month)
    near(20 * 730, made.ways[3].usd_per_month)
    assert.equal("By use, or flat?", made.title)
  end)

  it("keeps to the same bounds", function()
    local made = of("--quality", "70 %")
    assert.same({ "By use" }, names_of(made.ways))
    assert.equal(2, out_of(made, "quality").combinations)   -- Flat
    assert.equal(4, out_of(made, "known").combinations)     -- Ours, Small
    assert.same({ "Ours" }, names_of(of("--hosted").ways))
    assert.same({ "By use" }, names_of(of("--api").ways))
    assert.same({ "By use" }, names_of(of("--budget", "100 USD/month").ways))
    assert.same({ "Ours" }, names_of(of("--token-time", "10 s").ways))
    assert.same({ "Ours" }, names_of(of("--first-token", "100 s").ways))
    made = of("--set", "requests=40k requests/day")
    assert.same({ "Flat", "By use", "Ours" }, names_of(made.ways))
    near(4 * CHAT, made.ways[2].usd_per_month)
  end)

  it("chooses among names that are lists", function()
    local path = root .. "/names.lua"
    local file = assert(io.open(path, "w"))
    file:write [[
local perigee = require "perigee"
return perigee.scenario { title = "Which?", as_of = "2026-03-01",
  assume = { model = { "acme/dear", "acme/chat" }, requests = { "20k requests/day", "10k requests/day" } },
  model = function(a)
    local used = perigee.traffic { requests = a.requests, input = "1000 tokens/request", output = "300 tokens/request" }
    return { perigee.api { "API", model = a.model, traffic = used } }
  end }]]
    file:close()
    local status, out, err = command("choose", path, "--catalog", root .. "/cat", "--format", "json")
    assert.same({ 0, "" }, { status, err })
    local made = assert(dkjson.decode(out))
    assert.equal(4, made.combinations)
    near(CHAT, made.cheapest.usd_per_month)
    assert.same({ { name = "model", value = "acme/chat", unit = "" },
                  { name = "requests", value = 10000, unit = "request/day" } }, made.cheapest.cell)
    status, out = command("choose", path, "--catalog", root .. "/cat")
    assert.equal(0, status)
    assert.truthy(out:find("model acme/chat, requests", 1, true), out)
  end)

  it("tells what would have to give way", function()
    local made = of("--quality", "70 %", "--budget", "10 USD/month")
    assert.truthy(made.verdict:find("a budget of 66.92 USD/month, not 10.00 USD/month (By use", 1, true), made.verdict)
  end)

  it("has the traffic from the scenario", function()
    for _, flag in ipairs { "requests", "region", "model" } do
      local status, _, err = command("choose", root .. "/flat.lua", "--" .. flag, "1/day")
      assert.equal(2, status)
      assert.truthy(err:find("--" .. flag .. ": the options of", 1, true), err)
    end
  end)

  it("shows where each option stands", function()
    local status, out = command("choose", root .. "/flat.lua", "--catalog", root .. "/cat")
    assert.equal(0, status)
    assert.truthy(out:find "By use%s+66%.92%s+80%.0 %%%s+requests 1,000 ", out)
  end)
end)

describe("perigee.choose", function()
  local CATALOGS = function() return { root .. "/cat" } end

  it("answers as the command does", function()
    local made = assert(perigee.choose({ requests = "10k requests/day", input = 1000, output = 300, api = true,
      models = { "acme/*" } }, { as_of = "2026-03-01", catalogs = CATALOGS() }))
    near(CHAT, made.cheapest.usd_per_month)
    assert.equal("2026-03-01", made.as_of)
  end)

  it("chooses among a scenario's options", function()
    local made = assert(perigee.choose(root .. "/flat.lua", { catalogs = CATALOGS(), quality = "70 %", count = 5 }))
    assert.equal("By use", made.cheapest.model)
    local scenario = perigee.scenario { title = "Two", assume = {}, model = function()
      return { perigee.option { "a", costs = { perigee.cost("fees", "a", "2 USD/month") } },
               perigee.option { "b", costs = { perigee.cost("fees", "b", "1 USD/month") } } }
    end }
    assert.equal("b", assert(perigee.choose(scenario)).cheapest.model)
  end)

  it("gives nil and what is wrong", function()
    local function fails(words, kind, ...)
      local made, message, given = perigee.choose(...)
      assert.is_nil(made)
      assert.truthy(message:find(words, 1, true), message)
      assert.equal(kind, given)
    end
    fails("unknown field 'qualty': did you mean 'quality'?", "input", { qualty = 1 })
    fails("'requests' is missing", "input", { input = 1, output = 1 })
    fails("quality", "input", { requests = "1 request/day", input = 1, output = 1, quality = "2" })
    fails("count is a whole number from 1 on, not 1.5", "usage", { requests = "1 request/day", count = 1.5 })
    fails("models is a list of names; place 1 is none", "usage", { models = { 3 } })
    fails("regions: the scenario's options say their own", "usage", root .. "/flat.lua",
          { catalogs = CATALOGS(), regions = { "eu" } })
  end)
end)
