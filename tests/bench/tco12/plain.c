/*
** tco12 in plain scalar C: libm, one sample after another, exact quantiles by
** selection.  The samples are those of workload.md bit by bit.
*/
#include "common/measure.h"
#include "common/quantiles.h"
#include "common/random.h"

static const bench_answer reference[] = {
#include "tco12/answers.inc"
};
#define FIGURES 4
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct inputs {
  double r, ti, to, ch, g, pd, gp, th, pk, ut, el, fte;
} inputs;

typedef struct costs {
  double a, b, c, d;
} costs;

static inputs draw(uint32_t sample) {
  double u[12];
  for (uint32_t block = 0; block < 3; block++)
    bench_uniforms(sample, block, u + 4 * block);
  return (inputs){.r = bench_lognormal(u[0], 20000, 400000),
                  .ti = bench_lognormal(u[1], 400, 6000),
                  .to = bench_lognormal(u[2], 80, 900),
                  .ch = bench_uniform(u[3], 0.15, 0.75),
                  .g = bench_triangular(u[4], -0.02, 0.03, 0.12),
                  .pd = bench_triangular(u[5], 0.0, 0.25, 0.70),
                  .gp = bench_lognormal(u[6], 1.60, 4.50),
                  .th = bench_lognormal(u[7], 700, 3500),
                  .pk = bench_triangular(u[8], 1.5, 2.5, 5.0),
                  .ut = bench_uniform(u[9], 0.45, 0.85),
                  .el = bench_triangular(u[10], 0.06, 0.12, 0.32),
                  .fte = bench_triangular(u[11], 0.15, 0.40, 1.50)};
}

static costs evaluate(const inputs *x) {
  double gf = exp(18 * log(1 + x->g));
  double rm = x->r * gf * 30.4375;
  double tin = rm * x->ti, tout = rm * x->to;
  double mi = tin * 1e-6, mo = tout * 1e-6;
  double pf = pow(1 - x->pd, 1.5), nc = 1 - x->ch;

  double a6 = (mi * nc * 3.0 + mi * x->ch * 0.30 + mo * 15.0) * pf;
  double a = a6 - 0.15 * fmax(a6 - 10000, 0) + 250;

  double f = fmin(1 / (1 + exp(-1.2 * (log(x->ti) - 7.6))), 0.6);
  double b = (mi * 0.25 + mo * 1.25) * pf * (1 - f) + a * f;

  double load = (tout * 3.802570537683474e-07 +
                 tin * nc * 4.563084645220169e-08) *
                x->pk / (x->th * x->ut);
  double n = fmax(ceil(load), 2), c5 = x->fte * 14500;
  double c = n * x->gp * (n >= 8 ? 0.65 : 1.0) * 730.5 + c5;
  double d = pow(n, 0.95) * 944 +
             n * (0.65 * x->ut + 0.35) * x->el * 1044.615 + n * 95 + c5 * 1.35;
  return (costs){a, b, c, d};
}

/* All n samples, and the quantiles of them. */
static void run(size_t n, double *out[4], bench_answer *answers) {
  size_t wins = 0;
  for (size_t i = 0; i < n; i++) {
    inputs x = draw((uint32_t)i);
    costs k = evaluate(&x);
    out[0][i] = k.a, out[1][i] = k.b, out[2][i] = k.c, out[3][i] = k.d;
    wins += fmin(k.c, k.d) < fmin(k.a, k.b);
  }
  memcpy(answers, reference, sizeof reference);
  for (int k = 0; k < 4; k++) bench_quantiles(out[k], n, answers[k].value);
  answers[4].value[0] = (double)wins / (double)n;
}

#include "common/plain_main.h"
