/*
** A series: many readings of one tape over the same samples, which differ in
** where some leaves stand: the cells of a grid, the values of an assumption.
**
** What a reading has in common with the one before is not computed again.  Of
** the cells of a grid some axes go slowly and some fast: what is drawn is drawn
** once, what depends on the slowest axis is computed once for each of its values,
** and so on; the fastest is the one that the least work depends on, and cells are
** best read in the order of pg_series_cell.  Each reading is to the last bit what
** pg_evaluate_samples or pg_evaluate_raw gives for a run that says the same.
*/
#ifndef PERIGEE_SERIES_H
#define PERIGEE_SERIES_H

#include "perigee/evaluate.h"

typedef struct pg_series pg_series;

/* What differs from one reading to the next: the run's cell, or where leaves
** stand (LEAF, AXIS or COLUMN, whatever the run gives them). */
typedef struct pg_moving {
  bool cell;
  pg_expr *const *leaves; /* where it is not the cell */
  size_t count;
} pg_moving;

/* A reading: the cell, or the values of the moving leaves, in their order. */
typedef struct pg_spot {
  size_t cell;
  const double *values;
} pg_spot;

/* A series of a tape by sample: of summaries where `kinds` has one for each output,
** of the samples themselves where it is NULL.  `run` says the rest; the tape, kinds,
** and what run and moving point to, are borrowed until pg_series_free.  Of what is
** computed at most `bytes` are kept: of samples past that, whole chunks, each
** reading computes all.  ARGUMENT for what perigee/evaluate.h says of samples, and
** for a moving leaf that is none. */
PG_API pg_status pg_series_new(const pg_tape *tape, const pg_run *run,
                               const pg_moving *moving,
                               const pg_summary_kind *kinds, size_t bytes,
                               pg_series **out);
PG_API void pg_series_free(pg_series *series); /* NULL is allowed */

/* The number-th cell, from 0, of the order in which cells take the least work. */
PG_API size_t pg_series_cell(const pg_series *series, size_t number);

/* How many samples are kept. */
PG_API uint64_t pg_series_kept(const pg_series *series);

/* `count` readings: out[i * outputs + k] is a finished summary of output k at spot
** i; NULL where it does not vary by sample, and where it is the same as at the
** spot before, of this call or else of the last one.  After a failure the next
** call's first spot has all.  The caller frees the summaries.  ARGUMENT for a
** series of samples themselves, and for a cell off the grid. */
PG_API pg_status pg_series_samples(pg_series *series, const pg_spot *spots,
                                   size_t count, pg_summary **out);

/* One reading's samples first .. first + count - 1 themselves, of all outputs:
** out[output * count + j].  ARGUMENT for a series of summaries, and for a cell off
** the grid. */
PG_API pg_status pg_series_raw(pg_series *series, const pg_spot *spot,
                               uint64_t first, size_t count, double *out);

#endif
