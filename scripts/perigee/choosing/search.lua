--- Every combination, looked through in the core, grid by grid.
--
-- A grid is a graph over axes with these outputs, and a way to name its cells:
--
--   outputs   cost (USD/month), token_time (s), shortfall (minus the quality), mask (of
--             the bounds that are broken), group (the mask, or from bounds.masks on a
--             number of what keeps to all), fits (mask is 0), give (see `bound`)
--   axes      of the run; groups, cells: how many there are
--   present   the output that is not 0 where there is such a combination; nil: everywhere
--   key(n)    what group bounds.masks + n is of, the same in all grids
--   spot(found)   what stands at a cell, as resolve takes it; it has a name
local bounds = require "perigee.choosing.bounds"
local core = require "perigee.core"

local search = {}

--- Outputs of a grid.
search.outputs = { cost = 1, token_time = 2, shortfall = 3, mask = 4, group = 5, fits = 6, give = 7 }

--- The most groups of a grid.
search.groups = 65536

local OUT = search.outputs

---@class perigee.spot what stands at a cell
---@field name string
---@field values number[] cost, time of a token, minus the quality

--- Whether a spot comes before another: cheaper, then faster, then by name.
function search.before(a, b)
  for i = 1, 2 do
    if a.values[i] ~= b.values[i] then return a.values[i] < b.values[i] end
  end
  return a.name < b.name
end

local function offer(to, key, spot)
  if not to[key] or search.before(spot, to[key]) then to[key] = spot end
end

local function spot_of(grid, found)
  local spot = grid.spot(found.cell)
  spot.values = found.values
  return spot
end

local function run_of(grid, threads) return { axes = grid.axes, threads = threads } end

local function take_groups(into, grid, groups)
  for number, group in ipairs(groups) do
    local at = number - 1
    local mask = at < bounds.masks and at or 0
    if group then
      into.counts[mask] = (into.counts[mask] or 0) + group.cells
      if mask == at then
        offer(into.nearest, at, spot_of(grid, group))
      else
        offer(into.best, grid.key(at - bounds.masks), spot_of(grid, group))
      end
    end
  end
end

local function take_front(into, grid, front)
  for _, found in ipairs(front) do into.front[#into.front + 1] = spot_of(grid, found) end
end

local function check_groups(grid)
  if grid.groups <= search.groups then return end
  error({ kind = "limit", message = "more models and providers than can be told apart: name some, as --model or "
    .. "--provider" }, 0)
end

local function look(into, grid, threads)
  check_groups(grid)
  local tape = core.tape(grid.outputs, "cells")
  local groups, tally, front = tape:survey(run_of(grid, threads), {
    minimise = { OUT.cost, OUT.token_time, OUT.shortfall }, group = OUT.group, feasible = grid.present,
    most = grid.groups, front = OUT.fits })
  if not groups then error({ message = tally, kind = "limit" }, 0) end
  take_groups(into, grid, groups)
  take_front(into, grid, front)
  into.cells, into.strange = into.cells + tally.feasible, into.strange + tally.strange
end

--- Looks through all grids.
---@param each fun(f: fun(grid: table), bound: perigee.bound?) calls f with every grid
---@param threads integer
---@return table cells; strange: without figures; counts, nearest: by mask (0: of none), how many and the
--  cheapest; best: by key the cheapest that breaks none; front: of each grid
function search.all(each, threads)
  local into = { cells = 0, strange = 0, counts = {}, nearest = {}, best = {}, front = {} }
  each(function(grid) look(into, grid, threads) end)
  return into
end

-- Combinations that break just the bounds of a mask.
local function with_mask(grid, mask)
  local outputs = table.move(grid.outputs, 1, #grid.outputs, 1, {})
  local is_it = outputs[OUT.mask]:eq(mask)
  outputs[#outputs + 1] = core.quantity(grid.present and is_it & outputs[grid.present]:gt(0) or is_it)
  return outputs
end

--- The combination that comes nearest to a bound, of those that break a mask's and no other.
---@param each fun(f: fun(grid: table), bound: perigee.bound?) whose grids have `give` for a bound
---@return perigee.spot? whose values[1] is what is given way to
function search.nearest(each, threads, mask, bound)
  local best
  each(function(grid)
    local outputs = with_mask(grid, mask)
    local found = core.tape(outputs, "cells"):best(run_of(grid, threads),
      { minimise = { OUT.give, OUT.cost }, feasible = #outputs, most = 1 })[1]
    local spot = found and spot_of(grid, found)
    if spot and (not best or search.before(spot, best)) then best = spot end
  end, bound)
  return best
end

return search
