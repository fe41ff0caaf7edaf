/*
** Recording a run: which lines it went through, and what its variables held.
**
** A line hook notes each new line of the user's code with the numbers in the
** variables that are in sight; quantities by their value at the probe's sample.
** Two recordings of one model, traced and plain, part where Lua hid something
** from the tracer.  Slow, and used only to name that line.
*/
#include <math.h>

#include "bindings.h"

#define EVENTS "perigee.events"
#define EVENTS_MAX 100000
#define VARIABLES_MAX 100

/* The number that the value on top stands for; pops it. */
static bool pop_number(lua_State *L, double *out) {
  perigee_instance *instance = perigee_instance_of(L);
  pg_expr *expr = perigee_to_expr(L, -1);
  bool known = true;
  if (expr != NULL)
    known = instance->probe != NULL &&
            pg_probe_value(instance->probe, expr, out) == PG_OK;
  else if (lua_type(L, -1) == LUA_TNUMBER)
    *out = lua_tonumber(L, -1);
  else if (lua_isboolean(L, -1))
    *out = lua_toboolean(L, -1);
  else
    known = false;
  lua_pop(L, 1);
  return known;
}

static void note_number(lua_State *L, const char *name) {
  double value;
  if (!pop_number(L, &value) || name[0] == '(') return;
  lua_pushnumber(L, value);
  lua_setfield(L, -2, name);
}

/* Locals and upvalues of the running function, into the table on top. */
static void note_variables(lua_State *L, lua_Debug *at) {
  const char *name;
  for (int i = 1; i < VARIABLES_MAX; i++) {
    if ((name = lua_getlocal(L, at, i)) == NULL) break;
    note_number(L, name);
  }
  lua_getinfo(L, "f", at);
  lua_insert(L, -2);
  for (int i = 1; i < VARIABLES_MAX; i++) {
    if ((name = lua_getupvalue(L, -2, i)) == NULL) break;
    note_number(L, name);
  }
  lua_remove(L, -2);
}

static void note_line(lua_State *L, lua_Debug *at) {
  lua_getinfo(L, "Sl", at);
  luaL_checkstack(L, 10, NULL);
  if (perigee_is_library(L, at->source)) return;
  luaL_getsubtable(L, LUA_REGISTRYINDEX, EVENTS);
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  if (count < EVENTS_MAX) {
    lua_createtable(L, 0, 2);
    lua_pushfstring(L, "%s:%d", perigee_chunk_name(at), at->currentline);
    lua_setfield(L, -2, "place");
    lua_newtable(L);
    note_variables(L, at);
    lua_setfield(L, -2, "numbers");
    lua_rawseti(L, -2, count + 1);
  }
  lua_pop(L, 1);
}

/* record(f, argument) -> { { place =, numbers = { name = value } }, ... } */
int perigee_record(lua_State *L) {
  lua_settop(L, 2);
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, EVENTS);
  lua_Hook former = lua_gethook(L);
  int mask = lua_gethookmask(L), count = lua_gethookcount(L);
  lua_sethook(L, note_line, LUA_MASKLINE, 0);
  lua_pcall(L, 1, 0, 0); /* an error is where the recording ends */
  if (lua_gethook(L) == note_line) lua_sethook(L, former, mask, count);
  lua_settop(L, 0);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, EVENTS);
  return 1;
}
