/*
** Following a model along one path.
**
** While a model is traced, a witness (one sample) answers its comparisons of
** uncertain quantities, and each answer is recorded: condition, outcome, line.
** In plain mode every quantity is its value at one sample: the model runs as it
** would on numbers, to be compared with what was traced.  Witness mode is plain
** mode whose quantities stay quantities: only its decisions are the sample's.
**
** The decisions of the current path are a list in the registry; what was
** decided once on a path is not decided again.
*/
#include <limits.h>

#include "bindings.h"

#define DECISIONS "perigee.decisions"
#define DECIDED "perigee.decided"
#define FORCED "perigee.forced"
#define ASKED_PER_DECISION 1000 /* how often one is taken that was decided */

static void clear(lua_State *L, const char *name) {
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, name);
}

static void stop(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  pg_probe_free(instance->probe);
  instance->probe = NULL;
  instance->mode = PERIGEE_BUILDING;
}

static perigee_mode check_mode(lua_State *L, int index) {
  static const char *const names[] = {"trace", "plain", "witness", NULL};
  lua_getfield(L, index, "mode");
  int mode = luaL_checkoption(L, -1, NULL, names);
  lua_pop(L, 1);
  perigee_instance_of(L)->numbers = mode == 1;
  return mode == 0 ? PERIGEE_TRACING : PERIGEE_PLAIN;
}

/* sample: 1-based; absent: the point. */
static uint64_t check_sample(lua_State *L, int index) {
  uint64_t sample = PG_SAMPLE_POINT;
  lua_getfield(L, index, "sample");
  if (!lua_isnil(L, -1)) {
    lua_Integer given = luaL_checkinteger(L, -1);
    luaL_argcheck(L, given >= 1, index, "samples count from 1");
    sample = (uint64_t)given - 1;
  }
  lua_pop(L, 1);
  return sample;
}

/* The most decisions of the path: no limit where nothing is said. */
static int check_most(lua_State *L, int index) {
  lua_getfield(L, index, "most");
  lua_Integer most = luaL_optinteger(L, -1, INT_MAX);
  luaL_argcheck(L, most >= 0 && most <= INT_MAX, index, "a number of decisions");
  lua_pop(L, 1);
  return (int)most;
}

/* begin { mode = "trace" | "plain" | "witness", sample =, seed =, axes =,
** cell =, given =, second =, forced =, most = }: forced outcomes of the first
** decisions, to explore a path that no sample is known to take, and which may go
** round in circles: more than `most` decisions on it, or a thousand times as many
** that were decided before, are an error. */
static int begin(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  pg_run run;
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  stop(L);
  perigee_mode mode = check_mode(L, 1);
  uint64_t sample = check_sample(L, 1);
  int most = check_most(L, 1);
  clear(L, DECISIONS);
  clear(L, DECIDED);
  if (lua_getfield(L, 1, "forced") == LUA_TNIL) lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, FORCED);
  perigee_check_run(L, 1, &run);
  lua_setfield(L, LUA_REGISTRYINDEX, "perigee.run"); /* the probe borrows it */
  pg_status made =
      pg_probe_new(instance->graph, &run, sample, &instance->probe);
  if (made != PG_OK) return perigee_raise_status(L, made, NULL);
  instance->mode = mode;
  instance->decisions = 0;
  instance->most = most;
  instance->asked = 0;
  return 0;
}

/* finish() -> { { condition =, outcome =, mark = }, ... } */
static int finish(lua_State *L) {
  stop(L);
  if (lua_getfield(L, LUA_REGISTRYINDEX, DECISIONS) != LUA_TTABLE)
    lua_newtable(L);
  clear(L, DECISIONS);
  clear(L, DECIDED);
  return 1;
}

/* settle(x): in plain mode what varies is its value here; else x itself. */
static int settle(lua_State *L) {
  pg_expr *expr = perigee_to_expr(L, 1);
  lua_settop(L, 1);
  if (expr != NULL) perigee_push_result(L, pg_expr_retain(expr));
  return 1;
}

/* here(x): a quantity's value at the sample, as a quantity; else x itself. */
static int here(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  pg_expr *expr = perigee_to_expr(L, 1), *constant;
  double value;
  lua_settop(L, 1);
  if (expr == NULL || instance->probe == NULL) return 1;
  pg_status found = pg_probe_value(instance->probe, expr, &value);
  if (found == PG_OK)
    found = pg_constant(instance->graph, value, pg_expr_unit(expr), &constant);
  if (found != PG_OK) return perigee_raise_status(L, found, NULL);
  perigee_push_expr(L, constant);
  pg_expr_release(constant);
  return 1;
}

/* mode() -> "build", "trace" or "plain", and whether what varies is a number */
static int mode(lua_State *L) {
  static const char *const names[] = {"build", "trace", "plain"};
  const perigee_instance *instance = perigee_instance_of(L);
  lua_pushstring(L, names[instance->mode]);
  lua_pushboolean(L, instance->mode == PERIGEE_PLAIN && instance->numbers);
  return 2;
}

/* status() -> the name of the last status raised since it was asked for, or nil */
static int status(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  if (instance->failed == PG_OK) return 0;
  lua_pushstring(L, pg_status_name(instance->failed));
  instance->failed = PG_OK;
  return 1;
}

/* ----- deciding ----- */

static bool value_at(lua_State *L, pg_probe *probe, pg_expr *expr) {
  double value = 0;
  pg_status known = pg_probe_value(probe, expr, &value);
  if (known != PG_OK) perigee_raise_status(L, known, NULL);
  return value != 0;
}

double perigee_point(lua_State *L, pg_expr *expr) {
  pg_run run = {.samples = 1};
  pg_probe *probe;
  double value = 0;
  if (pg_expr_op(expr) == PG_CONSTANT) return pg_expr_value(expr);
  pg_status known =
      pg_probe_new(pg_expr_graph(expr), &run, PG_SAMPLE_POINT, &probe);
  if (known != PG_OK) perigee_raise_status(L, known, NULL);
  known = pg_probe_value(probe, expr, &value);
  pg_probe_free(probe);
  if (known != PG_OK) perigee_raise_status(L, known, NULL);
  return value;
}

/* Was it decided on this path already?  Then *outcome is how. */
static bool was_decided(lua_State *L, const pg_expr *condition, bool *outcome) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, DECIDED);
  bool known = lua_rawgetp(L, -1, condition) == LUA_TBOOLEAN;
  *outcome = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return known;
}

static bool is_forced(lua_State *L, int number, bool *outcome) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, FORCED);
  bool forced = lua_rawgeti(L, -1, number) == LUA_TBOOLEAN;
  if (forced) *outcome = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return forced;
}

void perigee_push_decision(lua_State *L, pg_expr *condition, bool outcome) {
  lua_createtable(L, 0, 3);
  perigee_push_expr(L, condition);
  lua_setfield(L, -2, "condition");
  lua_pushboolean(L, outcome);
  lua_setfield(L, -2, "outcome");
  lua_pushinteger(L, (lua_Integer)pg_expr_mark(condition));
  lua_setfield(L, -2, "mark");
}

static void record(lua_State *L, int number, pg_expr *condition, bool outcome) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, DECISIONS);
  perigee_push_decision(L, condition, outcome);
  lua_rawseti(L, -2, number);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, DECIDED);
  lua_pushboolean(L, outcome);
  lua_rawsetp(L, -2, condition);
  lua_pop(L, 2);
}

static bool decide_traced(lua_State *L, perigee_instance *instance,
                          pg_expr *condition) {
  bool outcome;
  bool known = was_decided(L, condition, &outcome);
  if ((!known && instance->decisions >= instance->most) ||
      ++instance->asked / ASKED_PER_DECISION > (uint64_t)instance->most)
    perigee_raise(L, "this path has too many decisions");
  if (known) return outcome;
  int number = ++instance->decisions;
  if (!is_forced(L, number, &outcome))
    outcome = value_at(L, instance->probe, condition);
  record(L, number, condition, outcome);
  return outcome;
}

bool perigee_decide(lua_State *L, pg_expr *condition) {
  perigee_instance *instance = perigee_instance_of(L);
  bool outcome;
  luaL_checkstack(L, 8, NULL);
  if (instance->mode == PERIGEE_PLAIN)
    return value_at(L, instance->probe, condition);
  if (pg_expr_varies(condition) == 0) return perigee_point(L, condition) != 0;
  if (perigee_explored(L, condition, &outcome)) return outcome;
  if (instance->mode == PERIGEE_TRACING)
    return decide_traced(L, instance, condition);
  perigee_raise(L, "uncertain quantities compare inside a scenario's model "
                   "only; here write perigee.where(a:lt(b), x, y)");
  return false;
}

static const luaL_Reg functions[] = {{"begin", begin},
                                     {"finish", finish},
                                     {"settle", settle},
                                     {"here", here},
                                     {"mode", mode},
                                     {"status", status},
                                     {"record", perigee_record},
                                     {"named", perigee_named},
                                     {NULL, NULL}};

void perigee_add_trace(lua_State *L) { luaL_setfuncs(L, functions, 0); }
