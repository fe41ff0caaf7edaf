/*
** Money over time: the formulas are in the header.
**
** Plain numbers of months and of periods throughout: a time is divided by a month
** or by the rate's period before anything else is done with it.
*/
#include "perigee/finance.h"

#include <math.h>

#include "domain/months.h"

/* Below so much interest over the whole term an annuity is its series. */
#define SMALL 1e-4

/* ----- rates ----- */

static pg_expr *period_of(pg__formula *f, pg_rate rate) {
  if (rate.period == NULL) return pg__f_in(f, 1, "year");
  return pg__f_to(f, rate.period, "month", "period");
}

/* 1 + sign rate period */
static pg_expr *step_of(pg__formula *f, pg_rate rate, double sign) {
  pg_expr *each = pg__f_to(f, rate.rate, "1/year", "rate");
  pg_expr *share = pg__f_to(f, pg__f_mul(f, each, period_of(f, rate)), "1",
                            "rate times period");
  if (sign < 0) share = pg__f_unary(f, PG_NEG, share);
  return pg__f_add(f, pg__f_number(f, 1), share);
}

/* (1 + sign rate period)^(power / period), `power` a time. */
static pg_expr *compounded(pg__formula *f, pg_rate rate, double sign,
                           pg_expr *power) {
  if (rate.rate == NULL) return pg__f_number(f, 1);
  pg_expr *periods = pg__f_to(f, pg__f_div(f, power, period_of(f, rate)), "1",
                              "time over period");
  return pg__f_binary(f, PG_POW, step_of(f, rate, sign), periods);
}

static pg_expr *time_of(pg__formula *f, pg_expr *time) {
  return pg__f_to(f, time, "month", "time");
}

pg_status pg_finance_growth(pg_rate rate, pg_expr *time, pg_expr **out,
                            pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *grown = compounded(&f, rate, 1, time_of(&f, time));
  return pg__formula_close(&f, grown, out);
}

pg_status pg_finance_discount(pg_rate rate, pg_expr *time, pg_expr **out,
                              pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *back = pg__f_unary(&f, PG_NEG, time_of(&f, time));
  return pg__formula_close(&f, compounded(&f, rate, 1, back), out);
}

pg_status pg_finance_falling(pg_rate rate, pg_expr *time, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *fallen = compounded(&f, rate, -1, time_of(&f, time));
  return pg__formula_close(&f, fallen, out);
}

pg_status pg_finance_linear(pg_expr *rate, pg_expr *time, pg_expr **out,
                            pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *each = pg__f_to(&f, rate, "1/year", "rate");
  pg_expr *more = pg__f_to(&f, pg__f_mul(&f, each, time_of(&f, time)), "1",
                           "rate times time");
  return pg__formula_close(&f, pg__f_add(&f, pg__f_number(&f, 1), more), out);
}

pg_status pg_finance_halving(pg_expr *half, pg_expr *time, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *passed = pg__f_months(&f, time, "time");
  pg_expr *halves = pg__f_div(&f, passed, pg__f_months(&f, half, "half"));
  pg_expr *left = pg__f_binary(&f, PG_POW, pg__f_number(&f, 0.5), halves);
  return pg__formula_close(&f, left, out);
}

/* ----- ramps ----- */

/* x where it lies between 0 and 1, else the nearer of these. */
static pg_expr *clamped(pg__formula *f, pg_expr *x) {
  pg_expr *least = pg__f_binary(f, PG_MAX, x, pg__f_number(f, 0));
  return pg__f_binary(f, PG_MIN, least, pg__f_number(f, 1));
}

/* a / b, and `other` where b is 0: the division is by 1 there. */
static pg_expr *divided(pg__formula *f, pg_expr *a, pg_expr *b,
                        pg_expr *other) {
  pg_expr *none = pg__f_binary(f, PG_EQ, b, pg__f_number(f, 0));
  pg_expr *safe = pg__f_where(f, none, pg__f_number(f, 1), b);
  return pg__f_where(f, none, other, pg__f_div(f, a, safe));
}

pg_status pg_finance_ramp(pg_expr *time, pg_expr *start, pg_expr *finish,
                          pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *first = pg__f_months(&f, start, "start");
  pg_expr *passed = pg__f_sub(&f, pg__f_months(&f, time, "time"), first);
  pg_expr *length = pg__f_sub(&f, pg__f_months(&f, finish, "finish"), first);
  pg_expr *begun = pg__f_binary(&f, PG_LE, pg__f_number(&f, 0), passed);
  pg_expr *share = divided(&f, passed, length, begun);
  return pg__formula_close(&f, clamped(&f, share), out);
}

/* exp of more is too large for a number. */
#define STEEPEST 700

pg_status pg_finance_logistic(pg_expr *time, pg_expr *half, pg_expr *rise,
                              pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, time->graph, error);
  pg_expr *passed = pg__f_sub(&f, pg__f_months(&f, time, "time"),
                              pg__f_months(&f, half, "half"));
  pg_expr *rises = pg__f_div(&f, passed, pg__f_months(&f, rise, "rise"));
  pg_expr *z = pg__f_mul(&f, rises, pg__f_number(&f, log(81)));
  z = pg__f_binary(&f, PG_MAX, z, pg__f_number(&f, -STEEPEST));
  pg_expr *fall = pg__f_unary(&f, PG_EXP, pg__f_unary(&f, PG_NEG, z));
  pg_expr *one = pg__f_number(&f, 1);
  pg_expr *share = pg__f_div(&f, one, pg__f_add(&f, one, fall));
  return pg__formula_close(&f, share, out);
}

/* ----- flows ----- */

/* What flows are worth, and how that moves with the discount of a month. */
typedef struct worth {
  pg_expr *value, *slope;
} worth;

static pg_expr *plus(pg__formula *f, pg_expr *a, pg_expr *b) {
  return b != NULL ? pg__f_add(f, a, b) : a;
}

/* One month back: by Horner's rule. */
static pg_expr *a_month_back(pg__formula *f, pg_expr *value, pg_expr *v) {
  return value != NULL ? pg__f_mul(f, value, v) : NULL;
}

/* Worth of the flows where a month's discount is `v`; with its slope where that is
** asked for. */
static worth worth_at(pg__formula *f, const pg_flows *of, pg_expr *v,
                      bool slope) {
  worth at = {of->last, NULL};
  for (size_t m = of->count; m-- > 0 && f->status == PG_OK;) {
    pg_expr *flow = of->flows[m], *then = at.value;
    if (!of->begin) then = plus(f, flow, then);
    if (slope && then != NULL)
      at.slope = plus(f, then, a_month_back(f, at.slope, v));
    at.value = a_month_back(f, then, v);
    if (of->begin) at.value = plus(f, flow, at.value);
  }
  if (of->now != NULL) at.value = pg__f_add(f, of->now, at.value);
  return at;
}

pg_status pg_finance_present(const pg_flows *of, pg_rate rate, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg_status status = pg__months_open(&f, of->flows, of->count, error);
  if (status != PG_OK) return status;
  pg_expr *back = pg__f_unary(&f, PG_NEG, pg__f_in(&f, 1, "month"));
  pg_expr *v = compounded(&f, rate, 1, back);
  pg__f_named(&f, v, "discount of a month");
  pg_expr *value = worth_at(&f, of, v, false).value;
  pg__f_named(&f, value, "present value|the sum over the months of what flows, "
              "each discounted to the start");
  return pg__formula_close(&f, value, out);
}

/* ----- the internal rate of return ----- */

/* Halvings of the bracket: 1 / 2^34 of it is left, and Newton's step squares that. */
#define HALVINGS 34
#define LEAST_RATE -0.99
#define MOST_RATE 10000.0

/* The discount of a month at a yearly rate. */
static pg_expr *discount_at(pg__formula *f, double rate) {
  return pg__f_number(f, pow(1 + rate, -1.0 / 12));
}

static pg_expr *is_positive(pg__formula *f, const pg_flows *of, pg_expr *v) {
  pg_expr *value = worth_at(f, of, v, false).value;
  return pg__f_binary(f, PG_LT, pg__f_number(f, 0), value);
}

static pg_expr *middle(pg__formula *f, pg_expr *a, pg_expr *b) {
  return pg__f_mul(f, pg__f_number(f, 0.5), pg__f_add(f, a, b));
}

/* Where the worth changes its sign between `low`, at which it is as `sign` says,
** and `high`. */
static pg_expr *bisected(pg__formula *f, const pg_flows *of, pg_expr *low,
                         pg_expr *high, pg_expr *sign) {
  for (int i = 0; i < HALVINGS && f->status == PG_OK; i++) {
    pg_expr *mid = middle(f, low, high);
    pg_expr *same = pg__f_binary(f, PG_EQ, is_positive(f, of, mid), sign);
    low = pg__f_where(f, same, mid, low);
    high = pg__f_where(f, same, high, mid);
  }
  return middle(f, low, high);
}

/* v - worth(v) / slope(v); v itself where the slope is 0. */
static pg_expr *newton(pg__formula *f, const pg_flows *of, pg_expr *v) {
  worth at = worth_at(f, of, v, true);
  if (at.slope == NULL) return v;
  pg_expr *none = pg__f_binary(f, PG_EQ, at.slope, pg__f_number(f, 0));
  pg_expr *slope = pg__f_where(f, none, pg__f_like(f, 1, at.slope), at.slope);
  pg_expr *next = pg__f_sub(f, v, pg__f_div(f, at.value, slope));
  return pg__f_where(f, none, v, next);
}

pg_status pg_finance_irr(const pg_flows *of, pg_expr **out, pg_error *error) {
  pg__formula f;
  pg_status status = pg__months_open(&f, of->flows, of->count, error);
  if (status != PG_OK) return status;
  pg_expr *low = discount_at(&f, MOST_RATE), *high = discount_at(&f, LEAST_RATE);
  pg_expr *sign = is_positive(&f, of, low);
  pg_expr *none = pg__f_binary(&f, PG_EQ, is_positive(&f, of, high), sign);
  pg_expr *v = newton(&f, of, bisected(&f, of, low, high, sign));
  pg_expr *year = pg__f_binary(&f, PG_POW, v, pg__f_number(&f, -12));
  pg_expr *rate = pg__f_sub(&f, year, pg__f_number(&f, 1));
  rate = pg__f_where(&f, none, pg__f_number(&f, INFINITY), rate);
  rate = pg__f_mul(&f, rate, pg__f_in(&f, 1, "1/year"));
  pg__f_named(&f, rate, "rate of return|the rate at which the present value of "
              "all flows is 0: found by halving");
  return pg__formula_close(&f, rate, out);
}

/* ----- loans ----- */

/* What an interest is small over a term of n months: |q - 1| n < SMALL. */
static pg_expr *is_small(pg__formula *f, pg_expr *interest, pg_expr *n) {
  pg_expr *whole = pg__f_unary(f, PG_ABS, pg__f_mul(f, interest, n));
  return pg__f_binary(f, PG_LT, whole, pg__f_number(f, SMALL));
}

/* n (1 - (n + 1) i / 2 + (n + 1) (n + 2) i^2 / 6), what (1 - q^-n) / i is for small
** i, where that would lose its digits. */
static pg_expr *series(pg__formula *f, pg_expr *i, pg_expr *n) {
  pg_expr *one = pg__f_add(f, n, pg__f_number(f, 1));
  pg_expr *two = pg__f_add(f, n, pg__f_number(f, 2));
  pg_expr *first = pg__f_mul(f, pg__f_mul(f, one, i), pg__f_number(f, 0.5));
  pg_expr *third = pg__f_mul(f, pg__f_mul(f, two, i), pg__f_number(f, 1. / 3));
  pg_expr *rest = pg__f_mul(f, first, pg__f_sub(f, pg__f_number(f, 1), third));
  return pg__f_mul(f, n, pg__f_sub(f, pg__f_number(f, 1), rest));
}

/* What n months of 1 are worth now, and q^-n beside it. */
typedef struct annuity {
  pg_expr *months, *discount;
} annuity;

static annuity annuity_of(pg__formula *f, pg_rate rate, pg_expr *n,
                          bool begin) {
  pg_expr *one = pg__f_number(f, 1), *month = pg__f_in(f, 1, "month");
  pg_expr *q = compounded(f, rate, 1, month);
  pg_expr *i = pg__f_sub(f, q, one), *small = is_small(f, i, n);
  annuity of = {NULL, pg__f_binary(f, PG_POW, q, pg__f_unary(f, PG_NEG, n))};
  pg_expr *safe = pg__f_where(f, small, one, i);
  pg_expr *sum = pg__f_div(f, pg__f_sub(f, one, of.discount), safe);
  of.months = pg__f_where(f, small, series(f, i, n), sum);
  if (begin) of.months = pg__f_mul(f, of.months, q);
  return of;
}

/* principal - balloon q^-n */
static pg_expr *paid_off(pg__formula *f, const pg_loan *of, annuity over) {
  pg_expr *principal = of->principal;
  if (of->balloon == NULL) return principal;
  return pg__f_sub(f, principal, pg__f_mul(f, of->balloon, over.discount));
}

/* What is paid each month, a plain month's worth: money. */
static pg_expr *instalment(pg__formula *f, const pg_loan *of) {
  pg_expr *n = pg__f_months(f, of->term, "term");
  annuity over = annuity_of(f, of->rate, n, of->begin);
  return pg__f_div(f, paid_off(f, of, over), over.months);
}

pg_status pg_finance_instalment(const pg_loan *of, pg_expr **out,
                                pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, of->principal->graph, error);
  pg_expr *paid = pg__f_div(&f, instalment(&f, of), pg__f_in(&f, 1, "month"));
  return pg__formula_close(&f, paid, out);
}

pg_status pg_finance_balance(const pg_loan *of, pg_expr *after, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, of->principal->graph, error);
  pg_expr *gone = pg__f_months(&f, after, "after");
  pg_expr *rest = pg__f_sub(&f, pg__f_months(&f, of->term, "term"), gone);
  pg_expr *zero = pg__f_number(&f, 0);
  pg_expr *left = pg__f_binary(&f, PG_MAX, rest, zero);
  annuity over = annuity_of(&f, of->rate, left, of->begin);
  pg_expr *owed = pg__f_mul(&f, instalment(&f, of), over.months);
  if (of->balloon != NULL)
    owed = pg__f_add(&f, owed, pg__f_mul(&f, of->balloon, over.discount));
  pg_expr *over_already = pg__f_binary(&f, PG_LE, rest, zero);
  return pg__formula_close(&f, pg__f_where(&f, over_already, zero, owed), out);
}

pg_status pg_finance_annuity(pg_expr *payment, pg_rate rate, pg_expr *term,
                             bool begin, pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, payment->graph, error);
  annuity over = annuity_of(&f, rate, pg__f_months(&f, term, "term"), begin);
  pg_expr *each = pg__f_mul(&f, payment, pg__f_in(&f, 1, "month"));
  return pg__formula_close(&f, pg__f_mul(&f, each, over.months), out);
}

/* ----- what is left ----- */

/* age / life, from 0 to 1 */
static pg_expr *lived(pg__formula *f, const pg_asset *of) {
  pg_expr *age = pg__f_months(f, of->age, "age");
  return clamped(f, pg__f_div(f, age, pg__f_months(f, of->life, "life")));
}

pg_status pg_finance_straight(const pg_asset *of, pg_expr **out,
                              pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, of->price->graph, error);
  pg_expr *lost = of->price;
  if (of->residual != NULL) lost = pg__f_sub(&f, lost, of->residual);
  lost = pg__f_mul(&f, lost, lived(&f, of));
  return pg__formula_close(&f, pg__f_sub(&f, of->price, lost), out);
}

static pg_expr *by_rate(pg__formula *f, const pg_asset *of, pg_rate rate) {
  pg_expr *age = pg__f_to(f, of->age, "month", "age");
  pg_expr *left = pg__f_mul(f, of->price, compounded(f, rate, -1, age));
  if (of->residual == NULL) return left;
  return pg__f_binary(f, PG_MAX, left, of->residual);
}

static pg_expr *by_life(pg__formula *f, const pg_asset *of) {
  if (of->residual == NULL || of->life == NULL) {
    pg__formula_refuse(f, "a declining balance wants a rate, or a residual and "
                       "a life");
    return NULL;
  }
  pg_expr *share = pg__f_div(f, of->residual, of->price);
  pg_expr *part = pg__f_to(f, share, "1", "residual over price");
  return pg__f_mul(f, of->price, pg__f_binary(f, PG_POW, part, lived(f, of)));
}

pg_status pg_finance_declining(const pg_asset *of, pg_rate rate, pg_expr **out,
                               pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, of->price->graph, error);
  pg_expr *left = rate.rate != NULL ? by_rate(&f, of, rate) : by_life(&f, of);
  return pg__formula_close(&f, left, out);
}

/* ----- one stream against another ----- */

#define NO_DIFFERENCE 1e-9

/* The sums up to a month, and what between them counts for none. */
typedef struct sums {
  pg_expr *one, *other, *margin;
} sums;

static sums add_month(pg__formula *f, const pg_streams *of, sums at, size_t m) {
  pg_expr *size = pg__f_number(f, NO_DIFFERENCE);
  at.one = plus(f, of->one[m], at.one);
  at.other = plus(f, of->other[m], at.other);
  pg_expr *both = pg__f_add(f, pg__f_unary(f, PG_ABS, at.one),
                            pg__f_unary(f, PG_ABS, at.other));
  at.margin = pg__f_mul(f, both, size);
  return at;
}

/* a - b > margin */
static pg_expr *is_above(pg__formula *f, pg_expr *a, pg_expr *b,
                         pg_expr *margin) {
  return pg__f_binary(f, PG_LT, margin, pg__f_sub(f, a, b));
}

/* From the last month back, so that the first month has the last word. */
pg_status pg_finance_payback(const pg_streams *of, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg_expr *above[PG_FINANCE_MONTHS];
  sums at = {NULL, NULL, NULL};
  pg_status status = pg__months_open(&f, of->one, of->count, error);
  if (status != PG_OK) return status;
  pg_expr *month = pg__f_number(&f, INFINITY);
  for (size_t m = 0; m < of->count && f.status == PG_OK; m++) {
    at = add_month(&f, of, at, m);
    above[m] = is_above(&f, at.one, at.other, at.margin);
  }
  for (size_t m = of->count; m-- > 0 && f.status == PG_OK;)
    month = pg__f_where(&f, above[m], month,
                        pg__f_number(&f, m > 0 ? (double)m + 1 : 0));
  pg__f_named(&f, month, "payback|the first month from which on what was paid "
              "for the one is no more than for the other");
  return pg__formula_close(&f, month, out);
}

/* What is known of two streams after some months. */
typedef struct crossings {
  pg_expr *above;  /* was the one above the other when they last differed */
  pg_expr *count;  /* of times that it came to be below */
  pg_expr *month;  /* of the nth time, once it is over */
} crossings;

static crossings next_month(pg__formula *f, crossings at, sums now,
                            pg_expr *nth, size_t m) {
  pg_expr *above = is_above(f, now.one, now.other, now.margin);
  pg_expr *below = is_above(f, now.other, now.one, now.margin);
  pg_expr *falls = pg__f_binary(f, PG_AND, below, at.above);
  at.count = pg__f_add(f, at.count, falls);
  pg_expr *is_nth = pg__f_binary(f, PG_EQ, at.count, nth);
  at.month = pg__f_where(f, pg__f_binary(f, PG_AND, falls, is_nth),
                         pg__f_number(f, (double)m + 1), at.month);
  pg_expr *stays = pg__f_binary(f, PG_AND, at.above,
                                pg__f_unary(f, PG_NOT, below));
  at.above = pg__f_binary(f, PG_OR, above, stays);
  return at;
}

pg_status pg_finance_crossing(const pg_streams *of, pg_expr *nth, pg_expr **out,
                              pg_error *error) {
  pg__formula f;
  sums now = {NULL, NULL, NULL};
  pg_status status = pg__months_open(&f, of->one, of->count, error);
  if (status != PG_OK) return status;
  crossings at = {pg__f_number(&f, 0), pg__f_number(&f, 0),
                  pg__f_number(&f, INFINITY)};
  nth = nth != NULL ? pg__f_to(&f, nth, "1", "nth") : pg__f_number(&f, 1);
  for (size_t m = 0; m < of->count && f.status == PG_OK; m++) {
    now = add_month(&f, of, now, m);
    at = next_month(&f, at, now, nth, m);
  }
  pg__f_named(&f, at.month, "crossing|the month in which the running sum of "
              "the one comes to be below that of the other");
  return pg__formula_close(&f, at.month, out);
}
