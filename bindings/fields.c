/*
** The table of named quantities that a builder takes.
**
** A field is read into a quantity that stays on the stack until the builder is
** done; what is missing is NULL to it.  The scripts check the names.
*/
#include "bindings.h"

void perigee_open_table(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
}

pg_expr *perigee_field(lua_State *L, const char *name) {
  luaL_checkstack(L, 2, NULL);
  if (lua_getfield(L, 1, name) == LUA_TNIL) return NULL;
  return perigee_check_expr(L, -1);
}

pg_expr *perigee_need(lua_State *L, const char *name) {
  pg_expr *expr = perigee_field(L, name);
  if (expr == NULL)
    perigee_raise(L, lua_pushfstring(L, "'%s' is missing", name));
  return expr;
}
