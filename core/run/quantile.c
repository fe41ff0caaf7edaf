/*
** Quantiles of every kind of distribution: out[i] = F^-1(u[i]).
**
**   uniform      low + (high - low) u
**   normal       mean + sd z, z = the standard normal quantile (vector/invert.c)
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
#include "graph/elementary.h"
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

static void fill(double value, double *x, size_t count) {
  for (size_t i = 0; i < count; i++) x[i] = value;
}

void pg__lognormal_scale(const pg_distribution *d, double *mu, double *sigma) {
  const double a = pg__log(d->parameters[0]);
  const double b = pg__log(d->parameters[1]);
  *mu = (a + b) / 2.0;
  *sigma = (b - a) / (2.0 * PG__Z95);
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

/* ----- making ready ----- */

static void ready_range(pg__inverse *made, double low, double mode,
                        double high) {
  range r = range_of(low, high);
  made->scale = r.scale;
  made->corner = (pg__corner){r.origin, mode / r.scale, high / r.scale, r.width,
                              range_share(&r, mode)};
}

static void ready_kind(pg__inverse *made, const pg_distribution *d) {
  const double *p = d->parameters;
  switch (d->kind) {
    case PG_UNIFORM: ready_range(made, p[0], p[0], p[1]); break;
    case PG_NORMAL: made->a = p[0], made->b = p[1]; break;
    case PG_LOGNORMAL: pg__lognormal_scale(d, &made->a, &made->b); break;
    case PG_TRIANGULAR:
    case PG_PERT: ready_range(made, p[0], p[1], p[2]); break;
    default: break;
  }
}

pg__inverse pg__inverse_of(const pg_distribution *d) {
  pg__inverse made = {.given = d, .certain = is_certain(d), .scale = 1.0};
  if (made.certain) return made;
  if (d->bounds != 0 && !pg__is_listed(d)) {
    double high;
    pg__distribution_ends(d, &made.low, &high);
    made.share = high - made.low;
  }
  ready_kind(&made, d);
  return made;
}

/* ----- inverting, in place ----- */

static void rescale(double scale, double *x, size_t count) {
  for (size_t i = 0; scale != 1.0 && i < count; i++) x[i] *= scale;
}

static void place(const pg__inverse *of, const pg__vector *v, double *x,
                  size_t count) {
  v->place(of->corner.low, of->corner.width, of->corner.high, x, count);
  rescale(of->scale, x, count);
}

static void normal(const pg__inverse *of, const pg__vector *v, double *x,
                   size_t count) {
  v->normal(x, count);
  v->place(of->a, of->b, INFINITY, x, count);
}

static void lognormal(const pg__inverse *of, const pg__vector *v, double *x,
                      size_t count) {
  v->normal(x, count);
  v->place_exp(of->a, of->b, x, count);
}

static void triangular(const pg__inverse *of, const pg__vector *v, double *x,
                       size_t count) {
  v->triangular(&of->corner, x, count);
  rescale(of->scale, x, count);
}

static void pert(const pg__inverse *of, const pg__vector *v, double *x,
                 size_t count) {
  double c = of->corner.share;
  pg__beta_inverse(1.0 + 4.0 * c, 1.0 + 4.0 * (1.0 - c), x, count);
  place(of, v, x, count);
}

/* From shares of what is within the bounds to shares of the whole. */
static void widen(const pg__inverse *of, double *u, size_t count) {
  for (size_t i = 0; i < count; i++) u[i] = of->low + of->share * u[i];
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

static void invert(const pg__inverse *of, const pg__vector *v, double *x,
                   size_t count) {
  const double *p = of->given->parameters;
  switch (of->given->kind) {
    case PG_UNIFORM: place(of, v, x, count); break;
    case PG_NORMAL: normal(of, v, x, count); break;
    case PG_LOGNORMAL: lognormal(of, v, x, count); break;
    case PG_TRIANGULAR: triangular(of, v, x, count); break;
    case PG_PERT: pert(of, v, x, count); break;
    case PG_BETA: pg__beta_inverse(p[0], p[1], x, count); break;
    default: break;
  }
}

void pg__invert(const pg__inverse *of, const pg__vector *v, double *x,
                size_t count) {
  const pg_distribution *d = of->given;
  if (of->certain) {
    fill(d->parameters[0], x, count);
  } else if (pg__is_listed(d)) {
    pg__listed_inverse(d, x, count);
  } else {
    if (d->bounds != 0) widen(of, x, count);
    invert(of, v, x, count);
    if (d->bounds != 0) keep_within(d, x, count);
  }
}

void pg_distribution_quantile(const pg_distribution *distribution,
                              const double *u, double *out, size_t count) {
  pg__inverse of = pg__inverse_of(distribution);
  if (out != u) memmove(out, u, count * sizeof *out);
  pg__invert(&of, pg__vector_plain(), out, count);
}

void pg__normal_inverse(double *x, size_t count) {
  pg__vector_plain()->normal(x, count);
}
