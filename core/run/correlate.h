/* What a leaf draws: the numbers of its name's stream, or with its parts'. */
#ifndef PERIGEE_RUN_CORRELATE_H
#define PERIGEE_RUN_CORRELATE_H

#include "run/engine.h"

/* Of a name's first or second stream; `run` is borrowed. */
pg__draw pg__draw_of(const char *name, const pg_run *run, bool second);

/* Samples first .. first + count - 1 of u, count at most PG__BLOCK. */
void pg__draw_leaf(const pg__leaf *leaf, const pg__draw *own, uint64_t first,
                   size_t count, double *out);

#endif
