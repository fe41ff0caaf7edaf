--- What regulation adds for who runs the model: people, audits, insurance.
local cost = require "perigee.options.cost"
local fields = require "perigee.fields"
local staff = require "perigee.options.staff"

local known = { staff = true, audits = true, insurance = true, fees = true }

--- Cost rows of category compliance.
--
-- @param given table of staff (as perigee.staff), audits, insurance, fees (each
--   money per time); all optional, one at least
-- @return list of cost rows
local function compliance(given)
  local what = "perigee.compliance"
  fields.check(what, given, known)
  local rows = {}
  if given.staff ~= nil then rows[1] = staff.rows(given.staff, "compliance") end
  for _, name in ipairs { "audits", "insurance", "fees" } do
    if given[name] ~= nil then
      rows[#rows + 1] = cost.new("compliance", name, given[name])
    end
  end
  if #rows == 0 then
    fields.fail("%s: say at least one of staff, audits, insurance, fees", what)
  end
  return rows
end

return compliance
