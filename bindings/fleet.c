/*
** The fleet builders for Lua: each takes a table of named quantities.
*/
#include "bindings.h"

static pg_fleet read_fleet(lua_State *L) {
  pg_fleet fleet = {0};
  perigee_open_table(L);
  fleet.average = perigee_need(L, "average");
  fleet.peak = perigee_need(L, "peak");
  fleet.capacity = perigee_need(L, "capacity");
  fleet.use = perigee_field(L, "use");
  fleet.floor = perigee_field(L, "floor");
  fleet.ceiling = perigee_field(L, "ceiling");
  fleet.cold_start = perigee_field(L, "cold_start");
  fleet.starts = perigee_field(L, "starts");
  return fleet;
}

static int for_peak(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_fleet fleet = read_fleet(L);
  perigee_mark_caller(L);
  pg_status status = pg_fleet_for_peak(&fleet, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int following(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_fleet fleet = read_fleet(L);
  perigee_mark_caller(L);
  pg_status status = pg_fleet_following(&fleet, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {{"for_peak", for_peak},
                                     {"following", following},
                                     {NULL, NULL}};

void perigee_add_fleet(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "fleet");
}
