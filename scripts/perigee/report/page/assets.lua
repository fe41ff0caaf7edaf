--- The page's own scripts and style: files beside this one, which are put into each page whole.
local assets = {}

-- In the order in which they stand in the page: what a file uses comes before it.
local SCRIPTS = { "operations", "elementary", "random", "normal", "beta", "distributions", "graph", "summary",
                  "numbers", "scales", "charts", "reading", "words", "fill", "derivation", "controls", "over", "main" }

local kept = {}

local function read(name)
  if not kept[name] then
    local folder = assert(package.searchpath("perigee.report.page.assets", package.path)):match "^(.*/)"
    local file = assert(io.open(folder .. name, "rb"))
    kept[name] = file:read "a"
    file:close()
  end
  return kept[name]
end

--- The script of a page.
---@return string
function assets.script()
  local parts = { '(() => {\n"use strict";' }
  for i, name in ipairs(SCRIPTS) do parts[i + 1] = read(name .. ".js") end
  parts[#parts + 1] = "})();"
  return table.concat(parts, "\n")
end

--- The style of a page.
---@return string
function assets.style() return "\n" .. read "page.css" end

return assets
