-- Shapley values and bridges: by hand, and over random functions of sets of changes.
local bridge = require "perigee.analysis.compare.bridge"
local shapley = require "perigee.analysis.compare.shapley"

local function near(wanted, found, relative)
  assert.is_true(math.abs(found - wanted) <= (relative or 1e-12) * math.max(1, math.abs(wanted)),
    ("%.17g, not %.17g"):format(found, wanted))
end

local function contributions(count, value)
  return shapley.contributions(shapley.plan(count), count, value, 0)
end

-- A function of values that each change takes from the first to the second.
local function between(pairs_of, f)
  return function(set)
    local values = {}
    for i, pair in ipairs(pairs_of) do values[i] = pair[shapley.has(set, i) and 2 or 1] end
    return f(table.unpack(values))
  end
end

local function sum_of(list)
  local sum = 0
  for _, item in ipairs(list) do sum = sum + item end
  return sum
end

describe("Shapley values", function()
  it("of a sum are what each part changes", function()
    local found = contributions(3, between({ { 3, 5 }, { 7, 4 }, { 2, 2.5 } }, function(x, y, z)
      return 10 * x + 100 * y - 4 * z + 6
    end))
    near(20, found[1])   -- 10 (5 - 3)
    near(-300, found[2]) -- 100 (4 - 7)
    near(-2, found[3])   -- -4 (2.5 - 2)
  end)

  -- x from x0 to x1 adds (x1 - x0) y, with y as it was before in one order, as it is after in the other.
  it("of a product are the mean of both orders", function()
    local found = contributions(2, between({ { 3, 7 }, { 5, 11 } }, function(x, y) return x * y end))
    near((7 - 3) * (5 + 11) / 2, found[1])
    near((11 - 5) * (3 + 7) / 2, found[2])
  end)

  -- Of six orders x comes first in two, after y alone in one, after z alone in one, last in two:
  -- dx (2 y0 z0 + y1 z0 + y0 z1 + 2 y1 z1) / 6.
  it("of a product of three are the mean of six orders", function()
    local found = contributions(3, between({ { 2, 3 }, { 5, 4 }, { 10, 30 } }, function(x, y, z) return x * y * z end))
    near(1 * (2 * 5 * 10 + 4 * 10 + 5 * 30 + 2 * 4 * 30) / 6, found[1])
    near(-1 * (2 * 2 * 10 + 3 * 10 + 2 * 30 + 2 * 3 * 30) / 6, found[2])
    near(20 * (2 * 2 * 5 + 3 * 5 + 2 * 4 + 2 * 3 * 4) / 6, found[3])
    near(3 * 4 * 30 - 2 * 5 * 10, sum_of(found))
  end)

  it("of what changes nothing are nothing, exactly", function()
    for _, count in ipairs { 3, 8, 9, 12 } do
      local found = contributions(count, function(set)
        local value = 0.1
        for i = 2, count do value = value * (shapley.has(set, i) and 1.3 + i / 7 or 0.7) end
        return value
      end)
      assert.equal(0, found[1])
    end
  end)

  it("of changes that do the same are the same", function() -- all or nothing: a third each
    local found = contributions(3, function(set) return set == "111" and 12 or 0 end)
    for i = 1, 3 do near(4, found[i]) end
  end)

  -- Up to what two do together each takes half, whichever the orders: an order and its reverse give both.
  it("past eight changes are exact for pairs, and sum to the whole", function()
    for _, count in ipairs { 9, 10, 13, 24 } do
      local found = contributions(count, function(set)
        local value = 5
        for i = 1, count do
          if shapley.has(set, i) then value = value + i end
          for j = i + 1, count do
            if shapley.has(set, i) and shapley.has(set, j) then value = value + 1 / (i + j) end
          end
        end
        return value
      end)
      for i = 1, count do
        local wanted = i
        for j = 1, count do wanted = wanted + (j ~= i and 0.5 / (i + j) or 0) end
        near(wanted, found[i])
      end
    end
  end)

  it("look at every set of up to eight changes, and at some hundred of more", function()
    for count = 1, 8 do
      local plan = shapley.plan(count)
      assert.equal(2 ^ count, #plan.sets)
      assert.is_nil(plan.orders)
    end
    for count = 9, 40 do
      local plan = shapley.plan(count)
      assert.is_true(#plan.sets <= 220, count)
      assert.is_true(plan.orders >= 4 and plan.orders % 2 == 0)
    end
  end)

  it("weigh all orders alike: the weights of each change sum to one", function()
    for count = 1, 14 do
      local weights = {}
      for _, term in ipairs(shapley.plan(count).terms) do
        weights[term.player] = (weights[term.player] or 0) + term.weight
      end
      for i = 1, count do near(1, weights[i]) end
    end
  end)

  it("sum to the whole for any function of sets", function()
    local random = math.random
    math.randomseed(7)
    for _ = 1, 300 do
      local count, values = random(1, 11), {}
      local function value(set)
        values[set] = values[set] or (random() - 0.5) * 10 ^ random(-6, 9)
        return values[set]
      end
      local found = contributions(count, value)
      local whole, most = value(shapley.all(count)) - value(shapley.none(count)), 0
      for _, each in pairs(values) do most = math.max(most, math.abs(each)) end
      assert.is_true(math.abs(sum_of(found) - whole) <= 1e-12 * most)
      bridge.settle(found, whole)
      assert.is_true(math.abs(sum_of(found) - whole) <= 2 ^ -52 * most)
    end
  end)
end)

describe("a settled bridge", function()
  it("sums to the whole to the last bit, the largest taking the rest", function()
    local list = { 0.1, 0.2, 0.3 } -- 0.1 + 0.2 + 0.3 is 0.6000000000000001
    bridge.settle(list, 0.6)
    assert.equal(0.6, sum_of(list))
    assert.same({ 0.1, 0.2 }, { list[1], list[2] })
    bridge.settle({}, 0)
  end)
end)

describe("a bridge", function()
  local function finish() end

  -- The values of sets; a text is why a set cannot be made.
  local function build(count, values, finished)
    local asked = {}
    local made = bridge.build(count, function(set)
      asked[#asked + 1] = set
      local value = values[set]
      if type(value) == "string" then return nil, value end
      return { value }
    end, finished or finish)
    return made, asked
  end

  it("asks for each set once", function()
    local _, asked = build(2, { ["00"] = 0, ["10"] = 1, ["01"] = 2, ["11"] = 3 })
    table.sort(asked)
    assert.same({ "00", "01", "10", "11" }, asked)
  end)

  it("joins what cannot be made alone with what cures it, the later first", function()
    local made = build(3, { ["000"] = 0, ["100"] = "no price", ["010"] = 2, ["001"] = 4, ["110"] = 3, ["101"] = 5,
                            ["011"] = 6, ["111"] = 7 })
    assert.same({ { 1, 3 }, { 2 } }, made.blocks)
    assert.equal("no price", made.reasons[made.blocks[1]])
    assert.equal(5, made.at("10")[1])
    assert.equal(2, made.at("01")[1])
  end)

  it("takes the only cure that there is", function() -- the third does not cure the first, the second does
    local made = build(3, { ["000"] = 0, ["100"] = "x", ["010"] = 2, ["001"] = 4, ["110"] = 3, ["101"] = "x",
                            ["011"] = 6, ["111"] = 7 })
    assert.same({ { 1, 2 }, { 3 } }, made.blocks)
  end)

  it("is one block where nothing else can be made", function()
    local values = { ["0000"] = 0, ["1111"] = 5 }
    setmetatable(values, { __index = function() return "never" end })
    local made = build(4, values)
    assert.same({ { 1, 2, 3, 4 } }, made.blocks)
    assert.equal(5, made.at("1")[1])
  end)

  it("joins what turns out to be impossible when it is read", function()
    local made = build(2, { ["00"] = 0, ["10"] = 1, ["01"] = 2, ["11"] = 3 }, function(records)
      for _, record in ipairs(records) do record.fault = record.value[1] == 1 and "not finite" or nil end
    end)
    assert.same({ { 1, 2 } }, made.blocks)
    assert.equal("not finite", made.reasons[made.blocks[1]])
  end)
end)
