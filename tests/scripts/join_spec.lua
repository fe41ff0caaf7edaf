-- Paths through a model, joined: what comes after an `if` is computed once, as in the same model with `where`.
local core = require "perigee.core"
local paths = require "perigee.analysis.paths"
local perigee = require "perigee"
local math = perigee.math
local source = require "perigee.source"
local trace = require "perigee.analysis.trace"

local RUN = { samples = 4096, seed = 1, threads = 1, axes = {}, cell = 1, cells = 1 }

-- The merged value of output `out`, and the tape of it.
local function traced(assume, f)
  local subject = source.memory(perigee.scenario { assume = assume, model = function(a) return { out = f(a) } end })
  local facts = subject.ready({}, "2024-01-01")
  local state = trace.cover(subject, RUN)
  local slots = paths.merge(state.tree, state.first, facts.place)
  assert.equal(1, #slots)
  return core.tape { slots[1].value }, slots[1].value, state
end

-- How many steps a sample costs with `if` and with `where`; their samples must be equal bits.
local function steps(assume, with_if, with_where)
  local one, _, state = traced(assume, with_if)
  local other = traced(assume, with_where)
  assert.same(other:raw(RUN, 1, RUN.samples), one:raw(RUN, 1, RUN.samples))
  local _, here = one:size()
  local _, there = other:size()
  return here, there, state.count
end

local switches = {}
for i = 1, 8 do switches["s" .. i] = "0 .. 1" end

describe("what comes after an if", function()
  it("is computed once", function()
    local function rest(x) return math.exp(x) * 3 + math.log(x) end
    local here, there, count = steps({ x = "1 .. 3" }, function(a)
      local y = 5 - a.x
      if a.x < 2 then y = a.x * a.x end
      return rest(y)
    end, function(a)
      return rest(perigee.where(a.x:lt(2), a.x * a.x, 5 - a.x))
    end)
    assert.equal(2, count)
    assert.equal(there, here)
  end)

  it("is computed once after eight of them, of 256 paths", function()
    local here, there, count = steps(switches, function(a)
      local v = a.s1
      for i = 1, 8 do
        v = math.log(v + 2)
        if a["s" .. i] < 0.5 then v = v + a["s" .. i] else v = v * 3 end
      end
      return v
    end, function(a)
      local v = a.s1
      for i = 1, 8 do
        v = math.log(v + 2)
        v = perigee.where(a["s" .. i]:lt(0.5), v + a["s" .. i], v * 3)
      end
      return v
    end)
    assert.equal(256, count)
    assert.equal(there, here)
  end)

  it("is decided once where a later if looks at an earlier one's result", function()
    local here, there, count = steps({ x = "0 .. 4", y = "0 .. 4" }, function(a)
      local v, w = a.x * 2, 1
      if a.x < 2 then v = a.y + 1 end
      if v < 3 then w = 2 end
      return math.exp(v * w)
    end, function(a)
      local v = perigee.where(a.x:lt(2), a.y + 1, a.x * 2)
      return math.exp(v * perigee.where(v:lt(3), 2, 1))
    end)
    assert.equal(3, count) -- where x is not below 2, v is 4 or more
    assert.is_true(here <= there + 3, ("%d steps against %d"):format(here, there))
  end)

  it("keeps a dead side's infinity and NaN away", function()
    local tape = traced({ x = "-1 .. 1" }, function(a)
      local y = a.x
      if a.x < 0 then y = 1 - a.x end
      return math.log(y) + 1 / y
    end)
    for _, value in ipairs(tape:raw(RUN, 1, RUN.samples)[1]) do assert.is_true(value == value and value < math.huge) end
  end)
end)

describe("core.join", function()
  it("gives the list back with choices by the condition pushed down", function()
    local c, x, y = core.quantity("0 .. 1"):lt(0.5), core.quantity "1 .. 2", core.quantity "3 .. 4"
    local given = { core.where(c, core.exp(x), core.exp(y)), 7, x }
    local list = core.join(c, given)
    assert.equal("where", given[1]:op())
    assert.equal("exp", list[1]:op())
    assert.equal(7, list[2])
    assert.equal("leaf", list[3]:op())
    assert.equal(3, #list)
    assert.same({}, core.join(c, {}))
  end)

  it("wants a condition and a list", function()
    assert.has_error(function() core.join(core.quantity("0 .. 1"):lt(0.5), 3) end)
    assert.has_error(function() core.join({}, {}) end)
  end)
end)
