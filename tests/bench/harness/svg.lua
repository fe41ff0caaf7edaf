--- Small multiples with logarithmic axes, as an SVG picture.
local svg = {}

local WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 480, 340, 64, 124, 40, 48
local COLOURS = { "#1b6ca8", "#d1495b", "#3c8d40", "#7d4fa3" }

local function log10(x) return math.log(x, 10) end

-- The whole powers of ten about some values.
local function decades(values)
  local low, high = math.huge, -math.huge
  for _, value in ipairs(values) do low, high = math.min(low, log10(value)), math.max(high, log10(value)) end
  low, high = math.floor(low + 1e-9), math.ceil(high - 1e-9)
  return low, high > low and high or low + 1
end

local function column(points, name)
  local list = {}
  for i, point in ipairs(points) do list[i] = point[name] end
  return list
end

-- Where a value of an axis lies between two pixels.
local function scale(values, from, to)
  local low, high = decades(values)
  return { low = low, high = high,
           at = function(value) return from + (log10(value) - low) / (high - low) * (to - from) end }
end

local function text(x, y, anchor, words, more)
  return ('<text x="%.1f" y="%.1f" text-anchor="%s"%s>%s</text>'):format(x, y, anchor, more or "", words)
end

local function line(x1, y1, x2, y2, colour)
  return ('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s"/>'):format(x1, y1, x2, y2, colour)
end

local function power(exponent)
  if exponent >= 0 and exponent <= 3 then return ("%.0f"):format(10 ^ exponent) end
  return ('10<tspan dy="-5" font-size="9">%s%d</tspan>'):format(exponent < 0 and "−" or "", math.abs(exponent))
end

-- Behind a raised exponent the line goes on where it was.
local function suffix(exponent)
  return exponent >= 0 and exponent <= 3 and " s" or '<tspan dy="5"> s</tspan>'
end

-- Few values are marked themselves, many by powers of ten.
local function marks_of(values, axis)
  local seen, list = {}, {}
  for _, value in ipairs(values) do
    if not seen[value] then seen[value], list[#list + 1] = true, value end
  end
  if #list <= 3 then return list, function(value) return ("%.0f"):format(value) end end
  list = {}
  for exponent = axis.low, axis.high do list[#list + 1] = 10.0 ^ exponent end
  return list, function(value) return power(math.floor(log10(value) + 0.5)) end
end

local function frame(panel, x, y)
  local made = { text(LEFT, 20, "start", panel.title, ' font-weight="bold"'),
                 text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "middle", panel.label) }
  for exponent = y.low, y.high do
    local at = y.at(10.0 ^ exponent)
    made[#made + 1] = line(LEFT, at, WIDTH - RIGHT, at, "#ddd")
    made[#made + 1] = text(LEFT - 8, at + 4, "end", power(exponent) .. suffix(exponent))
  end
  local marks, words = marks_of(column(panel.points, "x"), x)
  for _, value in ipairs(marks) do
    made[#made + 1] = line(x.at(value), HEIGHT - BOTTOM, x.at(value), HEIGHT - BOTTOM + 4, "#888")
    made[#made + 1] = text(x.at(value), HEIGHT - BOTTOM + 18, "middle", words(value))
  end
  return made
end

-- Points by the name of their series, in order.
local function split(points)
  local names, by_name = {}, {}
  for _, point in ipairs(points) do
    if not by_name[point.series] then
      names[#names + 1], by_name[point.series] = point.series, {}
    end
    table.insert(by_name[point.series], point)
  end
  return names, by_name
end

-- Labels at the curves' ends, one above the other where they would meet.
local function spread(ends)
  table.sort(ends, function(a, b) return a.y < b.y end)
  for i = 2, #ends do ends[i].y = math.max(ends[i].y, ends[i - 1].y + 13) end
end

local function curves(panel, x, y)
  local made, ends = {}, {}
  local names, by_name = split(panel.points)
  for i, name in ipairs(names) do
    local places, colour = {}, COLOURS[i]
    for k, point in ipairs(by_name[name]) do
      places[k] = ("%.1f,%.1f"):format(x.at(point.x), y.at(point.y))
      made[#made + 1] = ('<circle cx="%.1f" cy="%.1f" r="2.6" fill="%s"/>'):format(x.at(point.x), y.at(point.y), colour)
    end
    made[#made + 1] = ('<polyline points="%s" fill="none" stroke="%s" stroke-width="1.6"/>'):format(
      table.concat(places, " "), colour)
    local last = by_name[name][#by_name[name]]
    ends[#ends + 1] = { y = y.at(last.y) + 4, x = x.at(last.x) + 8, name = name, colour = colour }
  end
  spread(ends)
  for _, each in ipairs(ends) do
    made[#made + 1] = text(each.x, each.y, "start", each.name, (' fill="%s"'):format(each.colour))
  end
  return made
end

local function draw(panel, left, top)
  local x = scale(column(panel.points, "x"), LEFT, WIDTH - RIGHT)
  local y = scale(column(panel.points, "y"), HEIGHT - BOTTOM, TOP)
  local made = { ('<g transform="translate(%d,%d)">'):format(left, top) }
  for _, part in ipairs { frame(panel, x, y), curves(panel, x, y) } do
    table.move(part, 1, #part, #made + 1, made)
  end
  made[#made + 1] = "</g>"
  return table.concat(made, "\n")
end

--- A picture of panels, two side by side.
---@param panels table[] title, label (of what grows), points = list of { series, x, y }
---@return string
function svg.picture(panels)
  local rows = (#panels + 1) // 2
  local made = { ('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" '
    .. 'font-size="12">'):format(2 * WIDTH, rows * HEIGHT), '<rect width="100%" height="100%" fill="white"/>' }
  for i, panel in ipairs(panels) do
    made[#made + 1] = draw(panel, (i - 1) % 2 * WIDTH, (i - 1) // 2 * HEIGHT)
  end
  made[#made + 1] = "</svg>"
  return table.concat(made, "\n") .. "\n"
end

return svg
