/*
** Inverses of cumulative distributions, many at once.
**
** The standard normal one is Wichura's, "Algorithm AS 241: The Percentage Points
** of the Normal Distribution", Applied Statistics 37 (1988), routine PPND16, about
** one part in 10^16.  Three ratios of polynomials of degree 7: for |u - 1/2| <=
** 0.425 in 0.180625 - (u - 1/2)^2, and past it in r = sqrt(-log min(u, 1 - u)),
** up to r = 5 and from there.  The first is worked out for all values of a tile,
** the second for those in the tails, gathered, and the third one by one, since
** it is for u < 1.4e-11.  Invariant: a value depends on its own u alone.
*/
#include <float.h>
#include <math.h>
#include <string.h>

#include "graph/elementary.h"
#include "run/vector/vector.h"
#include "run/vector/wide.h"

#define TILE 256u
#define CENTRAL 0.425
#define FAR 5.0

/* The coefficients of a ratio, from the highest power down to the constant. */
typedef struct ratio {
  double above[8], below[8];
} ratio;

static const ratio middle = {
    {2.5090809287301226727E+3, 3.3430575583588128105E+4,
     6.7265770927008700853E+4, 4.5921953931549871457E+4,
     1.3731693765509461125E+4, 1.9715909503065514427E+3,
     1.3314166789178437745E+2, 3.3871328727963666080E+0},
    {5.2264952788528545610E+3, 2.8729085735721942674E+4,
     3.9307895800092710610E+4, 2.1213794301586595867E+4,
     5.3941960214247511077E+3, 6.8718700749205790830E+2,
     4.2313330701600911252E+1, 1.0}};

static const ratio near = {
    {7.74545014278341407640E-4, 2.27238449892691845833E-2,
     2.41780725177450611770E-1, 1.27045825245236838258E+0,
     3.64784832476320460504E+0, 5.76949722146069140550E+0,
     4.63033784615654529590E+0, 1.42343711074968357734E+0},
    {1.05075007164441684324E-9, 5.47593808499534494600E-4,
     1.51986665636164571966E-2, 1.48103976427480074590E-1,
     6.89767334985100004550E-1, 1.67638483018380384940E+0,
     2.05319162663775882187E+0, 1.0}};

static const ratio far = {
    {2.01033439929228813265E-7, 2.71155556874348757815E-5,
     1.24266094738807843860E-3, 2.65321895265761230930E-2,
     2.96560571828504891230E-1, 1.78482653991729133580E+0,
     5.46378491116411436990E+0, 6.65790464350110377720E+0},
    {2.04426310338993978564E-15, 1.42151175831644588870E-7,
     1.84631831751005468180E-5, 7.86869131145613259100E-4,
     1.48753612908506148525E-2, 1.36929880922735805310E-1,
     5.99832206555887937690E-1, 1.0}};

static inline double polynomial(const double c[8], double x) {
  double sum = pg__madd(c[0], x, c[1]);
  sum = pg__madd(sum, x, c[2]);
  sum = pg__madd(sum, x, c[3]);
  sum = pg__madd(sum, x, c[4]);
  sum = pg__madd(sum, x, c[5]);
  sum = pg__madd(sum, x, c[6]);
  return pg__madd(sum, x, c[7]);
}

static inline double ratio_at(const ratio *r, double x) {
  return polynomial(r->above, x) / polynomial(r->below, x);
}

static void middle_all(double *x, size_t count) {
  PG__APART
  for (size_t i = 0; i < count; i++) {
    double q = x[i] - 0.5;
    x[i] = q * ratio_at(&middle, CENTRAL * CENTRAL - q * q);
  }
}

#ifdef PG__WIDE

static pg__v8 wide_polynomial(const double c[8], pg__v8 x) {
  pg__v8 sum = pg__v8_of(c[0]);
  for (int i = 1; i < 8; i++) sum = pg__v8_madd(sum, x, pg__v8_of(c[i]));
  return sum;
}

static pg__v8 wide_ratio(const ratio *r, pg__v8 x) {
  return _mm512_div_pd(wide_polynomial(r->above, x),
                       wide_polynomial(r->below, x));
}

/* Whole turns of eight: see invert_tile. */
static void tails_all(double *x, double *depths, size_t count) {
  const pg__v8 half = pg__v8_of(0.5), sign = pg__v8_of(-0.0);
  for (size_t i = 0; i < count; i += 8) {
    pg__v8 u = _mm512_loadu_pd(x + i);
    pg__v8 p = _mm512_min_pd(u, _mm512_sub_pd(pg__v8_of(1.0), u));
    p = _mm512_max_pd(p, pg__v8_of(DBL_MIN));
    pg__v8 r = _mm512_sqrt_pd(_mm512_xor_pd(pg__v8_log(p), sign));
    pg__v8 z = wide_ratio(&near, _mm512_sub_pd(r, pg__v8_of(1.6)));
    pg__v8 side = _mm512_and_pd(_mm512_sub_pd(u, half), sign);
    _mm512_storeu_pd(x + i, _mm512_or_pd(_mm512_abs_pd(z), side));
    _mm512_storeu_pd(depths + i, r);
  }
}

#else

/* r of a tail; a u of 0 or 1, which nobody should ask for, is the smallest
** normal double. */
static inline double depth(double u) {
  double p = u < 0.5 ? u : 1.0 - u;
  return sqrt(-pg__log_positive(p > DBL_MIN ? p : DBL_MIN));
}

static void tails_all(double *x, double *depths, size_t count) {
  PG__APART
  for (size_t i = 0; i < count; i++) {
    double r = depth(x[i]);
    x[i] = copysign(ratio_at(&near, r - 1.6), x[i] - 0.5);
    depths[i] = r;
  }
}

#endif

static void far_all(double *x, const double *depths, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (depths[i] > FAR)
      x[i] = copysign(ratio_at(&far, depths[i] - FAR), x[i]);
}

static void invert_tails(double *x, size_t count) {
  double depths[TILE + 8];
  tails_all(x, depths, count);
  far_all(x, depths, count);
}

#if defined(__AVX512F__)

/* Gathers the values in a tail; masks say where they were. */
static size_t take_tails(const double *x, size_t count, __mmask8 *masks,
                         double *tails) {
  const __m512d half = _mm512_set1_pd(0.5), central = _mm512_set1_pd(CENTRAL);
  size_t found = 0;
  for (size_t i = 0; i < count; i += 8) {
    __mmask8 there = pg__v8_there(i, count);
    __m512d u = _mm512_maskz_loadu_pd(there, x + i);
    __m512d q = _mm512_abs_pd(_mm512_sub_pd(u, half));
    __mmask8 out = _mm512_mask_cmp_pd_mask(there, q, central, _CMP_GT_OQ);
    _mm512_storeu_pd(tails + found, _mm512_maskz_compress_pd(out, u));
    masks[i / 8] = out;
    found += (size_t)__builtin_popcount(out);
  }
  return found;
}

static void put_tails(double *x, size_t count, const __mmask8 *masks,
                      const double *tails) {
  for (size_t i = 0; i < count; i += 8) {
    __mmask8 out = masks[i / 8];
    __m512d values = _mm512_maskz_expand_pd(out, _mm512_loadu_pd(tails));
    _mm512_mask_storeu_pd(x + i, out, values);
    tails += __builtin_popcount(out);
  }
}

static void invert_tile(double *x, size_t count) {
  __mmask8 masks[TILE / 8];
  double tails[TILE + 8];
  size_t found = take_tails(x, count, masks, tails);
  middle_all(x, count);
  for (size_t i = 0; i < 8; i++) tails[found + i] = 0.05; /* makes whole turns */
  invert_tails(tails, (found + 7) / 8 * 8);
  put_tails(x, count, masks, tails);
}

#else

/* Which values are in a tail: their places and themselves. */
static size_t find_tails(const double *x, size_t count, unsigned short *where,
                         double *tails) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    where[found] = (unsigned short)i;
    tails[found] = x[i];
    found += fabs(x[i] - 0.5) > CENTRAL;
  }
  return found;
}

static void invert_tile(double *x, size_t count) {
  unsigned short where[TILE];
  double tails[TILE];
  size_t found = find_tails(x, count, where, tails);
  middle_all(x, count);
  invert_tails(tails, found);
  for (size_t j = 0; j < found; j++) x[where[j]] = tails[j];
}

#endif

void PG__OF(pg__normal)(double *x, size_t count) {
  for (; count > TILE; x += TILE, count -= TILE) invert_tile(x, TILE);
  invert_tile(x, count);
}

/* Multiplying may round past `most`; comparing puts that right. */
void PG__OF(pg__place)(double a, double b, double most, double *x,
                       size_t count) {
  PG__APART
  for (size_t i = 0; i < count; i++) {
    double value = pg__madd(b, x[i], a);
    x[i] = value < most ? value : most;
  }
}

void PG__OF(pg__place_exp)(double a, double b, double *x, size_t count) {
#ifdef PG__WIDE
  const pg__v8 start = pg__v8_of(a), slope = pg__v8_of(b);
  PG__WIDE_LOOP(x, x, count, z, pg__v8_exp(pg__v8_madd(slope, z, start)))
#else
  PG__APART
  for (size_t i = 0; i < count; i++) x[i] = pg__exp(pg__madd(b, x[i], a));
#endif
}

/* With c = share: low + width sqrt(u c) below c, from there on high - width
** sqrt((1 - u) (1 - c)); neither side passes the mode. */
void PG__OF(pg__triangular)(const pg__corner *of, double *x, size_t count) {
  const pg__corner t = *of;
  const double rest = 1.0 - t.share;
  PG__APART
  for (size_t i = 0; i < count; i++) {
    double u = x[i];
    double s = sqrt(u < t.share ? u * t.share : (1.0 - u) * rest);
    double below = pg__madd(t.width, s, t.low);
    double above = pg__madd(-t.width, s, t.high);
    below = below < t.mode ? below : t.mode;
    above = above > t.mode ? above : t.mode;
    x[i] = u < t.share ? below : above;
  }
}
