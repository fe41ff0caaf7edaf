-- What the specs of fidelity share: tables of published figures, models run over
-- them, and a report of how far off they are; not a spec itself.
local data = require "perigee.data"
local model = dofile "tests/scripts/support/model.lua"

local support = {}

--- The rows of a table in data/.
function support.rows(name)
  local file = assert(io.open("tests/fidelity/data/" .. name))
  local text = file:read "a"
  file:close()
  return assert(data.read(text, name))
end

--- f(row) of each row, in one model: plain numbers in the row's unit.
function support.compute(rows, f)
  local result, message = model.run({}, function()
    local made = {}
    for i, row in ipairs(rows) do made["r" .. i] = f(row):to(row.unit) end
    return made
  end)
  assert(result, message)
  local computed = {}
  for _, output in ipairs(result.outputs) do
    computed[tonumber(output.name:sub(2))] = output.point
  end
  return computed
end

local function quantile(sorted, share)
  return sorted[math.max(1, math.ceil(share * #sorted))]
end

--- Errors of computed figures against the rows' values, by family; and their table.
-- @return table of count, median, p90, worst (shares) of all, and rows: each with row
--   and error
function support.errors(rows, computed, family)
  local all = { rows = {} }
  for i, row in ipairs(rows) do
    all.rows[i] = { row = row, error = computed[i] / row.value - 1, family = family(row) }
  end
  table.sort(all.rows, function(a, b) return math.abs(a.error) > math.abs(b.error) end)
  return all
end

local function summary(list)
  local sorted = {}
  for i, item in ipairs(list) do sorted[i] = math.abs(item.error) end
  table.sort(sorted)
  return { count = #sorted, median = quantile(sorted, 0.5), p90 = quantile(sorted, 0.9),
           worst = sorted[#sorted] }
end

support.summary = summary

--- Prints a table of them: median, p90, worst by family.
function support.report(title, all)
  local families, names = {}, {}
  for _, item in ipairs(all.rows) do
    if not families[item.family] then
      families[item.family], names[#names + 1] = {}, item.family
    end
    table.insert(families[item.family], item)
  end
  table.sort(names)
  families["all"], names[#names + 1] = all.rows, "all"
  print(("\n%-24s %5s %9s %9s %9s"):format(title, "rows", "median", "p90", "worst"))
  for _, name in ipairs(names) do
    local s = summary(families[name])
    print(("%-24s %5d %7.2f %% %7.2f %% %7.2f %%"):format(name, s.count, 100 * s.median,
      100 * s.p90, 100 * s.worst))
  end
end

return support
