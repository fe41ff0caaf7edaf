--- How cells look: styles, and formats of numbers by their units.
local looks = {}

local GREY, BLUE, HEAD, BAND = 0x767676, 0x0000C0, 0xDCE6F1, 0xF2F2F2

--- Styles by name; a look is a style and, for numbers, a format.
looks.styles = {
  title = { bold = true, size = 16 }, heading = { bold = true, size = 12 },
  head = { bold = true, fill = HEAD, bottom = true, wrap = true, vertical = "center" },
  head_right = { bold = true, fill = HEAD, bottom = true, wrap = true, align = "right", vertical = "center" },
  band = { italic = true, colour = GREY, align = "left" },
  text = { vertical = "center" }, wrapped = { wrap = true, vertical = "center" },
  note = { colour = GREY, wrap = true, vertical = "center" },
  figure = { vertical = "center" }, total = { bold = true, top = true }, total_text = { bold = true, top = true },
  input = { colour = BLUE, fill = 0xFFF9DB, vertical = "center" },
  sampled = { colour = GREY, fill = BAND, vertical = "center" },
  unit = { colour = GREY, vertical = "center", indent = 1 }, aside = { colour = GREY, vertical = "center" },
  head_unit = { bold = true, fill = HEAD, bottom = true, vertical = "center", indent = 1 },
  total_unit = { bold = true, top = true, indent = 1 }, wrapped_on = { wrap = true, vertical = "center", indent = 1 },
  warning = { bold = true, colour = 0xC00000 },
  notice = { colour = 0x9C5700 },
  answer = { bold = true, size = 12 }, link = { colour = 0x0563C1, vertical = "center" },
  right = { align = "right", vertical = "center" },
  best = { bold = true, fill = 0xE2F0D9 }, out = { colour = 0xA6A6A6 },
}

--- Formats of numbers.
looks.PERCENT, looks.TIMES, looks.YES = "0%", '[>=10]#,##0"x";0.00"x"', '[=1]"yes";[=0]"no";General'

local FIGURE = "[>=1000]#,##0;[>=1]#,##0.00;0.0000"
local SMALL, NEGATIVE = "0.000E+00", "#,##0.00##"
local LEAST, PLAIN = 0.001, 1000 -- the least with four decimals; from where on whole ones have commas
local CONDITIONS = { ["less"] = true, ["less or equal"] = true, equal = true, ["and"] = true, ["or"] = true,
                     ["not"] = true }

--- The format of a month that may never come: infinity is a large number there.
looks.MONTH = '[>=1000000000]"never";General'

--- The format of amounts of money that stand below each other.
looks.MONEY = "[>=100]#,##0;[=0]0;#,##0.00"

-- Whole numbers show decimals where another is written over them.
local function of_size(value)
  if value % 1 == 0 and math.abs(value) < PLAIN then return "General" end
  if math.abs(value) < LEAST then return SMALL end
  return value < 0 and NEGATIVE or FIGURE
end

--- The format of a node's number.
---@param node table
---@return string
function looks.number(node)
  if CONDITIONS[node.op] then return looks.YES end
  local value = node.point
  if value ~= value or math.abs(value) >= 1e300 then return "General" end
  return of_size(value)
end

--- The format of what a figure may be over its samples.
---@param value number its median
---@return string
function looks.sampled(value)
  return value - value == 0 and of_size(value) or FIGURE
end

return looks
