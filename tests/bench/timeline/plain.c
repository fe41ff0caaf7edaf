/*
** Sixty months of a service in plain scalar C: timeline.lua's model, one sample
** after another, exact quantiles by selection.
*/
#include "common/measure.h"
#include "common/quantiles.h"
#include "common/random.h"

#define MONTHS 60
#define FIGURES 4 /* with quantiles; boxes and months ahead are means */

static const bench_answer reference[] = {
#include "timeline/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct inputs {
  double volume, growth, fade, tokens, price, price_kept, hit, learning, box,
      box_kept, capacity, use, power, staff, peak, discount;
} inputs;

/* What a month leaves to the next. */
typedef struct state {
  double volume, growth, hit, price, box, capacity, boxes, book, discount,
      ahead, api, own, mixed, best, months_ahead;
} state;

static inputs draw(uint32_t sample) {
  double u[16];
  for (uint32_t block = 0; block < 4; block++)
    bench_uniforms(sample, block, u + 4 * block);
  return (inputs){.volume = bench_lognormal(u[0], 2, 8),
                  .growth = bench_triangular(u[1], 0.0, 0.04, 0.10),
                  .fade = bench_uniform(u[2], 0.94, 0.99),
                  .tokens = bench_lognormal(u[3], 1, 4),
                  .price = bench_lognormal(u[4], 8, 30),
                  .price_kept = bench_triangular(u[5], 0.95, 0.98, 1),
                  .hit = bench_uniform(u[6], 0.1, 0.4),
                  .learning = bench_uniform(u[7], 0.02, 0.10),
                  .box = bench_lognormal(u[8], 180, 320),
                  .box_kept = bench_triangular(u[9], 0.97, 0.99, 1),
                  .capacity = bench_lognormal(u[10], 3, 12),
                  .use = bench_uniform(u[11], 0.4, 0.8),
                  .power = bench_lognormal(u[12], 0.8, 2.4),
                  .staff = bench_triangular(u[13], 4, 12, 40),
                  .peak = bench_triangular(u[14], 1.5, 2.5, 5),
                  .discount = bench_uniform(u[15], 0.988, 0.997)};
}

static state start(const inputs *a) {
  return (state){.volume = a->volume, .growth = a->growth, .hit = a->hit,
                 .price = a->price, .box = a->box, .capacity = a->capacity,
                 .discount = 1};
}

static void grow(state *s, const inputs *a) {
  s->growth *= a->fade;
  s->volume += s->volume * s->growth;
  s->hit += (0.7 - s->hit) * a->learning;
  s->price *= a->price_kept;
  s->box *= a->box_kept;
  s->capacity *= 1.008;
}

static double api_cost(double gross) {
  double first = fmax(gross - 50, 0), second = fmax(gross - 200, 0);
  return gross - first * 0.15 - second * 0.10;
}

/* Buys what is needed and gives the month's cost. */
static double own_cost(state *s, const inputs *a, double peak) {
  double needed = peak / (s->capacity * a->use), kept = s->boxes * 0.985;
  double bought = fmax(fmax(ceil(needed), 2) - kept, 0);
  s->boxes = kept + bought;
  s->book = s->book * 0.97 + bought * s->box;
  double load = fmin(needed / s->boxes, 1);
  double power = s->boxes * (load * 0.6 + 0.4) * a->power;
  return s->book * 0.03 + power + s->boxes * 1.2 + (a->staff + s->boxes * 0.5);
}

static double mixed_cost(const state *s, const inputs *a, double own,
                         double peak) {
  double over = fmax(peak - s->boxes * s->capacity * a->use, 0);
  return own * 0.8 + over * s->price * 0.3;
}

static void account(state *s, const inputs *a, double api, double own,
                    double mixed) {
  s->discount *= a->discount;
  s->api += api * s->discount;
  s->own += own * s->discount;
  s->mixed += mixed * s->discount;
  s->best += fmin(fmin(api, own), mixed);
  s->ahead += api - own;
  s->months_ahead += s->ahead > 0 ? 1 : 0;
}

static void month(state *s, const inputs *a) {
  grow(s, a);
  double tokens = s->volume * a->tokens;
  tokens = tokens * (1 - s->hit) + tokens * s->hit * 0.1;
  double peak = tokens * a->peak;
  double api = api_cost(tokens * s->price), own = own_cost(s, a, peak);
  account(s, a, api, own, mixed_cost(s, a, own, peak));
}

/* All n samples, and the quantiles of them. */
static void run(size_t n, double *out[FIGURES], bench_answer *answers) {
  double boxes = 0, months = 0;
  for (size_t i = 0; i < n; i++) {
    inputs a = draw((uint32_t)i);
    state s = start(&a);
    for (int m = 0; m < MONTHS; m++) month(&s, &a);
    out[0][i] = s.api, out[1][i] = s.own, out[2][i] = s.mixed;
    out[3][i] = s.best;
    boxes += s.boxes;
    months += s.months_ahead;
  }
  memcpy(answers, reference, sizeof reference);
  for (int k = 0; k < FIGURES; k++)
    bench_quantiles(out[k], n, answers[k].value);
  answers[FIGURES].value[0] = boxes / (double)n;
  answers[FIGURES + 1].value[0] = months / (double)n;
}

#include "common/plain_main.h"
