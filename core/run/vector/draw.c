/*
** Numbers of the samplers (sampler.h, random.h), many at once.
*/
#include "run/vector/draw.h"

#include <string.h>
#if defined(__AVX512BW__)
#include <immintrin.h>
#endif

#include "run/vector/vector.h"

/* ----- Philox ----- */

/* The rounds of random.c on `count` counters at once, word by word. */
static inline void run_rounds(uint32_t *x, size_t count, const uint32_t key[2]) {
  uint32_t k0 = key[0], k1 = key[1];
  uint32_t *x0 = x, *x1 = x + count, *x2 = x1 + count, *x3 = x2 + count;
  for (int round = 0; round < PG__ROUNDS; round++, k0 += PG__W0, k1 += PG__W1) {
    PG__APART
    for (size_t i = 0; i < count; i++) {
      uint64_t p = (uint64_t)PG__M0 * x0[i], q = (uint64_t)PG__M1 * x2[i];
      uint32_t one = x1[i], three = x3[i];
      x0[i] = (uint32_t)(q >> 32) ^ one ^ k0;
      x1[i] = (uint32_t)q;
      x2[i] = (uint32_t)(p >> 32) ^ three ^ k1;
      x3[i] = (uint32_t)p;
    }
  }
}

/* Counters of one batch: their 4 COUNTERS words stay in the first-level cache. */
#define COUNTERS (PG__WORDS / 4)

void PG__OF(pg__draw_random)(const pg_stream *stream, uint64_t block,
                             double *out) {
  uint32_t x[4][COUNTERS];
  for (size_t i = 0; i < COUNTERS; i++) {
    x[0][i] = (uint32_t)(block + i);
    x[1][i] = (uint32_t)((block + i) >> 32);
    x[2][i] = stream->seed[0];
    x[3][i] = stream->seed[1];
  }
  run_rounds(x[0], COUNTERS, stream->key);
  for (size_t i = 0; i < COUNTERS; i++)
    for (size_t w = 0; w < 4; w++) out[4 * i + w] = pg__open_unit(x[w][i]);
}

/* ----- words ----- */

/* Two counters a group: 4 words of two lanes each. */
#define HALVES (2 * PG__GROUPS)

#if defined(__AVX512BW__)

/* A counter's words in the lower halves of 64 bits, whose upper ones are left as
** they fall: multiplication reads the lower. */
typedef struct wide_words {
  __m512i x0, x1, x2, x3;
} wide_words;

static inline __m512i xor3(__m512i a, __m512i b, uint32_t c) {
  return _mm512_ternarylogic_epi64(a, b, _mm512_set1_epi64(c), 0x96);
}

static inline void wide_rounds(wide_words *w, uint32_t k0, uint32_t k1) {
  const __m512i m0 = _mm512_set1_epi64(PG__M0);
  const __m512i m1 = _mm512_set1_epi64(PG__M1);
  for (int round = 0; round < PG__ROUNDS; round++, k0 += PG__W0, k1 += PG__W1) {
    __m512i p = _mm512_mul_epu32(m0, w->x0), q = _mm512_mul_epu32(m1, w->x2);
    w->x0 = xor3(_mm512_srli_epi64(q, 32), w->x1, k0), w->x1 = q;
    w->x2 = xor3(_mm512_srli_epi64(p, 32), w->x3, k1), w->x3 = p;
  }
}

/* The counters of PG__GROUPS blocks, both halves of the first, of the second ... */
static inline wide_words wide_counters(const pg_stream *stream,
                                       uint64_t block) {
  uint64_t low[HALVES], high[HALVES];
  for (uint32_t i = 0; i < HALVES; i++) {
    low[i] = (uint32_t)(block + i / 2);
    high[i] = pg__strata_word(block + i / 2, i % 2);
  }
  return (wide_words){_mm512_loadu_si512(low), _mm512_loadu_si512(high),
                      _mm512_set1_epi64(stream->seed[0]),
                      _mm512_set1_epi64(stream->seed[1])};
}

/* The words of even lower halves and odd ones side by side. */
static inline __m512i side_by_side(__m512i even, __m512i odd) {
  return _mm512_mask_shuffle_epi32(even, 0xAAAA, odd, _MM_PERM_CCAA);
}

/* x times itself in the field: the element is its bits, x^4 = x + 1. */
static inline __m512i times_x(__m512i element) {
  element = _mm512_slli_epi32(element, 1);
  __mmask16 past = _mm512_test_epi32_mask(element, _mm512_set1_epi32(16));
  return _mm512_mask_xor_epi32(element, past, element, _mm512_set1_epi32(19));
}

/* A block's strata, from the 16 bits that each lane drew. */
static inline void strata_of(__m256i drawn, uint64_t block, pg__group *out) {
  __m512i bits = _mm512_cvtepu16_epi32(drawn);
  __m512i offset = _mm512_and_si512(bits, _mm512_set1_epi32(15));
  __m512i place = _mm512_set1_epi32((int)(uint32_t)(block << 4));
  __m512i factor = _mm512_srli_epi32(bits, 4);
  factor = _mm512_sub_epi32(_mm512_slli_epi32(factor, 4), factor);
  factor = _mm512_add_epi32(_mm512_srli_epi32(factor, 12),
                            _mm512_set1_epi32(1));
  _mm512_storeu_si512(&out->first, _mm512_or_si512(place, offset));
  for (unsigned k = 0; k < 4; k++, factor = times_x(factor))
    _mm512_storeu_si512(&out->steps[k], factor);
}

void PG__OF(pg__strata)(const pg_stream *stream, uint64_t block,
                        pg__group out[PG__GROUPS]) {
  wide_words w = wide_counters(stream, block);
  wide_rounds(&w, stream->key[0], stream->key[1] ^ PG__KEY_OF_LANES);
  __m512i left = side_by_side(w.x0, w.x1), right = side_by_side(w.x2, w.x3);
  __m512i first = _mm512_unpacklo_epi64(left, right);
  __m512i second = _mm512_unpackhi_epi64(left, right);
  __m128i halves[2][PG__GROUPS]; /* of each group */
  _mm512_storeu_si512(halves[0], first);
  _mm512_storeu_si512(halves[1], second);
  for (size_t i = 0; i < PG__GROUPS; i++)
    strata_of(_mm256_set_m128i(halves[1][i], halves[0][i]), block + i, &out[i]);
}

#else

/* What the lanes of all groups draw, group by group. */
static void draw_strata(const pg_stream *stream, uint64_t block,
                        uint32_t out[HALVES][4]) {
  const uint32_t key[2] = {stream->key[0], stream->key[1] ^ PG__KEY_OF_LANES};
  uint32_t x[4][HALVES];
  for (uint32_t i = 0; i < HALVES; i++) {
    x[0][i] = (uint32_t)(block + i / 2);
    x[1][i] = pg__strata_word((block + i / 2), i % 2);
    x[2][i] = stream->seed[0];
    x[3][i] = stream->seed[1];
  }
  run_rounds(x[0], HALVES, key);
  for (size_t i = 0; i < HALVES; i++)
    for (size_t w = 0; w < 4; w++) out[i][w] = x[w][i];
}

/* x times itself in the field: the element is its bits, x^4 = x + 1. */
static inline uint32_t times_x(uint32_t element) {
  return (element << 1 & 15) ^ (element >> 3) * 3;
}

/* 16 bits of each lane, the low ones first. */
static inline void open_halves(const uint32_t *eight, pg__row *out) {
  for (unsigned i = 0; i < PG_LANES / 2; i++) {
    out->of[2 * i] = eight[i] & 0xFFFF;
    out->of[2 * i + 1] = eight[i] >> 16;
  }
}

/* A block's strata, from the 16 bits that each lane drew. */
static void strata_of(const uint32_t *drawn, uint64_t block, pg__group *out) {
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

void PG__OF(pg__strata)(const pg_stream *stream, uint64_t block,
                        pg__group out[PG__GROUPS]) {
  uint32_t drawn[HALVES][4];
  draw_strata(stream, block, drawn);
  for (size_t i = 0; i < PG__GROUPS; i++)
    strata_of(drawn[2 * i], block + i, &out[i]);
}

#endif

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

#if defined(__AVX2__)
#define BYTES 32
#else
#define BYTES 16 /* which every x86-64 and arm64 has */
#endif

/* Words side by side (GNU C's vectors). */
typedef uint32_t some __attribute__((vector_size(BYTES)));
#define EACH (BYTES / sizeof(uint32_t))

static inline some load(const pg__row *row, size_t lane) {
  some x;
  memcpy(&x, &row->of[lane], sizeof x);
  return x;
}

/* As pg__scrambled. */
static inline some scrambled(const pg__keys *k, size_t lane, some n) {
  n += load(&k->a, lane);
  n ^= n * (load(&k->b, lane) & ~UINT32_C(1));
  n += load(&k->c, lane);
  n ^= n * (load(&k->d, lane) & ~UINT32_C(1));
  return n ^ n * PG__MIX;
}

/* As pg__reversed. */
static inline some reversed(some x) {
  x = x >> 16 | x << 16;
  x = (x >> 8 & UINT32_C(0x00FF00FF)) | (x & UINT32_C(0x00FF00FF)) << 8;
  x = (x >> 4 & UINT32_C(0x0F0F0F0F)) | (x & UINT32_C(0x0F0F0F0F)) << 4;
  x = (x >> 2 & UINT32_C(0x33333333)) | (x & UINT32_C(0x33333333)) << 2;
  return (x >> 1 & UINT32_C(0x55555555)) | (x & UINT32_C(0x55555555)) << 1;
}

static void finish_rows(const pg__keys *k, const pg__row *words, double *out) {
  int32_t centred[PG_STRATA * PG_LANES];
  for (size_t at = 0; at < PG_STRATA * PG_LANES; at += EACH) {
    some n = load(&words[at / PG_LANES], at % PG_LANES);
    n = reversed(scrambled(k, at % PG_LANES, n)) ^ UINT32_C(0x80000000);
    memcpy(&centred[at], &n, sizeof n);
  }
  for (size_t at = 0; at < PG_STRATA * PG_LANES; at++)
    out[at] = ((double)centred[at] + PG__CENTRE) * 0x1p-32;
}

#endif

void PG__OF(pg__points)(const pg__keys *keys, const pg__group *group,
                        double *out) {
  pg__row words[PG_STRATA];
  spread(group, words);
  finish_rows(keys, words, out);
}
