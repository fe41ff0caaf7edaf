-- Runs busted on the spec files named by the arguments, once it is sure that
-- `perigee.core` and `perigee` are those of the build under test.
local core = assert(package.searchpath("perigee.core", package.cpath))
local scripts = assert(package.searchpath("perigee", package.path))
local build = assert(os.getenv "PERIGEE", "run me through ctest"):match "^(.*)/bin/"
for _, found in ipairs { core, scripts } do
  if found:sub(1, #build + 1) ~= build .. "/" then
    error(found .. " is not of the build in " .. build)
  end
end

require "busted.runner" { standalone = false }
