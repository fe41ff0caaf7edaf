--- Least squares that outliers do not rule: Levenberg and Marquardt's steps, each
-- residual r weighing 1 / sqrt(1 + r^2) (the "soft L1" loss), slopes by differences.
local least_squares = {}

local STEP = 1e-4          -- of the differences; parameters are logarithms
local FIRST_DAMPING = 1e-3 -- of a fit's first step
local TRIES = 8            -- dampings of one step

-- Solves the symmetric system a x = b by Cholesky's factors; a is spoilt.
local function solve(a, b)
  local n, x = #b, {}
  for j = 1, n do
    for i = j, n do
      local sum = a[i][j]
      for k = 1, j - 1 do sum = sum - a[i][k] * a[j][k] end
      a[i][j] = i == j and math.sqrt(sum) or sum / a[j][j]
    end
  end
  for i = 1, n do
    local sum = b[i]
    for k = 1, i - 1 do sum = sum - a[i][k] * x[k] end
    x[i] = sum / a[i][i]
  end
  for i = n, 1, -1 do
    local sum = x[i]
    for k = i + 1, n do sum = sum - a[k][i] * x[k] end
    x[i] = sum / a[i][i]
  end
  return x
end

local function loss(residuals)
  local sum = 0
  for _, r in ipairs(residuals) do sum = sum + 2 * (math.sqrt(1 + r * r) - 1) end
  return sum
end

local function slopes(residuals, x, at)
  local columns = {}
  for j = 1, #x do
    local kept = x[j]
    x[j] = kept + STEP
    local moved, column = residuals(x), {}
    x[j] = kept
    for i = 1, #at do column[i] = (moved[i] - at[i]) / STEP end
    columns[j] = column
  end
  return columns
end

-- The normal equations at a point: slopes' products, and slopes times residuals.
local function normal(columns, at)
  local n, a, b, weight = #columns, {}, {}, {}
  for i, r in ipairs(at) do weight[i] = 1 / math.sqrt(1 + r * r) end
  for j = 1, n do
    a[j] = {}
    for k = 1, j do
      local sum, left, right = 0, columns[j], columns[k]
      for i = 1, #at do sum = sum + weight[i] * left[i] * right[i] end
      a[j][k] = sum
    end
    local sum = 0
    for i = 1, #at do sum = sum - weight[i] * columns[j][i] * at[i] end
    b[j] = sum
  end
  return a, b
end

local function damped(a, damping)
  local copy = {}
  for j, row in ipairs(a) do
    copy[j] = table.move(row, 1, j, 1, {})
    copy[j][j] = row[j] * (1 + damping)
  end
  return copy
end

local function moved(x, step)
  local y = {}
  for j = 1, #x do y[j] = x[j] + step[j] end
  return y
end

--- The slopes of all residuals at a point, for `without`.
function least_squares.slopes(residuals, x)
  return slopes(residuals, table.move(x, 1, #x, 1, {}), residuals(x))
end

-- Residuals and slopes without those of the rows in a set.
local function kept(list, dropped)
  local rest = {}
  for i, value in ipairs(list) do rest[#rest + 1] = not dropped[i] and value or nil end
  return rest
end

-- A step by some slopes, damped until the loss is less: where it leads, what the
-- residuals are there and the damping for the next; nil where none leads down.
local function descend(residuals, x, at, columns, damping)
  local a, b = normal(columns, at)
  local before = loss(at)
  for _ = 1, TRIES do
    local tried = moved(x, solve(damped(a, damping), b))
    local there = residuals(tried)
    if loss(there) < before then return tried, there, damping / 10 end
    damping = damping * 10
  end
end

--- Fits again without some residuals: steps by the slopes where the fit with them is,
-- as far as they lead down, and a last one by its own.
-- @param columns what least_squares.slopes gave at x
-- @param dropped set of the places of residuals
-- @param rounds how many steps are taken by those slopes
function least_squares.without(residuals, x, columns, dropped, rounds)
  local fewer = {}
  for j, column in ipairs(columns) do fewer[j] = kept(column, dropped) end
  local function rest(y) return kept(residuals(y), dropped) end
  local at, damping = rest(x), FIRST_DAMPING
  for _ = 1, rounds do
    local y, there, less = descend(rest, x, at, fewer, damping)
    if not y then break end
    x, at, damping = y, there, less
  end
  return (least_squares.fit(rest, x, 1))
end

--- Fits.
-- @param residuals function(x) -> list of residuals, those of priors included
-- @param x where to start; left alone
-- @param rounds how many times slopes are taken
-- @return where the loss is least, and the loss
function least_squares.fit(residuals, x, rounds)
  local at, damping = residuals(x), FIRST_DAMPING
  for _ = 1, rounds do
    local before = loss(at)
    local columns = slopes(residuals, table.move(x, 1, #x, 1, {}), at)
    local y, there, less = descend(residuals, x, at, columns, damping)
    if not y then break end
    x, at, damping = y, there, less
    if before - loss(at) < 1e-6 * before then break end
  end
  return x, loss(at)
end

return least_squares
