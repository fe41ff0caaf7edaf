/*
** Kernels: one elementary operation over a block of samples.
**
** `shape` says which arguments are blocks (bit i set: argument i) and which are
** one scalar for the whole block.  The block may be the one that an argument is
** in.  No kernel traps, and none looks at a value that it need not.
*/
#ifndef PERIGEE_RUN_KERNELS_H
#define PERIGEE_RUN_KERNELS_H

#include <stddef.h>

#include "perigee/expr.h"

typedef void pg__kernel(double *out, const double *const arguments[3],
                        size_t count);

#define PG__SHAPES 8
#endif
