/*
** The memory of training, each figure beside its derivation.
*/
#include "graphs.h"
#include "perigee/training_memory.h"

static double bytes(const pg_expr *expr) {
  assert_non_null(expr);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), "B");
  return pg_expr_value(expr); /* constants fold */
}

static pg_expr *held(model *m, const pg_training_held *h) {
  pg_expr *out = NULL;
  pg_status status = pg_training_state_held(h, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *activation(model *m, const pg_training_activations *a) {
  pg_expr *out = NULL;
  pg_status status = pg_training_activation(a, &out, &m->error);
  return settle(m, status, out);
}

/* ----- what goes with parameters ----- */

/* 7.5e9 parameters, Adam in mixed precision, 64 replicas: 12 bytes of copies and
** moments; whole 90 GB, from stage 1 on 90 / 64 = 1.40625 GB (Rajbhandari et al.,
** "ZeRO", 2020, figure 1: 120 GB in all, 31.4 with stage 1). */
static void state_splits_from_its_stage_on(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_held h = {.parameters = number(&m, 7.5e9, "parameter"),
                        .bits = number(&m, 96, "bit/parameter"),
                        .data_parallel = plain(&m, 64),
                        .stage = plain(&m, 0),
                        .splits_from = plain(&m, 1)};
  assert_true(bytes(held(&m, &h)) == 90e9);
  h.stage = plain(&m, 1);
  assert_true(bytes(held(&m, &h)) == 1.40625e9);
  h.splits_from = plain(&m, 2);
  assert_true(bytes(held(&m, &h)) == 90e9);
  h.stage = plain(&m, 3);
  assert_true(bytes(held(&m, &h)) == 1.40625e9);
  h.stage = h.splits_from = NULL;
  h.model_parallel = plain(&m, 8);
  assert_true(bytes(held(&m, &h)) == 11.25e9);
  model_close(&m);
}

/* ----- activations ----- */

/* GPT-3 175B as Korthikanti et al. have it: 96 layers of 12288, 96 heads, 2048
** tokens, one sequence, dropout.  5 a s / h = 80. */
static pg_training_activations gpt(model *m) {
  pg_training_activations a = {.layers = plain(m, 96),
                               .sequence = number(m, 2048, "token"),
                               .batch = plain(m, 1),
                               .hidden = plain(m, 12288),
                               .query_width = plain(m, 12288),
                               .kv_width = plain(m, 12288),
                               .heads = plain(m, 96),
                               .intermediate = plain(m, 49152),
                               .matrices = plain(m, 2),
                               .dropout = plain(m, 1),
                               .scores = plain(m, 1)};
  return a;
}

/* s b h of a layer */
#define SBH (2048.0 * 12288)

/* sbh (34 + 80); without scores sbh 34. */
static void activations_of_a_layer_are_34_and_5as_over_h(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m);
  assert_true(bytes(activation(&m, &a)) == 96 * SBH * 114);
  a.batch = plain(&m, 4);
  assert_true(bytes(activation(&m, &a)) == 4 * 96 * SBH * 114);
  a.scores = NULL;
  assert_true(bytes(activation(&m, &a)) == 4 * 96 * SBH * 34);
  model_close(&m);
}

/* 8 devices: sbh (10 + 24 / 8 + 80 / 8); with sequence parallelism 114 / 8. */
static void activations_split_among_devices(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m);
  a.tensor = plain(&m, 8);
  assert_true(bytes(activation(&m, &a)) == 96 * SBH * 23);
  a.sequence_parallel = plain(&m, 1);
  assert_true(bytes(activation(&m, &a)) == 96 * SBH * 14.25);
  model_close(&m);
}

/* All again: 2 sbh of each layer, and one layer of 114; half of them: 48 of each
** kind and one layer. */
static void recomputed_layers_keep_their_input(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m);
  a.recompute = plain(&m, 1);
  assert_true(bytes(activation(&m, &a)) == SBH * (96 * 2 + 114));
  a.recompute = plain(&m, 0.5);
  assert_true(bytes(activation(&m, &a)) == SBH * (48 * 2 + 48 * 114 + 114));
  a.recompute = plain(&m, 0);
  assert_true(bytes(activation(&m, &a)) == 96 * SBH * 114);
  model_close(&m);
}

/* 8 stages of 12 layers hold 8 batches: as much as one; with 2 batches a quarter.
** Words: 50000 * 4 bytes a token. */
static void stages_hold_the_batches_in_flight(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m);
  a.pipeline = plain(&m, 8);
  assert_true(bytes(activation(&m, &a)) == 96 * SBH * 114);
  a.micro_batches = plain(&m, 2);
  assert_true(bytes(activation(&m, &a)) == 24 * SBH * 114);
  a.vocabulary = plain(&m, 50000);
  a.logit = number(&m, 4, "B");
  assert_true(bytes(activation(&m, &a)) ==
              24 * SBH * 114 + 2048.0 * 50000 * 4);
  model_close(&m);
}

/* Llama 3.1 8B, gated, 8 of 32 heads: 8 h + 4 (h + h / 4) + 8 * 3.5 h = 41 h. */
static void gated_and_grouped_layers_differ(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training_activations a = {.layers = plain(&m, 32),
                               .sequence = number(&m, 1000, "token"),
                               .batch = plain(&m, 1),
                               .hidden = plain(&m, 4096),
                               .query_width = plain(&m, 4096),
                               .kv_width = plain(&m, 1024),
                               .heads = plain(&m, 32),
                               .intermediate = plain(&m, 14336),
                               .matrices = plain(&m, 3)};
  assert_true(bytes(activation(&m, &a)) == 32 * 1000.0 * 41 * 4096);
  model_close(&m);
}

/* ----- properties, what is wrong ----- */

/* A longer sequence never takes less, more devices or more again never more. */
static void activations_move_one_way(void **state) {
  model m;
  (void)state;
  model_open(&m);
  double longer = 0, wider = INFINITY, again = INFINITY;
  for (int i = 1; i <= 64; i++) {
    size_t before = m.count;
    pg_training_activations a = gpt(&m), b = a, c = a;
    a.sequence = number(&m, 100 * i, "token");
    b.tensor = plain(&m, i);
    c.recompute = plain(&m, i / 64.0);
    double now = bytes(activation(&m, &a));
    assert_true(now >= longer);
    longer = now;
    now = bytes(activation(&m, &b));
    assert_true(now <= wider);
    wider = now;
    now = bytes(activation(&m, &c));
    assert_true(now <= again);
    again = now;
    model_forget(&m, before);
  }
  model_close(&m);
}

/* 1000 .. 3000 tokens: 2000 at the median; 2000 * 12288 * 34 * 96. */
static void uncertain_sequences_make_uncertain_bytes(void **state) {
  model m;
  double value;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m);
  a.scores = NULL;
  a.sequence = figure(&m, "sequence", "1000 .. 3000 tokens");
  pg_expr *out = activation(&m, &a);
  pg_tape *tape = NULL;
  pg_run run = {.samples = 1};
  assert_int_equal(pg_expr_varies(out), PG_VARIES_SAMPLE);
  assert_int_equal(pg_tape_new(&out, 1, &tape), PG_OK);
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_close(value, 2000.0 * 12288 * 34 * 96, 1e-14);
  pg_tape_free(tape);
  model_close(&m);
}

static void wrong_arguments_are_named(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_training_activations a = gpt(&m), bare = a, wordless = a;
  pg_training_held h = {.parameters = plain(&m, 7e9),
                        .bits = number(&m, 16, "bit/parameter")};
  a.sequence = plain(&m, 2048);
  bare.heads = NULL;
  wordless.vocabulary = plain(&m, 50000);
  assert_int_equal(pg_training_activation(&a, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "sequence must be token, as \"1 token\", "
                      "not a plain number");
  assert_int_equal(pg_training_activation(&bare, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "heads is missing");
  assert_int_equal(pg_training_activation(&wordless, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "vocabulary and logit go together");
  assert_int_equal(pg_training_state_held(&h, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "parameters must be parameter, as \"1 "
                      "parameter\", not a plain number");
  h.parameters = number(&m, 7e9, "parameter");
  h.data_parallel = h.stage = plain(&m, 2);
  assert_int_equal(pg_training_state_held(&h, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "splits_from is missing");
  assert_null(out);
  model_close(&m);
}

/* Whichever allocation fails: NOMEM, said, nothing left behind. */
static void without_memory_there_is_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_expr *out = NULL;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_training_activations a = gpt(&m);
    a.sequence = figure(&m, "sequence", "1000 .. 3000 tokens");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = pg_training_activation(&a, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(state_splits_from_its_stage_on),
      cmocka_unit_test(activations_of_a_layer_are_34_and_5as_over_h),
      cmocka_unit_test(activations_split_among_devices),
      cmocka_unit_test(recomputed_layers_keep_their_input),
      cmocka_unit_test(stages_hold_the_batches_in_flight),
      cmocka_unit_test(gated_and_grouped_layers_differ),
      cmocka_unit_test(activations_move_one_way),
      cmocka_unit_test(uncertain_sequences_make_uncertain_bytes),
      cmocka_unit_test(wrong_arguments_are_named),
      cmocka_unit_test(without_memory_there_is_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
