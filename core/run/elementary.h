/*
** Exponential and logarithm of doubles, in nothing but +, -, *, / and integer
** steps: the same bits on every machine and in every vector width, which libm
** does not promise, and loops over them vectorise.  Both within one unit in the
** last place.
**
** exp x = 2^k exp r, k = round(x / ln 2), |r| <= ln 2 / 2, exp r by its Taylor
** series to r^13 (remainder below 2^-58).
** log x = k ln 2 + log m, sqrt(1/2) <= m < sqrt 2, with f = m - 1, s = f/(2+f):
** log m = f - f^2/2 + s (f^2/2 + R(s^2)), R as in fdlibm's e_log.c (Sun, 1993).
*/
#ifndef PERIGEE_RUN_ELEMENTARY_H
#define PERIGEE_RUN_ELEMENTARY_H

#include <stdint.h>
#include <string.h>

/* ln 2 in two parts, the first with 32 trailing zero bits. */
#define PG__LN2_HIGH 6.93147180369123816490e-01
#define PG__LN2_LOW 1.90821492927058770002e-10

static inline uint64_t pg__bits(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

static inline double pg__double(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/* Taylor's sum r^n / n!, n = 2 .. 13, over r^2. */
static inline double pg__exp_series(double r) {
  double s = 1.0 / 6227020800.0;
  s = s * r + 1.0 / 479001600.0;
  s = s * r + 1.0 / 39916800.0;
  s = s * r + 1.0 / 3628800.0;
  s = s * r + 1.0 / 362880.0;
  s = s * r + 1.0 / 40320.0;
  s = s * r + 1.0 / 5040.0;
  s = s * r + 1.0 / 720.0;
  s = s * r + 1.0 / 120.0;
  s = s * r + 1.0 / 24.0;
  s = s * r + 1.0 / 6.0;
  return s * r + 0.5;
}

/* Of any x but NaN: beyond +-746 infinity and 0, below -708 not accurate to
** the last bit, as doubles there are not. */
static inline double pg__exp(double x) {
  const double shift = 0x1.8p52; /* adding it rounds to an integer */
  x = x > 746.0 ? 746.0 : x;
  x = x < -746.0 ? -746.0 : x;
  double shifted = x * 1.4426950408889634074 + shift, k = shifted - shift;
  uint64_t n = pg__bits(shifted) - pg__bits(shift); /* k, modulo 2^64 */
  double high = x - k * PG__LN2_HIGH, low = k * PG__LN2_LOW, r = high - low;
  double e = 1.0 + (high + (r * r * pg__exp_series(r) - low));
  /* 2^k in two factors, either in range */
  uint64_t half = ((n + 4096) >> 1) - 2048, rest = n - half;
  return e * pg__double((half + 1023) << 52) *
         pg__double((rest + 1023) << 52);
}

/* exp(x) - 1, within a few units in the last place. */
static inline double pg__expm1(double x) {
  if (x > -0.34 && x < 0.34) return x + x * x * pg__exp_series(x);
  return pg__exp(x) - 1.0;
}

/* Of a normal x > 0: from 2^-1022 up, and finite. */
static inline double pg__log(double x) {
  const uint64_t root = UINT64_C(0x3FE6A09E667F3BCD); /* of 1/2 */
  uint64_t above = pg__bits(x) - root;                /* k 2^52 + ... */
  uint64_t biased = (above + (UINT64_C(1) << 63)) >> 52; /* k + 2048 */
  double k = pg__double((UINT64_C(0x433) << 52) + biased) - (0x1p52 + 2048);
  double f = pg__double((above & UINT64_C(0xFFFFFFFFFFFFF)) + root) - 1.0;
  double s = f / (2.0 + f), z = s * s, w = z * z, h = 0.5 * f * f;
  double odd = w * (3.999999999940941908e-01 +
                    w * (2.222219843214978396e-01 +
                         w * 1.531383769920937332e-01));
  double even = z * (6.666666666666735130e-01 +
                     w * (2.857142874366239149e-01 +
                          w * (1.818357216161805012e-01 +
                               w * 1.479819860511658591e-01)));
  return k * PG__LN2_HIGH -
         ((h - (s * (h + (even + odd)) + k * PG__LN2_LOW)) - f);
}

/* Of any finite x > 0, those below the normal doubles too. */
static inline double pg__log_any(double x) {
  if (x >= 0x1p-1022) return pg__log(x);
  return pg__log(x * 0x1p54) - 54.0 * 0.69314718055994530942;
}

/* log(1 + x), x > -1, within a few units in the last place: the rounding of
** 1 + x is made good by the ratio (Kahan). */
static inline double pg__log1p(double x) {
  double y = 1.0 + x, d = y - 1.0;
  return d == 0.0 ? x : pg__log(y) * (x / d);
}

#endif
