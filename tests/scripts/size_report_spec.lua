-- The page of `perigee size` on figures made by hand.
local dkjson = require "dkjson"
local readable = require "perigee.report.readable"
local report = require "perigee.report.size"
local sized = dofile "tests/scripts/support/sized.lua"
local text = require "perigee.report.text"

local function lines_of(page)
  local lines = {}
  for line in page:gmatch "([^\n]*)\n" do
    lines[#lines + 1] = line
  end
  return lines
end

local function within(page, columns)
  for _, line in ipairs(lines_of(page)) do
    assert.is_true(text.width(line) <= columns, line)
    assert.is_nil(line:find "%s$", line)
  end
end

local function has(page, line)
  assert.truthy(("\n" .. page):find("\n" .. line .. "\n", 1, true), line .. "\nin\n" .. page)
end

local function bar(before, count, sign)
  return (" "):rep(before) .. (sign or "█"):rep(count)
end

-- 80 columns: 23 of names, 4 of numbers and two gaps of 2 leave 49 cells for 80 GiB:
-- 19.6, 9.8, 2.45, 0.61 and 16.54; the floors make 46, the largest remainders are
-- those of 9.8, 0.61 and 19.6.
local PAGE = table.concat({
  "acme/tall-70b on 4 devices of acme/chip-80gb",
  "fp8 weights · bf16 KV cache · vllm · prices as of 2026-05-01",
  "",
  "It fits: 64 sequences at once write 3,200 tokens/s, a million for 1.74 USD on",
  "acme/box-8.",
  "",
  "Memory of a device, GiB",
  "  weights                32.0  " .. bar(0, 20),
  "  KV cache               16.0  " .. bar(20, 10),
  "  activations             4.0  " .. bar(30, 2),
  "  driver and graphs       1.0  " .. bar(32, 1),
  "  free                   27.0  " .. bar(33, 16, "░"),
  "  a device has           80.0",
  "",
  "At most",
  "  sequences        512  at once, 2,048 tokens each",
  "  context      131,072  tokens of one sequence alone",
  "  KV cache   1,048,576  tokens, 160 KiB each",
  "",
  "Speed, 64 at once of 1,024 tokens in and 1,024 out",
  "  first token        500  ms",
  "  each token more   20.0  ms, 50.0 tokens/s for each",
  "  written          3,200  tokens/s",
  "  read             3,200  tokens/s",
  "  longest pause     80.0  ms, while another's prompt is read",
  "",
  "Batching  tokens/s  each token",
  "  1            100     10.0 ms  ▊", -- 48 cells for 6400: 0.75 of one
  "▸ 64         3,200     20.0 ms  " .. bar(0, 24),
  "  128        6,400     40.0 ms  " .. bar(0, 48),
  "  64 sequences at once write 32.0 times as many tokens as one alone. From about",
  "  700 on arithmetic is the limit, not memory: more at once then gain little.",
  "",
  "Cost in USD         per hour  holds  per Mtoken  since",
  "  acme/box-8, us-1     40.00      2        1.74  2026-01-01 [1]",
  "  acme/box-4           24.00      1        2.08  2025-06-01 [1]",
  "  Per Mtoken: per million tokens written, at this batch all the time.",
  "  [1] acme's price list",
  "",
  "Energy at full load",
  "  power               4.00  kW",
  "  energy             0.347  kWh per million tokens written",
  "  emissions            139  g CO2e per million tokens written, grid: us",
  "",
  "Note: measured once",
}, "\n") .. "\n"

describe("the page of what fits", function()
  it("is this, in 80 columns", function()
    assert.equal(PAGE, report.table(sized.fitting()))
  end)

  it("fits 60 and 120 columns, and narrows names there, not numbers", function()
    for _, columns in ipairs { 60, 72, 80, 120 } do
      within(report.table(sized.fitting(), { columns = columns }), columns)
    end
    local narrow = report.table(sized.fitting(), { columns = 60 })
    has(narrow, "  acme/box-8, us-1     40.00        1.74  2026-01-01 [1]")
    assert.is_nil(narrow:find("holds", 1, true))
  end)

  it("has bars that together are as long as the device is large, at any width", function()
    for columns = 60, 120 do
      local page = report.table(sized.fitting(), { columns = columns })
      local last = 0
      for _, name in ipairs { "weights", "KV cache", "activations", "driver and graphs", "free" } do
        local drawn = page:match("\n  " .. name .. " +[%d.]+  ([^\n]+)")
        local before = #drawn:match "^ *"
        assert.equal(last, before)
        last = text.width(drawn)
      end
      assert.equal(math.min(72, columns - 31), last)
    end
  end)

  it("is plain ASCII where that is wanted", function()
    local page = report.table(sized.fitting(), { ascii = true })
    assert.is_nil(page:find "[\128-\255]")
    has(page, "  weights                32.0  " .. bar(0, 20, "#"))
    has(page, "  free                   27.0  " .. bar(33, 16, "."))
    has(page, "> 64         3,200     20.0 ms  " .. bar(0, 24, "#"))
  end)

  it("has colours only where they are wanted, and is the same without them", function()
    local painted = report.table(sized.fitting(), { colour = true })
    assert.truthy(painted:find("\27[1macme/tall-70b on 4 devices", 1, true))
    assert.equal(PAGE, (painted:gsub("\27%[[%d;]*m", "")))
  end)

  it("puts the batch that was asked for among the others", function()
    local made = sized.fitting()
    table.remove(made.curve, 2)
    has(report.table(made), "▸ 64         3,200     20.0 ms  " .. bar(0, 24))
    assert.equal(2, #made.curve)
  end)

  it("says one device and one sequence as such", function()
    local made = sized.fitting()
    made.devices, made.load.concurrency = 1, 1
    local page = report.table(made)
    has(page, "acme/tall-70b on 1 device of acme/chip-80gb")
    assert.truthy(page:find("It fits: 1 sequence alone writes 3,200 tokens/s", 1, true))
  end)

  it("lists other accelerators, eight of them", function()
    local made = sized.fitting()
    made.alternatives = {}
    for i = 1, 10 do
      made.alternatives[i] = { accelerator = "acme/chip-" .. i, devices = i, machine = "acme/m" .. i,
                               usd_per_million_output_tokens = i / 4 }
    end
    local page = report.table(made)
    has(page, "The cheapest tokens of 11 accelerators that fit it.")
    has(page, "Other accelerators, USD  devices  per Mtoken  on")
    has(page, "  acme/chip-1                  1       0.250  acme/m1")
    has(page, "  acme/chip-8                  8       2.00   acme/m8")
    assert.is_nil(page:find("acme/chip-9", 1, true))
    has(page, "  2 more: --format json lists them.")
  end)
end)

-- 128 + 1 + 4 + 1 = 134 GiB; 23 of names, 5 of numbers and two gaps leave 48 cells:
-- of the capacity 80 / 134 * 48 = 28.66, of what lacks 19.34.
describe("the page of what does not fit", function()
  it("says so first, with the reason, and by how much", function()
    local page = report.table(sized.too_large())
    within(page, 80)
    has(page, "✗ It does not fit.")
    has(page, "  needs 133.0 GiB on each device; would fit: 2 devices.")
    has(page, "  in all                 134.0")
    has(page, "  a device has            80.0  " .. bar(0, 29, "░"))
    has(page, "  too little by           54.0  " .. bar(29, 19))
  end)

  it("has no speed, no cost and no energy", function()
    local made = sized.too_large()
    made.cost, made.energy = sized.fitting().cost, sized.fitting().energy
    local page = report.table(made)
    for _, word in ipairs { "Speed", "Batching", "Cost", "USD", "Energy", "At most" } do
      assert.is_nil(page:find(word, 1, true), word)
    end
  end)

  it("is told in red", function()
    local page = report.table(sized.too_large(), { colour = true })
    assert.truthy(page:find("\27[31m✗ It does not fit.\27[0m", 1, true))
  end)
end)

describe("what is not known", function()
  it("leaves its rows out: a model without a cache and of unknown speed", function()
    local made = sized.fitting()
    made.load, made.serving, made.curve, made.cost, made.energy = nil, nil, nil, {}, nil
    made.memory.kv_bytes_per_token, made.device.kv_bytes = 0, 0
    made.device.free_bytes = made.device.free_bytes + 16 * 2 ^ 30
    made.limits = { context = 512 }
    local page = report.table(made)
    has(page, "It fits.")
    has(page, "  context  512  tokens, as the model is built")
    assert.is_nil(page:find("KV cache", 1, true))
    within(page, 80)
  end)
end)

describe("very small and very large figures", function()
  it("stay readable and inside the columns", function()
    for _, scale in ipairs { 1e-9, 1e-4, 1e4, 1e9 } do
      local made = sized.fitting()
      for _, group in ipairs { "memory", "device", "limits", "serving" } do
        for name, value in pairs(made[group]) do made[group][name] = value * scale end
      end
      for _, row in ipairs(made.cost) do
        row.usd_per_hour = row.usd_per_hour * scale
        row.usd_per_million_output_tokens = row.usd_per_million_output_tokens * scale
      end
      for _, point in ipairs(made.curve) do
        point.output_tokens_per_s = point.output_tokens_per_s * scale
      end
      within(report.table(made, { columns = 60 }), 60)
    end
  end)

  it("that are no numbers are said as they are, and raise nothing", function()
    for _, value in ipairs { 0 / 0, math.huge, 0 } do
      local made = sized.fitting()
      for _, group in ipairs { "memory", "device", "limits", "serving" } do
        for name in pairs(made[group]) do made[group][name] = value end
      end
      within(report.table(made), 80)
      assert.truthy(dkjson.decode(report.json(made)))
    end
  end)

  it("are in units that suit them", function()
    local function said(reader, value, sign)
      return table.concat({ readable[reader](value, sign) }, " ")
    end
    assert.equal("160 KiB", said("bytes", 163840))
    assert.equal("512 B", said("bytes", 512))
    assert.equal("1.50 TiB", said("bytes", 1.5 * 2 ^ 40))
    assert.equal("250 µs", said("seconds", 0.00025))
    assert.equal("250 us", said("seconds", 0.00025, { braille = false }))
    assert.equal("1.50 s", said("seconds", 1.5))
    assert.equal("90.0 s", said("seconds", 90))
    assert.equal("5.00 min", said("seconds", 300))
    assert.equal("12.5 kW", said("watts", 12500))
    assert.equal("0.0123 kWh", said("kwh", 0.0123))
    assert.equal("20.0 kg CO2e", said("grams", 20000))
    assert.equal("0.0486", readable.money(0.04856, 3))
    assert.equal("0.60", readable.money(0.6, 2))
    assert.equal("12.35", readable.money(12.349, 3))
    assert.equal("1,235", readable.money(1234.56, 3))
    assert.equal("41.2M", readable.money(41234567, 3))
    assert.equal("0", readable.money(0, 3))
  end)
end)

describe("hostile names", function()
  it("are written out, on every line", function()
    local made, evil = sized.fitting(), "a\27[2J\nb\u{202E}c"
    made.model, made.accelerator, made.as_of, made.notes = evil, evil, evil, { evil }
    made.cost[1].machine, made.cost[1].region, made.cost[1].source = evil, evil, evil
    made.energy.grid, made.title.engine, made.title.quantization = evil, evil, evil
    made.alternatives = { { accelerator = evil, devices = 1, machine = evil,
                            usd_per_million_output_tokens = 1 } }
    for _, fits in ipairs { true, false } do
      made.fits, made.reasons = fits, { evil }
      local page = report.table(made)
      assert.is_nil(page:find "[%c]" and page:gsub("\n", ""):find "%c")
      assert.is_nil(page:find("\u{202E}", 1, true))
      within(page, 80)
    end
    assert.equal(evil, dkjson.decode(report.json(made)).model)
  end)
end)

describe("the JSON", function()
  it("has the fields of the design, in its order", function()
    local body = report.json(sized.fitting())
    local at = 0
    for _, name in ipairs { "model", "accelerator", "devices", "fits", "reasons", "memory",
                            "weights_bytes", "kv_bytes_per_token", "kv_bytes", "activation_bytes",
                            "overhead_bytes", "per_device_bytes", "device_capacity_bytes", "limits",
                            "concurrency", "context", "kv_tokens", "serving",
                            "time_to_first_token_s", "time_per_output_token_s",
                            "output_tokens_per_s", "input_tokens_per_s", "cost", "machine",
                            "usd_per_hour", "usd_per_million_output_tokens" } do
      at = assert(body:find('"' .. name .. '": ', at + 1, true), name)
    end
  end)

  it("reads back as what was sized", function()
    local made = sized.fitting()
    local back = dkjson.decode(report.json(made))
    assert.same(made.memory, back.memory)
    assert.same(made.serving, back.serving)
    assert.same(made.cost, back.cost)
    assert.same(made.curve, back.curve)
    assert.same(made.load, back.load)
    assert.same(made.title, back.title)
    assert.equal("2026-05-01", back.as_of)
  end)

  it("has null for what is not known, and says why of what is no number", function()
    local made = sized.too_large()
    made.serving, made.limits.context = nil, 0 / 0
    local body = report.json(made)
    assert.truthy(body:find('"serving": null', 1, true))
    assert.truthy(body:find('"cost": []', 1, true))
    assert.truthy(body:find('"context": null', 1, true))
    assert.equal("context is not a number", dkjson.decode(body).limits.reason)
  end)

  it("is refused options that are not known", function()
    assert.has_error(function() report.table(sized.fitting(), { colums = 60 }) end,
                     "report.size: unknown option 'colums': did you mean 'columns'?")
  end)
end)
