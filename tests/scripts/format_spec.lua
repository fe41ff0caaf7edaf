local format = require "perigee.report.format"
local sum = require "perigee.report.sum"
local text = require "perigee.report.text"
local unit = require "perigee.report.unit"

describe("a number", function()
  it("has four significant digits and thousands separators", function()
    local cases = {
      { 0, "0" }, { 1, "1.000" }, { 12.345, "12.35" }, { 1234.5, "1,234" }, { 1235.5, "1,236" },
      { 123456, "123,500" }, { -98765, "-98,760" }, { 9999999, "10,000,000" },
      { 0.012344, "0.01234" }, { 9999.6, "10,000" }, { 99.996, "100.0" },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[2], format.number(case[1]))
    end
  end)

  it("has a suffix from ten million on, and an exponent where that is not enough", function()
    assert.equal("9,999,000", format.number(9999000))
    assert.equal("12.35M", format.number(12345678))
    assert.equal("1,235M", format.number(1234567890))
    assert.equal("12.35B", format.number(12345678901))
    assert.equal("1,000B", format.number(1e12))
    assert.equal("12.35T", format.number(12.345678e12))
    assert.equal("-12.35M", format.number(-12345678))
    assert.equal("1.000e20", format.number(1e20))
    assert.equal("1.000e-9", format.number(1e-9))
  end)

  it("has no suffix where its unit is bytes", function()
    assert.equal("80,000,000,000", format.number(80e9, { unit = "B" }))
    assert.equal("80,000,000", format.number(80e6, { unit = "GB" }))
    assert.equal("80.00B", format.number(80e9, { unit = "parameter" }))
  end)

  it("has no digit that its error leaves open", function()
    assert.equal("12,350", format.number(12345.678, { error = 12 }))
    assert.equal("12,300", format.number(12345.678, { error = 120 }))
    assert.equal("12,000", format.number(12345.678, { error = 960 })) -- an error of 1,000
    assert.equal("12,350", format.number(12345.678, { error = 0.001 }))
    assert.equal("0", format.number(3, { error = 700 }))
    assert.equal("0.0", format.number(0, { error = 0.5 }))
  end)

  it("keeps units where nothing varies", function()
    assert.equal("1,234,567", format.number(1234567, { certain = true }))
    assert.equal("12,346", format.number(12345.678, { certain = true }))
    assert.equal("12.35M", format.number(12345678, { certain = true }))
  end)

  it("has cents or none where it is money", function()
    local function money(value, certain)
      return format.number(value, { money = true, certain = certain })
    end
    assert.equal("1.23", money(1.2345))
    assert.equal("12.35", money(12.345))
    assert.equal("123", money(123.45))
    assert.equal("123.45", money(123.45, true))
    assert.equal("1,235", money(1234.56, true))
    assert.equal("0.01234", money(0.012344))
  end)

  it("may end without zeros", function()
    local function trimmed(value)
      return format.number(value, { digits = 6, trim = true })
    end
    assert.equal("0.5", trimmed(0.5))
    assert.equal("10,000", trimmed(10000))
    assert.equal("1.6125", trimmed(1.6125))
    assert.equal("12.5M", trimmed(12500000))
    assert.equal("1e-9", trimmed(1e-9))
    assert.equal("100", trimmed(100))
  end)

  it("says what is none", function()
    assert.equal("nan", format.number(0 / 0))
    assert.equal("inf", format.number(1 / 0))
    assert.equal("-inf", format.number(-1 / 0))
  end)
end)

describe("rounding", function()
  it("takes a half to the even one", function()
    assert.equal(0, format.round(0.5, 0))
    assert.equal(2, format.round(1.5, 0))
    assert.equal(2, format.round(2.5, 0))
    assert.equal(-2, format.round(-1.5, 0))
    assert.equal(-2, format.round(-2.5, 0))
    assert.equal(0, format.round(0.49999999999999994, 0))
    assert.equal(124, format.round(1240, 1))
    assert.equal(12, format.round(0.115, -2)) -- 0.115 is 0.11500000000000000222
  end)
end)

describe("an error", function()
  it("has one digit, rounded up", function()
    assert.equal("0.04", format.error(0.0312))
    assert.equal("0.03", format.error(0.03))
    assert.equal("10", format.error(9.1))
    assert.equal("2", format.error(1.01))
    assert.equal("300", format.error(300))
    assert.equal("", format.error(0))
    assert.equal("", format.error(nil))
    assert.equal("0.003M", format.error(2100, 6))
  end)
end)

describe("a percentage", function()
  it("is whole, and 0 or 100 only where it is so", function()
    local cases = { { 0, "0 %" }, { 1, "100 %" }, { 0.004, "<1 %" }, { 0.996, ">99 %" },
                    { 0.5, "50 %" }, { 0.934, "93 %" }, { 1e-9, "<1 %" } }
    for _, case in ipairs(cases) do
      assert.equal(case[2], format.percent(case[1]))
    end
    assert.equal("?", format.percent(nil))
    assert.equal("?", format.percent(0 / 0))
  end)
end)

-- A shown number as a number of hundredths.
local function hundredths(shown)
  local plain = shown:gsub(",", "")
  return math.floor(tonumber(plain) * 100 + 0.5)
end

describe("a sum", function()
  it("adds up as shown", function()
    local total, parts = sum.texts(100.005, { 33.335, 33.335, 33.335 },
                                   { money = true, certain = true })
    assert.equal("100.00", total)
    assert.same({ "33.34", "33.33", "33.33" }, parts)
  end)

  it("adds up for any parts", function()
    local state = 1
    local function random()
      state = (state * 6364136223846793005 + 1442695040888963407) & math.maxinteger
      return (state >> 20) / 2 ^ 43
    end
    for _ = 1, 2000 do
      local parts, total = {}, 0
      for i = 1, 2 + math.floor(random() * 6) do
        parts[i] = (random() - 0.2) * 10 ^ math.floor(random() * 5)
        total = total + parts[i]
      end
      local shown, texts = sum.texts(total, parts, { money = true })
      local added = 0
      for _, part in ipairs(texts) do
        added = added + (part == "~0" and 0 or hundredths(part))
      end
      if math.abs(total) >= 1 then
        assert.equal(hundredths(shown), added)
      end
    end
  end)

  it("marks a part that rounds to nothing but is not", function()
    local total, parts = sum.texts(1234567, { 12, 1234555, 0 }, { money = true })
    assert.equal("1,235,000", total)
    assert.same({ "~0", "1,235,000", "0" }, parts)
  end)

  it("stands large parts that cancel", function()
    local total, parts = sum.texts(1e-6, { 1e12, -1e12, 1e-6 }, { money = true })
    assert.equal("~0", total)
    assert.same({ "1,000,000,000,000", "-1,000,000,000,000", "~0" }, parts)
  end)

  it("has as few decimals as say all, where nothing varies", function()
    local function shown(value)
      return (sum.texts(value, {}, { money = true, certain = true }))
    end
    assert.equal("500", shown(500))
    assert.equal("234.56", shown(234.56))
    assert.equal("0.50", shown(0.5))
    assert.equal("0.0625", shown(0.0625))
  end)

  it("does not force parts that are not the total's", function()
    local _, parts = sum.texts(1000, { 1, 2 }, { certain = true })
    assert.same({ "1", "2" }, parts)
  end)

  it("shows each part alone where one is no number", function()
    local total, parts = sum.texts(0 / 0, { 1, 0 / 0 }, { money = true })
    assert.equal("nan", total)
    assert.same({ "1.00", "nan" }, parts)
  end)
end)

describe("a unit", function()
  it("is in the plural but for one", function()
    local cases = {
      { "1", "request/day", "1 request/day" }, { "2", "request/day", "2 requests/day" },
      { "1.3", "token/word", "1.3 tokens/word" }, { "0", "person", "0 people" },
      { "0.5", "FTE", "0.5 FTE" }, { "40", "%", "40 %" }, { "12", "", "12" },
      { "3", "1/day", "3/day" }, { "80", "GB", "80 GB" }, { "2", "Mtoken", "2 Mtokens" },
      { "2", "device hour", "2 device hours" }, { "5", "min", "5 min" },
      { "2", "USD/(person year)", "2 USD/(person year)" }, { "2", "box", "2 boxes" },
      { "2", "category", "2 categories" }, { "2", "day", "2 days" },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[3], unit.quantity(case[1], case[2]))
    end
  end)

  it("is money where it begins with a currency", function()
    assert.is_true(unit.is_money "USD/month")
    assert.is_true(unit.is_money "EUR")
    assert.is_false(unit.is_money "FTE")
    assert.is_false(unit.is_money "token/day")
    assert.is_false(unit.is_money "")
  end)
end)

describe("the width of a text", function()
  it("counts wide characters twice and combining ones not", function()
    local cases = {
      { "", 0 }, { "abc", 3 }, { "日本語", 6 }, { "e\u{301}", 1 }, { "한글", 4 },
      { "\u{1112}\u{1161}\u{11AB}", 2 }, { "ｆｕｌｌ", 8 }, { "ﾊﾝｶｸ", 4 }, { "🚀", 2 },
      { "a\u{200B}b", 2 }, { "é█▏…", 4 }, { "नि", 2 }, { "　", 2 }, { "⌚", 2 }, { "✗", 1 },
      { "\u{20000}", 2 }, { "\u{2FF0}", 2 }, { "x\u{FE0F}", 1 },
    }
    for _, case in ipairs(cases) do
      assert.equal(case[2], text.width(case[1]), case[1])
    end
  end)

  it("is what padding and clipping keep to", function()
    assert.equal("日本 ", text.pad("日本", 5))
    assert.equal("   ab", text.pad("ab", 5, "right"))
    assert.equal("abcdef…hij", text.clip("abcdefghhhhij", 10))
    assert.equal("日本…語", text.clip("日本語日本語日本語", 8))
    assert.equal("ab", text.clip("ab", 2))
    assert.equal("a", text.clip("abc", 1, ".."))
    for most = 0, 20 do
      for _, s in ipairs { "日本語日本語日本語", "a日b本c語d", "e\u{301}e\u{301}e\u{301}e\u{301}" } do
        assert.is_true(text.width(text.clip(s, most)) <= most)
      end
    end
  end)

  it("wraps at spaces, and cuts what is longer than a line", function()
    assert.same({ "ab cd", "ef" }, text.wrap("ab cd ef", 5))
    assert.same({ "日本", "語 x" }, text.wrap("日本語 x", 5))
    assert.same({}, text.wrap("  ", 5))
  end)
end)

describe("escaping", function()
  it("writes out what a terminal would obey", function()
    assert.equal([[a\nb\t\r\e[2J\x00\x7F]], text.escape "a\nb\t\r\27[2J\0\127")
    assert.equal([[\u{85}\u{9B}]], text.escape "\u{85}\u{9B}")
    assert.equal([[\u{202E}x\u{2066}\u{200F}\u{61C}]],
                 text.escape "\u{202E}x\u{2066}\u{200F}\u{61C}")
    assert.equal([[\u{2028}\u{FEFF}\u{E0041}]], text.escape "\u{2028}\u{FEFF}\u{E0041}")
    assert.equal([[a\xFFb\xC0\xAF]], text.escape "a\xFFb\xC0\xAF")
    assert.equal("日本語 é 🚀\u{200D}x", text.escape "日本語 é 🚀\u{200D}x")
  end)

  it("leaves nothing dangerous of any bytes", function()
    for byte = 0, 255 do
      for _, s in ipairs { string.char(byte), string.char(byte, 0x80), string.char(0xE2, 0x80, byte) } do
        local escaped = text.escape(s)
        assert.truthy(utf8.len(escaped))
        assert.is_nil(escaped:find "[%c\127]")
        assert.is_nil(escaped:find "\u{202E}")
      end
    end
  end)
end)
