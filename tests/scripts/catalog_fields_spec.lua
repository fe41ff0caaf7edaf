-- Every field of every kind of catalog has a sound case or a broken one in
-- tests/scripts/broken/: what nobody tries, nobody knows to work.
local broken = dofile "tests/scripts/support/broken.lua"
local kinds = require "perigee.catalog.kinds"
local parse = require "perigee.catalog.parse"
local schema = require "perigee.catalog.schema"

-- The texts of all files of a kind, sound and broken.
local function texts_of(name)
  local texts = {}
  local kind = broken.kinds[name]
  if not kind then
    for _, topic in ipairs(broken.topics) do
      for _, case in ipairs(broken.prices[topic]) do
        texts[#texts + 1] = case[1]
      end
    end
    return texts
  end
  texts[1] = broken.one(kind, kind.good)
  for _, entry in ipairs(kind.also or {}) do
    texts[#texts + 1] = broken.one(kind, entry, kind.head_also)
  end
  for _, case in ipairs(kind) do
    texts[#texts + 1] = broken.one(kind, case[1])
  end
  return texts
end

local function tables_in(list)
  local found = {}
  for _, item in ipairs(type(list) == "table" and list or {}) do
    found[#found + 1] = type(item) == "table" and item or nil
  end
  return found
end

local function note(seen, level, record)
  seen[level] = seen[level] or {}
  for _, field in ipairs(schema.keys(record)) do
    seen[level][field] = true
  end
end

-- What a record says, and the parts of it.
local function note_parts(seen, kind, level, record)
  note(seen, level, record)
  for name in pairs(kind.parts or {}) do
    for _, part in ipairs(tables_in(record[name])) do
      note(seen, name, part)
    end
  end
end

local function note_file(seen, kind, data)
  note(seen, "file", data)
  for _, name in ipairs(type(data[kind.list]) == "table" and schema.keys(data[kind.list]) or {}) do
    local item = data[kind.list][name]
    if type(item) == "table" then
      note_parts(seen, kind, "entry", item)
      for _, row in ipairs(tables_in(item)) do
        note_parts(seen, kind, "row", row)
      end
    end
  end
end

-- The fields that some case has, by level: file, entry, row, and the parts by name.
local function seen_of(kind)
  local seen = { file = {}, entry = {}, row = {} }
  for _, text in ipairs(texts_of(kind.name)) do
    local data = parse.text(parse.normal(text), "x.lua")
    if data then
      note_file(seen, kind, data)
    end
  end
  return seen
end

-- The rules of a kind by level.
local function rules_of(kind)
  local rules = { file = kind.file_rules, entry = kind.entry_rules, row = kind.row_rules }
  for name, part in pairs(kind.parts or {}) do
    rules[name] = part
  end
  return rules
end

describe("every field", function()
  it("is of a kind that has broken catalogs here", function()
    local known = { "api-prices", table.unpack(broken.names) }
    table.sort(known)
    assert.same(kinds.names, known)
  end)

  for _, kind in ipairs(kinds.list) do
    it("of " .. kind.name .. " is tried", function()
      local seen, rules, missing = seen_of(kind), rules_of(kind), {}
      for _, level in ipairs(schema.keys(rules)) do
        for _, field in ipairs(schema.keys(rules[level])) do
          -- a part's price is the row's own: tried there, it is tried
          local is_row_rule = kind.row_rules and rules[level][field] == kind.row_rules[field] and seen.row[field]
          if not (seen[level] and seen[level][field]) and not is_row_rule then
            missing[#missing + 1] = level .. ": " .. field
          end
        end
      end
      assert.same({}, missing)
    end)
  end
end)

-- { 7 } is nothing that any field may say.
describe("nonsense", function()
  for _, kind in ipairs(kinds.list) do
    it("is refused in every field of " .. kind.name, function()
      local of = broken.kinds[kind.name] or { head = 'kind = "api-prices", provider = "x"', list = "models" }
      for level, body in pairs { entry = "{ %s = { 7 } }", row = "{ { %s = { 7 } } }" } do
        local rules = rules_of(kind)[level]
        for _, field in ipairs(rules and schema.keys(rules) or {}) do
          local found = table.concat(broken.problems(broken.one(of, body:format(field))), "\n")
          local name = of.name or "e"
          assert.truthy(found:find(("x.lua:2: '%s': %s: "):format(name, field), 1, true), field .. "\n" .. found)
        end
      end
    end)
  end
end)

describe("the broken catalogs", function()
  -- The issue asks for 60 at least.
  it("are many, and each says something else", function()
    local messages, count = {}, 0
    local function add(case)
      if case[2] and not messages[table.concat(case, "\n", 2)] then
        messages[table.concat(case, "\n", 2)], count = true, count + 1
      end
    end
    for _, topic in ipairs(broken.topics) do
      for _, case in ipairs(broken.prices[topic]) do add(case) end
    end
    for _, name in ipairs(broken.names) do
      for _, case in ipairs(broken.kinds[name]) do add(case) end
    end
    assert.truthy(count >= 250, count)
  end)
end)
