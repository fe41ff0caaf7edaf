/* Leaves that stand at a given value, leaves that draw from a second stream, and
** axes that go along with one another: what a run can say of leaves. */
#include "graphs.h"

#define COUNT 700

static void raw_of(pg_expr *expr, const pg_run *run, size_t count,
                   double *out) {
  pg_tape *tape = tape_of(&expr, 1);
  assert_int_equal(pg_evaluate_raw(tape, run, 0, count, out), PG_OK);
  pg_tape_free(tape);
}

static double point_of(pg_expr *expr, const pg_run *run) {
  pg_tape *tape = tape_of(&expr, 1);
  double value = NAN;
  assert_int_equal(pg_evaluate_point(tape, run, &value), PG_OK);
  pg_tape_free(tape);
  return value;
}

static double probe_of(pg_expr *expr, const pg_run *run, uint64_t sample) {
  pg_probe *probe;
  double value = NAN;
  assert_int_equal(pg_probe_new(pg_expr_graph(expr), run, sample, &probe),
                   PG_OK);
  assert_int_equal(pg_probe_value(probe, expr, &value), PG_OK);
  pg_probe_free(probe);
  return value;
}

/* ----- givens ----- */

static const double rows[] = {10, 20, 30}, values[] = {4, 5, 6};

/* An uncertain leaf, a certain one, an axis and a column; their sum. */
typedef struct four {
  model m;
  pg_expr *leaves[4], *sum;
} four;

static void four_open(four *f) {
  model *m = &f->m;
  model_open(m);
  f->leaves[0] = figure(m, "uncertain", "1 .. 3");
  f->leaves[1] = figure(m, "certain", "100");
  f->leaves[2] = axis(m, "axis", rows, 3, "1");
  f->leaves[3] = column(m, "column", 4.5, values, 3, "1");
  f->sum = two(m, PG_ADD, two(m, PG_ADD, f->leaves[0], f->leaves[1]),
               two(m, PG_ADD, f->leaves[2], f->leaves[3]));
}

/* All four given: 1000 + 2000 + 3000 + 4000, whatever the cell and the sample. */
static void givens_hold_in_every_reading(void **state) {
  const pg_summary_kind kind = PG_SUMMARY_QUANTILES;
  double raw[COUNT];
  pg_summary *s;
  four f;
  (void)state;
  four_open(&f);
  pg_given givens[4];
  for (size_t i = 0; i < 4; i++)
    givens[i] = (pg_given){f.leaves[i], 1000.0 * (double)(i + 1)};
  for (size_t cell = 0; cell < 3; cell++) {
    pg_run run = {.samples = COUNT, .seed = 3, .axes = &f.leaves[2],
                  .axis_count = 1, .cell = cell,
                  .givens = givens, .given_count = 4};
    assert_same_bits(point_of(f.sum, &run), 10000);
    assert_same_bits(probe_of(f.sum, &run, 5), 10000);
    assert_same_bits(probe_of(f.sum, &run, PG_SAMPLE_POINT), 10000);
    raw_of(f.sum, &run, COUNT, raw);
    for (size_t i = 0; i < COUNT; i++) assert_same_bits(raw[i], 10000);
    pg_tape *tape = tape_of(&f.sum, 1);
    assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &s), PG_OK);
    assert_same_bits(pg_summary_mean(s), 10000);
    assert_same_bits(pg_summary_deviation(s), 0);
    pg_summary_free(s);
    pg_tape_free(tape);
  }
  model_close(&f.m);
}

/* Of the sum's point, 2 + 100 + 10 + 4.5: each replaced by 7 alone. */
static void given_leaves_leave_the_others_alone(void **state) {
  static const double want[] = {121.5, 23.5, 113.5, 119};
  four f;
  (void)state;
  four_open(&f);
  for (size_t i = 0; i < 4; i++) {
    pg_given given = {f.leaves[i], 7};
    pg_run run = {.givens = &given, .given_count = 1};
    assert_same_bits(point_of(f.sum, &run), want[i]);
    assert_same_bits(probe_of(f.sum, &run, PG_SAMPLE_POINT), want[i]);
  }
  model_close(&f.m);
}

/* 2 hours given as 3 are 10800 seconds. */
static void givens_are_in_the_leafs_own_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *time = figure(&m, "time", "2 hour");
  pg_given given = {time, 3};
  pg_run run = {.givens = &given, .given_count = 1};
  assert_close(point_of(turned(&m, time, "second"), &run), 10800, 1e-15);
  model_close(&m);
}

static void first_of_two_givens_counts(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 9");
  pg_given givens[] = {{x, 5}, {x, 6}};
  pg_run run = {.givens = givens, .given_count = 2};
  assert_same_bits(point_of(x, &run), 5);
  model_close(&m);
}

static void givens_that_a_tape_does_not_have_are_nothing_to_it(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 3"), *y = figure(&m, "y", "1 .. 3");
  pg_given given = {y, 50};
  pg_run run = {.givens = &given, .given_count = 1};
  assert_same_bits(point_of(x, &run), 2);
  model_close(&m);
}

static pg_status statuses(pg_expr *expr, const pg_run *run) {
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  pg_probe *probe = NULL;
  pg_summary *s = NULL;
  double out = 77;
  pg_tape *tape = tape_of(&expr, 1);
  pg_status status = pg_evaluate_point(tape, run, &out);
  assert_int_equal(pg_evaluate_raw(tape, run, 0, 1, &out), status);
  assert_int_equal(pg_evaluate_samples(tape, run, &kind, &s), status);
  assert_int_equal(pg_probe_new(pg_expr_graph(expr), run, 0, &probe), status);
  assert_same_bits(out, 77);
  assert_null(s);
  assert_null(probe);
  pg_tape_free(tape);
  return status;
}

static void what_is_no_leaf_is_refused(void **state) {
  four f;
  (void)state;
  four_open(&f);
  pg_expr *wrong[] = {f.sum, plain(&f.m, 3)};
  for (size_t i = 0; i < 2; i++) {
    pg_given given = {wrong[i], 7};
    pg_run run = {.samples = 1, .givens = &given, .given_count = 1};
    assert_int_equal(statuses(f.sum, &run), PG_ARGUMENT);
    run = (pg_run){.samples = 1, .second = &wrong[i], .second_count = 1};
    assert_int_equal(statuses(f.sum, &run), PG_ARGUMENT);
    run = (pg_run){.samples = 1, .axes = &wrong[i], .axis_count = 1};
    assert_int_equal(statuses(f.sum, &run), PG_ARGUMENT);
  }
  pg_run run = {.samples = 1, .axes = &f.leaves[2], .axis_count = 1, .cell = 3};
  assert_int_equal(statuses(f.sum, &run), PG_ARGUMENT);
  model_close(&f.m);
}

/* A graph at a sample is the graph at the point with every leaf given its
** sample: 300 random graphs, three samples each. */
static void a_sample_is_the_point_with_its_leaves_given(void **state) {
  static double raw[200], point[200];
  (void)state;
  for (uint64_t seed = 1; seed <= 300; seed++) {
    uint64_t rest = seed * 17;
    pg_given givens[200];
    model m;
    model_open(&m);
    random_graph(&m, &rest, 7, 33, seed % 3 == 0);
    assert_true(m.count <= 200);
    pg_tape *tape = tape_of(m.kept, m.count);
    for (uint64_t sample = 0; sample < 30; sample += 11) {
      pg_run run = {.seed = seed};
      assert_int_equal(pg_evaluate_raw(tape, &run, sample, 1, raw), PG_OK);
      for (size_t i = 0; i < m.count; i++) {
        pg_op op = pg_expr_op(m.kept[i]);
        bool leaf = op == PG_LEAF || op == PG_COLUMN;
        if (leaf) givens[run.given_count++] = (pg_given){m.kept[i], raw[i]};
      }
      run.givens = givens;
      assert_int_equal(pg_evaluate_point(tape, &run, point), PG_OK);
      for (size_t i = 0; i < m.count; i++) assert_same_bits(point[i], raw[i]);
    }
    pg_tape_free(tape);
    model_close(&m);
  }
}

/* ----- second streams ----- */

/* SplitMix64's output after the first key as its state. */
static void second_streams_have_the_next_key(void **state) {
  (void)state;
  pg_stream first = pg_stream_named("requests", 8, 42);
  pg_stream second = pg_stream_second(first);
  uint64_t key = (uint64_t)first.key[1] << 32 | first.key[0];
  uint64_t next = random_bits(&key);
  assert_int_equal(second.key[0], next & 0xFFFFFFFF);
  assert_int_equal(second.key[1], next >> 32);
  assert_int_equal(second.seed[0], 42);
  assert_int_equal(second.seed[1], 0);
}

static double correlation(const double *a, const double *b, size_t count) {
  double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0, n = (double)count;
  for (size_t i = 0; i < count; i++) sa += a[i], sb += b[i];
  for (size_t i = 0; i < count; i++) {
    double x = a[i] - sa / n, y = b[i] - sb / n;
    aa += x * x, bb += y * y, ab += x * y;
  }
  return ab / sqrt(aa * bb);
}

/* Of independent samples the correlation is 0, within 5 / sqrt(n); the mean of a
** uniform on 0 .. 1 is a half within 5 sqrt(1 / (12 n)). */
static void second_samples_are_independent_of_the_first(void **state) {
  enum { N = 100000 };
  static double first[N], second[N];
  double sum = 0;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_run run = {.seed = 5}, other = {.seed = 5, .second = &x,
                                     .second_count = 1};
  raw_of(x, &run, N, first);
  raw_of(x, &other, N, second);
  for (size_t i = 0; i < N; i++) {
    assert_true(first[i] != second[i]);
    sum += second[i];
  }
  assert_true(fabs(correlation(first, second, N)) < 5 / sqrt(N));
  assert_true(fabs(sum / N - 0.5) < 5 * sqrt(1 / (12.0 * N)));
  model_close(&m);
}

/* Saltelli's A, B and A with x from B: each leaf as it is alone, in any cut. */
static void second_leaves_leave_the_others_alone(void **state) {
  double a[2 * COUNT], b[2 * COUNT], mixed[2 * COUNT], part[2];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *both[2] = {figure(&m, "x", "1 to 9"), figure(&m, "y", "pert(1, 2, 7)")};
  pg_tape *tape = tape_of(both, 2);
  pg_run run = {.seed = 8};
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, COUNT, a), PG_OK);
  run.second = both, run.second_count = 2;
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, COUNT, b), PG_OK);
  run.second_count = 1;
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, COUNT, mixed), PG_OK);
  for (size_t i = 0; i < COUNT; i++) {
    assert_same_bits(mixed[i], b[i]);
    assert_same_bits(mixed[COUNT + i], a[COUNT + i]);
    assert_int_equal(pg_evaluate_raw(tape, &run, i, 1, part), PG_OK);
    assert_same_bits(part[0], mixed[i]);
    assert_same_bits(probe_of(both[0], &run, i), mixed[i]);
  }
  pg_tape_free(tape);
  model_close(&m);
}

static void second_streams_leave_the_point_and_what_draws_nothing(void **state) {
  four f;
  (void)state;
  four_open(&f);
  pg_run run = {.second = f.leaves, .second_count = 4};
  assert_same_bits(point_of(f.sum, &run), 116.5); /* 2 + 100 + 10 + 4.5 */
  double raw[3];
  raw_of(f.leaves[1], &run, 3, raw);
  assert_same_bits(raw[2], 100);
  raw_of(f.leaves[2], &run, 3, raw);
  assert_same_bits(raw[2], 10);
  model_close(&f.m);
}

/* Its values, each about a third of the time: 5 errors of sqrt(2 / 9 n). */
static void second_reading_of_a_column_draws_its_values(void **state) {
  enum { N = 30000 };
  static double raw[N], u[N];
  size_t seen[3] = {0, 0, 0};
  four f;
  (void)state;
  four_open(&f);
  pg_run run = {.seed = 6, .second = &f.leaves[3], .second_count = 1};
  raw_of(f.leaves[3], &run, N, raw);
  pg_stream stream = pg_stream_second(pg_stream_named("column", 6, 6));
  pg_stream_uniform(&stream, 0, N, u);
  for (size_t i = 0; i < N; i++) {
    assert_same_bits(raw[i], values[(size_t)floor(u[i] * 3)]);
    seen[(size_t)raw[i] - 4]++;
  }
  for (size_t i = 0; i < 3; i++)
    assert_true(fabs((double)seen[i] / N - 1 / 3.0) < 5 * sqrt(2 / 9.0 / N));
  model_close(&f.m);
}

static void a_given_leaf_draws_from_no_stream(void **state) {
  double raw[3];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 9");
  pg_given given = {x, 2.5};
  pg_run run = {.givens = &given, .given_count = 1, .second = &x,
                .second_count = 1};
  raw_of(x, &run, 3, raw);
  assert_same_bits(raw[2], 2.5);
  model_close(&m);
}

/* ----- axes of one dimension ----- */

/* A catalog of three machines: price and memory are two axes of one name; `other`
** has as many values and another name, `pair` the name and other values. */
static void axes_of_one_name_go_along_with_the_listed_one(void **state) {
  static const double prices[] = {1, 2, 3}, memories[] = {80, 40, 160};
  static const double others[] = {7, 8, 9}, pairs[] = {5, 6};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *price = axis(&m, "machine", prices, 3, "USD/hour");
  pg_expr *memory = axis(&m, "machine", memories, 3, "byte");
  pg_expr *other = axis(&m, "other", others, 3, "1");
  pg_expr *pair = axis(&m, "machine", pairs, 2, "1");
  pg_expr *listed[] = {other, price};
  for (size_t cell = 0; cell < 9; cell++) {
    pg_run run = {.axes = listed, .axis_count = 2, .cell = cell};
    assert_same_bits(point_of(price, &run), prices[cell % 3]);
    assert_same_bits(point_of(memory, &run), memories[cell % 3]);
    assert_same_bits(point_of(other, &run), others[cell / 3]);
    assert_same_bits(point_of(pair, &run), 5);
  }
  model_close(&m);
}

static void axes_that_are_both_listed_are_two_dimensions(void **state) {
  static const double ones[] = {1, 2}, tens[] = {10, 20};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *listed[] = {axis(&m, "a", ones, 2, "1"), axis(&m, "a", tens, 2, "1")};
  pg_run run = {.axes = listed, .axis_count = 2, .cell = 1};
  assert_int_equal(pg_run_cells(&run), 4);
  assert_same_bits(point_of(listed[0], &run), 1);
  assert_same_bits(point_of(listed[1], &run), 20);
  model_close(&m);
}

/* 8^21 = 2^63 cells can be counted, 8^22 cannot. */
static void cells_past_a_size_are_counted_as_the_most(void **state) {
  static const double eight[] = {1, 2, 3, 4, 5, 6, 7, 8};
  pg_expr *listed[22];
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < 22; i++) {
    char name[] = {'a', (char)('a' + i), '\0'};
    listed[i] = axis(&m, name, eight, 8, "1");
  }
  pg_run run = {.axes = listed, .axis_count = 21};
  assert_true(pg_run_cells(&run) == (size_t)1 << 63);
  run.axis_count = 22;
  assert_true(pg_run_cells(&run) == SIZE_MAX);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(givens_hold_in_every_reading),
      cmocka_unit_test(given_leaves_leave_the_others_alone),
      cmocka_unit_test(givens_are_in_the_leafs_own_unit),
      cmocka_unit_test(first_of_two_givens_counts),
      cmocka_unit_test(givens_that_a_tape_does_not_have_are_nothing_to_it),
      cmocka_unit_test(what_is_no_leaf_is_refused),
      cmocka_unit_test(a_sample_is_the_point_with_its_leaves_given),
      cmocka_unit_test(second_streams_have_the_next_key),
      cmocka_unit_test(second_samples_are_independent_of_the_first),
      cmocka_unit_test(second_leaves_leave_the_others_alone),
      cmocka_unit_test(second_streams_leave_the_point_and_what_draws_nothing),
      cmocka_unit_test(second_reading_of_a_column_draws_its_values),
      cmocka_unit_test(a_given_leaf_draws_from_no_stream),
      cmocka_unit_test(axes_of_one_name_go_along_with_the_listed_one),
      cmocka_unit_test(axes_that_are_both_listed_are_two_dimensions),
      cmocka_unit_test(cells_past_a_size_are_counted_as_the_most)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
