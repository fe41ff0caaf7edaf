/*
** The inverse of the standard normal distribution: Wichura, "Algorithm AS 241:
** The Percentage Points of the Normal Distribution", Applied Statistics 37
** (1988), routine PPND16, about one part in 10^16.
**
** Three ratios of polynomials of degree 7: for |u - 1/2| <= 0.425 in
** 0.180625 - (u - 1/2)^2, and past it in r = sqrt(-log min(u, 1 - u)), up to
** r = 5 and from there.  The first is worked out for all values of a tile, the
** second for those in the tails, gathered, and the third one by one, since it
** is for u < 1.4e-11.  Invariant: a value depends on its own u alone.
*/
#include <float.h>
#include <math.h>

#include "run/clones.h"
#include "run/elementary.h"
#include "run/inverse.h"

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
  double sum = c[0] * x + c[1];
  sum = sum * x + c[2];
  sum = sum * x + c[3];
  sum = sum * x + c[4];
  sum = sum * x + c[5];
  sum = sum * x + c[6];
  return sum * x + c[7];
}

static inline double ratio_at(const ratio *r, double x) {
  return polynomial(r->above, x) / polynomial(r->below, x);
}

/* r of a tail; a u of 0 or 1, which nobody should ask for, is the smallest
** normal double. */
static inline double depth(double u) {
  double p = u < 0.5 ? u : 1.0 - u;
  return sqrt(-pg__log(p > DBL_MIN ? p : DBL_MIN));
}

PG__CLONES
static void middle_all(double *x, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double q = x[i] - 0.5;
    x[i] = q * ratio_at(&middle, CENTRAL * CENTRAL - q * q);
  }
}

PG__CLONES
static void tails_all(double *x, double *depths, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double r = depth(x[i]);
    x[i] = copysign(ratio_at(&near, r - 1.6), x[i] - 0.5);
    depths[i] = r;
  }
}

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
  double tails[TILE], depths[TILE];
  size_t found = find_tails(x, count, where, tails);
  middle_all(x, count);
  tails_all(tails, depths, found);
  for (size_t j = 0; j < found; j++) {
    if (depths[j] > FAR)
      tails[j] = copysign(ratio_at(&far, depths[j] - FAR), tails[j]);
    x[where[j]] = tails[j];
  }
}

void pg__normal_inverse(double *x, size_t count) {
  for (; count > TILE; x += TILE, count -= TILE) invert_tile(x, TILE);
  invert_tile(x, count);
}
