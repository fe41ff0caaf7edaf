/*
** Quantiles of every kind: against closed forms worked out here, and against
** values from mpmath 1.3 at 34 to 40 digits (the inverse found by Newton's
** method on erfc, betainc or the integrated density), written with 20 digits.
**
** Moments are midpoint sums over u, (k + 1/2) / n: the sum of a monotone
** function over 0 to 1 is off by its rise / 2n at most, far less where it is
** smooth; tolerances say what is used.
*/
#include "check.h"
#include "distributions.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "perigee/distribution.h"
#include "perigee/random.h"
#include "graph/elementary.h"

#define PI 3.14159265358979323846
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static double quantile(const pg_distribution *d, double u) {
  double out;
  pg_distribution_quantile(d, &u, &out, 1);
  return out;
}

static pg_distribution two(pg_distribution_kind kind, double a, double b) {
  return (pg_distribution)GIVEN(kind, 2, a, b);
}

static pg_distribution three(pg_distribution_kind kind, double a, double b,
                             double c) {
  return (pg_distribution)GIVEN(kind, 3, a, b, c);
}

/* One of each kind, and of the shapes that take other ways. */
static const pg_distribution all[] = {
    GIVEN(PG_CERTAIN, 1, 3.5),
    GIVEN(PG_UNIFORM, 2, -1.0, 2.5),
    GIVEN(PG_NORMAL, 2, 10.0, 3.0),
    GIVEN(PG_LOGNORMAL, 2, 2.0, 8.0),
    GIVEN(PG_TRIANGULAR, 3, 1.0, 2.0, 5.0),
    GIVEN(PG_TRIANGULAR, 3, 0.0, 0.0, 1.0),
    GIVEN(PG_TRIANGULAR, 3, 0.0, 1.0, 1.0),
    GIVEN(PG_PERT, 3, 1.0, 2.0, 5.0),
    GIVEN(PG_PERT, 3, -2.0, -2.0, 1.0),
    GIVEN(PG_PERT, 3, 0.0, 4.0, 4.0),
    GIVEN(PG_BETA, 2, 2.0, 2.0),
    GIVEN(PG_BETA, 2, 0.5, 0.5),
    GIVEN(PG_BETA, 2, 0.1, 0.2),
    GIVEN(PG_BETA, 2, 0.3, 12.0),
    GIVEN(PG_BETA, 2, 40.0, 2.5),
    GIVEN(PG_BETA, 2, 300.0, 700.0),
    GIVEN(PG_CHOICE, 4, 1.0, 2.0, 3.0, 8.0),
};

/* ---- exponential and logarithm ---- */

/* glibc's are within one unit in the last place, and so are ours: 2 ulp, at
** most 2 * 2.2e-16 of the value. */
static void elementary_functions_agree_with_libm(void **state) {
  (void)state;
  for (int i = -100000; i <= 100000; i++) {
    double x = i * 0.00708;
    assert_close(pg__exp(x), exp(x), 4.5e-16);
    assert_close(pg__log(exp(x)), log(exp(x)), 4.5e-16);
  }
  for (int i = 1; i <= 100000; i++) {
    double x = i * 1.37e-5;
    assert_close(pg__log(x), log(x), 4.5e-16);
    assert_close(pg__log1p(-x / 2.0), log1p(-x / 2.0), 9e-16);
    assert_close(pg__log1p(x * x * x), log1p(x * x * x), 9e-16);
  }
}

static void exponential_beyond_the_doubles_is_infinite_or_zero(void **state) {
  (void)state;
  assert_true(pg__exp(709.7) < INFINITY);
  assert_true(pg__exp(710.0) == INFINITY);
  assert_true(pg__exp(INFINITY) == INFINITY);
  assert_close(pg__exp(-740.0), exp(-740.0), 0.0); /* 8 units of 2^-1074 */
  assert_true(pg__exp(-746.0) == 0.0);
  assert_true(pg__exp(-INFINITY) == 0.0);
}

/* ---- normal ---- */

/* mpmath: z with erfc(-z / sqrt 2) / 2 = u, u the double nearest to the
** decimal; on both sides of |u - 1/2| = 0.425 and of u = exp(-25), 1.39e-11. */
static void normal_known_levels_give_known_quantiles(void **state) {
  static const double known[][2] = {
      {0.6, 0.25334710313579974132},
      {0.75, 0.6744897501960817432},
      {0.9, 1.2815515655446005935},
      {0.925, 1.4395314709384562291},
      {0.9251, 1.4402382675279638594},
      {0.95, 1.6448536269514722843},
      {0.975, 1.9599639845400538556},
      {0.99, 2.3263478740408407676},
      {0.999, 3.0902323061678132778},
      {0.0749, -1.4402382675279636631},
      {0.075, -1.4395314709384559349},
      {1e-4, -3.7190164854556805523},
      {1e-6, -4.7534243088228989573},
      {1e-10, -6.3613409024040561991},
      {0x1p-33, -6.3379577545537892525},
      {1.3e-11, -6.6676114565107408347},
      {1e-11, -6.7060231554951362961},
      {1e-15, -7.9413453261709967713},
      {1e-100, -21.273453560965324294},
      {1e-300, -37.047096299361199237},
  };
  pg_distribution d = two(PG_NORMAL, 0.0, 1.0);
  (void)state;
  for (size_t i = 0; i < COUNT(known); i++)
    assert_close(quantile(&d, known[i][0]), known[i][1], 1e-15);
}

static void normal_median_is_the_mean_and_halves_mirror(void **state) {
  pg_distribution d = two(PG_NORMAL, 0.0, 1.0), e = two(PG_NORMAL, 7.5, 2.0);
  (void)state;
  assert_true(quantile(&e, 0.5) == 7.5);
  for (int i = 1; i < 4096; i++) { /* u and 1 - u are both exact */
    double u = i / 8192.0;
    assert_true(quantile(&d, u) == -quantile(&d, 1.0 - u));
  }
}

static void normal_is_mean_plus_deviations(void **state) {
  pg_distribution d = two(PG_NORMAL, -3.0, 2.0);
  (void)state;
  /* -3 + 2 * 1.2815515655446005935 = -0.436896868910798813 */
  assert_close(quantile(&d, 0.9), -0.436896868910798813, 1e-15);
}

/* ---- lognormal ---- */

static void lognormal_percentiles_are_its_parameters(void **state) {
  static const double pairs[][2] = {{2.0, 8.0},     {1e-9, 3e-9},
                                    {1.0, 1.0001},  {5e11, 6e14},
                                    {1e-300, 1e300}, {1e-310, 1.0}};
  (void)state;
  for (size_t i = 0; i < COUNT(pairs); i++) {
    double a = pairs[i][0], b = pairs[i][1];
    pg_distribution d = two(PG_LOGNORMAL, a, b);
    /* an error of 1e-16 in an exponent of ln b counts ln b times; that of
    ** 0.05 and 0.95 as doubles (3e-17) sigma / 0.103 times */
    double tolerance = 4e-16 * (2.0 + fmax(fabs(log(a)), fabs(log(b))));
    assert_close(quantile(&d, 0.05), a, tolerance);
    assert_close(quantile(&d, 0.95), b, tolerance);
    assert_close(quantile(&d, 0.5), sqrt(a) * sqrt(b), tolerance);
  }
}

/* sqrt(2 * 8) = 4; sigma = ln(8 / 2) / (2 * 1.6448536269514722843). */
static void lognormal_is_the_exponential_of_a_normal(void **state) {
  pg_distribution d = two(PG_LOGNORMAL, 2.0, 8.0), z = two(PG_NORMAL, 0.0, 1.0);
  (void)state;
  assert_close(quantile(&d, 0.5), 4.0, 1e-15);
  for (int i = 1; i < 200; i++) {
    double u = i / 200.0, sigma = log(4.0) / (2.0 * 1.6448536269514722843);
    assert_close(quantile(&d, u), 4.0 * exp(sigma * quantile(&z, u)), 4e-15);
  }
}

/* ---- uniform, triangular, choice ---- */

static void uniform_is_the_line_between_its_bounds(void **state) {
  pg_distribution d = two(PG_UNIFORM, -1.0, 3.0);
  (void)state;
  assert_true(quantile(&d, 0.25) == 0.0); /* -1 + 4 / 4 */
  assert_true(quantile(&d, 0.5) == 1.0);
  assert_true(quantile(&d, 0.875) == 2.5);
  assert_true(quantile(&d, 0x1p-33) == -1.0 + 0x1p-31);
}

/* Low 1, mode 2, high 5: c = 1/4; F(2) = 1/4.  At u = 1/16: 1 + 4 sqrt(1/64)
** = 1.5.  At u = 13/16: 5 - 4 sqrt(3/16 * 3/4) = 5 - 1.5 = 3.5. */
static void triangular_by_hand(void **state) {
  pg_distribution d = three(PG_TRIANGULAR, 1.0, 2.0, 5.0);
  (void)state;
  assert_true(quantile(&d, 0.0625) == 1.5);
  assert_true(quantile(&d, 0.25) == 2.0);
  assert_close(quantile(&d, 0.8125), 3.5, 1e-15);
}

/* Mode at low: F = 1 - (1 - x)^2, so x = 1 - sqrt(1 - u) = u / (1 + sqrt(1-u)),
** u/2 to first order.  Mode at high: x = sqrt u. */
static void triangular_with_the_mode_at_a_bound(void **state) {
  pg_distribution low = three(PG_TRIANGULAR, 0.0, 0.0, 1.0);
  pg_distribution high = three(PG_TRIANGULAR, 0.0, 1.0, 1.0);
  (void)state;
  assert_close(quantile(&low, 0.75), 0.5, 1e-15);
  assert_close(quantile(&low, 0x1p-40), 0x1p-41, 1e-12);
  assert_close(quantile(&high, 0.25), 0.5, 1e-15);
  assert_close(quantile(&high, 0x1p-40), 0x1p-20, 1e-15);
}

static void choice_each_value_has_an_equal_share(void **state) {
  pg_distribution d = GIVEN(PG_CHOICE, 4, 10.0, -20.0, 30.0, 40.0);
  (void)state; /* in rising order, however they are given */
  assert_true(quantile(&d, 0x1p-33) == -20.0);
  assert_true(quantile(&d, 0.24999) == -20.0);
  assert_true(quantile(&d, 0.25) == 10.0);
  assert_true(quantile(&d, 0.5) == 30.0);
  assert_true(quantile(&d, 0.74999) == 30.0);
  assert_true(quantile(&d, 1.0 - 0x1p-33) == 40.0);
}

static void choice_of_the_most_values_reaches_the_last(void **state) {
  pg_distribution d = GIVEN(PG_CHOICE, PG_PARAMETERS_MAX, 0);
  (void)state;
  for (int i = 0; i < PG_PARAMETERS_MAX; i++) d.parameters[i] = i;
  for (int i = 0; i < PG_PARAMETERS_MAX; i++) {
    double u = (i + 0.5) / PG_PARAMETERS_MAX;
    assert_true(quantile(&d, u) == (double)i);
  }
  assert_true(quantile(&d, 1.0 - 0x1p-53) == PG_PARAMETERS_MAX - 1.0);
}

static void certain_is_its_value(void **state) {
  pg_distribution d = GIVEN(PG_CERTAIN, 1, -0.1);
  (void)state;
  assert_true(quantile(&d, 0x1p-33) == -0.1);
  assert_true(quantile(&d, 0.9) == -0.1);
}

/* ---- beta ---- */

/* Levels from 2^-33 to 1 - 2^-33, on both sides of cells and of 2^-24. */
static const double levels[] = {
    0x1p-33, 1e-9,  0x1.fp-25, 0x1p-24, 0x1.1p-24, 1e-6, 1e-4,
    0.01,    0.05,  0.1,       0.25,    0.3,       0.4,  0x1.fp-2,
    0.5,     0.51,  0.6,       0.7,     0.75,      0.9,  0.95,
    0.99,    0.999, 1.0 - 1e-6, 1.0 - 0x1p-24, 1.0 - 0x1p-33};

/* I_x(1, b) = 1 - (1 - x)^b. */
static void beta_one_b_inverts_the_power(void **state) {
  static const double shapes[] = {0.2, 1.0, 1.5, 2.0, 5.0, 40.0, 1000.0, 1e12};
  (void)state;
  for (size_t i = 0; i < COUNT(shapes); i++) {
    pg_distribution d = two(PG_BETA, 1.0, shapes[i]);
    for (size_t j = 0; j < COUNT(levels); j++) {
      double x = -expm1(log1p(-levels[j]) / shapes[i]);
      assert_close(quantile(&d, levels[j]), x, 1e-13);
    }
  }
}

/* I_x(a, 1) = x^a. */
static void beta_a_one_is_the_root(void **state) {
  static const double shapes[] = {0.1, 0.5, 1.0, 1.5, 3.0, 40.0, 1000.0};
  (void)state;
  for (size_t i = 0; i < COUNT(shapes); i++) {
    pg_distribution d = two(PG_BETA, shapes[i], 1.0);
    for (size_t j = 0; j < COUNT(levels); j++)
      assert_close(quantile(&d, levels[j]), pow(levels[j], 1.0 / shapes[i]),
                   5e-13);
  }
}

/* I_x(1/2, 1/2) = (2 / pi) asin(sqrt x). */
static void beta_halves_is_the_squared_sine(void **state) {
  pg_distribution d = two(PG_BETA, 0.5, 0.5);
  (void)state;
  for (size_t j = 0; j < COUNT(levels); j++) {
    double s = sin(PI / 2.0 * levels[j]);
    assert_close(quantile(&d, levels[j]), s * s, 1e-13);
  }
}

/* I_x(2, 2) = 3 x^2 - 2 x^3, whose root in 0 to 1 is 1/2 - sin(t / 3), with
** sin t = 1 - 2 u; near 0 by going forwards. */
static void beta_two_two_solves_the_cubic(void **state) {
  pg_distribution d = two(PG_BETA, 2.0, 2.0);
  (void)state;
  for (size_t j = 0; j < COUNT(levels); j++) {
    double u = levels[j], x = quantile(&d, u);
    assert_true(fabs(x - (0.5 - sin(asin(1.0 - 2.0 * u) / 3.0))) < 1e-8);
    if (u < 0.9) assert_close(x * x * (3.0 - 2.0 * x), u, 2e-13);
    if (u > 0.1 && u < 0.9)
      assert_close(x, 0.5 - sin(asin(1.0 - 2.0 * u) / 3.0), 1e-14);
  }
}

/* I_x(a, b) for whole a and b: the chance of a or more successes in
** n = a + b - 1 trials, the sum of C(n, j) x^j (1 - x)^(n - j) from j = a. */
static double binomial_tail(int a, int b, double x) {
  int n = a + b - 1;
  double sum = 0.0;
  for (int j = a; j <= n; j++)
    sum += exp(lgamma(n + 1.0) - lgamma(j + 1.0) - lgamma(n - j + 1.0) +
               j * log(x) + (n - j) * log1p(-x));
  return sum;
}

static void beta_of_whole_shapes_inverts_the_binomial(void **state) {
  static const int shapes[][2] = {{3, 4}, {5, 2}, {2, 9}, {20, 80}, {60, 25}};
  (void)state;
  for (size_t i = 0; i < COUNT(shapes); i++) {
    int a = shapes[i][0], b = shapes[i][1];
    pg_distribution d = two(PG_BETA, a, b);
    for (size_t j = 0; j < COUNT(levels); j++)
      /* lgamma's error of an ulp or so of its value, 150, is 3e-14 here */
      assert_close(binomial_tail(a, b, quantile(&d, levels[j])), levels[j],
                   2e-12);
  }
}

/* mpmath: I_x(a, b) = u, by betainc, and by quadrature from a = 2500 on. */
static void beta_known_levels_give_known_quantiles(void **state) {
  static const double known[][4] = {
      {1.8, 4.2, 0.3, 0.18591624897423262537},
      {1.8, 4.2, 1e-9, 2.9095963348301583239e-6},
      {4.2, 1.8, 0.999, 0.99368602583215298599},
      {0.3, 2.5, 1e-6, 3.2174935513758623597e-21},
      {0.3, 2.5, 0.9, 0.33377563893596271766},
      {2.5, 0.3, 0.2, 0.80920051312838367681},
      {0.1, 0.2, 0.25, 0.000041949658863198853195},
      {0.1, 0.2, 0.6, 0.22222129171266170559},
      {0.01, 3.0, 0.7, 7.2620702791633023289e-17},
      {0.5, 7.5, 0.5, 0.030867091327102118477},
      {12.5, 30.25, 0.01, 0.14888773678803495756},
      {50.0, 0.7, 0.4, 0.98846238948622196536},
      {100.5, 900.25, 0.95, 0.11648692799547672666},
      {100.5, 900.25, 0x1p-33, 0.050675243654973206478},
      {2500.0, 700.0, 0.4, 0.7794534663669541426},
      {1e4, 3e4, 0.05, 0.24644594607001876631},
      {3.0, 1e5, 0.6, 0.000031052993285540229107},
      {1e6, 1e6, 0.01, 0.49917751227502469505},
      {1e6, 30.0, 0.9, 0.99997677116246405708},
      {2e7, 5e7, 0.3, 0.28568596926847570084},
  };
  (void)state;
  for (size_t i = 0; i < COUNT(known); i++) {
    pg_distribution d = two(PG_BETA, known[i][0], known[i][1]);
    assert_close(quantile(&d, known[i][2]), known[i][3], 1e-12);
  }
}

/* I_x(a, b) = 1 - I_(1 - x)(b, a). */
static void beta_mirrors_with_its_shapes_exchanged(void **state) {
  static const double shapes[][2] = {
      {2.0, 5.0}, {0.5, 3.0}, {0.1, 0.1}, {33.0, 44.0}};
  (void)state;
  for (size_t i = 0; i < COUNT(shapes); i++) {
    pg_distribution d = two(PG_BETA, shapes[i][0], shapes[i][1]);
    pg_distribution e = two(PG_BETA, shapes[i][1], shapes[i][0]);
    for (int j = 1; j < 1024; j++)
      assert_true(fabs(quantile(&d, j / 1024.0) + quantile(&e, 1.0 - j / 1024.0)
                       - 1.0) < 1e-14);
  }
}

static void beta_of_tiny_shapes_falls_to_the_ends(void **state) {
  pg_distribution d = two(PG_BETA, 1e-5, 1e-5);
  (void)state; /* half of it near 0 and half near 1: x^a / (a B) = u, a B = 2 */
  assert_true(quantile(&d, 0.25) == 0.0);
  assert_true(quantile(&d, 0.75) == 1.0);
}

/* PERT is beta over its range: 1 + 4 (2 - 1) / 4 = 2, 1 + 4 (5 - 2) / 4 = 4. */
static void pert_is_a_beta_over_its_range(void **state) {
  pg_distribution d = three(PG_PERT, 1.0, 2.0, 5.0);
  pg_distribution e = two(PG_BETA, 2.0, 4.0);
  (void)state;
  for (size_t j = 0; j < COUNT(levels); j++)
    assert_close(quantile(&d, levels[j]), 1.0 + 4.0 * quantile(&e, levels[j]),
                 1e-14);
}

/* ---- moments ---- */

#define GRID 1000000u
static double grid[GRID];

typedef struct moments {
  double mean, variance;
} moments;

static moments grid_moments(const pg_distribution *d) {
  moments m = {0.0, 0.0};
  for (size_t i = 0; i < GRID; i++) grid[i] = ((double)i + 0.5) / GRID;
  pg_distribution_quantile(d, grid, grid, GRID);
  for (size_t i = 0; i < GRID; i++) m.mean += grid[i] / GRID;
  for (size_t i = 0; i < GRID; i++)
    m.variance += (grid[i] - m.mean) * (grid[i] - m.mean) / GRID;
  return m;
}

static void check_moments(pg_distribution d, double mean, double variance,
                          double tolerance) {
  moments m = grid_moments(&d);
  assert_close(m.mean, mean, tolerance);
  assert_close(m.variance, variance, tolerance);
}

/* Bounded: what the midpoint sum gets wrong at the ends, u < 1e-6, is of the
** order of 1e-6 of the square of the range, of 1e-6 (z^2 = 24) / 2 of the
** variance where the ends are far out, as for beta(30, 70). */
static void moments_of_bounded_kinds_are_the_closed_forms(void **state) {
  (void)state;
  /* (h - l)^2 / 12 */
  check_moments(two(PG_UNIFORM, -1.0, 3.0), 1.0, 16.0 / 12.0, 1e-8);
  /* (l + m + h) / 3; (ll + mm + hh - lm - lh - mh) / 18 = (30 - 17) / 18 */
  check_moments(three(PG_TRIANGULAR, 1.0, 2.0, 5.0), 8.0 / 3.0, 13.0 / 18.0,
                1e-7);
  /* (l + 4 m + h) / 6; (mean - l)(h - mean) / 7 */
  check_moments(three(PG_PERT, 1.0, 2.0, 5.0), 14.0 / 6.0,
                (8.0 / 6.0) * (16.0 / 6.0) / 7.0, 1e-6);
  check_moments(three(PG_PERT, 0.0, 0.0, 6.0), 1.0, 5.0 / 7.0, 1e-6);
  /* a / (a + b); a b / ((a + b)^2 (a + b + 1)) */
  check_moments(two(PG_BETA, 2.0, 8.0), 0.2, 16.0 / 1100.0, 1e-6);
  check_moments(two(PG_BETA, 0.5, 0.5), 0.5, 0.125, 1e-8);
  check_moments(two(PG_BETA, 0.3, 1.2), 0.2, 0.36 / 5.625, 1e-6);
  check_moments(two(PG_BETA, 30.0, 70.0), 0.3, 2100.0 / 1010000.0, 1e-5);
  /* 14 / 4; (1 + 4 + 9 + 64) / 4 - 3.5^2; whole cells of the grid */
  check_moments((pg_distribution)GIVEN(PG_CHOICE, 4, 1.0, 2.0, 3.0, 8.0), 3.5,
                7.25, 1e-10);
}

/* The sum lacks what lies past u = 1/2n = 5e-7, z = 4.9: about z^2 / 2n of a
** normal's variance, 1e-5; exp(2 sigma z) / 2n of a lognormal's square, with
** sigma = ln 4 / 3.29 = 0.42, 62 / 1e6 of 20: below 1e-5. */
static void moments_of_unbounded_kinds_are_the_closed_forms(void **state) {
  double sigma = log(4.0) / (2.0 * 1.6448536269514722843);
  double mean = 4.0 * exp(sigma * sigma / 2.0);
  (void)state;
  check_moments(two(PG_NORMAL, 10.0, 3.0), 10.0, 9.0, 3e-5);
  check_moments(two(PG_LOGNORMAL, 2.0, 8.0), mean,
                mean * mean * expm1(sigma * sigma), 3e-5);
}

/* Samples of a stream: the mean within five deviations / sqrt(n). */
static void moments_of_sampled_pert_are_near_the_closed_forms(void **state) {
  enum { MANY = 200000 };
  pg_distribution d = three(PG_PERT, 1.0, 2.0, 5.0);
  pg_stream s = pg_stream_named("pert", 4, 1);
  double mean = 0.0, deviation = sqrt((8.0 / 6.0) * (16.0 / 6.0) / 7.0);
  (void)state;
  pg_stream_uniform(&s, 0, MANY, grid);
  pg_distribution_quantile(&d, grid, grid, MANY);
  for (size_t i = 0; i < MANY; i++) mean += grid[i] / MANY;
  assert_true(fabs(mean - 14.0 / 6.0) < 5.0 * deviation / sqrt(MANY));
}

/* ---- invariants of all kinds ---- */

/* Steps of 2^-32 on both sides of u; the choice's values are in order. */
static void check_rises_about(const pg_distribution *d, double u) {
  double steps[65];
  for (int i = 0; i < 65; i++) steps[i] = u + (i - 32) * 0x1p-32;
  pg_distribution_quantile(d, steps, steps, 65);
  for (int i = 1; i < 65; i++) assert_true(steps[i] >= steps[i - 1]);
}

static void quantiles_never_fall_as_u_grows(void **state) {
  (void)state;
  for (size_t k = 0; k < COUNT(all); k++) {
    enum { MANY = 20000 };
    for (size_t i = 0; i < MANY; i++) grid[i] = ((double)i + 0.5) / MANY;
    pg_distribution_quantile(&all[k], grid, grid, MANY);
    for (size_t i = 1; i < MANY; i++) assert_true(grid[i] >= grid[i - 1]);
    /* the edges of cells, of the normal's pieces, the triangle's mode */
    check_rises_about(&all[k], 0.075);
    check_rises_about(&all[k], 0.925);
    check_rises_about(&all[k], 33.0 * 0x1p-32);
    check_rises_about(&all[k], 1.0 - 33.0 * 0x1p-32);
    for (double octave = 0x1p-24; octave < 0.5; octave *= 2.0)
      for (int i = 0; i < 4; i++) {
        check_rises_about(&all[k], octave * (1.0 + i / 4.0));
        check_rises_about(&all[k], 1.0 - octave * (1.0 + i / 4.0));
      }
    check_rises_about(&all[k], 0.5);
  }
}

static void bounds_of(const pg_distribution *d, double *low, double *high) {
  const double *p = d->parameters;
  *low = d->kind == PG_BETA || d->kind == PG_LOGNORMAL ? 0.0 : -INFINITY;
  *high = d->kind == PG_BETA ? 1.0 : INFINITY;
  if (d->kind == PG_UNIFORM) *low = p[0], *high = p[1];
  if (d->kind == PG_TRIANGULAR || d->kind == PG_PERT)
    *low = p[0], *high = p[2];
}

static void quantiles_stay_within_their_bounds(void **state) {
  (void)state;
  for (size_t k = 0; k < COUNT(all); k++) {
    double low, high;
    bounds_of(&all[k], &low, &high);
    for (size_t j = 0; j < COUNT(levels); j++) {
      double x = quantile(&all[k], levels[j]);
      assert_true(x >= low && x <= high && isfinite(x));
    }
    double last = quantile(&all[k], 1.0 - 0x1p-53);
    double first = quantile(&all[k], 0x1p-1022);
    assert_true(last >= low && last <= high && isfinite(last));
    assert_true(first >= low && first <= high && isfinite(first));
  }
}

/* Values of u that a stream gives, and some from far out. */
static void fill_levels(double *u, size_t count) {
  pg_stream s = pg_stream_named("levels", 6, 5);
  pg_stream_uniform(&s, 3, count, u);
  for (size_t i = 0; i < count; i += 17) u[i] *= 0x1p-20;
  for (size_t i = 5; i < count; i += 19) u[i] = 1.0 - u[i] * 0x1p-20;
  for (size_t i = 9; i < count; i += 23) u[i] = u[i] * 1e-11;
}

static void quantiles_alone_and_among_many_are_the_same_bits(void **state) {
  enum { MANY = 1000 };
  double u[MANY], together[MANY + 1];
  (void)state;
  fill_levels(u, MANY);
  for (size_t k = 0; k < COUNT(all); k++) {
    together[MANY] = -77.0;
    pg_distribution_quantile(&all[k], u, together, MANY);
    assert_true(together[MANY] == -77.0);
    for (size_t i = 0; i < MANY; i++) {
      double alone = quantile(&all[k], u[i]);
      assert_memory_equal(&alone, &together[i], sizeof alone);
    }
  }
}

/* In place, and cut at every small length, from every place in a vector. */
static void quantiles_cut_anywhere_and_in_place_are_the_same_bits(
    void **state) {
  enum { MANY = 600 };
  double u[MANY], whole[MANY], cut[MANY];
  (void)state;
  fill_levels(u, MANY);
  for (size_t k = 0; k < COUNT(all); k++) {
    pg_distribution_quantile(&all[k], u, whole, MANY);
    for (size_t step = 1; step < 300; step = step * 2 + 1) {
      memcpy(cut, u, sizeof cut);
      for (size_t i = 0; i < MANY; i += step) {
        size_t n = MANY - i < step ? MANY - i : step;
        pg_distribution_quantile(&all[k], cut + i, cut + i, n);
      }
      assert_memory_equal(cut, whole, sizeof cut);
    }
  }
}

static void quantiles_of_none_touch_nothing(void **state) {
  double out = 5.0;
  (void)state;
  for (size_t k = 0; k < COUNT(all); k++)
    pg_distribution_quantile(&all[k], &out, &out, 0);
  assert_true(out == 5.0);
}

static void quantiles_of_equal_bounds_are_the_bound(void **state) {
  const pg_distribution equal[] = {
      two(PG_UNIFORM, 0.1, 0.1),         two(PG_NORMAL, 0.1, 0.0),
      two(PG_LOGNORMAL, 0.1, 0.1),       three(PG_TRIANGULAR, 0.1, 0.1, 0.1),
      three(PG_PERT, 0.1, 0.1, 0.1),     two(PG_CHOICE, 0.1, 0.1),
  };
  (void)state;
  for (size_t k = 0; k < COUNT(equal); k++)
    for (size_t j = 0; j < COUNT(levels); j++)
      assert_true(quantile(&equal[k], levels[j]) == 0.1);
}

/* high - low is past the largest double, 1.797e308. */
static void quantiles_over_the_widest_range_are_finite(void **state) {
  const pg_distribution wide[] = {
      two(PG_UNIFORM, -1.7e308, 1.7e308),
      three(PG_TRIANGULAR, -1.7e308, 0.0, 1.7e308),
      three(PG_PERT, -1.7e308, 0.0, 1.7e308),
  };
  (void)state;
  for (size_t k = 0; k < COUNT(wide); k++) {
    assert_true(fabs(quantile(&wide[k], 0.5)) < 1e293);
    for (size_t j = 0; j < COUNT(levels); j++)
      assert_true(fabs(quantile(&wide[k], levels[j])) <= 1.7e308);
  }
  /* -1.7e308 + 3.4e308 * 3/4 */
  assert_close(quantile(&wide[0], 0.75), 0.85e308, 1e-15);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(elementary_functions_agree_with_libm),
      cmocka_unit_test(exponential_beyond_the_doubles_is_infinite_or_zero),
      cmocka_unit_test(normal_known_levels_give_known_quantiles),
      cmocka_unit_test(normal_median_is_the_mean_and_halves_mirror),
      cmocka_unit_test(normal_is_mean_plus_deviations),
      cmocka_unit_test(lognormal_percentiles_are_its_parameters),
      cmocka_unit_test(lognormal_is_the_exponential_of_a_normal),
      cmocka_unit_test(uniform_is_the_line_between_its_bounds),
      cmocka_unit_test(triangular_by_hand),
      cmocka_unit_test(triangular_with_the_mode_at_a_bound),
      cmocka_unit_test(choice_each_value_has_an_equal_share),
      cmocka_unit_test(choice_of_the_most_values_reaches_the_last),
      cmocka_unit_test(certain_is_its_value),
      cmocka_unit_test(beta_one_b_inverts_the_power),
      cmocka_unit_test(beta_a_one_is_the_root),
      cmocka_unit_test(beta_halves_is_the_squared_sine),
      cmocka_unit_test(beta_two_two_solves_the_cubic),
      cmocka_unit_test(beta_of_whole_shapes_inverts_the_binomial),
      cmocka_unit_test(beta_known_levels_give_known_quantiles),
      cmocka_unit_test(beta_mirrors_with_its_shapes_exchanged),
      cmocka_unit_test(beta_of_tiny_shapes_falls_to_the_ends),
      cmocka_unit_test(pert_is_a_beta_over_its_range),
      cmocka_unit_test(moments_of_bounded_kinds_are_the_closed_forms),
      cmocka_unit_test(moments_of_unbounded_kinds_are_the_closed_forms),
      cmocka_unit_test(moments_of_sampled_pert_are_near_the_closed_forms),
      cmocka_unit_test(quantiles_never_fall_as_u_grows),
      cmocka_unit_test(quantiles_stay_within_their_bounds),
      cmocka_unit_test(quantiles_alone_and_among_many_are_the_same_bits),
      cmocka_unit_test(quantiles_cut_anywhere_and_in_place_are_the_same_bits),
      cmocka_unit_test(quantiles_of_none_touch_nothing),
      cmocka_unit_test(quantiles_of_equal_bounds_are_the_bound),
      cmocka_unit_test(quantiles_over_the_widest_range_are_finite),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
