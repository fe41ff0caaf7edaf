-- expect: time
-- luacheck: ignore
while true do (('a '):rep(100000)):gsub('%f[%w]%w+', '%0') end
