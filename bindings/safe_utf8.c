/* The utf8 library inside a box: Lua's own, for now. */
#include <lualib.h>

#include "sandbox.h"

void box_open_utf8(lua_State *L) { luaopen_utf8(L); }
