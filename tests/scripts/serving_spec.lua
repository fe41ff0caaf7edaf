-- perigee.serving and perigee.fleet: the core's builders, as scenarios use them.  Their
-- values are derived in tests/core/test_serving.c and test_fleet.c.  perigee.serving.of,
-- which reads catalogs, is in host_serving_spec.lua.
local core = require "perigee.core"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"

local serving, fleet = perigee.serving, perigee.fleet

-- The replica of tests/core/serving_case.h: 500 sequences at the ridge of its roofline.
local function replica(changed)
  local given = {
    layers = 10, hidden = 1000, weights = "8B parameters", weight_bits = "8 bits/parameter",
    head = "1B parameters", head_bits = "16 bits/parameter", cache = "1 kB/token", cache_layers = 10,
    kv_heads = 4, attention_width = 1000,
    devices = 1, bandwidth = "1000 GB/s", compute = "1000 TFLOP/s", attention_compute = "1 PFLOP/s",
    weight_bandwidth = "50 %", cache_bandwidth = 0.5, compute_share = "0.5", prefill_share = 1,
    attention_share = "10 %", layer_time = "100 us", step_time = "1 ms", sequence_time = "10 us",
    activation_traffic = 50, interference = 0.5, first_token_time = "20 ms", queue = 0.25,
    batch = 500, input = "1k tokens", output = "200 tokens",
  }
  for name, value in pairs(changed or {}) do given[name] = value end
  return given
end

local ROOF = 16e-3 * 2 ^ (1 / 3)
local PREFILL = ROOF + 1.2e-3
local STEP = ROOF + 22.5e-3

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

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-12), ("%.17g against %.17g"):format(wanted, found))
end

describe("serving's functions", function()
  it("go from a replica to what it serves, in numbers and texts", function()
    local found = outputs(function()
      local made = {}
      for name, build in pairs(serving) do
        if name ~= "batch_by_memory" and name ~= "of" then made[name] = build(replica()) end
      end
      made.batch_by_memory = serving.batch_by_memory { memory = "10 GB", sequence = "2.4 GB" }
      return made
    end)
    near(STEP, found.step.point)
    near(PREFILL, found.prefill.point)
    near(STEP + 499 / 200 * 0.5 * PREFILL, found.token_time.point)
    near(20e-3 + STEP + 125.75 * PREFILL, found.first_token.point)
    near(STEP + PREFILL, found.stall.point)
    near(500 / found.token_time.point, found.throughput.point)
    near(500, found.ridge.point)
    assert.equal(4, found.batch_by_memory.point)
    assert.equal(500, found.batch_within.point)
    assert.same({ "s", "s", "token/s" }, { found.step.unit, found.first_token.unit, found.throughput.unit })
  end)

  it("fold plain arguments to numbers", function()
    near(STEP, serving.step(replica()):number())
    near(500, serving.ridge(replica()))
    assert.equal(3, fleet.for_peak { average = 3, peak = 1, capacity = 1 })
  end)

  -- 8 devices: ROOF / 8 + 0.5 + 2.75 + layers 1 + 20 * 0.01 + 0.7 + 6.5 ms
  it("take an axis", function()
    local found = outputs(function(a)
      return { step = serving.step(replica { devices = a.devices, link = "100 GB/s", link_share = 0.5,
                                             collective_time = "10 us" }) }
    end, { devices = { 1, 8 } })
    near(STEP, found.step.point[1])
    near(ROOF / 8 + 11.65e-3, found.step.point[2])
  end)

  -- layers of 100 .. 300 us, 10 of them: 1 to 3 ms, 2 at the median.
  it("take uncertain arguments", function()
    local found, result = outputs(function(a)
      return { step = serving.step(replica { layer_time = a.layer_time }) }
    end, { layer_time = "100 .. 300 us" })
    near(STEP + 1e-3, found.step.point)
    assert.is_true(found.step.p5 > STEP and found.step.p5 < found.step.p50)
    assert.is_true(found.step.p95 > found.step.p50 and found.step.p95 < STEP + 2e-3)
    assert.equal("graph", result.tracing.mode)
  end)

  it("agree with themselves on the numbers of each sample", function()
    model.agrees({ batch = "1 to 400", limit = "50 to 400 ms", cached = "0 .. 1" }, function(a)
      local given = replica { batch = a.batch, cached = a.cached, chunk = "300 tokens" }
      local step, first = serving.step(given), serving.first_token(given)
      given.token_limit = type(a.limit) == "number" and ("%.17g ms"):format(a.limit) or a.limit
      local s = perigee.quantity "1 s"
      return { step = step / s, first = first / s, batch = serving.batch_within(given) }
    end, nil, 1e-12)
  end)

  -- 38.5 ms and sequences: a longer limit never holds fewer.
  it("find the largest batch within limits", function()
    local found = outputs(function(a)
      return { token = serving.batch_within(replica { token_limit = a.limit }),
               first = serving.batch_within(replica { first_limit = a.limit }),
               both = serving.batch_within(replica { token_limit = a.limit, first_limit = a.limit }) }
    end, { limit = { "20 ms", "60 ms", "200 ms", "2 s" } })
    assert.same({ 0, 500 }, { found.token.point[1], found.token.point[4] })
    for i = 1, 4 do
      assert.equal(math.min(found.token.point[i], found.first.point[i]), found.both.point[i])
      assert.is_true(i == 1 or found.both.point[i] >= found.both.point[i - 1])
    end
  end)
end)

describe("fleet's functions", function()
  -- load(x) = 48 x on machines of 1: 48, and 1 .. 48 on average (tests/core/test_fleet.c)
  it("count machines", function()
    local found = outputs(function(a)
      local given = { average = a.average, peak = 2, capacity = "1 token/s" }
      local most = fleet.for_peak(given)
      given.floor, given.cold_start, given.starts = 10, "10 minutes", "6 1/hour"
      return { most = most, mean = fleet.following(given) }
    end, { average = { "24 tokens/s", "48 tokens/s" } })
    assert.same({ 48, 96 }, { found.most.point[1], found.most.point[2] })
    near(24.5 + 45 / 48 + 1, found.mean.point[1])
  end)

  it("take uncertain arguments", function()
    local found = outputs(function(a)
      return { most = fleet.for_peak { average = a.average, peak = "1.5 .. 2.5", capacity = "1 token/s",
                                       use = "80 %" } }
    end, { average = "20 .. 40 tokens/s" })
    assert.equal(75, found.most.point) -- 30 * 2 / 0.8
    assert.is_true(found.most.p5 < 75 and found.most.p95 > 75)
  end)
end)

describe("what is wrong", function()
  local function misspelt(name)
    local given = replica()
    given[name] = 1
    return given
  end

  it("is named: fields that there are not", function()
    for name, build in pairs(serving) do
      assert.truthy(failure(function() return { x = build { bandwith = 1, memry = 1 } } end)
        :find("perigee.serving." .. name .. ": unknown field '", 1, true))
    end
    for _, case in ipairs {
      { "bandwith", "did you mean 'bandwidth'?" }, { "weight_bit", "did you mean 'weight_bits'?" },
      { "token_limt", "unknown field 'token_limt'" },
    } do
      assert.truthy(failure(function() return { x = serving.step(misspelt(case[1])) } end):find(case[2], 1, true))
    end
    assert.truthy(failure(function() return { x = serving.step(misspelt "token_limit") } end)
      :find("perigee.serving.step: unknown field 'token_limit'", 1, true))
    assert.truthy(failure(function() return { x = fleet.for_peak { floor = 1 } } end)
      :find("perigee.fleet.for_peak: unknown field 'floor'", 1, true))
    assert.truthy(failure(function() return { x = fleet.following { cold_strat = 1 } } end)
      :find("did you mean 'cold_start'?", 1, true))
  end)

  it("is named: what is missing, and of another kind", function()
    for _, group in pairs(core.serving.names) do
      for _, name in ipairs(group) do
        local given = replica { experts = 8, experts_per_token = 2 }
        given[name] = "3 USD"
        local message = failure(function() return { x = serving.step(given) } end)
        assert.truthy(message:find(name .. " must be ", 1, true), name)
      end
    end
    local without = replica()
    without.batch = nil
    assert.truthy(failure(function() return { x = serving.step(without) } end):find("'batch' is missing", 1, true))
    assert.truthy(failure(function() return { x = serving.step(replica { devices = 2 }) } end)
      :find("link is missing, as \"1 B/s\": several devices talk over it", 1, true))
    assert.truthy(failure(function() return { x = serving.batch_within(replica { token_limit = "3 GB" }) } end)
      :find("token_time must be time, as \"1 s\", not byte", 1, true))
    assert.truthy(failure(function() return { x = fleet.for_peak { average = 1, peak = 1 } } end)
      :find("'capacity' is missing", 1, true))
    assert.truthy(failure(function() return { x = fleet.following { average = 1, peak = 1, capacity = 1,
                                                                    starts = "1 1/day" } } end)
      :find("cold_start and starts go together", 1, true))
  end)

  it("is named at its line", function()
    for _, case in ipairs {
      { "serving.step { layer = 1 }", "perigee.serving.step: unknown field 'layer': did you mean 'layers'?" },
      { "serving.step(7)", "perigee.serving.step wants a table of fields, not number" },
      { "serving.batch_by_memory { memory = '8 GB' }", "'sequence' is missing" },
      { "serving.batch_by_memory { memory = 8, sequence = 1 }",
        "memory must be byte, as \"1 B\", not a plain number" },
      { "fleet.for_peak { average = 1, peak = '1 s', capacity = 1 }",
        "peak must be a plain number, as \"1\", not time" },
    } do
      local f = assert(load("local serving, fleet = ...\nreturn function()\n  local made = " .. case[1]
        .. "\n  return { x = made } end", "@m.lua"))(serving, fleet)
      local _, message = model.run({}, f)
      assert.equal("m.lua:3: " .. case[2], message:sub(1, #case[2] + 9))
    end
  end)
end)
