/*
** Money in currencies that the scenario gave no rate.
**
** An amount stays in its currency for as long as it can: EUR/kWh times kWh is
** EUR.  Where it meets money in another currency, or is converted, the function
** that rates() was given answers what one unit is worth, and the amount becomes
** a product with that: a leaf of the graph, with the name and source of the rate.
** A rate that a scenario gives with unit() is part of the unit, and comes first.
*/
#include "bindings.h"

#define RATES "perigee.rates"

/* rates(f): f("EUR") gives what a euro is worth, a quantity as 1.08 USD/EUR; or
** nil where it knows of no rates; or raises.  Without f nobody is asked. */
static int set_rates(lua_State *L) {
  lua_settop(L, 1);
  if (!lua_isnil(L, 1)) luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_setfield(L, LUA_REGISTRYINDEX, RATES);
  return 0;
}

static const pg_unit *find_unrated(lua_State *L, const pg_unit *unit,
                                   int *power) {
  pg_error error = {PG_OK, 0, ""};
  const pg_unit *currency;
  pg_status status = pg_unit_unrated(pg_graph_units(perigee_graph(L)), unit,
                                     &currency, power, &error);
  if (status != PG_OK) perigee_raise_status(L, status, &error);
  return currency;
}

/* Pushes the rate of a currency; false, and nothing pushed, where nobody knows. */
static bool push_rate(lua_State *L, const pg_unit *currency) {
  luaL_checkstack(L, 8, NULL);
  if (lua_getfield(L, LUA_REGISTRYINDEX, RATES) == LUA_TFUNCTION) {
    lua_pushstring(L, pg_unit_text(currency));
    lua_call(L, 1, 1);
    perigee_mark_caller(L);
    if (perigee_to_expr(L, -1) != NULL) return true;
  }
  lua_pop(L, 1);
  return false;
}

/* Multiplies the quantity at `index` by the rate on top, or divides it, `power`
** times (divides where below zero); takes the rate away. */
static void apply_rate(lua_State *L, int index, int power) {
  pg_op op = power > 0 ? PG_MUL : PG_DIV;
  for (int i = 0; i < (power > 0 ? power : -power); i++) {
    pg_error error = {PG_OK, 0, ""};
    pg_expr *made;
    pg_status status = pg_binary(op, perigee_to_expr(L, index),
                                 perigee_to_expr(L, -1), &made, &error);
    if (status != PG_OK) perigee_raise_status(L, status, &error);
    perigee_push_expr(L, made);
    pg_expr_release(made);
    lua_replace(L, index);
  }
  lua_pop(L, 1);
}

bool perigee_rate(lua_State *L, int index) {
  int power;
  bool changed = false;
  index = lua_absindex(L, index);
  for (int i = 0; i < PG_POWER_MAX; i++) {
    const pg_unit *currency =
        find_unrated(L, pg_expr_unit(perigee_to_expr(L, index)), &power);
    if (currency == NULL || !push_rate(L, currency)) break;
    apply_rate(L, index, power);
    changed = true;
  }
  return changed;
}

bool perigee_rate_into(lua_State *L, int index, const pg_unit *unit) {
  int power;
  bool changed = perigee_rate(L, index);
  const pg_unit *currency = find_unrated(L, unit, &power);
  if (currency == NULL || !push_rate(L, currency)) return changed;
  apply_rate(L, lua_absindex(L, index), -power);
  return true;
}

static bool rate_both(lua_State *L, int a, int b) {
  bool first = perigee_rate(L, a), second = perigee_rate(L, b);
  return first || second;
}

bool perigee_rate_pair(lua_State *L, int a, int b, pg_status status) {
  return status == PG_DIMENSION &&
         pg_unit_same_dimension(pg_expr_unit(perigee_to_expr(L, a)),
                                pg_expr_unit(perigee_to_expr(L, b))) &&
         rate_both(L, a, b);
}

bool perigee_rate_product(lua_State *L, int a, int b, const pg_expr *made) {
  int power;
  return made != NULL &&
         pg_unit_is_money(pg_expr_unit(perigee_to_expr(L, a))) &&
         pg_unit_is_money(pg_expr_unit(perigee_to_expr(L, b))) &&
         find_unrated(L, pg_expr_unit(made), &power) != NULL &&
         rate_both(L, a, b);
}

/* given_rates() -> how many rates scenarios gave; forget_rates(count): takes back
** those after the first `count`. */
static int given_rates(lua_State *L) {
  lua_pushinteger(L, pg_units_rates(pg_graph_units(perigee_graph(L))));
  return 1;
}

static int forget_rates(lua_State *L) {
  lua_Integer count = luaL_checkinteger(L, 1);
  luaL_argcheck(L, count >= 0 && count <= PG_UNIT_NAMES_MAX, 1, "a count");
  pg_units_forget_rates(pg_graph_units(perigee_graph(L)), (int)count);
  perigee_vocabulary_changed(L);
  return 0;
}

static const luaL_Reg functions[] = {{"rates", set_rates},
                                     {"given_rates", given_rates},
                                     {"forget_rates", forget_rates},
                                     {NULL, NULL}};

void perigee_add_rates(lua_State *L) { luaL_setfuncs(L, functions, 0); }
