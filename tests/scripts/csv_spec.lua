local csv = require "perigee.report.csv"
local results = dofile "tests/scripts/support/results.lua"

-- A CSV text as rows of cells (RFC 4180), by another road than the writer's.
local function read(text)
  local rows, row, at = {}, {}, 1
  while at <= #text do
    local cell
    if text:sub(at, at) == '"' then
      local stop = at + 1
      while text:sub(stop, stop) ~= '"' or text:sub(stop + 1, stop + 1) == '"' do
        stop = stop + (text:sub(stop, stop) == '"' and 2 or 1)
      end
      cell, at = text:sub(at + 1, stop - 1):gsub('""', '"'), stop + 1
    else
      cell = text:match("^[^,\n]*", at)
      at = at + #cell
    end
    row[#row + 1] = cell
    if text:sub(at, at) == "\n" then
      rows[#rows + 1], row = row, {}
    end
    at = at + 1
  end
  return rows
end

local function find(rows, section, name, statistic)
  for _, row in ipairs(rows) do
    if row[1] == section and row[2] == name and row[6] == statistic then
      return row
    end
  end
end

describe("report.csv", function()
  it("begins with these lines", function()
    assert.equal([[
section,name,category,label,unit,statistic,value
run,,,,,perigee,0.1.0
run,,,,,title,Two ways
run,,,,,file,two.lua
run,,,,,as_of,2024-06-01
run,,,,,samples,1
run,,,,,seed,1
tracing,,,,,paths,1
tracing,,,,,mode,graph
assumption,requests,,,request/day,text,1000 requests/day
assumption,requests,,,request/day,point,1000
]], csv.render(results.certain()):match("^" .. ("[^\n]*\n"):rep(11)))
  end)

  it("has every figure, exact", function()
    local result = results.support()
    local rows = read(csv.render(result))
    for _, option in ipairs(result.options) do
      for statistic, value in pairs(option.cost) do
        if statistic ~= "unit" then
          local row = find(rows, "option", option.name, statistic)
          assert.equal("USD/month", row[5])
          assert.equal(value, tonumber(row[7]))
        end
      end
    end
    assert.equal("10752000", find(rows, "output", "tokens_per_day", "mean")[7])
    assert.equal("GPT-3.5 Turbo", find(rows, "cheapest", "", "name")[7])
    assert.equal("tokenizer measured on our tickets",
                 find(rows, "assumption", "tokens_per_word", "source")[7])
    assert.equal("memory: needs 140 GB, has 80 GB",
                 find(rows, "option", "Llama 2 70B, 16 bits", "reason")[7])
    assert.equal("1 replica of 8 devices", find(rows, "option", "Llama 2 70B, 4 bits", "note")[7])
  end)

  it("has the rows of each option, with category and label", function()
    local row = find(read(csv.render(results.support())), "row", "Llama 2 70B, 4 bits", "mean")
    assert.same({ "row", "Llama 2 70B, 4 bits", "compute", "aws/p4d.24xlarge", "USD/month", "mean",
                  "17900" }, row)
  end)

  it("has as many cells in every record as in the header", function()
    for _, make in ipairs { results.support, results.certain, results.axis, results.two_axes } do
      local rows = read(csv.render(make()))
      for _, row in ipairs(rows) do
        assert.equal(#rows[1], #row)
      end
    end
  end)

  it("has a column an axis, by its values or labels", function()
    local rows = read(csv.render(results.two_axes()))
    assert.same({ "section", "name", "category", "label", "unit", "statistic", "value", "model",
                  "requests" }, rows[1])
    assert.same({ "option", "API", "", "", "", "reason", "too slow", "gpt-4o", "3000" },
                find(rows, "option", "API", "reason"))
    local names = {}
    for _, row in ipairs(rows) do
      names[#names + 1] = row[1] == "cheapest" and row[7] .. "@" .. row[8] .. "," .. row[9] or nil
    end
    assert.same({ "API@gpt-4o,1000", "Agency@gpt-4o,2000", "@gpt-4o,3000", "API@gpt-4o-mini,1000",
                  "API@gpt-4o-mini,2000", "API@gpt-4o-mini,3000" }, names)
  end)

  it("has no value for what is no number", function()
    local result = results.certain()
    result.options[1].cost.mean = 0 / 0
    result.options[1].cost.p5 = 1 / 0
    local rows = read(csv.render(result))
    assert.equal("", find(rows, "option", "API", "mean")[7])
    assert.equal("", find(rows, "option", "API", "p5")[7])
  end)
end)

describe("a cell of CSV", function()
  it("is neutralised where a spreadsheet would compute it", function()
    local cases = {
      { "=1+1", "'=1+1" }, { "+cmd", "'+cmd" }, { "-2+3", "'-2+3" }, { "@SUM(A1)", "'@SUM(A1)" },
      { " =1", "' =1" }, { "＝1", "'＝1" }, { "＋1", "'＋1" }, { "－1", "'－1" }, { "＠a", "'＠a" },
      { "=\"a\"", "\"'=\"\"a\"\"\"" }, { "-0x10", "'-0x10" }, { "-", "'-" },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[2], csv.cell(case[1]))
    end
  end)

  it("stays a number where it is one", function()
    for _, s in ipairs { "-5", "+5", "-5.25", "-1e5", "+1.5E-3" } do
      assert.equal(s, csv.cell(s))
    end
    assert.equal("-5", csv.cell(-5))
    assert.equal("0.30000000000000004", csv.cell(0.1 + 0.2))
  end)

  it("has its control bytes written out, so that none begins a formula", function()
    assert.equal([[\t=1]], csv.cell "\t=1")
    assert.equal([[\r=1]], csv.cell "\r=1")
    assert.equal([[\x00=1]], csv.cell "\0=1")
    assert.equal([[a\nb]], csv.cell "a\nb")
  end)

  it("is in quotes where it needs them", function()
    assert.equal('"a,b"', csv.cell "a,b")
    assert.equal('"a;b"', csv.cell "a;b")
    assert.equal('"say ""x"""', csv.cell 'say "x"')
    assert.equal('" a"', csv.cell " a")
    assert.equal("plain", csv.cell "plain")
    assert.equal("", csv.cell(nil))
    assert.equal("true", csv.cell(true))
  end)

  it("reads back as its text, all texts of strangers being one line", function()
    for _, s in ipairs { 'a "b", c', "日本語", "x;y", "  both  " } do
      assert.equal(s, read(csv.cell(s) .. "\n")[1][1])
    end
  end)
end)
