/*
** Fleets: how many machines carry a load.
**
** A load is what is asked per time (tokens written, requests), as an average and a
** peak, the busiest hour against the average.  Machines are whole.  In between, the
** load is taken to follow the load-duration curve
**
**   load(x) = average peak x^(peak - 1),   x from 0 to 1, the share of the time
**                                          in which it is lower,
**
** the power of x that has this average and this peak.  Any argument may be
** uncertain or an axis.  A wrong dimension is DIMENSION and names the argument.
*/
#ifndef PERIGEE_FLEET_H
#define PERIGEE_FLEET_H

#include "perigee/expr.h"

/* What a fleet serves, and how.  `average` and `capacity`, that of one machine, have
** one dimension; `use` is how full a machine may run, 1 where NULL. */
typedef struct pg_fleet {
  pg_expr *average, *peak;
  pg_expr *capacity;
  pg_expr *use;
  pg_expr *floor, *ceiling;  /* of a fleet that follows its load; NULL for none */
  pg_expr *cold_start;       /* time from a start to the first request; NULL: 0 */
  pg_expr *starts;           /* of machines per time; with cold_start */
} pg_fleet;

/* Machines for the busiest hour: max(1, ceil(average peak / (capacity use))). */
PG_API pg_status pg_fleet_for_peak(const pg_fleet *fleet, pg_expr **out,
                                   pg_error *error);

/* Machines that are paid on average where the fleet follows its load: the mean of
** min(max(ceil(load(x) / (capacity use)), floor), ceiling) at PG_FLEET_POINTS
** equally likely x, and starts * cold_start, the time in which they do nothing. */
#define PG_FLEET_POINTS 48
PG_API pg_status pg_fleet_following(const pg_fleet *fleet, pg_expr **out,
                                    pg_error *error);

#endif
