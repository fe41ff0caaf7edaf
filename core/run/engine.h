/*
** A tape made ready to run at one cell: its scalars known, the streams of its
** leaves and the kernels of its steps looked up.  Workers share it, read only.
*/
#ifndef PERIGEE_RUN_ENGINE_H
#define PERIGEE_RUN_ENGINE_H

#include "graph/tape.h"
#include "perigee/evaluate.h"
#include "run/inverse.h"
#include "run/sampler.h"

#define PG__BLOCK 1024 /* samples in a register; divides PG_SUMMARY_CHUNK */

/* A name's numbers between 0 and 1. */
typedef struct pg__draw {
  const pg_run *run;
  pg__drawing from;
} pg__draw;

/* Where a varying leaf's values come from in a run. */
typedef struct pg__source {
  const double *given; /* what it stands at, or NULL */
  pg__draw draw;
  pg__inverse inverse; /* a leaf's */
  bool second;         /* a column: draws */
  size_t cell, stride; /* an axis: the run's cell; cells from one of its values
                       ** to the next, 0 where the run does not have it */
} pg__source;

typedef struct pg__engine {
  const pg_tape *tape;
  const pg__vector *vector;
  double *scalars;
  pg__source *sources;     /* by varying step; leaves only */
  pg__kernel **kernels;    /* by varying step; operations only */
  struct pg__levels *levels; /* over cells: levels.h; or NULL */
} pg__engine;

/* Receives a block of an output's samples. */
typedef void pg__sink(void *context, size_t output, uint64_t first,
                      const double *values, size_t count);

pg_status pg__engine_open(pg__engine *engine, const pg_tape *tape,
                          const pg_run *run);
void pg__engine_close(pg__engine *engine);

/* Registers begin at a line of the cache, so many doubles: a vector that lies
** across two costs twice. */
#define PG__LINE 8u

static inline double *pg__first_line(double *registers) {
  uintptr_t past = (uintptr_t)registers / sizeof(double) % PG__LINE;
  return registers + (PG__LINE - past) % PG__LINE;
}

/* Doubles that a worker needs for its registers. */
size_t pg__engine_registers(const pg__engine *engine);

/* Runs the varying steps over samples, or cells, first .. first + count - 1,
** count at most PG__BLOCK; with first PG_SAMPLE_POINT and count 1, at the point
** and at the run's cell. */
void pg__engine_block(const pg__engine *engine, double *registers,
                      uint64_t first, size_t count, pg__sink *sink,
                      void *context);

/* OK, or ARGUMENT for what perigee/evaluate.h says. */
pg_status pg__check_run(const pg_run *run);

bool pg__is_leaf(const pg_expr *expr); /* LEAF, AXIS or COLUMN */

/* Which of the run's axes `axis` is, else which it goes along with, else
** run->axis_count. */
size_t pg__dimension_of(const pg_expr *axis, const pg_run *run);

/* The value of a leaf or constant at the point, at this run's cell. */
double pg__uniform_leaf(const pg_expr *expr, const pg_run *run);

/* Borrows both.  For many blocks pg__drawing_ready is worth its while. */
pg__source pg__source_of(const pg_expr *leaf, const pg_run *run);

/* Samples of a LEAF or COLUMN, values by cell of an AXIS; with PG_SAMPLE_POINT
** the median, the point, the value at the run's cell.  A certain leaf has the
** one. */
void pg__varying_leaf(const pg_expr *expr, const pg__source *source,
                      uint64_t first, size_t count, double *out);

/* Chunks of PG_SUMMARY_CHUNK in so many samples or cells, and how many workers
** they are worth, at `steps` each. */
uint64_t pg__chunks(uint64_t items);
unsigned pg__workers_for(const pg_run *run, uint64_t items, size_t steps);

/* Tells whoever watches the run that so many more are done. */
static inline void pg__tick(const pg_run *run, uint64_t items) {
  if (run->tick != NULL) run->tick(run->tick_context, items);
}

#endif
