-- What is kept from one time to the next is never what was: catalogs, texts, words.
local folder = dofile "tests/scripts/support/folder.lua"
local catalog = require "perigee.catalog"
local core = require "perigee.core"
local perigee = require "perigee"
local runs = require "perigee.analysis.runs"

local function staff(wage)
  return ('return { kind = "staff", roles = { ["x"] = { { from = "2024-01-01", wage = "%s USD/year", '
    .. 'salary = "%s USD/(person year)", source = "s" } } } }'):format(wage, wage)
end

local function price(rate)
  return ([[return { kind = "api-prices", provider = "p", models = { ["m"] = {
    { from = "2024-01-01", input = "%s USD/Mtoken", output = "2.00 USD/Mtoken", source = "s" } } } }]]):format(rate)
end

local function input_of(root)
  local book = assert(catalog.open { folders = { root } })
  return (book:price("p/m", "2024-02-01"))
end

describe("a catalog that is read again", function()
  after_each(folder.remove_all)

  it("is read anew where its text is another, as long and of the same day", function()
    local root = folder.new { ["api/p.lua"] = price "1.00" }
    assert.equal("1.00 USD/Mtoken", input_of(root).input)
    folder.write(root, "api/p.lua", price "3.00")
    assert.equal("3.00 USD/Mtoken", input_of(root).input)
    folder.write(root, "api/p.lua", staff "5")
    local book = assert(catalog.open { folders = { root } })
    local row, message = book:price("p/m", "2024-02-01")
    assert.is_nil(row)
    assert.matches("p.lua:1: ", message)
  end)

  it("is not changed by what somebody did with its rows", function()
    local root = folder.new { ["api/p.lua"] = price "1.00" }
    local row = input_of(root)
    row.input, row.file = "9.00 USD/Mtoken", nil
    row = input_of(root)
    assert.equal("1.00 USD/Mtoken", row.input)
    assert.equal(root .. "/api/p.lua", row.file)
  end)

  it("is checked again where it stands in the place of another kind", function()
    local root = folder.new { ["a/api/p.lua"] = price "1.00" }
    assert.equal("1.00 USD/Mtoken", input_of(root .. "/a").input)
    -- From one folder up the file is in no kind's place, and read for any name.
    assert.equal("1.00 USD/Mtoken", input_of(root).input)
  end)
end)

describe("texts on plain values", function()
  -- The same text before and after a rate is another amount of dollars.
  it("are read anew when a unit was defined", function()
    core.begin { mode = "plain", sample = 1, seed = 1 }
    local before = core.quantity "1 quill"
    core.finish()
    assert.equal("1 quill", tostring(before))
    core.unit("plume", "3 quills")
    core.begin { mode = "plain", sample = 1, seed = 1 }
    assert.equal(3, core.quantity "1 plume":to "quill":number())
    core.finish()
  end)

  setup(function() core.unit "quill" end)
end)

describe("the words of scenarios", function()
  it("are all there for whoever goes through them", function()
    local vocabulary = require "perigee.vocabulary"
    local found = {}
    for name, value in pairs(vocabulary) do found[name] = value end
    for _, name in ipairs { "host", "api", "memory", "option", "timeline", "where", "unit" } do
      assert.is_not_nil(found[name], name)
      assert.equal(perigee[name], found[name])
    end
    assert.is_nil(vocabulary.hots)
  end)
end)

-- u is uniform on 0 .. 1, so u > share holds for the first time at the first sample above it.
describe("tape:first", function()
  local run = { samples = 20000, seed = 7, sampler = "random" }
  local u = core.leaf("u", "0 .. 1")

  local function first_by_hand(values, share, from)
    for i = from, #values do
      if values[i] > share then return i end
    end
  end

  it("is the first sample from one on that is not zero", function()
    local values = core.tape({ u }):raw(run, 1, run.samples)[1]
    for _, share in ipairs { 0.5, 0.99, 0.9999, 1 } do
      local tape = core.tape { u:gt(share) }
      for _, from in ipairs { 1, 2, 511, 512, 513, 1024, 16385, 19999, 20000 } do
        assert.equal(first_by_hand(values, share, from), tape:first(run, from))
      end
      assert.is_nil(tape:first(run, run.samples + 1))
    end
  end)

  it("sees only the run's samples", function()
    local values = core.tape({ u }):raw(run, 1, run.samples)[1]
    local at = first_by_hand(values, 0.99, 1)
    local tape = core.tape { u:gt(0.99) }
    assert.is_nil(tape:first(runs.with(run, { samples = at - 1 }), 1))
    assert.equal(at, tape:first(runs.with(run, { samples = at }), 1))
  end)
end)
