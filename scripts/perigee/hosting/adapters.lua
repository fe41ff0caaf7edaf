--- Bytes of LoRA adapters on a model of the catalogs, one or several at once.
--
-- An adapted matrix of n inputs and m outputs gets rank * (n + m) parameters (Hu et
-- al., "LoRA", 2021).
local architecture = require "perigee.hosting.architecture"
local core = require "perigee.core"
local fields = require "perigee.fields"

local adapters = {}

-- Inputs and outputs of the matrices of one layer, by what is adapted.
local WIDTHS = {
  query = function(s) return s.hidden + s.heads * s.head_dim end,
  key = function(s) return s.hidden + s.kv_heads * s.head_dim end,
  value = function(s) return s.hidden + s.kv_heads * s.head_dim end,
  output = function(s) return s.heads * s.head_dim + s.hidden end,
  up = function(s) return (s.matrices - 1) * (s.hidden + s.intermediate) end,
  down = function(s) return s.intermediate + s.hidden end,
}

local function names()
  local list = {}
  for name in pairs(WIDTHS) do list[#list + 1] = name end
  table.sort(list)
  return list
end

--- The parts that may be adapted.
adapters.targets = names()

local function width_of(what, made, target)
  local width = WIDTHS[target]
  if not width then
    fields.fail("%s: unknown target '%s'%s", what, tostring(target),
                fields.hint(target, adapters.targets))
  end
  local sizes = made.sizes
  local is_known = sizes and (sizes.head_dim or target == "up" or target == "down")
    and (sizes.intermediate or target ~= "up" and target ~= "down")
  if not is_known then
    fields.fail("%s: the catalog does not tell the width of '%s' of %s", what, target,
                made.entry.name)
  end
  return width(sizes)
end

--- Parameters of one adapter.
-- @param what how messages call the caller
-- @param made what architecture.of makes
-- @param rank
-- @param targets names among adapters.targets; query and value where nil
function adapters.parameters(what, made, rank, targets)
  local all = core.quantity "0 parameters"
  for _, target in ipairs(targets or { "query", "value" }) do
    all = all + core.memory.lora { rank = rank, widths = width_of(what, made, target),
                                   layers = architecture.layers(made.sizes, target) }
  end
  return all
end

local known = { model = true, rank = true, targets = true, count = true, bits = true }

--- Bytes of adapters.
-- @param given { model, rank = 16, targets = { "query", "value" }, count = how many lie
--   in memory at once (1), bits = "16 bits/parameter" }
function adapters.bytes(given)
  local what = "perigee.memory.adapters"
  fields.check(what, given, known)
  local name = fields.text(what, fields.need(what, given, "model", '"llama-3.1-8b"'), "model")
  local rank = fields.need(what, given, "rank", "16")
  local each = adapters.parameters(what, architecture.named(name), rank, given.targets)
  return core.memory.weights { parameters = each, bits = given.bits or "16 bits/parameter" }
    * (given.count or 1)
end

return adapters
