--- What a way of choosing costs, row by row, in plain numbers.
local point = require "perigee.hosting.point"

local costs = {}

--- The rows of an option and their sum.
---@param option table of perigee.option
---@return { category: string, label: string, usd_per_month: number }[] rows
---@return number usd_per_month
function costs.of(option)
  local rows, sum = {}, 0
  for i, row in ipairs(option.rows) do
    rows[i] = { category = row.category, label = row.label, usd_per_month = point(row.amount, "USD/month") }
    sum = sum + rows[i].usd_per_month
  end
  return rows, sum
end

return costs
