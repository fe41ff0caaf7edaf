/*
** Inverses of cumulative distributions, for quantile.c: each x[i], in (0, 1),
** becomes its quantile.  A value does not depend on what else is in the array.
*/
#ifndef PERIGEE_RUN_INVERSE_H
#define PERIGEE_RUN_INVERSE_H

#include <stddef.h>

/* Of the standard normal distribution. */
void pg__normal_inverse(double *x, size_t count);

/* Of the beta distribution with shapes a, b > 0, over 0 to 1. */
void pg__beta_inverse(double a, double b, double *x, size_t count);

#endif
