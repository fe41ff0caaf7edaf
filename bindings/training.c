/*
** The training builders for Lua: each takes a table of named quantities.
** scripts/perigee/training.lua checks names.
*/
#include "bindings.h"

static int token(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_training training = {0};
  perigee_open_table(L);
  training.parameters = perigee_need(L, "parameters");
  training.trained = perigee_field(L, "trained");
  training.layers = perigee_field(L, "layers");
  training.heads = perigee_field(L, "heads");
  training.head_dim = perigee_field(L, "head_dim");
  training.sequence = perigee_field(L, "sequence");
  training.visible = perigee_field(L, "visible");
  pg_expr *recompute = perigee_field(L, "recompute");
  perigee_mark_caller(L);
  pg_status status = pg_training_token(&training, recompute, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int flop(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *per_token = perigee_need(L, "per_token");
  pg_expr *tokens = perigee_need(L, "tokens");
  pg_expr *epochs = perigee_field(L, "epochs");
  perigee_mark_caller(L);
  pg_status status = pg_training_flop(per_token, tokens, epochs, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int rate(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *per_token = perigee_need(L, "per_token");
  pg_expr *peak = perigee_need(L, "peak");
  pg_expr *utilisation = perigee_need(L, "utilisation");
  perigee_mark_caller(L);
  pg_status status =
      pg_training_rate(per_token, peak, utilisation, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int time_of(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *work = perigee_need(L, "flop");
  pg_expr *devices = perigee_field(L, "devices");
  pg_expr *peak = perigee_need(L, "peak");
  pg_expr *utilisation = perigee_need(L, "utilisation");
  perigee_mark_caller(L);
  pg_status status =
      pg_training_time(work, devices, peak, utilisation, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int devices(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *work = perigee_need(L, "flop");
  pg_expr *deadline = perigee_need(L, "deadline");
  pg_expr *peak = perigee_need(L, "peak");
  pg_expr *utilisation = perigee_need(L, "utilisation");
  pg_expr *machine = perigee_field(L, "machine");
  perigee_mark_caller(L);
  pg_status status = pg_training_devices(work, deadline, peak, utilisation,
                                         machine, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int state(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *parameters = perigee_need(L, "parameters");
  pg_expr *trained = perigee_field(L, "trained");
  perigee_mark_caller(L);
  pg_status status = pg_training_state(parameters, trained, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int held(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_training_held h = {0};
  perigee_open_table(L);
  h.parameters = perigee_need(L, "parameters");
  h.bits = perigee_need(L, "bits");
  h.model_parallel = perigee_field(L, "model_parallel");
  h.data_parallel = perigee_field(L, "data_parallel");
  h.stage = perigee_field(L, "stage");
  h.splits_from = perigee_field(L, "splits_from");
  perigee_mark_caller(L);
  pg_status status = pg_training_state_held(&h, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int activation(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_training_activations a = {0};
  perigee_open_table(L);
#define READ(name, unit, needed)                                               \
  a.name = needed ? perigee_need(L, #name) : perigee_field(L, #name);
  PG_TRAINING_ACTIVATIONS(READ)
#undef READ
  perigee_mark_caller(L);
  pg_status status = pg_training_activation(&a, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static const luaL_Reg functions[] = {{"token", token},     {"flop", flop},
                                     {"rate", rate},       {"time", time_of},
                                     {"devices", devices}, {"state", state},
                                     {"held", held},
                                     {"activation", activation},
                                     {NULL, NULL}};

void perigee_add_training(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "training");
}
