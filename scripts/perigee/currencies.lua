--- Currencies in what a scenario computes.
-- An amount stays in its currency until it meets another one; then the core asks here
-- what the currency is worth on the scenario's day, and multiplies by that: a leaf of
-- the graph that knows its row and source.  A rate that the scenario defines itself
-- (perigee.unit) is never asked for.
local context = require "perigee.context"
local core = require "perigee.core"
local fields = require "perigee.fields"
local rates = require "perigee.catalog.rates"

local currencies = {}

--- Lets what is computed from now on be converted by a book's rates of a day: for commands
-- that run no scenario.
---@param book perigee.book
---@param day string YYYY-MM-DD
function currencies.by(book, day)
  context.as_of = day
  context.services.entry = function(...) return book:entry(...) end
end

core.rates(function(code)
  local day = context.as_of
  if not day or not context.services.entry then return nil end -- no scenario is running
  local row, message = context.services.entry("currencies", code, { as_of = day })
  if not row then fields.fail("%s", rates.missing(code, day, message)) end
  return core.leaf(("%s: rate from %s"):format(row.name, row.from),
                   ("%s/%s"):format(row.rate, code), row.source)
end)

return currencies
