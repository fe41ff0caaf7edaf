/*
** Recurrences: expressions on placeholders, made again step by step.
*/
#include "bindings.h"

typedef struct substitution {
  pg_substitution *of;
  size_t leaves;   /* the last two kinds: t, then the lists */
  size_t states;
} substitution;

static substitution *check_substitution(lua_State *L) {
  substitution *s = luaL_checkudata(L, 1, PERIGEE_SUBSTITUTION);
  if (s->of == NULL) luaL_argerror(L, 1, "an empty substitution");
  return s;
}

/* placeholder(name, like): a leaf in the unit of `like`, for what is not known. */
static int placeholder(lua_State *L) {
  pg_reading reading = {.distribution = {.kind = PG_UNIFORM, .count = 2}};
  const char *name = luaL_checkstring(L, 1);
  reading.unit = pg_expr_unit(perigee_check_expr(L, 2));
  reading.distribution.parameters[1] = 1;
  perigee_mark_caller(L);
  pg_expr **into = perigee_push_empty(L);
  pg_status status = pg_leaf(perigee_graph(L), name, NULL, &reading, into);
  return status == PG_OK ? 1 : perigee_raise_status(L, status, NULL);
}

/* same(a, b): whether two quantities are one expression. */
static int same(lua_State *L) {
  pg_expr *a = perigee_to_expr(L, 1), *b = perigee_to_expr(L, 2);
  bool numbers = lua_type(L, 1) == LUA_TNUMBER && lua_rawequal(L, 1, 2);
  lua_pushboolean(L, numbers || (a != NULL && a == b));
  return 1;
}

/* The expressions of a list of quantities, which keeps them; pushes a buffer. */
static pg_expr **push_exprs(lua_State *L, int index, size_t *count) {
  luaL_checktype(L, index, LUA_TTABLE);
  *count = lua_rawlen(L, index);
  pg_expr **exprs = lua_newuserdatauv(L, (*count + 1) * sizeof *exprs, 0);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    exprs[i] = perigee_to_expr(L, -1);
    luaL_argcheck(L, exprs[i] != NULL, index, "quantities only");
    lua_pop(L, 1);
  }
  return exprs;
}

/* substitution({ nexts }, { placeholders }): of as many states as nexts, then of
** the step's number, then of what the lists hold there. */
static int new_substitution(lua_State *L) {
  size_t count, leaf_count;
  lua_settop(L, 2);
  pg_expr **exprs = push_exprs(L, 1, &count);
  pg_expr **leaves = push_exprs(L, 2, &leaf_count);
  luaL_argcheck(L, leaf_count > count, 2, "states and the step's number");
  substitution *s = lua_newuserdatauv(L, sizeof *s, 0);
  *s = (substitution){NULL, leaf_count, count};
  luaL_setmetatable(L, PERIGEE_SUBSTITUTION);
  pg_status status =
      pg_substitution_new(exprs, count, leaves, leaf_count, &s->of);
  return status == PG_OK ? 1 : perigee_raise_status(L, status, NULL);
}

/* What the placeholders are at a step: the states, the number, the lists' values. */
typedef struct arguments {
  pg_expr **by;     /* borrowed, but for the number */
  size_t states, leaves;
} arguments;

static void look_up(lua_State *L, const arguments *to, int lists,
                    lua_Integer t) {
  for (size_t i = to->states + 1; i < to->leaves; i++) {
    lua_rawgeti(L, lists, (lua_Integer)(i - to->states));
    lua_rawgeti(L, -1, t);
    to->by[i] = perigee_to_expr(L, -1);
    luaL_argcheck(L, to->by[i] != NULL, lists, "quantities only");
    lua_pop(L, 2);
  }
}

static pg_status apply_at(substitution *s, pg_graph *graph,
                          const arguments *to, lua_Integer t, pg_expr **made) {
  pg_expr **number = &to->by[to->states];
  pg_status status = pg_constant(
      graph, (double)t, pg_unit_one(pg_graph_units(graph)), number);
  if (status != PG_OK) return status;
  status = pg_substitution_apply(s->of, to->by, made);
  pg_expr_release(*number);
  return status;
}

/* Pushes a list of empty quantities, whose places go to `into`. */
static void push_states(lua_State *L, size_t count, pg_expr ***into) {
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    into[i] = perigee_push_empty(L);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* substitution:advance({ states }, first, last, { lists } [, every]): the states
** after the steps first to last; every[t] are those after step t. */
static int advance(lua_State *L) {
  substitution *s = check_substitution(L);
  lua_Integer first = luaL_checkinteger(L, 3), last = luaL_checkinteger(L, 4);
  luaL_checktype(L, 5, LUA_TTABLE);
  lua_settop(L, 6);
  size_t count;
  pg_expr **states = push_exprs(L, 2, &count);
  luaL_argcheck(L, count == s->states, 2, "as many as there are states");
  arguments to = {lua_newuserdatauv(L, s->leaves * sizeof *to.by, 0), s->states,
                  s->leaves};
  pg_expr ***into = lua_newuserdatauv(L, (count + 1) * sizeof *into, 0);
  pg_expr **made = lua_newuserdatauv(L, (count + 1) * sizeof *made, 0);
  lua_pushvalue(L, 2); /* the states before a step, which it keeps */
  for (lua_Integer t = first; t <= last; t++) {
    for (size_t i = 0; i < count; i++) to.by[i] = states[i];
    look_up(L, &to, 5, t);
    push_states(L, count, into);
    pg_status status = apply_at(s, perigee_graph(L), &to, t, made);
    if (status != PG_OK) return perigee_raise_status(L, status, NULL);
    for (size_t i = 0; i < count; i++) states[i] = *into[i] = made[i];
    if (lua_istable(L, 6)) {
      lua_pushvalue(L, -1);
      lua_rawseti(L, 6, t);
    }
    lua_remove(L, -2);
  }
  return 1;
}

/* substitution:size() -> nodes made by a step, at most */
static int size(lua_State *L) {
  lua_pushinteger(L,
                  (lua_Integer)pg_substitution_size(check_substitution(L)->of));
  return 1;
}

static int collect(lua_State *L) {
  substitution *s = luaL_checkudata(L, 1, PERIGEE_SUBSTITUTION);
  pg_substitution_free(s->of);
  s->of = NULL;
  return 0;
}

static const luaL_Reg functions[] = {{"placeholder", placeholder},
                                     {"same", same},
                                     {"substitution", new_substitution},
                                     {NULL, NULL}};

static const luaL_Reg methods[] = {
    {"advance", advance}, {"size", size}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {
    {"__gc", collect}, {"__close", collect}, {NULL, NULL}};

void perigee_add_substitute(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  luaL_newmetatable(L, PERIGEE_SUBSTITUTION);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
}
