/*
** tco12 as fast as this machine allows: AVX-512 intrinsics, eight samples at
** once, everything between the samples and the quantiles in registers.
**
** The same 72 operations as plain.c on the same samples, but that (1 - pd)^1.5
** is a product with a square root, and that a product and a sum are one
** instruction.
*/
#include "common/measure.h"

#ifdef __AVX512DQ__
/* The inputs' words in the workload's order. */
enum { R, TI, TO, CH, G, PD, GP, TH, PK, UT, EL, FTE, INPUTS };
#define NORMALS 5
static const int inputs_normals[NORMALS] = {R, TI, TO, GP, TH};

#include "common/histogram.h"
#include "common/vector_inputs.h"

static const bench_answer reference[] = {
#include "tco12/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct totals {
  histogram a, b, c, d;
  uint64_t wins;
} totals;

static lognormal shapes[NORMALS];

static void set_up(void) {
  const lognormal made[NORMALS] = {LOGNORMAL(20000, 400000),
                                   LOGNORMAL(400, 6000), LOGNORMAL(80, 900),
                                   LOGNORMAL(1.60, 4.50),
                                   LOGNORMAL(700, 3500)};
  memcpy(shapes, made, sizeof made);
}

static v8 mul(v8 a, v8 b) { return _mm512_mul_pd(a, b); }
static v8 add(v8 a, v8 b) { return _mm512_add_pd(a, b); }
static v8 times(v8 a, double b) { return mul(a, v8_of(b)); }
static v8 sub_from(double a, v8 b) { return _mm512_sub_pd(v8_of(a), b); }

static inline v8 lognormal_of(const block *b, size_t group, int k,
                              const double **tails) {
  return inputs_lognormal(b, group, k, &shapes[k], tails);
}

static inline v8 triangular(v8 u, double a, double m, double b) {
  const v8_triangle t = V8_TRIANGLE(a, m, b);
  return v8_triangular(&t, u);
}

/* What both sides of the comparison need. */
typedef struct demand {
  v8 ti, mi, mo, pf, nc, ch, load;
} demand;

static inline v8 growth(v8 g) {
  return v8_exp(times(v8_log(add(g, v8_of(1.0))), 18));
}

static inline demand demand_of(const block *b, size_t group,
                               const double **next) {
  const v8 *u = b->u[group];
  v8 g = triangular(u[G], -0.02, 0.03, 0.12);
  v8 kept = sub_from(1.0, triangular(u[PD], 0.0, 0.25, 0.70));
  v8 r = lognormal_of(b, group, 0, next);
  v8 rm = times(mul(r, growth(g)), 30.4375);
  demand d = {.ti = lognormal_of(b, group, 1, next)};
  v8 tin = mul(rm, d.ti), tout = mul(rm, lognormal_of(b, group, 2, next));
  d.ch = inputs_uniform(u[CH], 0.15, 0.75);
  d.nc = sub_from(1.0, d.ch);
  d.mi = times(tin, 1e-6), d.mo = times(tout, 1e-6);
  d.pf = mul(kept, _mm512_sqrt_pd(kept));
  d.load = v8_fma(mul(tin, d.nc), v8_of(4.563084645220169e-08),
                  times(tout, 3.802570537683474e-07));
  return d;
}

static inline v8 large_api(const demand *d) {
  v8 miss = mul(d->mi, d->nc), hit = mul(d->mi, d->ch);
  v8 sum = v8_fma(hit, v8_of(0.30), times(miss, 3.0));
  v8 a6 = mul(v8_fma(d->mo, v8_of(15.0), sum), d->pf);
  v8 over = _mm512_max_pd(add(a6, v8_of(-10000.0)), v8_of(0.0));
  return add(_mm512_fnmadd_pd(over, v8_of(0.15), a6), v8_of(250.0));
}

static inline v8 small_api(const demand *d, v8 large) {
  v8 x = times(add(v8_log(d->ti), v8_of(-7.6)), -1.2);
  v8 f = v8_inverse(add(v8_exp(x), v8_of(1.0)));
  f = _mm512_min_pd(f, v8_of(0.6));
  v8 price = mul(v8_fma(d->mo, v8_of(1.25), times(d->mi, 0.25)), d->pf);
  return v8_fma(large, f, mul(price, sub_from(1.0, f)));
}

static inline v8 machines(v8 load, v8 pk, v8 th, v8 ut) {
  v8 n = _mm512_div_pd(mul(load, pk), mul(th, ut));
  n = _mm512_roundscale_pd(n, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC);
  return _mm512_max_pd(n, v8_of(2.0));
}

static inline v8 rented(v8 n, v8 gp, v8 c5) {
  __mmask8 many = _mm512_cmp_pd_mask(n, v8_of(8.0), _CMP_GE_OQ);
  v8 hour = _mm512_mask_mov_pd(v8_of(1.0), many, v8_of(0.65));
  return v8_fma(mul(mul(n, gp), hour), v8_of(730.5), c5);
}

static inline v8 owned(v8 n, v8 ut, v8 el, v8 c5) {
  v8 power = v8_exp(times(v8_log(n), 0.95));
  v8 drawn = mul(mul(n, v8_fma(ut, v8_of(0.65), v8_of(0.35))), el);
  v8 sum = v8_fma(drawn, v8_of(1044.615), times(power, 944.0));
  return v8_fma(c5, v8_of(1.35), v8_fma(n, v8_of(95.0), sum));
}

static inline const double *model(const block *b, size_t group,
                                  const double *tails, totals *t) {
  const v8 *u = b->u[group];
  demand need = demand_of(b, group, &tails);
  v8 gp = lognormal_of(b, group, 3, &tails);
  v8 th = lognormal_of(b, group, 4, &tails);
  v8 ut = inputs_uniform(u[UT], 0.45, 0.85);
  v8 pk = triangular(u[PK], 1.5, 2.5, 5.0);
  v8 c5 = times(triangular(u[FTE], 0.15, 0.40, 1.50), 14500);
  v8 a = large_api(&need), small = small_api(&need, a);
  v8 n = machines(need.load, pk, th, ut);
  v8 c = rented(n, gp, c5);
  v8 d = owned(n, ut, triangular(u[EL], 0.06, 0.12, 0.32), c5);
  histogram_add(&t->a, a), histogram_add(&t->b, small);
  histogram_add(&t->c, c), histogram_add(&t->d, d);
  __mmask8 win = _mm512_cmp_pd_mask(_mm512_min_pd(c, d),
                                    _mm512_min_pd(a, small), _CMP_LT_OQ);
  t->wins += (uint64_t)_mm_popcnt_u32(win);
  return tails;
}

static void evaluate(const block *b, size_t groups, totals *t) {
  const double *tails = b->tails;
  for (size_t g = 0; g < groups; g++) tails = model(b, g, tails, t);
}

static void run(size_t n, block *b, totals *t, bench_answer *answers) {
  memset(t, 0, sizeof *t);
  for (size_t first = 0; first < n; first += BLOCK) {
    size_t groups = n - first < BLOCK ? (n - first) / 8 : GROUPS;
    inputs_draw(b, first, groups);
    evaluate(b, groups, t);
  }
  memcpy(answers, reference, sizeof reference);
  histogram_quantiles(&t->a, n, answers[0].value);
  histogram_quantiles(&t->b, n, answers[1].value);
  histogram_quantiles(&t->c, n, answers[2].value);
  histogram_quantiles(&t->d, n, answers[3].value);
  answers[4].value[0] = (double)t->wins / (double)n;
}

#include "common/limit_main.h"
#else
#include "common/no_avx512.h"
#endif
