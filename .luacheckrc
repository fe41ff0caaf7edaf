-- luacheck's settings.
std = "lua54"
max_line_length = 120
max_comment_line_length = false
max_string_line_length = false -- sources and notes are sentences
ignore = {
  "212/_.*", -- an argument that a signature asks for
  "212/self",
}
files["tests/**"] = { std = "lua54+busted" }
-- Data: a line is a row.
files["examples/**"] = { max_line_length = false }
files["catalogs/**"] = { max_line_length = false }
-- For editors: functions without bodies.
files["scripts/perigee/types/**"] = { ignore = { "212", "241" } }
