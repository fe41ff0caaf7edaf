/* Direction numbers of Sobol's sequence, for the sampler. */
#ifndef PERIGEE_RUN_SOBOL_H
#define PERIGEE_RUN_SOBOL_H

#include <stdint.h>

/* The first `count` (up to 32) direction numbers of a dimension below
** PG_SOBOL_DIMENSIONS: v[k] is point 2^k. */
void pg__sobol_directions(unsigned dimension, unsigned count, uint32_t *v);

#endif
