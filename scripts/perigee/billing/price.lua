--- The price of one dimension of a bill, as a quantity that remembers its catalog row.
--
-- A row may give several prices for one dimension: past a prompt's length (tiers), at a
-- time of day (hours), by region (a factor).  They compose here and nowhere else.
local core = require "perigee.core"
local figures = require "perigee.options.figures"

local price = {}

local function said(name) return (name:gsub("_", " ")) end

--- A text of a row as a leaf: its name tells which row, and what of it.
function price.leaf(record, text, what)
  return figures.said(("%s: %s from %s"):format(record.name, what, record.from), text, record.source)
end

local leaf = price.leaf

-- By the length of the prompt, where the row has tiers: the whole request's price.
local function by_length(record, name, prompt, base)
  local steps = {}
  for _, tier in ipairs(record.tiers or {}) do
    if tier[name] then
      local bound = tier.above and "above " .. tier.above or "from " .. tier.from
      steps[#steps + 1] = { above = tier.above and core.quantity(tier.above),
                            from = tier.from and core.quantity(tier.from),
                            price = leaf(record, tier[name], ("%s %s price"):format(said(name), bound)) }
    end
  end
  if #steps == 0 then return base end
  return core.pricing.whole { amount = prompt, price = base, steps = steps }
end

-- Minutes of a day, of "16:30".
local function minutes(clock)
  return tonumber(clock:sub(1, 2)) * 60 + tonumber(clock:sub(4, 5))
end

--- Does a part of the day hold a time?  It may go past midnight.
---@param part table from, to
---@param clock string "HH:MM", UTC
---@return boolean
function price.covers(part, clock)
  local from, to, now = minutes(part.from), minutes(part.to), minutes(clock)
  if from < to then return from <= now and now < to end
  return now >= from or now < to
end

-- At a time of day, or shared out among its parts.
local function by_hour(record, name, ways, base)
  for i, part in ipairs(record.hours or {}) do
    if part[name] then
      local what = ("%s price between %s and %s UTC"):format(said(name), part.from, part.to)
      if ways.at then
        base = price.covers(part, ways.at) and leaf(record, part[name], what) or base
      elseif ways.hours and ways.hours[i] then
        local share = ways.hours[i]
        base = share * leaf(record, part[name], what) + (1 - share) * base
      end
    end
  end
  return base
end

--- The price of a dimension of a row.
---@param record table the row, as book:entry gives it
---@param name string a price of the row: "batch_input"
---@param prompt userdata tokens of the whole prompt, cached ones included
---@param ways table region, at or hours: where and when it is answered
---@return userdata money per unit
function price.of(record, name, prompt, ways)
  local base = leaf(record, record[name], said(name) .. " price")
  base = by_hour(record, name, ways, by_length(record, name, prompt, base))
  if not ways.region then return base end
  return base * leaf(record, record.regions[ways.region], "factor in " .. ways.region)
end

return price
