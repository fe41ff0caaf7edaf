-- expect: value 8 258
-- luacheck: ignore
return string.packsize('i4i4'), (string.unpack('>I2', string.pack('>I2', 258)))
