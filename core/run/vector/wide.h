/*
** Exponential, logarithm and power of eight doubles at once, for the fused variant
** of AVX-512: with tables of 16 that lie in registers, and no division.  Each is
** within a few units in the last place, as elementary.h's are; a lane looks at no
** other.
*/
#ifndef PERIGEE_RUN_VECTOR_WIDE_H
#define PERIGEE_RUN_VECTOR_WIDE_H

#if defined(__AVX512F__)
#include <immintrin.h>
#include <stddef.h>

/* Which of the eight from place i on there are. */
static inline __mmask8 pg__v8_there(size_t i, size_t count) {
  size_t missing = count - i < 8 ? 8 - (count - i) : 0;
  return (__mmask8)(0xFFu >> missing);
}
#endif

#if defined(__AVX512F__) && defined(PG__FUSED)
#define PG__WIDE

#include "graph/elementary.h"

typedef __m512d pg__v8; /* eight doubles */
typedef __m512i pg__w8; /* eight words of 64 bits */

static inline pg__v8 pg__v8_of(double x) { return _mm512_set1_pd(x); }

static inline pg__v8 pg__v8_madd(pg__v8 a, pg__v8 b, pg__v8 c) {
  return _mm512_fmadd_pd(a, b, c);
}

/* c[0] + c[1] x */
static inline pg__v8 pg__v8_pair(const double *c, pg__v8 x) {
  return pg__v8_madd(pg__v8_of(c[1]), x, pg__v8_of(c[0]));
}

/* c[0] + c[1] x ... + c[3] x^3, by halves: no long chain (Estrin). */
static inline pg__v8 pg__v8_cubic(const double *c, pg__v8 x, pg__v8 square) {
  return pg__v8_madd(pg__v8_pair(c + 2, x), square, pg__v8_pair(c, x));
}

/* Of a table of 16, by the last 4 bits of each place. */
static inline pg__v8 pg__v8_look_up(const double *table, pg__w8 place) {
  return _mm512_permutex2var_pd(_mm512_load_pd(table), place,
                                _mm512_load_pd(table + 8));
}

/* ----- exp ----- */

/* 2^(i/16) */
static const double pg__powers[16] __attribute__((aligned(64))) = {
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0,
    0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0,
    0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0, 0x1.6a09e667f3bcdp+0,
    0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0,
    0x1.ea4afa2a490dap+0};

/* (exp r - 1 - r) / r^2 through the Chebyshev nodes of |r| <= ln 2 / 32: with an
** error of exp r below 2^-55. */
static const double pg__exp_wide[5] = {
    0.5, 0x1.55555554dd388p-3, 0x1.5555555519439p-5, 0x1.11120b03cf29dp-7,
    0x1.6c17bb6379595p-10};

/* exp(x + rest) = 2^(k/16) exp r, rest small beside 1; of any x. */
static inline pg__v8 pg__v8_exp_sum(pg__v8 x, pg__v8 rest) {
  const pg__v8 shift = pg__v8_of(0x1.8p52), most = pg__v8_of(760.0);
  /* the second argument stands where there is a NaN */
  x = _mm512_min_pd(most, _mm512_max_pd(pg__v8_of(-760.0), x));
  pg__v8 shifted = pg__v8_madd(x, pg__v8_of(16 * 1.4426950408889634), shift);
  pg__v8 k = _mm512_sub_pd(shifted, shift);
  pg__v8 r = _mm512_fnmadd_pd(k, pg__v8_of(PG__LN2_HIGH / 16), x);
  r = _mm512_fnmadd_pd(k, pg__v8_of(PG__LN2_LOW / 16), r);
  r = _mm512_add_pd(r, rest);
  pg__v8 square = _mm512_mul_pd(r, r);
  pg__v8 high = pg__v8_madd(r, pg__v8_of(pg__exp_wide[4]),
                            pg__v8_of(pg__exp_wide[3]));
  pg__v8 low = pg__v8_pair(pg__exp_wide + 1, r);
  pg__v8 sum = pg__v8_madd(high, square, low);
  sum = pg__v8_madd(sum, r, pg__v8_of(pg__exp_wide[0]));
  sum = pg__v8_madd(square, sum, r);
  pg__v8 power = pg__v8_look_up(pg__powers, _mm512_castpd_si512(shifted));
  pg__v8 e = pg__v8_madd(power, sum, power);
  return _mm512_scalef_pd(e, _mm512_mul_pd(k, pg__v8_of(1.0 / 16)));
}

static inline pg__v8 pg__v8_exp(pg__v8 x) {
  return pg__v8_exp_sum(x, _mm512_setzero_pd());
}

/* ----- log ----- */

/* x = 2^k m, 3/4 <= m < 3/2; c about 1/m by the first 4 bits of m, and 1 on
** either side of 1, so that a logarithm near 0 loses no digits; r = c m - 1,
** -0.032 to 0.063; log x = k ln 2 - log c + log(1 + r).
**
** The tables: c; and -log c in two parts, the first a multiple of 2^-42, with ln 2
** added where m < 1, for getexp gives k - 1 there. */
static const double pg__shares[16] __attribute__((aligned(64))) = {
    512 / 512.0, 468 / 512.0, 443 / 512.0, 420 / 512.0,
    400 / 512.0, 381 / 512.0, 364 / 512.0, 349 / 512.0,
    669 / 512.0, 643 / 512.0, 618 / 512.0, 596 / 512.0,
    575 / 512.0, 555 / 512.0, 537 / 512.0, 512 / 512.0};
static const double pg__logs_high[16] __attribute__((aligned(64))) = {
    0x0.0p+0, 0x1.700d30aeac000p-4, 0x1.28753bc11a000p-3,
    0x1.95a5adcf70000p-3, 0x1.f991c6cb3c000p-3, 0x1.2e9e2bce12000p-2,
    0x1.5d5bddf596000p-2, 0x1.8873658328000p-2, 0x1.b3e77d0126000p-2,
    0x1.dc7eb3ce4a000p-2, 0x1.028d2d68f2800p-1, 0x1.151c3f6d86000p-1,
    0x1.2779e1eaf0800p-1, 0x1.399a1578bc800p-1, 0x1.4a7b87bd7c000p-1,
    0x1.62e42fee00000p-1};
static const double pg__logs_low[16] __attribute__((aligned(64))) = {
    0x0.0p+0, 0x1.c1e8da99ded32p-49, 0x1.7494e359302e6p-44,
    0x1.7f22858a0ff6fp-47, -0x1.90d04cd7cc834p-44, 0x1.4300c128d1dc2p-45,
    -0x1.a0b2a08a465dcp-47, -0x1.988e21f7fc497p-45, 0x1.a3b93b5023944p-33,
    0x1.a3cf5837b8dcbp-33, 0x1.a3bf47fd8607ap-33, 0x1.a36122685d6c5p-33,
    0x1.a36ca466e66b3p-33, 0x1.a3be7338c450dp-33, 0x1.a3a824749d6ccp-33,
    0x1.a39ef35793c76p-33};

/* (log(1 + r) - r + r^2 / 2) / r^3 through the Chebyshev nodes of that range:
** with an error of log(1 + r) below 2^-58. */
static const double pg__log_wide[9] = {
    0x1.5555555555554p-2,  -0x1.00000000004e2p-2, 0x1.99999999ab8d4p-3,
    -0x1.5555554640c39p-3, 0x1.249247b463e20p-3,  -0x1.0000590625cebp-3,
    0x1.c7306ea0c5e29p-4,  -0x1.98be550daeb9ep-4, 0x1.4a904770769e3p-4};

/* log x = high + (r + low), high exact. */
typedef struct pg__v8_parts {
  pg__v8 high, r, low;
} pg__v8_parts;

static inline pg__v8_parts pg__v8_log_parts(pg__v8 x) {
  pg__v8 k = _mm512_getexp_pd(x);
  pg__v8 m = _mm512_getmant_pd(x, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_nan);
  pg__w8 place = _mm512_srli_epi64(_mm512_castpd_si512(m), 48);
  pg__v8 c = pg__v8_look_up(pg__shares, place);
  pg__v8 cm = _mm512_mul_pd(c, m), r = _mm512_sub_pd(cm, pg__v8_of(1.0));
  pg__v8 lost = _mm512_fmsub_pd(c, m, cm), square = _mm512_mul_pd(r, r);
  pg__v8 fourth = _mm512_mul_pd(square, square);
  pg__v8 series = pg__v8_madd(fourth, pg__v8_of(pg__log_wide[8]),
                              pg__v8_cubic(pg__log_wide + 4, r, square));
  series = pg__v8_madd(series, fourth, pg__v8_cubic(pg__log_wide, r, square));
  pg__v8 low = pg__v8_madd(k, pg__v8_of(PG__LN2_LOW),
                           pg__v8_look_up(pg__logs_low, place));
  series = pg__v8_madd(series, r, pg__v8_of(-0.5));
  low = pg__v8_madd(series, square, _mm512_add_pd(low, lost));
  pg__v8 high = pg__v8_madd(k, pg__v8_of(PG__LN2_HIGH),
                            pg__v8_look_up(pg__logs_high, place));
  return (pg__v8_parts){high, r, low};
}

/* Of any x, as pg__log. */
static inline pg__v8 pg__v8_log(pg__v8 x) {
  pg__v8_parts p = pg__v8_log_parts(x);
  pg__v8 y = _mm512_add_pd(p.high, _mm512_add_pd(p.r, p.low));
  __mmask8 zero = _mm512_cmp_pd_mask(x, _mm512_setzero_pd(), _CMP_EQ_OQ);
  return _mm512_mask_mov_pd(y, zero, pg__v8_of(-INFINITY));
}

/* ----- pow ----- */

/* Lanes that pg__v8_pow is right for. */
static inline __mmask8 pg__v8_pow_is_plain(pg__v8 x, pg__v8 y) {
  __mmask8 a = _mm512_cmp_pd_mask(x, pg__v8_of(DBL_MIN), _CMP_GE_OQ);
  __mmask8 b = _mm512_cmp_pd_mask(x, pg__v8_of(DBL_MAX), _CMP_LE_OQ);
  __mmask8 c = _mm512_cmp_pd_mask(_mm512_abs_pd(y), pg__v8_of(0x1p64),
                                  _CMP_LE_OQ);
  __mmask8 d = _mm512_cmp_pd_mask(y, pg__v8_of(2.0), _CMP_NEQ_UQ);
  return a & b & c & d;
}

static inline pg__v8 pg__v8_pow(pg__v8 x, pg__v8 y) {
  pg__v8_parts p = pg__v8_log_parts(x);
  pg__v8 sum = _mm512_add_pd(p.high, p.r); /* high is 0 or more than |r| */
  pg__v8 rest = _mm512_sub_pd(p.r, _mm512_sub_pd(sum, p.high));
  rest = _mm512_add_pd(rest, p.low);
  pg__v8 log = _mm512_add_pd(sum, rest);
  rest = _mm512_sub_pd(rest, _mm512_sub_pd(log, sum));
  pg__v8 product = _mm512_mul_pd(y, log);
  pg__v8 more = _mm512_fmsub_pd(y, log, product);
  more = pg__v8_madd(y, rest, more);
  /* past 746 the rest is not small, and does not matter */
  __mmask8 near = _mm512_cmp_pd_mask(_mm512_abs_pd(product), pg__v8_of(746.0),
                                     _CMP_LT_OQ);
  return pg__v8_exp_sum(product, _mm512_maskz_mov_pd(near, more));
}

/* ----- over blocks ----- */

/* for (size_t i = 0 ...) out[i] = f(x), x being in[i], eight at a time */
#define PG__WIDE_LOOP(out, in, count, x, f)                                   \
  for (size_t i_ = 0; i_ < (count); i_ += 8) {                                \
    __mmask8 there_ = pg__v8_there(i_, count);                                \
    pg__v8 x = _mm512_maskz_loadu_pd(there_, (in) + i_);                      \
    _mm512_mask_storeu_pd((out) + i_, there_, f);                             \
  }

#endif
#endif
