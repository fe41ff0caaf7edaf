/*
** The cumulative distribution of every kind: what quantile.c inverts.
**
**   uniform      (x - low) / (high - low)
**   normal       Phi((x - mean) / sd)
**   lognormal    Phi((ln x - mu) / sigma), as in quantile.c
**   triangular   with c = (mode - low) / (high - low) and s the place of x, 0 to
**                1: s^2 / c below c, 1 - (1 - s)^2 / (1 - c) above
**   pert, beta   the incomplete beta function
**   choice, data the share of the values that are at or below x
**
** Within bounds: what it is of the whole, less what is below the low bound, over
** what is within.
*/
#include <math.h>
#include <stdbool.h>

#include "perigee/distribution.h"
#include "graph/elementary.h"
#include "run/inverse.h"

/* Halves are taken first, so that nothing overflows. */
static double place_in(double low, double high, double x) {
  if (x <= low) return 0.0;
  if (x >= high) return 1.0;
  return (0.5 * x - 0.5 * low) / (0.5 * high - 0.5 * low);
}

static double normal_below(const double *p, double x) {
  if (p[1] == 0.0) return x >= p[0] ? 1.0 : 0.0;
  return pg__normal_below((x - p[0]) / p[1]);
}

static double lognormal_below(const pg_distribution *d, double x) {
  double mu, sigma;
  if (x <= 0.0) return 0.0;
  if (d->parameters[0] == d->parameters[1])
    return x >= d->parameters[0] ? 1.0 : 0.0;
  pg__lognormal_scale(d, &mu, &sigma);
  return pg__normal_below((pg__log(x) - mu) / sigma);
}

static double triangular_below(const double *p, double x) {
  double c = place_in(p[0], p[2], p[1]), s = place_in(p[0], p[2], x);
  if (s <= 0.0 || s >= 1.0) return p[0] == p[2] && x >= p[0] ? 1.0 : s;
  if (s < c) return s * s / c;
  return 1.0 - (1.0 - s) * (1.0 - s) / (1.0 - c);
}

static double pert_below(const double *p, double x) {
  double c = place_in(p[0], p[2], p[1]);
  if (p[0] == p[2]) return x >= p[0] ? 1.0 : 0.0;
  return pg__beta_below(1.0 + 4.0 * c, 1.0 + 4.0 * (1.0 - c),
                        place_in(p[0], p[2], x));
}

static double whole_below(const pg_distribution *d, double x) {
  const double *p = d->parameters;
  switch (d->kind) {
    case PG_UNIFORM:
      return p[0] == p[1] && x >= p[0] ? 1.0 : place_in(p[0], p[1], x);
    case PG_NORMAL: return normal_below(p, x);
    case PG_LOGNORMAL: return lognormal_below(d, x);
    case PG_TRIANGULAR: return triangular_below(p, x);
    case PG_PERT: return pert_below(p, x);
    case PG_BETA: return pg__beta_below(p[0], p[1], x);
    case PG_CHOICE:
    case PG_WEIGHTED:
    case PG_DATA: return pg__listed_below(d, x);
    default: return x >= p[0] ? 1.0 : 0.0;
  }
}

bool pg__is_listed(const pg_distribution *d) {
  return d->kind == PG_CHOICE || d->kind == PG_WEIGHTED || d->kind == PG_DATA;
}

void pg__distribution_ends(const pg_distribution *d, double *low,
                           double *high) {
  *low = (d->bounds & PG_BOUND_LOW) != 0 ? whole_below(d, d->least) : 0.0;
  *high = (d->bounds & PG_BOUND_HIGH) != 0 ? whole_below(d, d->most) : 1.0;
}

double pg_distribution_below(const pg_distribution *d, double x) {
  double low, high, share;
  if (isnan(x)) return NAN;
  if (d->bounds == 0 || pg__is_listed(d)) return whole_below(d, x);
  if ((d->bounds & PG_BOUND_LOW) != 0 && x < d->least) return 0.0;
  if ((d->bounds & PG_BOUND_HIGH) != 0 && x >= d->most) return 1.0;
  pg__distribution_ends(d, &low, &high);
  share = (whole_below(d, x) - low) / (high - low);
  return share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
}
