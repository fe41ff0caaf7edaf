--- Staff: roles, how much of a person each takes, what a person costs.
local arguments = require "perigee.options.arguments"
local core = require "perigee.core"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local figures = require "perigee.options.figures"

local staff = {}

local examples_of_people = { "0.5 FTE", "0.5" }
local amounts = {
  { "salary", { "150k USD/(person year)", "150k USD/year" }, arguments.not_negative },
  { "overhead", "1.4", arguments.factor("multiplies the salary and cannot be below 1: "
    .. "write 1.4 for 40 % on top") },
}
local known = { salary = true, overhead = true, label = true }

local function sorted_roles(given, what)
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

-- What a person costs: salary times overhead.  A salary that the caller says has
-- no overhead unless that is said too; the catalog's comes with the catalog's.
local function pay_of(read, role)
  if read.salary then
    local per_person = read.salary:dimension() == "money/time"
      and read.salary / "1 person" or read.salary
    return per_person * (read.overhead or 1)
  end
  local row = figures.entry("staff", role)
  local overhead = read.overhead
    or figures.has(row, "overhead") and figures.leaf(row, "overhead") or 1
  return figures.leaf(row, "salary") * overhead
end

-- Plain numbers are people too.
local function people_of(people)
  return people:dimension() == "person" and people or people * core.quantity "1 person"
end

local function row_of(entry, role, category, what)
  what = ("%s: %s"):format(what, role)
  if type(entry) ~= "table" then entry = { entry } end
  fields.check(what, entry, known, 1)
  if entry.label ~= nil then fields.text(what, entry.label, "label") end
  if entry[1] == nil then
    fields.fail("%s: how many people is missing, as { \"0.5 FTE\", salary = "
      .. "\"150k USD/(person year)\" }", what)
  end
  local people = arguments.quantity(entry[1], what, examples_of_people,
                                    arguments.not_negative)
  local pay = pay_of(arguments.read(what, entry, amounts), role)
  return cost.new(category, entry.label or role, people_of(people) * pay)
end

--- Cost rows for staff.
--
-- @param given table from role to people: ["ml-engineer"] = "0.5 FTE" (or 0.5), or
--   { "0.5 FTE", salary = "150k USD/(person year)", overhead = 1.4, label }.  What
--   is not said comes from the staff catalog; a salary that is said has no overhead
--   unless that is said too.
-- @param category the rows' category; "staff" where left out
-- @param what how messages call it; "perigee.staff" where left out
-- @return list of cost rows, sorted by role
function staff.rows(given, category, what)
  what = what or "perigee.staff"
  if type(given) ~= "table" then
    fields.fail("%s wants a table, as { [\"ml-engineer\"] = \"0.5 FTE\" }", what)
  end
  local rows = {}
  for i, role in ipairs(sorted_roles(given, what)) do
    rows[i] = row_of(given[role], role, category or "staff", what)
  end
  return rows
end

return staff
