/*
** What Lua cannot overload: == between a quantity and something else, the bounds
** of a numeric for, and the keys of tables.
**
** Lua asks no metamethod for `quantity == 3`; it answers false.  In a scenario
** file `a == b` is therefore read as `a <= equals(b)` and `a ~= b` as
** `a < differs(b)` (scripts/perigee/dialect.lua): operators of the same
** precedence that do ask.  equals(b) is one userdata per state that holds b
** until the comparison, which is the next thing that happens.
*/
#include <math.h>
#include <string.h>

#include "bindings.h"

#define PARTNER "perigee.partner"

/* Pushes the state's partner, holding the value at index 1. */
static int push_partner(lua_State *L) {
  lua_settop(L, 1); /* a call that answers nothing answers nil */
  if (lua_getfield(L, LUA_REGISTRYINDEX, PARTNER "#") != LUA_TUSERDATA) {
    lua_newuserdatauv(L, 0, 1);
    luaL_setmetatable(L, PARTNER);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, PARTNER "#");
    lua_remove(L, -2);
  }
  lua_insert(L, 1);
  lua_setiuservalue(L, 1, 1);
  return 1;
}

static bool is_comparable(lua_State *L, int index) {
  return perigee_to_expr(L, index) != NULL || lua_type(L, index) == LUA_TNUMBER;
}

/* A text that reads as a quantity is replaced by it; false where it does not. */
static bool read_if_text(lua_State *L, int index) {
  pg_reading reading;
  size_t length;
  if (lua_type(L, index) != LUA_TSTRING) return is_comparable(L, index);
  const char *text = lua_tolstring(L, index, &length);
  pg_units *units = pg_graph_units(perigee_graph(L));
  if (pg_text_read(units, text, length, &reading, NULL) != PG_OK) return false;
  perigee_check_expr(L, index);
  return true;
}

/* Are the values at 1 and 2 equal, as they would be on plain values? */
static bool are_equal(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *condition;
  if (perigee_to_expr(L, 1) == NULL && perigee_to_expr(L, 2) == NULL)
    return lua_compare(L, 1, 2, LUA_OPEQ);
  if (!read_if_text(L, 1) || !read_if_text(L, 2)) return false;
  pg_expr *a = perigee_check_expr(L, 1), *b = perigee_check_expr(L, 2);
  perigee_mark_caller(L);
  pg_status status = pg_binary(PG_EQ, a, b, &condition, &error);
  if (status != PG_OK) perigee_raise_status(L, status, &error);
  perigee_push_expr(L, condition); /* the stack keeps it if deciding raises */
  pg_expr_release(condition);
  return perigee_decide(L, condition);
}

/* Puts what the partner at index 2 holds in its place. */
static void unwrap(lua_State *L) {
  lua_settop(L, 2);
  luaL_checkudata(L, 2, PARTNER);
  lua_getiuservalue(L, 2, 1);
  lua_pushnil(L);
  lua_setiuservalue(L, 2, 1);
  lua_replace(L, 2);
}

bool perigee_is_partner(lua_State *L, int index) {
  return luaL_testudata(L, index, PARTNER) != NULL;
}

int perigee_partner_equal(lua_State *L) {
  unwrap(L);
  lua_pushboolean(L, are_equal(L));
  return 1;
}

int perigee_partner_differs(lua_State *L) {
  unwrap(L);
  lua_pushboolean(L, !are_equal(L));
  return 1;
}

/* ----- bounds of a for ----- */

static pg_expr *plain(lua_State *L, int index) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *out, *expr = perigee_check_expr(L, index);
  const pg_unit *one = pg_unit_one(pg_graph_units(pg_expr_graph(expr)));
  if (pg_unit_is_count(pg_expr_unit(expr))) { /* a count counts in ones */
    const pg_unit *base;
    pg_status based = pg_unit_base(pg_graph_units(pg_expr_graph(expr)),
                                   pg_expr_unit(expr), &base, &error);
    if (based != PG_OK) perigee_raise_status(L, based, &error);
    one = base;
  }
  pg_status status = pg_convert(expr, one, &out, &error);
  if (status != PG_OK) perigee_raise_status(L, status, &error);
  perigee_push_expr(L, out);
  pg_expr_release(out);
  lua_replace(L, index);
  return out;
}

/* Decides whether `expr` compares with a whole number; every path asks the same
** questions in the same order, so that paths share their beginnings. */
static bool decide_against(lua_State *L, pg_op op, pg_expr *expr,
                           double value) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *constant, *condition;
  pg_status status =
      pg_constant(pg_expr_graph(expr), value, pg_expr_unit(expr), &constant);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  status = pg_binary(op, expr, constant, &condition, &error);
  pg_expr_release(constant);
  if (status != PG_OK) perigee_raise_status(L, status, &error);
  perigee_push_expr(L, condition); /* the stack keeps it if deciding raises */
  pg_expr_release(condition);
  bool outcome = perigee_decide(L, condition);
  lua_pop(L, 1);
  return outcome;
}

/* floor(expr), found by doubling and halving. */
static double decide_floor(lua_State *L, pg_expr *expr) {
  bool below = decide_against(L, PG_LT, expr, 0);
  double low = below ? -1 : 0, high = below ? 0 : 1;
  if (below)
    for (; decide_against(L, PG_LT, expr, low); low *= 2) high = low;
  else
    for (; !decide_against(L, PG_LT, expr, high); high *= 2) low = high;
  while (high - low > 1) {
    double middle = floor(low + (high - low) / 2);
    if (decide_against(L, PG_LT, expr, middle))
      high = middle;
    else
      low = middle;
  }
  return low;
}

/* Leaves the bound's value in *value where it is known without asking. */
static bool is_settled(lua_State *L, pg_expr *expr, lua_Number *value) {
  perigee_instance *instance = perigee_instance_of(L);
  pg_status status = PG_OK;
  if (pg_expr_varies(expr) == 0) {
    *value = perigee_point(L, expr);
    return true;
  }
  if (instance->mode == PERIGEE_BUILDING)
    perigee_raise(L, "an uncertain quantity bounds a loop inside a scenario's "
                     "model only");
  if (instance->mode == PERIGEE_PLAIN)
    status = pg_probe_value(instance->probe, expr, value);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  return instance->mode == PERIGEE_PLAIN;
}

static pg_expr *bound_argument(lua_State *L) {
  lua_settop(L, 1);
  if (perigee_to_expr(L, 1) == NULL) return NULL;
  perigee_mark_caller(L);
  return plain(L, 1);
}

/* bound(x): a quantity as the number that a for counts from, to or by; any other
** value is itself.  An uncertain one must be whole. */
static int bound(lua_State *L) {
  lua_Number value;
  pg_expr *expr = bound_argument(L);
  if (expr == NULL) return 1;
  if (!is_settled(L, expr, &value)) {
    value = decide_floor(L, expr);
    if (!decide_against(L, PG_EQ, expr, value))
      return perigee_raise(L, "an uncertain bound of a for must be whole where "
                              "the loop does not count up from a whole number "
                              "in ones: round it with math.floor or math.ceil");
  }
  lua_pushnumber(L, value);
  return 1;
}

/* count(x): the same for the limit of a loop that counts up in whole steps from
** a whole number: only its whole part matters. */
static int count(lua_State *L) {
  lua_Number value;
  pg_expr *expr = bound_argument(L);
  if (expr == NULL) return 1;
  if (!is_settled(L, expr, &value)) value = decide_floor(L, expr);
  lua_pushnumber(L, value);
  return 1;
}

static bool counts(const pg_expr *expr) {
  return pg_unit_is_count(pg_expr_unit(expr));
}

/* key(x): what x is as a key of a table: a plain or counted quantity that is
** whole is that number; any other value is itself. */
static int key(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  lua_settop(L, 1);
  pg_expr *expr = perigee_to_expr(L, 1);
  if (expr == NULL || !counts(expr)) return 1;
  if (pg_expr_varies(expr) != 0 && instance->mode == PERIGEE_BUILDING) return 1;
  lua_Number value;
  lua_pushvalue(L, 1); /* a fraction stays what it was */
  perigee_mark_caller(L);
  expr = plain(L, 1);
  if (!is_settled(L, expr, &value)) {
    value = decide_floor(L, expr);
    if (!decide_against(L, PG_EQ, expr, value)) return 1;
  }
  lua_pushnumber(L, value);
  return 1;
}

/* guard(f, name): a class's own __le or __lt that leaves our partner to us. */
static int guarded(lua_State *L) {
  if (perigee_is_partner(L, 2))
    return lua_toboolean(L, lua_upvalueindex(2)) ? perigee_partner_equal(L)
                                                 : perigee_partner_differs(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

static int guard(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  bool equal = strcmp(luaL_checkstring(L, 2), "__le") == 0;
  lua_settop(L, 1);
  if (lua_tocfunction(L, 1) == guarded) return 1;
  lua_pushboolean(L, equal);
  lua_pushcclosure(L, guarded, 2);
  return 1;
}

static const luaL_Reg functions[] = {
    {"guard", guard}, {"equals", push_partner}, {"differs", push_partner},
    {"bound", bound}, {"count", count},         {"key", key},
    {NULL, NULL}};

void perigee_add_equality(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  if (luaL_newmetatable(L, PARTNER)) {
    lua_pushcfunction(L, perigee_partner_equal);
    lua_setfield(L, -2, "__le");
    lua_pushcfunction(L, perigee_partner_differs);
    lua_setfield(L, -2, "__lt");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}
