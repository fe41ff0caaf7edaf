/*
** Looking over a block of samples and adding it up, lane by lane (GNU C's vectors).
** Every sum is of one lane, in the order of its samples, and no sum and product are
** rounded as one, so that all variants give the same bits.
*/
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "run/vector/vector.h"

#define LANES PG_SUMMARY_LANES

#if defined(__AVX512F__)
#define BYTES 64
#elif defined(__AVX__)
#define BYTES 32
#else
#define BYTES 16 /* which every x86-64 and arm64 has */
#endif

/* Doubles side by side, and what a comparison of them gives: -1 or 0 each. */
typedef double some __attribute__((vector_size(BYTES)));
typedef int64_t mask __attribute__((vector_size(BYTES)));

#define EACH (BYTES / sizeof(double))
#define PARTS (LANES / EACH)
#define SELECT(chosen, yes, no) \
  ((some)(((mask)(yes) & (chosen)) | ((mask)(no) & ~(chosen))))

/* ----- looking ----- */

typedef struct looks {
  some lowest[PARTS], highest[PARTS];
  some strange[PARTS]; /* sum of x - x: 0, and NaN once x was not finite */
  mask nonzero[PARTS], ones[PARTS]; /* less one each time */
} looks;

static inline some load(const double *from) {
  some x;
  memcpy(&x, from, sizeof x);
  return x;
}

static inline void look_at_lanes(looks *l, const double *values) {
  for (size_t k = 0; k < PARTS; k++) {
    some x = load(values + EACH * k);
    l->lowest[k] = SELECT(x < l->lowest[k], x, l->lowest[k]);
    l->highest[k] = SELECT(x > l->highest[k], x, l->highest[k]);
    l->strange[k] += x - x;
    l->nonzero[k] += x != 0.0;
    l->ones[k] += x == 1.0;
  }
}

static void look_at(pg__look *l, double x) {
  if (!(fabs(x) <= DBL_MAX)) return;
  l->lowest = x < l->lowest ? x : l->lowest;
  l->highest = x > l->highest ? x : l->highest;
  l->finite++;
  l->nonzero += x != 0.0;
  l->ones += x == 1.0;
}

static looks no_looks(void) {
  looks l;
  for (size_t k = 0; k < PARTS; k++) {
    l.lowest[k] = (some){0} + INFINITY;
    l.highest[k] = (some){0} - INFINITY;
    l.strange[k] = (some){0};
    l.nonzero[k] = l.ones[k] = (mask){0};
  }
  return l;
}

/* All parts into the first. */
static void fold(looks *l) {
  for (size_t k = 1; k < PARTS; k++) {
    l->lowest[0] = SELECT(l->lowest[k] < l->lowest[0], l->lowest[k],
                          l->lowest[0]);
    l->highest[0] = SELECT(l->highest[k] > l->highest[0], l->highest[k],
                           l->highest[0]);
    l->strange[0] += l->strange[k];
    l->nonzero[0] += l->nonzero[k];
    l->ones[0] += l->ones[k];
  }
}

/* Whether all `count` values that went into the lanes were finite; then *sum
** has grown by them. */
static bool combine(looks *l, size_t count, pg__look *sum) {
  double strange = 0.0;
  fold(l);
  for (size_t k = 0; k < EACH; k++) strange += l->strange[0][k];
  if (strange != 0.0) return false;
  for (size_t k = 0; k < EACH; k++) {
    double low = l->lowest[0][k], high = l->highest[0][k];
    sum->lowest = low < sum->lowest ? low : sum->lowest;
    sum->highest = high > sum->highest ? high : sum->highest;
    sum->nonzero -= (uint64_t)l->nonzero[0][k];
    sum->ones -= (uint64_t)l->ones[0][k];
  }
  sum->finite += count;
  return true;
}

pg__look PG__OF(pg__look_over)(const double *values, size_t count) {
  pg__look sum = {INFINITY, -INFINITY, 0, 0, 0};
  looks l = no_looks();
  size_t whole = count / LANES * LANES;
  for (size_t i = 0; i < whole; i += LANES) look_at_lanes(&l, values + i);
  bool all_finite = combine(&l, whole, &sum);
  for (size_t i = all_finite ? whole : 0; i < count; i++)
    look_at(&sum, values[i]);
  return sum;
}

/* ----- adding ----- */

typedef struct parts {
  some sums[PARTS], squares[PARTS];
} parts;

static inline void add_lanes(parts *s, const double *values, double scale,
                             double origin) {
  for (size_t k = 0; k < PARTS; k++) {
    some d = load(values + EACH * k) * scale - origin;
    s->sums[k] += d;
    s->squares[k] += d * d;
  }
}

/* Lays `count` values into the lanes from `lane` on.  The others get the
** origin, which adds 0. */
static void pad(double *padded, double origin, size_t lane,
                const double *values, size_t count) {
  for (size_t k = 0; k < LANES; k++) padded[k] = origin;
  for (size_t k = 0; k < count; k++) padded[lane + k] = values[k];
}

void PG__OF(pg__add_up)(pg__sums *c, size_t lane, const double *values,
                        size_t count) {
  const double scale = c->scale, origin = c->origin * c->scale;
  size_t head = (LANES - lane) % LANES < count ? (LANES - lane) % LANES : count;
  double padded[LANES];
  parts s;
  memcpy(s.sums, c->sums, sizeof s.sums);
  memcpy(s.squares, c->squares, sizeof s.squares);
  if (head > 0) {
    pad(padded, c->origin, lane, values, head);
    add_lanes(&s, padded, scale, origin);
  }
  for (values += head, count -= head; count >= LANES;
       values += LANES, count -= LANES)
    add_lanes(&s, values, scale, origin);
  if (count > 0) {
    pad(padded, c->origin, 0, values, count);
    add_lanes(&s, padded, scale, origin);
  }
  memcpy(c->sums, s.sums, sizeof s.sums);
  memcpy(c->squares, s.squares, sizeof s.squares);
}
