/*
** Products, quotients, powers and base units.
**
** Ratios are fractions in lowest terms, worked out by hand: the value of one
** left unit times one right unit, in the unit of the result.
*/
#include <stdio.h>
#include <string.h>

#include "units_check.h"

static void multiply_units_merges_names(void **state) {
  static const algebra_row rows[] = {
      {"1", "1", "", 1, 1},
      {"1", "USD/hour", "USD/hour", 1, 1},
      {"USD/hour", "1", "USD/hour", 1, 1},
      {"token/day", "USD/Mtoken", "USD/day", 1, 1000000},
      {"USD/Mtoken", "token/day", "USD/day", 1, 1000000},
      {"USD/hour", "hour", "USD", 1, 1},
      {"USD/hour", "month", "USD", 730, 1},
      {"USD/month", "hour", "USD", 1, 730},
      {"request/day", "month", "request", 365, 12},
      {"request/day", "word/request", "word/day", 1, 1},
      {"word/request", "token/word", "token/request", 1, 1},
      {"token/s", "hour/day", "token/day", 3600, 1},
      {"GB", "GB", "GB^2", 1, 1},
      {"GB", "MB", "GB^2", 1, 1000},
      {"GB", "1/MB", "", 1000, 1},
      {"day", "1/month", "", 12, 365},
      {"day", "month", "day^2", 365, 12},
      {"GPU", "device", "GPU^2", 1, 1},
      {"FTE", "USD/(person year)", "USD/year", 1, 1},
      {"parameter", "B/parameter", "B", 1, 1},
      {"Gparameter", "B/parameter", "B", 1e9, 1},
      {"word", "token", "word token", 1, 1},
      /* plain names vanish */
      {"%", "USD", "USD", 1, 100},
      {"USD", "%", "USD", 1, 100},
      {"%", "%", "", 1, 10000},
      {"%", "1", "", 1, 100},
      {"ppm", "request", "request", 1, 1000000},
      {"hour/day", "USD", "USD", 1, 24},
      {"%/year", "USD", "USD/year", 1, 100},
      /* composite names */
      {"kW", "hour", "kWh", 1, 1},
      {"hour", "kW", "kWh", 1, 1},
      {"kW", "day", "kWh", 24, 1},
      {"W", "s", "Wh", 1, 3600},
      {"kW", "USD/kWh", "USD/hour", 1, 1},
      {"kWh", "USD/MWh", "USD", 1, 1000},
      {"kW", "USD/MWh", "USD/hour", 1, 1000},
      {"kW", "GPU", "kW GPU", 1, 1},
      {"kW", "kW", "kW^2", 1, 1},
      {"kW", "W", "kW^2", 1, 1000},
      {"TFLOPS", "s", "TFLOP", 1, 1},
      {"TFLOPS", "hour", "TFLOP", 3600, 1},
      {"Gbps", "s", "Gbit", 1, 1},
      {"Gbps", "hour/GB", "", 450, 1}, /* 3600/8 */
      /* currencies without a rate stay apart */
      {"EUR", "USD", "EUR USD", 1, 1},
      {"EUR/hour", "hour", "EUR", 1, 1},
      {"kEUR", "EUR", "kEUR^2", 1, 1000},
      {"USD/EUR", "EUR/hour", "USD/hour", 1, 1},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_algebra(*state, pg_unit_multiply, &rows[i]);
}

static void divide_units_merges_names(void **state) {
  static const algebra_row rows[] = {
      {"1", "1", "", 1, 1},
      {"1", "s", "1/s", 1, 1},
      {"USD", "Mtoken", "USD/Mtoken", 1, 1},
      {"USD/month", "request/month", "USD/request", 1, 1},
      {"USD/month", "request/day", "USD/request", 12, 365},
      {"day", "hour", "", 24, 1},
      {"GB", "GB/s", "s", 1, 1},
      {"GB", "MB/s", "s", 1000, 1},
      {"GB", "%", "GB", 100, 1},
      {"TFLOP", "TFLOPS", "s", 1, 1},
      {"kWh", "kW", "hour", 1, 1},
      {"kW", "W", "", 1000, 1},
      {"token/s", "GPU", "token/(s GPU)", 1, 1},
      {"GB", "Gbps", "s", 8, 1},
      /* 10^12/10^3 FLOP/J against 10^12/(3.6 10^6) FLOP/J */
      {"TFLOPS", "kW", "TFLOP/kWh", 3600, 1},
      {"EUR", "USD", "EUR/USD", 1, 1},
      {"EUR/h", "EUR/day", "", 24, 1},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_algebra(*state, pg_unit_divide, &rows[i]);
}

/* What one of a unit is worth in base units. */
static double worth(pg_units *units, const pg_unit *unit) {
  const pg_unit *base;
  pg_ratio ratio;
  assert_int_equal(pg_unit_base(units, unit, &base, NULL), PG_OK);
  assert_int_equal(pg_unit_convert(unit, base, &ratio, NULL), PG_OK);
  return ratio.num / ratio.den;
}

static void multiply_and_divide_any_pair_keeps_the_worth(void **state) {
  static const char *const texts[] = {
      "USD",        "cent",         "kUSD/month",     "hour",
      "day",        "month",        "ms",             "1/s",
      "hour/day",   "hour^2",       "GB",             "GiB",
      "bit",        "GB/s",         "Gbps",           "TFLOP",
      "TFLOPS",     "FLOP/s",       "J",              "kWh",
      "kW",         "W hour",       "kgCO2e",         "gCO2e/kWh",
      "Mtoken",     "token/s",      "USD/Mtoken",     "krequest/day",
      "rps",        "word/request", "Gparameter",     "B/parameter",
      "GPU",        "device hour",  "USD/(GPU hour)", "replica",
      "FTE",        "%",            "USD/(FTE year)", "ppm/year",
  };
  size_t i, j;
  for (i = 0; i < COUNT(texts); i++)
    for (j = 0; j < COUNT(texts); j++) {
      const pg_unit *a = read_unit(*state, texts[i]);
      const pg_unit *b = read_unit(*state, texts[j]), *out;
      double x = worth(*state, a), y = worth(*state, b);
      pg_ratio r;
      assert_int_equal(pg_unit_multiply(*state, a, b, &out, &r, NULL), PG_OK);
      assert_close(x * y, worth(*state, out) * r.num / r.den, 1e-14);
      assert_int_equal(pg_unit_divide(*state, a, b, &out, &r, NULL), PG_OK);
      assert_close(x / y, worth(*state, out) * r.num / r.den, 1e-14);
    }
}

static void multiply_past_power_60_is_limit(void **state) {
  const pg_unit *a = read_unit(*state, "GB^59"), *out = a;
  pg_ratio ratio = {7, 7};
  pg_error error;
  assert_int_equal(pg_unit_multiply(*state, a, read_unit(*state, "GB"), &out,
                                    &ratio, NULL),
                   PG_OK);
  out = a;
  ratio = (pg_ratio){7, 7};
  assert_int_equal(pg_unit_multiply(*state, a, read_unit(*state, "MB^2"), &out,
                                    &ratio, &error),
                   PG_LIMIT);
  assert_string_equal(error.text, "a power in a unit is above 60");
  assert_int_equal(pg_unit_divide(*state, a, read_unit(*state, "GB^-2"), &out,
                                  &ratio, &error),
                   PG_LIMIT);
  assert_ptr_equal(out, a);
  expect_ratio("an untouched ratio", ratio, 7, 7);
}

static void power_of_unit_raises_every_name(void **state) {
  static const struct {
    const char *a;
    int power, root;
    const char *result;
  } rows[] = {
      {"USD", 2, 1, "USD^2"},
      {"USD/hour", 2, 1, "USD^2/hour^2"},
      {"USD/hour", -1, 1, "hour/USD"},
      {"USD/hour", 0, 1, ""},
      {"USD", 2, 2, "USD"},
      {"USD", 60, 1, "USD^60"},
      {"USD", -60, 1, "1/USD^60"},
      {"USD", 120, 2, "USD^60"},
      {"hour^2", 1, 2, "hour"},
      {"kB^2/hour^4", 1, 2, "kB/hour^2"},
      {"kB^2/hour^4", 3, 2, "kB^3/hour^6"},
      {"%", 2, 1, "%^2"},
      {"1", 1000000, 1, ""},
      {"1", 1, 2, ""},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    const pg_unit *out;
    assert_int_equal(pg_unit_power(*state, read_unit(*state, rows[i].a),
                                   rows[i].power, rows[i].root, &out, NULL),
                     PG_OK);
    expect_text(rows[i].a, pg_unit_text(out), rows[i].result);
    assert_ptr_equal(read_unit(*state, rows[i].result), out);
  }
}

static void power_without_a_unit_is_refused(void **state) {
  const pg_unit *usd = read_unit(*state, "USD/hour^2"), *out = usd;
  pg_error error;
  assert_int_equal(pg_unit_power(*state, usd, 1, 2, &out, &error),
                   PG_DIMENSION);
  assert_string_equal(error.text,
                      "the square root of USD/hour^2 (money/time^2) has no "
                      "unit: its powers must be even");
  assert_int_equal(pg_unit_power(*state, usd, 1, 3, &out, &error),
                   PG_ARGUMENT);
  assert_string_equal(error.text, "a root of 3 is not 1 or 2");
  assert_int_equal(pg_unit_power(*state, usd, 1, 0, &out, &error),
                   PG_ARGUMENT);
  assert_int_equal(pg_unit_power(*state, usd, 31, 1, &out, &error), PG_LIMIT);
  assert_int_equal(pg_unit_power(*state, usd, INT32_MAX, 1, &out, &error),
                   PG_LIMIT);
  assert_int_equal(pg_unit_power(*state, usd, INT32_MIN, 2, &out, &error),
                   PG_LIMIT);
  assert_ptr_equal(out, usd);
}

static void base_of_unit_has_scale_one(void **state) {
  static const struct {
    const char *a, *result;
  } rows[] = {
      {"krequest", "request"},    {"krequest/day", "request/s"},
      {"kW", "J/s"},              {"kWh", "J"},
      {"%", ""},                  {"1", ""},
      {"hour/day", ""},           {"USD/Mtoken", "USD/token"},
      {"GPU hour", "s device"},   {"GB/month", "B/s"},
      {"cent/(FTE year)", "USD/(s person)"},
      {"TFLOPS", "FLOP/s"},       {"tCO2e", "gCO2e"},
      {"kEUR/hour", "EUR/s"},     {"EUR/USD", "EUR/USD"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    const pg_unit *out;
    assert_int_equal(
        pg_unit_base(*state, read_unit(*state, rows[i].a), &out, NULL), PG_OK);
    expect_text(rows[i].a, pg_unit_text(out), rows[i].result);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(multiply_units_merges_names),
      UNITS_TEST(divide_units_merges_names),
      UNITS_TEST(multiply_and_divide_any_pair_keeps_the_worth),
      UNITS_TEST(multiply_past_power_60_is_limit),
      UNITS_TEST(power_of_unit_raises_every_name),
      UNITS_TEST(power_without_a_unit_is_refused),
      UNITS_TEST(base_of_unit_has_scale_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
