/*
** A tariff of tiers in tiers as fast as this machine allows: AVX-512
** intrinsics, eight samples at once, and no branch.
**
** plain.c's model on plain.c's samples.  A plan is a number from 0 to 3 that
** looks its terms up in registers, the length of a prompt another; what holds
** in some lanes only is a masked instruction.  The logarithms that the model
** takes of lognormal inputs are known before these are.
*/
#include "common/measure.h"

#ifdef __AVX512DQ__
enum { USAGE, PROMPT, CACHED, WAITING, BUSY, EXCHANGE, DISCOUNT, SEATS,
       INPUTS };
#define NORMALS 3
static const int inputs_normals[NORMALS] = {USAGE, PROMPT, EXCHANGE};

#include "common/histogram.h"
#include "common/vector_inputs.h"

#define FIGURES 2

static const bench_answer reference[] = {
#include "tariff/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct totals {
  histogram paid, each;
  uint64_t least;
} totals;

static lognormal shapes[NORMALS];

static void set_up(void) {
  const lognormal made[NORMALS] = {LOGNORMAL(2, 4000), LOGNORMAL(2, 150),
                                   LOGNORMAL(0.9, 1.15)};
  memcpy(shapes, made, sizeof made);
}

static v8 mul(v8 a, v8 b) { return _mm512_mul_pd(a, b); }
static v8 sub(v8 a, v8 b) { return _mm512_sub_pd(a, b); }

static inline v8 triangular(v8 u, double a, double m, double b) {
  const v8_triangle t = V8_TRIANGLE(a, m, b);
  return v8_triangular(&t, u);
}

/* ----- terms by number ----- */

static inline v8 term(w8 number, double a, double b, double c, double d) {
  return _mm512_permutexvar_pd(number, _mm512_set_pd(d, c, b, a, d, c, b, a));
}

/* How many of three steps a value has reached. */
static inline w8 reached(v8 x, double a, double b, double c) {
  const w8 one = w8_of(1);
  w8 k = _mm512_maskz_mov_epi64(
      _mm512_cmp_pd_mask(x, v8_of(a), _CMP_GE_OQ), one);
  k = _mm512_mask_add_epi64(k, _mm512_cmp_pd_mask(x, v8_of(b), _CMP_GE_OQ), k,
                            one);
  return _mm512_mask_add_epi64(
      k, _mm512_cmp_pd_mask(x, v8_of(c), _CMP_GE_OQ), k, one);
}

static inline __mmask8 exceeds(v8 a, v8 b) {
  return _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ);
}

/* ----- the model ----- */

/* What a million tokens cost in the plan; the last one's falls with usage. */
static inline v8 rate_of(w8 plan, v8 log_usage) {
  v8 falling = v8_exp(v8_fma(log_usage, v8_of(-0.15),
                             v8_of(0.15 * 6.90775527898213705)));
  __mmask8 last = _mm512_cmpeq_epi64_mask(plan, w8_of(3));
  v8 rate = term(plan, 3.00, 2.40, 1.90, 1.60);
  return _mm512_mask_mul_pd(rate, last, rate, falling);
}

/* Level 2; no prompt is as long as 10^300. */
static inline v8 by_prompt(v8 usage, v8 cached, v8 rate, v8 log_prompt,
                           v8 prompt) {
  w8 k = reached(prompt, 0x1.0000000000001p+3, 0x1.0000000000001p+6, 1e300);
  v8 share = term(k, 0.25, 0.4, 0.5, 0.5);
  v8 longer = v8_fma(log_prompt, v8_of(0.3),
                     v8_of(1.25 - 0.3 * 4.15888308335967186));
  v8 factor = _mm512_mask_mov_pd(term(k, 1, 1.25, 1.25, 1.25),
                                 _mm512_cmpeq_epi64_mask(k, w8_of(2)), longer);
  v8 spared = _mm512_fnmadd_pd(cached, sub(v8_of(1.0), share), v8_of(1.0));
  return v8_fma(mul(mul(usage, spared), rate), factor,
                term(k, 0, 20, 50, 50));
}

/* Levels 3 and 4. */
static inline v8 by_waiting(w8 plan, v8 cost, v8 waiting, v8 seats) {
  __mmask8 waits = exceeds(waiting, term(plan, 0.50, 0.40, 0.30, 0.25));
  v8 off = mul(waiting, term(plan, 0.30, 0.40, 0.45, 0.50));
  cost = _mm512_mask_sub_pd(cost, waits, cost, mul(cost, off));
  return v8_fma(seats, term(plan, 4, 3, 2, 1),
                _mm512_add_pd(cost, term(plan, 0, 15, 80, 300)));
}

static inline v8 by_hours(w8 plan, v8 cost, v8 busy) {
  v8 over = sub(busy, term(plan, 0.50, 0.40, 0.35, 0.30));
  over = _mm512_max_pd(over, v8_of(0.0));
  return v8_fma(cost, mul(over, term(plan, 0.4, 0.5, 0.6, 0.8)), cost);
}

/* Level 5, and what is counted. */
static inline void put(totals *t, v8 cost, v8 least, v8 factor, v8 usage) {
  __mmask8 less = _mm512_cmp_pd_mask(cost, least, _CMP_LT_OQ);
  v8 paid = mul(_mm512_mask_mov_pd(cost, less, least), factor);
  histogram_add(&t->paid, paid);
  histogram_add(&t->each, _mm512_div_pd(paid, usage));
  t->least += (uint64_t)_mm_popcnt_u32(less);
}

static inline const double *model(const block *b, size_t group,
                                  const double *tails, totals *t) {
  const v8 *u = b->u[group];
  v8 log_usage = inputs_logarithm(b, group, 0, &shapes[0], &tails);
  v8 log_prompt = inputs_logarithm(b, group, 1, &shapes[1], &tails);
  v8 exchange = inputs_lognormal(b, group, 2, &shapes[2], &tails);
  v8 usage = v8_exp(log_usage), prompt = v8_exp(log_prompt);
  w8 plan = reached(usage, 10, 100, 1000);
  v8 cost = by_prompt(usage, inputs_uniform(u[CACHED], 0, 0.8),
                      rate_of(plan, log_usage), log_prompt, prompt);
  cost = by_waiting(plan, cost, triangular(u[WAITING], 0, 0.2, 1),
                    triangular(u[SEATS], 1, 5, 60));
  cost = by_hours(plan, cost, triangular(u[BUSY], 0.1, 0.3, 0.8));
  v8 kept = sub(v8_of(1.0), inputs_uniform(u[DISCOUNT], 0, 0.2));
  put(t, cost, term(plan, 20, 90, 400, 2000), mul(exchange, kept), usage);
  return tails;
}

static void run(size_t n, block *b, totals *t, bench_answer *answers) {
  memset(t, 0, sizeof *t);
  for (size_t first = 0; first < n; first += BLOCK) {
    size_t groups = n - first < BLOCK ? (n - first) / 8 : GROUPS;
    const double *tails = b->tails;
    inputs_draw(b, first, groups);
    for (size_t g = 0; g < groups; g++) tails = model(b, g, tails, t);
  }
  memcpy(answers, reference, sizeof reference);
  histogram_quantiles(&t->paid, n, answers[0].value);
  histogram_quantiles(&t->each, n, answers[1].value);
  answers[FIGURES].value[0] = (double)t->least / (double)n;
}

#include "common/limit_main.h"
#else
#include "common/no_avx512.h"
#endif
