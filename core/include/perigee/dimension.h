/*
** Dimensions and units.
**
** A dimension is a product of integer powers of base dimensions: money, time,
** byte, flop, joule, gram of CO2e, and the counted ones (token, word, request,
** parameter, device, replica, person, and whatever a scenario defines).  A unit
** is a way to write a value of a dimension: `USD/month`, `Mtoken`, `kW`.
**
** Units are interned: within one registry two equal units are one pointer, and
** live as long as the registry.  A unit remembers the names it was written
** with, so that 2.80 USD/hour stays 2.80 USD/hour and is never seen as
** 7.8e-4 USD/s.  Scales are kept as exact products of small primes, and a
** conversion is a multiplication by one whole number and a division by another,
** so that converting 730 USD/month to USD/hour gives 1, to the last bit.
**
** A year is 365 days, a month a twelfth of a year (730 hours).  Decimal and
** binary prefixes: GB is 10^9 bytes, GiB 2^30.
*/
#ifndef PERIGEE_DIMENSION_H
#define PERIGEE_DIMENSION_H

#include <stdbool.h>
#include <stddef.h>

#include "perigee/allocator.h"

/* The built-in base dimensions, with the unit that has scale 1 in each. */
#define PG_BASE_LIST(X)                                                       \
  X(MONEY, "money", "USD")                                                    \
  X(TIME, "time", "s")                                                        \
  X(BYTE, "byte", "B")                                                        \
  X(FLOP, "flop", "FLOP")                                                     \
  X(JOULE, "joule", "J")                                                      \
  X(CO2E, "gram of CO2e", "gCO2e")                                            \
  X(TOKEN, "token", "token")                                                  \
  X(WORD, "word", "word")                                                     \
  X(REQUEST, "request", "request")                                            \
  X(PARAMETER, "parameter", "parameter")                                      \
  X(DEVICE, "device", "device")                                               \
  X(REPLICA, "replica", "replica")                                            \
  X(PERSON, "person", "person")

typedef enum pg_base {
#define X(id, name, unit) PG_BASE_##id,
  PG_BASE_LIST(X)
#undef X
  PG_BASE_BUILTIN
} pg_base;

#define PG_BASE_MAX 32       /* built-in and defined base dimensions together */
#define PG_POWER_MAX 60      /* largest power of a base dimension or a name */
#define PG_UNIT_TEXT_MAX 256 /* longest printed unit, with its final NUL */
#define PG_UNIT_NAME_MAX 63  /* bytes of a name that is defined */
#define PG_UNIT_NAMES_MAX 1024 /* built-in and defined names together */

typedef struct pg_units pg_units; /* a registry; not shared between threads */
typedef struct pg_unit pg_unit;   /* an interned unit */

/* value in the new unit = value in the old one * num / den, both whole where
** the scales are (always, but for units defined by a fraction, as currencies) */
typedef struct pg_ratio {
  double num, den;
} pg_ratio;

/* A registry with the built-in units.  NOMEM. */
PG_API pg_status pg_units_new(const pg_allocator *allocator, pg_units **out);
PG_API void pg_units_free(pg_units *units);

/* A new counted base dimension, and the unit of scale 1 in it, both called
** `name` (letters and `_`; its plural with s, es or ies is read too).  Defining
** the same name again is allowed and does nothing; a name or plural that another
** unit has is ARGUMENT, more than PG_BASE_MAX bases, PG_UNIT_NAMES_MAX names or
** PG_UNIT_NAME_MAX bytes LIMIT. */
PG_API pg_status pg_units_define(pg_units *units, const char *name,
                                 pg_error *error);

/* A new unit worth `value` times `of`: ("page", 300, words), ("EUR", 1.08, USD).
** A currency that is known but has no rate yet is given this one; the same
** definition again does nothing; another one for the same name is ARGUMENT.
** `value` must be finite and above zero, else DOMAIN; a currency's rate must be
** money, else DIMENSION; LIMIT as above. */
PG_API pg_status pg_units_define_as(pg_units *units, const char *name,
                                    double value, const pg_unit *of,
                                    pg_error *error);

/* How many currencies have a rate; and takes back those that were given after
** the first `count`, for the next scenario to give its own. */
PG_API int pg_units_rates(const pg_units *units);
PG_API void pg_units_forget_rates(pg_units *units, int count);

/* Reads a unit, as `USD/(person year)`, `kWh`, `1` (no unit).  SYNTAX or UNIT
** (with near names) at error->column, counted from `text`. */
PG_API pg_status pg_unit_read(pg_units *units, const char *text, size_t length,
                              const pg_unit **out, pg_error *error);

PG_API const pg_unit *pg_unit_one(const pg_units *units); /* a plain number */

/* "USD/month", singular, "" for a plain number; read back it is the same unit. */
PG_API const char *pg_unit_text(const pg_unit *unit);

/* "money/time", "token", "a plain number" where there is none. */
PG_API const char *pg_unit_dimension(const pg_unit *unit);

PG_API bool pg_unit_same_dimension(const pg_unit *a, const pg_unit *b);
PG_API bool pg_unit_is_plain(const pg_unit *unit); /* no dimension (% is plain) */
PG_API bool pg_unit_is_count(const pg_unit *unit); /* counted bases only, or plain */

/* How to go from one unit to another.  DIMENSION names both sides; a currency
** without a rate is DIMENSION too, and says how to give one. */
PG_API pg_status pg_unit_convert(const pg_unit *from, const pg_unit *to,
                                 pg_ratio *out, pg_error *error);

/* A currency without a rate that the unit's worth depends on, as a unit, and to
** which power it stands there; NULL and 0 where there is none.  LIMIT past what
** a scale holds. */
PG_API pg_status pg_unit_unrated(pg_units *units, const pg_unit *unit,
                                 const pg_unit **currency, int *power,
                                 pg_error *error);

/* Whether a power of money is in the unit's dimension. */
PG_API bool pg_unit_is_money(const pg_unit *unit);

/* The unit of a product, quotient or power, and the ratio by which the product,
** quotient or power of the bare values is multiplied to be in it: for
** token/day times USD/Mtoken the unit USD/day and the ratio 1/1000000.
** Names of one base dimension merge into the left one's; %, ppm and other plain
** names vanish into the ratio.  LIMIT past PG_POWER_MAX. */
PG_API pg_status pg_unit_multiply(pg_units *units, const pg_unit *a,
                                  const pg_unit *b, const pg_unit **out,
                                  pg_ratio *ratio, pg_error *error);
PG_API pg_status pg_unit_divide(pg_units *units, const pg_unit *a,
                                const pg_unit *b, const pg_unit **out,
                                pg_ratio *ratio, pg_error *error);

/* a^(power/root), root 1 or 2; DIMENSION where a power of `a` is odd and root
** is 2.  As names may carry prefixes the bare value needs no ratio. */
PG_API pg_status pg_unit_power(pg_units *units, const pg_unit *a, int power,
                               int root, const pg_unit **out, pg_error *error);

/* The unit of the same dimension with scale 1 in every base: what floor, ceil
** and round count in.  For kilorequests: requests. */
PG_API pg_status pg_unit_base(pg_units *units, const pg_unit *a,
                              const pg_unit **out, pg_error *error);

/* The candidate nearest to `word` by edit distance (transpositions count one,
** letter case nothing), or NULL if none is near: up to a third of the longer
** word's letters.  The first of equals wins. */
PG_API const char *pg_near(const char *word, const char *const *candidates,
                           size_t count);

#endif
