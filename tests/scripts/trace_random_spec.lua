-- Random programs, traced and in plain Lua: the same to the last bit.
local core = require "perigee.core"
local model = dofile "tests/scripts/support/model.lua"
local perigee = require "perigee"
local programs = dofile "tests/scripts/support/programs.lua"

local assume = { x = "0 .. 10", y = "normal(3, 4)", n = "choice(1, 2, 3)" }
local PROGRAMS = 300

-- Plain Lua, not rewritten: a text is compiled twice.
local function in_plain_lua(text)
  return assert(load(text, "=plain"))()
end

local function traced(text)
  return model.compile(text, "program.lua", { math = perigee.math })()
end

local function check(seed, options)
  local text = programs.text(seed)
  local ok, result = pcall(function()
    return model.agrees(assume, traced(text), in_plain_lua(text), 0, options)
  end)
  if not ok then error(("program %d: %s\n%s"):format(seed, result, text), 0) end
  return result
end

describe("random programs", function()
  it("agree with plain Lua in every sample", function()
    local paths = 0
    for seed = 1, PROGRAMS do
      paths = paths + check(seed, { samples = 48, seed = seed }).paths
    end
    assert.is_true(paths > 4 * PROGRAMS) -- they do branch
  end)

  it("pass the run's own agreement check, and give plain Lua's mean", function()
    for seed = 1, PROGRAMS, 5 do
      local text = programs.text(seed)
      local result, message = model.run(assume, traced(text), { samples = 32, seed = seed })
      if not result then error(("program %d: %s\n%s"):format(seed, message, text), 0) end
      local sums = { v1 = 0, v2 = 0, v3 = 0 }
      local plain = in_plain_lua(text)
      for _, input in ipairs(check(seed, { samples = 32, seed = seed }).inputs) do
        for name, value in pairs(plain(input)) do sums[name] = sums[name] + value end
      end
      for _, output in ipairs(result.outputs) do
        assert.is_true(model.close(output.mean, sums[output.name] / 32, 1e-9))
      end
    end
  end)

  it("agree where they are run sample by sample", function()
    for seed = 1, PROGRAMS, 20 do
      local text = programs.text(seed)
      local run = { samples = 24, seed = seed, paths = 0 }
      local result = assert(model.run(assume, traced(text), run))
      local whole = assert(model.run(assume, traced(text), { samples = 24, seed = seed }))
      assert.equal("samples", result.tracing.mode)
      for i, output in ipairs(result.outputs) do
        assert.is_true(model.close(output.mean, whole.outputs[i].mean, 1e-12))
        assert.is_true(model.close(output.p95, whole.outputs[i].p95, 1e-12))
        assert.is_true(model.close(output.point, whole.outputs[i].point, 1e-12))
      end
    end
  end)

  it("leave no decision behind", function()
    assert.equal("build", core.mode())
    assert.same({}, core.finish())
  end)
end)
