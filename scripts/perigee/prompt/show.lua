--- Values as the prompt shows them: quantities with their units, answers as their reports.
local core = require "perigee.core"
local format = require "perigee.report.format"
local scenario = require "perigee.scenario"
local surroundings = require "perigee.prompt.surroundings"
local text = require "perigee.report.text"
local unit = require "perigee.report.unit"

local show = {}

local RUN = { samples = 16384, seed = 1 }
local DIGITS, FEWER = 4, 3 -- of a point; of a percentile, which is sampled
local DEEP, MANY = 3, 40 -- tables in tables, and fields of one, that are shown

local function number(value, digits)
  return format.number(value, { digits = digits, trim = true })
end

-- `~ 1.612 tokens/word (P5 1.3, P95 2)`, or nil where it cannot be sampled by itself.
local function spread(quantity)
  local ok, point, summary = pcall(function()
    local tape = core.tape { quantity }
    return tape:point(RUN)[1], tape:sample(RUN, { true })[1]
  end)
  if not ok or not summary then return nil end
  return ("~ %s (P5 %s, P95 %s)"):format(unit.quantity(number(point, DIGITS), quantity:unit()),
    number(summary:quantile(0.05), FEWER), number(summary:quantile(0.95), FEWER))
end

---@param quantity userdata
---@return string
function show.quantity(quantity)
  return text.escape(quantity:varies() and spread(quantity) or tostring(quantity))
end

-- ----- tables -----

local function sorted_names(of)
  local names = {}
  for name in pairs(of) do
    if math.type(name) ~= "integer" or name < 1 or name > #of then names[#names + 1] = name end
  end
  table.sort(names, function(a, b) return tostring(a) < tostring(b) end)
  return names
end

local function key(name)
  local word = type(name) == "string" and name:find "^[%a_][%w_]*$"
  return word and name or "[" .. show.value(name, DEEP) .. "]"
end

local function parts_of(of, depth)
  local parts = {}
  for i = 1, math.min(#of, MANY) do parts[i] = show.value(of[i], depth + 1) end
  for _, name in ipairs(sorted_names(of)) do
    if #parts == MANY then break end
    parts[#parts + 1] = key(name) .. " = " .. show.value(of[name], depth + 1)
  end
  return parts
end

local function fields(of, depth)
  if next(of) == nil then return "{}" elseif depth >= DEEP then return "{ ... }" end
  local parts, total = parts_of(of, depth), 0
  for _ in pairs(of) do total = total + 1 end
  if total > #parts then parts[#parts + 1] = ("... (%d more)"):format(total - #parts) end
  local line = "{ " .. table.concat(parts, ", ") .. " }"
  if depth > 0 or text.width(line) <= 100 then return line end
  return "{\n  " .. table.concat(parts, ",\n  ") .. "\n}"
end

local function scenario_line(of)
  local names = sorted_names(of.assume)
  return text.escape(("scenario: %s; assumes %s"):format(of.title, #names > 0 and table.concat(names, ", ")
    or "nothing"))
end

--- A value in a line, or several.
---@param value any
---@param depth? integer
---@return string
function show.value(value, depth)
  if core.is_quantity(value) then return show.quantity(value) end
  if type(value) == "string" then return '"' .. text.escape(value) .. '"' end
  if scenario.is(value) then return scenario_line(value) end
  local meta = type(value) == "table" and getmetatable(value)
  if type(value) == "table" and not (type(meta) == "table" and meta.__tostring) then
    return fields(value, depth or 0)
  end
  return text.escape(tostring(value))
end

--- What a line's result prints.
---@param value any
---@param options table of the terminal's report
---@return string with its newline
function show.result(value, options)
  local report = type(value) == "table" and surroundings.reports[value]
  if report then return require(report).render("table", value, options) end
  return show.value(value) .. "\n"
end

return show
