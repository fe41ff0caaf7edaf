/*
** Quantities as text: what is hostile, what is printed and reads back, the
** locale, memory; and the checks of distributions.
*/
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "distributions.h"
#include "text_check.h"

/* ------------------------------------------------------------------ hostile */

static void read_nul_byte_is_refused(void **state) {
  expect_refused_bytes(*state, "5\0GB", 4, PG_SYNTAX, 2,
                       "the end of the quantity is wanted, not '?'");
  expect_refused_bytes(*state, "\0", 1, PG_SYNTAX, 1,
                       "a number is wanted, not '?'");
  expect_refused_bytes(*state, "5 GB\0", 5, PG_SYNTAX, 5,
                       "the end of the quantity is wanted, not '?'");
}

static void read_invalid_utf8_is_refused(void **state) {
  static const char *const tails[] = {
      "\xFF",         "\x80",         "\xC3",         "\xE2\x82",
      "\xF0\x9F\x98", "\xC0\xAF",     "\xED\xA0\x80", "\xF4\x90\x80\x80",
      "\xE2\x80\xAE", /* valid, but turns the line round */
  };
  char text[16];
  size_t i;
  for (i = 0; i < COUNT(tails); i++) {
    snprintf(text, sizeof text, "5 GB%s", tails[i]);
    expect_refused(*state, text, PG_SYNTAX, 5,
                   "the end of the quantity is wanted, not '?'");
  }
}

static void read_past_4096_bytes_is_limit(void **state) {
  char text[4098];
  memset(text, ' ', sizeof text);
  text[0] = '5';
  assert_int_equal(pg_text_read(*state, text, 4096, &(pg_reading){0}, NULL),
                   PG_OK);
  expect_refused_bytes(*state, text, 4097, PG_LIMIT, 0,
                       "a quantity's text is longer than 4096 bytes");
}

static void read_nested_parentheses_are_limited(void **state) {
  char text[256] = "5 ";
  memset(text + 2, '(', 32);
  strcpy(text + 34, "USD");
  memset(text + 37, ')', 32);
  text[69] = '\0';
  expect_certain(*state, text, 5, "USD");
  memset(text + 2, '(', 33);
  text[35] = '\0';
  expect_refused(*state, text, PG_LIMIT, 35,
                 "more than 32 nested parentheses");
}

static void read_hostile_texts_are_refused(void **state) {
  static const char *const pieces[] = {
      "(",   "5 (",  "9",    "5*",     "5/",   "$",    "-",  "5 to ",
      "\0",  "\xFF", "5 GB/", "uniform(", "5,", "choice(1,", "5 M", "1e",
  };
  size_t size = 1 << 20, i, j;
  char *text = malloc(size);
  assert_non_null(text);
  for (i = 0; i < COUNT(pieces); i++) {
    size_t length = strlen(pieces[i]) + (pieces[i][0] == '\0');
    pg_reading reading;
    pg_error error;
    for (j = 0; j < size; j++) text[j] = pieces[i][j % length];
    assert_int_equal(pg_text_read(*state, text, size, &reading, &error),
                     PG_LIMIT); /* 1 MB */
    assert_int_equal(pg_text_read(*state, text, 10000, &reading, &error),
                     PG_LIMIT);
    assert_int_equal(pg_text_read(*state, text, 100000, &reading, &error),
                     PG_LIMIT);
    assert_int_not_equal(pg_text_read(*state, text, 4096, &reading, &error),
                         PG_OK);
    assert_true(error.column >= 1 && error.column <= 4097);
  }
  free(text);
}

static uint32_t next_random(uint32_t *seed) { /* Numerical Recipes' LCG */
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* A text out of pieces of the grammar, some of them broken. */
static size_t make_text(uint32_t *seed, char *text) {
  static const char *const pieces[] = {
      "5",    "0.3",  "-2",  "1e3", "k",    "M",    "B",  " ",   " ",
      " ",    "USD",  "$",   "/",   "hour", "token", "s", "%",   "to",
      "..",   "(",    ")",   ",",   "*",    "^2",   "^-1", "per", "million",
      "uniform(", "normal(", "choice(", "beta(", "Mtoken", "GB", "EUR",
      "\xE2\x82\xAC", "kW", "1/", "-",  "\xFF", "1000", "1", "0",  "x",
      " within ", " above ", " below ", ": 50 %", ": 2", "1 to 3", "2 .. 9",
  };
  size_t count = 1 + next_random(seed) % 9, length = 0, i;
  for (i = 0; i < count; i++) {
    const char *piece = pieces[next_random(seed) % COUNT(pieces)];
    memcpy(text + length, piece, strlen(piece));
    length += strlen(piece);
  }
  text[length] = '\0';
  return length;
}

/* Two readings are one quantity, to 15 digits. */
static void expect_same(const char *text, const pg_reading *a,
                        const pg_reading *b) {
  int i;
  if (a->unit != b->unit) fail_msg("'%s' reads back in another unit", text);
  if (b->distribution.kind == PG_CERTAIN) { /* 2 .. 2 is 2 */
    for (i = 0; i < a->distribution.count; i++)
      assert_close(a->distribution.parameters[i],
                   b->distribution.parameters[0], 1e-14);
    return;
  }
  if (a->distribution.kind != b->distribution.kind)
    fail_msg("'%s' reads back as another distribution", text);
  assert_int_equal(a->distribution.count, b->distribution.count);
  assert_int_equal(a->distribution.bounds, b->distribution.bounds);
  assert_close(a->distribution.least, b->distribution.least, 1e-14);
  assert_close(a->distribution.most, b->distribution.most, 1e-14);
  for (i = 0; i < a->distribution.count; i++)
    assert_close(a->distribution.parameters[i], b->distribution.parameters[i],
                 1e-14);
}

static void read_any_text_is_refused_in_a_line_or_prints_and_reads_back(
    void **state) {
  uint32_t seed = 2023;
  int i, read = 0;
  for (i = 0; i < 100000; i++) {
    char text[128], printed[1024];
    size_t length = make_text(&seed, text);
    pg_reading reading, again;
    pg_error error = {PG_OK, -1, ""};
    pg_status status =
        pg_text_read(*state, text, length, &reading, &error);
    if (status != PG_OK) {
      assert_int_equal(error.status, status);
      assert_true(error.column >= 1 && error.column <= (int)length + 1);
      assert_true(strlen(error.text) > 0 && strlen(error.text) < 400);
      assert_null(strpbrk(error.text, "\n\r\t\xFF"));
      continue;
    }
    read++;
    pg_text_print(&reading, printed, sizeof printed);
    again = read_text(*state, printed);
    expect_same(text, &reading, &again);
  }
  assert_true(read > 3000);
}

/* ----------------------------------------------------------------- printing */

static void print_number_has_the_digits_asked_for(void **state) {
  static const struct {
    double value;
    int digits;
    const char *text;
  } rows[] = {
      {0, 15, "0"},
      {-0.0, 15, "0"},
      {1, 15, "1"},
      {-1, 15, "-1"},
      {10000, 15, "10000"},
      {2.80, 15, "2.8"},
      {0.1, 15, "0.1"},
      {0.1 + 0.2, 15, "0.3"},
      {0.1, 17, "0.10000000000000001"},
      {0.1 + 0.2, 17, "0.30000000000000004"},
      {1.0 / 3, 3, "0.333"},
      {2.0 / 3, 3, "0.667"},
      {2.0 / 3, 1, "0.7"},
      {123456789, 3, "123000000"},
      {999.9, 3, "1000"},
      {0.0009999, 2, "0.001"},
      {0.000001, 15, "0.000001"},
      {0.00000099, 15, "9.9e-7"},
      {1e-7, 15, "1e-7"},
      {1.25e-9, 15, "1.25e-9"},
      {123456789012345, 15, "123456789012345"},
      {999999999999999, 15, "999999999999999"},
      {1e15, 15, "1e15"},
      {1.5e15, 15, "1.5e15"},
      {-1.25e300, 15, "-1.25e300"},
      {1.7976931348623157e308, 17, "1.7976931348623157e308"},
      {5e-324, 15, "4.94065645841247e-324"},
      {5e-324, 1, "5e-324"},
      {NAN, 15, "nan"},
      {INFINITY, 15, "inf"},
      {-INFINITY, 15, "-inf"},
  };
  size_t i;
  (void)state;
  for (i = 0; i < COUNT(rows); i++) {
    char buffer[64];
    int wanted = pg_text_number(rows[i].value, rows[i].digits, buffer,
                                sizeof buffer);
    expect_text("the number", buffer, rows[i].text);
    assert_int_equal(wanted, strlen(rows[i].text));
  }
}

static void print_number_digits_are_kept_within_1_and_17(void **state) {
  char buffer[64];
  (void)state;
  pg_text_number(12.5, 0, buffer, sizeof buffer);
  assert_string_equal(buffer, "10");
  pg_text_number(12.5, -5, buffer, sizeof buffer);
  assert_string_equal(buffer, "10");
  pg_text_number(0.1, 1000, buffer, sizeof buffer);
  assert_string_equal(buffer, "0.10000000000000001");
}

static void print_number_of_17_digits_reads_back(void **state) {
  uint32_t seed = 7;
  int i;
  for (i = 0; i < 20000; i++) {
    double value = ldexp((double)next_random(&seed) * 16777216.0 +
                             (double)next_random(&seed) + 1,
                         (int)(next_random(&seed) % 1900) - 1000);
    char buffer[64];
    pg_text_number(value, 17, buffer, sizeof buffer);
    expect_certain(*state, buffer, value, "");
  }
}

static void print_quantity_reads_like_one(void **state) {
  static const struct {
    const char *text, *printed;
  } rows[] = {
      {"10k", "10000"},
      {"2.80 USD/hour", "2.8 USD/hour"},
      {"40%", "40 %"},
      {"$0.5/Mtok", "0.5 USD/Mtoken"},
      {"100 per day", "100/day"},
      {"1 to 2 per day", "1 to 2/day"},
      {"uniform(1, 2) per day", "1 .. 2/day"},
      {"5 B*token", "5 B*token"},
      {"1.3 to 2.0 tokens/word", "1.3 to 2 token/word"},
      {"1.2 .. 2.0 tokens/word", "1.2 .. 2 token/word"},
      {"lognormal(1, 2) USD", "1 to 2 USD"},
      {"-1 to 1 USD", "normal(0, 0.607956831911769) USD"}, /* 1/1.64485... */
      {"normal(10, 2) GB", "normal(10, 2) GB"},
      {"triangular(1,2,3) GB", "triangular(1, 2, 3) GB"},
      {"pert(1,2,3) GB", "pert(1, 2, 3) GB"},
      {"beta(2,5)", "beta(2, 5)"},
      {"choice(1,2,3) GPUs", "choice(1, 2, 3) GPU"},
      {"choice(1:50%,4: 50 %) GPUs", "choice(1: 50 %, 4: 50 %) GPU"},
      {"choice(1: 1, 2: 1, 3: 1)", "choice(1: 33.3333333333333 %, 2: "
       "33.3333333333333 %, 3: 33.3333333333333 %)"},
      {"normal(5 USD, 1) above 0", "normal(5, 1) above 0 USD"},
      {"1 to 2 GB below 2500 MB", "1 to 2 below 2.5 GB"},
      {"pert(1, 2, 7)/day within 2..4", "pert(1, 2, 7) within 2 .. 4/day"},
      {"5 people", "5 person"},
      {"1e300", "1e300"},
      {"-1.79769313486231e308", "-1.79769313486231e308"},
      /* with 15 digits it would round to above the largest double */
      {"1.7976931348623157e308", "1.7976931348623157e308"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++) {
    pg_reading reading = read_text(*state, rows[i].text), again;
    expect_printed(*state, rows[i].text, rows[i].printed);
    again = read_text(*state, rows[i].printed);
    expect_same(rows[i].text, &reading, &again);
  }
}

static void print_into_little_room_is_cut_and_counted(void **state) {
  pg_reading reading = read_text(*state, "2.80 USD/hour");
  static const char whole[] = "2.8 USD/hour";
  char buffer[16];
  size_t size;
  for (size = 0; size <= sizeof buffer; size++) {
    memset(buffer, '#', sizeof buffer);
    assert_int_equal(pg_text_print(&reading, buffer, size), 12);
    if (size == 0) {
      assert_int_equal(buffer[0], '#');
      continue;
    }
    assert_int_equal(strlen(buffer), size - 1 < 12 ? size - 1 : 12);
    assert_memory_equal(buffer, whole, strlen(buffer));
    if (size < sizeof buffer) assert_int_equal(buffer[size], '#');
  }
  assert_int_equal(pg_text_print(&reading, NULL, 0), 12);
  assert_int_equal(pg_text_number(2.8, 15, NULL, 0), 3);
}

static void read_and_print_do_not_depend_on_the_locale(void **state) {
  static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8",
                                      "nl_NL.UTF-8", "pt_BR.UTF-8",
                                      "ru_RU.UTF-8", "de_DE",
                                      "fr_FR"};
  char buffer[64];
  size_t i = 0;
  while (i < COUNT(names) && setlocale(LC_ALL, names[i]) == NULL) i++;
  if (i == COUNT(names)) skip(); /* none with a decimal comma installed */
  snprintf(buffer, sizeof buffer, "%.1f", 1.5);
  expect_certain(*state, "2.80 USD", 2.80, "USD");
  expect_certain(*state, "1.5e-9", 1.5e-9, "");
  expect_printed(*state, "1.3 to 2.05 GB", "1.3 to 2.05 GB");
  expect_printed(*state, "1234567.5", "1234567.5");
  expect_refused(*state, "1,5", PG_SYNTAX, 1,
                 "no comma in a number: write 1.5 for 1,5");
  setlocale(LC_ALL, "C");
  assert_string_equal(buffer, "1,5"); /* the locale was one with a comma */
}

/* ------------------------------------------------------------ distributions */

static void check_bad(const pg_distribution *d, const char *sentence) {
  pg_error error = {PG_OK, 0, ""};
  assert_int_equal(pg_distribution_check(d, &error), PG_DOMAIN);
  assert_string_equal(error.text, sentence);
  assert_int_equal(pg_distribution_check(d, NULL), PG_DOMAIN);
}

/* Within 20 .. 30 of normal(10, 2), from 5 deviations on, is 2.9e-7 of it; from
** 19.5, 4.75 deviations, 1.02e-6. */
static void check_bounds_answers(void **state) {
  pg_distribution d = GIVEN(PG_NORMAL, 2, 10, 2);
  (void)state;
  d.bounds = PG_BOUND_LOW | PG_BOUND_HIGH;
  d.least = 20, d.most = 30;
  check_bad(&d, "normal: less than a millionth of it is within 20 .. 30");
  d.least = 19.5;
  assert_int_equal(pg_distribution_check(&d, NULL), PG_OK);
  d.least = 31;
  check_bad(&d, "normal: the least 31 is above the most 30");
  d.least = -INFINITY;
  check_bad(&d, "normal: a bound must be finite, not -inf");
  d.bounds = PG_BOUND_HIGH;
  assert_int_equal(pg_distribution_check(&d, NULL), PG_OK);
  d.most = 0;
  check_bad(&d, "normal: less than a millionth of it is below 0");
  d.most = NAN;
  check_bad(&d, "normal: a bound must be finite, not nan");
  d.bounds = PG_BOUND_LOW, d.least = 20;
  check_bad(&d, "normal: less than a millionth of it is above 20");
  d = (pg_distribution)GIVEN(PG_CHOICE, 3, 1, 2, 4);
  d.bounds = PG_BOUND_LOW, d.least = 4; /* a bound is itself within */
  assert_int_equal(pg_distribution_check(&d, NULL), PG_OK);
  d.least = 4.5;
  check_bad(&d, "choice: less than a millionth of it is above 4.5");
}

static void check_data_answers(void **state) {
  const double rising[] = {1, 2, 2, 5}, falling[] = {1, 3, 2, 5};
  const double strange[] = {1, NAN};
  pg_distribution d = {.kind = PG_DATA, .values = rising, .value_count = 4};
  (void)state;
  assert_int_equal(pg_distribution_check(&d, NULL), PG_OK);
  d.bounds = PG_BOUND_LOW;
  check_bad(&d, "data: bounds are not for data: leave out what is beyond");
  d.bounds = 0, d.values = falling;
  check_bad(&d, "data: the values must rise");
  d.values = strange, d.value_count = 2;
  check_bad(&d, "data: a value must be finite, not nan");
}

static void print_data_says_what_they_are(void **state) {
  const double values[] = {1.5, 2, 9};
  pg_reading r = read_text(*state, "1 ms");
  char buffer[64];
  r.distribution = (pg_distribution){.kind = PG_DATA, .values = values,
                                     .value_count = 3};
  pg_text_print(&r, buffer, sizeof buffer);
  assert_string_equal(buffer, "3 values from 1.5 to 9 ms");
  r.distribution.value_count = 1;
  pg_text_print(&r, buffer, sizeof buffer);
  assert_string_equal(buffer, "1 value from 1.5 to 1.5 ms");
}

static void check_distribution_answers(void **state) {
  static const struct {
    pg_distribution d;
    const char *sentence; /* NULL: OK */
  } rows[] = {
      {GIVEN(PG_CERTAIN, 1, 5), NULL},
      {GIVEN(PG_CERTAIN, 2, 5, 6), "certain takes 1 parameter, not 2"},
      {GIVEN(PG_CERTAIN, 1, NAN), "certain: a parameter must be finite, not nan"},
      {GIVEN(PG_UNIFORM, 2, 1, 2), NULL},
      {GIVEN(PG_UNIFORM, 2, 2, 2), NULL},
      {GIVEN(PG_UNIFORM, 2, 2, 1),
       "uniform: the low end 2 is above the high end 1"},
      {GIVEN(PG_UNIFORM, 2, -INFINITY, 1),
       "uniform: a parameter must be finite, not -inf"},
      {GIVEN(PG_UNIFORM, 3, 1, 2, 3), "uniform takes 2 parameters, not 3"},
      {GIVEN(PG_UNIFORM, 0, 1, 2), "uniform takes 2 parameters, not 0"},
      {GIVEN(PG_UNIFORM, -1, 1, 2), "uniform takes 2 parameters, not -1"},
      {GIVEN(PG_NORMAL, 2, 1, 0), NULL},
      {GIVEN(PG_NORMAL, 2, 1, -1),
       "normal: the standard deviation must not be below zero, not -1"},
      {GIVEN(PG_LOGNORMAL, 2, 1, 1), NULL},
      {GIVEN(PG_LOGNORMAL, 2, 0, 1),
       "lognormal: both ends must be above zero, not 0"},
      {GIVEN(PG_LOGNORMAL, 2, 1, -1),
       "lognormal: both ends must be above zero, not -1"},
      {GIVEN(PG_LOGNORMAL, 2, 2, 1),
       "lognormal: the low end 2 is above the high end 1"},
      {GIVEN(PG_TRIANGULAR, 3, 1, 1, 1), NULL},
      {GIVEN(PG_TRIANGULAR, 3, 1, 1, 2), NULL},
      {GIVEN(PG_TRIANGULAR, 3, 2, 2, 1),
       "triangular: the low end 2 is above the high end 1"},
      {GIVEN(PG_TRIANGULAR, 3, 1, 3, 2),
       "triangular: the most likely 3 is above the high end 2"},
      {GIVEN(PG_PERT, 3, 1, 0, 2),
       "pert: the low end 1 is above the most likely 0"},
      {GIVEN(PG_BETA, 2, 0.5, 9), NULL},
      {GIVEN(PG_BETA, 2, 0.5, 0),
       "beta: both parameters must be above zero, not 0"},
      {GIVEN(PG_CHOICE, 2, 3, 1), NULL},
      {GIVEN(PG_CHOICE, 32, 3, 1), NULL},
      {GIVEN(PG_CHOICE, 1, 3), "choice takes 2 to 32 parameters, not 1"},
      {GIVEN(PG_CHOICE, 33, 3), "choice takes 2 to 32 parameters, not 33"},
      {GIVEN(PG_CHOICE, 2, 3, INFINITY),
       "choice: a parameter must be finite, not inf"},
      {GIVEN(PG_WEIGHTED, 4, 1, 0.25, 2, 0.75), NULL},
      {GIVEN(PG_WEIGHTED, 2, 1, 1), "choice takes 4 to 32 parameters, not 2"},
      {GIVEN(PG_WEIGHTED, 5, 1, 0.5, 2, 0.5, 3),
       "choice: the last value has no share"},
      {GIVEN(PG_WEIGHTED, 4, 1, 1.5, 2, -0.5),
       "choice: a share must not be below zero, not -0.5"},
      {GIVEN(PG_WEIGHTED, 4, 1, 0.5, 2, 0.4),
       "choice: the shares must come to 1, not 0.9"},
      {GIVEN(PG_DATA, 0, 0), "data: there are no values"},
      {GIVEN(PG_DISTRIBUTION_COUNT, 1, 5), "no distribution has the number 10"},
  };
  size_t i;
  (void)state;
  for (i = 0; i < COUNT(rows); i++) {
    pg_error error = {PG_OK, -1, ""};
    pg_status status = pg_distribution_check(&rows[i].d, &error);
    assert_int_equal(status, rows[i].sentence == NULL ? PG_OK : PG_DOMAIN);
    assert_int_equal(pg_distribution_check(&rows[i].d, NULL), status);
    if (rows[i].sentence != NULL)
      expect_text("the check", error.text, rows[i].sentence);
  }
}

/* ------------------------------------------------------------------- memory */

static pg_status read_some(pg_units *units) {
  static const char *const texts[] = {
      "$1.2 to $3.4/hour", "uniform($1, $2)/Mtoken", "500 MB to 2 GB",
      "10k requests/day",  "$uniform(1, 2)/hour",    "100/day",
      "$1 to 2/week",
  };
  pg_status status = PG_OK;
  size_t i;
  for (i = 0; i < COUNT(texts) && status == PG_OK; i++) {
    pg_reading reading;
    status = pg_text_read(units, texts[i], strlen(texts[i]), &reading, NULL);
  }
  return status;
}

static void memory_nth_allocation_fails_and_nothing_leaks(void **state) {
  pg_status status = PG_NOMEM;
  long n;
  (void)state;
  for (n = 0; status == PG_NOMEM; n++) {
    counting c = {0, 0, n};
    pg_allocator allocator = counting_allocator(&c);
    pg_units *units = NULL;
    status = pg_units_new(&allocator, &units);
    if (status == PG_OK) status = read_some(units);
    if (units != NULL && status == PG_NOMEM) {
      c.fail_at = -1;
      assert_int_equal(read_some(units), PG_OK);
    }
    pg_units_free(units);
    assert_int_equal(c.bytes, 0);
    assert_true(n < 1000);
  }
  assert_int_equal(status, PG_OK);
  assert_true(n > 15);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(read_nul_byte_is_refused),
      UNITS_TEST(read_invalid_utf8_is_refused),
      UNITS_TEST(read_past_4096_bytes_is_limit),
      UNITS_TEST(read_nested_parentheses_are_limited),
      UNITS_TEST(read_hostile_texts_are_refused),
      UNITS_TEST(read_any_text_is_refused_in_a_line_or_prints_and_reads_back),
      UNITS_TEST(print_number_has_the_digits_asked_for),
      UNITS_TEST(print_number_digits_are_kept_within_1_and_17),
      UNITS_TEST(print_number_of_17_digits_reads_back),
      UNITS_TEST(print_quantity_reads_like_one),
      UNITS_TEST(print_into_little_room_is_cut_and_counted),
      UNITS_TEST(print_data_says_what_they_are),
      UNITS_TEST(read_and_print_do_not_depend_on_the_locale),
      UNITS_TEST(check_distribution_answers),
      cmocka_unit_test(check_bounds_answers),
      cmocka_unit_test(check_data_answers),
      UNITS_TEST(memory_nth_allocation_fails_and_nothing_leaks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
