/*
** Walks: the values of a small grid read along a larger one that has its
** dimensions and others.
*/
#ifndef PERIGEE_RUN_WALK_H
#define PERIGEE_RUN_WALK_H

#include <stddef.h>
#include <stdint.h>

#define PG__DIMENSIONS 16 /* of a grid that is walked, at most */

/* Dimensions are the bits of a mask, the first the slowest.  Neighbours that the
** small grid has, or has not, are one here; from the fastest to the slowest. */
typedef struct pg__walk {
  uint32_t mask;  /* the small grid */
  unsigned count; /* 1 to PG__DIMENSIONS */
  size_t lengths[PG__DIMENSIONS];
  size_t strides[PG__DIMENSIONS]; /* in the small grid's values; or 0 */
} pg__walk;

/* a b, or SIZE_MAX for more than a size_t holds. */
size_t pg__product(size_t a, size_t b);

/* How to walk the grid `small` along `large`, masks of dimensions of `lengths`;
** `large` has all that `small` has. */
pg__walk pg__walk_of(uint32_t small, uint32_t large, const size_t *lengths);

/* The small grid's values at items first, first + 1, ... of the large one. */
void pg__walk_values(const pg__walk *walk, const double *values, size_t first,
                     size_t count, double *out);

#endif
