-- The published claims: every row of examples/claims/claims.csv, the page that shows
-- them, and what a row of a catalog moves.
local core = require "perigee.core"
local data = require "perigee.data"
local facts = dofile "tests/scripts/support/claims.lua"
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

local here = "examples/claims/"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local claims = assert(data.read(read(here .. "claims.csv"), "claims.csv"))

local function scenarios()
  local list, seen = {}, {}
  for _, claim in ipairs(claims) do
    if not seen[claim.scenario] then list[#list + 1] = claim.scenario end
    seen[claim.scenario] = true
  end
  return list
end

-- Every output and option of every scenario, by name.
local function run_all(options)
  local outputs, found = {}, {}
  for _, name in ipairs(scenarios()) do
    local given = { samples = 2048, threads = 1 }
    for key, value in pairs(options or {}) do given[key] = value end
    local result = assert(perigee.run(here .. name, given))
    assert.same({}, result.warnings or {})
    for _, output in ipairs(result.outputs) do outputs[output.name] = output end
    for _, option in ipairs(result.options) do found[option.name] = option end
  end
  return outputs, found
end

local shipped, options = run_all()

local function point(name)
  return assert(shipped[name], "no output " .. name).point
end

-- ----- what a claim must give -----

local function assert_close(name, wanted, tolerance)
  local value = point(name)
  local off = math.abs(value - wanted)
  assert.is_true(off <= math.max(tolerance, 1e-9) * math.max(math.abs(wanted), 1e-12),
    ("%s is %.10g, not %.10g within %g"):format(name, value, wanted, tolerance))
end

local function check(fact)
  for _, given in ipairs(fact) do assert_close(given[1], given[2], given[3]) end
  for _, pair in ipairs(fact.less or {}) do assert.is_true(point(pair[1]) < point(pair[2])) end
  for _, given in ipairs(fact.spread or {}) do
    -- A range's ends are its P5 and P95; 2048 samples know them to some percent.
    local output = shipped[given[1]]
    assert.is_true(math.abs(output.p5 / given[2] - 1) < 0.1 and math.abs(output.p95 / given[3] - 1) < 0.1)
  end
  local between = fact.between
  if between then
    local value = point(between[1])
    assert.is_true(value >= between[2] and value <= between[3], ("%s is %.10g"):format(between[1], value))
  end
end

describe("the claim", function()
  for _, claim in ipairs(claims) do
    it(("%s: %s"):format(claim.id, claim.claim), function()
      check(assert(facts[claim.id], "no facts of " .. claim.id))
    end)
  end
end)

describe("the list of claims", function()
  it("has each id once, in its order, and the spec knows each", function()
    local known = 0
    for _ in pairs(facts) do known = known + 1 end
    assert.equal(known, #claims)
    for i = 2, #claims do assert.is_true(claims[i - 1].id < claims[i].id) end
  end)

  it("has an output for each, and no output is of another claim", function()
    local ids = {}
    for _, claim in ipairs(claims) do ids[claim.id] = false end
    for name in pairs(shipped) do
      local id = name:match "^%u%d%d"
      assert.is_not_nil(ids[id], name)
      ids[id] = true
    end
    for id, has in pairs(ids) do assert.is_true(has, id) end
  end)

  it("says why, and how far a figure may be off where figures decide", function()
    for _, claim in ipairs(claims) do
      assert.truthy(tostring(claim.why):find "%.$", claim.id)
      if claim.verdict == "figures" and type(claim.published) == "number" then
        assert.equal("number", type(claim.tolerance), claim.id)
      end
    end
  end)
end)

describe("an option that a claim speaks of", function()
  local function reason(name)
    local option = assert(options[name], name)
    assert.is_false(option.feasible)
    return table.concat(option.reasons, "; ")
  end

  it("does not fit where memory says so", function()
    assert.truthy(reason("Two replicas for 3.70 USD/hour each"):find "GPU memory: needs 210%.2 GB")
    assert.is_true(options["Two replicas that hold it"].feasible)
    assert.truthy(reason("The rent for 70B, in fp16"):find "GPU memory: needs 138 GB, has 96 GB")
    assert.is_true(options["The rent for 70B, in int8"].feasible)
    assert.truthy(reason("One endpoint, 64 at a time, 16 bits"):find "GPU memory: needs 40 GB, has 24 GB")
  end)

  it("cannot serve where capacity says so", function()
    assert.truthy(reason("One endpoint, one text at a time"):find "in flight.*needs 57%.87, has 1")
    assert.truthy(reason("One endpoint, 64 texts at a time"):find "texts in memory at once: needs 64, has 2")
    assert.is_true(options["Enough endpoints, one text at a time"].feasible)
    assert.is_true(options["Enough endpoints, in 4 bits"].feasible)
    assert.truthy(reason("A swarm with llama-2-70b"):find "needs 23%.15 tokens/s, has 6 tokens/s")
  end)

  it("is left out below the floor of quality", function()
    assert.truthy(reason("Llama 2 70B in gguf-q3_k_m"):find "quality is below the floor")
    assert.is_true(options["Llama 2 70B in gptq-int4"].feasible)
  end)

  it("has rows that add up", function()
    for name, option in pairs(options) do
      local sum = 0
      for _, row in ipairs(option.rows) do sum = sum + row.point end
      assert.is_true(math.abs(sum - option.cost.point) <= 1e-9 * math.max(1, sum), name)
    end
  end)
end)

describe("volume tiers", function()
  -- The bill at a volume, in both modes.
  local function bills(volume)
    local result = assert(perigee.run(here .. "self_host_or_api_10k.lua",
      { samples = 256, threads = 1, set = { { "volume", volume } } }))
    local found = {}
    for _, output in ipairs(result.outputs) do
      found[output.name:match "D03_at_the_volume_(.*)" or ""] = output.point
    end
    return found
  end

  it("bend where marginal and jump where whole, in a sweep", function()
    local swept = bills { "200k requests/month", "300k requests/month", "301k requests/month",
                          "400k requests/month" }
    local wanted = { marginal = { 600, 900, 904, 1300 }, whole = { 600, 900, 1204, 1600 } }
    for mode, list in pairs(wanted) do
      for i, value in ipairs(list) do assert.is_true(math.abs(swept[mode][i] - value) < 1e-6, mode) end
    end
  end)
end)

-- ----- the page -----

local function audit(arguments)
  local lua = os.getenv "PERIGEE_LUA" or "lua5.4"
  local command = ("%s %saudit.lua --print %s"):format(lua, here, arguments or "")
  local pipe = assert(io.popen(command))
  local text = pipe:read "a"
  assert.is_true(pipe:close())
  return text
end

describe("the page of claims", function()
  local page = read(here .. "README.md")

  it("is what audit.lua writes", function()
    assert.equal(page:match "<!%-%- the audit begins %-%->\n(.*)\n<!%-%- the audit ends %-%->", audit())
  end)

  it("has verdicts that follow from the figures", function()
    local verdicts = {}
    for line in page:gmatch "[^\n]+" do
      local cells = {}
      for cell in line:gmatch "|%s*([^|]*)" do cells[#cells + 1] = cell:match "^(.-)%s*$" end
      if cells[1] and cells[1]:find "^%u%d%d$" then verdicts[cells[1]] = cells[5] end
    end
    for id, verdict in pairs { A01 = "holds", A05 = "rounded", A14 = "rounded", A18 = "does not survive",
                               A19 = "inconsistent", B09 = "holds", B10 = "holds", B14 = "rounded",
                               C03 = "inconsistent", C06 = "rounded", E04 = "inconsistent", E08 = "holds",
                               E11 = "does not survive", E14 = "holds only when quantized" } do
      assert.equal(verdict, verdicts[id], id)
    end
  end)

  it("has another verdict where a catalog says otherwise", function()
    local root = folder.new { ["machines/own.lua"] = [[return {
      kind = "machines", provider = "own", machines = { ["large"] = {
        accelerator = "nvidia/a100-sxm-80gb", count = 4, memory = "80 GB",
        { from = "2023-01-01", on_demand = "3.60 USD/hour", source = "an offer" } } } }]] }
    local page_of_it = audit(root)
    folder.remove_all()
    assert.truthy(page_of_it:find "| A18 |[^\n]*| holds |")
  end)
end)

-- ----- what a row of a catalog moves -----

-- The ids of the claims with an output that differs.
local function moved(files)
  local root = folder.new(files)
  local changed, ids, seen = run_all { catalogs = { root }, check = false }, {}, {}
  for name, output in pairs(shipped) do
    for _, figure in ipairs { "point", "p5", "p95" } do
      local before, after = output[figure], changed[name][figure]
      local id = name:match "^%u%d%d"
      if before and math.abs(after - before) > 1e-9 * math.abs(before) and not seen[id] then
        seen[id], ids[#ids + 1] = true, id
      end
    end
  end
  table.sort(ids)
  return table.concat(ids, " ")
end

-- A file of a kind with one entry.
local function file(kind, list, name, body, owner)
  return ("return { kind = %q, %s source = 'spec', %s = { [%q] = { %s } } }"):format(kind,
    owner and ("%s = %q,"):format(owner[1], owner[2]) or "", list, name, body)
end

-- Fields that are texts, as a file of a catalog writes them.
local function texts_of(row, names)
  local list = {}
  for _, name in ipairs(names or { "compute_share", "prefill_share", "weight_bandwidth" }) do
    if type(row[name]) == "string" then list[#list + 1] = ("%s = %q"):format(name, row[name]) end
  end
  return table.concat(list, ", ")
end

describe("a changed row moves the claims that depend on it, and no other:", function()
  after_each(folder.remove_all)

  local function price(name, rows)
    return { ["api/openai.lua"] = ("return { kind = 'api-prices', provider = 'openai', "
      .. "models = { [%q] = { %s } } }"):format(name, rows) }
  end

  it("the price of GPT-3.5 Turbo", function()
    assert.equal("A16 A19 B03 B04 C01 C02 C11 D01 D02 D04 E01 E02 E03 E13", moved(price("gpt-3.5-turbo",
      [[{ from = "2023-03-01", input = "3 USD/Mtoken", output = "4 USD/Mtoken", source = "spec" }]])))
  end)

  it("the price of training GPT-3.5 Turbo", function()
    assert.equal("A14 A15", moved(price("ft:gpt-3.5-turbo", [[{ from = "2023-08-22", input = "12 USD/Mtoken",
      output = "16 USD/Mtoken", training = "4 USD/Mtoken", source = "spec" }]])))
  end)

  it("the price of GPT-4 Turbo", function()
    assert.equal("C03 C04", moved(price("gpt-4-1106-preview",
      [[{ from = "2023-11-06", input = "5 USD/Mtoken", output = "30 USD/Mtoken", source = "spec" }]])))
  end)

  it("the memory of an A10G", function()
    assert.equal("B10 E11 E14", moved { ["accelerators/nvidia.lua"] = file("accelerators", "accelerators",
      "a10g-24gb", [[memory = "48 GB", bandwidth = "600 GB/s"]], { "vendor", "nvidia" }) })
  end)

  it("the machine that holds 210 GB", function()
    assert.equal("A18", moved { ["machines/runpod.lua"] = file("machines", "machines", "8x-a40-48gb",
      [[accelerator = "nvidia/a40-48gb", count = 8, memory = "48 GB",
        { from = "2023-01-01", on_demand = "6.00 USD/hour" }]], { "provider", "runpod" }) })
  end)

  it("the price of a machine with four A100", function()
    assert.equal("C01 C02", moved { ["machines/azure.lua"] = file("machines", "machines", "nc96ads-a100-v4",
      [[accelerator = "nvidia/a100-pcie-80gb", count = 4, memory = "80 GB",
        { from = "2022-08-04", on_demand = "20 USD/hour" }]], { "provider", "azure" }) })
  end)

  it("bits of a weight", function()
    assert.equal("A01 A03 A04 A05 A07 A08 A18 B07 E11", moved { ["quantization.lua"] = file("quantization",
      "schemes", "bf16", [[weights = "32 bits/parameter"]]) })
  end)

  it("the salary of an engineer", function()
    assert.equal("A17 D01 D04", moved { ["staff.lua"] = file("staff", "roles", "ml-engineer",
      [[salary = "160k USD/(person year)", overhead = "1.5"]]) })
  end)

  it("the price of functions", function()
    assert.equal("E05 E06 E08 E09 E13", moved { ["services/aws.lua"] = file("services", "services", "lambda",
      [[category = "functions",
        { from = "2020-01-01", price = "0.00003 USD/(GB s)", request = "0.20 USD/Mrequest" }]],
      { "provider", "aws" }) })
  end)

  it("how fast an engine is", function()
    local book = assert(perigee.catalog.open { folders = { perigee.catalog.shipped() } })
    local function slow(name)
      local row = assert(book:entry("efficiency", name .. "/default"))
      local fields = { ("bf16 = { %s }"):format(texts_of(row.bf16)), texts_of(row, core.serving.names.efficiency) }
      return table.concat(fields, ", "):gsub('step_time = "[^"]*"', 'step_time = "20 ms"')
    end
    assert.equal("B13 D01", moved { ["efficiency/vllm.lua"] = file("efficiency", "accelerators", "default",
      (slow "vllm"), { "engine", "vllm" }) })
    assert.equal("C01 C02", moved { ["efficiency/tensorrt-llm.lua"] = file("efficiency", "accelerators",
      "default", (slow "tensorrt-llm"), { "engine", "tensorrt-llm" }) })
  end)

  it("electricity", function()
    assert.equal("C06", moved { ["energy.lua"] = file("energy", "entries", "us-virginia",
      [[electricity = "0.2 USD/kWh"]]) })
  end)

  it("tokens of a word", function()
    assert.equal("B02", moved { ["tokenizers/cl100k_base.lua"] = file("tokenizers", "languages", "english",
      [[tokens_per_word = "1.5 tokens/word"]], { "tokenizer", "cl100k_base" }) })
  end)

  it("the score of a model", function()
    assert.equal("D06", moved { ["models/openai.lua"] = file("models", "models", "gpt-4",
      [[closed = true, mmlu = "80 %", quality_source = "spec"]], { "vendor", "openai" }) })
  end)

  it("and a row that no claim reads moves none", function()
    assert.equal("", moved { ["staff.lua"] = file("staff", "roles", "poet",
      [[salary = "1 USD/(person year)"]]) })
  end)
end)
