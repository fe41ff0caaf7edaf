-- The benches' scenarios (tests/bench) answer as what they are measured against does: the figures of plain C programs
-- at 10^7 samples, figures by hand where everything is certain, and the pure Lua programs, run here.
local perigee = require "perigee"

local LUA = os.getenv "PERIGEE_LUA" or "lua5.4"

-- The lines of an answers.inc: lists of figures with their name, and how far a million random samples may be off.
local function answers_of(workload)
  local list = {}
  for line in io.lines(("tests/bench/%s/answers.inc"):format(workload)) do
    local name, values, tolerance = line:match '^{"([%w_]+)", %d+, {([^}]*)}, ([%d.]+)}'
    if name then
      local made = { name = name, tolerance = tonumber(tolerance) }
      for value in values:gmatch "[^,%s]+" do made[#made + 1] = tonumber(value) end
      list[#list + 1] = made
    end
  end
  assert.is_true(#list > 0)
  return list
end

local function near(want, got, tolerance, what)
  assert.is_true(math.abs(got - want) <= tolerance * math.abs(want), ("%s: %.9g, not %.9g"):format(what, want, got))
end

local function outputs_of(file, options)
  local made = {}
  for _, output in ipairs(assert(perigee.run(("tests/bench/%s.lua"):format(file), options)).outputs) do
    made[output.name] = output
  end
  return made
end

local SAMPLES = 65536
local MORE = math.sqrt(1e6 / SAMPLES) -- what fewer samples than a million scatter more

local function agrees_with_c(file, workload)
  local made = outputs_of(file, { samples = SAMPLES })
  for _, right in ipairs(answers_of(workload)) do
    local output = made[right.name]
    local got = #right == 1 and { output.mean } or { output.p5, output.p50, output.p95 }
    for k, value in ipairs(right) do near(value, got[k], right.tolerance * MORE, right.name) end
  end
end

local function at(file, values)
  local set, names = {}, {}
  for name in pairs(values) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do set[i] = { name, tostring(values[name]) } end
  return outputs_of(file, { samples = 1, set = set })
end

local function run(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read "a"
  return pipe:close(), text
end

local function run_plain(workload, n) return run(("%s tests/bench/%s/plain.lua %d"):format(LUA, workload, n)) end

local BUILD = assert(os.getenv "PERIGEE"):match "^(.*)/bin/"

describe("the benches' scenarios", function()
  for _, file in ipairs { "tco12", "tco12_where", "timeline", "tariff" } do
    it(("%s agrees with plain C"):format(file), function() agrees_with_c(file, file:match "^[^_]+") end)
  end

  -- Of workload.md, with no growth, no price decline, one token in and out, 10^6 requests a day:
  -- rm = 30.4375e6, mi = mo = 30.4375, nc = 0.5;
  -- a6 = 30.4375 (1.5 + 0.15 + 15) = 506.784375, A = a6 + 250;
  -- log ti = 0: f = 1 / (1 + exp(1.2 x 7.6)) = 1 / (1 + exp 9.12);
  -- B = 30.4375 x 1.5 (1 - f) + A f;
  -- load = 30.4375e6 (3.802570537683474e-07 + 0.5 x 4.563084645220169e-08) x 2 / (1 x 0.5) = 49.07...: 50 machines;
  -- C = 50 x 2 x 0.65 x 730.5 + 14500; D = 50^0.95 x 944 + 50 x 0.675 x 0.1 x 1044.615 + 4750 + 19575.
  for _, file in ipairs { "tco12", "tco12_where" } do
    it(("%s is what its formulas say where all is certain"):format(file), function()
      local made = at(file, { r = 1000000, ti = 1, to = 1, ch = 0.5, g = 0, pd = 0, gp = 2, th = 1, pk = 2, ut = 0.5,
                              el = 0.1, fte = 1 })
      local a, f = 756.784375, 1 / (1 + math.exp(9.12))
      near(a, made.A.point, 1e-12, "A")
      near(45.65625 * (1 - f) + a * f, made.B.point, 1e-12, "B")
      near(61982.5, made.C.point, 1e-12, "C")
      near(50 ^ 0.95 * 944 + 3525.575625 + 4750 + 19575, made.D.point, 1e-12, "D")
      assert.equal(0, made.win.point)
    end)
  end

  -- Least: (2.5 + 2.5 x 0.25) x 3 = 9.375, seats 2 x 4: 17.375 is under 20.
  it("tariff has a minimum", function()
    local made = at("tariff", { usage = 5, prompt = 4, cached = 0.5, waiting = 0.2, busy = 0.2, exchange = 1,
                                discount = 0, seats = 2 })
    near(20, made.paid.point, 1e-12, "paid")
    near(4, made.each.point, 1e-12, "each")
    assert.equal(1, made.least.point)
  end)

  -- Third plan, long prompts: (300 + 200 x 0.5) x 1.9 (1.25 + 0.3 ln 2) + 50; waiting takes off 0.5 x 0.45 of it;
  -- fee 80 and seats 10 x 2; busy hours add 0.6 (0.45 - 0.35); times 1.1 x 0.9.
  it("tariff goes through five levels", function()
    local made = at("tariff", { usage = 500, prompt = 128, cached = 0.4, waiting = 0.5, busy = 0.45, exchange = 1.1,
                                discount = 0.1, seats = 10 })
    local cost = (760 * (1.25 + 0.3 * math.log(2)) + 50) * 0.775 + 100
    near(cost * 1.06 * 0.99, made.paid.point, 1e-12, "paid")
    assert.equal(0, made.least.point)
  end)

  -- One month: growth 0.1 x 0.5; volume 1.05; hit 0.2 + 0.5 x 0.1 = 0.25; price 10; box 100; capacity 1.008;
  -- tokens 2.1 (0.75 + 0.025) = 1.6275; peak 3.255; api 16.275, under both discounts;
  -- needed 3.255 / (1.008 x 0.5) = 6.458...: 7 boxes, all bought; book 700;
  -- own 700 x 0.03 + 7 (0.6 needed / 7 + 0.4) + 8.4 + (10 + 3.5); mixed own x 0.8, since nothing is over.
  it("timeline's first month is what its formulas say", function()
    local made = at("timeline", { months = 1, volume = 1, growth = 0.1, fade = 0.5, tokens = 2, price = 10,
                                  price_kept = 1, hit = 0.2, learning = 0.1, box = 100, box_kept = 1, capacity = 1,
                                  use = 0.5, power = 1, staff = 10, peak = 2, discount = 0.99 })
    local own = 21 + 0.6 * (3.255 / 0.504) + 2.8 + 8.4 + 13.5
    near(16.275 * 0.99, made.api.point, 1e-12, "api")
    near(own * 0.99, made.own.point, 1e-12, "own")
    near(own * 0.8 * 0.99, made.mixed.point, 1e-12, "mixed")
    near(16.275, made.best.point, 1e-12, "best")
    near(7, made.boxes.point, 1e-12, "boxes")
    assert.equal(0, made.months_ahead.point)
  end)

  it("search finds what loops in pure Lua find", function()
    local made = assert(perigee.choose("tests/bench/search.lua", { set = { { "batch", { 4, 8 } } } }))
    local ok, text = run_plain("search", 46080) -- two numbers of sequences at once
    assert.is_true(ok, text)
    assert.equal(46080, made.combinations)
    assert.equal(tonumber(text:match "feasible=(%d+)"), made.feasible)
    near(tonumber(text:match "cost=(%S+)"), made.cheapest.usd_per_month, 1e-9, "cost")
  end)
end)

describe("the benches' programs", function()
  for _, workload in ipairs { "tco12", "timeline", "tariff" } do
    it(("of %s in pure Lua check their answers"):format(workload), function()
      local ok, text = run_plain(workload, 5000)
      assert.is_true(ok, text)
      assert.truthy(text:find "^ns=%S+ n=5000 ")
    end)
  end

  for _, workload in ipairs { "tco12", "timeline", "tariff", "search" } do
    for _, program in ipairs { "plain", "limit" } do
      it(("of %s in C check their answers: %s"):format(workload, program), function()
        local path = ("%s/tests/bench_%s_%s"):format(BUILD, workload, program)
        local file = io.open(path)
        if not file then return pending "built without it" end
        file:close()
        local ok, text = run(("'%s' %s"):format(path, workload == "search" and "" or "20000"))
        assert.is_true(ok, text)
        if text:find "^skip=" then return pending(text) end
        assert.truthy(text:find "^ns=%S+ n=%d+ ")
      end)
    end
  end
end)
