-- Past the limit of paths a model is run in plain Lua, sample by sample.
local core = require "perigee.core"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local plain = require "perigee.analysis.plain"
local source = require "perigee.source"

local function fee(text) return perigee.cost("fees", "fee", text) end

local switches = {}
for i = 1, 9 do switches["s" .. i] = "0 .. 1" end

local function many(count)
  return function(a)
    local v = 0
    for i = 1, count do
      if a["s" .. i] < 0.5 then v = v * 2 + a["s" .. i] else v = v - 1 end
    end
    return { out = v }
  end
end

-- The samples of a run that went sample by sample, and what plain Lua says.
local function by_sample(assume, f, samples)
  local run = { samples = samples, seed = 1, threads = 1, axes = {}, cell = 1 }
  local subject = source.memory(perigee.scenario { assume = assume, model = f })
  local facts = subject.ready({}, "2024-01-01")
  local slots, values = plain.columns(subject, run), {}
  for i, assumption in ipairs(facts.assumptions) do values[i] = assumption.value end
  values[#values + 1] = slots[1].value
  local raw, wanted = core.tape(values):raw(run, 1, samples), {}
  for sample = 1, samples do
    local input = {}
    for i, assumption in ipairs(facts.assumptions) do
      input[assumption.name] = raw[i][sample]
    end
    wanted[sample] = f(input).out
  end
  return raw[#raw], wanted
end

describe("past the limit of paths", function()
  it("the model is run in plain Lua, sample by sample, exactly", function()
    local found, wanted = by_sample(switches, many(9), 500)
    assert.same(wanted, found)
  end)

  it("a warning says so, and the figures are plain Lua's", function()
    local result = assert(model.run(switches, many(9), { samples = 2048 }))
    assert.equal("samples", result.tracing.mode)
    assert.equal(1, #result.warnings)
    assert.truthy(result.warnings[1]:find "more than 256 paths .* plain Lua")
    local _, wanted = by_sample(switches, many(9), 2048)
    local sum = 0
    for _, value in ipairs(wanted) do sum = sum + value end
    table.sort(wanted)
    local output = result.outputs[1]
    assert.is_true(model.close(output.mean, sum / 2048, 1e-12))
    assert.is_true(output.p50 >= wanted[1023] and output.p50 <= wanted[1026])
    assert.equal(-9, output.point) -- at 0.5 each
  end)

  it("256 paths are still a graph", function()
    local result = assert(model.run(switches, many(8), { samples = 4096 }))
    assert.equal("graph", result.tracing.mode)
    assert.equal(256, result.tracing.paths)
    assert.same({}, result.warnings)
  end)

  it("the limit is an option", function()
    local few = assert(model.run(switches, many(2), { paths = 3 }))
    local enough = assert(model.run(switches, many(2), { paths = 4 }))
    assert.equal("samples", few.tracing.mode)
    assert.truthy(few.warnings[1]:find "more than 3 paths")
    assert.equal("graph", enough.tracing.mode)
    for _, name in ipairs { "point", "mean", "p5", "p50", "p95" } do
      assert.is_true(model.close(few.outputs[1][name], enough.outputs[1][name], 1e-13))
    end
  end)

  it("options, limits and checks are as ever", function()
    local function f(a)
      local list = { perigee.option { "B", costs = { fee "3 USD/month" } } }
      if a.s1 < 0.5 then
        list[2] = perigee.option { "A", costs = { fee(a.s2 * perigee.quantity "4 USD/month") },
          limits = { { "memory", needs = a.s3 * perigee.quantity "10 GB", has = "8 GB" } },
          requires = { { a.s2 < 0.9, "too slow" } }, quality = a.s3 }
      end
      return list
    end
    local graph = assert(model.run(switches, f, { samples = 512 }))
    local samples = assert(model.run(switches, f, { samples = 512, paths = 1 }))
    assert.equal("samples", samples.tracing.mode)
    assert.equal(graph.cheapest, samples.cheapest)
    for i, option in ipairs(graph.options) do
      local other = samples.options[i]
      assert.equal(option.name, other.name)
      assert.equal(option.cheapest_probability, other.cheapest_probability)
      assert.equal(option.feasible_probability, other.feasible_probability)
      assert.is_true(model.close(option.cost.mean, other.cost.mean, 1e-12))
    end
  end)

  it("axes are swept", function()
    local function f(a)
      if a.s1 < 0.5 then return { out = a.k * a.s1 } end
      return { out = a.k }
    end
    local assume = { k = { 1, 10 }, s1 = "0 .. 1" }
    local graph = assert(model.run(assume, f))
    local samples = assert(model.run(assume, f, { paths = 1 }))
    for cell = 1, 2 do
      assert.is_true(model.close(graph.outputs[1].mean[cell],
                                 samples.outputs[1].mean[cell], 1e-13))
    end
    assert.is_true(model.close(10 * graph.outputs[1].mean[1], graph.outputs[1].mean[2], 1e-12))
  end)
end)
