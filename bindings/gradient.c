/*
** Gradients from Lua: how a quantity moves with its leaves.
**
** Derivatives are numbers, in the quantity's unit per the leaf's; what they are at
** steps and kinks, and when they are not finite, is in perigee/gradient.h.
*/
#include "bindings.h"

/* The leaves of the list at `index`, which stays on the stack and holds them. */
static pg_expr **push_leaves(lua_State *L, int index, size_t *count) {
  luaL_checktype(L, index, LUA_TTABLE);
  *count = lua_rawlen(L, index);
  pg_expr **leaves = lua_newuserdatauv(L, (*count + 1) * sizeof *leaves, 0);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    leaves[i] = perigee_to_expr(L, -1);
    if (leaves[i] == NULL || pg_expr_name(leaves[i]) == NULL)
      luaL_error(L, "an assumption or another leaf is wanted at place %d",
                 (int)i + 1);
    lua_pop(L, 1);
  }
  return leaves;
}

/* Writes the derivatives, then the leaves' values after them. */
static pg_status read_slopes(pg_expr *output, const pg_run *run,
                             pg_expr *const *leaves, size_t count,
                             uint64_t sample, double *value, double *out) {
  pg_tape *tape = NULL, *beside = NULL;
  pg_status status = pg_tape_new(&output, 1, &tape);
  if (status == PG_OK)
    status = pg_gradient(tape, run, 0, leaves, count, sample, 1, value, out);
  if (status == PG_OK && count > 0)
    status = pg_tape_new(leaves, count, &beside);
  if (status == PG_OK && count > 0)
    status = sample == PG_SAMPLE_POINT
                 ? pg_evaluate_point(beside, run, out + count)
                 : pg_evaluate_raw(beside, run, sample, 1, out + count);
  pg_tape_free(beside);
  pg_tape_free(tape);
  return status;
}

/* gradient(quantity, { leaves }, run [, sample]) -> { derivatives }, the
** quantity's value, { the leaves' values }; at the point by default */
static int gradient(lua_State *L) {
  pg_expr *output = perigee_check_expr(L, 1);
  lua_Integer sample = luaL_optinteger(L, 4, 0);
  pg_run run;
  size_t count;
  double value;
  luaL_argcheck(L, lua_isnoneornil(L, 4) || sample >= 1, 4,
                "samples count from 1");
  lua_settop(L, 3);
  perigee_check_run(L, 3, &run);
  pg_expr **leaves = push_leaves(L, 2, &count);
  double *out = lua_newuserdatauv(L, (2 * count + 1) * sizeof *out, 0);
  uint64_t at = sample >= 1 ? (uint64_t)sample - 1 : PG_SAMPLE_POINT;
  pg_status status = read_slopes(output, &run, leaves, count, at, &value, out);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  perigee_push_numbers(L, out, count);
  lua_pushnumber(L, value);
  perigee_push_numbers(L, out + count, count);
  return 3;
}

/* gradients(quantity, { leaves }, run) -> per leaf a summary of the derivative
** over the run's samples: its mean and spread, no quantiles */
static int gradients(lua_State *L) {
  pg_expr *output = perigee_check_expr(L, 1);
  pg_tape *tape = NULL;
  pg_run run;
  size_t count;
  lua_settop(L, 3);
  perigee_check_run(L, 3, &run);
  pg_expr **leaves = push_leaves(L, 2, &count);
  pg_summary **made = lua_newuserdatauv(L, (count + 1) * sizeof(pg_summary *), 0);
  perigee_summary **held = perigee_push_summaries(L, count, &run);
  pg_status status = pg_tape_new(&output, 1, &tape);
  if (status == PG_OK)
    status = pg_gradient_samples(tape, &run, 0, leaves, count, made);
  pg_tape_free(tape);
  if (status != PG_OK) return perigee_raise_status(L, status, NULL);
  for (size_t i = 0; i < count; i++) held[i]->summary = made[i];
  return 1;
}

static const luaL_Reg functions[] = {
    {"gradient", gradient}, {"gradients", gradients}, {NULL, NULL}};

void perigee_add_gradient(lua_State *L) { luaL_setfuncs(L, functions, 0); }
