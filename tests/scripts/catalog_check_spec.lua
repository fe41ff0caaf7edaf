-- Broken catalogs, each with its exact message: tests/scripts/broken/.
local broken = dofile "tests/scripts/support/broken.lua"
local catalog = require "perigee.catalog"
local files = require "perigee.catalog.files"
local folder = dofile "tests/scripts/support/folder.lua"
local price_files = dofile "tests/scripts/support/price_files.lua"

local model, models, row, problems = price_files.model, price_files.models, price_files.row, broken.problems
local GOOD = price_files.GOOD

describe("catalog.check", function()
  teardown(folder.remove_all)
  teardown(broken.remove_all)

  for _, topic in ipairs(broken.topics) do
    for i, case in ipairs(broken.prices[topic]) do
      it(("says of %s %d: %s"):format(topic, i, case[2] or "nothing"), function()
        assert.same({ table.unpack(case, 2) }, problems(case[1]))
      end)
    end
  end

  for _, name in ipairs(broken.names) do
    local kind = broken.kinds[name]

    it("finds nothing wrong with a sound catalog of " .. name, function()
      assert.same({}, problems(broken.one(kind, kind.good)))
      assert.same({}, problems(broken.one(kind, kind.good), name .. ".lua"))
      for _, entry in ipairs(kind.also) do
        assert.same({}, problems(broken.one(kind, entry, kind.head_also)))
      end
    end)

    for i, case in ipairs(kind) do
      it(("says of %s %d: %s"):format(name, i, case[2]), function()
        assert.same({ table.unpack(case, 2) }, problems(broken.one(kind, case[1])))
      end)
    end
  end

  it("reports every file, by name and line", function()
    local root = folder.new { ["b.lua"] = row "\nx1 = 1,\ny1 = 2", ["a.lua"] = "oops" }
    assert.same({
      root .. "/a.lua:1: a catalog begins with 'return {', not 'oops'",
      root .. "/b.lua:3: 'm': unknown field 'x1': catalogs/README.md lists the fields",
      root .. "/b.lua:4: 'm': unknown field 'y1': catalogs/README.md lists the fields",
    }, catalog.check(root .. "/"))
    assert.same({ root .. "/no: no such folder of catalogs" }, catalog.check(root .. "/no"))
  end)

  it("wants a provider's file in api/ to bear its name", function()
    local good = row 'note = "x"'
    assert.same({}, problems(good, "api/x.lua"))
    assert.same({}, problems(good, "api/X/history.lua"))
    assert.same({ "api/y.lua:1: provider: 'x' in a file named y.lua: in the folder api/ the two are the same" },
      problems(good, "api/y.lua"))
  end)

  it("wants a name once in a folder", function()
    local root = folder.new {
      ["a.lua"] = model('aliases = { "n" }, { ' .. GOOD .. " }"),
      ["b.lua"] = model("{ " .. GOOD .. " }"),
      ["c.lua"] = models('["N"] = { { ' .. GOOD .. " } }"),
    }
    local fault = ("%s/%%s.lua:2: '%%s' is already given in %s/a.lua:2: keep one of them"):format(root, root)
    assert.same({ fault:format("b", "x/m"), fault:format("c", "x/N") }, catalog.check(root))
    local book = assert(catalog.open { folders = { root } })
    local _, message = book:price("x/m", "2024-01-01")
    assert.equal(fault:format("b", "x/m"), message)
  end)

  it("keeps to the size of a file", function()
    local size = files.SIZE
    finally(function()
      files.SIZE = size
    end)
    local text = row 'note = "x"'
    files.SIZE = #text
    assert.same({}, problems(text))
    assert.same({ "x.lua: larger than 0 MiB, the most a catalog may be" }, problems(text .. " "))
  end)
end)
