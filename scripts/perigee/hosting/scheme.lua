--- How many bits a quantization scheme spends on each part of a model.
--
-- A scheme of the catalog has `matrix_bits` (else `weights`) for the matrices of the
-- layers and `kept_bits` for what it leaves alone: embedding, output layer, routers,
-- norms.  Its `tensors` are exceptions, each for a part or a group of parts, a later
-- one over an earlier one, under conditions on the model, and perhaps in some of the
-- layers only.  Codes of `block` weights need inputs of a whole number of blocks:
-- others are stored in `odd_bits`.
local architecture = require "perigee.hosting.architecture"
local core = require "perigee.core"
local figures = require "perigee.options.figures"

local scheme = {}

local KEPT = { embedding = true, head = true, router = true, norms = true, other = true }

-- What a rule may name besides a part: groups, and each matrix of all feed-forwards.
local GROUPS = {
  attention = architecture.groups.attention,
  routed = architecture.groups.routed,
  up = { "up", "expert_up", "shared_up" },
  down = { "down", "expert_down", "shared_down" },
}

-- ----- layers -----

local function eighth(n) return n // 8 end
local function last_eighth(n) return (7 * n) // 8 end

--- In how many of n layers an exception holds.  "more": the first and the last
-- eighth, and each third between them (use_more_bits of llama.cpp's llama-quant.cpp).
scheme.layers = {
  ["more"] = function(n)
    return eighth(n) + (n - last_eighth(n)) + (last_eighth(n) - eighth(n)) // 3
  end,
  ["middle"] = function(n) return last_eighth(n) - eighth(n) end,
  ["first-eighth"] = eighth,
  ["first-sixteenth"] = function(n) return n // 16 end,
  ["first-two"] = function(n) return core.min(n, 2) end,
  ["first-four"] = function(n) return core.min(n, 4) end,
  ["ends"] = function(n) return core.min(n, 2) end,
}

-- ----- conditions on the model -----

local function holds(rule, made)
  local entry, sizes = made.entry, made.sizes
  local experts = entry.experts or 0
  return (rule.tied == nil or rule.tied == (sizes.output_layers == nil))
    and (rule.experts == nil or experts == rule.experts)
    and (rule.fused == nil or rule.fused == (entry.fused_attention == true))
    and (rule.mixture == nil or rule.mixture == (experts > 0))
    and (rule.depth == nil or entry.layers == rule.depth)
    and (rule.shared_heads == nil
         or entry.heads // (entry.kv_heads or entry.heads) >= rule.shared_heads)
end

-- ----- widths -----

-- Values that one row of a part's matrices multiplies.
local function inputs_of(sizes, part)
  if part == "linear_output" then
    return sizes.linear_value
  elseif part == "output" then
    return sizes.heads * (sizes.head_dim or sizes.value_dim)
  elseif part == "query" then
    return sizes.q_rank or sizes.hidden
  elseif part == "key" or part == "value" then
    return part == "key" and sizes.nope_dim or sizes.kv_rank or sizes.hidden
  elseif part == "down" then
    return sizes.intermediate
  elseif part == "expert_down" then
    return sizes.expert_intermediate
  elseif part == "shared_down" then
    return sizes.expert_intermediate and sizes.shared_experts
      and sizes.expert_intermediate * sizes.shared_experts
  end
  return sizes.hidden
end

local function is_odd(entry, sizes, part)
  local inputs = entry.block ~= nil and inputs_of(sizes, part) or nil
  return inputs ~= nil and inputs % entry.block > 0
end

-- ----- bits -----

-- A figure of the scheme, or of one of its exceptions.
local function leaf(entry, record, field, part)
  local what = ("%s of %s%s"):format(field, part, record.layers and
    " in layers " .. record.layers or "")
  return figures.leaf({ name = entry.name, source = record.source or entry.source,
                        [field] = record[field] }, field, what)
end

local function plain(entry, made, part)
  if KEPT[part] and entry.kept_bits then return leaf(entry, entry, "kept_bits", part) end
  local field = entry.matrix_bits and "matrix_bits" or "weights"
  if entry.odd_bits and is_odd(entry, made.sizes, part) then field = "odd_bits" end
  return leaf(entry, entry, field, part)
end

local function excepted(entry, made, rule, part, bits)
  local field = rule.odd_bits and is_odd(entry, made.sizes, part) and "odd_bits" or "bits"
  local own = leaf(entry, rule, field, part)
  if not rule.layers then return own end
  local all = architecture.layers(made.sizes, part)
  return bits + (own - bits) * (scheme.layers[rule.layers](all) / all)
end

-- Experts that the vendor stores as the scheme keeps them stay so.
local function native_of(entry, made, part)
  local name = entry.native_experts
  if name and name == made.entry.native and (part == "expert_up" or part == "expert_down") then
    return figures.entry("quantization", name)
  end
end

local function names(rule, part)
  if rule.part == part then return true end
  for _, member in ipairs(GROUPS[rule.part] or {}) do
    if member == part then return true end
  end
  return false
end

local function bits_of(entry, made, part)
  local native = native_of(entry, made, part)
  if native then return bits_of(native, made, part) end
  local bits = plain(entry, made, part)
  for _, rule in ipairs(entry.tensors or {}) do
    if names(rule, part) and holds(rule, made) then
      bits = excepted(entry, made, rule, part, bits)
    end
  end
  return bits
end

--- Bits per weight of each part, the mean over its layers.
-- @param entry of the catalog "quantization"; one that stands for many has them: by_part
-- @param made what architecture.of makes, of a model whose build is known
-- @return table by the names in architecture.parts
function scheme.bits(entry, made)
  if entry.by_part then return entry.by_part end
  local bits = {}
  for _, part in ipairs(architecture.parts) do bits[part] = bits_of(entry, made, part) end
  return bits
end

--- Bits per weight of towers for pictures: left as they are, or in a file of their own.
function scheme.vision(entry)
  if entry.by_part then return entry.by_part.vision end
  if entry.text_only then return core.quantity "0 bits/parameter" end
  return figures.leaf(entry, entry.kept_bits and "kept_bits" or "weights")
end

--- The scheme of a model that is meant by a name: some vendors' own checkpoints of
-- that name are stored otherwise than the rest.
-- @param model an entry of the catalog "models", or nil
function scheme.named(name, model)
  local entry = figures.entry("quantization", name)
  local own = model and model.checkpoints and model.checkpoints[entry.name]
  return own and figures.entry("quantization", own) or entry
end

return scheme
