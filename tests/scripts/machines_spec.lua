-- Rented machines whose price is given apart: one accelerator's, or accelerators' and the
-- host's that they are added to; and commitments with their terms of payment.
local context = require "perigee.context"
local core = require "perigee.core"
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"
local machine = require "perigee.options.machine"
local model = require "scripts.support.model"
local perigee = require "perigee"
local catalog = require "perigee.catalog"
local rent = require "perigee.catalog.rent"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")

local MACHINES = [[return { kind = "machines", provider = "acme", default_region = "here", source = "an offer",
  machines = {
    ["host-8"] = { vcpu = 8, ram = "30 GiB",
      { region = "here", from = "2026-01-01", to = "2026-07-01", on_demand = "0.40 USD/hour", spot = "0.08 USD/hour" },
      { region = "here", from = "2026-07-01", on_demand = "0.38 USD/hour", spot = "0.08 USD/hour" },
      { region = "there", from = "2026-01-01", on_demand = "0.50 USD/hour" } },
    ["t4-2"] = { host = "host-8", accelerator = "nvidia/t4-16gb", count = 2, memory = "16 GB",
      { region = "here", from = "2026-01-01", per = "accelerator", on_demand = "0.35 USD/hour", spot = "0.11 USD/hour",
        reserved_1y = "0.22 USD/hour" },
      { region = "there", from = "2026-01-01", on_demand = "0.80 USD/hour", spot = "0.20 USD/hour" } },
    ["h100-8"] = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
      { from = "2026-01-01", per = "accelerator", on_demand = "0.99 USD/hour", reserved_1y_all = "0.80 USD/hour",
        reserved_1y_all_upfront = "7008 USD", reserved_3y_partial = "0.50 USD/hour" } },
    ["spread"] = { host = "host-8", accelerator = "nvidia/t4-16gb", count = 2, memory = "16 GB",
      { region = "here", from = "2026-01-01", per = "accelerator", on_demand = "0.30 to 0.40 USD/hour",
        source = "the sheet" } },
    ["euro"] = { host = "host-8", accelerator = "nvidia/t4-16gb", count = 2, memory = "16 GB",
      { region = "here", from = "2026-01-01", per = "accelerator", on_demand = "0.30 EUR/hour" } },
    ["krona"] = { host = "host-8", accelerator = "nvidia/t4-16gb", count = 2, memory = "16 GB",
      { region = "here", from = "2026-01-01", per = "accelerator", on_demand = "2 CZK/hour" } },
    ["lost"] = { host = "nowhere", accelerator = "nvidia/t4-16gb", count = 1, memory = "16 GB",
      { region = "here", from = "2026-01-01", on_demand = "0.35 USD/hour" } },
    ["twice"] = { host = "acme/t4-2-b", accelerator = "nvidia/t4-16gb", count = 1, memory = "16 GB",
      { region = "here", from = "2026-01-01", on_demand = "0.35 USD/hour" } } } }]]

-- In a file of its own, so that a host with a host is found out where it is looked up.
local MORE = [[return { kind = "machines", provider = "acme", default_region = "here", source = "an offer",
  machines = { ["t4-2-b"] = { host = "host-8", accelerator = "nvidia/t4-16gb", count = 2, memory = "16 GB",
    { region = "here", from = "2026-01-01", on_demand = "0.35 USD/hour" } } } }]]

local mine, book
setup(function()
  mine = folder.new { ["machines/acme/one.lua"] = MACHINES, ["machines/acme/two.lua"] = MORE }
  book = assert(catalog.open { folders = { assert(catalog.shipped()), mine } })
end)
teardown(folder.remove_all)

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-12), ("%.17g, not %.17g"):format(found, wanted))
end

local function run(f)
  return perigee.run(perigee.scenario { as_of = "2026-08-01", model = f }, { samples = 64, catalogs = { mine } })
end

local function host(more)
  local given = { "A", instance = "acme/t4-2", replicas = 1 }
  for name, value in pairs(more) do given[name] = value end
  return run(function() return { perigee.host(given) } end)
end

local function monthly(more) return assert(host(more)).options[1].cost.point end

local function fault(more)
  local _, message = host(more)
  return (message:gsub("^[^ ]+:%d+: ", ""))
end

describe("the price of a whole machine", function()
  it("is its accelerator's so many times, and its host's", function()
    near(730 * (0.38 + 2 * 0.35), monthly {})
    near(730 * (0.08 + 2 * 0.11), monthly { commitment = "spot" })
    near(730 * 8 * 0.99, monthly { instance = "acme/h100-8" })
  end)

  it("is the host's in the same region, and that of all accelerators unless told", function()
    near(730 * (0.50 + 0.80), monthly { region = "there" })
  end)

  it("is the host's of the same day", function()
    local result = assert(perigee.run(perigee.scenario { as_of = "2026-06-30", model = function()
      return { perigee.host { "A", instance = "acme/t4-2", replicas = 1 } }
    end }, { samples = 64, catalogs = { mine } }))
    near(730 * (0.40 + 2 * 0.35), result.options[1].cost.point)
  end)

  it("is made of leaves that say where each of its parts is from", function()
    local leaves, leaf = {}, core.leaf
    context.as_of, context.services.entry = "2026-08-01", function(...) return book:entry(...) end
    core.leaf = function(name, text, source)
      leaves[#leaves + 1] = ("%s = %s, by %s"):format(name, text, source)
      return leaf(name, text, source)
    end
    local ok, price = pcall(machine.price, book:entry("machines", "acme/spread", { as_of = "2026-08-01" }), "on_demand")
    core.leaf = leaf
    assert(ok, price)
    assert.same({
      "acme/spread: on demand price of one accelerator in here from 2026-01-01 = 0.30 to 0.40 USD/hour, by the sheet",
      "acme/spread: count in here from 2026-01-01 = 2, by the sheet",
      "acme/host-8: on demand price in here from 2026-07-01 = 0.38 USD/hour, by an offer" }, leaves)
  end)

  it("is not known where a part of it is not", function()
    assert.equal("the catalog has no reserved 1y price of acme/host-8 on 2026-08-01",
                 fault { commitment = "reserved_1y" })
    assert.equal("the catalog has no spot price of acme/host-8 on 2026-08-01",
                 fault { region = "there", commitment = "spot" })
    assert.matches("^unknown machine 'acme/nowhere'", fault { instance = "acme/lost" })
    assert.equal("acme/twice is added to acme/t4-2-b, which is added to acme/host-8 itself: name the machine that "
      .. "all is added to", fault { instance = "acme/twice" })
  end)

  it("is what perigee.catalog.figure gives", function()
    local result = assert(run(function()
      local entry = perigee.catalog.entry("machines", "acme/t4-2")
      return { perigee.option { "A", costs = {
        perigee.cost("compute", "machine", perigee.catalog.figure(entry, "on_demand")) } } }
    end))
    near(730 * 1.08, result.options[1].cost.point)
  end)

  it("is one function's, whoever asks", function()
    context.as_of, context.services.entry = "2026-08-01", function(...) return book:entry(...) end
    local entry = assert(book:entry("machines", "acme/t4-2", { as_of = "2026-08-01" }))
    near(1.08, machine.price(entry, "on_demand"):number())
    assert.is_true(machine.is_part(entry, "spot"))
    assert.is_false(machine.is_part(entry, "count"))
    assert.is_false(machine.is_part(assert(book:entry("machines", "acme/host-8", { as_of = "2026-08-01" })), "spot"))
  end)
end)

describe("commitments", function()
  it("are known with their terms of payment", function()
    near(730 * 8 * 0.80, monthly { instance = "acme/h100-8", commitment = "reserved_1y_all" })
    near(730 * 8 * 0.50, monthly { instance = "acme/h100-8", commitment = "reserved_3y_partial" })
    assert.equal("host 'A': unknown commitment 'reserved_1y_al': did you mean 'reserved_1y_all'?",
                 fault { commitment = "reserved_1y_al" })
  end)

  it("tell what is paid as the term begins, where that is known", function()
    local function noted(commitment)
      local notes = assert(host { instance = "acme/h100-8", commitment = commitment }).options[1].notes
      return table.concat(notes, "\n"):find("acme/h100-8: 8 x 7008 USD of it are paid upfront for each machine", 1,
        true) ~= nil
    end
    assert.is_true(noted "reserved_1y_all")
    assert.is_false(noted "reserved_3y_partial")
    assert.is_false(noted "on_demand")
  end)

  it("hold for a year's hours, or three", function()
    assert.same({ reserved_1y_partial = 8760, reserved_1y_all = 8760, reserved_3y_partial = 26280,
                  reserved_3y_all = 26280 }, rent.terms)
    assert.equal(8, #rent.commitments)
  end)
end)

describe("a list of machines", function()
  local function listed(options)
    local prices = {}
    options.kind, options.as_of, options.match = "machines", "2026-08-01", "acme/"
    for _, entry in ipairs(assert(book:list(options))) do prices[entry.name:sub(6)] = entry end
    return prices
  end

  it("has the prices of whole ones", function()
    local found = listed {}
    assert.same({ "1.08 USD/hour", "0.30 USD/hour" }, { found["t4-2"].on_demand, found["t4-2"].spot })
    assert.equal("7.92 USD/hour", found["h100-8"].on_demand)
    assert.equal("0.38 USD/hour", found["host-8"].on_demand)
    assert.equal("0.98 to 1.18 USD/hour", found.spread.on_demand)
    assert.equal("1.30 USD/hour", listed { region = "there" }["t4-2"].on_demand)
  end)

  it("has none where a part is not known, and spells out what does not add", function()
    local found = listed {}
    assert.is_nil(found.lost.on_demand)
    assert.is_nil(found.twice.on_demand)
    assert.equal("2 x 0.30 EUR/hour + 0.38 USD/hour", found.euro.on_demand)
    assert.is_nil(listed { region = "there" }["t4-2"].spot)
  end)
end)

describe("the program", function()
  local function perigee_out(arguments)
    local pipe = assert(io.popen(("'%s' %s --catalog %s 2>&1"):format(program, arguments, mine)))
    local text = pipe:read "a"
    return text, pipe:close()
  end

  it("shows what a machine is, and its whole price beside its row's", function()
    local text = perigee_out "catalog show acme/t4-2 --as-of 2026-06-30"
    assert.truthy(text:find("\n  accelerator    nvidia/t4-16gb\n  count          2\n", 1, true), text)
    assert.truthy(text:find("\n  whole machine  on_demand 1.10 USD/hour, spot 0.30 USD/hour\n", 1, true), text)
    local json = dkjson.decode((perigee_out "catalog show acme/t4-2 --as-of 2026-08-01 --format json"))
    assert.same({ on_demand = "1.08 USD/hour", spot = "0.30 USD/hour" }, json.rows[1].whole)
    assert.equal("0.35 USD/hour", json.rows[1].on_demand)
    assert.is_nil(perigee_out("catalog show acme/host-8"):find "whole machine")
  end)

  it("lists whole prices", function()
    assert.matches("acme/h100%-8%s+7.92 USD/hour", (perigee_out "catalog list machines --match acme"))
  end)

  it("sizes on whole prices, under a commitment", function()
    local function rented(more)
      local text = perigee_out("size llama-3.1-8b --accelerator h100-sxm-80gb --as-of 2026-08-01 --format json "
        .. more)
      local sized = assert(dkjson.decode(text), text)
      for _, row in ipairs(sized.cost) do
        if row.machine == "acme/h100-8" then return row.usd_per_hour, sized.commitment end
      end
    end
    near(7.92, rented "")
    near(6.4, rented "--commitment reserved_1y_all")
    assert.equal("reserved_1y_all", select(2, rented "--commitment reserved_1y_all"))
    assert.equal("on_demand", select(2, rented ""))
    local text = perigee_out "size llama-3.1-8b --accelerator h100-sxm-80gb --commitment reserved_1y_all"
    assert.truthy(text:find("Cost in USD, reserved 1y all", 1, true))
    text = perigee_out "size llama-3.1-8b --commitment yearly"
    assert.matches("^perigee: perigee size: unknown commitment 'yearly'", text)
  end)

  it("leaves out a machine whose host has no price, or one in money without a rate", function()
    local text = perigee_out("size llama-3.1-8b --accelerator t4 --quantization awq --tensor-parallel 2 "
      .. "--as-of 2026-08-01 --format json")
    local names = {}
    for _, row in ipairs(assert(dkjson.decode(text), text).cost) do names[row.machine] = row.usd_per_hour end
    near(1.08, names["acme/t4-2"])
    assert.is_true(names["acme/euro"] > 0.38 + 2 * 0.30 and names["acme/euro"] < 0.38 + 2 * 0.45) -- USD to the EUR
    assert.is_nil(names["acme/lost"])
    assert.is_nil(names["acme/krona"])
  end)
end)
