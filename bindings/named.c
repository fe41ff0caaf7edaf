/*
** What a model calls its quantities: the variables, fields and functions that
** held them while it ran.
**
** Hooks note each line and each return of Lua and C functions.  A quantity keeps
** its best name: the lowest rank, and of equals the first.  A variable of the
** user's is better than a field, a parameter, a function's name, and any of them
** better than one of Perigee's own scripts; letters, and words of ours that say
** nothing, come last.  The builders of the core tell what they call their parts.
** Leaves and plain constants have names of their own, or none.
**
** Slow, and used only to explain: see scripts/perigee/explain.
*/
#include <stdlib.h>
#include <string.h>

#include "bindings.h"

#define NAMES "perigee.names"
#define VAGUE "perigee.vague"
#define VARIABLES_MAX 200
#define FIELDS_MAX 64
#define NAMES_MAX 200000

enum { VARIABLE = 1, FIELD, PARAMETER, FUNCTION, OWN = 10, SAYS_NOTHING = 20 };

/* Whether a name is a letter or, of our own, needs another word (cost_of) or is in
** the set of those that say nothing. */
static bool is_vague(lua_State *L, const char *name, bool own) {
  size_t length = strlen(name);
  if (length <= 1) return true;
  if (!own) return false;
  if (length > 3 && strcmp(name + length - 3, "_of") == 0) return true;
  lua_getfield(L, LUA_REGISTRYINDEX, VAGUE);
  lua_getfield(L, -1, name);
  bool vague = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return vague;
}

/* Is there anything to name?  Constants only of the user's own variables. */
static bool wants_name(const pg_expr *expr, int rank) {
  if (expr == NULL || pg_expr_name(expr) != NULL) return false;
  return pg_expr_op(expr) != PG_CONSTANT || rank == VARIABLE;
}

/* The table of names on top: the rank that the expression has there, or more
** than any. */
static lua_Integer rank_of(lua_State *L, const pg_expr *expr) {
  lua_Integer rank = 1000;
  if (lua_rawgetp(L, -1, expr) == LUA_TTABLE) {
    lua_getfield(L, -1, "rank");
    rank = lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return rank;
}

static void set_entry(lua_State *L, int value, const char *name, int rank) {
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, value);
  lua_setfield(L, -2, "value");
  lua_pushstring(L, name);
  lua_setfield(L, -2, "name");
  lua_pushinteger(L, rank);
  lua_setfield(L, -2, "rank");
}

/* The value at `index` is called `name`. */
static void note(lua_State *L, int index, const char *name, int rank) {
  const pg_expr *expr = perigee_to_expr(L, index);
  if (name == NULL || name[0] == '(' || !wants_name(expr, rank)) return;
  int value = lua_absindex(L, index);
  if (is_vague(L, name, rank > OWN)) {
    if (rank % OWN == FUNCTION) return;
    rank += SAYS_NOTHING;
  }
  lua_getfield(L, LUA_REGISTRYINDEX, NAMES);
  if (rank < rank_of(L, expr)) {
    set_entry(L, value, name, rank);
    lua_rawsetp(L, -2, expr);
  }
  lua_pop(L, 1);
}

/* The fields of the table at `index`; read raw. */
static void note_fields(lua_State *L, int index, int own) {
  int table = lua_absindex(L, index), count = 0;
  if (!lua_istable(L, table)) return;
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
    if (++count > FIELDS_MAX) {
      lua_pop(L, 2);
      return;
    }
    if (lua_type(L, -2) == LUA_TSTRING)
      note(L, -1, lua_tostring(L, -2), own + FIELD);
  }
}

static void note_variables(lua_State *L, lua_Debug *at, int own, bool fields) {
  lua_getinfo(L, "u", at);
  for (int i = 1; i < VARIABLES_MAX; i++) {
    const char *name = lua_getlocal(L, at, i);
    if (name == NULL) return;
    note(L, -1, name, own + (i <= at->nparams ? PARAMETER : VARIABLE));
    if (fields && name[0] != '(') note_fields(L, -1, own);
    lua_pop(L, 1);
  }
}

/* What a function returns is called after it. */
static void note_returned(lua_State *L, lua_Debug *at, int own) {
  lua_getinfo(L, "nr", at);
  bool named = at->name != NULL && strcmp(at->namewhat, "metamethod") != 0 &&
               strchr(at->name, ' ') == NULL; /* "integer index" and the like */
  for (int i = 0; i < at->ntransfer; i++) {
    if (lua_getlocal(L, at, at->ftransfer + i) == NULL) return;
    if (named) note(L, -1, at->name, own + FUNCTION);
    note_fields(L, -1, own);
    lua_pop(L, 1);
  }
}

static void note_event(lua_State *L, lua_Debug *at) {
  luaL_checkstack(L, 20, NULL);
  lua_getinfo(L, "S", at);
  int own = perigee_is_library(L, at->source) ? OWN : 0;
  bool is_lua = at->what[0] != 'C', returns = at->event == LUA_HOOKRET;
  if (is_lua) note_variables(L, at, own, returns);
  if (returns) note_returned(L, at, own);
}

/* ----- what the core's builders tell ----- */

#define HEARD "perigee.heard"
#define HEARD_FIRST 256

typedef struct told {
  pg_expr *expr; /* retained */
  const char *name;
} told;

typedef struct heard {
  pg_graph *graph;
  told *items;
  size_t count, capacity;
} heard;

/* Raises nothing: it is called from within the core.  Without memory, or past as
** many as there can be names, a name is missing. */
static void hear(void *user, pg_expr *expr, const char *name) {
  heard *all = user;
  if (all->count == all->capacity) {
    size_t capacity = all->capacity ? 2 * all->capacity : HEARD_FIRST;
    told *items = capacity > NAMES_MAX
                      ? NULL
                      : realloc(all->items, capacity * sizeof *items);
    if (items == NULL) return;
    all->items = items;
    all->capacity = capacity;
  }
  all->items[all->count++] = (told){pg_expr_retain(expr), name};
}

static int forget_heard(lua_State *L) {
  heard *all = luaL_checkudata(L, 1, HEARD);
  if (all->graph != NULL) pg_graph_hear(all->graph, NULL, NULL);
  all->graph = NULL;
  while (all->count > 0) pg_expr_release(all->items[--all->count].expr);
  free(all->items);
  all->items = NULL;
  all->capacity = 0;
  return 0;
}

/* Pushes one that hears from now on, until it is forgotten. */
static heard *push_heard(lua_State *L) {
  heard *all = lua_newuserdatauv(L, sizeof *all, 0);
  *all = (heard){0};
  if (luaL_newmetatable(L, HEARD)) {
    lua_pushcfunction(L, forget_heard);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  all->graph = perigee_graph(L);
  pg_graph_hear(all->graph, hear, all);
  return all;
}

/* Behind the list on top; a quantity may be there twice then. */
static void add_heard(lua_State *L, const heard *all) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (size_t i = 0; i < all->count; i++) {
    perigee_push_expr(L, all->items[i].expr);
    set_entry(L, lua_gettop(L), all->items[i].name, OWN + VARIABLE);
    lua_remove(L, -2);
    lua_rawseti(L, -2, ++count);
  }
}

/* ----- the names ----- */

/* Pushes a list of what was noted, and notes no more. */
static void push_noted(lua_State *L) {
  lua_Integer count = 0;
  lua_newtable(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, NAMES);
  int list = lua_gettop(L) - 1;
  for (lua_pushnil(L); lua_next(L, list + 1) != 0 && count < NAMES_MAX;)
    lua_rawseti(L, list, ++count);
  lua_settop(L, list);
  lua_pushnil(L);
  lua_setfield(L, LUA_REGISTRYINDEX, NAMES);
}

/* named(f, argument, { [name that says nothing] = true }) -> { { value =, name =,
** rank = }, ... }, in no order */
int perigee_named(lua_State *L) {
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  lua_setfield(L, LUA_REGISTRYINDEX, VAGUE);
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, NAMES);
  heard *all = push_heard(L);
  lua_insert(L, 1);
  lua_Hook former = lua_gethook(L);
  int mask = lua_gethookmask(L), count = lua_gethookcount(L);
  lua_sethook(L, note_event, LUA_MASKLINE | LUA_MASKRET, 0);
  lua_pcall(L, 1, 0, 0); /* an error is where the names end */
  if (lua_gethook(L) == note_event) lua_sethook(L, former, mask, count);
  lua_settop(L, 1);
  push_noted(L);
  add_heard(L, all);
  lua_pushcfunction(L, forget_heard);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 0);
  return 1;
}
