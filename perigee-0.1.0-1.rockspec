-- `luarocks make` builds and installs the checkout that it is run in.
rockspec_format = "3.0"
package = "perigee"
version = "0.1.0-1"

source = { url = "git+file://." }

description = {
  summary = "What large language models cost to run",
  detailed = [[
    A Lua-scriptable engine for the cost of running large language models:
    what a workload will cost, run this way or that, when one way overtakes
    another, and how sure we are.]],
  license = "MIT",
}

supported_platforms = { "unix" }

dependencies = {
  "lua >= 5.4, < 5.5",
  "luafilesystem >= 1.8",
  "dkjson >= 2.5",
  "argparse >= 0.7",
  "lpeg >= 1.0",
}

build = {
  type = "cmake",
  variables = {
    CMAKE_INSTALL_PREFIX = "$(PREFIX)",
    CMAKE_INSTALL_LIBDIR = "clib", -- all of lib/ would go among Lua's modules
    PERIGEE_LUA_DIR = "$(LUADIR)",
    PERIGEE_LUA_CDIR = "$(LIBDIR)",
    PERIGEE_CATALOGS_DIR = "$(LUADIR)/perigee/catalogs",
    PERIGEE_TESTS = "OFF",
  },
}
