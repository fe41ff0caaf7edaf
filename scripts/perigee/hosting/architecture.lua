--- What a model of the catalogs is made of: its sizes, and its parameters part by
-- part, as quantities that remember where they are from.
--
-- The parts are the core's (core/include/perigee/architecture.h).  What they leave
-- over of the parameters that the catalog counts (biases, learned positions,
-- convolutions) is the part `other`, so that the parts always sum to the catalog's
-- figure.  Towers for pictures and layers that predict further tokens come on top.
local context = require "perigee.context"
local core = require "perigee.core"
local figures = require "perigee.options.figures"

local architecture = {}

--- Groups of parts, by what serves them.
architecture.groups = {
  attention = { "query", "key", "value", "output", "latent", "linear",
                "linear_output" },
  dense = { "up", "down" },
  routed = { "expert_up", "expert_down" },
  shared = { "shared_up", "shared_down" },
}

--- All parts, in the order of the core, and `other`.
architecture.parts = table.move(core.architecture.names, 1,
                                #core.architecture.names, 1, {})
table.insert(architecture.parts, "other")

local ATTENTION = {}
for _, part in ipairs(architecture.groups.attention) do ATTENTION[part] = true end

--- How many layers have a part: of a hybrid those that attend, or the others.
-- @param sizes of what architecture.of makes
function architecture.layers(sizes, part)
  if part == "linear" or part == "linear_output" then return sizes.linear_layers end
  local all = sizes.layers
  if sizes.decoder_layers then all = all + sizes.decoder_layers end
  if ATTENTION[part] and sizes.linear_layers then return all - sizes.linear_layers end
  return all
end

-- What the catalogs call as the core does.
local SIZES = { "layers", "hidden", "heads", "kv_heads", "head_dim", "q_rank",
                "kv_rank", "nope_dim", "rope_dim", "value_dim", "query_gates",
                "linear_key", "linear_value", "intermediate",
                "experts", "shared_experts", "expert_intermediate", "vocabulary" }

-- How many layers have experts: one in `expert_every` after the first dense ones.
local function expert_layers(entry, sizes)
  if not figures.has(entry, "experts") then return nil end
  local layers = sizes.layers
  if figures.has(entry, "dense_layers") then
    layers = layers - figures.leaf(entry, "dense_layers")
  end
  if (entry.expert_every or 1) == 1 then return layers end
  return layers // figures.leaf(entry, "expert_every")
end

-- The layers of a hybrid that do not attend; their matrices are `other` where their
-- widths are not said.
local function set_linear(entry, sizes)
  if not figures.has(entry, "attention_layers") then return end
  sizes.linear_layers = sizes.layers - figures.leaf(entry, "attention_layers")
  sizes.linear_key = sizes.linear_key or 0
  sizes.linear_value = sizes.linear_value or 0
end

local function sizes_of(entry)
  local sizes = {}
  for _, name in ipairs(SIZES) do
    if figures.has(entry, name) then sizes[name] = figures.leaf(entry, name) end
  end
  if entry.attention == "mla" then sizes.kv_heads, sizes.head_dim = nil, nil end
  set_linear(entry, sizes)
  if entry.type == "encoder-decoder" then sizes.decoder_layers = sizes.layers end
  sizes.expert_layers = expert_layers(entry, sizes)
  sizes.matrices = entry.matrices or entry.gated and 3 or 2 -- an entry for many has the number
  sizes.output_layers = entry.tied_embeddings == false and 1 or nil
  return sizes
end

local function sum(parts, names)
  local total = parts[names[1]]
  for i = 2, #names do total = total + parts[names[i]] end
  return total
end

-- Parameters that an entry counts beside its layers of text; none where nil.
local function beside(entry, field)
  return figures.has(entry, field) and figures.leaf(entry, field)
    or core.quantity "0 parameters"
end

local function is_built(entry)
  return entry.layers ~= nil and entry.hidden ~= nil and entry.heads ~= nil
    and entry.vocabulary ~= nil
end

-- Those that one token passes through: of the routed experts the chosen share.
local function active_of(entry, made)
  if figures.has(entry, "active_parameters") then
    return figures.leaf(entry, "active_parameters")
  elseif made.sizes and made.sizes.experts then
    local share = figures.leaf(entry, "experts_per_token") / made.sizes.experts
    return made.total - made.routed + made.routed * share
  end
  return made.total
end

local function build(entry)
  local made = { entry = entry, total = figures.leaf(entry, "parameters"),
                 vision = beside(entry, "vision_parameters"),
                 predictor = beside(entry, "predictor_parameters") }
  if is_built(entry) then
    made.sizes = sizes_of(entry)
    made.parts = core.architecture.parts(made.sizes)
    made.parts.other = made.total - sum(made.parts, core.architecture.names)
    for group, names in pairs(architecture.groups) do
      made[group] = sum(made.parts, names)
    end
  end
  made.active = active_of(entry, made)
  return made
end

--- The architecture of a model.
-- @param entry an entry of the catalog "models"
-- @return table of entry; total, active, vision, predictor (parameters); and, where
--   the catalog tells how it is built, sizes (plain numbers), parts (parameters by
--   the names in architecture.parts), attention, dense, routed and shared: sums
function architecture.of(entry)
  return context.once(build, entry)
end

--- The architecture of a model by its name.
function architecture.named(name)
  return architecture.of(figures.entry("models", name))
end

return architecture
