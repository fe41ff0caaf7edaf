/*
** The parameters of an architecture for Lua: a table of named quantities.
** scripts/perigee/hosting/architecture.lua checks names.
*/
#include "bindings.h"

static pg_architecture read_architecture(lua_State *L) {
  pg_architecture a = {0};
  perigee_open_table(L);
#define READ(name, needed)                                                     \
  a.name = needed ? perigee_need(L, #name) : perigee_field(L, #name);
  PG_ARCHITECTURE(READ)
#undef READ
  return a;
}

/* core.architecture.parts{...}: each part by its name. */
static int parts(lua_State *L) {
  pg_architecture a = read_architecture(L);
  perigee_mark_caller(L);
  luaL_checkstack(L, 4, NULL);
  lua_newtable(L);
  for (int i = 0; i < PG_PARTS; i++) {
    pg_error error = {PG_OK, 0, ""};
    pg_expr *made = NULL;
    pg_status status = pg_architecture_part(&a, (pg_part)i, &made, &error);
    perigee_answer(L, status, made, &error);
    lua_setfield(L, -2, pg_part_name((pg_part)i));
  }
  return 1;
}

static const luaL_Reg functions[] = {{"parts", parts}, {NULL, NULL}};

/* Beside the function, the names that it knows, and those of the parts. */
void perigee_add_architecture(lua_State *L) {
  luaL_newlib(L, functions);
  lua_newtable(L);
#define NAME(name, needed)                                                     \
  lua_pushliteral(L, #name);                                                   \
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  PG_ARCHITECTURE(NAME)
#undef NAME
  lua_setfield(L, -2, "fields");
  lua_newtable(L);
  for (int i = 0; i < PG_PARTS; i++) {
    lua_pushstring(L, pg_part_name((pg_part)i));
    lua_rawseti(L, -2, i + 1);
  }
  lua_setfield(L, -2, "names");
  lua_setfield(L, -2, "architecture");
}
