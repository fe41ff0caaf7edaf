/*
** Commitments: what is taken for a term and paid to its end, needed or not.
**
** A bought box serves its life, a reserved machine its year.  Month by month as
** many are taken as are needed beyond those whose term still runs, at that
** month's price, and none is given back before its term ends; one whose term ends
** is replaced where it is still needed.
**
** A term of L months that begins with month k covers the months m with
** m - k < L: a term that ends within a month serves all of it, and costs its part
** of it, the share w(m - k) = min(max(L - (m - k), 0), 1).
**
** Of one piece, by month:
**
**   cost   each w                                     what the month is charged
**   cash   upfront            as its term begins      what is paid, and when
**          + (each - (upfront - back) / L) w          in each month of the term
**          - back             as its term has ended
**
** so that cost and cash come to the same over a whole term.  A box is upfront =
** price, back = residual, each = (price - residual) / life: all its cash comes at
** the ends.  A rented machine is upfront = back = 0: its cash is its cost.
**
** After the last month a piece whose term still runs is worth what of it is not
** used up, upfront - (upfront - back) a / L at the age of a months, and one whose
** term has just ended its `back`: `rest` is the sum of it.  So over any number of
** months the sum of cost is the sum of cash less the rest.
*/
#ifndef PERIGEE_COMMITMENT_H
#define PERIGEE_COMMITMENT_H

#include <stdbool.h>

#include "perigee/finance.h"

/* By month, `count` of them (PG_FINANCE_MONTHS at most, else ARGUMENT), as things
** stand in that month: how many are needed, plain numbers; what one costs per time,
** and once, before and after; how long the term is. */
typedef struct pg_commitment {
  size_t count;
  pg_expr *const *need;
  pg_expr *const *each;     /* money per time */
  pg_expr *const *term;     /* time */
  pg_expr *const *upfront;  /* money; NULL: nothing */
  pg_expr *const *back;     /* money; NULL: nothing */
  bool current;             /* `each` is that of the month, not that of the term's
                            ** beginning: rent of the space that boxes stand in.
                            ** Nothing is paid upfront then: else ARGUMENT */
} pg_commitment;

/* What comes of it: lists of `count` that the caller has, with a reference each.
** cost and cash are money per time, as "USD/month" of the first price; rest is
** money; held are plain numbers, how many there are in each month. */
typedef struct pg_committed {
  pg_expr **cost, **cash, **held;
  pg_expr *rest;
} pg_committed;

/* Fills the lists; on failure nothing in them is changed. */
PG_API pg_status pg_finance_commit(const pg_commitment *of, pg_committed *out,
                                   pg_error *error);

#endif
