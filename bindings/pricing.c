/*
** The pricing builders for Lua: each takes a table of named quantities; the steps of a
** price are a list of { above = , price = } or { from = , price = }.
** scripts/perigee/pricing.lua checks names and reads texts.
*/
#include "bindings.h"

/* A field of the table on the top, as a quantity that stays on the stack. */
static pg_expr *step_field(lua_State *L, int step, const char *name) {
  luaL_checkstack(L, 2, NULL);
  if (lua_getfield(L, step, name) == LUA_TNIL) return NULL;
  return perigee_check_expr(L, -1);
}

static void read_step(lua_State *L, int step, pg_price_step *into) {
  luaL_checktype(L, step, LUA_TTABLE);
  into->bound = step_field(L, step, "above");
  into->reached = into->bound == NULL;
  if (into->reached) into->bound = step_field(L, step, "from");
  into->price = step_field(L, step, "price");
  if (into->bound == NULL || into->price == NULL)
    perigee_raise(L, "a step wants above or from, and price");
}

/* Reads the table at 1 into `of`, its steps into `steps`. */
static void read_steps(lua_State *L, pg_price_steps *of,
                       pg_price_step steps[PG_PRICE_STEPS]) {
  perigee_open_table(L);
  of->amount = perigee_need(L, "amount");
  of->price = perigee_need(L, "price");
  of->steps = steps;
  if (lua_getfield(L, 1, "steps") == LUA_TNIL) return;
  luaL_checktype(L, -1, LUA_TTABLE);
  int list = lua_gettop(L);
  lua_Integer count = luaL_len(L, list);
  if (count > PG_PRICE_STEPS)
    perigee_raise(L, lua_pushfstring(L, "%I steps of a price: %d are the most",
                                     count, PG_PRICE_STEPS));
  of->count = (size_t)count;
  for (lua_Integer i = 1; i <= count; i++) {
    luaL_checkstack(L, 4, NULL);
    lua_geti(L, list, i);
    read_step(L, lua_gettop(L), &steps[i - 1]);
  }
}

typedef pg_status builder(const pg_price_steps *of, pg_expr **out,
                          pg_error *error);

static int build_steps(lua_State *L, builder *build) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_price_step steps[PG_PRICE_STEPS];
  pg_price_steps of = {0};
  read_steps(L, &of, steps);
  perigee_mark_caller(L);
  pg_status status = build(&of, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int whole(lua_State *L) { return build_steps(L, pg_price_whole); }

static int marginal(lua_State *L) { return build_steps(L, pg_price_marginal); }

static int units(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_provision of = {0};
  perigee_open_table(L);
  of.input = perigee_need(L, "input");
  of.output = perigee_need(L, "output");
  of.unit_input = perigee_field(L, "unit_input");
  of.unit_output = perigee_field(L, "unit_output");
  of.least = perigee_field(L, "least");
  perigee_mark_caller(L);
  pg_status status = pg_provision_units(&of, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {
    {"whole", whole}, {"marginal", marginal}, {"units", units}, {NULL, NULL}};

void perigee_add_pricing(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "pricing");
}
