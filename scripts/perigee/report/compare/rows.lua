--- Where an option's difference lies: its rows that moved.
local amounts = require "perigee.report.compare.amounts"
local cells = require "perigee.report.compare.cells"
local columns = require "perigee.report.columns"
local text = require "perigee.report.text"

local escape = cells.escape

-- The rows that moved, in texts that add up to the difference.
local function moved_rows(option)
  local parts, list = {}, {}
  for i, row in ipairs(option.rows) do parts[i] = row.difference end
  local texts = amounts.of(option).split(parts)
  for i, row in ipairs(option.rows) do
    list[#list + 1] = row.difference ~= 0 and { category = escape(row.category), label = escape(row.label),
                                                text = texts[i] } or nil
  end
  return list
end

-- Each option's rows that moved, where it has more than one to tell apart.
local function rows_by_option(view)
  local list, width = {}, 0
  for _, option in ipairs(view.result.options) do
    local rows = option.difference and #option.rows > 1 and moved_rows(option) or {}
    list[#list + 1] = #rows > 0 and { option = option, rows = rows } or nil
    for _, row in ipairs(rows) do width = math.max(width, text.width(row.category)) end
  end
  return list, width
end

--- Lines: the rows of each option that moved; they add up to its difference.
---@param view table
---@return string[]
return function(view)
  local lines, list, width = { { view:heading("Where it moved", cells.basis(view)) } }, rows_by_option(view)
  for _, each in ipairs(list) do
    lines[#lines + 1] = { cells.name(view, each.option), amounts.of(each.option).difference }
    local last
    for _, row in ipairs(each.rows) do
      local category = row.category ~= last and row.category or ""
      lines[#lines + 1] = { "    " .. text.pad(category, width) .. "  " .. row.label, row.text }
      last = row.category
    end
  end
  if #list == 0 then return {} end
  return (columns.render(lines, { align = { "left", "right" }, flexible = { { 1, cells.LEAST_NAME } },
                                  most = view.columns, style = view.style }))
end
