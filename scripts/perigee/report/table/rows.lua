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
  local rows, any = { { "", "", "" } }, false
  for _, option in ipairs(view.result.options) do
    add_option(view, rows, option)
  end
  for _, row in ipairs(rows) do
    any = any or row.share ~= nil
  end
  rows[1][SHARE] = any and view:head "share" or ""
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

-- Adds the line of an option's total, with its name in the blank beginning; a name
-- that is too long takes lines before it.
local function put_name(view, lines, option, line)
  local mark, role = view:mark(option)
  local lead = (line:find("%S") or view.columns) - 1
  local pieces = text.wrap(text.escape(option.name), lead - #"  " - 1)
  for i, piece in ipairs(pieces) do
    local body = (i == 1 and mark or "  ") .. piece
    lines[#lines + 1] = view.style:paint(body, role)
    if i == #pieces then
      lines[#lines] = lines[#lines] .. (" "):rep(lead - text.width(body)) .. line:sub(lead + 1)
    end
  end
end

-- Adds the heading, with the heads of the columns where there is room.
local function put_heading(view, lines, line)
  local mean = view.basis == "mean" and "mean " or ""
  local body = "Where it goes, " .. mean .. text.escape(view.unit)
  local room = (line:find("%S") or 1) - 1 - text.width(body)
  lines[1] = view.style:paint(body, "heading")
             .. (room > 0 and (" "):rep(room) .. line:gsub("^ +", "") or "")
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

local function assemble(view, rows, table_lines)
  local lines, last = {}, nil
  put_heading(view, lines, table_lines[1])
  for i = 2, #rows do
    if rows[i].option then
      if last then
        notes(view, lines, last)
      end
      last = rows[i].option
      put_name(view, lines, last, table_lines[i])
    else
      lines[#lines + 1] = table_lines[i]
    end
  end
  notes(view, lines, last)
  return lines
end

-- How wide labels must be for names to fit over them: up to half of a line.
local function least_label(view, rows)
  local names, categories = text.width("Where it goes, mean " .. text.escape(view.unit)), 0
  for _, row in ipairs(rows) do
    names = math.max(names, row.option and text.width(text.escape(row.option.name)) + 2 or 0)
    categories = math.max(categories, text.width(row[CATEGORY]))
  end
  return math.max(0, math.min(names, view.columns // 2) - categories - 2)
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
                   least = { [LABEL] = least_label(view, rows) },
                   flexible = { { LABEL, LEAST_LABEL } }, most = view.columns - LEAST_BAR - 2 }
  add_bars(view, rows, layout)
  layout.most = view.columns
  layout.flexible = { { LABEL, LEAST_LABEL }, { CATEGORY, LEAST_LABEL } }
  return assemble(view, rows, (columns.render(rows, layout)))
end

return rows_section
