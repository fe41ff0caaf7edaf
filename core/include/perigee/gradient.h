/*
** Gradients: how an output moves with its leaves.
**
** d output / d leaf by the leaf's value, all other leaves held, in the output's
** unit per the leaf's own: of uncertain and certain leaves, axes and columns
** alike.  Reverse mode: one pass over the tape and one back give the derivatives
** by all leaves, exact but for rounding.
**
** Where a model has steps and kinks the derivative is that of the piece that the
** value lies on:
**
**   floor, ceil, round,     0: nothing moves until the next step
**   comparisons, and, or,
**   not, a condition
**   min, max                of the argument that is taken; of two equal ones
**                           the first
**   abs                     1 above 0, -1 below, at 0: 0
**   where                   of the side that is taken
**   remainder of a by b     1 by a, minus the whole number of b in a by b
**   x^0                     0 by x
**   0^b, b above 0          0 by b
**
** What is not taken adds nothing at all: no NaN or infinity of its own comes
** through.  Elsewhere the derivative is what IEEE arithmetic makes of the
** formula: infinite for sqrt, log and powers below 1 at 0; NaN where 0 meets an
** infinity, and by the exponent of a base below 0.  Derivatives that are not
** finite are handed out as they are, with OK: who reads them looks.  Where the
** output itself is NaN, so are all its derivatives.
*/
#ifndef PERIGEE_GRADIENT_H
#define PERIGEE_GRADIENT_H

#include "perigee/evaluate.h"

/* The derivatives of output number `output` by each of `leaves` at samples first
** .. first + samples - 1: out[leaf * samples + j]; with first PG_SAMPLE_POINT and
** samples 1, at the point.  values: the output's values there, or NULL.  A leaf
** that the output does not have is 0.
**
** Here and below ARGUMENT for what perigee/evaluate.h says, an output that there
** is not, a tape over cells, and what is no leaf among `leaves`. */
PG_API pg_status pg_gradient(const pg_tape *tape, const pg_run *run,
                             size_t output, pg_expr *const *leaves,
                             size_t leaf_count, uint64_t first, size_t samples,
                             double *values, double *out);

/* A finished summary of PG_SUMMARY_MEAN over the run's samples for each leaf:
** the mean of the derivative is the derivative of the mean, steps aside.  Samples
** whose derivative is not finite are counted in it (pg_summary_strange) and in
** nothing else.  Memory does not grow with the samples.  The caller frees them. */
PG_API pg_status pg_gradient_samples(const pg_tape *tape, const pg_run *run,
                                     size_t output, pg_expr *const *leaves,
                                     size_t leaf_count, pg_summary **out);

#endif
