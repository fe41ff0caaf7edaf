/*
** A search of catalogs as fast as this machine allows: AVX-512 intrinsics,
** eight sequences-at-once side by side, and nothing worked out twice.
**
** plain.c's model at every combination.  What hangs on model, machine, bits
** and width alone is worked out there; a step's time and the bounds that no
** replicas move, once for all replicas; and of a combination there is left a
** comparison: load <= replicas x tokens per second.  Costs do not hang on the
** sequences at once, so the cheapest is looked for once for all of these.
*/
#include "common/measure.h"
#include "search/rows.h"

static const bench_answer reference[] = {
#include "search/answers.inc"
};
#define ANSWERS (sizeof reference / sizeof *reference)

#ifdef __AVX512DQ__
#include <immintrin.h>

typedef __m512d v8;

typedef struct found {
  double cost;
  size_t feasible;
} found;

/* All that a step needs of model, machine, bits and width. */
typedef struct place {
  double read, read_each, reckon_each, wait, weights, cache, room, hour;
} place;

static v8 of(double x) { return _mm512_set1_pd(x); }

static inline place place_of(const model_row *m, const machine_row *d,
                             double bits, double width) {
  double bandwidth = d->bandwidth * 0.7 * width;
  return (place){.read = m->active * bits / 8 / bandwidth,
                 .read_each = m->cache / bandwidth,
                 .reckon_each = m->active * 2e-3 / (d->speed * 0.5 * width),
                 .wait = 0.0004 * (width - 1) + 0.002,
                 .weights = m->parameters * bits / 8,
                 .cache = m->cache,
                 .room = d->memory * 0.913 * width,
                 .hour = width * (d->price * 730)};
}

/* Which of eight batches are in time and in memory, and the tokens per second
** that they make. */
static inline __mmask8 steps_of(const place *p, v8 batch, v8 *rate) {
  v8 read = _mm512_fmadd_pd(batch, of(p->read_each), of(p->read));
  v8 step = _mm512_max_pd(read, _mm512_mul_pd(batch, of(p->reckon_each)));
  step = _mm512_add_pd(step, of(p->wait));
  v8 needed = _mm512_fmadd_pd(batch, of(p->cache), of(p->weights));
  __mmask8 fits = _mm512_cmp_pd_mask(needed, of(p->room), _CMP_LE_OQ);
  *rate = _mm512_div_pd(_mm512_mul_pd(batch, of(0.7)), step);
  return _mm512_mask_cmp_pd_mask(fits, step, of(LATEST), _CMP_LE_OQ);
}

/* Counts by replicas which of eight carry the load. */
static inline void count(v8 rate, __mmask8 good,
                         unsigned feasible[REPLICAS]) {
  for (int r = 0; r < REPLICAS; r++)
    feasible[r] += (unsigned)_mm_popcnt_u32(_mm512_mask_cmp_pd_mask(
        good, rate, of(DEMAND / replicas_of[r]), _CMP_GE_OQ));
}

static void try_place(const place *p, size_t batches, found *f) {
  unsigned feasible[REPLICAS] = {0};
  v8 batch = _mm512_mul_pd(_mm512_set_pd(8, 7, 6, 5, 4, 3, 2, 1),
                           of(BATCH_STEP));
  for (size_t k = 0; k < batches; k += 8) {
    v8 rate;
    size_t left = batches - k < 8 ? batches - k : 8;
    __mmask8 within = (__mmask8)((1u << left) - 1);
    __mmask8 good = steps_of(p, batch, &rate) & within;
    count(rate, good, feasible);
    batch = _mm512_add_pd(batch, of(8 * BATCH_STEP));
  }
  for (int r = 0; r < REPLICAS; r++) {
    double cost = replicas_of[r] * p->hour;
    f->feasible += feasible[r];
    if (feasible[r] > 0 && cost < f->cost) f->cost = cost;
  }
}

static void try_model(const model_row *m, double bits, size_t batches,
                      found *f) {
  if (WORST > m->quality - 0.06 / bits) return;
  for (int j = 0; j < MACHINES; j++)
    for (int w = 0; w < WIDTHS; w++) {
      place p = place_of(m, &machines[j], bits, width_of[w]);
      try_place(&p, batches, f);
    }
}

static found search(size_t batches) {
  found f = {INFINITY, 0};
  for (int i = 0; i < MODELS; i++)
    for (int b = 0; b < BITS; b++)
      try_model(&models[i], bits_of[b], batches, &f);
  return f;
}

#include "common/search_main.h"
#else
#include "common/no_avx512.h"
#endif
