-- Pages as text: one file, safe names, and the whole answer where no script runs.
local browser = dofile "tests/scripts/support/browser.lua"
local dkjson = require "dkjson"
local engine = require "perigee.engine"
local folder = dofile "tests/scripts/support/folder.lua"
local json = require "perigee.report.page.json"
local markdown = require "perigee.report.markdown"
local page = require "perigee.report.page"
local perigee = require "perigee"
local sha256 = require "perigee.report.page.sha256"

local function count(text, what)
  return select(2, text:gsub(what:gsub("%p", "%%%0"), ""))
end

-- What a page shows where no script runs: without its scripts, styles and tags.
local function visible(text)
  text = text:gsub("<script.-</script>", " "):gsub("<style.-</style>", " "):gsub("<template.-</template>", " ")
  text = text:gsub("<[^>]*>", " "):gsub("&lt;", "<"):gsub("&gt;", ">"):gsub("&quot;", '"'):gsub("&#39;", "'")
  return (text:gsub("&amp;", "&"):gsub("%s+", " "))
end

local HOSTILE = {
  "</script><script>window.hacked = 1</script>", "<img src=x onerror=\"window.hacked=1\">", "<!--<script>", "]]>",
  "\u{2028}line\u{2029}", "quote\" onmouseover='window.hacked=1", "&lt;b&gt; &amp; <b>", "a\27[31mred\n\tb\0c",
  "\u{202E}txt", "{{x}} ${y} \\u003c", "javascript:window.hacked=1",
}

local function hostile()
  local options = {}
  for i, name in ipairs(HOSTILE) do
    options[i] = { name = name, cost = i }
  end
  return perigee.scenario {
    title = table.concat(HOSTILE, " "), as_of = "2026-01-01",
    assume = { price = { "1 to 3 USD/month", source = HOSTILE[1] .. HOSTILE[2] .. HOSTILE[3] },
               count = { 5, source = HOSTILE[6] .. HOSTILE[5] }, kind = { "alpha/a", "beta/b" } },
    model = function(a)
      local list = {}
      for i, one in ipairs(options) do
        list[i] = perigee.option { one.name, notes = { one.name }, costs = {
          perigee.cost("fees", one.name, a.price * one.cost),
          perigee.cost("tokens", "x", a.count * perigee.quantity "1 USD/month") } }
      end
      list["plain_output"] = a.price
      return list
    end,
  }
end

describe("sha256", function()
  it("gives the digests that FIPS 180-4 has as examples", function()
    -- "abc": BA7816BF 8F01CFEA 414140DE 5DAE2223 B00361A3 96177A9C B410FF61 F20015AD, in base64
    assert.equal("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", sha256.base64 "abc")
    -- two blocks: 248D6A61 D20638B8 E5C02693 0C3E6039 A33CE459 64FF2167 F6ECEDD4 19DB06C1
    assert.equal("JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=",
                 sha256.base64 "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
  end)
end)

describe("JSON in a page", function()
  it("has nothing that HTML or JavaScript would end at", function()
    local text = json.text { a = "</script><!--", b = { "\u{2028}\u{2029}", "&" } }
    assert.equal([[{"a":"\u003c/script\u003e\u003c!--","b":["\u2028\u2029","\u0026"]}]], text)
    assert.same({ a = "</script><!--", b = { "\u{2028}\u{2029}", "&" } }, dkjson.decode(text))
  end)

  it("has numbers that read back the same, and texts of what is none", function()
    assert.equal('[0.1,-0.0,1e+300,"Infinity","-Infinity","NaN"]',
                 json.text { 0.1, -0.0, 1e300, math.huge, -math.huge, 0 / 0 })
  end)
end)

describe("a page", function()
  local host

  lazy_setup(function() host = assert(engine.page { file = "examples/host_or_api.lua", samples = 256 }) end)
  lazy_teardown(folder.remove_all)

  it("needs no other file, and its policy lets nothing be fetched", function()
    local text = page.render(host)
    assert.truthy(text:find("default-src 'none'", 1, true) or text:find("default-src &#39;none&#39;", 1, true))
    for _, what in ipairs { " src=", "<link", "@import", "url(", "http-equiv=\"refresh" } do
      assert.equal(0, count(text:gsub("<script.-</script>", ""), what), what)
    end
    local script, styles = text:match "<script>(.*)</script>", text:match "<style>(.-)</style>"
    assert.truthy(text:find(("script-src &#39;sha256-%s&#39;"):format(sha256.base64(script)), 1, true))
    assert.truthy(text:find(("style-src &#39;sha256-%s&#39;"):format(sha256.base64(styles)), 1, true))
    for _, what in ipairs { "fetch(", "XMLHttpRequest", "WebSocket", "import(", "eval(", "Function(", "sendBeacon" } do
      assert.equal(0, count(script, what), what)
    end
  end)

  -- Every cell of the tables of the Markdown report.
  it("shows every figure of the report where no script runs", function()
    for _, file in ipairs { "host_or_api", "growing_pains", "bulk_summaries", "claims/endpoint_or_tokens" } do
      local result = assert(engine.page { file = ("examples/%s.lua"):format(file), samples = 64, seconds = 100 })
      local shown, missing, seen = visible(page.render(result)), {}, 0
      for row in markdown.render(result):gmatch "\n|([^\n]+)|" do
        for cell in row:gmatch "[^|]+" do
          local text = cell:gsub("%*%*", ""):gsub(" %(not feasible%)", "")
            :gsub("\\(%p)", "%1"):gsub("&lt;", "<"):gsub("&gt;", ">")
            :gsub("&amp;", "&"):gsub("^%s+", ""):gsub("%s+$", "")
          if text:find "%d" and not text:find ", P5$" then -- which heads a column
            seen = seen + 1
            if not shown:find(text, 1, true) then missing[#missing + 1] = text end
          end
        end
      end
      assert.same({}, missing, file)
      assert.is_true(seen > 40)
    end
  end)

  it("is the same for the same scenario", function()
    local again = assert(engine.page { file = "examples/host_or_api.lua", samples = 256, threads = 2 })
    assert.equal(page.render(host), page.render(again))
  end)

  it("of a model with too many paths says so, and has no controls", function()
    local result = assert(engine.page { file = "examples/startup_first_year.lua", samples = 256, paths = 3 })
    local text = page.render(result)
    assert.truthy(visible(text):find("more than 3 paths through the model: this page shows the answer as it was "
      .. "written", 1, true))
    assert.equal(0, count(text, "<script"))
    assert.truthy(visible(text):find("By the token", 1, true))
  end)

  it("of a sweep shows its chart and its table", function()
    local result = assert(engine.sweep { file = "examples/host_or_api.lua", samples = 64,
                                         over = { requests = "10k/day:10M/day:9:log" } })
    local text = require("perigee.report.sweep").render("html", result)
    assert.truthy(text:find("<polyline", 1, true))
    assert.truthy(visible(text):find("10,000,000", 1, true) or visible(text):find("10M", 1, true))
    assert.equal(0, count(text, "<script"))
  end)

  it("escapes what scenarios say, wherever it stands", function()
    local text = page.render(assert(engine.page { scenario = hostile(), samples = 64, check = false }))
    assert.equal(2, count(text, "<script")) -- the data, and the page's own
    assert.equal(2, count(text, "</script"))
    for _, what in ipairs { "<!--", "<img", "\u{2028}", "\u{2029}", "\u{202E}", "\27", "\0" } do
      assert.equal(0, count(text, what), what)
    end
    for name, value in text:gsub("<script.-</script>", ""):gmatch '([%w-]+)="([^"]*)"' do
      assert.is_nil(name:find "^on" and name .. value)
    end
  end)

  it("runs nothing that scenarios say", function()
    local absent = browser.absent()
    if absent then pending(absent) return end
    local text = page.render(assert(engine.page { scenario = hostile(), samples = 64, check = false }))
    -- What escaping would let in the policy keeps out.
    local changed = text:gsub("</main>", "<script>window.hacked = 1</script>%0")
    local found = browser.read(folder.new {}, {
      { name = "hostile", page = text, ask = { images = "img", scripts = "script" },
        moves = { { { "price", 2 }, { "kind", 1 } }, { { "count", 9 } } } },
      { name = "changed", page = changed },
    })
    assert.equal("no", found.hostile.hacked)
    assert.same({ images = 0, scripts = 2 }, found.hostile.asks)
    assert.is_true(found.hostile.ready)
    assert.is_nil(found.hostile.changed and table.concat(found.hostile.changed, "\n---\n"))
    assert.equal(5 * 1 + 2 * 1, found.hostile.moves[1].options[1].cost.point) -- 2 USD once, and 5
    assert.equal("no", found.changed.hacked)
  end)
end)
