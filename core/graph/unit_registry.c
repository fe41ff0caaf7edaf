/*
** The registry of units: the built-in names, and those that a scenario defines.
**
** A name's scale is worked out once, when it is defined: a definition may only
** use what is there already, so there are no circles, and a chain of
** definitions costs nothing later.  The one thing that comes late is a
** currency's rate.  Its scale is an atom of its own for good, and the rate
** stands beside it.
*/
#include <math.h>
#include <string.h>

#include "graph/number.h"
#include "graph/scan.h"
#include "graph/units.h"
#include "perigee/text.h"

static const char *const base_names[PG_BASE_BUILTIN] = {
#define X(id, name, unit) name,
    PG_BASE_LIST(X)
#undef X
};

/* The names of those that a scenario defines are terminated. */
const char *pg__base_name(const pg_units *units, int base) {
  return base < PG_BASE_BUILTIN ? base_names[base] : units->bases[base]->text;
}

const pg_unit *pg_unit_one(const pg_units *units) { return units->one; }

/* ----------------------------------------------------------- built-in names */

static pg_status reserve(pg_units *units, int count) {
  size_t old = (size_t)units->name_capacity * sizeof *units->names;
  int capacity = units->name_capacity == 0 ? 128 : units->name_capacity * 2;
  pg__name **names;
  if (count <= units->name_capacity) return PG_OK;
  names = pg__resize(&units->allocator, units->names, old,
                     (size_t)capacity * sizeof *units->names);
  if (names == NULL) return PG_NOMEM;
  units->names = names;
  units->name_capacity = capacity;
  return PG_OK;
}

/* Room for one more was reserved. */
static void append(pg_units *units, pg__name *name) {
  name->id = units->name_count;
  units->names[units->name_count++] = name;
}

/* The one base with the power 1, if that is all. */
static int find_base(const signed char *powers) {
  int i, base = PG__NO_BASE;
  for (i = 0; i < PG_BASE_MAX; i++) {
    if (powers[i] == 0) continue;
    if (powers[i] != 1 || base != PG__NO_BASE) return PG__COMPOSITE;
    base = i;
  }
  return base;
}

static void define_by_row(pg__name *name, const pg__table_row *row) {
  const signed char worth[PG__PRIMES] = {row->two, row->three, row->five,
                                         row->seven, row->seventy_three};
  int i;
  for (i = 0; i < PG__PRIMES; i++) name->scale.primes[i] = worth[i];
  if (row->base >= 0) name->powers[row->base] = 1;
  if (row->flags & PG__CURRENCY) pg__scale_add_atom(&name->scale, name, 1);
}

/* value * of; false where that is out of range. */
static bool define_by_unit(pg__name *name, double value, const pg_unit *of) {
  name->of = of;
  name->value = value;
  memcpy(name->powers, of->powers, sizeof name->powers);
  name->residual = pg__scale_split(value, &name->scale);
  if (name->residual != 1) pg__scale_add_atom(&name->scale, name, 1);
  return pg__scale_add_factors(&name->scale, of->factors, of->count, 1);
}

static pg_status add_builtin(pg_units *units, const pg__table_row *row) {
  pg__name *name = &units->builtin[units->name_count];
  const pg_unit *of;
  pg_status status;
  name->text = row->spellings;
  name->length = strcspn(row->spellings, " ");
  name->spellings = row->spellings;
  name->flags = row->flags;
  name->value = name->residual = 1;
  if (row->of == NULL) {
    define_by_row(name, row);
  } else {
    status = pg_unit_read(units, row->of, strlen(row->of), &of, NULL);
    if (status != PG_OK) return status;
    define_by_unit(name, 1, of);
  }
  name->base = find_base(name->powers);
  append(units, name);
  return PG_OK;
}

static pg_status fill(pg_units *units) {
  const pg__factors none = {.count = 0};
  size_t count = (size_t)pg__unit_table_count;
  pg_status status = reserve(units, pg__unit_table_count);
  int i;
  if (status != PG_OK) return status;
  units->builtin =
      pg__allocate_zero(&units->allocator, count * sizeof *units->builtin);
  if (units->builtin == NULL) return PG_NOMEM;
  units->base_count = PG_BASE_BUILTIN;
  for (i = 0; i < PG_BASE_BUILTIN; i++) units->bases[i] = &units->builtin[i];
  for (i = 0; i < pg__unit_table_count && status == PG_OK; i++)
    status = add_builtin(units, &pg__unit_table[i]);
  if (status != PG_OK) return status;
  return pg__unit_intern(units, &none, &units->one, NULL);
}

pg_status pg_units_new(const pg_allocator *allocator, pg_units **out) {
  pg_units *units = pg__allocate_zero(allocator, sizeof *units);
  pg_status status;
  if (units == NULL) return PG_NOMEM;
  units->allocator = *allocator;
  status = fill(units);
  if (status == PG_OK) *out = units;
  else pg_units_free(units);
  return status;
}

/* ------------------------------------------------------------------ freeing */

/* A defined name and its text are one block. */
static size_t defined_size(size_t length) {
  return sizeof(pg__name) + length + 1;
}

static void free_names(pg_units *units) {
  int i;
  for (i = pg__unit_table_count; i < units->name_count; i++)
    pg__free(&units->allocator, units->names[i],
             defined_size(units->names[i]->length));
  pg__free(&units->allocator, units->names,
           (size_t)units->name_capacity * sizeof *units->names);
  pg__free(&units->allocator, units->builtin,
           (size_t)pg__unit_table_count * sizeof *units->builtin);
}

static void free_units(pg_units *units) {
  size_t i;
  for (i = 0; i < units->bucket_count; i++)
    while (units->buckets[i] != NULL) {
      pg_unit *unit = units->buckets[i];
      units->buckets[i] = unit->next;
      pg__free(&units->allocator, unit, unit->size);
    }
  pg__free(&units->allocator, units->buckets,
           units->bucket_count * sizeof *units->buckets);
}

void pg_units_free(pg_units *units) {
  pg_allocator allocator;
  if (units == NULL) return;
  allocator = units->allocator;
  free_units(units);
  free_names(units);
  pg__free(&allocator, units, sizeof *units);
}

/* -------------------------------------------------------------- definitions */

static pg_status bad_name(const char *name, pg_error *error) {
  char quoted[PG__QUOTE_SIZE];
  return pg_fail(error, PG_ARGUMENT, 0,
                 "'%s' is no name for a unit: use letters and _, as in "
                 "dialogue",
                 pg__quote(name, strlen(name), quoted));
}

static pg_status taken(const char *name, const char *meaning, size_t length,
                       pg_error *error) {
  char quoted[PG__QUOTE_SIZE], shown[PG__QUOTE_SIZE];
  return pg_fail(error, PG_ARGUMENT, 0,
                 "'%s' already means %s: choose another name",
                 pg__quote(name, strlen(name), quoted),
                 pg__quote(meaning, length, shown));
}

static pg_status reserved(const char *name, pg_error *error) {
  static const char meaning[] = "something in a quantity's text";
  return taken(name, meaning, sizeof meaning - 1, error);
}

/* Letters and _ only, and none of the words that a quantity's text uses. */
static pg_status check_name(const char *name, pg_error *error) {
  static const char *const words[] = {"to",    "per", "within", "above",
                                      "below", "e",   "inf",    "nan",
                                      "b",     "m",   "n",      "u", "µ"};
  size_t length = strlen(name), at = 0, bytes, i;
  if (length == 0) return bad_name(name, error);
  for (; at < length; at += bytes)
    if (!pg__is_letter(pg__code_point(name + at, length - at, &bytes)))
      return bad_name(name, error);
  if (length > PG_UNIT_NAME_MAX)
    return pg_fail(error, PG_LIMIT, 0, "a unit's name is longer than %d bytes",
                   PG_UNIT_NAME_MAX);
  for (i = 0; i < sizeof words / sizeof words[0]; i++)
    if (pg__same_letters(name, length, words[i], strlen(words[i])))
      return reserved(name, error);
  if (pg__suffix_find(name, length) != NULL) return reserved(name, error);
  return PG_OK;
}

/* That neither the name nor its plurals read as something yet. */
static pg_status check_free(const pg_units *units, const char *name,
                            pg_error *error) {
  char form[PG_UNIT_NAME_MAX + 4];
  pg__factor f;
  int i;
  for (i = 0; pg__name_form(name, strlen(name), i, form); i++)
    if (pg__name_find(units, form, strlen(form), &f))
      return taken(form, f.name->text, f.name->length, error);
  return PG_OK;
}

static pg_status check_room(const pg_units *units, pg_error *error) {
  if (units->name_count < PG_UNIT_NAMES_MAX) return PG_OK;
  return pg_fail(error, PG_LIMIT, 0, "more than %d names of units",
                 PG_UNIT_NAMES_MAX);
}

static pg__name *new_name(pg_units *units, const char *text) {
  size_t length = strlen(text);
  pg__name *name;
  if (reserve(units, units->name_count + 1) != PG_OK) return NULL;
  name = pg__allocate_zero(&units->allocator, defined_size(length));
  if (name == NULL) return NULL;
  name->text = memcpy(name + 1, text, length + 1);
  name->length = length;
  name->flags = PG__TAKES_DECIMAL;
  name->value = name->residual = 1;
  return name;
}

/* A name that reads without a prefix, or NULL. */
static pg__name *find_name(const pg_units *units, const char *text) {
  pg__factor f;
  if (!pg__name_find(units, text, strlen(text), &f) || f.prefix != 0)
    return NULL;
  return units->names[f.name->id];
}

static bool is_named(const pg__name *name, const char *text) {
  return pg__same_text(name->text, name->length, text, strlen(text));
}

pg_status pg_units_define(pg_units *units, const char *text, pg_error *error) {
  const pg__name *old = find_name(units, text);
  pg__name *name;
  pg_status status = check_name(text, error);
  if (status != PG_OK) return status;
  if (old != NULL && is_named(old, text) && old->base >= PG_BASE_TOKEN &&
      units->bases[old->base] == old)
    return PG_OK;
  status = check_free(units, text, error);
  if (status == PG_OK) status = check_room(units, error);
  if (status != PG_OK) return status;
  if (units->base_count == PG_BASE_MAX)
    return pg_fail(error, PG_LIMIT, 0, "more than %d base dimensions",
                   PG_BASE_MAX);
  name = new_name(units, text);
  if (name == NULL) return pg__no_memory(error);
  name->base = units->base_count++;
  name->powers[name->base] = 1;
  units->bases[name->base] = name;
  append(units, name);
  return PG_OK;
}

/* -------------------------------------------------- units worth other units */

static pg_status already(const pg__name *name, pg_error *error) {
  char number[PG__NUMBER_SIZE];
  int length = (int)name->length;
  if (name->of == NULL)
    return pg_fail(error, PG_ARGUMENT, 0, "'%.*s' is a unit already", length,
                   name->text);
  pg_text_number(name->value, 15, number, sizeof number);
  return pg_fail(error, PG_ARGUMENT, 0, "'%.*s' is already %s %.200s", length,
                 name->text, number, pg_unit_text(name->of));
}

/* Whether a name was defined so, or comes to the same by whole numbers. */
static bool is_same(const pg__name *name, double value, const pg_unit *of) {
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  int i;
  if (name->of == of && name->value == value) return true;
  if (memcmp(name->powers, of->powers, sizeof name->powers) != 0) return false;
  if (pg__scale_split(value, &scale) != 1) return false;
  if (!pg__scale_add_factors(&scale, of->factors, of->count, 1) ||
      !pg__scale_add(&scale, &name->scale, -1))
    return false;
  for (i = 0; i < PG__PRIMES; i++)
    if (scale.primes[i] != 0) return false;
  return scale.count == 0;
}

static pg_status circle(const pg__name *name, const pg_unit *of,
                        pg_error *error) {
  return pg_fail(error, PG_ARGUMENT, 0,
                 "%.*s cannot be defined by %.200s, which is itself defined "
                 "by it",
                 (int)name->length, name->text, pg_unit_text(of));
}

static pg_status too_far(const char *text, pg_error *error) {
  char quoted[PG__QUOTE_SIZE];
  return pg_fail(error, PG_LIMIT, 0,
                 "the definition of '%s' is beyond what a number holds",
                 pg__quote(text, strlen(text), quoted));
}

static pg_status give_rate(pg_units *units, pg__name *name, double value,
                           const pg_unit *of, pg_error *error) {
  pg__scale rate = {{0}, 0, {{NULL, 0}}};
  double residual = pg__scale_split(value, &rate);
  int i;
  if (memcmp(name->powers, of->powers, sizeof name->powers) != 0)
    return pg_fail(error, PG_DIMENSION, 0,
                   "%.*s is money, %.100s is %.200s: give a rate as in "
                   "perigee.unit(\"%.*s\", \"1.08 USD\")",
                   (int)name->length, name->text, pg_unit_text(of),
                   pg_unit_dimension(of), (int)name->length, name->text);
  if (!pg__scale_add_factors(&rate, of->factors, of->count, 1) ||
      !pg__scale_resolve(&rate))
    return too_far(name->text, error);
  for (i = 0; i < rate.count; i++)
    if (rate.atoms[i].name == name) return circle(name, of, error);
  name->rate = rate;
  name->residual = residual;
  name->rated = ++units->rated_count;
  name->of = of;
  name->value = value;
  return PG_OK;
}

int pg_units_rates(const pg_units *units) { return units->rated_count; }

void pg_units_forget_rates(pg_units *units, int count) {
  const pg__scale none = {{0}, 0, {{NULL, 0}}};
  int i;
  for (i = 0; i < units->name_count; i++) {
    pg__name *name = units->names[i];
    if (name->rated <= count) continue;
    name->rate = none;
    name->value = name->residual = 1;
    name->of = NULL;
    name->rated = 0;
  }
  if (units->rated_count > count) units->rated_count = count;
}

static pg_status add_defined(pg_units *units, const char *text, double value,
                             const pg_unit *of, pg_error *error) {
  pg__name *name;
  name = new_name(units, text);
  if (name == NULL) return pg__no_memory(error);
  if (!define_by_unit(name, value, of)) {
    pg__free(&units->allocator, name, defined_size(name->length));
    return too_far(text, error);
  }
  name->base = find_base(name->powers);
  append(units, name);
  return PG_OK;
}

pg_status pg_units_define_as(pg_units *units, const char *text, double value,
                             const pg_unit *of, pg_error *error) {
  pg__name *old;
  pg_status status = check_name(text, error);
  if (status != PG_OK) return status;
  if (!(value > 0 && value < HUGE_VAL))
    return pg_fail(error, PG_DOMAIN, 0,
                   "a unit must be worth a finite number above zero");
  old = find_name(units, text);
  if (old != NULL && (old->flags & PG__CURRENCY) && old->rated == 0)
    return give_rate(units, old, value, of, error);
  if (old != NULL && is_same(old, value, of)) return PG_OK;
  if (old != NULL && is_named(old, text)) return already(old, error);
  status = check_free(units, text, error);
  if (status == PG_OK) status = check_room(units, error);
  if (status != PG_OK) return status;
  return add_defined(units, text, value, of, error);
}
