/* Sorting of doubles in place, for summary.c. */
#ifndef PERIGEE_RUN_SORT_H
#define PERIGEE_RUN_SORT_H

#include <stddef.h>

/* Ascending, -0 before 0; none of them NaN. */
void pg__sort(double *values, size_t count);

#endif
