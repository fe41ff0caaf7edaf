-- Hosts and boxes whose speed the catalogs tell: from traffic to machines.
--
-- The formulas are checked by hand in tests/core/test_serving.c and test_fleet.c, memory in
-- footprint_spec.lua; here that host and own put them together as they say.
local model = require "scripts.support.model"
local perigee = require "perigee"

local hours = 730 -- of a month
local MACHINE = "gcp/a3-highgpu-2g" -- two H100 of 80 GB

-- What a machine costs in an hour, by its row of the catalog.
local function hourly(name, as_of, region)
  local book = assert(perigee.catalog.open { folders = { (assert(perigee.catalog.shipped())) } })
  local row = assert(book:entry("machines", name, { as_of = as_of, region = region }))
  return tonumber(row.on_demand:match "^([%d.]+) USD/hour$")
end

local function traffic(changed)
  local given = { requests = "100k requests/day", input = "1000 tokens/request", output = "200 tokens/request",
                  peak = 3 }
  for name, value in pairs(changed or {}) do given[name] = value end
  return perigee.traffic(given)
end

-- A field that is false is left out.
local function given_of(usual, changed)
  local given = { "A" }
  for name, value in pairs(usual) do given[name] = value end
  for name, value in pairs(changed or {}) do given[name] = value or nil end
  given.traffic = given.traffic or traffic()
  return given
end

local function host(changed)
  return perigee.host(given_of({ model = "llama-3.1-70b", quantization = "fp8", instance = MACHINE,
                                 region = "us-central1", replicas = "auto" }, changed))
end

local function own(changed)
  return perigee.own(given_of({ model = "llama-3.1-8b", quantization = "bf16", box = "nvidia/dgx-a100-640gb",
                                life = "3 years", count = "auto" }, changed))
end

-- The option of a model as a result shows it, outputs by name, the result.
local function run(build, assume, options)
  local made = { samples = assume and 256 or 1, seed = 1, threads = 1 }
  for name, value in pairs(options or {}) do made[name] = value end
  local result, message = perigee.run(perigee.scenario { as_of = "2026-08-01", assume = assume or {},
    model = function(a)
      local option = build(a)
      local result = { option, replicas = option.replicas, paid = option.paid,
                       throughput = option.throughput }
      return result
    end }, made)
  if not result then return nil, message end
  assert.same({}, result.warnings or {})
  local outputs = {}
  for _, output in ipairs(result.outputs) do outputs[output.name] = output end
  return result.options[1], outputs, result
end

local function shown(changed, assume)
  local option, outputs = run(function(a)
    return host(type(changed) == "function" and changed(a) or changed)
  end, assume)
  assert(option, outputs)
  return option, outputs
end

local function failure(build)
  local option, message = run(build)
  assert.is_nil(option)
  return message
end

local function near(wanted, found)
  assert.is_true(model.close(wanted, found, 1e-9), ("%.17g, not %.17g"):format(found, wanted))
end

-- Output tokens per second of some copies of a model, by perigee.serving alone.
local function rate(copies, given)
  local found = assert(perigee.run(perigee.scenario { as_of = "2026-08-01", model = function()
    return { rate = perigee.serving.throughput(perigee.serving.of(given)) }
  end }, { samples = 1 }))
  return copies * found.outputs[1].point
end

local function has(list, text)
  for _, line in ipairs(list) do
    if line:find(text, 1, true) then return true end
  end
  return false
end

describe("the scenario of DESIGN.md", function()
  local result

  setup(function()
    result = assert(perigee.run(perigee.scenario { as_of = "2023-11-01",
      assume = { requests = "10k requests/day", words_in = "500 words/request",
                 words_out = "100 to 250 words/request", tokens_per_word = "1.3 to 2.0 tokens/word",
                 engineers = "0.5 FTE" },
      model = function(a)
        local load = perigee.traffic { requests = a.requests, input = a.words_in * a.tokens_per_word,
                                       output = a.words_out * a.tokens_per_word, peak = 3 }
        return {
          perigee.api { "GPT-3.5 Turbo", model = "openai/gpt-3.5-turbo", traffic = load },
          perigee.host { "Llama 2 70B, 4 bits", model = "meta/llama-2-70b", quantization = "gptq-int4",
                         instance = "aws/p4d.24xlarge", replicas = "auto", traffic = load,
                         staff = { ["ml-engineer"] = a.engineers } },
          perigee.option { "Agency", costs = { perigee.cost("fees", "agency", "4000 USD/month") } },
          tokens_per_day = a.requests * (load.input + load.output),
        }
      end }, { samples = 512, seed = 1 }))
  end)

  it("fits, on one machine of eight A100", function()
    local hosted = result.options[2]
    assert.is_true(hosted.feasible)
    assert.same({}, hosted.reasons)
    -- 10,000 * 250 * 2 * 3 tokens a day are 174 a second, hardly ever more: two A100 read
    -- 35 GB of weights 80 times a second at best, and 3 sequences at once are enough
    near(hourly("aws/p4d.24xlarge", "2023-11-01") * hours, hosted.rows[1].mean)
    assert.same({}, result.warnings or {})
  end)

  it("is won by the API", function()
    assert.equal("GPT-3.5 Turbo", result.options[1].name)
    assert.is_true(result.options[1].cost.mean < 4000)
    assert.is_true(result.options[2].cost.mean > 4000)
  end)
end)

describe("throughput", function()
  it("is that of perigee.serving at the same width and number of sequences", function()
    local _, found = shown { tensor_parallel = 2, concurrency = 64 }
    near(rate(1, { model = "llama-3.1-70b", quantization = "fp8", accelerator = "h100-sxm-80gb", devices = 2,
                   batch = 64, input = "1000 tokens", output = "200 tokens" }), found.throughput.point)
  end)

  it("is that of as many copies as the machine holds, of the width at which it serves most", function()
    -- 8e9 parameters of 2 bytes are 16 GB, on one H100 of 80: two copies
    local _, found = shown { model = "llama-3.1-8b", quantization = "bf16", concurrency = 32 }
    near(rate(2, { model = "llama-3.1-8b", quantization = "bf16", accelerator = "h100-sxm-80gb", batch = 32,
                   input = "1000 tokens", output = "200 tokens" }), found.throughput.point)
    -- 70.6 GB and the activations are more than vLLM's 90 % of 85 GB leaves cache beside: two devices
    local _, wide = shown { concurrency = 32 }
    local _, said = shown { concurrency = 32, tensor_parallel = 2 }
    assert.equal(said.throughput.point, wide.throughput.point)
  end)

  it("is at its best where the width is left to it, and keeps to what is asked", function()
    -- 141 GB of weights lie on two H100 with hardly any cache beside, on four with much
    for _, pace in ipairs { "25 ms", "50 ms", "200 ms" } do
      local function of(width)
        local option, found = shown { instance = "aws/p5.48xlarge", region = false, quantization = "bf16",
                                      tensor_parallel = width, time_per_output_token = pace }
        return option.feasible and found.throughput.point or 0
      end
      local best = of "auto"
      assert.equal(math.max(of(1), of(2), of(4), of(8)), best)
      assert.is_true(best > 5 * of(2))
    end
  end)

  it("counts tokens whatever their unit and what requests are counted in", function()
    local _, plain = shown {}
    local _, thousands = shown { traffic = traffic { input = "1 ktoken/request", output = "0.2 ktoken/request" } }
    near(plain.throughput.point, thousands.throughput.point)
    local _, bare = shown { traffic = traffic { requests = "100k/day", input = "1000 tokens", output = "200 tokens" } }
    near(plain.throughput.point, bare.throughput.point)
  end)

  it("falls with longer prompts and with tighter times, and rises with a prefix cache", function()
    local function of(changed)
      local _, found = shown(changed)
      return found.throughput.point
    end
    local usual = of { time_per_output_token = "60 ms" }
    assert.is_true(of { time_per_output_token = "40 ms" } < usual)
    assert.is_true(of { time_per_output_token = "60 ms", time_to_first_token = "400 ms" } < usual)
    assert.is_true(of { time_per_output_token = "60 ms", traffic = traffic { input = "3000 tokens/request" } } < usual)
    assert.is_true(of { time_per_output_token = "60 ms", prefix_cached = "60 %" } > usual)
  end)

  it("is a quantity of an option that has none where nobody knows", function()
    local _, found = run(function()
      return perigee.host { "A", price = "4 USD/hour", replicas = 2, memory = "80 GB" }
    end)
    assert.is_nil(found.throughput)
    assert.equal(2, found.replicas.point)
  end)
end)

describe("machines", function()
  it("are enough for the busiest hour, and spares", function()
    -- 100,000 * 200 * 3 / 86,400 = 694 tokens/s
    local option, found = shown { use = "50 %", time_per_output_token = "40 ms" }
    local needed = math.ceil(100000 * 200 * 3 / 86400 / (found.throughput.point * 0.5))
    assert.is_true(needed > 1)
    assert.equal(needed, found.replicas.point)
    near(needed * hourly(MACHINE, "2026-08-01", "us-central1") * hours, option.cost.point)
    local _, spared = shown { use = "50 %", time_per_output_token = "40 ms", spares = 2 }
    assert.equal(needed + 2, spared.replicas.point)
  end)

  it("that are said, and cannot carry the load, are told by how much", function()
    local option, found = shown { replicas = 1, traffic = traffic { requests = "1M requests/day" } }
    assert.is_false(option.feasible)
    assert.equal(1, #option.reasons)
    local needs, can = option.reasons[1]:match "^output tokens in the busiest hour: needs ([%d,]+) %S+, has ([%d,]+)"
    near(6944, tonumber((needs:gsub(",", "")))) -- 1e6 * 200 * 3 / 86400
    assert.is_true(math.abs(tonumber((can:gsub(",", ""))) - found.throughput.point) < 1)
  end)

  it("follow the load between a floor and a ceiling", function()
    local big = { traffic = traffic { requests = "2M requests/day" } }
    local function of(changed)
      for name, value in pairs(big) do changed[name] = value end
      return shown(changed)
    end
    local _, fixed = of {}
    local _, following = of { floor = 1 }
    assert.equal(fixed.replicas.point, following.replicas.point)
    assert.is_true(following.paid.point < fixed.replicas.point)
    -- the mean load is a third of the peak's: less than that cannot be paid
    assert.is_true(following.paid.point >= fixed.replicas.point / 3 - 1)
    -- a floor as high as the peak needs is what is paid, and 5 minutes of each of 4 starts a day more
    local _, floored = of { floor = fixed.replicas.point }
    near(fixed.replicas.point, floored.paid.point)
    local _, cold = of { floor = fixed.replicas.point, cold_start = "5 minutes", starts = "4/day" }
    near(fixed.replicas.point + 4 * 5 / (24 * 60), cold.paid.point)
    local option, ceiled = of { ceiling = 2 }
    assert.equal(2, ceiled.replicas.point)
    assert.is_false(option.feasible)
    assert.truthy(has(option.reasons, "output tokens in the busiest hour: needs 13,8"))
  end)
end)

describe("what cannot be done", function()
  local function reason(changed)
    local option = shown(changed)
    assert.is_false(option.feasible)
    assert.is_true(option.cost.point < math.huge)
    assert.equal(1, #option.reasons, table.concat(option.reasons, "\n"))
    return option.reasons[1], option
  end

  it("is a time that not even one sequence keeps", function()
    assert.truthy(reason({ time_per_output_token = "1 ms" }):find "^time per output token: needs [%d.]+ ms, has 1 ms$")
    assert.truthy(reason({ time_to_first_token = "1 ms" }):find "^time to first token: needs [%d.]+ s, has 0.001 s$")
    assert.truthy(reason({ concurrency = 200, time_per_output_token = "20 ms" }):find "^time per output token: needs ")
  end)

  it("is a model that does not fit: by how much, and what would", function()
    local text, option = reason { model = "llama-3.1-405b", quantization = "fp8" }
    assert.truthy(text:find "^memory of each accelerator: needs %d+%.?%d* GB, has %d+%.?%d* GB$")
    assert.is_true(has(option.notes, "would fit: awq weights, or 8 devices")
      or has(option.notes, "would fit: 8 devices"), table.concat(option.notes, "\n"))
  end)

  it("is more sequences than memory holds, a context beyond the model's, a width beyond the machine", function()
    assert.truthy(reason({ concurrency = 5000 }):find "^sequences at once, in memory: needs 5,000, has %d+$")
    assert.truthy(reason({ traffic = traffic { input = "140000 tokens/request" } })
      :find "^tokens of a request: needs 140,200 tokens, has 131,100 tokens$")
    assert.truthy(reason({ tensor_parallel = 4 }):find "^accelerators that share the model: needs 4, has 2$")
  end)

  it("is a width among which heads do not split, and none that is left to the host", function()
    -- 64 heads on 3 devices are 22 on each; 28 on 8 are 4
    assert.equal("heads, split evenly among accelerators: needs 66, has 64",
                 reason { instance = "aws/p5.48xlarge", region = false, tensor_parallel = 3 })
    local seven = { model = "qwen/qwen2.5-7b", quantization = "bf16", instance = "aws/p5.48xlarge", region = false,
                    time_per_output_token = "5 ms" }
    assert.is_true(shown(seven).feasible)
    seven.tensor_parallel = 8
    assert.equal("heads, split evenly among accelerators: needs 32, has 28", reason(seven))
  end)

  it("holds a headroom that is said against the memory of all, beside", function()
    local option = shown { headroom = 3 }
    assert.is_false(option.feasible)
    assert.truthy(has(option.reasons, "GPU memory: needs "))
    assert.is_true(shown({ headroom = 1.2 }).feasible)
  end)
end)

describe("what is uncertain or swept", function()
  it("is reckoned in each sample and cell", function()
    local option, found = shown(function(a)
      return { use = a.use, time_per_output_token = a.pace, traffic = traffic { requests = a.requests,
               input = a.input, output = a.output, peak = a.peak } }
    end, { requests = "200k .. 600k requests/day", input = "500 .. 3000 tokens/request",
           output = "100 .. 400 tokens/request", peak = "2 .. 4", use = "60 .. 80 %", pace = "30 .. 80 ms" })
    assert.is_true(found.throughput.p5 < found.throughput.p95)
    assert.is_true(found.replicas.p5 < found.replicas.p95)
    assert.is_true(option.feasible)
  end)

  it("may be a width or a number of sequences", function()
    local option, found = shown(function(a)
      return { tensor_parallel = a.width, concurrency = a.sequences }
    end, { width = { 1, 2, 4 }, sequences = "10 .. 100" })
    assert.same({ false, true, false }, { table.unpack(option.feasible) })
    assert.is_true(found.throughput.p5[2] < found.throughput.p95[2])
  end)

  it("that never fits says no more than is so on all paths", function()
    local option = shown(function(a)
      return { model = "llama-3.1-405b", concurrency = a.sequences, traffic = traffic { input = a.input } }
    end, { sequences = "10 .. 100", input = "500 .. 3000 tokens/request" })
    assert.is_false(option.feasible)
    assert.truthy(has(option.notes, "would fit: "))
  end)

  it("fits in the samples in which it does", function()
    local option = shown(function(a) return { concurrency = a.sequences } end, { sequences = "1 .. 5000" })
    assert.truthy(option.reasons[1]:find "^sequences at once, in memory: .* %(in %d+ %% of samples%)$")
  end)
end)

describe("boxes of one's own", function()
  it("are reckoned in the same way", function()
    local option, found = run(function() return own { concurrency = 32 } end)
    assert.is_true(option.feasible, found)
    near(rate(8, { model = "llama-3.1-8b", quantization = "bf16", accelerator = "a100-sxm-80gb", batch = 32,
                   input = "1000 tokens", output = "200 tokens" }), found.throughput.point)
    assert.equal(1, found.replicas.point)
    local said, of_said = run(function() return own { concurrency = 32, count = 3 } end) -- boxes, not accelerators
    near(found.throughput.point, of_said.throughput.point)
    assert.is_true(said.feasible)
    option = run(function() return own { time_to_first_token = "1 ms" } end)
    assert.is_false(option.feasible)
  end)
end)

describe("what the catalogs do not tell", function()
  it("is a note", function()
    for text, changed in pairs {
      ["baai/bge-large-en-v1.5 is no decoder"] = { model = "baai/bge-large-en-v1.5", quantization = "fp16" },
      ["its answers are no tokens"] = { traffic = function() return traffic { output = "0 tokens/request" } end },
    } do
      local option = run(function()
        local given = {}
        for name, value in pairs(changed) do given[name] = type(value) == "function" and value() or value end
        given.replicas = 2
        return host(given)
      end)
      assert.is_true(option.feasible)
      assert.truthy(has(option.notes, "whether it can serve the traffic is not checked: throughput is not said, and "
        .. text), text)
    end
  end)

  it("is needed by replicas = \"auto\"", function()
    assert.truthy(failure(function() return host { model = "baai/bge-large-en-v1.5", quantization = "fp16" } end)
      :find("(baai/bge-large-en-v1.5 is no decoder); or say replicas = 2", 1, true))
    assert.truthy(failure(function() return host { quantization = false, bits = "8 bits/parameter" } end)
      :find('replicas = "auto" needs throughput', 1, true))
  end)
end)

describe("what is wrong", function()
  for _, case in ipairs {
    { { engine = "vlm" }, "unknown engine 'vlm': did you mean 'vllm'?" },
    { { engine = 3 }, "engine must be a text, not number" },
    { { kv_cache_type = "fp9" }, "unknown quantization 'fp9'" },
    { { tensor_parallel = 1.5 }, "tensor_parallel must be a whole number, 1 or more" },
    { { tensor_parallel = "all" }, "tensor_parallel is \"auto\" or a number" },
    { { concurrency = 0 }, "concurrency must be above zero" },
    { { draft_tokens = 4 }, "draft_tokens and draft_acceptance go together" },
    { { draft_acceptance = "70 %" }, "draft_tokens and draft_acceptance go together" },
    { { draft_time = "2 ms" }, "draft_time means nothing without draft_tokens" },
    { { throughput = "400 tokens/s", engine = "vllm" }, "engine means nothing without the catalogs' own throughput" },
    { { instance = false, region = false, price = "4 USD/hour", memory = "80 GB", tensor_parallel = 2 },
      "tensor_parallel means nothing without a machine of the catalog that has accelerators" },
    { { quantization = false, bits = "8 bits/parameter", engine = "vllm" },
      "engine means nothing without quantization in the place of bits" },
    { { floor = 3, ceiling = 2 }, "floor is above ceiling" },
    { { floor = 1, cold_start = "5 minutes" }, "cold_start and starts go together" },
    { { cold_start = "5 minutes", starts = "4/day" }, "cold_start means nothing without floor or ceiling" },
    { { replicas = 2, floor = 1 }, "floor means nothing without replicas = \"auto\"" },
    { { time_per_output_token = "50 tokens" }, "time_per_output_token must be a quantity such as \"50 ms\"" },
  } do
    it("is told in a line: " .. case[2], function()
      local message = failure(function() return host(case[1]) end)
      assert.truthy(message:find(case[2], 1, true), message)
      assert.is_nil(message:find "\n")
    end)
  end
end)

describe("perigee.serving.of", function()
  local function of(changed)
    local given = { model = "llama-3.1-8b", quantization = "bf16", accelerator = "h100-sxm-80gb",
                    input = "1000 tokens", output = "200 tokens" }
    for name, value in pairs(changed) do given[name] = value or nil end
    return perigee.serving.of(given)
  end

  local function made(build)
    local result, message = perigee.run(perigee.scenario { as_of = "2026-08-01", model = build }, { samples = 1 })
    if not result then return nil, message end
    local found = {}
    for _, output in ipairs(result.outputs) do found[output.name] = output end
    return found
  end

  it("gives what the catalogs say of model, machine and engine", function()
    local found = made(function()
      local all = of { batch = 8, cached = "30 %", devices = 2 }
      return { layers = all.layers, bandwidth = all.bandwidth, bits = all.weight_bits, cache = all.cache,
               batch = all.batch, devices = all.devices, cached = all.cached }
    end)
    assert.equal(32, found.layers.point)
    near(3350, found.bandwidth.point * (found.bandwidth.unit == "TB/s" and 1000 or 1))
    assert.equal(16, found.bits.point)
    near(2 * 8 * 128 * 2, found.cache.point) -- keys and values of 8 heads of 128, in 2 bytes
    assert.same({ 8, 2 }, { found.batch.point, found.devices.point })
  end)

  it("goes into each function, with limits of its own", function()
    local found = made(function()
      local all = of { batch = 256 }
      all.token_limit = perigee.quantity "20 ms"
      local batch = perigee.serving.batch_within(all)
      all.token_limit, all.batch = nil, batch
      return { batch = batch, time = perigee.serving.token_time(all), first = perigee.serving.first_token(all) }
    end)
    assert.is_true(found.batch.point > 1 and found.batch.point < 256)
    assert.is_true(found.time.point <= 0.02 and found.time.point > 0.018)
  end)

  it("tells what is wrong", function()
    for text, changed in pairs {
      ["perigee.serving.of: 'model' is missing"] = { model = false },
      ["perigee.serving.of: 'accelerator' is missing"] = { accelerator = false },
      ["perigee.serving.of: 'input' is missing"] = { input = false },
      ["did you mean 'accelerator'?"] = { acelerator = "h100-sxm-80gb" },
      ["perigee.serving.of: engine must be a text"] = { engine = 1 },
      ["how the weights are stored is not said"] = { quantization = false },
      ["perigee.serving.of: baai/bge-large-en-v1.5 is no decoder"] = { model = "baai/bge-large-en-v1.5" },
    } do
      local _, message = made(function() return { x = perigee.serving.step(of(changed)) } end)
      assert.truthy(message and message:find(text, 1, true), ("%s: %s"):format(text, message))
    end
  end)
end)
