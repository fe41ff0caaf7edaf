--- HTML by hand: every text that comes from a scenario or a catalog goes through `escape`.
local text = require "perigee.report.text"

local html = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

--- Text as HTML shows it, in elements and in attributes: one line, nothing invisible.
---@param s string
---@return string
function html.escape(s)
  return (text.escape(s):gsub("[&<>\"']", ENTITIES))
end

local VOID = { meta = true, input = true, br = true }

local function attributes_text(attributes)
  local names, parts = {}, {}
  for name, value in pairs(attributes) do
    if value ~= false then names[#names + 1] = name end
  end
  table.sort(names)
  for i, name in ipairs(names) do
    local value = attributes[name]
    parts[i] = value == true and " " .. name or (' %s="%s"'):format(name, html.escape(tostring(value)))
  end
  return table.concat(parts)
end

--- An element.
---@param tag string
---@param attributes table<string, any> false: none; true: one without a value
---@param ... string|string[] what is in it: HTML already
---@return string
function html.element(tag, attributes, ...)
  local parts = { "<", tag, attributes_text(attributes), ">" }
  for i = 1, select("#", ...) do
    local inner = select(i, ...)
    parts[#parts + 1] = type(inner) == "table" and table.concat(inner) or inner
  end
  if not VOID[tag] then parts[#parts + 1] = "</" .. tag .. ">" end
  return table.concat(parts)
end

--- An element with a class and no other attribute.
---@param tag string
---@param class string
---@param ... string|string[]
---@return string
function html.classed(tag, class, ...)
  return html.element(tag, { class = class }, ...)
end

--- A table in a box of its own that scrolls where it is too wide.
---@param label string what it is, for those who hear it
---@param head string[] cells, HTML
---@param rows string[] whole rows, HTML
---@param class? string
---@return string
function html.table(label, head, rows, class)
  return html.element("div", { class = "scroll", role = "region", ["aria-label"] = label, tabindex = "0" },
    html.element("table", { class = class or false }, "<thead><tr>", head, "</tr></thead><tbody>\n",
      table.concat(rows, "\n"), "\n</tbody>"))
end

--- A cell of a head.
---@param words string HTML
---@param left? boolean of a column of words
---@param minor? boolean of one that gives way where there is no room
---@return string
function html.head(words, left, minor)
  local class = (left and "left" or "") .. (minor and " minor" or "")
  return html.element("th", { scope = "col", class = class ~= "" and class or false }, words)
end

return html
