/*
** What a summary adds up of a block of samples (summary.c says to what end).
*/
#ifndef PERIGEE_RUN_VECTOR_TALLY_H
#define PERIGEE_RUN_VECTOR_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "perigee/summary.h"

/* What of a block does not depend on its order: of its finite values. */
typedef struct pg__look {
  double lowest, highest; /* infinity, -infinity where there is none */
  uint64_t finite, nonzero;
  uint64_t ones; /* where not all have one sign */
} pg__look;

/* Of d = (x - origin) scale and d^2, by lane. */
typedef struct pg__sums {
  double sums[PG_SUMMARY_LANES], squares[PG_SUMMARY_LANES];
  double origin, scale; /* scale 0: nothing but zeros yet */
} pg__sums;

#endif
