-- expect: value ABC
-- luacheck: ignore
-- The library in reach is a copy: the methods of strings do not follow it.
string.upper = function() return "evil" end
string.find, string.format, table.concat = nil, nil, nil
return ("abc"):upper()
