/*
** Uncertain inputs of blocks of samples, for the hand-tuned limits.
**
** The tails of the inverse normal, 15 % of the values, are twice the work of
** its middle, so they are gathered over a block, worked out side by side, and
** spread again over the lanes that they came from: inputs_draw, then
** inputs_lognormal for each lognormal input of each group of eight samples, in
** the order of inputs_normals.
**
** Who includes this says before how many inputs there are (INPUTS, a multiple
** of 4), and which are lognormal (NORMALS of them, in inputs_normals).
*/
#ifndef PERIGEE_BENCH_VECTOR_INPUTS_H
#define PERIGEE_BENCH_VECTOR_INPUTS_H

#include "common/vector_philox.h"

#define BLOCK 256u /* samples: what is handed over stays in the L1 cache */
#define GROUPS (BLOCK / 8)

typedef struct block {
  v8 u[GROUPS][INPUTS];
  __mmask8 tail[GROUPS][NORMALS];
  double tails[NORMALS * BLOCK + 8]; /* uniforms, then normals */
} block;

/* By mu and sigma. */
typedef struct lognormal {
  double mu, sigma;
} lognormal;

#define LOGNORMAL(low, high) {BENCH_MU(low, high), BENCH_SIGMA(low, high)}

static inline w8 inputs_eight_from(uint64_t first) {
  return _mm512_add_epi64(w8_of(first),
                          _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0));
}

static inline size_t inputs_gather(block *b, size_t group, size_t found) {
  for (int k = 0; k < NORMALS; k++) {
    v8 u = b->u[group][inputs_normals[k]];
    __mmask8 tail = v8_is_tail(u);
    b->tail[group][k] = tail;
    _mm512_storeu_pd(b->tails + found, _mm512_maskz_compress_pd(tail, u));
    found += (size_t)_mm_popcnt_u32(tail);
  }
  return found;
}

/* Uniforms of the samples from `first` on, and the normals of the tails. */
static inline void inputs_draw(block *b, uint64_t first, size_t groups) {
  size_t found = 0;
  for (size_t g = 0; g < groups; g++) {
    w8 samples = inputs_eight_from(first + 8 * g);
    for (uint32_t j = 0; j < INPUTS / 4; j++)
      v8_uniforms(samples, j, b->u[g] + 4 * j);
    found = inputs_gather(b, g, found);
  }
  for (size_t i = 0; i < found; i += 8)
    _mm512_storeu_pd(b->tails + i,
                     v8_normal_tail(_mm512_loadu_pd(b->tails + i)));
}

/* The logarithm of the kth lognormal of a group; *tails is where its tails lie,
** and moves on. */
static inline v8 inputs_logarithm(const block *b, size_t group, int k,
                                  const lognormal *shape,
                                  const double **tails) {
  __mmask8 tail = b->tail[group][k];
  v8 z = v8_normal_middle(b->u[group][inputs_normals[k]]);
  z = _mm512_mask_expand_pd(z, tail, _mm512_loadu_pd(*tails));
  *tails += _mm_popcnt_u32(tail);
  return v8_fma(z, v8_of(shape->sigma), v8_of(shape->mu));
}

static inline v8 inputs_lognormal(const block *b, size_t group, int k,
                                  const lognormal *shape,
                                  const double **tails) {
  return v8_exp(inputs_logarithm(b, group, k, shape, tails));
}

static inline v8 inputs_uniform(v8 u, double low, double high) {
  return v8_fma(u, v8_of(high - low), v8_of(low));
}

#endif
