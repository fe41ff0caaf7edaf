--- Least squares that outliers do not rule: Levenberg and Marquardt's steps, each
-- residual r weighing 1 / sqrt(1 + r^2) (the "soft L1" loss), slopes by differences.
local least_squares = {}

local STEP = 1e-4 -- of the differences; parameters are logarithms

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

--- Fits again without some residuals, near where the fit with them is: steps by the
-- slopes that held there.
-- @param columns what least_squares.slopes gave at x
-- @param dropped set of the places of residuals
-- @param rounds how many steps are taken
function least_squares.without(residuals, x, columns, dropped, rounds)
  local fewer = {}
  for j, column in ipairs(columns) do fewer[j] = kept(column, dropped) end
  local at = kept(residuals(x), dropped)
  for _ = 1, rounds do
    local a, b = normal(fewer, at)
    local tried = moved(x, solve(damped(a, 1e-3), b))
    local there = kept(residuals(tried), dropped)
    if loss(there) >= loss(at) then break end
    x, at = tried, there
  end
  return x
end

--- Fits.
-- @param residuals function(x) -> list of residuals, those of priors included
-- @param x where to start; left alone
-- @param rounds how many times slopes are taken
-- @return where the loss is least, and the loss
function least_squares.fit(residuals, x, rounds)
  local damping, at = 1e-3, residuals(x)
  local best = loss(at)
  for _ = 1, rounds do
    local a, b = normal(slopes(residuals, table.move(x, 1, #x, 1, {}), at), at)
    local before = best
    for _ = 1, 8 do
      local tried = moved(x, solve(damped(a, damping), b))
      local there = residuals(tried)
      local value = loss(there)
      if value < best then
        x, at, best, damping = tried, there, value, damping / 10
        break
      end
      damping = damping * 10
    end
    if before - best < 1e-6 * before then break end
  end
  return x, best
end

return least_squares
