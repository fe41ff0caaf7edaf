--- How cells look: styles, and formats of numbers by their units.
local looks = {}

local GREY, BLUE, HEAD, BAND = 0x767676, 0x0000C0, 0xDCE6F1, 0xF2F2F2

--- Styles by name; a look is a style and, for numbers, a format.
looks.styles = {
  title = { bold = true, size = 16 }, heading = { bold = true, size = 12 },
  head = { bold = true, fill = HEAD, bottom = true, wrap = true, vertical = "center" },
  head_right = { bold = true, fill = HEAD, bottom = true, wrap = true, align = "right", vertical = "center" },
  band = { italic = true, colour = GREY, align = "left" },
  text = { vertical = "top" }, wrapped = { wrap = true, vertical = "top" },
  note = { colour = GREY, wrap = true, vertical = "top" },
  figure = { vertical = "top" }, total = { bold = true, top = true }, total_text = { bold = true, top = true },
  input = { colour = BLUE, fill = 0xFFF9DB, vertical = "top" },
  sampled = { colour = GREY, fill = BAND, vertical = "top" },
  unit = { colour = GREY, vertical = "top" }, warning = { bold = true, colour = 0xC00000 },
  notice = { colour = 0x9C5700 },
  answer = { bold = true, size = 12 }, link = { colour = 0x0563C1, vertical = "top" },
  right = { align = "right", vertical = "top" },
  best = { bold = true, fill = 0xE2F0D9 }, out = { colour = 0xA6A6A6 },
}

--- Formats of numbers.
looks.PERCENT, looks.MORE, looks.YES = "0%", "+0%;-0%;0%", '[=1]"yes";[=0]"no";General'

local FIGURE = "[>=1000]#,##0;[>=1]#,##0.00;General"
local NEVER = '[>=1E+300]"never";#,##0.##;General'
local CONDITIONS = { ["less"] = true, ["less or equal"] = true, equal = true, ["and"] = true, ["or"] = true,
                     ["not"] = true }

--- The format of a month that may never come.
looks.MONTH = NEVER

--- The format of amounts of money that stand below each other.
---@param largest number
---@return string
function looks.money(largest)
  return math.abs(largest) >= 1000 and "#,##0" or "#,##0.00"
end

--- The format of a node's number.
---@param node table
---@return string
function looks.number(node)
  if CONDITIONS[node.op] then return looks.YES end
  local value = node.point
  if value and (value ~= value or math.abs(value) >= 1e300) then return NEVER end
  return value and value < 0 and "#,##0.00##" or FIGURE
end

return looks
