/*
** The serving builders for Lua: each takes a table of named quantities.
**
** scripts/perigee/serving.lua checks the names.
*/
#include "bindings.h"

static pg_serving read_serving(lua_State *L) {
  pg_serving s = {0};
  perigee_open_table(L);
#define READ(name, unit, needed)                                               \
  s.name = needed ? perigee_need(L, #name) : perigee_field(L, #name);
  PG_SERVING_MODEL(READ)
  PG_SERVING_MACHINE(READ)
  PG_SERVING_EFFICIENCY(READ)
  PG_SERVING_LOAD(READ)
#undef READ
  return s;
}

typedef pg_status builder(const pg_serving *, pg_expr **, pg_error *);

static int build(lua_State *L, builder *of) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_serving s = read_serving(L);
  perigee_mark_caller(L);
  pg_status status = of(&s, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int step(lua_State *L) { return build(L, pg_serving_step); }
static int prefill(lua_State *L) { return build(L, pg_serving_prefill); }
static int stall(lua_State *L) { return build(L, pg_serving_stall); }
static int ridge(lua_State *L) { return build(L, pg_serving_ridge); }

static int token_time(lua_State *L) {
  return build(L, pg_serving_token_time);
}

static int first_token(lua_State *L) {
  return build(L, pg_serving_first_token);
}

static int throughput(lua_State *L) {
  return build(L, pg_serving_throughput);
}

static int batch_by_memory(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *memory = perigee_need(L, "memory");
  pg_expr *sequence = perigee_need(L, "sequence");
  perigee_mark_caller(L);
  pg_status status = pg_serving_batch_by_memory(memory, sequence, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int batch_within(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_serving s = read_serving(L);
  pg_expr *token = perigee_field(L, "token_limit");
  pg_expr *first = perigee_field(L, "first_limit");
  perigee_mark_caller(L);
  pg_status status = pg_serving_batch_within(&s, token, first, &made, &error);
  return perigee_answer(L, status, made, &error);
}

/* The names of a group of fields, as a list. */
#define NAME(name, unit, needed) #name,
static const char *const model[] = {PG_SERVING_MODEL(NAME) NULL};
static const char *const machine[] = {PG_SERVING_MACHINE(NAME) NULL};
static const char *const efficiency[] = {PG_SERVING_EFFICIENCY(NAME) NULL};
static const char *const load[] = {PG_SERVING_LOAD(NAME) NULL};
#undef NAME

static void add_names(lua_State *L, const char *group,
                      const char *const *names) {
  lua_newtable(L);
  for (int i = 0; names[i] != NULL; i++) {
    lua_pushstring(L, names[i]);
    lua_rawseti(L, -2, i + 1);
  }
  lua_setfield(L, -2, group);
}

static const luaL_Reg functions[] = {{"step", step},
                                     {"prefill", prefill},
                                     {"token_time", token_time},
                                     {"first_token", first_token},
                                     {"stall", stall},
                                     {"throughput", throughput},
                                     {"ridge", ridge},
                                     {"batch_by_memory", batch_by_memory},
                                     {"batch_within", batch_within},
                                     {NULL, NULL}};

void perigee_add_serving(lua_State *L) {
  luaL_newlib(L, functions);
  lua_newtable(L);
  add_names(L, "model", model);
  add_names(L, "machine", machine);
  add_names(L, "efficiency", efficiency);
  add_names(L, "load", load);
  lua_setfield(L, -2, "names");
  lua_setfield(L, -2, "serving");
}
