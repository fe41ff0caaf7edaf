--- How much of something is used in a month, as the bounds of tiers and steps say it:
-- "1 TB/month", "10k USD/month".
local core = require "perigee.core"

local use = {}

--- A certain amount by the month; nil where a value is none.
---@param value any
---@return userdata? quantity
function use.read(value)
  if type(value) == "string" and value:find "/month$" then
    local sound, uncertain = pcall(core.is_uncertain, value)
    return sound and not uncertain and core.quantity(value) or nil
  end
end

--- Why an amount does not ascend from the one before it, or nil.
---@param amount userdata
---@param last? userdata
---@param text string the amount as it is written
---@return string?
function use.step_fault(amount, last, text)
  if not last then
    return nil
  elseif amount:dimension() ~= last:dimension() then
    return ("'%s' is not counted as the bound before it is: use one unit"):format(text)
  elseif amount <= last then
    return ("'%s' is not more than the bound before it: they ascend"):format(text)
  end
end

return use
