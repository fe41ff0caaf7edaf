-- What the specs of sweeps and of names share: closeness, a catalog and a scenario of names, the
-- command line; not a spec itself.
local folder = dofile "tests/scripts/support/folder.lua"
local perigee = require "perigee"

local sweeps = {}

function sweeps.near(wanted, found, relative)
  assert(math.abs(found - wanted) <= (relative or 1e-12) * math.abs(wanted), ("%.17g, not %.17g"):format(found, wanted))
end

function sweeps.all_near(wanted, found, relative)
  assert(#wanted == #found, ("%d values, not %d"):format(#found, #wanted))
  for i, value in ipairs(wanted) do sweeps.near(value, found[i], relative) end
end

function sweeps.names_of(list)
  local names = {}
  for i, item in ipairs(list) do names[i] = item.name end
  return names
end

-- ----- names -----

sweeps.CATALOG = {
  ["api/acme.lua"] = [[
return { kind = "api-prices", provider = "acme", models = {
  ["chat-1"] = { { from = "2024-01-01", input = "1 USD/Mtoken", output = "4 USD/Mtoken", source = "s" } },
  ["chat-2"] = { { from = "2024-01-01", input = "2 USD/Mtoken", output = "8 USD/Mtoken", source = "s" } },
  ["chat-9"] = { { from = "2029-01-01", input = "9 USD/Mtoken", output = "9 USD/Mtoken", source = "s" } },
} }]],
  ["machines/acme.lua"] = [[
return { kind = "machines", provider = "acme", default_region = "east", machines = {
  ["box-1"] = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
    { from = "2024-01-01", region = "east", on_demand = "10 USD/hour", source = "s" },
    { from = "2024-01-01", region = "west", on_demand = "20 USD/hour", source = "s" } },
  ["box-2"] = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
    { from = "2024-01-01", region = "east", on_demand = "15 USD/hour", source = "s" } },
} }]],
}

-- 1000 requests a month of 1000 tokens in and 500 out: at chat-1's prices 1 + 2 = 3 USD, at chat-2's 6 USD.
local NAMES = [[
local perigee = require "perigee"
return perigee.scenario { as_of = "2024-06-01",
  assume = { requests = "1k requests/month", model = %s, fixed = "5 USD/month", region = { names = { "east" } } },
  model = function(a)
    local traffic = perigee.traffic { requests = a.requests, input = "1000 tokens/request", output = "500 tokens/request" }
    local fee = a.fixed
    if a.model == "acme/chat-2" then fee = fee * 2 end
    return {
      perigee.api { %s, model = a.model, traffic = traffic },
      perigee.option { "Flat", costs = { perigee.cost("fees", "flat", fee) } },
      short = #a.model,
    }
  end }
]]

--- The scenario over the names of a model, in a folder of its own.
-- @return its file, and the folder of catalogs
function sweeps.named(model, name)
  local files = { ["n.lua"] = NAMES:format(model, name or '"API"') }
  for file, text in pairs(sweeps.CATALOG) do files["my/" .. file] = text end
  local at = folder.new(files)
  return at .. "/n.lua", at .. "/my"
end

sweeps.BOTH = '{ "acme/chat-1", "acme/chat-2", source = "ours" }'

--- Runs it, or sweeps it where `more` says what is swept.
function sweeps.run_names(model, more, name)
  local file, catalog = sweeps.named(model, name)
  local options = { catalogs = { catalog }, samples = 256 }
  for key, value in pairs(more or {}) do options[key] = value end
  return (options.over and perigee.sweep or perigee.run)(file, options)
end

-- ----- the command line -----

local function buffer()
  local made = { text = "" }
  function made:write(...)
    self.text = self.text .. table.concat { ... }
    return self
  end
  function made.flush(self) return self end
  return made
end

--- Runs the program with some words.
-- @return status, standard output, standard error
function sweeps.program(words, environment)
  local world = { out = buffer(), err = buffer(), getenv = function(name) return (environment or {})[name] end,
                  terminal = function() return {} end }
  local status = require "perigee.cli".main(words, world)
  return status, world.out.text, world.err.text
end

sweeps.remove_all = folder.remove_all

return sweeps
