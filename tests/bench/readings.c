/*
** What the readings cost: cells in blocks against cell by cell, choosing among a
** million of them, gradients against plain samples, and samples at many cells as a
** series against each by itself.  Not a test:
**
**   cmake --build build --target bench_readings && build/tests/bench_readings
**
** The model is made up, of operations in about the shares that hosting and
** pricing have: of 100 steps some 60 sums and products, 12 quotients, 14 choices
** with their conditions, 8 minima and maxima, 4 ceilings, 2 powers.
*/
#define _POSIX_C_SOURCE 199309L

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "perigee/perigee.h"

#define SIDE 100 /* values of an axis: a million cells of three */
#define CELLS ((size_t)SIDE * SIDE * SIDE)
#define LEAVES 12

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static uint64_t state = 1;

static size_t below(size_t count) { /* SplitMix64 */
  uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return (size_t)((z ^ (z >> 31)) % count);
}

static pg_graph *graph;
static pg_expr *axes[3], *leaves[LEAVES], *pool[4096];
static size_t pooled;

static void check(pg_status status) {
  if (status == PG_OK) return;
  fprintf(stderr, "bench: %s\n", pg_status_sentence(status));
  exit(1);
}

static void add_axis(size_t i, bool listed) {
  char name[] = {'a', (char)('0' + i), '\0'};
  double values[SIDE];
  for (size_t k = 0; k < SIDE; k++) values[k] = 0.5 + (double)below(1000) / 500;
  check(pg_axis(graph, name, NULL, values, SIDE,
                pg_unit_one(pg_graph_units(graph)), &pool[pooled]));
  if (listed) axes[i] = pool[pooled];
  pooled++;
}

static void add_leaf(size_t i) {
  char name[] = {'x', (char)('a' + i), '\0'};
  pg_reading reading;
  check(pg_text_read(pg_graph_units(graph), "0.5 to 2", 8, &reading, NULL));
  check(pg_leaf(graph, name, NULL, &reading, &pool[pooled]));
  leaves[i] = pool[pooled++];
}

/* One that was made lately, mostly. */
static pg_expr *pick(void) {
  return below(3) > 0 && pooled > 20 ? pool[pooled - 1 - below(8)]
                                     : pool[below(pooled)];
}

static pg_expr *make(void) {
  pg_expr *out = NULL, *c, *a = pick(), *b = pick();
  size_t kind = below(93);
  pg_op op = kind < 30 ? PG_ADD : kind < 60 ? PG_MUL : kind < 72 ? PG_DIV
             : kind < 76 ? PG_MIN : kind < 80 ? PG_MAX : PG_POW;
  if (kind < 80) {
    check(pg_binary(op, a, b, &out, NULL));
  } else if (kind < 84) {
    check(pg_unary(PG_CEIL, a, &out, NULL));
  } else if (kind < 86) {
    check(pg_unary(PG_ABS, a, &c, NULL));
    check(pg_binary(PG_POW, c, pool[below(LEAVES)], &out, NULL));
  } else {
    check(pg_binary(PG_LT, a, b, &c, NULL));
    check(pg_where(c, a, pick(), &out, NULL));
  }
  return out;
}

/* Kept in bounds, so that no operation is measured on infinities. */
static pg_expr *bounded(pg_expr *x) {
  pg_expr *least, *most, *low, *out;
  const pg_unit *one = pg_unit_one(pg_graph_units(graph));
  check(pg_constant(graph, 0.25, one, &least));
  check(pg_constant(graph, 8, one, &most));
  check(pg_binary(PG_MIN, x, most, &low, NULL));
  check(pg_binary(PG_MAX, low, least, &out, NULL));
  return out;
}

/* About so many operations; the last ones are its outputs. */
static void build(size_t operations) {
  pg_allocator allocator = pg_allocator_default();
  check(pg_graph_new(&allocator, &graph));
  pooled = 0;
  for (size_t i = 0; i < LEAVES; i++) add_leaf(i);
  for (size_t i = 0; i < 3; i++)
    for (size_t k = 0; k < 3; k++) add_axis(i, k == 0);
  for (size_t first = pooled; pooled < first + operations; pooled++) {
    pg_expr *made = make();
    pool[pooled] = pooled % 10 == 0 ? bounded(made) : made;
  }
}

/* One of the last, moved by every axis, so that figures differ from cell to
** cell and are traded for one another. */
static pg_expr *figure(size_t k) {
  pg_expr *other, *sum, *out;
  check(pg_binary(PG_DIV, axes[(k + 1) % 3], axes[(k + 2) % 3], &other, NULL));
  check(pg_binary(PG_ADD, bounded(pool[pooled - 1 - k]), other, &sum, NULL));
  check(pg_binary(PG_MUL, sum, axes[k], &out, NULL));
  return out;
}

static pg_run over(unsigned threads) {
  return (pg_run){.samples = CELLS, .seed = 1, .threads = threads,
                  .axes = axes, .axis_count = 3};
}

static void report(const char *what, double seconds, double items,
                   double steps) {
  printf("  %-34s %8.3f s per million, %7.3f ns an operation\n", what,
         seconds * 1e6 / items, seconds * 1e9 / items / steps);
}

static void bench_cells(pg_expr *const *outputs) {
  static double values[2 * CELLS];
  pg_tape *by_sample, *by_cell;
  check(pg_tape_new(outputs, 2, &by_sample));
  check(pg_tape_new_over_cells(outputs, 2, &by_cell));
  double steps = (double)pg_tape_varying(by_cell);
  printf("%.0f steps by cell, %zu apart, %zu registers\n", steps,
         pg_tape_uniform(by_cell), pg_tape_registers(by_cell));
  pg_run run = over(1);
  double start = now();
  for (run.cell = 0; run.cell < 20000; run.cell++)
    check(pg_evaluate_point(by_sample, &run, values));
  report("cell by cell", now() - start, 20000, steps);
  for (unsigned threads = 1; threads <= 2; threads++) {
    char text[40];
    run = over(threads);
    start = now();
    check(pg_evaluate_cells(by_cell, &run, 0, CELLS, values));
    snprintf(text, sizeof text, "in blocks, %u thread(s)", threads);
    report(text, now() - start, CELLS, steps);
  }
  pg_tape_free(by_sample);
  pg_tape_free(by_cell);
}

static void bench_choosing(pg_expr *const *outputs) {
  static pg_found found[PG_KEPT_MAX];
  static const size_t minimise[] = {0, 1, 2};
  pg_tape *tape;
  pg_tally tally;
  check(pg_tape_new_over_cells(outputs, 4, &tape));
  double steps = (double)pg_tape_varying(tape);
  for (unsigned threads = 1; threads <= 2; threads++)
    for (size_t count = 1; count <= 3; count++) {
      pg_choice choice = {minimise, count, 3, count == 1 ? 10 : 10000};
      char text[40];
      pg_run run = over(threads);
      double start = now();
      pg_status status =
          count == 1 ? pg_cells_best(tape, &run, &choice, found, &tally)
                     : pg_cells_front(tape, &run, &choice, found, &tally);
      double took = now() - start;
      check(status);
      snprintf(text, sizeof text, "%s of %zu: %zu of %zu, %u thr.",
               count == 1 ? "best" : "front", count, tally.kept,
               tally.feasible, threads);
      report(text, took, CELLS, steps);
    }
  pg_tape_free(tape);
}

static void bench_gradient(pg_expr *output) {
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  pg_summary *slopes[LEAVES], *s;
  pg_tape *tape;
  double out[LEAVES];
  check(pg_tape_new(&output, 1, &tape));
  double steps = (double)pg_tape_varying(tape);
  for (unsigned threads = 1; threads <= 2; threads++) {
    pg_run run = over(threads);
    double start = now();
    check(pg_evaluate_samples(tape, &run, &kind, &s));
    report(threads == 1 ? "samples" : "samples, 2 threads", now() - start,
           CELLS, steps);
    pg_summary_free(s);
    start = now();
    check(pg_gradient_samples(tape, &run, 0, leaves, LEAVES, slopes));
    report(threads == 1 ? "slopes by 12 leaves"
                        : "slopes by 12 leaves, 2 threads",
           now() - start, CELLS, steps);
    for (size_t i = 0; i < LEAVES; i++) pg_summary_free(slopes[i]);
  }
  pg_run run = over(1);
  double start = now();
  for (int i = 0; i < 2000; i++) check(pg_evaluate_point(tape, &run, out));
  report("the point, a call", now() - start, 2000, steps);
  start = now();
  for (int i = 0; i < 2000; i++)
    check(pg_gradient(tape, &run, 0, leaves, LEAVES, PG_SAMPLE_POINT, 1, NULL,
                      out));
  report("slopes at the point, a call", now() - start, 2000, steps);
  pg_tape_free(tape);
}

/* 100 cells of 16384 samples, in the order that the series says: the first that
** there are of all three axes, so that two of them stand still. */
#define SPOTS 100
#define DRAWN 16384

static void bench_series(pg_expr *const *outputs) {
  const pg_summary_kind kinds[2] = {PG_SUMMARY_MEAN, PG_SUMMARY_MEAN};
  const pg_moving moving = {.cell = true};
  pg_summary *made[2 * SPOTS];
  pg_spot spots[SPOTS];
  pg_series *series;
  pg_tape *tape;
  check(pg_tape_new(outputs, 2, &tape));
  double steps = (double)pg_tape_varying(tape);
  pg_run run = over(1);
  run.samples = DRAWN;
  double start = now();
  check(pg_series_new(tape, &run, &moving, kinds, (size_t)1 << 26, &series));
  for (size_t i = 0; i < SPOTS; i++)
    spots[i] = (pg_spot){pg_series_cell(series, i), NULL};
  check(pg_series_samples(series, spots, SPOTS, made));
  report("samples of cells, a series", now() - start, SPOTS * DRAWN, steps);
  for (size_t i = 0; i < 2 * SPOTS; i++) pg_summary_free(made[i]);
  start = now();
  for (size_t i = 0; i < SPOTS; i++) {
    run.cell = spots[i].cell;
    check(pg_evaluate_samples(tape, &run, kinds, made));
    for (size_t k = 0; k < 2; k++) pg_summary_free(made[k]);
  }
  report("the same cell by cell", now() - start, SPOTS * DRAWN, steps);
  pg_series_free(series);
  pg_tape_free(tape);
}

int main(void) {
  static const size_t sizes[] = {100, 400, 1600};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    pg_expr *outputs[4];
    build(sizes[i]);
    for (size_t k = 0; k < 3; k++) outputs[k] = figure(k);
    check(pg_binary(PG_LT, outputs[2], outputs[1], &outputs[3], NULL));
    bench_cells(outputs);
    bench_choosing(outputs);
    bench_gradient(outputs[0]);
    bench_series(outputs);
  }
  return 0; /* the graphs end with the program */
}
