--- Options and outputs before and after.
local cells = require "perigee.report.compare.cells"
local words = require "perigee.report.compare.words"

local function heads(view, heading)
  return { heading, view:head "before", view:head "after", view:head "difference" }
end

local function cost_rows(view)
  local rows = { heads(view, view:heading("Costs", cells.basis(view))) }
  for _, option in ipairs(view.result.options) do
    rows[#rows + 1] = { cells.name(view, option), cells.figure(view, option) }
  end
  return rows
end

local function notes_of(view, option)
  local lines = {}
  for _, note in ipairs(words.feasible(option)) do view:add_wrapped(lines, note, 4, "infeasible", 2) end
  local quality = words.quality(option)
  if quality then view:add_wrapped(lines, quality, 4, "note", 2) end
  return lines
end

--- Lines: what each option costs, and under it whether it is feasible and what it is worth.
---@param view table
---@return string[]
local function costs(view)
  if #view.result.options == 0 then return {} end
  local rendered = cells.fitted(view, cost_rows(view))
  local lines = { rendered[1] }
  for i, option in ipairs(view.result.options) do
    lines[#lines + 1] = rendered[i + 1]
    local notes = notes_of(view, option)
    table.move(notes, 1, #notes, #lines + 1, lines)
  end
  return lines
end

--- Lines: the named outputs.
---@param view table
---@return string[]
local function outputs(view)
  if #view.result.outputs == 0 then return {} end
  local rows = { heads(view, view:heading "Outputs") }
  for i, output in ipairs(view.result.outputs) do
    rows[i + 1] = { cells.output(output), cells.figure(view, output) }
    if output.after_unit then rows[i + 1][4] = "in " .. cells.escape(output.after_unit) end
  end
  return cells.fitted(view, rows)
end

return { costs = costs, outputs = outputs }
