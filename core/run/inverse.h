/*
** Cumulative distributions and their inverses, for quantile.c and below.c.  Of
** the inverses each x[i], in (0, 1), becomes its quantile.  A value does not
** depend on what else is in the array.
*/
#ifndef PERIGEE_RUN_INVERSE_H
#define PERIGEE_RUN_INVERSE_H

#include <stdbool.h>
#include <stddef.h>

#include "perigee/distribution.h"
#include "run/vector/vector.h"

/* The 95th percentile of the standard normal distribution. */
#define PG__Z95 1.6448536269514722

/* A distribution made ready to be inverted block by block. */
typedef struct pg__inverse {
  const pg_distribution *given; /* borrowed */
  bool certain;                 /* all probability is at the first parameter */
  double low, share;            /* within bounds: u becomes low + share u */
  double a, b;                  /* a + b z, or exp of it */
  pg__corner corner;            /* of a range, without a mode its own */
  double scale;                 /* of the range as it is kept */
} pg__inverse;

pg__inverse pg__inverse_of(const pg_distribution *distribution);
void pg__invert(const pg__inverse *of, const pg__vector *vector, double *x,
                size_t count);

/* Of the standard normal distribution. */
void pg__normal_inverse(double *x, size_t count);

/* Of the beta distribution with shapes a, b > 0, over 0 to 1. */
void pg__beta_inverse(double a, double b, double *x, size_t count);

/* The share at or below x: of the standard normal distribution, of the beta
** distribution. */
double pg__normal_below(double x);
double pg__beta_below(double a, double b, double x);

/* Of CHOICE, WEIGHTED and DATA; bounds count. */
void pg__listed_inverse(const pg_distribution *d, double *x, size_t count);
double pg__listed_below(const pg_distribution *d, double x);

bool pg__is_listed(const pg_distribution *d);

/* The shares of the whole at the bounds; 0 and 1 where there is none. */
void pg__distribution_ends(const pg_distribution *d, double *low,
                           double *high);

/* mu and sigma of ln x, of a LOGNORMAL. */
void pg__lognormal_scale(const pg_distribution *d, double *mu, double *sigma);

#endif
