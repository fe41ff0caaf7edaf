--- Since when a price holds of which a list says only until when: whether the other
-- catalogs, which know the history of many models, agree.
local amount = require "perigee.catalog.amount"
local dated = require "perigee.catalog.dated"
local prices = require "perigee.catalog.prices"

local history = {}

-- Providers that the catalogs call otherwise than genai-prices does.
local CALLED = { aws = "bedrock", moonshotai = "moonshot", ["x-ai"] = "xai", voyageai = "voyage",
                 together = "together_ai", fireworks = "fireworks_ai" }

local function entry_of(book, provider, name)
  for _, owner in ipairs { provider, CALLED[provider] } do
    local entry = book:show(owner .. "/" .. name, { kind = prices.name })
    if entry then return entry end
  end
end

-- Whether two prices are there, and are not the same.
local function differs(a, b)
  local low, _, currency = amount.of(a or "", "token")
  local other, _, other_currency = amount.of(b or "", "token")
  return low and other and currency == other_currency and math.abs(low - other) > 1e-9 * math.max(low, other)
end

local function contradicts(row, other)
  return differs(row.input, other.input) or differs(row.output, other.output)
end

local function money_of(row)
  return ("%s in, %s out"):format(row.input or "nothing", row.output or "nothing")
end

--- The first day from which on the catalogs have nothing against a row.
---@param book table of catalogs
---@param provider string
---@param name string
---@param row table a row that holds until the day `row.to`
---@param first string the day that is taken where they know nothing
---@return string? from nil where they contradict it until its end
---@return string note what they say
function history.start(book, provider, name, row, first)
  local entry = book and entry_of(book, provider, name)
  local known = entry and dated.sorted(entry.rows, true) or {}
  if not known[1] or known[1].from >= row.to then
    return first, "from: since when is not known; the list has it for all the past"
  end
  local from = known[1].from
  local note = ("from is where %s of other catalogs begins"):format(entry.name)
  for _, other in ipairs(known) do
    if other.from < row.to and contradicts(row, other) then
      from = other.to or row.to
      note = ("before %s other catalogs have %s for %s"):format(from, money_of(other), entry.name)
    elseif other.from < row.to and differs(row.cached_input, other.cached_input) then
      note = ("%s; they have %s of cached input"):format(note, other.cached_input)
    end
  end
  return from < row.to and from or nil, note
end

return history
