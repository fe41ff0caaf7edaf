-- luacheck's settings: Lua 5.4, 80 columns where a line can be broken.
std = "lua54"
max_line_length = 120
max_comment_line_length = false
ignore = {
  "212/_.*", -- an argument that a signature asks for
  "212/self",
}
files["tests/**"] = { std = "lua54+busted" }
