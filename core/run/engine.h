/*
** A tape made ready to run at one cell: its scalars known, the streams of its
** leaves and the kernels of its steps looked up.  Workers share it, read only.
*/
#ifndef PERIGEE_RUN_ENGINE_H
#define PERIGEE_RUN_ENGINE_H

#include "graph/tape.h"
#include "perigee/evaluate.h"
#include "perigee/random.h"
#include "run/kernels.h"

#define PG__BLOCK 512 /* samples in a register; divides PG_SUMMARY_CHUNK */

typedef struct pg__engine {
  const pg_tape *tape;
  double *scalars;
  pg_stream *streams;      /* by varying step; leaves only */
  pg__kernel **kernels;    /* by varying step; operations only */
} pg__engine;

/* Receives a block of an output's samples. */
typedef void pg__sink(void *context, size_t output, uint64_t first,
                      const double *values, size_t count);

pg_status pg__engine_open(pg__engine *engine, const pg_tape *tape,
                          const pg_run *run);
void pg__engine_close(pg__engine *engine);

/* Doubles that a worker needs for its registers. */
size_t pg__engine_registers(const pg__engine *engine);

/* Runs the varying steps over samples first .. first + count - 1, count at most
** PG__BLOCK; with first PG_SAMPLE_POINT and count 1, at the point. */
void pg__engine_block(const pg__engine *engine, double *registers,
                      uint64_t first, size_t count, pg__sink *sink,
                      void *context);

/* The value at this run's cell of a leaf that does not vary by sample. */
double pg__uniform_leaf(const pg_expr *expr, const pg_run *run);

/* Samples of a leaf that does; PG_SAMPLE_POINT gives its median. */
void pg__varying_leaf(const pg_expr *expr, const pg_stream *stream,
                      uint64_t first, size_t count, double *out);

#endif
