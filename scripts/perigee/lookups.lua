--- Lookups in catalogs that are made once: what was asked before is answered as it was.
--
-- A model is run many times, once a path and once a sample that is compared, and each run
-- asks the same of the same catalogs.  What is handed out is shared: nobody changes it
-- (listing.lua hands copies to scripts).
local lookups = {}

-- Answers by a key of the arguments; those that have none are asked each time.
local function remembering(lookup, key_of)
  local known = {}
  return function(...)
    local key = key_of(...)
    if not key then return lookup(...) end
    if not known[key] then known[key] = table.pack(lookup(...)) end
    return table.unpack(known[key], 1, known[key].n)
  end
end

local function joined(...)
  for i = 1, select("#", ...) do
    if type((select(i, ...))) ~= "string" then return nil end
  end
  return table.concat({ ... }, "\0")
end

--- A lookup of entries that remembers: (kind, name, { region, as_of }).
function lookups.entry(lookup)
  return remembering(lookup, function(kind, name, options)
    return joined(kind, name, options and options.region or "", options and options.as_of or "")
  end)
end

--- A lookup of prices that remembers: (name, as_of).
function lookups.price(lookup)
  return remembering(lookup, joined)
end

return lookups
