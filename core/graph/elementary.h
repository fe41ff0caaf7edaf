/*
** Exponential, logarithm and power of doubles, in nothing but +, -, *, / and
** integer steps: loops over them vectorise, and no libm has a say in the bits.
** Each is within a few units in the last place, exp and log within one.
**
** exp x = 2^k exp r, k = round(x / ln 2), |r| <= ln 2 / 2, exp r = 1 + r + r^2
** (1/2 + r P(r)), P of degree 8 through the Chebyshev nodes of that range
** (error 2^-55).
** log x = k ln 2 + log m, sqrt(1/2) <= m < sqrt 2, with f = m - 1, s = f/(2+f):
** log m = f - f^2/2 + s (f^2/2 + R(s^2)), R as in fdlibm's e_log.c (Sun, 1993).
** x^y = exp(y log x), both products with some 20 bits more than a double has.
**
** Under PG__FUSED a product and a sum round once where pg__madd says so; without
** it the bits are those of every machine.
*/
#ifndef PERIGEE_GRAPH_ELEMENTARY_H
#define PERIGEE_GRAPH_ELEMENTARY_H

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* ln 2 in two parts, the first with 32 trailing zero bits. */
#define PG__LN2_HIGH 6.93147180369123816490e-01
#define PG__LN2_LOW 1.90821492927058770002e-10

static inline double pg__madd(double a, double b, double c) {
#ifdef PG__FUSED
  return __builtin_fma(a, b, c);
#else
  return a * b + c;
#endif
}

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

/* ----- exp ----- */

/* (exp r - 1 - r) / r^2, |r| <= ln 2 / 2. */
static inline double pg__exp_series(double r) {
  double s = 0x1.af23861b660b5p-26;
  s = pg__madd(s, r, 0x1.288039915f1fdp-22);
  s = pg__madd(s, r, 0x1.71de17d7f7c51p-19);
  s = pg__madd(s, r, 0x1.a019c9aad46a5p-16);
  s = pg__madd(s, r, 0x1.a01a01a4b6709p-13);
  s = pg__madd(s, r, 0x1.6c16c1738ededp-10);
  s = pg__madd(s, r, 0x1.1111111110e66p-7);
  s = pg__madd(s, r, 0x1.5555555554cb8p-5);
  s = pg__madd(s, r, 0x1.5555555555555p-3);
  return pg__madd(s, r, 0.5);
}

/* exp(x + rest), rest small beside 1: with the sum rounded nowhere. */
static inline double pg__exp_sum(double x, double rest) {
  const double shift = 0x1.8p52 + 4096.0; /* adding it rounds to an integer */
  x = x > 746.0 ? 746.0 : x;
  x = x < -746.0 ? -746.0 : x;
  double shifted = pg__madd(x, 1.4426950408889634074, shift);
  double k = shifted - shift;
  double high = pg__madd(k, -PG__LN2_HIGH, x);
  double low = pg__madd(k, PG__LN2_LOW, -rest), r = high - low;
  double e = 1.0 + (high + pg__madd(r * r, pg__exp_series(r), -low));
  /* 2^k in two factors, either in range; the low bits of n are k + 4096, and
  ** the shift by 52 keeps no more */
  uint64_t n = pg__bits(shifted), half = n >> 1;
  return e * pg__double((half - 1025) << 52) *
         pg__double((n - half - 1025) << 52);
}

/* Of any x: NaN of NaN, infinity from 709.8 up, 0 from -745.2 down. */
static inline double pg__exp(double x) { return pg__exp_sum(x, 0.0); }

/* exp(x) - 1, within a few units in the last place. */
static inline double pg__expm1(double x) {
  if (x > -0.34 && x < 0.34) return x + x * x * pg__exp_series(x);
  return pg__exp(x) - 1.0;
}

/* ----- log ----- */

/* k ln 2 + f - below is the logarithm, k being whole. */
typedef struct pg__log_parts {
  double k, f, below;
} pg__log_parts;

/* Of a normal, finite x > 0 times 2^scale. */
static inline pg__log_parts pg__log_in_parts(double x, double scale) {
  const uint64_t root = UINT64_C(0x3FE6A09E667F3BCD); /* of 1/2 */
  uint64_t above = pg__bits(x) - root;                /* k 2^52 + ... */
  uint64_t biased = (above + (UINT64_C(1) << 63)) >> 52; /* k + 2048 */
  double k = pg__double((UINT64_C(0x433) << 52) + biased) -
             (0x1p52 + 2048 - scale);
  double f = pg__double((above & UINT64_C(0xFFFFFFFFFFFFF)) + root) - 1.0;
  double s = f / (2.0 + f), z = s * s, w = z * z, h = 0.5 * f * f;
  double odd = pg__madd(w, 1.531383769920937332e-01, 2.222219843214978396e-01);
  odd = w * pg__madd(w, odd, 3.999999999940941908e-01);
  double even = pg__madd(w, 1.479819860510658591e-01, 1.818357216161805012e-01);
  even = pg__madd(w, even, 2.857142874366239149e-01);
  even = z * pg__madd(w, even, 6.666666666666735130e-01);
  double rest = pg__madd(s, h + (even + odd), k * PG__LN2_LOW);
  return (pg__log_parts){k, f, h - rest};
}

/* Of a normal, finite x > 0. */
static inline double pg__log_positive(double x) {
  pg__log_parts p = pg__log_in_parts(x, 0.0);
  return pg__madd(p.k, PG__LN2_HIGH, -(p.below - p.f));
}

/* Of any x: of 0 -infinity, of a negative number NaN. */
static inline double pg__log(double x) {
  bool tiny = x < DBL_MIN;
  pg__log_parts p =
      pg__log_in_parts(tiny ? x * 0x1p54 : x, tiny ? -54.0 : 0.0);
  double y = pg__madd(p.k, PG__LN2_HIGH, -(p.below - p.f));
  y = x <= DBL_MAX ? y : x;
  double outside = x == 0.0 ? -INFINITY : NAN;
  return x > 0.0 ? y : outside;
}

/* log(1 + x), x > -1, within a few units in the last place: the rounding of
** 1 + x is made good by the ratio (Kahan). */
static inline double pg__log1p(double x) {
  double y = 1.0 + x, d = y - 1.0;
  return d == 0.0 ? x : pg__log_positive(y) * (x / d);
}

/* ----- pow ----- */

/* x without its last 27 bits: the product of two such is exact. */
static inline double pg__leading(double x) {
  return pg__double(pg__bits(x) & ~UINT64_C(0x7FFFFFF));
}

/* Whether pg__pow_plain may be asked. */
static inline bool pg__pow_is_plain(double x, double y) {
  return x >= DBL_MIN && x <= DBL_MAX && fabs(y) <= 0x1p64;
}

/* x^y: the logarithm as the sum of `lead`, 26 bits, and `rest`. */
static inline double pg__pow_plain(double x, double y) {
  pg__log_parts p = pg__log_in_parts(x, 0.0);
  double whole = p.k * PG__LN2_HIGH; /* exact, and 0 or more than |f| */
  double sum = whole + p.f, lost = p.f - (sum - whole) - p.below;
  double lead = pg__leading(sum + lost), rest = (sum - lead) + lost;
  double y_lead = pg__leading(y), y_rest = y - y_lead;
  double product = y_lead * lead;
  double more = pg__madd(y_lead, rest, y_rest * (lead + rest));
  more = fabs(product) < 746.0 ? more : 0.0; /* past it, it is not small */
  return pg__exp_sum(product, more);
}

static inline bool pg__is_whole(double y) { return floor(y) == y; }

static inline bool pg__is_odd(double y) {
  return pg__is_whole(y) && !pg__is_whole(y * 0.5);
}

/* |x|^y where x or y is 0, infinite or less than the normal doubles. */
static inline double pg__pow_far(double x, double y) {
  if (x == 1.0) return 1.0;
  if (x < DBL_MIN && x > 0.0 && fabs(y) <= 0x1p64) {
    double part = pg__pow_plain(x * 0x1p54, y); /* x^y 2^(54 y) */
    return part == 0.0 || part > DBL_MAX ? part
                                         : part * pg__pow_plain(0x1p-54, y);
  }
  return (x < 1.0) == (y > 0.0) ? 0.0 : INFINITY;
}

/* As C's pow: x^0 = 1^y = 1 even with NaN, NaN for a negative x unless y is
** whole; x^2 is x x. */
static inline double pg__pow(double x, double y) {
  if (y == 2.0) return x * x;
  if (pg__pow_is_plain(x, y)) return pg__pow_plain(x, y);
  if (y == 0.0 || x == 1.0) return 1.0;
  if (x != x || y != y) return x + y;
  if (x < 0.0 && x >= -DBL_MAX && !pg__is_whole(y)) return NAN;
  double size = fabs(x);
  if (x == -1.0 && fabs(y) > DBL_MAX) return 1.0;
  double power = pg__pow_is_plain(size, y) ? pg__pow_plain(size, y)
                                           : pg__pow_far(size, y);
  return signbit(x) && pg__is_odd(y) ? -power : power;
}

#endif
