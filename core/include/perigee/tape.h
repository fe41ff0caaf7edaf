/*
** The tape: a graph flattened for the evaluator.
**
** Expressions are visited once each, arguments first.  What does not vary from
** sample to sample (constants, certain leaves, axes, and all that is made of
** them) is set apart and computed once per cell; what varies runs over blocks
** in registers, reused as soon as their last reader is done.  An output is
** handed on as soon as it is known.
**
** A tape over cells turns this round: its blocks are cells of a grid of axes,
** and what does not vary by axis is set apart, every uncertain leaf at its
** median.
*/
#ifndef PERIGEE_TAPE_H
#define PERIGEE_TAPE_H

#include "perigee/expr.h"

typedef struct pg_tape pg_tape;

/* A tape for `count` outputs of one graph (1 or more), which it retains.
** ARGUMENT for none, or of several graphs. */
PG_API pg_status pg_tape_new(pg_expr *const *outputs, size_t count,
                             pg_tape **out);
/* Likewise over cells: for the point and what perigee/cells.h reads. */
PG_API pg_status pg_tape_new_over_cells(pg_expr *const *outputs, size_t count,
                                        pg_tape **out);
PG_API void pg_tape_free(pg_tape *tape);

PG_API size_t pg_tape_outputs(const pg_tape *tape);
PG_API bool pg_tape_over_cells(const pg_tape *tape);
/* Whether an output varies by sample; by cell of a tape over cells. */
PG_API bool pg_tape_varies(const pg_tape *tape, size_t output);
PG_API size_t pg_tape_uniform(const pg_tape *tape);   /* steps apart */
PG_API size_t pg_tape_varying(const pg_tape *tape);   /* per sample, or cell */
PG_API size_t pg_tape_registers(const pg_tape *tape); /* blocks live at once */

/* How many leaves the outputs vary with, and the first `most` of them in `out`:
** borrowed, each once, in a fixed order.  By sample: uncertain leaves and columns;
** over cells: axes. */
PG_API size_t pg_tape_leaves(const pg_tape *tape, pg_expr **out, size_t most);

#endif
