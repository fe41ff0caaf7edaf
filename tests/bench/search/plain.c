/*
** A search of catalogs in plain scalar C: search.lua's model at every
** combination, one loop in another.
*/
#include "common/measure.h"
#include "search/rows.h"

static const bench_answer reference[] = {
#include "search/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

typedef struct found {
  double cost;
  size_t feasible;
} found;

/* One combination. */
typedef struct way {
  const model_row *model;
  const machine_row *machine;
  double bits, width, replicas, batch;
} way;

static double step_of(const way *w) {
  double read = (w->model->active * w->bits / 8 + w->batch * w->model->cache) /
                (w->machine->bandwidth * 0.7 * w->width);
  double reckon = w->model->active * w->batch * 2e-3 /
                  (w->machine->speed * 0.5 * w->width);
  return fmax(read, reckon) + 0.0004 * (w->width - 1) + 0.002;
}

static bool is_feasible(const way *w) {
  double step = step_of(w);
  double needed = (w->model->parameters * w->bits / 8 +
                   w->batch * w->model->cache) / w->width;
  return needed <= w->machine->memory * 0.913 && step <= LATEST &&
         DEMAND <= w->replicas * w->batch / step * 0.7 &&
         WORST <= w->model->quality - 0.06 / w->bits;
}

static void try(const way *w, found *f) {
  if (!is_feasible(w)) return;
  double cost = w->replicas * w->width * (w->machine->price * 730);
  f->feasible++;
  if (cost < f->cost) f->cost = cost;
}

static void try_all(const model_row *model, const machine_row *machine,
                    size_t batches, found *f) {
  for (int b = 0; b < BITS; b++)
    for (int w = 0; w < WIDTHS; w++)
      for (int r = 0; r < REPLICAS; r++)
        for (size_t k = 1; k <= batches; k++) {
          way one = {model, machine, bits_of[b], width_of[w], replicas_of[r],
                     (double)(k * BATCH_STEP)};
          try(&one, f);
        }
}

static found search(size_t batches) {
  found f = {INFINITY, 0};
  for (int i = 0; i < MODELS; i++)
    for (int j = 0; j < MACHINES; j++)
      try_all(&models[i], &machines[j], batches, &f);
  return f;
}

#include "common/search_main.h"
