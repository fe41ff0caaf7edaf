-- The importers from which the shipped catalogs were first written.
local catalog = require "perigee.catalog"
local folder = dofile "tests/scripts/support/folder.lua"
local kinds = require "perigee.catalog.kinds"
local write = require "perigee.catalog.write"

local function quoted(value)
  return '"' .. tostring(value):gsub('"', '""') .. '"'
end

-- A CSV of some columns, from tables by column; the first names them all.
local function csv(columns, ...)
  local lines = { table.concat(columns, ",") }
  for _, cells in ipairs { ... } do
    local fields = {}
    for i, column in ipairs(columns) do
      fields[i] = cells[column] == nil and "" or math.type(cells[column]) and tostring(cells[column])
        or quoted(cells[column])
    end
    lines[#lines + 1] = table.concat(fields, ",")
  end
  return table.concat(lines, "\n") .. "\n"
end

local function convert(importer, text)
  return require("perigee.import." .. importer).read(text, "t.csv")
end

-- What is written is sound, and reads back the same.
local function assert_written(data, owner)
  local kind = kinds.by_name[data.kind]
  local text = write.catalog(kind, data, data.comment)
  local back = assert(load(text, "=written", "t", {}))()
  assert.same(data[kind.list], back[kind.list])
  local root = folder.new { [kind.folder .. "/" .. owner .. ".lua"] = text }
  assert.same({}, catalog.check(root))
end

local MACHINES = { "provider", "service", "instance", "region", "gpu", "gpu_count", "gpu_mem_gb", "vcpu", "mem_gb",
  "on_demand_usd_h", "spot_usd_h", "reserved_1y_usd_h", "reserved_3y_usd_h", "reserved_terms", "price_basis", "as_of",
  "valid_to", "source", "source_ref", "notes" }

local function machine(cells)
  local row = { provider = "aws", service = "ec2", instance = "p4d.24xlarge", region = "us-east-1", gpu = "A100",
    gpu_count = 8,
                gpu_mem_gb = 40, vcpu = 96, mem_gb = 1152, price_basis = "whole VM", source = "a list" }
  for column, value in pairs(cells) do
    row[column] = value
  end
  return row
end

describe("machines_csv", function()
  teardown(folder.remove_all)

  it("joins what agrees, and ends a row where another price is seen", function()
    local catalogs = convert("machines_csv", csv(MACHINES,
      machine { on_demand_usd_h = 32.77, as_of = "2022-01-25" },
      machine { on_demand_usd_h = 32.77, spot_usd_h = 9.83, as_of = "2023-03-01" },
      machine { on_demand_usd_h = 21.957642, as_of = "2024-03-01" }))
    assert.same({
      accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB", vcpu = 96, ram = "1152 GiB",
      { region = "us-east-1", from = "2022-01-25", to = "2024-03-01", on_demand = "32.77 USD/hour",
        spot = "9.83 USD/hour",
        source = "a list", as_of = "2023-03-01" },
      { region = "us-east-1", from = "2024-03-01", on_demand = "21.957642 USD/hour", source = "a list",
        as_of = "2024-03-01" },
    }, catalogs.aws.machines["p4d.24xlarge"])
    assert.equal("us-east-1", catalogs.aws.default_region)
    assert_written(catalogs.aws, "aws")
  end)

  it("joins nothing across more than 18 months", function()
    local catalogs = convert("machines_csv", csv(MACHINES,
      machine { on_demand_usd_h = 32.77, as_of = "2022-01-25" }, machine { on_demand_usd_h = 32.77,
        as_of = "2023-08-25" }))
    assert.equal(2, #catalogs.aws.machines["p4d.24xlarge"])
  end)

  it("takes a chip's price as another sight of a whole machine's, or as one per accelerator", function()
    local chip = { instance = "p4d.24xlarge", gpu_count = 1, gpu_mem_gb = "", vcpu = "", mem_gb = "",
      on_demand_usd_h = 4.1,
                   price_basis = "PER CHIP (VM has 8 GPUs)", as_of = "2022-01-25",
                     region = "US East (Northern Virginia)",
                   gpu = "A100 SXM4 40 GB" }
    local catalogs, remarks = convert("machines_csv", csv(MACHINES, machine(chip)))
    assert.same({}, remarks)
    assert.same({ accelerator = "nvidia/a100-sxm-40gb", count = 8, memory = "40 GB",
      { region = "us-east-1", from = "2022-01-25", per = "accelerator", on_demand = "4.10 USD/hour",
        source = "a list", as_of = "2022-01-25" } }, catalogs.aws.machines["p4d.24xlarge"])
    assert_written(catalogs.aws, "aws")
    -- 8 x 4.10 = 32.80, which is 32.77 but for the rounding of a cent.
    catalogs = convert("machines_csv", csv(MACHINES, machine(chip), machine { on_demand_usd_h = 32.77,
      as_of = "2022-12-01" }))
    local rows = catalogs.aws.machines["p4d.24xlarge"]
    assert.same({ 1, "2022-01-25", "32.77 USD/hour" }, { #rows, rows[1].from, rows[1].on_demand })
    -- 8 x 4.10 is no 40.00.
    catalogs = convert("machines_csv", csv(MACHINES, machine(chip), machine { on_demand_usd_h = 40,
      as_of = "2022-12-01" }))
    rows = catalogs.aws.machines["p4d.24xlarge"]
    assert.same({ "accelerator", "2022-12-01", "40.00 USD/hour" }, { rows[1].per, rows[1].to, rows[2].on_demand })
    assert.is_nil(rows[2].per)
    assert_written(catalogs.aws, "aws")
  end)

  it("keeps the dearest of a day's prices, and does not believe a step of ten times", function()
    local catalogs, remarks = convert("machines_csv", csv(MACHINES,
      machine { on_demand_usd_h = 20, as_of = "2022-01-25" }, machine { on_demand_usd_h = 21, as_of = "2022-01-25" },
      machine { on_demand_usd_h = 210, as_of = "2022-06-25" }, machine { on_demand_usd_h = 22, as_of = "2022-07-25" }))
    assert.same({ "aws/p4d.24xlarge on 2022-01-25: left out: another price of that day is kept",
      "aws/p4d.24xlarge on 2022-06-25: left out: on_demand: '210.00 USD/hour' after '21.00 USD/hour' is a jump of "
        .. "10 times" }, remarks)
    local rows = catalogs.aws.machines["p4d.24xlarge"]
    assert.same({ "21.00 USD/hour", "22.00 USD/hour" }, { rows[1].on_demand, rows[2].on_demand })
    assert_written(catalogs.aws, "aws")
  end)

  it("says of a recalled end, an approximate day and an old figure that they are", function()
    local row = convert("machines_csv", csv(MACHINES,
      machine { on_demand_usd_h = 2, spot_usd_h = 1, as_of = "2023-10-31", region = "us (default)",
                notes = "as_of approximate (rows written 2022-08..2025-03)" },
      machine { on_demand_usd_h = 2, as_of = "2024-03-01", valid_to = "2024-06-01" },
      machine { on_demand_usd_h = 1, as_of = "2024-09-01" })).aws.machines["p4d.24xlarge"]
    assert.same({ "2024-06-01",
      "day approximate: the list was written from 2022-08 on; end recalled, not read; spot read 2023-10-31" },
      { row[1].to, row[1].note })
    assert.same({ "2024-06-01", "start recalled, not read: seen from 2024-09-01 on" }, { row[2].from, row[2].note })
  end)

  it("names machines that have no name, and leaves out what it cannot", function()
    local catalogs, remarks = convert("machines_csv", csv(MACHINES,
      machine { provider = "runpod", instance = "", region = "us (default)", on_demand_usd_h = 15,
        as_of = "2023-10-31", gpu_mem_gb = 80 },
      machine { provider = "lambda", instance = "", region = "", gpu_count = 1, on_demand_usd_h = 1,
        as_of = "2023-10-31" },
      machine { provider = "azure", instance = "Standard_ND96asr_v4", region = "eastus", on_demand_usd_h = 27,
        as_of = "2024-01-01" },
      machine { provider = "vultr", instance = "vultr-l40s-on-demand", gpu = "NVIDIA L40S", gpu_mem_gb = 48,
        gpu_count = 1,
                price_basis = "per GPU", region = "", on_demand_usd_h = 1.671, as_of = "2024-01-01" },
      machine { gpu = "K80", gpu_mem_gb = 12, on_demand_usd_h = 1, as_of = "2024-01-01" },
      machine { provider = "salad", on_demand_usd_h = 1, as_of = "2024-01-01" },
      machine { gpu_count = 0.5, on_demand_usd_h = 1, as_of = "2024-01-01" }, machine { as_of = "2024-01-01" }))
    assert.truthy(catalogs.runpod.machines["8x-a100-sxm-80gb"])
    assert.truthy(catalogs.lambda.machines["gpu_1x_a100_sxm4"])
    assert.same({ "Standard_ND96asr_v4", "ND96asr_v4" }, catalogs.azure.machines["nd96asr-a100-v4"].aliases)
    assert.equal("nvidia/l40s-48gb", catalogs.vultr.machines.l40s.accelerator)
    assert.is_nil(catalogs.vultr.machines.l40s[1].region)
    assert.is_nil(catalogs.salad)
    assert.same({ "aws p4d.24xlarge A100: left out: no price",
      "aws p4d.24xlarge A100: left out: not a whole number of accelerators, or not known how many",
      "aws p4d.24xlarge K80: left out: K80: no accelerator in the catalogs" }, remarks)
  end)
end)

local collected = io.open("../shared/data/gpu_prices.csv", "rb")

-- The shipped catalogs may hold more, and their figures may have been mended since.
describe("the collected prices", function()
  (collected and it or pending)("are in the shipped catalogs, machine by machine", function()
    local book = assert(catalog.open { folders = { assert(catalog.shipped()) } })
    local catalogs = convert("machines_csv", collected:read "a")
    local count = 0
    for provider, data in pairs(catalogs) do
      for name, entry in pairs(data.machines) do
        local shown = assert(book:show(provider .. "/" .. name, { kind = "machines" }))
        assert.same({ entry.accelerator, entry.count }, { shown.accelerator, shown.count }, name)
        assert.is_true(#shown.rows >= #entry, name)
        count = count + 1
      end
    end
    assert.is_true(count >= 400, count)
  end)
end)

local GPUS = { "gpu_id", "vendor", "year", "form_factor", "memory_gb", "bandwidth_gb_s", "fp32_tflops",
  "tf32_tflops_dense",
  "fp16_tflops_dense", "bf16_tflops_dense", "fp8_tflops_dense", "int8_tops_dense", "fp4_tflops_dense",
  "mamf_bf16_tflops_measured", "mamf_fp8_tflops_measured", "interconnect", "interconnect_gb_s_per_gpu_unidirectional",
    "tdp_w",
  "sources", "note", "device_total_gib", "device_total_gib_basis" }

describe("accelerators_csv", function()
  it("names, converts, and says what was recalled", function()
    local function gpu(id, memory)
      return { gpu_id = id, vendor = "Apple", year = 2021, form_factor = "SoC", memory_gb = memory,
        bandwidth_gb_s = 400,
               fp16_tflops_dense = 10.4, int8_tops_dense = 20, interconnect = "unified", tdp_w = 60,
               sources = "vendor datasheet (recalled, not re-fetched)", device_total_gib = 31.5,
                 device_total_gib_basis = "engine log in memory.csv" }
    end
    local catalogs = convert("accelerators_csv", csv(GPUS, gpu("Apple-M1-Max-64GB", 64), gpu("Apple-M2-8GB", 8),
      gpu("Apple-M2-16GB", 16)))
    assert.same({
      aliases = { "Apple-M1-Max-64GB", "m1-max" }, year = 2021, form = "SoC", memory = "64 GB",
        usable_memory = "31.5 GiB",
      bandwidth = "400 GB/s", fp16 = "10.4 TFLOP/s", int8 = "20 TFLOP/s", interconnect = "unified", power = "60 W",
      source = "vendor datasheet", note = "figures recalled, not read; usable_memory read in an engine's log",
    }, catalogs.apple.accelerators["m1-max-64gb"])
    assert.same({ "Apple-M2-8GB" }, catalogs.apple.accelerators["m2-8gb"].aliases)
    assert_written(catalogs.apple, "apple")
  end)
end)

local MODELS = { "model", "hf_id", "family", "type", "layers", "hidden", "heads", "kv_heads", "head_dim",
  "intermediate", "gated_mlp",
  "vocab", "tied_embeddings", "position", "context", "sliding_window", "sliding_pattern", "experts", "experts_top_k",
  "shared_experts", "moe_intermediate", "first_dense_layers", "moe_every", "q_lora_rank", "kv_lora_rank",
    "qk_nope_dim",
  "qk_rope_dim", "v_head_dim", "params_total", "params_active", "params_status", "licence", "config_checked_against",
    "note" }

describe("models_csv", function()
  it("converts a build, and finds the vendor and the other names", function()
    local catalogs, remarks = convert("models_csv", csv(MODELS,
      { model = "Gemma-3-27B", hf_id = "google/gemma-3-27b-it", family = "gemma3", type = "decoder", layers = 62,
        hidden = 5376, heads = 32,
        kv_heads = 16, head_dim = 128, intermediate = 21504, gated_mlp = 1, vocab = 262208, tied_embeddings = 1,
          position = "rope",
        context = 131072, sliding_window = 1024, sliding_pattern = "5 local : 1 global", params_total = 27009346304,
        params_status = "computed from config only", licence = "gemma terms",
          config_checked_against = "litgpt@26857050fe3f",
        note = "text stack; with vision tower 27,432,406,640" },
      { model = "Strange", hf_id = "who/strange", family = "x", type = "decoder" }))
    assert.same({ "Strange: left out: whose it is is not known (who/strange)" }, remarks)
    assert.same({
      aliases = { "google/gemma-3-27b-it", "gemma-3-27b-it" }, type = "decoder", parameters = "27009346304 parameters",
        layers = 62,
      hidden = 5376, attention = "gqa", heads = 32, kv_heads = 16, head_dim = 128, window = 1024, window_layers = 52,
      intermediate = 21504, gated = true, vocabulary = 262208, tied_embeddings = true, position = "rope",
        context = 131072,
      licence = "gemma terms",
        source = "config.json of google/gemma-3-27b-it, compared with Lightning-AI/litgpt 2685705",
      note = "parameters counted from the build alone; the text part; 27,432,406,640 parameters with vision",
    }, catalogs.google.models["gemma-3-27b"])
    assert_written(catalogs.google, "google")
  end)
end)

local HARDWARE = { "hardware", "vendor", "units", "gpu", "gpus", "unit_price_usd", "system_price_usd", "price_date",
  "source", "notes" }

describe("hardware_csv", function()
  it("tells boxes, boards and cards apart, and takes the middle of a day's prices", function()
    local function sold(cells)
      local row = { hardware = cells.gpu, vendor = "NVIDIA", gpu = "NVIDIA A100 SXM4 80 GB", gpus = 1,
        price_date = "2024-01-01",
                    source = "https://web.archive.org/web/20240101000000/https://shop.example/a?b" }
      for column, value in pairs(cells) do
        row[column] = value
      end
      return row
    end
    local catalogs, remarks = convert("hardware_csv", csv(HARDWARE,
      sold { hardware = "DGX system: NVIDIA A100 SXM4 80 GB", gpus = 8, unit_price_usd = 37500,
        system_price_usd = 300000 },
      sold { gpus = 8, unit_price_usd = 18000.5 }, sold { unit_price_usd = 10 }, sold { unit_price_usd = 30 },
        sold { unit_price_usd = 20 },
      sold { unit_price_usd = 15, price_date = "2025-01-01" }, sold { gpu = "NVIDIA H800 SXM5", hardware = "H800",
        unit_price_usd = 1 }))
    assert.same({ "H800: left out: no accelerator in the catalogs" }, remarks)
    local hardware = catalogs.nvidia.hardware
    assert.same({
      accelerator = "nvidia/a100-sxm-80gb", count = 8, memory = "640 GB", power = "6.5 kW", system = true,
      { from = "2024-01-01", price = "300000 USD", source = "Wayback Machine: shop.example/a", as_of = "2024-01-01",
        note = "power recalled, not read" },
    }, hardware["dgx-a100-640gb"])
    assert.equal("144004 USD", hardware["hgx-8x-a100-sxm-80gb"][1].price)
    assert.same({ "20 USD", "2025-01-01", "15 USD", "the middle of 3 seen that day, 10 USD to 30 USD" },
      { hardware["a100-sxm-80gb"][1].price, hardware["a100-sxm-80gb"][1].to, hardware["a100-sxm-80gb"][2].price,
        hardware["a100-sxm-80gb"][1].note })
    assert_written(catalogs.nvidia, "nvidia")
  end)
end)

local TOKENS = { "tokenizer", "language", "flores_code", "tokens_per_word", "chars_per_token", "kind", "source_repo" }

describe("tokens_csv", function()
  it("makes the spread of the farthest published figure", function()
    local catalogs, remarks = convert("tokens_csv", csv(TOKENS,
      { tokenizer = "cl100k_base", language = "English", flores_code = "eng_Latn", tokens_per_word = 1.25,
        chars_per_token = 4.9, kind = "measured", source_repo = "x" },
      { tokenizer = "cl100k_base", language = "Norwegian Bokmål", flores_code = "nob_Latn", tokens_per_word = 2,
        chars_per_token = 3, kind = "measured", source_repo = "x" },
      { tokenizer = "cl100k_base", language = "Chinese (Simplified)", flores_code = "zho_Hans", chars_per_token = 0.8,
        kind = "measured", source_repo = "x" },
      { tokenizer = "OpenAI (general)", language = "English", tokens_per_word = 1.375, kind = "claim",
        source_repo = "OpenAI help" }))
    assert.same({ "OpenAI (general), English: left out: no tokenizer" }, remarks)
    assert.same({ -- 1.375 / 1.25 = 1.1
      english = { aliases = { "eng-latn" }, tokens_per_word = "1.25 tokens/word",
        spread = "1.136 to 1.375 tokens/word", characters_per_token = 4.9 },
      ["norwegian-bokmal"] = { aliases = { "nob-latn" }, tokens_per_word = "2 tokens/word",
        spread = "1.818 to 2.2 tokens/word", characters_per_token = 3 },
      ["chinese-simplified"] = { aliases = { "zho-hans" }, characters_per_token = 0.8 },
    }, catalogs.cl100k_base.languages)
    assert_written(catalogs.cl100k_base, "cl100k_base")
  end)
end)

describe("every importer", function()
  it("says what is wrong with the CSV", function()
    for _, importer in ipairs { "machines_csv", "accelerators_csv", "models_csv", "hardware_csv", "tokens_csv" } do
      local catalogs, message = convert(importer, "a,a\n")
      assert.is_nil(catalogs)
      assert.equal("t.csv:1: column 'a' is given twice", message)
    end
  end)
end)
