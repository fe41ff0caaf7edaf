/* The steps of the samplers, one number at a time (sampler.h, random.h). */
#ifndef PERIGEE_RUN_VECTOR_DRAW_H
#define PERIGEE_RUN_VECTOR_DRAW_H

#include <stdint.h>

#define PG__ROUNDS 10
#define PG__M0 UINT32_C(0xD2511F53)
#define PG__M1 UINT32_C(0xCD9E8D57)
#define PG__W0 UINT32_C(0x9E3779B9)
#define PG__W1 UINT32_C(0xBB67AE85)

#define PG__MIX UINT32_C(0x13198A2E)

#define PG__KEY_OF_LANES UINT32_C(0x4F77656E)

/* The second word of the counter of half a block's strata. */
static inline uint32_t pg__strata_word(uint64_t block, uint32_t half) {
  return UINT32_C(0x80000000) | (uint32_t)(block >> 32) << 1 | half;
}

/* (word + 0.5) 2^-32, exactly: through a signed integer, which every
** instruction set converts. */
#define PG__CENTRE 2147483648.5

static inline int32_t pg__centred(uint32_t word) {
  return (int32_t)(word ^ UINT32_C(0x80000000));
}

static inline double pg__open_unit(uint32_t word) {
  return ((double)pg__centred(word) + PG__CENTRE) * 0x1p-32;
}

static inline uint32_t pg__scrambled(uint32_t n, uint32_t a, uint32_t b,
                                     uint32_t c, uint32_t d) {
  n += a;
  n ^= n * (b & ~UINT32_C(1));
  n += c;
  n ^= n * (d & ~UINT32_C(1));
  return n ^ n * PG__MIX;
}

static inline uint32_t pg__reversed(uint32_t x) {
  x = x >> 16 | x << 16;
  x = (x >> 8 & UINT32_C(0x00FF00FF)) | (x & UINT32_C(0x00FF00FF)) << 8;
  x = (x >> 4 & UINT32_C(0x0F0F0F0F)) | (x & UINT32_C(0x0F0F0F0F)) << 4;
  x = (x >> 2 & UINT32_C(0x33333333)) | (x & UINT32_C(0x33333333)) << 2;
  return (x >> 1 & UINT32_C(0x55555555)) | (x & UINT32_C(0x55555555)) << 1;
}

#endif
