/*
** Units as text.
**
**   unit   = ["1"] { "/" power | "per" power }  after nothing else, or
**            power { ["*"] power | "/" power | "per" power }
**   power  = ( compound | "(" unit ")" ) [ "^" whole number ]
**   compound = [count] name { "-" name }        GB-second, GPU-hour
**   count  = 1, 1k, 1000, million ...           after / or a parenthesis only
**
** * and / have one rank and go from left to right.  A unit that follows another
** by a blank after a / is refused: USD/GPU hour means USD/(GPU hour) to one
** reader and (USD/GPU) hour to the other.  A count becomes a prefix: USD/1k
** tokens is USD/ktoken, so that nothing but the unit is left to read.
*/
#include <string.h>

#include "graph/scan.h"
#include "graph/units.h"
#include "perigee/text.h"

static pg_status parse_unit(pg__reader *r, pg__factors *list);

/* --------------------------------------------------------------- the reader */

char pg__peek(const pg__reader *r) {
  return r->at < r->length ? r->text[r->at] : '\0';
}

void pg__skip_blanks(pg__reader *r) {
  r->at += pg__blanks(r->text + r->at, r->length - r->at);
}

int pg__column(size_t at) { return (int)at + 1; }

size_t pg__name_here(const pg__reader *r) {
  return pg__name_length(r->text + r->at, r->length - r->at);
}

bool pg__at_word(const pg__reader *r, const char *word) {
  return pg__same_text(r->text + r->at, pg__name_here(r), word, strlen(word));
}

/* A name, a number, or the one code point that stands here. */
static size_t piece_here(const pg__reader *r) {
  size_t length = pg__name_here(r), bytes;
  if (length > 0) return length;
  while (r->at + length < r->length &&
         pg__is_digit(r->text[r->at + length]))
    length++;
  if (length > 0) return length;
  pg__code_point(r->text + r->at, r->length - r->at, &bytes);
  return bytes;
}

pg_status pg__unexpected(const pg__reader *r, const char *wanted) {
  char quoted[PG__QUOTE_SIZE];
  if (r->at >= r->length)
    return pg_fail(r->error, PG_SYNTAX, pg__column(r->length),
                   "%s is wanted where the text ends", wanted);
  pg__quote(r->text + r->at, piece_here(r), quoted);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "%s is wanted, not '%s'", wanted, quoted);
}

/* Gives a failure from below its place in the text. */
static pg_status located(const pg__reader *r, size_t at, pg_status status) {
  if (status != PG_OK && status != PG_NOMEM && r->error != NULL &&
      r->error->column == 0)
    r->error->column = pg__column(at);
  return status;
}

/* ------------------------------------------------------- what a unit starts */

static size_t after_blanks(const pg__reader *r, size_t at) {
  return at + pg__blanks(r->text + at, r->length - at);
}

/* `1 /`: returns where the / is, or 0. */
static size_t one_over(const pg__reader *r, size_t at) {
  if (at >= r->length || r->text[at] != '1') return 0;
  at = after_blanks(r, at + 1);
  return at < r->length && r->text[at] == '/' ? at : 0;
}

/* Words of a range, which end its unit: 1 USD to 2 USD, 1 to 2 USD above 0. */
static bool at_range_word(const pg__reader *r) {
  return pg__at_word(r, "to") || pg__at_word(r, "within") ||
         pg__at_word(r, "above") || pg__at_word(r, "below");
}

static bool starts_name(const pg__reader *r) {
  return (pg__name_here(r) > 0 && !at_range_word(r)) || pg__peek(r) == '(';
}

bool pg__unit_is_below(const pg__reader *r) {
  pg__reader ahead = *r;
  pg__skip_blanks(&ahead);
  return pg__peek(&ahead) == '/' || pg__at_word(&ahead, "per");
}

bool pg__unit_starts(const pg__reader *r) {
  pg__reader ahead = *r;
  pg__skip_blanks(&ahead);
  return starts_name(&ahead) || pg__peek(&ahead) == '/' ||
         one_over(&ahead, ahead.at) > 0;
}

/* ------------------------------------------------------------------- counts */

static pg_status bad_count(const pg__reader *r, size_t at, size_t end) {
  char quoted[PG__QUOTE_SIZE];
  return pg_fail(r->error, PG_SYNTAX, pg__column(at),
                 "'%s' in a unit: only 1, 1000, a million and so on can stand "
                 "there; divide the number before the unit instead",
                 pg__quote(r->text + at, end - at, quoted));
}

/* What stands after B where it means a thousand million: 70B parameters. */
static bool counts_in_billions(const pg__name *name) {
  return name->base >= PG_BASE_TOKEN || name->base == PG_BASE_MONEY ||
         name->base == PG_BASE_FLOP;
}

/* Also where no blank stands between the two: 70Bparams. */
bool pg__at_billion(const pg__reader *r) {
  pg__reader ahead = *r;
  size_t length = pg__name_here(r);
  pg__factor f;
  if (pg__peek(r) != 'B') return false;
  if (length > 1 && pg__name_find(r->units, r->text + r->at, length, &f))
    return false;
  ahead.at++;
  if (length == 1) pg__skip_blanks(&ahead);
  return pg__name_find(r->units, ahead.text + ahead.at,
                       pg__name_here(&ahead), &f) &&
         counts_in_billions(f.name);
}

/* A suffix, or B before what is counted: takes it and returns its power. */
static int take_suffix(pg__reader *r) {
  size_t length = pg__name_here(r);
  const pg__suffix *suffix = pg__suffix_find(r->text + r->at, length);
  if (pg__at_billion(r)) {
    r->at++;
    return 9;
  }
  if (suffix == NULL || suffix->two != 0) return 0;
  r->at += length;
  return suffix->ten;
}

/* 1 and zeros: how many, or -1 for another number; 0 for none at all. */
static int take_one_and_zeros(pg__reader *r) {
  size_t start = r->at;
  bool fits = pg__peek(r) != '0';
  for (; pg__is_digit(pg__peek(r)); r->at++)
    fits = fits && pg__peek(r) == (r->at == start ? '1' : '0');
  if (!fits) return -1;
  return r->at == start ? 0 : (int)(r->at - start) - 1;
}

/* Reads `1000`, `1k`, `1 million`, `thousand`: a power of ten, 0 for none. */
static pg_status parse_count(pg__reader *r, int *ten) {
  size_t start = r->at, end;
  int zeros = take_one_and_zeros(r), suffix;
  end = r->at;
  pg__skip_blanks(r);
  suffix = take_suffix(r);
  if (suffix > 0) end = r->at;
  *ten = zeros + suffix;
  if (zeros < 0 || *ten % 3 != 0 || *ten > 15) return bad_count(r, start, end);
  pg__skip_blanks(r);
  return PG_OK;
}

/* The prefixes of pg__prefixes start with those of the powers 3, 6, ... 15. */
static pg_status add_count(const pg__reader *r, size_t start, int ten,
                           pg__factor *f) {
  if (ten == 0) return PG_OK;
  if (f->prefix != 0 || !(f->name->flags & PG__TAKES_DECIMAL))
    return bad_count(r, start, r->at);
  f->prefix = ten / 3;
  return PG_OK;
}

/* --------------------------------------------------------- names and powers */

static pg_status parse_name(pg__reader *r, bool countable, pg__factors *list) {
  size_t start = r->at, length;
  pg__factor f;
  pg_status status;
  int ten = 0;
  if (countable) {
    status = parse_count(r, &ten);
    if (status != PG_OK) return status;
  }
  length = pg__name_here(r);
  if (length == 0 || at_range_word(r) || pg__at_word(r, "per"))
    return pg__unexpected(r, "a unit");
  if (!pg__name_find(r->units, r->text + r->at, length, &f))
    return pg__name_unknown(r->units, r->text + r->at, length,
                            pg__column(r->at), r->error);
  r->at += length;
  status = add_count(r, start, ten, &f);
  if (status != PG_OK) return status;
  return located(r, start, pg__factors_add(list, &f, 1, r->error));
}

/* Names joined by hyphens; a hyphen before a digit is no part of a unit. */
static pg_status parse_compound(pg__reader *r, bool countable,
                                pg__factors *list) {
  for (;;) {
    pg__reader ahead = *r;
    pg_status status = parse_name(r, countable, list);
    if (status != PG_OK || pg__peek(r) != '-') return status;
    ahead.at = r->at + 1;
    if (pg__name_here(&ahead) == 0) return PG_OK;
    r->at++;
    countable = false;
  }
}

static pg_status parse_group(pg__reader *r, pg__factors *list) {
  size_t start = r->at;
  pg_status status;
  if (r->depth == PG_TEXT_DEPTH)
    return pg_fail(r->error, PG_LIMIT, pg__column(start),
                   "more than %d nested parentheses", PG_TEXT_DEPTH);
  r->depth++;
  r->at++;
  status = parse_unit(r, list);
  r->depth--;
  if (status != PG_OK) return status;
  if (pg__peek(r) != ')') return pg__unexpected(r, "')'");
  r->at++;
  return PG_OK;
}

static pg_status parse_exponent(pg__reader *r, int *power) {
  size_t start;
  bool negative;
  *power = 1;
  if (pg__peek(r) != '^') return PG_OK;
  r->at++;
  start = r->at;
  negative = pg__peek(r) == '-';
  if (negative) r->at++;
  if (!pg__is_digit(pg__peek(r)))
    return pg__unexpected(r, "a whole number after ^");
  for (*power = 0; pg__is_digit(pg__peek(r)); r->at++)
    if (*power <= PG_POWER_MAX) *power = *power * 10 + (pg__peek(r) - '0');
  if (*power > PG_POWER_MAX)
    return pg_fail(r->error, PG_LIMIT, pg__column(start),
                   "a power in a unit is above %d", PG_POWER_MAX);
  if (pg__peek(r) == '.') return pg__unexpected(r, "a whole number after ^");
  if (negative) *power = -*power;
  return PG_OK;
}

/* Multiplies the list by a power, or divides it: sign is 1 or -1. */
static pg_status parse_power(pg__reader *r, int sign, pg__factors *list) {
  pg__factors group = {.count = 0};
  pg_status status;
  size_t start;
  int power;
  pg__skip_blanks(r);
  start = r->at;
  status = pg__peek(r) == '('
               ? parse_group(r, &group)
               : parse_compound(r, sign < 0 || r->depth > 0, &group);
  if (status == PG_OK) status = parse_exponent(r, &power);
  if (status != PG_OK) return status;
  return located(r, start,
                 pg__factors_add_all(list, group.items, group.count,
                                     sign * power, r->error));
}

/* -------------------------------------------------------------- whole units */

static pg_status two_ways(const pg__reader *r, size_t before, size_t end) {
  char first[PG__QUOTE_SIZE], second[PG__QUOTE_SIZE];
  pg__quote(r->text + before, end - before, first);
  pg__quote(r->text + r->at, piece_here(r), second);
  return pg_fail(r->error, PG_SYNTAX, pg__column(r->at),
                 "'/%s %s' can be read two ways: write /(%s %s), or %s before "
                 "the /",
                 first, second, first, second, second);
}

/* Takes the operator that stands here: 1 times, -1 over, 0 none (a name may
** follow at once). */
static int take_operator(pg__reader *r) {
  size_t bytes;
  uint32_t code = pg__code_point(r->text + r->at, r->length - r->at, &bytes);
  if (code == '*' || code == '/' || code == 0xB7) { /* a middle dot */
    r->at += bytes;
    return code == '/' ? -1 : 1;
  }
  if (!pg__at_word(r, "per")) return 0;
  r->at += 3;
  return -1;
}

/* What follows the first power. */
static pg_status parse_rest(pg__reader *r, pg__factors *list) {
  size_t before = r->at, end = r->at; /* of the latest power */
  bool over = false;
  for (;;) {
    pg_status status;
    int sign;
    pg__skip_blanks(r);
    sign = take_operator(r);
    if (sign == 0 && !starts_name(r)) return PG_OK;
    if (sign == 0 && over) return two_ways(r, before, end);
    over = over || sign < 0;
    pg__skip_blanks(r);
    before = r->at;
    status = parse_power(r, sign == 0 ? 1 : sign, list);
    if (status != PG_OK) return status;
    end = r->at;
  }
}

static pg_status parse_unit(pg__reader *r, pg__factors *list) {
  pg_status status = PG_OK;
  size_t over;
  pg__skip_blanks(r);
  over = one_over(r, r->at);
  if (over > 0) r->at = over;
  else if (r->depth > 0 || !pg__unit_is_below(r))
    status = parse_power(r, 1, list);
  if (status != PG_OK) return status;
  return parse_rest(r, list);
}

pg_status pg__unit_parse(pg__reader *r, pg__factors *list) {
  return parse_unit(r, list);
}

/* "", "1", or a unit up to the end. */
static pg_status parse_all(pg__reader *r, pg__factors *list) {
  pg_status status;
  pg__skip_blanks(r);
  if (pg__peek(r) == '1' && after_blanks(r, r->at + 1) == r->length)
    r->at = r->length;
  if (r->at == r->length) return PG_OK;
  status = parse_unit(r, list);
  if (status != PG_OK) return status;
  return r->at == r->length ? PG_OK : pg__unexpected(r, "the unit's end");
}

/* ------------------------------------------------------- what was read before */

static size_t place_of(const char *text, size_t length) {
  uint32_t hash = 2166136261u; /* FNV-1a */
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)text[i]) * 16777619u;
  return (hash ^ hash >> 15) & (PG__SPELT_COUNT - 1);
}

const pg_unit *pg__unit_known(const pg_units *units, const char *text,
                              size_t length) {
  const pg__spelt *spelt;
  if (length > PG__SPELT_SIZE) return NULL;
  spelt = &units->spelt[place_of(text, length)];
  if (spelt->unit == NULL || spelt->length != length ||
      memcmp(spelt->text, text, length) != 0)
    return NULL;
  return spelt->unit;
}

void pg__unit_remember(pg_units *units, const char *text, size_t length,
                       const pg_unit *unit) {
  pg__spelt *spelt;
  if (length > PG__SPELT_SIZE) return;
  spelt = &units->spelt[place_of(text, length)];
  spelt->unit = unit;
  spelt->length = (unsigned char)length;
  memcpy(spelt->text, text, length);
}

static pg_status read_anew(pg_units *units, const char *text, size_t length,
                           const pg_unit **out, pg_error *error) {
  pg__reader r = {units, text, length, 0, 0, error};
  pg__factors list = {.count = 0};
  pg_status status;
  if (length > PG_TEXT_MAX)
    return pg_fail(error, PG_LIMIT, 0, "a unit is longer than %d bytes",
                   PG_TEXT_MAX);
  status = parse_all(&r, &list);
  if (status != PG_OK) return status;
  return located(&r, 0, pg__unit_intern(units, &list, out, error));
}

pg_status pg_unit_read(pg_units *units, const char *text, size_t length,
                       const pg_unit **out, pg_error *error) {
  const pg_unit *known = pg__unit_known(units, text, length);
  pg_status status = PG_OK;
  if (known != NULL) {
    *out = known;
    return PG_OK;
  }
  status = read_anew(units, text, length, out, error);
  if (status == PG_OK) pg__unit_remember(units, text, length, *out);
  return status;
}
