/*
** The run that a Lua table describes, each field as it is left out:
**
**   samples = 1, seed = 1, threads = 1
**   axes    = {}           a list of axis quantities
**   cell    = 1            1-based, row by row, the last axis fastest
**   given   = {}           { [leaf] = number } or a list of { leaf, number }: what a
**                          leaf stands at, in its unit
**   second  = {}           a list of leaves that draw from a second stream
**   sampler = "stratified" or "sobol" or "random"
**   dimensions = {}        a list of assumptions, in the order of Sobol's dimensions
**   isa     = "best" or "baseline" or "avx2" or "avx512": instructions at most
**   reproducible = false   the bits of every other machine
**   progress = nil         a core.progress, which is told of what is done
**
** A leaf is a quantity that is an assumption, a figure, an axis or a column.
*/
#include <string.h>

#include "bindings.h"

static lua_Integer integer_field(lua_State *L, int index, const char *name,
                                 lua_Integer fallback, lua_Integer least,
                                 lua_Integer most) {
  int ok = 1;
  lua_Integer value = fallback;
  if (lua_getfield(L, index, name) != LUA_TNIL)
    value = lua_tointegerx(L, -1, &ok);
  lua_pop(L, 1);
  if (!ok || value < least || value > most)
    luaL_error(L, "%s must be a whole number from %I to %I", name, least, most);
  return value;
}

/* ----- what a run holds: references, given back when Lua is done with it ----- */

typedef struct held {
  pg_expr **axes, **second, **dimensions;
  pg_given *givens;
  size_t axis_count, second_count, dimension_count, given_count;
} held;

static int release_held(lua_State *L) {
  held *h = lua_touserdata(L, 1);
  while (h->axis_count > 0) pg_expr_release(h->axes[--h->axis_count]);
  while (h->second_count > 0) pg_expr_release(h->second[--h->second_count]);
  while (h->dimension_count > 0)
    pg_expr_release(h->dimensions[--h->dimension_count]);
  while (h->given_count > 0) pg_expr_release(h->givens[--h->given_count].leaf);
  return 0;
}

/* Pushes one that is empty, with room for so many. */
static held *push_held(lua_State *L, size_t axes, size_t givens,
                       size_t second, size_t dimensions) {
  size_t nodes = axes + second + dimensions;
  held *h = lua_newuserdatauv(L, sizeof *h + givens * sizeof *h->givens +
                                     nodes * sizeof *h->axes, 1);
  *h = (held){.givens = (pg_given *)(h + 1)};
  h->axes = (pg_expr **)(h->givens + givens);
  h->second = h->axes + axes;
  h->dimensions = h->second + second;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, release_held);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  return h;
}

/* ----- reading the fields ----- */

/* The leaf at the stack's top, which stays there. */
static pg_expr *top_leaf(lua_State *L, const char *field) {
  pg_expr *leaf = perigee_to_expr(L, -1);
  if (leaf == NULL || pg_expr_name(leaf) == NULL)
    luaL_error(L, "%s: an assumption or another leaf is wanted", field);
  return leaf;
}

static void read_axes(lua_State *L, int list, size_t count, held *h) {
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    pg_expr *axis = perigee_to_expr(L, -1);
    if (axis == NULL || pg_expr_op(axis) != PG_AXIS)
      luaL_error(L, "axes: an axis is wanted at place %d", (int)i + 1);
    h->axes[h->axis_count++] = pg_expr_retain(axis);
    lua_pop(L, 1);
  }
}

static void read_second(lua_State *L, int list, size_t count, held *h) {
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    h->second[h->second_count++] = pg_expr_retain(top_leaf(L, "second"));
    lua_pop(L, 1);
  }
}

static void read_dimensions(lua_State *L, int list, size_t count, held *h) {
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    pg_expr *leaf = perigee_to_expr(L, -1);
    if (leaf == NULL || pg_expr_op(leaf) != PG_LEAF)
      luaL_error(L, "dimensions: an assumption is wanted at place %d",
                 (int)i + 1);
    h->dimensions[h->dimension_count++] = pg_expr_retain(leaf);
    lua_pop(L, 1);
  }
}

static void add_given(lua_State *L, held *h, pg_expr *leaf, double value) {
  for (size_t i = 0; i < h->given_count; i++)
    if (h->givens[i].leaf == leaf)
      luaL_error(L, "given: '%s' is given twice", pg_expr_name(leaf));
  h->givens[h->given_count++] = (pg_given){pg_expr_retain(leaf), value};
}

/* { leaf, number } at the stack's top becomes the leaf under the number. */
static void open_pair(lua_State *L) {
  lua_rawgeti(L, -1, 1);
  lua_rawgeti(L, -2, 2);
  lua_remove(L, -3);
}

static void read_givens(lua_State *L, int table, held *h) {
  if (!lua_istable(L, table)) return;
  for (lua_pushnil(L); lua_next(L, table) != 0;) {
    int number, top = lua_gettop(L);
    if (lua_istable(L, -1)) open_pair(L);
    double value = lua_tonumberx(L, -1, &number);
    lua_pop(L, 1);
    pg_expr *leaf = top_leaf(L, "given");
    if (!number) luaL_error(L, "given: '%s' is to be a number in %s",
                            pg_expr_name(leaf), "its own unit");
    add_given(L, h, leaf, value);
    lua_settop(L, top - 1); /* leaves the key */
  }
}

static size_t count_entries(lua_State *L, int table) {
  size_t count = 0;
  if (!lua_istable(L, table)) return 0;
  for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) count++;
  return count;
}

static size_t length_of(lua_State *L, int list) {
  return lua_istable(L, list) ? lua_rawlen(L, list) : 0;
}

/* Pushes what the fields of the table at `index` hold. */
static const held *read_held(lua_State *L, int index) {
  int at = lua_gettop(L) + 1;
  lua_getfield(L, index, "axes");
  lua_getfield(L, index, "given");
  lua_getfield(L, index, "second");
  lua_getfield(L, index, "dimensions");
  size_t axes = length_of(L, at), second = length_of(L, at + 2);
  size_t dimensions = length_of(L, at + 3);
  held *h = push_held(L, axes, count_entries(L, at + 1), second, dimensions);
  read_axes(L, at, axes, h);
  read_givens(L, at + 1, h);
  read_second(L, at + 2, second, h);
  read_dimensions(L, at + 3, dimensions, h);
  lua_replace(L, at);
  lua_settop(L, at);
  return h;
}

static pg_sampler sampler_field(lua_State *L, int index) {
  int sampler = 0;
  if (lua_getfield(L, index, "sampler") != LUA_TNIL) {
    const char *name = lua_tostring(L, -1);
    while (sampler < PG_SAMPLER_COUNT &&
           (name == NULL ||
            strcmp(name, pg_sampler_name((pg_sampler)sampler)) != 0))
      sampler++;
  }
  lua_pop(L, 1);
  if (sampler == PG_SAMPLER_COUNT)
    luaL_error(L, "sampler must be \"stratified\", \"sobol\" or \"random\"");
  return (pg_sampler)sampler;
}

static pg_isa isa_field(lua_State *L, int index) {
  int isa = 0;
  if (lua_getfield(L, index, "isa") != LUA_TNIL) {
    const char *name = lua_tostring(L, -1);
    while (isa < PG_ISA_COUNT &&
           (name == NULL || strcmp(name, pg_isa_name((pg_isa)isa)) != 0))
      isa++;
  }
  lua_pop(L, 1);
  if (isa == PG_ISA_COUNT)
    luaL_error(L, "isa must be \"best\", \"baseline\", \"avx2\" or \"avx512\"");
  return (pg_isa)isa;
}

static bool flag_field(lua_State *L, int index, const char *name) {
  lua_getfield(L, index, name);
  bool set = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}

void perigee_check_run(lua_State *L, int index, pg_run *run) {
  luaL_checktype(L, index, LUA_TTABLE);
  lua_Integer samples =
      integer_field(L, index, "samples", 1, 1, (lua_Integer)PG_SAMPLES_MAX);
  lua_Integer seed =
      integer_field(L, index, "seed", 1, LUA_MININTEGER, LUA_MAXINTEGER);
  lua_Integer threads = integer_field(L, index, "threads", 1, 1, PG_THREADS_MAX);
  lua_Integer cell = integer_field(L, index, "cell", 1, 1, LUA_MAXINTEGER);
  pg_sampler sampler = sampler_field(L, index);
  pg_isa isa = isa_field(L, index);
  bool reproducible = flag_field(L, index, "reproducible");
  const held *h = read_held(L, index);
  *run = (pg_run){.samples = (uint64_t)samples,
                  .seed = (uint64_t)seed,
                  .threads = (unsigned)threads,
                  .axes = h->axes,
                  .axis_count = h->axis_count,
                  .cell = (size_t)cell - 1,
                  .givens = h->givens,
                  .given_count = h->given_count,
                  .second = h->second,
                  .second_count = h->second_count,
                  .sampler = sampler,
                  .dimensions = h->dimensions,
                  .dimension_count = h->dimension_count,
                  .isa = isa,
                  .reproducible = reproducible};
  luaL_argcheck(L, run->cell < pg_run_cells(run), index, "no such cell");
  lua_getfield(L, index, "progress");
  perigee_watch_run(L, -1, run);
  lua_setiuservalue(L, -2, 1); /* kept by what the run holds */
}
