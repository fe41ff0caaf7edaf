-- Runs the scenarios of the claims and writes their table into README.md, between its
-- two marks.  What a figure decides (holds, rounded, does not hold) is decided here.
--
--   LUA_PATH=... LUA_CPATH=... lua5.4 examples/claims/audit.lua     (see the README at the top)
--
-- With --print the table goes to standard output and nothing is written; further
-- arguments are catalog folders, laid over the shipped ones.
local data = require "perigee.data"
local format = require "perigee.report.format"
local perigee = require "perigee"
local unit = require "perigee.report.unit"

local here = arg[0]:match "^(.*)/[^/]*$" or "."
local begins, ends = "<!-- the audit begins -->", "<!-- the audit ends -->"
local exact = 0.001 -- up to this difference a figure holds; up to its tolerance it is rounded

local function read(name)
  local file = assert(io.open(here .. "/" .. name, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

-- ----- figures as texts -----

local function number(value, digits)
  return (format.number(value, { digits = digits or 5, certain = digits ~= 2, trim = true }))
end

local function quantity(value, of, digits)
  return unit.quantity(number(value, digits), of == "ratio" and "" or of)
end

local function is_answer(output, claim)
  return output.unit == "" and (output.point == 0 or output.point == 1)
    and (claim.published == "yes" or output.name:find "_holds_")
end

-- As many digits as the claim says: 2 where figures are those of measured engines.
local function digits_of(output, claim)
  if type(claim.digits) == "number" then return claim.digits end
  return output.name == claim.id and 5 or 3
end

-- An output: yes or no, a range where it is uncertain, or a figure.
local function figure(output, claim)
  if is_answer(output, claim) then
    return output.point == 1 and "yes" or "no"
  elseif output.p5 and output.p95 and output.p5 < output.p95 * (1 - 1e-9) then
    return ("%s to %s"):format(number(output.p5, 2), quantity(output.p95, output.unit, 2))
  end
  return quantity(output.point, output.unit, digits_of(output, claim))
end

-- ----- running -----

local function run(name, folders)
  local result = assert(perigee.run(here .. "/" .. name, { catalogs = folders, threads = 1 }))
  local outputs = {}
  for _, output in ipairs(result.outputs) do outputs[output.name] = output end
  return { outputs = outputs, list = result.outputs, options = result.options }
end

-- The outputs of a claim: its own, and those named after it (A17, A17_engineers_low).
local function outputs_of(id, result)
  local list = {}
  for _, output in ipairs(result.list) do
    if output.name == id or output.name:find("^" .. id .. "_") then list[#list + 1] = output end
  end
  return list
end

local function computed(claim, result)
  local parts = {}
  for _, output in ipairs(outputs_of(claim.id, result)) do
    local label = output.name:sub(#claim.id + 2):gsub("_", " ")
    parts[#parts + 1] = (label == "" and "" or label .. ": ") .. figure(output, claim)
  end
  for _, option in ipairs(result.options) do
    for _, note in ipairs(option.notes) do
      local about = note:match("^" .. claim.id .. ": (.*)")
      if about then
        parts[#parts + 1] = ("*%s* (%s)%s"):format(option.name, about,
          option.feasible and "" or ": " .. table.concat(option.reasons, "; "))
      end
    end
  end
  return table.concat(parts, "<br>")
end

-- ----- verdicts -----

local function compare(claim, value)
  local published = tonumber(claim.published)
  local text = tostring(claim.published)
  local below, above = text:match "^below (.*)", text:match "^above (.*)"
  local low, high = text:match "^(%S+) to (%S+)$"
  if below then
    return value < tonumber(below) and "holds" or "does not hold"
  elseif above then
    return value > tonumber(above) and "holds" or "does not hold"
  elseif low then
    return value >= tonumber(low) and value <= tonumber(high) and "holds" or "does not hold"
  end
  local off = math.abs(value - published) / math.abs(published)
  return off <= exact * 1.000001 and "holds" or off <= claim.tolerance and "rounded" or "inconsistent"
end

-- Several figures, "16; 24": each output against its own, in the order of their size.
local function compare_each(claim, outputs)
  local wanted, found = {}, {}
  for text in claim.published:gmatch "[^; ]+" do wanted[#wanted + 1] = tonumber(text) end
  for i, output in ipairs(outputs) do found[i] = output.point end
  table.sort(found)
  for i, value in ipairs(wanted) do
    if found[i] ~= value then return "inconsistent" end
  end
  return "holds"
end

local function verdict(claim, result)
  if claim.verdict ~= "figures" then return claim.verdict end
  local output = result.outputs[claim.id]
  if tostring(claim.published):find ";" then
    return compare_each(claim, outputs_of(claim.id, result))
  elseif claim.published == "yes" then
    return output.point == 1 and "holds" or "does not survive"
  end
  return compare(claim, output.point)
end

-- ----- the table -----

local function published(claim)
  local value = claim.published
  if value == "" then return "in words" end
  if type(value) == "number" then return quantity(value, claim.unit) end
  if value == "yes" then return "yes" end
  local text = value:gsub("[%d.]+e?%d*", function(digits) return number(tonumber(digits)) end)
  return unit.quantity(text, claim.unit == "ratio" and "" or claim.unit)
end

-- `{A18_most_memory}` in a sentence stands for that figure.
local function filled(claim, result)
  return (claim.why:gsub("{([%w_]+)}", function(name)
    local output = assert(result.outputs[name], claim.id .. ": no output " .. name)
    return figure(output, claim)
  end))
end

local function table_of(folders)
  local claims = assert(data.read(read "claims.csv", "claims.csv"))
  local lines, results, scenario = {}, {}, nil
  for _, claim in ipairs(claims) do
    if claim.scenario ~= scenario then
      scenario = claim.scenario
      results[scenario] = run(scenario, folders)
      lines[#lines + 1] = ("\n### [%s](%s)\n"):format(scenario, scenario)
      lines[#lines + 1] = "| | claim | published | computed | verdict | why |"
      lines[#lines + 1] = "|---|---|---|---|---|---|"
    end
    local result = results[scenario]
    lines[#lines + 1] = ("| %s | %s | %s | %s | %s | %s |"):format(claim.id, claim.claim, published(claim),
      computed(claim, result), verdict(claim, result), filled(claim, result))
  end
  return table.concat(lines, "\n") .. "\n"
end

local function write(text)
  local page = read "README.md"
  local first, last = page:find(begins, 1, true), page:find(ends, 1, true)
  assert(first and last, "README.md lacks its marks")
  local file = assert(io.open(here .. "/README.md", "wb"))
  file:write(page:sub(1, first + #begins - 1), "\n", text, "\n", page:sub(last))
  file:close()
end

if arg[1] == "--print" then
  io.write(table_of { table.unpack(arg, 2) })
else
  write(table_of { table.unpack(arg) })
end
