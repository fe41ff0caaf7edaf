-- What every pure Lua program of the benches does alike, under Lua 5.4 and under LuaJIT (Lua 5.1): reads N,
-- takes the time once after a warm-up, checks its answers, and prints one line of NAME=VALUE.
local bench = {}

local folder = (arg[0]:match "^(.*)/" or ".") .. "/.."

--- The answers that are right, in their order: lists of figures with their name, and how far a million samples may
-- be off.
function bench.answers(workload)
  local file = assert(io.open(folder .. "/" .. workload .. "/answers.inc"))
  local list = {}
  for line in file:lines() do
    local name, values, tolerance = line:match '^{"([%w_]+)", %d+, {([^}]*)}, ([%d.]+)}'
    if name then
      local made = { name = name, tolerance = tonumber(tolerance) }
      for value in values:gmatch "[^,%s]+" do made[#made + 1] = tonumber(value) end
      list[#list + 1] = made
    end
  end
  file:close()
  return list
end

--- Ends the program where a figure is wrong: the fewer samples, the more they scatter.
function bench.check(reference, made, n)
  for _, right in ipairs(reference) do
    local tolerance = right.tolerance * math.max(1, math.sqrt(1e6 / n))
    for k, value in ipairs(right) do
      local got = made[right.name][k]
      local off = math.abs(got - value)
      if off ~= off or off > tolerance * math.abs(value) then
        io.stderr:write(("bench: %s is %.9g where %.9g is right\n"):format(right.name, got, value))
        os.exit(1)
      end
    end
  end
end

--- The line that a program prints.
function bench.line(reference, made, ns, n)
  local parts = { ("ns=%.6g n=%d"):format(ns, n) }
  for _, right in ipairs(reference) do
    local values = {}
    for k = 1, #right do values[k] = ("%.9g"):format(made[right.name][k]) end
    parts[#parts + 1] = right.name .. "=" .. table.concat(values, ",")
  end
  return table.concat(parts, " ")
end

--- Runs a workload.
-- @param given { workload = folder, run = function(n) giving lists of figures by name, samples = where the command line
--   says none, warm = samples of the warm-up, exact = true: answers are those of `samples` and no other number }
function bench.main(given)
  local n = math.floor(tonumber(arg[1]) or given.samples or 1000000)
  math.randomseed(1)
  given.run(math.min(n, given.warm or 20000))
  collectgarbage()
  local start = os.clock()
  local made = given.run(n)
  local ns = (os.clock() - start) * 1e9 / n
  local reference = bench.answers(given.workload)
  if not given.exact or n == given.samples then bench.check(reference, made, n) end
  print(bench.line(reference, made, ns, n))
end

--- P5, P50 and P95 of a list, which gets sorted.
function bench.quantiles(list)
  table.sort(list)
  local function at(p) return list[math.floor(p * (#list - 1)) + 1] end
  return { at(0.05), at(0.5), at(0.95) }
end

--- A function that draws of a normal distribution: Box and Muller, both of a pair.
function bench.normal()
  local random, log, sqrt, cos, sin = math.random, math.log, math.sqrt, math.cos, math.sin
  local turn, kept = 2 * math.pi, nil
  return function()
    if kept then
      local z = kept
      kept = nil
      return z
    end
    local r, angle = sqrt(-2 * log(1 - random())), turn * random()
    kept = r * sin(angle)
    return r * cos(angle)
  end
end

--- A function that draws of a lognormal distribution, by its 5th and 95th percentiles.
function bench.lognormal(normal, low, high)
  local mu, sigma = (math.log(low) + math.log(high)) / 2, (math.log(high) - math.log(low)) / (2 * 1.6448536269514722)
  local exp = math.exp
  return function() return exp(mu + sigma * normal()) end
end

--- A function that draws of a triangular distribution.
function bench.triangular(low, mode, high)
  local random, sqrt = math.random, math.sqrt
  local share, below, above = (mode - low) / (high - low), (high - low) * (mode - low), (high - low) * (high - mode)
  return function()
    local u = random()
    if u < share then return low + sqrt(u * below) end
    return high - sqrt((1 - u) * above)
  end
end

--- A function that draws evenly.
function bench.uniform(low, high)
  local random, width = math.random, high - low
  return function() return low + width * random() end
end

return bench
