--- What would make a model fit that does not: fewer bits, more devices, a shorter
-- context, fewer sequences.  Each is tried on the same accelerator.
local core = require "perigee.core"
local figures = require "perigee.options.figures"
local plan = require "perigee.hosting.plan"
local point = require "perigee.hosting.point"
local schemes = require "perigee.hosting.scheme"

local remedies = {}

--- Schemes from many bits to few, of those that accelerators serve widely.
remedies.schemes = { "fp8", "int8-weights", "awq", "gptq-int4", "nvfp4" }

local MOST_DEVICES = 64

local function fits(subject, devices, sequences, tokens)
  local context = core.quantity(tokens .. " tokens")
  return plan.holds(plan.footprint(subject, devices, sequences, context), sequences)
end

-- The same subject with its weights under another scheme.
local function stored_as(subject, scheme)
  return setmetatable({ scheme = scheme }, { __index = subject })
end

local function fewer_bits(subject, devices, sequences, tokens)
  local now = point(figures.leaf(subject.scheme, "weights"), "bit/parameter")
  for _, name in ipairs(remedies.schemes) do
    local entry = schemes.named(name, subject.model)
    if point(figures.leaf(entry, "weights"), "bit/parameter") < now
      and fits(stored_as(subject, entry), devices, sequences, tokens) then
      return ("%s weights"):format(name)
    end
  end
end

local function more_devices(subject, devices, sequences, tokens)
  local more = devices * 2
  while more <= MOST_DEVICES do
    if fits(subject, more, sequences, tokens) then return ("%d devices"):format(more) end
    more = more * 2
  end
end

-- The longest of halved contexts that fits.
local function shorter(subject, devices, sequences, tokens)
  local less = tokens // 2
  while less >= 256 do
    if fits(subject, devices, sequences, less) then
      return ("a context of %d tokens"):format(less)
    end
    less = less // 2
  end
end

local function fewer_sequences(subject, devices, sequences, tokens)
  if sequences == 1 then return nil end
  local most = plan.footprint(subject, devices, 1, core.quantity(tokens .. " tokens")).most
  local count = math.floor(point(most))
  if count < 1 or count >= sequences then return nil end
  return count == 1 and "1 sequence alone" or ("%d sequences at once"):format(count)
end

local WAYS = { fewer_sequences, fewer_bits, more_devices, shorter }

--- What would fit, in words.
-- @param devices, sequences, tokens whole numbers: of the replica, at once, of each
-- @return list of texts, empty where nothing of these helps
function remedies.of(subject, devices, sequences, tokens)
  local found = {}
  for _, way in ipairs(WAYS) do
    found[#found + 1] = way(subject, devices, sequences, tokens)
  end
  return found
end

return remedies
