/*
** Walking a graph from Lua: every node once, arguments before their readers.
**
** What is on the way lies in Lua tables, so that nothing recurses and nothing is
** held across a call that may raise.
*/
#include "bindings.h"

enum { ROOTS = 1, NODES, ARGUMENTS, PLACES, STACK };

/* The place of a node that was visited, 0 of others. */
static lua_Integer place_of(lua_State *L, const pg_expr *expr) {
  lua_rawgetp(L, PLACES, expr);
  lua_Integer place = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return place;
}

static void push_on_stack(lua_State *L, pg_expr *expr) {
  lua_pushlightuserdata(L, expr);
  lua_rawseti(L, STACK, (lua_Integer)lua_rawlen(L, STACK) + 1);
}

static pg_expr *top_of_stack(lua_State *L, lua_Integer height) {
  lua_rawgeti(L, STACK, height);
  pg_expr *expr = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return expr;
}

/* Pushes what of a node's arguments was not visited, the first on top; whether
** there was any. */
static bool push_arguments(lua_State *L, const pg_expr *expr) {
  bool any = false;
  for (int i = pg_op_arity(pg_expr_op(expr)) - 1; i >= 0; i--) {
    pg_expr *argument = pg_expr_argument(expr, i);
    if (place_of(L, argument) != 0) continue;
    push_on_stack(L, argument);
    any = true;
  }
  return any;
}

static void visit(lua_State *L, pg_expr *expr) {
  lua_Integer place = (lua_Integer)lua_rawlen(L, NODES) + 1;
  int arity = pg_op_arity(pg_expr_op(expr));
  perigee_push_expr(L, expr);
  lua_rawseti(L, NODES, place);
  lua_createtable(L, arity, 0);
  for (int i = 0; i < arity; i++) {
    lua_pushinteger(L, place_of(L, pg_expr_argument(expr, i)));
    lua_rawseti(L, -2, i + 1);
  }
  lua_rawseti(L, ARGUMENTS, place);
  lua_pushinteger(L, place);
  lua_rawsetp(L, PLACES, expr);
}

/* Visits what is on the stack and all below it. */
static void drain(lua_State *L) {
  lua_Integer height;
  while ((height = (lua_Integer)lua_rawlen(L, STACK)) > 0) {
    pg_expr *expr = top_of_stack(L, height);
    if (place_of(L, expr) == 0) {
      if (push_arguments(L, expr)) continue;
      visit(L, expr);
    }
    lua_pushnil(L);
    lua_rawseti(L, STACK, height);
  }
}

/* walk({ quantities }) -> { each node }, { { places of its arguments } },
** { places of the quantities } */
static int walk(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_Integer count = (lua_Integer)lua_rawlen(L, ROOTS);
  for (int i = NODES; i <= STACK; i++) lua_newtable(L);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, ROOTS, i);
    pg_expr *expr = perigee_to_expr(L, -1);
    luaL_argcheck(L, expr != NULL, 1, "quantities only");
    push_on_stack(L, expr);
    drain(L);
    lua_pushinteger(L, place_of(L, expr));
    lua_rawseti(L, -3, i);
    lua_pop(L, 1);
  }
  lua_pushvalue(L, NODES);
  lua_pushvalue(L, ARGUMENTS);
  lua_pushvalue(L, -3);
  return 3;
}

/* places({ nodes }, { quantities }) -> for each quantity the place of its node in
** the list, false where it is not there */
static int places(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_newtable(L);
  lua_newtable(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 1, i);
    lua_pushinteger(L, i);
    lua_rawsetp(L, 3, perigee_to_expr(L, -2));
    lua_pop(L, 1);
  }
  count = (lua_Integer)lua_rawlen(L, 2);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 2, i);
    if (lua_rawgetp(L, 3, perigee_to_expr(L, -1)) == LUA_TNIL) {
      lua_pop(L, 1);
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, 4, i);
    lua_pop(L, 1);
  }
  return 1;
}

/* ----- distributions ----- */

static void set_number(lua_State *L, const char *name, double value) {
  lua_pushnumber(L, value);
  lua_setfield(L, -2, name);
}

static void set_parts(lua_State *L, const pg_expr *expr) {
  size_t count;
  const pg_score *parts = pg_expr_scores(expr, &count);
  if (count == 0) return;
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_createtable(L, 0, 2);
    lua_pushstring(L, parts[i].name);
    lua_setfield(L, -2, "name");
    set_number(L, "weight", parts[i].weight);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "follows");
}

/* distribution(quantity) -> { kind =, parameters = {}, least =, most = (its
** bounds), values = (of data), follows = { { name, weight } } (of a correlated
** one) }; nil of what is no assumption or figure */
static int distribution(lua_State *L) {
  const pg_expr *expr = perigee_to_expr(L, 1);
  luaL_argcheck(L, expr != NULL, 1, "a quantity is wanted");
  const pg_distribution *given = pg_expr_distribution(expr);
  if (given == NULL) return 0;
  lua_createtable(L, 0, 6);
  lua_pushstring(L, pg_distribution_name(given->kind));
  lua_setfield(L, -2, "kind");
  perigee_push_numbers(L, given->parameters, (size_t)given->count);
  lua_setfield(L, -2, "parameters");
  if (given->bounds & PG_BOUND_LOW) set_number(L, "least", given->least);
  if (given->bounds & PG_BOUND_HIGH) set_number(L, "most", given->most);
  if (given->kind == PG_DATA) {
    perigee_push_numbers(L, given->values, given->value_count);
    lua_setfield(L, -2, "values");
  }
  lua_pushboolean(L, given->kind == PG_WEIGHTED);
  lua_setfield(L, -2, "weighted");
  set_parts(L, expr);
  return 1;
}

static const luaL_Reg functions[] = {
    {"walk", walk},
    {"places", places},
    {"distribution", distribution},
    {NULL, NULL}};

void perigee_add_walk(lua_State *L) { luaL_setfuncs(L, functions, 0); }
