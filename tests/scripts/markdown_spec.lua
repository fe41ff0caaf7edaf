local markdown = require "perigee.report.markdown"
local results = dofile "tests/scripts/support/results.lua"

describe("report.markdown", function()
  it("is this for a small result", function()
    assert.equal([[
# Two ways

two.lua, prices as of 2024-06-01

**API is cheapest: 234.56 USD/month. Next is Agency: 4,000 USD/month, 17 times as much.**

## Assumptions

| assumption | P5 | P50 or value | P95 | unit | source |
| :-- | --: | --: | --: | :-- | :-- |
| requests |  | 1,000 |  | request/day |  |

## Costs, USD/month

| option | cost |
| :-- | --: |
| **API** | 234.56 |
| Agency | 4,000 |

## Where it goes, USD/month

| option | category | label | cost |
| :-- | :-- | :-- | --: |
| API | tokens | input | 100.01 |
| API | tokens | output | 134.55 |
| **API** |  | **total** | **234.56** |
| Agency | fees | agency | 4,000 |
| Agency |  | **total** | **4,000** |

## Outputs

| output | value | unit |
| :-- | --: | :-- |
| days | 1 | day |

Nothing is uncertain here: one evaluation, no spread.
]], markdown.render(results.certain()))
  end)

  it("shows spread, errors and chances where anything is uncertain", function()
    local text = markdown.render(results.support())
    assert.truthy(text:find("| **GPT-3.5 Turbo** | 1,012 | 1,234 | 1,568 | 1,250 | ±0.3 | 93 % |",
                            1, true))
    assert.truthy(text:find("| Llama 2 70B, 16 bits (not feasible) |", 1, true))
    assert.truthy(text:find("- Llama 2 70B, 16 bits: memory: needs 140 GB, has 80 GB", 1, true))
    assert.truthy(text:find("&lt;1 %", 1, true))
  end)

  it("has one table over the axes", function()
    local text = markdown.render(results.two_axes())
    assert.truthy(text:find("| model | requests | API | Agency |", 1, true))
    assert.truthy(text:find("| gpt-4o | 2,000 requests/day | 2,000 | **1,500** |", 1, true))
    assert.truthy(text:find("| gpt-4o | 3,000 requests/day | ✗3,000 | ✗1,500 |", 1, true))
  end)

  it("has the same number of cells in every line of a table", function()
    for _, make in ipairs { results.support, results.axis, results.two_axes } do
      local bars
      for line in markdown.render(make()):gmatch "[^\n]*" do
        local _, count = line:gsub("|", "")
        assert.is_true(count == 0 or bars == nil or bars == count, line)
        bars = count > 0 and count or nil
      end
    end
  end)
end)

describe("text in Markdown", function()
  it("shows as it is", function()
    local cases = {
      { "a|b", "a\\|b" }, { "<script>", "&lt;script&gt;" }, { "a & b", "a &amp; b" },
      { "*x*", "\\*x\\*" }, { "_x_", "\\_x\\_" }, { "tokens_per_word", "tokens_per_word" },
      { "`x`", "\\`x\\`" }, { "[x](y)", "\\[x\\](y)" }, { "# x", "\\# x" }, { "- x", "\\- x" },
      { "1. x", "1\\. x" }, { "a\nb", "a\\\\nb" }, { "~x~", "\\~x\\~" },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[2], markdown.escape(case[1]))
    end
  end)
end)
