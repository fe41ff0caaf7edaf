--- What a currency is worth on a day, from the catalogs of currencies.
-- A day without a rate is unknown, never 1.
local rates = {}

--- Says what is missing, and how to give it, instead of a catalog's message.
---@param code string
---@param day string
---@param message string what the lookup of the currency said
---@return string
function rates.missing(code, day, message)
  local gap = message:match " has no price on [%d-]+: (.*)$"
  if not gap and not message:find "^unknown currency " then
    return message -- a file is at fault
  end
  return ("%s has no rate on %s%s: add one to a catalog of kind \"currencies\", or say "
    .. "perigee.unit(\"%s\", \"1.08 USD\") in the scenario"):format(code, day, gap and " (" .. gap .. ")" or "", code)
end

--- What one unit of a currency is worth in US dollars on a day.
---@param book perigee.book
---@param code string "EUR", or an alias
---@param day string YYYY-MM-DD
---@return number? rate 1 of USD itself
---@return table|string|nil row where it was read, none of USD; or what is missing
function rates.of(book, code, day)
  if code == "USD" then
    return 1
  end
  local row, message = book:entry("currencies", code, { as_of = day })
  if not row then
    return nil, rates.missing(code, day, message)
  end
  return tonumber(row.rate:match "^[%d.]+"), row
end

return rates
