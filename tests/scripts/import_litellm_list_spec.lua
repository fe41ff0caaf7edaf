-- litellm's whole list, where it is at hand: what the catalogs made of it bill, against the
-- list's own fields.  Nothing of the importer is used for what is expected.
local billing = require "perigee.billing"
local catalog = require "perigee.catalog"
local files = require "perigee.catalog.files"
local folder = dofile "tests/scripts/support/folder.lua"
local json = require "perigee.import.json"
local lfs = require "lfs"
local litellm = require "perigee.import.litellm"
local quick = require "perigee.catalog.quick"

local RAW = "../shared/data/raw"

local function find_list()
  for name in lfs.dir(lfs.attributes(RAW) and RAW or ".") do
    local day = name:match "^litellm_(%d%d%d%d%-%d%d%-%d%d)%.json$"
    if day then return RAW .. "/" .. name, day end
  end
end

local path, day = find_list()

-- ----- what a request costs, by the list's fields -----

-- A zero is none.
local function price_of(value) return type(value) == "number" and value ~= 0 and value or nil end

-- The step of `tiered_pricing` that holds for a prompt: the last whose first bound it passes.
local function step_of(entry, prompt)
  local found = entry
  for i, step in ipairs(type(entry.tiered_pricing) == "table" and entry.tiered_pricing or {}) do
    if step.range and (i == 1 or prompt > step.range[1]) then found = step end
  end
  return found
end

-- A price per token for a prompt: that of the highest `_above_Nk_tokens` which it passes.
local function at(entry, base, prompt)
  local best, price = 0, price_of(step_of(entry, prompt)[base])
  for field, value in pairs(price and entry or {}) do
    local bound = tonumber(field:match("^" .. base .. "_above_(%d+)k_tokens$"))
    if bound and prompt > bound * 1000 and bound > best and price_of(value) then best, price = bound, value end
  end
  return price
end

local TEXT = { chat = true, completion = true, responses = true, realtime = true }

-- Whose tokens must have a price, and are refused without: those who read, and who answer in text.
local function needs(entry, key)
  local embeds = entry.mode == "embedding" or (entry.output_cost_per_token or 0) == 0
    and (key:find "embed" or entry.litellm_provider:find "embed") and (entry.mode == "chat" or not entry.mode)
  local writes = not embeds and (TEXT[entry.mode] or entry.mode == nil)
  return embeds or writes, writes
end

-- USD of a request; nil where it cannot be told.
local function cost(entry, key, input, output, cached)
  local reads, writes = needs(entry, key)
  local prompt = input + cached
  local input_price = at(entry, "input_cost_per_token", prompt)
  local output_price = at(entry, "output_cost_per_token", prompt)
  local cached_price = at(entry, "cache_read_input_token_cost", prompt)
    or price_of(entry.input_cost_per_token_cache_hit) or input_price
  if reads and not input_price or writes and not output_price or cached > 0 and not cached_price then return nil end
  return input * (input_price or 0) + cached * (cached_price or 0) + output * (output_price or 0)
    + (price_of(entry.input_cost_per_query) or 0) + (price_of(entry.input_cost_per_request) or 0)
end

-- Whose count of input tokens leaves out what the cache had.
local BESIDE = { anthropic = true, bedrock = true, bedrock_converse = true, ["vertex_ai-anthropic_models"] = true }

-- Requests as { input that no cache had, output, cached }: for all, and where long prompts have
-- prices of their own, on both sides of each bound.
local function requests_of(entry)
  local list = { { 1000, 500, 0 }, { 200, 500, 800 }, { 150000, 500, 0 }, { 250000, 500, 0 }, { 300000, 500, 0 },
                 { 600000, 500, 0 }, { 50000, 500, 250000 } }
  local function edge(bound)
    list[#list + 1], list[#list + 2] = { bound - 100, 500, 100 }, { bound - 99, 500, 100 }
  end
  for field in pairs(entry) do
    local bound = field:match "^input_cost_per_token_above_(%d+)k_tokens$"
    if bound then edge(bound * 1000 // 1) end
  end
  for _, step in ipairs(entry.tiered_pricing or {}) do
    if step.range and step.range[1] > 0 then edge(step.range[1]) end
  end
  return list
end

-- ----- the prices of the list, and of a row -----

-- Dollars for one, of every field by its name: what a token, a picture, a second costs.
local function prices_of(entry, found, under)
  for field, value in pairs(entry) do
    if type(value) == "table" and value ~= json.null then
      prices_of(value, found, (field == "search_context_cost_per_query" or field == "tiered_pricing")
        and field or under)
    elseif type(field) == "string" and (under or field:find "cost") and price_of(value) then
      found[#found + 1] = { field = under == "search_context_cost_per_query" and under or field, value = value }
    end
  end
  return found
end

local PER = { Mtoken = 1e6, Mcharacter = 1e6, Mpixel = 1e6, minute = 60, hour = 3600, second = 1, image = 1, page = 1,
              request = 1, session = 1 }

local function amounts_of(row, found)
  for field, value in pairs(row) do
    local number, unit = tostring(value):match "^([%d.]+) USD/(%a+)$"
    if number then found[#found + 1] = { field = field, value = tonumber(number) / PER[unit] } end
    if field == "tiers" then
      for _, tier in ipairs(value) do amounts_of(tier, found) end
    end
  end
  return found
end

local function is_among(value, list)
  for _, item in ipairs(list) do
    if math.abs(item.value - value) <= 1e-12 * value then return true end
  end
  return false
end

describe("litellm's whole list", function()
  if not path then
    it("is not at hand", function() pending("there is no " .. RAW) end)
    return
  end

  local list, book, made, verdict, remarks, names
  setup(function()
    local text = assert(files.read(path))
    list = assert(json.read(text, path))
    local root = folder.new {}
    made = assert(litellm.read(text, path, { output = root, as_of = day }))
    verdict, remarks = {}, {}
    for _, file in ipairs(made) do folder.write(root, file.path:sub(#root + 2), file.body) end
    for line in made[#made].body:gmatch "[^\n]+" do
      local name, what, why = line:match '^([^,]+),(%a+),"?(.-)"?$'
      if what == "remark" then
        remarks[name] = (remarks[name] or "") .. why .. "\n"
      elseif what ~= "what" then
        assert.is_nil(verdict[name], name .. " is twice in the report")
        verdict[name] = { what = what, why = why }
      end
    end
    book = assert(catalog.open { folders = { root } })
    names = {}
    for key in pairs(list) do names[#names + 1] = key end
    table.sort(names)
  end)
  teardown(folder.remove_all)

  local function each_taken(visit)
    for _, key in ipairs(names) do
      if verdict[key].what == "taken" then visit(key, list[key]) end
    end
  end

  it("is all in the report", function()
    local counts = { taken = 0, skipped = 0, quarantined = 0 }
    for _, key in ipairs(names) do
      assert.is_table(verdict[key], key)
      counts[verdict[key].what] = counts[verdict[key].what] + 1
    end
    assert.equal(#names, counts.taken + counts.skipped + counts.quarantined)
    assert.is_true(counts.taken > 2500 and counts.quarantined < 50)
  end)

  it("passes the check, read the quick way", function()
    local root = made[1].path:match "^(.*)/api/"
    assert.same({}, catalog.check(root))
    for i = 1, #made - 1 do
      assert.is_truthy(quick.text(made[i].body), made[i].path)
    end
  end)

  it("is billed as its fields say: requests, cached requests, long ones", function()
    local billed, wrong = 0, {}
    each_taken(function(key, entry)
      for _, each in ipairs(requests_of(entry)) do
        local input = BESIDE[entry.litellm_provider] and each[1] or each[1] + each[3]
        local bill, why = billing.request(book, key, { input = input, output = each[2], cached = each[3] },
                                          { as_of = day })
        local expected = cost(entry, key, each[1], each[2], each[3])
        billed = billed + (expected and 1 or 0)
        local usd = bill and bill.usd
        if (usd == nil) ~= (expected == nil) or usd and math.abs(usd - expected) > 1e-12 * expected then
          wrong[#wrong + 1] = ("%s %s: %s, not %s %s"):format(key, table.concat(each, " "), usd, expected, why or "")
        end
      end
    end)
    assert.same({}, wrong)
    assert.is_true(billed > 7 * 2500)
  end)

  it("is found by its own keys", function()
    each_taken(function(key)
      local record = assert(book:entry("api-prices", key, { as_of = day }))
      assert.truthy(record.source:find(key, 1, true), key)
      assert.equal(record.name, verdict[key].why)
    end)
  end)

  it("loses no price without a word, and invents none", function()
    each_taken(function(key, entry)
      local record = book:entry("api-prices", key, { as_of = day })
      local given, had = prices_of(entry, {}), amounts_of(record, {})
      assert.is_true(#had > 0, key)
      for _, item in ipairs(had) do
        assert.is_true(is_among(item.value, given), key .. " has no price of " .. item.field)
      end
      for _, item in ipairs(given) do
        local told = is_among(item.value, had) or (remarks[key] or ""):find(item.field, 1, true)
        assert.is_truthy(told, ("%s: nothing is said of %s"):format(key, item.field))
      end
    end)
  end)

  it("is skipped only where it has no price in dollars that anybody could bill", function()
    for _, key in ipairs(names) do
      local given = verdict[key].what == "skipped" and verdict[key].why:find "price" and prices_of(list[key], {}) or {}
      assert.same({}, given, key)
    end
  end)

  it("is held back only where a token costs more than 0.001 USD or less than 10^-9, or reading 10^-5", function()
    for _, key in ipairs(names) do
      local entry = list[key]
      if verdict[key].what == "quarantined" then
        local input, output = entry.input_cost_per_token, entry.output_cost_per_token
        assert.is_true(math.max(input, output) > 1e-3 or math.max(input, output) < 1e-9
          or entry.mode == "embedding" and input > 1e-5, key)
      end
    end
  end)
end)
