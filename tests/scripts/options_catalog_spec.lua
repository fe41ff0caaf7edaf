-- Option kinds on catalogs of one's own: a folder laid over those that are shipped.
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"

local files = {
  ["mine.lua"] = [[return { kind = "machines", provider = "garage", default_region = "home",
    source = "our bill", machines = { ["big-one"] = {
      accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB",
      { region = "home", from = "2023-01-01", on_demand = "3 USD/hour", spot = "1 USD/hour" },
      { region = "away", from = "2023-01-01", on_demand = "5 USD/hour" } } } }]],
  ["models.lua"] = [[return { kind = "models", vendor = "garage", source = "us", models = {
    ["ours-70b"] = { parameters = "70G parameters", native = "bf16" } } }]],
  ["quantization.lua"] = [[return { kind = "quantization", source = "us", schemes = {
    bf16 = { weights = "16 bits/parameter" }, quarter = { weights = "4 bits/parameter" } } }]],
  ["hardware.lua"] = [[return { kind = "hardware", vendor = "garage", source = "invoice", hardware = {
    box = { accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "160 GB", power = "2 kW",
      { from = "2023-01-01", price = "36000 USD" } } } }]],
  ["staff.lua"] = [[return { kind = "staff", source = "payroll", roles = {
    juggler = { salary = "60000 USD/(person year)", overhead = "1.5" } } }]],
  ["services.lua"] = [[return { kind = "services", provider = "garage", default_region = "home", source = "us",
    services = { functions = { category = "functions",
      { region = "home", from = "2023-01-01", price = "0.00002 USD/(GB s)", request = "0.2 USD/Mrequest",
        free_use = "400k GB s/month", free_requests = "1M requests/month" } },
      door = { category = "gateway", { region = "home", from = "2023-01-01", price = "1 USD/Mrequest" } } } }]],
  ["tuning.lua"] = [[return { kind = "tuning", source = "us", ways = { chatting = { price = "10 to 1000 USD" } } }]],
  ["swarms.lua"] = [[return { kind = "swarms", source = "us", swarms = { bees = { model = "garage/ours-70b",
    speed = "6 tokens/s" } } }]],
  ["prices.lua"] = [[return { kind = "api-prices", provider = "garage", models = { tiny = {
    { from = "2023-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", training = "8 USD/Mtoken",
      source = "us" } } } }]],
}

local mine
setup(function() mine = folder.new(files) end)
teardown(folder.remove_all)

local function run(f, as_of)
  return perigee.run(perigee.scenario { as_of = as_of or "2023-06-01", model = f },
                     { samples = 64, catalogs = { mine } })
end

local function only(f)
  local result = assert(run(function() return { f() } end))
  return result.options[1]
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

describe("a host on a machine of one's own", function()
  local function host(more)
    local given = { "A", instance = "big-one", replicas = 1 }
    for name, value in pairs(more or {}) do given[name] = value end
    return only(function() return perigee.host(given) end)
  end

  it("costs its price of the day, region and commitment", function()
    near(3 * 730, host().cost.point)
    near(5 * 730, host({ region = "away" }).cost.point)
    near(1 * 730, host({ commitment = "spot" }).cost.point)
    assert.equal("garage/big-one", host().rows[1].label)
  end)

  it("holds what its accelerators hold together", function()
    -- 70e9 at 16 bits are 140 GB, with headroom 182; at 4 bits 35
    assert.is_true(host({ model = "ours-70b" }).feasible)
    assert.same({ "GPU memory: needs 182 GB, has 160 GB" }, host({ model = "ours-70b", headroom = 1.3 }).reasons)
    assert.is_true(host({ model = "ours-70b", headroom = 1.3, quantization = "quarter" }).feasible)
    assert.same({ "GPU memory: needs 175 GB, has 160 GB" },
                host({ model = "ours-70b", bits = "20 bits/parameter" }).reasons)
  end)

  it("has staff of one's own", function()
    near(3 * 730 + 0.5 * 60000 * 1.5 / 12, host({ staff = { juggler = "0.5 FTE" } }).cost.point)
    near(3 * 730 + 60000 * 2 / 12, host({ staff = { juggler = { 1, overhead = 2 } } }).cost.point)
  end)

  it("is told where it is not in the catalog, or not on that day", function()
    local _, message = run(function() return { perigee.host { "A", instance = "garage/big-won", replicas = 1 } } end)
    assert.truthy(message:find "options_catalog_spec%.lua:%d+: unknown machine 'garage/big%-won'.*big%-one", message)
    _, message = run(function() return { perigee.host { "A", instance = "big-one", replicas = 1 } } end, "2022-06-01")
    assert.truthy(message:find "options_catalog_spec%.lua:%d+: .*garage/big%-one.*2022%-06%-01", message)
    _, message = run(function()
      return { perigee.host { "A", instance = "big-one", commitment = "reserved_1y", replicas = 1 } }
    end)
    assert.truthy(message:find "the catalog has no reserved 1y price of garage/big%-one on 2023%-06%-01$", message)
  end)

  it("lacks a throughput yet: a line says so", function()
    local line
    local _, message = run(function()
      local traffic = perigee.traffic { requests = "1k requests/day", input = "1 token/request",
                                        output = "1 token/request" }
      line = model.line() + 1
      return { perigee.host { "Ours", model = "ours-70b", quantization = "quarter", instance = "big-one",
                              replicas = "auto", traffic = traffic, staff = { juggler = "0.5 FTE" } } }
    end)
    assert.equal(("tests/scripts/options_catalog_spec.lua:%d: host 'Ours': replicas = \"auto\" needs throughput, the "
      .. "output tokens per second of one replica, as throughput = \"400 tokens/s\" (the catalog does not tell how "
      .. "garage/ours-70b is built); or say replicas = 2"):format(line), message)
  end)
end)

describe("a box of one's own catalog", function()
  it("has its price, power and memory there", function()
    local option = only(function()
      return perigee.own { "A", box = "garage/box", life = "3 years", electricity = "0.1 USD/kWh", model = "ours-70b",
                           headroom = 2 }
    end)
    near(1000, option.rows[1].point)
    near(2 * 730 * 0.1, option.rows[2].point)
    assert.equal("garage/box: depreciation", option.rows[1].label)
    assert.same({ "GPU memory: needs 280 GB, has 160 GB" }, option.reasons)
  end)
end)

describe("services, tuning and swarms of one's own", function()
  it("are priced by their rows", function()
    local option = only(function()
      return perigee.serverless { "A", requests = "1M requests/day", endpoint = "big-one", commitment = "spot",
        functions = { time = "5 s", memory = "1 GB", service = "garage/functions" },
        gateway = { service = "garage/door" } }
    end)
    local monthly = 1e6 * 365 / 12
    near(730, option.rows[1].point)
    near(monthly * 5 * 0.00002, option.rows[2].point)
    near(monthly * 0.2e-6, option.rows[3].point)
    near(monthly * 1e-6, option.rows[4].point)
    assert.same({ "free requests of garage/functions are not counted", "free use of garage/functions is not counted",
                  "whether it can serve the requests is not checked: time is not said",
                  "emissions are by the world's grid: neither the region's, grid nor intensity "
                  .. "is known" }, option.notes)
  end)

  it("tune by a way, a machine or an API of the catalog", function()
    local option = only(function()
      return perigee.option { "A", costs = {
        perigee.tuning { "a", kind = "chatting", life = "1 month" },
        perigee.tuning { "b", instance = "big-one", region = "away", time = "10 hours", life = "1 month" },
        perigee.tuning { "c", model = "garage/tiny", tokens = "10 Mtokens", epochs = 3, life = "1 month" } } }
    end)
    near(100, option.rows[1].point) -- the median of a lognormal: sqrt(10 * 1000)
    near(50, option.rows[2].point)
    near(240, option.rows[3].point)
    assert.is_true(option.cost.p95 > option.cost.p5 + 500)
  end)

  it("swarm at the speed of the catalog", function()
    local function swarm(users)
      return only(function()
        local traffic = perigee.traffic { requests = "86400 requests/day", input = "1 token/request",
                                          output = "10 tokens/request" }
        return perigee.swarm { "A", swarm = "bees", users = users, traffic = traffic }
      end)
    end
    assert.same({ "output tokens in the busiest hour: needs 10 tokens/s, has 6 tokens/s" }, swarm(1).reasons)
    assert.is_true(swarm(2).feasible)
  end)
end)

describe("the catalogs that are shipped", function()
  it("hold what a machine and a box hold together", function()
    -- eight A100 of 40 GB: 320 GB
    for weights, fits in pairs { ["319 GB"] = true, ["321 GB"] = false } do
      local rented = only(function()
        return perigee.host { "A", instance = "aws/p4d.24xlarge", weights = weights, replicas = 1 }
      end)
      assert.equal(fits, rented.feasible)
      local bought = only(function()
        return perigee.own { "A", box = "nvidia/dgx-a100-320gb", weights = weights, life = "3 years" }
      end)
      assert.equal(fits, bought.feasible)
    end
  end)
end)

describe("a scenario file", function()
  it("uses a folder of one's own through the program", function()
    local root = folder.new { ["s.lua"] = [[
local perigee = require "perigee"
return perigee.scenario { as_of = "2023-06-01", assume = { fte = "0.5 FTE" }, model = function(a)
  return { perigee.host { "A", instance = "garage/big-one", replicas = 2, model = "garage/ours-70b",
                          staff = { juggler = a.fte } } }
end }]] }
    local pipe = assert(io.popen(("'%s' run '%s/s.lua' --catalog '%s' --samples 16 --format csv 2>&1"):format(
      os.getenv "PERIGEE", root, mine)))
    local text = pipe:read "a"
    assert.is_true(pipe:close(), text)
    assert.truthy(text:find "garage/big%-one", text)
    assert.truthy(text:find "4380", text) -- 2 * 3 * 730
    assert.truthy(text:find "3750", text) -- 0.5 * 60000 * 1.5 / 12
  end)
end)
