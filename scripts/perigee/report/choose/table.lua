--- Ways as a table: what each costs, how good and how fast it is, on what.
local columns = require "perigee.report.columns"
local format = require "perigee.report.format"
local readable = require "perigee.report.readable"
local text = require "perigee.report.text"
local units = require "perigee.report.unit"

local LEAST_NAME, LEAST_ON = 18, 16
local NARROW = { 5, 3 } -- the time to the first token, then the quality, are left out where there is no room

local function short(name) return name:match "([^/]+)$" end

local function time(view, seconds)
  if not seconds then return "" end
  return table.concat({ readable.seconds(seconds, view.sign) }, " ")
end

local function share(value)
  return value and format.number(value * 100, { digits = 3 }) .. " %" or ""
end

-- The cell of a scenario's grid, in words.
local function place_of(way)
  local parts = {}
  for i, at in ipairs(way.cell or {}) do
    parts[i] = at.name .. " " .. (type(at.value) == "number"
      and units.quantity(format.number(at.value, { digits = 4, trim = true }), at.unit) or at.value)
  end
  return table.concat(parts, ", ")
end

local function on_of(way)
  if way.kind == "option" then return place_of(way) end
  if way.kind == "api" then return way.provider end
  return (way.machines == 1 and "" or readable.count(way.machines) .. " x ") .. way.machine
    .. (way.region and " in " .. way.region or "")
end

local function name_of(way)
  if way.kind == "option" then return way.model end
  return way.quantization and short(way.model) .. " " .. way.quantization or short(way.model)
end

local function row_of(view, way, mark)
  return { { mark .. text.escape(name_of(way)), role = mark ~= "  " and "cheapest" or nil },
           readable.money(way.usd_per_month, 3), share(way.quality), time(view, way.time_per_output_token_s),
           time(view, way.time_to_first_token_s), text.escape(on_of(way)) }
end

-- A column in which nothing stands has no head.
local function heads(view, title, ways)
  local has = {}
  for _, way in ipairs(ways) do
    has.quality, has.token = has.quality or way.quality, has.token or way.time_per_output_token_s
    has.first, has.on = has.first or way.time_to_first_token_s, has.on or on_of(way) ~= ""
  end
  local list = { view:heading(title), view:head "USD/month" }
  for i, name in ipairs { "quality", "token", "first", "on" } do list[i + 2] = has[name] and view:head(name) or "" end
  return list
end

--- Rows of ways under a heading.
---@param view table
---@param title string
---@param ways table[]
---@param most integer that are shown
---@return string[] lines
return function(view, title, ways, most)
  if #ways == 0 then return {} end
  local rows = { heads(view, title, ways) }
  for i = 1, math.min(most, #ways) do
    rows[#rows + 1] = row_of(view, ways[i], ways[i] == view.result.cheapest and view.sign.cheapest .. " " or "  ")
  end
  local lines = columns.render(rows, { align = { "left", "decimal", "right", "right", "right", "left" },
    flexible = { { 6, LEAST_ON }, { 1, LEAST_NAME } }, drop = NARROW, most = view.columns, style = view.style })
  if #ways > most then
    view:add_wrapped(lines, ("%d more: --format json lists them."):format(#ways - most), 2, "note")
  end
  return lines
end
