/* Values themselves, as they are handed on block by block: a sink. */
#ifndef PERIGEE_RUN_COPY_H
#define PERIGEE_RUN_COPY_H

#include "run/engine.h"

typedef struct pg__copy {
  double *out;    /* out[output * count + item - first] */
  uint64_t first;
  size_t count;   /* items of each output */
} pg__copy;

/* A pg__sink whose context is a pg__copy. */
void pg__copy_values(void *copy, size_t output, uint64_t first,
                     const double *values, size_t count);

/* The outputs that do not vary, which nobody hands on. */
void pg__copy_scalars(const pg__copy *to, const pg__engine *engine);

#endif
