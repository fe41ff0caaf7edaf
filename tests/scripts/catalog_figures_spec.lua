-- Every figure of the shipped catalogs is read by the core, with the dimension that
-- its field is said to have.
local core = require "perigee.core"
local catalog = require "perigee.catalog"
local kinds = require "perigee.catalog.kinds"

local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })

local HOURLY, PAY = "money/time", "money/(time person)"
local FIELDS = {
  accelerators = { memory = "byte", usable_memory = "byte", bandwidth = "byte/time", fp32 = "flop/time",
    tf32 = "flop/time", fp16 = "flop/time", bf16 = "flop/time", fp8 = "flop/time", int8 = "flop/time",
    fp4 = "flop/time", bf16_measured = "flop/time", fp8_measured = "flop/time", interconnect_bandwidth = "byte/time",
    power = "joule/time", idle_power = "joule/time" },
  machines = { memory = "byte", ram = "byte", on_demand = HOURLY, spot = HOURLY, reserved_1y = HOURLY,
    reserved_3y = HOURLY },
  models = { parameters = "parameter", active_parameters = "parameter", mmlu = "a plain number" },
  hardware = { memory = "byte", power = "joule/time", price = "money" },
  quantization = { weights = "byte/parameter", quality_loss = "a plain number" },
  tokenizers = { tokens_per_word = "token/word", spread = "token/word" },
  staff = { salary = PAY, low = PAY, typical = PAY, high = PAY, overhead = "a plain number", hours = "a plain number" },
  energy = { electricity = "money/joule", pue = "a plain number", space = "money/joule",
    intensity = "gram of CO2e/joule", share = "a plain number", low = "a plain number", typical = "a plain number",
    high = "a plain number" },
  finance = { life = "time", rate = "1/time", share = "a plain number" },
  services = { request = "money/request", free_requests = "request/time" },
  tuning = { price = "money" },
  swarms = { speed = "token/time" },
  currencies = { rate = "money" },
  utilisation = { largest = "parameter", mfu = "a plain number", low = "a plain number", typical = "a plain number",
    high = "a plain number" },
}

describe("the core reads every figure of the shipped", function()
  for _, name in ipairs(kinds.names) do
    local fields = FIELDS[name]
    if fields then
      it(name, function()
        local count = 0
        for _, listed in ipairs(assert(book:list { kind = name })) do
          local shown = assert(book:show(listed.name, { kind = name }))
          for _, row in ipairs(shown.rows) do
            for field, dimension in pairs(fields) do
              local text = row[field] or shown[field]
              if text then
                count = count + 1
                assert.equal(dimension, core.leaf("x", text, row.source):dimension(), listed.name .. ": " .. field)
              end
            end
          end
        end
        assert.truthy(count > 0)
      end)
    end
  end
end)
