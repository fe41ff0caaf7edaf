/*
** What is said of many samples: moments by chunk, and the samples themselves
** or a histogram of them.
**
** A chunk's mean and sum of squares M2 about it come from sums over
** d = (x - origin) scale, origin being its first finite sample and scale a
** power of two near 1 / its largest size, so that no square leaves the range of
** doubles:
**
**   mean = origin + (sum d / n) / scale,  M2 = sum d^2 - (sum d)^2 / n,
**
** and since the origin is itself a sample, sum d^2 <= (n + 1) M2: not more
** than 4 of the 16 digits can be lost.  Sample i adds to partial sum i mod 16,
** in its order, so that the cut into blocks leaves no trace; these sums are those
** of the sampler's lanes as well.  Chunks are merged
** in order (Chan, Golub and LeVeque, 1979): with delta the distance of means,
**
**   mean += delta n2 / n,  M2 += M2' + delta^2 n1 n2 / n,
**
** means being measured from the first chunk's origin.
**
** Invariants: samples that are all equal give themselves exactly and no error;
** the mean lies between the lowest and the highest.
*/
#include "perigee/summary.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "graph/allocator.h"
#include "graph/elementary.h"
#include "run/sketch.h"
#include "run/sort.h"
#include "run/summary.h"

#define LANES PG_SUMMARY_LANES
#define NOWHERE UINT32_MAX

typedef struct chunk {
  pg__sums d;
  double lowest, highest;
  uint32_t finite, strange, nonzero;
  uint32_t first_strange, first_nonzero; /* within the chunk */
} chunk;

/* Mean, from some origin, and M2 of samples, times a scale and its square. */
typedef struct moments {
  double count, mean, squares;
} moments;

struct pg_summary {
  pg_allocator allocator;
  pg_summary_kind kind;
  uint64_t samples;
  unsigned workers;
  const pg__vector *vector;
  size_t chunk_count;
  chunk *chunks;
  uint64_t *exact;      /* the samples' bits, then their keys in order */
  pg__sketch *sketches; /* one a worker, the first the sum of all in the end */
  uint64_t finite, strange, nonzero, first_strange, first_nonzero;
  double mean, deviation, lowest, highest;
};

/* ---- making and freeing ---- */

/* A zeroed array, or NULL. */
static void *new_array(const pg_allocator *a, size_t count, size_t size) {
  return count <= SIZE_MAX / size ? pg__allocate_zero(a, count * size) : NULL;
}

static void clear_chunks(chunk *chunks, size_t count) {
  for (size_t i = 0; i < count; i++) {
    chunks[i].lowest = INFINITY;
    chunks[i].highest = -INFINITY;
    chunks[i].first_strange = chunks[i].first_nonzero = NOWHERE;
  }
}

/* Samples that are never put are as good as not finite. */
static void clear_exact(uint64_t *exact, uint64_t samples) {
  for (uint64_t i = 0; i < samples; i++) exact[i] = pg__bits(NAN);
}

static pg_status allocate_parts(pg_summary *s) {
  const pg_allocator *a = &s->allocator;
  s->chunks = new_array(a, s->chunk_count, sizeof *s->chunks);
  if (s->chunks == NULL) return PG_NOMEM;
  clear_chunks(s->chunks, s->chunk_count);
  if (s->kind == PG_SUMMARY_MEAN) return PG_OK;
  if (s->samples > PG_SUMMARY_EXACT) {
    s->sketches = pg__allocate(a, s->workers * sizeof *s->sketches);
    if (s->sketches == NULL) return PG_NOMEM;
    for (unsigned i = 0; i < s->workers; i++) pg__sketch_start(&s->sketches[i]);
    return PG_OK;
  }
  s->exact = pg__allocate(a, (size_t)s->samples * sizeof *s->exact);
  if (s->exact == NULL) return PG_NOMEM;
  clear_exact(s->exact, s->samples);
  return PG_OK;
}

pg_status pg__summary_new(const pg_allocator *allocator, pg_summary_kind kind,
                          uint64_t samples, unsigned workers,
                          const pg__vector *vector, pg_summary **out) {
  if (samples == 0 || workers == 0) return PG_ARGUMENT;
  if (kind == PG_SUMMARY_QUANTILES && samples > PG_SUMMARY_QUANTILES_MAX)
    return PG_LIMIT;
  uint64_t chunks = (samples - 1) / PG_SUMMARY_CHUNK + 1;
  if (chunks > SIZE_MAX) return PG_NOMEM;
  pg_summary *s = pg__allocate_zero(allocator, sizeof *s);
  if (s == NULL) return PG_NOMEM;
  *s = (pg_summary){.allocator = *allocator, .kind = kind, .samples = samples,
                    .workers = workers, .vector = vector,
                    .chunk_count = (size_t)chunks};
  pg_status status = allocate_parts(s);
  if (status == PG_OK)
    *out = s;
  else
    pg_summary_free(s);
  return status;
}

pg_status pg_summary_new(const pg_allocator *allocator, pg_summary_kind kind,
                         uint64_t samples, unsigned workers,
                         pg_summary **out) {
  return pg__summary_new(allocator, kind, samples, workers, pg__vector_plain(),
                         out);
}

void pg_summary_free(pg_summary *s) {
  if (s == NULL) return;
  pg_allocator a = s->allocator;
  pg__free(&a, s->chunks, s->chunk_count * sizeof *s->chunks);
  pg__free(&a, s->exact, (size_t)s->samples * sizeof *s->exact);
  pg__free(&a, s->sketches, s->workers * sizeof *s->sketches);
  pg__free(&a, s, sizeof *s);
}

static inline bool is_finite(double x) { return fabs(x) <= DBL_MAX; }

/* ---- putting ---- */

static size_t find_strange(const double *values) {
  size_t i = 0;
  while (is_finite(values[i])) i++;
  return i;
}

static size_t find_nonzero(const double *values) {
  size_t i = 0;
  while (!is_finite(values[i]) || values[i] == 0.0) i++;
  return i;
}

static size_t find_finite(const double *values) {
  size_t i = 0;
  while (!is_finite(values[i])) i++;
  return i;
}

/* Counts, firsts and bounds; `offset` is the block's place in the chunk. */
static void note(chunk *c, const pg__look *l, uint32_t offset,
                 const double *values, size_t count) {
  if (l->finite < count && c->strange == 0)
    c->first_strange = offset + (uint32_t)find_strange(values);
  if (l->nonzero > 0 && c->nonzero == 0)
    c->first_nonzero = offset + (uint32_t)find_nonzero(values);
  if (l->finite > 0 && c->finite == 0) c->d.origin = values[find_finite(values)];
  c->finite += (uint32_t)l->finite;
  c->strange += (uint32_t)(count - l->finite);
  c->nonzero += (uint32_t)l->nonzero;
  c->lowest = l->lowest < c->lowest ? l->lowest : c->lowest;
  c->highest = l->highest > c->highest ? l->highest : c->highest;
}

/* The power of two that brings a size into 1 to 4, as far as there is one. */
static double scale_of(double size) {
  uint64_t exponent = pg__bits(size) >> 52;
  uint64_t inverse = exponent == 0 ? 2046 : 2046 - exponent;
  return pg__double((inverse > 0 ? inverse : 1) << 52);
}

/* A new scale once sizes have outgrown the chunk's by 2^400.  What is below
** 2^-1022 of it is lost, far below the last digit of any sum. */
static void rescale(chunk *c) {
  double size = c->highest > -c->lowest ? c->highest : -c->lowest;
  if (size == 0.0 || (c->d.scale > 0.0 && size * c->d.scale < 0x1p400)) return;
  double scale = scale_of(size);
  double factor = c->d.scale > 0.0 ? scale / c->d.scale : 0.0;
  for (size_t k = 0; k < LANES; k++) {
    c->d.sums[k] *= factor;
    c->d.squares[k] = c->d.squares[k] * factor * factor;
  }
  c->d.scale = scale;
}

/* Adds values some of which are not finite: the origin takes their place. */
static void add_up_finite(const pg__vector *v, chunk *c, size_t lane,
                          const double *values, size_t count) {
  double tile[16 * LANES];
  for (size_t done = 0; done < count; done += 16 * LANES) {
    size_t n = count - done < 16 * LANES ? count - done : 16 * LANES;
    for (size_t i = 0; i < n; i++)
      tile[i] = is_finite(values[done + i]) ? values[done + i] : c->d.origin;
    v->add(&c->d, lane, tile, n);
  }
}

/* Adds a block that begins at `offset` in the chunk. */
static void put_into_chunk(const pg__vector *v, chunk *c, const pg__look *l,
                           uint32_t offset, const double *values,
                           size_t count) {
  note(c, l, offset, values, count);
  if (l->finite == 0) return;
  rescale(c);
  if (l->finite == count)
    v->add(&c->d, offset % LANES, values, count);
  else
    add_up_finite(v, c, offset % LANES, values, count);
}

void pg_summary_put(pg_summary *s, unsigned worker, uint64_t first,
                    const double *values, size_t count) {
  if (count == 0) return;
  assert(worker < s->workers);
  assert(first < s->samples && count <= s->samples - first);
  assert(first / PG_SUMMARY_CHUNK == (first + count - 1) / PG_SUMMARY_CHUNK);
  pg__look look = s->vector->look(values, count);
  put_into_chunk(s->vector, &s->chunks[first / PG_SUMMARY_CHUNK], &look,
                 (uint32_t)(first % PG_SUMMARY_CHUNK), values, count);
  if (s->exact != NULL)
    memcpy(s->exact + first, values, count * sizeof *values);
  if (s->sketches != NULL)
    pg__sketch_put(&s->sketches[worker], &look, values, count);
}

/* ---- finishing ---- */

/* In pairs, then pairs of these, and so on. */
static double total(const double *x) {
  double parts[LANES];
  memcpy(parts, x, sizeof parts);
  for (size_t half = LANES / 2; half > 0; half /= 2)
    for (size_t k = 0; k < half; k++) parts[k] += parts[k + half];
  return parts[0];
}

/* The chunk's, from `origin`, in a scale no larger than its own. */
static moments chunk_moments(const chunk *c, double origin, double scale) {
  double n = c->finite, factor = c->d.scale > 0.0 ? scale / c->d.scale : 1.0;
  double sum = total(c->d.sums), squares = total(c->d.squares);
  double about = squares - sum * (sum / n);
  return (moments){n, c->d.origin * scale - origin * scale + sum / n * factor,
                   (about > 0.0 ? about : 0.0) * factor * factor};
}

static void merge_moments(moments *m, moments other) {
  double count = m->count + other.count, delta = other.mean - m->mean;
  double share = other.count / count;
  m->mean += delta * share;
  m->squares += other.squares + delta * delta * (m->count * share);
  m->count = count;
}

/* The smallest scale of all chunks, which suits the largest sizes; 1 where
** nothing but zeros was put. */
static double common_scale(const pg_summary *s) {
  double least = INFINITY;
  for (size_t i = 0; i < s->chunk_count; i++) {
    double scale = s->chunks[i].d.scale;
    if (scale > 0.0 && scale < least) least = scale;
  }
  return least < INFINITY ? least : 1.0;
}

static void finish_moments(pg_summary *s) {
  const double scale = common_scale(s);
  const chunk *first = s->chunks, *end = first + s->chunk_count;
  moments m = {0.0, 0.0, 0.0};
  while (first->finite == 0) first++;
  for (const chunk *c = first; c < end; c++)
    if (c->finite > 0)
      merge_moments(&m, chunk_moments(c, first->d.origin, scale));
  double mean = (first->d.origin * scale + m.mean) / scale;
  s->mean = fmin(fmax(mean, s->lowest), s->highest);
  if (m.count > 1.0) s->deviation = sqrt(m.squares / (m.count - 1.0)) / scale;
}

static void finish_counts(pg_summary *s) {
  s->first_strange = s->first_nonzero = UINT64_MAX;
  s->lowest = INFINITY, s->highest = -INFINITY;
  for (size_t i = s->chunk_count; i-- > 0;) {
    const chunk *c = &s->chunks[i];
    uint64_t start = (uint64_t)i * PG_SUMMARY_CHUNK;
    if (c->strange > 0) s->first_strange = start + c->first_strange;
    if (c->nonzero > 0) s->first_nonzero = start + c->first_nonzero;
    s->finite += c->finite;
    s->strange += c->strange;
    s->nonzero += c->nonzero;
    s->lowest = c->lowest < s->lowest ? c->lowest : s->lowest;
    s->highest = c->highest > s->highest ? c->highest : s->highest;
  }
}

/* The keys of the finite samples, in order, at the front. */
static void finish_exact(pg_summary *s) {
  size_t kept = 0;
  for (uint64_t i = 0; i < s->samples; i++) {
    double value = pg__double(s->exact[i]);
    if (is_finite(value)) s->exact[kept++] = pg__key(value);
  }
  pg__sort(s->exact, kept);
}

static void finish_sketches(pg_summary *s) {
  for (unsigned i = 1; i < s->workers; i++)
    pg__sketch_merge(&s->sketches[0], &s->sketches[i]);
  pg__sketch_finish(&s->sketches[0]);
}

void pg_summary_finish(pg_summary *s) {
  finish_counts(s);
  if (s->finite == 0) {
    s->mean = s->deviation = s->lowest = s->highest = NAN;
    return;
  }
  finish_moments(s);
  if (s->exact != NULL) finish_exact(s);
  if (s->sketches != NULL) finish_sketches(s);
}

/* ---- reading ---- */

double pg_summary_mean(const pg_summary *s) { return s->mean; }
double pg_summary_deviation(const pg_summary *s) { return s->deviation; }
double pg_summary_lowest(const pg_summary *s) { return s->lowest; }
double pg_summary_highest(const pg_summary *s) { return s->highest; }

double pg_summary_mean_error(const pg_summary *s) {
  return s->deviation / sqrt((double)s->finite);
}

/* The sum of a lane's distances from the mean, times `scale`. */
static double lane_distance(const pg_summary *s, size_t lane, double scale) {
  double sum = 0.0;
  for (size_t i = 0; i < s->chunk_count; i++) {
    const chunk *c = &s->chunks[i];
    double count = (double)(c->finite / LANES + (lane < c->finite % LANES));
    double factor = c->d.scale > 0.0 ? scale / c->d.scale : 1.0;
    sum += c->d.sums[lane] * factor + count * (c->d.origin * scale - s->mean * scale);
  }
  return sum;
}

double pg_summary_lane_error(const pg_summary *s) {
  if (s->finite < s->samples || s->finite < 2) return pg_summary_mean_error(s);
  const double scale = common_scale(s);
  const size_t lanes = s->samples < LANES ? (size_t)s->samples : LANES;
  double squares = 0.0;
  for (size_t lane = 0; lane < lanes; lane++) {
    double d = lane_distance(s, lane, scale) / (double)s->samples;
    squares += d * d;
  }
  return sqrt(squares * (double)lanes / ((double)lanes - 1.0)) / scale;
}

/* The value with `rank` values below it; the histogram's is put within the
** bounds, which makes the ends exact. */
static double ranked(const pg_summary *s, uint64_t rank) {
  if (s->exact != NULL) return pg__keyed(s->exact[rank]);
  if (rank == 0) return s->lowest;
  if (rank == s->finite - 1) return s->highest;
  return fmin(fmax(pg__sketch_at(&s->sketches[0], rank), s->lowest),
              s->highest);
}

double pg_summary_quantile(const pg_summary *s, double p) {
  if (s->finite == 0 || s->kind == PG_SUMMARY_MEAN || isnan(p)) return NAN;
  double place = fmin(fmax(p, 0.0), 1.0) * (double)(s->finite - 1);
  uint64_t rank = (uint64_t)place;
  double share = place - (double)rank, low = ranked(s, rank);
  if (share == 0.0) return low;
  double high = ranked(s, rank + 1), gap = high - low;
  if (gap <= DBL_MAX) return low + gap * share;
  return low * (1.0 - share) + high * share;
}

double pg_summary_quantile_error(const pg_summary *s, double p) {
  double reach = sqrt(p * (1.0 - p) / (double)s->finite);
  double above = pg_summary_quantile(s, p + reach);
  double below = pg_summary_quantile(s, p - reach);
  return 0.5 * above - 0.5 * below;
}

uint64_t pg_summary_strange(const pg_summary *s, uint64_t *first) {
  if (first != NULL) *first = s->first_strange;
  return s->strange;
}

uint64_t pg_summary_nonzero(const pg_summary *s, uint64_t *first) {
  if (first != NULL) *first = s->first_nonzero;
  return s->nonzero;
}
