--- Where the money of each option goes: its rows by category, with bars.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local plot = require "perigee.report.plot"
local text = require "perigee.report.text"

local LEAST_LABEL, LEAST_BAR, WIDEST_BAR = 12, 12, 40
local CATEGORY, LABEL, SHARE, BAR = 1, 2, 4, 5 -- columns; the third is the amount

-- Indices of an option's rows, those of a category together, in the order of the
-- categories' first rows.
local function by_category(rows)
  local order, place = {}, {}
  for i, row in ipairs(rows) do
    order[i] = i
    place[row.category] = place[row.category] or i
  end
  table.sort(order, function(a, b)
    local first, second = place[rows[a].category], place[rows[b].category]
    if first ~= second then
      return first < second
    end
    return a < b
  end)
  return order
end

-- A row's part of what the option costs, where that is above zero.
local function share_of(view, option, row)
  local total = option.cost[view.basis]
  local share = total > 0 and row[view.basis] / total or 0 / 0
  return format.finite(share) and share or nil
end

local function share_text(share)
  if not share then
    return ""
  elseif share < 0 or share > 1 then
    return ("%.0f %%"):format(100 * share)
  end
  return format.percent(share)
end

-- The rows of an option: the first, for its name, has only the total.
local function add_option(view, rows, option)
  local total, texts = view:amounts(option)
  rows[#rows + 1] = { "", "", total, option = option }
  local category
  for _, i in ipairs(by_category(option.rows)) do
    local row = option.rows[i]
    local share = share_of(view, option, row)
    rows[#rows + 1] = { "    " .. (row.category ~= category and text.escape(row.category) or ""),
                        text.escape(row.label or ""), texts[i], share_text(share), share = share }
    category = row.category
  end
end

local function collect(view)
  local rows = { { "", "", "", view:head "share" } }
  for _, option in ipairs(view.result.options) do
    add_option(view, rows, option)
  end
  return rows
end

local function add_bars(view, rows, layout)
  local _, widths = columns.render(rows, layout)
  local used = 2 * SHARE
  for column = 1, SHARE do
    used = used + (widths[column] or 0)
  end
  local shares = { 1 }
  for _, row in ipairs(rows) do
    shares[#shares + 1] = row.share
  end
  local bars = plot.bars(shares, math.min(WIDEST_BAR, view.columns - used), view.sign)
  for _, row in ipairs(rows) do
    if row.share then
      row[BAR] = { plot.bar(bars, row.share), role = row.share < 0 and "credit" or "bar" }
    end
  end
end

-- Adds a line whose beginning is blank, with a text there; a text that is too long
-- takes lines of its own before it.
local function put(view, lines, cell, line)
  local name = cell[1]:gsub("^  ", "")
  local indent = name ~= cell[1] and "  " or ""
  local lead = (line:find("%S") or view.columns) - 1
  local pieces = text.wrap(name, math.max(lead, view.columns // 3) - 3)
  for i, piece in ipairs(pieces) do
    local body = (i > 1 and "  " or indent) .. piece
    local last = i == #pieces and text.width(body) < lead
    lines[#lines + 1] = view.style:paint(body, cell.role)
      .. (last and (" "):rep(lead - text.width(body)) .. line:sub(lead + 1) or "")
    if i == #pieces and not last then
      lines[#lines + 1] = line
    end
  end
end

local function notes(view, lines, option)
  local quality = option.quality
  if quality and quality.point then
    view:add_wrapped(lines, ("quality %s %s"):format(view:number(quality,
      quality[view.basis] and view.basis or "point", { trim = true }), quality.unit or ""), 4, "note")
  end
  for _, note in ipairs(option.notes or {}) do
    view:add_wrapped(lines, note, 4, "note")
  end
end

local function heading(view)
  local mean = view.basis == "mean" and "mean " or ""
  return { "Where it goes, " .. mean .. text.escape(view.unit), role = "heading" }
end

local function assemble(view, rows, table_lines)
  local lines, last = {}, nil
  put(view, lines, heading(view), table_lines[1])
  for i = 2, #rows do
    if rows[i].option then
      if last then
        notes(view, lines, last)
      end
      last = rows[i].option
      put(view, lines, view:name(last), table_lines[i])
    else
      lines[#lines + 1] = table_lines[i]
    end
  end
  notes(view, lines, last)
  return lines
end

--- Lines: each option's rows, which add up to its total.
---@param view table
---@return string[]
local function rows_section(view)
  if #view.result.options == 0 then
    return {}
  end
  local rows = collect(view)
  local layout = { align = { "left", "left", "decimal", "right", "left" }, style = view.style,
                   flexible = { { LABEL, LEAST_LABEL } }, most = view.columns - LEAST_BAR - 2 }
  add_bars(view, rows, layout)
  layout.most = view.columns
  layout.flexible = { { LABEL, LEAST_LABEL }, { CATEGORY, LEAST_LABEL } }
  return assemble(view, rows, (columns.render(rows, layout)))
end

return rows_section
