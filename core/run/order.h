/*
** The order in which readings that differ in little take the least work: which
** axis goes slowest, which fastest, and what each step waits for.
*/
#ifndef PERIGEE_RUN_ORDER_H
#define PERIGEE_RUN_ORDER_H

#include "perigee/series.h"
#include "run/stage.h"

/* Stage 0 never moves; stage i moves with axis i - 1 and those before it. */
typedef struct pg__order {
  uint32_t count; /* stages that move */
  bool of_axes;   /* one an axis, the slowest first; else one for all that moves */
  size_t lengths[PG__DIMENSIONS];
  size_t strides[PG__DIMENSIONS]; /* cells from one value to the next */
} pg__order;

/* Fills split->stages of an open split, an output's with that of what it hands on.
** More than PG__DIMENSIONS axes move as one.  NOMEM: the order is empty. */
pg_status pg__order_find(pg__order *order, pg__split *split, const pg_run *run,
                         const pg_moving *moving);

/* The number-th cell of the order. */
size_t pg__order_cell(const pg__order *order, size_t number);

/* The first stage that differs between two cells; the last where none does. */
uint32_t pg__order_moved(const pg__order *order, size_t a, size_t b);

#endif
