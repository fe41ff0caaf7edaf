/*
** Counter-based random numbers: Philox4x32-10.
**
** Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3",
** SC 2011.  There is no state: sample i of the stream of a name under a seed is
** a function of the three, so it is the same however the work is cut, and a new
** name changes no other name's samples.
**
** Stream: key = 64-bit hash of the name (FNV-1a, then SplitMix64's finaliser;
** low word first); counter = (i/4 low, i/4 high, seed low,
** seed high); word i mod 4 of the block is sample i; u = (word + 0.5) * 2^-32.
*/
#ifndef PERIGEE_RANDOM_H
#define PERIGEE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "perigee/status.h"

typedef struct pg_stream {
  uint32_t key[2];
  uint32_t seed[2];
} pg_stream;

PG_API void pg_philox4x32(const uint32_t counter[4], const uint32_t key[2],
                          uint32_t out[4]);

PG_API pg_stream pg_stream_named(const char *name, size_t length,
                                 uint64_t seed);

/* Another stream of the same name and seed, independent of the first: its key is
** SplitMix64's next output after the first's as its state. */
PG_API pg_stream pg_stream_second(pg_stream first);

/* out[j] = sample first + j, in the open interval (0, 1). */
PG_API void pg_stream_uniform(const pg_stream *stream, uint64_t first,
                              size_t count, double *out);

#endif
