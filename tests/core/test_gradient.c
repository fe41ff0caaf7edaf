/* Gradients with derivatives known by hand, at steps, kinks and dead sides; over
** samples; and the same for any cut, any company of leaves, any threads. */
#include "graphs.h"
#include "graph/elementary.h"

#define E 2.718281828459045
#define LN2 0.6931471805599453

static void slopes_of(pg_expr *output, const pg_run *run,
                      pg_expr *const *leaves, size_t count, double *out) {
  pg_tape *tape = tape_of(&output, 1);
  pg_status status = pg_gradient(tape, run, 0, leaves, count, PG_SAMPLE_POINT,
                                 1, NULL, out);
  assert_int_equal(status, PG_OK);
  pg_tape_free(tape);
}

/* With x given as `at`. */
static double slope_at(pg_expr *output, pg_expr *x, double at) {
  pg_given given = {x, at};
  pg_run run = {.givens = &given, .given_count = 1};
  double slope = 77;
  slopes_of(output, &run, &x, 1, &slope);
  return slope;
}

/* ----- each operation ----- */

static void unary_operations_have_their_derivatives(void **state) {
  static const struct { pg_op op; double at, slope; } known[] = {
      {PG_NEG, 3, -1},     {PG_ABS, 3, 1},         {PG_ABS, -2, -1},
      {PG_ABS, 0, 0},      {PG_ABS, -0.0, 0},      {PG_FLOOR, 2.5, 0},
      {PG_FLOOR, 2, 0},    {PG_CEIL, 2.5, 0},      {PG_CEIL, 2, 0},
      {PG_ROUND, 2.5, 0},  {PG_ROUND, 2.2, 0},     {PG_EXP, 1, E},
      {PG_EXP, 0, 1},      {PG_EXP, -INFINITY, 0}, {PG_LOG, 4, 0.25},
      {PG_LOG, 1e-300, 1e300}, {PG_LOG, 0, INFINITY}, {PG_SQRT, 4, 0.25},
      {PG_SQRT, 0, INFINITY},  {PG_LOG, -1, NAN},     {PG_SQRT, -1, NAN}};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2");
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    double slope = slope_at(one(&m, known[i].op, x), x, known[i].at);
    assert_true(!signbit(slope) || slope != 0); /* 0 is a plain 0 */
    if (isnan(known[i].slope)) assert_true(isnan(slope));
    else assert_close(slope, known[i].slope, 1e-15);
  }
  model_close(&m);
}

/* 7 mod 3 = 7 - 2 * 3; -7 mod 3 = 2 = -7 + 3 * 3; 7 mod -3 = -2 = 7 + 3 * -3;
** 3^2: 2 * 3 and 9 ln 3; 2^-1: -1 / 4 and ln 2 / 2; 12 / 8: 1 / 8 and
** -12 / 64; 0^0.5: infinite; 0^b jumps from b = 0 on. */
static void binary_operations_have_their_derivatives(void **state) {
  static const struct { pg_op op; double a, b, by_a, by_b; } known[] = {
      {PG_ADD, 3, 5, 1, 1},         {PG_SUB, 3, 5, 1, -1},
      {PG_MUL, 3, 5, 5, 3},         {PG_MUL, 3, 0, 0, 3},
      {PG_DIV, 12, 8, 0.125, -0.1875}, {PG_DIV, 0, 8, 0.125, 0},
      {PG_POW, 3, 2, 6, 9.887510598012987}, {PG_POW, 2, -1, -0.25, LN2 / 2},
      {PG_POW, 1, 7, 7, 0},         {PG_POW, 0, 2, 0, 0},
      {PG_POW, 0, 1, 1, 0},         {PG_POW, 0, 0.5, INFINITY, 0},
      {PG_POW, 0, 0, 0, -INFINITY}, {PG_POW, 5, 0, 0, 1.6094379124341003},
      {PG_MIN, 3, 5, 1, 0},         {PG_MIN, 5, 3, 0, 1},
      {PG_MIN, 3, 3, 1, 0},         {PG_MAX, 3, 5, 0, 1},
      {PG_MAX, 5, 3, 1, 0},         {PG_MAX, 3, 3, 1, 0},
      {PG_MAX, 0.0, -0.0, 1, 0},    {PG_MIN, 0.0, -0.0, 1, 0},
      {PG_MOD, 7, 3, 1, -2},        {PG_MOD, -7, 3, 1, 3},
      {PG_MOD, 7, -3, 1, 3},        {PG_MOD, 6, 3, 1, -2},
      {PG_LT, 3, 5, 0, 0},          {PG_LT, 3, 3, 0, 0},
      {PG_LE, 3, 3, 0, 0},          {PG_EQ, 3, 3, 0, 0}};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *both[] = {figure(&m, "a", "1 .. 2"), figure(&m, "b", "1 .. 2")};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    pg_given givens[] = {{both[0], known[i].a}, {both[1], known[i].b}};
    pg_run run = {.givens = givens, .given_count = 2};
    double slopes[2];
    slopes_of(two(&m, known[i].op, both[0], both[1]), &run, both, 2, slopes);
    assert_close(slopes[0], known[i].by_a, 1e-15);
    assert_close(slopes[1], known[i].by_b, 1e-15);
  }
  model_close(&m);
}

/* (-2)^3: 3 (-2)^2 = 12 by the base; by the exponent there is none. */
static void powers_of_what_is_below_zero_have_a_slope_by_the_base(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *both[] = {figure(&m, "a", "-2"), figure(&m, "b", "3")};
  pg_run run = {.samples = 1};
  double slopes[2];
  slopes_of(two(&m, PG_POW, both[0], both[1]), &run, both, 2, slopes);
  assert_same_bits(slopes[0], 12);
  assert_true(isnan(slopes[1]));
  model_close(&m);
}

/* A condition times 5, and what two conditions make: steps, all of them. */
static void conditions_move_nothing(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 3");
  pg_expr *c = two(&m, PG_LT, x, plain(&m, 2.5));
  pg_expr *d = two(&m, PG_LE, plain(&m, 1), x);
  pg_expr *all[] = {two(&m, PG_MUL, c, plain(&m, 5)), two(&m, PG_AND, c, d),
                    two(&m, PG_OR, c, d), one(&m, PG_NOT, c),
                    choose(&m, c, plain(&m, 7), plain(&m, 8))};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    assert_same_bits(slope_at(all[i], x, 2), 0);
  model_close(&m);
}

static void a_choice_has_the_slope_of_the_side_taken(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 3"), *two_ = plain(&m, 2);
  pg_expr *below = two(&m, PG_LT, x, two_);
  pg_expr *out = choose(&m, below, two(&m, PG_MUL, plain(&m, 3), x),
                        two(&m, PG_MUL, x, x));
  assert_same_bits(slope_at(out, x, 1.5), 3);
  assert_same_bits(slope_at(out, x, 2), 4);
  assert_same_bits(slope_at(out, x, 5), 10);
  model_close(&m);
}

/* ----- dead sides ----- */

/* Each is x at the side that is taken; the other's derivatives are not finite. */
static void dead_sides_add_nothing(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "-1 .. 1"), *zero = plain(&m, 0);
  pg_expr *root = one(&m, PG_SQRT, x), *log = one(&m, PG_LOG, x);
  pg_expr *inf = two(&m, PG_DIV, plain(&m, 1), two(&m, PG_SUB, x, x));
  pg_expr *nan = two(&m, PG_SUB, inf, inf);
  pg_expr *above = two(&m, PG_LT, zero, x), *up = one(&m, PG_ABS, x);
  pg_expr *dead[] = {root, log, inf, nan, two(&m, PG_MUL, nan, log)};
  for (size_t i = 0; i < sizeof dead / sizeof *dead; i++) {
    pg_expr *deep = two(&m, PG_ADD, two(&m, PG_MUL, dead[i], x), dead[i]);
    pg_expr *safe = choose(&m, above, deep, x);
    assert_same_bits(slope_at(safe, x, -0.5), 1);
    assert_same_bits(slope_at(safe, x, 0), 1);
    assert_same_bits(slope_at(choose(&m, one(&m, PG_NOT, above), x, deep), x, 0),
                     1);
    /* seen twice: within another dead side as well */
    pg_expr *again = choose(&m, above, two(&m, PG_MUL, safe, dead[i]), x);
    assert_same_bits(slope_at(again, x, -0.5), 1);
  }
  /* min and max with what is infinitely steep: 1 / (x - x) is infinite */
  assert_same_bits(slope_at(two(&m, PG_MIN, x, inf), x, 0.5), 1);
  assert_same_bits(slope_at(two(&m, PG_MIN, inf, x), x, 0.5), 1);
  assert_same_bits(slope_at(two(&m, PG_MAX, one(&m, PG_NEG, inf), x), x, 0.5),
                   1);
  /* the root of |x| at 0 is steep, the side not taken */
  pg_expr *flat = two(&m, PG_MAX, plain(&m, 3), one(&m, PG_SQRT, up));
  assert_same_bits(slope_at(flat, x, 0), 0);
  model_close(&m);
}

/* A true 0 that meets an infinity: sqrt(x)^2 moves with x at 0, but doubles
** cannot say how; they say so. */
static void live_zeros_that_meet_infinities_are_told(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2"), *root = one(&m, PG_SQRT, x);
  pg_expr *square = two(&m, PG_POW, root, plain(&m, 2));
  assert_true(isnan(slope_at(square, x, 0)));
  assert_close(slope_at(square, x, 9), 1, 1e-15);
  pg_expr *none = two(&m, PG_MUL, figure(&m, "zero", "0"), root);
  assert_true(isnan(slope_at(none, x, 0)));
  assert_same_bits(slope_at(none, x, 4), 0);
  /* a zero from below is one too: what comes as -0.0 must not pass for nothing */
  static const pg_op ways[] = {PG_MUL, PG_MUL, PG_DIV};
  for (size_t i = 0; i < 3; i++) {
    pg_expr *other = plain(&m, i < 2 ? -0.0 : -INFINITY);
    pg_expr *a = i == 1 ? other : root, *b = i == 1 ? root : other;
    pg_expr *below = two(&m, ways[i], a, b);
    assert_true(isnan(slope_at(below, x, 0)));
    assert_true(isnan(slope_at(one(&m, PG_NEG, below), x, 0)));
    assert_same_bits(slope_at(below, x, 4), 0);
  }
  pg_expr *less[] = {one(&m, PG_NEG, root), two(&m, PG_SUB, x, root)};
  for (size_t i = 0; i < 2; i++)
    assert_true(isnan(slope_at(two(&m, PG_MUL, less[i], plain(&m, 0)), x, 0)));
  model_close(&m);
}

/* inf - inf + x moves with x, formally; z is not in it, w is. */
static void slopes_of_what_is_nan_are_nan(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2"), *w = figure(&m, "w", "1");
  pg_expr *inf = two(&m, PG_DIV, w, two(&m, PG_SUB, x, x));
  pg_expr *out = two(&m, PG_ADD, two(&m, PG_SUB, inf, inf), x);
  pg_expr *leaves[] = {x, w, figure(&m, "z", "3")};
  pg_run run = {.samples = 1};
  double slopes[3];
  slopes_of(out, &run, leaves, 3, slopes);
  for (size_t i = 0; i < 3; i++) assert_true(isnan(slopes[i]));
  model_close(&m);
}

/* ----- leaves ----- */

/* u c a k, at 2 * 100 * 20 * 4.5 */
static void leaves_of_every_kind_have_a_slope(void **state) {
  static const double tens[] = {10, 20, 30}, given[] = {4, 5, 6};
  model m;
  double slopes[4];
  (void)state;
  model_open(&m);
  pg_expr *leaves[] = {figure(&m, "u", "1 .. 3"), figure(&m, "c", "100"),
                       axis(&m, "a", tens, 3, "1"),
                       column(&m, "k", 4.5, given, 3, "1")};
  pg_expr *out = two(&m, PG_MUL, two(&m, PG_MUL, leaves[0], leaves[1]),
                     two(&m, PG_MUL, leaves[2], leaves[3]));
  pg_run run = {.axes = &leaves[2], .axis_count = 1, .cell = 1};
  slopes_of(out, &run, leaves, 4, slopes);
  assert_close(slopes[0], 9000, 1e-15);
  assert_close(slopes[1], 180, 1e-15);
  assert_close(slopes[2], 900, 1e-15);
  assert_close(slopes[3], 4000, 1e-15);
  pg_tape *tape = tape_of(&out, 1);
  double value, *by_k = &slopes[0];
  pg_status status =
      pg_gradient(tape, &run, 0, &leaves[3], 1, 2, 1, &value, by_k);
  assert_int_equal(status, PG_OK);
  assert_close(value, *by_k * 6, 1e-15); /* sample 2 of the column is 6 */
  pg_tape_free(tape);
  model_close(&m);
}

/* 3 hours in seconds: 3600 a hour.  Money per hour turned to per day: 24. */
static void slopes_are_in_the_outputs_unit_per_the_leafs(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *time = figure(&m, "time", "3 hour");
  assert_close(slope_at(turned(&m, time, "second"), time, 3), 3600, 1e-15);
  pg_expr *price = figure(&m, "price", "2 USD/hour");
  assert_close(slope_at(turned(&m, price, "USD/day"), price, 2), 24, 1e-15);
  model_close(&m);
}

/* f = (x + y) (x + y) + x y: 2 (x + y) + y and 2 (x + y) + x; x given twice. */
static void ways_to_a_shared_leaf_add_up(void **state) {
  model m;
  double slopes[3];
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "3"), *y = figure(&m, "y", "4 .. 6");
  pg_expr *sum = two(&m, PG_ADD, x, y), *leaves[] = {x, y, x};
  pg_expr *out =
      two(&m, PG_ADD, two(&m, PG_MUL, sum, sum), two(&m, PG_MUL, x, y));
  pg_run run = {.samples = 1};
  slopes_of(out, &run, leaves, 3, slopes);
  assert_same_bits(slopes[0], 21);
  assert_same_bits(slopes[1], 19);
  assert_same_bits(slopes[2], 21);
  model_close(&m);
}

static void a_leaf_moves_with_itself_and_with_no_other(void **state) {
  model m;
  double slopes[2];
  (void)state;
  model_open(&m);
  pg_expr *leaves[] = {figure(&m, "x", "1 .. 2"), figure(&m, "y", "5")};
  pg_run run = {.samples = 1};
  for (size_t i = 0; i < 2; i++) {
    slopes_of(leaves[i], &run, leaves, 2, slopes);
    assert_same_bits(slopes[i], 1);
    assert_same_bits(slopes[1 - i], 0);
  }
  slopes_of(plain(&m, 7), &run, leaves, 2, slopes);
  assert_same_bits(slopes[0], 0);
  model_close(&m);
}

/* Of three outputs of one tape, one in the middle. */
static void each_output_of_a_tape_has_its_own(void **state) {
  model m;
  double value, slope;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 3"), *square = two(&m, PG_MUL, x, x);
  pg_expr *outputs[] = {one(&m, PG_EXP, square), square,
                        two(&m, PG_MUL, square, square), square};
  pg_tape *tape = tape_of(outputs, 4);
  pg_run run = {.samples = 1};
  static const double slopes[] = {218.39260013257694, 4, 32, 4}; /* 4 e^4 */
  static const double values[] = {54.598150033144236, 4, 16, 4};
  for (size_t i = 0; i < 4; i++) {
    pg_status status =
        pg_gradient(tape, &run, i, &x, 1, PG_SAMPLE_POINT, 1, &value, &slope);
    assert_int_equal(status, PG_OK);
    assert_close(value, values[i], 1e-15);
    assert_close(slope, slopes[i], 1e-15);
  }
  pg_tape_free(tape);
  model_close(&m);
}

/* A tiered price: 10 up to 100, then 4: 1000 + 4 (x - 100); a discount of a
** fifth from 1000 on takes 0.2 of the whole. */
static void tiers_have_the_slope_of_their_tier(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2000"), *hundred = plain(&m, 100);
  pg_expr *first = two(&m, PG_MIN, x, hundred);
  pg_expr *rest = two(&m, PG_MAX, two(&m, PG_SUB, x, hundred), plain(&m, 0));
  pg_expr *list = two(&m, PG_ADD, two(&m, PG_MUL, first, plain(&m, 10)),
                      two(&m, PG_MUL, rest, plain(&m, 4)));
  pg_expr *many = two(&m, PG_LE, plain(&m, 1000), x);
  pg_expr *out = choose(&m, many, two(&m, PG_MUL, list, plain(&m, 0.8)), list);
  assert_same_bits(slope_at(out, x, 50), 10);
  assert_same_bits(slope_at(out, x, 500), 4);
  assert_close(slope_at(out, x, 1500), 3.2, 1e-15);
  model_close(&m);
}

/* ----- samples ----- */

enum { COUNT = 1500 };

/* x y + exp x: y + exp x and x, sample by sample, to the last bit. */
static void slopes_at_samples_follow_the_samples(void **state) {
  static double raw[2 * COUNT], values[COUNT], slopes[2 * COUNT];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *xy[] = {figure(&m, "x", "0 .. 1"), figure(&m, "y", "1 to 9")};
  pg_expr *out = two(&m, PG_ADD, two(&m, PG_MUL, xy[0], xy[1]),
                     one(&m, PG_EXP, xy[0]));
  pg_tape *tape = tape_of(&out, 1), *leaves = tape_of(xy, 2);
  pg_run run = {.seed = 4, .reproducible = true};
  assert_int_equal(pg_evaluate_raw(leaves, &run, 20, COUNT, raw), PG_OK);
  pg_status status =
      pg_gradient(tape, &run, 0, xy, 2, 20, COUNT, values, slopes);
  assert_int_equal(status, PG_OK);
  for (size_t i = 0; i < COUNT; i++) {
    double x = raw[i], y = raw[COUNT + i];
    assert_same_bits(values[i], x * y + pg__exp(x));
    assert_close(slopes[i], y + exp(x), 1e-15);
    assert_same_bits(slopes[COUNT + i], x);
  }
  pg_tape_free(leaves);
  pg_tape_free(tape);
  model_close(&m);
}

/* Each at its sample, where the side that is taken differs from one to the
** next: log x where x > 0, else 3 x; and min(x, y). */
static void sides_are_told_sample_by_sample(void **state) {
  static double raw[2 * COUNT], slopes[COUNT], least[2 * COUNT];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *xy[] = {figure(&m, "x", "-1 .. 1"), figure(&m, "y", "-1 .. 1")};
  pg_expr *above = two(&m, PG_LT, plain(&m, 0), xy[0]);
  pg_expr *outputs[] = {choose(&m, above, one(&m, PG_LOG, xy[0]),
                               two(&m, PG_MUL, plain(&m, 3), xy[0])),
                        two(&m, PG_MIN, xy[0], xy[1]), xy[0], xy[1]};
  pg_tape *tape = tape_of(outputs, 4), *leaves = tape_of(xy, 2);
  pg_run run = {.seed = 4, .reproducible = true};
  assert_int_equal(pg_evaluate_raw(leaves, &run, 0, COUNT, raw), PG_OK);
  pg_status status = pg_gradient(tape, &run, 0, xy, 1, 0, COUNT, NULL, slopes);
  assert_int_equal(status, PG_OK);
  status = pg_gradient(tape, &run, 1, xy, 2, 0, COUNT, NULL, least);
  assert_int_equal(status, PG_OK);
  for (size_t i = 0; i < COUNT; i++) {
    double x = raw[i], y = raw[COUNT + i];
    assert_same_bits(slopes[i], x > 0 ? 1 / x : 3);
    assert_same_bits(least[i], x <= y);
    assert_same_bits(least[COUNT + i], y < x);
  }
  pg_tape_free(leaves);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- means ----- */

static void slope_summaries(const pg_tape *tape, const pg_run *run,
                            pg_expr *const *leaves, size_t count,
                            pg_summary **out) {
  assert_int_equal(pg_gradient_samples(tape, run, 0, leaves, count, out),
                   PG_OK);
}

static void free_all(pg_summary **summaries, size_t count) {
  for (size_t i = 0; i < count; i++) pg_summary_free(summaries[i]);
}

/* x y where x < 1/4, else 5 x, x and y uniform on 0 .. 1: by x 1/2 in a quarter
** and 5 in the rest, 3.875; by y x in a quarter, 1/32; by z nothing. */
static void means_of_slopes_are_known(void **state) {
  pg_summary *s[3];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *leaves[] = {figure(&m, "x", "0 .. 1"), figure(&m, "y", "0 .. 1"),
                       figure(&m, "z", "0 .. 1")};
  pg_expr *low = two(&m, PG_LT, leaves[0], plain(&m, 0.25));
  pg_expr *out = choose(&m, low, two(&m, PG_MUL, leaves[0], leaves[1]),
                        two(&m, PG_MUL, leaves[0], plain(&m, 5)));
  pg_tape *tape = tape_of(&out, 1);
  pg_run run = {.samples = 200000, .seed = 11};
  slope_summaries(tape, &run, leaves, 3, s);
  static const double means[] = {3.875, 1.0 / 32, 0};
  for (size_t i = 0; i < 3; i++) {
    double error = pg_summary_mean_error(s[i]);
    assert_true(fabs(pg_summary_mean(s[i]) - means[i]) <= 5 * error);
  }
  assert_same_bits(pg_summary_lowest(s[2]), 0);
  assert_same_bits(pg_summary_highest(s[2]), 0);
  free_all(s, 3);
  pg_tape_free(tape);
  model_close(&m);
}

/* Sqrt of a column with a 0, a negative and a NaN: of six samples three. */
static void slopes_that_are_not_finite_are_counted(void **state) {
  static const double values[] = {4, 0, -1, NAN, 4, 4};
  uint64_t first;
  pg_summary *s;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *c = column(&m, "c", 1, values, 6, "1"), *root = one(&m, PG_SQRT, c);
  pg_tape *tape = tape_of(&root, 1);
  pg_run run = {.samples = 6};
  slope_summaries(tape, &run, &c, 1, &s);
  assert_int_equal(pg_summary_strange(s, &first), 3);
  assert_int_equal(first, 1);
  assert_same_bits(pg_summary_mean(s), 0.25);
  free_all(&s, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- the same however it is cut ----- */

/* A model of many steps, of which some samples are not finite. */
static void long_model(model *m, pg_expr **output, pg_expr *leaves[4],
                       int length) {
  leaves[0] = figure(m, "x", "-30 .. 40"), leaves[1] = figure(m, "y", "0 .. 1");
  leaves[2] = figure(m, "c", "1.5"), leaves[3] = figure(m, "z", "1 to 9");
  pg_expr *sum = leaves[0];
  for (int i = 0; i < length; i++) {
    pg_expr *part = two(m, PG_MUL, sum, leaves[1 + i % 3]);
    sum = two(m, i % 4 ? PG_ADD : PG_MIN, sum, part);
    sum = i % 7 ? sum : two(m, PG_DIV, sum, plain(m, 3));
  }
  *output = one(m, PG_LOG, sum);
}

/* 1500 samples at once, in pieces, and each leaf alone: 40 steps go in blocks of
** 512, 3000 in smaller ones. */
static void cuts_and_company_change_no_bits(void **state) {
  static double whole[4 * COUNT], piece[4 * COUNT];
  (void)state;
  for (int length = 10; length <= 1000; length *= 10) {
    uint64_t rest = 5;
    pg_expr *out, *leaves[4];
    model m;
    model_open(&m);
    long_model(&m, &out, leaves, length);
    pg_tape *tape = tape_of(&out, 1);
    pg_run run = {.seed = 3};
    pg_status status =
        pg_gradient(tape, &run, 0, leaves, 4, 100, COUNT, NULL, whole);
    assert_int_equal(status, PG_OK);
    for (size_t done = 0, n; done < COUNT; done += n) {
      n = 1 + random_below(&rest, 700);
      if (n > COUNT - done) n = COUNT - done;
      status = pg_gradient(tape, &run, 0, leaves, 4, 100 + done, n, NULL, piece);
      assert_int_equal(status, PG_OK);
      for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < n; j++)
          assert_same_bits(piece[i * n + j], whole[i * COUNT + done + j]);
    }
    for (size_t i = 0; i < 4; i++) {
      status = pg_gradient(tape, &run, 0, &leaves[i], 1, 100, COUNT, NULL, piece);
      assert_int_equal(status, PG_OK);
      for (size_t j = 0; j < COUNT; j++)
        assert_same_bits(piece[j], whole[i * COUNT + j]);
    }
    pg_tape_free(tape);
    model_close(&m);
  }
}

static void check_same(const pg_summary *a, const pg_summary *b) {
  uint64_t first_a, first_b;
  assert_same_bits(pg_summary_mean(a), pg_summary_mean(b));
  assert_same_bits(pg_summary_deviation(a), pg_summary_deviation(b));
  assert_same_bits(pg_summary_lowest(a), pg_summary_lowest(b));
  assert_same_bits(pg_summary_highest(a), pg_summary_highest(b));
  assert_true(pg_summary_strange(a, &first_a) ==
              pg_summary_strange(b, &first_b));
  assert_true(first_a == first_b);
}

/* 90 steps by 100000 samples, more than the evaluator asks of threads. */
static void threads_change_no_bits(void **state) {
  static const unsigned threads[] = {0, 2, 3, 8, PG_THREADS_MAX + 1};
  pg_summary *once[4], *again[4];
  pg_expr *out, *leaves[4];
  model m;
  (void)state;
  model_open(&m);
  long_model(&m, &out, leaves, 40);
  pg_tape *tape = tape_of(&out, 1);
  pg_run run = {.samples = 100000, .seed = 5, .threads = 1};
  slope_summaries(tape, &run, leaves, 4, once);
  assert_true(pg_summary_strange(once[0], NULL) > 0);
  assert_true(pg_summary_strange(once[0], NULL) < 100000);
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    run.threads = threads[i];
    slope_summaries(tape, &run, leaves, 4, again);
    for (size_t k = 0; k < 4; k++) check_same(once[k], again[k]);
    free_all(again, 4);
  }
  free_all(once, 4);
  pg_tape_free(tape);
  model_close(&m);
}

/* A summary of the slopes at the samples, put in other pieces. */
static void means_are_of_the_slopes_at_samples(void **state) {
  enum { N = 40000 };
  static double slopes[4 * N];
  pg_summary *s[4], *own;
  pg_expr *out, *leaves[4];
  model m;
  (void)state;
  model_open(&m);
  long_model(&m, &out, leaves, 12);
  pg_tape *tape = tape_of(&out, 1);
  pg_run run = {.samples = N, .seed = 9, .threads = 2};
  pg_allocator allocator = pg_allocator_default();
  pg_status status = pg_gradient(tape, &run, 0, leaves, 4, 0, N, NULL, slopes);
  assert_int_equal(status, PG_OK);
  slope_summaries(tape, &run, leaves, 4, s);
  for (size_t k = 0; k < 4; k++) {
    status = pg_summary_new(&allocator, PG_SUMMARY_MEAN, N, 1, &own);
    assert_int_equal(status, PG_OK);
    for (size_t at = 0, n; at < N; at += n) {
      n = PG_SUMMARY_CHUNK - at % PG_SUMMARY_CHUNK;
      if (n > 777) n = 777;
      if (n > N - at) n = N - at;
      pg_summary_put(own, 0, at, slopes + k * N + at, n);
    }
    pg_summary_finish(own);
    check_same(own, s[k]);
    pg_summary_free(own);
  }
  free_all(s, 4);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- arguments, depth, memory ----- */

static void bad_arguments_are_refused(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2"), *twice = two(&m, PG_ADD, x, x);
  pg_expr *constant = plain(&m, 3), *none[] = {twice, constant};
  pg_tape *tape = tape_of(&twice, 1), *over = NULL;
  assert_int_equal(pg_tape_new_over_cells(&twice, 1, &over), PG_OK);
  const struct {
    const pg_tape *tape;
    pg_run run;
    size_t output;
    pg_expr *leaf;
  } bad[] = {{tape, {.samples = 1}, 1, x},
             {tape, {.samples = 1}, SIZE_MAX, x},
             {over, {.samples = 1}, 0, x},
             {tape, {.samples = 1}, 0, none[0]},
             {tape, {.samples = 1}, 0, none[1]},
             {tape, {.samples = 1, .cell = 1}, 0, x},
             {tape, {.samples = 1, .axes = &x, .axis_count = 1}, 0, x},
             {tape, {.samples = 1, .second = none, .second_count = 1}, 0, x}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    double out = 77, value = 77;
    pg_summary *s = NULL;
    pg_expr *leaf = bad[i].leaf;
    pg_status status = pg_gradient(bad[i].tape, &bad[i].run, bad[i].output,
                                   &leaf, 1, 0, 1, &value, &out);
    assert_int_equal(status, PG_ARGUMENT);
    status = pg_gradient_samples(bad[i].tape, &bad[i].run, bad[i].output, &leaf,
                                 1, &s);
    assert_int_equal(status, PG_ARGUMENT);
    assert_same_bits(out, 77);
    assert_same_bits(value, 77);
    assert_null(s);
  }
  pg_run run = {.samples = 0};
  pg_summary *s = NULL;
  assert_int_equal(pg_gradient_samples(tape, &run, 0, &x, 1, &s), PG_ARGUMENT);
  run.samples = PG_SAMPLES_MAX + 1;
  assert_int_equal(pg_gradient_samples(tape, &run, 0, &x, 1, &s), PG_ARGUMENT);
  pg_tape_free(over);
  pg_tape_free(tape);
  model_close(&m);
}

static void no_leaves_and_no_samples_are_allowed(void **state) {
  model m;
  double value = 77, out = 77;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 .. 2"), *twice = two(&m, PG_ADD, x, x);
  pg_tape *tape = tape_of(&twice, 1);
  pg_run run = {.samples = 5};
  pg_status status = pg_gradient(tape, &run, 0, NULL, 0, PG_SAMPLE_POINT, 1,
                                 &value, NULL);
  assert_int_equal(status, PG_OK);
  assert_same_bits(value, 3);
  assert_int_equal(pg_gradient(tape, &run, 0, &x, 1, 3, 0, &value, &out), PG_OK);
  assert_same_bits(out, 77);
  assert_int_equal(pg_gradient_samples(tape, &run, 0, NULL, 0, NULL), PG_OK);
  pg_tape_free(tape);
  model_close(&m);
}

/* x + x + ..., a million deep: a million and one, exactly; and c likewise, which
** does not vary. */
static void deep_chains_need_no_recursion(void **state) {
  static const char *const texts[] = {"1 .. 2", "1"};
  (void)state;
  for (size_t k = 0; k < 2; k++) {
    pg_run run = {.samples = 1};
    double slope;
    model m;
    pg_expr *next;
    model_open(&m);
    pg_expr *x = figure(&m, "x", texts[k]), *sum = pg_expr_retain(x);
    for (int i = 0; i < 1000000; i++) {
      assert_int_equal(pg_binary(PG_ADD, sum, x, &next, NULL), PG_OK);
      pg_expr_release(sum);
      sum = next;
    }
    slopes_of(sum, &run, &x, 1, &slope);
    assert_same_bits(slope, 1000001);
    pg_expr_release(sum);
    model_close(&m);
  }
}

/* Every request of memory fails in turn, until none does. */
static void every_failing_request_is_told(void **state) {
  pg_expr *out, *leaves[4];
  double slopes[4] = {77, 77, 77, 77};
  pg_status status;
  model m;
  (void)state;
  model_open(&m);
  long_model(&m, &out, leaves, 9);
  pg_tape *tape = tape_of(&out, 1);
  pg_run run = {.samples = 100, .seed = 2};
  size_t bytes = m.memory.bytes;
  long failed = 0;
  for (status = PG_NOMEM; status != PG_OK; failed++) {
    assert_same_bits(slopes[0], 77);
    m.memory.fail_at = m.memory.requests + failed;
    status = pg_gradient(tape, &run, 0, leaves, 4, 0, 1, NULL, slopes);
    assert_true(status == PG_OK || status == PG_NOMEM);
    assert_int_equal(m.memory.bytes, bytes);
  }
  assert_true(failed > 5);
  pg_summary *s[4] = {NULL, NULL, NULL, NULL};
  failed = 0;
  for (status = PG_NOMEM; status != PG_OK; failed++) {
    assert_int_equal(m.memory.bytes, bytes);
    assert_null(s[0]);
    m.memory.fail_at = m.memory.requests + failed;
    status = pg_gradient_samples(tape, &run, 0, leaves, 4, s);
    assert_true(status == PG_OK || status == PG_NOMEM);
  }
  assert_true(failed > 10);
  m.memory.fail_at = -1;
  free_all(s, 4);
  pg_tape_free(tape);
  model_close(&m);
}

/* The most that was out at once, as a model of one's own is read. */
typedef struct peak {
  size_t bytes, most;
} peak;

static void *resize_peak(void *user, void *block, size_t old_size,
                         size_t new_size) {
  peak *p = user;
  p->bytes += new_size - (block == NULL ? 0 : old_size);
  if (p->bytes > p->most) p->most = p->bytes;
  if (new_size > 0) return realloc(block, new_size);
  free(block);
  return NULL;
}

static size_t most_bytes(uint64_t samples) {
  peak p = {0, 0};
  pg_allocator allocator = {resize_peak, &p};
  pg_summary *s[4];
  pg_expr *out, *leaves[4];
  model m = {.memory = {0, 0, -1}};
  assert_int_equal(pg_graph_new(&allocator, &m.graph), PG_OK);
  long_model(&m, &out, leaves, 9);
  pg_tape *tape = tape_of(&out, 1);
  pg_run run = {.samples = samples};
  slope_summaries(tape, &run, leaves, 4, s);
  free_all(s, 4);
  pg_tape_free(tape);
  model_close(&m);
  assert_int_equal(p.bytes, 0);
  return p.most;
}

/* A million samples are 55 chunks more than a hundred thousand, of less than 1000
** bytes in each of four summaries; a double for each would be 28.8 MB. */
static void memory_does_not_grow_with_the_samples(void **state) {
  (void)state;
  assert_true(most_bytes(1000000) - most_bytes(100000) < 55 * 4 * 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unary_operations_have_their_derivatives),
      cmocka_unit_test(binary_operations_have_their_derivatives),
      cmocka_unit_test(powers_of_what_is_below_zero_have_a_slope_by_the_base),
      cmocka_unit_test(conditions_move_nothing),
      cmocka_unit_test(a_choice_has_the_slope_of_the_side_taken),
      cmocka_unit_test(dead_sides_add_nothing),
      cmocka_unit_test(live_zeros_that_meet_infinities_are_told),
      cmocka_unit_test(slopes_of_what_is_nan_are_nan),
      cmocka_unit_test(leaves_of_every_kind_have_a_slope),
      cmocka_unit_test(slopes_are_in_the_outputs_unit_per_the_leafs),
      cmocka_unit_test(ways_to_a_shared_leaf_add_up),
      cmocka_unit_test(a_leaf_moves_with_itself_and_with_no_other),
      cmocka_unit_test(each_output_of_a_tape_has_its_own),
      cmocka_unit_test(tiers_have_the_slope_of_their_tier),
      cmocka_unit_test(slopes_at_samples_follow_the_samples),
      cmocka_unit_test(sides_are_told_sample_by_sample),
      cmocka_unit_test(means_of_slopes_are_known),
      cmocka_unit_test(slopes_that_are_not_finite_are_counted),
      cmocka_unit_test(cuts_and_company_change_no_bits),
      cmocka_unit_test(threads_change_no_bits),
      cmocka_unit_test(means_are_of_the_slopes_at_samples),
      cmocka_unit_test(bad_arguments_are_refused),
      cmocka_unit_test(no_leaves_and_no_samples_are_allowed),
      cmocka_unit_test(deep_chains_need_no_recursion),
      cmocka_unit_test(every_failing_request_is_told),
      cmocka_unit_test(memory_does_not_grow_with_the_samples)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
