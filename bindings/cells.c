/*
** Grids of cells from Lua: methods of tapes that were made with "cells".
**
** Cells and outputs count from 1.  A choice is described by a table:
**
**   minimise = 1 or { 1, 3 }   outputs: what is wanted low, the first first
**   feasible = 2               the output that is not 0 where a cell may be taken
**                              (left out: everywhere)
**   most     = 10              cells to keep; groups that there may be
**   group    = 4               of groups: the output that tells a cell's
**   front    = 5               of a survey: the output that is not 0 where a cell
**                              may be in the front
*/
#include "bindings.h"

#define CELLS_AT_ONCE 10000000

/* tape:cells(run, first, count) -> per output a list of its values there */
static int tape_cells(lua_State *L) {
  const pg_tape *of = perigee_check_tape(L);
  lua_Integer first = luaL_checkinteger(L, 3), count = luaL_checkinteger(L, 4);
  pg_run run;
  luaL_argcheck(L, pg_tape_over_cells(of), 1, "a tape over cells is wanted");
  lua_settop(L, 4);
  perigee_check_run(L, 2, &run);
  size_t cells = pg_run_cells(&run), outputs = pg_tape_outputs(of);
  luaL_argcheck(L, first >= 1 && (size_t)first <= cells, 3, "no such cell");
  luaL_argcheck(L, count >= 1 && count <= CELLS_AT_ONCE &&
                       (size_t)count <= cells - (size_t)first + 1,
                4, "more cells than there are, or than can be had at once");
  size_t each = (size_t)count;
  double *values = lua_newuserdatauv(L, outputs * each * sizeof *values, 0);
  pg_status status =
      pg_evaluate_cells(of, &run, (size_t)first - 1, each, values);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  perigee_push_rows(L, values, outputs, each);
  return 1;
}

/* ----- choosing ----- */

/* The output number at the stack's top, which it pops. */
static size_t pop_output(lua_State *L, const pg_tape *of, const char *field) {
  int whole;
  lua_Integer number = lua_tointegerx(L, -1, &whole);
  if (!whole || number < 1 || (size_t)number > pg_tape_outputs(of))
    luaL_error(L, "%s: there is no such output of the tape", field);
  lua_pop(L, 1);
  return (size_t)number - 1;
}

static void read_minimise(lua_State *L, const pg_tape *of,
                          size_t minimise[PG_OBJECTIVES_MAX], size_t *count) {
  if (lua_getfield(L, 3, "minimise") != LUA_TTABLE) {
    minimise[0] = pop_output(L, of, "minimise");
    *count = 1;
    return;
  }
  *count = lua_rawlen(L, -1);
  if (*count < 1 || *count > PG_OBJECTIVES_MAX)
    luaL_error(L, "minimise: 1 to %d outputs are wanted", PG_OBJECTIVES_MAX);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i + 1);
    minimise[i] = pop_output(L, of, "minimise");
  }
  lua_pop(L, 1);
}

static size_t read_feasible(lua_State *L, const pg_tape *of) {
  if (lua_getfield(L, 3, "feasible") != LUA_TNIL)
    return pop_output(L, of, "feasible");
  lua_pop(L, 1);
  return PG_NO_OUTPUT;
}

static size_t read_most(lua_State *L) {
  int whole;
  lua_getfield(L, 3, "most");
  lua_Integer most = lua_tointegerx(L, -1, &whole);
  if (!whole || most < 1 || most > PG_KEPT_MAX)
    luaL_error(L, "most: a whole number from 1 to %d is wanted", PG_KEPT_MAX);
  lua_pop(L, 1);
  return (size_t)most;
}

static void push_found(lua_State *L, const pg_found *found, size_t objectives) {
  lua_createtable(L, 0, 2);
  lua_pushinteger(L, (lua_Integer)found->cell + 1);
  lua_setfield(L, -2, "cell");
  perigee_push_numbers(L, found->values, objectives);
  lua_setfield(L, -2, "values");
}

static void push_tally(lua_State *L, const pg_tally *tally) {
  lua_createtable(L, 0, 3);
  lua_pushinteger(L, (lua_Integer)tally->feasible);
  lua_setfield(L, -2, "feasible");
  lua_pushinteger(L, (lua_Integer)tally->strange);
  lua_setfield(L, -2, "strange");
  if (tally->strange == 0) return;
  lua_pushinteger(L, (lua_Integer)tally->first_strange + 1);
  lua_setfield(L, -2, "first_strange");
}

typedef pg_status search(const pg_tape *tape, const pg_run *run,
                         const pg_choice *choice, pg_found *out,
                         pg_tally *tally);

static void push_list(lua_State *L, const pg_choice *choice,
                      const pg_found *found, const pg_tally *tally) {
  lua_createtable(L, (int)tally->kept, 0);
  for (size_t i = 0; i < tally->kept; i++) {
    push_found(L, &found[i], choice->count);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static int too_many(lua_State *L, size_t most) {
  luaL_pushfail(L);
  lua_pushfstring(L, "the front has more than %I cells", (lua_Integer)most);
  return 2;
}

/* The arguments run and choice; `minimise` has room for the choice's outputs. */
static void read_choice(lua_State *L, const pg_tape *of, pg_run *run,
                        pg_choice *choice, size_t *minimise) {
  luaL_argcheck(L, pg_tape_over_cells(of), 1, "a tape over cells is wanted");
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  perigee_check_run(L, 2, run);
  *choice = (pg_choice){.minimise = minimise};
  read_minimise(L, of, minimise, &choice->count);
  choice->feasible = read_feasible(L, of);
  choice->most = read_most(L);
}

static int look_for(lua_State *L, search *how) {
  const pg_tape *of = perigee_check_tape(L);
  size_t minimise[PG_OBJECTIVES_MAX];
  pg_choice choice;
  pg_tally tally;
  pg_run run;
  read_choice(L, of, &run, &choice, minimise);
  pg_found *found = lua_newuserdatauv(L, choice.most * sizeof *found, 0);
  pg_status status = how(of, &run, &choice, found, &tally);
  if (status == PG_LIMIT) return too_many(L, choice.most);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  push_list(L, &choice, found, &tally);
  push_tally(L, &tally);
  return 2;
}

/* tape:best(run, choice) -> { { cell =, values = { of minimise } }, ... },
** { feasible = cells that may be taken, strange = those that an infinity or NaN
** keeps out, first_strange = } */
static int tape_best(lua_State *L) { return look_for(L, pg_cells_best); }

/* tape:front(run, choice) -> likewise the cells that no other equals or betters
** in all of minimise; nil and a message where there are more than `most` */
static int tape_front(lua_State *L) { return look_for(L, pg_cells_front); }

/* ----- groups ----- */

static void push_groups(lua_State *L, const pg_choice *choice,
                        const pg_group *groups) {
  lua_createtable(L, (int)choice->most, 0);
  for (size_t i = 0; i < choice->most; i++) {
    if (groups[i].cells > 0) {
      push_found(L, &groups[i].lowest, choice->count);
      lua_pushinteger(L, (lua_Integer)groups[i].cells);
      lua_setfield(L, -2, "cells");
    } else {
      lua_pushboolean(L, 0);
    }
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* tape:groups(run, choice) -> for each group { cell =, values = of its lowest,
** cells = how many there are }, false for one without; and as of tape:best.  The
** output `group` counts groups from 0. */
static int tape_groups(lua_State *L) {
  const pg_tape *of = perigee_check_tape(L);
  size_t minimise[PG_OBJECTIVES_MAX];
  pg_choice choice;
  pg_tally tally;
  pg_run run;
  read_choice(L, of, &run, &choice, minimise);
  lua_getfield(L, 3, "group");
  size_t group = pop_output(L, of, "group");
  pg_group *groups = lua_newuserdatauv(L, choice.most * sizeof *groups, 0);
  pg_status status =
      pg_cells_groups(of, &run, &choice, group, groups, &tally);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  push_groups(L, &choice, groups);
  push_tally(L, &tally);
  return 2;
}

/* tape:survey(run, choice) -> as of tape:groups, and the front of the cells where
** the output `front` is not 0, in all of minimise; nil and a message where that has
** more cells than can be kept.  One going over for both. */
static int tape_survey(lua_State *L) {
  const pg_tape *of = perigee_check_tape(L);
  size_t minimise[PG_OBJECTIVES_MAX];
  pg_choice choice;
  pg_tally tally, front_tally;
  pg_run run;
  read_choice(L, of, &run, &choice, minimise);
  lua_getfield(L, 3, "group");
  size_t group = pop_output(L, of, "group");
  lua_getfield(L, 3, "front");
  pg_choice front = {minimise, choice.count, pop_output(L, of, "front"),
                     PG_KEPT_MAX};
  pg_group *groups = lua_newuserdatauv(L, choice.most * sizeof *groups, 0);
  pg_found *found = lua_newuserdatauv(L, front.most * sizeof *found, 0);
  pg_status status = pg_cells_survey(of, &run, &choice, group, groups, &tally,
                                     &front, found, &front_tally);
  if (status == PG_LIMIT) return too_many(L, front.most);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  push_groups(L, &choice, groups);
  push_tally(L, &tally);
  push_list(L, &front, found, &front_tally);
  return 3;
}

static const luaL_Reg methods[] = {{"cells", tape_cells},
                                   {"best", tape_best},
                                   {"front", tape_front},
                                   {"groups", tape_groups},
                                   {"survey", tape_survey},
                                   {NULL, NULL}};

void perigee_add_cells(lua_State *L) {
  luaL_getmetatable(L, PERIGEE_TAPE);
  lua_getfield(L, -1, "__index");
  luaL_setfuncs(L, methods, 0);
  lua_pop(L, 2);
}
