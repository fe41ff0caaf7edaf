/*
** Samples as ../shared/bench/workload.md asks for them, in scalar C: words of
** Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011), key (0x70657269,
** 0x67656521), counter (sample, 0, block, 0); u = (word + 0.5) 2^-32; and the
** inverses of the distributions.
*/
#ifndef PERIGEE_BENCH_RANDOM_H
#define PERIGEE_BENCH_RANDOM_H

#include <math.h>
#include <stdint.h>

#define PHILOX_M0 0xD2511F53u
#define PHILOX_M1 0xCD9E8D57u
#define PHILOX_W0 0x9E3779B9u
#define PHILOX_W1 0xBB67AE85u
#define PHILOX_K0 0x70657269u
#define PHILOX_K1 0x67656521u

/* The four uniforms of a block of a sample. */
static inline void bench_uniforms(uint32_t sample, uint32_t block,
                                  double out[4]) {
  uint32_t x0 = sample, x1 = 0, x2 = block, x3 = 0;
  uint32_t k0 = PHILOX_K0, k1 = PHILOX_K1;
  for (int round = 0; round < 10; round++, k0 += PHILOX_W0, k1 += PHILOX_W1) {
    uint64_t p = (uint64_t)PHILOX_M0 * x0, q = (uint64_t)PHILOX_M1 * x2;
    x0 = (uint32_t)(q >> 32) ^ x1 ^ k0, x1 = (uint32_t)q;
    x2 = (uint32_t)(p >> 32) ^ x3 ^ k1, x3 = (uint32_t)p;
  }
  out[0] = (x0 + 0.5) * 0x1p-32, out[1] = (x1 + 0.5) * 0x1p-32;
  out[2] = (x2 + 0.5) * 0x1p-32, out[3] = (x3 + 0.5) * 0x1p-32;
}

static inline double bench_uniform(double u, double low, double high) {
  return low + u * (high - low);
}

static inline double bench_triangular(double u, double low, double mode,
                                      double high) {
  if (u < (mode - low) / (high - low))
    return low + sqrt(u * (high - low) * (mode - low));
  return high - sqrt((1 - u) * (high - low) * (high - mode));
}

static inline double bench_polynomial(const double *c, double x) {
  double sum = c[0];
  for (int i = 1; i < 8; i++) sum = sum * x + c[i];
  return sum;
}

#include "common/as241.h"

/* Wichura's AS241, PPND16 (Applied Statistics 37, 1988). */
static inline double bench_normal(double u) {
  double q = u - 0.5;
  if (fabs(q) <= 0.425) {
    double x = 0.180625 - q * q;
    return q * bench_polynomial(as241_a, x) / bench_polynomial(as241_b, x);
  }
  double r = sqrt(-log(q < 0 ? u : 1 - u));
  double z = r <= 5 ? bench_polynomial(as241_c, r - 1.6) /
                          bench_polynomial(as241_d, r - 1.6)
                    : bench_polynomial(as241_e, r - 5) /
                          bench_polynomial(as241_f, r - 5);
  return q < 0 ? -z : z;
}

/* By its 5th and 95th percentiles. */
#define BENCH_Z95 1.6448536269514722
#define BENCH_MU(low, high) ((log(low) + log(high)) / 2)
#define BENCH_SIGMA(low, high) ((log(high) - log(low)) / (2 * BENCH_Z95))

static inline double bench_lognormal(double u, double low, double high) {
  return exp(BENCH_MU(low, high) + BENCH_SIGMA(low, high) * bench_normal(u));
}

#endif
