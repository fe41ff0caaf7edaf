/*
** Quantities as text: numbers, units, ranges, families; what is said of a text
** that is none.
**
** Expected numbers are C literals, which the compiler rounds to the nearest
** double: what is read must be equal to the last bit.
*/
#include <stdio.h>
#include <string.h>

#include "text_check.h"

/* ------------------------------------------------------------------ numbers */

static void read_number_is_rounded_once(void **state) {
  static const struct {
    const char *text;
    double value;
  } rows[] = {
      {"0", 0},
      {"-0", 0},
      {"1", 1},
      {"+1", 1},
      {"-1", -1},
      {"\xE2\x88\x92" "1", -1}, /* the minus sign U+2212 */
      {"2.80", 2.80},
      {".5", 0.5},
      {"5.", 5},
      {"0.1", 0.1},
      {"1e6", 1e6},
      {"1E6", 1e6},
      {"1e+6", 1e6},
      {"1.5e-9", 1.5e-9},
      {"0e99999999999999999999", 0},
      {"10k", 10000},
      {"10K", 10000},
      {"10 k", 10000},
      {"0.1M", 100000},
      {"0.3M", 300000},
      {"0.7M", 700000},
      {"2.3k", 2300},
      {"4.35G", 4350000000.0},
      {"0.07T", 70000000000.0},
      {"1.1P", 1.1e15},
      {"1e-3k", 1},
      {"2 thousand", 2000},
      {"2 million", 2000000},
      {"2million", 2000000},
      {"2.675 billion", 2675000000.0},
      {"2 trillion", 2e12},
      {"4Ki", 4096},
      {"1.5 Mi", 1572864},
      {"2Gi", 2147483648.0},
      {"1Ti", 1099511627776.0},
      {"1Pi", 1125899906842624.0},
      {"9007199254740993", 9007199254740992.0}, /* 2^53 + 1: ties to even */
      {"9007199254740993.00000000000000000001", 9007199254740994.0},
      {"0.500000000000000166533453693773481063544750213623046875",
       0.5000000000000001665334536937734810635447502136230469},
      {"1.7976931348623157e308", 1.7976931348623157e308},
      {"2.2250738585072014e-308", 2.2250738585072014e-308},
      {"5e-324", 5e-324},
      {"1e22", 1e22},
      {"1e23", 1e23},
      {"8.5e-325M", 8.5e-319}, /* scaled before it is rounded */
      {"17976931348623157e292", 1.7976931348623157e308},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_certain(*state, rows[i].text, rows[i].value, "");
}

static void read_every_power_of_ten_is_exact(void **state) {
  static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
                                  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
                                  1e18, 1e19, 1e20, 1e21, 1e22};
  char text[64];
  int i;
  for (i = 0; i <= 22; i++) {
    snprintf(text, sizeof text, "1e%d", i);
    expect_certain(*state, text, powers[i], "");
    snprintf(text, sizeof text, "1e%dk", i - 3);
    expect_certain(*state, text, powers[i], "");
  }
}

static void read_4000_digits_is_rounded_right(void **state) {
  char text[4097];
  memset(text, '3', sizeof text);
  text[0] = '0';
  text[1] = '.';
  text[4096] = '\0';
  expect_certain(*state, text, 1.0 / 3, "");
}

static void read_bad_number_is_refused(void **state) {
  static const struct {
    const char *text;
    pg_status status;
    int column;
    const char *sentence;
  } rows[] = {
      {"", PG_SYNTAX, 1,
       "the text is empty: write a quantity, as 10k requests/day"},
      {"   ", PG_SYNTAX, 4,
       "the text is empty: write a quantity, as 10k requests/day"},
      {"nan", PG_SYNTAX, 1,
       "a number must be finite: nan and inf are not read"},
      {"NaN", PG_SYNTAX, 1,
       "a number must be finite: nan and inf are not read"},
      {"inf", PG_SYNTAX, 1,
       "a number must be finite: nan and inf are not read"},
      {"-Infinity", PG_SYNTAX, 2,
       "a number must be finite: nan and inf are not read"},
      {"0x10", PG_SYNTAX, 1,
       "hexadecimal is not read: write it as a decimal"},
      {"0X1p3", PG_SYNTAX, 1,
       "hexadecimal is not read: write it as a decimal"},
      {"--5", PG_SYNTAX, 2, "one sign before a number is enough"},
      {"+-5", PG_SYNTAX, 2, "one sign before a number is enough"},
      {"- 5", PG_SYNTAX, 2, "a number is wanted, not ' '"},
      {"1.2.3", PG_SYNTAX, 1, "a number has one decimal point"},
      {"007", PG_SYNTAX, 1, "a number does not start with 0, but for 0.5"},
      {"00.5", PG_SYNTAX, 1, "a number does not start with 0, but for 0.5"},
      {".", PG_SYNTAX, 1, "a number is wanted, not '.'"},
      {"e5", PG_SYNTAX, 1, "a number is wanted, not 'e5'"},
      {"1e", PG_UNIT, 2,
       "unknown unit 'e': an exponent needs digits, as in 1e6"},
      {"1e+", PG_UNIT, 2,
       "unknown unit 'e': an exponent needs digits, as in 1e6"},
      {"1e400", PG_DOMAIN, 1,
       "a number is too large: the largest is about 1.8e308"},
      {"-1e400 USD", PG_DOMAIN, 1,
       "a number is too large: the largest is about 1.8e308"},
      {"1e99999999999999999999", PG_DOMAIN, 1,
       "a number is too large: the largest is about 1.8e308"},
      {"3e305k", PG_DOMAIN, 1,
       "a number is too large: the largest is about 1.8e308"},
      {"1e308Ki", PG_DOMAIN, 1,
       "a number is too large: the largest is about 1.8e308"},
      {"1e-400", PG_DOMAIN, 1, "a number is too close to zero: write 0"},
      {"1e-99999999999999999999", PG_DOMAIN, 1,
       "a number is too close to zero: write 0"},
      {"1,000", PG_SYNTAX, 1, "no comma in a number: write 1000 for 1,000"},
      {"1,234,567 USD", PG_SYNTAX, 1,
       "no comma in a number: write 1234567 for 1,234,567"},
      {"$2,500/month", PG_SYNTAX, 2,
       "no comma in a number: write 2500 for 2,500"},
      {"1,5 GB", PG_SYNTAX, 1, "no comma in a number: write 1.5 for 1,5"},
      {"1,5000", PG_SYNTAX, 1,
       "no comma in a number: write 1.5000 for 1,5000"},
      {"1 000 USD", PG_SYNTAX, 3,
       "two numbers: write 1000 for 1 000, and 1 to 2 for a range"},
      {"1'000", PG_SYNTAX, 2,
       "no mark in a number: write 1000 for 1'000"},
      {"1_000", PG_SYNTAX, 2,
       "no mark in a number: write 1000 for 1_000"},
      {"5 bn USD", PG_UNIT, 3, "unknown unit 'bn': write billion"},
      {"5 USD/mo.", PG_SYNTAX, 9,
       "the end of the quantity is wanted, not '.'"},
      {"5m", PG_SYNTAX, 2,
       "'5m' would be 0.005: write 5M for millions, 5 min for minutes, or "
       "0.005"},
      {"5m requests", PG_SYNTAX, 2,
       "'5m' would be 0.005: write 5M for millions, 5 min for minutes, or "
       "0.005"},
      {"2.5 m", PG_SYNTAX, 5,
       "'2.5 m' would be 0.0025: write 2.5M for millions, 2.5 min for "
       "minutes, or 0.0025"},
      {"5u", PG_SYNTAX, 2, "'5u' would be 0.000005: write 0.000005"},
      {"5\xC2\xB5", PG_SYNTAX, 2,
       "'5\xC2\xB5' would be 0.000005: write 0.000005"},
      {"5 n", PG_SYNTAX, 3, "'5 n' would be 5e-9: write 5e-9"},
      {"5k k", PG_UNIT, 4, "unknown unit 'k': it goes right after a number, "
                           "as in 10k or 2 million"},
      {"5b", PG_UNIT, 2, "unknown unit 'b': write B for bytes, bit, or 70B "
                         "for a thousand million"},
      {"~5 GB", PG_SYNTAX, 1, "a number is wanted, not '~'"},
      {"about 5 GB", PG_SYNTAX, 1, "a number is wanted, not 'about'"},
      {"5 GB!", PG_SYNTAX, 5, "the end of the quantity is wanted, not '!'"},
      {"(5) GB", PG_SYNTAX, 1, "a number is wanted, not '('"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, rows[i].status, rows[i].column,
                   rows[i].sentence);
}

/* -------------------------------------------------------------------- units */

static void read_value_takes_its_unit(void **state) {
  static const struct {
    const char *text;
    double value;
    const char *unit;
  } rows[] = {
      {"10k requests/day", 10000, "request/day"},
      {"10krequests/day", 10, "krequest/day"},
      {"10 k requests/day", 10000, "request/day"},
      {"1M requests/day", 1e6, "request/day"},
      {"2 million tokens", 2e6, "token"},
      {"2.80 USD/hour", 2.80, "USD/hour"},
      {"$0.50/Mtoken", 0.50, "USD/Mtoken"},
      {"$3 per million tokens", 3, "USD/Mtoken"},
      {"$3/1M tokens", 3, "USD/Mtoken"},
      {"0.002 USD/1k tokens", 0.002, "USD/ktoken"},
      {"0.0000166667 USD/GB-second", 0.0000166667, "USD/(GB s)"},
      {"80 GB", 80, "GB"},
      {"80GB", 80, "GB"},
      {"24 GiB", 24, "GiB"},
      {"40 %", 40, "%"},
      {"40%", 40, "%"},
      {"5 % per year", 5, "%/year"},
      {"0.5 FTE", 0.5, "FTE"},
      {"5 ms", 5, "ms"},
      {"5ms", 5, "ms"},
      {"5 \xC2\xB5s", 5, "\xC2\xB5s"},
      {"10kWh", 10, "kWh"},
      {"120000 USD/(person year)", 120000, "USD/(person year)"},
      {"989 TFLOP/s", 989, "TFLOP/s"},
      {"5 (USD/h)^2", 5, "USD^2/hour^2"},
      {"500 words/request", 500, "word/request"},
      {" 5\tGB\n", 5, "GB"},
      {"5\xC2\xA0GB", 5, "GB"}, /* a no-break space */
      /* no numerator */
      {"100/day", 100, "1/day"},
      {"100 /day", 100, "1/day"},
      {"1M/day", 1e6, "1/day"},
      {"100 per day", 100, "1/day"},
      {"5 1/day", 5, "1/day"},
      /* B */
      {"70B parameters", 70e9, "parameter"},
      {"70 B parameters", 70e9, "parameter"},
      {"70Bparams", 70e9, "parameter"},
      {"0.3B tokens/day", 3e8, "token/day"},
      {"80B", 80, "B"},
      {"80 B", 80, "B"},
      {"2B/parameter", 2, "B/parameter"},
      {"2 B per parameter", 2, "B/parameter"},
      {"5 B s", 5, "B s"},
      {"5 B*token", 5, "B token"},
      {"5 Bytes", 5, "B"},
      {"5 BRL", 5, "BRL"},
      {"5B USD", 5e9, "USD"},
      {"2B FLOP", 2e9, "FLOP"},
      /* currencies in front */
      {"$5", 5, "USD"},
      {"$ 5", 5, "USD"},
      {"-$5", -5, "USD"},
      {"$-5", -5, "USD"},
      {"$10k/month", 10000, "USD/month"},
      {"$1.5 million/year", 1.5e6, "USD/year"},
      {"$2B", 2e9, "USD"},
      {"US$5", 5, "USD"},
      {"\xE2\x82\xAC" "3/h", 3, "EUR/hour"},
      {"\xC2\xA3" "3", 3, "GBP"},
      {"USD 5/hour", 5, "USD/hour"},
      {"EUR 5", 5, "EUR"},
      {"5 $/h", 5, "USD/hour"},
      {"5\xE2\x82\xAC", 5, "EUR"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_certain(*state, rows[i].text, rows[i].value, rows[i].unit);
}

static void read_value_with_a_bad_unit_is_refused(void **state) {
  static const struct {
    const char *text;
    pg_status status;
    int column;
    const char *sentence;
  } rows[] = {
      {"5 tokns", PG_UNIT, 3,
       "unknown unit 'tokns': did you mean 'tokens'?"},
      {"10k requests/dya", PG_UNIT, 14,
       "unknown unit 'dya': did you mean 'day'?"},
      {"70B paramters", PG_UNIT, 5,
       "unknown unit 'paramters': did you mean 'parameters'?"},
      {"5 GB extra", PG_UNIT, 6,
       "unknown unit 'extra': it can be defined with perigee.unit"},
      {"5 USD/GPU hour", PG_SYNTAX, 11,
       "'/GPU hour' can be read two ways: write /(GPU hour), or hour before "
       "the /"},
      {"90 USD/30 days", PG_SYNTAX, 8,
       "'30' in a unit: only 1, 1000, a million and so on can stand there; "
       "divide the number before the unit instead"},
      {"$5 tokens", PG_SYNTAX, 4,
       "$5 has its unit in front: write $5/tokens, or the number and all of "
       "its unit after it"},
      {"$5 USD", PG_SYNTAX, 4, "the currency stands twice: write it once"},
      {"5 USD^61", PG_LIMIT, 7, "a power in a unit is above 60"},
      {"5 USD 7", PG_SYNTAX, 7,
       "two numbers: write 1000 for 1 000, and 1 to 2 for a range"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, rows[i].status, rows[i].column,
                   rows[i].sentence);
}

/* --------------------------------------------------------- ranges, families */

typedef struct range_row {
  const char *text;
  pg_distribution_kind kind;
  int count;
  double parameters[4];
  const char *unit;
} range_row;

static void expect_ranges(pg_units *units, const range_row *rows,
                          size_t count) {
  size_t i;
  int j;
  for (i = 0; i < count; i++) {
    pg_reading reading = read_text(units, rows[i].text);
    if (reading.distribution.kind != rows[i].kind)
      fail_msg("'%s' is of kind %d", rows[i].text,
               (int)reading.distribution.kind);
    assert_int_equal(reading.distribution.count, rows[i].count);
    for (j = 0; j < rows[i].count; j++)
      if (reading.distribution.parameters[j] != rows[i].parameters[j])
        fail_msg("'%s': parameter %d is %.17g", rows[i].text, j + 1,
                 reading.distribution.parameters[j]);
    expect_text(rows[i].text, pg_unit_text(reading.unit), rows[i].unit);
  }
}

#define P95 1.6448536269514722

static void read_range_is_a_distribution(void **state) {
  static const range_row rows[] = {
      {"1.3 to 2.0 tokens/word", PG_LOGNORMAL, 2, {1.3, 2}, "token/word"},
      {"1.2 .. 2.0 tokens/word", PG_UNIFORM, 2, {1.2, 2}, "token/word"},
      {"1.2..2.0 tokens/word", PG_UNIFORM, 2, {1.2, 2}, "token/word"},
      {"1..2", PG_UNIFORM, 2, {1, 2}, ""},
      {"100 to 250 words/request", PG_LOGNORMAL, 2, {100, 250},
       "word/request"},
      {"-5 .. 5 USD", PG_UNIFORM, 2, {-5, 5}, "USD"},
      {"-4 to 6 USD", PG_NORMAL, 2, {1, 5 / P95}, "USD"},
      {"0 to 1", PG_NORMAL, 2, {0.5, 0.5 / P95}, ""},
      {"-3 to -1", PG_NORMAL, 2, {-2, 1 / P95}, ""},
      {"3 to 3 USD", PG_CERTAIN, 1, {3}, "USD"},
      {"0 .. 0", PG_CERTAIN, 1, {0}, ""},
      {"1 GB to 1000 MB", PG_CERTAIN, 1, {1000}, "MB"},
      /* units at both ends: the last one's */
      {"500 MB to 2 GB", PG_LOGNORMAL, 2, {0.5, 2}, "GB"},
      {"1 GB to 3000 MB", PG_LOGNORMAL, 2, {1000, 3000}, "MB"},
      {"20 % to 40 %", PG_LOGNORMAL, 2, {20, 40}, "%"},
      {"20 to 40 %", PG_LOGNORMAL, 2, {20, 40}, "%"},
      {"20% .. 40%", PG_UNIFORM, 2, {20, 40}, "%"},
      {"1 GB to 2", PG_LOGNORMAL, 2, {1, 2}, "GB"},
      {"1/day to 14/week", PG_LOGNORMAL, 2, {7, 14}, "1/week"},
      {"1 to 2/day", PG_LOGNORMAL, 2, {1, 2}, "1/day"},
      {"1 USD/hour to 48 USD/day", PG_LOGNORMAL, 2, {24, 48}, "USD/day"},
      /* currencies in front */
      {"$1.2 to $3.4/hour", PG_LOGNORMAL, 2, {1.2, 3.4}, "USD/hour"},
      {"$1 to 2", PG_LOGNORMAL, 2, {1, 2}, "USD"},
      {"$1 to $2", PG_LOGNORMAL, 2, {1, 2}, "USD"},
      {"$1 to 2/hour", PG_LOGNORMAL, 2, {1, 2}, "USD/hour"},
      {"$1 to 2 USD/hour", PG_LOGNORMAL, 2, {1, 2}, "USD/hour"},
      {"$1/hour to $48/day", PG_LOGNORMAL, 2, {24, 48}, "USD/day"},
      {"$1/hour to $2", PG_LOGNORMAL, 2, {1, 2}, "USD/hour"},
      {"1 to $2", PG_LOGNORMAL, 2, {1, 2}, "USD"},
      {"-$5 .. $5", PG_UNIFORM, 2, {-5, 5}, "USD"},
      {"$1B to 2B", PG_LOGNORMAL, 2, {1e9, 2e9}, "USD"},
      /* suffixes */
      {"10k to 100k requests", PG_LOGNORMAL, 2, {1e4, 1e5}, "request"},
      {"100 to 1k requests", PG_LOGNORMAL, 2, {100, 1000}, "request"},
      {"0 .. 1k requests", PG_UNIFORM, 2, {0, 1000}, "request"},
      {"10 request/day to 10k request/day", PG_LOGNORMAL, 2, {10, 1e4},
       "request/day"},
      {"7B to 70B parameters", PG_LOGNORMAL, 2, {7e9, 70e9}, "parameter"},
      {"7 B .. 70 B", PG_UNIFORM, 2, {7, 70}, "B"},
      {"1e307 .. 1.7e308", PG_UNIFORM, 2, {1e307, 1.7e308}, ""},
      {"-1.7e308 to 1.7e308", PG_NORMAL, 2, {0, 1.7e308 / P95}, ""},
  };
  expect_ranges(*state, rows, COUNT(rows));
}

static void read_family_is_a_distribution(void **state) {
  static const range_row rows[] = {
      {"triangular(1.2, 1.33, 2.0) tokens/word", PG_TRIANGULAR, 3,
       {1.2, 1.33, 2}, "token/word"},
      {"triangular(1 GB, 2 GB, 4 GB)", PG_TRIANGULAR, 3, {1, 2, 4}, "GB"},
      {"triangular(100 MB, 2, 4 GB)", PG_TRIANGULAR, 3, {0.1, 2, 4}, "GB"},
      {"uniform(1, 2) GB", PG_UNIFORM, 2, {1, 2}, "GB"},
      {"uniform (1,2)GB", PG_UNIFORM, 2, {1, 2}, "GB"},
      {"uniform( 1 , 2 )", PG_UNIFORM, 2, {1, 2}, ""},
      {"uniform(1 GB, 2 GB)/s", PG_UNIFORM, 2, {1, 2}, "GB/s"},
      {"uniform(2, 2)", PG_UNIFORM, 2, {2, 2}, ""},
      {"normal(10, 2) GB", PG_NORMAL, 2, {10, 2}, "GB"},
      {"normal(10 GB, 500 MB)", PG_NORMAL, 2, {10000, 500}, "MB"},
      {"normal(-1, 0)", PG_NORMAL, 2, {-1, 0}, ""},
      {"lognormal(1, 2) USD", PG_LOGNORMAL, 2, {1, 2}, "USD"},
      {"pert(1, 2, 4) days", PG_PERT, 3, {1, 2, 4}, "day"},
      {"beta(2, 5)", PG_BETA, 2, {2, 5}, ""},
      {"beta(2, 5) GB", PG_BETA, 2, {2, 5}, "GB"},
      {"beta(0.5, 0.5) %", PG_BETA, 2, {0.5, 0.5}, "%"},
      {"choice(1, 2, 4) GPU", PG_CHOICE, 3, {1, 2, 4}, "GPU"},
      {"choice(-1, 1)", PG_CHOICE, 2, {-1, 1}, ""},
      {"uniform($1, $2)/hour", PG_UNIFORM, 2, {1, 2}, "USD/hour"},
      {"$uniform(1, 2)/hour", PG_UNIFORM, 2, {1, 2}, "USD/hour"},
      {"$uniform(1, 2)", PG_UNIFORM, 2, {1, 2}, "USD"},
      {"triangular($1, $2, $4/hour)", PG_TRIANGULAR, 3, {1, 2, 4},
       "USD/hour"},
      {"uniform(7B, 70B) parameters", PG_UNIFORM, 2, {7e9, 70e9},
       "parameter"},
      {"uniform(7B, 70B)", PG_UNIFORM, 2, {7, 70}, "B"},
      {"uniform(1, 2)/day", PG_UNIFORM, 2, {1, 2}, "1/day"},
      {"uniform(10k, 1M) requests/day", PG_UNIFORM, 2, {1e4, 1e6},
       "request/day"},
  };
  expect_ranges(*state, rows, COUNT(rows));
}

static void read_choice_takes_2_to_32_values(void **state) {
  char text[256] = "choice(1";
  int i;
  for (i = 2; i <= 32; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), ", %d", i);
  strcat(text, ")");
  assert_int_equal(read_text(*state, text).distribution.count, 32);
  text[strlen(text) - 1] = '\0';
  strcat(text, ", 33)");
  expect_refused(*state, text, PG_DOMAIN, (int)strlen(text) - 3,
                 "a distribution has at most 32 parameters");
  expect_refused(*state, "choice(1)", PG_DOMAIN, 1,
                 "choice takes 2 to 32 parameters, not 1");
}

static const pg_distribution *read_whole(pg_units *units, const char *text,
                                         const char *unit) {
  static pg_reading reading;
  reading = read_text(units, text);
  expect_text(text, pg_unit_text(reading.unit), unit);
  return &reading.distribution;
}

static void read_limits_cut_a_range_or_family(void **state) {
  enum { LOW = PG_BOUND_LOW, HIGH = PG_BOUND_HIGH };
  static const struct {
    const char *text, *unit;
    pg_distribution_kind kind;
    double first, second;
    unsigned bounds;
    double least, most;
  } rows[] = {
      {"normal(5, 1) within 2 .. 8 USD", "USD", PG_NORMAL, 5, 1, LOW | HIGH, 2, 8},
      {"normal(5, 1) USD within 2 .. 8", "USD", PG_NORMAL, 5, 1, LOW | HIGH, 2, 8},
      {"normal(5, 1) GB within 2000 MB .. 8", "GB", PG_NORMAL, 5, 1, LOW | HIGH, 2, 8},
      {"normal(5 USD, 1) above 0", "USD", PG_NORMAL, 5, 1, LOW, 0, 0},
      {"normal(5, 1)/day above 7/week", "1/day", PG_NORMAL, 5, 1, LOW, 1, 0},
      {"$normal(5, 1)/day above 1", "USD/day", PG_NORMAL, 5, 1, LOW, 1, 0},
      {"normal(5, 1) below 6.5", "", PG_NORMAL, 5, 1, HIGH, 0, 6.5},
      {"1.3 to 2 within 1 .. 3 tokens/word", "token/word", PG_LOGNORMAL, 1.3, 2,
       LOW | HIGH, 1, 3},
      {"1.3 to 2 tokens/word within 1 to 3", "token/word", PG_LOGNORMAL, 1.3, 2,
       LOW | HIGH, 1, 3},
      {"1 to 2 GB above 1500 MB", "GB", PG_LOGNORMAL, 1, 2, LOW, 1.5, 0},
      {"7B to 70B below 100B parameters", "parameter", PG_LOGNORMAL, 7e9, 70e9,
       HIGH, 0, 100e9},
      {"1k .. 2k below 1.5k requests", "request", PG_UNIFORM, 1e3, 2e3, HIGH, 0, 1500},
      {"beta(2, 5) below 0.5 GB", "GB", PG_BETA, 2, 5, HIGH, 0, 0.5},
      {"beta(2, 5) GB below 0.5 GB", "GB", PG_BETA, 2, 5, HIGH, 0, 0.5},
      {"-1 to 1 above 0", "", PG_NORMAL, 0, 1 / P95, LOW, 0, 0},
      {"$1 to $2 above $1.5", "USD", PG_LOGNORMAL, 1, 2, LOW, 1.5, 0},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    const pg_distribution *d = read_whole(*state, rows[i].text, rows[i].unit);
    assert_int_equal(d->kind, rows[i].kind);
    assert_close(d->parameters[0], rows[i].first, 1e-15);
    assert_close(d->parameters[1], rows[i].second, 1e-15);
    assert_int_equal(d->bounds, rows[i].bounds);
    assert_close(d->least, rows[i].least, 1e-15);
    assert_close(d->most, rows[i].most, 1e-15);
  }
  expect_certain(*state, "2 .. 2 GB within 1 .. 3", 2, "GB");
}

static void read_choice_with_shares(void **state) {
  static const struct {
    const char *text;
    double shares[3];
  } rows[] = {
      {"choice(1: 50 %, 2: 30 %, 4: 20 %) replicas", {0.5, 0.3, 0.2}},
      {"choice(1:50%,2:30%,4:20%) replicas", {0.5, 0.3, 0.2}},
      {"choice(1: 5, 2: 3, 4: 2) replicas", {0.5, 0.3, 0.2}},
      {"choice(1 : 1k , 2 : 0 , 4 : 1000) replicas", {0.5, 0, 0.5}},
      {"choice(1 replica: 25 %, 2 replicas: 25 %, 4 replicas: 50 %)",
       {0.25, 0.25, 0.5}},
  };
  for (size_t i = 0; i < COUNT(rows); i++) {
    const pg_distribution *d = read_whole(*state, rows[i].text, "replica");
    assert_int_equal(d->kind, PG_WEIGHTED);
    assert_int_equal(d->count, 6);
    for (int j = 0; j < 3; j++) {
      assert_true(d->parameters[2 * j] == (double)(1 << j));
      assert_close(d->parameters[2 * j + 1], rows[i].shares[j], 1e-15);
    }
  }
  assert_int_equal(read_whole(*state, "choice($1: 2, $3: 1)/hour", "USD/hour")
                       ->kind, PG_WEIGHTED);
}

static void read_choice_with_shares_takes_up_to_16(void **state) {
  char text[256] = "choice(1: 1";
  for (int i = 2; i <= 16; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), ", %d: 1", i);
  strcat(text, ")");
  assert_int_equal(read_text(*state, text).distribution.count, 32);
  text[strlen(text) - 1] = '\0';
  strcat(text, ", 17: 1)");
  expect_refused(*state, text, PG_DOMAIN, (int)strlen(text) - 3,
                 "a choice with weights has at most 16 values");
}

static void read_bad_limits_and_shares_are_refused(void **state) {
  static const struct {
    const char *text;
    pg_status status;
    int column;
    const char *sentence;
  } rows[] = {
      {"5 GB within 2 .. 8", PG_SYNTAX, 1,
       "one value has no spread to cut: write a range, as in 1 to 5 within "
       "1 .. 10"},
      {"normal(5, 1) within 2 GB", PG_SYNTAX, 25,
       "within has two ends: within 2 .. 8"},
      {"normal(5, 1) within 8 .. 2", PG_DOMAIN, 1,
       "normal: the least 8 is above the most 2"},
      {"normal(5, 1) above", PG_SYNTAX, 19,
       "a number is wanted where the text ends"},
      {"normal(5, 1) above GB", PG_SYNTAX, 20, "a number is wanted, not 'GB'"},
      {"normal(5, 1) above 0 below 8", PG_SYNTAX, 22,
       "the end of the quantity is wanted, not 'below'"},
      {"normal(5, 1) above 20 GB", PG_DOMAIN, 1,
       "normal: less than a millionth of it is above 20"},
      {"1 .. 2 above 2.5", PG_DOMAIN, 1,
       "uniform: less than a millionth of it is above 2.5"},
      {"normal(5, 1) USD above 2 GB", PG_DIMENSION, 24,
       "cannot convert GB (byte) to USD (money)"},
      {"1 to 2 USD above 2 GB", PG_DIMENSION, 18,
       "cannot convert GB (byte) to USD (money)"},
      {"above 5", PG_SYNTAX, 1, "a number is wanted, not 'above'"},
      {"5 above", PG_SYNTAX, 1,
       "one value has no spread to cut: write a range, as in 1 to 5 within "
       "1 .. 10"},
      {"choice(1: 50 %, 2: 40 %)", PG_DOMAIN, 1,
       "the shares of a choice come to 90 %: they must come to 100 %, or be "
       "plain numbers, as in choice(1: 3, 2: 1)"},
      {"choice(1: 50 %, 2: 3)", PG_SYNTAX, 1,
       "the weights of a choice are all in %, or all plain numbers"},
      {"choice(1: 50 %, 2)", PG_SYNTAX, 1,
       "all values of a choice have weights, or none: write choice(1: 60 %, "
       "2: 40 %)"},
      {"choice(1, 2: 50 %)", PG_SYNTAX, 1,
       "all values of a choice have weights, or none: write choice(1: 60 %, "
       "2: 40 %)"},
      {"choice(1: 0, 2: 0)", PG_SYNTAX, 1,
       "no value has a weight above zero"},
      {"choice(1: 1.7e308, 2: 1.7e308)", PG_SYNTAX, 1, "weights are too large"},
      {"choice(1: -1, 2: 2)", PG_SYNTAX, 11,
       "a weight must not be below zero"},
      {"choice(1: 3 GB, 2: 2)", PG_SYNTAX, 11,
       "a weight is a share, as 30 %, or a plain number"},
      {"choice(1: , 2: 2)", PG_SYNTAX, 11, "a number is wanted, not ','"},
      {"uniform(1: 2, 3)", PG_SYNTAX, 10,
       "only the values of a choice have weights"},
      {"choice(1: 100 %)", PG_DOMAIN, 1,
       "choice takes 4 to 32 parameters, not 2"},
  };
  for (size_t i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, rows[i].status, rows[i].column,
                   rows[i].sentence);
}

static void read_bad_range_is_refused(void **state) {
  static const struct {
    const char *text;
    pg_status status;
    int column;
    const char *sentence;
  } rows[] = {
      {"5 to 3 USD", PG_DOMAIN, 1,
       "the low end 5 is above the high end 3: write the low one first"},
      {" 5 .. -5", PG_DOMAIN, 2,
       "the low end 5 is above the high end -5: write the low one first"},
      {"3 GB to 2000 MB", PG_DOMAIN, 1,
       "the low end 3000 is above the high end 2000: write the low one "
       "first"},
      {"1-2 GB", PG_SYNTAX, 2, "for a range write to, as in 1 to 2"},
      {"1 - 2 GB", PG_SYNTAX, 3, "for a range write to, as in 1 to 2"},
      {"1 GB-2 GB", PG_SYNTAX, 5, "for a range write to, as in 1 to 2"},
      {"1\xE2\x80\x93" "2 GB", PG_SYNTAX, 2,
       "for a range write to, as in 1 to 2"},
      {"5% - 10%", PG_SYNTAX, 4, "for a range write to, as in 1 to 2"},
      {"10 \xC2\xB1 2", PG_SYNTAX, 4,
       "for a spread write normal(mean, standard deviation)"},
      {"10 +- 2", PG_SYNTAX, 4,
       "for a spread write normal(mean, standard deviation)"},
      {"1 to 2 to 3", PG_SYNTAX, 8,
       "a range has two ends: 1 to 2, or 1 .. 2"},
      {"1 ... 2", PG_SYNTAX, 5, "a number is wanted, not '.'"},
      {"1 to", PG_SYNTAX, 5, "a number is wanted where the text ends"},
      {"to 2", PG_SYNTAX, 1, "a number is wanted, not 'to'"},
      {"1 to many", PG_SYNTAX, 6, "a number is wanted, not 'many'"},
      {"10 to 20k requests", PG_SYNTAX, 1,
       "'10 to 20k' can be read two ways: write 10k to 20k, or 10 to 20000"},
      {"1 to 2 million tokens", PG_SYNTAX, 1,
       "'1 to 2 million' can be read two ways: write 1 million to 2 million, "
       "or 1 to 2000000"},
      {"$1 to $2k", PG_SYNTAX, 1,
       "'$1 to $2k' can be read two ways: write $1k to $2k, or $1 to 2000"},
      /* families */
      {"unifrm(1, 2)", PG_SYNTAX, 1,
       "unknown distribution 'unifrm': did you mean 'uniform'?"},
      {"poisson(3)", PG_SYNTAX, 1,
       "unknown distribution 'poisson': there are uniform, normal, "
       "lognormal, triangular, pert, beta and choice"},
      {"certain(3)", PG_SYNTAX, 1,
       "unknown distribution 'certain': there are uniform, normal, "
       "lognormal, triangular, pert, beta and choice"},
      {"uniform(1, 2", PG_SYNTAX, 13,
       "',' or ')' is wanted where the text ends"},
      {"uniform(1; 2)", PG_SYNTAX, 10, "',' or ')' is wanted, not ';'"},
      {"uniform(1 to 2, 3)", PG_SYNTAX, 11,
       "a range has two ends: 1 to 2, or 1 .. 2"},
      {"uniform()", PG_SYNTAX, 9, "a number is wanted, not ')'"},
      {"uniform(1,)", PG_SYNTAX, 11, "a number is wanted, not ')'"},
      {"uniform(1,000, 2)", PG_SYNTAX, 11,
       "a number does not start with 0, but for 0.5"},
      {"uniform 1, 2", PG_SYNTAX, 1, "a number is wanted, not 'uniform'"},
      {"uniform(1, 2) 3", PG_SYNTAX, 15,
       "two numbers: write 1000 for 1 000, and 1 to 2 for a range"},
      {"uniform(1, 2) to 3", PG_SYNTAX, 15,
       "a range has two ends: 1 to 2, or 1 .. 2"},
      {"uniform(1 GB, 2 GB) GB", PG_SYNTAX, 21,
       "the unit stands twice: write it once, at the end"},
      {"$uniform(1, 2) tokens", PG_SYNTAX, 16,
       "after a currency sign a unit starts with /"},
      {"beta(2 GB, 5)", PG_DIMENSION, 6,
       "beta's parameters are plain numbers, not GB (byte): write beta(2, 5) "
       "GB"},
      {"uniform(3, 2)", PG_DOMAIN, 1,
       "uniform: the low end 3 is above the high end 2"},
      {"uniform(1)", PG_DOMAIN, 1, "uniform takes 2 parameters, not 1"},
      {"lognormal(0, 2)", PG_DOMAIN, 1,
       "lognormal: both ends must be above zero, not 0"},
      {"normal(0, -2)", PG_DOMAIN, 1,
       "normal: the standard deviation must not be below zero, not -2"},
      {"triangular(1, 5, 4)", PG_DOMAIN, 1,
       "triangular: the most likely 5 is above the high end 4"},
      {"pert(1, 0, 4)", PG_DOMAIN, 1,
       "pert: the low end 1 is above the most likely 0"},
      {"beta(0, 2)", PG_DOMAIN, 1,
       "beta: both parameters must be above zero, not 0"},
      {"1e308 GB to 1e308 B", PG_DOMAIN, 1,
       "the low end inf is above the high end 1e308: write the low one "
       "first"},
  };
  size_t i;
  for (i = 0; i < COUNT(rows); i++)
    expect_refused(*state, rows[i].text, rows[i].status, rows[i].column,
                   rows[i].sentence);
}

/* Any two of these differ in dimension; so do a range's ends: 132 refusals. */
static void read_range_of_two_dimensions_names_both(void **state) {
  static const struct {
    const char *unit, *dimension;
  } rows[] = {
      {"USD", "money"},           {"hour", "time"},
      {"GB", "byte"},             {"TFLOP", "flop"},
      {"kWh", "joule"},           {"Mtoken", "token"},
      {"word", "word"},           {"request", "request"},
      {"GPU", "device"},          {"FTE", "person"},
      {"USD/month", "money/time"}, {"token/day", "token/time"},
  };
  char text[128], sentence[256];
  size_t i, j;
  assert_true(COUNT(rows) * (COUNT(rows) - 1) >= 100);
  for (i = 0; i < COUNT(rows); i++)
    for (j = 0; j < COUNT(rows); j++) {
      if (i == j) continue;
      snprintf(text, sizeof text, " 1 %s to 2 %s", rows[i].unit,
               rows[j].unit);
      snprintf(sentence, sizeof sentence, "cannot convert %s (%s) to %s (%s)",
               rows[i].unit, rows[i].dimension, rows[j].unit,
               rows[j].dimension);
      expect_refused(*state, text, PG_DIMENSION, 2, sentence);
    }
}

static void read_range_of_two_currencies_asks_for_a_rate(void **state) {
  expect_refused(*state, "\xE2\x82\xAC" "1 to $2", PG_DIMENSION, 1,
                 "cannot convert EUR to USD: EUR has no rate; give it one, as "
                 "in perigee.unit(\"EUR\", \"1.08 USD\")");
  assert_int_equal(pg_units_define_as(*state, "EUR", 1.25,
                                      read_text(*state, "1 USD").unit, NULL),
                   PG_OK);
  expect_printed(*state, "\xE2\x82\xAC" "1 to $2", "1.25 to 2 USD");
}

static void read_defined_unit_is_known(void **state) {
  assert_int_equal(pg_units_define(*state, "dialogue", NULL), PG_OK);
  expect_certain(*state, "70B dialogues", 70e9, "dialogue");
  expect_certain(*state, "5 kdialogues/day", 5, "kdialogue/day");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      UNITS_TEST(read_number_is_rounded_once),
      UNITS_TEST(read_every_power_of_ten_is_exact),
      UNITS_TEST(read_4000_digits_is_rounded_right),
      UNITS_TEST(read_bad_number_is_refused),
      UNITS_TEST(read_value_takes_its_unit),
      UNITS_TEST(read_value_with_a_bad_unit_is_refused),
      UNITS_TEST(read_range_is_a_distribution),
      UNITS_TEST(read_family_is_a_distribution),
      UNITS_TEST(read_choice_takes_2_to_32_values),
      UNITS_TEST(read_limits_cut_a_range_or_family),
      UNITS_TEST(read_choice_with_shares),
      UNITS_TEST(read_choice_with_shares_takes_up_to_16),
      UNITS_TEST(read_bad_limits_and_shares_are_refused),
      UNITS_TEST(read_bad_range_is_refused),
      UNITS_TEST(read_range_of_two_dimensions_names_both),
      UNITS_TEST(read_range_of_two_currencies_asks_for_a_rate),
      UNITS_TEST(read_defined_unit_is_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
