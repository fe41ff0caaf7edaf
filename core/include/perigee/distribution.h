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
  X(CHOICE, "choice", 2, PG_PARAMETERS_MAX) /* values, equally likely */

typedef enum pg_distribution_kind {
#define X(id, name, least, most) PG_##id,
  PG_DISTRIBUTION_LIST(X)
#undef X
  PG_DISTRIBUTION_COUNT
} pg_distribution_kind;

typedef struct pg_distribution {
  pg_distribution_kind kind;
  int count;
  double parameters[PG_PARAMETERS_MAX];
} pg_distribution;

/* OK, or DOMAIN with what is wrong: a NaN or infinity, low above high, a
** lognormal at or below zero, a standard deviation below zero, a mode outside
** its bounds, a wrong count.  Equal bounds are allowed and certain. */
PG_API pg_status pg_distribution_check(const pg_distribution *distribution,
                                       pg_error *error);

/* The inverse of the cumulative distribution: out[i] for u[i] in (0, 1), both
** of length `count`, which may be the same array.  The median is at 0.5.
** Choices: value number floor(u * count). */
PG_API void pg_distribution_quantile(const pg_distribution *distribution,
                                     const double *u, double *out,
                                     size_t count);

#endif
