/*
** Quantiles streamed through a histogram of positive doubles: a counter for
** each exponent and leading 10 bits of the mantissa.  Values of a counter lie
** within 2^-10 of each other and are taken to be spread evenly in it, which
** brings a quantile within 10^-4 where the distribution is smooth.
*/
#ifndef PERIGEE_BENCH_HISTOGRAM_H
#define PERIGEE_BENCH_HISTOGRAM_H

#include <immintrin.h>
#include <stdint.h>
#include <string.h>

#define HISTOGRAM_SHIFT 42                            /* 10 bits are kept */
#define HISTOGRAM_FIRST ((uint64_t)(1023 - 8) << 10)  /* from 2^-8 ... */
#define HISTOGRAM_COUNT (48u << 10)                   /* ... to 2^40 */

typedef struct histogram {
  uint32_t counts[HISTOGRAM_COUNT];
} histogram;

/* Adds eight values; what lies outside the octaves goes to the end ones. */
static inline void histogram_add(histogram *h, __m512d values) {
  uint32_t keys[8];
  __m512i key = _mm512_srai_epi64(_mm512_castpd_si512(values),
                                  HISTOGRAM_SHIFT);
  key = _mm512_sub_epi64(key, _mm512_set1_epi64(HISTOGRAM_FIRST));
  key = _mm512_max_epi64(key, _mm512_setzero_si512());
  key = _mm512_min_epi64(key, _mm512_set1_epi64(HISTOGRAM_COUNT - 1));
  _mm256_storeu_si256((__m256i *)keys, _mm512_cvtepi64_epi32(key));
  for (int i = 0; i < 8; i++) h->counts[keys[i]]++;
}

static inline double histogram_edge(uint64_t key) {
  uint64_t bits = (key + HISTOGRAM_FIRST) << HISTOGRAM_SHIFT;
  double edge;
  memcpy(&edge, &bits, sizeof edge);
  return edge;
}

/* The value with `rank` values below it. */
static inline double histogram_at(const histogram *h, uint64_t rank) {
  uint64_t key = 0;
  while (key < HISTOGRAM_COUNT - 1 && rank >= h->counts[key])
    rank -= h->counts[key++];
  double low = histogram_edge(key), high = histogram_edge(key + 1);
  return low + (high - low) * ((double)rank + 0.5) / h->counts[key];
}

/* P5, P50 and P95 of n values. */
static inline void histogram_quantiles(const histogram *h, uint64_t n,
                                       double out[3]) {
  static const double p[3] = {0.05, 0.5, 0.95};
  for (int k = 0; k < 3; k++)
    out[k] = histogram_at(h, (uint64_t)(p[k] * (double)(n - 1)));
}

#endif
