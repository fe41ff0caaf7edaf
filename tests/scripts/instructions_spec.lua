-- The same figures by whatever instructions they are computed: all but the last digits, and with
-- --reproducible to the bit.
local core = require "perigee.core"
local perigee = require "perigee"
local run = dofile "tests/scripts/support/command.lua"

local isas = { "baseline", "avx2", "avx512", "best" }

local scenario = perigee.scenario {
  assume = { volume = "1 to 90", growth = "-0.2 .. 0.4", limit = "triangular(2, 5, 40)" },
  model = function(a)
    local later = a.volume * core.exp(12 * core.log(1 + a.growth))
    if later > a.limit then later = a.limit ^ 0.7 end
    return { later = later, share = later / a.volume }
  end,
}

local function figures_of(options)
  options.samples, options.threads = 20000, 1
  local list = {}
  for _, output in ipairs(assert(perigee.run(scenario, options)).outputs) do
    for _, name in ipairs { "point", "mean", "p5", "p50", "p95" } do list[#list + 1] = output[name] end
  end
  return list
end

describe("instructions", function()
  it("change no bit of what is to be reproducible", function()
    local first = figures_of { isa = "baseline", reproducible = true }
    for _, isa in ipairs(isas) do
      assert.same(first, figures_of { isa = isa, reproducible = true })
    end
  end)

  it("change the last digits otherwise", function()
    local first = figures_of { isa = "baseline" }
    for _, isa in ipairs(isas) do
      for i, figure in ipairs(figures_of { isa = isa }) do
        assert.is_true(math.abs(figure - first[i]) <= 1e-13 * math.abs(first[i]))
      end
    end
  end)

  it("are those that PERIGEE_ISA allows", function()
    local status, out, err = run({ PERIGEE_ISA = "avx" }, "run", "examples/support_assistant.lua")
    assert.same({ 1, "" }, { status, out })
    assert.equal("perigee: perigee.run: unknown set of instructions 'avx': did you mean 'avx2' or 'avx512'?\n", err)
    local function answer(isa, ...)
      local _, text = run({ PERIGEE_ISA = isa }, "run", "examples/support_assistant.lua", "--samples", "2k", "--format",
                          "json", ...)
      return text
    end
    assert.equal(answer("baseline", "--reproducible"), answer("", "--reproducible"))
    assert.truthy(answer("baseline"):find '"cheapest"')
  end)
end)
