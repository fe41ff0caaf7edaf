/*
** The samplers: see perigee/sampler.h, which defines every number here.
**
** 256 samples, 16 points of 16 lanes, are a group; a group is worked out point
** by point over all lanes at once.  Samples that are asked for one by one are
** worked out one by one: the same formulas, and so the same bits.
*/
#include "perigee/sampler.h"

#include <string.h>

#include "run/clones.h"
#include "run/sobol.h"

#define GROUP (PG_LANES * PG_STRATA)
#define FEW 16u /* samples of a group from which the whole group pays */
#define KEY_OF_LANES UINT32_C(0x4F77656E)
#define MIX UINT32_C(0x13198A2E)

static const char *const names[] = {
#define X(id, name) name,
    PG_SAMPLER_LIST(X)
#undef X
};

const char *pg_sampler_name(pg_sampler sampler) {
  return (unsigned)sampler < PG_SAMPLER_COUNT ? names[sampler] : NULL;
}

/* ----- scrambling ----- */

static inline uint32_t scramble(uint32_t n, uint32_t a, uint32_t b, uint32_t c,
                                uint32_t d) {
  n += a;
  n ^= n * (b & ~UINT32_C(1));
  n += c;
  n ^= n * (d & ~UINT32_C(1));
  return n ^ n * MIX;
}

uint32_t pg_scramble(uint32_t word, const uint32_t key[4]) {
  return scramble(word, key[0], key[1], key[2], key[3]);
}

static inline uint32_t reversed(uint32_t x) {
  x = x >> 16 | x << 16;
  x = (x >> 8 & UINT32_C(0x00FF00FF)) | (x & UINT32_C(0x00FF00FF)) << 8;
  x = (x >> 4 & UINT32_C(0x0F0F0F0F)) | (x & UINT32_C(0x0F0F0F0F)) << 4;
  x = (x >> 2 & UINT32_C(0x33333333)) | (x & UINT32_C(0x33333333)) << 2;
  return (x >> 1 & UINT32_C(0x55555555)) | (x & UINT32_C(0x55555555)) << 1;
}

/* (word + 0.5) 2^-32, exactly: as in random.c. */
static inline double open_unit(uint32_t word) {
  int32_t centred = (int32_t)(word ^ UINT32_C(0x80000000));
  return ((double)centred + 2147483648.5) * 0x1p-32;
}

/* ----- what is drawn ----- */

static void draw(const pg_stream *stream, uint32_t low, uint32_t high,
                 uint32_t out[4]) {
  const uint32_t counter[4] = {low, high, stream->seed[0], stream->seed[1]};
  const uint32_t key[2] = {stream->key[0], stream->key[1] ^ KEY_OF_LANES};
  pg_philox4x32(counter, key, out);
}

/* The strata of lanes 8 half to 8 half + 7: four words of two. */
static void draw_strata(const pg_stream *stream, uint64_t block, unsigned half,
                        uint32_t out[4]) {
  uint32_t high = UINT32_C(0x80000000) | (uint32_t)(block >> 32) << 1 | half;
  draw(stream, (uint32_t)block, high, out);
}

static inline uint32_t offset_of(uint32_t drawn) { return drawn & 15; }

static inline uint32_t factor_of(uint32_t drawn) {
  return 1 + ((drawn >> 4 & 0xFFF) * 15 >> 12);
}

/* x times itself in the field: the element is its bits, x^4 = x + 1. */
static inline uint32_t times_x(uint32_t element) {
  return (element << 1 & 15) ^ (element >> 3) * 3;
}

/* ----- one sample ----- */

static uint32_t stratum_of(uint32_t drawn, uint32_t place) {
  uint32_t stratum = offset_of(drawn), element = factor_of(drawn);
  for (; place != 0; place >>= 1, element = times_x(element))
    if ((place & 1) != 0) stratum ^= element;
  return stratum;
}

static uint32_t stratified_word(const pg_stream *stream, uint64_t i) {
  uint64_t block = i / GROUP;
  uint32_t lane = (uint32_t)(i % PG_LANES), four[4];
  draw_strata(stream, block, lane / 8, four);
  uint32_t drawn = four[lane % 8 / 2] >> (lane % 2 * 16) & 0xFFFF;
  return (uint32_t)block << 4 |
         stratum_of(drawn, (uint32_t)(i / PG_LANES % PG_STRATA));
}

static double one_sample(const pg_stream *stream, pg_sampler sampler,
                         unsigned dimension, uint64_t i) {
  uint32_t key[4], word;
  draw(stream, (uint32_t)(i % PG_LANES), 0, key);
  if (sampler == PG_SOBOL)
    word = reversed(pg_sobol_point(dimension, (uint32_t)(i / PG_LANES)));
  else
    word = stratified_word(stream, i);
  return open_unit(reversed(pg_scramble(word, key)));
}

/* ----- a group ----- */

/* Numbers of all lanes. */
typedef struct row {
  uint32_t of[PG_LANES];
} row;

typedef struct keys {
  row a, b, c, d;
} keys;

static void draw_keys(const pg_stream *stream, keys *out) {
  for (uint32_t lane = 0; lane < PG_LANES; lane++) {
    uint32_t key[4];
    draw(stream, lane, 0, key);
    out->a.of[lane] = key[0], out->b.of[lane] = key[1];
    out->c.of[lane] = key[2], out->d.of[lane] = key[3];
  }
}

/* words[place | 2^k] = words[place] ^ steps: all places, from the first. */
static inline void spread(row *words, const row *steps) {
  for (unsigned k = 0; 1u << k < PG_STRATA; k++)
    for (unsigned place = 0; place < 1u << k; place++)
      for (unsigned lane = 0; lane < PG_LANES; lane++)
        words[place | 1u << k].of[lane] =
            words[place].of[lane] ^ steps[k].of[lane];
}

static void stratified_words(const pg_stream *stream, uint64_t block,
                             row *words) {
  row steps[4];
  uint32_t four[8];
  draw_strata(stream, block, 0, four);
  draw_strata(stream, block, 1, four + 4);
  for (unsigned lane = 0; lane < PG_LANES; lane++) {
    uint32_t drawn = four[lane / 2] >> (lane % 2 * 16) & 0xFFFF;
    uint32_t element = factor_of(drawn);
    words[0].of[lane] = (uint32_t)block << 4 | offset_of(drawn);
    for (unsigned k = 0; k < 4; k++, element = times_x(element))
      steps[k].of[lane] = element;
  }
  spread(words, steps);
}

static void sobol_words(const uint32_t *directions, uint32_t block,
                        row *words) {
  uint32_t first = 0;
  row steps[4];
  for (unsigned k = 4; block != 0; k++, block >>= 1)
    if ((block & 1) != 0) first ^= directions[k];
  for (unsigned lane = 0; lane < PG_LANES; lane++) {
    words[0].of[lane] = reversed(first);
    for (unsigned k = 0; k < 4; k++) steps[k].of[lane] = reversed(directions[k]);
  }
  spread(words, steps);
}

PG__CLONES
static void finish_group(const keys *k, const row *words, double *out) {
  for (unsigned place = 0; place < PG_STRATA; place++)
    for (unsigned lane = 0; lane < PG_LANES; lane++)
      out[place * PG_LANES + lane] = open_unit(reversed(
          scramble(words[place].of[lane], k->a.of[lane], k->b.of[lane],
                   k->c.of[lane], k->d.of[lane])));
}

/* ----- drawing ----- */

/* What all groups of one call share. */
typedef struct drawing {
  const pg_stream *stream;
  pg_sampler sampler;
  keys keys;
  uint32_t directions[32];
} drawing;

static void start(drawing *d, const pg_stream *stream, pg_sampler sampler,
                  unsigned dimension) {
  d->stream = stream;
  d->sampler = sampler;
  draw_keys(stream, &d->keys);
  if (sampler == PG_SOBOL) pg__sobol_directions(dimension, 32, d->directions);
}

static void draw_group(const drawing *d, uint64_t block, double *out) {
  row words[PG_STRATA];
  if (d->sampler == PG_SOBOL)
    sobol_words(d->directions, (uint32_t)block, words);
  else
    stratified_words(d->stream, block, words);
  finish_group(&d->keys, words, out);
}

/* Samples of one group. */
static void draw_part(const drawing *d, uint64_t first, size_t count,
                      double *out) {
  double whole[GROUP];
  if (count == GROUP) {
    draw_group(d, first / GROUP, out);
    return;
  }
  draw_group(d, first / GROUP, whole);
  memcpy(out, whole + first % GROUP, count * sizeof *out);
}

static void draw_evenly(const pg_stream *stream, pg_sampler sampler,
                        unsigned dimension, uint64_t first, size_t count,
                        double *out) {
  drawing d;
  if (count < FEW) {
    for (size_t j = 0; j < count; j++)
      out[j] = one_sample(stream, sampler, dimension, first + j);
    return;
  }
  start(&d, stream, sampler, dimension);
  while (count > 0) {
    size_t part = GROUP - (size_t)(first % GROUP);
    if (part > count) part = count;
    draw_part(&d, first, part, out);
    first += part, count -= part, out += part;
  }
}

void pg_stream_draw(const pg_stream *stream, pg_sampler sampler,
                    unsigned dimension, uint64_t first, size_t count,
                    double *out) {
  size_t even = 0;
  if (sampler != PG_RANDOM && first < PG_EVEN_MAX)
    even = count < PG_EVEN_MAX - first ? count : (size_t)(PG_EVEN_MAX - first);
  if (dimension >= PG_SOBOL_DIMENSIONS) sampler = PG_STRATIFIED;
  draw_evenly(stream, sampler, dimension, first, even, out);
  pg_stream_uniform(stream, first + even, count - even, out + even);
}
