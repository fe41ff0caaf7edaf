-- What hosting draws and emits: by hand, on catalogs of one's own, and what reports
-- make of it.
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"
local report = require "perigee.report"

-- Two cards of 400 W, 50 W while they wait.  At full load a card draws 80 % of its
-- power, the rest of a machine half of what its cards may.
local files = {
  ["mine.lua"] = [[return { kind = "machines", provider = "garage", default_region = "home",
    source = "our bill", machines = {
      ["pair"] = { accelerator = "garage/card", count = 2, memory = "80 GB",
        { region = "home", from = "2023-01-01", on_demand = "3 USD/hour" },
        { region = "away", from = "2023-01-01", on_demand = "3 USD/hour" },
        { region = "nowhere", from = "2023-01-01", on_demand = "3 USD/hour" } },
      ["dark"] = { accelerator = "garage/unknown", count = 1, memory = "80 GB",
        { region = "home", from = "2023-01-01", on_demand = "3 USD/hour" } },
      ["plain"] = { accelerator = "garage/plain", count = 1, memory = "80 GB",
        { region = "home", from = "2023-01-01", on_demand = "3 USD/hour" } } } }]],
  ["cards.lua"] = [[return { kind = "accelerators", vendor = "garage", source = "a scale", accelerators = {
    ["card"] = { memory = "80 GB", bandwidth = "1 GB/s", power = "400 W", idle_power = "50 W",
      idle_source = "the scale" },
    ["plain"] = { memory = "80 GB", bandwidth = "1 GB/s", power = "400 W" } } }]],
  ["regions.lua"] = [[return { kind = "regions", provider = "garage", source = "us", regions = {
    ["home"] = { grid = "coal", hall = "cellar" }, ["away"] = { grid = "silent" } } }]],
  ["energy.lua"] = [[return { kind = "energy", source = "us", entries = {
    ["load-power"] = { share = "80 %" }, ["idle-power"] = { share = "20 %" },
    ["host-power"] = { share = "50 %" }, ["utilisation"] = { share = "40 %" },
    ["pue"] = { pue = "1.5" }, ["cellar"] = { pue = "1.25" }, ["coal"] = { intensity = "800 gCO2e/kWh" },
    ["sun"] = { intensity = "20 gCO2e/kWh" }, ["silent"] = { electricity = "1 USD/kWh" } } }]],
  ["hardware.lua"] = [[return { kind = "hardware", vendor = "garage", source = "invoice", hardware = {
    box = { power = "2 kW", { from = "2023-01-01", price = "36000 USD" } } } }]],
}

local mine
setup(function() mine = folder.new(files) end)
teardown(folder.remove_all)

local function run(f, assume)
  return perigee.run(perigee.scenario { as_of = "2023-06-01", assume = assume, model = f },
                     { samples = 256, catalogs = { mine } })
end

local function only(f, assume)
  local result = assert(run(function(a) return { f(a) } end, assume))
  return result.options[1], result
end

local function with(given, more)
  for name, value in pairs(more or {}) do given[name] = value end
  return given
end

local function host(more)
  return only(function() return perigee.host(with({ "A", instance = "garage/pair", replicas = 1 }, more)) end)
end

local function own(more)
  return only(function()
    return perigee.own(with({ "A", price = "36k USD", life = "3 years" }, more))
  end)
end

-- 10 requests a second, 60 tokens in and 40 out of each: 1000 tokens/s, 400 of them out.
local function traffic(requests)
  return perigee.traffic { requests = requests or "10 requests/s", input = "60 tokens/request",
                           output = "40 tokens/request" }
end

local function near(wanted, figure, unit)
  assert.equal(unit, figure.unit)
  assert.is_true(model.close(wanted, figure.point, 1e-12), ("%.17g, not %.17g"):format(figure.point, wanted))
end

local function watts(wanted, option)
  near(wanted / 1000, option.energy.power, "kW")
end

describe("a rented machine", function()
  it("draws what its accelerators do, with the rest of it, in its hall", function()
    -- busy 320 W, waiting 50 W, busy 40 % of the time: 50 + 270 * 0.4 = 158 W a card;
    -- two, and 0.5 * 800 W beside them: 716 W; in a hall of 1.25: 895 W
    watts(895, host())
    -- twice the machines, twice the power; half of one, half
    watts(1790, host { replicas = 2 })
    watts(447.5, host { replicas = 0.5 })
  end)

  it("draws a month's energy, and emits what the grid of its region does", function()
    -- 0.895 kW * 730 h = 653.35 kWh; at 800 g each: 522,680 g
    local energy = host().energy
    near(653.35, energy.energy, "kWh/month")
    near(522680, energy.emissions, "gCO2e/month")
    assert.is_nil(energy.energy_per_million_tokens)
  end)

  it("is as busy as its traffic makes it, or as is said", function()
    -- 400 of 1000 tokens/s: 40 %; two machines: 20 %; no more than all of the time
    watts(895, host { traffic = traffic(), throughput = "1000 tokens/s" })
    watts(2 * (2 * (50 + 270 * 0.2) + 400) * 1.25,
          host { traffic = traffic(), throughput = "1000 tokens/s", replicas = 2 })
    watts((2 * 320 + 400) * 1.25, host { traffic = traffic(), throughput = "100 tokens/s" })
    watts((2 * 320 + 400) * 1.25, host { load = "100 %" })
    watts((2 * 50 + 400) * 1.25, host { load = "0 %" })
  end)

  it("draws for each token", function()
    -- 895 W / 1000 tokens/s = 0.895 J a token: 895 kJ or 895 / 3600 kWh a million
    local energy = host({ traffic = traffic(), throughput = "1000 tokens/s" }).energy
    near(895 / 3600, energy.energy_per_million_tokens, "kWh/Mtoken")
    near(895 / 3600 * 800, energy.emissions_per_million_tokens, "gCO2e/Mtoken")
  end)

  it("draws what is said of it", function()
    -- 100 + 500 * 0.4 = 300 W; without idle_power 120 + 480 * 0.4 = 312 W
    watts(300 * 1.25, host { power = "600 W", idle_power = "100 W" })
    watts(312 * 1.25, host { power = "600 W" })
    watts(300 * 2, host { power = "600 W", idle_power = "100 W", pue = 2 })
    -- no instance: the average hall, and no grid that anybody knows
    local said = only(function()
      return perigee.host { "A", price = "1 USD/hour", replicas = 1, power = "600 W", idle_power = "100 W",
                            grid = "sun" }
    end)
    watts(300 * 1.5, said)
    near(300 * 1.5 / 1000 * 730 * 20, said.energy.emissions, "gCO2e/month")
  end)

  it("emits what its grid does, if said", function()
    near(653.35 * 20, host({ grid = "sun" }).energy.emissions, "gCO2e/month")
    near(653.35 * 100, host({ intensity = "100 gCO2e/kWh" }).energy.emissions, "gCO2e/month")
  end)

  it("waits at a share of its power where nobody measured it", function()
    -- 20 % of 400 W: 80 + 240 * 0.4 = 176 W, and 200 W beside it
    watts((176 + 200) * 1.25, host { instance = "garage/plain" })
  end)

  it("says what is not known", function()
    local note = "emissions are by the world's grid: neither the region's, grid nor intensity is known"
    for _, region in ipairs { "away", "nowhere" } do
      local option = host { region = region }
      watts(716 * 1.5, option)
      -- 1074 W for 730 hours: 784.02 kWh a month, at the world's 481 g
      near(784.02 * 481, option.energy.emissions, "gCO2e/month")
      assert.equal(note, option.notes[#option.notes])
    end
    local dark = host { instance = "garage/dark" }
    assert.is_nil(dark.energy)
    assert.equal("energy is not counted: what garage/dark draws is not known: say it, as power = \"6 kW\"",
                 dark.notes[#dark.notes])
    assert.is_nil(only(function() return perigee.host { "A", price = "1 USD/hour", replicas = 1 } end).energy)
  end)
end)

describe("a box of one's own", function()
  it("draws what its electricity is paid for", function()
    -- 2 kW * 0.6 * 1.5 = 1.8 kW, 1314 kWh a month; at 0.1 USD: 131.40 USD
    local option = own { power = "2 kW", load = "60 %", pue = 1.5, electricity = "0.1 USD/kWh", grid = "coal" }
    watts(1800, option)
    near(1314, option.energy.energy, "kWh/month")
    near(1314 * 800, option.energy.emissions, "gCO2e/month")
    assert.is_true(model.close(131.4, option.rows[2].point, 1e-12))
  end)

  it("has a power of the catalog, whether electricity is said or not", function()
    local option = only(function()
      return perigee.own { "A", box = "garage/box", life = "3 years", count = 3, load = "50 %", pue = 1.2 }
    end)
    watts(3 * 2000 * 0.5 * 1.2, option)
    near(3600 / 1000 * 730 * 481, option.energy.emissions, "gCO2e/month") -- by the world's grid
    assert.is_nil(own().energy)
  end)
end)

describe("an endpoint", function()
  it("is as busy as the requests in flight make it", function()
    -- 720 requests an hour of 5 s are 1 in flight; of 2 endpoints that take 2 each: 25 %
    local option = only(function()
      return perigee.serverless { "A", requests = "720 requests/hour", time = "5 s", concurrency = 2,
                                  endpoint = "garage/pair", endpoints = 2 }
    end)
    watts(2 * (2 * (50 + 270 * 0.25) + 400) * 1.25, option)
  end)
end)

describe("a mix of models", function()
  local function half(of)
    return { share = "50 %", function(part)
      return perigee.host { of, instance = "garage/pair", replicas = 1, load = "40 %", traffic = part }
    end }
  end
  local function api()
    return { share = "50 %", function() return perigee.option { "API", costs = {} } end }
  end

  it("draws what its parts do, over all of the traffic", function()
    local option = only(function() return perigee.mix { "A", traffic = traffic(), half "x", half "y" } end)
    watts(2 * 895, option)
    near(2 * 895 / 3600, option.energy.energy_per_million_tokens, "kWh/Mtoken")
    near(2 * 522680, option.energy.emissions, "gCO2e/month")
  end)

  it("says that a part is not hosted", function()
    local option = only(function() return perigee.mix { "A", traffic = traffic(), half "x", api() } end)
    watts(895, option)
    assert.equal("energy is counted of what is hosted, not of what is bought by the token",
                 option.notes[#option.notes])
  end)
end)

describe("energy", function()
  it("varies with uncertain and swept arguments", function()
    -- 716 W times a hall of 1 .. 2: on average 1.074 kW, from 0.7518 to 1.3962 at P5 and P95
    local option, result = only(function(a)
      return perigee.host { "A", instance = "garage/pair", replicas = a.machines, pue = a.hall }
    end, { machines = { 1, 3 }, hall = "1 .. 2" })
    local power = option.energy.power
    for cell, machines in ipairs { 1, 3 } do
      assert.is_true(model.close(0.716 * 1.5 * machines, power.point[cell], 1e-12))
      assert.is_true(model.close(0.716 * 1.05 * machines, power.p5[cell], 0.02))
      assert.is_true(model.close(0.716 * 1.95 * machines, power.p95[cell], 0.02))
    end
    assert.equal("graph", result.tracing.mode)
  end)

  it("may be uncertain without making the answer so", function()
    local _, result = only(function(a)
      return perigee.host { "A", instance = "garage/pair", replicas = 1, pue = a.hall }
    end, { hall = "1.5" })
    assert.is_false(result.uncertain)
    local shipped = assert(perigee.run(perigee.scenario { as_of = "2026-08-01", model = function()
      return { perigee.host { "A", instance = "gcp/a3-highgpu-2g", replicas = 1 } }
    end }, { samples = 256 }))
    local power = shipped.options[1].energy.power
    assert.is_true(power.p5 < power.point and power.point < power.p95)
    assert.is_false(shipped.uncertain)
    assert.truthy(report.render("table", shipped):find("Nothing but energy is uncertain here", 1, true))
  end)

  it("is there on the paths that host", function()
    local option = only(function(a)
      local count = a.x > "1" and 2 or 1
      return perigee.host { "A", instance = "garage/pair", replicas = count }
    end, { x = "0 .. 2" })
    assert.is_true(model.close(0.895 * 1.5, option.energy.power.mean, 0.02))
  end)

  it("is nothing where an option is not there, traced or sample by sample", function()
    local function some(a)
      local options = { x = a.x }
      if a.x > "1" then options[1] = perigee.host { "A", instance = "garage/pair", replicas = 1 } end
      return options
    end
    for mode, paths in pairs { graph = 256, samples = 1 } do
      local result = assert(perigee.run(perigee.scenario { as_of = "2023-06-01", assume = { x = "0 .. 2" },
        model = some }, { samples = 4096, catalogs = { mine }, paths = paths }))
      assert.equal(mode, result.tracing.mode)
      assert.is_true(model.close(0.895 / 2, result.options[1].energy.power.mean, 0.05))
    end
  end)

  it("of no tokens is no number, and no fault", function()
    local result = assert(run(function(a)
      return { perigee.host { "A", instance = "garage/pair", replicas = 1, traffic = traffic(a.requests) } }
    end, { requests = { "0 requests/s", "10 requests/s" } }))
    local each = result.options[1].energy.energy_per_million_tokens.point
    assert.equal(math.huge, each[1])
    assert.is_true(model.close(895 / 3600, each[2], 1e-12))
    local none = host { traffic = traffic "0 requests/s" }
    assert.equal(math.huge, none.energy.energy_per_million_tokens.point)
    local text = report.render("json", select(2, host { traffic = traffic "0 requests/s" }))
    assert.truthy(text:find('"reason": "point is infinite', 1, true))
  end)

  it("names what is wrong", function()
    for _, case in ipairs {
      { { load = "120 %" }, "host 'A': load must lie between 0 and 100 %" },
      { { pue = 0.9 }, "host 'A': pue is all power over that of the machines and cannot be below 1" },
      { { power = "6 kWh" }, "host 'A': power must be a quantity such as \"6 kW\", not joule" },
      { { idle_power = "100 W" }, "host 'A': idle_power means nothing without power" },
      { { intensity = "380 g" }, "host 'A': intensity must be a quantity such as \"380 gCO2e/kWh\", not gram of CO2e" },
      { { intensity = "380 gCO2e/kWh", grid = "coal" },
        "host 'A': what a kWh emits is said twice: by intensity and by grid" },
      { { grid = "germny" }, "unknown energy entry 'germny': did you mean 'germany'?" },
      { { grid = "silent" }, "the catalog has no intensity of silent" },
      { { instance = "garage/dark", pue = 1.2 },
        "host 'A': pue means nothing without power, or an instance whose accelerators' power is known" },
    } do
      local _, message = run(function()
        return { perigee.host(with({ "A", instance = "garage/pair", replicas = 1 }, case[1])) }
      end)
      assert.truthy(message and message:find(case[2], 1, true), tostring(message))
    end
    local _, message = run(function()
      return { perigee.own { "A", price = "1 USD", life = "1 year", grid = "coal" } }
    end)
    assert.truthy(message:find("own 'A': grid means nothing without power", 1, true), message)
  end)
end)

describe("perigee.energy", function()
  it("builds the same by hand", function()
    -- (100 + 600 * 0.5) W * 8 + 1.6 kW = 4.8 kW, * 1.25 = 6 kW; 4380 kWh; * 381 g;
    -- at 1000 tokens/s 6 J each, 6 / 3.6 kWh a million
    local energy = perigee.energy
    local result = assert(run(function()
      local power = energy.power { load = "700 W", idle = "100 W", utilisation = "50 %", devices = 8, host = "1.6 kW",
                                   pue = 1.25 }
      local used = energy.use { power = power }
      return { power = power, used = used,
               emitted = energy.emissions { energy = used, intensity = energy.grid "germany" },
               each = energy.token { power = power, tokens = "1000 tokens/s" } }
    end))
    local found = {}
    for _, output in ipairs(result.outputs) do found[output.name] = output end
    near(6, found.power, "kW")
    near(4380, found.used, "kWh/month")
    near(4380 * 381, found.emitted, "gCO2e/month")
    near(6 / 3.6, found.each, "kWh/Mtoken")
  end)

  it("names what is wrong", function()
    for _, case in ipairs {
      { function(energy) return energy.power { lood = "1 W" } end,
        "perigee.energy.power: unknown field 'lood': did you mean 'load'?" },
      { function(energy) return energy.power { load = "1 s" } end, "load must be joule/time, as \"1 kW\", not time" },
      { function(energy) return energy.use {} end, "'power' is missing" },
    } do
      local _, message = run(function() return { x = case[1](perigee.energy) } end)
      assert.truthy(message:find(case[2], 1, true), message)
    end
  end)
end)

describe("a report", function()
  local function both()
    return select(2, only(function()
      return perigee.host { "A machine", instance = "garage/pair", replicas = 1, traffic = traffic(),
                            throughput = "1000 tokens/s" }
    end))
  end

  it("has energy and emissions in units that are easy to read", function()
    local text = report.render("table", both())
    assert.truthy(text:find("\nEnergy and emissions\n  A machine\n", 1, true), text)
    for _, line in ipairs { "power +0.895%d*  kW", "energy +653.4  kWh/month", "emissions +522.7  kgCO2e/month",
                            "energy per token +0.2486  kWh/Mtoken", "emissions per token +198.9  gCO2e/Mtoken" } do
      assert.truthy(text:find(line), line .. "\n" .. text)
    end
    assert.truthy(report.render("markdown", both()):find("| A machine | emissions | 522.7 | kgCO2e/month |", 1, true))
  end)

  it("has them in CSV and JSON as they are", function()
    assert.truthy(report.render("csv", both()):find "\nenergy,A machine,,power,kW,point,0%.8[95]%d*\n")
    local text = report.render("json", both())
    local at = 1
    for _, name in ipairs { "power", "energy", "emissions", "energy_per_million_tokens",
                            "emissions_per_million_tokens" } do
      at = assert(text:find('"' .. name .. '": {', at, true), name) + 1
    end
  end)

  it("turns to tonnes and megawatt hours", function()
    -- 300 machines: 268.5 kW, 196,005 kWh, 156.804 t
    local text = report.render("table", select(2, host { replicas = 300 }))
    assert.truthy(text:find "196%.0+5?  MWh/month", text)
    assert.truthy(text:find("156.8  tCO2e/month", 1, true), text)
  end)

  it("has them over axes", function()
    local _, result = only(function(a)
      return perigee.host { "A machine", instance = "garage/pair", replicas = a.machines }
    end, { machines = { 1, 2 } })
    for _, format in ipairs { "table", "markdown" } do
      local text = report.render(format, result)
      assert.truthy(text:find("653%.%d.*1,30[67]"), text)
      assert.truthy(text:find("Emissions", 1, true), text)
    end
  end)

  it("has nothing of them where nothing is hosted", function()
    local result = assert(run(function()
      return { perigee.option { "A", costs = { perigee.cost("fees", "f", "1 USD/month") } } }
    end))
    for _, format in ipairs { "table", "markdown", "csv", "json" } do
      assert.is_nil(report.render(format, result):lower():find("energy", 1, true))
    end
  end)
end)
