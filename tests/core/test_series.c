/* Series of readings against each reading by itself, to the last bit. */
#include "graphs.h"
#include "run/order.h"

enum { OUTPUTS = 6, DIMENSIONS = 4, CELLS = 2 * 3 * 2 * 3, CHUNK = 16384 };

#define PLENTY ((size_t)1 << 26)

static const pg_summary_kind kinds[OUTPUTS] = {
    PG_SUMMARY_QUANTILES, PG_SUMMARY_MEAN, PG_SUMMARY_QUANTILES,
    PG_SUMMARY_MEAN,      PG_SUMMARY_MEAN, PG_SUMMARY_QUANTILES};

/* An axis of the whole numbers from 0 on. */
static pg_expr *counted(model *m, const char *name, size_t count) {
  static double values[500];
  for (size_t i = 0; i < count; i++) values[i] = (double)i;
  return axis(m, name, values, count, "1");
}

/* ----- comparing ----- */

static void check_same(const pg_summary *a, const pg_summary *b,
                       pg_summary_kind kind) {
  uint64_t firsts[2];
  assert_same_bits(pg_summary_mean(a), pg_summary_mean(b));
  assert_same_bits(pg_summary_deviation(a), pg_summary_deviation(b));
  assert_same_bits(pg_summary_lowest(a), pg_summary_lowest(b));
  assert_same_bits(pg_summary_highest(a), pg_summary_highest(b));
  assert_same_bits(pg_summary_lane_error(a), pg_summary_lane_error(b));
  assert_true(pg_summary_strange(a, &firsts[0]) ==
              pg_summary_strange(b, &firsts[1]));
  assert_true(firsts[0] == firsts[1]);
  assert_true(pg_summary_nonzero(a, &firsts[0]) ==
              pg_summary_nonzero(b, &firsts[1]));
  assert_true(firsts[0] == firsts[1]);
  for (int i = 0; kind == PG_SUMMARY_QUANTILES && i <= 20; i++)
    assert_same_bits(pg_summary_quantile(a, i / 20.0),
                     pg_summary_quantile(b, i / 20.0));
}

static void free_all(pg_summary **summaries, size_t count) {
  for (size_t i = 0; i < count; i++) {
    pg_summary_free(summaries[i]);
    summaries[i] = NULL;
  }
}

/* What a series has said so far: NULL where an output does not vary. */
typedef struct told {
  pg_summary *last[OUTPUTS];
  size_t same; /* how often something was not said again */
} told;

static void take(told *t, pg_summary *const *made) {
  for (size_t i = 0; i < OUTPUTS; i++) {
    if (made[i] == NULL) {
      t->same += t->last[i] != NULL;
      continue;
    }
    pg_summary_free(t->last[i]);
    t->last[i] = made[i];
  }
}

/* The last reading against one of a run that says the same. */
static void check_told(const told *t, const pg_tape *tape, const pg_run *run) {
  pg_summary *alone[OUTPUTS];
  assert_int_equal(pg_evaluate_samples(tape, run, kinds, alone), PG_OK);
  for (size_t i = 0; i < OUTPUTS; i++) {
    assert_true((alone[i] == NULL) == (t->last[i] == NULL));
    if (alone[i] != NULL) check_same(alone[i], t->last[i], kinds[i]);
  }
  free_all(alone, OUTPUTS);
}

/* ----- random graphs ----- */

/* Axes a, b and c, the first with two fields, among a grid that has another;
** leaves of all kinds, one drawn together with another, one from a second stream,
** one that is given. */
typedef struct trial {
  model m;
  pg_expr *outputs[OUTPUTS], *axes[DIMENSIONS], *moving[3], *second, *sobol[2];
  pg_given given;
  pg_run run;
  pg_tape *tape;
} trial;

static pg_expr *correlated(model *m, pg_expr *leaf, const char *with) {
  const pg_score part = {with, 0.6};
  pg_expr *out = NULL;
  assert_int_equal(pg_leaf_correlated(leaf, &part, 1, &out), PG_OK);
  return model_keep(m, out);
}

static void add_leaves(trial *t, uint64_t *state) {
  static const double steps[] = {2, -0.5}, values[] = {3, 1, 4, 1, 5, 9, 2, 6};
  model *m = &t->m;
  t->axes[0] = axis(m, "a", steps, 2, "1");
  t->axes[1] = counted(m, "b", 3);
  t->axes[2] = counted(m, "nobody's", 2);
  t->axes[3] = counted(m, "c", 3);
  axis(m, "a", values, 2, "1");
  counted(m, "elsewhere", 4);
  t->sobol[0] = t->moving[0] = figure(m, "x", "1 to 3");
  t->moving[1] = figure(m, "certain", "3");
  t->moving[2] = column(m, "column", 2, values, 8, "1");
  t->second = figure(m, "y", "0 .. 1");
  t->sobol[1] = figure(m, "z", "normal(0, 2)");
  correlated(m, t->sobol[1], "x");
  t->given.leaf = figure(m, "given", "5 .. 6");
  t->given.value = 5.25;
  two(m, PG_LT, t->second, plain(m, 0.4));
  two(m, PG_LT, t->axes[3], t->moving[0]);
  for (size_t i = 0; i < 4; i++) random_constant(m, state);
}

static void trial_open(trial *t, uint64_t seed, uint64_t samples) {
  uint64_t state = seed;
  model *m = &t->m;
  model_open(m);
  add_leaves(t, &state);
  for (size_t tries = 0; tries < 70; tries++) {
    pg_status status;
    pg_expr *out = random_operation(m, &state, &status);
    if (status == PG_OK) model_keep(m, out);
  }
  for (size_t i = 0; i < OUTPUTS; i++)
    t->outputs[i] = m->kept[m->count - 1 - 2 * i];
  t->run = (pg_run){.samples = samples, .seed = seed, .axes = t->axes,
                    .axis_count = DIMENSIONS,
                    .threads = 1 + (unsigned)(seed % 2),
                    .second = &t->second, .second_count = seed % 3 == 0,
                    .givens = &t->given, .given_count = seed % 4 == 0,
                    .sampler = (pg_sampler)(seed % PG_SAMPLER_COUNT),
                    .dimensions = t->sobol, .dimension_count = 2};
  t->tape = tape_of(t->outputs, OUTPUTS);
}

static void trial_close(trial *t) {
  pg_tape_free(t->tape);
  model_close(&t->m);
}

static pg_series *series_of(const trial *t, const pg_moving *moving,
                            const pg_summary_kind *of, size_t bytes) {
  pg_series *s = NULL;
  assert_int_equal(pg_series_new(t->tape, &t->run, moving, of, bytes, &s),
                   PG_OK);
  return s;
}

static const pg_moving cells = {.cell = true};

/* Reads `count` spots at once and looks at each. */
static void check_cells(trial *t, pg_series *s, told *so_far,
                        const pg_spot *spots, size_t count) {
  pg_summary *made[CELLS * OUTPUTS];
  assert_int_equal(pg_series_samples(s, spots, count, made), PG_OK);
  for (size_t i = 0; i < count; i++) {
    take(so_far, made + i * OUTPUTS);
    t->run.cell = spots[i].cell;
    check_told(so_far, t->tape, &t->run);
  }
  t->run.cell = 0;
}

/* All cells in the series' own order, a few at once, then some anywhere. */
static size_t check_series(trial *t, size_t bytes) {
  uint64_t random = t->run.seed;
  told so_far = {.same = 0};
  pg_spot spots[CELLS];
  pg_series *s = series_of(t, &cells, kinds, bytes);
  for (size_t done = 0, n; done < CELLS; done += n) {
    n = 1 + random_below(&random, 9);
    if (n > CELLS - done) n = CELLS - done;
    for (size_t i = 0; i < n; i++)
      spots[i] = (pg_spot){pg_series_cell(s, done + i), NULL};
    check_cells(t, s, &so_far, spots, n);
  }
  for (size_t i = 0; i < CELLS / 4; i++)
    spots[i] = (pg_spot){random_below(&random, CELLS), NULL};
  check_cells(t, s, &so_far, spots, CELLS / 4);
  pg_series_free(s);
  free_all(so_far.last, OUTPUTS);
  return so_far.same;
}

static void cells_of_random_graphs_are_as_one_by_one(void **state) {
  size_t same = 0;
  (void)state;
  for (uint64_t seed = 1; seed <= 120; seed++) {
    trial t;
    trial_open(&t, seed, 100 + seed * 7);
    same += check_series(&t, PLENTY);
    trial_close(&t);
  }
  assert_true(same > 120 * CELLS / 2); /* of 120 CELLS OUTPUTS */
}

/* Three chunks and some: room for none, for one of them, for all. */
static void what_has_no_room_is_computed_anew(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 4; seed++) {
    trial t;
    trial_open(&t, seed, 3 * CHUNK + 100);
    pg_series *s = series_of(&t, &cells, kinds, PLENTY);
    assert_true(pg_series_kept(s) == t.run.samples);
    pg_series_free(s);
    check_series(&t, 0);
    check_series(&t, (size_t)4 << 20);
    trial_close(&t);
  }
}

/* The leaves at values of their own against a run that gives them. */
static void check_leaves(trial *t, uint64_t *random, size_t count) {
  double values[5][3];
  pg_spot spots[5];
  pg_summary *made[5 * OUTPUTS];
  pg_moving moving = {.leaves = t->moving, .count = count};
  told so_far = {.same = 0};
  pg_series *s = series_of(t, &moving, kinds, PLENTY);
  pg_run run = t->run;
  pg_given givens[4];
  for (size_t i = 0; i < 5; i++) {
    for (size_t k = 0; k < 3; k++)
      values[i][k] = (double)random_below(random, 20) / 4;
    spots[i] = (pg_spot){0, values[i]};
  }
  assert_int_equal(pg_series_samples(s, spots, 5, made), PG_OK);
  for (size_t i = 0; i < 5; i++) {
    for (size_t k = 0; k < count; k++)
      givens[k] = (pg_given){t->moving[k], values[i][k]};
    givens[count] = t->given;
    run.givens = givens, run.given_count = count + t->run.given_count;
    take(&so_far, made + i * OUTPUTS);
    check_told(&so_far, t->tape, &run);
  }
  pg_series_free(s);
  free_all(so_far.last, OUTPUTS);
}

static void leaves_stand_where_the_spot_says(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 60; seed++) {
    uint64_t random = seed;
    trial t;
    trial_open(&t, seed, 300);
    t.run.cell = seed % CELLS;
    for (size_t count = 0; count <= 3; count++)
      check_leaves(&t, &random, count);
    trial_close(&t);
  }
}

/* What a leaf is given by the run gives way to the spot. */
static void spots_come_before_givens(void **state) {
  const double nine = 9;
  const pg_spot spot = {0, &nine};
  double out[3];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 3"), *twice = two(&m, PG_ADD, x, x);
  pg_given given = {x, 4};
  pg_run run = {.samples = 3, .givens = &given, .given_count = 1};
  pg_moving moving = {.leaves = &x, .count = 1};
  pg_tape *tape = tape_of(&twice, 1);
  pg_series *s = NULL;
  assert_int_equal(pg_series_new(tape, &run, &moving, NULL, PLENTY, &s), PG_OK);
  assert_int_equal(pg_series_raw(s, &spot, 0, 3, out), PG_OK);
  for (size_t i = 0; i < 3; i++) assert_same_bits(out[i], 18);
  pg_series_free(s);
  pg_tape_free(tape);
  model_close(&m);
}

/* Any part of the samples, past the run's end too, where all, a chunk or nothing is
** kept. */
static void samples_themselves_are_as_one_by_one(void **state) {
  static double series[OUTPUTS * 3000], alone[OUTPUTS * 3000];
  static const size_t bytes[] = {PLENTY, (size_t)2 << 20, 0};
  (void)state;
  for (uint64_t seed = 1; seed <= 12; seed++) {
    uint64_t random = seed;
    trial t;
    trial_open(&t, seed, 2 * CHUNK + 77);
    pg_series *s = series_of(&t, &cells, NULL, bytes[seed % 3]);
    for (int i = 0; i < 25; i++) {
      pg_spot spot = {t.run.cell = random_below(&random, CELLS), NULL};
      uint64_t first = random_below(&random, 2 * CHUNK + 1000);
      size_t count = 1 + random_below(&random, 3000);
      assert_int_equal(pg_series_raw(s, &spot, first, count, series), PG_OK);
      assert_int_equal(pg_evaluate_raw(t.tape, &t.run, first, count, alone),
                       PG_OK);
      for (size_t k = 0; k < OUTPUTS * count; k++)
        assert_same_bits(series[k], alone[k]);
    }
    pg_series_free(s);
    trial_close(&t);
  }
}

/* A sum of so many quotients of x, and of an axis where there is one. */
static pg_expr *long_sum(model *m, pg_expr *x, pg_expr *axis, size_t count) {
  pg_expr *sum = axis != NULL ? axis : x;
  for (size_t i = 0; i < count; i++)
    sum = two(m, PG_ADD, two(m, PG_DIV, sum, plain(m, 1.5)), x);
  return sum;
}

/* 30000 samples at 600 steps that stand still, and three readings of them at 200
** that move, are each worth several workers. */
static void threads_change_nothing(void **state) {
  (void)state;
  for (unsigned threads = 1; threads <= 4; threads++) {
    trial t;
    told so_far = {.same = 0};
    const pg_spot spots[] = {{0, NULL}, {1, NULL}, {2, NULL}};
    trial_open(&t, 5, 30000);
    pg_expr *still = long_sum(&t.m, t.moving[0], NULL, 300);
    for (size_t i = 0; i < OUTPUTS; i++)
      t.outputs[i] = two(&t.m, PG_ADD, still, long_sum(&t.m, t.moving[0],
                                                       t.axes[1], 100 + i));
    pg_tape_free(t.tape);
    t.tape = tape_of(t.outputs, OUTPUTS);
    t.run.axes = &t.axes[1], t.run.axis_count = 1;
    t.run.threads = threads;
    pg_series *s = series_of(&t, &cells, kinds, PLENTY);
    t.run.threads = 1; /* of each by itself */
    check_cells(&t, s, &so_far, spots, 3);
    pg_series_free(s);
    free_all(so_far.last, OUTPUTS);
    trial_close(&t);
  }
}

/* ----- by hand ----- */

/* exp(x) + a: exp(x) stands still, and one table of it is kept, of whole chunks
** where there is no room for all. */
static void what_is_kept_is_counted(void **state) {
  static const struct {
    size_t bytes;
    uint64_t kept;
  } rows[] = {{2 * CHUNK * 8, 2 * CHUNK}, {2 * CHUNK * 8 - 1, CHUNK},
              {CHUNK * 8, CHUNK},         {CHUNK * 8 - 1, 0},
              {0, 0}};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3);
  pg_expr *sum = two(&m, PG_ADD, one(&m, PG_EXP, figure(&m, "x", "1 to 3")), a);
  pg_tape *tape = tape_of(&sum, 1);
  pg_run run = {.samples = 2 * CHUNK, .axes = &a, .axis_count = 1};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    pg_series *s = NULL;
    assert_int_equal(
        pg_series_new(tape, &run, &cells, kinds, rows[i].bytes, &s), PG_OK);
    assert_true(pg_series_kept(s) == rows[i].kept);
    pg_series_free(s);
  }
  pg_tape_free(tape);
  model_close(&m);
}

/* Opens the order of a sum over a grid; the steps of each stage in `steps`. */
static pg__order order_of(model *m, pg_expr *sum, pg_expr *const *axes,
                          size_t count, size_t *steps) {
  pg__order order;
  pg__split split;
  pg_tape *tape = tape_of(&sum, 1);
  pg_run run = {.samples = 10, .axes = axes, .axis_count = count};
  (void)m;
  assert_int_equal(pg__split_open(&split, tape), PG_OK);
  assert_int_equal(pg__order_find(&order, &split, &run, &cells), PG_OK);
  memset(steps, 0, (count + 1) * sizeof *steps);
  for (size_t i = 0; i < pg_tape_varying(tape); i++)
    steps[split.stages[i]] += tape->varying.items[i].expr != NULL;
  pg__split_close(&split);
  pg_tape_free(tape);
  return order;
}

/* log(exp(x) b) + x a, a before b: x and exp(x) stand still, the product with b
** and its logarithm move with b, the rest with a too, so that b is the slow one:
** cell 3 i + k of i of a, k of b, comes at 2 k + i. */
static void the_axis_of_the_most_work_is_the_slowest(void **state) {
  size_t steps[3];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {counted(&m, "a", 2), counted(&m, "b", 3)};
  pg_expr *x = figure(&m, "x", "1 to 3");
  pg_expr *of_b = one(&m, PG_LOG, two(&m, PG_MUL, one(&m, PG_EXP, x), axes[1]));
  pg_expr *sum = two(&m, PG_ADD, of_b, two(&m, PG_MUL, x, axes[0]));
  pg__order order = order_of(&m, sum, axes, 2, steps);
  assert_int_equal(steps[0], 2);
  assert_int_equal(steps[1], 2);
  assert_int_equal(steps[2], 2);
  for (size_t i = 0; i < 2; i++)
    for (size_t k = 0; k < 3; k++)
      assert_int_equal(pg__order_cell(&order, 2 * k + i), 3 * i + k);
  assert_int_equal(pg__order_moved(&order, 0, 3), 2); /* a alone */
  assert_int_equal(pg__order_moved(&order, 0, 1), 1);
  assert_int_equal(pg__order_moved(&order, 0, 4), 1);
  assert_int_equal(pg__order_moved(&order, 4, 4), 2);
  model_close(&m);
}

/* Where it makes no difference cells come as they are counted. */
static void axes_alike_go_as_in_the_grid(void **state) {
  size_t steps[4];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {counted(&m, "a", 3), counted(&m, "b", 3),
                     counted(&m, "c", 3)};
  pg_expr *sum = two(&m, PG_MUL, figure(&m, "x", "1 to 3"),
                     two(&m, PG_ADD, axes[0], two(&m, PG_ADD, axes[1], axes[2])));
  pg__order order = order_of(&m, sum, axes, 3, steps);
  for (size_t i = 0; i < 27; i++)
    assert_int_equal(pg__order_cell(&order, i), i);
  model_close(&m);
}

/* Sixteen axes have an order, seventeen go together. */
static void more_axes_move_as_one(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[PG__DIMENSIONS + 1], *sum = figure(&m, "x", "1 to 3");
  for (size_t i = 0; i <= PG__DIMENSIONS; i++) {
    char name[] = {(char)('a' + i), '\0'};
    axes[i] = counted(&m, name, 2);
    sum = two(&m, PG_ADD, sum, axes[i]);
  }
  size_t steps[PG__DIMENSIONS + 2], all = 0;
  pg__order order = order_of(&m, sum, axes, PG__DIMENSIONS, steps);
  assert_true(order.of_axes && order.count == PG__DIMENSIONS);
  for (size_t i = 0; i <= PG__DIMENSIONS; i++) all += steps[i];
  assert_int_equal(all, PG__DIMENSIONS + 2); /* the leaf and all sums */
  order = order_of(&m, sum, axes, PG__DIMENSIONS + 1, steps);
  assert_true(!order.of_axes && order.count == 1);
  assert_int_equal(steps[0], 1);
  assert_int_equal(steps[1], PG__DIMENSIONS + 1);
  assert_int_equal(pg__order_cell(&order, 77), 77);
  model_close(&m);
}

/* x stands still, x + a moves: both are told at first and after a failure, else only
** what moves. */
static void what_stands_still_is_told_once(void **state) {
  static const bool want[] = {true, false, false, true};
  const pg_spot spots[] = {{0, NULL}, {1, NULL}, {2, NULL}, {3, NULL}};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3), *x = figure(&m, "x", "1 to 3");
  pg_expr *outputs[] = {x, two(&m, PG_ADD, x, a)};
  pg_tape *tape = tape_of(outputs, 2);
  pg_run run = {.samples = 50, .axes = &a, .axis_count = 1};
  pg_series *s = NULL;
  assert_int_equal(pg_series_new(tape, &run, &cells, kinds, PLENTY, &s), PG_OK);
  for (size_t i = 0; i < 4; i++) {
    pg_summary *made[2] = {NULL, NULL};
    if (i == 3)
      assert_int_equal(pg_series_samples(s, &spots[3], 1, made), PG_ARGUMENT);
    assert_int_equal(pg_series_samples(s, &spots[i % 3], 1, made), PG_OK);
    assert_true((made[0] != NULL) == want[i] && made[1] != NULL);
    free_all(made, 2);
  }
  pg_series_free(s);
  pg_tape_free(tape);
  model_close(&m);
}

static void axes_that_are_given_stand_still(void **state) {
  const pg_spot spots[] = {{0, NULL}, {2, NULL}};
  pg_summary *made[2];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3);
  pg_expr *sum = two(&m, PG_ADD, figure(&m, "x", "1 to 3"), a);
  pg_given given = {a, 7};
  pg_tape *tape = tape_of(&sum, 1);
  pg_run run = {.samples = 50, .axes = &a, .axis_count = 1,
                .givens = &given, .given_count = 1};
  pg_series *s = NULL;
  assert_int_equal(pg_series_new(tape, &run, &cells, kinds, PLENTY, &s), PG_OK);
  assert_int_equal(pg_series_samples(s, spots, 2, made), PG_OK);
  assert_true(made[0] != NULL && made[1] == NULL);
  pg_summary_free(made[0]);
  pg_series_free(s);
  pg_tape_free(tape);
  model_close(&m);
}

static void refuse(const pg_tape *tape, const pg_run *run,
                   const pg_moving *moving) {
  pg_series *s = NULL;
  assert_int_equal(pg_series_new(tape, run, moving, kinds, PLENTY, &s),
                   PG_ARGUMENT);
  assert_null(s);
}

static void bad_arguments_are_refused(void **state) {
  const pg_spot off = {3, NULL}, on = {2, NULL};
  double out[3];
  pg_summary *made = NULL;
  pg_series *s = NULL, *themselves = NULL;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3), *x = figure(&m, "x", "1 to 3");
  pg_expr *sum = two(&m, PG_ADD, a, x);
  pg_tape *tape = tape_of(&sum, 1), *over = NULL;
  assert_int_equal(pg_tape_new_over_cells(&sum, 1, &over), PG_OK);
  pg_run run = {.samples = 5, .axes = &a, .axis_count = 1}, bad = run;
  pg_moving none = {.leaves = &sum, .count = 1};
  refuse(over, &run, &cells);
  refuse(tape, &run, &none);
  bad.samples = 0;
  refuse(tape, &bad, &cells);
  bad.samples = PG_SAMPLES_MAX + 1;
  refuse(tape, &bad, &cells);
  bad.samples = 5, bad.axes = &x;
  refuse(tape, &bad, &cells);
  assert_int_equal(pg_series_new(tape, &run, &cells, kinds, PLENTY, &s), PG_OK);
  assert_int_equal(pg_series_new(tape, &run, &cells, NULL, PLENTY, &themselves),
                   PG_OK);
  assert_int_equal(pg_series_samples(s, &off, 1, &made), PG_ARGUMENT);
  assert_int_equal(pg_series_samples(themselves, &on, 1, &made), PG_ARGUMENT);
  assert_int_equal(pg_series_raw(themselves, &off, 0, 3, out), PG_ARGUMENT);
  assert_int_equal(pg_series_raw(s, &on, 0, 3, out), PG_ARGUMENT);
  assert_null(made);
  assert_int_equal(pg_series_samples(s, &off, 0, &made), PG_OK);
  assert_int_equal(pg_series_samples(s, &on, 1, &made), PG_OK);
  pg_summary_free(made);
  pg_series_free(s);
  pg_series_free(themselves);
  pg_tape_free(over);
  pg_tape_free(tape);
  model_close(&m);
}

/* Tries until no request fails; how often one did. */
typedef pg_status attempt(const trial *t, pg_series **s, void *out);

static long fail_each(trial *t, attempt *what, pg_series **s, void *out) {
  size_t bytes = t->m.memory.bytes;
  pg_status status = PG_NOMEM;
  long failed = 0;
  for (; status != PG_OK; failed++) {
    assert_int_equal(t->m.memory.bytes, bytes);
    t->m.memory.fail_at = t->m.memory.requests + failed;
    status = what(t, s, out);
    assert_true(failed < 200 && (status == PG_OK || status == PG_NOMEM));
  }
  t->m.memory.fail_at = -1;
  return failed;
}

static pg_status try_summaries(const trial *t, pg_series **s, void *out) {
  (void)out;
  return pg_series_new(t->tape, &t->run, &cells, kinds, PLENTY, s);
}

static pg_status try_themselves(const trial *t, pg_series **s, void *out) {
  (void)out;
  return pg_series_new(t->tape, &t->run, &cells, NULL, PLENTY, s);
}

static const pg_spot pair[] = {{4, NULL}, {5, NULL}};

static pg_status try_samples(const trial *t, pg_series **s, void *out) {
  (void)t;
  return pg_series_samples(*s, pair, 2, out);
}

static pg_status try_raw(const trial *t, pg_series **s, void *out) {
  (void)t;
  return pg_series_raw(*s, pair, 0, 10, out);
}

/* All outputs are told once nothing fails. */
static void every_failing_request_is_told(void **state) {
  pg_summary *made[2 * OUTPUTS];
  pg_series *s = NULL;
  double out[OUTPUTS * 10];
  trial t;
  (void)state;
  trial_open(&t, 3, 60);
  assert_true(fail_each(&t, try_summaries, &s, NULL) > 10);
  assert_true(fail_each(&t, try_samples, &s, made) > 10);
  for (size_t i = 0; i < OUTPUTS; i++)
    assert_true((made[i] != NULL) == pg_tape_varies(t.tape, i));
  free_all(made, 2 * OUTPUTS);
  pg_series_free(s);
  assert_true(fail_each(&t, try_themselves, &s, NULL) > 10);
  assert_true(fail_each(&t, try_raw, &s, out) > 3);
  pg_series_free(s);
  trial_close(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_of_random_graphs_are_as_one_by_one),
      cmocka_unit_test(what_has_no_room_is_computed_anew),
      cmocka_unit_test(leaves_stand_where_the_spot_says),
      cmocka_unit_test(spots_come_before_givens),
      cmocka_unit_test(samples_themselves_are_as_one_by_one),
      cmocka_unit_test(threads_change_nothing),
      cmocka_unit_test(what_is_kept_is_counted),
      cmocka_unit_test(the_axis_of_the_most_work_is_the_slowest),
      cmocka_unit_test(axes_alike_go_as_in_the_grid),
      cmocka_unit_test(more_axes_move_as_one),
      cmocka_unit_test(what_stands_still_is_told_once),
      cmocka_unit_test(axes_that_are_given_stand_still),
      cmocka_unit_test(bad_arguments_are_refused),
      cmocka_unit_test(every_failing_request_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
