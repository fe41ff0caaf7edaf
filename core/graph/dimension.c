/*
** Units: interning and algebra.
**
** A unit is a list of factors: names with prefixes and whole powers, those with
** a power above zero first, each half in the order in which it was written.
** Equal lists are one pointer.  `GPU hour` and `hour GPU` are two units that
** convert by 1, so that what is printed never depends on what was read earlier.
**
** Invariants of a unit: no name twice with the same prefix, no power 0, and all
** of |power| <= PG_POWER_MAX, in names and in base dimensions.
**
** A product puts the factors of both sides in one list and reduces it: equal
** names add up, %, ppm and other plain names go, different names of one base
** merge into the first of them, and a composite name (W is Wh/hour) that shares
** a base with another is written out.  The ratio needs no bookkeeping on the
** way: it is the scale of what went in, less the scale of what came out.
*/
#include <stdio.h>
#include <string.h>

#include "graph/scan.h"
#include "graph/units.h"

pg_status pg__no_memory(pg_error *error) {
  return pg_fail(error, PG_NOMEM, 0, "%s", pg_status_sentence(PG_NOMEM));
}

static pg_status too_large(pg_error *error) {
  return pg_fail(error, PG_LIMIT, 0, "a power in a unit is above %d",
                 PG_POWER_MAX);
}

static pg_status too_far(const pg_unit *a, const pg_unit *b, pg_error *error) {
  char x[100], y[100];
  return pg_fail(error, PG_LIMIT, 0,
                 "the ratio between %s and %s is beyond what a number holds",
                 pg__clip(a->text, strlen(a->text), x, sizeof x),
                 pg__clip(b->text, strlen(b->text), y, sizeof y));
}

/* --------------------------------------------------------- lists of factors */

static bool power_fits(int power) {
  return power >= -PG_POWER_MAX && power <= PG_POWER_MAX;
}

static void remove_factor(pg__factors *list, int i) {
  list->count--;
  memmove(&list->items[i], &list->items[i + 1],
          (size_t)(list->count - i) * sizeof list->items[0]);
}

/* Adds to the power of factor number i, which leaves when it comes to 0. */
static pg_status add_power(pg__factors *list, int i, int power,
                           pg_error *error) {
  list->items[i].power += power;
  if (!power_fits(list->items[i].power)) return too_large(error);
  if (list->items[i].power == 0) remove_factor(list, i);
  return PG_OK;
}

pg_status pg__factors_add(pg__factors *list, const pg__factor *f, int power,
                          pg_error *error) {
  int i;
  for (i = 0; i < list->count; i++)
    if (list->items[i].name == f->name && list->items[i].prefix == f->prefix)
      return add_power(list, i, f->power * power, error);
  if (list->count == PG__FACTORS_MAX)
    return pg_fail(error, PG_LIMIT, 0, "a unit has more than %d names",
                   PG__FACTORS_MAX);
  list->items[list->count++] = (pg__factor){f->name, f->prefix, 0};
  return add_power(list, list->count - 1, f->power * power, error);
}

pg_status pg__factors_add_all(pg__factors *list, const pg__factor *items,
                              int count, int power, pg_error *error) {
  pg_status status = PG_OK;
  int i;
  for (i = 0; i < count && status == PG_OK; i++)
    status = pg__factors_add(list, &items[i], power, error);
  return status;
}

/* -------------------------------------------- printing units and dimensions */

#define DIMENSION_TEXT_MAX (PG_BASE_MAX * (PG_UNIT_NAME_MAX + 8))

/* One name of a fraction, as it is printed. */
typedef struct part {
  const char *prefix;
  const char *text;
  size_t length;
  int power;
} part;

typedef struct writer {
  char *buffer;
  size_t size, used; /* used == size: it did not fit */
} writer;

static void put(writer *w, const char *text, size_t length) {
  if (length >= w->size - w->used) {
    w->used = w->size;
    return;
  }
  memcpy(w->buffer + w->used, text, length);
  w->used += length;
  w->buffer[w->used] = '\0';
}

static void put_part(writer *w, const part *p, int power) {
  char number[16];
  put(w, p->prefix, strlen(p->prefix));
  put(w, p->text, p->length);
  if (power == 1) return;
  snprintf(number, sizeof number, "^%d", power);
  put(w, number, strlen(number));
}

/* The parts whose power has the sign, with blanks between; how many. */
static int put_parts(writer *w, const part *parts, int count, int sign) {
  int i, done = 0;
  for (i = 0; i < count; i++) {
    if (parts[i].power * sign <= 0) continue;
    if (done++ > 0) put(w, " ", 1);
    put_part(w, &parts[i], parts[i].power * sign);
  }
  return done;
}

static int count_below(const part *parts, int count) {
  int i, below = 0;
  for (i = 0; i < count; i++) below += parts[i].power < 0;
  return below;
}

/* `a b`, `a/b`, `a/(b c^2)`, `1/b`; false if it does not fit. */
static bool put_fraction(writer *w, const part *parts, int count) {
  int below = count_below(parts, count);
  w->buffer[0] = '\0';
  if (put_parts(w, parts, count, 1) == 0 && below > 0) put(w, "1", 1);
  if (below > 0) put(w, "/", 1);
  if (below > 1) put(w, "(", 1);
  put_parts(w, parts, count, -1);
  if (below > 1) put(w, ")", 1);
  return w->used < w->size;
}

static bool print_factors(const pg__factors *list, char *buffer, size_t size) {
  writer w = {buffer, size, 0};
  part parts[PG__FACTORS_MAX];
  int i;
  for (i = 0; i < list->count; i++) {
    const pg__factor *f = &list->items[i];
    parts[i] = (part){pg__prefixes[f->prefix].text, f->name->text,
                      f->name->length, f->power};
  }
  return put_fraction(&w, parts, list->count);
}

static void print_dimension(const pg_units *units, const int *powers,
                            char *buffer) {
  writer w = {buffer, DIMENSION_TEXT_MAX, 0};
  part parts[PG_BASE_MAX];
  int i, count = 0;
  for (i = 0; i < units->base_count; i++) {
    const char *name = pg__base_name(units, i);
    if (powers[i] != 0)
      parts[count++] = (part){"", name, strlen(name), powers[i]};
  }
  if (count == 0) strcpy(buffer, "a plain number");
  else put_fraction(&w, parts, count);
}

/* ---------------------------------------------------------------- interning */

/* Everything about a unit that is not yet in the registry. */
typedef struct draft {
  pg__factors list;
  uint32_t hash;
  int powers[PG_BASE_MAX];
  char text[PG_UNIT_TEXT_MAX];
  char dimension[DIMENSION_TEXT_MAX];
} draft;

static void sort_by_sign(const pg__factors *from, pg__factors *to) {
  int i;
  to->count = 0;
  for (i = 0; i < from->count; i++)
    if (from->items[i].power > 0) to->items[to->count++] = from->items[i];
  for (i = 0; i < from->count; i++)
    if (from->items[i].power < 0) to->items[to->count++] = from->items[i];
}

static uint32_t mix(uint32_t hash, int value) {
  return (hash ^ (uint32_t)value) * 16777619u; /* FNV-1a, a word at a time */
}

static uint32_t hash_factors(const pg__factors *list) {
  uint32_t hash = 2166136261u;
  int i;
  for (i = 0; i < list->count; i++) {
    hash = mix(hash, list->items[i].name->id);
    hash = mix(hash, list->items[i].prefix);
    hash = mix(hash, list->items[i].power);
  }
  return hash ^ hash >> 15;
}

static bool same_factors(const pg_unit *unit, const pg__factors *list) {
  int i;
  if (unit->count != list->count) return false;
  for (i = 0; i < list->count; i++) {
    const pg__factor *a = &unit->factors[i], *b = &list->items[i];
    if (a->name != b->name || a->prefix != b->prefix || a->power != b->power)
      return false;
  }
  return true;
}

static pg_unit *find_unit(const pg_units *units, const draft *d) {
  pg_unit *unit;
  if (units->bucket_count == 0) return NULL;
  unit = units->buckets[d->hash & (units->bucket_count - 1)];
  while (unit != NULL &&
         (unit->hash != d->hash || !same_factors(unit, &d->list)))
    unit = unit->next;
  return unit;
}

/* Twice as many buckets, when there are more units than buckets. */
static pg_status grow(pg_units *units, pg_error *error) {
  size_t count = units->bucket_count == 0 ? 64 : units->bucket_count * 2, i;
  pg_unit **buckets;
  if (units->unit_count < units->bucket_count) return PG_OK;
  buckets = pg__allocate_zero(&units->allocator, count * sizeof *buckets);
  if (buckets == NULL) return pg__no_memory(error);
  for (i = 0; i < units->bucket_count; i++)
    while (units->buckets[i] != NULL) {
      pg_unit *unit = units->buckets[i];
      units->buckets[i] = unit->next;
      unit->next = buckets[unit->hash & (count - 1)];
      buckets[unit->hash & (count - 1)] = unit;
    }
  pg__free(&units->allocator, units->buckets,
           units->bucket_count * sizeof *buckets);
  units->buckets = buckets;
  units->bucket_count = count;
  return PG_OK;
}

static bool add_up_powers(const pg_units *units, draft *d) {
  int i, base;
  for (base = 0; base < units->base_count; base++) {
    d->powers[base] = 0;
    for (i = 0; i < d->list.count; i++)
      d->powers[base] +=
          d->list.items[i].name->powers[base] * d->list.items[i].power;
    if (!power_fits(d->powers[base])) return false;
  }
  return true;
}

static pg_status finish_draft(const pg_units *units, draft *d,
                              pg_error *error) {
  if (!add_up_powers(units, d)) return too_large(error);
  if (!print_factors(&d->list, d->text, sizeof d->text))
    return pg_fail(error, PG_LIMIT, 0, "a unit is longer than %d bytes",
                   PG_UNIT_TEXT_MAX - 1);
  print_dimension(units, d->powers, d->dimension);
  return PG_OK;
}

/* One block: the unit, its factors, its text, its dimension. */
static pg_unit *allocate_unit(pg_units *units, const draft *d) {
  size_t factors = (size_t)d->list.count * sizeof(pg__factor);
  size_t text = strlen(d->text) + 1, dimension = strlen(d->dimension) + 1;
  size_t size = sizeof(pg_unit) + factors + text + dimension;
  pg_unit *unit = pg__allocate_zero(&units->allocator, size);
  char *rest;
  if (unit == NULL) return NULL;
  rest = (char *)(unit + 1);
  unit->size = size;
  unit->count = d->list.count;
  unit->factors = memcpy(rest, d->list.items, factors);
  unit->text = memcpy(rest + factors, d->text, text);
  unit->dimension = memcpy(rest + factors + text, d->dimension, dimension);
  return unit;
}

static pg_status add_unit(pg_units *units, draft *d, const pg_unit **out,
                          pg_error *error) {
  pg_unit *unit, **bucket;
  int i;
  pg_status status = finish_draft(units, d, error);
  if (status == PG_OK) status = grow(units, error);
  if (status != PG_OK) return status;
  unit = allocate_unit(units, d);
  if (unit == NULL) return pg__no_memory(error);
  for (i = 0; i < units->base_count; i++)
    unit->powers[i] = (signed char)d->powers[i];
  unit->hash = d->hash;
  bucket = &units->buckets[d->hash & (units->bucket_count - 1)];
  unit->next = *bucket;
  *bucket = unit;
  units->unit_count++;
  *out = unit;
  return PG_OK;
}

pg_status pg__unit_intern(pg_units *units, const pg__factors *list,
                          const pg_unit **out, pg_error *error) {
  draft d;
  const pg_unit *found;
  sort_by_sign(list, &d.list);
  d.hash = hash_factors(&d.list);
  found = find_unit(units, &d);
  if (found == NULL) return add_unit(units, &d, out, error);
  *out = found;
  return PG_OK;
}

/* ---------------------------------------------------------------- questions */

const char *pg_unit_text(const pg_unit *unit) { return unit->text; }

const char *pg_unit_dimension(const pg_unit *unit) { return unit->dimension; }

bool pg_unit_same_dimension(const pg_unit *a, const pg_unit *b) {
  return memcmp(a->powers, b->powers, sizeof a->powers) == 0;
}

bool pg_unit_is_plain(const pg_unit *unit) {
  int i;
  for (i = 0; i < PG_BASE_MAX; i++)
    if (unit->powers[i] != 0) return false;
  return true;
}

bool pg_unit_is_count(const pg_unit *unit) {
  int i;
  for (i = 0; i < PG_BASE_TOKEN; i++)
    if (unit->powers[i] != 0) return false;
  return true;
}

/* --------------------------------------------------------------- conversion */

/* "USD/month (money/time)", or "a plain number". */
static const char *describe(const pg_unit *unit, char *buffer, size_t size) {
  char text[96], dimension[120];
  if (unit->count == 0) return unit->dimension;
  pg__clip(unit->text, strlen(unit->text), text, sizeof text);
  pg__clip(unit->dimension, strlen(unit->dimension), dimension,
           sizeof dimension);
  snprintf(buffer, size, "%s (%s)", text, dimension);
  return buffer;
}

static pg_status mismatch(const pg_unit *from, const pg_unit *to,
                          pg_error *error) {
  char a[224], b[224];
  return pg_fail(error, PG_DIMENSION, 0, "cannot convert %s to %s",
                 describe(from, a, sizeof a), describe(to, b, sizeof b));
}

static pg_status no_rate(const pg__name *currency, const pg_unit *from,
                         const pg_unit *to, pg_error *error) {
  char a[96], b[96];
  int length = (int)currency->length;
  return pg_fail(error, PG_DIMENSION, 0,
                 "cannot convert %s to %s: %.*s has no rate; give it one, as "
                 "in perigee.unit(\"%.*s\", \"1.08 USD\")",
                 pg__clip(from->text, strlen(from->text), a, sizeof a),
                 pg__clip(to->text, strlen(to->text), b, sizeof b), length,
                 currency->text, length, currency->text);
}

pg_status pg_unit_convert(const pg_unit *from, const pg_unit *to,
                          pg_ratio *out, pg_error *error) {
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  const pg__name *unrated;
  if (from == to) {
    *out = (pg_ratio){1, 1};
    return PG_OK;
  }
  if (!pg_unit_same_dimension(from, to)) return mismatch(from, to, error);
  if (!pg__scale_add_factors(&scale, from->factors, from->count, 1) ||
      !pg__scale_add_factors(&scale, to->factors, to->count, -1) ||
      !pg__scale_resolve(&scale))
    return too_far(from, to, error);
  unrated = pg__scale_unrated(&scale);
  if (unrated != NULL) return no_rate(unrated, from, to, error);
  if (!pg__scale_ratio(&scale, out)) return too_far(from, to, error);
  return PG_OK;
}

pg_status pg_unit_unrated(pg_units *units, const pg_unit *unit,
                          const pg_unit **currency, int *power,
                          pg_error *error) {
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  const pg__name *name;
  if (!pg__scale_add_factors(&scale, unit->factors, unit->count, 1) ||
      !pg__scale_resolve(&scale))
    return too_far(unit, unit, error);
  name = pg__scale_unrated(&scale);
  *currency = NULL;
  *power = 0;
  if (name == NULL) return PG_OK;
  pg__factors alone = {1, {{name, 0, 1}}};
  *power = pg__scale_take(&scale, name);
  return pg__unit_intern(units, &alone, currency, error);
}

bool pg_unit_is_money(const pg_unit *unit) {
  return unit->powers[PG_BASE_MONEY] != 0;
}

/* ----------------------------------------------------------------- products */

/* Whether the way from one factor to another, or to a number, is known. */
static bool has_ratio(const pg__factor *from, const pg__factor *to) {
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  return pg__scale_add_factor(&scale, from, 1) &&
         (to == NULL || pg__scale_add_factor(&scale, to, -1)) &&
         pg__scale_resolve(&scale) && pg__scale_unrated(&scale) == NULL;
}

static void drop_plain(pg__factors *list) {
  int i = list->count;
  while (i-- > 0)
    if (list->items[i].name->base == PG__NO_BASE &&
        has_ratio(&list->items[i], NULL))
      remove_factor(list, i);
}

/* Whether two factors differ by a number alone. */
static bool mergeable(const pg__factor *a, const pg__factor *b) {
  pg__factor x = {a->name, a->prefix, 1}, y = {b->name, b->prefix, 1};
  if (a->name == b->name) return true;
  if (a->name->base < 0 || a->name->base != b->name->base) return false;
  return has_ratio(&x, &y);
}

/* Merges the first pair that can be, into the left one. */
static bool merge_pair(pg__factors *list, pg_status *status,
                       pg_error *error) {
  int i, j, power;
  for (i = 0; i < list->count; i++)
    for (j = i + 1; j < list->count; j++) {
      if (!mergeable(&list->items[i], &list->items[j])) continue;
      power = list->items[j].power;
      remove_factor(list, j);
      *status = add_power(list, i, power, error);
      return true;
    }
  return false;
}

static bool share_base(const pg__name *a, const pg__name *b) {
  int i;
  for (i = 0; i < PG_BASE_MAX; i++)
    if (a->powers[i] != 0 && b->powers[i] != 0) return true;
  return false;
}

static bool shares_with_others(const pg__factors *list, int i) {
  const pg__name *name = list->items[i].name;
  int j;
  for (j = 0; j < list->count; j++)
    if (list->items[j].name != name &&
        share_base(name, list->items[j].name))
      return true;
  return false;
}

/* The composite to write out next, the latest defined first: what it is made of
** was defined before it, so none comes back.  -1: there is none. */
static int find_composite(const pg__factors *list) {
  int i, best = -1;
  for (i = 0; i < list->count; i++) {
    const pg__name *name = list->items[i].name;
    if (name->base == PG__COMPOSITE && shares_with_others(list, i) &&
        (best < 0 || name->id > list->items[best].name->id))
      best = i;
  }
  return best;
}

/* kW is kWh/hour: the prefix moves to the first name if it may. */
static pg_status write_out(const pg__factor *f, pg__factors *list,
                           pg_error *error) {
  const pg_unit *of = f->name->of;
  pg_status status = PG_OK;
  int i;
  for (i = 0; i < of->count && status == PG_OK; i++) {
    pg__factor item = of->factors[i];
    if (i == 0 && item.prefix == 0 && item.power == 1 &&
        (item.name->flags & pg__prefixes[f->prefix].flag))
      item.prefix = f->prefix;
    status = pg__factors_add(list, &item, f->power, error);
  }
  return status;
}

static pg_status expand(pg__factors *list, int which, pg_error *error) {
  pg__factors result = {.count = 0};
  pg_status status = PG_OK;
  int i;
  for (i = 0; i < list->count && status == PG_OK; i++)
    status = i == which ? write_out(&list->items[i], &result, error)
                        : pg__factors_add(&result, &list->items[i], 1, error);
  *list = result;
  return status;
}

static pg_status reduce(pg__factors *list, pg_error *error) {
  pg_status status = PG_OK;
  for (;;) {
    int composite;
    drop_plain(list);
    while (status == PG_OK && merge_pair(list, &status, error)) continue;
    if (status != PG_OK) return status;
    composite = find_composite(list);
    if (composite < 0) return PG_OK;
    status = expand(list, composite, error);
    if (status != PG_OK) return status;
  }
}

static pg_status product(pg_units *units, const pg_unit *a, const pg_unit *b,
                         int sign, const pg_unit **out, pg_ratio *ratio,
                         pg_error *error) {
  pg__factors list = {.count = 0};
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  pg_ratio result;
  pg_status status;
  status = pg__factors_add_all(&list, a->factors, a->count, 1, error);
  if (status == PG_OK)
    status = pg__factors_add_all(&list, b->factors, b->count, sign, error);
  if (status == PG_OK) status = reduce(&list, error);
  if (status != PG_OK) return status;
  if (!pg__scale_add_factors(&scale, a->factors, a->count, 1) ||
      !pg__scale_add_factors(&scale, b->factors, b->count, sign) ||
      !pg__scale_add_factors(&scale, list.items, list.count, -1) ||
      !pg__scale_resolve(&scale) || !pg__scale_ratio(&scale, &result))
    return too_far(a, b, error);
  status = pg__unit_intern(units, &list, out, error);
  if (status == PG_OK) *ratio = result;
  return status;
}

pg_status pg_unit_multiply(pg_units *units, const pg_unit *a, const pg_unit *b,
                           const pg_unit **out, pg_ratio *ratio,
                           pg_error *error) {
  return product(units, a, b, 1, out, ratio, error);
}

pg_status pg_unit_divide(pg_units *units, const pg_unit *a, const pg_unit *b,
                         const pg_unit **out, pg_ratio *ratio,
                         pg_error *error) {
  return product(units, a, b, -1, out, ratio, error);
}

/* ------------------------------------------------------- powers, base units */

static pg_status no_root(const pg_unit *a, pg_error *error) {
  char text[224];
  return pg_fail(error, PG_DIMENSION, 0,
                 "the square root of %s has no unit: its powers must be even",
                 describe(a, text, sizeof text));
}

pg_status pg_unit_power(pg_units *units, const pg_unit *a, int power, int root,
                        const pg_unit **out, pg_error *error) {
  pg__factors list = {.count = 0};
  int i;
  if (root != 1 && root != 2)
    return pg_fail(error, PG_ARGUMENT, 0, "a root of %d is not 1 or 2", root);
  if (a->count > 0 && !power_fits(power / root)) return too_large(error);
  for (i = 0; i < a->count; i++) {
    pg__factor f = a->factors[i];
    int raised = f.power * power;
    pg_status status;
    if (raised % root != 0) return no_root(a, error);
    f.power = 1;
    status = pg__factors_add(&list, &f, raised / root, error);
    if (status != PG_OK) return status;
  }
  return pg__unit_intern(units, &list, out, error);
}

/* A currency without a rate stays: there is no way from it to USD. */
static pg_status keep_unrated(const pg_unit *a, pg__factors *list,
                              int *powers, pg_error *error) {
  pg__scale scale = {{0}, 0, {{NULL, 0}}};
  const pg__name *name;
  pg_status status = PG_OK;
  if (!pg__scale_add_factors(&scale, a->factors, a->count, 1) ||
      !pg__scale_resolve(&scale))
    return too_far(a, a, error);
  while ((name = pg__scale_unrated(&scale)) != NULL && status == PG_OK) {
    pg__factor f = {name, 0, 1};
    int power = pg__scale_take(&scale, name);
    powers[PG_BASE_MONEY] -= power;
    status = pg__factors_add(list, &f, power, error);
  }
  return status;
}

pg_status pg_unit_base(pg_units *units, const pg_unit *a, const pg_unit **out,
                       pg_error *error) {
  pg__factors list = {.count = 0};
  int powers[PG_BASE_MAX], i;
  pg_status status;
  for (i = 0; i < PG_BASE_MAX; i++) powers[i] = a->powers[i];
  status = keep_unrated(a, &list, powers, error);
  for (i = 0; i < units->base_count && status == PG_OK; i++) {
    pg__factor f = {units->bases[i], 0, 1};
    if (powers[i] != 0)
      status = pg__factors_add(&list, &f, powers[i], error);
  }
  if (status != PG_OK) return status;
  return pg__unit_intern(units, &list, out, error);
}
