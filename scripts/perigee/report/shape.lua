--- How a figure spreads, as a histogram of one line: `▁▃▆█▇▅▃▂▁`.
--
-- It is made of percentiles that are equally far apart in probability. What lies between two
-- neighbours is taken to be spread evenly; where they are equal it is all in one place.
local format = require "perigee.report.format"

local shape = {}

-- Adds what lies between two percentiles to the bins that it falls into.
local function add(bins, from, to)
  local first = math.min(#bins, math.floor(from) + 1)
  if to - from < 1e-9 then
    bins[first] = bins[first] + 1
    return
  end
  for bin = first, #bins do
    local part = math.min(to, bin) - math.max(from, bin - 1)
    if part <= 0 then return end
    bins[bin] = bins[bin] + part / (to - from)
  end
end

--- How much lies in each of some parts, equally wide, of the range from the first percentile to
-- the last; the fullest has 1.
---@param quantiles number[]
---@param width integer
---@return number[]? nil where there is no range
function shape.bins(quantiles, width)
  local low, high, bins = quantiles[1], quantiles[#quantiles], {}
  local range = high - low
  if not (range > 0 and format.finite(range)) then return nil end
  for bin = 1, width do bins[bin] = 0 end
  for i = 2, #quantiles do
    add(bins, (quantiles[i - 1] - low) / range * width, (quantiles[i] - low) / range * width)
  end
  local most = math.max(table.unpack(bins))
  for bin = 1, width do bins[bin] = bins[bin] / most end
  return bins
end

--- The histogram; "" where there is none. A cell in which next to nothing lies is blank.
---@param quantiles number[]?
---@param width integer
---@param sign table
---@return string
function shape.line(quantiles, width, sign)
  local bins, cells = quantiles and #quantiles > 1 and shape.bins(quantiles, width), {}
  for bin, share in ipairs(bins or {}) do
    cells[bin] = sign.levels[math.floor(share * #sign.levels + 0.5)] or " "
  end
  return table.concat(cells)
end

return shape
