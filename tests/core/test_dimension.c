/*
** Conversions between units, and the refusal of those that make no sense.
**
** Ratios are fractions in lowest terms, worked out by hand from what the header
** promises: 60 s a minute, 60 minutes an hour, 24 hours a day, 7 days a week,
** 730 hours a month, 12 months (so 365 days) a year; 3600 J a Wh; 8 bits a
** byte; powers of 1000 and of 1024.  They are compared bit by bit.
*/
#include <stdio.h>
#include <string.h>

#include "units_check.h"

static const struct {
  const char *from, *to;
  double num, den;
} conversions[] = {
    /* time */
    {"minute", "s", 60, 1},
    {"hour", "s", 3600, 1},
    {"hour", "minute", 60, 1},
    {"day", "hour", 24, 1},
    {"day", "minute", 1440, 1},
    {"day", "s", 86400, 1},
    {"week", "day", 7, 1},
    {"week", "hour", 168, 1},
    {"week", "s", 604800, 1},
    {"month", "hour", 730, 1},
    {"month", "minute", 43800, 1},
    {"month", "s", 2628000, 1},
    {"month", "day", 365, 12},  /* 730/24 */
    {"month", "week", 365, 84}, /* 730/168 */
    {"quarter", "month", 3, 1},
    {"quarter", "hour", 2190, 1},
    {"quarter", "day", 365, 4},
    {"year", "month", 12, 1},
    {"year", "quarter", 4, 1},
    {"year", "day", 365, 1},
    {"year", "week", 365, 7},
    {"year", "hour", 8760, 1},
    {"year", "minute", 525600, 1},
    {"year", "s", 31536000, 1},
    {"s", "hour", 1, 3600},
    {"hour", "day", 1, 24},
    {"day", "month", 12, 365},
    {"hour", "month", 1, 730},
    {"week", "month", 84, 365},
    {"month", "year", 1, 12},
    {"hour", "year", 1, 8760},
    {"ms", "s", 1, 1000},
    {"us", "s", 1, 1000000},
    {"ns", "s", 1, 1000000000},
    {"s", "ms", 1000, 1},
    {"ms", "us", 1000, 1},
    {"hour", "ms", 3600000, 1},
    /* money, and money over time */
    {"cent", "USD", 1, 100},
    {"USD", "cent", 100, 1},
    {"kUSD", "USD", 1000, 1},
    {"MUSD", "kUSD", 1000, 1},
    {"cent", "kUSD", 1, 100000},
    {"USD/hour", "USD/day", 24, 1},
    {"USD/hour", "USD/month", 730, 1},
    {"USD/month", "USD/hour", 1, 730},
    {"USD/hour", "USD/year", 8760, 1},
    {"USD/day", "USD/month", 365, 12},
    {"USD/day", "USD/year", 365, 1},
    {"USD/month", "USD/year", 12, 1},
    {"USD/year", "USD/month", 1, 12},
    {"USD/year", "USD/hour", 1, 8760},
    {"USD/s", "USD/hour", 3600, 1},
    {"USD/week", "USD/month", 365, 84},
    /* things over time */
    {"request/day", "request/s", 1, 86400},
    {"request/s", "request/day", 86400, 1},
    {"request/day", "request/month", 365, 12},
    {"krequest/day", "request/hour", 125, 3}, /* 1000/24 */
    {"request/minute", "request/hour", 60, 1},
    {"rps", "request/day", 86400, 1},
    {"token/s", "token/day", 86400, 1},
    {"token/s", "Mtoken/day", 54, 625},    /* 86400/1000000 */
    {"Mtoken/month", "token/s", 250, 657}, /* 1000000/2628000 */
    /* bytes */
    {"kB", "B", 1e3, 1},
    {"MB", "B", 1e6, 1},
    {"GB", "B", 1e9, 1},
    {"TB", "B", 1e12, 1},
    {"PB", "B", 1e15, 1},
    {"KiB", "B", 1024, 1},
    {"MiB", "B", 1048576, 1},
    {"GiB", "B", 1073741824, 1},
    {"TiB", "B", 1099511627776, 1},
    {"PiB", "B", 1125899906842624, 1},
    {"GB", "MB", 1000, 1},
    {"TB", "GB", 1000, 1},
    {"GiB", "MiB", 1024, 1},
    {"KiB", "kB", 128, 125},               /* 2^7 / 5^3 */
    {"MiB", "MB", 16384, 15625},           /* 2^14 / 5^6 */
    {"GiB", "GB", 2097152, 1953125},       /* 2^21 / 5^9 */
    {"TiB", "TB", 268435456, 244140625},   /* 2^28 / 5^12 */
    {"PiB", "PB", 34359738368, 30517578125}, /* 2^35 / 5^15 */
    {"GB", "GiB", 1953125, 2097152},
    {"bit", "B", 1, 8},
    {"B", "bit", 8, 1},
    {"Gbit", "GB", 1, 8},
    {"Gbit", "MB", 125, 1},
    {"Mbit", "kB", 125, 1},
    {"Kibit", "B", 128, 1},
    {"GiB", "Gbit", 16777216, 1953125}, /* 2^24 / 5^9 */
    {"GB/s", "Gbps", 8, 1},
    {"Gbps", "GB/hour", 450, 1}, /* 3600/8 */
    {"TB/s", "GB/s", 1000, 1},
    /* operations */
    {"TFLOP", "GFLOP", 1000, 1},
    {"PFLOP", "FLOP", 1e15, 1},
    {"FLOPS", "FLOP/s", 1, 1},
    {"TFLOPS", "FLOP/s", 1e12, 1},
    {"PFLOPS", "TFLOPS", 1000, 1},
    {"TFLOP/s", "TFLOPS", 1, 1},
    {"TFLOPS", "FLOP/hour", 3.6e15, 1},
    {"GFLOPS", "TFLOP/day", 432, 5}, /* 86400/1000 */
    {"FLOP/token", "GFLOP/token", 1, 1e9},
    /* energy, power, carbon */
    {"Wh", "J", 3600, 1},
    {"kWh", "Wh", 1000, 1},
    {"kWh", "J", 3600000, 1},
    {"MWh", "kWh", 1000, 1},
    {"GWh", "MWh", 1000, 1},
    {"kWh", "MJ", 18, 5},
    {"MJ", "kWh", 5, 18},
    {"J", "Wh", 1, 3600},
    {"W", "J/s", 1, 1},
    {"kW", "J/s", 1000, 1},
    {"kW", "kWh/hour", 1, 1},
    {"kW", "kWh/day", 24, 1},
    {"kW", "kWh/month", 730, 1},
    {"kW", "kWh/year", 8760, 1},
    {"W", "kWh/year", 219, 25}, /* 8760/1000 */
    {"MW", "kW", 1000, 1},
    {"W hour", "Wh", 1, 1},
    {"J/token", "kWh/Mtoken", 5, 18},
    {"kgCO2e", "gCO2e", 1000, 1},
    {"tCO2e", "kgCO2e", 1000, 1},
    {"tCO2e", "gCO2e", 1000000, 1},
    {"gCO2e/kWh", "kgCO2e/MWh", 1, 1},
    {"kgCO2e/kWh", "gCO2e/J", 1, 3600},
    {"tCO2e/year", "kgCO2e/day", 200, 73}, /* 1000/365 */
    /* what is counted */
    {"ktoken", "token", 1000, 1},
    {"Mtoken", "ktoken", 1000, 1},
    {"Gtoken", "Mtoken", 1000, 1},
    {"Ttoken", "token", 1e12, 1},
    {"Mrequest", "krequest", 1000, 1},
    {"kword", "word", 1000, 1},
    {"Gparameter", "parameter", 1e9, 1},
    {"Tparameter", "Gparameter", 1000, 1},
    {"GPU", "device", 1, 1},
    {"device", "GPU", 1, 1},
    {"TPU", "GPU", 1, 1},
    {"FTE", "person", 1, 1},
    /* prices */
    {"USD/Mtoken", "USD/ktoken", 1, 1000},
    {"USD/ktoken", "USD/Mtoken", 1000, 1},
    {"USD/token", "USD/Mtoken", 1000000, 1},
    {"cent/ktoken", "USD/Mtoken", 10, 1},
    {"USD/Gtoken", "USD/Mtoken", 1, 1000},
    {"USD/(GPU hour)", "USD/(GPU month)", 730, 1},
    {"USD/(GPU hour)", "USD/(device year)", 8760, 1},
    {"USD/(kW month)", "USD/(W year)", 3, 250}, /* 12/1000 */
    {"USD/kWh", "USD/J", 1, 3600000},
    {"USD/kWh", "cent/kWh", 100, 1},
    {"USD/(GB month)", "USD/(TB year)", 12000, 1},
    {"B/parameter", "bit/parameter", 8, 1},
    {"GB/replica", "GiB/replica", 1953125, 2097152},
    /* plain numbers */
    {"%", "1", 1, 100},
    {"1", "%", 100, 1},
    {"ppm", "%", 1, 10000},
    {"%", "ppm", 10000, 1},
    {"ppm", "1", 1, 1000000},
    {"%/year", "%/month", 1, 12},
    {"%/month", "1/year", 3, 25}, /* 12/100 */
    {"1/day", "1/month", 365, 12},
    {"hour/day", "1", 1, 24},
    {"hour/week", "%", 25, 42}, /* 100/168 */
    {"GB/GiB", "1", 1953125, 2097152},
    /* powers */
    {"hour^2", "s^2", 12960000, 1},
    {"1/hour", "1/s", 1, 3600},
    {"(GB/s)^2", "(MB/s)^2", 1000000, 1},
    {"GPU hour", "hour GPU", 1, 1},
};

static void convert_units_of_one_dimension_is_exact(void **state) {
  size_t i;
  assert_true(COUNT(conversions) >= 100);
  for (i = 0; i < COUNT(conversions); i++) {
    const pg_unit *from = read_unit(*state, conversions[i].from);
    const pg_unit *to = read_unit(*state, conversions[i].to);
    pg_ratio ratio;
    assert_int_equal(pg_unit_convert(from, to, &ratio, NULL), PG_OK);
    expect_ratio(conversions[i].from, ratio, conversions[i].num,
                 conversions[i].den);
    assert_int_equal(pg_unit_convert(to, from, &ratio, NULL), PG_OK);
    expect_ratio(conversions[i].to, ratio, conversions[i].den,
                 conversions[i].num);
    assert_true(pg_unit_same_dimension(from, to));
  }
}

static void convert_values_is_exact_to_the_last_bit(void **state) {
  static const struct {
    double value;
    const char *from, *to;
    double expected;
  } rows[] = {
      {730, "USD/month", "USD/hour", 1},
      {8760, "USD/year", "USD/hour", 1},
      {24, "USD/day", "USD/hour", 1},
      {0.5, "USD/Mtoken", "USD/token", 5e-7},
      {80, "GB", "GiB", 74.50580596923828125}, /* 156250000 / 2^21 */
      {24, "GiB", "B", 25769803776.0},
      {10000, "request/day", "request/hour", 10000.0 / 24},
      {40, "%", "1", 0.4},
      {365, "request/day", "request/month", 11102.083333333334}, /* ^2/12 */
      {1, "kWh", "J", 3.6e6},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    pg_ratio r;
    double got;
    assert_int_equal(pg_unit_convert(read_unit(*state, rows[i].from),
                                     read_unit(*state, rows[i].to), &r, NULL),
                     PG_OK);
    got = rows[i].value * r.num / r.den;
    if (got != rows[i].expected)
      fail_msg("%s: %.17g, not %.17g", rows[i].from, got, rows[i].expected);
  }
}

static void convert_unit_to_itself_is_one(void **state) {
  pg_ratio ratio;
  const pg_unit *unit = read_unit(*state, "USD/month");
  assert_int_equal(pg_unit_convert(unit, unit, &ratio, NULL), PG_OK);
  expect_ratio("USD/month", ratio, 1, 1);
}

/* Any two of these differ in dimension: 24 * 23 = 552 refusals. */
static const struct {
  const char *unit, *dimension;
} apart[] = {
    {"USD", "money"},
    {"hour", "time"},
    {"GB", "byte"},
    {"TFLOP", "flop"},
    {"kWh", "joule"},
    {"kgCO2e", "gram of CO2e"},
    {"Mtoken", "token"},
    {"word", "word"},
    {"request", "request"},
    {"parameter", "parameter"},
    {"GPU", "device"},
    {"replica", "replica"},
    {"FTE", "person"},
    {"USD/month", "money/time"},
    {"token/day", "token/time"},
    {"USD/Mtoken", "money/token"},
    {"kW", "joule/time"},
    {"TFLOPS", "flop/time"},
    {"USD/(person year)", "money/(time person)"},
    {"token/word", "token/word"},
    {"B/parameter", "byte/parameter"},
    {"hour^2", "time^2"},
    {"1/day", "1/time"},
    {"%", "a plain number"},
};

static void expect_mismatch(pg_units *units, size_t i, size_t j) {
  const pg_unit *from = read_unit(units, apart[i].unit);
  const pg_unit *to = read_unit(units, apart[j].unit);
  char expected[256];
  pg_ratio ratio = {7, 7};
  pg_error error = {PG_OK, -1, ""};
  snprintf(expected, sizeof expected, "cannot convert %s (%s) to %s (%s)",
           apart[i].unit, apart[i].dimension, apart[j].unit,
           apart[j].dimension);
  assert_int_equal(pg_unit_convert(from, to, &ratio, &error), PG_DIMENSION);
  assert_int_equal(error.status, PG_DIMENSION);
  assert_int_equal(error.column, 0);
  expect_text(apart[i].unit, error.text, expected);
  expect_ratio("an untouched ratio", ratio, 7, 7);
  assert_false(pg_unit_same_dimension(from, to));
}

static void convert_between_dimensions_names_both(void **state) {
  size_t i, j;
  assert_true(COUNT(apart) * (COUNT(apart) - 1) >= 100);
  for (i = 0; i < COUNT(apart); i++) {
    expect_text(apart[i].unit,
                pg_unit_dimension(read_unit(*state, apart[i].unit)),
                apart[i].dimension);
    for (j = 0; j < COUNT(apart); j++)
      if (j != i) expect_mismatch(*state, i, j);
  }
}

static void convert_to_a_plain_number_says_so(void **state) {
  pg_ratio ratio;
  pg_error error;
  assert_int_equal(pg_unit_convert(read_unit(*state, "token"),
                                   pg_unit_one(*state), &ratio, &error),
                   PG_DIMENSION);
  assert_string_equal(error.text,
                      "cannot convert token (token) to a plain number");
}

static void convert_beyond_a_double_is_limit(void **state) {
  pg_ratio ratio;
  pg_error error;
  /* 10^(15*20) is a double, 10^(15*21) is none */
  assert_int_equal(pg_unit_convert(read_unit(*state, "PB^20"),
                                   read_unit(*state, "B^20"), &ratio, &error),
                   PG_OK);
  assert_close(ratio.num, 1e300, 1e-13);
  assert_int_equal(pg_unit_convert(read_unit(*state, "PB^21"),
                                   read_unit(*state, "B^21"), &ratio, &error),
                   PG_LIMIT);
  assert_string_equal(error.text, "the ratio between PB^21 and B^21 is beyond "
                                  "what a number holds");
}

/* ---------------------------------------------------------------- questions */

static void questions_about_units_are_answered(void **state) {
  assert_true(pg_unit_is_plain(pg_unit_one(*state)));
  assert_true(pg_unit_is_plain(read_unit(*state, "%")));
  assert_true(pg_unit_is_plain(read_unit(*state, "hour/day")));
  assert_false(pg_unit_is_plain(read_unit(*state, "token")));
  assert_false(pg_unit_is_plain(read_unit(*state, "1/s")));
  assert_true(pg_unit_is_count(pg_unit_one(*state)));
  assert_true(pg_unit_is_count(read_unit(*state, "kGPU")));
  assert_true(pg_unit_is_count(read_unit(*state, "token/request")));
  assert_false(pg_unit_is_count(read_unit(*state, "request/day")));
  assert_false(pg_unit_is_count(read_unit(*state, "USD")));
  assert_false(pg_unit_is_count(read_unit(*state, "GB")));
  assert_true(pg_unit_same_dimension(read_unit(*state, "EUR"),
                                     read_unit(*state, "USD")));
  assert_string_equal(pg_unit_text(pg_unit_one(*state)), "");
  assert_string_equal(pg_unit_dimension(pg_unit_one(*state)),
                      "a plain number");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(convert_units_of_one_dimension_is_exact),
      UNITS_TEST(convert_values_is_exact_to_the_last_bit),
      UNITS_TEST(convert_unit_to_itself_is_one),
      UNITS_TEST(convert_between_dimensions_names_both),
      UNITS_TEST(convert_to_a_plain_number_says_so),
      UNITS_TEST(convert_beyond_a_double_is_limit),
      UNITS_TEST(questions_about_units_are_answered),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
