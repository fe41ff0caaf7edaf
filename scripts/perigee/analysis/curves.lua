--- What options cost along one assumption, and where the curves of two cross.
local crossings = require "perigee.analysis.crossings"

local curves = {}

--- Every two of some names.
---@param names string[]
---@return string[][]
function curves.pairs(names)
  local list = {}
  for i = 1, #names do
    for j = i + 1, #names do list[#list + 1] = { names[i], names[j] } end
  end
  return list
end

--- What every option costs at a value of the assumption, at the point; nan where it is not feasible.
---@param read perigee.read_model
---@param leaf userdata
---@return fun(x: number): table<string, number>
function curves.point(read, leaf)
  local keys, seen = {}, {}
  for i, name in ipairs(read.options) do
    keys[2 * i - 1], keys[2 * i] = "cost:" .. name, "feasible:" .. name
  end
  return function(x)
    if not seen[x] then
      local values, costs = read:point(keys, { given = { { leaf, x } } }), {}
      for i, name in ipairs(read.options) do
        costs[name] = values[2 * i] ~= 0 and values[2 * i - 1] or 0 / 0
      end
      seen[x] = costs
    end
    return seen[x]
  end
end

--- The option of a pair that a difference, the first less the second, makes cheaper.
---@param pair string[]
---@param difference number
---@return string
function curves.cheaper(pair, difference)
  return difference > 0 and pair[2] or pair[1]
end

--- The crossings of a pair.
---@param pair string[]
---@param costs fun(x: number): table<string, number>
---@param grid number[] ascending
---@param close? number see crossings.find
---@return table[] { options, at, kind, cheaper_before, cheaper_after, gap }
function curves.crossings(pair, costs, grid, close)
  local list = crossings.find(function(x)
    local at = costs(x)
    return at[pair[1]] - at[pair[2]]
  end, grid, close)
  for i, found in ipairs(list) do
    list[i] = { options = pair, at = found.at, kind = found.kind, cheaper_before = curves.cheaper(pair, -found.sign),
                cheaper_after = curves.cheaper(pair, found.sign),
                gap = found.kind == "jump" and math.abs(found.after - found.before) or nil }
  end
  return list
end

return curves
