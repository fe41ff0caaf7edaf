/*
** Reading a graph: at a point, over samples, at one sample.
**
** Sample i of a leaf is a function of its name, the seed and i alone, so every
** result here is the same to the last bit for any number of threads and any cut
** of the work.
*/
#ifndef PERIGEE_EVALUATE_H
#define PERIGEE_EVALUATE_H

#include "perigee/summary.h"
#include "perigee/tape.h"

#define PG_SAMPLES_MAX (UINT64_C(1) << 40)
#define PG_THREADS_MAX 256

/* Where on the grid of axes, and how to sample.  `axes` are AXIS nodes; `cell`
** counts the grid row by row, the last axis fastest.  An axis that is not listed
** stands at its first value. */
typedef struct pg_run {
  uint64_t samples;
  uint64_t seed;
  unsigned threads; /* 0 counts as 1; one is used where the work is small */
  pg_expr *const *axes;
  size_t axis_count;
  size_t cell;
} pg_run;

/* The number of cells of the run's axes; 1 without axes. */
PG_API size_t pg_run_cells(const pg_run *run);

/* Each output with every uncertain leaf at its median.  out: one per output. */
PG_API pg_status pg_evaluate_point(const pg_tape *tape, const pg_run *run,
                                   double *out);

/* A finished summary for each output that varies by sample, NULL for the others
** (their value is the point's).  kinds: one per output; out: one per output, the
** caller frees them.  ARGUMENT for no samples or more than PG_SAMPLES_MAX, and here
** and below for a cell off the grid or an axis that is none; LIMIT for quantiles
** of more samples than a summary takes. */
PG_API pg_status pg_evaluate_samples(const pg_tape *tape, const pg_run *run,
                                     const pg_summary_kind *kinds,
                                     pg_summary **out);

/* Samples first .. first + count - 1 themselves: out[output * count + j]. */
PG_API pg_status pg_evaluate_raw(const pg_tape *tape, const pg_run *run,
                                 uint64_t first, size_t count, double *out);

/* ----- one sample, node by node: what a tracer asks ----- */

#define PG_SAMPLE_POINT UINT64_MAX /* the point reading as a sample */

typedef struct pg_probe pg_probe;

/* Looks at expressions of `graph` at one sample.  Values are remembered in the
** nodes, for the newest probe of a graph only: making another makes this one
** slow, not wrong.  run->axes are borrowed until pg_probe_free. */
PG_API pg_status pg_probe_new(pg_graph *graph, const pg_run *run,
                              uint64_t sample, pg_probe **out);
PG_API void pg_probe_free(pg_probe *probe);
PG_API pg_status pg_probe_value(pg_probe *probe, pg_expr *expr, double *out);

/* The node that first makes `expr` not finite at this sample: itself not finite,
** all that it looks at finite or constant.  NULL where expr is finite.  Borrowed. */
PG_API pg_status pg_probe_blame(pg_probe *probe, pg_expr *expr, pg_expr **out);

#endif
