--- Lanes: every 16th sample together.  Samplers draw 16 sequences side by side, each spread
-- evenly by itself and independent of the others, so that the scatter between lanes is the
-- error of what is read over all of them.
local lanes = {}

lanes.count = 16

--- The lane of a sample.
---@param i integer from 1
---@return integer from 1
function lanes.of(i)
  return (i - 1) % lanes.count + 1
end

---@class perigee.lane_sums
---@field by number[] by lane
---@field all number
---@field count integer terms

--- Sums of a term over samples, by lane and in all.
---@param count integer
---@param term fun(i: integer): number
---@return perigee.lane_sums
function lanes.sums(count, term)
  local by, all = {}, 0
  for lane = 1, lanes.count do
    local sum = 0
    for i = lane, count, lanes.count do sum = sum + term(i) end
    by[lane], all = sum, all + sum
  end
  return { by = by, all = all, count = count }
end

-- The error of what is read without each lane in turn: nil where lanes are too few.
local function jackknife(without)
  local mean, scatter, count = 0, 0, #without
  for lane = 1, count do mean = mean + without[lane] / count end
  for lane = 1, count do scatter = scatter + (without[lane] - mean) ^ 2 end
  local error = math.sqrt((count - 1) / count * scatter)
  return error - error == 0 and error or nil
end

--- A ratio of sums, and its error, one standard deviation.
---@param above perigee.lane_sums
---@param below perigee.lane_sums
---@return number
---@return number?
function lanes.ratio(above, below)
  local without = {}
  for lane = 1, lanes.count do
    without[lane] = (above.all - above.by[lane]) / (below.all - below.by[lane])
  end
  return above.all / below.all, jackknife(without)
end

--- The mean of what was summed, and its error.
---@param sums perigee.lane_sums
---@return number
---@return number?
function lanes.mean(sums)
  local without = {}
  for lane = 1, lanes.count do
    local left = sums.count - math.max(0, (sums.count - lane) // lanes.count + 1)
    without[lane] = (sums.all - sums.by[lane]) / left
  end
  return sums.all / sums.count, jackknife(without)
end

return lanes
