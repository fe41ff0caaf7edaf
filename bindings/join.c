/*
** What joins the paths through a model: choices pushed down.
*/
#include "bindings.h"

/* What becomes of a list's quantities: the graph fills `made`, and a list of empty
** quantities takes over. */
typedef struct joined {
  pg_expr **given, **made, ***into;
  size_t count;
} joined;

static void *buffer(lua_State *L, size_t count, size_t size) {
  return lua_newuserdatauv(L, (count + 1) * size, 0);
}

/* Lays the list at 2 out: its quantities, and on the stack's top a new list with an
** empty quantity for each of them and all else as it is. */
static joined lay_out(lua_State *L) {
  size_t count = lua_rawlen(L, 2);
  joined j = {.given = buffer(L, count, sizeof *j.given),
              .made = buffer(L, count, sizeof *j.made),
              .into = buffer(L, count, sizeof *j.into)};
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= (lua_Integer)count; i++) {
    lua_rawgeti(L, 2, i);
    pg_expr *expr = perigee_to_expr(L, -1); /* the list at 2 keeps it alive */
    if (expr != NULL) {
      lua_pop(L, 1);
      j.given[j.count] = expr;
      j.into[j.count++] = perigee_push_empty(L);
    }
    lua_rawseti(L, -2, i);
  }
  return j;
}

/* join(condition, { values }): a list of the same, each where(condition, a, b) in it
** with the choice pushed down to where a and b differ.  See pg_join. */
static int join(lua_State *L) {
  lua_settop(L, 2);
  pg_expr *condition = perigee_check_expr(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  joined j = lay_out(L);
  pg_status status = pg_join(condition, j.given, j.count, j.made);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  for (size_t i = 0; i < j.count; i++) *j.into[i] = j.made[i];
  return 1;
}

static const luaL_Reg functions[] = {{"join", join}, {NULL, NULL}};

void perigee_add_join(lua_State *L) { luaL_setfuncs(L, functions, 0); }
