/*
** Many readings of one tape from Lua: a method of tapes.
**
** A series keeps its tape, and what its run and its leaves point to, as user
** values.  Made after its tape, it is collected before it where both go at once.
*/
#include <limits.h>

#include "bindings.h"

#define SERIES_BYTES ((size_t)1 << 26) /* that a series keeps at most */

enum { TAPE = 1, HELD, LEAVES, KINDS, LAST, VALUES = LAST };

typedef struct series {
  pg_series *series;
  pg_run run;
  size_t outputs, leaves; /* leaves: 0 where cells move */
  bool of_summaries;
} series;

static series *check_series(lua_State *L) {
  series *of = luaL_checkudata(L, 1, PERIGEE_SERIES);
  if (of->series == NULL) luaL_argerror(L, 1, "an empty series");
  return of;
}

/* Pushes the leaves of the list at `index`: an array of them. */
static pg_expr **push_leaves(lua_State *L, int index, size_t count) {
  pg_expr **leaves = lua_newuserdatauv(L, count * sizeof *leaves + 1, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    leaves[i] = perigee_to_expr(L, -1);
    if (leaves[i] == NULL || pg_expr_name(leaves[i]) == NULL)
      luaL_error(L, "a leaf is wanted at place %d", (int)i + 1);
    lua_pop(L, 1);
  }
  return leaves;
}

/* Keeps the value at the stack's top, which it pops, with the series at `at`. */
static void keep(lua_State *L, int at, int what) {
  lua_setiuservalue(L, at, what);
}

/* A copy of the list at `index`, for nobody to change, and the array of it. */
static pg_expr **keep_leaves(lua_State *L, int at, int index, size_t count) {
  lua_createtable(L, (int)count + 1, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  pg_expr **leaves = push_leaves(L, lua_gettop(L), count);
  lua_rawseti(L, -2, (lua_Integer)count + 1);
  keep(L, at, LEAVES);
  return leaves;
}

/* tape:series(run [, kinds [, leaves]]) -> a series of readings that differ in where
** the leaves stand; without a list of them, in the cell.  kinds: as for
** tape:sample, of a series of summaries; nil for one of samples themselves. */
static int new_series(lua_State *L) {
  pg_tape *tape = perigee_check_tape(L);
  bool cells = lua_isnoneornil(L, 4);
  if (!cells) luaL_checktype(L, 4, LUA_TTABLE);
  lua_settop(L, 4);
  series *made = lua_newuserdatauv(L, sizeof *made, VALUES);
  *made = (series){.outputs = pg_tape_outputs(tape),
                   .leaves = cells ? 0 : lua_rawlen(L, 4)};
  luaL_setmetatable(L, PERIGEE_SERIES);
  perigee_check_run(L, 2, &made->run);
  keep(L, 5, HELD);
  pg_moving moving = {.cell = cells, .count = made->leaves};
  if (!cells) moving.leaves = keep_leaves(L, 5, 4, made->leaves);
  const pg_summary_kind *kinds = NULL;
  if (lua_istable(L, 3)) {
    kinds = perigee_push_kinds(L, 3, made->outputs);
    keep(L, 5, KINDS);
  }
  made->of_summaries = kinds != NULL;
  lua_pushvalue(L, 1);
  keep(L, 5, TAPE);
  pg_status status = pg_series_new(tape, &made->run, &moving, kinds,
                                   SERIES_BYTES, &made->series);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  return 1;
}

/* ----- spots ----- */

static void read_cell(lua_State *L, const series *of, pg_spot *spot) {
  int whole;
  lua_Integer cell = lua_tointegerx(L, -1, &whole);
  if (!whole || cell < 1 || (size_t)cell > pg_run_cells(&of->run))
    luaL_error(L, "a spot is one of the run's cells");
  spot->cell = (size_t)cell - 1;
}

static void read_values(lua_State *L, const series *of, double *values,
                        pg_spot *spot) {
  if (!lua_istable(L, -1) || lua_rawlen(L, -1) != of->leaves)
    luaL_error(L, "a spot is a list of %d numbers, one a leaf",
               (int)of->leaves);
  for (size_t i = 0; i < of->leaves; i++) {
    int number;
    lua_rawgeti(L, -1, (lua_Integer)i + 1);
    values[i] = lua_tonumberx(L, -1, &number);
    if (!number) luaL_error(L, "a spot's value number %d is none", (int)i + 1);
    lua_pop(L, 1);
  }
  spot->values = values;
}

/* The spot at the stack's top; `values` has room for its numbers. */
static void read_spot(lua_State *L, const series *of, double *values,
                      pg_spot *spot) {
  *spot = (pg_spot){0, NULL};
  lua_getiuservalue(L, 1, LEAVES);
  bool cells = lua_isnil(L, -1);
  lua_pop(L, 1);
  if (cells)
    read_cell(L, of, spot);
  else
    read_values(L, of, values, spot);
}

/* Pushes the spots of the list at 2: their numbers and an array of them. */
static pg_spot *push_spots(lua_State *L, const series *of, size_t count) {
  double *values =
      lua_newuserdatauv(L, count * of->leaves * sizeof *values + 1, 0);
  pg_spot *spots = lua_newuserdatauv(L, count * sizeof *spots + 1, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    read_spot(L, of, values + i * of->leaves, &spots[i]);
    lua_pop(L, 1);
  }
  return spots;
}

/* ----- summaries ----- */

/* Pushes a table of empty summaries, one an output. */
static void push_empty(lua_State *L, const series *of) {
  perigee_push_summaries(L, of->outputs, &of->run);
  lua_remove(L, -2);
}

/* The summaries of the spot before: at first false for every output. */
static void push_last(lua_State *L, const series *of) {
  if (lua_getiuservalue(L, 1, LAST) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_createtable(L, (int)of->outputs, 0);
  for (size_t i = 0; i < of->outputs; i++) {
    lua_pushboolean(L, 0);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* Fills the empty summaries of the table at the stack's top; where there is none,
** with what the spot before has, the table under it.  Nothing here may raise. */
static void fill(lua_State *L, pg_summary *const *made, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (made[i] != NULL) {
      lua_rawgeti(L, -1, (lua_Integer)i + 1);
      ((perigee_summary *)lua_touserdata(L, -1))->summary = made[i];
      lua_pop(L, 1);
    } else {
      lua_rawgeti(L, -2, (lua_Integer)i + 1);
      lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
  }
}

/* Pushes a list of tables of empty summaries, one a spot. */
static void push_all_empty(lua_State *L, const series *of, size_t count) {
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_empty(L, of);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* series:sample(spots) -> for each spot what tape:sample gives there.  A spot is a
** cell, or a list of the leaves' values. */
static int series_sample(lua_State *L) {
  const series *of = check_series(L);
  luaL_argcheck(L, of->of_summaries, 1, "a series of samples themselves");
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  size_t count = lua_rawlen(L, 2);
  pg_spot *spots = push_spots(L, of, count);
  size_t size = count * of->outputs * sizeof(pg_summary *);
  pg_summary **made = lua_newuserdatauv(L, size + 1, 0);
  push_all_empty(L, of, count);
  push_last(L, of);
  int last = lua_gettop(L);
  pg_status status =
      pg_series_samples(of->series, spots, count, made);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, last - 1, (lua_Integer)i + 1);
    fill(L, made + i * of->outputs, of->outputs);
    lua_replace(L, last);
  }
  keep(L, 1, LAST);
  return 1;
}

/* series:raw(spot, first, count) -> what tape:raw gives there */
static int series_raw(lua_State *L) {
  const series *of = check_series(L);
  luaL_argcheck(L, !of->of_summaries, 1, "a series of summaries");
  lua_Integer first = luaL_checkinteger(L, 3);
  lua_Integer count = luaL_checkinteger(L, 4);
  luaL_argcheck(L, first >= 1, 3, "samples count from 1");
  luaL_argcheck(L, count >= 1 && count <= 10000000, 4, "1 to 10000000");
  size_t each = (size_t)count;
  pg_spot spot;
  lua_settop(L, 4);
  double *at = lua_newuserdatauv(L, of->leaves * sizeof *at + 1, 0);
  double *values =
      lua_newuserdatauv(L, of->outputs * each * sizeof *values, 0);
  lua_pushvalue(L, 2);
  read_spot(L, of, at, &spot);
  pg_status status =
      pg_series_raw(of->series, &spot, (uint64_t)first - 1, each, values);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  perigee_push_rows(L, values, of->outputs, each);
  return 1;
}

/* series:order() -> the cells in the order in which they take the least work */
static int series_order(lua_State *L) {
  const series *of = check_series(L);
  size_t cells = pg_run_cells(&of->run);
  luaL_argcheck(L, cells <= INT_MAX, 1, "more cells than can be listed");
  lua_createtable(L, (int)cells, 0);
  for (size_t i = 0; i < cells; i++) {
    lua_pushinteger(L, (lua_Integer)pg_series_cell(of->series, i) + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* series:kept() -> of how many samples what does not move is kept */
static int series_kept(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pg_series_kept(check_series(L)->series));
  return 1;
}

static int collect(lua_State *L) {
  series *of = luaL_checkudata(L, 1, PERIGEE_SERIES);
  pg_series_free(of->series);
  of->series = NULL;
  return 0;
}

static const luaL_Reg methods[] = {{"sample", series_sample},
                                   {"raw", series_raw},
                                   {"order", series_order},
                                   {"kept", series_kept},
                                   {NULL, NULL}};

void perigee_add_series(lua_State *L) {
  perigee_add_type(L, PERIGEE_SERIES, methods, collect);
  luaL_getmetatable(L, PERIGEE_TAPE);
  lua_getfield(L, -1, "__index");
  lua_pushcfunction(L, new_series);
  lua_setfield(L, -2, "series");
  lua_pop(L, 2);
}
