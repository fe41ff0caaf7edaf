--- Pictures of the answer, as SVG whose places are percentages, so that they fit any width
-- while their words stay as large as they are.  charts.js draws the same.
local format = require "perigee.report.format"
local html = require "perigee.report.page.html"
local scales = require "perigee.report.scale"

local charts = {}

local TICKS = 5
local BOX = 1000 -- curves are drawn in a box of so many by so many, which is stretched

local element = html.element

-- ----- places -----

local function percent(share) return ("%.2f%%"):format(100 * share) end

local function x_of(scale, value) return percent(scale:place(value)) end
local function y_of(scale, value) return percent(1 - scale:place(value)) end

local function tick_text(tick)
  return format.number(tick, { digits = 3, trim = true })
end

local EDGE = 0.03 -- of the width: words so near an end stand within it

local function anchor_of(share)
  return share < EDGE and "start" or share > 1 - EDGE and "end" or "middle"
end

-- ----- spreads: a row an option, from P5 to P95 -----

local function grid_lines(scale)
  local lines = {}
  for i, tick in ipairs(scale.ticks) do
    local x = x_of(scale, tick)
    lines[i] = element("line", { class = "grid", x1 = x, x2 = x, y1 = "0", y2 = "100%" })
  end
  return table.concat(lines)
end

local function bar(scale, row)
  return element("rect", { class = "bar " .. row.class, x = "0", y = "5", width = x_of(scale, row.p50), height = "14" })
end

local function spread(scale, row)
  local x5, x50, x95 = x_of(scale, row.p5), x_of(scale, row.p50), x_of(scale, row.p95)
  local dot = element("circle", { class = "dot " .. row.class, cx = x50, cy = "12", r = "5" })
  if row.p5 == row.p95 then return dot end
  return element("line", { class = "span " .. row.class, x1 = x5, x2 = x95, y1 = "12", y2 = "12" }) .. dot
end

-- Bars where nothing is spread, and they begin at zero.
local function mark_of(scale, rows)
  if scale.log or scale.low ~= 0 then return spread end
  for _, row in ipairs(rows) do
    if row.p5 ~= row.p95 then return spread end
  end
  return bar
end

local function axis_row(scale)
  local texts = {}
  for i, tick in ipairs(scale.ticks) do
    texts[i] = element("text", { x = x_of(scale, tick), y = "14", ["text-anchor"] = anchor_of(scale:place(tick)) },
                       html.escape(tick_text(tick)))
  end
  return html.classed("div", "irow axis", html.classed("div", "iname", ""),
    element("svg", { class = "itrack", ["aria-hidden"] = "true" }, table.concat(texts)))
end

--- A row an option, its dot at the median, from P5 to P95.
---@param rows { name: string, p5: number, p50: number, p95: number, class: string }[]
---@return string "" where there is nothing to draw
function charts.spreads(rows)
  local values = {}
  for _, row in ipairs(rows) do table.move({ row.p5, row.p50, row.p95 }, 1, 3, #values + 1, values) end
  local scale = scales.of(values, TICKS)
  if not scale then return "" end
  local lines, mark = {}, mark_of(scale, rows)
  for i, row in ipairs(rows) do
    lines[i] = html.classed("div", "irow", html.classed("div", "iname", html.escape(row.name)),
      element("svg", { class = "itrack", ["aria-hidden"] = "true" }, grid_lines(scale), mark(scale, row)))
  end
  lines[#lines + 1] = axis_row(scale)
  return table.concat(lines, "\n")
end

-- ----- curves -----

-- Points of a curve in the box; where a value is no number the curve is broken.
local function runs_of(along, up, xs, values)
  local runs, run = {}, nil
  for i, x in ipairs(xs) do
    local y = values[i]
    if y and format.finite(y) and not (up.log and y <= 0) then
      if not run then
        run = {}
        runs[#runs + 1] = run
      end
      run[#run + 1] = ("%.1f,%.1f"):format(BOX * along:place(x), BOX * (1 - up:place(y)))
    else
      run = nil
    end
  end
  return runs
end

local function curve_of(along, up, xs, one)
  local parts = {}
  for i, run in ipairs(runs_of(along, up, xs, one.values)) do
    parts[i] = element("polyline", { class = "curve " .. one.class, points = table.concat(run, " ") })
  end
  return table.concat(parts)
end

local function reversed(list)
  local made = {}
  for i, item in ipairs(list) do made[#list + 1 - i] = item end
  return made
end

-- Between a curve's P5 and P95, where both have no gap.
local function band_of(along, up, xs, one)
  if not one.low then return "" end
  local low, high = runs_of(along, up, xs, one.low), runs_of(along, up, xs, one.high)
  if #low ~= 1 or #high ~= 1 then return "" end
  return element("path", { class = "band " .. one.class,
    d = "M" .. table.concat(high[1], "L") .. "L" .. table.concat(reversed(low[1]), "L") .. "Z" })
end

local function tick_lines(along, up)
  local parts = {}
  for _, tick in ipairs(up.ticks) do
    local y = y_of(up, tick)
    parts[#parts + 1] = element("line", { class = "grid", x1 = "0", x2 = "100%", y1 = y, y2 = y })
  end
  for _, tick in ipairs(along.ticks) do
    local x = x_of(along, tick)
    parts[#parts + 1] = element("line", { class = "grid", x1 = x, x2 = x, y1 = "0", y2 = "100%" })
  end
  return table.concat(parts)
end

local GAP = 0.06 -- between letters at the ends of curves, of the height

-- A letter at each curve's end, none over another.
local function end_letters(up, list)
  local ends, parts = {}, {}
  for i, one in ipairs(list) do
    local last = one.values[#one.values]
    if last and format.finite(last) then ends[#ends + 1] = { i = i, letter = one.letter, y = 1 - up:place(last) } end
  end
  table.sort(ends, function(a, b)
    if a.y ~= b.y then return a.y < b.y end
    return a.i < b.i
  end)
  for i, one in ipairs(ends) do
    if i > 1 then one.y = math.max(one.y, ends[i - 1].y + GAP) end
    parts[i] = element("text", { class = "letter", x = "0", dx = "4", dy = "4", y = percent(one.y) }, one.letter)
  end
  return table.concat(parts)
end

local function y_labels(up)
  local parts = {}
  for i, tick in ipairs(up.ticks) do
    parts[i] = element("text", { x = "100%", dx = "-6", dy = "4", y = y_of(up, tick), ["text-anchor"] = "end" },
                       html.escape(tick_text(tick)))
  end
  return table.concat(parts)
end

local function x_labels(along)
  local parts = {}
  for i, tick in ipairs(along.ticks) do
    parts[i] = element("text", { x = x_of(along, tick), y = "14",
      ["text-anchor"] = anchor_of(along:place(tick)) }, html.escape(tick_text(tick)))
  end
  return table.concat(parts)
end

local function all_values(list)
  local values = {}
  for _, one in ipairs(list) do
    for _, part in ipairs { one.values, one.low or {}, one.high or {} } do
      for _, value in pairs(part) do values[#values + 1] = value end
    end
  end
  return values
end

local function svg(class, ...) return element("svg", { class = class, ["aria-hidden"] = "true" }, ...) end

--- Curves over an axis.
---@param list { name: string, letter: string, class: string, values: number[], low: number[]?, high: number[]? }[]
---@param xs number[]
---@param options { along: table, linear: boolean? } along: the scale along; linear: the other one has no logarithm
---@return string "" where there is nothing to draw
function charts.curves(list, xs, options)
  local up = (options.linear and scales.linear or scales.of)(all_values(list), TICKS)
  if not up or not options.along then return "" end
  local bands, curves = {}, {}
  for i, one in ipairs(list) do
    bands[i], curves[i] = band_of(options.along, up, xs, one), curve_of(options.along, up, xs, one)
  end
  return html.classed("div", "plot", svg("ylabels", y_labels(up)),
    svg("area", tick_lines(options.along, up),
      element("svg", { class = "box", viewBox = ("0 0 %d %d"):format(BOX, BOX), preserveAspectRatio = "none" },
        bands, curves)),
    svg("letters", end_letters(up, list)), svg("xlabels", x_labels(options.along)))
end

--- What the letters and colours of curves stand for.
---@param list table[] as charts.curves takes
---@return string
function charts.legend(list)
  local items = {}
  for i, one in ipairs(list) do
    items[i] = element("li", {}, element("svg", { class = "swatch", ["aria-hidden"] = "true" },
      element("line", { class = "curve " .. one.class, x1 = "0", x2 = "100%", y1 = "50%", y2 = "50%" })),
      html.escape(one.letter .. "  " .. one.name))
  end
  return element("ul", { class = "legend" }, items)
end

charts.letter = format.letter

--- The class of an option's colour.
---@param index integer
---@return string
function charts.class(index) return "c" .. (index - 1) % 8 end

return charts
