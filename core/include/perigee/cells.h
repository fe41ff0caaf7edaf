/*
** Reading over cells: a whole grid of axes, in blocks as samples are.
**
** For tapes over cells (pg_tape_new_over_cells): every uncertain leaf stands at
** its median or where it is given, and the cells are those of the run's axes, the
** last one fastest; run->cell says nothing here.  Results are the same to the
** last bit for any number of threads and any cut of the work.
**
** What depends on some of the axes only is computed once for each combination of
** their values, as long as that takes 16 MiB at most together, and has cells to
** serve: two a combination.
**
** Everywhere ARGUMENT for what perigee/evaluate.h says, and for a tape by sample.
*/
#ifndef PERIGEE_CELLS_H
#define PERIGEE_CELLS_H

#include "perigee/evaluate.h"

/* Cells first .. first + count - 1: out[output * count + j].  ARGUMENT for cells
** past the last. */
PG_API pg_status pg_evaluate_cells(const pg_tape *tape, const pg_run *run,
                                   size_t first, size_t count, double *out);

/* ----- choosing among all cells ----- */

#define PG_OBJECTIVES_MAX 8
#define PG_KEPT_MAX 65536
#define PG_NO_OUTPUT SIZE_MAX

/* Cells may be chosen where output `feasible` is neither 0 nor NaN
** (PG_NO_OUTPUT: everywhere) and all outputs of `minimise` are finite. */
typedef struct pg_choice {
  const size_t *minimise; /* outputs: what is wanted low */
  size_t count;           /* of them: 1 to PG_OBJECTIVES_MAX */
  size_t feasible;
  size_t most;            /* cells to keep: 1 to PG_KEPT_MAX */
} pg_choice;

typedef struct pg_found {
  size_t cell;
  double values[PG_OBJECTIVES_MAX]; /* of `minimise`; 0 after them */
} pg_found;

typedef struct pg_tally {
  size_t kept;            /* cells found */
  size_t feasible;        /* cells that may be chosen, and */
  size_t strange;         /* those that an infinity or NaN keeps out */
  size_t first_strange;   /* SIZE_MAX: none */
} pg_tally;

/* The `most` cells lowest by the first of `minimise`, ties by the next, then by
** cell; fewer where there are fewer.  out: room for `most`, in this order.
** ARGUMENT for an output that there is not, and for counts out of range. */
PG_API pg_status pg_cells_best(const pg_tape *tape, const pg_run *run,
                               const pg_choice *choice, pg_found *out,
                               pg_tally *tally);

/* The Pareto front: the cells that no other equals or betters in all of
** `minimise`; of equal ones the first.  In the same order.  LIMIT, and nothing
** written, where it has more than `most` cells, as has that of a part of the grid
** that is looked at first: a chunk of 16384 cells, or all chunks up to one. */
PG_API pg_status pg_cells_front(const pg_tape *tape, const pg_run *run,
                                const pg_choice *choice, pg_found *out,
                                pg_tally *tally);

/* A group of cells, and the lowest of it: by the first of `minimise`, ties by the
** next, then by cell. */
typedef struct pg_group {
  size_t cells;
  pg_found lowest; /* of no cells: 0 */
} pg_group;

/* Output `group` says which group a cell is of: a whole number, 0 to most - 1;
** another number keeps a cell out, as an infinity does.  out: room for `most`
** groups; tally->kept counts those that have cells. */
PG_API pg_status pg_cells_groups(const pg_tape *tape, const pg_run *run,
                                 const pg_choice *choice, size_t group,
                                 pg_group *out, pg_tally *tally);

/* Groups and a front of the same cells, as pg_cells_groups and pg_cells_front give
** them, in one going over: half the work.  LIMIT as of the front. */
PG_API pg_status pg_cells_survey(const pg_tape *tape, const pg_run *run,
                                 const pg_choice *choice, size_t group,
                                 pg_group *out, pg_tally *tally,
                                 const pg_choice *front, pg_found *front_out,
                                 pg_tally *front_tally);

#endif
