/*
** Numbers of the samplers (sampler.h, random.h), many at once.
*/
#include "run/vector/draw.h"

#if defined(__AVX512BW__)
#include <immintrin.h>
#endif

#include "run/vector/vector.h"

/* ----- words ----- */

/* x times itself in the field: the element is its bits, x^4 = x + 1. */
static inline uint32_t times_x(uint32_t element) {
  return (element << 1 & 15) ^ (element >> 3) * 3;
}

/* 16 bits of each lane, the low ones first. */
static inline void open_halves(const uint32_t eight[PG_LANES / 2],
                               pg__row *out) {
  for (unsigned i = 0; i < PG_LANES / 2; i++) {
    out->of[2 * i] = eight[i] & 0xFFFF;
    out->of[2 * i + 1] = eight[i] >> 16;
  }
}

void PG__OF(pg__strata)(const uint32_t drawn[PG_LANES / 2], uint64_t block,
                        pg__group *out) {
  pg__row element;
  open_halves(drawn, &element);
  for (unsigned lane = 0; lane < PG_LANES; lane++) {
    uint32_t bits = element.of[lane];
    out->first.of[lane] = (uint32_t)block << 4 | (bits & 15);
    element.of[lane] = 1 + ((bits >> 4) * 15 >> 12);
  }
  for (unsigned k = 0; k < 4; k++)
    for (unsigned lane = 0; lane < PG_LANES; lane++) {
      out->steps[k].of[lane] = element.of[lane];
      element.of[lane] = times_x(element.of[lane]);
    }
}

/* words[place | 2^k] = words[place] ^ steps[k]: all places, from the first. */
static inline void spread(const pg__group *group, pg__row *words) {
  words[0] = group->first;
  for (unsigned k = 0; 1u << k < PG_STRATA; k++)
    for (unsigned place = 0; place < 1u << k; place++)
      for (unsigned lane = 0; lane < PG_LANES; lane++)
        words[place | 1u << k].of[lane] =
            words[place].of[lane] ^ group->steps[k].of[lane];
}

/* ----- numbers of words ----- */

#if defined(__AVX512BW__)

/* Bits from the last to the first: bytes, then the halves of each. */
static inline __m512i reversed(__m512i x) {
  const __m512i bytes = _mm512_broadcast_i32x4(_mm_set_epi8(
      12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
  const __m512i up = _mm512_broadcast_i32x4(_mm_set_epi8(
      -16, 112, -80, 48, -48, 80, -112, 16, -32, 96, -96, 32, -64, 64, -128, 0));
  const __m512i down = _mm512_broadcast_i32x4(
      _mm_set_epi8(15, 7, 11, 3, 13, 5, 9, 1, 14, 6, 10, 2, 12, 4, 8, 0));
  const __m512i half = _mm512_set1_epi8(15);
  x = _mm512_shuffle_epi8(x, bytes);
  __m512i low = _mm512_and_si512(x, half);
  __m512i high = _mm512_and_si512(_mm512_srli_epi16(x, 4), half);
  return _mm512_or_si512(_mm512_shuffle_epi8(up, low),
                         _mm512_shuffle_epi8(down, high));
}

/* (word + 0.5) 2^-32 of signed words that 2^31 was taken off: exact. */
static inline __m512d open_unit(__m256i centred) {
  return _mm512_fmadd_pd(_mm512_cvtepi32_pd(centred), _mm512_set1_pd(0x1p-32),
                         _mm512_set1_pd(0.5 + 0x1p-33));
}

/* The numbers of one point's lanes. */
static inline void finish_row(const __m512i key[4], const pg__row *words,
                              double *out) {
  __m512i n = _mm512_loadu_si512(words);
  n = _mm512_add_epi32(n, key[0]);
  n = _mm512_xor_si512(n, _mm512_mullo_epi32(n, key[1]));
  n = _mm512_add_epi32(n, key[2]);
  n = _mm512_xor_si512(n, _mm512_mullo_epi32(n, key[3]));
  n = _mm512_xor_si512(n, _mm512_mullo_epi32(n, _mm512_set1_epi32((int)PG__MIX)));
  n = _mm512_xor_si512(reversed(n), _mm512_set1_epi32(INT32_MIN));
  _mm512_storeu_pd(out, open_unit(_mm512_castsi512_si256(n)));
  _mm512_storeu_pd(out + 8, open_unit(_mm512_extracti64x4_epi64(n, 1)));
}

static void finish_rows(const pg__keys *k, const pg__row *words, double *out) {
  const __m512i even = _mm512_set1_epi32(~1);
  const __m512i key[4] = {
      _mm512_loadu_si512(&k->a),
      _mm512_and_si512(_mm512_loadu_si512(&k->b), even),
      _mm512_loadu_si512(&k->c),
      _mm512_and_si512(_mm512_loadu_si512(&k->d), even)};
  for (unsigned place = 0; place < PG_STRATA; place++)
    finish_row(key, &words[place], out + place * PG_LANES);
}

#else

static void finish_rows(const pg__keys *k, const pg__row *words, double *out) {
  for (unsigned place = 0; place < PG_STRATA; place++) {
    PG__APART
    for (unsigned lane = 0; lane < PG_LANES; lane++)
      out[place * PG_LANES + lane] = pg__open_unit(pg__reversed(pg__scrambled(
          words[place].of[lane], k->a.of[lane], k->b.of[lane], k->c.of[lane],
          k->d.of[lane])));
  }
}

#endif

void PG__OF(pg__points)(const pg__keys *keys, const pg__group *group,
                        double *out) {
  pg__row words[PG_STRATA];
  spread(group, words);
  finish_rows(keys, words, out);
}

/* ----- Philox ----- */

/* Counters of one batch: their 4 COUNTERS words stay in the first-level cache. */
#define COUNTERS (PG__WORDS / 4)

/* The four words of the counters, word by word. */
typedef struct counters {
  uint32_t x[4][COUNTERS];
} counters;

/* The rounds of random.c on all counters at once. */
static inline void run_rounds(counters *c, uint32_t k0, uint32_t k1) {
  for (int round = 0; round < PG__ROUNDS; round++, k0 += PG__W0, k1 += PG__W1) {
    PG__APART
    for (size_t i = 0; i < COUNTERS; i++) {
      uint64_t p = (uint64_t)PG__M0 * c->x[0][i];
      uint64_t q = (uint64_t)PG__M1 * c->x[2][i];
      uint32_t x1 = c->x[1][i], x3 = c->x[3][i];
      c->x[0][i] = (uint32_t)(q >> 32) ^ x1 ^ k0;
      c->x[1][i] = (uint32_t)q;
      c->x[2][i] = (uint32_t)(p >> 32) ^ x3 ^ k1;
      c->x[3][i] = (uint32_t)p;
    }
  }
}

void PG__OF(pg__draw_random)(const pg_stream *stream, uint64_t block,
                             double *out) {
  counters c;
  for (size_t i = 0; i < COUNTERS; i++) {
    c.x[0][i] = (uint32_t)(block + i);
    c.x[1][i] = (uint32_t)((block + i) >> 32);
    c.x[2][i] = stream->seed[0];
    c.x[3][i] = stream->seed[1];
  }
  run_rounds(&c, stream->key[0], stream->key[1]);
  for (size_t i = 0; i < COUNTERS; i++)
    for (size_t w = 0; w < 4; w++) out[4 * i + w] = pg__open_unit(c.x[w][i]);
}
