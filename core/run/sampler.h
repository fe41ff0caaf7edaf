/*
** A sampler of one stream, made ready once for many blocks.
*/
#ifndef PERIGEE_RUN_SAMPLER_H
#define PERIGEE_RUN_SAMPLER_H

#include "perigee/sampler.h"
#include "run/vector/vector.h"

typedef struct pg__drawing {
  const pg__vector *vector;
  pg_stream stream;
  pg_sampler sampler;
  unsigned dimension;
  bool ready; /* what follows is known; else it is found for each block */
  pg__keys keys;
  uint32_t directions[32]; /* of SOBOL */
} pg__drawing;

/* One that is not ready, as single samples need it. */
pg__drawing pg__drawing_of(const pg_stream *stream, const pg__vector *vector,
                           pg_sampler sampler, unsigned dimension);
void pg__drawing_ready(pg__drawing *drawing);

/* out[j] = sample first + j, in the open interval (0, 1). */
void pg__draw_numbers(const pg__drawing *drawing, uint64_t first, size_t count,
                      double *out);

/* pg_stream_uniform by a variant. */
void pg__stream_uniform(const pg_stream *stream, const pg__vector *vector,
                        uint64_t first, size_t count, double *out);

#endif
