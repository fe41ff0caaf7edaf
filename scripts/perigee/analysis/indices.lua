--- Shares of a variance: Sobol's indices by Saltelli's design.
--
-- y(A) and y(B) are a figure over two independent sets of samples, y(AB_i) over A's with
-- assumption i as in B.  With V the variance of y:
--
--   first order  mean of y(B) (y(AB_i) - y(A)), over V: what i does alone
--                (Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, "Variance based
--                sensitivity analysis of model output", Computer Physics Communications 181,
--                2010; recalled, not read)
--   total        mean of (y(A) - y(AB_i))^2, over 2 V: what i does alone and together with
--                others (Jansen, "Analysis of variance designs for model output", Computer
--                Physics Communications 117, 1999; recalled, not read)
--
-- y is taken from its mean, which changes no expectation and lessens the scatter.  Errors
-- are jackknives over lanes (lanes.lua).
local lanes = require "perigee.analysis.lanes"

local indices = {}

---@class perigee.shares
---@field mean number of A and B
---@field variance number of A and B
local Shares = {}
Shares.__index = Shares

--- Shares of what varies as y over A and B do.
---@param a number[]
---@param b number[]
---@return perigee.shares
function indices.new(a, b)
  local count, sum = #a, 0
  for i = 1, count do sum = sum + a[i] + b[i] end
  local mean = sum / (2 * count)
  local squares = lanes.sums(count, function(i) return ((a[i] - mean) ^ 2 + (b[i] - mean) ^ 2) / 2 end)
  return setmetatable({ a = a, b = b, mean = mean, variance = squares.all / count, squares = squares }, Shares)
end

--- The indices of an assumption.
---@param ab number[] the figure over AB_i
---@return number first_order
---@return number? error of it, one standard deviation; nil where samples are too few to tell
---@return number total
---@return number? error
function Shares:of(ab)
  local a, b, mean, count = self.a, self.b, self.mean, #self.a
  local alone = lanes.sums(count, function(i) return (b[i] - mean) * (ab[i] - a[i]) end)
  local all = lanes.sums(count, function(i) return (a[i] - ab[i]) ^ 2 / 2 end)
  local first, first_error = lanes.ratio(alone, self.squares)
  local total, total_error = lanes.ratio(all, self.squares)
  return first, first_error, total, total_error
end

return indices
