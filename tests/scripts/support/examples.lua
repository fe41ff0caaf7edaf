-- The scenarios under examples/: list of { name, path }, by name; not a spec itself.
local lfs = require "lfs"

local program = "audit.lua" -- a Lua program, no scenario

return function()
  local list = {}
  for _, place in ipairs { "examples", "examples/claims" } do
    for name in lfs.dir(place) do
      if name:find "%.lua$" and name ~= program then list[#list + 1] = { name:sub(1, -5), place .. "/" .. name } end
    end
  end
  table.sort(list, function(a, b) return a[1] < b[1] end)
  return list
end
