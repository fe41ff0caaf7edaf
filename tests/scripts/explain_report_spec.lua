-- The pages of `perigee explain`: the tree, its width, JSON, Markdown and DOT; values by hand.
local command = require "scripts.support.command"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local text = require "perigee.report.text"

teardown(function() folder.remove_all() end)

-- 10 requests a day of 2 to 4 tokens at 0.5 USD: 15 USD a day, 456.25 a month.
local FILE = [[
local perigee = require "perigee"
return perigee.scenario {
  title = "Small", as_of = "2026-01-01",
  assume = {
    requests = { "10 requests/day", source = "the log" },
    size     = { "2 .. 4 tokens/request", source = "a sample" },
    price    = "0.5 USD/token",
  },
  model = function(a)
    local tokens = a.requests * a.size
    local desk = perigee.quantity "12 USD/month"
    if a.size > "3.5 tokens/request" then desk = a.price * tokens end
    return {
      perigee.option { "Bought", costs = {
        perigee.cost("tokens", "all", tokens * a.price), perigee.cost("fees", "desk", desk + "3 USD/month"),
      } },
      perigee.option { "Made", costs = { perigee.cost("tokens", "all", tokens * a.price * 3) } },
      tokens_per_day = tokens,
    }
  end,
}
]]

local path
setup(function() path = folder.new { ["small.lua"] = FILE } .. "/small.lua" end)

local function explain(...)
  local status, out, err = command({ COLUMNS = "80" }, "explain", path, ...)
  return out, err, status
end

local function has(found, wanted) assert.truthy(found:find(wanted, 1, true), wanted .. "\nin\n" .. found) end
local function lacks(found, wanted) assert.is_nil(found:find(wanted, 1, true), wanted .. "\nin\n" .. found) end

describe("the page of an explanation", function()
  it("is a tree of names, values, formulas and sources", function()
    local found = explain "Made"
    has(found, [[
How 'Made' comes about
Small · prices as of 2026-01-01
Each at the assumptions' medians, and from P5 to P95 over the samples.

]])
    has(found, "\n│ = 3 × tokens/all\n│ = 3 × 456 USD/month\n└ tokens/all ")
    has(found, [[
  │ = tokens_per_day × price
  │ = 30 tokens/day × 0.5 USD/token
  ├ tokens_per_day  30 tokens/day     21 .. 39
  │ │ = requests × size
  │ │ = 10 requests/day × 3 tokens/request
  │ ├ requests      10 requests/day                 [1]
  │ └ size          3 tokens/request  2.1 .. 3.9    [2]
  └ price           0.5 USD/token

Where the figures are from
  [1] the log
  [2] a sample
]])
  end)

  it("lists what else there is, where nothing was asked", function()
    local found = explain()
    has(found, "How 'Bought', the cheapest option, comes about\n")
    has(found, "  options: 'Bought', 'Made'\n  outputs: 'tokens_per_day'\n")
    has(found, "  --names lists all.\n")
    lacks(found, "limits: ")
    has(explain "--names", "  figures of options: 'Bought/feasible', 'Bought/cheapest', 'Made/feasible',\n")
  end)

  it("tells cases and which of them holds", function()
    local found = explain "Bought/fees/desk"
    has(found, "= the first that holds:\n")
    assert.truthy(found:find "  size > 3%.5 tokens/request +.- +25 %%\n", found)
    assert.truthy(found:find "▸ otherwise +15 USD/month +75 %%\n", found)
  end)

  it("goes as deep as is asked, and says what is behind", function()
    local found = explain("Made", "--depth", "1")
    has(found, "└ tokens/all (+4)   456 USD/month")
    lacks(found, "requests")
    has(found, "\n(+4): so many more are behind it: ask about 'Bought/tokens/all', or say --depth\n")
    has(explain("Made", "--depth", "2"), "├ tokens_per_day (+2)")
  end)

  it("leads to a part alone", function()
    local found = explain("Bought", "--focus", "requests")
    assert.truthy(found:find "└ requests +10 requests/day", found)
    lacks(found, "price    ")
    lacks(found, "size    ")
  end)

  it("fits its columns", function()
    for _, columns in ipairs { 60, 80, 120 } do
      local _, out = command({ COLUMNS = tostring(columns) }, "explain", "examples/support_assistant.lua",
                             "--samples", "512")
      for line in out:gmatch "[^\n]+" do assert.is_true(text.width(line) <= columns, line) end
    end
  end)

  it("does without Unicode", function()
    local _, found = command({ COLUMNS = "80", LC_ALL = "C" }, "explain", path, "Made", "--samples", "512")
    assert.is_nil(found:find "[\128-\255]")
    has(found, "\n| = 3 x tokens/all\n")
    has(found, "`-tokens/all")
  end)
end)

describe("explain", function()
  it("refuses in one line what nothing is called", function()
    local out, err, status = explain "Maed"
    assert.same({ "", "perigee: nothing is called 'Maed': did you mean 'Made'?\n", 2 }, { out, err, status })
    out, err, status = explain("Made", "--focus", "Bought")
    assert.same({ "", "perigee: 'Bought' is no part of what is asked about\n", 2 }, { out, err, status })
    out, err, status = explain("Made", "--format", "dto")
    assert.same({ "", 2 }, { out, status })
    has(err, "--format: unknown format 'dto': did you mean 'dot'?\n")
    assert.equal(2, select(3, explain("Made", "--depth", "0")))
  end)

  it("writes JSON of each quantity once", function()
    local found = dkjson.decode((explain("Made", "--format", "json")))
    local by_name = {}
    for place, node in ipairs(found.nodes) do
      assert.equal(place, node.id)
      by_name[node.name] = node
    end
    assert.equal(6, #found.nodes)
    assert.same({ { name = "Made", kind = "option", id = 1 } }, found.asked)
    assert.equal("3 x Bought/tokens/all", by_name.Made.formula)
    assert.same({ by_name["Bought/tokens/all"].id }, by_name.Made.parts)
    assert.is_true(math.abs(by_name.Made.point - 3 * 456.25) < 1e-9)
    assert.same({ "USD/month", "option" }, { by_name.Made.unit, by_name.Made.kind })
    assert.same({ "the log", "10 requests/day" }, { by_name.requests.source, by_name.requests.text })
    assert.equal(path .. ":10", by_name.tokens_per_day.place)
    assert.is_true(math.abs(by_name.size.p5 - 2.1) < 1e-9)
    assert.equal("option", found.askable[1].kind)
  end)

  it("writes the cases into JSON", function()
    local found = dkjson.decode((explain("Bought/fees/desk", "--format", "json")))
    local cases = found.nodes[1].cases
    assert.equal("size > 3.5 token/request", cases[1].when)
    assert.is_nil(cases[2].when)
    assert.same({ false, true }, { cases[1].point, cases[2].point })
    assert.is_true(math.abs(cases[1].share - 0.25) < 0.01)
  end)

  it("writes Markdown lists", function()
    local found = explain("Made", "--format", "markdown")
    has(found, "# Made\n\nSmall, prices as of 2026-01-01\n\n- **Made** 1,369 USD/month (")
    has(found, "\n  = 3 × tokens/all\n  - **tokens/all** 456 USD/month (")
    has(found, "\n      - **requests** 10 requests/day [1]\n")
    has(found, "\n[1] the log  \n")
  end)

  it("writes graphs that are well formed", function()
    local found = explain("Made", "--format", "dot")
    has(found, "digraph explained {\n")
    local nodes, edges = {}, 0
    for name, label in found:gmatch '\n  (%w+) %[label = "([^"]*)"' do nodes[name] = label end
    for from, to in found:gmatch "\n  (%w+) %-> (%w+);" do
      assert.truthy(nodes[from], from)
      assert.truthy(nodes[to], to)
      edges = edges + 1
    end
    -- tokens/all into Made, tokens and price into that, requests and size into tokens
    assert.equal(5, edges)
    assert.equal("}\n", found:sub(-2))
  end)

  it("shows names of strangers harmlessly", function()
    local strange = folder.new { ["strange.lua"] = [[
local perigee = require "perigee"
return perigee.scenario { title = "a\27[31mb", as_of = "2026-01-01",
  assume = { x = { "1 USD/month", source = "\27]0;owned\7 <b>|" } },
  model = function(a)
    return { perigee.option { "A\"q\\z\27[2J", costs = { perigee.cost("tokens", "r\n<i>", a.x * 2) } } }
  end }
]] } .. "/strange.lua"
    for _, format in ipairs { "table", "markdown", "dot", "json" } do
      local status, out = command({}, "explain", strange, "--samples", "16", "--format", format)
      assert.equal(0, status)
      assert.is_nil(out:find "[\0-\9\11-\31\127]", format)
      lacks(out, format == "markdown" and "<b>" or "\27")
    end
    local _, out = command({}, "explain", strange, "--samples", "16", "--format", "dot")
    has(out, [[label = "A\"q\\z\\e[2J\n2 USD/month"]])
  end)

  it("is written to a file by its ending", function()
    local target = folder.new {} .. "/graph.dot"
    local out, _, status = explain("Made", "--output", target)
    assert.same({ "", 0 }, { out, status })
    local file = assert(io.open(target))
    assert.equal("digraph explained {", file:read "l")
    file:close()
  end)
end)
