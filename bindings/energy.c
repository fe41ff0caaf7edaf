/*
** The energy builders for Lua: each takes a table of named quantities.
** scripts/perigee/energy.lua checks names.
*/
#include "bindings.h"

static int power(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_power drawn = {0};
  perigee_open_table(L);
  drawn.load = perigee_need(L, "load");
  drawn.idle = perigee_field(L, "idle");
  drawn.utilisation = perigee_field(L, "utilisation");
  drawn.devices = perigee_field(L, "devices");
  drawn.host = perigee_field(L, "host");
  drawn.pue = perigee_field(L, "pue");
  perigee_mark_caller(L);
  pg_status status = pg_energy_power(&drawn, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int use(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *drawn = perigee_need(L, "power");
  perigee_mark_caller(L);
  pg_status status = pg_energy_use(drawn, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int emissions(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *energy = perigee_need(L, "energy");
  pg_expr *intensity = perigee_need(L, "intensity");
  perigee_mark_caller(L);
  pg_status status = pg_energy_emissions(energy, intensity, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int token(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *drawn = perigee_need(L, "power");
  pg_expr *tokens = perigee_need(L, "tokens");
  perigee_mark_caller(L);
  pg_status status = pg_energy_token(drawn, tokens, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {{"power", power},
                                     {"use", use},
                                     {"emissions", emissions},
                                     {"token", token},
                                     {NULL, NULL}};

void perigee_add_energy(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "energy");
}
