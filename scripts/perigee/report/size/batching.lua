--- What batching gains: tokens per second by how many are served at once.
local columns = require "perigee.report.columns"
local plot = require "perigee.report.plot"
local readable = require "perigee.report.readable"

local LEAST_BAR, WIDEST_BAR = 8, 48

-- The curve, with the batch that was asked for in its place.
local function points_of(sized)
  local points, load = table.move(sized.curve or {}, 1, #(sized.curve or {}), 1, {}), sized.load
  local serving = sized.fits and sized.serving
  if #points == 0 or not serving then
    return points
  end
  local at = 1
  while points[at] and points[at].batch < load.concurrency do
    at = at + 1
  end
  if not (points[at] and points[at].batch == load.concurrency) then
    table.insert(points, at, { batch = load.concurrency,
      output_tokens_per_s = serving.output_tokens_per_s,
      time_per_output_token_s = serving.time_per_output_token_s })
  end
  return points
end

local function heading(view)
  return { view:heading "Batching", view:head "tokens/s", view:head "each token" }
end

local function row_of(view, point, asked)
  local chosen = point.batch == asked
  local number, unit = readable.seconds(point.time_per_output_token_s, view.sign)
  return { { (chosen and view.sign.cheapest or " ") .. " " .. readable.count(point.batch),
             role = chosen and "cheapest" or nil },
           readable.number(point.output_tokens_per_s), number .. " " .. unit }
end

local function rows_of(view, points)
  local sized, rows = view.result, { heading(view) }
  local asked = sized.fits and sized.load and sized.load.concurrency
  for i, point in ipairs(points) do
    rows[i + 1] = row_of(view, point, asked)
  end
  return rows, { align = { "left", "right", "right" }, most = view.columns - LEAST_BAR - 2,
                 style = view.style }
end

local function add_bars(view, rows, layout, points)
  local _, widths = columns.render(rows, layout)
  local values = {}
  for i, point in ipairs(points) do
    values[i] = point.output_tokens_per_s
  end
  local taken = widths[1] + widths[2] + widths[3] + 6
  local bars = plot.bars(values, math.min(WIDEST_BAR, view.columns - taken), view.sign)
  for i, value in ipairs(values) do
    rows[i + 1][4] = { plot.bar(bars, value), role = "bar" }
  end
  layout.most = view.columns
end

-- Where batching stops being almost free.
local function says(view)
  local serving, load = view.result.serving, view.result.load
  if not (serving and view.result.fits and serving.batching_gain and serving.saturation_batch) then
    return ""
  end
  local gain = load.concurrency > 1 and ("%s %s times as many tokens as one alone. "):format(
    readable.sequences(load.concurrency), readable.number(serving.batching_gain)) or ""
  return gain .. ("From about %s on arithmetic is the limit, not memory: more at once then gain "
    .. "little."):format(readable.count(math.floor(serving.saturation_batch + 0.5)))
end

--- Lines: a row and a bar a batch, then what they say.
---@param view table
---@return string[]
return function(view)
  local points = points_of(view.result)
  if #points == 0 then
    return {}
  end
  local rows, layout = rows_of(view, points)
  add_bars(view, rows, layout, points)
  local lines = columns.render(rows, layout)
  view:add_wrapped(lines, says(view), 2, "note")
  return lines
end
