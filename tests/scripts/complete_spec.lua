-- Paths that samples take seldom or never, followed all the same: nothing but the time it takes is different.
local core = require "perigee.core"
local complete = require "perigee.analysis.complete"
local model = dofile "tests/scripts/support/model.lua"
local paths = require "perigee.analysis.paths"
local perigee = require "perigee"
local source = require "perigee.source"
local trace = require "perigee.analysis.trace"
local math = perigee.math

local MANY = 20000 -- more than a first look at the samples

local two = { x = "0 .. 1", y = "0 .. 1" }

-- x < 0.3 and x < 0.6 are two decisions of three paths; the fourth, x below 0.3 but not 0.6, is none.
local function nested(a)
  local v = a.y
  if a.x < 0.3 then v = v + 1 end
  if a.x < 0.6 then v = math.exp(v) else v = math.exp(v * 2) end
  return { out = v }
end

local function with_where(a)
  local v = perigee.where(a.x:lt(0.3), a.y + 1, a.y)
  return { out = math.exp(perigee.where(a.x:lt(0.6), v, v * 2)) }
end

-- The tree after a first look, completed or not, and how many of its sides are open.
local function tree_of(assume, f, limit)
  local subject = source.memory(perigee.scenario { assume = assume, model = f })
  subject.ready({}, "2024-01-01")
  local run, tree = { samples = MANY, seed = 1, threads = 1, axes = {}, cell = 1, cells = 1 }, nil
  trace.cover(subject, run, nil, function(state, most)
    tree = complete.tree(state, subject, run, limit or most)
    return tree
  end)
  return tree, #paths.open(tree), #paths.forced(tree)
end

local function figures(f, samples)
  return assert(model.run(two, f, { samples = samples or MANY }))
end

describe("a side that no sample takes", function()
  it("is traced where the tree is whole then", function()
    local _, open, forced = tree_of(two, nested)
    assert.equal(0, open)
    assert.equal(1, forced)
  end)

  it("changes no figure and is not counted", function()
    local result, other = figures(nested), figures(with_where)
    assert.equal(3, result.tracing.paths)
    assert.same(other.outputs, result.outputs)
  end)

  it("is left where the limit of paths is near", function()
    local _, open, forced = tree_of(two, nested, 3)
    assert.equal(1, open)
    assert.equal(0, forced)
  end)

  it("is left where it raises", function()
    local function f(a)
      local low = 0
      if a.x < 0.3 then low = 1 end
      if a.x < 0.6 then low = low + 1 elseif low == 1 then error "this cannot be" end
      return { out = a.y + low }
    end
    local _, open = tree_of(two, f)
    assert.equal(1, open)
    assert.equal(3, figures(f).tracing.paths)
  end)

  it("is left where it would run for ever", function()
    local function f(a)
      local step, v = 1, a.y
      if a.x < 0.3 then step = 0 end
      if a.x < 0.6 then return { out = v } end
      while v < 1.5 do v = v + step * 0.5 end
      return { out = v }
    end
    local _, open = tree_of(two, f)
    assert.is_true(open > 0)
    assert.equal("graph", figures(f).tracing.mode)
  end)

  it("brings no figure of its own", function()
    local function f(a)
      local fee = { perigee.cost("fees", "fee", a.y * "1 USD/month") }
      local function named(name) return perigee.option { name, costs = fee } end
      local options = { named "A" }
      if a.x < 0.3 then
        if a.x >= 0.6 then options[2] = named "B" end
      end
      return options
    end
    assert.equal(1, #figures(f).options)
  end)

  it("changes no figure's unit", function()
    local function f(a)
      local v = a.y * "1 USD/month"
      if a.x < 0.6 then return { out = v } end
      if a.x < 0.3 then v = a.y * "1 USD/year" end
      return { out = v }
    end
    assert.equal("USD/month", figures(f).outputs[1].unit)
  end)
end)

-- x is 1 in one sample of 100000: a first look at 16384 does not see it.
local function rare(f)
  return model.run({ x = "choice(0: 99.999 %, 1: 0.001 %)", y = "0 .. 1" }, f, { samples = 400000, seed = 1 })
end

describe("a side that few samples take", function()
  it("is there when they come", function()
    local result = assert(rare(function(a)
      local v = 0
      if a.x > 0.5 then v = 1 end
      return { out = v, seen = perigee.where(a.x:gt(0.5), 1, 0) }
    end))
    assert.equal(result.outputs[2].mean, result.outputs[1].mean)
    assert.is_true(result.outputs[1].mean > 0)
  end)

  -- In a program, where type is Lua's own, a traced quantity is no number and a sample's value is.
  it("is compared with plain Lua when they come", function()
    local result, message = rare(function(a)
      local v = a.y * 2
      if a.x > 0.5 and type(v) == "number" then v = v + 1 end
      return { out = v }
    end)
    assert.is_nil(result)
    assert.truthy(message:find("Lua hides something here from the tracer", 1, true))
  end)

  it("is compared in the cells of a sweep too", function()
    local assume = { x = "choice(0: 99.99 %, 1: 0.01 %)", y = "0 .. 1", z = { "1", "2", "3" } }
    local result, message = model.run(assume, function(a)
      local v = a.y * a.z
      if a.x > 0.5 and type(v) == "number" then v = v + 1 end
      return { out = v }
    end, { samples = 200000 })
    assert.is_nil(result)
    assert.truthy(message:find("Lua hides something here from the tracer", 1, true))
  end)

  it("is not compared where nothing is", function()
    local result = assert(model.run({ x = "choice(0: 99.999 %, 1: 0.001 %)", y = "0 .. 1" }, function(a)
      local v = a.y * 2
      if a.x > 0.5 and type(v) == "number" then v = v + 1 end
      return { out = v }
    end, { samples = 400000, seed = 1, check = false }))
    assert.is_true(result.outputs[1].mean > 0)
  end)
end)

describe("tape:first", function()
  local run = { samples = 5000, seed = 1 }

  it("finds the first sample from a number on that is not zero", function()
    local x = core.column("x", core.quantity(1), 0, { 0, 0, 3, 0, 7, 0 })
    local tape = core.tape { x }
    assert.equal(3, tape:first(run, 1))
    assert.equal(3, tape:first(run, 3))
    assert.equal(5, tape:first(run, 4))
    assert.is_nil(tape:first(run, 6)) -- past its end a column is its last value, 0
    assert.is_nil(tape:first(run, 5001))
  end)

  it("looks at every sample up to the last", function()
    local values = {}
    for i = 1, 5000 do values[i] = 0 end
    for _, at in ipairs { 1, 512, 513, 1536, 1537, 4999, 5000 } do
      values[at] = 1
      local tape = core.tape { core.column("x", core.quantity(1), 0, values) }
      assert.equal(at, tape:first(run, 1))
      values[at] = 0
    end
  end)

  it("wants one output and a number from 1", function()
    local x = core.quantity "0 .. 1"
    assert.has_error(function() core.tape { x, x }:first(run, 1) end)
    assert.has_error(function() core.tape { x }:first(run, 0) end)
  end)
end)
