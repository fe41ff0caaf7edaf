--- What differs between the sides: as a table where it fits, else as sentences.
local cells = require "perigee.report.compare.cells"
local columns = require "perigee.report.columns"
local words = require "perigee.report.compare.words"

local escape = cells.escape

local function aside_of(change)
  local aside = words.aside(change)
  return aside ~= "" and " (" .. aside .. ")" or ""
end

local function rows_of(view)
  local rows = { { view:heading "Changes", view:head "before", view:head "after" } }
  for _, change in ipairs(view.result.changes) do
    local before = change.before and escape(change.before) or view.sign.none
    local after = change.after and escape(change.after) or view.sign.none
    rows[#rows + 1] = { "  " .. escape(change.name), before, after .. aside_of(change) }
  end
  return rows
end

local function sentences(view)
  local lines = { view.style:paint("Changes", "heading") }
  for _, change in ipairs(view.result.changes) do
    local body = ("%s: %s"):format(change.name, change.after or change.before)
    if change.before and change.after then body = body .. "; before: " .. change.before end
    view:add_wrapped(lines, body .. aside_of(change), 2, nil, 2)
  end
  return lines
end

--- Lines: a row a change.
---@param view table
---@return string[]
return function(view)
  if #view.result.changes == 0 then return {} end
  local lines, widths = columns.render(rows_of(view), { align = { "left", "left", "left" }, most = math.huge,
                                                        style = view.style })
  return cells.taken(widths, {}) <= view.columns and lines or sentences(view)
end
