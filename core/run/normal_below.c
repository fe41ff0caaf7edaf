/*
** The cumulative standard normal distribution: Cody, "Rational Chebyshev
** approximations for the error function", Mathematics of Computation 23 (1969),
** as in his ANORM (Algorithm 715, ACM TOMS 19, 1993), within 10^-15 of the
** smaller of the two tails.
**
** With x^2 = s: for |x| <= 0.67449 half and x times a ratio in s; up to sqrt 32
** the tail is exp(-s / 2) times a ratio in |x|; from there exp(-s / 2) / |x| times
** (1 / sqrt(2 pi) - a ratio in 1 / s).  Of exp(-s / 2) the part of x that has 4
** binary places is taken first, so that rounding s costs nothing.
*/
#include <math.h>

#include "graph/elementary.h"
#include "run/inverse.h"

#define CENTRAL 0.67448975
#define FAR 5.656854249492380195 /* sqrt 32 */
#define ROOT_2PI_BELOW 0.398942280401432677939946 /* 1 / sqrt(2 pi) */

static const double a[] = {2.2352520354606839287, 161.02823106855587881,
                           1067.6894854603709582, 18154.981253343561249,
                           .065682337918207449113};
static const double b[] = {47.20258190468824187, 976.09855173777669322,
                           10260.932208618978205, 45507.789335026729956};
static const double c[] = {.39894151208813466764, 8.8831497943883759412,
                           93.506656132177855979, 597.27027639480026226,
                           2494.5375852903726711, 6848.1904505362823326,
                           11602.651437647350124, 9842.7148383839780218,
                           1.0765576773720192317e-8};
static const double d[] = {22.266688044328115691, 235.38790178262499861,
                           1519.377599407554805,  6485.558298266760755,
                           18615.571640885098091, 34900.952721145977266,
                           38912.003286093271411, 19685.429676859990727};
static const double p[] = {.21589853405795699,       .1274011611602473639,
                           .022235277870649807,      .001421619193227893466,
                           2.9112874951168792e-5,    .02307344176494017303};
static const double q[] = {1.28426009614491121,   .468238212480865118,
                           .0659881378689285515,  .00378239633202758244,
                           7.29751555083966205e-5};

/* x ratio, the ratio in s = x^2. */
static double central(double x) {
  double s = x * x, above = a[4] * s, below = s;
  for (int i = 0; i < 3; i++) {
    above = (above + a[i]) * s;
    below = (below + b[i]) * s;
  }
  return x * (above + a[3]) / (below + b[3]);
}

static double bell(double y) {
  double coarse = floor(y * 16.0) / 16.0;
  return pg__exp(-coarse * coarse * 0.5) *
         pg__exp(-(y - coarse) * (y + coarse) * 0.5);
}

/* The tail above y, CENTRAL to FAR. */
static double near_tail(double y) {
  double above = c[8] * y, below = y;
  for (int i = 0; i < 7; i++) {
    above = (above + c[i]) * y;
    below = (below + d[i]) * y;
  }
  return bell(y) * (above + c[7]) / (below + d[7]);
}

static double far_tail(double y) {
  double s = 1.0 / (y * y), above = p[5] * s, below = s;
  for (int i = 0; i < 4; i++) {
    above = (above + p[i]) * s;
    below = (below + q[i]) * s;
  }
  double ratio = s * (above + p[4]) / (below + q[4]);
  return bell(y) * (ROOT_2PI_BELOW - ratio) / y;
}

double pg__normal_below(double x) {
  double y = fabs(x);
  if (y <= CENTRAL) return 0.5 + central(x);
  if (y > 40.0) return x > 0.0 ? 1.0 : 0.0; /* the tail is below 1e-349 */
  double tail = y <= FAR ? near_tail(y) : far_tail(y);
  return x > 0.0 ? 1.0 - tail : tail;
}
