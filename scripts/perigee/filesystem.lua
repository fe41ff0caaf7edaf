--- LuaFileSystem, without the global that it sets.
local before = rawget(_G, "lfs")
local filesystem = require "lfs"
_G.lfs = before -- luacheck: ignore 122

return filesystem
