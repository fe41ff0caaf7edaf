-- expect: error malformed pattern (missing ']')
-- luacheck: ignore
('x'):find('[a')
