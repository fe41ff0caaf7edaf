local dkjson = require "dkjson"
local json = require "perigee.report.json"
local jsontext = require "perigee.report.jsontext"
local results = dofile "tests/scripts/support/results.lua"

local function lines_of(text)
  local lines = {}
  for line in text:gmatch "[^\n]*" do
    lines[#lines + 1] = line
  end
  return lines
end

-- A small result, whole.
local function small()
  return {
    perigee = "0.1.0", title = "T", file = "t.lua", as_of = "2024-01-01", samples = 1, seed = 7,
    axes = {}, uncertain = false, warnings = {}, tracing = { paths = 1, mode = "graph" },
    assumptions = { { name = "n", text = "3", unit = "", point = 3, p5 = 3, p50 = 3, p95 = 3,
                      uncertain = false } },
    options = { { name = "A", feasible = true, feasible_probability = 1, reasons = {}, notes = {},
                  cost = { unit = "USD/month", point = 0.1, mean = 0.1, p5 = 0.1, p50 = 0.1,
                           p95 = 0.1 },
                  rows = { { category = "fees", label = "f", unit = "USD/month", point = 0.1,
                             mean = 0.1 } },
                  cheapest_probability = 1 } },
    outputs = {}, cheapest = "A",
  }
end

describe("report.json", function()
  it("has this exact shape", function()
    assert.equal([[
{
  "perigee": "0.1.0",
  "title": "T",
  "as_of": "2024-01-01",
  "samples": 1,
  "seed": 7,
  "assumptions": [
    {
      "name": "n",
      "text": "3",
      "unit": "",
      "point": 3,
      "p5": 3,
      "p50": 3,
      "p95": 3,
      "source": null,
      "uncertain": false
    }
  ],
  "options": [
    {
      "name": "A",
      "feasible": true,
      "reasons": [],
      "cost": { "unit": "USD/month", "point": 0.1, "mean": 0.1, "p5": 0.1, "p50": 0.1, "p95": 0.1 },
      "rows": [
        { "category": "fees", "label": "f", "unit": "USD/month", "point": 0.1, "mean": 0.1 }
      ],
      "cheapest_probability": 1,
      "feasible_probability": 1,
      "notes": []
    }
  ],
  "outputs": [],
  "cheapest": "A",
  "file": "t.lua",
  "uncertain": false,
  "axes": [],
  "tracing": { "mode": "graph", "paths": 1 },
  "warnings": []
}
]], json.render(small()))
  end)

  it("reads back the same, number for number", function()
    local result = results.support()
    local read = dkjson.decode(json.render(result))
    for i, option in ipairs(result.options) do
      assert.equal(option.name, read.options[i].name)
      assert.same(option.reasons, setmetatable(read.options[i].reasons, nil))
      for key, value in pairs(option.cost) do
        assert.equal(value, read.options[i].cost[key])
      end
      for j, row in ipairs(option.rows) do
        assert.equal(row.mean, read.options[i].rows[j].mean)
      end
    end
    assert.equal(result.outputs[1].p95, read.outputs[1].p95)
    assert.equal(result.cheapest, read.cheapest)
  end)

  it("keeps every line within 100 columns but for long texts", function()
    for _, make in ipairs { results.support, results.certain, results.axis, results.two_axes } do
      for _, line in ipairs(lines_of(json.render(make()))) do
        assert.is_true(#line <= 100, line)
      end
    end
  end)

  it("gives null and a reason for what is no number", function()
    local result = small()
    result.options[1].cost.mean = 1 / 0
    result.options[1].cost.p5 = -1 / 0
    result.options[1].rows[1].point = 0 / 0
    local read = dkjson.decode(json.render(result))
    assert.is_nil(read.options[1].cost.mean)
    assert.equal("mean is infinite; p5 is minus infinity", read.options[1].cost.reason)
    assert.equal("point is not a number", read.options[1].rows[1].reason)
    assert.truthy(json.render(result):find('"mean": null', 1, true))
  end)

  it("keeps a reason that the engine gives", function()
    local result = small()
    result.options[1].cost.mean = 0 / 0
    result.options[1].cost.reason = "division by zero"
    assert.equal("division by zero",
                 dkjson.decode(json.render(result)).options[1].cost.reason)
  end)

  it("says in how many cells a figure is no number", function()
    local result = results.axis()
    result.options[1].cost.mean[2] = 0 / 0
    result.options[1].cost.mean[4] = 0 / 0
    local cost = dkjson.decode(json.render(result)).options[1].cost
    assert.equal("mean is not a number in 2 of 5 cells", cost.reason)
    assert.is_nil(cost.mean[2])
    assert.equal(125, cost.mean[1])
  end)

  it("gives lists over the grid of the axes", function()
    local read = dkjson.decode(json.render(results.two_axes()), 1, json.null)
    assert.same({ true, true, false, true, true, true },
                setmetatable(read.options[1].feasible, nil))
    assert.equal("too slow", read.options[1].reasons[3][1])
    assert.equal(6, #read.options[1].cost.p50)
    assert.equal("Agency", read.cheapest[2])
    assert.is_nil(read.cheapest[3])
    assert.equal("API", read.cheapest[6])
    assert.equal("no option is feasible", read.cheapest_reason[3])
    assert.same({ 1, 2 }, setmetatable(read.axes[1].values, nil))
  end)

  it("gives one truth for an assumption that is uncertain in every cell", function()
    local read = dkjson.decode(json.render(results.axis()))
    assert.is_false(read.assumptions[1].uncertain)
    assert.is_true(read.assumptions[3].uncertain)
  end)

  it("writes null for no cheapest, and why", function()
    local result = small()
    result.cheapest, result.cheapest_reason = nil, "no option is feasible"
    local text = json.render(result)
    assert.truthy(text:find('\n  "cheapest": null,\n  "cheapest_reason": "no option is feasible"',
                            1, true))
  end)

  it("puts what the shape does not know last, by name", function()
    local result = small()
    result.zeta, result.alpha = { b = { 1, 2 }, a = "x" }, true
    assert.truthy(json.render(result):find('"warnings": [],\n  "alpha": true,\n  '
      .. '"zeta": { "a": "x", "b": [1, 2] }\n}\n', 1, true))
  end)

  it("is the same text in every run", function()
    local first = json.render(results.axis())
    for _ = 1, 20 do
      assert.equal(first, json.render(results.axis()))
    end
  end)
end)

describe("numbers in JSON", function()
  local exact = {
    { 0, "0" }, { 1, "1" }, { -7, "-7" }, { 1.0, "1" }, { -0.0, "-0.0" }, { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" }, { 1 / 3, "0.3333333333333333" },
    { 1e15, "1000000000000000" }, { 2.0 ^ 53, "9007199254740992" },
    { 2.0 ^ 53 + 2, "9007199254740994" }, { 1e22, "1e+22" }, { 5e-324, "4.94065645841247e-324" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { math.maxinteger, "9223372036854775807" }, { 123456.789, "123456.789" },
  }

  it("are the shortest that read back the same", function()
    for _, case in ipairs(exact) do
      assert.equal(case[2], jsontext.number(case[1]))
    end
  end)

  it("read back to the last bit", function()
    local state = 88172645463325252
    for _ = 1, 20000 do
      state = state ~ (state << 13)
      state = state ~ (state >> 7)
      state = state ~ (state << 17)
      local value = string.unpack("<d", string.pack("<i8", state))
      if value - value == 0 then
        assert.equal(value, tonumber(jsontext.number(value)))
      end
    end
  end)
end)

describe("texts in JSON", function()
  it("escape what controls, hides or turns, and repair what is not UTF-8", function()
    assert.equal([["a\"b\\c\n\u0000\u001b[31m"]], jsontext.string 'a"b\\c\n\0\27[31m')
    assert.equal([["\u202e\u2028\ufeff"]], jsontext.string "\u{202E}\u{2028}\u{FEFF}")
    assert.equal([["x\ufffdy\ufffd"]], jsontext.string "x\xFFy\xC3")
    assert.equal('"日本語 é"', jsontext.string "日本語 é")
    assert.equal([["\ufffd\ufffd"]], jsontext.string "\xC0\xAF") -- an overlong slash
  end)

  it("read back as they were", function()
    for _, s in ipairs { "", "plain", "tab\there", "\127", "𝄞 emoji 🚀", "</script>" } do
      assert.equal(s, dkjson.decode(jsontext.string(s)))
    end
  end)
end)

describe("the layout of JSON", function()
  it("fills lines with a long list of numbers", function()
    local items = {}
    for i = 1, 60 do
      items[i] = i * 1000
    end
    local lines = lines_of(jsontext.render(jsontext.object { { "a", jsontext.list(items) } }))
    assert.equal('  "a": [', lines[2])
    assert.is_true(#lines[3] <= 100 and #lines[3] + #" 16000," > 100, lines[3])
    assert.equal("  ]", lines[#lines - 2])
  end)

  it("has [] and {} for nothing, and null for a hole", function()
    assert.equal('{ "a": [], "b": {}, "c": [1, null, 3] }\n', jsontext.render(jsontext.object {
      { "a", jsontext.list {} }, { "b", jsontext.object {} },
      { "c", jsontext.list({ 1, nil, 3 }, 3) } }))
  end)
end)
