-- `perigee size` through the built program, over the shipped catalogs.
local dkjson = require "dkjson"
local folder = dofile "tests/scripts/support/folder.lua"

local program = assert(os.getenv "PERIGEE", "PERIGEE names the built program")

local function perigee(arguments)
  local pipe = assert(io.popen(("'%s' %s 2>&1"):format(program, arguments)))
  local text = pipe:read "a"
  local ok, _, status = pipe:close()
  return ok and 0 or status, text
end

local function sized(arguments)
  local status, text = perigee("size " .. arguments .. " --format json")
  assert.equal(0, status, text)
  return assert(dkjson.decode(text))
end

local function close(expected, got)
  assert.is_true(math.abs(got - expected) <= 1e-9 * math.abs(expected),
                 ("%.17g, not %.17g"):format(got, expected))
end

after_each(folder.remove_all)

describe("a width", function()
  it("that heads do not split among is told of", function() -- 64 heads, 3 devices
    local found = sized "llama-3.1-70b --quantization fp8 --accelerator h100-sxm-80gb --tensor-parallel 3"
    assert.same({ "64 heads do not split evenly among 3 devices: engines refuse that width" }, found.notes)
  end)
end)

local LLAMA = "meta-llama/Llama-3.1-70B --accelerator H100-SXM-80GB --tensor-parallel 4 "
  .. "--quantization fp8 --kv-cache fp8 --engine vllm --concurrency 64 --input 1024 --output 1024 "
  .. "--as-of 2026-06-01"

describe("the design's example", function()
  local found = sized(LLAMA)

  it("is of what was named", function()
    assert.equal("meta/llama-3.1-70b", found.model)
    assert.equal("nvidia/h100-sxm-80gb", found.accelerator)
    assert.equal(4, found.devices)
    assert.is_true(found.fits)
    assert.same({}, found.reasons)
    assert.same({ concurrency = 64, input = 1024, output = 1024, context = 2048 }, found.load)
  end)

  -- 80 layers of 8 heads of 128, keys and values, a byte each: 2 * 80 * 8 * 128 bytes a
  -- token; 64 sequences of 2048 tokens.
  it("has the cache that follows from the build", function()
    assert.equal(163840, found.memory.kv_bytes_per_token)
    assert.equal(163840 * 64 * 2048, found.memory.kv_bytes)
  end)

  -- 70.55 billion parameters, a byte each; embeddings and head, 2 * 128256 * 8192 of
  -- them, stay in two bytes; scales and norms are less than 1 % more.
  it("has the weights that follow from the build", function()
    local bytes = 70553706496 + 2 * 128256 * 8192
    assert.is_true(found.memory.weights_bytes >= bytes)
    assert.is_true(found.memory.weights_bytes < 1.01 * bytes)
  end)

  it("has parts of a device that add up to it", function()
    local device, memory = found.device, found.memory
    local used = device.weights_bytes + device.kv_bytes + device.activation_bytes
      + device.overhead_bytes
    close(memory.per_device_bytes, used)
    close(memory.device_capacity_bytes, used + device.free_bytes)
    close(memory.kv_bytes / 4, device.kv_bytes)
  end)

  it("has limits that hold what was asked", function()
    assert.is_true(found.limits.concurrency >= 64)
    assert.equal(131072, found.limits.context) -- as the model is built
    assert.is_true(found.limits.kv_tokens >= found.limits.concurrency * 2048)
  end)

  it("writes as many tokens as its sequences do", function()
    local serving = found.serving
    close(64 / serving.time_per_output_token_s, serving.output_tokens_per_s)
    close(serving.output_tokens_per_s, serving.input_tokens_per_s) -- as much in as out
    close(serving.output_tokens_per_s / found.curve[1].output_tokens_per_s, serving.batching_gain)
  end)

  it("gains with the batch, less and less, and slows each token", function()
    for i = 2, #found.curve do
      local last, now = found.curve[i - 1], found.curve[i]
      assert.equal(2 * last.batch, now.batch)
      assert.is_true(now.output_tokens_per_s > last.output_tokens_per_s)
      assert.is_true(now.output_tokens_per_s <= 2 * last.output_tokens_per_s)
      assert.is_true(now.time_per_output_token_s >= last.time_per_output_token_s)
    end
  end)

  it("costs the hour's price over the hour's tokens, the cheapest first", function()
    assert.is_true(#found.cost > 0)
    local last = 0
    for _, row in ipairs(found.cost) do
      local tokens = found.serving.output_tokens_per_s * row.replicas_per_machine * 3600
      close(row.usd_per_hour / tokens * 1e6, row.usd_per_million_output_tokens)
      assert.is_true(row.usd_per_million_output_tokens >= last)
      assert.is_true(row.from <= "2026-06-01")
      assert.truthy(row.source)
      last = row.usd_per_million_output_tokens
    end
  end)

  it("draws the kWh of its watts", function()
    close(found.energy.watts / 1000 / (found.serving.output_tokens_per_s * 3600) * 1e6,
          found.energy.kwh_per_million_output_tokens)
  end)
end)

describe("a name", function()
  it("may be Perigee's, an alias or a Hugging Face id, in any case", function()
    for _, name in ipairs { "meta/llama-3.1-70b", "llama-3.1-70b", "meta-llama/Llama-3.1-70B",
                            "LLAMA_3.1_70B" } do
      assert.equal("meta/llama-3.1-70b", sized(name .. " --accelerator h100_sxm_80GB").model)
    end
  end)

  it("that is not known, or is several, is told of in a line", function()
    local status, text = perigee "size lama-3.1-70b"
    assert.equal(1, status)
    assert.truthy(text:find("^perigee: unknown model 'lama%-3.1%-70b': did you mean "), text)
    status, text = perigee "size llama-3.1-8b --accelerator h100"
    assert.equal(1, status)
    assert.truthy(text:find("^perigee: accelerator 'h100' is ambiguous: "), text)
    status, text = perigee "size llama-3.1-8b --quantization bf17"
    assert.equal(1, status)
    assert.equal("perigee: unknown quantization 'bf17': did you mean 'bf16'?\n", text)
  end)
end)

describe("what does not fit", function()
  -- 70.55 billion parameters of two bytes are 131.4 GiB, a device has less than 80.
  it("says why and what would fit, and has no cost", function()
    local found = sized "llama-3.1-70b --accelerator h100-sxm-80gb --tensor-parallel 1"
    assert.is_false(found.fits)
    assert.truthy(found.reasons[1]:find "needs 136%.%d GiB on each device")
    assert.truthy(found.reasons[1]:find("would fit: ", 1, true))
    assert.same({}, found.cost)
    assert.is_true(found.device.free_bytes < 0)
    assert.is_true(found.memory.per_device_bytes > found.memory.device_capacity_bytes)
  end)

  it("may be a batch too large", function()
    local found = sized "llama-3.1-8b --accelerator h100-sxm-80gb --tensor-parallel 1 --batch 5000"
    assert.is_false(found.fits)
    assert.truthy(found.reasons[1]:find("sequences at once", 1, true))
    assert.is_true(found.limits.concurrency < 5000)
  end)

  it("may be a context longer than the model's", function()
    local found = sized "llama-3.1-8b --accelerator h100-sxm-80gb --context 200k"
    assert.is_false(found.fits)
    assert.same({ "200000 tokens are more than the 131072 that meta/llama-3.1-8b is built for" },
                found.reasons)
  end)

  it("is shown at the top of the page", function()
    local status, text = perigee "size llama-3.1-70b --accelerator h100-sxm-80gb --tensor-parallel 1"
    assert.equal(0, status)
    assert.truthy(text:find("It does not fit.", 1, true))
    assert.is_nil(text:find("USD", 1, true))
  end)
end)

describe("where no accelerator is named", function()
  it("the one with the cheapest tokens is taken, the others follow", function()
    local found = sized "llama-3.1-8b --as-of 2026-06-01"
    local last = found.cost[1].usd_per_million_output_tokens
    assert.is_true(#found.alternatives > 3)
    for _, other in ipairs(found.alternatives) do
      assert.is_true(other.usd_per_million_output_tokens >= last)
      last = other.usd_per_million_output_tokens
    end
  end)

  it("a machine of one's own is among them", function()
    local mine = folder.new {}
    folder.write(mine, "machines/acme.lua", [[return { kind = "machines", provider = "acme",
      machines = { ["box"] = { accelerator = "nvidia/h100-sxm-80gb", count = 8, memory = "80 GB",
        { from = "2026-01-01", on_demand = "0.08 USD/hour", source = "an offer" } } } }]])
    local found = sized("llama-3.1-8b --catalog " .. mine)
    assert.equal("acme/box", found.cost[1].machine)
    assert.equal(8, found.cost[1].replicas_per_machine)
    assert.equal(0.08, found.cost[1].usd_per_hour)
  end)

  it("weights are as the model has them, or bf16", function()
    assert.equal("mxfp4", sized("gpt-oss-20b").title.quantization)
    assert.equal("bf16", sized("llama-3.1-8b").title.quantization)
  end)
end)

describe("a model of a short context", function()
  it("is asked for no more than it is built for, unless told", function()
    assert.equal(1024, sized("gpt-2 --accelerator h100-sxm-80gb").load.context)
  end)
end)

describe("a model that writes nothing", function()
  it("has no cache and no speed", function()
    local found = sized "bert-base --accelerator h100-sxm-80gb"
    assert.is_true(found.fits)
    assert.equal(0, found.memory.kv_bytes)
    assert.is_nil(found.serving)
    assert.truthy(found.notes[1]:find("speed is not known", 1, true))
  end)
end)
