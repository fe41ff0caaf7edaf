/*
** Quantiles of every kind of distribution: out[i] = F^-1(u[i]).
**
**   uniform      low + (high - low) u
**   normal       mean + sd z, z = the standard normal quantile (normal.c)
**   lognormal    exp(mu + sigma z), mu = (ln a + ln b) / 2 and
**                sigma = (ln b - ln a) / (2 z95) for its percentiles a and b
**   triangular   with c = (mode - low) / (high - low), over 0 to 1:
**                sqrt(u c) below c, 1 - sqrt((1 - u) (1 - c)) above
**   pert         low + (high - low) Beta(1 + 4 c, 1 + 4 (1 - c))
**   beta         the inverse of the incomplete beta function (beta.c)
**   choice, data the values in rising order (listed.c)
**
** Within bounds a and b u becomes F(a) + (F(b) - F(a)) u first (below.c).  u is
** copied to out, and every kind works in place from there.
**
** Invariants: a value depends on its own u alone, to the last bit; it never
** falls as u grows; it stays within its bounds; equal bounds give the bound.
*/
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "perigee/distribution.h"
#include "run/clones.h"
#include "run/elementary.h"
#include "run/inverse.h"

/* A range low to high, kept at half size where high - low would overflow. */
typedef struct range {
  double low, high;
  double origin, width; /* of the range as it is kept */
  double scale;         /* 1, or 2 at half size */
} range;

static range range_of(double low, double high) {
  range r = {low, high, low, high - low, 1.0};
  if (r.width <= DBL_MAX) return r;
  return (range){low, high, 0.5 * low, 0.5 * high - 0.5 * low, 2.0};
}

/* Where `value` lies in the range: 0 at low, 1 at high. */
static double range_share(const range *r, double value) {
  return (value / r->scale - r->origin) / r->width;
}

/* Multiplying may round past high; comparing puts that right. */
PG__CLONES
static void range_place(const range *r, double *x, size_t count) {
  const double origin = r->origin, width = r->width, scale = r->scale;
  const double high = r->high;
  for (size_t i = 0; i < count; i++) {
    double value = (origin + width * x[i]) * scale;
    x[i] = value < high ? value : high;
  }
}

static void fill(double value, double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = value;
}

static void uniform(const double *p, double *x, size_t count) {
  range r = range_of(p[0], p[1]);
  range_place(&r, x, count);
}

PG__CLONES
static void normal_place(double mean, double deviation, double *z,
                         size_t count) {
  for (size_t i = 0; i < count; i++) z[i] = mean + deviation * z[i];
}

static void normal(const double *p, double *x, size_t count) {
  pg__normal_inverse(x, count);
  normal_place(p[0], p[1], x, count);
}

PG__CLONES
static void exponentials(double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = pg__exp(x[i]);
}

void pg__lognormal_scale(const pg_distribution *d, double *mu, double *sigma) {
  const double a = pg__log_any(d->parameters[0]);
  const double b = pg__log_any(d->parameters[1]);
  *mu = (a + b) / 2.0;
  *sigma = (b - a) / (2.0 * PG__Z95);
}

static void lognormal(const pg_distribution *d, double *x, size_t count) {
  double mu, sigma;
  pg__lognormal_scale(d, &mu, &sigma);
  pg__normal_inverse(x, count);
  normal_place(mu, sigma, x, count);
  exponentials(x, count);
}

/* The triangular distribution over 0 to 1.  1 - sqrt(v) is written as
** (1 - v) / (1 + sqrt(v)), v = (1 - u) (1 - c), which loses no digits. */
PG__CLONES
static void unit_triangular(double c, double rest, double *x, size_t count) {
  for (size_t i = 0; i < count; i++) {
    double u = x[i], below = sqrt(u * c);
    double above = (c + u * rest) / (1.0 + sqrt((1.0 - u) * rest));
    above = above > c ? above : c;
    x[i] = u < c ? below : above;
  }
}

static void triangular(const double *p, double *x, size_t count) {
  range r = range_of(p[0], p[2]);
  double c = range_share(&r, p[1]);
  unit_triangular(c, 1.0 - c, x, count);
  range_place(&r, x, count);
}

static void pert(const double *p, double *x, size_t count) {
  range r = range_of(p[0], p[2]);
  double c = range_share(&r, p[1]);
  pg__beta_inverse(1.0 + 4.0 * c, 1.0 + 4.0 * (1.0 - c), x, count);
  range_place(&r, x, count);
}

/* Whether all probability is at the first parameter. */
static bool is_certain(const pg_distribution *d) {
  const double *p = d->parameters;
  switch (d->kind) {
    case PG_CERTAIN: return true;
    case PG_NORMAL: return p[1] == 0.0;
    case PG_UNIFORM:
    case PG_LOGNORMAL: return p[0] == p[1];
    case PG_TRIANGULAR:
    case PG_PERT: return p[0] == p[2];
    default: return false;
  }
}

/* From shares of what is within the bounds to shares of the whole. */
static void widen(const pg_distribution *d, double *u, size_t count) {
  double low, high;
  pg__distribution_ends(d, &low, &high);
  for (size_t i = 0; i < count; i++) u[i] = low + (high - low) * u[i];
}

/* Rounding may pass a bound. */
static void keep_within(const pg_distribution *d, double *x, size_t count) {
  bool low = (d->bounds & PG_BOUND_LOW) != 0;
  bool high = (d->bounds & PG_BOUND_HIGH) != 0;
  for (size_t i = 0; i < count; i++) {
    if (low && x[i] < d->least) x[i] = d->least;
    if (high && x[i] > d->most) x[i] = d->most;
  }
}

static void invert(const pg_distribution *d, double *x, size_t count) {
  const double *p = d->parameters;
  switch (d->kind) {
    case PG_UNIFORM: uniform(p, x, count); break;
    case PG_NORMAL: normal(p, x, count); break;
    case PG_LOGNORMAL: lognormal(d, x, count); break;
    case PG_TRIANGULAR: triangular(p, x, count); break;
    case PG_PERT: pert(p, x, count); break;
    case PG_BETA: pg__beta_inverse(p[0], p[1], x, count); break;
    default: break;
  }
}

void pg_distribution_quantile(const pg_distribution *distribution,
                              const double *u, double *out, size_t count) {
  if (is_certain(distribution)) {
    fill(distribution->parameters[0], out, count);
    return;
  }
  if (out != u) memmove(out, u, count * sizeof *out);
  if (pg__is_listed(distribution)) {
    pg__listed_inverse(distribution, out, count);
    return;
  }
  if (distribution->bounds != 0) widen(distribution, out, count);
  invert(distribution, out, count);
  if (distribution->bounds != 0) keep_within(distribution, out, count);
}
