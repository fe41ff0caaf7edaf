--- From a table of model architectures to catalogs, one vendor a file.  The columns
-- are those of the CSV from which catalogs/models/ was first written (model, hf_id,
-- family, type, layers, hidden ... params_total, licence).  The files are edited as
-- source since.
--
-- Rules:
--   * `vendor/name`: the vendor who trained it, the CSV's name in lower case;
--   * the Hugging Face id leads to it, and the id without its -Instruct, -Chat, -hf;
--   * parameters are counted from the build; the note says what the count was
--     compared with.
local data = require "perigee.data"

local models_csv = {}

-- The organization of an id, or the family, and the vendor's name here.
local VENDORS = {
  ["google-bert"] = "google", ["google-t5"] = "google", google = "google",
  ["sentence-transformers"] = "sentence-transformers", intfloat = "microsoft", baai = "baai",
  ["openai-community"] = "openai", openai = "openai", facebook = "meta", huggyllama = "meta",
  ["meta-llama"] = "meta", bigscience = "bigscience", mosaicml = "mosaicml", eleutherai = "eleutherai",
  microsoft = "microsoft", tinyllama = "tinyllama", mistralai = "mistral", tiiuae = "tii",
  qwen = "qwen", ["01-ai"] = "01-ai", cohereforai = "cohere", databricks = "databricks",
  ["xai-org"] = "xai", thudm = "zai", ["zai-org"] = "zai", ["deepseek-ai"] = "deepseek",
  moonshotai = "moonshot", internlm = "internlm", huggingfacetb = "huggingface", codellama = "meta",
  opt = "meta", gpt3 = "openai",
}
local BY_NAME = { ["MT-NLG-530B"] = "nvidia" }

-- Further spellings that people use.
local ALIASES = {
  ["meta/llama-3-8b"] = { "meta-llama/Meta-Llama-3-8B", "Meta-Llama-3-8B" },
  ["meta/llama-3-70b"] = { "meta-llama/Meta-Llama-3-70B", "Meta-Llama-3-70B" },
  ["meta/llama-3.1-8b"] = { "meta-llama/Meta-Llama-3.1-8B", "Meta-Llama-3.1-8B" },
  ["meta/llama-3.1-70b"] = { "meta-llama/Meta-Llama-3.1-70B", "Meta-Llama-3.1-70B" },
  ["meta/llama-3.1-405b"] = { "meta-llama/Meta-Llama-3.1-405B", "Meta-Llama-3.1-405B" },
  ["mistral/mistral-7b-v0.1"] = { "Mistral-7B", "mistralai/Mistral-7B-Instruct-v0.1" },
  ["mistral/mistral-7b-v0.3"] = { "mistralai/Mistral-7B-Instruct-v0.3" },
  ["mistral/mistral-nemo-12b"] = { "mistralai/Mistral-Nemo-Instruct-2407" },
  ["mistral/mistral-small-24b"] = { "mistralai/Mistral-Small-24B-Instruct-2501" },
  ["mistral/mixtral-8x7b"] = { "mistralai/Mixtral-8x7B", "mistralai/Mixtral-8x7B-Instruct-v0.1" },
  ["mistral/mixtral-8x22b"] = { "mistralai/Mixtral-8x22B", "mistralai/Mixtral-8x22B-Instruct-v0.1" },
  ["microsoft/phi-3-mini"] = { "microsoft/Phi-3-mini" },
  ["meta/llama-30b"] = { "llama-33b" },
  ["cohere/command-r-plus"] = { "command-r+" },
  ["google/bert-base-uncased"] = { "bert-base-uncased", "bert-base" },
  ["google/bert-large-uncased"] = { "bert-large-uncased", "bert-large" },
  ["openai/gpt-3-175b"] = { "gpt-3" },
}

local ENDINGS = { "-Instruct$", "-instruct$", "-Chat$", "-chat$", "-hf$", "-it$" }

local function plain_id(id)
  local bare = id
  for _, ending in ipairs(ENDINGS) do
    bare = bare:gsub(ending, "")
  end
  return bare ~= id and bare or nil
end

local function vendor_of(cells)
  local organization = cells.hf_id:match("^([^/(]+)/")
  return BY_NAME[cells.model] or VENDORS[organization and organization:lower() or cells.family]
end

local function fold(name)
  return (name:lower():gsub("_", "-"))
end

local function aliases_of(cells, vendor, name)
  local aliases, seen = {}, { [fold(name)] = true }
  local function add(alias)
    if alias and not seen[fold(alias)] then
      seen[fold(alias)] = true
      aliases[#aliases + 1] = alias
    end
  end
  if cells.hf_id:find("/", 1, true) then
    local full = vendor .. "/" .. name
    for _, id in ipairs { cells.hf_id, plain_id(cells.hf_id) } do
      if fold(id) ~= full then
        add(id)
      end
      add(id:match("/(.*)$"))
    end
  end
  for _, alias in ipairs(ALIASES[vendor .. "/" .. name] or {}) do
    if fold(alias) ~= fold(vendor .. "/" .. name) then
      add(alias)
    end
  end
  return aliases[1] and aliases or nil
end

-- ----- the build -----

local function whole(cell)
  return type(cell) == "number" and cell > 0 and math.tointeger(cell) or nil
end

local function attention_of(cells)
  if whole(cells.kv_lora_rank) then
    return "mla"
  elseif cells.kv_heads == 1 then
    return "mqa"
  elseif whole(cells.kv_heads) and cells.kv_heads < cells.heads then
    return "gqa"
  end
  return "mha"
end

-- How many layers see only a window, by what the CSV says of the pattern.
local function window_layers(cells)
  local layers, pattern = cells.layers, cells.sliding_pattern
  if not whole(cells.sliding_window) then
    return nil
  elseif pattern:find("^1:1") then
    return layers // 2
  elseif pattern:find("^5 local : 1 global") then
    return layers - layers // 6
  elseif pattern:find("3 of 4 layers", 1, true) then
    return layers - layers // 4
  end
  return layers
end

local COUNTED = {
  ["computed = count recalled by collector (not re-fetched)"] =
    "parameters counted from the build, as a count recalled says",
  ["computed = count fetched (memory.csv)"] = "parameters counted from the build, as its checkpoint says",
  ["computed from config only"] = "parameters counted from the build alone",
}

local WITH_MTP = "%s parameters with the layer that predicts further tokens"

-- What the CSV remarks, in our words.
local REMARKS = {
  { "text stack; with vision tower ([%d,]+)", "the text part; %s parameters with vision" },
  { "text stack; HF total with vision ([%d,]+)", "the text part; %s parameters with vision" },
  { "HF safetensors.total ([%d,]+) includes the MTP layer", WITH_MTP },
  { "without the MTP module %(([%d.]+B) with it%)", WITH_MTP },
  { "reported (.+)$", "the vendor says %s" },
  { "(MoE on every second layer), dense FFN 16384", "experts on each second layer, 16384 wide between them" },
  { "experts stored MXFP4 %(([%d.]+) bit%)", "experts are stored in MXFP4, %s bits a weight" },
  { "layers = (encoder) layers = decoder layers", "so many layers in the encoder, and as many in the decoder" },
}

local function note_of(cells)
  local notes = { COUNTED[cells.params_status] }
  if cells.config_checked_against == "" then
    table.insert(notes, 1, "build recalled, not read")
  end
  for _, rule in ipairs(REMARKS) do
    local what = cells.note:match(rule[1])
    if what then
      notes[#notes + 1] = rule[2]:format(what)
    end
  end
  return table.concat(notes, "; ")
end

local CONFIGS = { litgpt = "Lightning-AI/litgpt", aiconfigurator = "ai-dynamo/aiconfigurator" }

local function source_of(cells)
  local sources = {}
  for name, commit in cells.config_checked_against:gmatch("(%w+)@(%x+)") do
    sources[#sources + 1] = ("%s %s"):format(CONFIGS[name], commit:sub(1, 7))
  end
  local id = cells.hf_id:find("/", 1, true) and "config.json of " .. cells.hf_id or "its paper"
  if #sources == 0 then
    return id
  end
  return id .. ", compared with " .. table.concat(sources, " and ")
end

-- How the vendor stores the weights, where not in 16 bits.
local NATIVE = {
  ["openai/gpt-oss-20b"] = "mxfp4", ["openai/gpt-oss-120b"] = "mxfp4",
  ["deepseek/deepseek-v3"] = "fp8", ["deepseek/deepseek-r1"] = "fp8", ["moonshot/kimi-k2"] = "fp8",
}

-- MMLU, five examples given; figures of one table first, as they compare best.
local LLAMA2 = "MMLU, 5-shot: arXiv 2307.09288, table 3"
local FALCON = "MMLU, 5-shot: arXiv 2311.16867, by Papers with Code"
local LLAMA3 = "MMLU, 5-shot, of the -Instruct: neuralmagic/Meta-Llama-3-%dB-Instruct-quantized.w8a16"
local QUALITY = {
  ["mosaicml/mpt-7b"] = { "26.8 %", LLAMA2 }, ["mosaicml/mpt-30b"] = { "46.9 %", LLAMA2 },
  ["tii/falcon-7b"] = { "26.2 %", LLAMA2 }, ["tii/falcon-40b"] = { "55.4 %", LLAMA2 },
  ["tii/falcon-180b"] = { "70.6 %", FALCON },
  ["meta/llama-7b"] = { "35.1 %", LLAMA2 }, ["meta/llama-13b"] = { "46.9 %", LLAMA2 },
  ["meta/llama-30b"] = { "57.8 %", LLAMA2 }, ["meta/llama-65b"] = { "63.4 %", LLAMA2 },
  ["meta/llama-2-7b"] = { "45.3 %", LLAMA2 }, ["meta/llama-2-13b"] = { "54.8 %", LLAMA2 },
  ["meta/llama-2-70b"] = { "68.9 %", LLAMA2 },
  ["meta/llama-3-8b"] = { "66.54 %", LLAMA3:format(8) }, ["meta/llama-3-70b"] = { "80.18 %", LLAMA3:format(70) },
}

-- Later checkpoints of one build that read more.
local LATER = {
  { "qwen/qwen3-235b-a22b", "-2507", 262144, { "Qwen/Qwen3-235B-A22B-Instruct-2507", "Qwen3-235B-A22B-Instruct-2507",
    "Qwen/Qwen3-235B-A22B-Thinking-2507", "Qwen3-235B-A22B-Thinking-2507" } },
  { "qwen/qwen3-30b-a3b", "-2507", 262144, { "Qwen/Qwen3-30B-A3B-Instruct-2507", "Qwen3-30B-A3B-Instruct-2507",
    "Qwen/Qwen3-30B-A3B-Thinking-2507", "Qwen3-30B-A3B-Thinking-2507" } },
}

local function add_later(catalogs)
  for _, of in ipairs(LATER) do
    local vendor, name = of[1]:match("^(.-)/(.*)$")
    local models = catalogs[vendor] and catalogs[vendor].models or {}
    if models[name] then
      local later = {}
      for field, value in pairs(models[name]) do
        later[field] = value
      end
      later.context, later.aliases = of[3], of[4]
      later.note = ("context recalled, not read; else the build of %s"):format(name)
      models[name .. of[2]] = later
    end
  end
end

-- Models that are only served: nothing of their build is published.
local CLOSED = {
  ["openai/gpt-4"] = { "86.4 %", { "gpt-4-0314" } },
  ["openai/gpt-3.5-turbo"] = { "70.0 %", { "gpt-3.5" } },
}

local function add_closed(catalogs)
  for full, of in pairs(CLOSED) do
    local vendor, name = full:match("^(.-)/(.*)$")
    catalogs[vendor].models[name] = {
      aliases = of[2], type = "decoder", closed = true, mmlu = of[1],
      quality_source = "MMLU, 5-shot: GPT-4 Technical Report, arXiv 2303.08774, table 2",
      source = "GPT-4 Technical Report, arXiv 2303.08774", note = "the build is not published",
    }
  end
end

local function entry_of(cells, vendor, name)
  local mixture = whole(cells.experts) ~= nil
  local latent = whole(cells.kv_lora_rank) ~= nil
  local quality = QUALITY[vendor .. "/" .. name] or {}
  return {
    aliases = aliases_of(cells, vendor, name),
    type = cells.type == "moe" and "decoder" or cells.type,
    parameters = ("%d parameters"):format(cells.params_total),
    active_parameters = whole(cells.params_active) and ("%d parameters"):format(cells.params_active) or nil,
    layers = whole(cells.layers), hidden = whole(cells.hidden), attention = attention_of(cells),
    heads = whole(cells.heads), kv_heads = whole(cells.kv_heads), head_dim = whole(cells.head_dim),
    window = whole(cells.sliding_window), window_layers = window_layers(cells),
    q_rank = whole(cells.q_lora_rank), kv_rank = whole(cells.kv_lora_rank),
    nope_dim = latent and whole(cells.qk_nope_dim) or nil, rope_dim = latent and whole(cells.qk_rope_dim) or nil,
    value_dim = latent and whole(cells.v_head_dim) or nil,
    intermediate = whole(cells.intermediate), gated = cells.gated_mlp == 1,
    experts = whole(cells.experts), experts_per_token = whole(cells.experts_top_k),
    shared_experts = whole(cells.shared_experts), expert_intermediate = whole(cells.moe_intermediate),
    dense_layers = whole(cells.first_dense_layers),
    expert_every = mixture and whole(cells.moe_every) or nil,
    vocabulary = whole(cells.vocab), tied_embeddings = cells.tied_embeddings == 1,
    position = cells.position, context = whole(cells.context), licence = cells.licence,
    native = NATIVE[vendor .. "/" .. name], mmlu = quality[1], quality_source = quality[2],
    source = source_of(cells), note = note_of(cells),
  }
end

local function name_of(cells)
  return (cells.model:lower():gsub(" %(.*", ""):gsub("%+", "-plus"))
end

--- Converts the rows of the CSV.
---@param rows table[] of data.read
---@return table<string, table> catalogs by vendor
---@return string[] remarks
function models_csv.convert(rows)
  local catalogs, remarks = {}, {}
  for _, cells in ipairs(rows) do
    local vendor, name = vendor_of(cells), name_of(cells)
    if not vendor then
      remarks[#remarks + 1] = ("%s: left out: whose it is is not known (%s)"):format(cells.model, cells.hf_id)
    else
      catalogs[vendor] = catalogs[vendor] or {
        kind = "models", vendor = vendor, models = {},
        comment = ("-- Models of %s: how they are built.  The fields: ../README.md.\n"):format(vendor),
      }
      catalogs[vendor].models[name] = entry_of(cells, vendor, name)
    end
  end
  add_later(catalogs)
  if catalogs.openai then
    add_closed(catalogs)
  end
  return catalogs, remarks
end

--- Reads the CSV and converts it.
function models_csv.read(text, filename)
  local rows, message = data.read(text, filename)
  if not rows then
    return nil, message
  end
  return models_csv.convert(rows)
end

return models_csv
