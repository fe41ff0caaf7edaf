-- What an option that hosts says of itself: how many replicas, and what each serves.
local model = require "scripts.support.model"
local perigee = require "perigee"

-- The outputs of a model by name.
local function outputs(f, assume)
  local found = {}
  local result = assert(model.run(assume or { n = 1 }, f))
  for _, output in ipairs(result.outputs) do found[output.name] = output end
  return found
end

-- 1000 requests a day of 864 tokens: 10 tokens a second, 30 in the busiest hour.
local function traffic(of)
  return perigee.traffic { requests = of and of.requests or "1000 requests/day", peak = 3,
                           input = of and of.input or "100 tokens/request",
                           output = of and of.output or "864 tokens/request" }
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-9), ("%.17g, not %.17g"):format(found, wanted))
end

describe("an option that hosts", function()
  it("has its replicas and what each serves, where that is said", function()
    local found = outputs(function()
      local rented = perigee.host { "A", price = "4 USD/hour", traffic = traffic(), replicas = "auto",
                                    throughput = "20 tokens/s" }
      local owned = perigee.own { "B", price = "200k USD", life = "3 years", traffic = traffic(),
                                  throughput = "10 tokens/s" }
      return { rented, owned, rented = rented.replicas, each = rented.throughput, owned = owned.replicas,
               of_a_box = owned.throughput }
    end)
    near(2, found.rented.point) -- 30 / 20
    near(20, found.each.point)
    near(3, found.owned.point) -- 30 / 10
    near(10, found.of_a_box.point)
  end)

  it("has nothing of them where nobody says it", function()
    model.run({ n = 1 }, function()
      local rented = perigee.host { "A", price = "4 USD/hour", replicas = 2 }
      assert.is_nil(rented.throughput)
      assert.is_nil(rented.concurrency)
      return { rented, replicas = rented.replicas }
    end)
  end)

  it("has the speed of all streams of a swarm", function()
    local found = outputs(function(a)
      local swarm = perigee.swarm { "A", speed = a.speed, users = 5, traffic = traffic() }
      return { swarm, speed = swarm.throughput }
    end, { speed = "6 .. 10 tokens/s" })
    near(40, found.speed.point) -- 5 * 8
    assert.is_true(found.speed.p5 < found.speed.p95)
  end)
end)

describe("what the catalogs say that a machine serves", function()
  local function served(of, more)
    local given = { "A", instance = "aws/p4d.24xlarge", model = "meta/llama-2-70b", quantization = "fp16",
                    replicas = 1 }
    for name, value in pairs(more or {}) do given[name] = value end
    return outputs(function(a)
      given.traffic = of(a)
      local option = perigee.host(given)
      return { option, speed = option.throughput, batch = option.concurrency }
    end, { answer = "200 .. 400 tokens/request" })
  end

  it("is the same in whatever multiples traffic is counted", function()
    local plain = served(function()
      return traffic { input = "1500 tokens/request", output = "200 tokens/request" }
    end)
    local thousands = served(function()
      return traffic { requests = "1 krequest/day", input = "1.5 Mtoken/krequest",
                       output = perigee.quantity "0.2 ktoken" / "1 request" }
    end)
    near(plain.speed.point, thousands.speed.point)
    near(plain.batch.point, thousands.batch.point)
  end)

  it("falls with what is read, and rises with what runs at once", function()
    local function speed(input, concurrency)
      return served(function()
        return traffic { input = input, output = "200 tokens/request" }
      end, { concurrency = concurrency }).speed.point
    end
    assert.is_true(speed("100 tokens/request", 8) > speed("1000 tokens/request", 8))
    assert.is_true(speed("100 tokens/request", 8) < speed("100 tokens/request", 16))
  end)

  it("is uncertain where the traffic is", function()
    local found = served(function(a) return traffic { input = a.answer, output = a.answer } end)
    assert.is_true(found.speed.p5 < found.speed.p95)
  end)
end)
