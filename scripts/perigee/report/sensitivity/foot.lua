--- The foot of the page: warnings, how it was drawn, how old the prices are.
local foot = require "perigee.report.table.foot"
local format = require "perigee.report.format"
local prices = require "perigee.report.prices"

local function counted(count) return format.number(count, { certain = true, trim = true }) end

local function drawn(answer)
  if not answer.spread then return "This figure is the same in every sample: it has no variance to share." end
  local uncertain = answer.others and 1 or 0
  for _, item in ipairs(answer.assumptions) do uncertain = uncertain + (item.uncertain and 1 or 0) end
  return ("%s samples, each with %d assumptions drawn anew one by one and all together; seed %s."):format(
    counted(answer.samples), uncertain, tostring(answer.seed))
end

--- Lines.
---@param view table
---@return string[]
return function(view)
  local lines = foot.warnings(view)
  view:add_wrapped(lines, drawn(view.result), 0, "note")
  view:add_wrapped(lines, prices.sentence(view.result) or "", 0, "note")
  return lines
end
