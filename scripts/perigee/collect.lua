--- What a model returns, as a flat list of slots.
--
-- A slot is one figure with a key that is the same on every path through the
-- model, so that paths can be joined slot by slot: an option's presence, one of
-- its rows, one of its limits, an output, a check.
local lazy = require "perigee.lazy"
local core = require "perigee.core"
local context = require "perigee.context"
local option = lazy "perigee.options.option"
local power = lazy "perigee.options.power"

local collect = {}

local function key_of(slot)
  return table.concat({ slot.kind, slot.option or "", slot.category or "", slot.name or "",
                        slot.label or "", slot.nth or "" }, "\0")
end

-- Adds a slot; the second of one key is numbered.
local function add(list, slot)
  local key = key_of(slot)
  local nth = (list.seen[key] or 0) + 1
  list.seen[key] = nth
  if nth > 1 then
    slot.nth = nth
    key = key_of(slot)
  end
  slot.key = key
  list[#list + 1] = slot
end

local function add_rows(list, given)
  for _, row in ipairs(given.rows) do
    add(list, { kind = "row", option = given.name, category = row.category,
                label = row.label, value = row.amount })
  end
end

local function add_conditions(list, given)
  for _, limit in ipairs(given.limits) do
    add(list, { kind = "holds", option = given.name, label = limit.label,
                value = limit.holds })
    add(list, { kind = "needs", option = given.name, label = limit.label,
                value = limit.needs })
    add(list, { kind = "has", option = given.name, label = limit.label,
                value = limit.has })
  end
  for _, requirement in ipairs(given.requires) do
    add(list, { kind = "holds", option = given.name, label = requirement.label,
                value = requirement.holds })
  end
end

local function add_energy(list, given)
  for _, name in ipairs(power.names) do
    if given.energy and given.energy[name] then
      add(list, { kind = "energy", option = given.name, label = name,
                  value = given.energy[name] })
    end
  end
end

-- How fast it is, and whether it is hosted or paid for by the token, where it tells.
local function add_way(list, given)
  for _, name in ipairs { "token_time", "first_token" } do
    if given[name] then add(list, { kind = "speed", option = given.name, label = name, value = given[name] }) end
  end
  if given.way then add(list, { kind = "way", option = given.name, label = given.way, value = 1 }) end
end

-- A slot for each month of a list.
local function add_series(list, slot, by_month)
  for month, value in ipairs(by_month) do
    local made = { label = tostring(month), month = month, value = value }
    for key, field in pairs(slot) do made[key] = field end
    add(list, made)
  end
end

-- A timeline's settings; one is like another of so many months from the same day on.
local function add_plan(list, plan)
  local label = ("%d months%s"):format(plan.months, plan.start and " from " .. plan.start or "")
  if list.plans[label] then return end
  list.plans[label] = true
  add(list, { kind = "timeline", label = label, months = plan.months, start = plan.start,
              value = plan.discount or 0 })
end

local function add_months(list, given)
  local of = given.timeline
  if not of then return end
  add_plan(list, of.plan)
  add(list, { kind = "npv", option = given.name, value = given.npv })
  add(list, { kind = "rest", option = given.name, value = of.rest })
  add_series(list, { kind = "spent", option = given.name }, of.cost)
  add_series(list, { kind = "paid", option = given.name }, of.paid)
end

-- Outputs by month, those that are what the timeline made of them.
local function add_outputs_by_month(list, result)
  local meta = getmetatable(result)
  local plan = type(meta) == "table" and meta.plan
  for _, name in ipairs(plan and list.outputs or {}) do
    local output = plan.outputs[name]
    if output and rawequal(output.mean, result[name]) then
      add_series(list, { kind = "series", name = name }, output.by_month)
    end
  end
end

local function complain(place, message)
  error({ placed = place and ("%s: %s"):format(place, message) or message }, 0)
end

local function add_option(list, given)
  if list.options[given.name] then
    complain(list.place, ("two options are called '%s'"):format(given.name))
  end
  list.options[given.name] = true
  add(list, { kind = "option", option = given.name, value = 1 })
  add_rows(list, given)
  add_conditions(list, given)
  if given.quality then
    add(list, { kind = "quality", option = given.name, value = given.quality })
  end
  add_energy(list, given)
  add_way(list, given)
  add_months(list, given)
  for _, note in ipairs(given.notes) do
    add(list, { kind = "note", option = given.name, label = note, value = 1 })
  end
end

local function add_output(list, name, value)
  if type(value) == "boolean" then value = value and 1 or 0 end
  if type(value) ~= "number" and not core.is_quantity(value) then
    complain(list.place, ("output '%s' is a %s: an output is a quantity or a number")
      :format(name, type(value)))
  end
  add(list, { kind = "output", name = name, value = value })
end

local function add_checks(list)
  for _, check in ipairs(context.checks) do
    add(list, { kind = "check", name = check.message, value = check.condition,
                place = check.place })
  end
end

local function check_result(result, place)
  if result == nil then
    complain(place, "the model returned nothing: return a table of options and "
      .. "named outputs, as return { perigee.option { ... } }")
  elseif option.is(result) then
    return { result }
  elseif type(result) ~= "table" then
    complain(place, ("the model returned a %s: return a table of options and "
      .. "named outputs"):format(type(result)))
  end
  return result
end

local function sorted_outputs(result, place)
  local names = {}
  for key in pairs(result) do
    if type(key) == "string" then
      names[#names + 1] = key
    elseif math.type(key) ~= "integer" or key < 1 or key > #result then
      complain(place, "the model's table has a hole or an odd key: options come "
        .. "first, one after another, then name = quantity")
    end
  end
  table.sort(names)
  return names
end

local function check_options(result, place)
  for i, given in ipairs(result) do
    if not option.is(given) then
      complain(place, ("value %d of the model's table is not an option: "
        .. "perigee.api { ... } and perigee.option { ... } make them; outputs "
        .. "have names"):format(i))
    end
  end
end

--- Lays options over a model's result: those of a name that it has replace it, the
-- others come behind; so do outputs.
-- @param place "FILE:LINE" of the function that returned the options
function collect.overlay(result, options, place, below)
  local at, merged = {}, {}
  result, options = check_result(result, below), check_result(options, place)
  check_options(result, below)
  check_options(options, place)
  for key, value in pairs(result) do merged[key] = value end
  setmetatable(merged, getmetatable(result))
  for i, given in ipairs(result) do at[given.name] = i end
  for _, given in ipairs(options) do merged[at[given.name] or #merged + 1] = given end
  for _, name in ipairs(sorted_outputs(options, place)) do merged[name] = options[name] end
  return merged
end

--- The slots of a model's result.
-- @param place "FILE:LINE" of the model, for what has no line of its own
function collect.slots(result, place)
  local list = { seen = {}, options = {}, plans = {}, place = place }
  result = check_result(result, place)
  local outputs = sorted_outputs(result, place)
  list.outputs = outputs
  check_options(result, place)
  for _, given in ipairs(result) do add_option(list, given) end
  for _, name in ipairs(outputs) do add_output(list, name, result[name]) end
  add_outputs_by_month(list, result)
  if #list == 0 then
    complain(place, "the model returned an empty table: return options and named "
      .. "outputs, as return { perigee.option { ... } }")
  end
  add_checks(list)
  list.seen, list.options, list.plans, list.outputs, list.place = nil, nil, nil, nil, nil
  return list
end

return collect
