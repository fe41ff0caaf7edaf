/*
** Following a function along each of its paths, whatever its arguments are.
**
** The body of a recurrence is traced once on placeholders, leaves that no sample
** has a value of.  So no witness decides a comparison that depends on one: an
** exploration does, one way on one path and the other way on another.  All other
** comparisons are decided as ever.
**
** Explorations lie in a list in the registry, the innermost last.  Each is a table
** { leaves =, forced =, decisions =, decided = } that Lua closes.
*/
#include <stdlib.h>

#include "bindings.h"

#define EXPLORATIONS "perigee.explorations"
#define EXPLORATION "perigee.exploration"
#define DECISIONS_MAX 64

/* Ends an exploration, and those in it that nobody closed. */
static int close_exploration(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, EXPLORATIONS);
  lua_getfield(L, 1, "level");
  int level = (int)lua_tointeger(L, -1);
  while (level >= 1 && instance->explorations >= level) {
    lua_pushnil(L);
    lua_rawseti(L, -3, instance->explorations--);
  }
  return 0;
}

/* explore({ leaves }, { outcomes }) -> an exploration, to be closed: comparisons
** that depend on the leaves turn out as forced, then true. */
static int explore(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, EXPLORATIONS);
  lua_createtable(L, 0, 5);
  lua_pushvalue(L, 1);
  lua_setfield(L, 4, "leaves");
  lua_pushvalue(L, 2);
  lua_setfield(L, 4, "forced");
  lua_newtable(L);
  lua_setfield(L, 4, "decisions");
  lua_newtable(L);
  lua_setfield(L, 4, "decided");
  lua_pushinteger(L, instance->explorations + 1);
  lua_setfield(L, 4, "level");
  luaL_setmetatable(L, EXPLORATION);
  lua_pushvalue(L, 4);
  lua_rawseti(L, 3, instance->explorations + 1);
  instance->explorations++;
  return 1;
}

/* Does the condition depend on a leaf of the exploration at `index`? */
static bool depends(lua_State *L, int index, pg_expr *condition) {
  bool found = false;
  lua_getfield(L, index, "leaves");
  size_t count = lua_rawlen(L, -1);
  pg_expr **leaves = lua_newuserdatauv(L, (count + 1) * sizeof *leaves, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    leaves[i] = perigee_to_expr(L, -1);
    lua_pop(L, 1);
  }
  pg_status known = pg_expr_depends(condition, leaves, count, &found);
  if (known != PG_OK) perigee_raise_status(L, known, NULL);
  lua_pop(L, 2);
  return found;
}

static void record(lua_State *L, int index, pg_expr *condition, bool outcome) {
  lua_getfield(L, index, "decided");
  lua_pushboolean(L, outcome);
  lua_rawsetp(L, -2, condition);
  lua_getfield(L, index, "decisions");
  perigee_push_decision(L, condition, outcome);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 2);
}

static bool was_decided(lua_State *L, int index, const pg_expr *condition,
                        bool *outcome) {
  lua_getfield(L, index, "decided");
  bool known = lua_rawgetp(L, -1, condition) == LUA_TBOOLEAN;
  *outcome = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return known;
}

/* How the next decision is to turn out. */
static bool next_outcome(lua_State *L, int index) {
  lua_getfield(L, index, "decisions");
  lua_Integer number = (lua_Integer)lua_rawlen(L, -1) + 1;
  lua_getfield(L, index, "forced");
  bool outcome = lua_rawgeti(L, -1, number) != LUA_TBOOLEAN ||
                 lua_toboolean(L, -1);
  lua_pop(L, 3);
  if (number > DECISIONS_MAX)
    perigee_raise(L, "more than 64 decisions in one step of perigee.scan hang on "
                     "its state: a loop in it must end whatever the state is");
  return outcome;
}

bool perigee_explored(lua_State *L, pg_expr *condition, bool *outcome) {
  int level = perigee_instance_of(L)->explorations, top = lua_gettop(L);
  if (level == 0) return false;
  luaL_checkstack(L, 10, NULL);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, EXPLORATIONS);
  for (; level > 0; level--) {
    lua_rawgeti(L, top + 1, level);
    if (depends(L, top + 2, condition)) break;
    lua_pop(L, 1);
  }
  if (level > 0 && !was_decided(L, top + 2, condition, outcome)) {
    *outcome = next_outcome(L, top + 2);
    record(L, top + 2, condition, *outcome);
  }
  lua_settop(L, top);
  return level > 0;
}

static const luaL_Reg functions[] = {{"explore", explore}, {NULL, NULL}};

void perigee_add_explore(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, EXPLORATION);
  lua_pushcfunction(L, close_exploration);
  lua_setfield(L, -2, "__close");
  lua_pop(L, 1);
}
