-- The kinds of catalog beside prices: what their files may say, and how their
-- entries are found.
local broken = dofile "tests/scripts/support/broken.lua"
local catalog = require "perigee.catalog"
local folder = dofile "tests/scripts/support/folder.lua"

local KINDS, file, one, problems = broken.kinds, broken.file, broken.one, broken.problems

local NAMES = {} -- those whose entries may have any name
for _, name in ipairs(broken.names) do
  NAMES[#NAMES + 1] = not KINDS[name].name and name or nil
end

local function book(...)
  return assert(catalog.open { folders = { ... } })
end

local function message(root, result, fault)
  assert.is_nil(result)
  return (fault:gsub(root:gsub("%p", "%%%0") .. "/", ""))
end

-- How an entry of a kind is called: with an owner x, or without.
local function full(name, entry)
  return (KINDS[name].head:find(", ", 1, true) and "x/" or "") .. entry
end

describe("a catalog of kind", function()
  teardown(folder.remove_all)

  for _, name in ipairs(NAMES) do
    local kind = KINDS[name]

    describe(name, function()
      it("wants its list, and names in it", function()
        local found = problems(("return { %s }"):format(kind.head))
        assert.equal(1, #found)
        assert.matches("^x.lua:1: " .. kind.list .. " is missing: a table of ", found[1])
        found = problems(file(kind, kind.good))
        assert.matches("^x.lua:1: " .. kind.list .. " are named: %[\".*\"%] = { ... }$", found[1])
      end)

      it("is looked up, shown and listed, by name and alias, and laid over", function()
        local aliased = kind.good:gsub("^{", '{ aliases = { "other name" },', 1):gsub("other name", "other_name")
          :gsub('aliases = { "f" }, ', "")
        local root = folder.new { [name .. ".lua"] = file(kind, '["e"] = ' .. aliased .. ',\n["keep"] = ' ..
          kind.good:gsub('aliases = { "f" }, ', "")) }
        local mine = folder.new { ["any/name.lua"] = file(kind, '["E"] = '
          .. kind.good:gsub('source = "s"', 'source = "ours"'):gsub('aliases = { "f" }, ', "")) }
        for _, word in ipairs { "e", "E", "OTHER-name", full(name, "e"), full(name, "other_name") } do
          local record = assert(book(root):entry(name, word, { as_of = "2024-06-01" }))
          assert.equal(full(name, "e"), record.name)
          assert.equal("s", record.source)
          assert.equal(root .. "/" .. name .. ".lua", record.file)
          assert.equal("number", type(record.line))
        end
        local both = book(root, mine)
        assert.equal("ours", both:entry(name, "other-name", { as_of = "2024-06-01" }).source)
        assert.equal("s", both:entry(name, "keep", { as_of = "2024-06-01" }).source)
        local shown = assert(both:show("keep", { kind = name }))
        assert.equal(name, shown.kind)
        assert.equal("s", shown.rows[1].source)
        assert.same(shown, both:show(full(name, "keep")))
        local listed = both:list { kind = name }
        assert.equal(2, #listed)
        assert.equal("ours", listed[1].source)
        assert.equal(full(name, "keep"), listed[2].name)
      end)
    end)
  end
end)

describe("a kind's place", function()
  teardown(folder.remove_all)

  it("holds that kind only", function()
    assert.same({ "staff.lua:1: kind: a catalog of 'swarms' in staff.lua, which is for 'staff': move it" },
      problems(one(KINDS.swarms, KINDS.swarms.good), "staff.lua"))
    assert.same({ "staff/a/b.lua:1: kind: a catalog of 'swarms' in the folder staff/, which is for 'staff': move it" },
      problems(one(KINDS.swarms, KINDS.swarms.good), "staff/a/b.lua"))
    assert.same({ "machines/y.lua:1: provider: 'x' in a file named y.lua: "
      .. "in the folder machines/ the two are the same" },
      problems(one(KINDS.machines, KINDS.machines.good), "machines/y.lua"))
    assert.same({}, problems(one(KINDS.machines, KINDS.machines.good), "machines/x.lua"))
    assert.same({}, problems(one(KINDS.machines, KINDS.machines.good), "machines.lua"))
    assert.same({}, problems(one(KINDS.staff, KINDS.staff.good), "staff/anything.lua"))
  end)

  it("is all that a lookup opens", function()
    local root = folder.new {
      ["staff.lua"] = one(KINDS.staff, KINDS.staff.good), ["energy.lua"] = "oops",
      ["machines/x.lua"] = one(KINDS.machines, KINDS.machines.good), ["machines/y.lua"] = "oops",
    }
    local shelf = book(root)
    assert.truthy(shelf:entry("staff", "e"))
    assert.truthy(shelf:entry("machines", "x/e", { as_of = "2024-06-01" }))
    assert.equal("machines/y.lua:1: a catalog begins with 'return {', not 'oops'",
      message(root, shelf:entry("machines", "e")))
    assert.equal("energy.lua:1: a catalog begins with 'return {', not 'oops'", message(root, shelf:entry("energy",
      "e")))
  end)
end)

describe("book:entry", function()
  local root, shelf
  setup(function()
    root = folder.new {
      ["machines/aws.lua"] = [[
return {
  kind = "machines", provider = "aws", default_region = "us-east-1", source = "a list", as_of = "2024-03",
  machines = {
    ["a"] = {
      accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB", note = "of the machine",
      { region = "us-east-1", from = "2024-01-01", to = "2024-02-01", on_demand = "2 USD/hour" },
      { region = "us-east-1", from = "2024-02-01", on_demand = "1 USD/hour", source = "a page", as_of = "2024-02-02" },
      { region = "eu-west-1", from = "2024-01-15", on_demand = "3 USD/hour" },
    },
    ["b"] = { { region = "eu-west-1", from = "2024-01-15", on_demand = "4 USD/hour" } },
    ["c"] = {
      { region = "eu-west-1", from = "2024-01-15", on_demand = "5 USD/hour" },
      { region = "eu-west-2", from = "2024-01-15", on_demand = "6 USD/hour" },
    },
    ["d"] = {
      { from = "2024-01-15", on_demand = "7 USD/hour" },
      { region = "eu-west-2", from = "2024-01-15", on_demand = "8 USD/hour" },
    },
  },
}
]],
      ["machines/lambda.lua"] = [[
return { kind = "machines", provider = "lambda", machines = {
  ["a"] = { { from = "2024-01-01", spot = "1 USD/hour", source = "s" } } } }
]],
      ["models/meta.lua"] = [[
return { kind = "models", vendor = "meta", source = "s", models = {
  ["llama-3.1-8b"] = { aliases = { "meta-llama/Llama-3.1-8B" }, parameters = "8B parameters" },
  ["odd-instruct"] = { parameters = "1B parameters" },
  ["odd"] = { parameters = "2B parameters" },
} }
]],
    }
    shelf = book(root)
  end)
  teardown(folder.remove_all)

  local function price(name, day, region)
    local record, fault = shelf:entry("machines", name, { as_of = day, region = region })
    return record and record.on_demand or message(root, record, fault)
  end

  it("gives the row and the entry as one", function()
    assert.same({
      name = "aws/a", provider = "aws", accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB",
      region = "us-east-1", from = "2024-02-01", on_demand = "1 USD/hour", source = "a page", as_of = "2024-02-02",
      file = root .. "/machines/aws.lua", line = 7,
    }, shelf:entry("machines", "aws/a", { as_of = "2024-03-01" }))
  end)

  it("gives a copy, with the source of the file's head where the row has none", function()
    local record = shelf:entry("machines", "aws/a", { as_of = "2024-01-31" })
    assert.same({ "2 USD/hour", "a list", "2024-03" }, { record.on_demand, record.source, record.as_of })
    record.on_demand = "0 USD/hour"
    assert.equal("2 USD/hour", shelf:entry("machines", "aws/a", { as_of = "2024-01-31" }).on_demand)
  end)

  it("takes the region asked for, the default, the only one, or that which is everywhere", function()
    assert.equal("1 USD/hour", price("aws/a", "2024-03-01"))
    assert.equal("3 USD/hour", price("aws/a", "2024-03-01", "EU_west-1"))
    assert.equal("4 USD/hour", price("aws/b", "2024-03-01"))
    assert.equal("aws/c has no price in us-east-1: say the region, 'eu-west-1' or 'eu-west-2'", price("aws/c",
      "2024-03-01"))
    assert.equal("6 USD/hour", price("aws/c", "2024-03-01", "eu-west-2"))
    assert.equal("7 USD/hour", price("aws/d", "2024-03-01"))
    assert.equal("7 USD/hour", price("aws/d", "2024-03-01", "anywhere"))
    assert.equal("8 USD/hour", price("aws/d", "2024-03-01", "eu-west-2"))
    assert.equal("aws/b has no price in region 'eu-wst-1': did you mean 'eu-west-1'?", price("aws/b", "2024-03-01",
      "eu-wst-1"))
    assert.equal("aws/c has no price in region 'mars': there are 'eu-west-1' and 'eu-west-2'", price("aws/c",
      "2024-03-01", "mars"))
  end)

  it("says what it knows round a day without a price", function()
    assert.equal("aws/a has no price on 2023-12-31 in us-east-1: the first row is from 2024-01-01", price("aws/a",
      "2023-12-31"))
    assert.equal("aws/a has no price on 2024-01-01 in eu-west-1: the first row is from 2024-01-15",
      price("aws/a", "2024-01-01", "eu-west-1"))
    assert.equal("lambda/a has no price on 2023-12-31: the first row is from 2024-01-01", price("lambda/a",
      "2023-12-31"))
  end)

  it("refuses what it does not know", function()
    local function fault(...)
      return message(root, shelf:entry(...))
    end
    assert.equal("unknown kind of catalog 'machine': did you mean 'machines'?", fault("machine", "aws/a"))
    assert.equal("unknown kind of catalog 'nil'", fault(nil, "aws/a"))
    assert.equal("machine 'a' is ambiguous: write 'aws/a' or 'lambda/a'", fault("machines", "a"))
    assert.equal("unknown machine 'lamda/a': did you mean 'lambda/a'?", fault("machines", "lamda/a"))
    assert.equal("the name of a machine is a text, not a table", fault("machines", {}))
    assert.equal("'soon' is not a date: write it as YYYY-MM-DD", fault("machines", "aws/a", { as_of = "soon" }))
    assert.equal("a region is a text, not a number", fault("machines", "aws/a", { region = 7 }))
    assert.has_error(function() shelf:entry("machines", "aws/a", { regoin = "x" }) end,
      "book:entry: unknown option 'regoin': did you mean 'region'?")
    assert.has_error(function() shelf:show("aws/a", { knid = "machines" }) end,
      "book:show: unknown option 'knid': did you mean 'kind'?")
  end)

  it("is what book:price does", function()
    local prices = folder.new { ["api/x.lua"] = [[
return { kind = "api-prices", provider = "x", models = {
  ["m"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } } } }
]] }
    local one_book = book(prices)
    local row, entry = one_book:price("x/m", "2024-01-02"), one_book:entry("api-prices", "m", { as_of = "2024-01-02" })
    entry.model = "m"
    assert.same(row, entry)
  end)

  it("knows a model by the endings that checkpoints have, and by whoever publishes them", function()
    local function name(word)
      local record, fault = shelf:entry("models", word)
      return record and record.name or message(root, record, fault)
    end
    for _, word in ipairs { "meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct", "llama_3.1_8b-hf",
                            "meta/llama-3.1-8b-Instruct-FP8", "nvidia/Llama-3.1-8B-Instruct-FP8",
                              "TheBloke/Llama-3.1-8B-AWQ", "somebody/Llama-3.1-8B", "Llama3.1:8B" } do
      assert.equal("meta/llama-3.1-8b", name(word))
    end
    assert.equal("meta/odd-instruct", name "odd-instruct")
    assert.equal("meta/odd", name "odd-fp8")
    assert.equal("unknown model 'somebody/Llama-3.1-9B': did you mean 'meta/llama-3.1-8b'?",
      name "somebody/Llama-3.1-9B")
    assert.equal("unknown model 'llama-3.1-9b': did you mean 'meta/llama-3.1-8b'?", name "llama-3.1-9b")
    assert.equal("unknown model '-hf'", name "-hf")
  end)

  it("shows and lists over the kinds", function()
    assert.equal("machines", shelf:show("aws/a").kind)
    assert.equal(3, #shelf:show("aws/a").rows)
    assert.equal("models", shelf:show("odd").kind)
    assert.equal("unknown model 'odt': did you mean 'meta/odd'?", message(root, shelf:show("odt")))
    assert.equal("unknown role 'odd'", message(root, shelf:show("odd", { kind = "staff" })))
    assert.equal("unknown kind of catalog 'stuff': did you mean 'staff'?", message(root, shelf:show("odd",
      { kind = "stuff" })))
    assert.same({
      kind = "machines", name = "aws/a", region = "us-east-1", from = "2024-02-01", source = "a page",
      file = root .. "/machines/aws.lua", accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB",
        on_demand = "1 USD/hour",
    }, shelf:list({ kind = "machines", as_of = "2024-03-01" })[1])
    assert.equal(8, #shelf:list())
    assert.equal(5, #shelf:list { as_of = "2024-01-01" }) -- what has no dates always holds
  end)
end)
