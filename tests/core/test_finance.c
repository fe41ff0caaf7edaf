/*
** The builders of finance against hand computations, each beside its derivation.
*/
#include <stdio.h>

#include "graphs.h"
#include "perigee/finance.h"

static pg_expr *kept(model *m, pg_status status, pg_expr *out,
                     const char *unit) {
  return turned(m, settle(m, status, out), unit);
}

/* The value of what was built, which has folded. */
static double folded(model *m, pg_status status, pg_expr *out,
                     const char *unit) {
  pg_expr *expr = kept(m, status, out, unit);
  assert_int_equal(pg_expr_op(expr), PG_CONSTANT);
  return pg_expr_value(expr);
}

static pg_rate yearly(model *m, double percent) {
  pg_rate rate = {number(m, percent, "%/year"), NULL};
  return rate;
}

static pg_rate monthly(model *m, double percent) {
  pg_rate rate = {number(m, percent, "%/month"), number(m, 1, "month")};
  return rate;
}

static const pg_rate no_rate = {NULL, NULL};

/* ----- rates ----- */

typedef pg_status over_time(pg_rate rate, pg_expr *time, pg_expr **out,
                            pg_error *error);

static double after(model *m, over_time *build, pg_rate rate, double months) {
  pg_expr *out = NULL;
  pg_status status = build(rate, number(m, months, "month"), &out, &m->error);
  return folded(m, status, out, "1");
}

/* 21 % in a year is 10 % in half of one, for 1.1^2 = 1.21; and 3 % a month, said by
** the month, 1.03^12 in a year. */
static void a_rate_compounds_over_its_period(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(after(&m, pg_finance_growth, yearly(&m, 21), 12), 1.21, 1e-14);
  assert_close(after(&m, pg_finance_growth, yearly(&m, 21), 6), 1.1, 1e-14);
  assert_true(after(&m, pg_finance_growth, yearly(&m, 21), 0) == 1);
  assert_true(after(&m, pg_finance_growth, no_rate, 60) == 1);
  assert_close(after(&m, pg_finance_growth, monthly(&m, 3), 12),
               1.4257608868461793, 1e-14); /* bc: 1.03^12 */
  model_close(&m);
}

/* 1/1.21 after a year; and 19 % a year less is 10 % in half of one: 0.9^2 = 0.81. */
static void discounts_and_falling_prices_fall(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(after(&m, pg_finance_discount, yearly(&m, 21), 12), 1 / 1.21,
               1e-14);
  assert_close(after(&m, pg_finance_falling, yearly(&m, 19), 6), 0.9, 1e-14);
  assert_close(after(&m, pg_finance_falling, yearly(&m, 19), 24), 0.6561, 1e-14);
  assert_close(after(&m, pg_finance_falling, yearly(&m, -21), 6), 1.1, 1e-14);
  model_close(&m);
}

/* 40 % a year without compounding is 1.2 after half a year, 2.2 after three. */
static void linear_growth_adds(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *rate = number(&m, 40, "%/year");
  pg_status status =
      pg_finance_linear(rate, number(&m, 6, "month"), &out, &m.error);
  assert_close(folded(&m, status, out, "1"), 1.2, 1e-14);
  status = pg_finance_linear(rate, number(&m, 3, "year"), &out, &m.error);
  assert_close(folded(&m, status, out, "1"), 2.2, 1e-14);
  model_close(&m);
}

/* Halving in 18 months: a quarter after 3 years, 1/sqrt 2 after 9 months. */
static void halving_halves(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *half = number(&m, 18, "month");
  pg_status status =
      pg_finance_halving(half, number(&m, 3, "year"), &out, &m.error);
  assert_close(folded(&m, status, out, "1"), 0.25, 1e-14);
  status = pg_finance_halving(half, number(&m, 9, "month"), &out, &m.error);
  assert_close(folded(&m, status, out, "1"), sqrt(0.5), 1e-14);
  model_close(&m);
}

static double ramp_at(model *m, double time, double start, double finish) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_ramp(number(m, time, "month"),
                                     number(m, start, "month"),
                                     number(m, finish, "month"), &out, &m->error);
  return folded(m, status, out, "1");
}

/* From month 3 to 9: a third of the way after 5; before 0, after 1. */
static void a_ramp_is_straight_between_its_ends(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_true(ramp_at(&m, 0, 3, 9) == 0 && ramp_at(&m, 3, 3, 9) == 0);
  assert_close(ramp_at(&m, 5, 3, 9), 1. / 3, 1e-14);
  assert_true(ramp_at(&m, 9, 3, 9) == 1 && ramp_at(&m, 40, 3, 9) == 1);
  assert_true(ramp_at(&m, 3.99, 4, 4) == 0 && ramp_at(&m, 4, 4, 4) == 1);
  model_close(&m);
}

static double logistic_at(model *m, double time) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_logistic(number(m, time, "month"),
                                         number(m, 12, "month"),
                                         number(m, 8, "month"), &out, &m->error);
  return folded(m, status, out, "1");
}

/* 81^(1/2) = 9: half a rise before the half it is 1/(1 + 9), half a rise after it
** 9/10; a whole rise after it 81/82.  Far off it is 0 and 1, and no error. */
static void a_logistic_rises_from_a_tenth_to_nine(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(logistic_at(&m, 12), 0.5, 1e-14);
  assert_close(logistic_at(&m, 8), 0.1, 1e-14);
  assert_close(logistic_at(&m, 16), 0.9, 1e-14);
  assert_close(logistic_at(&m, 20), 81. / 82, 1e-14);
  assert_true(logistic_at(&m, -1e9) < 1e-300 && logistic_at(&m, 1e9) == 1);
  model_close(&m);
}

/* Growing and being discounted at one rate is staying; and more time is more. */
static void rates_undo_each_other(void **state) {
  uint64_t random = 3;
  (void)state;
  for (int i = 0; i < 300; i++) {
    model m;
    model_open(&m);
    double percent = 1 + (double)random_below(&random, 300);
    double months = 1 + (double)random_below(&random, 100);
    pg_rate rate = yearly(&m, percent);
    double grown = after(&m, pg_finance_growth, rate, months);
    assert_close(grown * after(&m, pg_finance_discount, rate, months), 1, 1e-12);
    assert_true(after(&m, pg_finance_growth, rate, months + 1) > grown);
    double fallen = 100 * percent / (100 + percent); /* 1 - f = 1 / (1 + r) */
    assert_close(grown * after(&m, pg_finance_falling, yearly(&m, fallen),
                               months), 1, 1e-12);
    model_close(&m);
  }
}

/* ----- flows ----- */

#define MOST 40

typedef struct money {
  pg_expr *flows[MOST];
  pg_flows of;
} money;

static void flows_of(model *m, money *made, const double *values,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    made->flows[i] = number(m, values[i], "USD");
  made->of = (pg_flows){made->flows, count, NULL, NULL, false};
}

static double present(model *m, const pg_flows *of, pg_rate rate) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_present(of, rate, &out, &m->error);
  return folded(m, status, out, "USD");
}

/* 10 % a month: 110 at the end of month 1 and 121 of month 2 are 100 each now; at the
** beginnings 110 and 110.  133.1 at the end of month 3 are 100 more. */
static void flows_are_worth_less_the_later(void **state) {
  static const double values[] = {110, 121, 0};
  model m;
  money made;
  (void)state;
  model_open(&m);
  flows_of(&m, &made, values, 3);
  assert_close(present(&m, &made.of, monthly(&m, 10)), 200, 1e-13);
  made.of.begin = true;
  assert_close(present(&m, &made.of, monthly(&m, 10)), 220, 1e-13);
  made.of.last = number(&m, 133.1, "USD");
  assert_close(present(&m, &made.of, monthly(&m, 10)), 320, 1e-13);
  made.of.begin = false;
  made.of.now = number(&m, -250, "USD");
  assert_close(present(&m, &made.of, monthly(&m, 10)), 50, 1e-13);
  assert_close(present(&m, &made.of, no_rate), 110 + 121 + 133.1 - 250, 1e-13);
  model_close(&m);
}

/* One month alone: at its end, and at its beginning, where no rate matters. */
static void one_month_is_enough(void **state) {
  static const double values[] = {110};
  model m;
  money made;
  (void)state;
  model_open(&m);
  flows_of(&m, &made, values, 1);
  assert_close(present(&m, &made.of, monthly(&m, 10)), 100, 1e-13);
  made.of.begin = true;
  assert_true(present(&m, &made.of, monthly(&m, 10)) == 110);
  model_close(&m);
}

/* ----- loans ----- */

static pg_loan loan_of(model *m, double principal, pg_rate rate,
                       double months) {
  pg_loan loan = {.principal = number(m, principal, "USD"), .rate = rate,
                  .term = number(m, months, "month")};
  return loan;
}

static double instalment(model *m, const pg_loan *loan) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_instalment(loan, &out, &m->error);
  return folded(m, status, out, "USD/month");
}

static double balance(model *m, const pg_loan *loan, double months) {
  pg_expr *out = NULL;
  pg_status status =
      pg_finance_balance(loan, number(m, months, "month"), &out, &m->error);
  return folded(m, status, out, "USD");
}

/* 10 % a month, 2 months: 1/1.1 + 1/1.21 = 2.1/1.21, so 210 are paid back by 121
** twice: 210 is 231 with interest, less 121 is 110, and that 121 with interest.  At
** the beginnings 110 twice. */
static void a_loan_is_paid_back_in_equal_parts(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_loan loan = loan_of(&m, 210, monthly(&m, 10), 2);
  assert_close(instalment(&m, &loan), 121, 1e-13);
  assert_close(balance(&m, &loan, 0), 210, 1e-13);
  assert_close(balance(&m, &loan, 1), 110, 1e-13);
  assert_true(balance(&m, &loan, 2) == 0 && balance(&m, &loan, 7) == 0);
  loan.begin = true;
  assert_close(instalment(&m, &loan), 110, 1e-13);
  assert_close(balance(&m, &loan, 1), 110, 1e-13);
  model_close(&m);
}

/* With 121 still owed at the end, 100 of the 210 are paid by it: the rest takes
** 110 * 1.21/2.1. */
static void a_balloon_is_left_to_the_end(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_loan loan = loan_of(&m, 210, monthly(&m, 10), 2);
  loan.balloon = number(&m, 121, "USD");
  assert_close(instalment(&m, &loan), 110 * 1.21 / 2.1, 1e-13);
  assert_close(balance(&m, &loan, 1), 231 - 110 * 1.21 / 2.1, 1e-13);
  assert_true(balance(&m, &loan, 2) == 0);
  model_close(&m);
}

/* Without interest 360 over 36 months are 10; and with hardly any just more: of
** i = 10^-12 a month A = P/n (1 + (n + 1) i / 2), which the plain formula misses in
** the fifth digit. */
static void no_interest_divides(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_loan loan = loan_of(&m, 360, no_rate, 36);
  assert_true(instalment(&m, &loan) == 10);
  loan.rate = monthly(&m, 0);
  assert_true(instalment(&m, &loan) == 10);
  loan.rate = monthly(&m, 1e-10);
  assert_close(instalment(&m, &loan), 10 * (1 + 18.5e-12), 1e-14);
  model_close(&m);
}

/* Where the series ends and the formula begins, the two are one: of a loan over n
** months with |i| n a little below and above 10^-4. */
static void small_interest_has_no_seam(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (int n = 1; n <= 480; n += 37) {
    double below = 0.00999 / n, above = 0.01001 / n; /* % a month */
    pg_loan loan = loan_of(&m, 1, monthly(&m, below), n);
    double first = instalment(&m, &loan);
    loan.rate = monthly(&m, above);
    double growth = (above - below) / 100 * (n + 1) / 2 / n; /* of A, times n */
    assert_close(instalment(&m, &loan) - first, growth, 2e-3);
    model_forget(&m, 0);
  }
  model_close(&m);
}

/* 300,000 at a nominal 6 %/year, monthly, over 30 years: 1,798.65 (the example of
** every table of mortgages; bc -l: 300000*0.005/(1-1.005^-360) = 1798.6515754582...). */
static void a_mortgage_is_as_tables_have_it(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_loan loan = loan_of(&m, 300000, monthly(&m, 0.5), 360);
  assert_close(instalment(&m, &loan), 1798.6515754582708, 1e-12);
  model_close(&m);
}

/* What is lent is what its instalments are worth, flow by flow as by the annuity; and
** each month the debt grows by its interest and falls by the instalment. */
static void a_loan_is_worth_its_instalments(void **state) {
  uint64_t random = 5;
  (void)state;
  for (int i = 0; i < 200; i++) {
    model m;
    money made;
    double values[MOST];
    model_open(&m);
    size_t n = 1 + random_below(&random, MOST - 1);
    double percent = (double)random_below(&random, 80) - 20;
    pg_loan loan = loan_of(&m, 1000, yearly(&m, percent), (double)n);
    if (i % 3 == 0) loan.balloon = number(&m, 100, "USD");
    loan.begin = i % 2;
    double paid = instalment(&m, &loan);
    for (size_t k = 0; k < n; k++) values[k] = paid;
    flows_of(&m, &made, values, n);
    made.of.begin = loan.begin;
    made.of.last = loan.balloon;
    assert_close(present(&m, &made.of, loan.rate), 1000, 1e-9);
    double q = pow(1 + percent / 100, 1. / 12), owed = 1000;
    for (size_t k = 1; k < n; k++) {
      owed = loan.begin ? (owed - paid) * q : owed * q - paid;
      assert_close(balance(&m, &loan, (double)k), owed, 1e-8);
    }
    model_close(&m);
  }
}

/* 121 USD/month for 2 months at 10 % a month are the 210 above; 1452 USD/year are the
** same payment. */
static void an_annuity_undoes_the_instalment(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *term = number(&m, 2, "month");
  pg_status status = pg_finance_annuity(number(&m, 1452, "USD/year"),
                                        monthly(&m, 10), term, false, &out,
                                        &m.error);
  assert_close(folded(&m, status, out, "USD"), 210, 1e-13);
  status = pg_finance_annuity(number(&m, 110, "USD/month"), monthly(&m, 10),
                              term, true, &out, &m.error);
  assert_close(folded(&m, status, out, "USD"), 210, 1e-13);
  model_close(&m);
}

/* ----- returns ----- */

static double irr(model *m, const pg_flows *of) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_irr(of, &out, &m->error);
  return folded(m, status, out, "1/year");
}

/* 100 now for 121 in 24 months is 10 % a year; 210 now for 121 twice 10 % a month,
** 1.1^12 - 1 a year; 100 now for 50 in a year, half is lost. */
static void a_return_is_where_the_present_value_is_nothing(void **state) {
  double values[24] = {0};
  model m;
  money made;
  (void)state;
  model_open(&m);
  values[23] = 121;
  flows_of(&m, &made, values, 24);
  made.of.now = number(&m, -100, "USD");
  assert_close(irr(&m, &made.of), 0.1, 1e-13);
  values[0] = values[1] = 121;
  flows_of(&m, &made, values, 2);
  made.of.now = number(&m, -210, "USD");
  assert_close(irr(&m, &made.of), pow(1.1, 12) - 1, 1e-12);
  made.of.begin = true; /* 121 at once, 121 in a month: 89 - 121 v, v = 89/121 */
  assert_close(irr(&m, &made.of), pow(121. / 89, 12) - 1, 1e-12);
  values[0] = 0, values[11] = 50, values[1] = 0;
  flows_of(&m, &made, values, 12);
  made.of.now = number(&m, -100, "USD");
  assert_close(irr(&m, &made.of), -0.5, 1e-13);
  model_close(&m);
}

static void flows_of_one_sign_have_no_return(void **state) {
  static const double values[] = {1, 2, 3}, none[] = {0, 0, 0};
  model m;
  money made;
  (void)state;
  model_open(&m);
  flows_of(&m, &made, values, 3);
  assert_true(irr(&m, &made.of) == INFINITY);
  flows_of(&m, &made, none, 3);
  assert_true(irr(&m, &made.of) == INFINITY);
  made.of.begin = true;
  made.of.count = 1;
  assert_true(irr(&m, &made.of) == INFINITY);
  model_close(&m);
}

/* The present value at the rate of return is nothing, whatever the flows. */
static void returns_are_roots(void **state) {
  uint64_t random = 9;
  (void)state;
  for (int i = 0; i < 100; i++) {
    model m;
    money made;
    double values[MOST], sum = 0;
    model_open(&m);
    size_t n = 2 + random_below(&random, MOST - 2);
    for (size_t k = 0; k < n; k++)
      sum += values[k] = (double)random_below(&random, 100) + 1;
    flows_of(&m, &made, values, n);
    made.of.begin = i % 2;
    double spent = sum * (0.5 + (double)random_below(&random, 100) / 100);
    if (made.of.begin && spent < values[0]) spent = values[0] + 1;
    made.of.now = number(&m, -spent, "USD");
    double rate = irr(&m, &made.of);
    double left = present(&m, &made.of, yearly(&m, 100 * rate));
    assert_true(fabs(left) < 1e-10 * sum);
    model_close(&m);
  }
}

/* d rate / d flow: 100 now for x in 12 months is x/100 - 1 a year, 1/100 of a year's
** rate for a dollar more; bisection alone would say 0. */
static void a_return_moves_with_its_flows(void **state) {
  pg_expr *flows[12];
  model m;
  pg_expr *out = NULL;
  double value, slope;
  pg_run run = {.samples = 1, .seed = 1, .threads = 1};
  (void)state;
  model_open(&m);
  for (int i = 0; i < 11; i++) flows[i] = number(&m, 0, "USD");
  pg_expr *x = flows[11] = figure(&m, "x", "120 to 130 USD");
  pg_flows of = {flows, 12, number(&m, -100, "USD"), NULL, false};
  assert_int_equal(pg_finance_irr(&of, &out, &m.error), PG_OK);
  out = turned(&m, model_keep(&m, out), "1/year");
  pg_tape *tape = tape_of(&out, 1);
  assert_int_equal(pg_gradient(tape, &run, 0, &x, 1, PG_SAMPLE_POINT, 1, &value,
                               &slope), PG_OK);
  assert_close(value, sqrt(120. * 130) / 100 - 1, 1e-12);
  assert_close(slope, 0.01, 1e-9);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- what is left of a price ----- */

static pg_asset box(model *m, double months) {
  pg_asset asset = {number(m, 1000, "USD"), number(m, 160, "USD"),
                    number(m, 4, "year"), number(m, months, "month")};
  return asset;
}

/* 1000 falls to 160 in 48 months: 17.5 a month.  By a declining balance to
** 1000 sqrt 0.16 = 400 after half of them. */
static void a_price_falls_to_its_residual(void **state) {
  static const double ages[] = {0, 1, 24, 48, 60}, left[] = {1000, 982.5, 580, 160,
                                                            160};
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < 5; i++) {
    pg_asset asset = box(&m, ages[i]);
    pg_status status = pg_finance_straight(&asset, &out, &m.error);
    assert_close(folded(&m, status, out, "USD"), left[i], 1e-13);
  }
  pg_asset asset = box(&m, 24);
  pg_status status = pg_finance_declining(&asset, no_rate, &out, &m.error);
  assert_close(folded(&m, status, out, "USD"), 400, 1e-13);
  asset.residual = NULL;
  status = pg_finance_straight(&asset, &out, &m.error);
  assert_close(folded(&m, status, out, "USD"), 500, 1e-13);
  model_close(&m);
}

/* 40 % a year off what is left: 600, 360, 216, and never below 300. */
static void a_declining_balance_takes_its_share(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_asset asset = {number(&m, 1000, "USD"), NULL, NULL, number(&m, 3, "year")};
  pg_status status =
      pg_finance_declining(&asset, yearly(&m, 40), &out, &m.error);
  assert_close(folded(&m, status, out, "USD"), 216, 1e-13);
  asset.residual = number(&m, 300, "USD");
  status = pg_finance_declining(&asset, yearly(&m, 40), &out, &m.error);
  assert_close(folded(&m, status, out, "USD"), 300, 1e-13);
  assert_int_equal(pg_finance_declining(&asset, no_rate, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "a declining balance wants a rate, or a "
                      "residual and a life");
  model_close(&m);
}

/* ----- one stream against another ----- */

typedef struct pair {
  pg_expr *one[MOST], *other[MOST];
  pg_streams of;
} pair;

static void pair_of(model *m, pair *made, const double *one,
                    const double *other, size_t count) {
  for (size_t i = 0; i < count; i++) {
    made->one[i] = number(m, one[i], "USD/month");
    made->other[i] = number(m, other[i], "USD/month");
  }
  made->of = (pg_streams){made->one, made->other, count};
}

static double payback(model *m, const pg_streams *of) {
  pg_expr *out = NULL;
  pg_status status = pg_finance_payback(of, &out, &m->error);
  return folded(m, status, out, "1");
}

static double crossing(model *m, const pg_streams *of, double nth) {
  pg_expr *out = NULL, *times = nth > 0 ? plain(m, nth) : NULL;
  pg_status status = pg_finance_crossing(of, times, &out, &m->error);
  return folded(m, status, out, "1");
}

/* Sums of one 10, 11, 12, 13 against 4, 8, 12, 16: at it in month 3, below in 4. */
static void an_investment_is_paid_back(void **state) {
  static const double one[] = {10, 1, 1, 1}, other[] = {4, 4, 4, 4};
  model m;
  pair made;
  (void)state;
  model_open(&m);
  pair_of(&m, &made, one, other, 4);
  assert_true(payback(&m, &made.of) == 3);
  assert_true(crossing(&m, &made.of, 0) == 4 && crossing(&m, &made.of, 1) == 4);
  assert_true(crossing(&m, &made.of, 2) == INFINITY);
  made.of.count = 2;
  assert_true(payback(&m, &made.of) == INFINITY);
  assert_true(crossing(&m, &made.of, 1) == INFINITY);
  pair_of(&m, &made, other, one, 4);
  assert_true(payback(&m, &made.of) == 0);
  assert_true(crossing(&m, &made.of, 1) == INFINITY);
  model_close(&m);
}

/* Sums of one less those of the other: 2, -1, 0, -1, 3, 0, -2: below in month 2, not
** again in 4, for the 0 between does not count; and in 7 for the second time.  The
** other comes to be below in month 5. */
static void crossings_are_counted(void **state) {
  static const double one[] = {2, 0, 1, 0, 4, 0, 0},
                      other[] = {0, 3, 0, 1, 0, 3, 2};
  model m;
  pair made;
  (void)state;
  model_open(&m);
  pair_of(&m, &made, one, other, 7);
  assert_true(crossing(&m, &made.of, 1) == 2 && crossing(&m, &made.of, 2) == 7);
  assert_true(crossing(&m, &made.of, 3) == INFINITY);
  assert_true(payback(&m, &made.of) == 2);
  pair_of(&m, &made, other, one, 7);
  assert_true(crossing(&m, &made.of, 1) == 5);
  assert_true(crossing(&m, &made.of, 2) == INFINITY);
  assert_true(payback(&m, &made.of) == 0);
  model_close(&m);
}

/* 0.1 three times is not 0.3 to the last bit, and yet the same. */
static void rounding_crosses_nothing(void **state) {
  static const double one[] = {0.1, 0.1, 0.1, 0.1}, other[] = {0, 0, 0.3, 0.1};
  model m;
  pair made;
  (void)state;
  model_open(&m);
  pair_of(&m, &made, one, other, 4);
  assert_true(payback(&m, &made.of) == 3);
  assert_true(crossing(&m, &made.of, 1) == INFINITY);
  pair_of(&m, &made, other, one, 4);
  assert_true(crossing(&m, &made.of, 1) == INFINITY);
  model_close(&m);
}

/* Of random streams against a walk through their sums. */
static void crossings_are_those_of_the_sums(void **state) {
  uint64_t random = 11;
  (void)state;
  for (int i = 0; i < 200; i++) {
    model m;
    pair made;
    double one[MOST], other[MOST], difference = 0, back = INFINITY;
    double falls[MOST];
    size_t n = 1 + random_below(&random, MOST - 1), count = 0;
    int sign = 0;
    model_open(&m);
    for (size_t k = 0; k < n; k++) {
      one[k] = (double)random_below(&random, 7) - 2;
      other[k] = (double)random_below(&random, 7) - 2;
      difference += one[k] - other[k];
      if (difference <= 0 && back == INFINITY) back = k > 0 ? (double)k + 1 : 0;
      if (difference < 0 && sign > 0) falls[count++] = (double)k + 1;
      if (difference != 0) sign = difference > 0 ? 1 : -1;
    }
    pair_of(&m, &made, one, other, n);
    assert_true(payback(&m, &made.of) == back);
    for (size_t k = 0; k < count; k++)
      assert_true(crossing(&m, &made.of, (double)k + 1) == falls[k]);
    assert_true(crossing(&m, &made.of, (double)count + 1) == INFINITY);
    model_close(&m);
  }
}

/* ----- uncertain, swept, wrong, without memory ----- */

/* Each builder over a row of arguments, so that each can be exchanged. */
#define ARGUMENTS 7
typedef pg_status built(pg_expr *const *a, pg_expr **out, pg_error *error);

static pg_rate at(pg_expr *const *a) { return (pg_rate){a[0], a[1]}; }

static pg_status build_growth(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_growth(at(a), a[2], out, e);
}

static pg_status build_discount(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_discount(at(a), a[2], out, e);
}

static pg_status build_falling(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_falling(at(a), a[2], out, e);
}

static pg_status build_linear(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_linear(a[0], a[1], out, e);
}

static pg_status build_halving(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_halving(a[0], a[1], out, e);
}

static pg_status build_ramp(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_ramp(a[0], a[1], a[2], out, e);
}

static pg_status build_logistic(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_logistic(a[0], a[1], a[2], out, e);
}

static pg_status build_present(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_flows of = {a + 2, 3, a[5], a[6], false};
  return pg_finance_present(&of, at(a), out, e);
}

static pg_status build_irr(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_flows of = {a, 3, a[3], a[4], false};
  return pg_finance_irr(&of, out, e);
}

static pg_loan the_loan(pg_expr *const *a) {
  return (pg_loan){a[2], at(a), a[3], a[4], false};
}

static pg_status build_instalment(pg_expr *const *a, pg_expr **out,
                                  pg_error *e) {
  pg_loan loan = the_loan(a);
  return pg_finance_instalment(&loan, out, e);
}

static pg_status build_balance(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_loan loan = the_loan(a);
  return pg_finance_balance(&loan, a[5], out, e);
}

static pg_status build_annuity(pg_expr *const *a, pg_expr **out, pg_error *e) {
  return pg_finance_annuity(a[2], at(a), a[3], false, out, e);
}

static pg_status build_straight(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_asset asset = {a[0], a[1], a[2], a[3]};
  return pg_finance_straight(&asset, out, e);
}

static pg_status build_by_life(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_asset asset = {a[0], a[1], a[2], a[3]};
  return pg_finance_declining(&asset, no_rate, out, e);
}

static pg_status build_by_rate(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_asset asset = {a[2], a[3], NULL, a[4]};
  return pg_finance_declining(&asset, at(a), out, e);
}

static pg_status build_payback(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_streams of = {a, a + 3, 3};
  return pg_finance_payback(&of, out, e);
}

static pg_status build_crossing(pg_expr *const *a, pg_expr **out, pg_error *e) {
  pg_streams of = {a, a + 3, 3};
  return pg_finance_crossing(&of, a[6], out, e);
}

/* What a builder takes, how each argument is spelt, and what is said where one is
** memory.  NULL: whatever it says names both dimensions. */
typedef struct subject {
  built *build;
  const char *units[ARGUMENTS], *faults[ARGUMENTS];
} subject;

#define RATE "rate must be 1/time, as \"1 1/year\", not byte"
#define PERIOD "period must be time, as \"1 month\", not byte"
#define TIME "time must be time, as \"1 month\", not byte"
#define MONTHS(what) what " must be time, as \"1 month\", not byte"

static const subject subjects[] = {
    {build_growth, {"%/year", "year", "month"}, {RATE, PERIOD, TIME}},
    {build_discount, {"%/year", "year", "month"}, {RATE, PERIOD, TIME}},
    {build_falling, {"%/year", "year", "month"}, {RATE, PERIOD, TIME}},
    {build_linear, {"%/year", "month"}, {RATE, TIME}},
    {build_halving, {"month", "month"}, {MONTHS("half"), TIME}},
    {build_ramp, {"month", "month", "month"},
     {TIME, MONTHS("start"), MONTHS("finish")}},
    {build_logistic, {"month", "month", "month"},
     {TIME, MONTHS("half"), MONTHS("rise")}},
    {build_present, {"%/year", "year", "USD", "USD", "USD", "USD", "USD"},
     {RATE, PERIOD, NULL, NULL, NULL, NULL, NULL}},
    {build_irr, {"USD", "USD", "USD", "USD", "USD"},
     {NULL, NULL, NULL, NULL, NULL}},
    {build_instalment, {"%/year", "year", "USD", "month", "USD"},
     {RATE, PERIOD, NULL, MONTHS("term"), NULL}},
    {build_balance, {"%/year", "year", "USD", "month", "USD", "month"},
     {RATE, PERIOD, NULL, MONTHS("term"), NULL, MONTHS("after")}},
    {build_annuity, {"%/year", "year", "USD/month", "month"},
     {RATE, PERIOD, "", MONTHS("term")}},
    {build_straight, {"USD", "USD", "year", "month"},
     {NULL, NULL, MONTHS("life"), MONTHS("age")}},
    {build_by_life, {"USD", "USD", "year", "month"},
     {"residual over price must be a plain number, as \"1\", not money/byte",
      "residual over price must be a plain number, as \"1\", not byte/money",
      MONTHS("life"), MONTHS("age")}},
    {build_by_rate, {"%/year", "year", "USD", "USD", "month"},
     {RATE, PERIOD, NULL, NULL, MONTHS("age")}},
    {build_payback, {"USD", "USD", "USD", "USD", "USD", "USD"},
     {NULL, NULL, NULL, NULL, NULL, NULL}},
    {build_crossing, {"USD", "USD", "USD", "USD", "USD", "USD", "1"},
     {NULL, NULL, NULL, NULL, NULL, NULL,
      "nth must be a plain number, as \"1\", not byte"}},
};
#define SUBJECTS (sizeof subjects / sizeof *subjects)

static size_t count_of(const subject *of) {
  size_t count = 0;
  while (count < ARGUMENTS && of->units[count] != NULL) count++;
  return count;
}

/* Arguments that vary, each with values of its own: nothing of them cancels. */
static void fill(model *m, const subject *of, pg_expr **arguments) {
  static const double values[] = {3, 11, 2, 7, 5, 13, 1};
  for (size_t i = 0; i < count_of(of); i++) {
    double both[] = {values[i], values[i] + 1};
    char name[] = {(char)('a' + i), '\0'};
    arguments[i] = column(m, name, values[i], both, 2, of->units[i]);
  }
}

/* What depends on the one argument, where all others are certain: leaves, which do
** not fold, so that none of them decides before it. */
static unsigned varies_with(model *m, const subject *of, size_t which,
                            bool swept) {
  static const char *const texts[] = {"3", "11", "2", "7", "5", "13", "1"};
  static const double values[] = {2, 9};
  pg_expr *arguments[ARGUMENTS] = {NULL}, *out = NULL;
  for (size_t i = 0; i < count_of(of); i++) {
    char text[32];
    bool counted = strcmp(of->units[i], "1") == 0;
    snprintf(text, sizeof text, "%s %s", texts[i],
             counted ? "" : of->units[i]);
    arguments[i] = figure(m, texts[i], text);
  }
  arguments[which] = swept ? axis(m, "y", values, 2, of->units[which])
                           : column(m, "x", 2, values, 2, of->units[which]);
  pg_status status = of->build(arguments, &out, &m->error);
  return pg_expr_varies(settle(m, status, out));
}

static void any_argument_may_vary(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < SUBJECTS; i++)
    for (size_t k = 0; k < count_of(&subjects[i]); k++) {
      assert_int_equal(varies_with(&m, &subjects[i], k, false),
                       PG_VARIES_SAMPLE);
      assert_int_equal(varies_with(&m, &subjects[i], k, true), PG_VARIES_AXIS);
    }
  model_close(&m);
}

static void builders_name_what_is_wrong(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < SUBJECTS; i++)
    for (size_t k = 0; k < count_of(&subjects[i]); k++) {
      pg_expr *arguments[ARGUMENTS] = {NULL}, *out = NULL;
      const char *fault = subjects[i].faults[k];
      fill(&m, &subjects[i], arguments);
      arguments[k] = number(&m, 1, "B");
      pg_status status = subjects[i].build(arguments, &out, &m.error);
      if (fault != NULL && fault[0] == '\0') { /* an annuity of anything per time */
        settle(&m, status, out);
        continue;
      }
      assert_int_equal(status, PG_DIMENSION);
      assert_null(out);
      if (fault != NULL)
        assert_string_equal(m.error.text, fault);
      else
        assert_non_null(strstr(m.error.text, "byte"));
    }
  model_close(&m);
}

/* What is computed of samples is what is computed of their values. */
static void builders_are_computed_sample_by_sample(void **state) {
  (void)state;
  for (size_t i = 0; i < SUBJECTS; i++) {
    model m;
    double found[2];
    pg_expr *arguments[ARGUMENTS] = {NULL}, *out = NULL;
    pg_run run = {.samples = 2, .seed = 1, .threads = 1};
    const subject *of = &subjects[i];
    model_open(&m);
    fill(&m, of, arguments);
    pg_status status = of->build(arguments, &out, &m.error);
    out = settle(&m, status, out);
    pg_tape *tape = tape_of(&out, 1);
    assert_int_equal(pg_evaluate_raw(tape, &run, 0, 2, found), PG_OK);
    pg_tape_free(tape);
    for (int sample = 0; sample < 2; sample++) {
      pg_expr *certain[ARGUMENTS] = {NULL}, *alone = NULL;
      for (size_t k = 0; k < count_of(of); k++) {
        size_t count;
        const double *values = pg_expr_values(arguments[k], &count);
        certain[k] = number(&m, values[sample], of->units[k]);
      }
      status = of->build(certain, &alone, &m.error);
      assert_close(pg_expr_value(settle(&m, status, alone)), found[sample], 1e-9);
    }
    model_close(&m);
  }
}

static void a_list_has_a_month_and_not_too_many(void **state) {
  model m;
  pg_expr *many[PG_FINANCE_MONTHS + 1], *out = NULL;
  (void)state;
  model_open(&m);
  for (int i = 0; i <= PG_FINANCE_MONTHS; i++) many[i] = number(&m, 1, "USD");
  pg_flows of = {many, PG_FINANCE_MONTHS, NULL, NULL, false};
  pg_streams both = {many, many, PG_FINANCE_MONTHS};
  assert_true(present(&m, &of, no_rate) == PG_FINANCE_MONTHS);
  assert_true(payback(&m, &both) == 0);
  for (size_t count = 0; count <= PG_FINANCE_MONTHS + 1;
       count += PG_FINANCE_MONTHS + 1) {
    of.count = both.count = count;
    assert_int_equal(pg_finance_present(&of, no_rate, &out, &m.error),
                     PG_ARGUMENT);
    assert_int_equal(pg_finance_irr(&of, &out, &m.error), PG_ARGUMENT);
    assert_int_equal(pg_finance_payback(&both, &out, &m.error), PG_ARGUMENT);
    assert_int_equal(pg_finance_crossing(&both, NULL, &out, &m.error),
                     PG_ARGUMENT);
  }
  assert_string_equal(m.error.text,
                      "601 months: 1 is the least and 600 the most");
  assert_null(out);
  model_close(&m);
}

static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (size_t i = 0; i < SUBJECTS; i++)
    for (long n = 0;; n += 1 + n / 20) {
      model m;
      pg_expr *arguments[ARGUMENTS] = {NULL}, *out = NULL;
      pg_error error = {PG_OK, 0, ""};
      model_open(&m);
      fill(&m, &subjects[i], arguments);
      m.memory.requests = 0;
      m.memory.fail_at = n;
      pg_status status = subjects[i].build(arguments, &out, &error);
      m.memory.fail_at = -1;
      if (status == PG_OK) model_keep(&m, out);
      if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
      if (status != PG_OK) assert_string_equal(error.text, "out of memory");
      model_close(&m);
      if (status == PG_OK) break;
      assert_true(n < 100000);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_rate_compounds_over_its_period),
      cmocka_unit_test(discounts_and_falling_prices_fall),
      cmocka_unit_test(linear_growth_adds),
      cmocka_unit_test(halving_halves),
      cmocka_unit_test(a_ramp_is_straight_between_its_ends),
      cmocka_unit_test(a_logistic_rises_from_a_tenth_to_nine),
      cmocka_unit_test(rates_undo_each_other),
      cmocka_unit_test(flows_are_worth_less_the_later),
      cmocka_unit_test(one_month_is_enough),
      cmocka_unit_test(a_loan_is_paid_back_in_equal_parts),
      cmocka_unit_test(a_balloon_is_left_to_the_end),
      cmocka_unit_test(no_interest_divides),
      cmocka_unit_test(small_interest_has_no_seam),
      cmocka_unit_test(a_mortgage_is_as_tables_have_it),
      cmocka_unit_test(a_loan_is_worth_its_instalments),
      cmocka_unit_test(an_annuity_undoes_the_instalment),
      cmocka_unit_test(a_return_is_where_the_present_value_is_nothing),
      cmocka_unit_test(flows_of_one_sign_have_no_return),
      cmocka_unit_test(returns_are_roots),
      cmocka_unit_test(a_return_moves_with_its_flows),
      cmocka_unit_test(a_price_falls_to_its_residual),
      cmocka_unit_test(a_declining_balance_takes_its_share),
      cmocka_unit_test(an_investment_is_paid_back),
      cmocka_unit_test(crossings_are_counted),
      cmocka_unit_test(rounding_crosses_nothing),
      cmocka_unit_test(crossings_are_those_of_the_sums),
      cmocka_unit_test(any_argument_may_vary),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(builders_are_computed_sample_by_sample),
      cmocka_unit_test(a_list_has_a_month_and_not_too_many),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
