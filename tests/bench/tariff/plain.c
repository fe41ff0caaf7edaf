/*
** A tariff of tiers in tiers in plain scalar C: tariff.lua's model, one sample
** after another, exact quantiles by selection.
*/
#include "common/measure.h"
#include "common/quantiles.h"
#include "common/random.h"

#define FIGURES 2 /* with quantiles */

static const bench_answer reference[] = {
#include "tariff/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct inputs {
  double usage, prompt, cached, waiting, busy, exchange, discount, seats;
} inputs;

typedef struct tier {
  double fee, seat, waiting, off, busy, surcharge, least;
} tier;

static const tier tiers[4] = {{0, 4, 0.50, 0.30, 0.50, 0.4, 20},
                              {15, 3, 0.40, 0.40, 0.40, 0.5, 90},
                              {80, 2, 0.30, 0.45, 0.35, 0.6, 400},
                              {300, 1, 0.25, 0.50, 0.30, 0.8, 2000}};

typedef struct bill {
  double cost;
  int least;
} bill;

static inputs draw(uint32_t sample) {
  double u[8];
  bench_uniforms(sample, 0, u);
  bench_uniforms(sample, 1, u + 4);
  return (inputs){.usage = bench_lognormal(u[0], 2, 4000),
                  .prompt = bench_lognormal(u[1], 2, 150),
                  .cached = bench_uniform(u[2], 0, 0.8),
                  .waiting = bench_triangular(u[3], 0, 0.2, 1),
                  .busy = bench_triangular(u[4], 0.1, 0.3, 0.8),
                  .exchange = bench_lognormal(u[5], 0.9, 1.15),
                  .discount = bench_uniform(u[6], 0, 0.2),
                  .seats = bench_triangular(u[7], 1, 5, 60)};
}

static bill by_hours(const inputs *a, double cost, const tier *t) {
  if (a->busy > t->busy) cost *= 1 + t->surcharge * (a->busy - t->busy);
  return cost < t->least ? (bill){t->least, 1} : (bill){cost, 0};
}

static bill by_waiting(const inputs *a, double cost, const tier *t) {
  if (a->waiting > t->waiting) cost -= cost * a->waiting * t->off;
  return by_hours(a, cost + t->fee + a->seats * t->seat, t);
}

static bill by_prompt(const inputs *a, double rate, const tier *t) {
  double fresh = a->usage * (1 - a->cached), cached = a->usage * a->cached;
  double cost;
  if (a->prompt <= 8)
    cost = (fresh + cached * 0.25) * rate;
  else if (a->prompt <= 64)
    cost = (fresh + cached * 0.4) * rate * 1.25 + 20;
  else
    cost = (fresh + cached * 0.5) * rate *
               (1.25 + 0.3 * log(a->prompt / 64)) + 50;
  return by_waiting(a, cost, t);
}

static bill bill_of(const inputs *a) {
  if (a->usage < 10) return by_prompt(a, 3.00, &tiers[0]);
  if (a->usage < 100) return by_prompt(a, 2.40, &tiers[1]);
  if (a->usage < 1000) return by_prompt(a, 1.90, &tiers[2]);
  return by_prompt(a, 1.60 * pow(a->usage / 1000, -0.15), &tiers[3]);
}

/* All n samples, and the quantiles of them. */
static void run(size_t n, double *out[FIGURES], bench_answer *answers) {
  size_t least = 0;
  for (size_t i = 0; i < n; i++) {
    inputs a = draw((uint32_t)i);
    bill b = bill_of(&a);
    double paid = b.cost * a.exchange * (1 - a.discount);
    out[0][i] = paid, out[1][i] = paid / a.usage;
    least += (size_t)b.least;
  }
  memcpy(answers, reference, sizeof reference);
  for (int k = 0; k < FIGURES; k++)
    bench_quantiles(out[k], n, answers[k].value);
  answers[FIGURES].value[0] = (double)least / (double)n;
}

#include "common/plain_main.h"
