/*
** Levels: what depends on some of a grid's dimensions only is computed once for
** each combination of their values.
**
** The varying steps of a tape over cells go by the set of the run's axes that
** they depend on.  Each set but that of all axes is a stage of its own, run over
** the grid of just these axes once, when the levels are opened; what others read
** of it is kept, and the cells read it as they read an axis.  The same operations
** on the same numbers: no bit changes.
*/
#ifndef PERIGEE_RUN_LEVELS_H
#define PERIGEE_RUN_LEVELS_H

#include "run/engine.h"

/* What is kept takes so many bytes at most; sets that would take more, of the
** larger grids first, are computed cell by cell. */
#define PG__LEVELS_BYTES ((size_t)1 << 24)

typedef struct pg__levels pg__levels;

/* For reading `count` cells: sets whose grid has more than half as many are
** computed cell by cell.  The engine, opened with `run` on a tape over cells, is
** then to be asked for cells only; where no set is worth it, for more than 16
** axes too, it stays as it was.  NOMEM: likewise. */
pg_status pg__levels_open(pg__engine *engine, const pg_run *run, size_t count);
void pg__levels_close(pg__engine *engine);

/* What a cell takes: steps, fetches included. */
size_t pg__levels_steps(const pg__engine *engine);

/* How many sets have a grid of their own, and the doubles that are kept. */
size_t pg__levels_count(const pg__engine *engine, size_t *kept);

/* pg__engine_block of such an engine. */
void pg__levels_block(const pg__engine *engine, double *registers,
                      uint64_t first, size_t count, pg__sink *sink,
                      void *context);

#endif
