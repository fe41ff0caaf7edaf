-- Pages in a browser, against the engine: their assumptions are moved, and every figure of every
-- example is compared with what the engine says where they are set so.
local browser = dofile "tests/scripts/support/browser.lua"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local model = dofile "tests/scripts/support/model.lua"
local page = require "perigee.report.page"
local perigee = require "perigee"
local sweeps = require "perigee.report.sweep"
local programs = dofile "tests/scripts/support/programs.lua"

local POINT = 1e-12  -- the page's evaluator against the core's
local SPREAD = 1e-9  -- the same samples, added up
local SAMPLES = 256

local absent = browser.absent()

-- ----- what is moved -----

-- Four digits, as a slider gives; a choice by its place.
local function value_at(control, share)
  if control.choices then return math.min(#control.choices - 1, math.floor(share * #control.choices)) end
  local value = control.log and control.low * (control.high / control.low) ^ share
    or control.low + (control.high - control.low) * share
  return tonumber(("%.4g"):format(value))
end

local function number_of(control, value)
  return control.choices and control.choices[value + 1] or value
end

-- All assumptions a little down, all a little up, and three of them one at a time.
local function moves_of(controls)
  local list = { {}, {} }
  for i, control in ipairs(controls) do
    list[1][i], list[2][i] = { control.name, value_at(control, 0.41) }, { control.name, value_at(control, 0.63) }
  end
  for k = 1, math.min(3, #controls) do
    local control = controls[(k * 5) % #controls + 1]
    list[#list + 1] = { { control.name, value_at(control, 0.2 + 0.2 * k) } }
  end
  return list
end

-- The same as the command line sets them; a list that is not moved stands at its first value.
local function sets_of(controls, setting)
  local moved, list = {}, {}
  for _, one in ipairs(setting) do moved[one[1]] = one[2] end
  for _, control in ipairs(controls) do
    local value = moved[control.name] and number_of(control, moved[control.name])
      or control.kind == "axis" and control.point
    if value then list[#list + 1] = { control.name, ("%.17g %s"):format(value, control.unit) } end
  end
  return list
end

-- ----- comparing -----

local function close(found, expected, relative)
  if found == expected or type(found) == "string" then return true end
  return math.abs(found - expected) <= relative * math.max(math.abs(expected), 1e-300)
end

local STATISTICS = { point = POINT, mean = SPREAD, p5 = SPREAD, p50 = SPREAD, p95 = SPREAD }

-- How many figures agree; an error where one does not.
local function compare_figure(where, found, expected)
  local count = 0
  for name, relative in pairs(STATISTICS) do
    if expected[name] ~= nil then
      if not close(found[name], expected[name], relative) then
        error(("%s, %s: %.17g in the page, %.17g in the core"):format(where, name, found[name], expected[name]), 0)
      end
      count = count + 1
    end
  end
  return count
end

local function by_name(list, name)
  for _, one in ipairs(list) do
    if one.name == name then return one end
  end
end

local function compare(where, found, expected)
  local count = 0
  for _, option in ipairs(expected.options) do
    local shown = assert(by_name(found.options, option.name), where .. ": no option " .. option.name)
    count = count + compare_figure(where .. ", " .. option.name, shown.cost, option.cost)
    assert(shown.feasible == option.feasible, where .. ": feasible " .. option.name)
    assert(close(shown.cheapest_probability, option.cheapest_probability, SPREAD), where .. ": share " .. option.name)
  end
  for _, output in ipairs(expected.outputs) do
    count = count + compare_figure(where .. ", " .. output.name, by_name(found.outputs, output.name), output)
  end
  return count
end

-- ----- the pages -----

local examples = dofile "tests/scripts/support/examples.lua"

local PROGRAMS = 16
local assume = { x = "0 .. 10", y = "normal(3, 4)", n = "choice(1, 2, 3)" }

local function program(seed)
  local traced = model.compile(programs.text(seed), "program.lua", { math = perigee.math })()
  return perigee.scenario { title = "p", as_of = "2026-01-01", assume = assume, model = traced }
end

-- Every kind of distribution, correlated and bounded ones too, and every operation.
local KINDS = [[
local perigee = require "perigee"
return perigee.scenario {
  title = "Kinds", as_of = "2026-01-01",
  assume = {
    a = "1 to 3 USD", b = "1 .. 2", c = "normal(5, 1) above 4", d = "triangular(1, 2, 4)", e = "pert(1, 2, 4)",
    f = "beta(2, 5)", g = "choice(1, 2, 4)", h = "choice(1: 50 %, 2: 30 %, 4: 20 %)", i = "1.3 to 2 within 1 .. 3",
    j = "7.5", k = "beta(0.5, 0.7)", l = "pert(0, 9, 10) below 8",
    m = perigee.observed { values = { 3, 1, 4, 1, 5 } },
  },
  correlate = { { "b", "d", 0.6 }, { "d", "e", -0.4 }, { "a", "m", 0.5 } },
  model = function(v)
    local cost = v.a * v.b / perigee.quantity "1 month"
    local out = { perigee.option { "One", costs = { perigee.cost("fees", "all", cost) } } }
    for name in pairs { a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1, i = 1, j = 1, k = 1, l = 1, m = 1 } do
      out["is_" .. name] = v[name] * 1.5
    end
    out.rounded, out.up, out.down = math.floor(v.b * 10) % 3, math.ceil(-v.c), v.j // 2
    out.powers, out.logs = v.d ^ 0.5 + v.e ^ -2 + math.exp(v.f), math.log(v.c) + math.sqrt(v.i) + math.abs(-v.k)
    out.most, out.least = math.max(v.b, v.d, v.g), math.min(v.b, v.d, v.h)
    if v.b < 1.5 then out.branch = v.c else out.branch = -v.j end
    return out
  end,
}
]]

-- A certain assumption decides, and the other side is beyond what the page has followed.
local BRANCH = [[
local perigee = require "perigee"
return perigee.scenario {
  title = "Branch", as_of = "2026-01-01",
  assume = { size = 5, price = "1 to 3 USD/month" },
  model = function(a)
    if a.size > 1000 then error "too large for anything" end
    local cost = a.size < 6 and a.price or a.price * 3
    return { perigee.option { "Only", costs = { perigee.cost("fees", "it", cost) } }, size = a.size,
             share = 1 / (a.size - 3) }
  end,
}
]]

local NAMES = [[
local perigee = require "perigee"
return perigee.scenario {
  title = "Names", as_of = "2026-08-01",
  assume = { model = { "openai/gpt-4.1", "openai/gpt-5.4" }, requests = "1k to 4k requests/day" },
  model = function(a)
    local traffic = perigee.traffic { requests = a.requests, input = "500 tokens/request",
                                      output = "100 tokens/request" }
    return { perigee.api { "By the token", model = a.model, traffic = traffic },
             perigee.option { "Agency", costs = { perigee.cost("fees", "agency", "200 USD/month") } } }
  end,
}
]]

-- Five options, forty assumptions.
local function large()
  local lines = { 'local perigee = require "perigee"', "return perigee.scenario {",
                  'title = "Large", as_of = "2026-08-01",', "assume = {" }
  for i = 1, 40 do
    lines[#lines + 1] = i % 4 == 0 and ("a%02d = %d,"):format(i, i) or ('a%02d = "%d to %d",'):format(i, i, 3 * i)
  end
  lines[#lines + 1] = [[},
  model = function(a)
    local out = {}
    for option = 1, 5 do
      local costs, traffic = {}, perigee.traffic { requests = a.a01 * a.a02 * perigee.quantity "100 requests/day",
        input = a.a03 * perigee.quantity "100 tokens/request", output = a.a04 * perigee.quantity "10 tokens/request" }
      for row = 1, 8 do
        local i = 8 * (option - 1) + row
        local x, y = a[("a%02d"):format(i)], a[("a%02d"):format(i % 40 + 1)]
        x = math.max(x, 0.9 * y)
        costs[row] = perigee.cost("fees", "row " .. row, math.ceil(x * y / 7) * perigee.quantity "3 USD/month")
      end
      out[option] = perigee.option { "Option " .. option, costs = costs }
      if option == 5 then
        out[5] = perigee.host { "Hosted", instance = "gcp/a3-highgpu-2g", region = "us-central1",
          model = "meta/llama-3.1-70b", quantization = "fp8", traffic = traffic, replicas = "auto", staff = { ["ml-engineer"] = "0.5 FTE" } }
      end
    end
    return out
  end,
}
]]
  return table.concat(lines, "\n")
end

describe("a page in a browser", function()
  local tasks, answers, found, root = {}, {}, nil, nil

  local function add(name, options, more)
    options.samples, options.threads, options.seconds = options.samples or SAMPLES, 1, 100
    local answer = assert(engine.page(options))
    local task = { name = name, page = page.render(answer), moves = {} }
    for key, value in pairs(more or {}) do task[key] = value end
    local first = answer.live.graphs[1]
    if not task.only and first then task.moves = moves_of(first.controls) end
    answers[name], tasks[#tasks + 1] = { answer = answer, options = options, controls = first and first.controls }, task
    return task
  end

  lazy_setup(function()
    if absent then return end
    root = folder.new { ["kinds.lua"] = KINDS, ["branch.lua"] = BRANCH, ["names.lua"] = NAMES, ["large.lua"] = large() }
    for _, one in ipairs(examples()) do add(one[1], { file = one[2] }) end
    for seed = 1, PROGRAMS do
      add("program" .. seed, { scenario = program(seed), samples = 64, check = false })
    end
    add("kinds", { file = root .. "/kinds.lua" })
    add("branch", { file = root .. "/branch.lua" },
        { only = true, moves = { { { "size", 5.5 } }, { { "size", 7 } }, { { "size", 2000 } },
                                { { "size", 3 } } } })
    add("names", { file = root .. "/names.lua" }, { only = true, moves = { { { "model", 1 } }, {} } })
    local sweep = { file = "examples/host_or_api.lua", over = { requests = "10k/day:1M/day:25:log" }, live = true,
                    samples = SAMPLES, threads = 1 }
    tasks[#tasks + 1] = { name = "sweep", page = sweeps.render("html", assert(engine.sweep(sweep))),
                          moves = { {}, { { "requests", 500000 } } } }
    add("large", { file = root .. "/large.lua", samples = 16384 }, { only = true, time = true })
    found = browser.read(root, tasks)
  end)

  lazy_teardown(folder.remove_all)

  -- How many figures of a page's moves agree with runs that are set so.
  local function check(name)
    local one, result, count = answers[name], found[name], 0
    assert.same({}, result.faults)
    for i, setting in ipairs(moves_of(one.controls)) do
      local options = { file = one.options.file, scenario = one.options.scenario, samples = one.options.samples,
                        threads = 1, check = false, set = sets_of(one.controls, setting) }
      local expected, fault = engine.run(options)
      local where = ("%s, move %d"):format(name, i)
      if expected and result.moves[i].fault == "" then
        count = count + compare(where, result.moves[i], expected)
      elseif not expected then
        assert(result.moves[i].fault ~= "", where .. ": the engine says " .. fault)
      end
    end
    return count
  end

  it("shows what it was written with when it computes anew", function()
    if absent then pending(absent) return end
    for _, task in ipairs(tasks) do
      local result = found[task.name]
      assert.is_true(result.ready, task.name)
      assert.is_nil(result.changed and task.name .. ": " .. table.concat(result.changed, "\n---\n"))
      assert.is_true(result.back, task.name .. " does not come back")
    end
  end)

  it("agrees with the engine on every figure of every example where assumptions are moved", function()
    if absent then pending(absent) return end
    local list = examples()
    assert.is_true(#list >= 14)
    for _, one in ipairs(list) do assert.is_true(check(one[1]) > 20, one[1]) end
  end)

  it("agrees on every kind of distribution and every operation", function()
    if absent then pending(absent) return end
    assert.is_true(check "kinds" > 100)
  end)

  it("agrees on random models", function()
    if absent then pending(absent) return end
    local count = 0
    for seed = 1, PROGRAMS do count = count + check("program" .. seed) end
    assert.is_true(count > 300)
  end)

  it("follows a decision by a certain assumption, and says where it cannot follow", function()
    if absent then pending(absent) return end
    local first, second, third, fourth = table.unpack(found.branch.moves)
    local median = answers.branch.answer.options[1].cost.point -- 5 is below 6, and the price stands alone
    assert.equal(median, first.options[1].cost.point)
    assert.equal(3 * median, second.options[1].cost.point)
    assert.truthy(third.fault:find("this page has not followed it", 1, true))
    assert.truthy(third.status:find("this page has not followed it", 1, true))
    assert.truthy(third.command:find("--set size='2000'", 1, true))
    assert.equal("These assumptions do not go: 'share' is not a finite number", fourth.fault)
  end)

  it("has a graph for each name", function()
    if absent then pending(absent) return end
    local moved, back = table.unpack(found.names.moves)
    for i, name in ipairs { "openai/gpt-5.4", "openai/gpt-4.1" } do
      local options = { file = root .. "/names.lua", set = { { "model", name } }, samples = SAMPLES }
      local expected = assert(engine.run(options))
      assert.is_true(compare(name, i == 1 and moved or back, expected) > 5)
    end
    assert.truthy(moved.command:find("--set model='openai/gpt-5.4'", 1, true))
  end)

  it("derives a figure in the scenario's own names", function()
    if absent then pending(absent) return end
    assert.truthy(found.host_or_api.derivation:find("requests × input × openai/gpt-4.1: input price", 1, true))
    assert.truthy(found.host_or_api.derivation:find("our forecast", 1, true)) -- the source of `requests`
  end)

  it("of a sweep moves along its axis", function()
    if absent then pending(absent) return end
    for i, requests in ipairs { "10k requests/day", "500k requests/day" } do
      local expected = assert(engine.run { file = "examples/host_or_api.lua", samples = SAMPLES,
                                           set = { { "requests", requests } } })
      assert.is_true(compare(requests, found.sweep.moves[i], expected) > 10)
    end
    assert.truthy(found.sweep.moves[2].where:find("requests is 500,000 requests/day", 1, true))
  end)

  it("of five options and forty assumptions answers a moved control within 50 ms, and weighs under 1 MB", function()
    if absent then pending(absent) return end
    local times = found.large.times
    table.sort(times)
    assert.equal(40, #answers.large.controls)
    assert.is_true(#times >= 9)
    assert.is_true(times[#times // 2 + 1] < 50, ("%.1f ms"):format(times[#times // 2 + 1]))
    for _, task in ipairs(tasks) do assert.is_true(#task.page < 1000000, task.name) end
  end)
end)
