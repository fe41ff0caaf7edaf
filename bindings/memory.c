/*
** The memory builders for Lua: each takes a table of named quantities.
**
** A field is read into a quantity that stays on the stack until the builder is
** done; what is missing is NULL to it.  scripts/perigee/memory.lua checks names.
*/
#include "bindings.h"

static int group_bits(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *bits = perigee_need(L, "bits"), *group = perigee_need(L, "group");
  pg_expr *scale = perigee_need(L, "scale"), *zero = perigee_field(L, "zero");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_group_bits(bits, group, scale, zero, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int weights(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *parameters = perigee_need(L, "parameters"), *bits = perigee_need(L, "bits");
  pg_expr *kept = perigee_field(L, "kept"), *kept_bits = perigee_field(L, "kept_bits");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_weights(parameters, bits, kept, kept_bits, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static pg_kv_cache read_cache(lua_State *L) {
  pg_kv_cache cache = {0};
  perigee_open_table(L);
  cache.layers = perigee_need(L, "layers");
  cache.kv_heads = perigee_field(L, "kv_heads");
  cache.head_dim = perigee_field(L, "head_dim");
  cache.latent = perigee_field(L, "latent");
  cache.window = perigee_field(L, "window");
  cache.window_layers = perigee_field(L, "window_layers");
  cache.element = perigee_need(L, "element");
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
  pg_expr *context = perigee_need(L, "context"), *block = perigee_field(L, "block");
  perigee_mark_caller(L);
  pg_status status =
      pg_memory_kv_sequence(&cache, context, block, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int activation(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_activation a = {0};
  perigee_open_table(L);
  a.tokens = perigee_need(L, "tokens");
  a.hidden = perigee_need(L, "hidden");
  a.hidden_widths = perigee_need(L, "hidden_widths");
  a.intermediate = perigee_need(L, "intermediate");
  a.intermediate_widths = perigee_need(L, "intermediate_widths");
  a.scores = perigee_field(L, "scores");
  a.element = perigee_need(L, "element");
  a.sequences = perigee_field(L, "sequences");
  a.vocabulary = perigee_field(L, "vocabulary");
  a.logit = perigee_field(L, "logit");
  perigee_mark_caller(L);
  pg_status status = pg_memory_activation(&a, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int lora(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *rank = perigee_need(L, "rank"), *widths = perigee_need(L, "widths");
  pg_expr *layers = perigee_need(L, "layers");
  perigee_mark_caller(L);
  pg_status status = pg_memory_lora(rank, widths, layers, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {{"group_bits", group_bits},
                                     {"weights", weights},
                                     {"kv_token", kv_token},
                                     {"kv_sequence", kv_sequence},
                                     {"activation", activation},
                                     {"lora", lora},
                                     {NULL, NULL}};

void perigee_add_memory(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "memory");
}
