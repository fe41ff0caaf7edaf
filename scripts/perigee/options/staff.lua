--- Staff: roles, how much of a person each takes, what a person costs.
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"
local quantities = require "perigee.quantities"

local staff = {}

local known = { salary = true, overhead = true, label = true }
local what = "perigee.staff"

local function sorted_roles(given)
  local roles = {}
  for role in pairs(given) do
    if type(role) ~= "string" then
      fields.fail("%s: each entry is a role and how many people, as "
        .. "[\"ml-engineer\"] = \"0.5 FTE\"", what)
    end
    roles[#roles + 1] = role
  end
  table.sort(roles)
  return roles
end

local function as_table(entry, role)
  if type(entry) == "table" and getmetatable(entry) == nil then
    fields.check(("%s: %s"):format(what, role), entry, known, 1)
    return entry
  end
  return { entry }
end

-- What a person costs: salary times overhead.  A salary that the caller says has
-- no overhead unless that is said too; the catalog's comes with the catalog's.
local function pay_of(entry, role)
  local overhead = entry.overhead or 1
  if entry.salary ~= nil then
    return quantities.of(entry.salary, "USD/(person year)", role .. ": salary")
      * quantities.of(overhead, "1", role .. ": overhead")
  end
  local row = figures.entry("staff", role)
  if entry.overhead == nil and figures.has(row, "overhead") then
    overhead = figures.leaf(row, "overhead")
  end
  return figures.leaf(row, "salary")
    * quantities.of(overhead, "1", role .. ": overhead")
end

local function row_of(given, role, category)
  local entry = as_table(given, role)
  local people = quantities.of(fields.need(("%s: %s"):format(what, role), entry, 1,
    "\"0.5 FTE\""), "FTE", ("%s: %s"):format(what, role))
  quantities.not_negative(people, ("%s: %s"):format(what, role))
  return cost.new(category, entry.label or role, people * pay_of(entry, role))
end

--- Cost rows for staff.
--
-- @param given table from role to people: [\"ml-engineer\"] = "0.5 FTE", or
--   { "0.5 FTE", salary = "150k USD/(person year)", overhead = 1.4 }.  What is
--   not said comes from the staff catalog; a salary that is said has no overhead
--   unless that is said too.
-- @param category the rows' category; "staff" where left out
-- @return list of cost rows, sorted by role
function staff.rows(given, category)
  if type(given) ~= "table" then
    fields.fail("%s wants a table, as { [\"ml-engineer\"] = \"0.5 FTE\" }", what)
  end
  local rows = {}
  for i, role in ipairs(sorted_roles(given)) do
    rows[i] = row_of(given[role], role, category or "staff")
  end
  return rows
end

return staff
