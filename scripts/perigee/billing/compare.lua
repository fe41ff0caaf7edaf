--- The same request with many models: the tokens are the same, however each vendor counts
-- them in its bills.
local billing = require "perigee.billing"
local patterns = require "perigee.catalog.patterns"
local requests = require "perigee.billing.request"
local schema = require "perigee.catalog.schema"

local compare = {}

local function listed(book, day)
  local list, message = book:list { kind = "api-prices", as_of = day }
  if not list then return nil, message end
  local names = {}
  for i, entry in ipairs(list) do names[i] = entry.name end
  return names
end

-- The models of words: names as they are, patterns as all that fit.
local function expand(words, all)
  local names, seen = {}, {}
  local function add(name)
    if not seen[name] then names[#names + 1], seen[name] = name, true end
  end
  for _, word in ipairs(words) do
    local before = #names
    for _, name in ipairs(word:find "[*#]" and all or {}) do
      if patterns.fits(word, schema.fold(name)) then add(name) end
    end
    if #names == before and word:find "[*#]" then
      return nil, ("no model fits '%s'"):format(word)
    elseif not word:find "[*#]" then
      add(word)
    end
  end
  return names
end

local function names_of(book, words, day)
  local all, message
  if #words == 0 or table.concat(words):find "[*#]" then
    all, message = listed(book, day)
    if not all then return nil, message end
  end
  return expand(#words == 0 and { "*" } or words, all or {})
end

local function by_cost(a, b)
  if a.usd ~= b.usd then return a.usd < b.usd end
  return a.model < b.model
end

-- A name that moves and the model that it leads to are one.
local function priced_as(bill)
  return bill.target or bill.model
end

-- The bills of the other models; those that cannot answer, with the reason.  A name that
-- was given outright must be right; of all models, some lack what the request asks for.
local function add_bills(made, book, names, of, options)
  local seen = { [priced_as(made.models[1])] = true }
  for _, name in ipairs(names) do
    local record, message = book:entry("api-prices", name, { as_of = options.as_of })
    local bill
    if record then bill, message = billing.of(record, of, options) end
    if bill and not seen[priced_as(bill)] then
      seen[priced_as(bill)], made.models[#made.models + 1] = true, bill
    elseif not bill then
      made.left_out[#made.left_out + 1] = { model = record and record.name or name, reason = message }
    end
  end
end

-- Tokens of a vendor that is asked for no output, or has none, are no answer to a request
-- that wants some.
local function answers(bill, of)
  local written = 0
  for _, row in ipairs(bill.rows) do
    written = written + (row.dimension:find "output$" and row.quantity or 0)
  end
  return of.output == 0 or written > 0
end

local function without_answers(made, of)
  local kept = {}
  for _, bill in ipairs(made.models) do
    if answers(bill, of) then
      kept[#kept + 1] = bill
    else
      made.left_out[#made.left_out + 1] = { model = bill.model, reason = bill.model .. " writes no tokens" }
    end
  end
  made.models = kept
end

--- Bills of one request with several models, the cheapest first.
---@param book perigee.book
---@param name string the model whose vendor's way of counting `asked` has
---@param words string[] further models: names, patterns as "anthropic/*"; all where empty
---@param asked table as of billing.request
---@param options table as of billing.of
---@return { models: perigee.plain_bill[], left_out: { model: string, reason: string }[] }?
---@return string? message
function compare.of(book, name, words, asked, options)
  local record, message = book:entry("api-prices", name, { as_of = options.as_of })
  if not record then return nil, message end
  local of, fault = requests.of(asked, record.cached or "inside")
  if not of then return nil, ("%s: %s"):format(record.name, fault) end
  local bill, unpriced = billing.of(record, of, options)
  if not bill then return nil, unpriced end
  local names, unknown = names_of(book, words, options.as_of)
  if not names then return nil, unknown end
  local made = { asked = bill.model, models = { bill }, left_out = {} }
  add_bills(made, book, names, of, options)
  without_answers(made, of)
  table.sort(made.models, by_cost)
  return made
end

return compare
