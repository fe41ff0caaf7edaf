--- Where the memory of one device goes: a bar a part, each where the last one ends,
-- so that together they are as long as the device is large.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local readable = require "perigee.report.readable"
local sums = require "perigee.report.sum"
local text = require "perigee.report.text"

local LEAST_NAME = 12
local WIDEST_BAR = 72
local DECIMALS = 3 -- digits of the whole, one decimal at least

local PARTS = { { "weights", "weights_bytes" }, { "KV cache", "kv_bytes" },
                { "activations", "activation_bytes" }, { "driver and graphs", "overhead_bytes" } }

-- What lies on the device, in the unit of its capacity; an encoder keeps no cache.
local function used_of(device, unit)
  local parts, total = {}, 0
  for i, part in ipairs(PARTS) do
    local value = device[part[2]] / unit
    parts[#parts + 1] = value ~= 0 and { label = part[1], value = value, series = i } or nil
    total = total + value
  end
  return parts, total
end

-- The parts of the whole, free memory among them; what lacks is told apart.
local function whole_of(sized)
  local capacity = sized.memory.device_capacity_bytes
  local name, unit = readable.byte_unit(capacity)
  local parts, used = used_of(sized.device, unit)
  local free = sized.device.free_bytes / unit
  if free >= 0 then
    parts[#parts + 1] = { label = "free", value = free, light = true }
    return { parts = parts, total = used + free, capacity = capacity / unit, unit = name }
  end
  return { parts = parts, total = used, capacity = capacity / unit, unit = name, lacking = -free }
end

local function values_of(parts)
  local values = {}
  for i, part in ipairs(parts) do
    values[i] = part.value
  end
  return values
end

-- Cells of each part, which add up to the width; something takes one at least.
local function cells_of(values, total, width)
  local scaled = {}
  for i, value in ipairs(values) do
    scaled[i] = value / total * width
  end
  local cells, largest = sums.counts(width, scaled, 0), 1
  for i, count in ipairs(cells) do
    largest = count > cells[largest] and i or largest
  end
  for i, value in ipairs(values) do
    if value > 0 and cells[i] < 1 then
      cells[i], cells[largest] = 1, cells[largest] - 1
    end
  end
  return cells
end

local function bar_of(view, part, before, count)
  local sign = part.light and view.sign.light or view.sign.full
  local body = sign:rep(math.tointeger(count))
  local space = (" "):rep(math.tointeger(before))
  if part.series then
    return space .. view.style:series(body, part.series)
  end
  return space .. view.style:paint(body, part.lacking and "infeasible" or "note")
end

local function digits_of(total)
  local finite = format.finite(total) and total ~= 0
  return math.max(DECIMALS, finite and format.leading(total, DECIMALS) + 2 or 0)
end

-- A row a part, in numbers that add up to the last one's.
local function rows_of(view, whole)
  local options = { digits = digits_of(whole.total) }
  local total, numbers = sums.texts(whole.total, values_of(whole.parts), options)
  local rows = { { view:heading("Memory of a device", whole.unit) } }
  for i, part in ipairs(whole.parts) do
    rows[#rows + 1] = { "  " .. part.label, numbers[i] }
  end
  if whole.lacking then
    local _, ends = sums.texts(whole.total, { whole.capacity, whole.lacking }, options)
    rows[#rows + 1] = { "  in all", total }
    rows[#rows + 1] = { "  a device has", ends[1] }
    rows[#rows + 1] = { { "  too little by", role = "infeasible" },
                        { ends[2], role = "infeasible" } }
  else
    rows[#rows + 1] = { "  a device has", total }
  end
  return rows
end

local function add_part_bars(view, whole, bars, width)
  local before = 0
  for i, count in ipairs(cells_of(values_of(whole.parts), whole.total, width)) do
    bars[i + 1] = bar_of(view, whole.parts[i], before, count)
    before = before + count
  end
end

-- The bars beside the rows.
local function bars_of(view, whole, width)
  local bars = {}
  if not format.finite(whole.total) or whole.total <= 0 then
    return bars
  end
  add_part_bars(view, whole, bars, width)
  local last = #whole.parts + 1
  if whole.lacking then
    local ends = cells_of({ whole.capacity, whole.lacking }, whole.total, width)
    bars[last + 2] = bar_of(view, { light = true }, 0, ends[1])
    bars[last + 3] = bar_of(view, { lacking = true }, ends[1], ends[2])
  end
  return bars
end

local function layout_of(view)
  return { align = { "left", "decimal" }, flexible = { { 1, LEAST_NAME } }, most = view.columns,
           style = view.style }
end

--- Lines: a row and a bar a part.
---@param view table
---@return string[]
return function(view)
  local whole = whole_of(view.result)
  local rows = rows_of(view, whole)
  local lines, widths = columns.render(rows, layout_of(view))
  local taken = widths[1] + 2 + widths[2] + 2
  local bars = bars_of(view, whole, math.min(WIDEST_BAR, view.columns - taken))
  for i, bar in pairs(bars) do
    lines[i] = lines[i] .. (" "):rep(taken - text.width(lines[i])) .. bar
  end
  return lines
end
