/*
** Philox4x32-10 of eight counters in AVX-512: each word has a lane of 64 bits,
** whose upper half is left as it falls, since the multiplication reads the
** lower one only.  A round is two products, two shifts and two exclusive ors of
** three.  The same words as common/random.h.
*/
#ifndef PERIGEE_BENCH_VECTOR_PHILOX_H
#define PERIGEE_BENCH_VECTOR_PHILOX_H

#include "common/random.h"
#include "common/vector.h"

/* (w + 0.5) 2^-32 of the lower halves: they become the low digits of 2^52 + w,
** and one fused multiplication does the rest, exactly. */
static inline v8 v8_unit(w8 word) {
  const w8 low = w8_of(0xFFFFFFFF), exponent = w8_of(0x4330000000000000);
  w8 bits = _mm512_ternarylogic_epi64(word, low, exponent, 0xEA);
  return v8_fma(_mm512_castsi512_pd(bits), v8_of(0x1p-32),
                v8_of((0.5 - 0x1p52) * 0x1p-32));
}

/* The four uniforms of block `block` of eight samples. */
static inline void v8_uniforms(w8 samples, uint32_t block, v8 out[4]) {
  const w8 m0 = w8_of(PHILOX_M0), m1 = w8_of(PHILOX_M1);
  w8 x0 = samples, x1 = w8_of(0), x2 = w8_of(block), x3 = w8_of(0);
  uint32_t k0 = PHILOX_K0, k1 = PHILOX_K1;
#pragma GCC unroll 10
  for (int round = 0; round < 10; round++, k0 += PHILOX_W0, k1 += PHILOX_W1) {
    w8 p = _mm512_mul_epu32(m0, x0), q = _mm512_mul_epu32(m1, x2);
    x0 = w8_xor3(_mm512_srli_epi64(q, 32), x1, w8_of(k0)), x1 = q;
    x2 = w8_xor3(_mm512_srli_epi64(p, 32), x3, w8_of(k1)), x3 = p;
  }
  out[0] = v8_unit(x0), out[1] = v8_unit(x1);
  out[2] = v8_unit(x2), out[3] = v8_unit(x3);
}

#endif
