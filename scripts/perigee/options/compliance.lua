--- What regulation adds for who runs the model: people, audits, insurance.
local arguments = require "perigee.options.arguments"
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local staff = require "perigee.options.staff"

local amounts = {
  { "audits", "20k USD/year", arguments.not_negative },
  { "insurance", "5k USD/year", arguments.not_negative },
  { "fees", "1k USD/year", arguments.not_negative },
}
local known = { staff = true, audits = true, insurance = true, fees = true }

--- Cost rows of category compliance.
--
-- @param given table of staff (as perigee.staff), audits, insurance, fees (each
--   money per time); all optional, one at least
-- @return list of cost rows
local function compliance(given)
  local what = "perigee.compliance"
  fields.check(what, given, known)
  if next(given) == nil then
    fields.fail("%s: say at least one of staff, audits, insurance, fees", what)
  end
  local rows = given.staff ~= nil
    and staff.rows(given.staff, "compliance", what .. ": staff") or {}
  local read = arguments.read(what, given, amounts)
  for _, of in ipairs(amounts) do
    local name = of[1]
    if read[name] then rows[#rows + 1] = cost.new("compliance", name, read[name]) end
  end
  return rows
end

return compliance
