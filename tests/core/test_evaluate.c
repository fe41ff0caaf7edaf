/* The evaluator, against a plain reading of the graph one sample at a time, and
** against itself: other threads, other cuts, other company. */
#include <limits.h>

#include "graphs.h"
#include "graph/elementary.h"

/* ----- the reference: a recursive reading of one sample ----- */

typedef struct spot {
  uint64_t sample, seed;
  double axis_a, axis_b; /* where the two axes of random graphs stand */
  pg_sampler sampler;
} spot;

/* Of the names that random graphs give: xf, xe and xd have dimensions 0, 1, 2. */
static unsigned dimension_of(const char *name) {
  bool listed = name[0] == 'x' && name[1] >= 'd' && name[1] <= 'f';
  return listed ? (unsigned)('f' - name[1]) : PG_SOBOL_DIMENSIONS;
}

static double leaf_at(const pg_expr *expr, const spot *at) {
  const char *name = pg_expr_name(expr);
  size_t count;
  const double *values = pg_expr_values(expr, &count);
  double u = 0.5;
  if (pg_expr_op(expr) == PG_AXIS)
    return strcmp(name, "axis A") == 0 ? at->axis_a : at->axis_b;
  if (pg_expr_op(expr) == PG_COLUMN) /* random_column's point is values[0] */
    return values[at->sample == PG_SAMPLE_POINT ? 0
                  : at->sample < count          ? at->sample
                                                : count - 1];
  if (at->sample != PG_SAMPLE_POINT) {
    pg_stream stream = pg_stream_named(name, strlen(name), at->seed);
    pg_stream_draw(&stream, at->sampler, dimension_of(name), at->sample, 1,
                   &u);
  }
  pg_distribution_quantile(pg_expr_distribution(expr), &u, &u, 1);
  return u;
}

static double reading(const pg_expr *expr, const spot *at);

static double argument(const pg_expr *expr, int i, const spot *at) {
  return reading(pg_expr_argument(expr, i), at);
}

static double unary_reading(pg_op op, double a) {
  switch (op) {
    case PG_NEG: return -a;
    case PG_ABS: return a < 0 || (a == 0 && signbit(a)) ? -a : a;
    case PG_FLOOR: return floor(a);
    case PG_CEIL: return ceil(a);
    case PG_ROUND: return round(a);
    case PG_EXP: return pg__exp(a);
    case PG_LOG: return pg__log(a);
    case PG_SQRT: return sqrt(a);
    default: return a == 0;
  }
}

/* fmod's has a's sign: one b more where that is not b's. */
static double remainder_reading(double a, double b) {
  double rest = fmod(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

static double binary_reading(pg_op op, double a, double b) {
  bool nan = isnan(a) || isnan(b);
  switch (op) {
    case PG_ADD: return a + b;
    case PG_SUB: return a - b;
    case PG_MUL: return a * b;
    case PG_DIV: return a / b;
    case PG_POW: return pg__pow(a, b);
    case PG_MIN: return nan ? NAN : a < b ? a : b;
    case PG_MAX: return nan ? NAN : a > b ? a : b;
    case PG_MOD: return remainder_reading(a, b);
    case PG_LT: return a < b;
    case PG_LE: return a <= b;
    case PG_EQ: return a == b;
    case PG_AND: return a != 0 && b != 0;
    default: return a != 0 || b != 0;
  }
}

/* The side of a choice that is not taken is not even read. */
static double reading(const pg_expr *expr, const spot *at) {
  pg_op op = pg_expr_op(expr);
  if (op == PG_CONSTANT) return pg_expr_value(expr);
  if (pg_op_arity(op) == 0) return leaf_at(expr, at);
  if (op == PG_WHERE)
    return argument(expr, argument(expr, 0, at) != 0 ? 1 : 2, at);
  if (pg_op_arity(op) == 1) return unary_reading(op, argument(expr, 0, at));
  return binary_reading(op, argument(expr, 0, at), argument(expr, 1, at));
}

/* ----- random graphs ----- */

#define GRAPHS 2400
#define OUTPUTS 6
#define BLOCK 1024 /* samples that the evaluator does at once */

static const double steps[] = {2, -0.5, 7}; /* as random_leaf's axes */

typedef struct trial {
  model m;
  uint64_t state;
  pg_expr *outputs[OUTPUTS], *axes[2], *dimensions[3];
  pg_tape *tape;
  pg_run run;
} trial;

static void trial_open(trial *t, uint64_t seed) {
  t->state = seed;
  model_open(&t->m);
  random_graph(&t->m, &t->state, 7, 33, seed % 3 == 0);
  for (size_t i = 0; i < OUTPUTS; i++)
    t->outputs[i] = t->m.kept[t->m.count - 1 - 2 * i];
  t->axes[0] = axis(&t->m, "axis A", steps, 2, "1");
  t->axes[1] = axis(&t->m, "axis B", steps, 3, "1");
  for (int i = 0; i < 3; i++) {
    const char name[] = {'x', (char)('f' - i), '\0'};
    t->dimensions[i] = figure(&t->m, name, "0 .. 1");
  }
  t->run = (pg_run){.samples = 1, .seed = seed * 77, .threads = 1,
                    .axes = t->axes, .axis_count = 2, .cell = seed % 6,
                    .sampler = (pg_sampler)(seed % PG_SAMPLER_COUNT),
                    .dimensions = t->dimensions, .dimension_count = 3,
                    .reproducible = true};
  t->tape = tape_of(t->outputs, OUTPUTS);
}

static void trial_close(trial *t) {
  pg_tape_free(t->tape);
  model_close(&t->m);
}

static spot spot_of(const trial *t, uint64_t sample) {
  size_t cell = t->run.cell; /* row by row, the last axis fastest */
  return (spot){sample, t->run.seed, steps[cell / 3], steps[cell % 3],
                t->run.sampler};
}

static void check_value(const trial *t, size_t output, uint64_t sample,
                        double value, uint64_t seed) {
  spot at = spot_of(t, sample);
  double want = reading(t->outputs[output], &at);
  if (same_bits(value, want)) return;
  print_error("graph %llu, output %zu, sample %llu: %a against %a\n",
              (unsigned long long)seed, output, (unsigned long long)sample,
              value, want);
  fail();
}

/* Some samples from a block's start, middle and end, and past it. */
static void raw_of_random_graphs_agrees_with_a_plain_reading(void **state) {
  static double raw[OUTPUTS * 2 * BLOCK];
  (void)state;
  for (uint64_t seed = 1; seed <= GRAPHS; seed++) {
    trial t;
    trial_open(&t, seed);
    size_t count = seed % 40 == 0 ? BLOCK + 9 : 1 + seed % 9;
    uint64_t first = seed % 5 == 0 ? random_below(&t.state, 1u << 30) : 0;
    size_t stride = count > 9 ? 13 : 1;
    assert_int_equal(pg_evaluate_raw(t.tape, &t.run, first, count, raw),
                     PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++)
      for (size_t j = 0; j < count; j += stride)
        check_value(&t, i, first + j, raw[i * count + j], seed);
    trial_close(&t);
  }
}

static void point_of_random_graphs_agrees_with_a_plain_reading(void **state) {
  double point[OUTPUTS];
  (void)state;
  for (uint64_t seed = 1; seed <= GRAPHS; seed++) {
    trial t;
    trial_open(&t, seed);
    assert_int_equal(pg_evaluate_point(t.tape, &t.run, point), PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++)
      check_value(&t, i, PG_SAMPLE_POINT, point[i], seed);
    trial_close(&t);
  }
}

/* Pieces of any size are pieces of one row. */
static void raw_of_any_cut_is_the_same(void **state) {
  enum { COUNT = 1500 };
  static double whole[OUTPUTS * COUNT], piece[OUTPUTS * COUNT];
  (void)state;
  for (uint64_t seed = 1; seed <= 60; seed++) {
    trial t;
    trial_open(&t, seed);
    assert_int_equal(pg_evaluate_raw(t.tape, &t.run, 100, COUNT, whole),
                     PG_OK);
    for (size_t done = 0, n; done < COUNT; done += n) {
      n = 1 + random_below(&t.state, 700);
      if (n > COUNT - done) n = COUNT - done;
      pg_status status =
          pg_evaluate_raw(t.tape, &t.run, 100 + done, n, piece);
      assert_int_equal(status, PG_OK);
      for (size_t i = 0; i < OUTPUTS; i++)
        for (size_t j = 0; j < n; j++)
          assert_same_bits(piece[i * n + j], whole[i * COUNT + done + j]);
    }
    trial_close(&t);
  }
}

/* A tape of one output alone, with more company and with less. */
static void company_changes_no_outputs_bits(void **state) {
  enum { COUNT = 600 };
  static double together[OUTPUTS * COUNT], alone[COUNT];
  (void)state;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    trial t;
    trial_open(&t, seed);
    assert_non_null(figure(&t.m, "a stranger", "1 to 2"));
    assert_int_equal(pg_evaluate_raw(t.tape, &t.run, 0, COUNT, together),
                     PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++) {
      pg_tape *tape = tape_of(&t.outputs[i], 1);
      assert_int_equal(pg_evaluate_raw(tape, &t.run, 0, COUNT, alone), PG_OK);
      for (size_t j = 0; j < COUNT; j++)
        assert_same_bits(alone[j], together[i * COUNT + j]);
      pg_tape_free(tape);
    }
    trial_close(&t);
  }
}

/* ----- summaries, threads ----- */

static void check_same_summary(const pg_summary *a, const pg_summary *b) {
  static const double shares[] = {0, 0.05, 0.5, 0.777, 0.95, 1};
  uint64_t first_a, first_b;
  assert_same_bits(pg_summary_mean(a), pg_summary_mean(b));
  assert_same_bits(pg_summary_deviation(a), pg_summary_deviation(b));
  assert_same_bits(pg_summary_mean_error(a), pg_summary_mean_error(b));
  assert_same_bits(pg_summary_lowest(a), pg_summary_lowest(b));
  assert_same_bits(pg_summary_highest(a), pg_summary_highest(b));
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
    assert_same_bits(pg_summary_quantile(a, shares[i]),
                     pg_summary_quantile(b, shares[i]));
  assert_true(pg_summary_strange(a, &first_a) ==
              pg_summary_strange(b, &first_b));
  assert_true(first_a == first_b);
  assert_true(pg_summary_nonzero(a, &first_a) ==
              pg_summary_nonzero(b, &first_b));
  assert_true(first_a == first_b);
}

/* Some of log(x + y + y + ...), x from -30 up, is not finite. */
static void long_model(model *m, pg_expr *outputs[3], int length) {
  pg_expr *sum = figure(m, "x", "-30 .. 40"), *y = figure(m, "y", "0 .. 1");
  for (int i = 0; i < length; i++) sum = two(m, PG_ADD, sum, y);
  outputs[0] = sum;
  outputs[1] = one(m, PG_LOG, sum);
  outputs[2] = figure(m, "certain", "3");
}

/* 250000 samples, 16 chunks of 16384, at 84 steps: 21 million, enough that the
** evaluator takes threads; every row is compared with one thread's. */
static void samples_are_the_same_for_any_number_of_threads(void **state) {
  static const unsigned threads[] = {0, 2, 3, 8, PG_THREADS_MAX + 1, UINT_MAX};
  const pg_summary_kind kinds[3] = {PG_SUMMARY_QUANTILES, PG_SUMMARY_MEAN,
                                    PG_SUMMARY_QUANTILES};
  pg_summary *once[3], *again[3];
  pg_expr *outputs[3];
  model m;
  (void)state;
  model_open(&m);
  long_model(&m, outputs, 80);
  pg_tape *tape = tape_of(outputs, 3);
  pg_run run = {.samples = 250000, .seed = 5, .threads = 1};
  assert_int_equal(pg_evaluate_samples(tape, &run, kinds, once), PG_OK);
  assert_null(once[2]);
  assert_true(pg_summary_strange(once[1], NULL) > 0);
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    run.threads = threads[i];
    assert_int_equal(pg_evaluate_samples(tape, &run, kinds, again), PG_OK);
    for (size_t k = 0; k < 2; k++) {
      check_same_summary(once[k], again[k]);
      pg_summary_free(again[k]);
    }
  }
  for (size_t k = 0; k < 2; k++) pg_summary_free(once[k]);
  pg_tape_free(tape);
  model_close(&m);
}

/* 4.3 million samples are 263 chunks: more than PG_THREADS_MAX workers. */
static void threads_on_each_side_of_the_limit_give_the_same(void **state) {
  static const unsigned threads[] = {1, PG_THREADS_MAX, PG_THREADS_MAX + 1};
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  pg_summary *summaries[3];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1"), *y = figure(&m, "y", "0 .. 1");
  pg_expr *out = two(&m, PG_MUL, x, y);
  pg_tape *tape = tape_of(&out, 1);
  for (size_t i = 0; i < 3; i++) {
    pg_run run = {.samples = 4300000, .threads = threads[i]};
    assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &summaries[i]),
                     PG_OK);
  }
  /* independent: E xy = 1/4, Var = 1/9 - 1/16 = 7/144 */
  assert_close(pg_summary_mean(summaries[0]), 0.25, 3e-3);
  assert_close(pg_summary_deviation(summaries[0]), sqrt(7.0 / 144), 3e-3);
  for (size_t i = 1; i < 3; i++) check_same_summary(summaries[0], summaries[i]);
  for (size_t i = 0; i < 3; i++) pg_summary_free(summaries[i]);
  pg_tape_free(tape);
  model_close(&m);
}

/* A summary of the raw samples, put in other pieces, is the evaluator's. */
static void summaries_are_of_the_raw_samples(void **state) {
  enum { COUNT = 40000 };
  static double raw[2 * COUNT];
  const pg_summary_kind kinds[2] = {PG_SUMMARY_QUANTILES, PG_SUMMARY_QUANTILES};
  pg_summary *samples[2], *own;
  pg_expr *outputs[3];
  model m;
  (void)state;
  model_open(&m);
  long_model(&m, outputs, 3);
  pg_tape *tape = tape_of(outputs, 2);
  pg_run run = {.samples = COUNT, .seed = 9, .threads = 3};
  pg_allocator allocator = pg_allocator_default();
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, COUNT, raw), PG_OK);
  assert_int_equal(pg_evaluate_samples(tape, &run, kinds, samples), PG_OK);
  for (size_t k = 0; k < 2; k++) {
    assert_int_equal(pg_summary_new(&allocator, kinds[k], COUNT, 1, &own),
                     PG_OK);
    for (size_t at = 0, n; at < COUNT; at += n) {
      n = PG_SUMMARY_CHUNK - at % PG_SUMMARY_CHUNK;
      if (n > 1001) n = 1001;
      if (n > COUNT - at) n = COUNT - at;
      pg_summary_put(own, 0, at, raw + k * COUNT + at, n);
    }
    pg_summary_finish(own);
    check_same_summary(own, samples[k]);
    pg_summary_free(own);
    pg_summary_free(samples[k]);
  }
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- what depends on what ----- */

static void raw_of(pg_expr *expr, uint64_t seed, size_t count, double *out) {
  pg_tape *tape = tape_of(&expr, 1);
  pg_run run = {.samples = count, .seed = seed, .reproducible = true};
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, count, out), PG_OK);
  pg_tape_free(tape);
}

/* One name and one reading are one variable, however often it is made. */
static void a_leaf_less_itself_is_exactly_zero(void **state) {
  static double out[3000];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD");
  raw_of(two(&m, PG_SUB, x, figure(&m, "x", "1 to 2 USD")), 3, 3000, out);
  for (size_t i = 0; i < 3000; i++) assert_same_bits(out[i], 0.0);
  model_close(&m);
}

static void other_names_and_seeds_give_other_samples(void **state) {
  enum { COUNT = 1000 };
  static double x[COUNT], y[COUNT], again[COUNT];
  int same_name = 0, same_seed = 0;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = figure(&m, "a", "0 .. 1"), *b = figure(&m, "b", "0 .. 1");
  raw_of(a, 1, COUNT, x);
  raw_of(b, 1, COUNT, y);
  raw_of(a, 2, COUNT, again);
  for (size_t i = 0; i < COUNT; i++) {
    same_name += x[i] == y[i];
    same_seed += x[i] == again[i];
  }
  assert_int_equal(same_name, 0);
  assert_int_equal(same_seed, 0);
  model_close(&m);
}

/* log x where x > 0, else inf - inf: neither side's trouble is seen. */
static void dead_sides_never_leak(void **state) {
  enum { COUNT = 2000 };
  static double out[COUNT], x[COUNT];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *figured = figure(&m, "x", "-1 .. 1"), *zero = plain(&m, 0);
  pg_expr *inf = two(&m, PG_DIV, figured, two(&m, PG_SUB, figured, figured));
  pg_expr *bad = two(&m, PG_SUB, inf, inf);
  pg_expr *above = two(&m, PG_LT, zero, figured);
  pg_expr *inner = choose(&m, above, one(&m, PG_LOG, figured), bad);
  raw_of(choose(&m, above, inner, plain(&m, -5)), 4, COUNT, out);
  raw_of(figured, 4, COUNT, x);
  for (size_t i = 0; i < COUNT; i++)
    assert_same_bits(out[i], x[i] > 0 ? pg__log(x[i]) : -5.0);
  model_close(&m);
}

/* ----- axes, columns, the point ----- */

static double point_of(pg_expr *expr, const pg_run *run) {
  pg_tape *tape = tape_of(&expr, 1);
  double value = NAN;
  assert_int_equal(pg_evaluate_point(tape, run, &value), PG_OK);
  pg_tape_free(tape);
  return value;
}

static void cells_count_row_by_row_the_last_axis_fastest(void **state) {
  static const double tens[] = {10, 20}, ones[] = {1, 2, 3};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = axis(&m, "a", tens, 2, "1"), *b = axis(&m, "b", ones, 3, "1");
  pg_expr *sum = two(&m, PG_ADD, a, b), *rows[2] = {a, b}, *turn[2] = {b, a};
  pg_run run = {.axes = rows, .axis_count = 2};
  assert_int_equal(pg_run_cells(&run), 6);
  for (size_t cell = 0; cell < 6; cell++) {
    run = (pg_run){.axes = rows, .axis_count = 2, .cell = cell};
    assert_same_bits(point_of(sum, &run), tens[cell / 3] + ones[cell % 3]);
    run.axes = turn;
    assert_same_bits(point_of(sum, &run), ones[cell / 2] + tens[cell % 2]);
  }
  run = (pg_run){.axes = turn, .axis_count = 1, .cell = 2};
  assert_int_equal(pg_run_cells(&run), 3);
  assert_same_bits(point_of(sum, &run), 13); /* a is not listed: its first */
  run = (pg_run){.samples = 1};
  assert_int_equal(pg_run_cells(&run), 1);
  assert_same_bits(point_of(sum, &run), 11);
  model_close(&m);
}

/* At each cell the samples are those of a graph without the axis. */
static void slice_of_a_grid_is_the_graph_with_that_value(void **state) {
  enum { COUNT = 700 };
  static const double values[] = {0.5, 3, -2};
  static double swept[COUNT], fixed[COUNT];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 9"), *a = axis(&m, "a", values, 3, "1");
  pg_expr *out = one(&m, PG_EXP, two(&m, PG_MUL, x, a));
  pg_tape *tape = tape_of(&out, 1);
  for (size_t cell = 0; cell < 3; cell++) {
    pg_run run = {.seed = 8, .axes = &a, .axis_count = 1, .cell = cell,
                  .reproducible = true};
    pg_expr *at = plain(&m, values[cell]);
    assert_int_equal(pg_evaluate_raw(tape, &run, 0, COUNT, swept), PG_OK);
    raw_of(one(&m, PG_EXP, two(&m, PG_MUL, x, at)), 8, COUNT, fixed);
    for (size_t i = 0; i < COUNT; i++) assert_same_bits(swept[i], fixed[i]);
  }
  pg_tape_free(tape);
  model_close(&m);
}

static void columns_give_their_values_in_order(void **state) {
  static double values[1300], out[1400];
  pg_run run = {.samples = 1};
  model m;
  (void)state;
  for (size_t i = 0; i < 1300; i++) values[i] = (double)i / 8;
  model_open(&m);
  pg_expr *c = column(&m, "c", -7, values, 1300, "USD");
  raw_of(c, 1, 1400, out);
  for (size_t i = 0; i < 1400; i++)
    assert_same_bits(out[i], values[i < 1300 ? i : 1299]);
  assert_same_bits(point_of(c, &run), -7);
  model_close(&m);
}

/* 4 to 9 is lognormal: its median is sqrt(4 * 9) = 6; 1 .. 4: 2.5; normal: its
** mean; triangular(0, 0, 2): 2 - sqrt(2); choice of 4: number floor(2) = 2. */
static void point_takes_every_leaf_at_its_median(void **state) {
  static const struct { const char *text; double median; } known[] = {
      {"4 to 9", 6},       {"1 .. 4", 2.5},        {"normal(3, 2)", 3},
      {"-1 to 3", 1},      {"beta(2, 2)", 0.5},    {"7", 7},
      {"pert(1, 2, 3)", 2}, {"choice(4, 5, 6, 7)", 6},
      {"triangular(0, 0, 2)", 2 - 1.41421356237309515}};
  pg_run run = {.samples = 1};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    assert_close(point_of(figure(&m, "x", known[i].text), &run),
                 known[i].median, 1e-14);
  pg_expr *x = figure(&m, "x", "4 to 9"), *y = figure(&m, "y", "1 .. 4");
  assert_close(point_of(two(&m, PG_MUL, x, y), &run), 15, 1e-14);
  model_close(&m);
}

/* ----- distributions through the evaluator ----- */

#define SAMPLES 100000

static double normal_below(double z) { return 0.5 * erfc(-z / sqrt(2.0)); }
static double uniform_cdf(double x) { return (x - 2) / 3; }
static double normal_cdf(double x) { return normal_below((x - 10) / 2); }

/* mu = ln 3, sigma = ln 9 / (2 * 1.6448536269514722) */
static double lognormal_cdf(double x) {
  return normal_below((log(x) - log(3)) * 2 * 1.6448536269514722 / log(9));
}

/* (x - 1)^2 / 5 below the mode 2, 1 - (6 - x)^2 / 20 above */
static double triangular_cdf(double x) {
  return x < 2 ? (x - 1) * (x - 1) / 5 : 1 - (6 - x) * (6 - x) / 20;
}

static double beta_cdf(double x) { /* 12 times the integral of x (1 - x)^2 */
  return x * x * (6 + x * (-8 + x * 3));
}

static pg_summary *sampled(model *m, const char *text) {
  pg_expr *x = figure(m, "x", text);
  pg_tape *tape = tape_of(&x, 1);
  const pg_summary_kind kind = PG_SUMMARY_QUANTILES;
  pg_run run = {.samples = SAMPLES, .seed = 20261121};
  pg_summary *out;
  assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &out), PG_OK);
  pg_tape_free(tape);
  return out;
}

static void check_moments(const pg_summary *s, double mean, double variance) {
  double error = sqrt(variance / SAMPLES);
  assert_true(fabs(pg_summary_mean(s) - mean) < 5 * error);
  assert_close(pg_summary_deviation(s), sqrt(variance), 0.03);
  assert_close(pg_summary_mean_error(s), error, 0.03);
}

/* The probability of what is below the p-quantile is p, but for 5 errors. */
static void check_quantiles(const pg_summary *s, double (*cdf)(double)) {
  for (double p = 0.01; p < 1; p += 0.07) {
    double error = 5 * sqrt(p * (1 - p) / SAMPLES);
    assert_true(fabs(cdf(pg_summary_quantile(s, p)) - p) < error);
  }
}

/* Lognormal: exp(mu + sigma^2/2), times sqrt(exp(sigma^2) - 1).  Triangular
** (1, 2, 6): 9/3 and (1+4+36-2-6-12)/18.  Pert(1, 2, 7): (1+8+7)/6 and
** (mean - 1)(7 - mean)/7. */
static void distributions_have_their_moments_and_quantiles(void **state) {
  const double sigma = log(9) / (2 * 1.6448536269514722), s2 = sigma * sigma;
  const double m2 = exp(2 * log(3) + s2), pert = 16.0 / 6;
  const struct {
    const char *text;
    double mean, variance;
    double (*cdf)(double);
  } known[] = {
      {"2 .. 5", 3.5, 0.75, uniform_cdf},
      {"normal(10, 2)", 10, 4, normal_cdf},
      {"1 to 9", sqrt(m2), m2 * (exp(s2) - 1), lognormal_cdf},
      {"triangular(1, 2, 6)", 3, 21.0 / 18, triangular_cdf},
      {"beta(2, 3)", 0.4, 0.04, beta_cdf},
      {"pert(1, 2, 7)", pert, (pert - 1) * (7 - pert) / 7, NULL},
      {"choice(0, 1, -1, 5)", 1.25, 27.0 / 4 - 1.5625, NULL}};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    pg_summary *s = sampled(&m, known[i].text);
    check_moments(s, known[i].mean, known[i].variance);
    if (known[i].cdf != NULL) check_quantiles(s, known[i].cdf);
    pg_summary_free(s);
  }
  pg_summary *s = sampled(&m, "choice(0, 1, -1, 5)"); /* a quarter each */
  assert_same_bits(pg_summary_quantile(s, 0.1), -1);
  assert_same_bits(pg_summary_quantile(s, 0.4), 0);
  assert_same_bits(pg_summary_quantile(s, 0.6), 1);
  assert_same_bits(pg_summary_quantile(s, 0.9), 5);
  pg_summary_free(s);
  model_close(&m);
}

/* ----- arguments and limits ----- */

static pg_status sampled_status(const pg_tape *tape, uint64_t samples,
                                pg_summary_kind kind) {
  pg_run run = {.samples = samples};
  pg_summary *out = NULL;
  pg_status status = pg_evaluate_samples(tape, &run, &kind, &out);
  assert_null(out);
  return status;
}

/* Of the limits themselves only the status can be had: there is no memory for
** so many samples, and the allocator is told to say so. */
static void sample_counts_past_the_limits_are_refused(void **state) {
  const uint64_t quantiles = PG_SUMMARY_QUANTILES_MAX;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_tape *tape = tape_of(&x, 1);
  pg_summary_kind mean = PG_SUMMARY_MEAN, all = PG_SUMMARY_QUANTILES;
  assert_int_equal(sampled_status(tape, 0, mean), PG_ARGUMENT);
  assert_int_equal(sampled_status(tape, PG_SAMPLES_MAX + 1, mean),
                   PG_ARGUMENT);
  assert_int_equal(sampled_status(tape, UINT64_MAX, mean), PG_ARGUMENT);
  assert_int_equal(sampled_status(tape, quantiles + 1, all), PG_LIMIT);
  m.memory.fail_at = m.memory.requests;
  assert_int_equal(sampled_status(tape, PG_SAMPLES_MAX, mean), PG_NOMEM);
  /* request 4 is the summary's own, made once its limit has been looked at */
  m.memory.fail_at = m.memory.requests + 4;
  assert_int_equal(sampled_status(tape, quantiles + 1, all), PG_LIMIT);
  m.memory.fail_at = m.memory.requests + 4;
  assert_int_equal(sampled_status(tape, quantiles, all), PG_NOMEM);
  m.memory.fail_at = -1;
  pg_tape_free(tape);
  model_close(&m);
}

static void one_sample_is_enough(void **state) {
  const pg_summary_kind kind = PG_SUMMARY_QUANTILES;
  pg_run run = {.samples = 1, .seed = 3};
  pg_summary *s;
  double raw;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_tape *tape = tape_of(&x, 1);
  assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &s), PG_OK);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 1, &raw), PG_OK);
  assert_same_bits(pg_summary_mean(s), raw);
  assert_same_bits(pg_summary_quantile(s, 0.3), raw);
  pg_summary_free(s);
  pg_tape_free(tape);
  model_close(&m);
}

static void raw_of_no_samples_writes_nothing(void **state) {
  pg_run run = {.samples = 1};
  double out = 77;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *outputs[2] = {figure(&m, "x", "1 to 2"), figure(&m, "c", "2")};
  pg_tape *tape = tape_of(outputs, 2);
  assert_int_equal(pg_evaluate_raw(tape, &run, 5, 0, &out), PG_OK);
  assert_same_bits(out, 77);
  pg_tape_free(tape);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(raw_of_random_graphs_agrees_with_a_plain_reading),
      cmocka_unit_test(point_of_random_graphs_agrees_with_a_plain_reading),
      cmocka_unit_test(raw_of_any_cut_is_the_same),
      cmocka_unit_test(company_changes_no_outputs_bits),
      cmocka_unit_test(samples_are_the_same_for_any_number_of_threads),
      cmocka_unit_test(threads_on_each_side_of_the_limit_give_the_same),
      cmocka_unit_test(summaries_are_of_the_raw_samples),
      cmocka_unit_test(a_leaf_less_itself_is_exactly_zero),
      cmocka_unit_test(other_names_and_seeds_give_other_samples),
      cmocka_unit_test(dead_sides_never_leak),
      cmocka_unit_test(cells_count_row_by_row_the_last_axis_fastest),
      cmocka_unit_test(slice_of_a_grid_is_the_graph_with_that_value),
      cmocka_unit_test(columns_give_their_values_in_order),
      cmocka_unit_test(point_takes_every_leaf_at_its_median),
      cmocka_unit_test(distributions_have_their_moments_and_quantiles),
      cmocka_unit_test(sample_counts_past_the_limits_are_refused),
      cmocka_unit_test(one_sample_is_enough),
      cmocka_unit_test(raw_of_no_samples_writes_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
