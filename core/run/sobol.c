/*
** Sobol's sequence.
**
** Point q of a dimension is the exclusive or of the direction numbers v_k, k
** being the places of the 1 bits of q.  With a polynomial x^s + a_1 x^(s-1) + ...
** + a_s over two elements and m_1 .. m_s (sobol_table.h), v_k = m_k 2^(32-k) for
** the first s, counted from 1, and then
**
**   v_k = a_1 v_(k-1) ^ ... ^ a_(s-1) v_(k-s+1) ^ v_(k-s) ^ v_(k-s) / 2^s.
**
** The points are in their natural order and not in that of Gray's code, so that
** they need no state.
*/
#include "run/sobol.h"

#include "perigee/sampler.h"
#include "run/sobol_table.h"

static unsigned degree_of(uint32_t polynomial) {
  unsigned degree = 0;
  while (polynomial >> (degree + 1) != 0) degree++;
  return degree;
}

/* v[k], counted from 0, from those before it. */
static uint32_t next_direction(uint32_t polynomial, unsigned degree,
                               const uint32_t *v, unsigned k) {
  uint32_t next = v[k - degree] ^ v[k - degree] >> degree;
  for (unsigned i = 1; i < degree; i++)
    if ((polynomial >> (degree - i) & 1) != 0) next ^= v[k - i];
  return next;
}

void pg__sobol_directions(unsigned dimension, unsigned count, uint32_t *v) {
  const pg__direction *given = &pg__directions[dimension];
  unsigned degree = degree_of(given->polynomial);
  for (unsigned k = 0; k < count; k++) {
    if (degree == 0)
      v[k] = UINT32_C(1) << (31 - k);
    else if (k < degree)
      v[k] = (uint32_t)given->initial[k] << (31 - k);
    else
      v[k] = next_direction(given->polynomial, degree, v, k);
  }
}

uint32_t pg_sobol_point(unsigned dimension, uint32_t index) {
  uint32_t v[32], point = 0;
  pg__sobol_directions(dimension, 32, v);
  for (unsigned k = 0; k < 32; k++)
    if ((index >> k & 1) != 0) point ^= v[k];
  return point;
}
