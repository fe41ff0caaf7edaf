/*
** Quantities as text, read and printed.
**
** The grammar stands in perigee/text.h.  A text is read into values (a decimal,
** its suffix, its unit), the values are brought to one unit, that of the last
** that has one, and only then are they rounded and checked.  Until then a B may
** still turn out to be bytes or a thousand million (7B to 70B parameters), and
** a $ to be all of a unit or its start ($1.2 to $3.4/hour).
**
** What two readers could take for two things is refused, and the error says how
** to write each: 5m, 1,000, 1-2, 10 to 20k, $5 tokens.
*/
#include "perigee/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "graph/number.h"
#include "graph/scan.h"
#include "graph/units.h"

/* What a value's text says, before anything is rounded. */
typedef struct text_value {
  size_t start, number_end;  /* in the text; the end is after the suffix */
  pg__decimal decimal;
  int ten, two;              /* the suffix, as powers */
  bool suffixed;
  const pg__name *currency;  /* of a sign before the number, or NULL */
  const pg_unit *unit;       /* NULL: none of its own */
  bool sign_only;            /* the unit is that of the sign, nothing more */
  bool below;                /* the unit has no numerator: /day */
  bool lone_b;               /* B and nothing more: bytes, or a suffix */
  bool billion;              /* B, read as a suffix */
  double number;             /* rounded; at first in its own unit */
} text_value;

typedef struct text_reader {
  pg__reader r;
  text_value values[PG_PARAMETERS_MAX];
  int count;
  pg_distribution_kind kind;
  size_t start;             /* of the range or family */
  const pg__name *currency; /* before a family */
  const pg_unit *below;     /* of $1 to 2/day: the unit after a bare sign */
} text_reader;

static const char *const family_names[] = {
#define X(id, name, least, most) name,
    PG_DISTRIBUTION_LIST(X)
#undef X
};

/* ----------------------------------------------------------------- teaching */

static pg_status teach(const pg__reader *r, size_t at, const char *lesson) {
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

static pg_status trailing(const pg__reader *r, const char *wanted) {
  const char *lesson = lesson_after(r);
  if (pg__peek(r) == ',' && r->at > 0 && pg__is_digit(r->text[r->at - 1]))
    return refuse_comma(r);
  if (r->at < r->length && lesson != NULL) return teach(r, r->at, lesson);
  return pg__unexpected(r, wanted);
}

/* ------------------------------------------------------------------ numbers */

static const char *nearest_family(const char *name, size_t length) {
  const char *best = NULL;
  int i, found, least = -1;
  for (i = PG_CERTAIN + 1; i < PG_DISTRIBUTION_COUNT; i++) {
    const char *family = family_names[i];
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
    return teach(r, r->at, "a number must be finite: nan and inf are not read");
  if (is_minus(code_here(r)) || pg__peek(r) == '+')
    return teach(r, r->at, "one sign before a number is enough");
  return pg__unexpected(r, "a number");
}

/* The usual mistakes in a decimal that starts at `start` and ended here. */
static pg_status check_decimal(const pg__reader *r, size_t start) {
  if (pg__peek(r) == '.' && digit_at(r, r->at + 1))
    return teach(r, start, "a number has one decimal point");
  if (pg__peek(r) == '_')
    return teach(r, r->at, "no mark in a number: write 1000 for 1_000");
  if (r->text[start] != '0') return PG_OK;
  if (digit_at(r, start + 1))
    return teach(r, start, "a number does not start with 0, but for 0.5");
  if (pg__lower(pg__peek(r)) == 'x')
    return teach(r, start, "hexadecimal is not read: write it as a decimal");
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

/* Takes a currency that may stand before a number: $, EUR.  NULL: none. */
static const pg__name *take_currency(pg__reader *r) {
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
static pg_status parse_decimal(pg__reader *r, text_value *v) {
  int sign = take_sign(r);
  size_t start, length;
  pg_status status;
  v->currency = take_currency(r);
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

static pg_status refuse_small(const pg__reader *r, const text_value *v,
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

static void take_suffix(pg__reader *r, text_value *v, size_t end, int ten,
                        int two) {
  r->at = end;
  v->ten = ten;
  v->two = two;
  v->suffixed = true;
  v->number_end = r->at;
}

static pg_status parse_suffix(pg__reader *r, text_value *v) {
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

static pg_status after_currency(const pg__reader *r, const text_value *v) {
  char written[PG__QUOTE_SIZE], name[PG__QUOTE_SIZE];
  pg__factor f;
  if (pg__name_find(r->units, r->text + r->at, pg__name_here(r), &f) &&
      f.name->base == PG_BASE_MONEY)
    return teach(r, r->at, "the currency stands twice: write it once");
  pg__quote(r->text + v->start, v->number_end - v->start, written);
  pg__quote(r->text + r->at, pg__name_here(r), name);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "%s has its unit in front: write %s/%s, or the number and all "
                 "of its unit after it",
                 written, written, name);
}

static const pg__factors no_factors = {.count = 0};

/* The unit that starts here, times what *list holds. */
static pg_status parse_unit(pg__reader *r, pg__factors *list,
                            const pg_unit **out) {
  pg_status status = pg__unit_parse(r, list);
  if (status != PG_OK) return status;
  return pg__unit_intern(r->units, list, out, r->error);
}

static pg_status parse_value_unit(pg__reader *r, text_value *v) {
  pg__factors list = no_factors;
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
  status = parse_unit(r, &list, &v->unit);
  v->lone_b = status == PG_OK && r->text[start] == 'B' &&
              strcmp(pg_unit_text(v->unit), "B") == 0;
  return status;
}

static pg_status parse_value(pg__reader *r, text_value *v) {
  pg_status status;
  pg__skip_blanks(r);
  memset(v, 0, sizeof *v);
  v->start = r->at;
  status = parse_decimal(r, v);
  if (status == PG_OK) status = parse_suffix(r, v);
  if (status == PG_OK) status = parse_value_unit(r, v);
  pg__skip_blanks(r);
  return status;
}

/* --------------------------------------------------------- ranges, families */

static pg_status two_readings(const text_reader *t) {
  const text_value *low = &t->values[0], *high = &t->values[1];
  const char *text = t->r.text;
  char from[PG__QUOTE_SIZE], to[PG__QUOTE_SIZE], number[PG__NUMBER_SIZE];
  const pg__decimal *d = &high->decimal;
  size_t mantissa_end = (size_t)(d->digits - text) + d->length;
  char suffix[PG__QUOTE_SIZE];
  pg__quote(text + low->start, low->number_end - low->start, from);
  pg__quote(text + high->start, high->number_end - high->start, to);
  pg__quote(text + mantissa_end, high->number_end - mantissa_end, suffix);
  pg_text_number(ldexp(pg__decimal_value(d, high->ten), high->two), 15, number,
                 sizeof number);
  return pg_fail(t->r.error, PG_SYNTAX, pg__column(low->start),
                 "'%s to %s' can be read two ways: write %s%s to %s, or %s to "
                 "%s",
                 from, to, from, suffix, to, from, number);
}

/* 10 to 20k: is 10 meant in thousands too?  Not in 100 to 1k, which has only
** one sense, nor where the low end has a unit of its own. */
static bool is_ambiguous(const text_value *low, const text_value *high) {
  double from = pg__decimal_value(&low->decimal, 0);
  return high->suffixed && !low->suffixed &&
         (low->unit == NULL || low->sign_only) && from != 0 &&
         from < pg__decimal_value(&high->decimal, 0);
}

/* Takes `to` or `..`; the kind is settled when the numbers are known. */
static bool take_range(pg__reader *r, pg_distribution_kind *kind) {
  bool dots = r->at + 1 < r->length && r->text[r->at] == '.' &&
              r->text[r->at + 1] == '.';
  if (!dots && !pg__at_word(r, "to")) return false;
  *kind = dots ? PG_UNIFORM : PG_LOGNORMAL;
  r->at += 2;
  return true;
}

static pg_status parse_range(text_reader *t) {
  pg_status status = parse_value(&t->r, &t->values[0]);
  t->count = 1;
  t->kind = PG_CERTAIN;
  if (status != PG_OK || !take_range(&t->r, &t->kind)) return status;
  status = parse_value(&t->r, &t->values[1]);
  t->count = 2;
  if (status == PG_OK && is_ambiguous(&t->values[0], &t->values[1]))
    return two_readings(t);
  return status;
}

/* A family's name with a parenthesis after it; takes both. */
static bool take_family(pg__reader *r, pg_distribution_kind *kind) {
  pg__reader ahead = *r;
  int i;
  ahead.at += pg__name_here(r);
  pg__skip_blanks(&ahead);
  if (pg__peek(&ahead) != '(') return false;
  for (i = PG_CERTAIN + 1; i < PG_DISTRIBUTION_COUNT; i++) {
    if (!pg__at_word(r, family_names[i])) continue;
    *kind = (pg_distribution_kind)i;
    r->at = ahead.at + 1;
    return true;
  }
  return false;
}

static pg_status parse_parameters(text_reader *t) {
  for (t->count = 0; t->count < PG_PARAMETERS_MAX;) {
    pg_status status = parse_value(&t->r, &t->values[t->count]);
    if (status != PG_OK) return status;
    t->count++;
    if (pg__peek(&t->r) == ')') {
      t->r.at++;
      return PG_OK;
    }
    if (pg__peek(&t->r) != ',') return trailing(&t->r, "',' or ')'");
    t->r.at++;
  }
  return pg_fail(t->r.error, PG_DOMAIN, pg__column(t->r.at),
                 "a distribution has at most %d parameters",
                 PG_PARAMETERS_MAX);
}

/* --------------------------------------------------------- one unit for all */

/* The value whose unit holds for the others: the last that has one, a bare sign
** giving way to more. */
static const text_value *find_leader(const text_reader *t) {
  const text_value *bare = NULL;
  int i;
  for (i = t->count - 1; i >= 0; i--) {
    const text_value *v = &t->values[i];
    if (v->unit != NULL && !v->sign_only) return v;
    if (v->unit != NULL && bare == NULL) bare = v;
  }
  return bare;
}

static const pg__name *find_sign(const text_reader *t) {
  int i;
  for (i = 0; i < t->count; i++)
    if (t->values[i].sign_only) return t->values[i].currency;
  return NULL;
}

/* head * unit, as if they had been written one after the other. */
static pg_status join(const text_reader *t, const pg__factor *head, int count,
                      const pg_unit *unit, const pg_unit **out) {
  pg__factors list = no_factors;
  pg_status status =
      pg__factors_add_all(&list, head, count, 1, t->r.error);
  if (status == PG_OK)
    status = pg__factors_add_all(&list, unit->factors, unit->count, 1,
                                 t->r.error);
  if (status != PG_OK) return status;
  return pg__unit_intern(t->r.units, &list, out, t->r.error);
}

/* The unit of the values among themselves; NULL for none. */
static pg_status inner_unit(text_reader *t, const pg_unit **out) {
  const text_value *leader = find_leader(t);
  pg__factor sign = {find_sign(t), 0, 1};
  if (leader == NULL) {
    *out = NULL;
    return PG_OK;
  }
  if (leader->below && leader->currency == NULL && sign.name != NULL) {
    t->below = leader->unit;
    return join(t, &sign, 1, leader->unit, out);
  }
  *out = leader->unit;
  return PG_OK;
}

/* A B that nothing explained is a suffix where what is counted follows later,
** or where there is money. */
static void settle_billions(text_reader *t, const pg_unit *outer) {
  bool billions = outer != NULL && !pg_unit_is_plain(outer) &&
                  pg_unit_is_count(outer);
  int i;
  for (i = 0; i < t->count; i++)
    billions = billions || t->values[i].billion ||
               t->values[i].currency != NULL;
  for (i = 0; i < t->count && billions; i++) {
    if (!t->values[i].lone_b) continue;
    t->values[i].ten = 9;
    t->values[i].unit = NULL;
  }
}

/* Whether a bare $ before the number stands for all of the unit. */
static bool sign_fits(const text_value *v, const pg_unit *unit) {
  return v->sign_only && unit->count > 0 && unit->factors[0].power == 1 &&
         unit->factors[0].prefix == 0 && unit->factors[0].name == v->currency;
}

static pg_status round_value(const text_reader *t, text_value *v) {
  int column = pg__column(v->start);
  v->number = ldexp(pg__decimal_value(&v->decimal, v->ten), v->two);
  if (isinf(v->number) || isnan(v->number))
    return pg_fail(t->r.error, PG_DOMAIN, column,
                   "a number is too large: the largest is about 1.8e308");
  if (v->number == 0 && !pg__decimal_is_zero(&v->decimal))
    return pg_fail(t->r.error, PG_DOMAIN, column,
                   "a number is too close to zero: write 0");
  return PG_OK;
}

static pg_status bring_to(const text_reader *t, text_value *v,
                          const pg_unit *unit) {
  pg_ratio ratio;
  pg_status status = round_value(t, v);
  if (status != PG_OK || v->unit == NULL || sign_fits(v, unit)) return status;
  if (t->below != NULL && v->below && v->currency == NULL) unit = t->below;
  status = pg_unit_convert(v->unit, unit, &ratio, t->r.error);
  if (status == PG_OK) v->number = v->number * ratio.num / ratio.den;
  else if (t->r.error != NULL) t->r.error->column = pg__column(v->start);
  return status;
}

static pg_status bring_all(text_reader *t, const pg_unit *unit) {
  pg_status status = PG_OK;
  int i;
  for (i = 0; i < t->count && status == PG_OK; i++)
    status = bring_to(t, &t->values[i], unit);
  return status;
}

/* --------------------------------------------------------------- the result */

#define NORMAL_P95 1.6448536269514722 /* standard normal quantile of 0.95 */

static pg_status upside_down(const text_reader *t, double low, double high) {
  char a[PG__NUMBER_SIZE], b[PG__NUMBER_SIZE];
  pg_text_number(low, 15, a, sizeof a);
  pg_text_number(high, 15, b, sizeof b);
  return pg_fail(t->r.error, PG_DOMAIN, pg__column(t->start),
                 "the low end %s is above the high end %s: write the low one "
                 "first",
                 a, b);
}

/* Halves are taken before the sum, which might overflow. */
static void make_normal(pg_distribution *d, double low, double high) {
  d->kind = PG_NORMAL;
  d->parameters[0] = low / 2 + high / 2;
  d->parameters[1] = (high / 2 - low / 2) / NORMAL_P95;
}

static pg_status make_range(const text_reader *t, pg_distribution *d) {
  double low = d->parameters[0], high = d->parameters[1];
  if (low > high) return upside_down(t, low, high);
  if (low == high) {
    d->kind = PG_CERTAIN;
    d->count = 1;
    d->parameters[1] = 0;
  } else if (d->kind == PG_LOGNORMAL && low <= 0) {
    make_normal(d, low, high);
  }
  return PG_OK;
}

static pg_status make_distribution(const text_reader *t, bool range,
                                   pg_distribution *out) {
  pg_status status = PG_OK;
  int i;
  memset(out, 0, sizeof *out);
  out->kind = t->kind;
  out->count = t->count;
  for (i = 0; i < t->count; i++) out->parameters[i] = t->values[i].number;
  if (range && t->count == 2) status = make_range(t, out);
  if (status != PG_OK) return status;
  status = pg_distribution_check(out, t->r.error);
  if (status != PG_OK && t->r.error != NULL)
    t->r.error->column = pg__column(t->start);
  return status;
}

/* beta's shape is made of plain numbers; what it scales stands after it. */
static pg_status check_beta(const text_reader *t) {
  int i;
  for (i = 0; i < t->count; i++)
    if (t->values[i].unit != NULL)
      return pg_fail(t->r.error, PG_DIMENSION,
                     pg__column(t->values[i].start),
                     "beta's parameters are plain numbers, not %.60s (%.120s): "
                     "write beta(2, 5) GB",
                     pg_unit_text(t->values[i].unit),
                     pg_unit_dimension(t->values[i].unit));
  return PG_OK;
}

/* The unit after a family, times that of a sign before it; NULL for none. */
static pg_status parse_outer(text_reader *t, bool *below,
                             const pg_unit **out) {
  pg__factors list = no_factors;
  pg__reader *r = &t->r;
  *out = NULL;
  *below = false;
  if (t->currency != NULL)
    list.items[list.count++] = (pg__factor){t->currency, 0, 1};
  if (!pg__unit_starts(r))
    return t->currency == NULL
               ? PG_OK
               : pg__unit_intern(r->units, &list, out, r->error);
  pg__skip_blanks(r);
  *below = pg__unit_is_below(r) && t->currency == NULL;
  if (t->currency != NULL && !pg__unit_is_below(r))
    return teach(r, r->at, "after a currency sign a unit starts with /");
  return parse_unit(r, &list, out);
}

/* The unit of the whole, and the values brought to theirs. */
static pg_status settle_unit(text_reader *t, size_t outer_at,
                             const pg_unit *outer, bool below,
                             const pg_unit **out) {
  const pg_unit *inner, *own;
  pg_status status = PG_OK;
  settle_billions(t, outer);
  if (t->kind == PG_BETA) status = check_beta(t);
  if (status == PG_OK) status = inner_unit(t, &inner);
  if (status != PG_OK) return status;
  if (inner != NULL && outer != NULL && !below)
    return teach(&t->r, outer_at,
                 "the unit stands twice: write it once, at the end");
  own = inner != NULL ? inner : pg_unit_one(t->r.units);
  status = bring_all(t, own);
  if (status != PG_OK) return status;
  *out = outer == NULL ? own : outer;
  if (inner == NULL || outer == NULL) return PG_OK;
  return join(t, inner->factors, inner->count, outer, out);
}

static pg_status finish(text_reader *t, bool range, pg_reading *out) {
  pg_reading reading;
  const pg_unit *outer = NULL;
  bool below = false;
  size_t outer_at;
  pg_status status = PG_OK;
  pg__skip_blanks(&t->r);
  outer_at = t->r.at;
  if (!range) status = parse_outer(t, &below, &outer);
  pg__skip_blanks(&t->r);
  if (status == PG_OK && t->r.at < t->r.length)
    status = trailing(&t->r, "the end of the quantity");
  if (status == PG_OK)
    status = settle_unit(t, outer_at, outer, below, &reading.unit);
  if (status == PG_OK)
    status = make_distribution(t, range, &reading.distribution);
  if (status == PG_OK) *out = reading;
  return status;
}

static pg_status parse_quantity(text_reader *t, pg_reading *out) {
  pg__reader ahead;
  bool family;
  pg_status status;
  pg__skip_blanks(&t->r);
  if (t->r.at == t->r.length)
    return teach(&t->r, t->r.at,
                 "the text is empty: write a quantity, as 10k requests/day");
  t->start = t->r.at;
  ahead = t->r;
  t->currency = take_currency(&ahead);
  family = take_family(&ahead, &t->kind);
  if (family) t->r = ahead;
  else t->currency = NULL;
  status = family ? parse_parameters(t) : parse_range(t);
  return status == PG_OK ? finish(t, !family, out) : status;
}

pg_status pg_text_read(pg_units *units, const char *text, size_t length,
                       pg_reading *out, pg_error *error) {
  text_reader t;
  if (length > PG_TEXT_MAX)
    return pg_fail(error, PG_LIMIT, 0,
                   "a quantity's text is longer than %d bytes", PG_TEXT_MAX);
  memset(&t, 0, sizeof t);
  t.r = (pg__reader){units, text, length, 0, 0, error};
  return parse_quantity(&t, out);
}

/* ----------------------------------------------------------------- printing */

typedef struct printer {
  char *buffer;
  size_t size, wanted;
} printer;

static void print(printer *p, const char *text) {
  size_t length = strlen(text), room, i;
  room = p->wanted < p->size ? p->size - p->wanted - 1 : 0;
  for (i = 0; i < length && i < room; i++)
    p->buffer[p->wanted + i] = text[i];
  if (p->wanted < p->size) p->buffer[p->wanted + i] = '\0';
  p->wanted += length;
}

#define LARGEST_OF_15 1.79769313486231e308 /* with 15 digits still finite */

static void print_number(printer *p, double value) {
  char number[PG__NUMBER_SIZE];
  int digits = fabs(value) > LARGEST_OF_15 ? 17 : 15;
  pg_text_number(value, digits, number, sizeof number);
  print(p, number);
}

static void print_list(printer *p, const pg_distribution *d,
                       const char *between) {
  int i;
  for (i = 0; i < d->count && i < PG_PARAMETERS_MAX; i++) {
    if (i > 0) print(p, between);
    print_number(p, d->parameters[i]);
  }
}

static void print_distribution(printer *p, const pg_distribution *d) {
  if (d->kind == PG_CERTAIN || d->kind == PG_UNIFORM) {
    print_list(p, d, " .. ");
  } else if (d->kind == PG_LOGNORMAL) {
    print_list(p, d, " to ");
  } else if ((unsigned)d->kind < PG_DISTRIBUTION_COUNT) {
    print(p, family_names[d->kind]);
    print(p, "(");
    print_list(p, d, ", ");
    print(p, ")");
  }
}

/* `5/day`, not `5 1/day`; and `5 B*token`, as B token would be read as 5e9. */
static void print_unit(printer *p, const char *text) {
  if (text[0] == '\0') return;
  if (strncmp(text, "1/", 2) == 0) {
    print(p, text + 1);
  } else if (strncmp(text, "B ", 2) == 0) {
    print(p, " B*");
    print(p, text + 2);
  } else {
    print(p, " ");
    print(p, text);
  }
}

int pg_text_print(const pg_reading *reading, char *buffer, size_t size) {
  printer p = {buffer, size, 0};
  if (size > 0) buffer[0] = '\0';
  print_distribution(&p, &reading->distribution);
  print_unit(&p, pg_unit_text(reading->unit));
  return (int)p.wanted;
}
