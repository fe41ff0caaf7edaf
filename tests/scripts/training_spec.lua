-- perigee.training: the core's builders, and what they make of the catalogs' models.
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local training = perigee.training

local function outputs(f, assume)
  local result, message = model.run(assume or {}, f)
  assert(result, message)
  local by_name = {}
  for _, output in ipairs(result.outputs) do by_name[output.name] = output end
  return by_name, result
end

local function failure(f)
  return select(2, model.run({}, f)) or ""
end

describe("training's functions", function()
  -- Llama 2 70B, 4096 tokens: 6 * 68976648192 + 12 * 80 * 64 * 128 * 4096; of 2T tokens on
  -- 1000 devices of 312 TFLOP/s at 40 %: that * 2e12 / (1000 * 312e12 * 0.4) s.
  it("go from a catalog's model to days", function()
    local found = outputs(function()
      local each = training.token(training.shape("meta/llama-2-70b", "4096 tokens"))
      local flop = training.flop { per_token = each, tokens = "2T tokens" }
      local given = { flop = flop, peak = "312 TFLOP/s", utilisation = "40 %" }
      given.devices = 1000
      local days = training.time(given)
      given.devices = nil
      local hours = training.time(given)
      given.deadline, given.machine = "30 days", 8
      return { each = each, days = days, hours = hours, devices = training.devices(given),
               rate = training.rate { per_token = each, peak = "312 TFLOP/s", utilisation = "40 %" } }
    end)
    local each = 6 * 68976648192 + 12 * 80 * 64 * 128 * 4096
    local seconds = each * 2e12 / (1000 * 312e12 * 0.4)
    assert.equal(each, found.each.point)
    assert.is_true(model.close(seconds / 86400, found.days.point, 1e-12))
    assert.is_true(model.close(seconds / 3600 * 1000, found.hours.point, 1e-12))
    assert.equal(math.ceil(seconds / 86400 * 1000 / 30 / 8) * 8, found.devices.point)
    assert.is_true(model.close(312e12 * 0.4 / each, found.rate.point, 1e-12))
    assert.same({ "FLOP/token", "day", "hour", "token/s" },
      { found.each.unit, found.days.unit, found.hours.unit, found.rate.unit })
  end)

  -- Mixtral 8x7B: a token passes through 12.88B of 46.7B parameters.
  it("count the active parameters of a mixture", function()
    local found = outputs(function()
      local entry = perigee.catalog.entry("models", "mistral/mixtral-8x7b")
      return { each = training.token(training.shape "mistral/mixtral-8x7b"),
               active = perigee.catalog.figure(entry, "active_parameters") }
    end)
    assert.equal(6 * found.active.point, found.each.point)
    assert.is_true(found.active.point < 13e9)
  end)

  -- 2 * 7e9 + 14 * 10e6 bytes; 4 * 7.01e9 + 2 * 10e6 FLOP
  it("know what is frozen", function()
    local found = outputs(function()
      return { bytes = training.state { parameters = "7B parameters", trained = "10M parameters" },
               each = training.token { parameters = "7.01B parameters", trained = "10M parameters" } }
    end)
    assert.equal(14.14e9, found.bytes.point)
    assert.equal(28.06e9, found.each.point)
  end)

  it("take uncertain and swept arguments", function()
    local _, result = outputs(function(a)
      local flop = training.flop { per_token = "42 GFLOP/token", tokens = a.tokens, epochs = a.epochs }
      return { days = training.time { flop = flop, devices = 8, peak = "989 TFLOP/s", utilisation = a.share } }
    end, { tokens = { "1G tokens", "2G tokens" }, epochs = 2, share = "30 .. 50 %" })
    local days = result.outputs[1]
    local wanted = 42e9 * 1e9 * 2 / (8 * 989e12 * 0.4) / 86400
    assert.is_true(model.close(wanted, days.point[1], 1e-12))
    assert.is_true(model.close(2 * wanted, days.point[2], 1e-12))
    assert.is_true(days.p5[1] < days.p50[1])
  end)

  it("name what is wrong", function()
    assert.truthy(failure(function() return { x = training.token { parameter = "7B parameters" } } end)
      :find("perigee.training.token: unknown field 'parameter': did you mean 'parameters'?", 1, true))
    assert.truthy(failure(function() return { x = training.token { } } end)
      :find("'parameters' is missing", 1, true))
    assert.truthy(failure(function() return { x = training.state { parameters = "7 GB" } } end)
      :find("parameters must be parameter, as \"1 parameter\", not byte", 1, true))
    assert.truthy(failure(function() return { x = training.shape "meta/llama-2-80b" } end)
      :find("llama-2-70b", 1, true))
  end)
end)
