/*
** Distributions of one assumption: what the text of a quantity can say.
**
** All parameters are in one unit, which is kept beside the distribution and not
** here.
*/
#ifndef PERIGEE_DISTRIBUTION_H
#define PERIGEE_DISTRIBUTION_H

#include <stddef.h>

#include "perigee/status.h"

#define PG_PARAMETERS_MAX 32

/* kind, name in texts, fewest and most parameters */
#define PG_DISTRIBUTION_LIST(X)                                               \
  X(CERTAIN, "certain", 1, 1)       /* value */                               \
  X(UNIFORM, "uniform", 2, 2)       /* low, high */                           \
  X(NORMAL, "normal", 2, 2)         /* mean, standard deviation */            \
  X(LOGNORMAL, "lognormal", 2, 2)   /* 5th and 95th percentile, both > 0 */   \
  X(TRIANGULAR, "triangular", 3, 3) /* lowest, most likely, highest */        \
  X(PERT, "pert", 3, 3)             /* likewise; beta with shape 4 */         \
  X(BETA, "beta", 2, 2)             /* alpha, beta; over 0 to 1 */            \
  X(CHOICE, "choice", 2, PG_PARAMETERS_MAX) /* values, equally likely */      \
  X(WEIGHTED, "choice", 4, PG_PARAMETERS_MAX) /* value, share, value ... */   \
  X(DATA, "data", 0, 0)             /* `values`, equally likely */

typedef enum pg_distribution_kind {
#define X(id, name, least, most) PG_##id,
  PG_DISTRIBUTION_LIST(X)
#undef X
  PG_DISTRIBUTION_COUNT
} pg_distribution_kind;

#define PG_BOUND_LOW 1u
#define PG_BOUND_HIGH 2u

/* `bounds` says which of `least` and `most` hold: what is beyond them is left
** out, and what is within is as likely among itself as it was (a truncated
** distribution).  `values` are DATA's, in rising order, and borrowed. */
typedef struct pg_distribution {
  pg_distribution_kind kind;
  int count;
  double parameters[PG_PARAMETERS_MAX];
  unsigned bounds;
  double least, most;
  const double *values;
  size_t value_count;
} pg_distribution;

/* The name in texts; NULL for no kind. */
PG_API const char *pg_distribution_name(pg_distribution_kind kind);

#define PG_WITHIN_LEAST 1e-6 /* share that must be within bounds */

/* OK, or DOMAIN with what is wrong: a NaN or infinity, low above high, a
** lognormal at or below zero, a standard deviation below zero, a mode outside
** its bounds, a wrong count, shares below 0 or that do not come to 1 (to 1e-9),
** data that do not rise, bounds of data or with less than PG_WITHIN_LEAST of the
** distribution within them.  Equal bounds are allowed and certain. */
PG_API pg_status pg_distribution_check(const pg_distribution *distribution,
                                       pg_error *error);

/* The share that is at or below x: the cumulative distribution, to about 1e-14. */
PG_API double pg_distribution_below(const pg_distribution *distribution,
                                    double x);

/* The inverse of the cumulative distribution: out[i] for u[i] in (0, 1), both
** of length `count`, which may be the same array.  The median is at 0.5.
** Choices and data, in rising order: value number floor(u * count), with shares
** the first at which they come to more than u. */
PG_API void pg_distribution_quantile(const pg_distribution *distribution,
                                     const double *u, double *out,
                                     size_t count);

#endif
