-- What the core reads of a graph for analyses: leaves given, second streams,
-- gradients, and grids in blocks of cells.
local core = require "perigee.core"

local function close(wanted, got, relative)
  if math.abs(got - wanted) > (relative or 1e-14) * math.abs(wanted) then
    error(("%.17g against %.17g"):format(got, wanted), 2)
  end
end

local function fails(pattern, f, ...)
  local ok, message = pcall(f, ...)
  assert.is_false(ok)
  assert.matches(pattern, message)
end

describe("given leaves", function()
  local x = core.leaf("x", "1 .. 3 USD")
  local c = core.leaf("c", "100")
  local a = core.axis("a", { 10, 20 })
  local sum = x * c + x * a

  it("stand at their value in every reading", function()
    -- x (c + a) = 5 (100 + 20), and 5 (7 + 20)
    local run = { seed = 3, axes = { a }, cell = 2, given = { [x] = 5 } }
    local tape = core.tape { sum }
    assert.same({ 600 }, tape:point(run))
    assert.same({ { 600, 600 } }, tape:raw(run, 8, 2))
    assert.equal(600, core.value(sum, run))
    assert.equal(600, core.value(sum, run, 4))
    run.given[c] = 7
    assert.same({ 135 }, tape:point(run))
    run.given[a] = 1000 -- 5 (7 + 1000)
    assert.same({ 5035 }, tape:point(run))
  end)

  it("have no spread", function()
    local run = { samples = 100, given = { [x] = 5 } }
    local summary = core.tape { sum }:sample(run)[1]
    assert.equal(550, summary:mean()) -- 5 (100 + 10)
    assert.equal(0, summary:deviation())
  end)

  it("are what they should be, or the fault is named", function()
    local tape = core.tape { sum }
    fails("given: an assumption or another leaf", tape.point, tape,
          { given = { [sum] = 1 } })
    fails("given: an assumption or another leaf", tape.point, tape,
          { given = { 7 } })
    fails("given: 'x' is to be a number", tape.point, tape,
          { given = { [x] = "five" } })
    fails("given: 'x' is given twice", tape.point, tape,
          { given = { [x] = 1, [core.leaf("x", "1 .. 3 USD")] = 1 } })
  end)
end)

describe("a second stream", function()
  local x, y = core.leaf("x", "0 .. 1"), core.leaf("y", "0 .. 1")
  local tape = core.tape { x, y }

  it("is other samples for its leaves and the same for the others", function()
    local first = tape:raw({ seed = 2 }, 1, 100)
    local second = tape:raw({ seed = 2, second = { y } }, 1, 100)
    assert.same(first[1], second[1])
    for i = 1, 100 do assert.are_not.equal(first[2][i], second[2][i]) end
    assert.same(second, tape:raw({ seed = 2, second = { y } }, 1, 100))
  end)

  it("is of leaves", function()
    fails("second: an assumption or another leaf", tape.raw, tape,
          { second = { x + y } }, 1, 1)
  end)
end)

describe("gradients", function()
  local x, y = core.leaf("x", "1 .. 3 hour"), core.leaf("y", "2 to 8 USD/hour")

  it("are of the point, with the values there", function()
    -- x y^2 at 2 h and 4 USD/h: y^2 = 16, 2 x y = 16; 32
    local slopes, value, at = core.gradient(x * y ^ 2, { x, y }, {})
    close(16, slopes[1])
    close(16, slopes[2])
    close(32, value)
    close(2, at[1])
    close(4, at[2])
    -- elasticities are the exponents: 1 and 2
    close(1, slopes[1] * at[1] / value)
    close(2, slopes[2] * at[2] / value)
  end)

  it("are of a sample, and of given leaves", function()
    local run = { seed = 5, given = { [y] = 10 } }
    local slopes, value, at = core.gradient(x * y, { x, y }, run, 3)
    assert.equal(10, slopes[1])
    assert.equal(at[1], slopes[2])
    assert.equal(10, at[2])
    assert.equal(at[1] * 10, value)
    assert.equal(core.value(x, run, 3), at[1])
  end)

  it("have a mean over samples", function()
    -- d (x y) / d x is y, sample by sample
    local run = { samples = 20000, seed = 5 }
    local slopes = core.gradients(x * y, { x, y }, run)
    local mean = core.tape { y }:sample(run)[1]
    close(mean:mean(), slopes[1]:mean())
    close(mean:mean_error(), slopes[1]:mean_error())
    assert.equal(0, (slopes[2]:strange()))
  end)

  it("of what does not move are 0", function()
    local z = core.leaf("z", "5")
    local slopes = core.gradient(core.floor(x / core.quantity "1 hour"), { x, z }, {})
    assert.same({ 0, 0 }, slopes)
    assert.same({}, (core.gradient(x, {}, {})))
  end)

  it("are by leaves, of samples from 1", function()
    fails("another leaf is wanted at place 2", core.gradient, x * y, { x, x * y }, {})
    fails("another leaf is wanted at place 1", core.gradients, x, { 3 }, {})
    fails("samples count from 1", core.gradient, x, { x }, {}, 0)
    fails("table expected", core.gradient, x, { x })
  end)
end)

describe("a tape's leaves", function()
  it("are what its outputs vary with", function()
    local x, y = core.leaf("x", "1 .. 3"), core.leaf("y", "1 .. 3")
    local names = {}
    for i, leaf in ipairs(core.tape({ x * y * core.leaf("k", "3"), x + 1 }):leaves()) do names[i] = leaf:name() end
    table.sort(names)
    assert.same({ "x", "y" }, names)
    assert.same({}, core.tape({ core.leaf("k", "3") }):leaves())
  end)
end)

describe("a tape over cells", function()
  local price = core.axis("machine", { 1, 2, 4 })
  local memory = core.axis("machine", { 80, 40, 160 })
  local count = core.axis("count", { 1, 2 })
  local x = core.leaf("x", "1 .. 3")
  local run = { axes = { price, count } }
  -- cost 2 price count: 2 4, 4 8, 8 16; memory 80 160, 40 80, 160 320
  local tape = core.tape({ x * price * count, memory * count,
                           (memory * count):ge(100) }, "cells")

  it("gives outputs by cell, the fields of a row together", function()
    assert.same({ { 2, 4, 4, 8, 8, 16 }, { 80, 160, 40, 80, 160, 320 },
                  { 0, 1, 0, 0, 1, 1 } }, tape:cells(run, 1, 6))
    assert.same({ { 4, 8 }, { 40, 80 }, { 0, 0 } }, tape:cells(run, 3, 2))
    run.cell = 6
    assert.same({ 16, 320, 1 }, tape:point(run))
    run.cell = nil
  end)

  it("stands where leaves are given", function()
    local given = { axes = { price, count }, given = { [x] = 3 } }
    assert.same({ 3, 6 }, tape:cells(given, 1, 2)[1])
  end)

  it("finds the best cells, among those that are feasible", function()
    local best, tally = tape:best(run, { minimise = 1, most = 2 })
    assert.same({ { cell = 1, values = { 2 } }, { cell = 2, values = { 4 } } }, best)
    assert.same({ feasible = 6, strange = 0 }, tally)
    best, tally = tape:best(run, { minimise = { 1, 2 }, feasible = 3, most = 9 })
    assert.same({ { cell = 2, values = { 4, 160 } }, { cell = 5, values = { 8, 160 } },
                  { cell = 6, values = { 16, 320 } } }, best)
    assert.same({ feasible = 3, strange = 0 }, tally)
  end)

  it("finds the front", function()
    -- cost against spare memory: cell 3 betters 1 in memory, 1 it in cost
    local front = tape:front(run, { minimise = { 1, 2 }, most = 10 })
    assert.same({ { cell = 1, values = { 2, 80 } }, { cell = 3, values = { 4, 40 } } },
                front)
    local made, message = tape:front(run, { minimise = { 1, 2 }, most = 1 })
    assert.is_nil(made)
    assert.equal("the front has more than 1 cells", message)
  end)

  it("finds the lowest of each group, and their front at once", function()
    -- groups by the condition of the third output: cells 1, 3, 4 (2, 4, 8 in cost) and 2, 5, 6 (4, 8, 16)
    local choice = { minimise = { 1, 2 }, group = 3, most = 3, front = 3 }
    local groups, tally = tape:groups(run, choice)
    assert.same({ { cell = 1, cells = 3, values = { 2, 80 } }, { cell = 2, cells = 3, values = { 4, 160 } }, false },
                groups)
    assert.same({ feasible = 6, strange = 0 }, tally)
    local same, again, front = tape:survey(run, choice)
    assert.same({ groups, tally }, { same, again })
    assert.same({ { cell = 2, values = { 4, 160 } } }, front) -- of 2, 5 and 6
    choice.feasible = 3
    assert.is_false(tape:groups(run, choice)[1])
    choice.most = 1 -- what is of the second group is of none
    assert.same({ feasible = 0, strange = 3, first_strange = 2 }, select(2, tape:groups(run, choice)))
    fails("group: there is no such output", tape.groups, tape, run, { minimise = 1, most = 1 })
    fails("front: there is no such output", tape.survey, tape, run, { minimise = 1, most = 1, group = 3 })
  end)

  it("takes plain numbers as an axis in a unit", function()
    local each = core.axis("each", { 1, 2.5 }, nil, core.quantity "1 USD/hour")
    assert.same({ 1, 2.5 }, each:values())
    assert.equal("USD/hour", each:unit())
    fails("finite numbers only", core.axis, "each", { 1, 1 / 0 }, nil, core.quantity "1 USD")
    fails("number expected", core.axis, "each", { 1, "two" }, nil, core.quantity "1 USD")
  end)

  it("leaves out and counts what is not finite", function()
    local odd = core.tape({ 1 / (count - 1), count }, "cells")
    local best, tally = odd:best({ axes = { count } }, { minimise = 1, most = 5 })
    assert.same({ { cell = 2, values = { 1 } } }, best)
    assert.same({ feasible = 1, strange = 1, first_strange = 1 }, tally)
  end)

  it("is asked for what there is", function()
    local by_sample = core.tape { x, count }
    fails("over cells is wanted", by_sample.cells, by_sample, run, 1, 1)
    fails("over cells is wanted", by_sample.best, by_sample, run, {})
    fails("bad argument", tape.raw, tape, run, 1, 1)
    fails("no such cell", tape.cells, tape, run, 7, 1)
    fails("no such cell", tape.cells, tape, run, 0, 1)
    fails("more cells than there are", tape.cells, tape, run, 6, 2)
    fails("more cells than there are", tape.cells, tape, run, 1, 0)
    fails("invalid option 'rows'", core.tape, { x }, "rows")
    for _, choice in ipairs {
      { {}, "minimise: there is no such output" },
      { { minimise = 4, most = 1 }, "minimise: there is no such output" },
      { { minimise = { 1, 0 }, most = 1 }, "minimise: there is no such output" },
      { { minimise = {}, most = 1 }, "minimise: 1 to 8 outputs" },
      { { minimise = { 1, 1, 1, 1, 1, 1, 1, 1, 1 } }, "minimise: 1 to 8 outputs" },
      { { minimise = 1, feasible = 9, most = 1 }, "feasible: there is no such output" },
      { { minimise = 1 }, "most: a whole number from 1 to 65536" },
      { { minimise = 1, most = 65537 }, "most: a whole number from 1 to 65536" },
      { { minimise = 1, most = 0.5 }, "most: a whole number from 1 to 65536" },
    } do
      fails(choice[2], tape.best, tape, run, choice[1])
      fails(choice[2], tape.front, tape, run, choice[1])
    end
  end)
end)
