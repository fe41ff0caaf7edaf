-- `perigee price` from the command line: its flags, its pages, its JSON, its faults.
local command = require "scripts.support.command"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"

local FILES = {
  ["api/acme.lua"] = [[return { kind = "api-prices", provider = "acme", cached = "inside", models = {
    one = { { from = "2025-01-01", input = "2 USD/Mtoken", cached_input = "0.5 USD/Mtoken", output = "10 USD/Mtoken",
      batch_input = "1 USD/Mtoken", batch_output = "5 USD/Mtoken", flex_input = "1.5 USD/Mtoken",
      flex_output = "6 USD/Mtoken", priority_input = "4 USD/Mtoken", priority_output = "20 USD/Mtoken",
      tuned_input = "3 USD/Mtoken", tuned_output = "12 USD/Mtoken", web_search = "0.01 USD/request",
      hours = { { from = "16:30", to = "00:30", input = "1 USD/Mtoken" } },
      regions = { eu = "1.1" }, source = "a page" } },
    two = { { from = "2025-02-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "a page" } },
    words = { mode = "embedding", { from = "2025-01-01", input = "0.1 USD/Mtoken", source = "a page" } } } }]],
  ["api/beta.lua"] = [[return { kind = "api-prices", provider = "beta", cached = "beside", models = {
    one = { { from = "2025-01-01", input = "4 USD/Mtoken", cached_input = "0.4 USD/Mtoken",
      cache_write = "5 USD/Mtoken", cache_write_1h = "8 USD/Mtoken", output = "20 USD/Mtoken",
      source = "b" } } } }]],
}

local root
setup(function() root = folder.new(FILES) end)
teardown(folder.remove_all)

local function run(...) return command("price", ...) end

-- The JSON of a bill in March 2025.
local function bill(...)
  local status, out, err = run(...)
  assert.same({ 0, "" }, { status, err })
  return assert(dkjson.decode(out))
end

local function acme(...)
  return bill("acme/one", "--catalog", root, "--as-of", "2025-03-01", "--format", "json", ...)
end

local function near(wanted, found)
  assert.is_true(math.abs(wanted - found) <= 1e-12 * wanted, ("%.17g, not %.17g"):format(found, wanted))
end

describe("perigee price", function()
  it("answers in the shape that programs rely on", function() -- 200 at 2, 800 at 0.5, 500 at 10 USD/Mtoken
    local made = acme("--input", "1000", "--output", "500", "--cached", "800")
    near(0.0058, made.usd)
    assert.equal("acme/one", made.model)
    assert.equal("2025-03-01", made.as_of)
    local row = made.rows[2]
    assert.same({ "cached_input", 800, "a page", "2025-01-01" }, { row.dimension, row.quantity, row.source, row.from })
    near(0.5e-6, row.usd_per_unit)
    near(0.0004, row.usd)
  end)

  it("knows each way of being answered", function()
    for flag, usd in pairs { ["--batch"] = 0.0035, ["--flex"] = 0.0045, ["--priority"] = 0.014, ["--tuned"] = 0.009 } do
      near(usd, acme("--input", "1k", "--output", "500", flag).usd)
    end
  end)

  it("bills thinking, searches, regions and times of day", function()
    near(0.005, acme("--reasoning", "500").usd)
    near(0.02, acme("--use", "web_search=2").usd)
    near(0.0022, acme("--input", "1k", "--region", "eu").usd)
    near(0.001, acme("--input", "1k", "--at", "17:00").usd)
    near(0.002, acme("--input", "1k", "--at", "9:00").usd)
  end)

  it("bills what is written to a cache", function() -- 100 at 4, 1,000 at 5, 1,000 at 8
    near(0.0134, bill("beta/one", "--input", "100", "--cache-write", "1000", "--cache-write-1h", "1000", "--catalog",
      root, "--as-of", "2025-03-01", "--format", "json").usd)
  end)

  it("bills a month", function() -- 0.002 USD 10k times a day, 365 / 12 days
    for _, rate in ipairs { "10k/day", "10k requests/day", "10000/day" } do
      near(0.002 * 10000 * 365 / 12, acme("--input", "1k", "--requests", rate).month.usd)
    end
    near(2, acme("--input", "1k", "--requests", "1000").month.usd)
  end)

  it("is a page of 80 columns", function()
    local status, out = run("acme/one", "--input", "1000", "--output", "500", "--cached", "800", "--requests",
      "10k/day", "--catalog", root, "--as-of", "2025-03-01")
    assert.equal(0, status)
    assert.equal([[
acme/one
prices as of 2025-03-01

A request       quantity      USD             USD
  input              200   2.000  /Mtoken  0.0004
  cached input       800   0.5000 /Mtoken  0.0004
  output             500  10.00   /Mtoken  0.0050
  sum                                      0.0058
]], out:match "^(.-)\n\n?A month" .. "\n")
    assert.truthy(out:find("\nIn force from 2025-01-01: a page\n", 1, true))
  end)
end)

describe("perigee price --compare", function()
  local function compared(...)
    return bill("acme/one", "--catalog", root, "--as-of", "2025-03-01", "--format", "json", ...)
  end

  -- The same prompt of 1,000 of which 800 are cached: beta counts 200 beside them.
  -- acme 0.0004 + 0.0004 + 0.005; two 0.001 + 0.001; beta 0.0008 + 0.00032 + 0.01
  it("asks the same tokens of all, the cheapest first", function()
    local made = compared("--input", "1000", "--cached", "800", "--output", "500", "--compare", "acme/*", "beta/one")
    assert.equal("acme/one", made.asked)
    local names = {}
    for i, each in ipairs(made.models) do names[i] = each.model end
    assert.same({ "acme/two", "acme/one", "beta/one" }, names)
    near(0.002, made.models[1].usd)
    near(0.0058, made.models[2].usd)
    near(0.01112, made.models[3].usd)
    assert.same({ { model = "acme/words", reason = "acme/words writes no tokens" } }, made.left_out)
  end)

  it("compares with all there are", function()
    local made = compared("--input", "1000", "--output", "500", "--compare")
    assert.is_true(#made.models > 50)
    for i = 2, #made.models do assert.is_true(made.models[i].usd >= made.models[i - 1].usd) end
  end)

  it("is a page of 80 columns", function()
    local status, out = run("acme/one", "--input", "1k", "--output", "500", "--compare", "acme/*", "--catalog", root,
      "--as-of", "2025-03-01")
    assert.equal(0, status)
    assert.truthy(out:find("^The request of acme/one with 1 other model\n"))
    assert.truthy(out:find("\n  acme/two   0.002000  0.286x  2025-02-01\n"
      .. "▸ acme/one   0.007000          2025-01-01\n", 1, true), out)
    for line in out:gmatch "[^\n]*" do assert.is_true(utf8.len(line) <= 80, line) end
  end)
end)

describe("perigee price refuses", function()
  local CASES = {
    { 1, "unknown model 'acme/on': did you mean 'acme/one'?", "acme/on", "--input", "1" },
    { 1, "acme/two has no price on 2025-01-15: the first row is from 2025-02-01", "acme/two", "--input", "1", "--as-of",
      "2025-01-15" },
    { 1, "acme/one: 20 cached tokens in 10 input tokens: this vendor counts them inside its input", "acme/one",
      "--input", "10", "--cached", "20" },
    { 1, "no model fits 'zeta/*'", "acme/one", "--input", "1", "--compare", "zeta/*" },
    { 2, "say what is billed, as --input 1000 --output 500", "acme/one" },
    { 2, "--input: 'many' is not a whole number from 0 on, such as 1000", "acme/one", "--input", "many" },
    { 2, "--batch and --flex: a request is answered one way", "acme/one", "--input", "1", "--batch", "--flex" },
    { 2, "--at: '25:00' is no time of day, such as 17:30 (UTC)", "acme/one", "--input", "1", "--at", "25:00" },
    { 2, "--requests: 'often' is no rate, such as 10k/day", "acme/one", "--input", "1", "--requests", "often" },
    { 2, "--use: 'web_serch' is no dimension of a bill: did you mean 'web_search'?", "acme/one", "--use",
      "web_serch=1" },
    { 2, "--use: 'web_search' is not NAME=N, such as web_search=2", "acme/one", "--use", "web_search" },
  }
  for i, case in ipairs(CASES) do
    it(i .. ": " .. case[2], function()
      local status, out, err = run("--catalog", root, table.unpack(case, 3))
      assert.same({ case[1], "", "perigee: " .. case[2] .. "\n" }, { status, out, err })
    end)
  end
end)
