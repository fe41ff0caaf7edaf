-- Samplers as scenarios meet them: what each promises, and the error of a mean.
local core = require "perigee.core"
local perigee = require "perigee"

local bag = { samples = 1024, threads = 1 }

local function options(more)
  local made = {}
  for name, value in pairs(bag) do made[name] = value end
  for name, value in pairs(more or {}) do made[name] = value end
  return made
end

local function run(assume, model, more)
  return assert(perigee.run(perigee.scenario { assume = assume, model = model }, options(more)))
end

local function output(result, name)
  for _, one in ipairs(result.outputs) do
    if one.name == name then return one end
  end
end

local samplers = { "stratified", "sobol", "random" }

describe("a sampler", function()
  local assume = { price = "1 to 2", volume = "2 .. 4", share = "beta(2, 3)" }
  local function model(a)
    local sum = a.price * a.volume
    if a.share > 0.5 then sum = sum + 1 end
    return { sum = sum, price = a.price }
  end

  it("is told in the result, and stratified where nothing is said", function()
    assert.equal("stratified", run(assume, model).sampler)
    for _, sampler in ipairs(samplers) do
      assert.equal(sampler, run(assume, model, { sampler = sampler }).sampler)
    end
  end)

  it("gives the same bits for any number of threads, and others for another seed", function()
    for _, sampler in ipairs(samplers) do
      local one = run(assume, model, { sampler = sampler, samples = 70000 })
      local four = run(assume, model, { sampler = sampler, samples = 70000, threads = 4 })
      local other = run(assume, model, { sampler = sampler, samples = 70000, seed = 2 })
      assert.same(one.outputs, four.outputs)
      assert.not_equal(output(one, "sum").mean, output(other, "sum").mean)
    end
  end)

  -- The differential check runs the same samples through plain Lua: were a sampler
  -- told to the graph and not to the tracer, samples would take other paths.
  it("is the tracer's as well as the graph's", function()
    for _, sampler in ipairs(samplers) do
      local result = run(assume, model, { sampler = sampler })
      assert.equal(2, result.tracing.paths)
      local forced = run(assume, model, { sampler = sampler, paths = 1 })
      assert.equal("samples", forced.tracing.mode)
      local a, b = output(result, "sum"), output(forced, "sum")
      assert.is_true(math.abs(a.mean - b.mean) < 1e-12 * a.mean)
      assert.is_true(math.abs(a.mean_error - b.mean_error) < 1e-9 * a.mean_error)
    end
  end)

  it("changes no assumption's samples where another is added, but for Sobol's", function()
    local more = { price = "1 to 2", volume = "2 .. 4", share = "beta(2, 3)", churn = "0 .. 1" }
    for _, sampler in ipairs(samplers) do
      local before = run(assume, model, { sampler = sampler })
      local after = run(more, function(a)
        local made = model(a)
        made.churn = a.churn
        return made
      end, { sampler = sampler })
      local same = output(before, "sum").mean == output(after, "sum").mean
      assert.equal(sampler ~= "sobol", same)
    end
  end)

  it("gives Sobol's dimensions by their place in the list", function()
    local m = core.leaf("m", "2 .. 4")
    local function drawn(...)
      local run_of = { samples = 64, sampler = "sobol", dimensions = { ... } }
      return core.tape({ m }):raw(run_of, 1, 64)[1]
    end
    local a, b, z = core.leaf("a", "1 to 2"), core.leaf("b", "1 to 2"), core.leaf("z", "1 to 2")
    assert.same(drawn(a, m), drawn(b, m))
    assert.same(drawn(m, a), drawn(m, z))
    assert.not_same(drawn(a, m), drawn(m, a))
    assert.same(drawn(a), core.tape({ m }):raw({ samples = 64 }, 1, 64)[1]) -- not listed: stratified
  end)

  it("is refused with dimensions that are no assumptions", function()
    local m = core.leaf("m", "2 .. 4")
    for _, wrong in ipairs { { 3 }, { m + 1 }, { core.axis("n", { 1, 2 }) } } do
      assert.has_error(function()
        core.tape({ m }):raw({ samples = 4, sampler = "sobol", dimensions = wrong }, 1, 4)
      end, "dimensions: an assumption is wanted at place 1")
    end
    assert.has_error(function() core.tape({ m }):raw({ sampler = "none" }, 1, 4) end,
                     'sampler must be "stratified", "sobol" or "random"')
  end)
end)

describe("the report", function()
  it("says which sampler it was, but for the usual one", function()
    local report = require "perigee.report"
    local function foot(sampler)
      local result = run({ a = "0 .. 2" }, function(a) return { x = a.a } end, { sampler = sampler })
      return report.render("table", result):match "\n(1,024 samples[^,]*, seed 1)"
    end
    assert.equal("1,024 samples, seed 1", foot "stratified")
    assert.equal("1,024 samples of Sobol's points, seed 1", foot "sobol")
    assert.equal("1,024 samples drawn at random, seed 1", foot "random")
  end)
end)

describe("the error of a mean", function()
  -- A sum of two uniforms over 2 each: deviation sqrt(2 * 4 / 12) = 0.8165, over the
  -- root of 1024 samples 0.0255.  A stratified lane of 64 points is off by
  -- 0.8165 / 64 / sqrt(64), 16 lanes by a quarter of that: 0.0004.
  local function sum_error(sampler)
    return run({ a = "0 .. 2", b = "1 .. 3" }, function(a) return { x = a.a + a.b } end,
               { sampler = sampler }).outputs[1]
  end

  it("is that of samples one by one where they are drawn at random", function()
    assert.is_true(math.abs(sum_error "random".mean_error - 0.0255) < 0.0015)
  end)

  it("is a sixtieth of it for a sum where they are even", function()
    for _, sampler in ipairs { "stratified", "sobol" } do
      local x = sum_error(sampler)
      assert.is_true(x.mean_error < 2 * 0.0004 and x.mean_error > 0.0001)
      assert.is_true(math.abs(x.mean - 3) < 5 * x.mean_error)
    end
  end)

  -- Over 40 seeds the mean of (mean - truth)^2 / error^2 is about 1: of a t
  -- distribution with 15 degrees of freedom 15/13, its own deviation under 0.4.
  it("is what means are off by", function()
    for _, sampler in ipairs(samplers) do
      local squares = 0
      for seed = 1, 40 do
        local x = run({ a = "0 .. 2", b = "0 .. 2", c = "0 .. 2" },
                      function(a) return { x = a.a * a.b * a.c } end,
                      { sampler = sampler, seed = seed }).outputs[1]
        squares = squares + ((x.mean - 1) / x.mean_error) ^ 2 / 40
      end
      assert.is_true(squares > 0.4 and squares < 2.4, sampler .. " " .. squares)
    end
  end)
end)
