-- scripts/perigee/import/json.lua: the one reader of JSON that importers have.
local json = require "perigee.import.json"

local function fault(text)
  local value, message = json.read(text, "list.json")
  assert.is_nil(value)
  return message
end

describe("import.json", function()
  it("reads objects, lists, numbers, truth and nulls", function()
    local value = assert(json.read('\xEF\xBB\xBF{"a": [1, 2.5, 3e-06], "b": null, "c": true, "d": {}}\n', "x"))
    assert.same({ 1, 2.5, 0.000003 }, { table.unpack(value.a) })
    assert.equal(json.null, value.b)
    assert.is_true(value.c)
    assert.is_nil(value.e)
  end)

  it("tells an empty list from an empty object, and neither is a text", function()
    local value = json.read('[[], {}, "[]", null, [1]]', "x")
    local found = {}
    for i, item in ipairs(value) do found[i] = json.is_list(item) end
    assert.same({ true, false, false, false, true }, found)
  end)

  it("keeps integers of 64 bits whole, and keys that look like numbers texts", function()
    local value = json.read('{"1": 9007199254740993}', "x")
    assert.equal(9007199254740993, value["1"])
    assert.is_nil(value[1])
  end)

  it("names the line of what is no JSON", function()
    assert.equal("list.json:1: not JSON: unterminated object", fault '{"a": 1')
    assert.equal("list.json:3: not JSON: value expected", fault '{\n"a":\nNaN}')
    assert.equal("list.json:2: not JSON: colon expected", fault '{\n"a" 1}')
    assert.equal("list.json:3: not JSON: something stands after its end", fault '{"a": 1}\n\n{"b": 2}')
  end)

  it("refuses what is empty, no UTF-8, too deep or too large a number", function()
    assert.equal("list.json:1: empty: a list in JSON was expected", fault " \n")
    assert.equal("list.json:2: not UTF-8: a list in JSON is", fault '{\n"\xFF": 1}')
    assert.equal("list.json:1: lists and objects are nested too deeply", fault(("["):rep(100000)))
    assert.equal("list.json:1: /a/2 is a number too large to be held", fault '{"a": [1, 1e999]}')
  end)

  it("reads a list of more than a million bytes", function()
    local items = {}
    for i = 1, 40000 do items[i] = ('{"id": "model-%d", "price": "0.0000%d"}'):format(i, i) end
    local value = assert(json.read("[" .. table.concat(items, ",\n") .. "]", "x"))
    assert.equal(40000, #value)
    assert.equal("0.000040000", value[40000].price)
  end)
end)
