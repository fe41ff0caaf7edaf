--- A line chart in the text: one line a series, in braille or in dots, with the
-- letter of the series at its values, or at some where they lie close; and marks.
local plot = require "perigee.report.plot"
local scales = require "perigee.report.scale"
local text = require "perigee.report.text"

local chart = {}

local TICKS_UP, TICKS_ALONG = 4, 5
local APART = 6 -- columns between two letters of a line

-- Bits of a braille cell, by column and row of its 2 x 4 dots.
local DOTS = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } }

local function new_canvas(width, height)
  return { width = width, height = height, bits = {}, owner = {}, letter = {}, mark = {} }
end

local function cell_index(canvas, column, row)
  return row * canvas.width + column + 1
end

-- The dot row of a height between 0 and 1; a cell has four.
local function dot_row(y, height)
  return math.floor((1 - y) * (4 * height - 1) + 0.5)
end

local function dot_column(x, width)
  return math.floor(x * (2 * width - 1) + 0.5)
end

-- Sets the dot at a place, both from 0 to 1, the second upwards.
local function dot(canvas, x, y, series)
  local column, row = dot_column(x, canvas.width), dot_row(y, canvas.height)
  local cell = cell_index(canvas, column // 2, row // 4)
  canvas.bits[cell] = (canvas.bits[cell] or 0) | DOTS[column % 2 + 1][row % 4 + 1]
  canvas.owner[cell] = canvas.owner[cell] or series
end

local function line(canvas, from, to, series)
  local steps = math.max(math.abs(to.x - from.x) * 2 * canvas.width,
                         math.abs(to.y - from.y) * 4 * canvas.height)
  local count = math.max(1, math.ceil(steps))
  for i = 0, count do
    local t = i / count
    dot(canvas, from.x + t * (to.x - from.x), from.y + t * (to.y - from.y), series)
  end
end

-- The column and the cell in which a point is.
local function place_in(canvas, point)
  local column = dot_column(point.x, canvas.width) // 2
  return column, cell_index(canvas, column, dot_row(point.y, canvas.height) // 4)
end

-- Letters at all points, or, where these lie close, so far apart that the line is seen, and not
-- those of all series in the same columns.
local function letters(canvas, points, series)
  local apart = #points * APART <= canvas.width and 0 or APART
  local next_column = apart > 0 and 2 * (series - 1) % apart or 0
  for _, point in ipairs(points) do
    local column, cell = place_in(canvas, point)
    if column >= next_column then
      canvas.letter[cell] = canvas.letter[cell] or series
      next_column = column + apart
    end
  end
end

-- The points of a series from left to right; nil, by its place, where it has no value.
local function points_of(given, values, order, along, up)
  local points, broken = {}, {}
  for _, i in ipairs(order) do
    local y = given.values[i]
    if y and y - y == 0 then
      points[#points + 1] = { x = along:place(values[i]), y = up:place(y) }
    else
      broken[#points] = true -- no line over a gap
    end
  end
  return points, broken
end

local function in_order(values)
  local order = {}
  for i = 1, #values do order[i] = i end
  table.sort(order, function(a, b)
    if values[a] ~= values[b] then return values[a] < values[b] end
    return a < b
  end)
  return order
end

local function draw(canvas, given, values, along, up)
  local order = in_order(values)
  for index, series in ipairs(given) do
    local points, broken = points_of(series, values, order, along, up)
    letters(canvas, points, index)
    for i = 1, #points - 1 do
      if not broken[i] then line(canvas, points[i], points[i + 1], index) end
    end
  end
end

-- Marks over all else.
local function draw_marks(canvas, marks, along, up)
  for _, mark in ipairs(marks) do
    local _, cell = place_in(canvas, { x = along:place(mark[1]), y = up:place(mark[2]) })
    canvas.mark[cell] = true
  end
end

local function cell_body(canvas, cell, given, style)
  local series = canvas.letter[cell]
  if canvas.mark[cell] then
    return style:paint(style.sign.cross, "cheapest")
  elseif series then
    return style:series(given[series].letter, series)
  elseif not canvas.bits[cell] then
    return " "
  end
  local body = style.sign.braille and utf8.char(0x2800 + canvas.bits[cell]) or "."
  return style:series(body, canvas.owner[cell])
end

-- Labels of the rows at which ticks are.
local function row_labels(up, height, unit)
  local labels, width = {}, 0
  for _, tick in ipairs(up.ticks) do
    local row = dot_row(up:place(tick), height) // 4
    labels[row] = plot.tick(tick, unit)
    width = math.max(width, text.width(labels[row]))
  end
  return labels, width
end

local function rows_of(canvas, labels, label_width, given, style)
  local lines = {}
  for row = 0, canvas.height - 1 do
    local cells = {}
    for column = 0, canvas.width - 1 do
      cells[column + 1] = cell_body(canvas, cell_index(canvas, column, row), given, style)
    end
    local mark = labels[row] and style.sign.right or style.sign.axis_up
    local body = table.concat(cells):gsub("%s+$", "")
    lines[#lines + 1] = text.pad(labels[row] or "", label_width, "right") .. " " .. mark .. body
  end
  return lines
end

local function all_values(given)
  local all = {}
  for _, series in ipairs(given) do
    for _, value in pairs(series.values) do
      all[#all + 1] = value
    end
  end
  return all
end

-- What is along under the canvas.
local function add_axis(lines, along, width, space, layout)
  local places, sign = {}, layout.style.sign
  for i, mark in ipairs(layout.marks or {}) do places[i] = mark[1] end
  local ticks, under = plot.axis(along, width, sign, layout.unit_along, places)
  lines[#lines + 1] = space .. sign.axis_left .. ticks
  lines[#lines + 1] = space .. " " .. under
end

--- A chart as lines, or none where there is nothing to draw.
---@param given { letter: string, values: number[] }[] one a line, the first on top
---@param values number[] of the axis along
---@param layout table width, height, style, unit, unit_along; log: the axis along is one of equal ratios, along: it is
--  a scale of its own; linear: what goes up is on no log scale; marks: a list of { along, up } to be marked
---@return string[] lines
function chart.lines(given, values, layout)
  local along = layout.along or scales.along(values, TICKS_ALONG, layout.log)
  local up = (layout.linear and scales.linear or scales.of)(all_values(given), TICKS_UP)
  if not along or not up then
    return {}
  end
  local labels, label_width = row_labels(up, layout.height, layout.unit)
  local canvas = new_canvas(layout.width - label_width - 2, layout.height)
  draw(canvas, given, values, along, up)
  draw_marks(canvas, layout.marks or {}, along, up)
  local lines = rows_of(canvas, labels, label_width, given, layout.style)
  add_axis(lines, along, canvas.width, (" "):rep(label_width + 1), layout)
  return lines
end

return chart
