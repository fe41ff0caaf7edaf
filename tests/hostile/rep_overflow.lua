-- expect: error resulting string too large
-- luacheck: ignore
('xx'):rep(math.maxinteger)
