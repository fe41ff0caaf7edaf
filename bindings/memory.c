/*
** The memory builders for Lua: each takes a table of named quantities.
**
** A field is read into a quantity that stays on the stack until the builder is
** done; what is missing is NULL to it.  scripts/perigee/memory.lua checks names.
*/
#include "bindings.h"

/* The quantity in a field of the table at 1, or NULL. */
static pg_expr *field(lua_State *L, const char *name) {
  luaL_checkstack(L, 2, NULL);
  if (lua_getfield(L, 1, name) == LUA_TNIL) return NULL;
  return perigee_check_expr(L, -1);
}

static pg_expr *need(lua_State *L, const char *name) {
  pg_expr *expr = field(L, name);
  if (expr == NULL)
    perigee_raise(L, lua_pushfstring(L, "'%s' is missing", name));
  return expr;
}

static void open_table(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
}

static int group_bits(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  open_table(L);
  pg_expr *bits = need(L, "bits"), *group = need(L, "group");
  pg_expr *scale = need(L, "scale"), *zero = field(L, "zero");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_group_bits(bits, group, scale, zero, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int weights(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  open_table(L);
  pg_expr *parameters = need(L, "parameters"), *bits = need(L, "bits");
  pg_expr *kept = field(L, "kept"), *kept_bits = field(L, "kept_bits");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_weights(parameters, bits, kept, kept_bits, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static pg_kv_cache read_cache(lua_State *L) {
  pg_kv_cache cache = {0};
  open_table(L);
  cache.layers = need(L, "layers");
  cache.kv_heads = field(L, "kv_heads");
  cache.head_dim = field(L, "head_dim");
  cache.latent = field(L, "latent");
  cache.window = field(L, "window");
  cache.window_layers = field(L, "window_layers");
  cache.element = need(L, "element");
  return cache;
}

static int kv_token(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_kv_cache cache = read_cache(L);
  perigee_mark_caller(L);
  pg_status status = pg_memory_kv_token(&cache, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int kv_sequence(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_kv_cache cache = read_cache(L);
  pg_expr *context = need(L, "context"), *block = field(L, "block");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_kv_sequence(&cache, context, block, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int lora(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  open_table(L);
  pg_expr *rank = need(L, "rank"), *widths = need(L, "widths");
  pg_expr *layers = need(L, "layers");
  perigee_mark_caller(L);
  pg_status status = pg_memory_lora(rank, widths, layers, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {{"group_bits", group_bits},
                                     {"weights", weights},
                                     {"kv_token", kv_token},
                                     {"kv_sequence", kv_sequence},
                                     {"lora", lora},
                                     {NULL, NULL}};

void perigee_add_memory(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "memory");
}
