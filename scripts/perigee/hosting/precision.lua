--- What weights are computed in: as their scheme says, where the accelerator can;
-- else in 16 bits, to which they are unpacked on the way.
local precision = {}

-- Where an accelerator has no rate for one, what stands in.
local INSTEAD = { fp4 = "bf16", fp8 = "bf16", int8 = "bf16", fp32 = "bf16", bf16 = "fp16",
                  fp16 = "bf16" }

-- Whose shares hold for it, where a row of efficiencies has none of its own.
local LIKE = { fp4 = "fp8", int8 = "fp8", fp8 = "bf16", fp16 = "bf16", fp32 = "bf16",
               int4 = "bf16" }

--- Bits per weight below which weights computed in 16 are unpacked on the way.
precision.few = 6

--- The rate that a scheme is computed at.
-- @param accelerator an entry of the catalog
-- @param wanted "fp8", "bf16" ...: the scheme's `compute`
-- @return the accelerator's field, or nil where it has neither
function precision.of(accelerator, wanted)
  local name = wanted or "bf16"
  for _ = 1, 3 do
    if name and accelerator[name] then return name end
    name = INSTEAD[name]
  end
end

--- Under what shares stand: the precision, or that of few bits unpacked to 16.
-- @param name what precision.of gave
-- @param bits per weight, a plain number
function precision.stored(name, bits)
  return (name == "bf16" or name == "fp16") and bits < precision.few and "int4" or name
end

--- The shares of a row of efficiencies that hold for a precision.
-- @param row an entry of the efficiency catalog
-- @return the shares, and the precision that they stand under
function precision.shares(row, name)
  while name and not row[name] do name = LIKE[name] end
  return row[name or "bf16"], name or "bf16"
end

return precision
