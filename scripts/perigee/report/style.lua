--- Signs and colours: of Unicode or of ASCII, painted or plain.
local style = {}

-- SGR parameters by what a text is.
local COLOURS = {
  title = "1", heading = "1", head = "2", note = "2", cheapest = "1;32", infeasible = "31",
  bar = "36", credit = "31", warning = "33",
}

-- One colour a series in charts; green and red are taken.
local SERIES = { "36", "33", "35", "34", "96", "93", "95", "94" }

local UNICODE = {
  cheapest = "▸", infeasible = "✗", none = "–", error = "±", ellipsis = "…", dot = " · ",
  full = "█", light = "░", half = "▐", eighths = { "▏", "▎", "▍", "▌", "▋", "▊", "▉" }, zero = "│",
  left = "├", line = "─", right = "┤", middle = "●", cross = "◆",
  axis_left = "└", axis_line = "─", axis_tick = "┴", axis_up = "│",
  branch = "├ ", twig = "└ ", stem = "│ ", times = "×", least = "≥", most = "≤",
  braille = true, levels = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
}

local ASCII = {
  cheapest = ">", infeasible = "x", none = "-", error = "+-", ellipsis = "..", dot = ", ",
  full = "#", light = ".", half = "#", eighths = { "", "", "", "#", "#", "#", "#" }, zero = "|",
  left = "|", line = "-", right = "|", middle = "o", cross = "*",
  axis_left = "+", axis_line = "-", axis_tick = "+", axis_up = "|",
  branch = "|-", twig = "`-", stem = "| ", times = "x", least = ">=", most = "<=",
  braille = false, levels = { ".", ":", "-", "=", "+", "*", "%", "#" },
}

local Style = {}
Style.__index = Style

--- A style: `sign` has the signs.
---@param options { colour: boolean?, ascii: boolean? }
---@return table
function style.new(options)
  return setmetatable({ colour = options.colour or false,
                        sign = options.ascii and ASCII or UNICODE }, Style)
end

local function painted(body, code)
  return "\27[" .. code .. "m" .. body .. "\27[0m"
end

--- The text in the colour of its role, where there are colours.
---@param body string
---@param role string?
---@return string
function Style:paint(body, role)
  if not (self.colour and role) or body == "" then
    return body
  end
  return painted(body, assert(COLOURS[role], role))
end

--- The text in the colour of series `index` of a chart.
---@param body string
---@param index integer
---@return string
function Style:series(body, index)
  return self.colour and painted(body, SERIES[(index - 1) % #SERIES + 1]) or body
end

return style
