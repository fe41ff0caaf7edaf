--- Steps from a figure before to the figure after: each change's bar begins where the last one ended.
local format = require "perigee.report.format"

local steps = {}

--- Columns that a picture takes at least, and at most.
steps.LEAST, steps.WIDEST = 12, 48

local function ends_of(step)
  if step.whole then return 0, step.whole end
  return step.from, step.to
end

local function stretch(picture, ...)
  for _, value in ipairs { ... } do
    picture.low, picture.high = math.min(picture.low, value), math.max(picture.high, value)
  end
end

--- The pictures of rows by their `group`: each row with `steps`, { whole } from nothing to a difference, or
-- { from, to }.
---@param rows table[]
---@param width integer columns that there are
---@param sign table
---@return table<any, table>
function steps.pictures(rows, width, sign)
  local pictures = {}
  for _, row in ipairs(rows) do
    if row.steps then
      local picture = pictures[row.group] or { low = 0, high = 0, width = math.min(steps.WIDEST, width), sign = sign }
      pictures[row.group] = picture
      stretch(picture, ends_of(row.steps))
    end
  end
  return pictures
end

-- The edge, from 0, on which a value falls.
local function edge(picture, value)
  local span = picture.high - picture.low
  if span == 0 then return 0 end
  return format.round((value - picture.low) / span * picture.width, 0)
end

-- The first and the last cell of what goes from one value to another: one cell at least.
local function cells(picture, from, to)
  local first, last = edge(picture, math.min(from, to)), edge(picture, math.max(from, to))
  if first == last then
    first = math.max(0, math.min(first, picture.width - 1))
    last = first + 1
  end
  return math.tointeger(first) + 1, math.tointeger(last)
end

local function whole_line(picture, whole)
  local first, last = cells(picture, 0, whole)
  local sign, middle = picture.sign, picture.sign.line:rep(math.max(0, last - first - 1))
  if whole == 0 or first == last then return (" "):rep(first - 1) .. sign.middle end
  local line = whole > 0 and sign.left .. middle .. sign.middle or sign.middle .. middle .. sign.right
  return (" "):rep(first - 1) .. line
end

--- One row of a picture.
---@param picture table
---@param step table
---@return string
function steps.draw(picture, step)
  if step.whole then return whole_line(picture, step.whole) end
  local first, last = cells(picture, step.from, step.to)
  local sign = step.to > step.from and picture.sign.full or picture.sign.light
  return (" "):rep(first - 1) .. sign:rep(last - first + 1)
end

--- The role of a row: what it costs more, what it costs less, or the whole.
---@param step table
---@return string?
function steps.role(step)
  if step.whole then return nil end
  return step.to > step.from and "credit" or "bar"
end

return steps
