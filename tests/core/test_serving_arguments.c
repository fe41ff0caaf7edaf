/*
** What the serving builders say of wrong, missing, uncertain and swept arguments.
*/
#include <stdio.h>

#include "serving_case.h"

static void says(model *m, pg_status status, pg_status wanted, pg_expr *out,
                 const char *text) {
  assert_int_equal(status, wanted);
  assert_null(out);
  assert_string_equal(m->error.text, text);
}

/* ----- what is missing, what is of another kind ----- */

/* Layers aside, which are never NULL. */
static void what_is_needed_is_named(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < SERVING_FIELDS; i++) {
    const serving_field *of = &serving_fields[i];
    pg_serving s = full_case(&m);
    char text[128];
    if (!of->needed || of->at == offsetof(pg_serving, layers)) continue;
    *field_of(&s, of) = NULL;
    bool is_plain = strcmp(of->unit, "1") == 0;
    snprintf(text, sizeof text, "%s is missing, as \"1%s%s\"", of->name,
             is_plain ? "" : " ", is_plain ? "" : of->unit);
    for (size_t j = 0; j < SERVING_BUILDERS; j++) {
      pg_expr *out = NULL;
      says(&m, serving_builders[j](&s, &out, &m.error), PG_ARGUMENT, out, text);
    }
  }
  model_close(&m);
}

static void what_is_of_another_kind_is_named(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *money = number(&m, 1, "USD");
  for (size_t i = 0; i < SERVING_FIELDS; i++) {
    const serving_field *of = &serving_fields[i];
    pg_serving s = full_case(&m);
    char text[64];
    *field_of(&s, of) = money;
    snprintf(text, sizeof text, "%s must be ", of->name);
    for (size_t j = 0; j < SERVING_BUILDERS; j++) {
      pg_expr *out = NULL;
      assert_int_equal(serving_builders[j](&s, &out, &m.error), PG_DIMENSION);
      assert_null(out);
      assert_memory_equal(m.error.text, text, strlen(text));
    }
  }
  model_close(&m);
}

static void limits_of_another_kind_are_named(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_serving s = full_case(&m);
  pg_expr *money = number(&m, 1, "USD"), *bytes = number(&m, 1, "GB");
  says(&m, pg_serving_batch_within(&s, money, NULL, &out, &m.error),
       PG_DIMENSION, out, "token_time must be time, as \"1 s\", not money");
  says(&m, pg_serving_batch_within(&s, NULL, bytes, &out, &m.error),
       PG_DIMENSION, out, "first_token must be time, as \"1 s\", not byte");
  says(&m, pg_serving_batch_by_memory(money, bytes, &out, &m.error),
       PG_DIMENSION, out, "memory must be byte, as \"1 B\", not money");
  says(&m, pg_serving_batch_by_memory(bytes, money, &out, &m.error),
       PG_DIMENSION, out, "sequence must be byte, as \"1 B\", not money");
  s.batch = NULL;
  says(&m, pg_serving_batch_within(&s, NULL, NULL, &out, &m.error), PG_ARGUMENT,
       out, "batch is missing, as \"1\"");
  model_close(&m);
}

/* A field without its companion, either way. */
static const struct pair {
  size_t first, second;
  const char *text;
} pairs[] = {
#define PAIR(a, b)                                                             \
  {offsetof(pg_serving, a), offsetof(pg_serving, b), #a " and " #b             \
                                                       " go together"}
    PAIR(experts, experts_per_token),
    PAIR(experts, expert),
    PAIR(experts, expert_layers),
    PAIR(experts, expert_bits),
    PAIR(experts, expert_bandwidth),
    PAIR(experts, expert_compute_share),
    PAIR(experts, expert_prefill_share),
    PAIR(window, window_layers),
    PAIR(draft, acceptance),
    PAIR(link, link_share),
    PAIR(link, collective_time),
#undef PAIR
};

static void what_goes_together_is_named(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    pg_serving s = full_case(&m);
    pg_expr *out = NULL;
    *(pg_expr **)(void *)((char *)&s + pairs[i].second) = NULL;
    says(&m, pg_serving_step(&s, &out, &m.error), PG_ARGUMENT, out,
         pairs[i].text);
  }
  pg_serving s = full_case(&m);
  pg_expr *out = NULL;
  s.draft = NULL;
  says(&m, pg_serving_step(&s, &out, &m.error), PG_ARGUMENT, out,
       "draft and acceptance go together");
  model_close(&m);
}

static void several_devices_want_a_link(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  s.link = s.link_share = s.collective_time = NULL;
  assert_int_equal(pg_serving_step(&s, &out, &m.error), PG_OK);
  model_keep(&m, out);
  out = NULL;
  SET(&m, s, devices, 2);
  says(&m, pg_serving_step(&s, &out, &m.error), PG_ARGUMENT, out,
       "link is missing, as \"1 B/s\": several devices talk over it");
  model_close(&m);
}

/* ----- uncertain and swept ----- */

/* How some builder's time varies with one field in another way. */
static unsigned varies_with(model *m, const serving_field *of, pg_expr *value) {
  pg_serving s = full_case(m);
  unsigned varies = 0;
  *field_of(&s, of) = value;
  for (size_t i = 0; i < SERVING_BUILDERS; i++) {
    pg_expr *out = NULL;
    pg_status status = serving_builders[i](&s, &out, &m->error);
    varies |= pg_expr_varies(settle(m, status, out));
  }
  return varies;
}

static void any_argument_may_vary(void **state) {
  static const double values[] = {0.5, 0.75, 0.25};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < SERVING_FIELDS; i++) {
    const serving_field *of = &serving_fields[i];
    pg_expr *uncertain = column(&m, of->name, 0.5, values, 3, of->unit);
    pg_expr *swept = axis(&m, of->name, values, 3, of->unit);
    assert_int_equal(varies_with(&m, of, uncertain), PG_VARIES_SAMPLE);
    assert_int_equal(varies_with(&m, of, swept), PG_VARIES_AXIS);
  }
  model_close(&m);
}

/* Of the first `count` samples, in its unit. */
static void samples_of(pg_expr *expr, size_t count, double *out) {
  pg_run run = {.samples = count, .seed = 1, .threads = 1};
  pg_tape *tape = tape_of(&expr, 1);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, count, out), PG_OK);
  pg_tape_free(tape);
}

/* Sample by sample what constants give, an empty batch and the most of devices,
** cached and accepted tokens included; nowhere NaN. */
static void samples_are_as_constants(void **state) {
  static const double batches[] = {0, 1, 7.5, 500}, devices[] = {1, 2, 8, 16},
                      acceptances[] = {0, 0.3, 0.999, 1},
                      cached[] = {0, 0.5, 1, 0.7};
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = full_case(&m);
  s.batch = column(&m, "batch", 1, batches, 4, "1");
  s.devices = column(&m, "devices", 1, devices, 4, "1");
  s.acceptance = column(&m, "acceptance", 0.5, acceptances, 4, "1");
  s.cached = column(&m, "cached", 0.5, cached, 4, "1");
  for (size_t i = 0; i < SERVING_BUILDERS; i++) {
    pg_expr *out = NULL;
    double found[4];
    pg_status status = serving_builders[i](&s, &out, &m.error);
    pg_expr *expr = settle(&m, status, out);
    samples_of(expr, 4, found);
    for (int j = 0; j < 4; j++) {
      pg_serving t = full_case(&m);
      SET(&m, t, batch, batches[j]);
      SET(&m, t, devices, devices[j]);
      SET(&m, t, acceptance, acceptances[j]);
      SET(&m, t, cached, cached[j]);
      const char *unit = pg_unit_text(pg_expr_unit(expr));
      assert_close(found[j], built(&m, serving_builders[i], &t, unit), 1e-13);
      assert_true(isfinite(found[j]));
    }
  }
  model_close(&m);
}

/* 22 + 0.01 b ms within 23.005, 22.005, 30 and 22.995 (test_serving.c): 100, 0, the
** 500 that are asked for, 99.  8, 10, 0 and 7.5 GB hold 4, 5, 0, 3 of 2 GB. */
static void largest_batches_are_found_for_each_sample(void **state) {
  static const double limits[] = {23.005, 22.005, 30, 22.995},
                      gigabytes[] = {8, 10, -1, 7.5},
                      fits[] = {100, 0, 500, 99}, held[] = {4, 5, 0, 3};
  model m;
  pg_expr *out = NULL, *by_memory = NULL;
  double found[4];
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, compute, 1e30);
  SET(&m, s, cache, 0);
  SET(&m, s, activation_traffic, 0);
  SET(&m, s, interference, 0);
  pg_expr *limit = column(&m, "limit", 25, limits, 4, "ms");
  pg_status status = pg_serving_batch_within(&s, limit, NULL, &out, &m.error);
  samples_of(settle(&m, status, out), 4, found);
  assert_memory_equal(found, fits, sizeof fits);
  pg_expr *memory = column(&m, "memory", 8, gigabytes, 4, "GB");
  status = pg_serving_batch_by_memory(memory, number(&m, 2, "GB"), &by_memory,
                                      &m.error);
  samples_of(settle(&m, status, by_memory), 4, found);
  assert_memory_equal(found, held, sizeof held);
  model_close(&m);
}

/* ----- out of memory ----- */

static pg_status within(const pg_serving *s, pg_expr **out, pg_error *error) {
  return pg_serving_batch_within(s, s->draft_time, NULL, out, error);
}

/* Whichever of the allocations fails (every one of the first, some of the later). */
static void without_memory(serving_builder *of) {
  for (long at = 0;; at += 1 + at / 40) {
    model m;
    pg_expr *out = NULL;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_serving s = full_case(&m);
    s.batch = figure(&m, "batch", "1 to 300");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = of(&s, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    if (status != PG_OK) assert_true(error.text[0] != '\0');
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 100000);
  }
}

static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  without_memory(pg_serving_first_token);
  without_memory(pg_serving_stall);
  without_memory(pg_serving_ridge);
  without_memory(within);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_needed_is_named),
      cmocka_unit_test(what_is_of_another_kind_is_named),
      cmocka_unit_test(limits_of_another_kind_are_named),
      cmocka_unit_test(what_goes_together_is_named),
      cmocka_unit_test(several_devices_want_a_link),
      cmocka_unit_test(any_argument_may_vary),
      cmocka_unit_test(samples_are_as_constants),
      cmocka_unit_test(largest_batches_are_found_for_each_sample),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
