/*
** A histogram of doubles that knows their quantiles within 0.1 %; sketch.c says
** how.  A worker has one of its own; they are added up in the end.
*/
#ifndef PERIGEE_RUN_SKETCH_H
#define PERIGEE_RUN_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run/vector/tally.h"

/* Counters of an octave, octaves of a sign told apart, and bits in a double
** after those that choose the counter. */
#define PG__SKETCH_STEPS 1024u
#define PG__SKETCH_OCTAVES 256u
#define PG__SKETCH_REST 42

/* 2 MiB of counters, of which what is not needed is not touched, and 32 KiB for
** the octaves. */
typedef struct pg__sketch {
  uint64_t octaves[2][2048]; /* by sign and exponent of the double */
  bool begun[2][PG__SKETCH_OCTAVES]; /* the rows that are more than memory */
  uint32_t steps[2][PG__SKETCH_OCTAVES][PG__SKETCH_STEPS];
} pg__sketch;

/* Of fresh memory. */
void pg__sketch_start(pg__sketch *sketch);

/* Counts the finite values among `values`, which have been looked over. */
void pg__sketch_put(pg__sketch *sketch, const pg__look *look,
                    const double *values, size_t count);

/* Adds `other` to `sketch`. */
void pg__sketch_merge(pg__sketch *sketch, const pg__sketch *other);

/* Once all is put and merged, and before the next. */
void pg__sketch_finish(pg__sketch *sketch);

/* About the value with `rank` values below it, rank < their number. */
double pg__sketch_at(const pg__sketch *sketch, uint64_t rank);

#endif
