-- expect: error too many captures
-- luacheck: ignore
('x'):find(('()'):rep(33))
