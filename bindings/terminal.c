/*
** What a command line asks of its surroundings and Lua cannot tell: terminals,
** their width, processors.
*/
#define _DEFAULT_SOURCE /* readlink, isatty, winsize */

#include <sys/ioctl.h>
#include <unistd.h>

#include "bindings.h"

static int columns_of(int file) {
  struct winsize size;
  return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* terminal() -> { stdin =, stdout =, stderr = (are they terminals), columns = or nil } */
static int terminal(lua_State *L) {
  int columns = columns_of(STDOUT_FILENO);
  lua_createtable(L, 0, 4);
  lua_pushboolean(L, isatty(STDIN_FILENO));
  lua_setfield(L, -2, "stdin");
  lua_pushboolean(L, isatty(STDOUT_FILENO));
  lua_setfield(L, -2, "stdout");
  lua_pushboolean(L, isatty(STDERR_FILENO));
  lua_setfield(L, -2, "stderr");
  if (columns > 0) {
    lua_pushinteger(L, columns);
    lua_setfield(L, -2, "columns");
  }
  return 1;
}

/* processors() -> how many are online */
static int processors(lua_State *L) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  lua_pushinteger(L, count < 1 ? 1 : count);
  return 1;
}

static const luaL_Reg functions[] = {
    {"terminal", terminal}, {"processors", processors}, {NULL, NULL}};

void perigee_add_terminal(lua_State *L) { luaL_setfuncs(L, functions, 0); }
