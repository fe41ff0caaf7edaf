-- The graph that an answer was read from, as plain data; values by hand.
local core = require "perigee.core"
local engine = require "perigee.engine"
local perigee = require "perigee"

-- 10 requests a day of 2 to 4 tokens each, evenly spread, at 0.5 USD a token: 15 USD a day at the point.
local function scenario(assume)
  return perigee.scenario {
    title = "Small", as_of = "2026-01-01",
    assume = assume or { requests = { "10 requests/day", source = "the log" }, size = "2 .. 4 tokens/request",
                         price = "0.5 USD/token" },
    model = function(a)
      local tokens = a.requests * a.size
      return {
        perigee.option { "Bought", costs = { perigee.cost("tokens", "all", tokens * a.price) },
                         limits = { { "tokens", needs = tokens, has = "35 tokens/day" } } },
        tokens = tokens,
      }
    end,
  }
end

local function export(options)
  local made = { scenario = scenario(), samples = 1024, seed = 1, threads = 1, figures = true }
  for name, value in pairs(options or {}) do made[name] = value end
  return assert(engine.export(made))
end

local function near(expected, found, within)
  assert.is_true(math.abs(found - expected) <= (within or 1e-12) * math.abs(expected),
    ("%s, not %s"):format(found, expected))
end

describe("an exported graph", function()
  it("comes beside the answer that a run gives", function()
    local answer = export()
    assert.truthy(answer.graph)
    answer.graph = nil
    assert.same(engine.run { scenario = scenario(), samples = 1024, seed = 1, threads = 1 }, answer)
  end)

  it("has each node once, arguments before their readers", function()
    local nodes, seen = export().graph.nodes, {}
    for id, node in ipairs(nodes) do
      for _, argument in ipairs(node.arguments) do assert.is_true(argument < id) end
      local key = table.concat({ node.op, node.unit, node.name or tostring(node.number), table.unpack(node.arguments) },
                               " ")
      assert.is_nil(seen[key], key)
      seen[key] = true
    end
  end)

  it("says what the figures of the report are", function()
    local graph = export().graph
    local nodes, option = graph.nodes, graph.options[1]
    assert.equal("Bought", option.name)
    -- 15 USD/day is 15 * 365 / 12 USD/month
    near(456.25, nodes[option.total].point)
    assert.equal("USD/month", nodes[option.total].unit)
    assert.same({ "tokens", "all" }, { option.rows[1].category, option.rows[1].label })
    near(30, nodes[graph.outputs[1].node].point)
    local held = option.holds[1]
    near(30, nodes[held.needs].point)
    near(35, nodes[held.has].point)
    assert.equal(0, nodes[held.fails].point)
    -- 10 s > 35 where s is in the upper quarter of 2 .. 4
    near(0.25, nodes[held.fails].mean, 0.01)
  end)

  it("tells the assumptions' texts, sources and distributions", function()
    local graph = export().graph
    local size, requests = graph.assumptions[3], graph.assumptions[2]
    assert.same({ "size", "2 .. 4 tokens/request" }, { size.name, size.text })
    local leaf = graph.nodes[size.node]
    assert.same({ kind = "uniform", parameters = { 2, 4 }, low = 2, high = 4 }, leaf.distribution)
    near(2.1, leaf.p5)
    near(3.9, leaf.p95)
    assert.equal(3, leaf.point)
    assert.same({ "requests", "the log", "the log" },
                { requests.name, requests.source, graph.nodes[requests.node].source })
    assert.same({ kind = "certain", parameters = { 10 }, low = 10, high = 10 },
                graph.nodes[requests.node].distribution)
  end)

  it("gives what varies its mean and percentiles, and nothing where it is not asked", function()
    local graph = export().graph
    local tokens = graph.nodes[graph.outputs[1].node]
    -- 10 times a uniform one over 2 .. 4
    near(30, tokens.mean, 1e-3)
    near(21, tokens.p5, 0.01)
    near(39, tokens.p95, 0.01)
    assert.is_true(tokens.varies)
    graph = export { figures = false }.graph
    assert.is_nil(graph.nodes[graph.outputs[1].node].point)
  end)

  it("names the line where a node was made", function()
    local graph = export().graph
    assert.truthy(graph.nodes[graph.outputs[1].node].place:match "export_spec%.lua:%d+$")
  end)

  it("is one over axes of numbers, which are nodes", function()
    local swept = scenario { requests = { "10 requests/day", "20 requests/day" }, price = "0.5 USD/token",
                             size = "3 tokens/request" }
    local graph = export { scenario = swept }.graph
    local axis = graph.nodes[graph.assumptions[2].node]
    assert.same({ "axis", { 10, 20 } }, { axis.op, axis.values })
    assert.equal(10, axis.point)
    assert.is_true(graph.nodes[graph.options[1].total].over)
  end)

  it("is that of the first of names", function()
    local of = perigee.scenario {
      as_of = "2026-01-01", assume = { place = { names = { "near", "far" } } },
      model = function(a) return { hops = core.quantity(a.place == "near" and 1 or 9) } end,
    }
    local answer = export { scenario = of }
    local graph = answer.graph
    assert.equal(1, graph.nodes[graph.outputs[1].node].point)
    assert.same({ "place", "near" }, { graph.names[1].name, graph.names[1].value })
    assert.equal(2, answer.outputs[1].point.n)
  end)
end)

describe("distributions", function()
  local function of(text) return core.distribution(core.leaf("x", text)) end

  it("tell their kinds and parameters", function()
    assert.same({ "lognormal", { 1, 2 } }, { of("1 to 2").kind, of("1 to 2").parameters })
    assert.same({ 1, 2, 4 }, of("triangular(1, 2, 4)").parameters)
    local cut = of "normal(5, 1) above 0"
    assert.same({ "normal", 0 }, { cut.kind, cut.least })
    assert.is_nil(cut.most)
    local choice = of "choice(1: 50 %, 2: 50 %)"
    assert.is_true(choice.weighted)
    assert.same({ 1, 0.5, 2, 0.5 }, choice.parameters)
    assert.is_nil(core.distribution(core.quantity(3)))
  end)
end)

describe("a walk", function()
  it("goes through deep chains without recursion", function()
    local x = core.leaf("x", "1 to 2")
    local sum = x
    for i = 1, 100000 do sum = core.min(sum, x + i) end
    local nodes, arguments, roots = core.walk { sum, x }
    -- the leaf, and for each step a constant, a sum and a minimum
    assert.equal(300001, #nodes)
    assert.same({ 300001, 1 }, { roots[1], #arguments[2] == 0 and roots[2] or arguments[2][1] })
    assert.equal("min", nodes[300001]:op())
  end)

  it("wants quantities", function()
    assert.has_error(function() core.walk { 3 } end)
    assert.has_error(function() core.walk(3) end)
  end)
end)
