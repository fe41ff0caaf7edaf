local catalog = require "perigee.catalog"
local folder = dofile "tests/scripts/support/folder.lua"
local lfs = require "lfs"

local FILES = {
  ["api/openai.lua"] = [[
return {
  kind = "api-prices", provider = "openai",
  models = {
    ["gpt-4"] = {
      aliases = { "gpt-4-0613" },
      { from = "2023-03-14", input = "30.00 USD/Mtoken", output = "60.00 USD/Mtoken", source = "a page" },
    },
    ["gpt-3.5-turbo"] = {
      -- not in order: the reader sorts
      { from = "2023-06-13", to = "2024-01-01", input = "1.50 USD/Mtoken", source = "b page" },
      { from = "2023-03-01", to = "2023-06-13", input = "2.00 USD/Mtoken", output = "2.00 USD/Mtoken",
        source = "a page" },
      { from = "2024-02-16", to = "2025-01-01", input = "0.50 USD/Mtoken", source = "c page" },
    },
    ["gpt-4o"] = {
      { from = "2024-05-13", input = "5.00 USD/Mtoken", source = "d page",
        tiers = { { above = "200k tokens/request", input = "10.00 USD/Mtoken" } } },
    },
  },
}
]],
  ["api/fireworks_ai.lua"] = [[
return { kind = "api-prices", provider = "fireworks_ai", models = {
  ["gpt-4o"] = { { from = "2024-06-01", free = true, source = "a promise" } },
  ["openai/gpt-oss"] = { { from = "2024-06-01", input = "1 USD/Mtoken", source = "a page" } },
} }
]],
  ["README.md"] = "not a catalog",
  ["api/.hidden.lua"] = "not a catalog",
}

local function file(provider, models)
  return ('return { kind = "api-prices", provider = "%s", models = { %s } }'):format(provider, models)
end

local function book(...)
  return assert(catalog.open { folders = { ... } })
end

-- A failure's message, with the folder's path cut from it.
local function message(root, result, fault)
  assert.is_nil(result)
  return (fault:gsub(root:gsub("%p", "%%%0") .. "/", ""))
end

-- What a call raises, with its position.
local function raised(call)
  local ok, fault = pcall(call)
  assert.is_false(ok)
  return fault
end

describe("catalog", function()
  local root, shelf
  setup(function()
    root = folder.new(FILES)
    shelf = book(root)
  end)
  teardown(folder.remove_all)

  describe("price", function()
    it("gives the row in force, from its first day to the day before its end", function()
      assert.equal("2.00 USD/Mtoken", shelf:price("openai/gpt-3.5-turbo", "2023-03-01").input)
      assert.equal("2.00 USD/Mtoken", shelf:price("openai/gpt-3.5-turbo", "2023-06-12").input)
      assert.equal("1.50 USD/Mtoken", shelf:price("openai/gpt-3.5-turbo", "2023-06-13").input)
      assert.equal("30.00 USD/Mtoken", shelf:price("openai/gpt-4", "2999-12-31").input)
    end)

    it("tells where the row is from", function()
      assert.same({
        name = "openai/gpt-4o", provider = "openai", model = "gpt-4o", mode = "text",
        file = root .. "/api/openai.lua", line = 16, from = "2024-05-13", source = "d page",
        input = "5.00 USD/Mtoken",
        tiers = { { above = "200k tokens/request", input = "10.00 USD/Mtoken" } },
      }, shelf:price("openai/gpt-4o", "2024-06-01"))
    end)

    it("gives a copy that its user may change", function()
      local row = shelf:price("openai/gpt-4o", "2024-06-01")
      row.input, row.tiers[1].input = "0 USD/Mtoken", "0 USD/Mtoken"
      local again = shelf:price("openai/gpt-4o", "2024-06-01")
      assert.equal("5.00 USD/Mtoken", again.input)
      assert.equal("10.00 USD/Mtoken", again.tiers[1].input)
    end)

    it("takes today without a day", function()
      assert.equal("30.00 USD/Mtoken", shelf:price("openai/gpt-4").input)
    end)

    it("knows names by letter case, - and _, alias, and without provider", function()
      for _, name in ipairs { "openai/gpt-4", "OpenAI/GPT_4", " openai/gpt-4 ", "gpt-4", "GPT_4",
                              "openai/gpt-4-0613", "gpt_4_0613" } do
        assert.equal("openai/gpt-4", shelf:price(name, "2024-01-01").name)
      end
      assert.equal("fireworks_ai/openai/gpt-oss", shelf:price("openai/gpt-oss", "2024-07-01").name)
      assert.is_true(shelf:price("fireworks-ai/gpt-4o", "2024-07-01").free)
    end)

    it("refuses a name that fits several", function()
      assert.equal("model 'gpt-4o' is ambiguous: write 'fireworks_ai/gpt-4o' or 'openai/gpt-4o'",
        message(root, shelf:price("gpt-4o", "2024-07-01")))
    end)

    it("suggests a name for one it does not know", function()
      local function unknown(name)
        return message(root, shelf:price(name, "2024-07-01"))
      end
      assert.equal("unknown model 'openai/gpt-3.5-trubo': did you mean 'openai/gpt-3.5-turbo'?",
        unknown "openai/gpt-3.5-trubo")
      assert.equal("unknown model 'gpt-3.5-trubo': did you mean 'openai/gpt-3.5-turbo'?",
        unknown "gpt-3.5-trubo")
      assert.equal("unknown model 'opnai/gpt-3.5-turbo': did you mean 'openai/gpt-3.5-turbo'?",
        unknown "opnai/gpt-3.5-turbo")
      assert.equal("unknown model 'turbo': did you mean 'openai/gpt-3.5-turbo'?", unknown "turbo")
      assert.equal("unknown model 'zebra'", unknown "zebra")
      assert.equal("unknown model ''", unknown "")
      assert.equal("the name of a model is a text, not a nil", unknown(nil))
    end)

    it("says what it knows round a day without a price", function()
      local function missing(day)
        return message(root, shelf:price("gpt-3.5-turbo", day))
      end
      assert.equal("openai/gpt-3.5-turbo has no price on 2022-01-01: the first row is from 2023-03-01",
        missing "2022-01-01")
      assert.equal("openai/gpt-3.5-turbo has no price on 2024-02-15: one row ended on 2024-01-01, " ..
        "the next is from 2024-02-16, and between them it is not known", missing "2024-02-15")
      assert.equal("openai/gpt-3.5-turbo has no price on 2025-01-01: the last row ended on 2025-01-01",
        missing "2025-01-01")
    end)

    it("refuses what is no day", function()
      local function bad(day)
        return message(root, shelf:price("gpt-4", day))
      end
      assert.equal("'yesterday' is not a date: write it as YYYY-MM-DD", bad "yesterday")
      assert.equal("'2024-13-01' is not a date: there is no month 13", bad "2024-13-01")
      assert.equal("'2023-02-29' is not a date: that month has 28 days", bad "2023-02-29")
      assert.equal("a number is not a date: write it as YYYY-MM-DD", bad(2024))
      assert.truthy(shelf:price("gpt-4", "2024-02-29"))
      assert.equal("'2100-02-29' is not a date: that month has 28 days", bad "2100-02-29")
    end)
  end)

  describe("list", function()
    local function names(options)
      local found = {}
      for i, entry in ipairs(assert(shelf:list(options))) do
        found[i] = entry.name
      end
      return found
    end

    it("gives everything by name, with the last row where none holds today", function()
      assert.same({ "fireworks_ai/gpt-4o", "fireworks_ai/openai/gpt-oss", "openai/gpt-3.5-turbo",
        "openai/gpt-4", "openai/gpt-4o" }, names())
      assert.same({
        kind = "api-prices", name = "openai/gpt-3.5-turbo", mode = "text", from = "2024-02-16",
        to = "2025-01-01", input = "0.50 USD/Mtoken", source = "c page",
        file = root .. "/api/openai.lua",
      }, shelf:list()[3])
    end)

    it("keeps to a day", function()
      assert.same({ "openai/gpt-3.5-turbo", "openai/gpt-4" }, names { as_of = "2023-07-01" })
      assert.equal("1.50 USD/Mtoken", shelf:list({ as_of = "2023-07-01" })[1].input)
      assert.same({}, names { as_of = "2001-01-01" })
    end)

    it("keeps to a part of a name or alias", function()
      assert.same({ "openai/gpt-3.5-turbo" }, names { match = "TURBO" })
      assert.same({ "openai/gpt-4" }, names { match = "0613" })
      assert.same({}, names { match = "%" })
    end)

    it("keeps to a kind", function()
      assert.equal(5, #names { kind = "api-prices" })
      assert.equal("unknown kind of catalog 'api-price': did you mean 'api-prices'?",
        message(root, shelf:list { kind = "api-price" }))
    end)

    it("refuses what is no day", function()
      assert.equal("'2024' is not a date: write it as YYYY-MM-DD",
        message(root, shelf:list { as_of = "2024" }))
    end)

    it("raises on an unknown option", function()
      assert.matches("^tests/scripts/catalog_spec.lua:%d+: book:list: unknown option 'asof': " ..
        "did you mean 'as_of'%?$", raised(function() shelf:list { asof = "2024-01-01" } end))
    end)
  end)

  describe("show", function()
    it("gives all rows, the earliest first", function()
      local entry = shelf:show("gpt-3.5-turbo")
      assert.equal("openai/gpt-3.5-turbo", entry.name)
      assert.same({ "2023-03-01", "2023-06-13", "2024-02-16" },
        { entry.rows[1].from, entry.rows[2].from, entry.rows[3].from })
      assert.same({ "gpt-4-0613" }, shelf:show("gpt-4").aliases)
      assert.equal("unknown model 'zebra'", message(root, shelf:show("zebra")))
    end)
  end)

  describe("open", function()
    it("lays later folders over earlier ones, model by model", function()
      local mine = folder.new { ["api/openai.lua"] = file("openai", [[
        ["gpt-4"] = { { from = "2024-01-01", input = "20 EUR/Mtoken", source = "our contract" } },
        ["our-own"] = { aliases = { "own" },
          { from = "2024-01-01", input = "1 USD/Mtoken", source = "our contract" } },
      ]]) }
      local both = book(root, mine)
      assert.equal("20 EUR/Mtoken", both:price("openai/gpt-4", "2024-01-01").input)
      assert.equal(mine .. "/api/openai.lua", both:price("gpt-4", "2024-01-01").file)
      assert.equal("20 EUR/Mtoken", both:price("gpt-4-0613", "2024-01-01").input) -- the old alias
      assert.equal("openai/gpt-4 has no price on 2023-12-31: the first row is from 2024-01-01",
        message(mine, both:price("gpt-4", "2023-12-31")))
      assert.equal("5.00 USD/Mtoken", both:price("openai/gpt-4o", "2024-06-01").input)
      assert.equal("openai/our-own", both:price("own", "2024-01-01").name)
      assert.equal("30.00 USD/Mtoken", book(mine, root):price("gpt-4", "2024-01-01").input)
    end)

    it("lets a later folder say what a name means", function()
      local mine = folder.new { ["x.lua"] = file("openai", [[
        ["gpt-4-0613"] = { { from = "2023-06-13", input = "7 USD/Mtoken", source = "ours" } },
      ]]) }
      assert.equal("7 USD/Mtoken", book(root, mine):price("gpt-4-0613", "2024-01-01").input)
      assert.equal("30.00 USD/Mtoken", book(root, mine):price("gpt-4", "2024-01-01").input)
    end)

    it("reads files outside api/ under any name", function()
      local mine = folder.new { ["deals/2024/ours.lua"] = file("Open_AI", [[
        ["x"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "ours" } } ]]) }
      assert.equal("Open_AI/x", book(mine):price("open-ai/x", "2024-01-01").name)
    end)

    it("opens a provider's file only", function()
      local broken = folder.new { ["api/openai.lua"] = FILES["api/openai.lua"],
                                  ["api/broken.lua"] = "oops" }
      local lazy = book(broken)
      assert.equal("openai/gpt-4", lazy:price("openai/gpt-4", "2024-01-01").name)
      assert.equal("api/broken.lua:1: a catalog begins with 'return {', not 'oops'",
        message(broken, lazy:price("gpt-4", "2024-01-01")))
      assert.equal("api/broken.lua:1: a catalog begins with 'return {', not 'oops'",
        message(broken, lazy:list()))
    end)

    it("holds nothing without folders", function()
      assert.equal("unknown model 'openai/gpt-4'", message(root, book():price("openai/gpt-4")))
      assert.same({}, book():list())
    end)

    it("reads a folder through a link, but no folder behind a link in it", function()
      local linked = folder.new {}
      assert(lfs.link(root, linked .. "/catalogs", true))
      assert.equal("openai/gpt-4", book(linked .. "/catalogs/"):price("gpt-4", "2024-01-01").name)
      assert.same({}, book(linked):list())
    end)

    it("refuses what is no folder", function()
      assert.equal("nowhere: no such folder of catalogs",
        message(root, catalog.open { folders = { root .. "/nowhere" } }))
      assert.equal("README.md: not a folder of catalogs",
        message(root, catalog.open { folders = { root .. "/README.md" } }))
    end)

    it("raises on a caller's bug", function()
      local function fault(options)
        return raised(function() catalog.open(options) end)
          :match("^tests/scripts/catalog_spec.lua:%d+: catalog.open: (.*)$")
      end
      assert.equal("unknown option 'folder': did you mean 'folders'?", fault { folder = {} })
      assert.equal("folders is a list of paths, not a string", fault { folders = "x" })
      assert.equal("folders is a list of paths, not a nil", fault {})
      assert.equal("folders is a list of paths without a hole", fault { folders = { nil, "why" } })
      assert.equal("a folder is a path, not a number", fault { folders = { 7 } })
      assert.equal("one table of options, not a string", fault "x")
    end)
  end)

  describe("shipped", function()
    it("finds the source tree's folder", function()
      assert.equal("directory", lfs.attributes(assert(catalog.shipped()) .. "/api", "mode"))
    end)

    -- A copy of the scripts somewhere else, and what they find.
    local function shipped_from(prefix)
      local scripts = package.searchpath("perigee.catalog", package.path):match("^(.*)/perigee/")
      local target = prefix .. "/share/lua/5.4"
      assert(os.execute(("mkdir -p '%s' && cp -rL '%s/perigee' '%s'"):format(target, scripts, target)))
      local program = "print((require 'perigee.catalog'.shipped()))"
      local pipe = io.popen(("LUA_PATH='%s/?.lua;;' lua5.4 -e \"%s\""):format(target, program))
      local found = pipe:read("l")
      pipe:close()
      return found
    end

    it("finds the installed folder", function()
      local prefix = folder.new { ["share/perigee/catalogs/api/x.lua"] = "" }
      assert.equal(prefix .. "/share/perigee/catalogs", shipped_from(prefix))
    end)

    it("says so where there is none", function()
      assert.equal("nil", shipped_from(folder.new {}))
    end)
  end)
end)

describe("a floating alias", function()
  teardown(folder.remove_all)

  local MODELS = [[
    ["m-1"] = { { from = "2024-01-01", input = "1 USD/Mtoken", output = "2 USD/Mtoken", source = "a page" } },
    ["m-2"] = { { from = "2024-06-01", input = "3 USD/Mtoken", output = "4 USD/Mtoken", source = "b page" } },
    ["m-latest"] = {
      { from = "2024-01-01", to = "2024-07-01", target = "m-1", source = "c page" },
      { from = "2024-07-01", to = "2025-01-01", target = "M_2", source = "d page" } },
    ["m"] = { { from = "2024-01-01", target = "m-latest", source = "e page" } },
    ["m-early"] = { { from = "2024-01-01", target = "m-2", source = "f page" } },
  ]]
  local root, shelf

  before_each(function()
    root = folder.new { ["api/x.lua"] = file("x", MODELS) }
    shelf = book(root)
  end)

  it("has the price of the model that it leads to on the day, and says what was asked for", function()
    for _, case in ipairs { { "x/m-latest", "2024-06-30", "x/m-1", "1 USD/Mtoken", "a page" },
                            { "x/m-latest", "2024-07-01", "x/m-2", "3 USD/Mtoken", "b page" },
                            { "m", "2024-12-31", "x/m-2", "3 USD/Mtoken", "b page" } } do
      local row = assert(shelf:price(case[1], case[2]))
      assert.same({ case[3], case[4], case[5] }, { row.target, row.input, row.source })
      assert.equal(case[1] == "m" and "x/m" or case[1], row.name)
    end
    assert.is_nil(assert(shelf:price("x/m-1", "2024-06-30")).target)
  end)

  it("has no price where it leads nowhere, or to what has none", function()
    assert.equal("x/m-latest has no price on 2025-01-01: the last row ended on 2025-01-01",
      message(root, shelf:price("x/m-latest", "2025-01-01")))
    assert.equal("x/m leads to x/m-latest: x/m-latest has no price on 2025-01-01: the last row ended on 2025-01-01",
      message(root, shelf:price("x/m", "2025-01-01")))
    assert.equal("x/m-early leads to x/m-2: x/m-2 has no price on 2024-05-31: the first row is from 2024-06-01",
      message(root, shelf:price("x/m-early", "2024-05-31")))
  end)

  it("is listed with the prices of the day", function()
    local function listed(day)
      local found = {}
      for _, entry in ipairs(shelf:list { as_of = day }) do
        found[entry.name] = entry.input
      end
      return found
    end
    assert.same({ ["x/m-1"] = "1 USD/Mtoken", ["x/m-latest"] = "1 USD/Mtoken", ["x/m"] = "1 USD/Mtoken" },
      listed "2024-02-01")
    assert.same({ ["x/m-1"] = "1 USD/Mtoken", ["x/m-2"] = "3 USD/Mtoken", ["x/m-latest"] = "3 USD/Mtoken",
                  ["x/m"] = "3 USD/Mtoken", ["x/m-early"] = "3 USD/Mtoken" }, listed "2024-08-01")
  end)

  -- Each folder's chain is as long as may be; the second makes the first one longer.
  it("is not followed through more than eight others", function()
    local function chain(letter, last)
      local list = {}
      for i = 1, 8 do
        list[i] = ('["%s%d"] = { { from = "2024-01-01", target = "%s", source = "s" } },'):format(letter, i,
          i < 8 and letter .. i + 1 or last)
      end
      return table.concat(list) .. ('["%s"] = { { from = "2024-01-01", free = true, source = "s" } }'):format(last)
    end
    local one = folder.new { ["api/x.lua"] = file("x", chain("a", "z")) }
    local two = folder.new { ["api/x.lua"] = file("x",
      '["z"] = { { from = "2024-01-01", target = "y", source = "s" } },'
      .. '["y"] = { { from = "2024-01-01", free = true, source = "s" } }') }
    assert.is_true(assert(book(one):price("x/a1", "2024-01-01")).free)
    assert.is_true(assert(book(one, two):price("x/a2", "2024-01-01")).free)
    assert.equal("x/a1 leads on through too many aliases", message(one, book(one, two):price("x/a1", "2024-01-01")))
  end)
end)
