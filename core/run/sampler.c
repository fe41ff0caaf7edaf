/*
** The samplers: see perigee/sampler.h, which defines every number here.
**
** 256 samples, 16 points of 16 lanes, are a group; a group is worked out point
** by point over all lanes at once.  Samples that are asked for one by one are
** worked out one by one: the same formulas, and so the same bits.
*/
#include "run/sampler.h"

#include <string.h>

#include "run/sobol.h"
#include "run/vector/draw.h"

#define GROUP (PG_LANES * PG_STRATA)
#define FEW 16u /* samples of a group from which the whole group pays */

static const char *const names[] = {
#define X(id, name) name,
    PG_SAMPLER_LIST(X)
#undef X
};

const char *pg_sampler_name(pg_sampler sampler) {
  return (unsigned)sampler < PG_SAMPLER_COUNT ? names[sampler] : NULL;
}

uint32_t pg_scramble(uint32_t word, const uint32_t key[4]) {
  return pg__scrambled(word, key[0], key[1], key[2], key[3]);
}

/* ----- what is drawn ----- */

static void draw(const pg_stream *stream, uint32_t low, uint32_t high,
                 uint32_t out[4]) {
  const uint32_t counter[4] = {low, high, stream->seed[0], stream->seed[1]};
  const uint32_t key[2] = {stream->key[0], stream->key[1] ^ PG__KEY_OF_LANES};
  pg_philox4x32(counter, key, out);
}

/* The strata of lanes 8 half to 8 half + 7: four words of two. */
static void draw_strata(const pg_stream *stream, uint64_t block, unsigned half,
                        uint32_t out[4]) {
  draw(stream, (uint32_t)block, pg__strata_word(block, half), out);
}

static inline uint32_t offset_of(uint32_t drawn) { return drawn & 15; }

static inline uint32_t factor_of(uint32_t drawn) {
  return 1 + ((drawn >> 4 & 0xFFF) * 15 >> 12);
}

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
    word = pg__reversed(pg_sobol_point(dimension, (uint32_t)(i / PG_LANES)));
  else
    word = stratified_word(stream, i);
  return pg__open_unit(pg__reversed(pg_scramble(word, key)));
}

/* ----- a group ----- */

static void draw_keys(const pg_stream *stream, pg__keys *out) {
  for (uint32_t lane = 0; lane < PG_LANES; lane++) {
    uint32_t key[4];
    draw(stream, lane, 0, key);
    out->a.of[lane] = key[0], out->b.of[lane] = key[1];
    out->c.of[lane] = key[2], out->d.of[lane] = key[3];
  }
}

static void sobol_words(const uint32_t *directions, uint32_t block,
                        pg__group *out) {
  uint32_t first = 0;
  for (unsigned k = 4; block != 0; k++, block >>= 1)
    if ((block & 1) != 0) first ^= directions[k];
  for (unsigned lane = 0; lane < PG_LANES; lane++) {
    out->first.of[lane] = pg__reversed(first);
    for (unsigned k = 0; k < 4; k++)
      out->steps[k].of[lane] = pg__reversed(directions[k]);
  }
}

/* ----- drawing ----- */

void pg__drawing_ready(pg__drawing *d) {
  if (d->sampler == PG_RANDOM) return;
  draw_keys(&d->stream, &d->keys);
  if (d->sampler == PG_SOBOL)
    pg__sobol_directions(d->dimension, 32, d->directions);
  d->ready = true;
}

/* The words of PG__GROUPS blocks from `block` on. */
static void draw_words(const pg__drawing *d, uint64_t block, pg__group *out) {
  if (d->sampler != PG_SOBOL) {
    d->vector->strata(&d->stream, block, out);
    return;
  }
  for (uint32_t i = 0; i < PG__GROUPS; i++)
    sobol_words(d->directions, (uint32_t)block + i, &out[i]);
}

/* Samples of one group. */
static void finish_part(const pg__drawing *d, const pg__group *group,
                        size_t first, size_t count, double *out) {
  double whole[GROUP];
  if (count == GROUP) {
    d->vector->points(&d->keys, group, out);
    return;
  }
  d->vector->points(&d->keys, group, whole);
  memcpy(out, whole + first, count * sizeof *out);
}

static void draw_groups(const pg__drawing *d, uint64_t first, size_t count,
                        double *out) {
  pg__group groups[PG__GROUPS];
  for (size_t i = 0; count > 0; i = (i + 1) % PG__GROUPS) {
    size_t part = GROUP - (size_t)(first % GROUP);
    if (part > count) part = count;
    if (i == 0) draw_words(d, first / GROUP, groups);
    finish_part(d, &groups[i], (size_t)(first % GROUP), part, out);
    first += part, count -= part, out += part;
  }
}

static void draw_evenly(const pg__drawing *d, uint64_t first, size_t count,
                        double *out) {
  if (count < FEW) {
    for (size_t j = 0; j < count; j++)
      out[j] = one_sample(&d->stream, d->sampler, d->dimension, first + j);
  } else if (d->ready) {
    draw_groups(d, first, count, out);
  } else {
    pg__drawing now = *d;
    pg__drawing_ready(&now);
    draw_groups(&now, first, count, out);
  }
}

pg__drawing pg__drawing_of(const pg_stream *stream, const pg__vector *vector,
                           pg_sampler sampler, unsigned dimension) {
  bool known = sampler != PG_SOBOL || dimension < PG_SOBOL_DIMENSIONS;
  return (pg__drawing){.vector = vector,
                       .stream = *stream,
                       .sampler = known ? sampler : PG_STRATIFIED,
                       .dimension = dimension};
}

void pg__draw_numbers(const pg__drawing *d, uint64_t first, size_t count,
                      double *out) {
  size_t even = 0;
  if (d->sampler != PG_RANDOM && first < PG_EVEN_MAX)
    even = count < PG_EVEN_MAX - first ? count : (size_t)(PG_EVEN_MAX - first);
  draw_evenly(d, first, even, out);
  pg__stream_uniform(&d->stream, d->vector, first + even, count - even,
                     out + even);
}

void pg_stream_draw(const pg_stream *stream, pg_sampler sampler,
                    unsigned dimension, uint64_t first, size_t count,
                    double *out) {
  pg__drawing d =
      pg__drawing_of(stream, pg__vector_plain(), sampler, dimension);
  pg__draw_numbers(&d, first, count, out);
}
