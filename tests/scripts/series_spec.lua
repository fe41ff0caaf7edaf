-- Series: many readings of one tape, against each reading by itself; and what is told of a grid
-- that is read in another order than its own.
local core = require "perigee.core"
local perigee = require "perigee"

local function fails(pattern, f, ...)
  local ok, message = pcall(f, ...)
  assert.is_false(ok)
  assert.matches(pattern, type(message) == "table" and message.message or message)
end

local a, b = core.axis("a", { 1, 2 }), core.axis("b", { 3, 4, 5 })
local x, c = core.leaf("x", "1 .. 3"), core.leaf("c", "10")
-- what stands still, what moves with either axis or a leaf, and what is the same in all samples
local outputs = { x * x, x * a + c, x ^ 2 * b, a * b }
local kinds = { true, true, false, true }
local tape = core.tape(outputs)

local function run_at(cell, given)
  return { samples = 200, seed = 7, axes = { a, b }, cell = cell, given = given }
end

local function all_of(summary, quantiles)
  if not summary then return summary end
  return { summary:mean(), summary:mean_error(), summary:deviation(), summary:lowest(), summary:highest(),
           quantiles and summary:quantile(0.25), { summary:strange() }, { summary:nonzero() } }
end

local function check(wanted, got)
  assert.equal(#outputs, #got)
  for i in ipairs(outputs) do assert.same(all_of(wanted[i], kinds[i]), all_of(got[i], kinds[i])) end
end

describe("a series", function()
  it("reads cells as each is read by itself", function()
    local series = tape:series(run_at(1), kinds)
    local order = series:order()
    for first = 1, 6, 2 do
      local read = series:sample { order[first], order[first + 1] }
      check(tape:sample(run_at(order[first]), kinds), read[1])
      check(tape:sample(run_at(order[first + 1]), kinds), read[2])
    end
    check(tape:sample(run_at(1), kinds), series:sample({ 1 })[1])
    assert.same({}, series:sample {})
    assert.equal(200, series:kept())
  end)

  it("goes slowly over the axis that the most steps wait for", function()
    -- the second output has two steps that move with a, the third one with b, and the last
    -- one is no step of samples: a is slow, as it is in the grid, and slow of (b, a) too
    assert.same({ 1, 2, 3, 4, 5, 6 }, tape:series(run_at(1), kinds):order())
    assert.same({ 1, 3, 5, 2, 4, 6 }, tape:series({ samples = 5, axes = { b, a } }):order())
  end)

  it("keeps a summary of what stands still", function()
    local read = tape:series(run_at(1), kinds):sample { 1, 2, 5 }
    assert.is_true(rawequal(read[1][1], read[3][1]))
    assert.is_true(rawequal(read[1][2], read[2][2])) -- cells 1 and 2 have one value of a
    assert.is_false(rawequal(read[2][2], read[3][2]))
  end)

  it("stands leaves where it is told to", function()
    local leaves = { c, b, x }
    local series, themselves = tape:series(run_at(4), kinds, leaves), tape:series(run_at(4), nil, leaves)
    for _, spot in ipairs { { 1, 2, 3 }, { 1, 2.5, 4 }, { 0, 2, 3 } } do
      local run = run_at(4, { [c] = spot[1], [b] = spot[2], [x] = spot[3] })
      check(tape:sample(run, kinds), series:sample({ spot })[1])
      assert.same(tape:raw(run, 150, 60), themselves:raw(spot, 150, 60))
    end
  end)

  it("gives samples themselves", function()
    local series = tape:series(run_at(1))
    for _, cell in ipairs { 6, 1, 4 } do
      assert.same(tape:raw(run_at(cell), 190, 20), series:raw(cell, 190, 20))
    end
  end)

  it("outlives what it was made of", function()
    local function make()
      local u, along = core.leaf("u", "0 .. 1"), core.axis("along", { 10, 20 })
      return core.tape({ u * along }):series({ samples = 1600, axes = { along } }, {})
    end
    local series = make()
    collectgarbage()
    collectgarbage()
    assert.near(10, series:sample({ 2 })[1][1]:mean(), 0.1) -- 20 u, u 0.5 on average
  end)

  it("gives summaries that may be closed when they are read", function()
    local read = tape:series(run_at(1), kinds):sample { 1 }
    read[1][1]:close()
    read[1][1]:close()
    fails("an empty summary", read[1][1].mean, read[1][1])
  end)

  it("names what is wrong", function()
    local cells, leaves = tape:series(run_at(1)), tape:series(run_at(1), {}, { c })
    fails("a spot is one of the run's cells", cells.raw, cells, 7, 1, 1)
    fails("a spot is one of the run's cells", cells.raw, cells, { 1 }, 1, 1)
    fails("a spot is one of the run's cells", cells.raw, cells, 0, 1, 1)
    fails("a spot is a list of 1 numbers, one a leaf", leaves.sample, leaves, { 1 })
    fails("a spot is a list of 1 numbers, one a leaf", leaves.sample, leaves, { { 1, 2 } })
    fails("a spot's value number 1 is none", leaves.sample, leaves, { { "one" } })
    fails("a series of samples themselves", cells.sample, cells, { 1 })
    fails("a series of summaries", leaves.raw, leaves, { 1 }, 1, 1)
    fails("samples count from 1", cells.raw, cells, 1, 0, 1)
    fails("1 to 10000000", cells.raw, cells, 1, 1, 0)
    fails("a leaf is wanted at place 2", tape.series, tape, run_at(1), nil, { c, c + 1 })
    fails("table expected", tape.series, tape, run_at(1), nil, 5)
  end)
end)

-- ----- a grid -----

-- (slow - fast)^2 is 1 in the cells 2 and 3 of four. The work waits for the axis that is listed last, so
-- that cell 3 is read before cell 2.
local function grid_of(output)
  return perigee.scenario {
    title = "a grid",
    assume = { fast = { "1", "2" }, slow = { "1", "2" }, x = "1 .. 2" },
    model = function(assumed)
      local work = assumed.x * assumed.slow
      for _ = 1, 20 do work = work * work / (work + 1) end
      return { work = work, y = output(assumed) }
    end,
  }
end

describe("a grid that is read out of its order", function()
  it("has its cells in their places", function()
    local grid = grid_of(function(assumed) return assumed.x * assumed.fast + 10 * assumed.slow end)
    local result = assert(perigee.run(grid, { samples = 1000, seed = 1 }))
    local output = result.outputs[2]
    assert.equal("y", output.name)
    for cell, mean in ipairs { 11.5, 21.5, 13, 23 } do -- 1.5 fast + 10 slow
      assert.near(mean, output.mean[cell], 0.01)
    end
  end)

  it("tells of the first cell that is at fault", function()
    local result, message = perigee.run(grid_of(function(assumed)
      return assumed.x / ((assumed.slow - assumed.fast) ^ 2 - 1)
    end), { samples = 1000, seed = 1 })
    assert.is_nil(result)
    assert.matches("division by zero, in output 'y'", message)
    assert.matches("fast = 1", message)
    assert.matches("slow = 2", message)
  end)
end)
