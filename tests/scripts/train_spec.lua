-- perigee.train on catalogs of one's own: a device of 1 PFLOP/s, eight in a machine.
local folder = require "scripts.support.folder"
local model = require "scripts.support.model"
local perigee = require "perigee"

local files = {
  ["machines.lua"] = [[return { kind = "machines", provider = "garage", default_region = "home",
    source = "our bill", machines = {
      ["eight"] = { accelerator = "garage/chip", count = 8, memory = "80 GB",
        { region = "home", from = "2023-01-01", on_demand = "16 USD/hour", spot = "8 USD/hour" },
        { region = "away", from = "2023-01-01", on_demand = "24 USD/hour" } },
      ["bare"] = { { from = "2023-01-01", on_demand = "1 USD/hour" } } } }]],
  ["accelerators.lua"] = [[return { kind = "accelerators", vendor = "garage", source = "us", accelerators = {
    chip = { memory = "80 GB", bandwidth = "3000 GB/s", bf16 = "1000 TFLOP/s", fp8 = "2000 TFLOP/s" } } }]],
  ["models.lua"] = [[return { kind = "models", vendor = "garage", source = "us", models = {
    ["ours-10b"] = { parameters = "10G parameters", layers = 10, heads = 10, head_dim = 100 },
    ["ours-5b"] = { parameters = "5G parameters", layers = 10, heads = 10, head_dim = 100 },
    ["mixed-10b"] = { parameters = "10G parameters", active_parameters = "2G parameters" } } }]],
  ["utilisation.lua"] = [[return { kind = "utilisation", source = "us", runs = {
    ["chip-small"] = { accelerator = "garage/chip", precision = "bf16", largest = "5G parameters", longest = 4096,
      mfu = "50 %", models = "a", least_devices = 8, most_devices = 64 },
    ["chip-long"] = { accelerator = "garage/chip", precision = "bf16", largest = "5G parameters", mfu = "30 %" },
    ["chip-large"] = { accelerator = "garage/chip", precision = "bf16", mfu = "40 %", models = "b" } } }]],
}

local mine
setup(function() mine = folder.new(files) end)
teardown(folder.remove_all)

local function run(f, assume)
  return perigee.run(perigee.scenario { as_of = "2023-06-01", assume = assume or {}, model = f },
                     { samples = 256, threads = 1, catalogs = { mine } })
end

local plain = { "A", parameters = "10G parameters", tokens = "1G tokens", price = "2 USD/hour",
                peak = "1000 TFLOP/s", utilisation = "50 %", devices = 4, life = "10 months" }

local function with(more, less)
  local given = {}
  for name, value in pairs(plain) do given[name] = value end
  for name, value in pairs(more or {}) do given[name] = value end
  for _, name in ipairs(less or {}) do given[name] = nil end
  return given
end

local own = { "peak", "utilisation", "parameters", "price" } -- what the catalogs say instead

-- The option that holds the run, and its figures by name.
local function train(more, less)
  local result = assert(run(function()
    local row = perigee.train(with(more, less))
    return { perigee.option { "run", costs = { row } }, flop = row.flop, time = row.time, rate = row.rate,
             devices = row.devices, hours = row.device_hours, price = row.price, share = row.utilisation }
  end))
  local found = {}
  for _, output in ipairs(result.outputs) do found[output.name] = output.point end
  return found, result.options[1]
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-9), ("%.17g, not %.17g"):format(found, wanted))
end

describe("a training run", function()
  -- 6 * 10e9 * 1e9 = 6e19 FLOP; four devices at half of 1e15: 2e15 a second, 30000 s;
  -- 33.3 device-hours at 2 USD: 66.7 USD in 10 months.
  it("is FLOP over speed, at the price of a device, spread over its life", function()
    local found, option = train()
    near(6e19, found.flop)
    near(30000 / 86400, found.time)
    near(4 * 30000 / 3600, found.hours)
    near(4 * 30000 / 3600 * 2, found.price)
    near(1e9 / 30000, found.rate)
    near(found.price / 10, option.cost.point)
    assert.same({ "tuning", "A" }, { option.rows[1].category, option.rows[1].label })
  end)

  it("does epochs, runs and overhead", function()
    local found, option = train { epochs = 3, overhead = "10 %", runs = 2 }
    near(6e19 * 3 * 1.1, found.flop)
    near(30000 / 86400 * 3.3, found.time)
    near(4 * 30000 / 3600 * 2 * 3.3 * 2, found.price)
    near(found.price / 10, option.cost.point)
    near(1e9 / 30000, found.rate)
  end)

  -- A quarter of the forward pass again: 6.5 for each parameter.
  it("counts what is computed again where the hardware's utilisation is said", function()
    local found = train({ hardware_utilisation = "50 %", recompute = "25 %" }, { "utilisation" })
    near(6.5e19, found.flop)
    near(32500 / 86400, found.time)
  end)

  -- 33.33 device-hours within 5 hours: 7 devices; on machines of eight: one, all of it.
  it("takes as many devices as the deadline asks for", function()
    near(7, train({ devices = "auto", deadline = "5 hours" }).devices)
    near(7, train({ deadline = "5 hours" }, { "devices" }).devices)
    local found = train({ instance = "eight", utilisation = "50 %", deadline = "5 hours" },
                        { "devices", "peak", "price" })
    near(8, found.devices)
    near(15000 / 86400, found.time)
    near(15000 / 3600 * 16, found.price)
  end)

  it("rents whole machines, at the price of the region and commitment", function()
    local given = { instance = "eight", devices = 9 }
    local found = train(given, { "peak", "price" })
    near(16, found.devices)
    near(2 * 7500 / 3600 * 16, found.price)
    given.commitment = "spot"
    near(2 * 7500 / 3600 * 8, train(given, { "peak", "price" }).price)
    given.commitment, given.region = nil, "away"
    near(2 * 7500 / 3600 * 24, train(given, { "peak", "price" }).price)
    near(4, train({ devices = "3.2 devices" }).devices)
  end)

  it("is too late where the deadline is earlier", function()
    local _, option = train { deadline = "8 hours" }
    assert.same({ "training time: needs 0.3472 days, has 0.3333 days" }, option.reasons)
    assert.is_true(select(2, train { deadline = "8.4 hours" }).feasible)
  end)
end)

describe("a model of the catalog", function()
  -- 6 * 10e9 + 12 * 10 layers * 10 heads * 100 * 1000 tokens = 60.12e9
  it("has attention where the sequence is said", function()
    local given = { model = "ours-10b", sequence = "1000 tokens" }
    local found, option = train(given, { "parameters" })
    near(60.12e18, found.flop)
    assert.same({}, option.notes)
    given.sequence = nil
    found, option = train(given, { "parameters" })
    near(60e18, found.flop)
    assert.same({ "A: attention is not counted: sequence is not said" }, option.notes)
  end)

  it("counts the active parameters of a mixture, and holds all of them", function()
    local found, option = train({ model = "mixed-10b", accelerator = "chip", devices = 1 }, { "peak", "parameters" })
    near(12e18, found.flop)
    assert.same({ "memory of weights, gradients and optimizer: needs 160 GB, has 80 GB" }, option.reasons)
  end)
end)

describe("an adapter", function()
  -- 4 * (10e9 + 1e9) + 2 * 1e9 = 46e9 a token
  it("leaves the weights' gradients out", function()
    near(46e18, train({ kind = "lora", trained = "1G parameters" }).flop)
    near(40e18, train({ kind = "lora" }).flop)
  end)

  -- 2 * 10e9 bytes, and 16 * 1e9 for the adapter; at 4 bits 5e9
  it("needs the memory of the weights, not of their gradients", function()
    local given = { kind = "lora", trained = "5G parameters", accelerator = "chip", devices = 1 }
    assert.same({ "memory of weights, gradients and optimizer: needs 100 GB, has 80 GB" },
                select(2, train(given, { "peak" })).reasons)
    given.bits = "4 bits/parameter"
    assert.same({ "memory of weights, gradients and optimizer: needs 85 GB, has 80 GB" },
                select(2, train(given, { "peak" })).reasons)
    given.trained = nil
    assert.is_true(select(2, train(given, { "peak" })).feasible)
  end)
end)

describe("the catalog's utilisation", function()
  local function measured(more)
    local given = { instance = "eight", model = "mixed-10b" }
    for name, value in pairs(more or {}) do given[name] = value end
    return train(given, own)
  end

  it("is that of the smallest size and length that hold", function()
    local found, option = measured()
    near(50, found.share)
    assert.same({ "A: utilisation of chip-small: measured on a, on 8 to 64 devices",
                  "A: attention is not counted: sequence is not said" }, option.notes)
    near(50, measured({ model = "ours-5b", sequence = "4096 tokens" }).share)
    near(30, measured({ model = "ours-5b", sequence = "4097 tokens" }).share)
    found, option = measured { model = "ours-10b", sequence = "1000 tokens" }
    near(40, found.share)
    assert.same({ "A: utilisation of chip-large: measured on b" }, option.notes)
  end)

  it("is chosen in each cell and sample where the size varies", function()
    local said = { "peak", "utilisation", "price" }
    local result = assert(run(function(a)
      local row = perigee.train(with({ instance = "eight", parameters = a.size }, said))
      return { perigee.option { "run", costs = { row } }, share = row.utilisation }
    end, { size = { "1G parameters", "9G parameters" } }))
    assert.same({ 50, 40 }, { table.unpack(result.outputs[1].point) })
    result = assert(run(function(a)
      local row = perigee.train(with({ instance = "eight", parameters = a.size }, said))
      return { share = row.utilisation, size = a.size }
    end, { size = "4 .. 6 Gparameters" }))
    near(45, result.outputs[1].mean)
  end)

  it("says of an adapter that all learnt where it was measured", function()
    local _, option = measured { kind = "lora" }
    assert.equal("A: utilisation was measured where all parameters learn", option.notes[2])
  end)
end)

describe("what costs nothing less", function()
  -- More tokens, a longer sequence, less utilisation or more overhead never cost less.
  for name, values in pairs {
    tokens = { "1G tokens", "2G tokens" }, epochs = { 1, 2 }, overhead = { "0 %", "5 %" }, runs = { 1, 2 },
    utilisation = { "50 %", "40 %" }, price = { "2 USD/hour", "3 USD/hour" }, life = { "10 months", "9 months" },
    parameters = { "10G parameters", "11G parameters" }, peak = { "1000 TFLOP/s", "900 TFLOP/s" },
  } do
    it("grows with " .. name, function()
      local _, one = train { [name] = values[1] }
      local _, other = train { [name] = values[2] }
      assert.is_true(other.cost.point > one.cost.point)
    end)
  end

  it("takes every argument uncertain", function()
    for name, text in pairs { tokens = "1 .. 2 Gtokens", epochs = "1 .. 2", overhead = "0 .. 10 %", runs = "1 .. 2",
      utilisation = "40 .. 50 %", price = "2 .. 3 USD/hour", life = "9 .. 10 months", devices = "4 .. 9",
      parameters = "10 .. 11 Gparameters", peak = "900 .. 1000 TFLOP/s" } do
      local _, option = train { [name] = text }
      assert.is_true(option.cost.p95 > option.cost.p5 or name == "devices", name)
    end
  end)
end)

describe("perigee.train refuses", function()
  local function refused(more, less, wanted)
    local result, message = run(function()
      return { perigee.option { "o", costs = { perigee.train(with(more, less)) } } }
    end)
    assert.is_nil(result)
    assert.truthy(message:find(wanted, 1, true), message)
  end

  for _, case in ipairs {
    { { 7 }, {}, "perigee.train: its first value (the label) must be a text, not number" },
    { { token = 3 }, {}, "perigee.train: unknown field 'token': did you mean 'tokens'?" },
    { {}, { "tokens" }, "perigee.train: 'tokens' is missing, as tokens = \"1T tokens\"" },
    { {}, { "life" }, "perigee.train: 'life' is missing, as life = \"12 months\"" },
    { {}, { "parameters" }, "perigee.train: no model: name one of the catalog, as model = \"meta/llama-3-8b\", or say "
      .. "its size, as parameters = \"8B parameters\"" },
    { { model = "ours-10b" }, {}, "perigee.train: the parameters are said twice: by model and by parameters" },
    { { accelerator = "chip" }, {}, "perigee.train: the accelerator is said twice: by accelerator and by peak" },
    { { instance = "eight" }, {}, "perigee.train: the accelerator is said twice: by instance and by peak" },
    { { instance = "eight" }, { "peak" },
      "perigee.train: the machine's price is said twice: by instance and by price" },
    { { hardware_utilisation = "50 %" }, {},
      "perigee.train: the utilisation is said twice: by utilisation and by hardware_utilisation" },
    { { recompute = "50 %" }, {}, "perigee.train: recompute means nothing without hardware_utilisation" },
    { { sequence = "4096 tokens" }, {}, "perigee.train: sequence means nothing without model" },
    { { precision = "fp8" }, {}, "perigee.train: precision means nothing without accelerator or instance" },
    { { trained = "1M parameters" }, {}, "perigee.train: trained means nothing without kind = \"lora\"" },
    { { kind = "lor" }, {}, "perigee.train: unknown kind 'lor': did you mean 'lora'?" },
    { { precision = "fp9", accelerator = "chip" }, { "peak" },
      "perigee.train: unknown precision 'fp9': did you mean 'fp8'?" },
    { {}, { "peak" }, "perigee.train: no accelerator: name a machine that has some, as instance = \"aws/p5.48xlarge\", "
      .. "or one, as accelerator = \"nvidia/h100-sxm-80gb\", or say its rate, as peak = \"989 TFLOP/s\"" },
    { { instance = "bare" }, { "peak", "price" }, "perigee.train: no accelerator" },
    { {}, { "price" }, "perigee.train: no machine" },
    { {}, { "utilisation" }, "perigee.train: 'utilisation' is missing, as utilisation = \"40 %\"" },
    { { accelerator = "chip", precision = "fp8" }, { "peak", "utilisation" }, "perigee.train: no utilisation of "
      .. "garage/chip in fp8 was measured: say it, as utilisation = \"40 %\"" },
    { {}, { "devices" }, "perigee.train: how many devices is not said, as devices = 64, or by when, as "
      .. "deadline = \"30 days\"" },
    { { devices = "many" }, {},
      "perigee.train: devices is \"auto\" or a number such as \"64\" or \"64 devices\", not 'many'" },
    { { utilisation = "120 %" }, {}, "perigee.train: utilisation must be above 0 and at most 100 %" },
    { { overhead = "-1 %" }, {}, "perigee.train: overhead is below zero" },
    { { tokens = 3 }, {}, "perigee.train: tokens must be a quantity such as \"1T tokens\", not a plain number" },
  } do
    it(case[3], function() refused(table.unpack(case)) end)
  end
end)
