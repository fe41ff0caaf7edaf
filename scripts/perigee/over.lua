--- What is swept: axes as they are asked for, on the command line and by programs.
--
--     requests=100/day:10M/day          a range of 25 values
--     requests=100/day:10M/day:60:log   60 of them, in equal ratios; or :linear
--     requests=100/day,200/day          a list
--     model=openai/gpt-4o,openai/gpt-5  names
--     model=rows:api-prices:gpt-4       names from a catalog
local core = require "perigee.core"
local near = require "perigee.near"

local over = {}

local EXAMPLE = "requests=100/day:10M/day:60:log"
local STEPS = { log = true, linear = false }

-- ----- reading a text -----

-- The parts of a text between separators that no bracket holds.
local function parts_of(text, separator)
  local parts, depth, from = {}, 0, 1
  for at, sign in text:gmatch("()([%(%)" .. separator .. "])") do
    if sign == "(" then
      depth = depth + 1
    elseif sign == ")" then
      depth = depth - 1
    elseif depth <= 0 then
      parts[#parts + 1] = text:sub(from, at - 1):match "^%s*(.-)%s*$"
      from = at + 1
    end
  end
  parts[#parts + 1] = text:sub(from):match "^%s*(.-)%s*$"
  return parts
end

local function has_empty(parts)
  for _, part in ipairs(parts) do
    if part == "" then return true end
  end
  return false
end

-- COUNT, or how the values lie.
local function read_rest(range, parts)
  local at = 3
  if parts[at] and STEPS[parts[at]] == nil then
    range.count, at = tonumber(parts[at]) or parts[at], at + 1
  end
  if parts[at] and STEPS[parts[at]] ~= nil then
    range.log, at = STEPS[parts[at]], at + 1
  end
  if parts[at] then
    local hint = near.hint(parts[at], { "log", "linear" })
    return nil, ("'%s' is not how values of a range lie%s"):format(parts[at], hint ~= "" and hint or ": log or linear")
  end
  return range
end

--- What a text asks of an axis.
---@param text string FROM:TO[:COUNT[:log]], V1,V2,V3 or rows:KIND:MATCH
---@return table? spec { range = { from, to, count, log } } or { values = a list, or what perigee.rows gives }
---@return string? message
function over.spec(text)
  if text:find "^%s*rows:" then return { values = { text:match "^%s*(.-)%s*$" } } end
  local list = parts_of(text, ",")
  local parts = #list > 1 and list or parts_of(text, ":")
  if has_empty(parts) then
    return nil, ("'%s' has an empty part: FROM:TO[:COUNT[:log]] or V1,V2,V3 is wanted"):format(text)
  elseif #list > 1 then
    return { values = list }
  elseif #parts == 1 then
    return nil, ("'%s' is one value: FROM:TO[:COUNT[:log]] or V1,V2,V3 is wanted"):format(text)
  end
  local range, message = read_rest({ from = parts[1], to = parts[2] }, parts)
  if not range then return nil, message end
  return { range = range }
end

--- An axis of a command line.
---@param text string NAME=SPEC
---@return table? axis { name, from = how messages call it, range or values }
---@return string? message
function over.parse(text)
  local name, given = text:match "^%s*([%a_][%w_]*)%s*=%s*(.-)%s*$"
  if not name or given == "" then
    return nil, ("--over: '%s' is not NAME=FROM:TO or NAME=V1,V2, such as %s"):format(text, EXAMPLE)
  end
  local spec, message = over.spec(given)
  if not spec then return nil, ("--over %s: %s"):format(name, message) end
  spec.name, spec.from = name, "--over " .. name
  return spec
end

-- ----- reading what a program gives -----

local function fail(...)
  error({ kind = "usage", message = "over: " .. (...):format(select(2, ...)) }, 0)
end

local RANGE = { from = true, to = true, count = true, log = true }

local function check_range(name, range)
  for key in pairs(range) do
    if not RANGE[key] and math.type(key) ~= "integer" then
      fail("%s: unknown field '%s'%s", name, tostring(key), near.hint(tostring(key), { "from", "to", "count", "log" }))
    end
  end
  for _, key in ipairs { "from", "to" } do
    if range[key] == nil then fail("%s: '%s' is missing, as %s = \"100/day\"", name, key, key) end
  end
  if range.log ~= nil and type(range.log) ~= "boolean" then fail("%s: log is true or false", name) end
  return { from = range.from, to = range.to, count = range.count, log = range.log }
end

local function of_value(name, value)
  if type(value) == "string" then
    local spec, message = over.spec(value)
    if not spec then fail("%s: %s", name, message) end
    return spec
  elseif type(value) ~= "table" or core.is_quantity(value) then
    fail("%s: a range, a list or perigee.rows is wanted, not %s", name, type(value))
  elseif value.rows ~= nil or value.names ~= nil or #value > 0 then
    return { values = value }
  end
  return { range = check_range(name, value) }
end

local function of_pair(name, value)
  if type(name) ~= "string" then fail("the name of an assumption is a text, not %s", type(name)) end
  local spec = of_value(name, value)
  spec.name, spec.from = name, "over: " .. name
  return spec
end

-- { "requests", "1:10" }, { "requests", { 1, 2 } }, { "requests", from = 1, to = 10 }, or a text of a command line.
local function of_item(item)
  if type(item) == "string" then
    local spec, message = over.parse(item)
    if not spec then error({ kind = "usage", message = message }, 0) end
    return spec
  elseif type(item) ~= "table" or core.is_quantity(item) then
    fail("an axis is { \"requests\", { \"10/day\", \"20/day\" } }, not %s", type(item))
  elseif item.name and item.from and (item.range or item.values) then
    return item -- of a command line
  elseif item[2] ~= nil then
    return of_pair(item[1], item[2])
  end
  local range = {}
  for key, value in pairs(item) do range[key ~= 1 and key or 0] = value end
  range[0] = nil
  return of_pair(item[1], range)
end

--- The axes that a program asks for, in their order; of a table by names, in that of the names.
---@param given any { requests = "1:10", model = { "a", "b" } }, or a list of { NAME, VALUES }, or a text
---@return table[] axes as over.parse gives; raises { kind = "usage", message }
function over.list(given)
  if type(given) == "string" then given = { given } end
  if type(given) ~= "table" or next(given) == nil then
    fail "say what is swept, as over = { requests = \"100/day:10M/day\" }"
  end
  local list, names = {}, {}
  for i, item in ipairs(given) do list[i] = of_item(item) end
  for name in pairs(given) do
    if type(name) == "string" then names[#names + 1] = name end
  end
  table.sort(names)
  for _, name in ipairs(names) do list[#list + 1] = of_pair(name, given[name]) end
  return list
end

return over
