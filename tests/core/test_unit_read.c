/*
** Units as text: spellings, products, what is said of a text that is none.
*/
#include <stdlib.h>
#include <string.h>
#include <stdio.h>

#include "units_check.h"

/* The unit is refused with this status, at this column, in these words. */
static void expect_refused(pg_units *units, const char *text, size_t length,
                           pg_status expected, int column,
                           const char *sentence) {
  const pg_unit *unit = (const pg_unit *)units; /* any value but NULL */
  pg_error error = {PG_OK, -1, ""};
  pg_status status = pg_unit_read(units, text, length, &unit, &error);
  if (status != expected || error.status != expected)
    fail_msg("'%s': %s, not %s", text, pg_status_name(status),
             pg_status_name(expected));
  if (error.column != column)
    fail_msg("'%s': column %d, not %d", text, error.column, column);
  expect_text(text, error.text, sentence);
  assert_ptr_equal(unit, units); /* untouched */
  assert_int_equal(pg_unit_read(units, text, length, &unit, NULL), expected);
}

static void read_usual_spellings_give_one_unit(void **state) {
  static const struct {
    const char *text, *printed;
  } rows[] = {
      {"$", "USD"},
      {"US$", "USD"},
      {"usd", "USD"},
      {"dollars", "USD"},
      {"dollar", "USD"},
      {"k$", "kUSD"},
      {"cents", "cent"},
      {"\xC2\xA2", "cent"},
      {"\xE2\x82\xAC", "EUR"},
      {"euros", "EUR"},
      {"\xC2\xA3", "GBP"},
      {"\xC2\xA5", "JPY"},
      {"\xEF\xBF\xA5", "JPY"},
      {"RMB", "CNY"},
      {"yuan", "CNY"},
      {"\xE2\x82\xB9", "INR"},
      {"R$", "BRL"},
      {"\xE2\x82\xBD", "RUB"},
      {"k\xE2\x82\xAC", "kEUR"},
      {"sec", "s"},
      {"seconds", "s"},
      {"min", "minute"},
      {"minutes", "minute"},
      {"h", "hour"},
      {"hr", "hour"},
      {"Hours", "hour"},
      {"d", "day"},
      {"days", "day"},
      {"weeks", "week"},
      {"mo", "month"},
      {"months", "month"},
      {"yr", "year"},
      {"years", "year"},
      {"us", "\xC2\xB5s"},
      {"\xCE\xBCs", "\xC2\xB5s"},
      {"\xC2\xB5s", "\xC2\xB5s"},
      {"milliseconds", "ms"},
      {"bytes", "B"},
      {"KB", "kB"},
      {"kB", "kB"},
      {"megabytes", "MB"},
      {"gibibyte", "GiB"},
      {"GBytes", "GB"},
      {"bits", "bit"},
      {"flop", "FLOP"},
      {"FLOPs", "FLOP"},
      {"TFLOPs", "TFLOP"},
      {"TFLOPS", "TFLOPS"},
      {"joules", "J"},
      {"kWh", "kWh"},
      {"kwh", "kWh"},
      {"KWH", "kWh"},
      {"watts", "W"},
      {"megawatts", "MW"},
      {"g", "gCO2e"},
      {"kg", "kgCO2e"},
      {"grams", "gCO2e"},
      {"gCO2", "gCO2e"},
      {"tonnes", "tCO2e"},
      {"tokens", "token"},
      {"tok", "token"},
      {"Tokens", "token"},
      {"Mtok", "Mtoken"},
      {"MTok", "Mtoken"},
      {"ktokens", "ktoken"},
      {"words", "word"},
      {"Requests", "request"},
      {"req", "request"},
      {"params", "parameter"},
      {"parameters", "parameter"},
      {"devices", "device"},
      {"gpu", "GPU"},
      {"GPUs", "GPU"},
      {"replicas", "replica"},
      {"people", "person"},
      {"FTEs", "FTE"},
      {"fte", "FTE"},
      {"percent", "%"},
      {"ppm", "ppm"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    const pg_unit *unit = read_unit(*state, rows[i].text);
    expect_text(rows[i].text, pg_unit_text(unit), rows[i].printed);
    assert_ptr_equal(read_unit(*state, rows[i].printed), unit);
  }
}

static void read_products_print_in_one_way(void **state) {
  static const struct {
    const char *text, *printed;
  } rows[] = {
      {"", ""},
      {"1", ""},
      {"  1  ", ""},
      {"1/s", "1/s"},
      {"1 / s", "1/s"},
      {"/s", "1/s"},
      {"per second", "1/s"},
      {"1/(s GPU)", "1/(s GPU)"},
      {"USD/(person year)", "USD/(person year)"},
      {"USD / person / year", "USD/(person year)"},
      {"USD per person per year", "USD/(person year)"},
      {"USD/person-year", "USD/(person year)"},
      {"USD*person^-1*year^-1", "USD/(person year)"},
      {"USD/GB-second", "USD/(GB s)"},
      {"token/s/GPU", "token/(s GPU)"},
      {"kW h", "kW hour"},
      {"kW*h", "kW hour"},
      {"kW\xC2\xB7h", "kW hour"},
      {"GPU h", "GPU hour"},
      {"h GPU", "hour GPU"},
      {"USD^2", "USD^2"},
      {"USD USD", "USD^2"},
      {"(USD/h)^2", "USD^2/hour^2"},
      {"(USD/h)^-1", "hour/USD"},
      {"((USD))", "USD"},
      {"USD/USD", ""},
      {"USD^0", ""},
      {"GB/MB", "GB/MB"},
      {"USD/1k tokens", "USD/ktoken"},
      {"USD/1K tokens", "USD/ktoken"},
      {"USD/1000 tokens", "USD/ktoken"},
      {"USD per million tokens", "USD/Mtoken"},
      {"USD/1M tokens", "USD/Mtoken"},
      {"USD/M tokens", "USD/Mtoken"},
      {"USD/1B tokens", "USD/Gtoken"},
      {"USD/(1M tokens day)", "USD/(Mtoken day)"},
      {"USD/1 token", "USD/token"},
      {"%/year", "%/year"},
      {"\tUSD\n/\xC2\xA0hour ", "USD/hour"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    const pg_unit *unit = read_unit(*state, rows[i].text);
    expect_text(rows[i].text, pg_unit_text(unit), rows[i].printed);
    assert_ptr_equal(read_unit(*state, rows[i].printed), unit);
  }
}

static void read_equal_units_are_one_pointer(void **state) {
  assert_ptr_equal(read_unit(*state, "USD/hour"),
                   read_unit(*state, "$ per h"));
  assert_ptr_equal(read_unit(*state, "1"), pg_unit_one(*state));
  assert_ptr_equal(read_unit(*state, "GB/GB"), pg_unit_one(*state));
  assert_ptr_not_equal(read_unit(*state, "MB"), read_unit(*state, "kB"));
}

static void read_many_units_keeps_them_apart(void **state) {
  char text[64];
  int i;
  for (i = 1; i <= 60; i++) {
    snprintf(text, sizeof text, "USD^%d/token^%d", i, 61 - i);
    assert_string_equal(pg_unit_text(read_unit(*state, text)),
                        i == 1    ? "USD/token^60"
                        : i == 60 ? "USD^60/token"
                                  : text);
  }
  for (i = 1; i <= 60; i++) {
    const pg_unit *unit;
    snprintf(text, sizeof text, "USD^%d/token^%d", i, 61 - i);
    unit = read_unit(*state, text);
    assert_ptr_equal(read_unit(*state, text), unit);
  }
}

static void read_unknown_unit_teaches(void **state) {
  static const struct {
    const char *text, *sentence;
  } rows[] = {
      {"tokns", "unknown unit 'tokns': did you mean 'tokens'?"},
      {"requets", "unknown unit 'requets': did you mean 'request'?"},
      {"huor", "unknown unit 'huor': did you mean 'hour'?"},
      {"dolars", "unknown unit 'dolars': did you mean 'dollars'?"},
      {"Mtokns", "unknown unit 'Mtokns': did you mean 'Mtokens'?"},
      {"gb", "unknown unit 'gb': did you mean 'GB'?"},
      {"gib", "unknown unit 'gib': did you mean 'GiB'?"},
      {"mtokens", "unknown unit 'mtokens': did you mean 'Mtokens'?"},
      {"mwh", "unknown unit 'mwh': did you mean 'MWh'?"},
      {"Mb", "unknown unit 'Mb': write MB for bytes, Mbit for bits"},
      {"Gib", "unknown unit 'Gib': write GiB for bytes, Gibit for bits"},
      {"flops",
       "unknown unit 'flops': write FLOP for operations, FLOP/s for how many "
       "a second"},
      {"tflops",
       "unknown unit 'tflops': write FLOP for operations, FLOP/s for how many "
       "a second"},
      {"k", "unknown unit 'k': it goes right after a number, as in 10k or 2 "
            "million"},
      {"million", "unknown unit 'million': it goes right after a number, as in "
                  "10k or 2 million"},
      {"m", "unknown unit 'm': write min, month, or a decimal for a "
            "thousandth"},
      {"b", "unknown unit 'b': write B for bytes, bit, or 70B for a thousand "
            "million"},
      {"queries", "unknown unit 'queries': write request if each is one, else "
                  "perigee.unit \"query\""},
      {"dialogues", "unknown unit 'dialogues': it can be defined with "
                    "perigee.unit"},
      {"kday", "unknown unit 'kday': did you mean 'day'?"},
      {"Sek", "unknown unit 'Sek': did you mean 'SEK'?"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, strlen(rows[i].text), PG_UNIT, 1,
                   rows[i].sentence);
}

static void read_malformed_unit_points_at_the_fault(void **state) {
  static const struct {
    const char *text;
    int column;
    const char *sentence;
  } rows[] = {
      {"USD/", 5, "a unit is wanted where the text ends"},
      {"USD*", 5, "a unit is wanted where the text ends"},
      {"*USD", 1, "a unit is wanted, not '*'"},
      {"USD**h", 5, "a unit is wanted, not '*'"},
      {"USD//h", 5, "a unit is wanted, not '/'"},
      {"USD/(h", 7, "')' is wanted where the text ends"},
      {"USD)", 4, "the unit's end is wanted, not ')'"},
      {"()", 2, "a unit is wanted, not ')'"},
      {"USD 5", 5, "the unit's end is wanted, not '5'"},
      {"5 USD", 1, "a unit is wanted, not '5'"},
      {"USD^", 5, "a whole number after ^ is wanted where the text ends"},
      {"USD^x", 5, "a whole number after ^ is wanted, not 'x'"},
      {"USD^0.5", 6, "a whole number after ^ is wanted, not '.'"},
      {"USD^(1)", 5, "a whole number after ^ is wanted, not '('"},
      {"USD to EUR", 5, "the unit's end is wanted, not 'to'"},
      {"USD/to", 5, "a unit is wanted, not 'to'"},
      {"USD/GPU hour", 9,
       "'/GPU hour' can be read two ways: write /(GPU hour), or hour before "
       "the /"},
      {"USD/30 days", 5,
       "'30' in a unit: only 1, 1000, a million and so on can stand there; "
       "divide the number before the unit instead"},
      {"USD/10k tokens", 5,
       "'10k' in a unit: only 1, 1000, a million and so on can stand there; "
       "divide the number before the unit instead"},
      {"USD/1000 hours", 5,
       "'1000 hours' in a unit: only 1, 1000, a million and so on can stand "
       "there; divide the number before the unit instead"},
      {"USD/1000 Mtoken", 5,
       "'1000 Mtoken' in a unit: only 1, 1000, a million and so on can stand "
       "there; divide the number before the unit instead"},
      {"USD/0 tokens", 5,
       "'0' in a unit: only 1, 1000, a million and so on can stand there; "
       "divide the number before the unit instead"},
      {"USD#h", 4, "the unit's end is wanted, not '#'"},
      {"USD/\xFFh", 5, "a unit is wanted, not '?'"},
      {"USD/\xE2\x80\xAEh", 5, "a unit is wanted, not '?'"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, strlen(rows[i].text), PG_SYNTAX,
                   rows[i].column, rows[i].sentence);
}

static void read_nul_byte_is_no_end(void **state) {
  expect_refused(*state, "USD\0/h", 6, PG_SYNTAX, 4,
                 "the unit's end is wanted, not '?'");
}

static void read_long_unknown_unit_is_cut_in_the_error(void **state) {
  char text[64];
  memset(text, 'q', 63);
  text[63] = '\0';
  expect_refused(*state, text, 63, PG_UNIT, 1,
                 "unknown unit 'qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq...': "
                 "it can be defined with perigee.unit");
}

static void read_power_60_is_the_most(void **state) {
  read_unit(*state, "USD^60");
  read_unit(*state, "USD^-60");
  expect_refused(*state, "USD^61", 6, PG_LIMIT, 5,
                 "a power in a unit is above 60");
  expect_refused(*state, "USD^60 USD", 10, PG_LIMIT, 8,
                 "a power in a unit is above 60");
  expect_refused(*state, "USD/USD^99999999999999999999", 28, PG_LIMIT, 9,
                 "a power in a unit is above 60");
  expect_refused(*state, "USD^60 cent", 11, PG_LIMIT, 1, /* money^61 */
                 "a power in a unit is above 60");
}

static void nest(char *text, int depth) {
  memset(text, '(', (size_t)depth);
  memcpy(text + depth, "USD", 3);
  memset(text + depth + 3, ')', (size_t)depth);
  text[2 * depth + 3] = '\0';
}

static void read_32_nested_parentheses_are_the_most(void **state) {
  char text[128];
  nest(text, 32);
  assert_string_equal(pg_unit_text(read_unit(*state, text)), "USD");
  nest(text, 33);
  expect_refused(*state, text, strlen(text), PG_LIMIT, 33,
                 "more than 32 nested parentheses");
}

static void read_32_names_are_the_most(void **state) {
  char text[256] =
      "B kB MB GB TB PB KiB MiB GiB TiB PiB "                   /* 11 */
      "bit kbit Mbit Gbit Tbit Pbit Kibit Mibit Gibit Tibit " /* 21 */
      "FLOP kFLOP MFLOP GFLOP TFLOP J kJ MJ GJ TJ PJ";         /* 32 */
  assert_string_equal(pg_unit_text(read_unit(*state, text)), text);
  strcat(text, " USD");
  expect_refused(*state, text, strlen(text), PG_LIMIT,
                 (int)strlen(text) - 2, "a unit has more than 32 names");
}

static void read_255_bytes_of_unit_are_the_most(void **state) {
  /* four names of 63 letters and three blanks are 255 */
  char name[64], text[300] = "";
  int i;
  for (i = 0; i < 4; i++) {
    memset(name, 'q', 63);
    name[62] = (char)('a' + i);
    name[63] = '\0';
    assert_int_equal(pg_units_define(*state, name, NULL), PG_OK);
    if (i > 0) strcat(text, " ");
    strcat(text, name);
  }
  assert_int_equal(strlen(text), 255);
  assert_string_equal(pg_unit_text(read_unit(*state, text)), text);
  strcat(text, " s");
  expect_refused(*state, text, strlen(text), PG_LIMIT, 1,
                 "a unit is longer than 255 bytes");
}

static void read_hostile_texts_are_refused(void **state) {
  size_t size = 1 << 20, i;
  char *text = malloc(size);
  static const char fill[] = {'(', 'M', '*', '/', '\0', '\xFF', '1', '-', ' '};
  assert_non_null(text);
  for (i = 0; i < sizeof fill; i++) {
    const pg_unit *unit;
    pg_error error;
    memset(text, fill[i], size);
    assert_int_equal(pg_unit_read(*state, text, size, &unit, &error),
                     PG_LIMIT);
    if (fill[i] != ' ')
      assert_int_not_equal(pg_unit_read(*state, text, 4096, &unit, &error),
                           PG_OK);
    assert_true(strlen(error.text) > 0 && strchr(error.text, '\n') == NULL);
  }
  free(text);
}

/* More texts than are remembered, read forth and back: each means what it meant, and
** text of the same beginning or length is another. */
static void read_again_is_read_as_before(void **state) {
  static const char *const prefixes[] = {"", "k", "M", "G", "T"};
  static const char *const names[] = {"USD", "token", "B", "W", "FLOP", "byte"};
  const pg_unit *units[600];
  char text[600][32];
  size_t count = 0, i;
  for (size_t a = 0; a < COUNT(prefixes); a++)
    for (size_t b = 0; b < COUNT(names); b++)
      for (int power = 1; power <= 10; power++)
        snprintf(text[count++], sizeof text[0], "%s%s^%d/month", prefixes[a],
                 names[b], power);
  for (i = 0; i < count; i++) units[i] = read_unit(*state, text[i]);
  for (i = count; i-- > 0;)
    assert_ptr_equal(read_unit(*state, text[i]), units[i]);
  for (i = 0; i < count; i++) {
    char shorter[32];
    snprintf(shorter, sizeof shorter, "%.*s", (int)strlen(text[i]) - 6, text[i]);
    assert_ptr_not_equal(read_unit(*state, shorter), units[i]);
  }
}

/* What could not be read is none the less read once it can be. */
static void read_a_unit_that_comes_later(void **state) {
  const pg_unit *unit = NULL;
  for (int i = 0; i < 2; i++)
    assert_int_equal(pg_unit_read(*state, "ticket/day", 10, &unit, NULL),
                     PG_UNIT);
  assert_int_equal(pg_units_define(*state, "ticket", NULL), PG_OK);
  assert_string_equal(pg_unit_text(read_unit(*state, "ticket/day")),
                      "ticket/day");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(read_usual_spellings_give_one_unit),
      UNITS_TEST(read_products_print_in_one_way),
      UNITS_TEST(read_equal_units_are_one_pointer),
      UNITS_TEST(read_many_units_keeps_them_apart),
      UNITS_TEST(read_unknown_unit_teaches),
      UNITS_TEST(read_malformed_unit_points_at_the_fault),
      UNITS_TEST(read_nul_byte_is_no_end),
      UNITS_TEST(read_long_unknown_unit_is_cut_in_the_error),
      UNITS_TEST(read_power_60_is_the_most),
      UNITS_TEST(read_32_nested_parentheses_are_the_most),
      UNITS_TEST(read_32_names_are_the_most),
      UNITS_TEST(read_255_bytes_of_unit_are_the_most),
      UNITS_TEST(read_hostile_texts_are_refused),
      UNITS_TEST(read_again_is_read_as_before),
      UNITS_TEST(read_a_unit_that_comes_later),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
