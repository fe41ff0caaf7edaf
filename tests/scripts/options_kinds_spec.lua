-- Every option kind, argument by argument: certain, uncertain and swept.
local kinds = require "scripts.support.option_kinds"
local model = require "scripts.support.model"
local services = require "scripts.support.services"

local names = {}
for name, kind in pairs(kinds) do
  if type(kind) == "table" then names[#names + 1] = name end
end
table.sort(names)

local function text_of(argument, value)
  return ("%.17g %s"):format(value, argument[3])
end

-- Assumptions for all arguments of a kind, some of them as `changes` has it.
local function assumptions(kind, changes)
  local assume = {}
  for _, argument in ipairs(kind.arguments) do
    assume[argument[1]] = text_of(argument, argument[2])
  end
  for name, value in pairs(changes or {}) do assume[name] = value end
  return assume
end

local function run(kind, changes, samples)
  local result = assert(model.run(assumptions(kind, changes), function(a) return { kind.build(a) } end,
                                  { samples = samples or 8 }))
  assert.same({}, result.warnings)
  return result.options[1]
end

local function certain(kind, argument, value)
  return run(kind, argument and { [argument[1]] = text_of(argument, value) })
end

-- The plain numbers of a kind's arguments.
local function numbers(kind, argument, value)
  local n = {}
  for _, each in ipairs(kind.arguments) do n[each[1]] = each[2] end
  if argument then n[argument[1]] = value end
  return n
end

local function close(wanted, found, within, message)
  assert.is_true(model.close(wanted, found, within), ("%s: %.17g, not %.17g"):format(message, found, wanted))
end

local function agrees_with_hand(kind, option, n, message)
  local cost, fits = kind.hand(n)
  close(cost, option.cost.point, 1e-12, message)
  assert.equal(fits, option.feasible, message)
  local sum = 0
  for _, row in ipairs(option.rows) do sum = sum + row.point end
  close(option.cost.point, sum, 1e-12, message .. ": rows")
end

local function range_of(argument)
  return ("%.17g .. %.17g %s"):format(argument[4], argument[5], argument[3])
end

local function list_of(argument)
  local values = { argument[4], argument[2], argument[5] }
  local texts = {}
  for i, value in ipairs(values) do texts[i] = text_of(argument, value) end
  return texts, values
end

-- Sample by sample: what the rows sum to, and whether all limits hold.
local function by_sample(kind, changes, samples)
  local traced = model.trace(assumptions(kind, changes), function(a) return { kind.build(a) } end,
                             { samples = samples })
  local list = {}
  for sample = 1, samples do
    list[sample] = { cost = 0, fits = true, inputs = traced.inputs[sample] }
  end
  for key, column in pairs(traced.slots) do
    local part = key:match "^(%l+):"
    for sample = 1, samples do
      local at = list[sample]
      if part == "row" then at.cost = at.cost + column[sample] end
      if part == "holds" then at.fits = at.fits and column[sample] ~= 0 end
    end
  end
  return list
end

setup(function() services.replace { price = kinds.price } end)
teardown(services.restore)

for _, name in ipairs(names) do
  local kind = kinds[name]

  describe(name, function()
    it("costs what a hand computation gives", function()
      agrees_with_hand(kind, certain(kind), numbers(kind), name)
    end)

    for _, argument in ipairs(kind.arguments) do
      it("with " .. argument[1] .. " certain, at either end", function()
        for at = 4, 5 do
          agrees_with_hand(kind, certain(kind, argument, argument[at]), numbers(kind, argument, argument[at]),
                           argument[1])
        end
      end)

      it("with " .. argument[1] .. " uncertain, sample by sample", function()
        local list = by_sample(kind, { [argument[1]] = range_of(argument) }, 16)
        for sample, at in ipairs(list) do
          local value = at.inputs[argument[1]]
          local cost, fits = kind.hand(numbers(kind, argument, value))
          close(cost, at.cost, 1e-9, argument[1] .. " by hand")
          assert.equal(fits, at.fits)
          if sample <= 4 then
            local alone = certain(kind, argument, value)
            close(alone.cost.point, at.cost, 1e-9, argument[1])
            assert.equal(alone.feasible, at.fits)
          end
        end
      end)

      it("with " .. argument[1] .. " swept, cell by cell", function()
        local texts, values = list_of(argument)
        local swept = run(kind, { [argument[1]] = texts })
        for cell, value in ipairs(values) do
          local alone = certain(kind, argument, value)
          assert.equal(alone.cost.point, swept.cost.point[cell])
          assert.equal(alone.feasible, swept.feasible[cell])
          for i, row in ipairs(alone.rows) do assert.equal(row.point, swept.rows[i].point[cell]) end
        end
      end)
    end

    it("with every argument uncertain, sample by sample", function()
      local changes = {}
      for _, argument in ipairs(kind.arguments) do changes[argument[1]] = range_of(argument) end
      for _, at in ipairs(by_sample(kind, changes, 128)) do
        local cost, fits = kind.hand(at.inputs)
        close(cost, at.cost, 1e-9, name)
        assert.equal(fits, at.fits)
      end
    end)

    it("sliced in is sliced out, with the rest uncertain", function()
      local swept = kind.arguments[1]
      local function changes_with(value)
        local changes = {}
        for _, argument in ipairs(kind.arguments) do changes[argument[1]] = range_of(argument) end
        changes[swept[1]] = value
        return changes
      end
      local texts = list_of(swept)
      local all = run(kind, changes_with(texts), 64)
      for cell, text in ipairs(texts) do
        local alone = run(kind, changes_with(text), 64)
        for _, figure in ipairs { "point", "mean", "p5", "p50", "p95" } do
          assert.equal(alone.cost[figure], all.cost[figure][cell])
        end
        assert.equal(alone.feasible_probability, all.feasible_probability[cell])
      end
    end)
  end)
end
