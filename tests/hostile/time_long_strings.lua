-- expect: time
-- luacheck: ignore
-- One instruction compares or hashes 4 MB.
local a = ("x"):rep(1 << 22)
local b = a .. "y"
a = a .. "y"
local same = 0
while true do if a == b then same = same + 1 end if a < b then same = 0 end end
