/*
** Looking over a block of samples and adding it up, lane by lane (GNU C's vectors).
** Every sum is of one lane, in the order of its samples, and no sum and product are
** rounded as one, so that all variants give the same bits.
*/
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "run/vector/vector.h"

#define LANES PG_SUMMARY_LANES

#if defined(__AVX512F__)
#define BYTES 64
#define LEAST(a, b) _mm512_min_pd(a, b)
#define MOST(a, b) _mm512_max_pd(a, b)
#elif defined(__AVX__)
#define BYTES 32
#define LEAST(a, b) _mm256_min_pd(a, b)
#define MOST(a, b) _mm256_max_pd(a, b)
#elif defined(__SSE2__)
#define BYTES 16
#define LEAST(a, b) _mm_min_pd(a, b)
#define MOST(a, b) _mm_max_pd(a, b)
#else
#define BYTES 16 /* which arm64 has too */
#define LEAST(a, b) SELECT((a) < (b), a, b)
#define MOST(a, b) SELECT((a) > (b), a, b)
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
} looks;

static inline some load(const double *from) {
  some x;
  memcpy(&x, from, sizeof x);
  return x;
}

static inline void look_at_lanes(looks *l, const double *values) {
  for (size_t k = 0; k < PARTS; k++) {
    some x = load(values + EACH * k);
    l->lowest[k] = LEAST(x, l->lowest[k]);
    l->highest[k] = MOST(x, l->highest[k]);
    l->strange[k] += x - x;
  }
}

static looks look_at_all(const double *values, size_t count) {
  looks l;
  for (size_t k = 0; k < PARTS; k++) {
    l.lowest[k] = (some){0} + INFINITY;
    l.highest[k] = (some){0} - INFINITY;
    l.strange[k] = (some){0};
  }
  for (size_t i = 0; i < count; i += LANES) look_at_lanes(&l, values + i);
  return l;
}

/* All parts into the first. */
static void fold(looks *l) {
  for (size_t k = 1; k < PARTS; k++) {
    l->lowest[0] = LEAST(l->lowest[0], l->lowest[k]);
    l->highest[0] = MOST(l->highest[0], l->highest[k]);
    l->strange[0] += l->strange[k];
  }
}

/* Whether all `count` values that went into the lanes were finite; then *sum
** has grown by them, but for what they are beside 0. */
static bool combine(looks *l, size_t count, pg__look *sum) {
  double strange = 0.0;
  fold(l);
  for (size_t k = 0; k < EACH; k++) strange += l->strange[0][k];
  if (strange != 0.0) return false;
  for (size_t k = 0; k < EACH; k++) {
    double low = l->lowest[0][k], high = l->highest[0][k];
    sum->lowest = low < sum->lowest ? low : sum->lowest;
    sum->highest = high > sum->highest ? high : sum->highest;
  }
  sum->finite += count;
  return true;
}

static void count_zeros(const double *values, size_t count, pg__look *sum) {
  mask nonzero = {0}, ones = {0};
  for (size_t i = 0; i < count; i += EACH) {
    some x = load(values + i);
    nonzero -= x != 0.0;
    ones -= x == 1.0;
  }
  for (size_t k = 0; k < EACH; k++) {
    sum->nonzero += (uint64_t)nonzero[k];
    sum->ones += (uint64_t)ones[k];
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

pg__look PG__OF(pg__look_over)(const double *values, size_t count) {
  pg__look sum = {INFINITY, -INFINITY, 0, 0, 0};
  size_t whole = count / LANES * LANES;
  looks l = look_at_all(values, whole);
  bool all_finite = combine(&l, whole, &sum);
  if (all_finite && (sum.lowest > 0.0 || sum.highest < 0.0))
    sum.nonzero = whole;
  else if (all_finite)
    count_zeros(values, whole, &sum);
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
