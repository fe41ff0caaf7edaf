/*
** Whoever watches a run is told of each sample, and each cell, once, whatever
** threads there are.
*/
#include <stdatomic.h>

#include "graphs.h"

#include "perigee/cells.h"
#include "perigee/gradient.h"
#include "perigee/series.h"

enum { SAMPLES = 3 * PG_SUMMARY_CHUNK + 5, STEPS = 200 };

static void count(void *context, uint64_t items) {
  atomic_fetch_add((atomic_uint_fast64_t *)context, items);
}

typedef struct watch {
  model m;
  atomic_uint_fast64_t told;
  pg_expr *x, *axes[2], *sum;
  pg_run run;
} watch;

/* x + a + b over 200 times 200 places. */
static void watch_open(watch *w) {
  static double values[STEPS];
  for (size_t i = 0; i < STEPS; i++) values[i] = (double)i;
  model_open(&w->m);
  atomic_init(&w->told, 0);
  w->x = figure(&w->m, "x", "1 to 2");
  w->axes[0] = axis(&w->m, "a", values, STEPS, "1");
  w->axes[1] = axis(&w->m, "b", values, STEPS, "1");
  w->sum = two(&w->m, PG_ADD, w->x, two(&w->m, PG_ADD, w->axes[0], w->axes[1]));
  w->run = (pg_run){.samples = SAMPLES,
                    .seed = 1,
                    .threads = 3,
                    .axes = w->axes,
                    .axis_count = 2,
                    .tick = count,
                    .tick_context = &w->told};
}

static void assert_told(watch *w, uint64_t items) {
  assert_true(atomic_exchange(&w->told, 0) == items);
}

static void samples_are_told_once(void **unused) {
  (void)unused;
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  static double values[3000];
  watch w;
  pg_summary *summary = NULL;
  watch_open(&w);
  pg_tape *tape = tape_of(&w.sum, 1);
  assert_int_equal(pg_evaluate_samples(tape, &w.run, &kind, &summary), PG_OK);
  assert_told(&w, SAMPLES);
  pg_summary_free(summary);
  assert_int_equal(pg_evaluate_raw(tape, &w.run, 7, 3000, values), PG_OK);
  assert_told(&w, 3000);
  assert_int_equal(
      pg_gradient_samples(tape, &w.run, 0, &w.x, 1, &summary), PG_OK);
  assert_told(&w, SAMPLES);
  pg_summary_free(summary);
  pg_tape_free(tape);
  model_close(&w.m);
}

static void series_tell_the_samples_of_each_reading_once(void **unused) {
  (void)unused;
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  const pg_moving moving = {.cell = true};
  const pg_spot spots[3] = {{0, NULL}, {1, NULL}, {STEPS, NULL}};
  pg_summary *made[3] = {NULL};
  pg_series *series = NULL;
  watch w;
  watch_open(&w);
  pg_tape *tape = tape_of(&w.sum, 1);
  assert_int_equal(
      pg_series_new(tape, &w.run, &moving, &kind, 1u << 26, &series), PG_OK);
  assert_int_equal(pg_series_samples(series, spots, 3, made), PG_OK);
  assert_told(&w, 3 * (uint64_t)SAMPLES);
  for (int i = 0; i < 3; i++) pg_summary_free(made[i]);
  pg_series_free(series);
  pg_tape_free(tape);
  model_close(&w.m);
}

static void cells_are_told_once(void **unused) {
  (void)unused;
  static double values[STEPS * STEPS];
  const size_t first[] = {0};
  const pg_choice choice = {first, 1, PG_NO_OUTPUT, 2};
  pg_found found[2];
  pg_tally tally;
  pg_tape *tape = NULL;
  watch w;
  watch_open(&w);
  assert_int_equal(pg_tape_new_over_cells(&w.sum, 1, &tape), PG_OK);
  assert_int_equal(
      pg_evaluate_cells(tape, &w.run, 100, STEPS * STEPS - 100, values), PG_OK);
  assert_told(&w, STEPS * STEPS - 100);
  assert_int_equal(pg_cells_best(tape, &w.run, &choice, found, &tally), PG_OK);
  assert_told(&w, STEPS * STEPS);
  pg_tape_free(tape);
  model_close(&w.m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(samples_are_told_once),
      cmocka_unit_test(series_tell_the_samples_of_each_reading_once),
      cmocka_unit_test(cells_are_told_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
