/*
** Values themselves: an output's in a row, whatever blocks they came in.
*/
#include "run/copy.h"

#include <string.h>

void pg__copy_values(void *copy, size_t output, uint64_t first,
                     const double *values, size_t count) {
  const pg__copy *to = copy;
  size_t at = output * to->count + (size_t)(first - to->first);
  memcpy(to->out + at, values, count * sizeof *values);
}

void pg__copy_scalars(const pg__copy *to, const pg__engine *engine) {
  const pg_tape *tape = engine->tape;
  for (size_t i = 0; i < tape->output_count; i++)
    for (size_t j = 0; !tape->places[i].varies && j < to->count; j++)
      to->out[i * to->count + j] = engine->scalars[tape->places[i].index];
}
