--- Assumptions that move together: rank correlations through a Gaussian copula.
--
-- Each assumption has a normal score z, of which its value is the quantile.  A
-- rank correlation r asks that of the scores to be 2 sin(pi r / 6); the matrix R of
-- these, 1 on its diagonal and 0 where nothing is said, is L L' (Cholesky), L lower
-- triangular, the assumptions in the order of their names.  Assumption k then draws
-- the sum of L[k][j] z_j, z_j being what j's own name draws: the first of each
-- group keeps its samples, and a correlation that is added changes the later of its
-- two, and of those after it the ones that are correlated with either.
local core = require "perigee.core"
local fields = require "perigee.fields"

local correlate = {}

local what = "perigee.scenario: correlate"
local example = "{ { \"price\", \"volume\", 0.6 } }"

-- ----- what was given -----

local function check_number(a, b, value)
  if type(value) ~= "number" or not (value > -1 and value < 1) then
    fields.fail("%s: the rank correlation of '%s' and '%s' is a number between -1 and 1, not %s", what, a, b,
                tostring(value))
  end
end

local function check_name(name, names)
  if type(name) ~= "string" then
    fields.fail("%s is a list of two assumptions and a number each, as %s", what, example)
  elseif not names[name] then
    local list = {}
    for known in pairs(names) do list[#list + 1] = known end
    table.sort(list)
    fields.fail("%s: unknown assumption '%s'%s", what, name, fields.hint(name, list))
  end
end

local function check_pair(pair, names)
  if type(pair) ~= "table" then
    fields.fail("%s is a list of two assumptions and a number each, as %s", what, example)
  end
  fields.check(what, pair, {}, 3)
  check_name(pair[1], names)
  check_name(pair[2], names)
  check_number(pair[1], pair[2], pair[3])
  if pair[1] == pair[2] then
    fields.fail("%s: '%s' is correlated with itself", what, pair[1])
  end
end

-- The pairs by their names, the former first.
local function by_names(list, names)
  local found = {}
  if type(list) ~= "table" then
    fields.fail("%s is a list of two assumptions and a number each, as %s", what, example)
  end
  fields.check(what, list, {}, math.huge)
  for _, pair in ipairs(list) do
    check_pair(pair, names)
    local a, b = pair[1], pair[2]
    if b < a then a, b = b, a end
    local key = a .. "\0" .. b
    if found[key] then
      fields.fail("%s: '%s' and '%s' are correlated twice", what, pair[1], pair[2])
    end
    found[key] = { a, b, pair[3] }
  end
  return found
end

-- ----- the matrix -----

local function names_of(pairs_given)
  local seen, list = {}, {}
  for _, pair in ipairs(pairs_given) do
    for i = 1, 2 do
      if not seen[pair[i]] then list[#list + 1], seen[pair[i]] = pair[i], true end
    end
  end
  table.sort(list)
  return list
end

-- R, `share` of what was asked off its diagonal.
local function matrix_of(pairs_given, names, share)
  local place, matrix = {}, {}
  for i, name in ipairs(names) do
    place[name], matrix[i] = i, {}
    for j = 1, #names do matrix[i][j] = i == j and 1 or 0 end
  end
  for _, pair in ipairs(pairs_given) do
    local i, j = place[pair[1]], place[pair[2]]
    local r = 2 * math.sin(math.pi * share * pair[3] / 6)
    matrix[i][j], matrix[j][i] = r, r
  end
  return matrix
end

local least = 1e-10 -- of what is left of a score's own: below it there is nothing

-- L, or nil and the row at which there is none.
local function factor(matrix)
  local lower = {}
  for i = 1, #matrix do
    lower[i] = {}
    local left = 1
    for j = 1, i - 1 do
      local sum = matrix[i][j]
      for k = 1, j - 1 do sum = sum - lower[i][k] * lower[j][k] end
      lower[i][j] = sum / lower[j][j]
      left = left - lower[i][j] ^ 2
    end
    if left <= least then return nil, i end
    lower[i][i] = math.sqrt(left)
  end
  return lower
end

-- The names up to `last` that are joined to it by correlations.
local function group_of(pairs_given, names, last)
  local inside = { [names[last]] = true }
  for _ = 1, last do
    for _, pair in ipairs(pairs_given) do
      if pair[2] <= names[last] and (inside[pair[1]] or inside[pair[2]]) then
        inside[pair[1]], inside[pair[2]] = true, true
      end
    end
  end
  local list = {}
  for _, name in ipairs(names) do
    if inside[name] then list[#list + 1] = ("'%s'"):format(name) end
  end
  return list
end

-- How much of what was asked can be, in hundredths.
local function share_that_can_be(pairs_given, names)
  local low, high = 0, 100
  while high - low > 1 do
    local middle = (low + high) // 2
    if factor(matrix_of(pairs_given, names, middle / 100)) then low = middle else high = middle end
  end
  return low / 100
end

local function refuse(pairs_given, names, last)
  local group = group_of(pairs_given, names, last)
  local share = share_that_can_be(pairs_given, names)
  fields.fail("%s: %s and %s contradict each other: no figures move like that (a pair that is not named "
    .. "counts as 0); with each of the correlations times %g they could", what,
    table.concat(group, ", ", 1, #group - 1), group[#group], share)
end

-- ----- what scenarios use -----

--- Checks correlations and lays them over others.
---@param below table[]? those of a base, as this function gives them
---@param given any what the scenario says
---@param names table<string, any> a set of the assumptions' names
---@return table[] { { name, name, rank correlation }, ... }, each pair and all of them in the order of names
function correlate.read(below, given, names)
  local found, list = {}, {}
  for _, pair in ipairs(below or {}) do found[pair[1] .. "\0" .. pair[2]] = pair end
  for key, pair in pairs(given ~= nil and by_names(given, names) or {}) do found[key] = pair end
  for _, pair in pairs(found) do
    if pair[3] ~= 0 then list[#list + 1] = pair end
  end
  table.sort(list, function(a, b) return a[1] < b[1] or a[1] == b[1] and a[2] < b[2] end)
  local all = names_of(list)
  local _, last = factor(matrix_of(list, all, 1))
  if last then refuse(list, all, last) end
  return list
end

local function leaf_of(assumption)
  local value = assumption.value
  if not value or not value:varies() then return nil end -- a name has no value
  if value:op() ~= "leaf" then
    fields.fail("%s: '%s' is worked out from other figures: correlate those", what, assumption.name)
  end
  return value
end

-- The pairs whose assumptions both are uncertain, and their leaves by name.
local function active(pairs_given, assumptions)
  local leaves, named, list = {}, {}, {}
  for _, pair in ipairs(pairs_given) do named[pair[1]], named[pair[2]] = true, true end
  for _, assumption in ipairs(assumptions) do
    if named[assumption.name] then leaves[assumption.name] = leaf_of(assumption) end
  end
  for _, pair in ipairs(pairs_given) do
    if leaves[pair[1]] and leaves[pair[2]] then list[#list + 1] = pair end
  end
  return list, leaves
end

local function mixed(leaf, row, own, names, leaves)
  local parts = {}
  for j = 1, own - 1 do
    if math.abs(row[j]) > 1e-15 then parts[#parts + 1] = { leaves[names[j]]:name(), row[j] } end
  end
  return #parts > 0 and core.correlated(leaf, parts) or leaf
end

--- Replaces the values of assumptions that are correlated, which are kept as `alone`.  One that is certain or swept has nothing to move with:
-- the others draw as if nothing were said of it.
---@param pairs_given table[] what correlate.read gives
---@param assumptions table[] with name and value
---@return table[] the pairs that count
function correlate.apply(pairs_given, assumptions)
  local list, leaves = active(pairs_given, assumptions)
  local names, place = names_of(list), {}
  local lower = factor(matrix_of(list, names, 1)) -- a part of what was checked
  for i, name in ipairs(names) do place[name] = i end
  for _, assumption in ipairs(assumptions) do
    local i = place[assumption.name]
    if i then
      assumption.alone = assumption.value
      assumption.value = mixed(leaves[assumption.name], lower[i], i, names, leaves)
    end
  end
  return list
end

return correlate
