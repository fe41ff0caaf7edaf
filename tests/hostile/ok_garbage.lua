-- expect: value done
-- luacheck: ignore
for i = 1, 10000 do local _ = ('x'):rep(5000) .. i end
return 'done'
