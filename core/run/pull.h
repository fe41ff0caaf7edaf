/*
** Pulls: the reverse of the kernels.
**
** g is how the output moves with a node's value, sample by sample; a pull hands
** it on to the node's arguments, each times the operation's derivative by it.
** An argument may be reached on several ways: what they bring is added up.
**
** What nothing has come to is -0.0, and nothing comes from it: so a side that is
** not taken stays untouched whatever its derivatives are, while a true 0 that
** meets an infinity makes NaN.  What does come is never -0.0: 0.0 is added to it,
** and a sum of two doubles is -0.0 only where both are.
*/
#ifndef PERIGEE_RUN_PULL_H
#define PERIGEE_RUN_PULL_H

#include <stdbool.h>
#include <stddef.h>

#include "perigee/expr.h"

#define PG__NOTHING (-0.0)

/* out: the node's values; in: its arguments'; to: what has come to them, NULL
** where it is not wanted. */
typedef void pg__pull(const double *g, const double *out,
                      const double *const in[3], double *const to[3],
                      size_t count);

/* The pull of an operation; NULL where nothing is handed on. */
pg__pull *pg__pull_for(pg_op op);

/* Whether argument number i may be handed anything. */
bool pg__pulls(pg_op op, int i);

#endif
