--- Other accelerators that fit it, where none was named.
local columns = require "perigee.report.columns"
local readable = require "perigee.report.readable"
local text = require "perigee.report.text"

local SHOWN = 8
local LEAST_NAME, LEAST_MACHINE = 16, 12

local function row_of(other)
  return { "  " .. text.escape(other.accelerator), readable.count(other.devices),
           readable.money(other.usd_per_million_output_tokens, 3), text.escape(other.machine) }
end

--- Lines: a row an accelerator, the cheapest first.
---@param view table
---@return string[]
return function(view)
  local list = view.result.alternatives or {}
  if #list == 0 then
    return {}
  end
  local rows = { { view:heading("Other accelerators", "USD"), view:head "devices",
                   view:head "per Mtoken", view:head "on" } }
  for i = 1, math.min(SHOWN, #list) do
    rows[i + 1] = row_of(list[i])
  end
  local lines = columns.render(rows, { align = { "left", "right", "decimal", "left" },
    flexible = { { 4, LEAST_MACHINE }, { 1, LEAST_NAME } }, most = view.columns,
    style = view.style })
  if #list > SHOWN then
    view:add_wrapped(lines, ("%d more: --format json lists them."):format(#list - SHOWN), 2, "note")
  end
  return lines
end
