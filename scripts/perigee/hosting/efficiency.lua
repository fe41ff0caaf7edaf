--- What an engine makes of an accelerator: rows of the efficiency catalog as the
-- arguments of the serving builders.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local precision = require "perigee.hosting.precision"

local efficiency = {}

--- The engine that is meant where none is said.
efficiency.engine = "vllm"

local function find(name)
  return context.services.entry("efficiency", name, { as_of = context.as_of })
end

-- The engines whose use of memory is known.
local function engines()
  local rows, message = context.services.list { kind = "engines", as_of = context.as_of }
  if not rows then fields.fail("%s", message) end
  local names = {}
  for i, row in ipairs(rows) do names[i] = row.name end
  return names
end

-- Whether an engine is known by its use of memory, if not by its speed.
local function is_engine(engine)
  return context.services.entry("engines", engine, { as_of = context.as_of }) ~= nil
end

--- The row of an engine on an accelerator; its row for any accelerator where it has
-- none for this one; the usual engine's where nothing is known of its speed.
-- @param engine "vllm" ...
-- @param accelerator an entry of the catalog
-- @return the row, and a note where it is not of this engine on this accelerator
function efficiency.row(engine, accelerator)
  local short = accelerator.name:match("([^/]+)$")
  local row = find(engine .. "/" .. short)
  if row then return row end
  row = find(engine .. "/default")
  if row then
    return row, ("no efficiencies of %s on %s are known: those of an accelerator like it stand in")
      :format(engine, short)
  elseif engine ~= efficiency.engine and is_engine(engine) then
    return (efficiency.row(efficiency.engine, accelerator)),
           ("no efficiencies of %s are known: those of %s stand in"):format(engine, efficiency.engine)
  end
  fields.fail("unknown engine '%s'%s", engine, fields.hint(engine, engines()))
end

local function leaf(row, path, text)
  return figures.said(("%s: %s"):format(row.name, path:gsub("_", " ")), text, row.source)
end

-- The single figures: those of the builder that the row has.
local function singles(row, into)
  for _, name in ipairs(core.serving.names.efficiency) do
    if type(row[name]) == "string" then into[name] = leaf(row, name, row[name]) end
  end
end

local function shares(row, wanted, names, into)
  local found, as = precision.shares(row, wanted)
  for _, name in ipairs(names) do
    if found[name] then into[name] = leaf(row, as .. " " .. name, found[name]) end
  end
end

local DENSE = { "weight_bandwidth", "compute_share", "prefill_share" }
local EXPERT = { "expert_bandwidth", "expert_compute_share", "expert_prefill_share" }

--- The figures of a row for weights of one precision and experts of another.
-- @param row an entry of the efficiency catalog
-- @param dense the precision of the weights that all tokens pass
-- @param expert that of the experts; nil for a model without
-- @return quantities by the names of core.serving.names.efficiency
function efficiency.figures(row, dense, expert)
  local made = {}
  singles(row, made)
  shares(row, dense, DENSE, made)
  if expert then shares(row, expert, EXPERT, made) end
  return made
end

return efficiency
