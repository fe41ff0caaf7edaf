/*
** Sixty months of a service as fast as this machine allows: AVX-512 intrinsics,
** eight samples at once, what a month leaves to the next in registers.
**
** plain.c's model on plain.c's samples, with what a person would work out
** beforehand: a month's capacity in use is kept with its inverse, which grows
** by a constant, so that one division a month is left; the cache's hits come to
** one factor of the tokens; a product and a sum are one instruction.
*/
#include "common/measure.h"

#ifdef __AVX512DQ__
enum { VOLUME, GROWTH, FADE, TOKENS, PRICE, PRICE_KEPT, HIT, LEARNING, BOX,
       BOX_KEPT, CAPACITY, USE, POWER, STAFF, PEAK, DISCOUNT, INPUTS };
#define NORMALS 6
static const int inputs_normals[NORMALS] = {VOLUME, TOKENS,   PRICE,
                                            BOX,    CAPACITY, POWER};

#include "common/histogram.h"
#include "common/vector_inputs.h"

#define MONTHS 60
#define FIGURES 4

static const bench_answer reference[] = {
#include "timeline/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct totals {
  histogram figures[FIGURES];
  v8 boxes, months_ahead;
} totals;

/* What stays over the months, but for tokens, which go into the volume. */
typedef struct inputs {
  v8 fade, price_kept, learning, box_kept, power, staff, peak, discount;
} inputs;

typedef struct state {
  v8 volume, growth, hit, price, box, served, inverse, boxes, book, discount,
      ahead, api, own, mixed, best, months_ahead;
} state;

static lognormal shapes[NORMALS];

static void set_up(void) {
  const lognormal made[NORMALS] = {LOGNORMAL(2, 8),     LOGNORMAL(1, 4),
                                   LOGNORMAL(8, 30),    LOGNORMAL(180, 320),
                                   LOGNORMAL(3, 12),    LOGNORMAL(0.8, 2.4)};
  memcpy(shapes, made, sizeof made);
}

static v8 mul(v8 a, v8 b) { return _mm512_mul_pd(a, b); }
static v8 add(v8 a, v8 b) { return _mm512_add_pd(a, b); }
static v8 sub(v8 a, v8 b) { return _mm512_sub_pd(a, b); }
static v8 times(v8 a, double b) { return mul(a, v8_of(b)); }
static v8 minus_fma(v8 a, double b, v8 c) { /* c - a b */
  return _mm512_fnmadd_pd(a, v8_of(b), c);
}
static v8 above(v8 a, double b) { return _mm512_max_pd(a, v8_of(b)); }

static inline v8 triangular(v8 u, double a, double m, double b) {
  const v8_triangle t = V8_TRIANGLE(a, m, b);
  return v8_triangular(&t, u);
}

static inline inputs inputs_of(const v8 *u, v8 power) {
  return (inputs){.fade = inputs_uniform(u[FADE], 0.94, 0.99),
                  .price_kept = triangular(u[PRICE_KEPT], 0.95, 0.98, 1),
                  .learning = inputs_uniform(u[LEARNING], 0.02, 0.10),
                  .box_kept = triangular(u[BOX_KEPT], 0.97, 0.99, 1),
                  .power = power,
                  .staff = triangular(u[STAFF], 4, 12, 40),
                  .peak = triangular(u[PEAK], 1.5, 2.5, 5),
                  .discount = inputs_uniform(u[DISCOUNT], 0.988, 0.997)};
}

/* The first month's beginning, and the inputs besides. */
static inline state start(const block *b, size_t group, const double **tails,
                          inputs *a) {
  const v8 *u = b->u[group];
  v8 x[NORMALS];
  for (int k = 0; k < NORMALS; k++)
    x[k] = inputs_lognormal(b, group, k, &shapes[k], tails);
  *a = inputs_of(u, x[5]);
  v8 served = mul(x[4], inputs_uniform(u[USE], 0.4, 0.8)), zero = v8_of(0.0);
  return (state){.volume = mul(x[0], x[1]),
                 .growth = triangular(u[GROWTH], 0.0, 0.04, 0.10),
                 .hit = inputs_uniform(u[HIT], 0.1, 0.4), .price = x[2],
                 .box = x[3], .served = served, .inverse = v8_inverse(served),
                 .boxes = zero, .book = zero, .discount = v8_of(1.0),
                 .ahead = zero, .api = zero, .own = zero, .mixed = zero,
                 .best = zero, .months_ahead = zero};
}

static inline void grow(state *s, const inputs *a) {
  s->growth = mul(s->growth, a->fade);
  s->volume = v8_fma(s->volume, s->growth, s->volume);
  s->hit = v8_fma(sub(v8_of(0.7), s->hit), a->learning, s->hit);
  s->price = mul(s->price, a->price_kept);
  s->box = mul(s->box, a->box_kept);
  s->served = times(s->served, 1.008);
  s->inverse = times(s->inverse, 1 / 1.008);
}

static inline v8 api_cost(v8 gross) {
  v8 first = above(sub(gross, v8_of(50.0)), 0.0);
  v8 second = above(sub(gross, v8_of(200.0)), 0.0);
  return minus_fma(second, 0.10, minus_fma(first, 0.15, gross));
}

static inline v8 buy(state *s, v8 needed) {
  v8 whole = _mm512_roundscale_pd(needed, _MM_FROUND_TO_POS_INF |
                                              _MM_FROUND_NO_EXC);
  v8 kept = times(s->boxes, 0.985);
  v8 bought = above(sub(above(whole, 2.0), kept), 0.0);
  s->boxes = add(kept, bought);
  return bought;
}

static inline v8 own_cost(state *s, const inputs *a, v8 peak) {
  v8 needed = mul(peak, s->inverse), bought = buy(s, needed);
  s->book = v8_fma(bought, s->box, times(s->book, 0.97));
  v8 load = _mm512_min_pd(_mm512_div_pd(needed, s->boxes), v8_of(1.0));
  v8 share = v8_fma(load, v8_of(0.6), v8_of(0.4));
  v8 each = v8_fma(share, a->power, v8_of(1.7));
  return v8_fma(s->boxes, each, v8_fma(s->book, v8_of(0.03), a->staff));
}

static inline v8 mixed_cost(const state *s, v8 own, v8 peak) {
  v8 over = above(_mm512_fnmadd_pd(s->boxes, s->served, peak), 0.0);
  return v8_fma(own, v8_of(0.8), times(mul(over, s->price), 0.3));
}

static inline void account(state *s, const inputs *a, v8 api, v8 own,
                           v8 mixed) {
  s->discount = mul(s->discount, a->discount);
  s->api = v8_fma(api, s->discount, s->api);
  s->own = v8_fma(own, s->discount, s->own);
  s->mixed = v8_fma(mixed, s->discount, s->mixed);
  s->best = add(s->best, _mm512_min_pd(_mm512_min_pd(api, own), mixed));
  s->ahead = add(s->ahead, sub(api, own));
  __mmask8 is = _mm512_cmp_pd_mask(s->ahead, v8_of(0.0), _CMP_GT_OQ);
  s->months_ahead = _mm512_mask_add_pd(s->months_ahead, is, s->months_ahead,
                                       v8_of(1.0));
}

static inline void month(state *s, const inputs *a) {
  grow(s, a);
  v8 tokens = mul(s->volume, minus_fma(s->hit, 0.9, v8_of(1.0)));
  v8 peak = mul(tokens, a->peak);
  v8 api = api_cost(mul(tokens, s->price)), own = own_cost(s, a, peak);
  account(s, a, api, own, mixed_cost(s, own, peak));
}

static void evaluate(const block *b, size_t groups, totals *t) {
  const double *tails = b->tails;
  for (size_t g = 0; g < groups; g++) {
    inputs a;
    state s = start(b, g, &tails, &a);
    for (int m = 0; m < MONTHS; m++) month(&s, &a);
    histogram_add(&t->figures[0], s.api);
    histogram_add(&t->figures[1], s.own);
    histogram_add(&t->figures[2], s.mixed);
    histogram_add(&t->figures[3], s.best);
    t->boxes = add(t->boxes, s.boxes);
    t->months_ahead = add(t->months_ahead, s.months_ahead);
  }
}

static void run(size_t n, block *b, totals *t, bench_answer *answers) {
  memset(t, 0, sizeof *t);
  for (size_t first = 0; first < n; first += BLOCK) {
    size_t groups = n - first < BLOCK ? (n - first) / 8 : GROUPS;
    inputs_draw(b, first, groups);
    evaluate(b, groups, t);
  }
  memcpy(answers, reference, sizeof reference);
  for (int k = 0; k < FIGURES; k++)
    histogram_quantiles(&t->figures[k], n, answers[k].value);
  answers[FIGURES].value[0] = _mm512_reduce_add_pd(t->boxes) / (double)n;
  answers[FIGURES + 1].value[0] =
      _mm512_reduce_add_pd(t->months_ahead) / (double)n;
}

#include "common/limit_main.h"
#else
#include "common/no_avx512.h"
#endif
