/*
** The inverse of the incomplete beta function I_x(a, b), to about 10^-13 of x.
**
** Forwards: I_x(a, b) = x^a y^b / (B(a, b) F), y = 1 - x, with F the continued
** fraction of Didonato and Morris, "Significant Digit Computation of the
** Incomplete Beta Function Ratios", ACM TOMS 18 (1992), their (9), which
** converges fast for x below (a + 1) / (a + b + 2); above it the other tail,
** I_y(b, a), is used.  With m = a / (a + b) and D the error of Stirling's
** formula, ln(x^a y^b / B) is, without cancellation,
**
**   a ln(x / m) + b ln(y / (1 - m)) + ln(a b / (2 pi (a + b))) / 2
**   + D(a + b) - D(a) - D(b).
**
** Backwards: Halley's iteration on ln I as a function of ln x, which is almost
** straight, kept between the bounds that (1 - x)^(b - 1) lying between its
** values at the ends gives.
**
** Many values: x as a function of u satisfies x' = 1 / f(x), f the density, and
** f' / f is rational, so that its Taylor series about any u follows from x
** there.  The nearer half of (0, 1), p = min(u, 1 - u), is cut into cells of a
** quarter of an octave; a cell's centre is inverted when the first value falls
** into it and gives x for the others as a polynomial in p, of which the last
** terms are checked.  Where they are not negligible (shapes far below 1 or very
** large), or p is below 2^-24, each value is inverted by itself.  So a value
** depends on a, b and u alone.
*/
#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "graph/elementary.h"
#include "run/inverse.h"

#define HALF_LN_2PI 0.91893853320467274178
#define FRACTION_STEPS 200000
#define HALLEY_STEPS 100

/* x and 1 - x, both to the last digits. */
typedef struct point {
  double x, rest;
} point;

/* The distribution of x near 0: of Beta(a, b) itself, or of Beta(b, a), which
** is that of 1 - x. */
typedef struct tail {
  double a, b;
  point mean;         /* a / (a + b), b / (a + b) */
  double log_factor;  /* of x^a y^b / B: its part without x */
  double log_leading; /* ln of x^a / (a B) at x = 1 */
  double most, rest;  /* logarithms of the largest x to look for, and 1 - x */
} tail;

typedef struct beta {
  tail lower, upper;
  double border; /* probability of x up to (a + 1) / (a + b + 2) */
} beta;

/* ln Gamma(a) - ((a - 1/2) ln a - a + ln(2 pi) / 2). */
static double stirling_error(double a) {
  double sum = 0.0;
  for (; a < 12.0; a += 1.0) sum += (a + 0.5) * pg__log1p(1.0 / a) - 1.0;
  double z = 1.0 / (a * a);
  double series = 1.0 / 156.0;
  series = -691.0 / 360360.0 + z * series;
  series = 1.0 / 1188.0 + z * series;
  series = -1.0 / 1680.0 + z * series;
  series = 1.0 / 1260.0 + z * series;
  series = -1.0 / 360.0 + z * series;
  series = 1.0 / 12.0 + z * series;
  return sum + series / a;
}

static point point_at(double log_x) {
  return (point){pg__exp(log_x), -pg__expm1(log_x)};
}

static point swapped(point p) { return (point){p.rest, p.x}; }

/* ln x, from whichever of x and 1 - x says more of it. */
static double log_of(point p) {
  return p.rest < 0.5 ? pg__log1p(-p.rest) : pg__log_positive(p.x);
}

/* ln(1 + difference / origin), the ratio being value / origin. */
static double log_ratio(double value, double difference, double origin) {
  double t = difference / origin;
  return fabs(t) < 0.5 ? pg__log1p(t) : pg__log_positive(value / origin);
}

/* ln(x^a y^b / B). */
static double log_power(const tail *t, point p) {
  const point *m = &t->mean;
  double d = m->x < m->rest ? p.x - m->x : m->rest - p.rest;
  return t->a * log_ratio(p.x, d, m->x) +
         t->b * log_ratio(p.rest, -d, m->rest) + t->log_factor;
}

static tail tail_of(double a, double b, point most) {
  tail t = {.a = a, .b = b, .mean = {a / (a + b), b / (a + b)}};
  t.log_factor = 0.5 * (pg__log_positive(t.mean.rest) + pg__log_positive(a)) - HALF_LN_2PI +
                 stirling_error(a + b) - stirling_error(a) - stirling_error(b);
  t.log_leading = t.log_factor - a * log_of(t.mean) -
                  b * log_of(swapped(t.mean)) - pg__log_positive(a);
  t.most = log_of(most) * (1.0 - 1e-6);
  t.rest = log_of(swapped(most));
  return t;
}

/* F, from its front (modified Lentz). */
static double fraction(double a, double b, double x, double y) {
  double up = a * y - b * x + 1.0, sum = a + b - 1.0;
  double f = a * up / (a + 1.0), c = f, d = 0.0;
  for (double m = 1.0; m < FRACTION_STEPS; m += 1.0) {
    double near = a + 2.0 * m - 1.0, mx = m * (b - m) * x;
    double above = (a + m - 1.0) * (sum + m) * mx * x / (near * near);
    double below = m + mx / near +
                   (a + m) * (up + m * (1.0 + y)) / (near + 2.0);
    d = 1.0 / (below + above * d);
    c = below + above / c;
    f *= c * d;
    if (fabs(c * d - 1.0) < 2.0 * DBL_EPSILON) break;
  }
  return f;
}

/* ln I_x, and in *slope its derivative by ln x: x^a y^b / (B y I) = F / y. */
static double log_lower(const tail *t, point p, double *slope) {
  double f = fraction(t->a, t->b, p.x, p.rest);
  *slope = f / p.rest;
  return log_power(t, p) - pg__log_positive(f);
}

/* Abramowitz and Stegun 26.5.22: from the normal quantile z of the tail, for
** shapes above 1. */
static double log_start_middle(const tail *t, double z) {
  double p = 1.0 / (2.0 * t->a - 1.0), q = 1.0 / (2.0 * t->b - 1.0);
  double h = 2.0 / (p + q), l = (z * z - 3.0) / 6.0;
  double w = -z * sqrt(h + l) / h -
             (q - p) * (l + 5.0 / 6.0 - 2.0 / (3.0 * h));
  return -pg__log1p(t->b / t->a * pg__exp(2.0 * w));
}

/* A first ln x for ln I = `log_p`, where the leading term alone gives `first`.
** x = w (1 + (b - 1) w / (a + 1) + ...), w = exp first. */
static double log_start(const tail *t, double log_p, double first) {
  double w = first < 0.0 ? pg__exp(first) : 1.0;
  double next = (t->b - 1.0) / (t->a + 1.0) * w;
  if (fabs(next) < 0.2 || t->a <= 1.0 || t->b <= 1.0)
    return first + (next > -0.5 ? pg__log1p(next) : -0.7);
  double z = pg__exp(log_p);
  pg__normal_inverse(&z, 1);
  return log_start_middle(t, z);
}

/* Halley's step in ln x, from g = ln I - ln p and the slope of g. */
static double halley_step(const tail *t, point p, double g, double slope) {
  double newton = -g / slope;
  double bend = t->a - (t->b - 1.0) * p.x / p.rest - slope; /* slope'/slope */
  double correction = 1.0 + 0.5 * newton * bend;
  return newton / (correction > 0.5 ? correction : 0.5);
}

/* ln x with I_x = p, which is at most exp most. */
static double tail_inverse(const tail *t, double p) {
  double log_p = pg__log_positive(p), first = (log_p - t->log_leading) / t->a;
  if (first < -700.0) return first;
  double other = first - (t->b - 1.0) / t->a * t->rest;
  double low = fmin(first, other), high = fmin(fmax(first, other), t->most);
  double z = log_start(t, log_p, first);
  for (int i = 0; i < HALLEY_STEPS; i++) {
    if (!(z >= low && z <= high)) z = 0.5 * (low + high);
    point at = point_at(z);
    double slope, g = log_lower(t, at, &slope) - log_p;
    if (g > 0.0) high = z; else low = z;
    z += halley_step(t, at, g, slope);
    if (fabs(g) < 1e-6 || high - low < -DBL_EPSILON * low) break;
  }
  return z;
}

static beta beta_of(double a, double b) {
  point most = {(a + 1.0) / (a + b + 2.0), (b + 1.0) / (a + b + 2.0)};
  beta d = {tail_of(a, b, most), tail_of(b, a, swapped(most)), 0.0};
  double slope;
  d.border = pg__exp(log_lower(&d.lower, most, &slope));
  return d;
}

/* Where the probabilities below and above x are p and q = 1 - p. */
static point invert(const beta *d, double p, double q) {
  if (p <= d->border) return point_at(tail_inverse(&d->lower, p));
  return swapped(point_at(tail_inverse(&d->upper, q)));
}

double pg__beta_below(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  beta d = beta_of(a, b);
  double slope;
  point at = {x, 1.0 - x};
  if (x <= (a + 1.0) / (a + b + 2.0))
    return pg__exp(log_lower(&d.lower, at, &slope));
  return 1.0 - pg__exp(log_lower(&d.upper, swapped(at), &slope));
}

#define TERMS 16
#define SPLITS 4 /* cells in an octave */
#define OCTAVES 24
#define CELLS (SPLITS * OCTAVES)

typedef enum cell_state { UNSEEN, SERIES, SINGLE } cell_state;

/* base (1 + terms[1] t + terms[2] t^2 + ...), t = (p - centre) / centre, is x,
** or 1 - x where that is smaller. */
typedef struct cell {
  bool mirrored;
  double centre, base, terms[TERMS];
} cell;

typedef struct table {
  const beta *distribution;
  unsigned char states[2][CELLS]; /* of u up to 1/2, and of 1 - u */
  cell cells[2][CELLS];
} table;

/* Sum of left[j] right[n - j], j = 0 .. n. */
static double convolve(const double *left, const double *right, int n) {
  double sum = 0.0;
  for (int j = 0; j <= n; j++) sum += left[j] * right[n - j];
  return sum;
}

/*
** X = x / base and Y = dX / dt, which begins with `rise`, satisfy
**   (X - base X^2) Y' = -Y^2 ((a - 1) - (a + b - 2) base X),
** which gives the terms of Y, and so of X, one after the other.
*/
static void expand(const tail *t, double base, double rise, double *terms) {
  double y[TERMS], squares[TERMS], left[TERMS], right[TERMS];
  const double bend = (t->a + t->b - 2.0) * base;
  terms[0] = 1.0;
  y[0] = rise;
  for (int n = 0; n + 1 < TERMS; n++) {
    left[n] = terms[n] - base * convolve(terms, terms, n);
    right[n] = (n == 0 ? t->a - 1.0 : 0.0) - bend * terms[n];
    squares[n] = convolve(y, y, n);
    double sum = convolve(squares, right, n);
    for (int j = 1; j <= n; j++) sum += left[j] * (n - j + 1) * y[n - j + 1];
    y[n + 1] = -sum / (left[0] * (n + 1));
    terms[n + 1] = y[n] / (n + 1);
  }
}

/* Whether the last terms are negligible at the cell's ends, |t| <= 1/9. */
static bool settles(const double *terms) {
  const double reach = 1.0 / 9.0;
  double power = pg__exp((TERMS - 2) * pg__log_positive(reach));
  double last = fabs(terms[TERMS - 2]) + fabs(terms[TERMS - 1]) * reach;
  return last * power < 1e-14;
}

static cell_state build_cell(const beta *d, cell *c, bool above) {
  double p = c->centre, q = 1.0 - p;
  point middle = above ? invert(d, q, p) : invert(d, p, q);
  c->mirrored = middle.x > 0.5;
  c->base = c->mirrored ? middle.rest : middle.x;
  if (!(c->base > DBL_MIN)) return SINGLE;
  const tail *t = c->mirrored ? &d->upper : &d->lower;
  double power = log_power(t, c->mirrored ? swapped(middle) : middle);
  double rise = p * (1.0 - c->base) / pg__exp(power);
  expand(t, c->base, above == c->mirrored ? rise : -rise, c->terms);
  return settles(c->terms) ? SERIES : SINGLE;
}

/* The cell's middle: cells are told apart by the leading bits of p. */
static double cell_centre(double p) {
  uint64_t mask = (UINT64_C(1) << 50) - 1;
  return pg__double((pg__bits(p) & ~mask) | (UINT64_C(1) << 49));
}

static double cell_value(const cell *c, double p) {
  double t = (p - c->centre) / c->centre, sum = c->terms[TERMS - 1];
  for (int i = TERMS - 2; i >= 1; i--) sum = sum * t + c->terms[i];
  double value = c->base + c->base * (sum * t);
  return c->mirrored ? 1.0 - value : value;
}

static double look_up(table *t, double u) {
  bool above = u > 0.5;
  double p = above ? 1.0 - u : u;
  if (!(p >= 0x1p-24)) return invert(t->distribution, u, 1.0 - u).x;
  size_t i = (size_t)((pg__bits(p) - pg__bits(0x1p-24)) >> 50);
  cell *c = &t->cells[above][i];
  unsigned char *state = &t->states[above][i];
  if (*state == UNSEEN) {
    c->centre = cell_centre(p);
    *state = (unsigned char)build_cell(t->distribution, c, above);
  }
  if (*state == SINGLE) return invert(t->distribution, u, 1.0 - u).x;
  return cell_value(c, p);
}

void pg__beta_inverse(double a, double b, double *x, size_t count) {
  beta d = beta_of(a, b);
  table t;
  t.distribution = &d;
  memset(t.states, UNSEEN, sizeof t.states);
  for (size_t i = 0; i < count; i++) {
    double value = look_up(&t, x[i]);
    x[i] = value < 1.0 ? value : 1.0;
  }
}
