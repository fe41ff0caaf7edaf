--- Models under quantization schemes, as rows of an axis.
--
-- Rows that the hosting code treats alike are a class: models of one shape (the same
-- fields, attention of one kind), schemes that are computed in the same precision.  A
-- class has one subject, as plan.subject makes it of a single model: its entry has axes
-- for figures, so that all of plan.served goes over every row at once.
local architecture = require "perigee.hosting.architecture"
local axes = require "perigee.choosing.axes"
local cache = require "perigee.hosting.cache"
local core = require "perigee.core"
local figures = require "perigee.options.figures"
local plan = require "perigee.hosting.plan"
local point = require "perigee.hosting.point"
local precision = require "perigee.hosting.precision"
local schemes = require "perigee.hosting.scheme"
local serving = require "perigee.hosting.serving"

local models = {}

models.axis = "weights"

local FIELDS = {}
for name in ([[layers attention_layers hidden heads kv_heads head_dim window window_layers attended linear_key
               linear_value linear_dim query_gates q_rank kv_rank nope_dim rope_dim value_dim intermediate experts
               experts_per_token shared_experts expert_intermediate dense_layers vocabulary context parameters
               vision_parameters predictor_parameters]]):gmatch "%S+" do
  FIELDS[#FIELDS + 1] = { name, name:find "parameters" and "parameter" or nil }
end

-- Where a model lacks what others of its kind have, it has none of it.
local NONE = { "vision_parameters", "predictor_parameters", "query_gates" }
local NO_EXPERTS = { "shared_experts", "dense_layers", "intermediate" }

-- ----- a model -----

local function numbers_of(entry)
  local numbers = {}
  for _, field in ipairs(FIELDS) do
    if figures.has(entry, field[1]) then numbers[field[1]] = point(core.quantity(entry[field[1]]), field[2] or "1") end
  end
  for _, name in ipairs(NONE) do numbers[name] = numbers[name] or 0 end
  for _, name in ipairs(entry.experts and NO_EXPERTS or {}) do numbers[name] = numbers[name] or 0 end
  return numbers
end

-- What the hosting code decides by: which fields there are, and what is no figure.
local function shape_of(entry, numbers)
  local parts = {}
  for _, field in ipairs(FIELDS) do parts[#parts + 1] = numbers[field[1]] and field[1] or nil end
  for _, decided in ipairs { entry.attention == "mla", entry.tied_embeddings == false, entry.expert_every or 1 } do
    parts[#parts + 1] = tostring(decided)
  end
  return table.concat(parts, " ")
end

local function model_of(entry)
  local numbers = numbers_of(entry)
  numbers.matrices = entry.gated and 3 or 2
  return { entry = entry, arch = architecture.of(entry), numbers = numbers, shape = shape_of(entry, numbers) }
end

-- ----- a scheme of a model -----

local BITS = "bits/parameter"

-- What a scheme without exceptions spends does not hang on the model.
local function is_plain(scheme)
  return not (scheme.tensors or scheme.block or scheme.native_experts)
end

local function bits_of(scheme, arch, seen)
  if is_plain(scheme) and seen[scheme.name] then return seen[scheme.name] end
  local bits = {}
  for part, amount in pairs(schemes.bits(scheme, arch)) do bits[part] = point(amount, BITS) end
  bits.vision = point(schemes.vision(scheme), BITS)
  seen[scheme.name] = bits
  return bits
end

local WHOLE = { bf16 = true, fp16 = true, fp32 = true }

-- The share of right answers that is left of the model's; nil where either is not known.
local function quality_of(entry, scheme)
  if not entry.mmlu then return nil end
  local right = point(core.quantity(entry.mmlu), "1")
  if WHOLE[scheme.name] or scheme.name == entry.native then return right end
  return scheme.quality_loss and right * (1 - point(core.quantity(scheme.quality_loss), "1"))
end

local function row_of(model, name, seen)
  local scheme = schemes.named(name, model.entry)
  local kv = scheme.kv or "bf16"
  return { model = model, scheme = scheme, quantization = name, bits = bits_of(scheme, model.arch, seen),
           element = point(cache.element(kv), "B"), quality = quality_of(model.entry, scheme) }
end

-- ----- many at once -----

local function by(rows, key_of)
  local classes, order = {}, {}
  for _, row in ipairs(rows) do
    local key = key_of(row)
    if not classes[key] then
      classes[key] = {}
      order[#order + 1] = classes[key]
    end
    table.insert(classes[key], row)
  end
  return order
end

-- An entry that stands for the models of rows: the first one's, with axes for figures.
local function entry_of(rows)
  local entry, first = {}, rows[1].model
  for name, value in pairs(first.entry) do entry[name] = value end
  for name in pairs(first.numbers) do
    entry[name] = axes.of(models.axis, rows, function(row) return row.model.numbers[name] end,
                          name:find "parameters" and "parameter" or nil)
  end
  entry.active_parameters = nil -- it is worked out of the others
  entry.name = #rows == 1 and entry.name or ("%s and %d others"):format(entry.name, #rows - 1)
  return entry
end

local function scheme_of(rows)
  local first, by_part = rows[1].scheme, {}
  for part in pairs(rows[1].bits) do
    by_part[part] = axes.of(models.axis, rows, function(row) return row.bits[part] end, BITS)
  end
  return { name = first.name, bits = first.bits, text_only = first.text_only, by_part = by_part }
end

--- What stands for the rows of a class, as plan.subject makes it of one.
---@param rows table[]
---@return table
function models.subject(rows)
  local entry = entry_of(rows)
  return { model = entry, arch = architecture.of(entry), scheme = scheme_of(rows),
           element = axes.of(models.axis, rows, function(row) return row.element end, "B") }
end

-- ----- in what precision -----

local function values_of(quantity, count)
  local dimension = axes.dimension(models.axis, count)
  return core.tape({ quantity }, "cells"):cells({ axes = { dimension } }, 1, count)[1]
end

-- Sets what each row's weights are computed in, of rows of one shape.
local function set_computed(rows)
  local subject = models.subject(rows)
  local bits = serving.bits(subject.arch, subject.scheme)
  local matrices, experts = values_of(bits.matrices, #rows), values_of(bits.experts, #rows)
  for i, row in ipairs(rows) do
    row.mean = { matrices = core.quantity(("%.17g %s"):format(matrices[i], BITS)),
                 experts = core.quantity(("%.17g %s"):format(experts[i], BITS)) }
    row.computed = plan.computed(row.scheme, row.mean, row.model.entry.experts ~= nil)
    row.few = ("%s %s"):format(matrices[i] < precision.few, experts[i] < precision.few)
  end
end

-- What a row's serving is decided by, beside its shape.
local function precision_of(row)
  local computed, entry = row.computed, row.model.entry
  local native = row.scheme.bits == 4 and entry.native == row.scheme.name
  return table.concat({ tostring(computed.matrices), tostring(computed.experts), tostring(computed.quantized),
                        row.few, tostring(native), tostring(row.scheme.text_only and entry.packed_predictor) }, " ")
end

--- Rows of models and schemes, in classes.
---@param entries table[] of the catalog "models", each of which the builders serve
---@param names_of fun(entry: table): string[] schemes to try of a model
---@return table[] classes { rows, precision }: lists of { model, scheme, quantization, quality ... }
function models.classes(entries, names_of)
  local rows, seen, classes = {}, {}, {}
  for _, entry in ipairs(entries) do
    local model = model_of(entry)
    for _, name in ipairs(names_of(entry)) do rows[#rows + 1] = row_of(model, name, seen) end
  end
  for _, alike in ipairs(by(rows, function(row) return row.model.shape end)) do
    set_computed(alike)
    for _, class in ipairs(by(alike, precision_of)) do
      classes[#classes + 1] = { rows = class, precision = precision_of(class[1]) }
    end
  end
  return classes
end

return models
