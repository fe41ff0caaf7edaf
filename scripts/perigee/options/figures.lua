--- Figures of catalogs as quantities that remember where they are from.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"

local figures = {}

--- An entry of a catalog, in force on the scenario's day; raises where there is
-- none.
-- @param kind "machines", "models", "accelerators", ...
-- @param name its name or an alias
-- @param region where the catalog has regions; its default where nil
function figures.entry(kind, name, region)
  local entry, message = context.services.entry(kind, name,
    { as_of = context.as_of, region = region })
  if not entry then fields.fail("%s", message) end
  return entry
end

--- The entry that a field of an option's table names.
-- @param what how messages call the option
function figures.named(what, given, field, kind)
  fields.text(what, given[field], field)
  if given.region ~= nil then fields.text(what, given.region, "region") end
  return figures.entry(kind, given[field], given.region)
end

--- Does the entry say it?
function figures.has(entry, field)
  return entry[field] ~= nil
end

local function child(of, key)
  local found = of[key]
  if not found then
    found = {}
    of[key] = found
  end
  return found
end

--- A text of a catalog as a leaf.  On plain values, where a model runs again and again, what
-- is certain is made once.
function figures.said(name, text, source)
  if core.mode() ~= "plain" then return core.leaf(name, text, source) end
  local known = child(context.leaves, name)
  if known[text] then return known[text] end
  local leaf = core.leaf(name, text, source)
  if not leaf:varies() and not core.is_uncertain(text) then known[text] = leaf end
  return leaf
end

local function new_leaf(entry, field, what)
  local text = entry[field]
  if text == nil then
    fields.fail("the catalog has no %s of %s%s", what, entry.name, entry.from and " on " .. context.as_of or "")
  end
  local since = entry.from and (" from %s"):format(entry.from) or ""
  local where = entry.region and (" in %s"):format(entry.region) or ""
  return figures.said(("%s: %s%s%s"):format(entry.name, what, where, since), text, entry.source)
end

--- A field of an entry as a leaf of the graph; raises where it is missing.  What is a
-- quantity already stays one: an entry that stands for many has axes.
-- @param what how the figure is called ("price"); the field's name where nil
function figures.leaf(entry, field, what)
  if core.is_quantity(entry[field]) then return entry[field] end
  return new_leaf(entry, field, ((what or field):gsub("_", " ")))
end

return figures
