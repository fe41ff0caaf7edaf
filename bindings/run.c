/*
** Reading a graph from Lua: tapes, points, samples, summaries.
**
** A run is described by a table: see run_table.c.  A tape keeps its graph, so
** that its outputs need not be kept.
*/
#include <stdlib.h>
#include <string.h>

#include "bindings.h"

/* ----- the tape ----- */

typedef struct tape {
  pg_tape *tape;
} tape;

pg_tape *perigee_check_tape(lua_State *L) {
  tape *held = luaL_checkudata(L, 1, PERIGEE_TAPE);
  if (held->tape == NULL) luaL_argerror(L, 1, "a closed tape");
  return held->tape;
}

/* tape({ quantities } [, "cells"]): by sample, or over cells: see cells.c */
static int new_tape(lua_State *L) {
  static const char *const names[] = {"samples", "cells", NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  bool over_cells = luaL_checkoption(L, 2, "samples", names) == 1;
  lua_settop(L, 1);
  size_t count = lua_rawlen(L, 1);
  luaL_argcheck(L, count >= 1, 1, "a quantity or more");
  pg_expr **outputs = lua_newuserdatauv(L, count * sizeof(pg_expr *), 0);
  lua_createtable(L, (int)count, 0); /* keeps what is made here alive */
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    outputs[i] = perigee_check_expr(L, -1);
    lua_rawseti(L, 3, (lua_Integer)i + 1);
  }
  tape *held = lua_newuserdatauv(L, sizeof *held, 0);
  held->tape = NULL;
  luaL_setmetatable(L, PERIGEE_TAPE);
  pg_status status = over_cells
                         ? pg_tape_new_over_cells(outputs, count, &held->tape)
                         : pg_tape_new(outputs, count, &held->tape);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  return 1;
}

void perigee_push_numbers(lua_State *L, const double *values, size_t count) {
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushnumber(L, values[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

void perigee_push_rows(lua_State *L, const double *values, size_t rows,
                       size_t each) {
  lua_createtable(L, (int)rows, 0);
  for (size_t i = 0; i < rows; i++) {
    perigee_push_numbers(L, values + i * each, each);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* tape:point(run) -> one number per output, uncertain leaves at their medians */
static int tape_point(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  pg_run run;
  lua_settop(L, 2);
  perigee_check_run(L, 2, &run);
  size_t count = pg_tape_outputs(of);
  double *values = lua_newuserdatauv(L, count * sizeof *values, 0);
  pg_status status = pg_evaluate_point(of, &run, values);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  perigee_push_numbers(L, values, count);
  return 1;
}

/* tape:raw(run, first, count) -> per output a list of samples first .. */
static int tape_raw(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  pg_run run;
  lua_Integer first = luaL_checkinteger(L, 3);
  lua_Integer count = luaL_checkinteger(L, 4);
  luaL_argcheck(L, first >= 1, 3, "samples count from 1");
  luaL_argcheck(L, count >= 1 && count <= 10000000, 4, "1 to 10000000");
  lua_settop(L, 4);
  perigee_check_run(L, 2, &run);
  size_t outputs = pg_tape_outputs(of), each = (size_t)count;
  double *values = lua_newuserdatauv(L, outputs * each * sizeof *values, 0);
  pg_status status =
      pg_evaluate_raw(of, &run, (uint64_t)first - 1, each, values);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  perigee_push_rows(L, values, outputs, each);
  return 1;
}

/* ----- the first sample that is not zero ----- */

#define LOOK_FIRST 64 /* samples; then twice as many each time, up to */
#define LOOK_MOST 16384

/* The first of `count` values that is not 0, or `count`. */
static size_t find_nonzero(const double *values, size_t count) {
  size_t at = 0;
  while (at < count && values[at] == 0) at++;
  return at;
}

/* tape:first(run, from) -> the first sample >= from of which its only output is
** not 0, or nil */
static int tape_first(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  pg_run run;
  lua_Integer from = luaL_checkinteger(L, 3);
  luaL_argcheck(L, from >= 1, 3, "samples count from 1");
  luaL_argcheck(L, pg_tape_outputs(of) == 1, 1, "a tape of one output");
  lua_settop(L, 3);
  perigee_check_run(L, 2, &run);
  double *values = lua_newuserdatauv(L, LOOK_MOST * sizeof *values, 0);
  uint64_t done = (uint64_t)from - 1;
  for (size_t look = LOOK_FIRST; done < run.samples;
       look = look < LOOK_MOST ? 2 * look : look) {
    size_t part = run.samples - done < look ? (size_t)(run.samples - done) : look;
    pg_status status = pg_evaluate_raw(of, &run, done, part, values);
    if (status != PG_OK) return perigee_raise_status(L, status, NULL);
    size_t at = find_nonzero(values, part);
    done += at;
    if (at == part) continue;
    lua_pushinteger(L, (lua_Integer)done + 1);
    return 1;
  }
  luaL_pushfail(L);
  return 1;
}

/* ----- summaries ----- */

typedef perigee_summary summary;

static pg_summary *check_summary(lua_State *L) {
  summary *held = luaL_checkudata(L, 1, PERIGEE_SUMMARY);
  if (held->summary == NULL) luaL_argerror(L, 1, "an empty summary");
  return held->summary;
}

pg_summary_kind *perigee_push_kinds(lua_State *L, int index, size_t count) {
  pg_summary_kind *kinds = lua_newuserdatauv(L, count * sizeof *kinds, 0);
  for (size_t i = 0; i < count; i++) {
    kinds[i] = PG_SUMMARY_MEAN;
    if (!lua_istable(L, index)) continue;
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    if (lua_toboolean(L, -1)) kinds[i] = PG_SUMMARY_QUANTILES;
    lua_pop(L, 1);
  }
  return kinds;
}

summary **perigee_push_summaries(lua_State *L, size_t count,
                                  const pg_run *run) {
  summary **holders = lua_newuserdatauv(L, count * sizeof *holders, 0);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    holders[i] = lua_newuserdatauv(L, sizeof **holders, 0);
    *holders[i] = (summary){NULL, run->sampler != PG_RANDOM};
    luaL_setmetatable(L, PERIGEE_SUMMARY);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return holders;
}

/* tape:sample(run, kinds) -> per output a summary; false for what is certain */
static int tape_sample(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  pg_run run;
  lua_settop(L, 3);
  size_t count = pg_tape_outputs(of);
  perigee_check_run(L, 2, &run);
  pg_summary_kind *kinds = perigee_push_kinds(L, 3, count);
  pg_summary **made = lua_newuserdatauv(L, count * sizeof(pg_summary *), 0);
  summary **holders = perigee_push_summaries(L, count, &run);
  pg_status status = pg_evaluate_samples(of, &run, kinds, made);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  for (size_t i = 0; i < count; i++) holders[i]->summary = made[i];
  for (size_t i = 0; i < count; i++) {
    if (made[i] != NULL) continue;
    lua_pushboolean(L, 0);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* tape:size() -> uniform steps, varying steps, registers */
static int tape_size(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  lua_pushinteger(L, (lua_Integer)pg_tape_uniform(of));
  lua_pushinteger(L, (lua_Integer)pg_tape_varying(of));
  lua_pushinteger(L, (lua_Integer)pg_tape_registers(of));
  return 3;
}

/* tape:leaves() -> the leaves that its outputs vary with, each once */
static int tape_leaves(lua_State *L) {
  pg_tape *of = perigee_check_tape(L);
  size_t count = pg_tape_leaves(of, NULL, 0);
  pg_expr **leaves = lua_newuserdatauv(L, count * sizeof *leaves + 1, 0);
  pg_tape_leaves(of, leaves, count);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    perigee_push_expr(L, leaves[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int collect_tape(lua_State *L) {
  tape *held = luaL_checkudata(L, 1, PERIGEE_TAPE);
  pg_tape_free(held->tape);
  held->tape = NULL;
  return 0;
}

/* summary:close(), what is read no more: samples take memory that Lua's collector
** does not see */
static int collect_summary(lua_State *L) {
  summary *held = luaL_checkudata(L, 1, PERIGEE_SUMMARY);
  if (held->summary != NULL) pg_summary_free(held->summary);
  held->summary = NULL;
  return 0;
}

#define NUMBER(name)                                                           \
  static int summary_##name(lua_State *L) {                                    \
    lua_pushnumber(L, pg_summary_##name(check_summary(L)));                    \
    return 1;                                                                  \
  }
NUMBER(mean)
NUMBER(deviation)
NUMBER(lowest)
NUMBER(highest)
#undef NUMBER

static int summary_mean_error(lua_State *L) {
  const pg_summary *of = check_summary(L);
  const summary *held = lua_touserdata(L, 1);
  lua_pushnumber(L, held->in_lanes ? pg_summary_lane_error(of)
                                   : pg_summary_mean_error(of));
  return 1;
}

static double check_share(lua_State *L) {
  double p = luaL_checknumber(L, 2);
  luaL_argcheck(L, p >= 0 && p <= 1, 2, "a share from 0 to 1");
  return p;
}

static int summary_quantile(lua_State *L) {
  lua_pushnumber(L, pg_summary_quantile(check_summary(L), check_share(L)));
  return 1;
}

static int summary_quantile_error(lua_State *L) {
  lua_pushnumber(L,
                 pg_summary_quantile_error(check_summary(L), check_share(L)));
  return 1;
}

static int push_count(lua_State *L, uint64_t count, uint64_t first) {
  lua_pushinteger(L, (lua_Integer)count);
  if (count == 0) return 1;
  lua_pushinteger(L, (lua_Integer)first + 1);
  return 2;
}

/* summary:strange() -> how many are not finite, the first one's number */
static int summary_strange(lua_State *L) {
  uint64_t first;
  uint64_t count = pg_summary_strange(check_summary(L), &first);
  return push_count(L, count, first);
}

static int summary_nonzero(lua_State *L) {
  uint64_t first;
  uint64_t count = pg_summary_nonzero(check_summary(L), &first);
  return push_count(L, count, first);
}

/* A probe for the arguments (quantity, run [, sample]); the point by default.
** Nothing that may raise is called while it is open. */
static pg_probe *open_probe(lua_State *L) {
  pg_run run;
  pg_probe *probe;
  lua_Integer sample = luaL_optinteger(L, 3, 0);
  lua_settop(L, 2);
  perigee_check_run(L, 2, &run);
  uint64_t at = sample >= 1 ? (uint64_t)sample - 1 : PG_SAMPLE_POINT;
  pg_status status = pg_probe_new(perigee_graph(L), &run, at, &probe);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  return probe;
}

/* blame(quantity, run [, sample]) -> the node that first makes it not finite */
static int blame(lua_State *L) {
  pg_expr *expr = perigee_check_expr(L, 1), *found = NULL;
  pg_probe *probe = open_probe(L);
  pg_status status = pg_probe_blame(probe, expr, &found);
  pg_probe_free(probe);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  if (found == NULL) return 0;
  perigee_push_expr(L, found);
  return 1;
}

/* value(quantity, run [, sample]) -> its value there */
static int value(lua_State *L) {
  pg_expr *expr = perigee_check_expr(L, 1);
  double result = 0;
  pg_probe *probe = open_probe(L);
  pg_status status = pg_probe_value(probe, expr, &result);
  pg_probe_free(probe);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  lua_pushnumber(L, result);
  return 1;
}

static const luaL_Reg functions[] = {
    {"tape", new_tape}, {"blame", blame}, {"value", value}, {NULL, NULL}};

static const luaL_Reg tape_methods[] = {{"point", tape_point},
                                        {"sample", tape_sample},
                                        {"raw", tape_raw},
                                        {"first", tape_first},
                                        {"size", tape_size},
                                        {"leaves", tape_leaves},
                                        {NULL, NULL}};

static const luaL_Reg summary_methods[] = {
    {"mean", summary_mean},
    {"mean_error", summary_mean_error},
    {"deviation", summary_deviation},
    {"lowest", summary_lowest},
    {"highest", summary_highest},
    {"quantile", summary_quantile},
    {"quantile_error", summary_quantile_error},
    {"strange", summary_strange},
    {"nonzero", summary_nonzero},
    {"close", collect_summary},
    {NULL, NULL}};

void perigee_add_type(lua_State *L, const char *name, const luaL_Reg *methods,
                      lua_CFunction collect) {
  if (luaL_newmetatable(L, name)) {
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, collect);
    lua_setfield(L, -2, "__gc");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
}

void perigee_add_run(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  perigee_add_type(L, PERIGEE_TAPE, tape_methods, collect_tape);
  perigee_add_type(L, PERIGEE_SUMMARY, summary_methods, collect_summary);
}
