/* Operations: their units, their folding, and what each refuses to do. */
#include <float.h>
#include <stdio.h>

#include "graphs.h"

/* ----- looking at a result ----- */

/* A constant of `value` in `unit`; an exact one. */
#define assert_constant(expr, value, unit)                                    \
  check_constant((expr), (value), (unit), __FILE__, __LINE__)

static void check_constant(const pg_expr *expr, double value, const char *unit,
                           const char *file, int line) {
  const char *is = pg_unit_text(pg_expr_unit(expr));
  if (same_bits(pg_expr_value(expr), value) && strcmp(is, unit) == 0) return;
  print_error("%.17g %s, not %.17g %s\n", pg_expr_value(expr), is, value, unit);
  _fail(file, line);
}

/* The call failed with this status and text, and gave nothing. */
#define assert_refused(wanted, call, sentence)                                \
  do {                                                                        \
    pg_error error = {PG_OK, -1, ""};                                         \
    pg_expr *refused = NULL;                                                  \
    assert_int_equal((call), (wanted));                                       \
    assert_null(refused);                                                     \
    assert_int_equal(error.status, (wanted));                                 \
    assert_int_equal(error.column, 0);                                        \
    assert_string_equal(error.text, (sentence));                              \
  } while (0)

#define UNARY(op, a) pg_unary((op), (a), &refused, &error)
#define BINARY(op, a, b) pg_binary((op), (a), (b), &refused, &error)
#define WHERE(c, a, b) pg_where((c), (a), (b), &refused, &error)

/* ----- sums ----- */

/* 1 USD + 50 cents = 1.5 USD; 90 min - 1 hour = 30 min; the left's unit. */
static void sums_are_in_the_left_sides_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *usd = number(&m, 1, "USD"), *cents = number(&m, 50, "cent");
  pg_expr *minutes = number(&m, 90, "minute"), *hour = number(&m, 1, "hour");
  assert_constant(two(&m, PG_ADD, usd, cents), 1.5, "USD");
  assert_constant(two(&m, PG_ADD, cents, usd), 150, "cent");
  assert_constant(two(&m, PG_SUB, minutes, hour), 30, "minute");
  assert_constant(two(&m, PG_SUB, hour, minutes), -0.5, "hour");
  assert_constant(two(&m, PG_MIN, minutes, hour), 60, "minute");
  assert_constant(two(&m, PG_MAX, hour, minutes), 1.5, "hour");
  assert_constant(two(&m, PG_MOD, minutes, hour), 30, "minute");
  assert_constant(two(&m, PG_MOD, hour, number(&m, 45, "minute")), 0.25,
                  "hour");
  assert_constant(two(&m, PG_ADD, plain(&m, 1), number(&m, 50, "%")), 1.5, "");
  model_close(&m);
}

/* A plain 0 is 0 of anything, on either side; so is an infinity. */
static void plain_zero_and_infinity_go_with_any_dimension(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD/month"), *zero = plain(&m, 0);
  pg_expr *inf = plain(&m, INFINITY), *less = plain(&m, -INFINITY);
  assert_ptr_equal(two(&m, PG_ADD, x, zero), x);
  assert_ptr_equal(two(&m, PG_ADD, zero, x), x);
  assert_ptr_equal(two(&m, PG_SUB, x, zero), x);
  pg_expr *down = two(&m, PG_SUB, zero, x);
  assert_int_equal(pg_expr_op(down), PG_SUB);
  assert_ptr_equal(pg_expr_unit(down), pg_expr_unit(x));
  assert_ptr_equal(pg_expr_unit(two(&m, PG_MIN, inf, x)), pg_expr_unit(x));
  assert_ptr_equal(pg_expr_unit(two(&m, PG_MAX, x, less)), pg_expr_unit(x));
  assert_true(pg_expr_is_condition(two(&m, PG_LT, zero, x)));
  assert_true(pg_expr_is_condition(two(&m, PG_LE, x, inf)));
  pg_expr *c = two(&m, PG_EQ, x, zero);
  assert_ptr_equal(pg_expr_unit(choose(&m, c, zero, x)), pg_expr_unit(x));
  assert_ptr_equal(pg_expr_unit(choose(&m, c, x, inf)), pg_expr_unit(x));
  assert_constant(turned(&m, zero, "USD/hour"), 0, "USD/hour");
  assert_constant(turned(&m, inf, "kW"), INFINITY, "kW");
  model_close(&m);
}

/* ... but not 1, nor a 0 with a unit. */
static void other_numbers_do_not_go_with_any_dimension(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *usd = number(&m, 2, "USD");
  assert_refused(PG_DIMENSION, BINARY(PG_ADD, usd, plain(&m, 1)),
                 "cannot add money and a plain number");
  assert_refused(PG_DIMENSION, BINARY(PG_SUB, plain(&m, NAN), usd),
                 "cannot subtract a plain number and money");
  assert_refused(PG_DIMENSION, BINARY(PG_ADD, usd, number(&m, 0, "hour")),
                 "cannot add money and time");
  model_close(&m);
}

/* Fourteen dimensions, no two of them the same: 182 ordered pairs, with each of
** eight operations and two choices. */
static const struct { const char *unit, *dimension; } unlike[] = {
    {"USD", "money"},          {"hour", "time"},
    {"GB", "byte"},            {"TFLOP", "flop"},
    {"kWh", "joule"},          {"tCO2e", "gram of CO2e"},
    {"ktoken", "token"},       {"word", "word"},
    {"request", "request"},    {"GPU", "device"},
    {"USD/month", "money/time"}, {"token/s", "token/time"},
    {"USD/(person year)", "money/(time person)"}, {"1", "a plain number"}};

#define UNLIKE (sizeof unlike / sizeof *unlike)

static const struct { pg_op op; const char *verb; } verbs[] = {
    {PG_ADD, "add"}, {PG_SUB, "subtract"}, {PG_LT, "compare"},
    {PG_LE, "compare"}, {PG_EQ, "compare"},
    {PG_MIN, "take the smaller or larger of"},
    {PG_MAX, "take the smaller or larger of"},
    {PG_MOD, "take the remainder of"}};

static void check_unlike(model *m, size_t i, size_t j) {
  char text[PG_ERROR_MAX];
  pg_expr *a = number(m, 2, unlike[i].unit), *b = number(m, 3, unlike[j].unit);
  pg_expr *x = two(m, PG_MUL, a, figure(m, "x", "1 to 2"));
  for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
    snprintf(text, sizeof text, "cannot %s %s and %s", verbs[k].verb,
             unlike[i].dimension, unlike[j].dimension);
    assert_refused(PG_DIMENSION, BINARY(verbs[k].op, a, b), text);
    assert_refused(PG_DIMENSION, BINARY(verbs[k].op, x, b), text);
  }
  snprintf(text, sizeof text, "cannot choose between %s and %s",
           unlike[i].dimension, unlike[j].dimension);
  assert_refused(PG_DIMENSION, WHERE(two(m, PG_LT, x, x), a, b), text);
  assert_refused(PG_DIMENSION, WHERE(plain(m, 1), a, b), text);
}

static void sums_of_two_dimensions_are_refused_naming_both(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < UNLIKE; i++)
    for (size_t j = 0; j < UNLIKE; j++)
      if (i != j) check_unlike(&m, i, j);
  model_close(&m);
}

static void sums_of_one_dimension_are_allowed(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < UNLIKE; i++)
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
      assert_non_null(two(&m, verbs[k].op, number(&m, 2, unlike[i].unit),
                          number(&m, 3, unlike[i].unit)));
  model_close(&m);
}

/* ----- products ----- */

/* 3e6 token/day * 2 USD/Mtoken = 6 USD/day.  730 hour/month: 4 USD/hour are
** 2920 USD in a month.  8 GPU * 3 USD/(GPU hour) = 24 USD/hour.  40 % of 5 USD
** are 2 USD.  1 kW in 3 hours are 3 kWh, of one base: kW hour. */
static void products_merge_their_units_exactly(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(two(&m, PG_MUL, number(&m, 3e6, "token/day"),
                      number(&m, 2, "USD/Mtoken")), 6, "USD/day");
  assert_constant(two(&m, PG_MUL, number(&m, 4, "USD/hour"),
                      number(&m, 1, "month")), 2920, "USD");
  assert_constant(two(&m, PG_MUL, number(&m, 8, "GPU"),
                      number(&m, 3, "USD/(GPU hour)")), 24, "USD/hour");
  assert_constant(two(&m, PG_MUL, number(&m, 40, "%"), number(&m, 5, "USD")),
                  2, "USD");
  assert_constant(two(&m, PG_MUL, plain(&m, 2), plain(&m, 3)), 6, "");
  assert_constant(two(&m, PG_MUL, number(&m, 3, "USD"), number(&m, 2, "USD")),
                  6, "USD^2");
  model_close(&m);
}

/* 6 USD / 3 hour = 2 USD/hour; 90 minutes / 1 hour = 1.5; 1 year / 1 month =
** 12; 5 USD / (1 USD/Mtoken) = 5 Mtoken. */
static void quotients_merge_their_units_exactly(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(two(&m, PG_DIV, number(&m, 6, "USD"), number(&m, 3, "hour")),
                  2, "USD/hour");
  assert_constant(two(&m, PG_DIV, number(&m, 90, "minute"),
                      number(&m, 1, "hour")), 1.5, "");
  assert_constant(two(&m, PG_DIV, number(&m, 1, "year"),
                      number(&m, 1, "month")), 12, "");
  assert_constant(two(&m, PG_DIV, number(&m, 5, "USD"),
                      number(&m, 1, "USD/Mtoken")), 5, "Mtoken");
  assert_constant(two(&m, PG_DIV, plain(&m, 1), number(&m, 4, "hour")), 0.25,
                  "1/hour");
  model_close(&m);
}

/* On leaves the ratio is a node: x y / 1000000, in USD/day. */
static void products_of_leaves_carry_the_ratio_as_a_division(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "3 Mtoken/day"), *y = figure(&m, "y",
                                                            "2 USD/ktoken");
  pg_expr *cost = two(&m, PG_MUL, x, y); /* 1e6 / 1e3 */
  assert_string_equal(pg_unit_text(pg_expr_unit(cost)), "USD/day");
  assert_int_equal(pg_expr_op(cost), PG_MUL);
  assert_constant(pg_expr_argument(cost, 1), 1000, "");
  pg_expr *z = figure(&m, "z", "2 USD/Mtoken");
  pg_expr *less = two(&m, PG_MUL, figure(&m, "t", "5 token/day"), z);
  assert_int_equal(pg_expr_op(less), PG_DIV);
  assert_constant(pg_expr_argument(less, 1), 1e6, "");
  model_close(&m);
}

static void times_one_and_by_one_change_nothing(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD"), *unit = plain(&m, 1);
  assert_ptr_equal(two(&m, PG_MUL, x, unit), x);
  assert_ptr_equal(two(&m, PG_MUL, unit, x), x);
  assert_ptr_equal(two(&m, PG_DIV, x, unit), x);
  assert_int_equal(pg_expr_op(two(&m, PG_DIV, unit, x)), PG_DIV);
  assert_ptr_not_equal(two(&m, PG_MUL, x, number(&m, 1, "%")), x);
  model_close(&m);
}

static void products_past_the_largest_power_are_refused(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *most = number(&m, 1, "USD^60"), *usd = number(&m, 1, "USD");
  assert_refused(PG_LIMIT, BINARY(PG_MUL, most, usd),
                 "a power in a unit is above 60");
  assert_constant(two(&m, PG_DIV, most, usd), 1, "USD^59");
  assert_constant(two(&m, PG_MUL, usd, number(&m, 1, "USD^59")), 1, "USD^60");
  model_close(&m);
}

/* ----- powers and roots ----- */

/* 3^2 USD^2; 16^(1/2); (50 %)^2 = 1/4; 9^(50 %) = 3; 2^-1 per hour. */
static void powers_raise_the_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(two(&m, PG_POW, number(&m, 3, "USD"), plain(&m, 2)), 9,
                  "USD^2");
  assert_constant(two(&m, PG_POW, number(&m, 16, "hour^2"), plain(&m, 0.5)), 4,
                  "hour");
  assert_constant(two(&m, PG_POW, number(&m, 4, "hour^2"), plain(&m, -1.5)),
                  0.125, "1/hour^3");
  assert_constant(two(&m, PG_POW, number(&m, 50, "%"), plain(&m, 2)), 0.25,
                  "");
  assert_constant(two(&m, PG_POW, plain(&m, 9), number(&m, 50, "%")), 3, "");
  assert_constant(two(&m, PG_POW, number(&m, 2, "hour"), plain(&m, -1)), 0.5,
                  "1/hour");
  assert_constant(two(&m, PG_POW, number(&m, 2, "hour"), plain(&m, 0)), 1, "");
  pg_expr *x = figure(&m, "x", "1 to 2"), *y = figure(&m, "y", "1 to 2");
  assert_int_equal(pg_expr_op(two(&m, PG_POW, x, y)), PG_POW);
  model_close(&m);
}

static void powers_that_have_no_unit_are_refused(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *usd = number(&m, 4, "USD"), *x = figure(&m, "x", "1 to 2");
  assert_refused(PG_DIMENSION, BINARY(PG_POW, plain(&m, 2), usd),
                 "an exponent needs a plain number, not money");
  assert_refused(PG_DIMENSION, BINARY(PG_POW, usd, x),
                 "a power of money needs a constant exponent");
  assert_refused(PG_DIMENSION, BINARY(PG_POW, usd, plain(&m, 0.3)),
                 "a power of money needs a whole exponent or a half, not 0.3");
  assert_refused(PG_DIMENSION, BINARY(PG_POW, usd, plain(&m, NAN)),
                 "a power of money needs a whole exponent or a half, not nan");
  assert_refused(PG_DIMENSION, BINARY(PG_POW, usd, plain(&m, 0.5)),
                 "the square root of USD (money) has no unit: its powers must "
                 "be even");
  model_close(&m);
}

/* Both sides of PG_POWER_MAX = 60: 61 is a whole number too. */
static void powers_past_the_largest_are_a_limit(void **state) {
  model m;
  pg_expr *out = NULL;
  pg_error error;
  (void)state;
  model_open(&m);
  pg_expr *usd = number(&m, 1, "USD");
  assert_constant(two(&m, PG_POW, usd, plain(&m, 60)), 1, "USD^60");
  assert_constant(two(&m, PG_POW, usd, plain(&m, -60)), 1, "1/USD^60");
  pg_status above = pg_binary(PG_POW, usd, plain(&m, 61), &out, &error);
  pg_status below = pg_binary(PG_POW, usd, plain(&m, -61), &out, &error);
  model_close(&m);
  assert_null(out);
  assert_int_equal(above, PG_LIMIT);
  assert_int_equal(below, PG_LIMIT);
  assert_string_equal(error.text,
                      "a power of money may be 60 at most, not -61");
}

static void roots_halve_the_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(one(&m, PG_SQRT, number(&m, 9, "USD^2")), 3, "USD");
  assert_constant(one(&m, PG_SQRT, number(&m, 16, "USD^2/hour^4")), 4,
                  "USD/hour^2");
  assert_constant(one(&m, PG_SQRT, plain(&m, 2)), 0x1.6a09e667f3bcdp+0, "");
  assert_constant(one(&m, PG_SQRT, number(&m, 25, "%")), 0.5, "");
  assert_refused(PG_DIMENSION, UNARY(PG_SQRT, number(&m, 9, "USD/hour^2")),
                 "the square root of USD/hour^2 (money/time^2) has no unit: "
                 "its powers must be even");
  model_close(&m);
}

/* ----- rounding ----- */

/* In whole ones: 1.5004 ktoken are 1500.4 token; 250.5 % are 2.505. */
static void counts_are_rounded_in_whole_ones(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *k = number(&m, 1.5004, "ktoken");
  assert_constant(one(&m, PG_FLOOR, k), 1500, "token");
  assert_constant(one(&m, PG_CEIL, k), 1501, "token");
  assert_constant(one(&m, PG_ROUND, k), 1500, "token");
  assert_constant(one(&m, PG_FLOOR, number(&m, 250.5, "%")), 2, "");
  assert_constant(one(&m, PG_ROUND, plain(&m, 2.5)), 3, "");
  assert_constant(one(&m, PG_ROUND, plain(&m, -2.5)), -3, "");
  assert_constant(one(&m, PG_CEIL, number(&m, 2.1, "GPU")), 3, "device");
  assert_constant(one(&m, PG_CEIL, number(&m, 2.1, "replica/person")), 3,
                  "replica/person");
  model_close(&m);
}

static void rounding_money_and_time_is_refused_with_the_remedy(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_refused(PG_DIMENSION, UNARY(PG_FLOOR, number(&m, 2.5, "USD")),
                 "floor needs a count, not money: which unit to round in is "
                 "not said; divide by one first, as x / \"1 USD\"");
  assert_refused(PG_DIMENSION, UNARY(PG_CEIL, number(&m, 2.5, "hour")),
                 "ceil needs a count, not time: which unit to round in is not "
                 "said; divide by one first, as x / \"1 hour\"");
  assert_refused(PG_DIMENSION, UNARY(PG_ROUND, number(&m, 2, "token/s")),
                 "round needs a count, not token/time: which unit to round in "
                 "is not said; divide by one first, as x / \"1 token/s\"");
  assert_refused(PG_DIMENSION, UNARY(PG_ROUND, number(&m, 2, "GB")),
                 "round needs a count, not byte: which unit to round in is "
                 "not said; divide by one first, as x / \"1 GB\"");
  pg_expr *hours = two(&m, PG_DIV, number(&m, 2.5, "hour"),
                       number(&m, 1, "hour"));
  assert_constant(one(&m, PG_CEIL, hours), 3, "");
  model_close(&m);
}

/* ----- exp, log, negation ----- */

static void exp_and_log_need_plain_numbers(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(one(&m, PG_EXP, plain(&m, 0)), 1, "");
  assert_constant(one(&m, PG_LOG, number(&m, 100, "%")), 0, "");
  assert_refused(PG_DIMENSION, UNARY(PG_EXP, number(&m, 1, "USD")),
                 "exp needs a plain number, not money");
  assert_refused(PG_DIMENSION, UNARY(PG_LOG, number(&m, 1, "token/s")),
                 "log needs a plain number, not token/time");
  model_close(&m);
}

static void negation_and_size_keep_the_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_constant(one(&m, PG_NEG, number(&m, 2, "USD/month")), -2,
                  "USD/month");
  assert_constant(one(&m, PG_ABS, number(&m, -2, "%")), 2, "%");
  model_close(&m);
}

/* ----- comparisons, logic, choice ----- */

/* 61 minutes and 1 hour; 730 hours and a month. */
static void comparisons_convert_and_give_conditions(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *minutes = number(&m, 61, "minute"), *hour = number(&m, 1, "hour");
  assert_constant(two(&m, PG_LT, hour, minutes), 1, "");
  assert_constant(two(&m, PG_LT, minutes, hour), 0, "");
  assert_constant(two(&m, PG_LE, hour, minutes), 1, "");
  assert_constant(two(&m, PG_EQ, number(&m, 730, "hour"),
                      number(&m, 1, "month")), 1, "");
  assert_constant(two(&m, PG_EQ, plain(&m, NAN), plain(&m, NAN)), 0, "");
  pg_expr *x = figure(&m, "x", "1 to 2 USD");
  pg_expr *c = two(&m, PG_LT, x, number(&m, 150, "cent"));
  assert_true(pg_expr_is_condition(c));
  assert_true(pg_unit_is_plain(pg_expr_unit(c)));
  assert_constant(pg_expr_argument(c, 1), 1.5, "USD");
  model_close(&m);
}

static void logic_with_constants_is_decided(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *yes = plain(&m, 1);
  pg_expr *c = two(&m, PG_LT, x, plain(&m, 1.5)), *no = plain(&m, 0);
  assert_ptr_equal(two(&m, PG_AND, c, yes), c);
  assert_ptr_equal(two(&m, PG_AND, yes, c), c);
  assert_ptr_equal(two(&m, PG_AND, c, no), no);
  assert_ptr_equal(two(&m, PG_AND, no, c), no);
  assert_ptr_equal(two(&m, PG_OR, c, no), c);
  assert_ptr_equal(two(&m, PG_OR, no, c), c);
  assert_ptr_equal(two(&m, PG_OR, c, yes), yes);
  assert_ptr_equal(two(&m, PG_OR, yes, c), yes);
  for (int a = 0; a < 2; a++) {
    pg_expr *p = a ? yes : no;
    assert_ptr_equal(one(&m, PG_NOT, p), a ? no : yes);
    for (int b = 0; b < 2; b++) {
      pg_expr *q = b ? yes : no;
      assert_ptr_equal(two(&m, PG_AND, p, q), a && b ? yes : no);
      assert_ptr_equal(two(&m, PG_OR, p, q), a || b ? yes : no);
    }
  }
  model_close(&m);
}

static void logic_and_choice_need_conditions(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *c = two(&m, PG_LT, x, x);
  assert_refused(PG_DIMENSION, UNARY(PG_NOT, x),
                 "not needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, BINARY(PG_AND, c, x),
                 "and needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, BINARY(PG_OR, x, c),
                 "or needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, BINARY(PG_OR, c, plain(&m, 2)),
                 "or needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, BINARY(PG_OR, c, number(&m, 1, "%")),
                 "or needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, UNARY(PG_NOT, number(&m, 0, "%")),
                 "not needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, WHERE(x, x, x),
                 "where needs a condition (a comparison), not a quantity");
  assert_refused(PG_DIMENSION, WHERE(number(&m, 1, "USD"), x, x),
                 "where needs a condition (a comparison), not a quantity");
  model_close(&m);
}

static void choice_is_in_the_first_sides_unit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD"), *y = number(&m, 50, "cent");
  pg_expr *c = two(&m, PG_LT, x, y), *w = choose(&m, c, x, y);
  assert_string_equal(pg_unit_text(pg_expr_unit(w)), "USD");
  assert_constant(pg_expr_argument(w, 2), 0.5, "USD");
  assert_ptr_equal(choose(&m, plain(&m, 1), x, y), x);
  assert_constant(choose(&m, plain(&m, 0), x, y), 0.5, "USD");
  assert_ptr_equal(choose(&m, c, x, x), x);
  model_close(&m);
}

/* ----- folding that fails ----- */

static void domain_errors_of_constants_say_which(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *zero = plain(&m, 0), *huge = plain(&m, DBL_MAX);
  assert_refused(PG_DOMAIN, BINARY(PG_DIV, plain(&m, 1), zero),
                 "division by zero");
  assert_refused(PG_DOMAIN, BINARY(PG_DIV, figure(&m, "x", "1 to 2"), zero),
                 "division by zero");
  assert_refused(PG_DOMAIN, BINARY(PG_DIV, zero, number(&m, 0, "hour")),
                 "division by zero");
  assert_refused(PG_DOMAIN, BINARY(PG_MOD, plain(&m, 5), zero),
                 "division by zero");
  assert_refused(PG_DOMAIN, BINARY(PG_MOD, figure(&m, "x", "1 to 2"), zero),
                 "division by zero");
  assert_refused(PG_DOMAIN, UNARY(PG_LOG, zero),
                 "logarithm of 0, which is not above zero");
  assert_refused(PG_DOMAIN, UNARY(PG_LOG, plain(&m, -2.5)),
                 "logarithm of -2.5, which is not above zero");
  assert_refused(PG_DOMAIN, UNARY(PG_SQRT, plain(&m, -1)),
                 "square root of -1, which is below zero");
  assert_refused(PG_DOMAIN, UNARY(PG_SQRT, number(&m, -4, "USD^2")),
                 "square root of -4, which is below zero");
  assert_refused(PG_DOMAIN, BINARY(PG_POW, zero, plain(&m, -1)),
                 "0 to the power -1 is not a finite number");
  assert_refused(PG_DOMAIN, BINARY(PG_POW, plain(&m, -8), plain(&m, 0.25)),
                 "-8 to the power 0.25 is not a finite number");
  assert_refused(PG_DOMAIN, BINARY(PG_MUL, huge, plain(&m, 2)),
                 "multiply: the result is too large for a number");
  assert_refused(PG_DOMAIN, BINARY(PG_ADD, huge, huge),
                 "add: the result is too large for a number");
  assert_refused(PG_DOMAIN, BINARY(PG_DIV, huge, plain(&m, 0.5)),
                 "divide: the result is too large for a number");
  assert_refused(PG_DOMAIN, UNARY(PG_EXP, plain(&m, 710)),
                 "exp: the result is too large for a number");
  model_close(&m);
}

/* What is not finite to begin with may go on so. */
static void infinite_constants_fold_on(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *inf = plain(&m, INFINITY);
  assert_constant(two(&m, PG_ADD, inf, plain(&m, 1)), INFINITY, "");
  assert_constant(two(&m, PG_DIV, plain(&m, 1), inf), 0, "");
  assert_constant(one(&m, PG_NEG, inf), -INFINITY, "");
  assert_constant(one(&m, PG_EXP, inf), INFINITY, "");
  assert_true(isnan(pg_expr_value(two(&m, PG_SUB, inf, inf))));
  model_close(&m);
}

/* 1e307 months are 1e307 * 365/84 = 4.345e307 weeks, which a number holds; so
** are 1e300 token/day at 1e10 USD/Mtoken 1e304 USD/day. */
static void conversions_within_range_do_not_overflow_on_the_way(void **state) {
  model m;
  pg_expr *weeks = NULL, *cost = NULL;
  (void)state;
  model_open(&m);
  pg_status turning = pg_convert(number(&m, 1e307, "month"),
                                 unit_of(&m, "week"), &weeks, NULL);
  pg_status buying = pg_binary(PG_MUL, number(&m, 1e300, "token/day"),
                               number(&m, 1e10, "USD/Mtoken"), &cost, NULL);
  double value = weeks == NULL ? 0 : pg_expr_value(weeks);
  double paid = cost == NULL ? 0 : pg_expr_value(cost);
  pg_expr_release(weeks);
  pg_expr_release(cost);
  model_close(&m);
  assert_int_equal(turning, PG_OK);
  assert_close(value, 1e307 * (365.0 / 84.0), 1e-14);
  assert_int_equal(buying, PG_OK);
  assert_close(paid, 1e304, 1e-14);
}

/* ----- conversions ----- */

/* A year is 365 days, a month 730 hours, a Wh 3600 J, GiB 2^30 bytes. */
static void conversions_are_exact(void **state) {
  static const struct { double from; const char *a; double to; const char *b; }
  known[] = {{730, "USD/month", 1, "USD/hour"},
             {1, "year", 8760, "hour"},
             {1, "week", 168, "hour"},
             {3, "GiB", 3221225472.0, "B"},
             {1, "kWh", 3.6e6, "J"},
             {2.5, "USD/Mtoken", 2.5e-6, "USD/token"},
             {12, "USD/year", 1, "USD/month"},
             {50, "%", 0.5, ""},
             {2, "", 2e6, "ppm"},
             {3, "kW", 3, "kWh/hour"},
             {1, "cent", 0.01, "USD"}};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    const char *to = *known[i].b ? known[i].b : "1";
    pg_expr *a = number(&m, known[i].from, *known[i].a ? known[i].a : "1");
    assert_constant(turned(&m, a, to), known[i].to, known[i].b);
  }
  model_close(&m);
}

static void conversion_to_the_same_unit_is_the_same_node(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD/hour");
  assert_ptr_equal(turned(&m, x, "USD/hour"), x);
  pg_expr *monthly = turned(&m, x, "USD/month");
  assert_int_equal(pg_expr_op(monthly), PG_MUL);
  assert_constant(pg_expr_argument(monthly, 1), 730, "");
  /* worth 1 to 1, yet another unit: divided by 1, to be said in it */
  pg_expr *devices = turned(&m, figure(&m, "g", "1 to 2 GPU"), "device");
  assert_string_equal(pg_unit_text(pg_expr_unit(devices)), "device");
  model_close(&m);
}

static void conversion_between_dimensions_is_refused(void **state) {
  model m;
  (void)state;
  model_open(&m);
  const pg_unit *hour = unit_of(&m, "hour");
  assert_refused(PG_DIMENSION,
                 pg_convert(number(&m, 1, "USD"), hour, &refused, &error),
                 "cannot convert USD (money) to hour (time)");
  assert_refused(PG_DIMENSION,
                 pg_convert(plain(&m, 1), hour, &refused, &error),
                 "cannot convert a plain number to hour (time)");
  model_close(&m);
}

/* EUR has no rate until it is given one. */
static void currency_without_a_rate_is_refused_with_the_remedy(void **state) {
  model m;
  pg_error error;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *usd = number(&m, 1, "USD"), *eur = number(&m, 2, "EUR");
  assert_int_equal(pg_binary(PG_ADD, usd, eur, &out, &error), PG_DIMENSION);
  assert_non_null(strstr(error.text, "EUR has no rate"));
  assert_int_equal(pg_units_define_as(pg_graph_units(m.graph), "EUR", 1.25,
                                      unit_of(&m, "USD"), &error), PG_OK);
  assert_constant(two(&m, PG_ADD, usd, eur), 3.5, "USD");
  assert_constant(two(&m, PG_ADD, eur, usd), 2.8, "EUR");
  model_close(&m);
}

/* ----- calls that are wrong ----- */

static void operations_of_another_arity_are_refused(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = plain(&m, 2);
  assert_refused(PG_ARGUMENT, UNARY(PG_ADD, x),
                 "add is not an operation on one quantity");
  assert_refused(PG_ARGUMENT, UNARY(PG_LEAF, x),
                 "leaf is not an operation on one quantity");
  assert_refused(PG_ARGUMENT, UNARY(PG_OP_COUNT, x),
                 "? is not an operation on one quantity");
  assert_refused(PG_ARGUMENT, BINARY(PG_NEG, x, x),
                 "negate is not an operation on two quantities");
  assert_refused(PG_ARGUMENT, BINARY(PG_WHERE, x, x),
                 "where is not an operation on two quantities");
  model_close(&m);
}

static void quantities_of_two_graphs_do_not_mix(void **state) {
  model m, other;
  (void)state;
  model_open(&m);
  model_open(&other);
  pg_expr *a = plain(&m, 1), *b = plain(&other, 1);
  const char *text = "the quantities belong to two different graphs";
  assert_refused(PG_ARGUMENT, BINARY(PG_ADD, a, b), text);
  assert_refused(PG_ARGUMENT, WHERE(a, a, b), text);
  assert_refused(PG_ARGUMENT, WHERE(b, a, a), text);
  model_close(&m);
  model_close(&other);
}

/* Where no detail is wanted, none is given, and the status is the same. */
static void errors_may_be_null(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *a = number(&m, 1, "USD"), *b = number(&m, 1, "hour");
  assert_int_equal(pg_binary(PG_ADD, a, b, &out, NULL), PG_DIMENSION);
  assert_int_equal(pg_unary(PG_FLOOR, a, &out, NULL), PG_DIMENSION);
  assert_int_equal(pg_where(a, a, a, &out, NULL), PG_DIMENSION);
  assert_int_equal(pg_convert(a, pg_expr_unit(b), &out, NULL), PG_DIMENSION);
  assert_null(out);
  model_close(&m);
}

/* A refused operation leaves no intermediate node behind. */
static void refused_operations_leave_no_node(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *a = number(&m, DBL_MAX, "ktoken"), *zero = plain(&m, 0);
  pg_expr *b = number(&m, 1, "USD"), *low = number(&m, -1, "%");
  size_t before = pg_graph_size(m.graph);
  assert_int_equal(pg_unary(PG_FLOOR, a, &out, NULL), PG_DOMAIN);
  assert_int_equal(pg_binary(PG_DIV, a, zero, &out, NULL), PG_DOMAIN);
  assert_int_equal(pg_binary(PG_ADD, a, b, &out, NULL), PG_DIMENSION);
  assert_int_equal(pg_unary(PG_LOG, low, &out, NULL), PG_DOMAIN);
  assert_int_equal(pg_unary(PG_SQRT, low, &out, NULL), PG_DOMAIN);
  assert_int_equal(pg_binary(PG_POW, b, low, &out, NULL), PG_DIMENSION);
  assert_int_equal(pg_graph_size(m.graph), before);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sums_are_in_the_left_sides_unit),
      cmocka_unit_test(plain_zero_and_infinity_go_with_any_dimension),
      cmocka_unit_test(other_numbers_do_not_go_with_any_dimension),
      cmocka_unit_test(sums_of_two_dimensions_are_refused_naming_both),
      cmocka_unit_test(sums_of_one_dimension_are_allowed),
      cmocka_unit_test(products_merge_their_units_exactly),
      cmocka_unit_test(quotients_merge_their_units_exactly),
      cmocka_unit_test(products_of_leaves_carry_the_ratio_as_a_division),
      cmocka_unit_test(times_one_and_by_one_change_nothing),
      cmocka_unit_test(products_past_the_largest_power_are_refused),
      cmocka_unit_test(powers_raise_the_unit),
      cmocka_unit_test(powers_that_have_no_unit_are_refused),
      cmocka_unit_test(powers_past_the_largest_are_a_limit),
      cmocka_unit_test(roots_halve_the_unit),
      cmocka_unit_test(counts_are_rounded_in_whole_ones),
      cmocka_unit_test(rounding_money_and_time_is_refused_with_the_remedy),
      cmocka_unit_test(exp_and_log_need_plain_numbers),
      cmocka_unit_test(negation_and_size_keep_the_unit),
      cmocka_unit_test(comparisons_convert_and_give_conditions),
      cmocka_unit_test(logic_with_constants_is_decided),
      cmocka_unit_test(logic_and_choice_need_conditions),
      cmocka_unit_test(choice_is_in_the_first_sides_unit),
      cmocka_unit_test(domain_errors_of_constants_say_which),
      cmocka_unit_test(infinite_constants_fold_on),
      cmocka_unit_test(conversions_within_range_do_not_overflow_on_the_way),
      cmocka_unit_test(conversions_are_exact),
      cmocka_unit_test(conversion_to_the_same_unit_is_the_same_node),
      cmocka_unit_test(conversion_between_dimensions_is_refused),
      cmocka_unit_test(currency_without_a_rate_is_refused_with_the_remedy),
      cmocka_unit_test(operations_of_another_arity_are_refused),
      cmocka_unit_test(quantities_of_two_graphs_do_not_mix),
      cmocka_unit_test(errors_may_be_null),
      cmocka_unit_test(refused_operations_leave_no_node)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
