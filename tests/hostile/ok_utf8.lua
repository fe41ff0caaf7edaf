-- expect: value 5 104 é
-- luacheck: ignore
return utf8.len('héllo'), utf8.codepoint('héllo'), utf8.char(233)
