/*
** The training builders against hand computations, each beside its derivation.
*/
#include "graphs.h"
#include "perigee/training.h"

static double in_unit(const pg_expr *expr, const char *unit) {
  assert_non_null(expr);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), unit);
  return pg_expr_value(expr); /* constants fold */
}

static pg_training dense(model *m, double parameters) {
  pg_training training = {.parameters = number(m, parameters, "parameter")};
  return training;
}

/* MPT-7B: 32 layers of 32 heads of 128. */
static pg_training mpt_7b(model *m, double sequence) {
  pg_training training = dense(m, 6658859008.0);
  training.layers = plain(m, 32);
  training.heads = plain(m, 32);
  training.head_dim = plain(m, 128);
  training.sequence = number(m, sequence, "token");
  return training;
}

static pg_expr *token(model *m, const pg_training *training,
                      pg_expr *recompute) {
  pg_expr *out = NULL;
  pg_status status = pg_training_token(training, recompute, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *days(model *m, double flop, pg_expr *devices, double peak,
                     double share) {
  pg_expr *out = NULL;
  pg_status status =
      pg_training_time(number(m, flop, "FLOP"), devices,
                       number(m, peak, "FLOP/s"), plain(m, share), &out,
                       &m->error);
  return settle(m, status, out);
}

static pg_expr *fewest(model *m, double flop, double deadline,
                       pg_expr *machine) {
  pg_expr *out = NULL;
  pg_status status = pg_training_devices(
      number(m, flop, "FLOP"), number(m, deadline, "day"),
      number(m, 1e15, "FLOP/s"), plain(m, 0.5), machine, &out, &m->error);
  return settle(m, status, out);
}

/* ----- FLOP per token ----- */

/* 6 * 7e9 = 42e9; all of the forward pass again: 8 * 7e9; half: 7 * 7e9 */
static void token_is_six_for_each_parameter(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training training = dense(&m, 7e9);
  assert_true(in_unit(token(&m, &training, NULL), "FLOP/token") == 42e9);
  assert_true(in_unit(token(&m, &training, plain(&m, 1)), "FLOP/token") ==
              56e9);
  assert_true(in_unit(token(&m, &training, plain(&m, 0.5)), "FLOP/token") ==
              49e9);
  model_close(&m);
}

/* 12 * 32 * 32 * 128 * 2048 = 3221225472 on top of 6 * 6658859008 =
** 39953154048: 43174379520.  Half of it visible: 39953154048 + 1610612736.
** Recomputed: 8 * 6658859008 + 16/12 * 3221225472 = 57565839360 = 4/3. */
static void token_counts_attention_as_utilisation_does(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training training = mpt_7b(&m, 2048);
  assert_true(in_unit(token(&m, &training, NULL), "FLOP/token") ==
              43174379520.0);
  assert_true(in_unit(token(&m, &training, plain(&m, 1)), "FLOP/token") ==
              57565839360.0);
  training.visible = plain(&m, 0.5);
  assert_true(in_unit(token(&m, &training, NULL), "FLOP/token") ==
              39953154048.0 + 1610612736.0);
  model_close(&m);
}

/* Frozen: 4 * 7e9; an adapter of 10e6 that learns: 4 * 7.01e9 + 2 * 10e6 */
static void token_of_frozen_weights_is_four(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_training frozen = dense(&m, 7e9), adapted = dense(&m, 7.01e9);
  frozen.trained = number(&m, 0, "parameter");
  adapted.trained = number(&m, 10e6, "parameter");
  assert_true(in_unit(token(&m, &frozen, NULL), "FLOP/token") == 28e9);
  assert_true(in_unit(token(&m, &adapted, NULL), "FLOP/token") == 28.06e9);
  model_close(&m);
}

/* ----- FLOP, speed, time, devices ----- */

/* 42e9 * 1e12 tokens * 2 = 8.4e22 */
static void flop_is_tokens_and_epochs(void **state) {
  model m;
  pg_expr *once = NULL, *twice = NULL;
  (void)state;
  model_open(&m);
  pg_expr *each = number(&m, 42e9, "FLOP/token");
  pg_expr *tokens = number(&m, 1e12, "token");
  assert_int_equal(pg_training_flop(each, tokens, NULL, &once, NULL), PG_OK);
  assert_int_equal(pg_training_flop(each, tokens, plain(&m, 2), &twice, NULL),
                   PG_OK);
  assert_close(in_unit(model_keep(&m, once), "FLOP"), 4.2e22, 1e-15);
  assert_close(in_unit(model_keep(&m, twice), "FLOP"), 8.4e22, 1e-15);
  model_close(&m);
}

/* A measurement: MPT-7B on H100 (989 TFLOP/s) at 46.44 % does 10643 tokens/s
** (mosaicml/llm-foundry, scripts/train/benchmarking/README.md, 8 GPUs):
** 989e12 * 0.4644 / 43174379520 = 10638; both figures are rounded there. */
static void rate_agrees_with_a_measurement(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_training training = mpt_7b(&m, 2048);
  pg_expr *each = token(&m, &training, NULL);
  assert_int_equal(pg_training_rate(each, number(&m, 989e12, "FLOP/s"),
                                    plain(&m, 0.4644), &out, NULL),
                   PG_OK);
  assert_close(in_unit(model_keep(&m, out), "token/s"), 10643, 1e-3);
  model_close(&m);
}

/* 4.32e22 / (100 * 1e15 * 0.5) = 864000 s = 10 days; of one: 24000 hours */
static void time_is_work_over_speed(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(in_unit(days(&m, 4.32e22, plain(&m, 100), 1e15, 0.5), "day"),
               10, 1e-15);
  assert_close(in_unit(days(&m, 4.32e22, NULL, 1e15, 0.5), "hour"), 24000,
               1e-15);
  model_close(&m);
}

/* One does 4.32e19 a day.  4.32e22 within 10 days: 100; of 8 each: 13 machines,
** 104; a little more work: 101. */
static void devices_come_in_whole_machines(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_true(in_unit(fewest(&m, 4.32e22, 10, NULL), "") == 100);
  assert_true(in_unit(fewest(&m, 4.32e22, 10, plain(&m, 8)), "") == 104);
  assert_true(in_unit(fewest(&m, 4.3201e22, 10, NULL), "") == 101);
  assert_true(in_unit(fewest(&m, 1, 10, plain(&m, 8)), "") == 8);
  model_close(&m);
}

/* More work or less time never takes fewer, and they are done in time. */
static void devices_grow_with_the_work_and_keep_the_deadline(void **state) {
  model m;
  double last = 0;
  (void)state;
  model_open(&m);
  for (int i = 1; i < 400; i++) {
    size_t before = m.count;
    double flop = 1e20 * i;
    pg_expr *devices = fewest(&m, flop, 3, plain(&m, 8));
    double needed = in_unit(devices, "");
    assert_true(needed >= last);
    assert_true(in_unit(fewest(&m, flop, 2, plain(&m, 8)), "") >= needed);
    assert_true(in_unit(days(&m, flop, devices, 1e15, 0.5), "day") <=
                3 * (1 + 1e-8));
    last = needed;
    model_forget(&m, before);
  }
  model_close(&m);
}

/* A longer sequence, more recomputed, more that learns: never less work. */
static void token_never_shrinks_as_anything_grows(void **state) {
  model m;
  double last = 0;
  (void)state;
  model_open(&m);
  for (int i = 0; i < 200; i++) {
    size_t before = m.count;
    pg_training training = mpt_7b(&m, 1 + 100 * i);
    training.trained = number(&m, 1e7 * i, "parameter");
    double each = in_unit(token(&m, &training, plain(&m, i / 200.0)),
                          "FLOP/token");
    assert_true(each > last);
    last = each;
    model_forget(&m, before);
  }
  model_close(&m);
}

/* ----- memory ----- */

/* 16 bytes for each of 7.5e9 = 120e9 (the example of the ZeRO paper); frozen
** with 10e6 that learn: 2 * 7.5e9 + 14 * 10e6 */
static void state_is_sixteen_bytes_a_parameter(void **unused) {
  model m;
  pg_expr *full = NULL, *adapted = NULL;
  (void)unused;
  model_open(&m);
  pg_expr *parameters = number(&m, 7.5e9, "parameter");
  assert_int_equal(pg_training_state(parameters, NULL, &full, NULL), PG_OK);
  assert_int_equal(pg_training_state(parameters,
                                     number(&m, 10e6, "parameter"), &adapted,
                                     NULL),
                   PG_OK);
  assert_true(in_unit(model_keep(&m, full), "B") == 120e9);
  assert_true(in_unit(model_keep(&m, adapted), "B") == 15.14e9);
  model_close(&m);
}

/* ----- uncertain, wrong, out of memory ----- */

/* At its median the share is 0.5, and 4.32e22 take 10 days; along an axis of 1
** and 2 epochs they take 10 and 20. */
static void builders_take_uncertain_and_swept_arguments(void **state) {
  model m;
  double value;
  pg_expr *flop = NULL, *time = NULL;
  pg_tape *tape = NULL;
  pg_run run = {.samples = 1};
  (void)state;
  model_open(&m);
  const double epochs[] = {1, 2};
  assert_int_equal(pg_training_flop(number(&m, 4.32e10, "FLOP/token"),
                                    number(&m, 1e12, "token"),
                                    axis(&m, "epochs", epochs, 2, "1"), &flop,
                                    NULL),
                   PG_OK);
  model_keep(&m, flop);
  assert_int_equal(pg_expr_varies(flop), PG_VARIES_AXIS);
  assert_int_equal(pg_training_time(number(&m, 4.32e22, "FLOP"),
                                    plain(&m, 100),
                                    number(&m, 1e15, "FLOP/s"),
                                    figure(&m, "share", "0.4 .. 0.6"), &time,
                                    NULL),
                   PG_OK);
  model_keep(&m, time);
  assert_int_equal(pg_expr_varies(time), PG_VARIES_SAMPLE);
  assert_int_equal(pg_tape_new(&time, 1, &tape), PG_OK);
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_close(value, 10, 1e-12);
  pg_tape_free(tape);
  model_close(&m);
}

static void says(model *m, pg_status status, pg_status wanted,
                 const char *text) {
  assert_int_equal(status, wanted);
  assert_string_equal(m->error.text, text);
}

static void builders_name_what_is_wrong(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *one = plain(&m, 1), *day = number(&m, 1, "day");
  pg_expr *work = number(&m, 1, "FLOP"), *peak = number(&m, 1, "FLOP/s");
  pg_expr *each = number(&m, 1, "FLOP/token"), *some = number(&m, 1, "token");
  pg_training partly = mpt_7b(&m, 2048), alone = dense(&m, 1), bare = {0};
  partly.heads = NULL;
  alone.visible = bare.parameters = one;
  says(&m, pg_training_token(&partly, NULL, &out, &m.error), PG_ARGUMENT,
       "layers, heads, head_dim and sequence go together");
  says(&m, pg_training_token(&alone, NULL, &out, &m.error), PG_ARGUMENT,
       "visible means nothing without layers, heads, head_dim and sequence");
  says(&m, pg_training_token(&bare, NULL, &out, &m.error), PG_DIMENSION,
       "parameters must be parameter, as \"1 parameter\", not a plain number");
  says(&m, pg_training_flop(each, one, NULL, &out, &m.error), PG_DIMENSION,
       "tokens must be token, as \"1 token\", not a plain number");
  says(&m, pg_training_flop(each, some, day, &out, &m.error), PG_DIMENSION,
       "epochs must be a plain number, as \"1\", not time");
  says(&m, pg_training_rate(each, work, one, &out, &m.error), PG_DIMENSION,
       "peak must be flop/time, as \"1 FLOP/s\", not flop");
  says(&m, pg_training_time(peak, one, peak, one, &out, &m.error),
       PG_DIMENSION, "flop must be flop, as \"1 FLOP\", not flop/time");
  says(&m, pg_training_devices(work, one, peak, one, NULL, &out, &m.error),
       PG_DIMENSION,
       "deadline must be time, as \"1 day\", not a plain number");
  says(&m, pg_training_state(one, NULL, &out, &m.error), PG_DIMENSION,
       "parameters must be parameter, as \"1 parameter\", not a plain number");
  assert_null(out);
  model_close(&m);
}

/* The devices of one sequence within a day, all the way. */
static pg_status build_all(model *m, const pg_training *training,
                           pg_expr *share, pg_expr *peak, pg_expr *day,
                           pg_error *error) {
  pg_expr *each = NULL, *work = NULL, *out = NULL;
  pg_status status = pg_training_token(training, share, &each, error);
  if (status != PG_OK) return status;
  model_keep(m, each);
  status = pg_training_flop(each, training->sequence, share, &work, error);
  if (status != PG_OK) return status;
  model_keep(m, work);
  status = pg_training_devices(work, day, peak, share, NULL, &out, error);
  if (status == PG_OK) model_keep(m, out);
  return status;
}

/* Whichever allocation fails: NOMEM, said, nothing left behind. */
static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_training training = mpt_7b(&m, 2048);
    pg_expr *share = figure(&m, "share", "0.3 to 0.5");
    pg_expr *peak = number(&m, 1e15, "FLOP/s"), *day = number(&m, 1, "day");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = build_all(&m, &training, share, peak, day, &error);
    m.memory.fail_at = -1;
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    if (status != PG_OK) assert_true(error.text[0] != '\0');
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(token_is_six_for_each_parameter),
      cmocka_unit_test(token_counts_attention_as_utilisation_does),
      cmocka_unit_test(token_of_frozen_weights_is_four),
      cmocka_unit_test(flop_is_tokens_and_epochs),
      cmocka_unit_test(rate_agrees_with_a_measurement),
      cmocka_unit_test(time_is_work_over_speed),
      cmocka_unit_test(devices_come_in_whole_machines),
      cmocka_unit_test(devices_grow_with_the_work_and_keep_the_deadline),
      cmocka_unit_test(token_never_shrinks_as_anything_grows),
      cmocka_unit_test(state_is_sixteen_bytes_a_parameter),
      cmocka_unit_test(builders_take_uncertain_and_swept_arguments),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
