/*
** What the files about units share: names, scales, factors, the registry.
**
** A *name* is one entry of the table of units (hour, Wh, EUR).  A *factor* is a
** name with a prefix and a whole power.  A *unit* is an interned list of
** factors.  A *scale* is what a unit is worth in base units: whole powers of
** five primes times whole powers of *atoms*, numbers that are no product of
** these primes.
*/
#ifndef PERIGEE_GRAPH_UNITS_H
#define PERIGEE_GRAPH_UNITS_H

#include <stdint.h>

#include "graph/allocator.h"
#include "graph/unit_table.h"
#include "perigee/dimension.h"

#define PG__PRIMES 5           /* 2, 3, 5, 7, 73 */
#define PG__ATOMS_MAX 12       /* in one scale */
#define PG__EXPONENT_MAX 20000 /* of a prime or an atom in one scale */
#define PG__FACTORS_MAX 32     /* in one unit */

enum { PG__NO_BASE = -1, PG__COMPOSITE = -2 };

typedef struct pg__name pg__name;

typedef struct pg__atom {
  const pg__name *name;
  int power;
} pg__atom;

typedef struct pg__scale {
  int primes[PG__PRIMES];
  int count;
  pg__atom atoms[PG__ATOMS_MAX];
} pg__scale;

/*
** An atom stands for its name's `residual`.  The atom of a currency stands at
** first for the whole currency; pg__scale_resolve replaces it by its rate, and
** from then on it stands for the residual alone.
*/
struct pg__name {
  const char *text; /* as printed; not terminated */
  size_t length;
  int id; /* its place in the registry */
  const char *spellings; /* of a built-in name, with blanks between, or NULL */
  unsigned flags;        /* PG__TAKES_... and others of unit_table.h */
  signed char powers[PG_BASE_MAX]; /* its dimension */
  int base; /* the one base that it has, to the power 1; else one of these */
  pg__scale scale;
  const pg_unit *of; /* what it was defined as, or NULL for a base unit */
  double value;      /* ... times this */
  double residual;   /* the part of `value` that primes do not give, else 1 */
  int rated;         /* a currency: 0 without a rate, else 1 for the first */
  pg__scale rate;    /* ... and the rate, resolved when it was given */
};

typedef struct pg__factor {
  const pg__name *name;
  int prefix; /* index in pg__prefixes, 0 for none */
  int power;  /* never 0 */
} pg__factor;

typedef struct pg__factors {
  int count;
  pg__factor items[PG__FACTORS_MAX];
} pg__factors;

struct pg_unit {
  struct pg_unit *next; /* in its bucket */
  uint32_t hash;
  size_t size; /* of this block */
  int count;
  const pg__factor *factors;
  const char *text;
  const char *dimension;
  signed char powers[PG_BASE_MAX];
};

/* A unit's text that was read before: it never comes to mean another unit. */
#define PG__SPELT_SIZE 23
#define PG__SPELT_COUNT 128 /* a power of two */

typedef struct pg__spelt {
  const pg_unit *unit; /* NULL: the place is free */
  unsigned char length;
  char text[PG__SPELT_SIZE];
} pg__spelt;

struct pg_units {
  pg__spelt spelt[PG__SPELT_COUNT]; /* by the hash of the text, the latest */
  pg_allocator allocator;
  pg__name *builtin; /* one block of pg__unit_table_count names */
  pg__name **names;  /* all, built-in first */
  int name_count, name_capacity;
  int base_count;
  const pg__name *bases[PG_BASE_MAX]; /* their units of scale 1 */
  int rated_count;
  pg_unit **buckets;
  size_t bucket_count, unit_count; /* the first a power of two */
  const pg_unit *one;
};

/* ---- scale.c ---- */

/* scale += power * what; false past PG__ATOMS_MAX or PG__EXPONENT_MAX. */
bool pg__scale_add(pg__scale *scale, const pg__scale *what, int power);
bool pg__scale_add_atom(pg__scale *scale, const pg__name *name, int power);
bool pg__scale_add_factor(pg__scale *scale, const pg__factor *f, int power);
bool pg__scale_add_factors(pg__scale *scale, const pg__factor *items,
                           int count, int power);
/* Splits a positive number: its primes into *scale, what is left returned. */
double pg__scale_split(double value, pg__scale *scale);
/* Replaces currencies by their rates, where they have one. */
bool pg__scale_resolve(pg__scale *scale);
/* Takes an atom out and returns its power, 0 if it was not there. */
int pg__scale_take(pg__scale *scale, const pg__name *name);
/* Of a resolved scale: a currency without a rate that is in it, or NULL. */
const pg__name *pg__scale_unrated(const pg__scale *scale);
/* Of a resolved scale: false where it leaves the range of a double. */
bool pg__scale_ratio(const pg__scale *scale, pg_ratio *out);

/* ---- dimension.c ---- */

/* list *= f^power: equal names add their powers. LIMIT. */
pg_status pg__factors_add(pg__factors *list, const pg__factor *f, int power,
                          pg_error *error);
pg_status pg__factors_add_all(pg__factors *list, const pg__factor *items,
                              int count, int power, pg_error *error);
/* The unit of a list, positive powers first. LIMIT, NOMEM. */
pg_status pg__unit_intern(pg_units *units, const pg__factors *list,
                          const pg_unit **out, pg_error *error);
pg_status pg__no_memory(pg_error *error);

/* ---- unit_registry.c ---- */

const char *pg__base_name(const pg_units *units, int base);

/* ---- unit_name.c ---- */

/* A name with its prefix, as written; false where there is none. */
bool pg__name_find(const pg_units *units, const char *text, size_t length,
                   pg__factor *out);
/* The failure of pg__name_find: UNIT, with what may have been meant. */
pg_status pg__name_unknown(const pg_units *units, const char *text,
                           size_t length, int column, pg_error *error);
/* Form number 0 of a defined name is the name itself, the others are plurals;
** false past the last.  `out` holds PG_UNIT_NAME_MAX + 4. */
bool pg__name_form(const char *text, size_t length, int number, char *out);

/* What multiplies a number: 10k, 4 Ki, 2 million. */
typedef struct pg__suffix {
  const char *text;
  int ten, two; /* powers */
} pg__suffix;
/* Not B, which may be bytes.  NULL where there is none. */
const pg__suffix *pg__suffix_find(const char *text, size_t length);

/* ---- unit_read.c ---- */

/* Where the reading of a text has come to. */
typedef struct pg__reader {
  pg_units *units;
  const char *text;
  size_t length, at;
  int depth; /* of parentheses in a unit */
  pg_error *error;
} pg__reader;

/* Whether a unit starts here, but for blanks: a name that is not `to`, a
** parenthesis, `/` or `per`, or 1 before `/`. */
bool pg__unit_starts(const pg__reader *r);
/* Whether what starts here has no numerator of its own: `/day`, `per day`. */
bool pg__unit_is_below(const pg__reader *r);
/* The unit that a text was read as before, or NULL; and remembering it. */
const pg_unit *pg__unit_known(const pg_units *units, const char *text,
                              size_t length);
void pg__unit_remember(pg_units *units, const char *text, size_t length,
                       const pg_unit *unit);
/* Multiplies *list by the unit that starts here, as far as it goes. */
pg_status pg__unit_parse(pg__reader *r, pg__factors *list);

char pg__peek(const pg__reader *r); /* NUL at the end, and for a NUL */
void pg__skip_blanks(pg__reader *r);
int pg__column(size_t at); /* 1-based */
size_t pg__name_here(const pg__reader *r); /* its length, 0 for none */
/* Whether B stands here, and before the name of something counted. */
bool pg__at_billion(const pg__reader *r);
bool pg__at_word(const pg__reader *r, const char *word);
/* SYNTAX here: an end or a byte that does not fit; `wanted` says what would. */
pg_status pg__unexpected(const pg__reader *r, const char *wanted);

#endif
