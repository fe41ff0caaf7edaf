/*
** One value of a quantity's text: a decimal, its suffix, its unit; and what is
** said of the usual mistakes.
*/
#include "graph/text_value.h"

#include <math.h>
#include <string.h>

/* ----------------------------------------------------------------- teaching */

pg_status pg__teach(const pg__reader *r, size_t at, const char *lesson) {
  return pg_fail(r->error, PG_SYNTAX, pg__column(at), "%s", lesson);
}

static uint32_t code_here(const pg__reader *r) {
  size_t bytes;
  return pg__code_point(r->text + r->at, r->length - r->at, &bytes);
}

static bool is_minus(uint32_t code) { return code == '-' || code == 0x2212; }

static bool is_dash(uint32_t code) {
  return is_minus(code) || (code >= 0x2010 && code <= 0x2015) || code == '~';
}

static bool digit_at(const pg__reader *r, size_t at) {
  return at < r->length && pg__is_digit(r->text[at]);
}

/* Whether all groups after the commas of `text` have three digits. */
static bool groups_of_three(const char *text, size_t length) {
  size_t i, digits = 3;
  for (i = 0; i < length; i++) {
    if (text[i] == ',' && digits != 3) return false;
    digits = text[i] == ',' ? 0 : digits + 1;
  }
  return digits == 3;
}

/* A comma stands here, after a digit: 1,000 and 1,5. */
static pg_status refuse_comma(const pg__reader *r) {
  char written[PG__QUOTE_SIZE], meant[PG__QUOTE_SIZE];
  size_t start = r->at, end = r->at, i, used = 0;
  bool thousands;
  while (start > 0 && pg__is_digit(r->text[start - 1])) start--;
  while (end < r->length && (pg__is_digit(r->text[end]) || r->text[end] == ','))
    end++;
  thousands = groups_of_three(r->text + r->at, end - r->at);
  for (i = start; i < end && used < PG__QUOTE_BYTES; i++)
    if (r->text[i] != ',') meant[used++] = r->text[i];
    else if (!thousands) meant[used++] = '.';
  meant[used] = '\0';
  return pg_fail(r->error, PG_SYNTAX, pg__column(start),
                 "no comma in a number: write %s for %s", meant,
                 pg__quote(r->text + start, end - start, written));
}

/* What is wrong with what follows a number, if it is a usual mistake. */
static const char *lesson_after(const pg__reader *r) {
  uint32_t code = code_here(r);
  if (code == '\'') return "no mark in a number: write 1000 for 1'000";
  if (is_dash(code))
    return "for a range write to, as in 1 to 2";
  if (code == 0xB1 || code == '+')
    return "for a spread write normal(mean, standard deviation)";
  if (digit_at(r, r->at))
    return "two numbers: write 1000 for 1 000, and 1 to 2 for a range";
  if (pg__at_word(r, "to") ||
      (code == '.' && r->at + 1 < r->length && r->text[r->at + 1] == '.'))
    return "a range has two ends: 1 to 2, or 1 .. 2";
  return NULL;
}

pg_status pg__trailing(const pg__reader *r, const char *wanted) {
  const char *lesson = lesson_after(r);
  if (pg__peek(r) == ',' && r->at > 0 && pg__is_digit(r->text[r->at - 1]))
    return refuse_comma(r);
  if (r->at < r->length && lesson != NULL) return pg__teach(r, r->at, lesson);
  return pg__unexpected(r, wanted);
}

/* ------------------------------------------------------------------ numbers */

static const char *nearest_family(const char *name, size_t length) {
  const char *best = NULL;
  int i, found, least = -1;
  for (i = PG__FIRST_FAMILY; i <= PG__LAST_FAMILY; i++) {
    const char *family = pg_distribution_name((pg_distribution_kind)i);
    found = pg__near_distance(name, length, family, strlen(family));
    if (found < 0 || (best != NULL && found >= least)) continue;
    least = found;
    best = family;
  }
  return best;
}

static pg_status unknown_family(const pg__reader *r) {
  size_t length = pg__name_here(r);
  const char *near = nearest_family(r->text + r->at, length);
  char quoted[PG__QUOTE_SIZE];
  pg__quote(r->text + r->at, length, quoted);
  if (near == NULL)
    return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                   "unknown distribution '%s': there are uniform, normal, "
                   "lognormal, triangular, pert, beta and choice",
                   quoted);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "unknown distribution '%s': did you mean '%s'?", quoted,
                 near);
}

static bool at_any_word(const pg__reader *r, const char *const *words) {
  for (; *words != NULL; words++)
    if (pg__same_letters(r->text + r->at, pg__name_here(r), *words,
                         strlen(*words)))
      return true;
  return false;
}

/* Where a number should stand, and something else does. */
static pg_status no_number(const pg__reader *r) {
  static const char *const words[] = {"nan", "inf", "infinity", NULL};
  size_t after = r->at + pg__name_here(r);
  if (after > r->at && after < r->length && r->text[after] == '(')
    return unknown_family(r);
  if (at_any_word(r, words))
    return pg__teach(r, r->at, "a number must be finite: nan and inf are not read");
  if (is_minus(code_here(r)) || pg__peek(r) == '+')
    return pg__teach(r, r->at, "one sign before a number is enough");
  return pg__unexpected(r, "a number");
}

/* The usual mistakes in a decimal that starts at `start` and ended here. */
static pg_status check_decimal(const pg__reader *r, size_t start) {
  if (pg__peek(r) == '.' && digit_at(r, r->at + 1))
    return pg__teach(r, start, "a number has one decimal point");
  if (pg__peek(r) == '_')
    return pg__teach(r, r->at, "no mark in a number: write 1000 for 1_000");
  if (r->text[start] != '0') return PG_OK;
  if (digit_at(r, start + 1))
    return pg__teach(r, start, "a number does not start with 0, but for 0.5");
  if (pg__lower(pg__peek(r)) == 'x')
    return pg__teach(r, start, "hexadecimal is not read: write it as a decimal");
  return PG_OK;
}

/* Takes a sign: -1, 1, or 0 for none. */
static int take_sign(pg__reader *r) {
  size_t bytes;
  uint32_t code = pg__code_point(r->text + r->at, r->length - r->at, &bytes);
  if (code != '+' && !is_minus(code)) return 0;
  r->at += bytes;
  return code == '+' ? 1 : -1;
}

const pg__name *pg__take_currency(pg__reader *r) {
  size_t length = pg__name_here(r);
  pg__factor f;
  if (length == 0 || !pg__name_find(r->units, r->text + r->at, length, &f) ||
      f.prefix != 0 || !(f.name->flags & PG__LEADS))
    return NULL;
  r->at += length;
  pg__skip_blanks(r);
  return f.name;
}

/* `-$5` and `$-5` are one. */
static pg_status parse_decimal(pg__reader *r, pg__value *v) {
  int sign = take_sign(r);
  size_t start, length;
  pg_status status;
  v->currency = pg__take_currency(r);
  if (sign == 0 && v->currency != NULL) sign = take_sign(r);
  start = r->at;
  length = pg__decimal_scan(r->text + start, r->length - start, &v->decimal);
  if (length == 0) return no_number(r);
  r->at += length;
  v->decimal.negative = sign < 0;
  status = check_decimal(r, start);
  v->number_end = r->at;
  return status;
}

/* ----------------------------------------------------------------- suffixes */

/* 5m, 5u, 5n: a power of a thousandth, or 0. */
static int small_suffix(const pg__reader *r) {
  if (pg__at_word(r, "m")) return -3;
  if (pg__at_word(r, "µ") || pg__at_word(r, "μ") || pg__at_word(r, "u"))
    return -6;
  return pg__at_word(r, "n") ? -9 : 0;
}

static pg_status refuse_small(const pg__reader *r, const pg__value *v,
                              int ten) {
  char small[PG__NUMBER_SIZE], plain[PG__NUMBER_SIZE], written[PG__QUOTE_SIZE];
  size_t end = r->at + pg__name_here(r);
  pg_text_number(pg__decimal_value(&v->decimal, ten), 15, small, sizeof small);
  pg_text_number(pg__decimal_value(&v->decimal, 0), 15, plain, sizeof plain);
  pg__quote(r->text + v->start, end - v->start, written);
  if (ten != -3)
    return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                   "'%s' would be %s: write %s", written, small, small);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "'%s' would be %s: write %sM for millions, %s min for "
                 "minutes, or %s",
                 written, small, plain, plain, small);
}

static void take_suffix(pg__reader *r, pg__value *v, size_t end, int ten,
                        int two) {
  r->at = end;
  v->ten = ten;
  v->two = two;
  v->suffixed = true;
  v->number_end = r->at;
}

static pg_status parse_suffix(pg__reader *r, pg__value *v) {
  pg__reader ahead = *r;
  const pg__suffix *suffix;
  size_t length;
  int small;
  pg__skip_blanks(&ahead);
  length = pg__name_here(&ahead);
  small = small_suffix(&ahead);
  if (small != 0) return refuse_small(&ahead, v, small);
  suffix = pg__suffix_find(ahead.text + ahead.at, length);
  v->billion = pg__at_billion(&ahead) ||
               (v->currency != NULL && pg__at_word(&ahead, "B"));
  if (v->billion) take_suffix(r, v, ahead.at + 1, 9, 0);
  else if (suffix != NULL)
    take_suffix(r, v, ahead.at + length, suffix->ten, suffix->two);
  return PG_OK;
}

/* ------------------------------------------------------------ values' units */

static pg_status after_currency(const pg__reader *r, const pg__value *v) {
  char written[PG__QUOTE_SIZE], name[PG__QUOTE_SIZE];
  pg__factor f;
  if (pg__name_find(r->units, r->text + r->at, pg__name_here(r), &f) &&
      f.name->base == PG_BASE_MONEY)
    return pg__teach(r, r->at, "the currency stands twice: write it once");
  pg__quote(r->text + v->start, v->number_end - v->start, written);
  pg__quote(r->text + r->at, pg__name_here(r), name);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "%s has its unit in front: write %s/%s, or the number and all "
                 "of its unit after it",
                 written, written, name);
}

/* A unit that all of the rest of the text spells, where it was read before. */
static const pg_unit *known_unit(pg__reader *r) {
  const pg_unit *unit =
      pg__unit_known(r->units, r->text + r->at, r->length - r->at);
  if (unit != NULL) r->at = r->length;
  return unit;
}

pg_status pg__value_unit(pg__reader *r, pg__factors *list,
                            const pg_unit **out) {
  size_t start = r->at;
  bool alone = list->count == 0;
  const pg_unit *known = alone ? known_unit(r) : NULL;
  if (known != NULL) {
    *out = known;
    return PG_OK;
  }
  pg_status status = pg__unit_parse(r, list);
  if (status == PG_OK)
    status = pg__unit_intern(r->units, list, out, r->error);
  if (status == PG_OK && alone && r->at == r->length)
    pg__unit_remember(r->units, r->text + start, r->length - start, *out);
  return status;
}

static pg_status parse_unit_of(pg__reader *r, pg__value *v) {
  pg__factors list = {.count = 0};
  const pg__factor currency = {v->currency, 0, 1};
  size_t start;
  pg_status status;
  if (v->currency != NULL) list.items[list.count++] = currency;
  v->sign_only = v->currency != NULL && !pg__unit_starts(r);
  if (v->sign_only)
    return pg__unit_intern(r->units, &list, &v->unit, r->error);
  if (!pg__unit_starts(r)) return PG_OK;
  pg__skip_blanks(r);
  start = r->at;
  v->below = pg__unit_is_below(r);
  if (v->currency != NULL && !v->below) return after_currency(r, v);
  status = pg__value_unit(r, &list, &v->unit);
  v->lone_b = status == PG_OK && r->text[start] == 'B' &&
              strcmp(pg_unit_text(v->unit), "B") == 0;
  return status;
}

pg_status pg__value_parse(pg__reader *r, pg__value *v) {
  pg_status status;
  pg__skip_blanks(r);
  memset(v, 0, sizeof *v);
  v->start = r->at;
  status = parse_decimal(r, v);
  if (status == PG_OK) status = parse_suffix(r, v);
  if (status == PG_OK) status = parse_unit_of(r, v);
  pg__skip_blanks(r);
  return status;
}

/* ----------------------------------------------------------------- rounding */

pg_status pg__value_round(const pg__reader *r, pg__value *v) {
  int column = pg__column(v->start);
  v->number = ldexp(pg__decimal_value(&v->decimal, v->ten), v->two);
  if (isinf(v->number) || isnan(v->number))
    return pg_fail(r->error, PG_DOMAIN, column,
                   "a number is too large: the largest is about 1.8e308");
  if (v->number == 0 && !pg__decimal_is_zero(&v->decimal))
    return pg_fail(r->error, PG_DOMAIN, column,
                   "a number is too close to zero: write 0");
  return PG_OK;
}
