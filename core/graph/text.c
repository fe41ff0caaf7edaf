/*
** Quantities as text, read; text_print.c prints them.
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

#include <float.h>
#include <math.h>
#include <string.h>

#include "graph/text_value.h"

#define WEIGHTS_MAX (PG_PARAMETERS_MAX / 2)

typedef struct text_reader {
  pg__reader r;
  pg__value values[PG_PARAMETERS_MAX + 2]; /* parameters, then limits */
  int count, limits;
  unsigned bounds;          /* which limits they are */
  bool late;                /* they stand after the unit of the whole */
  double weights[WEIGHTS_MAX];
  int weight_count, percents;
  pg_distribution_kind kind;
  size_t start;             /* of the range or family */
  const pg__name *currency; /* before a family */
  const pg_unit *below;     /* of $1 to 2/day: the unit after a bare sign */
} text_reader;

/* --------------------------------------------------------- ranges, families */

static pg_status two_readings(const text_reader *t) {
  const pg__value *low = &t->values[0], *high = &t->values[1];
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
static bool is_ambiguous(const pg__value *low, const pg__value *high) {
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
  pg_status status = pg__value_parse(&t->r, &t->values[0]);
  t->count = 1;
  t->kind = PG_CERTAIN;
  if (status != PG_OK || !take_range(&t->r, &t->kind)) return status;
  status = pg__value_parse(&t->r, &t->values[1]);
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
  for (i = PG__FIRST_FAMILY; i <= PG__LAST_FAMILY; i++) {
    if (!pg__at_word(r, pg_distribution_name((pg_distribution_kind)i)))
      continue;
    *kind = (pg_distribution_kind)i;
    r->at = ahead.at + 1;
    return true;
  }
  return false;
}

/* A weight's number as a share, in % or plain. */
static pg_status settle_weight(text_reader *t, pg__value *w) {
  const pg_unit *one = pg_unit_one(t->r.units);
  pg_ratio ratio = {1, 1};
  pg_status status = pg__value_round(&t->r, w);
  if (status != PG_OK) return status;
  if (w->unit != NULL && (!pg_unit_is_plain(w->unit) ||
                          pg_unit_convert(w->unit, one, &ratio, NULL) != PG_OK))
    return pg__teach(&t->r, w->start,
                 "a weight is a share, as 30 %, or a plain number");
  if (w->number < 0)
    return pg__teach(&t->r, w->start, "a weight must not be below zero");
  if (w->unit != NULL) t->percents++;
  t->weights[t->weight_count++] = w->number * ratio.num / ratio.den;
  return PG_OK;
}

/* After a value of a choice, `: 30 %`. */
static pg_status parse_weight(text_reader *t) {
  pg__value weight;
  size_t colon = t->r.at++;
  pg_status status;
  if (t->kind != PG_CHOICE)
    return pg__teach(&t->r, colon, "only the values of a choice have weights");
  if (t->weight_count == WEIGHTS_MAX)
    return pg_fail(t->r.error, PG_DOMAIN, pg__column(colon),
                   "a choice with weights has at most %d values", WEIGHTS_MAX);
  status = pg__value_parse(&t->r, &weight);
  return status == PG_OK ? settle_weight(t, &weight) : status;
}

static pg_status wrong_sum(const text_reader *t, double sum) {
  char number[PG__NUMBER_SIZE];
  pg_text_number(sum * 100.0, 6, number, sizeof number);
  return pg_fail(t->r.error, PG_DOMAIN, pg__column(t->start),
                 "the shares of a choice come to %s %%: they must come to "
                 "100 %%, or be plain numbers, as in choice(1: 3, 2: 1)",
                 number);
}

#define SHARES_OFF 1e-9 /* of shares that are written with nine digits or more */

/* Whether the values have weights, all of one kind, and their sum is 1 then. */
static pg_status check_weights(text_reader *t) {
  double sum = 0;
  int i;
  if (t->weight_count == 0) return PG_OK;
  if (t->weight_count < t->count)
    return pg__teach(&t->r, t->start,
                 "all values of a choice have weights, or none: write "
                 "choice(1: 60 %, 2: 40 %)");
  if (t->percents > 0 && t->percents < t->count)
    return pg__teach(&t->r, t->start,
                 "the weights of a choice are all in %, or all plain numbers");
  for (i = 0; i < t->count; i++) sum += t->weights[i];
  if (!(sum > 0 && sum <= DBL_MAX))
    return pg__teach(&t->r, t->start, sum > 0 ? "weights are too large"
                                          : "no value has a weight above zero");
  if (t->percents > 0 && fabs(sum - 1) > SHARES_OFF) return wrong_sum(t, sum);
  for (i = 0; i < t->count; i++) t->weights[i] /= sum;
  return PG_OK;
}

static pg_status parse_parameters(text_reader *t) {
  for (t->count = 0; t->count < PG_PARAMETERS_MAX;) {
    pg_status status = pg__value_parse(&t->r, &t->values[t->count]);
    if (status == PG_OK && pg__peek(&t->r) == ':') status = parse_weight(t);
    if (status != PG_OK) return status;
    t->count++;
    pg__skip_blanks(&t->r);
    if (pg__peek(&t->r) == ')') {
      t->r.at++;
      return check_weights(t);
    }
    if (pg__peek(&t->r) != ',') return pg__trailing(&t->r, "',' or ')'");
    t->r.at++;
  }
  return pg_fail(t->r.error, PG_DOMAIN, pg__column(t->r.at),
                 "a distribution has at most %d parameters",
                 PG_PARAMETERS_MAX);
}

/* ------------------------------------------------------------------- limits */

/* Takes `within`, `above` or `below`: the bounds that follow, or 0. */
static unsigned take_limits(pg__reader *r) {
  static const struct {
    const char *word;
    unsigned bounds;
  } words[] = {{"within", PG_BOUND_LOW | PG_BOUND_HIGH},
               {"above", PG_BOUND_LOW},
               {"below", PG_BOUND_HIGH}};
  pg__skip_blanks(r);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if (!pg__at_word(r, words[i].word)) continue;
    r->at += strlen(words[i].word);
    return words[i].bounds;
  }
  return 0;
}

static pg_status parse_limit(text_reader *t) {
  pg_status status = pg__value_parse(&t->r, &t->values[t->count + t->limits]);
  if (status == PG_OK) t->limits++;
  return status;
}

/* Whether a parameter has a unit; a B may yet turn out to be none. */
static bool has_unit(const text_reader *t) {
  for (int i = 0; i < t->count; i++)
    if (t->values[i].unit != NULL && !t->values[i].lone_b) return true;
  return false;
}

/* `late`: what the limits cut has its unit already. */
static pg_status parse_limits(text_reader *t, bool late) {
  pg_distribution_kind kind;
  size_t at;
  pg_status status;
  if (t->bounds != 0) return PG_OK;
  t->bounds = take_limits(&t->r);
  t->late = late;
  if (t->bounds == 0) return PG_OK;
  if (t->kind == PG_CERTAIN)
    return pg__teach(&t->r, t->start,
                 "one value has no spread to cut: write a range, as in "
                 "1 to 5 within 1 .. 10");
  status = parse_limit(t);
  if (status != PG_OK || t->bounds != (PG_BOUND_LOW | PG_BOUND_HIGH))
    return status;
  at = t->r.at;
  if (!take_range(&t->r, &kind))
    return pg__teach(&t->r, at, "within has two ends: within 2 .. 8");
  return parse_limit(t);
}

/* --------------------------------------------------------- one unit for all */

/* The values that have one unit among themselves. */
static int joined(const text_reader *t) {
  return t->count + (t->late ? 0 : t->limits);
}

/* The value whose unit holds for the others: the last that has one, a bare sign
** giving way to more. */
static const pg__value *find_leader(const text_reader *t) {
  const pg__value *bare = NULL;
  int i;
  for (i = joined(t) - 1; i >= 0; i--) {
    const pg__value *v = &t->values[i];
    if (v->unit != NULL && !v->sign_only) return v;
    if (v->unit != NULL && bare == NULL) bare = v;
  }
  return bare;
}

static const pg__name *find_sign(const text_reader *t) {
  int i;
  for (i = 0; i < joined(t); i++)
    if (t->values[i].sign_only) return t->values[i].currency;
  return NULL;
}

/* head * unit, as if they had been written one after the other. */
static pg_status join(const text_reader *t, const pg__factor *head, int count,
                      const pg_unit *unit, const pg_unit **out) {
  pg__factors list = {.count = 0};
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
  const pg__value *leader = find_leader(t);
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
  for (i = 0; i < joined(t); i++)
    billions = billions || t->values[i].billion ||
               t->values[i].currency != NULL;
  for (i = 0; i < joined(t) && billions; i++) {
    if (!t->values[i].lone_b) continue;
    t->values[i].ten = 9;
    t->values[i].unit = NULL;
  }
}

/* Whether a bare $ before the number stands for all of the unit. */
static bool sign_fits(const pg__value *v, const pg_unit *unit) {
  return v->sign_only && unit->count > 0 && unit->factors[0].power == 1 &&
         unit->factors[0].prefix == 0 && unit->factors[0].name == v->currency;
}

static pg_status bring_to(const text_reader *t, pg__value *v,
                          const pg_unit *unit) {
  pg_ratio ratio;
  pg_status status = pg__value_round(&t->r, v);
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
  for (i = 0; i < joined(t) && status == PG_OK; i++)
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

/* Each weight behind its value. */
static void add_weights(const text_reader *t, pg_distribution *d) {
  int i;
  d->kind = PG_WEIGHTED;
  d->count = 2 * t->count;
  for (i = t->count - 1; i >= 0; i--) {
    d->parameters[2 * i] = d->parameters[i];
    d->parameters[2 * i + 1] = t->weights[i];
  }
}

static void add_bounds(const text_reader *t, pg_distribution *d) {
  const pg__value *limits = t->values + t->count;
  d->bounds = t->bounds;
  if ((t->bounds & PG_BOUND_LOW) != 0) d->least = limits[0].number;
  if ((t->bounds & PG_BOUND_HIGH) != 0)
    d->most = limits[t->limits - 1].number;
}

static pg_status make_distribution(const text_reader *t, bool range,
                                   pg_distribution *out) {
  pg_status status = PG_OK;
  int i;
  memset(out, 0, sizeof *out);
  out->kind = t->kind;
  out->count = t->count;
  for (i = 0; i < t->count; i++) out->parameters[i] = t->values[i].number;
  if (t->weight_count > 0) add_weights(t, out);
  add_bounds(t, out);
  if (range && t->count == 2) status = make_range(t, out);
  if (status != PG_OK) return status;
  status = pg_distribution_check(out, t->r.error);
  if (status != PG_OK && t->r.error != NULL)
    t->r.error->column = pg__column(t->start);
  if (out->kind == PG_CERTAIN) out->bounds = 0, out->least = out->most = 0;
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
  pg__factors list = {.count = 0};
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
    return pg__teach(r, r->at, "after a currency sign a unit starts with /");
  return pg__value_unit(r, &list, out);
}

/* Limits after the whole's unit: in it, or in units of their own. */
static pg_status bring_late(text_reader *t, const pg_unit *unit) {
  pg_status status = PG_OK;
  int i;
  for (i = 0; t->late && i < t->limits && status == PG_OK; i++)
    status = bring_to(t, &t->values[t->count + i], unit);
  return status;
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
    return pg__teach(&t->r, outer_at,
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
  if (status == PG_OK && outer != NULL) status = parse_limits(t, true);
  pg__skip_blanks(&t->r);
  if (status == PG_OK && t->r.at < t->r.length)
    status = pg__trailing(&t->r, "the end of the quantity");
  if (status == PG_OK)
    status = settle_unit(t, outer_at, outer, below, &reading.unit);
  if (status == PG_OK) status = bring_late(t, reading.unit);
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
    return pg__teach(&t->r, t->r.at,
                 "the text is empty: write a quantity, as 10k requests/day");
  t->start = t->r.at;
  ahead = t->r;
  t->currency = pg__take_currency(&ahead);
  family = take_family(&ahead, &t->kind);
  if (family) t->r = ahead;
  else t->currency = NULL;
  status = family ? parse_parameters(t) : parse_range(t);
  if (status == PG_OK) status = parse_limits(t, has_unit(t));
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
