-- The kinds of catalog beside prices: what their files may say, and how their
-- entries are found.
local catalog = require "perigee.catalog"
local folder = dofile "tests/scripts/support/folder.lua"

local function problems(text, name)
  local root = folder.new { [name or "x.lua"] = text }
  local found = catalog.check(root)
  for i, problem in ipairs(found) do
    found[i] = problem:gsub(root:gsub("%p", "%%%0") .. "/", "")
  end
  return found
end

local function book(...)
  return assert(catalog.open { folders = { ... } })
end

local function message(root, result, fault)
  assert.is_nil(result)
  return (fault:gsub(root:gsub("%p", "%%%0") .. "/", ""))
end

-- A sound entry of efficiencies with some fields in another way; "nil" leaves one out.
local function efficiency(changed)
  local shares = '{ weight_bandwidth = "79 %", compute_share = "0.77", prefill_share = "0.75", '
    .. 'expert_bandwidth = "0.76", expert_compute_share = "0.48", expert_prefill_share = "0.26" }'
  local given = {
    bf16 = shares, fp8 = shares, int8 = shares, fp4 = shares, cache_bandwidth = '"0.9"',
    attention_share = '"53 %"', layer_time = '"9 us"', latent_time = '"28 us"', linear_time = '"53 us"',
    sparse_time = '"101 us"', quantized_time = '"31 us"', unpacked_time = '"9 us"',
    expert_time = '"38 us"', collective_time = '"4.9 us"',
    link_share = '"0.58"', expert_imbalance = '"2 %"', step_time = '"1 to 2 ms"', sequence_time = '"19 us"',
    activation_traffic = '"65.5"', interference = '"0.95"', first_token_time = '"33 ms"', queue = '"0.08"',
    source = '"s"',
  }
  for name, value in pairs(changed or {}) do given[name] = value end
  local fields = {}
  for name, value in pairs(given) do
    if value ~= "nil" then fields[#fields + 1] = ("%s = %s"):format(name, value) end
  end
  table.sort(fields)
  return "{ " .. table.concat(fields, ", ") .. " }"
end

-- Of each kind: the head of a file, its list, and a sound entry; broken entries
-- follow, each with its message.  The entry stands on line 2.
local KINDS = {
  machines = {
    head = 'kind = "machines", provider = "x"', list = "machines",
    good = '{ accelerator = "nvidia/a", count = 8, memory = "40 GB", vcpu = 96, ram = "1152 GiB", '
      .. 'service = "sagemaker", host = "h",\n'
      .. '{ region = "r", from = "2024-01-01", to = "2025-01-01", on_demand = "1 to 2 USD/hour", spot = "1 USD/hour", '
      .. 'reserved_1y = "$1/hour", reserved_3y = "1 EUR/h", source = "s" },\n'
      .. '{ region = "r", from = "2025-01-01", per = "accelerator", reserved_1y_partial = "1.20 USD/hour", '
      .. 'reserved_1y_partial_upfront = "5256 USD", reserved_1y_all = "1.10 USD/hour", '
      .. 'reserved_1y_all_upfront = "9636 USD", reserved_3y_partial = "1 USD/hour", '
      .. 'reserved_3y_partial_upfront = "13140 USD", reserved_3y_all = "0.90 USD/hour", '
      .. 'reserved_3y_all_upfront = "23.652k USD", source = "s" } }',
    row = '{ from = "2024-01-01", on_demand = "1 USD/hour", source = "s", %s }',
    { '{ { from = "2024-01-01", source = "s" } }',
      "x.lua:2: a row without a price: give on_demand, spot, reserved_1y or reserved_3y" },
    { '{ { from = "2024-01-01", on_demand = "1 USD/hour" } }',
      "x.lua:2: source is missing: where the price was read" },
    { '{ { on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: from is missing: the day the price took effect, YYYY-MM-DD" },
    { '{ count = 8, { from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: 'e' needs accelerator, count and memory (of one) together" },
    { '{ acelerator = "a", { from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: unknown field 'acelerator': did you mean 'accelerator'?" },
    { '{ { from = "2024-01-01", ondemand = "1 USD/hour", spot = "1 USD/hour", source = "s" } }',
      "x.lua:2: unknown field 'ondemand': did you mean 'on_demand'?" },
    { '{ { from = "2024-01-01", on_demand = 3.7, source = "s" } }',
      'x.lua:2: on_demand: a price is a text with its unit, as "32.77 USD/hour", not a number' },
    { '{ { from = "2024-01-01", on_demand = "3.7 USD/month", source = "s" } }',
      "x.lua:2: on_demand: '3.7 USD/month': not a price per hour: write it as \"32.77 USD/hour\"" },
    { '{ vcpu = 0, { from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: vcpu: a number above zero is wanted" },
    { '{ ram = "8 G", { from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: ram: '8 G': not a size in bytes: write it as \"80 GB\"" },
    { '{ { region = "a", from = "2024-01-01", on_demand = "1 USD/hour", source = "s" },\n'
      .. '{ region = "b", from = "2024-01-01", on_demand = "1 USD/hour", source = "s" },\n'
      .. '{ region = "A", from = "2024-02-01", on_demand = "1 USD/hour", source = "s" } }',
      'x.lua:4: overlap: the row from 2024-01-01 in A is still in force on 2024-02-01: give it to = "2024-02-01"' },
    { "{}", "x.lua:2: 'e' has no row" },
    { "7", "x.lua:2: 'e' is a list of rows { { from = ... } }, not a number" },
    { '{ { from = "2024-01-01", on_demand = "1 USD/hour", source = "s", "x" } }',
      "x.lua:2: a row has named fields only: region, from, on_demand, source ..." },
    { '{ { from = "2024-01-01", per = "gpu", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: per: 'gpu' is not one of 'machine' and 'accelerator'" },
    { '{ vcpu = 8,\n{ from = "2024-01-01", per = "accelerator", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:3: a price per accelerator, and 'e' has none: give accelerator, count and memory" },
    { '{ vcpu = 8, host = "h", { from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: 'e' adds nothing to its host: give accelerator, count and memory" },
    { '{ accelerator = "a", count = 1, memory = "1 GB", host = "x/e", '
      .. '{ from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }', "x.lua:2: 'e' is its own host" },
    { '{ accelerator = "a", count = 1, memory = "1 GB", host = "f",\n'
      .. '{ from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } },\n'
      .. '["f"] = { accelerator = "a", count = 1, memory = "1 GB", host = "g",\n'
      .. '{ from = "2024-01-01", on_demand = "1 USD/hour", source = "s" } }',
      "x.lua:2: the host 'f' has a host itself: name the machine that all is added to" },
    { '{ { from = "2024-01-01", reserved_1y_al = "1 USD/hour", spot = "1 USD/hour", source = "s" } }',
      "x.lua:2: unknown field 'reserved_1y_al': did you mean 'reserved_1y_all', 'reserved_1y_all_upfront' "
        .. "or 'reserved_3y_all'?" },
    { '{ { from = "2024-01-01", on_demand = "1 USD/hour", reserved_1y_all_upfront = "8760 USD", source = "s" } }',
      "x.lua:2: reserved_1y_all_upfront without reserved_1y_all: give what an hour comes to, all that is paid "
        .. "spread over the term" },
    { '{ { from = "2024-01-01", reserved_1y_all = "1 USD/hour", reserved_1y_all_upfront = "1 USD/hour", '
      .. 'source = "s" } }',
      "x.lua:2: reserved_1y_all_upfront: '1 USD/hour': an amount, not a price per anything: "
        .. 'write it as "199000 USD"' },
    -- 8760 hours at 3.50 USD are 30660 USD, 11 % less than 34000; a third of it paid at once is believed.
    { '{ { from = "2024-01-01", reserved_1y_all = "3.50 USD/hour", reserved_1y_all_upfront = "34000 USD", '
      .. 'source = "s" } }',
      "x.lua:2: reserved_1y_all_upfront: '34000 USD': all of 8760 hours at '3.50 USD/hour' are 30660 USD: "
        .. "one of the two is wrong" },
    { '{ { from = "2024-01-01", reserved_3y_partial = "2 USD/hour", reserved_3y_partial_upfront = "60000 USD", '
      .. 'source = "s" } }',
      "x.lua:2: reserved_3y_partial_upfront: '60000 USD': even all of 26280 hours at '2 USD/hour' are 52560 USD: "
        .. "one of the two is wrong" },
    { '{ { from = "2024-01-01", on_demand = "4000 USD/hour", source = "s" } }',
      "x.lua:2: on_demand: '4000 USD/hour' is not between 0.001 and 2000 USD/hour: mend its unit, or say "
        .. 'verified = "why it is so"' },
    { '{ { from = "2024-01-01", to = "2025-01-01", spot = "3 USD/hour", source = "s" },\n'
      .. '{ from = "2025-01-01", spot = "0.30 USD/hour", source = "s" } }',
      "x.lua:3: spot: '0.30 USD/hour' after '3 USD/hour' is a jump of 10 to 1: mend its unit, or say "
        .. 'verified = "why it is so"' },
  },
  accelerators = {
    head = 'kind = "accelerators", vendor = "x"', list = "accelerators",
    good = '{ aliases = { "f" }, year = 2022, form = "SXM5", memory = "80 GB", usable_memory = "79.18 GiB", '
      .. 'bandwidth = "3.35 TB/s", bf16 = "989 TFLOP/s", power = "0.7 kW", interconnect = "NVLink4", '
      .. 'idle_power = "70 W", idle_source = "t", '
      .. 'interconnect_bandwidth = "450 GB/s", source = "s", as_of = "2024-05", note = "n" }',
    { '{ memory = "80 GB", source = "s" }', 'x.lua:2: bandwidth is missing: of the memory, as "3350 GB/s"' },
    { '{ memory = "80 GB", bandwidth = "3350 GB", source = "s" }',
      "x.lua:2: bandwidth: '3350 GB': not bytes by time: write it as \"3350 GB/s\"" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s", bf16 = "989 TFLOPS", source = "s" }',
      "x.lua:2: bf16: '989 TFLOPS': not operations by time: write it as \"989 TFLOP/s\"" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s", bf61 = "989 TFLOP/s", source = "s" }',
      "x.lua:2: unknown field 'bf61': did you mean 'bf16'?" },
    { '{ memory = 80, bandwidth = "1 GB/s", source = "s" }',
      'x.lua:2: memory: a figure is a text with its unit, as "80 GB", not a number' },
    { '{ memory = "-80 GB", bandwidth = "1 GB/s", source = "s" }',
      "x.lua:2: memory: '-80 GB': a figure below zero: write it as \"80 GB\"" },
    { '{ memory = "GB", bandwidth = "1 GB/s", source = "s" }',
      "x.lua:2: memory: 'GB': a figure begins with its number: write it as \"80 GB\"" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s", year = 1822, source = "s" }',
      "x.lua:2: year: 1822 is below 2000, the least" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s", source = "s", as_of = "2024-5" }',
      "x.lua:2: as_of: '2024-5' is not a date: write it as YYYY-MM-DD" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s" }', "x.lua:2: source is missing: where it was read" },
    { '{ memory = "80 GB", bandwidth = "1 GB/s", source = "s", { } }', "x.lua:2: 'e' has named fields only" },
    { "7", "x.lua:2: 'e' is a table { ... }, not a number" },
  },
  models = {
    head = 'kind = "models", vendor = "x"', list = "models",
    good = '{ type = "decoder", parameters = "7B parameters", active_parameters = "1 Gparameter", layers = 32, '
      .. 'attention_layers = 8, attended = 2048, '
      .. 'hidden = 4096, attention = "mla", '
      .. 'heads = 32, head_dim = 128, kv_rank = 512, rope_dim = 64, experts = 8, experts_per_token = 2, gated = true, '
      .. 'tied_embeddings = false, mmlu = "68.9 %", quality_source = "q", native = "fp8", source = "s" }',
    { '{ layers = 32, source = "s" }', "x.lua:2: 'e' needs parameters, or closed = true" },
    { '{ parameters = "7B parameters", layers = 32.5, source = "s" }',
      "x.lua:2: layers: a whole number is wanted, not 32.5" },
    { '{ parameters = "7B parameters", layers = "32", source = "s" }',
      "x.lua:2: layers: a whole number is wanted, not a string" },
    { '{ parameters = "7B parameters", heads = 0, source = "s" }', "x.lua:2: heads: 0 is below 1, the least" },
    { '{ parameters = "7B", source = "s" }',
      "x.lua:2: parameters: '7B': not a count of parameters: write it as \"70553706496 parameters\"" },
    { '{ parameters = "7B parameters", type = "decodr", source = "s" }',
      "x.lua:2: type: 'decodr' is not one of 'decoder', 'encoder' and 'encoder-decoder': did you mean 'decoder'?" },
    { '{ parameters = "7B parameters", experts = 8, source = "s" }',
      "x.lua:2: 'e' needs experts and experts_per_token together" },
    { '{ parameters = "7B parameters", attention = "mla", source = "s" }',
      "x.lua:2: 'e': attention \"mla\" needs kv_rank and rope_dim" },
    { '{ parameters = "7B parameters", layers = 8, attention_layers = 9, source = "s" }',
      "x.lua:2: 'e': attention_layers are among its 8 layers, not 9" },
    { '{ parameters = "7B parameters", attended = 0, source = "s" }', "x.lua:2: attended: 0 is below 1, the least" },
    { '{ parameters = "7B parameters", linear_key = 2048, source = "s" }',
      "x.lua:2: 'e' needs linear_key, linear_value and linear_dim together" },
    { '{ parameters = "7B parameters", checkpoints = { "fp8" }, source = "s" }',
      "x.lua:2: checkpoints: checkpoints is a table of schemes by their usual names: { fp8 = \"fp8-mlp\" }" },
    { '{ parameters = "7B parameters", mmlu = "68.9 %", source = "s" }',
      "x.lua:2: 'e' needs mmlu and quality_source together" },
    { '{ parameters = "7B parameters", gated = 1, source = "s" }',
      "x.lua:2: gated: true or false is wanted, not a number" },
    { '{ parameters = "7B parameters", kvheads = 1, source = "s" }',
      "x.lua:2: unknown field 'kvheads': did you mean 'kv_heads' or 'heads'?" },
  },
  hardware = {
    head = 'kind = "hardware", vendor = "x"', list = "hardware",
    good = '{ accelerator = "nvidia/a", count = 8, memory = "640 GB", power = "6.5 kW", system = true,\n'
      .. '{ from = "2024-01-01", price = "167000 to 300000 USD", source = "s" } }',
    { '{ { from = "2024-01-01", source = "s" } }',
      'x.lua:2: price is missing: what the whole of it costs, as "199000 USD"' },
    { '{ { from = "2024-01-01", price = "3 USD/hour", source = "s" } }',
      "x.lua:2: price: '3 USD/hour': an amount, not a price per anything: write it as \"199000 USD\"" },
    { '{ { from = "2024-01-01", price = "199000", source = "s" } }',
      "x.lua:2: price: '199000': no currency: write it as \"199000 USD\"" },
    { '{ { from = "2024-01-01", price = 199000, source = "s" } }',
      'x.lua:2: price: an amount of money is a text with its currency, as "199000 USD", not a number' },
    { '{ { region = "r", from = "2024-01-01", price = "1 USD", source = "s" } }', "x.lua:2: unknown field 'region'" },
  },
  quantization = {
    head = 'kind = "quantization"', list = "schemes",
    good = '{ weights = "4.25 bits/parameter", bits = 4, group = 32, scale_bits = 8, zero_bits = 4, '
      .. 'activations = "bf16", '
      .. 'kv = "fp8", compute = "bf16", quality_loss = "1 to 3 %", quality_measure = "m", '
      .. 'quality_source = "q", source = "s" }',
    { '{ bits = 4, source = "s" }', "x.lua:2: weights is missing: bits per weight with scales and zero points" },
    { '{ weights = "4 bits", source = "s" }',
      "x.lua:2: weights: '4 bits': not bits per parameter: write it as \"4.25 bits/parameter\"" },
    { '{ weights = "4 bits/parameter", quality_loss = "1 %", source = "s" }',
      "x.lua:2: 'e' needs quality_measure and quality_source with quality_loss" },
    { '{ weights = "4 bits/parameter", block = 256, source = "s" }',
      "x.lua:2: 'e' needs block and odd_bits together" },
    { '{ weights = "4 bits/parameter", tensors = "head", source = "s" }',
      "x.lua:2: tensors: tensors is a list of tables: { { part = \"head\", bits = \"16 bits/parameter\" } }" },
    { '{ weights = "4 bits/parameter", tensors = { { part = "heads", bits = "4 bits/parameter" } }, source = "s" }',
      "x.lua:2: part: 'heads' is not one of 'attention', 'routed', 'embedding', 'head', 'query', 'key', 'value', "
      .. "'output', 'latent', 'linear', 'linear_output', 'up', 'down', 'expert_up', 'expert_down', 'shared_up', "
      .. "'shared_down', 'router', 'norms' and 'other': did you mean 'head'?" },
    { '{ weights = "4 bits/parameter", tensors = { { part = "head" } }, source = "s" }',
      "x.lua:2: bits is missing: bits per weight of these" },
  },
  engines = {
    head = 'kind = "engines"', list = "engines",
    good = '{ share = "90 %", share_holds = "all", block = 16, batched_tokens = 2048, sequences = 256, '
      .. 'large_memory = "70 GiB", large_batched_tokens = 8192, large_sequences = 1024, value_bytes = 2, '
      .. 'hidden_widths = 4, intermediate_widths = 3, scores = true, logit_bytes = 38.5, '
      .. 'context = "0.1 GiB", communicator = "0.2 GiB", graphs = "0.4 GiB", expert_multiple = 256, source = "s" }',
    { '{ share = "90 %", source = "s" }', "x.lua:2: 'e' needs share_holds with share" },
    { '{ large_sequences = 8, source = "s" }', "x.lua:2: 'e' needs large_memory with large_sequences" },
    { '{ share = "90 %", share_holds = "weights", source = "s" }',
      "x.lua:2: share_holds: 'weights' is not one of 'all', 'weights and cache' and 'cache': "
        .. "did you mean 'weights and cache'?" },
    { '{ context = "0.1", source = "s" }',
      "x.lua:2: context: '0.1': not a size in bytes: write it as \"80 GB\"" },
  },
  tokenizers = {
    head = 'kind = "tokenizers", tokenizer = "x"', list = "languages",
    good = '{ tokens_per_word = "1.23 tokens/word", spread = "1.1 .. 1.4 tokens/word", '
      .. 'characters_per_token = 4.9, source = "s" }',
    { '{ source = "s" }', "x.lua:2: 'e' says nothing: give tokens_per_word or characters_per_token" },
    { '{ tokens_per_word = "1.23 words/token", source = "s" }',
      "x.lua:2: tokens_per_word: '1.23 words/token': not tokens per word: write it as \"1.23 tokens/word\"" },
    { '{ characters_per_token = "4", source = "s" }',
      "x.lua:2: characters_per_token: a number is wanted, not a string" },
  },
  staff = {
    head = 'kind = "staff"', list = "roles",
    good = '{ salary = "triangular(1, 2, 3) USD/(person year)", low = "1 USD/(person year)", '
      .. 'typical = "2 USD/(person year)", '
      .. 'high = "3 USD/(person year)", overhead = "1.4", hours = "2080 hours/year", source = "s" }',
    { '{ overhead = "1.4", source = "s" }',
      "x.lua:2: salary is missing: what a person earns in a year before overheads" },
    { '{ salary = "150000 USD/year", source = "s" }',
      "x.lua:2: salary: '150000 USD/year': not a price per person and year: write it as \"150000 USD/(person year)\"" },
    { '{ salary = "1 USD/(person year)", overhead = 1.4, source = "s" }',
      'x.lua:2: overhead: a figure is a text with its unit, as "1.4", not a number' },
  },
  energy = {
    head = 'kind = "energy"', list = "entries",
    good = '{ electricity = "0.1 USD/kWh", customer = "industrial", pue = "1.2", space = "184 USD/(kW month)", '
      .. 'intensity = "380 gCO2e/kWh", share = "triangular(16, 20, 50) %", low = "16 %", typical = "20 %", '
      .. 'high = "50 %", source = "s" }',
    { '{ source = "s" }', "x.lua:2: 'e' says nothing: give electricity, pue, space, intensity or share" },
    { '{ share = "20 W", source = "s" }', "x.lua:2: share: '20 W': not a share: write it as \"68.9 %\"" },
    { '{ electricity = "0.1 USD/MW", source = "s" }',
      "x.lua:2: electricity: '0.1 USD/MW': not a price per kWh: write it as \"0.0892 USD/kWh\"" },
    { '{ intensity = "380 g", source = "s" }',
      "x.lua:2: intensity: '380 g': not grams of CO2e per kWh: write it as \"380 gCO2e/kWh\"" },
  },
  regions = {
    head = 'kind = "regions", provider = "x"', list = "regions",
    good = '{ place = "Norway", grid = "norway", hall = "pue-hyperscale", source = "s" }',
    { '{ place = "Norway", source = "s" }',
      "x.lua:2: grid is missing: the energy entry with its intensity, as \"us-virginia\"" },
    { '{ grid = "", source = "s" }', "x.lua:2: grid: the text is empty" },
  },
  finance = {
    head = 'kind = "finance"', list = "entries",
    good = '{ life = "3 to 6 years", rate = "8 %/year", share = "60 %", source = "s" }',
    { '{ source = "s" }', "x.lua:2: 'e' says nothing: give life, rate or share" },
    { '{ life = "5 months", source = "s" }',
      "x.lua:2: life: '5 months': not a time in years: write it as \"5 years\"" },
  },
  services = {
    head = 'kind = "services", provider = "x"', list = "services",
    good = '{ category = "functions",\n{ from = "2024-01-01", price = "0.1 USD/(GB s)", request = "0.2 USD/Mrequest", '
      .. 'free_use = "400k GB s/month", free_requests = "1M requests/month", source = "s", '
      .. 'tiers = { { above = "1 TB/month", price = "0.1 USD/GB" } } } }',
    { '{ { from = "2024-01-01", source = "s" } }', "x.lua:2: a row without a price: give price or request" },
    { '{ { from = "2024-01-01", price = "1 USD/GB", source = "s", tiers = { { above = "1 TB/month" } } } }',
      "x.lua:2: price is missing: what each unit past it costs" },
    { '{ category = "function", { from = "2024-01-01", price = "1 USD/GB", source = "s" } }',
      "x.lua:2: category: 'function' is not one of 'functions', 'gateway', 'network', 'storage', 'database' "
      .. "and 'tool': "
      .. "did you mean 'functions'?" },
  },
  tuning = {
    head = 'kind = "tuning"', list = "ways", good = '{ price = "10 to 1000 USD", source = "s" }',
    { '{ source = "s" }', 'x.lua:2: price is missing: what it costs once, as "10 to 1000 USD"' },
  },
  efficiency = {
    head = 'kind = "efficiency", engine = "x"', list = "accelerators",
    good = efficiency(),
    { efficiency { bf16 = "nil" },
      "x.lua:2: bf16 is missing: the shares at 16 bits, which all others fall back to" },
    { efficiency { layer_time = "nil" },
      "x.lua:2: layer_time is missing: of each layer, beside its bytes and arithmetic" },
    { efficiency { queue = "nil" },
      "x.lua:2: queue is missing: of a prompt ahead of one's own, per running sequence" },
    { efficiency { source = "nil" }, "x.lua:2: source is missing: where it was read" },
    { efficiency { bf16 = '"85 %"' },
      'x.lua:2: bf16: shares are wanted, as { weight_bandwidth = "85 %", ... }' },
    { efficiency { fp8 = '{ "85 %" }' },
      'x.lua:2: fp8: shares are wanted, as { weight_bandwidth = "85 %", ... }' },
    { efficiency { fp8 = '{ weight_bandwidth = "0.8", compute_share = "0.7" }' },
      "x.lua:2: fp8: prefill_share is missing" },
    { efficiency { bf16 = '{ bandwidth = "0.8" }' },
      "x.lua:2: bf16: 'bandwidth' is no share: weight_bandwidth, compute_share, prefill_share, "
      .. "expert_bandwidth, expert_compute_share, expert_prefill_share" },
    { efficiency { int8 = '{ weight_bandwidth = "0.8 GB/s", compute_share = "0.7", prefill_share = "0.6" }' },
      "x.lua:2: int8: '0.8 GB/s': not a share: write it as \"68.9 %\"" },
    { efficiency { step_time = '"1.7"' },
      "x.lua:2: step_time: '1.7': not a short time: write it as \"7.5 us\"" },
    { efficiency { activation_traffic = '"65 %"' },
      "x.lua:2: activation_traffic: '65 %': not a plain ratio: write it as \"1.4\"" },
    { efficiency { interference = "0.9" },
      'x.lua:2: interference: a figure is a text with its unit, as "68.9 %", not a number' },
    { efficiency { latend_time = '"28 us"' },
      "x.lua:2: unknown field 'latend_time': did you mean 'latent_time'?" },
  },
  swarms = {
    head = 'kind = "swarms"', list = "swarms", good = '{ model = "meta/m", speed = "6 tokens/s", source = "s" }',
    { '{ speed = "6 tokens/s", source = "s" }',
      "x.lua:2: model is missing: the model that it serves, as the models' catalogs name it" },
    { '{ model = "m", speed = "6 tokens/day", source = "s" }',
      "x.lua:2: speed: '6 tokens/day': not tokens by time: write it as \"6 tokens/s\"" },
  },
  utilisation = {
    head = 'kind = "utilisation"', list = "runs",
    good = '{ accelerator = "nvidia/a", precision = "bf16", largest = "10B parameters", longest = 8192, '
      .. 'mfu = "triangular(39, 42, 46) %", low = "39 %", typical = "42 %", high = "46 %", measured = 10, '
      .. 'models = "MPT-3b", sharding = "FULL_SHARD", recompute = "some", least_devices = 8, most_devices = 512, '
      .. 'source = "s" }',
    { '{ precision = "bf16", mfu = "40 %", source = "s" }',
      "x.lua:2: accelerator is missing: which, as the accelerators' catalogs name it" },
    { '{ accelerator = "a", mfu = "40 %", source = "s" }',
      "x.lua:2: precision is missing: of which rate it is a share: bf16, fp8" },
    { '{ accelerator = "a", precision = "fp9", mfu = "40 %", source = "s" }',
      "x.lua:2: precision: 'fp9' is not one of 'bf16', 'fp16' and 'fp8': did you mean 'fp8'?" },
    { '{ accelerator = "a", precision = "fp8", source = "s" }',
      'x.lua:2: mfu is missing: model FLOP over the peak, as "triangular(39, 42, 46) %"' },
    { '{ accelerator = "a", precision = "fp8", mfu = "400 TFLOP/s", source = "s" }',
      "x.lua:2: mfu: '400 TFLOP/s': not a share: write it as \"68.9 %\"" },
    { '{ accelerator = "a", precision = "fp8", mfu = "40 %", least_devices = 8, most_devices = 4, source = "s" }',
      "x.lua:2: most_devices: 4 is below least_devices, 8" },
    { '{ accelerator = "a", precision = "fp8", mfu = "40 %", recompute = "half", source = "s" }',
      "x.lua:2: recompute: 'half' is not one of 'none', 'some' and 'all'" },
  },
}

local function file(kind, body)
  return ("return { %s, %s = {\n%s\n} }\n"):format(kind.head, kind.list, body)
end

local function one(kind, entry)
  return file(kind, '["e"] = ' .. entry)
end

local NAMES = { "machines", "accelerators", "models", "hardware", "quantization", "engines", "tokenizers",
                "staff", "energy", "regions", "finance", "services", "tuning", "swarms", "efficiency",
                "utilisation" }

-- How an entry of a kind is called: with an owner x, or without.
local function full(name, entry)
  return (KINDS[name].head:find(", ", 1, true) and "x/" or "") .. entry
end

describe("a catalog of kind", function()
  teardown(folder.remove_all)

  it("that has no spec here", function()
    local kinds = require "perigee.catalog.kinds"
    local known = { "api-prices", "currencies" } -- these have specs of their own
    table.move(NAMES, 1, #NAMES, 3, known)
    table.sort(known)
    assert.same(kinds.names, known)
  end)

  for _, name in ipairs(NAMES) do
    local kind = KINDS[name]

    describe(name, function()
      it("is sound with every field", function()
        assert.same({}, problems(one(kind, kind.good)))
        assert.same({}, problems(one(kind, kind.good), name .. ".lua"))
      end)

      for i, case in ipairs(kind) do
        it(("is refused %d: %s"):format(i, case[2]), function()
          assert.same({ table.unpack(case, 2) }, problems(one(kind, case[1])))
        end)
      end

      it("wants its list, and names in it", function()
        local found = problems(("return { %s }"):format(kind.head))
        assert.equal(1, #found)
        assert.matches("^x.lua:1: " .. kind.list .. " is missing: a table of ", found[1])
        found = problems(file(kind, kind.good))
        assert.matches("^x.lua:1: " .. kind.list .. " are named: %[\".*\"%] = { ... }$", found[1])
      end)

      it("is looked up, shown and listed, by name and alias, and laid over", function()
        local aliased = kind.good:gsub("^{", '{ aliases = { "other name" },', 1):gsub("other name", "other_name")
          :gsub('aliases = { "f" }, ', "")
        local root = folder.new { [name .. ".lua"] = file(kind, '["e"] = ' .. aliased .. ',\n["keep"] = ' ..
          kind.good:gsub('aliases = { "f" }, ', "")) }
        local mine = folder.new { ["any/name.lua"] = file(kind, '["E"] = '
          .. kind.good:gsub('source = "s"', 'source = "ours"'):gsub('aliases = { "f" }, ', "")) }
        for _, word in ipairs { "e", "E", "OTHER-name", full(name, "e"), full(name, "other_name") } do
          local record = assert(book(root):entry(name, word, { as_of = "2024-06-01" }))
          assert.equal(full(name, "e"), record.name)
          assert.equal("s", record.source)
          assert.equal(root .. "/" .. name .. ".lua", record.file)
          assert.equal("number", type(record.line))
        end
        local both = book(root, mine)
        assert.equal("ours", both:entry(name, "other-name", { as_of = "2024-06-01" }).source)
        assert.equal("s", both:entry(name, "keep", { as_of = "2024-06-01" }).source)
        local shown = assert(both:show("keep", { kind = name }))
        assert.equal(name, shown.kind)
        assert.equal("s", shown.rows[1].source)
        assert.same(shown, both:show(full(name, "keep")))
        local listed = both:list { kind = name }
        assert.equal(2, #listed)
        assert.equal("ours", listed[1].source)
        assert.equal(full(name, "keep"), listed[2].name)
      end)
    end)
  end
end)

describe("a kind's place", function()
  teardown(folder.remove_all)

  it("holds that kind only", function()
    assert.same({ "staff.lua:1: a catalog of kind 'swarms' in staff.lua, which is for 'staff'" },
      problems(one(KINDS.swarms, KINDS.swarms.good), "staff.lua"))
    assert.same({ "staff/a/b.lua:1: a catalog of kind 'swarms' in the folder staff/, which is for 'staff'" },
      problems(one(KINDS.swarms, KINDS.swarms.good), "staff/a/b.lua"))
    assert.same({ "machines/y.lua:1: provider 'x' in a file named y.lua: "
      .. "in the folder machines/ the two are the same" },
      problems(one(KINDS.machines, KINDS.machines.good), "machines/y.lua"))
    assert.same({}, problems(one(KINDS.machines, KINDS.machines.good), "machines/x.lua"))
    assert.same({}, problems(one(KINDS.machines, KINDS.machines.good), "machines.lua"))
    assert.same({}, problems(one(KINDS.staff, KINDS.staff.good), "staff/anything.lua"))
  end)

  it("is all that a lookup opens", function()
    local root = folder.new {
      ["staff.lua"] = one(KINDS.staff, KINDS.staff.good), ["energy.lua"] = "oops",
      ["machines/x.lua"] = one(KINDS.machines, KINDS.machines.good), ["machines/y.lua"] = "oops",
    }
    local shelf = book(root)
    assert.truthy(shelf:entry("staff", "e"))
    assert.truthy(shelf:entry("machines", "x/e", { as_of = "2024-06-01" }))
    assert.equal("machines/y.lua:1: a catalog begins with 'return {', not 'oops'",
      message(root, shelf:entry("machines", "e")))
    assert.equal("energy.lua:1: a catalog begins with 'return {', not 'oops'", message(root, shelf:entry("energy",
      "e")))
  end)
end)

describe("book:entry", function()
  local root, shelf
  setup(function()
    root = folder.new {
      ["machines/aws.lua"] = [[
return {
  kind = "machines", provider = "aws", default_region = "us-east-1", source = "a list", as_of = "2024-03",
  machines = {
    ["a"] = {
      accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB", note = "of the machine",
      { region = "us-east-1", from = "2024-01-01", to = "2024-02-01", on_demand = "2 USD/hour" },
      { region = "us-east-1", from = "2024-02-01", on_demand = "1 USD/hour", source = "a page", as_of = "2024-02-02" },
      { region = "eu-west-1", from = "2024-01-15", on_demand = "3 USD/hour" },
    },
    ["b"] = { { region = "eu-west-1", from = "2024-01-15", on_demand = "4 USD/hour" } },
    ["c"] = {
      { region = "eu-west-1", from = "2024-01-15", on_demand = "5 USD/hour" },
      { region = "eu-west-2", from = "2024-01-15", on_demand = "6 USD/hour" },
    },
    ["d"] = {
      { from = "2024-01-15", on_demand = "7 USD/hour" },
      { region = "eu-west-2", from = "2024-01-15", on_demand = "8 USD/hour" },
    },
  },
}
]],
      ["machines/lambda.lua"] = [[
return { kind = "machines", provider = "lambda", machines = {
  ["a"] = { { from = "2024-01-01", spot = "1 USD/hour", source = "s" } } } }
]],
      ["models/meta.lua"] = [[
return { kind = "models", vendor = "meta", source = "s", models = {
  ["llama-3.1-8b"] = { aliases = { "meta-llama/Llama-3.1-8B" }, parameters = "8B parameters" },
  ["odd-instruct"] = { parameters = "1B parameters" },
  ["odd"] = { parameters = "2B parameters" },
} }
]],
    }
    shelf = book(root)
  end)
  teardown(folder.remove_all)

  local function price(name, day, region)
    local record, fault = shelf:entry("machines", name, { as_of = day, region = region })
    return record and record.on_demand or message(root, record, fault)
  end

  it("gives the row and the entry as one", function()
    assert.same({
      name = "aws/a", provider = "aws", accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB",
      region = "us-east-1", from = "2024-02-01", on_demand = "1 USD/hour", source = "a page", as_of = "2024-02-02",
      file = root .. "/machines/aws.lua", line = 7,
    }, shelf:entry("machines", "aws/a", { as_of = "2024-03-01" }))
  end)

  it("gives a copy, with the source of the file's head where the row has none", function()
    local record = shelf:entry("machines", "aws/a", { as_of = "2024-01-31" })
    assert.same({ "2 USD/hour", "a list", "2024-03" }, { record.on_demand, record.source, record.as_of })
    record.on_demand = "0 USD/hour"
    assert.equal("2 USD/hour", shelf:entry("machines", "aws/a", { as_of = "2024-01-31" }).on_demand)
  end)

  it("takes the region asked for, the default, the only one, or that which is everywhere", function()
    assert.equal("1 USD/hour", price("aws/a", "2024-03-01"))
    assert.equal("3 USD/hour", price("aws/a", "2024-03-01", "EU_west-1"))
    assert.equal("4 USD/hour", price("aws/b", "2024-03-01"))
    assert.equal("aws/c has no price in us-east-1: say the region, 'eu-west-1' or 'eu-west-2'", price("aws/c",
      "2024-03-01"))
    assert.equal("6 USD/hour", price("aws/c", "2024-03-01", "eu-west-2"))
    assert.equal("7 USD/hour", price("aws/d", "2024-03-01"))
    assert.equal("7 USD/hour", price("aws/d", "2024-03-01", "anywhere"))
    assert.equal("8 USD/hour", price("aws/d", "2024-03-01", "eu-west-2"))
    assert.equal("aws/b has no price in region 'eu-wst-1': did you mean 'eu-west-1'?", price("aws/b", "2024-03-01",
      "eu-wst-1"))
    assert.equal("aws/c has no price in region 'mars': there are 'eu-west-1' and 'eu-west-2'", price("aws/c",
      "2024-03-01", "mars"))
  end)

  it("says what it knows round a day without a price", function()
    assert.equal("aws/a has no price on 2023-12-31 in us-east-1: the first row is from 2024-01-01", price("aws/a",
      "2023-12-31"))
    assert.equal("aws/a has no price on 2024-01-01 in eu-west-1: the first row is from 2024-01-15",
      price("aws/a", "2024-01-01", "eu-west-1"))
    assert.equal("lambda/a has no price on 2023-12-31: the first row is from 2024-01-01", price("lambda/a",
      "2023-12-31"))
  end)

  it("refuses what it does not know", function()
    local function fault(...)
      return message(root, shelf:entry(...))
    end
    assert.equal("unknown kind of catalog 'machine': did you mean 'machines'?", fault("machine", "aws/a"))
    assert.equal("unknown kind of catalog 'nil'", fault(nil, "aws/a"))
    assert.equal("machine 'a' is ambiguous: write 'aws/a' or 'lambda/a'", fault("machines", "a"))
    assert.equal("unknown machine 'lamda/a': did you mean 'lambda/a'?", fault("machines", "lamda/a"))
    assert.equal("the name of a machine is a text, not a table", fault("machines", {}))
    assert.equal("'soon' is not a date: write it as YYYY-MM-DD", fault("machines", "aws/a", { as_of = "soon" }))
    assert.equal("a region is a text, not a number", fault("machines", "aws/a", { region = 7 }))
    assert.has_error(function() shelf:entry("machines", "aws/a", { regoin = "x" }) end,
      "book:entry: unknown option 'regoin': did you mean 'region'?")
    assert.has_error(function() shelf:show("aws/a", { knid = "machines" }) end,
      "book:show: unknown option 'knid': did you mean 'kind'?")
  end)

  it("is what book:price does", function()
    local prices = folder.new { ["api/x.lua"] = [[
return { kind = "api-prices", provider = "x", models = {
  ["m"] = { { from = "2024-01-01", input = "1 USD/Mtoken", source = "s" } } } }
]] }
    local one_book = book(prices)
    local row, entry = one_book:price("x/m", "2024-01-02"), one_book:entry("api-prices", "m", { as_of = "2024-01-02" })
    entry.model = "m"
    assert.same(row, entry)
  end)

  it("knows a model by the endings that checkpoints have, and by whoever publishes them", function()
    local function name(word)
      local record, fault = shelf:entry("models", word)
      return record and record.name or message(root, record, fault)
    end
    for _, word in ipairs { "meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct", "llama_3.1_8b-hf",
                            "meta/llama-3.1-8b-Instruct-FP8", "nvidia/Llama-3.1-8B-Instruct-FP8",
                              "TheBloke/Llama-3.1-8B-AWQ", "somebody/Llama-3.1-8B", "Llama3.1:8B" } do
      assert.equal("meta/llama-3.1-8b", name(word))
    end
    assert.equal("meta/odd-instruct", name "odd-instruct")
    assert.equal("meta/odd", name "odd-fp8")
    assert.equal("unknown model 'somebody/Llama-3.1-9B': did you mean 'meta/llama-3.1-8b'?",
      name "somebody/Llama-3.1-9B")
    assert.equal("unknown model 'llama-3.1-9b': did you mean 'meta/llama-3.1-8b'?", name "llama-3.1-9b")
    assert.equal("unknown model '-hf'", name "-hf")
  end)

  it("shows and lists over the kinds", function()
    assert.equal("machines", shelf:show("aws/a").kind)
    assert.equal(3, #shelf:show("aws/a").rows)
    assert.equal("models", shelf:show("odd").kind)
    assert.equal("unknown model 'odt': did you mean 'meta/odd'?", message(root, shelf:show("odt")))
    assert.equal("unknown role 'odd'", message(root, shelf:show("odd", { kind = "staff" })))
    assert.equal("unknown kind of catalog 'stuff': did you mean 'staff'?", message(root, shelf:show("odd",
      { kind = "stuff" })))
    assert.same({
      kind = "machines", name = "aws/a", region = "us-east-1", from = "2024-02-01", source = "a page",
      file = root .. "/machines/aws.lua", accelerator = "nvidia/l4-24gb", count = 2, memory = "24 GB",
        on_demand = "1 USD/hour",
    }, shelf:list({ kind = "machines", as_of = "2024-03-01" })[1])
    assert.equal(8, #shelf:list())
    assert.equal(5, #shelf:list { as_of = "2024-01-01" }) -- what has no dates always holds
  end)
end)
