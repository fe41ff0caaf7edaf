/*
** Cumulative distributions, truncated ones, choices with shares and data:
** against closed forms worked out here, libm's erfc, and scipy 1.10.1 where a
** comment says so.
*/
#include "check.h"
#include "distributions.h"

#include <stdlib.h>
#include <string.h>

#include "run/inverse.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static double quantile(const pg_distribution *d, double u) {
  double out;
  pg_distribution_quantile(d, &u, &out, 1);
  return out;
}

static pg_distribution within(pg_distribution d, double least, double most) {
  d.bounds = (least > -INFINITY ? PG_BOUND_LOW : 0) |
             (most < INFINITY ? PG_BOUND_HIGH : 0);
  if (least > -INFINITY) d.least = least;
  if (most < INFINITY) d.most = most;
  return d;
}

/* ---- cumulative distributions ---- */

/* erfc(-x / sqrt 2) / 2.  Its argument, rounded, is off by 2^-53 of itself,
** which moves the tail by x^2 as much. */
static void normal_below_agrees_with_erfc(void **state) {
  (void)state;
  for (double x = -37.0; x < 8.3; x += 0.00137) {
    double expected = 0.5 * erfc(-x * 0.70710678118654752440);
    assert_close(pg__normal_below(x), expected, 8e-16 * (1.0 + x * x));
  }
  assert_true(pg__normal_below(0.0) == 0.5);
  assert_true(pg__normal_below(-INFINITY) == 0.0);
  assert_true(pg__normal_below(INFINITY) == 1.0);
  assert_true(pg__normal_below(-50.0) == 0.0);
}

/* Where its three ways meet there is no step down. */
static void normal_below_never_falls(void **state) {
  static const double meetings[] = {0.67448975, 5.656854249492380195, 0.0};
  (void)state;
  for (size_t i = 0; i < COUNT(meetings); i++)
    for (int side = -1; side <= 1; side += 2) {
      double x = side * meetings[i] - 1e-9, last = 0.0;
      for (int step = 0; step < 2000; step++, x += 1e-12) {
        double y = pg__normal_below(x);
        assert_true(y >= last - 3e-16 * y);
        last = y;
      }
    }
}

/* I_x(2, 3) = 6 x^2 - 8 x^3 + 3 x^4; I_x(1, b) = 1 - (1 - x)^b; I_x(a, 1) = x^a;
** I_x(1/2, 1/2) = 2/pi asin sqrt x. */
static void beta_below_agrees_with_closed_forms(void **state) {
  (void)state;
  for (double x = 0.001; x < 1.0; x += 0.0037) {
    double square = x * x;
    assert_close(pg__beta_below(2.0, 3.0, x),
                 square * (6.0 - 8.0 * x + 3.0 * square), 1e-13);
    assert_close(pg__beta_below(1.0, 7.0, x), 1.0 - pow(1.0 - x, 7.0), 1e-13);
    assert_close(pg__beta_below(0.3, 1.0, x), pow(x, 0.3), 1e-13);
    assert_close(pg__beta_below(0.5, 0.5, x), asin(sqrt(x)) * 0.6366197723675814,
                 1e-13);
  }
  assert_true(pg__beta_below(2.0, 3.0, 0.0) == 0.0);
  assert_true(pg__beta_below(2.0, 3.0, -1.0) == 0.0);
  assert_true(pg__beta_below(2.0, 3.0, 1.0) == 1.0);
}

static const pg_distribution all[] = {
    GIVEN(PG_UNIFORM, 2, -1.0, 2.5),        GIVEN(PG_NORMAL, 2, 10.0, 3.0),
    GIVEN(PG_LOGNORMAL, 2, 2.0, 8.0),       GIVEN(PG_TRIANGULAR, 3, 1.0, 2.0, 5.0),
    GIVEN(PG_TRIANGULAR, 3, 0.0, 0.0, 1.0), GIVEN(PG_TRIANGULAR, 3, 0.0, 1.0, 1.0),
    GIVEN(PG_PERT, 3, 1.0, 2.0, 5.0),       GIVEN(PG_PERT, 3, -2.0, -2.0, 1.0),
    GIVEN(PG_BETA, 2, 2.0, 2.0),            GIVEN(PG_BETA, 2, 0.5, 0.5),
    GIVEN(PG_BETA, 2, 0.3, 12.0),           GIVEN(PG_BETA, 2, 300.0, 700.0)};

/* The quantile's own error moves what is below it: 1e-13 of x is 1e-11 of u
** where the density is steep. */
static void below_a_quantile_is_its_share(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(all); i++)
    for (double u = 0.0005; u < 1.0; u += 0.0213)
      assert_close(pg_distribution_below(&all[i], quantile(&all[i], u)), u,
                   1e-11);
}

static void below_the_least_and_most_is_nothing_and_all(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(all); i++) {
    assert_true(pg_distribution_below(&all[i], -1e300) == 0.0);
    assert_true(pg_distribution_below(&all[i], 1e300) == 1.0);
    assert_true(pg_distribution_below(&all[i], -INFINITY) == 0.0);
    assert_true(pg_distribution_below(&all[i], INFINITY) == 1.0);
    assert_true(isnan(pg_distribution_below(&all[i], NAN)));
  }
}

/* With no spread all is at one value. */
static void below_a_single_value_is_a_step(void **state) {
  static const pg_distribution points[] = {
      GIVEN(PG_CERTAIN, 1, 3.5),       GIVEN(PG_UNIFORM, 2, 3.5, 3.5),
      GIVEN(PG_NORMAL, 2, 3.5, 0.0),   GIVEN(PG_LOGNORMAL, 2, 3.5, 3.5),
      GIVEN(PG_PERT, 3, 3.5, 3.5, 3.5), GIVEN(PG_TRIANGULAR, 3, 3.5, 3.5, 3.5)};
  (void)state;
  for (size_t i = 0; i < COUNT(points); i++) {
    assert_true(pg_distribution_below(&points[i], 3.4999999) == 0.0);
    assert_true(pg_distribution_below(&points[i], 3.5) == 1.0);
    assert_true(pg_distribution_below(&points[i], 3.6) == 1.0);
  }
}

/* ---- truncated ---- */

/* 1 .. 5 within 2 .. 3 is 2 .. 3.  triangular(0, 0, 1) has 1 - (1 - x)^2 below
** x; from 1/2 on 1/4 is left, so x = 1 - sqrt((1 - u) / 4). */
static void truncated_of_closed_form(void **state) {
  pg_distribution flat = within((pg_distribution)GIVEN(PG_UNIFORM, 2, 1.0, 5.0),
                                2.0, 3.0);
  pg_distribution slope = within(
      (pg_distribution)GIVEN(PG_TRIANGULAR, 3, 0.0, 0.0, 1.0), 0.5, INFINITY);
  (void)state;
  for (double u = 0.01; u < 1.0; u += 0.01) {
    assert_close(quantile(&flat, u), 2.0 + u, 1e-15);
    assert_close(quantile(&slope, u), 1.0 - sqrt((1.0 - u) / 4.0), 1e-14);
    assert_close(pg_distribution_below(&flat, 2.0 + u), u, 1e-13);
    assert_close(pg_distribution_below(&slope, 1.0 - sqrt((1.0 - u) / 4.0)), u,
                 1e-13);
  }
}

/* scipy: d.ppf(F(a) + (F(b) - F(a)) u) for u = 0.05, 0.5, 0.95. */
static void truncated_known_ones(void **state) {
  static const struct {
    pg_distribution d;
    double least, most, known[3];
  } rows[] = {
      {GIVEN(PG_NORMAL, 2, 5, 1), 2, 8,
       {3.366813681085513, 5.0, 6.633186318914487}},
      {GIVEN(PG_NORMAL, 2, 0, 1), 1, INFINITY,
       {1.0333396406805635, 1.4096087092934537, 2.411994395787202}},
      {GIVEN(PG_BETA, 2, 2.5, 4), 0.2, 0.5,
       {0.216803470895881, 0.3476497119637334, 0.48251286983024483}},
      {GIVEN(PG_PERT, 3, 1, 2, 7), 2, 4,
       {2.0735786990563936, 2.783153233636726, 3.8205970636998967}}};
  static const double shares[] = {0.05, 0.5, 0.95};
  (void)state;
  for (size_t i = 0; i < COUNT(rows); i++) {
    pg_distribution d = within(rows[i].d, rows[i].least, rows[i].most);
    for (size_t j = 0; j < 3; j++)
      assert_close(quantile(&d, shares[j]), rows[i].known[j], 1e-12);
  }
}

/* Every kind between its own tenth and ninth tenths: what is below a quantile is
** u; none is beyond a bound; the quantiles rise. */
static void truncated_stays_within_and_keeps_its_shares(void **state) {
  (void)state;
  for (size_t i = 0; i < COUNT(all); i++) {
    pg_distribution d = within(all[i], quantile(&all[i], 0.1),
                               quantile(&all[i], 0.9));
    double last = -INFINITY;
    for (double u = 0x1p-33; u < 1.0; u += 0.0123) {
      double x = quantile(&d, u), whole = 0.1 + 0.8 * u;
      assert_true(x >= d.least && x <= d.most && x >= last);
      assert_close(x, quantile(&all[i], whole), 1e-9);
      assert_true(fabs(pg_distribution_below(&d, x) - u) < 1e-10);
      last = x;
    }
    assert_true(quantile(&d, 1.0 - 0x1p-53) <= d.most);
    assert_true(pg_distribution_below(&d, d.most) == 1.0);
    assert_true(pg_distribution_below(&d, nextafter(d.least, -INFINITY)) == 0.0);
  }
}

/* ---- choices with shares ---- */

static void shares_are_kept_in_rising_order(void **state) {
  pg_distribution d =
      GIVEN(PG_WEIGHTED, 8, 4.0, 0.25, 1.0, 0.5, 9.0, 0.0, 2.0, 0.25);
  (void)state;
  assert_true(quantile(&d, 0x1p-33) == 1.0);
  assert_true(quantile(&d, 0.4999999) == 1.0);
  assert_true(quantile(&d, 0.5) == 2.0);
  assert_true(quantile(&d, 0.7499999) == 2.0);
  assert_true(quantile(&d, 0.75) == 4.0);
  assert_true(quantile(&d, 1.0 - 0x1p-53) == 4.0); /* never the 9 of share 0 */
  assert_true(pg_distribution_below(&d, 0.99) == 0.0);
  assert_true(pg_distribution_below(&d, 1.0) == 0.5);
  assert_true(pg_distribution_below(&d, 3.9) == 0.75);
  assert_true(pg_distribution_below(&d, 4.0) == 1.0);
}

static void choices_within_bounds_leave_the_others_out(void **state) {
  pg_distribution even = GIVEN(PG_CHOICE, 5, 5.0, 1.0, 4.0, 2.0, 3.0);
  pg_distribution shared =
      GIVEN(PG_WEIGHTED, 6, 1.0, 0.5, 2.0, 0.3, 4.0, 0.2);
  (void)state;
  even = within(even, 2.0, 4.0); /* 2, 3 and 4, a third each */
  assert_true(quantile(&even, 0.01) == 2.0);
  assert_true(quantile(&even, 0.34) == 3.0);
  assert_true(quantile(&even, 0.99) == 4.0);
  assert_close(pg_distribution_below(&even, 3.0), 2.0 / 3.0, 1e-15);
  shared = within(shared, 1.5, INFINITY); /* 2 and 4, as 3 to 2 */
  assert_true(quantile(&shared, 0.59999) == 2.0);
  assert_true(quantile(&shared, 0.60001) == 4.0);
}

/* Shares that come to 1 with an error of rounding still reach their last. */
static void sixteen_shares_reach_the_last(void **state) {
  pg_distribution d = {.kind = PG_WEIGHTED, .count = 32};
  (void)state;
  for (int i = 0; i < 16; i++) {
    d.parameters[2 * i] = i;
    d.parameters[2 * i + 1] = i < 15 ? 1.0 / 15.0 : 0.0;
  }
  for (int i = 0; i < 15; i++)
    assert_true(quantile(&d, (i + 0.5) / 15.0) == (double)i);
  assert_true(quantile(&d, 1.0 - 0x1p-53) == 14.0);
}

/* ---- data ---- */

static void data_are_drawn_with_equal_shares(void **state) {
  static const double values[] = {1.0, 2.0, 2.0, 7.0, 8.0};
  pg_distribution d = {.kind = PG_DATA, .values = values, .value_count = 5};
  double u[] = {0x1p-33, 0.1999, 0.2, 0.5, 0.6, 0.79, 0.8, 1.0 - 0x1p-53};
  static const double expected[] = {1.0, 1.0, 2.0, 2.0, 7.0, 7.0, 8.0, 8.0};
  (void)state;
  pg_distribution_quantile(&d, u, u, COUNT(u));
  assert_memory_equal(u, expected, sizeof expected);
  assert_true(pg_distribution_below(&d, 0.9) == 0.0);
  assert_close(pg_distribution_below(&d, 2.0), 0.6, 1e-15);
  assert_close(pg_distribution_below(&d, 7.9), 0.8, 1e-15);
  assert_true(pg_distribution_below(&d, 8.0) == 1.0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(normal_below_agrees_with_erfc),
      cmocka_unit_test(normal_below_never_falls),
      cmocka_unit_test(beta_below_agrees_with_closed_forms),
      cmocka_unit_test(below_a_quantile_is_its_share),
      cmocka_unit_test(below_the_least_and_most_is_nothing_and_all),
      cmocka_unit_test(below_a_single_value_is_a_step),
      cmocka_unit_test(truncated_of_closed_form),
      cmocka_unit_test(truncated_known_ones),
      cmocka_unit_test(truncated_stays_within_and_keeps_its_shares),
      cmocka_unit_test(shares_are_kept_in_rising_order),
      cmocka_unit_test(choices_within_bounds_leave_the_others_out),
      cmocka_unit_test(sixteen_shares_reach_the_last),
      cmocka_unit_test(data_are_drawn_with_equal_shares),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
