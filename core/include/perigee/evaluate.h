/*
** Reading a graph: at a point, over samples, at one sample.
**
** Sample i of a leaf is a function of its name, the seed and i alone, so every
** result here is the same to the last bit for any number of threads and any cut
** of the work.
*/
#ifndef PERIGEE_EVALUATE_H
#define PERIGEE_EVALUATE_H

#include "perigee/sampler.h"
#include "perigee/summary.h"
#include "perigee/tape.h"

#define PG_SAMPLES_MAX (UINT64_C(1) << 40)
#define PG_THREADS_MAX 256

/* Sets of instructions that the loops over samples are compiled for. */
#define PG_ISA_LIST(X)                                                        \
  X(BEST, "best")         /* what the machine has */                          \
  X(BASELINE, "baseline") /* what every machine of its kind has */            \
  X(AVX2, "avx2")         /* with FMA: x86-64-v3 */                           \
  X(AVX512, "avx512")     /* F, BW, CD, DQ, VL: x86-64-v4 */

typedef enum pg_isa {
#define X(id, name) PG_ISA_##id,
  PG_ISA_LIST(X)
#undef X
  PG_ISA_COUNT
} pg_isa;

/* "best" ...; NULL for none of these. */
PG_API const char *pg_isa_name(pg_isa isa);

/* A leaf (LEAF, AXIS or COLUMN) and the value that it stands at, in its unit. */
typedef struct pg_given {
  pg_expr *leaf;
  double value;
} pg_given;

/* Where on the grid of axes, and how to sample.  What is left zero is not wanted.
**
** `axes` are AXIS nodes; `cell` counts the grid row by row, the last axis
** fastest.  Axes of one name and as many values are one dimension: those that
** are not listed stand where the listed one stands (a catalog's rows, an axis a
** field).  An axis of no listed dimension stands at its first value.
**
** `givens`: leaves that stand at a value whatever they would draw, in every
** reading; of two for one leaf the first counts.  What is correlated with them
** draws as ever.
**
** `second`: leaves that draw from a second stream of their name and seed,
** independent of the first (pg_stream_second); the point is as it was.  A column
** draws its values at random there: number floor(u count).
**
** `dimensions`, for the sampler SOBOL: uncertain leaves, the name of the d-th
** (from 0) draws dimension d, and of `second` as many on; names that are not
** among them draw as STRATIFIED does.  It alone breaks the rule above: a sample
** depends on the list too.
**
** `isa`: instructions at most; what the machine lacks is not taken.  Where it has
** fused multiplication, a product and a sum inside an elementary operation round
** once, unless `reproducible`, which gives the bits of every other machine: the
** two agree to a few units in the last place of each operation.
**
** `tick`, or NULL: told how many more samples, or cells, are done, some thousands
** at a time, while a reading over many runs.  Any of its threads calls it, several
** at once: it must stand that, be quick, and not come back here. */
typedef struct pg_run {
  uint64_t samples;
  uint64_t seed;
  unsigned threads; /* 0 counts as 1; one is used where the work is small */
  pg_expr *const *axes;
  size_t axis_count;
  size_t cell;
  const pg_given *givens;
  size_t given_count;
  pg_expr *const *second;
  size_t second_count;
  pg_sampler sampler; /* STRATIFIED where nothing is said */
  pg_expr *const *dimensions;
  size_t dimension_count;
  pg_isa isa;
  bool reproducible;
  void (*tick)(void *context, uint64_t items);
  void *tick_context;
} pg_run;

/* The number of cells of the run's axes; 1 without axes, SIZE_MAX for more than
** a size_t holds. */
PG_API size_t pg_run_cells(const pg_run *run);

/* Each output with every uncertain leaf at its median.  out: one per output.
** Here and below ARGUMENT for a cell off the grid, an axis that is none, and
** what is no leaf among `givens`, `second` and `dimensions`; leaves that the tape
** does not have are nothing to it. */
PG_API pg_status pg_evaluate_point(const pg_tape *tape, const pg_run *run,
                                   double *out);

/* A finished summary for each output that varies by sample, NULL for the others
** (their value is the point's).  kinds: one per output; out: one per output, the
** caller frees them.  ARGUMENT for no samples or more than PG_SAMPLES_MAX, here
** and below for a tape over cells; LIMIT for quantiles of more samples than a
** summary takes. */
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
** slow, not wrong.  run's axes, givens and second are borrowed until
** pg_probe_free. */
PG_API pg_status pg_probe_new(pg_graph *graph, const pg_run *run,
                              uint64_t sample, pg_probe **out);
PG_API void pg_probe_free(pg_probe *probe);
PG_API pg_status pg_probe_value(pg_probe *probe, pg_expr *expr, double *out);

/* The node that first makes `expr` not finite at this sample: itself not finite,
** all that it looks at finite or constant.  NULL where expr is finite.  Borrowed. */
PG_API pg_status pg_probe_blame(pg_probe *probe, pg_expr *expr, pg_expr **out);

#endif
