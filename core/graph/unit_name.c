/*
** From a word to a unit's name, and what to say of a word that is none.
**
** A word is tried in this order, and the first that fits wins: a spelling as it
** stands; a prefix and a spelling (Mtoken, kWh, megabyte); for words of three
** letters or more both again without regard to case.  So a whole name always
** wins over a prefix and a name, and Mb, mB and gb are never taken for MB or
** GB: where the case of a prefix may matter, the error shows the right one.
*/
#include <stdio.h>
#include <string.h>

#include "graph/scan.h"
#include "graph/units.h"

#define WORD_PREFIX_LEAST 4 /* letters of a name that takes kilo, mega, ... */

typedef bool (*comparison)(const char *a, size_t a_length, const char *b,
                           size_t b_length);

/* ------------------------------------------------------------------ plurals */

static bool ends_with(const char *text, size_t length, const char *end) {
  size_t size = strlen(end);
  return length >= size && memcmp(text + length - size, end, size) == 0;
}

static bool is_vowel(char c) { return c != '\0' && strchr("aeiou", c) != NULL; }

/* Whether the plural ends in es: box, batch, dish, class. */
static bool hisses(const char *text, size_t length) {
  static const char *const ends[] = {"s", "x", "z", "ch", "sh"};
  size_t i;
  for (i = 0; i < sizeof ends / sizeof ends[0]; i++)
    if (ends_with(text, length, ends[i])) return true;
  return false;
}

bool pg__name_form(const char *text, size_t length, int number, char *out) {
  const char *end = "s";
  size_t stem = length;
  if (number > 1 && !(number == 2 && ends_with(text, length, "o")))
    return false;
  if (number == 2 || hisses(text, length)) end = "es";
  if (ends_with(text, length, "y") && length > 1 &&
      !is_vowel(text[length - 2])) {
    stem--;
    end = "ies";
  }
  if (number == 0) {
    stem = length;
    end = "";
  }
  memcpy(out, text, stem);
  strcpy(out + stem, end);
  return true;
}

/* ---------------------------------------------------------------- spellings */

/* Steps through a name's spellings: `at` starts at 0; false after the last.  A
** defined name's are made in `form`. */
static bool next_spelling(const pg__name *name, size_t *at, char *form,
                          const char **text, size_t *length) {
  if (name->spellings == NULL) {
    if (!pg__name_form(name->text, name->length, (int)*at, form)) return false;
    *text = form;
    *length = strlen(form);
    ++*at;
    return true;
  }
  *text = name->spellings + *at;
  *length = strcspn(*text, " ");
  *at += *length + strspn(*text + *length, " ");
  return *length > 0;
}

/* Whether a defined name has no form that could be this word: the forms differ
** behind the name's last letter but one. */
static bool is_other(const pg__name *name, const char *text, size_t length) {
  size_t stem = name->length - 1;
  return name->spellings == NULL &&
         (length < stem || !pg__same_letters(text, stem, name->text, stem));
}

static bool is_spelled(const pg__name *name, const char *text, size_t length,
                       comparison same) {
  char form[PG_UNIT_NAME_MAX + 4];
  const char *spelling;
  size_t at = 0, size;
  if (is_other(name, text, length)) return false;
  while (next_spelling(name, &at, form, &spelling, &size))
    if (same(text, length, spelling, size)) return true;
  return false;
}

/* A name that takes the prefix (any name takes number 0). */
static const pg__name *find_spelled(const pg_units *units, const char *text,
                                    size_t length, comparison same,
                                    int prefix) {
  unsigned flag = pg__prefixes[prefix].flag;
  int i;
  for (i = 0; i < units->name_count; i++) {
    const pg__name *name = units->names[i];
    if (flag != 0 && !(name->flags & flag)) continue;
    if (same != pg__same_text && (name->flags & PG__EXACT_CASE)) continue;
    if (is_spelled(name, text, length, same)) return name;
  }
  return NULL;
}

/* ----------------------------------------------------------------- prefixes */

/* The length of the prefix that the text starts with, written as a word where
** that is what stands there; 0 if it does not. */
static size_t match_prefix(const pg__prefix *prefix, const char *text,
                           size_t length, comparison same) {
  const char *symbol = prefix->spellings;
  size_t size = strlen(prefix->word);
  if (length >= size + WORD_PREFIX_LEAST &&
      same(text, size, prefix->word, size))
    return size;
  for (; *symbol != '\0'; symbol += size + strspn(symbol + size, " ")) {
    size = strcspn(symbol, " ");
    if (length > size && memcmp(text, symbol, size) == 0) return size;
  }
  return 0;
}

static bool find_prefixed(const pg_units *units, const char *text,
                          size_t length, comparison same, pg__factor *out) {
  int i;
  for (i = 1; i < pg__prefix_count; i++) {
    size_t size = match_prefix(&pg__prefixes[i], text, length, same);
    if (size == 0) continue;
    if (same != pg__same_text && length - size < 2) continue;
    out->name = find_spelled(units, text + size, length - size, same, i);
    out->prefix = i;
    if (out->name != NULL) return true;
  }
  return false;
}

static bool find_as(const pg_units *units, const char *text, size_t length,
                    comparison same, pg__factor *out) {
  out->power = 1;
  out->prefix = 0;
  out->name = find_spelled(units, text, length, same, 0);
  return out->name != NULL || find_prefixed(units, text, length, same, out);
}

bool pg__name_find(const pg_units *units, const char *text, size_t length,
                   pg__factor *out) {
  if (find_as(units, text, length, pg__same_text, out)) return true;
  return length >= 3 && find_as(units, text, length, pg__same_letters, out);
}

/* ----------------------------------------------------------------- suffixes */

static const pg__suffix suffixes[] = {
    {"k", 3, 0},        {"K", 3, 0},       {"M", 6, 0},
    {"G", 9, 0},        {"T", 12, 0},      {"P", 15, 0},
    {"Ki", 0, 10},      {"Mi", 0, 20},     {"Gi", 0, 30},
    {"Ti", 0, 40},      {"Pi", 0, 50},     {"thousand", 3, 0},
    {"million", 6, 0},  {"billion", 9, 0}, {"trillion", 12, 0},
};

const pg__suffix *pg__suffix_find(const char *text, size_t length) {
  size_t i;
  for (i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
    if (pg__same_text(text, length, suffixes[i].text,
                      strlen(suffixes[i].text)))
      return &suffixes[i];
  return NULL;
}

/* ------------------------------------------------------------ unknown names */

typedef struct suggestion {
  char text[PG_UNIT_NAME_MAX + 24];
  int distance; /* -1: none yet */
} suggestion;

static void suggest(suggestion *s, const char *prefix, const char *text,
                    size_t length, int distance) {
  if (distance < 0 || (s->distance >= 0 && s->distance <= distance)) return;
  s->distance = distance;
  snprintf(s->text, sizeof s->text, "%s%.*s", prefix, (int)length, text);
}

/* Every spelling of a name with a prefix before it, against a word that starts
** with that prefix in some case. */
static void try_name(suggestion *s, const pg__name *name, int prefix,
                     const char *text, size_t length) {
  const char *symbol = pg__prefixes[prefix].text;
  char form[PG_UNIT_NAME_MAX + 4];
  const char *spelling;
  size_t at = 0, size, cut = strlen(symbol);
  if (length <= cut || !pg__same_letters(text, cut, symbol, cut)) return;
  while (next_spelling(name, &at, form, &spelling, &size)) {
    int distance =
        pg__near_distance(text + cut, length - cut, spelling, size);
    if (prefix != 0 && size < 3 && distance != 0) continue;
    suggest(s, symbol, spelling, size, distance);
  }
}

/* Whole names first, so that of equally near ones the plainest is shown. */
static void find_near(suggestion *s, const pg_units *units, const char *text,
                      size_t length) {
  int prefix, i;
  s->distance = -1;
  for (prefix = 0; prefix < pg__prefix_count; prefix++) {
    unsigned flag = pg__prefixes[prefix].flag;
    for (i = 0; i < units->name_count; i++)
      if (flag == 0 || (units->names[i]->flags & flag))
        try_name(s, units->names[i], prefix, text, length);
  }
}

/* Words that people type for a unit, and what to tell them. */
static const char *lesson(const char *text, size_t length) {
  static const char *const lessons[][2] = {
      {"m", "write min, month, or a decimal for a thousandth"},
      {"b", "write B for bytes, bit, or 70B for a thousand million"},
      {"t", "write tCO2e for tonnes, T for a number's trillions"},
      {"x", "a plain factor needs no unit"},
      {"mn", "write million"},
      {"bn", "write billion"},
      {"e", "an exponent needs digits, as in 1e6"},
      {"call", "write request if each is one, else perigee.unit \"call\""},
      {"calls", "write request if each is one, else perigee.unit \"call\""},
      {"query", "write request if each is one, else perigee.unit \"query\""},
      {"queries", "write request if each is one, else perigee.unit \"query\""},
      {"prompt", "write request if each is one, else perigee.unit \"prompt\""},
      {"prompts", "write request if each is one, else perigee.unit \"prompt\""},
  };
  size_t i;
  if (pg__suffix_find(text, length) != NULL)
    return "it goes right after a number, as in 10k or 2 million";
  for (i = 0; i < sizeof lessons / sizeof lessons[0]; i++)
    if (pg__same_letters(text, length, lessons[i][0], strlen(lessons[i][0])))
      return lessons[i][1];
  if (length >= 5 && pg__same_letters(text + length - 5, 5, "flops", 5))
    return "write FLOP for operations, FLOP/s for how many a second";
  return NULL;
}

/* Mb, Gib: bits to some, bytes to others. */
static bool bits_or_bytes(const char *text, size_t length) {
  return length > 1 && text[length - 1] == 'b' &&
         pg__suffix_find(text, length - 1) != NULL;
}

pg_status pg__name_unknown(const pg_units *units, const char *text,
                           size_t length, int column, pg_error *error) {
  char quoted[PG__QUOTE_SIZE];
  const char *told = lesson(text, length);
  suggestion s;
  pg__quote(text, length, quoted);
  if (told != NULL)
    return pg_fail(error, PG_UNIT, column, "unknown unit '%s': %s", quoted,
                   told);
  if (bits_or_bytes(text, length))
    return pg_fail(error, PG_UNIT, column,
                   "unknown unit '%s': write %.*sB for bytes, %.*sbit for bits",
                   quoted, (int)length - 1, text, (int)length - 1, text);
  find_near(&s, units, text, length);
  if (s.distance >= 0)
    return pg_fail(error, PG_UNIT, column,
                   "unknown unit '%s': did you mean '%s'?", quoted, s.text);
  return pg_fail(error, PG_UNIT, column,
                 "unknown unit '%s': it can be defined with perigee.unit",
                 quoted);
}
