-- What a choice looks through in the core is what perigee.host says of each combination,
-- and what it finds is what looking at each would find.
local asked_of = require "perigee.choosing.asked"
local catalog = require "perigee.catalog"
local context = require "perigee.context"
local core = require "perigee.core"
local currencies = require "perigee.currencies"
local folder = dofile "tests/scripts/support/folder.lua"
local graph = require "perigee.choosing.graph"
local machines = require "perigee.choosing.machines"
local models = require "perigee.choosing.models"
local perigee = require "perigee"
local bounds = require "perigee.choosing.bounds"
local select = require "perigee.choosing.select"

local DAY = "2026-07-01"

teardown(folder.remove_all)

local function open(book)
  currencies.by(book, DAY)
  context.services.list = function(...) return book:list(...) end
end

local function near(wanted, found, what)
  assert.is_true(math.abs(found - wanted) <= 1e-9 * math.abs(wanted),
    ("%s: %.17g, not %.17g"):format(what, found, wanted))
end

local function value(quantity, unit)
  return core.value(unit and core.quantity(quantity):to(unit) or core.quantity(quantity), {})
end

-- A combination by perigee.host.
local function option_of(asked, spot)
  local offer, row = spot.machine.offer, spot.row
  return perigee.host { "one", instance = offer.name, region = offer.region, commitment = offer.commitment,
    model = row.model.entry.name, quantization = row.quantization, engine = spot.machine.engine,
    tensor_parallel = spot.machine.width, time_per_output_token = asked.token_time,
    time_to_first_token = asked.first_token, prefix_cached = asked.cached, use = asked.use, traffic = asked.traffic,
    replicas = "auto" }
end

-- The bounds of a mask that are limits of perigee.host.
local function labels_of(mask)
  local labels = {}
  for _, bound in ipairs(bounds.of(mask)) do labels[bound.label or "?"] = true end
  return labels
end

local function broken_of(option)
  local labels = {}
  for _, limit in ipairs(option.limits) do
    if value(limit.holds) == 0 then labels[limit.label] = true end
  end
  return labels
end

local function check(asked, grid, tape, cell)
  local spot = grid.spot(cell)
  local found = tape:cells({ axes = grid.axes }, cell, 1)
  local option, what = option_of(asked, spot), spot.name .. " " .. spot.row.quantization
  near(value(perigee.total(option), "USD/month"), found[1][1], what .. ": cost")
  near(value(option.token_time, "s"), found[2][1], what .. ": token")
  near(value(option.first_token, "s"), found[7][1], what .. ": first token")
  near(value(option.throughput, "token/s"), found[8][1], what .. ": throughput")
  near(value(option.concurrency), found[9][1], what .. ": batch")
  assert.same(broken_of(option), labels_of(math.tointeger(found[4][1])), what)
end

-- So many cells of every grid, drawn by a generator of our own.
local function check_grids(asked, each, count)
  local grids, state = 0, 12345
  each(function(grid)
    local served = grid.served
    local outputs = table.move(grid.outputs, 1, 6, 1, {})
    for i, of in ipairs { served.first_token:to "s", served.throughput:to "token/s", served.concurrency } do
      outputs[6 + i] = core.quantity(of)
    end
    local tape, cells = core.tape(outputs, "cells"), 1
    for _, axis in ipairs(grid.axes) do cells = cells * #axis:values() end
    for _ = 1, count do
      state = (state * 1103515245 + 12345) % 2 ^ 31
      check(asked, grid, tape, 1 + math.floor(state / 2 ^ 31 * cells))
    end
    grids = grids + 1
  end)
  return grids
end

local TRAFFIC = { requests = "20k requests/day", input = 1500, output = 250, peak = "2.5" }

local function request(more)
  local made = {}
  for _, list in ipairs { TRAFFIC, more or {} } do
    for name, given in pairs(list) do made[name] = given end
  end
  return made
end

describe("the figures of a choice", function()
  local function grids_of(book, more)
    local asked = asked_of.read(request(more))
    local entries, prices = select.models(asked, {})
    local offers = select.providers(book, asked, prices)
    local rows = machines.rows(machines.cheapest(offers), select.engines(asked))
    return asked, graph.grids(asked, models.classes(entries, select.quantizations(asked)), rows)
  end

  it("are those of perigee.host, in every class of the shipped catalogs", function()
    local book = assert(catalog.open { folders = { catalog.shipped() } })
    open(book)
    local asked, each = grids_of(book, { token_time = "60 ms", first_token = "2 s", cached = "30 %", use = "80 %" })
    assert.is_true(check_grids(asked, each, 2) > 50)
  end)

  it("are so under any scheme, engine and way to pay, without bounds", function()
    local book = assert(catalog.open { folders = { catalog.shipped() } })
    open(book)
    local asked, each = grids_of(book, { engines = { "*" }, providers = { "aws", "runpod", "azure" },
      quantizations = { "gguf-q4-k-m", "gguf-iq2-xxs", "exl2-*", "int4", "mxfp*", "fp*" },
      commitments = { "spot", "reserved_1y", "on_demand" } })
    assert.is_true(check_grids(asked, each, 1) > 100)
  end)
end)

-- A catalog of one's own: two models, machines at two providers, an API.
local FILES = {
  ["models/acme.lua"] = [[return { kind = "models", vendor = "acme", models = {
    small = { type = "decoder", parameters = "1400000000 parameters", layers = 24, hidden = 2048, attention = "gqa",
      heads = 16, kv_heads = 4, head_dim = 128, intermediate = 5632, gated = true, vocabulary = 32000,
      tied_embeddings = true, context = 8192, mmlu = "45 %", quality_source = "ours", source = "ours" },
    large = { type = "decoder", parameters = "32000000000 parameters", layers = 60, hidden = 6144, attention = "gqa",
      heads = 48, kv_heads = 8, head_dim = 128, intermediate = 20480, gated = true, vocabulary = 64000,
      tied_embeddings = false, context = 4096, mmlu = "75 %", quality_source = "ours", source = "ours" },
    unknown = { type = "decoder", parameters = "1400000000 parameters", layers = 24, hidden = 2048, attention = "gqa",
      heads = 16, kv_heads = 4, head_dim = 128, intermediate = 5632, gated = true, vocabulary = 32000,
      tied_embeddings = true, context = 8192, source = "ours" } } }]],
  ["machines/acme.lua"] = [[return { kind = "machines", provider = "acme", machines = {
    one = { accelerator = "nvidia/l4-24gb", count = 1, memory = "24 GB",
      { region = "here", from = "2026-01-01", on_demand = "1 USD/hour", spot = "0.4 USD/hour", source = "an offer" },
      { region = "there", from = "2026-01-01", on_demand = "0.8 USD/hour", source = "an offer" } },
    four = { accelerator = "nvidia/l4-24gb", count = 4, memory = "24 GB",
      { region = "here", from = "2026-01-01", on_demand = "3 USD/hour", source = "an offer" } },
    eight = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
      { region = "here", from = "2026-01-01", on_demand = "20 USD/hour", source = "an offer" } } } }]],
  ["machines/beta.lua"] = [[return { kind = "machines", provider = "beta", machines = {
    two = { accelerator = "nvidia/a100-sxm-80gb", count = 2, memory = "80 GB",
      { from = "2026-01-01", on_demand = "3.5 USD/hour", source = "an offer" } } } }]],
}

describe("what a choice finds", function()
  local root, book

  setup(function()
    root = folder.new(FILES)
    book = assert(catalog.open { folders = { catalog.shipped(), root } })
    open(book)
  end)

  local OWN = { models = { "acme/*" }, providers = { "acme", "beta" }, quantizations = { "bf16", "fp8", "awq" },
                hosted = true, count = 100 }

  local MACHINES = { { "acme/one", "there", { 1 } }, { "acme/four", "here", { 1, 2, 4 } },
                     { "acme/eight", "here", { 1, 2, 4, 8 } }, { "beta/two", nil, { 1, 2 } } }

  -- 0.0 % lost in 16 bits, 0 % by fp8, 2.7 % by awq: catalogs/quantization.lua
  local LOST = { bf16 = 0, fp8 = 0, awq = 0.027 }
  local QUALITY = { ["acme/small"] = 0.45, ["acme/large"] = 0.75 }

  -- Every combination by perigee.host, as { key, cost, token, quality }, of which those that
  -- break nothing.
  local function brute(asked)
    local list, all = {}, 0
    for _, model in ipairs { "acme/small", "acme/large", "acme/unknown" } do
      for _, scheme in ipairs { "bf16", "fp8", "awq" } do
        for _, machine in ipairs(MACHINES) do
          for _, width in ipairs(machine[3]) do
            local option = perigee.host { "one", instance = machine[1], region = machine[2], model = model,
              quantization = scheme, tensor_parallel = width, traffic = asked.traffic, replicas = "auto",
              time_per_output_token = asked.token_time, time_to_first_token = asked.first_token }
            local quality = QUALITY[model] and QUALITY[model] * (1 - LOST[scheme])
            local cost = value(perigee.total(option), "USD/month")
            local known = not asked.quality or quality and quality >= asked.points.quality
            local fits = next(broken_of(option)) == nil and known
              and (not asked.budget or cost <= asked.points.budget)
            all = all + 1
            list[#list + 1] = fits and { key = ("%s %s %s %d"):format(model, scheme, machine[1], width), cost = cost,
              token = value(option.token_time, "s"), quality = quality or 0,
              group = model .. " " .. machine[1]:match "^[^/]+" } or nil
          end
        end
      end
    end
    return list, all
  end

  local function key_of(way) return ("%s %s %s %d"):format(way.model, way.quantization, way.machine, way.devices) end

  local function covers(a, b)
    return a.cost <= b.cost and a.token <= b.token and a.quality >= b.quality
  end

  -- Of equals (a model without known quality that is built as another) any may stand.
  local function same(a, b) return a.cost == b.cost and a.token == b.token and a.quality == b.quality end

  local function front_of(list)
    local front = {}
    for _, item in ipairs(list) do
      local better = false
      for _, other in ipairs(list) do better = better or covers(other, item) and not same(other, item) end
      if not better then front[#front + 1] = item end
    end
    return front
  end

  local function check_choice(more)
    local given = request(OWN)
    for name, amount in pairs(more) do given[name] = amount end
    given.as_of = DAY
    local made = assert(require "perigee.choosing".of(book, given))
    local list, all = brute(asked_of.read(request(more)))
    assert.equal(all, made.combinations)
    assert.equal(#list, made.feasible)
    local best, groups = {}, 0
    for _, item in ipairs(list) do
      local other = best[item.group]
      groups = groups + (other and 0 or 1)
      if not other or item.cost < other.cost or item.cost == other.cost and item.token < other.token then
        best[item.group] = item
      end
    end
    assert.equal(groups, #made.ways)
    for i, way in ipairs(made.ways) do
      local wanted = best[way.model .. " " .. way.provider]
      near(wanted.cost, way.usd_per_month, key_of(way))
      near(wanted.token, way.time_per_output_token_s, key_of(way))
      assert.is_true(i == 1 or made.ways[i - 1].usd_per_month <= way.usd_per_month)
    end
    local front, distinct = front_of(list), 0
    for i, item in ipairs(front) do
      local twin = false
      for j = 1, i - 1 do twin = twin or same(front[j], item) end
      distinct = distinct + (twin and 0 or 1)
    end
    assert.equal(distinct, #made.front)
    for _, way in ipairs(made.front) do
      local stands = false
      for _, item in ipairs(front) do stands = stands or item.key == key_of(way) end
      assert.is_true(stands, key_of(way))
    end
    return made
  end

  it("is what looking at each finds", function()
    local made = check_choice {}
    assert.is_true(made.feasible > 30 and made.feasible < made.combinations)
    -- 3 models, 3 schemes, 1 + 3 + 4 + 2 widths
    assert.equal(90, made.combinations)
  end)

  it("is so within bounds", function()
    check_choice { quality = "70 %" }
    check_choice { token_time = "30 ms" }
    check_choice { first_token = "0.5 s", quality = "40 %" }
    check_choice { budget = "4000 USD/month", token_time = "100 ms" }
  end)

  it("is the same for any number of threads", function()
    local given = request(OWN)
    given.as_of, given.threads = DAY, 1
    local once = assert(require "perigee.choosing".of(book, given))
    given.threads = 4
    local again = assert(require "perigee.choosing".of(book, given))
    once.asked, again.asked = nil, nil
    assert.same(once, again)
  end)

  it("takes each machine where it is cheapest, and says of how many", function()
    local offers = machines.offers(book, { "on_demand", "spot" })
    local own = {}
    for _, offer in ipairs(offers) do own[#own + 1] = offer.provider == "acme" and offer or nil end
    assert.equal(5, #own) -- one: two regions and spot in one; four; eight
    local best = machines.cheapest(own)
    assert.equal(3, #best)
    for _, offer in ipairs(best) do
      if offer.name == "acme/one" then
        assert.same({ 0.4, "spot", "here", 3 }, { offer.price, offer.commitment, offer.region, offer.offers })
      end
    end
  end)

  it("counts what each bound rules out, alone and with others", function()
    local made = check_choice { quality = "70 %" }
    local counts = {}
    for _, each in ipairs(made.ruled_out) do counts[each.bound] = each end
    -- 30 combinations of the model of no known quality; of the small one 30; awq leaves 73 % of the large one's 75
    assert.equal(30, counts.known.combinations)
    assert.equal(30, counts.quality.combinations)
    assert.is_true(counts.quality.alone <= 30 and counts.quality.alone > 0)
  end)
end)
