/*
** Units that a scenario defines, currencies and their rates, memory.
*/
#include <stdio.h>
#include <string.h>

#include "counting.h"
#include "units_check.h"

/* -------------------------------------------------------------- definitions */

static void define_base_reads_with_plural_and_prefix(void **state) {
  static const char *const forms[][2] = {
      {"dialogue", "dialogues"}, {"agency", "agencies"}, {"box", "boxes"},
      {"batch", "batches"},      {"class", "classes"},   {"hero", "heroes"},
      {"photo", "photos"},       {"survey", "surveys"},  {"big_page",
                                                          "big_pages"},
  };
  size_t i;
  for (i = 0; i < COUNT(forms); i++) {
    const pg_unit *unit;
    assert_int_equal(pg_units_define(*state, forms[i][0], NULL), PG_OK);
    unit = read_unit(*state, forms[i][0]);
    assert_ptr_equal(read_unit(*state, forms[i][1]), unit);
    assert_string_equal(pg_unit_text(unit), forms[i][0]);
    assert_string_equal(pg_unit_dimension(unit), forms[i][0]);
    assert_true(pg_unit_is_count(unit));
  }
  assert_string_equal(pg_unit_text(read_unit(*state, "kdialogues/day")),
                      "kdialogue/day");
  assert_string_equal(pg_unit_dimension(read_unit(*state, "USD/dialogue")),
                      "money/dialogue");
}

static void define_unicode_name_reads(void **state) {
  assert_int_equal(pg_units_define(*state, "p\xC3\xA1gina", NULL), PG_OK);
  assert_string_equal(pg_unit_text(read_unit(*state, "kp\xC3\xA1ginas")),
                      "kp\xC3\xA1gina");
}

static void define_again_does_nothing(void **state) {
  const pg_unit *unit;
  assert_int_equal(pg_units_define(*state, "dialogue", NULL), PG_OK);
  unit = read_unit(*state, "dialogue");
  assert_int_equal(pg_units_define(*state, "dialogue", NULL), PG_OK);
  assert_int_equal(pg_units_define(*state, "token", NULL), PG_OK);
  assert_ptr_equal(read_unit(*state, "dialogue"), unit);
}

static void expect_no_name(pg_units *units, const char *name,
                           pg_status expected, const char *sentence) {
  pg_error error = {PG_OK, -1, ""};
  assert_int_equal(pg_units_define(units, name, &error), expected);
  expect_text(name, error.text, sentence);
  assert_int_equal(pg_units_define_as(units, name, 2, pg_unit_one(units),
                                      &error),
                   expected);
}

static void define_bad_name_is_argument(void **state) {
  static const char *const names[] = {
      "2nd", "a b", "a/b", "a-b", "a1", "$x", "50%", "x(", "\xE2\x80\x93",
  };
  char sentence[128];
  size_t i;
  for (i = 0; i < COUNT(names); i++) {
    snprintf(sentence, sizeof sentence,
             "'%s' is no name for a unit: use letters and _, as in dialogue",
             names[i]);
    expect_no_name(*state, names[i], PG_ARGUMENT, sentence);
  }
  expect_no_name(*state, "", PG_ARGUMENT,
                 "'' is no name for a unit: use letters and _, as in "
                 "dialogue");
  expect_no_name(*state, "a\xFF", PG_ARGUMENT,
                 "'a?' is no name for a unit: use letters and _, as in "
                 "dialogue");
}

static void define_taken_name_is_argument(void **state) {
  static const struct {
    const char *name, *meaning;
  } rows[] = {
      {"days", "day"},      {"Mtoken", "token"},  {"hr", "hour"},
      {"Requests", "request"}, {"kg", "gCO2e"},   {"GPU", "GPU"},
      {"Day", "day"},       {"kilobyte", "B"},    {"dialogues", "dialogue"},
      {"Dialogue", "dialogue"},
  };
  static const char *const words[] = {"to", "per", "k", "Ki", "million",
                                      "m",  "B",   "e", "nan"};
  char sentence[128];
  size_t i;
  assert_int_equal(pg_units_define(*state, "dialogue", NULL), PG_OK);
  for (i = 0; i < COUNT(rows); i++) {
    snprintf(sentence, sizeof sentence,
             "'%s' already means %s: choose another name", rows[i].name,
             rows[i].meaning);
    expect_no_name(*state, rows[i].name, PG_ARGUMENT, sentence);
  }
  for (i = 0; i < COUNT(words); i++) {
    snprintf(sentence, sizeof sentence,
             "'%s' already means something in a quantity's text: choose "
             "another name",
             words[i]);
    expect_no_name(*state, words[i], PG_ARGUMENT, sentence);
  }
}

static void define_name_whose_plural_is_taken_is_argument(void **state) {
  /* prefix M and the plural of "ac" */
  assert_int_equal(pg_units_define(*state, "acs", NULL), PG_OK);
  expect_no_name(*state, "ac", PG_ARGUMENT,
                 "'acs' already means acs: choose another name");
}

static void define_63_bytes_of_name_are_the_most(void **state) {
  char name[65];
  memset(name, 'q', sizeof name);
  name[63] = '\0';
  assert_int_equal(pg_units_define(*state, name, NULL), PG_OK);
  name[63] = 'q';
  name[64] = '\0';
  expect_no_name(*state, name, PG_LIMIT,
                 "a unit's name is longer than 63 bytes");
}

static void define_32_bases_are_the_most(void **state) {
  char name[] = "thing_a";
  pg_error error;
  int i;
  for (i = PG_BASE_BUILTIN; i < PG_BASE_MAX; i++) {
    name[6] = (char)('a' + i - PG_BASE_BUILTIN);
    assert_int_equal(pg_units_define(*state, name, NULL), PG_OK);
    assert_string_equal(pg_unit_dimension(read_unit(*state, name)), name);
  }
  assert_int_equal(pg_units_define(*state, "one_more", &error), PG_LIMIT);
  assert_string_equal(error.text, "more than 32 base dimensions");
  assert_int_equal(pg_units_define(*state, name, NULL), PG_OK); /* again */
}

static void define_1024_names_are_the_most(void **state) {
  const pg_unit *word = read_unit(*state, "word");
  char name[] = "name_aaa";
  pg_status status = PG_OK;
  pg_error error;
  int i;
  for (i = 0; i < PG_UNIT_NAMES_MAX && status == PG_OK; i++) {
    name[5] = (char)('a' + i / 676);
    name[6] = (char)('a' + i / 26 % 26);
    name[7] = (char)('a' + i % 26);
    status = pg_units_define_as(*state, name, 2, word, &error);
  }
  assert_int_equal(status, PG_LIMIT);
  assert_string_equal(error.text, "more than 1024 names of units");
  assert_true(i > 900); /* those that are built in came first */
  assert_int_equal(pg_units_define(*state, "one_more", &error), PG_LIMIT);
  assert_int_equal(pg_units_define_as(*state, "name_aaa", 2, word, NULL),
                   PG_OK); /* again */
}

static void define_as_multiple_converts_exactly(void **state) {
  pg_units *units = *state;
  assert_int_equal(pg_units_define_as(units, "page", 300,
                                      read_unit(units, "word"), NULL),
                   PG_OK);
  assert_int_equal(pg_units_define_as(units, "book", 250,
                                      read_unit(units, "pages"), NULL),
                   PG_OK);
  assert_int_equal(pg_units_define_as(units, "dime", 0.1,
                                      read_unit(units, "USD"), NULL),
                   PG_OK);
  assert_int_equal(
      pg_units_define_as(units, "dozen", 12, pg_unit_one(units), NULL), PG_OK);
  expect_conversion(units, "pages", "word", 300, 1);
  expect_conversion(units, "books", "kwords", 75, 1); /* 75 000 words */
  expect_conversion(units, "dimes", "USD", 1, 10);
  expect_conversion(units, "dozen", "1", 12, 1);
  expect_conversion(units, "%", "dozen", 1, 1200);
  assert_string_equal(pg_unit_dimension(read_unit(units, "page/day")),
                      "word/time");
  assert_true(pg_unit_is_count(read_unit(units, "page")));
}

static void define_as_composite_multiplies_out(void **state) {
  pg_units *units = *state;
  const algebra_row cancels = {"USD/node_hour", "GPU", "USD/hour", 1, 8};
  const algebra_row stays = {"USD/node_hour", "request",
                             "USD request/node_hour", 1, 1};
  assert_int_equal(pg_units_define_as(units, "node_hour", 8,
                                      read_unit(units, "GPU hour"), NULL),
                   PG_OK);
  expect_algebra(units, pg_unit_multiply, &cancels);
  expect_algebra(units, pg_unit_multiply, &stays);
}

static void define_as_other_numbers_keeps_them(void **state) {
  pg_units *units = *state;
  /* 1.37 = 137/100, 137 is no product of the primes; 1/3 is no short decimal */
  assert_int_equal(pg_units_define_as(units, "verse", 1.37,
                                      read_unit(units, "word"), NULL),
                   PG_OK);
  assert_int_equal(pg_units_define_as(units, "third", 1.0 / 3,
                                      read_unit(units, "request"), NULL),
                   PG_OK);
  assert_int_equal(pg_units_define_as(units, "heap", 1e20,
                                      read_unit(units, "token"), NULL),
                   PG_OK);
  assert_int_equal(pg_units_define_as(units, "mote", 1e-30,
                                      read_unit(units, "parameter"), NULL),
                   PG_OK);
  expect_conversion(units, "mote", "parameter", 1e-30, 1);
  expect_conversion(units, "verse", "word", 137, 100);
  expect_conversion(units, "word/verse", "1", 100, 137);
  expect_conversion(units, "verse/day", "verse/hour", 1, 24);
  expect_conversion(units, "third", "request", 1.0 / 3, 1);
  expect_conversion(units, "heap", "token", 1e20, 1);
}

static void define_as_again_does_nothing_otherwise_argument(void **state) {
  pg_units *units = *state;
  const pg_unit *word = read_unit(units, "word");
  pg_error error;
  assert_int_equal(pg_units_define_as(units, "page", 300, word, NULL), PG_OK);
  assert_int_equal(pg_units_define_as(units, "page", 300, word, NULL), PG_OK);
  assert_int_equal(
      pg_units_define_as(units, "page", 0.3, read_unit(units, "kword"), NULL),
      PG_OK);
  assert_int_equal(
      pg_units_define_as(units, "hour", 60, read_unit(units, "minute"), NULL),
      PG_OK);
  assert_int_equal(pg_units_define_as(units, "page", 250, word, &error),
                   PG_ARGUMENT);
  assert_string_equal(error.text, "'page' is already 300 word");
  assert_int_equal(
      pg_units_define_as(units, "hour", 61, read_unit(units, "minute"),
                         &error),
      PG_ARGUMENT);
  assert_string_equal(error.text, "'hour' is a unit already");
  assert_int_equal(pg_units_define(units, "page", &error), PG_ARGUMENT);
  assert_string_equal(error.text,
                      "'page' already means page: choose another name");
}

static void define_as_no_positive_number_is_domain(void **state) {
  static const double values[] = {0, -1, NAN, INFINITY, -INFINITY};
  size_t i;
  for (i = 0; i < COUNT(values); i++) {
    pg_error error;
    assert_int_equal(pg_units_define_as(*state, "page", values[i],
                                        read_unit(*state, "word"), &error),
                     PG_DOMAIN);
    assert_string_equal(error.text,
                        "a unit must be worth a finite number above zero");
  }
}

static void define_as_beyond_a_double_is_limit(void **state) {
  pg_units *units = *state;
  const pg_unit *one = pg_unit_one(units);
  char name[] = "plain_a", text[] = "plain_a^60";
  pg_error error;
  pg_status status = pg_units_define_as(units, name, 10, one, NULL);
  int i;
  /* 10^(60^i): the exponents leave their range at i = 3 */
  for (i = 1; i < 5 && status == PG_OK; i++) {
    text[6] = name[6];
    name[6]++;
    status = pg_units_define_as(units, name, 1, read_unit(units, text),
                                &error);
  }
  assert_int_equal(status, PG_LIMIT);
  assert_int_equal(i, 4);
  assert_string_equal(error.text, "the definition of 'plain_d' is beyond what "
                                  "a number holds");
}

/* --------------------------------------------------------------- currencies */

static void currency_without_a_rate_says_how_to_give_one(void **state) {
  pg_ratio ratio;
  pg_error error;
  assert_int_equal(pg_unit_convert(read_unit(*state, "EUR/hour"),
                                   read_unit(*state, "USD/hour"), &ratio,
                                   &error),
                   PG_DIMENSION);
  assert_string_equal(error.text,
                      "cannot convert EUR/hour to USD/hour: EUR has no rate; "
                      "give it one, as in perigee.unit(\"EUR\", \"1.08 "
                      "USD\")");
  assert_int_equal(pg_unit_convert(read_unit(*state, "USD"),
                                   read_unit(*state, "GBP"), &ratio, &error),
                   PG_DIMENSION);
  assert_non_null(strstr(error.text, "GBP has no rate"));
}

static void currency_without_a_rate_converts_to_itself(void **state) {
  expect_conversion(*state, "EUR/hour", "EUR/day", 24, 1);
  expect_conversion(*state, "kEUR", "EUR", 1000, 1);
  expect_conversion(*state, "EUR/EUR", "1", 1, 1);
}

static void give_rate(pg_units *units, const char *name, double value,
                      const char *of) {
  pg_error error;
  if (pg_units_define_as(units, name, value, read_unit(units, of), &error) !=
      PG_OK)
    fail_msg("%s: %s", name, error.text);
}

static void currency_with_a_rate_converts(void **state) {
  const algebra_row merged = {"EUR", "1/USD", "", 27, 25};
  const pg_unit *before = read_unit(*state, "EUR/hour");
  give_rate(*state, "EUR", 1.08, "USD"); /* 27/25 */
  assert_ptr_equal(read_unit(*state, "EUR/hour"), before);
  expect_conversion(*state, "EUR", "USD", 27, 25);
  expect_conversion(*state, "USD/Mtoken", "EUR/Mtoken", 25, 27);
  expect_conversion(*state, "EUR/hour", "EUR/day", 24, 1);
  expect_conversion(*state, "EUR/hour", "USD/day", 648, 25); /* 24 * 27/25 */
  expect_algebra(*state, pg_unit_multiply, &merged);
}

static void currency_rate_of_many_digits_is_kept(void **state) {
  give_rate(*state, "JPY", 0.0067234, "USD"); /* 33617/5000000 */
  expect_conversion(*state, "JPY", "USD", 33617, 5000000);
  expect_conversion(*state, "JPY/hour", "JPY/day", 24, 1);
}

static void currency_rates_chain_in_any_order(void **state) {
  pg_ratio ratio;
  give_rate(*state, "GBP", 1.17, "EUR"); /* before EUR has a rate */
  expect_conversion(*state, "GBP", "EUR", 117, 100);
  assert_int_equal(pg_unit_convert(read_unit(*state, "GBP"),
                                   read_unit(*state, "USD"), &ratio, NULL),
                   PG_DIMENSION);
  give_rate(*state, "EUR", 1.08, "USD");
  give_rate(*state, "CHF", 0.9, "GBP"); /* after */
  expect_conversion(*state, "GBP", "EUR", 117, 100);
  expect_conversion(*state, "GBP", "USD", 3159, 2500); /* 1.17 * 1.08 */
  expect_conversion(*state, "CHF", "EUR", 1053, 1000); /* 0.9 * 1.17 */
  expect_conversion(*state, "CHF", "GBP", 9, 10);
  expect_conversion(*state, "CHF", "CHF", 1, 1);
}

static void currency_units_defined_before_the_rate_follow_it(void **state) {
  assert_int_equal(pg_units_define_as(*state, "budget", 1000,
                                      read_unit(*state, "EUR"), NULL),
                   PG_OK);
  expect_conversion(*state, "budget", "EUR", 1000, 1);
  give_rate(*state, "EUR", 1.08, "USD");
  expect_conversion(*state, "budget", "USD", 1080, 1);
}

static void currency_rate_is_given_once(void **state) {
  pg_error error;
  give_rate(*state, "EUR", 1.08, "USD");
  give_rate(*state, "EUR", 1.08, "USD");
  assert_int_equal(pg_units_define_as(*state, "EUR", 1.1,
                                      read_unit(*state, "USD"), &error),
                   PG_ARGUMENT);
  assert_string_equal(error.text, "'EUR' is already 1.08 USD");
  assert_int_equal(pg_units_define_as(*state, "USD", 0.9,
                                      read_unit(*state, "EUR"), &error),
                   PG_ARGUMENT);
  assert_string_equal(error.text, "'USD' is a unit already");
}

static void currency_rates_in_a_circle_are_argument(void **state) {
  pg_error error;
  give_rate(*state, "GBP", 1.17, "EUR");
  assert_int_equal(pg_units_define_as(*state, "EUR", 0.85,
                                      read_unit(*state, "GBP"), &error),
                   PG_ARGUMENT);
  assert_string_equal(error.text, "EUR cannot be defined by GBP, which is "
                                  "itself defined by it");
  assert_int_equal(pg_units_define_as(*state, "CHF", 2,
                                      read_unit(*state, "CHF"), &error),
                   PG_ARGUMENT);
}

static void currency_rate_that_is_no_money_is_dimension(void **state) {
  pg_error error;
  assert_int_equal(pg_units_define_as(*state, "EUR", 2,
                                      read_unit(*state, "token"), &error),
                   PG_DIMENSION);
  assert_string_equal(error.text,
                      "EUR is money, token is token: give a rate as in "
                      "perigee.unit(\"EUR\", \"1.08 USD\")");
}

static void currency_base_follows_the_rate(void **state) {
  const pg_unit *base;
  give_rate(*state, "EUR", 1.08, "USD");
  assert_int_equal(
      pg_unit_base(*state, read_unit(*state, "kEUR/h"), &base, NULL), PG_OK);
  assert_string_equal(pg_unit_text(base), "USD/s");
}

/* The currency to be rated, as text, and its power; "" where there is none. */
static const char *unrated(pg_units *units, const char *text, int *power) {
  const pg_unit *currency;
  assert_int_equal(
      pg_unit_unrated(units, read_unit(units, text), &currency, power, NULL),
      PG_OK);
  return currency == NULL ? "" : pg_unit_text(currency);
}

static void currency_without_a_rate_is_found_with_its_power(void **state) {
  int power;
  assert_string_equal(unrated(*state, "USD/hour", &power), "");
  assert_int_equal(power, 0);
  assert_string_equal(unrated(*state, "kEUR/hour", &power), "EUR");
  assert_int_equal(power, 1);
  assert_string_equal(unrated(*state, "token/EUR^2", &power), "EUR");
  assert_int_equal(power, -2);
  assert_int_equal(pg_units_define_as(*state, "seat", 30,
                                      read_unit(*state, "EUR"), NULL),
                   PG_OK);
  assert_string_equal(unrated(*state, "seat/month", &power), "EUR");
  assert_int_equal(power, 1);
  give_rate(*state, "EUR", 1.08, "USD");
  assert_string_equal(unrated(*state, "seat/month", &power), "");
}

static void currency_rated_by_an_unrated_one_wants_that_one(void **state) {
  int power;
  give_rate(*state, "DKK", 0.134, "EUR");
  assert_string_equal(unrated(*state, "DKK/hour", &power), "EUR");
  assert_int_equal(power, 1);
}

static void unit_with_money_in_it_is_money(void **state) {
  assert_true(pg_unit_is_money(read_unit(*state, "EUR/hour")));
  assert_true(pg_unit_is_money(read_unit(*state, "token/USD")));
  assert_false(pg_unit_is_money(read_unit(*state, "token/s")));
  assert_false(pg_unit_is_money(read_unit(*state, "EUR/USD")));
}

static void currency_rates_are_taken_back_to_a_count(void **state) {
  pg_error error = {PG_OK, 0, ""};
  pg_ratio ratio;
  assert_int_equal(pg_units_rates(*state), 0);
  give_rate(*state, "GBP", 1.25, "USD");
  give_rate(*state, "EUR", 1.08, "USD");
  give_rate(*state, "CHF", 1.1, "EUR");
  assert_int_equal(pg_units_rates(*state), 3);
  pg_units_forget_rates(*state, 1);
  assert_int_equal(pg_units_rates(*state), 1);
  expect_conversion(*state, "GBP", "USD", 5, 4);
  assert_int_equal(pg_unit_convert(read_unit(*state, "EUR"),
                                   read_unit(*state, "USD"), &ratio, &error),
                   PG_DIMENSION);
  give_rate(*state, "EUR", 1.25, "USD"); /* another one than before */
  expect_conversion(*state, "EUR", "GBP", 1, 1);
  assert_int_equal(pg_unit_convert(read_unit(*state, "CHF"),
                                   read_unit(*state, "USD"), &ratio, &error),
                   PG_DIMENSION);
  pg_units_forget_rates(*state, 9); /* more than there are: none */
  assert_int_equal(pg_units_rates(*state), 2);
}

static void currencies_more_than_12_at_once_are_limit(void **state) {
  static const char text[] =
      "EUR GBP JPY CNY INR CHF CAD AUD NZD BRL RUB KRW";
  pg_ratio ratio;
  const pg_unit *twelve = read_unit(*state, text), *money, *out;
  assert_int_equal(pg_unit_multiply(*state, twelve, pg_unit_one(*state), &out,
                                    &ratio, NULL),
                   PG_OK);
  money = read_unit(*state, "USD^12");
  assert_int_equal(pg_unit_convert(twelve, money, &ratio, NULL),
                   PG_DIMENSION);
  assert_int_equal(pg_unit_multiply(*state, twelve, read_unit(*state, "SGD"),
                                    &out, &ratio, NULL),
                   PG_LIMIT);
  money = read_unit(*state, "USD^11 SGD"); /* the thirteenth, over it */
  assert_int_equal(pg_unit_convert(twelve, money, &ratio, NULL), PG_LIMIT);
}

static void currency_rate_of_more_than_12_currencies_is_limit(void **state) {
  const pg_unit *of = read_unit(
      *state, "EUR GBP JPY CNY INR CHF CAD AUD NZD BRL RUB KRW SGD/USD^12");
  const pg_unit *base = of;
  pg_error error;
  assert_int_equal(pg_units_define_as(*state, "SEK", 2, of, &error), PG_LIMIT);
  assert_string_equal(error.text, "the definition of 'SEK' is beyond what a "
                                  "number holds");
  assert_int_equal(pg_unit_base(*state, of, &base, &error), PG_LIMIT);
  assert_ptr_equal(base, of);
}

/* ------------------------------------------------------------------- memory */

static pg_status use_all(pg_units *units) {
  const pg_unit *a, *b, *out;
  pg_ratio ratio;
  char text[32];
  pg_status status = pg_units_define(units, "dialogue", NULL);
  int i;
  if (status != PG_OK) return status;
  status = pg_unit_read(units, "token/dialogue", 14, &a, NULL);
  if (status != PG_OK) return status;
  status = pg_units_define_as(units, "letter", 350, a, NULL);
  if (status != PG_OK) return status;
  status = pg_unit_read(units, "USD/Mtoken", 10, &b, NULL);
  if (status != PG_OK) return status;
  status = pg_unit_multiply(units, a, b, &out, &ratio, NULL);
  if (status == PG_OK) status = pg_unit_power(units, out, 2, 1, &out, NULL);
  if (status == PG_OK) status = pg_unit_base(units, out, &out, NULL);
  for (i = 1; i <= 60 && status == PG_OK; i++) { /* more buckets */
    snprintf(text, sizeof text, "kdialogue^%d", i);
    status = pg_unit_read(units, text, strlen(text), &out, NULL);
  }
  for (i = 0; i < 26 * 3 && status == PG_OK; i++) { /* more names */
    snprintf(text, sizeof text, "extra_%c%c", 'a' + i / 26, 'a' + i % 26);
    status = pg_units_define_as(units, text, 3, a, NULL);
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
    if (status == PG_OK) {
      status = use_all(units);
      if (status == PG_NOMEM) { /* it goes on where it failed */
        c.fail_at = -1;
        assert_int_equal(use_all(units), PG_OK);
      }
      pg_units_free(units);
    } else {
      assert_null(units);
    }
    assert_int_equal(c.bytes, 0);
    assert_true(n < 10000);
  }
  assert_int_equal(status, PG_OK);
  assert_true(n > 100);
}

static void memory_failure_fills_the_error(void **state) {
  counting c = {0, 0, -1};
  pg_allocator allocator = counting_allocator(&c);
  pg_units *units;
  const pg_unit *unit;
  pg_error error = {PG_OK, -1, ""};
  (void)state;
  assert_int_equal(pg_units_new(&allocator, &units), PG_OK);
  c.fail_at = c.requests;
  assert_int_equal(pg_unit_read(units, "word", 4, &unit, &error), PG_NOMEM);
  assert_int_equal(error.status, PG_NOMEM);
  assert_int_equal(error.column, 0);
  assert_string_equal(error.text, "out of memory");
  pg_units_free(units);
}

static void free_of_null_does_nothing(void **state) {
  (void)state;
  pg_units_free(NULL);
}

static void registries_side_by_side_do_not_meet(void **state) {
  pg_allocator allocator = pg_allocator_default();
  const pg_unit *unit;
  pg_units *other;
  assert_int_equal(pg_units_new(&allocator, &other), PG_OK);
  assert_int_equal(pg_units_define(other, "dialogue", NULL), PG_OK);
  give_rate(other, "EUR", 1.08, "USD");
  assert_int_equal(pg_unit_read(*state, "dialogue", 8, &unit, NULL), PG_UNIT);
  give_rate(*state, "EUR", 1.25, "USD");
  expect_conversion(other, "EUR", "USD", 27, 25);
  expect_conversion(*state, "EUR", "USD", 5, 4);
  pg_units_free(other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(define_base_reads_with_plural_and_prefix),
      UNITS_TEST(define_unicode_name_reads),
      UNITS_TEST(define_again_does_nothing),
      UNITS_TEST(define_bad_name_is_argument),
      UNITS_TEST(define_taken_name_is_argument),
      UNITS_TEST(define_name_whose_plural_is_taken_is_argument),
      UNITS_TEST(define_63_bytes_of_name_are_the_most),
      UNITS_TEST(define_32_bases_are_the_most),
      UNITS_TEST(define_1024_names_are_the_most),
      UNITS_TEST(define_as_multiple_converts_exactly),
      UNITS_TEST(define_as_composite_multiplies_out),
      UNITS_TEST(define_as_other_numbers_keeps_them),
      UNITS_TEST(define_as_again_does_nothing_otherwise_argument),
      UNITS_TEST(define_as_no_positive_number_is_domain),
      UNITS_TEST(define_as_beyond_a_double_is_limit),
      UNITS_TEST(currency_without_a_rate_says_how_to_give_one),
      UNITS_TEST(currency_without_a_rate_converts_to_itself),
      UNITS_TEST(currency_with_a_rate_converts),
      UNITS_TEST(currency_rate_of_many_digits_is_kept),
      UNITS_TEST(currency_rates_chain_in_any_order),
      UNITS_TEST(currency_units_defined_before_the_rate_follow_it),
      UNITS_TEST(currency_rate_is_given_once),
      UNITS_TEST(currency_rates_in_a_circle_are_argument),
      UNITS_TEST(currency_rate_that_is_no_money_is_dimension),
      UNITS_TEST(currency_base_follows_the_rate),
      UNITS_TEST(currency_without_a_rate_is_found_with_its_power),
      UNITS_TEST(currency_rated_by_an_unrated_one_wants_that_one),
      UNITS_TEST(unit_with_money_in_it_is_money),
      UNITS_TEST(currency_rates_are_taken_back_to_a_count),
      UNITS_TEST(currencies_more_than_12_at_once_are_limit),
      UNITS_TEST(currency_rate_of_more_than_12_currencies_is_limit),
      UNITS_TEST(memory_nth_allocation_fails_and_nothing_leaks),
      UNITS_TEST(memory_failure_fills_the_error),
      UNITS_TEST(free_of_null_does_nothing),
      UNITS_TEST(registries_side_by_side_do_not_meet),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
