/*
** Summaries against plain sums in long double and plain sorting, however the
** samples are cut and by however many workers they are put; the histogram
** within 0.1 % of the sorted samples; counts, limits and failing allocation.
**
** Samples are quantiles of a stream or of an even grid, whose own tests are
** test_random.c and test_quantile.c.
*/
#include "check.h"
#include "distributions.h"

#include <float.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "counting.h"
#include "perigee/distribution.h"
#include "perigee/random.h"
#include "perigee/summary.h"
#include "run/sketch.h"
#include "run/sort.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define CHUNK PG_SUMMARY_CHUNK
#define MANY 120000u

static double data[MANY], sorted[MANY];

/* ---- samples ---- */

static void draw(const pg_distribution *d, const char *name, double *out,
                 size_t count) {
  pg_stream s = pg_stream_named(name, strlen(name), 1);
  pg_stream_uniform(&s, 0, count, out);
  pg_distribution_quantile(d, out, out, count);
}

/* The quantiles of an even grid: samples without chance. */
static void spread(const pg_distribution *d, double *out, size_t count) {
  for (size_t i = 0; i < count; i++)
    out[i] = ((double)i + 0.5) / (double)count;
  pg_distribution_quantile(d, out, out, count);
}

static int by_size(const void *a, const void *b) {
  double x, y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  return (x > y) - (x < y);
}

static void sort_plainly(const double *values, size_t count) {
  memcpy(sorted, values, count * sizeof *values);
  qsort(sorted, count, sizeof *sorted, by_size);
}

/* Linear between the order statistics, of `sorted`. */
static double plain_quantile(size_t count, double p) {
  double place = p * (double)(count - 1), rank = floor(place);
  double low = sorted[(size_t)rank];
  return place == rank ? low
                       : low + (sorted[(size_t)rank + 1] - low) *
                                   (place - rank);
}

/* ---- summaries ---- */

static pg_summary *made(pg_summary_kind kind, uint64_t samples,
                        unsigned workers) {
  pg_allocator allocator = pg_allocator_default();
  pg_summary *s = NULL;
  assert_int_equal(pg_summary_new(&allocator, kind, samples, workers, &s),
                   PG_OK);
  return s;
}

/* Puts a range in blocks of `step`, cut where a chunk ends. */
static void put_steps(pg_summary *s, unsigned worker, const double *values,
                      uint64_t first, uint64_t end, size_t step) {
  while (first < end) {
    uint64_t stop = first + step;
    uint64_t edge = (first / CHUNK + 1) * CHUNK;
    if (stop > edge) stop = edge;
    if (stop > end) stop = end;
    pg_summary_put(s, worker, first, values + first, (size_t)(stop - first));
    first = stop;
  }
}

static pg_summary *summed(pg_summary_kind kind, uint64_t room,
                          const double *values, size_t count, size_t step) {
  pg_summary *s = made(kind, room, 1);
  put_steps(s, 0, values, 0, count, step);
  pg_summary_finish(s);
  return s;
}

/* Room for more than are kept, so that there is a histogram. */
static pg_summary *sketched(const double *values, size_t count) {
  return summed(PG_SUMMARY_QUANTILES, PG_SUMMARY_EXACT + 1, values, count,
                1000);
}

static pg_summary *exactly(const double *values, size_t count) {
  return summed(PG_SUMMARY_QUANTILES, count, values, count, 1000);
}

/* ---- moments ---- */

/* The mean's digits are those of the deviation where that is larger. */
static void check_moments(const pg_summary *s, const double *values,
                          size_t count, double tolerance) {
  long double sum = 0.0L, squares = 0.0L, n = (long double)count;
  for (size_t i = 0; i < count; i++) sum += values[i];
  long double mean = sum / n;
  for (size_t i = 0; i < count; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  double deviation = count > 1 ? (double)sqrtl(squares / (n - 1.0L)) : 0.0;
  assert_true(fabs(pg_summary_mean(s) - (double)mean) <=
              tolerance * (fabs((double)mean) + deviation));
  assert_close(pg_summary_deviation(s), deviation, tolerance);
  assert_close(pg_summary_mean_error(s), deviation / sqrt((double)count),
               tolerance);
}

static void moments_of_every_size_are_the_plain_sums(void **state) {
  static const size_t sizes[] = {1,     2,         3,         7,     8,
                                 9,     1000,      CHUNK - 1, CHUNK, CHUNK + 1,
                                 40000, 2 * CHUNK, MANY};
  pg_distribution d = GIVEN(PG_LOGNORMAL, 2, 1.0, 20.0);
  (void)state;
  draw(&d, "moments", data, MANY);
  for (size_t i = 0; i < COUNT(sizes); i++) {
    pg_summary *s = summed(PG_SUMMARY_MEAN, sizes[i], data, sizes[i], 777);
    check_moments(s, data, sizes[i], 1e-13);
    sort_plainly(data, sizes[i]);
    assert_true(pg_summary_lowest(s) == sorted[0]);
    assert_true(pg_summary_highest(s) == sorted[sizes[i] - 1]);
    pg_summary_free(s);
  }
}

/* 1, 2, 3, 4: mean 5/2, squares about it 2 (9/4 + 1/4) = 5, deviation
** sqrt(5/3), error of the mean half of that. */
static void moments_of_one_to_four_by_hand(void **state) {
  const double values[] = {1.0, 2.0, 3.0, 4.0};
  pg_summary *s = summed(PG_SUMMARY_MEAN, 4, values, 4, 4);
  (void)state;
  assert_true(pg_summary_mean(s) == 2.5);
  assert_close(pg_summary_deviation(s), sqrt(5.0 / 3.0), 1e-15);
  assert_close(pg_summary_mean_error(s), sqrt(5.0 / 3.0) / 2.0, 1e-15);
  pg_summary_free(s);
}

/* A spread of 1 on 10^12 leaves 10^-4 of the 2^-53: a plain sum of squares
** would keep no digit of it. */
static void moments_far_from_zero_keep_their_digits(void **state) {
  pg_distribution d = GIVEN(PG_NORMAL, 2, 1e12, 1.0);
  (void)state;
  draw(&d, "far", data, MANY);
  pg_summary *s = summed(PG_SUMMARY_MEAN, MANY, data, MANY, 500);
  check_moments(s, data, MANY, 1e-11);
  pg_summary_free(s);
}

/* An outlier comes first, and is what all others are measured from: up to 4 of
** 16 digits go (summary.c). */
static void moments_from_an_outlier_keep_their_digits(void **state) {
  pg_distribution d = GIVEN(PG_NORMAL, 2, 1.0, 0.001);
  (void)state;
  draw(&d, "outlier", data, MANY);
  data[0] = 1e9;
  data[CHUNK] = 0.0;
  pg_summary *s = summed(PG_SUMMARY_MEAN, MANY, data, MANY, 500);
  check_moments(s, data, MANY, 1e-10);
  pg_summary_free(s);
}

/* Squares of these are not doubles; the long double has room for them. */
static void moments_of_tiny_and_huge_samples_do_not_overflow(void **state) {
  const pg_distribution kinds[] = {
      GIVEN(PG_LOGNORMAL, 2, 1e300, 8e300),
      GIVEN(PG_LOGNORMAL, 2, 1e-300, 8e-300),
      GIVEN(PG_UNIFORM, 2, -1.5e308, 1.5e308),
  };
  (void)state;
  for (size_t i = 0; i < COUNT(kinds); i++) {
    draw(&kinds[i], "scale", data, 50000);
    pg_summary *s = summed(PG_SUMMARY_MEAN, 50000, data, 50000, 500);
    check_moments(s, data, 50000, 1e-11);
    pg_summary_free(s);
  }
}

/* The scale is taken from the first block, and again as sizes grow. */
static void moments_of_samples_that_grow_are_rescaled(void **state) {
  (void)state;
  for (size_t i = 0; i < 50000; i++)
    data[i] = ldexp(1.0 + (double)(i % 7), (int)(i / 50) * 2 - 1000);
  pg_summary *s = summed(PG_SUMMARY_MEAN, 50000, data, 50000, 40);
  check_moments(s, data, 50000, 1e-13);
  pg_summary_free(s);
  for (size_t i = 0; i < 25000; i++) { /* and as they fall */
    double x = data[i];
    data[i] = data[49999 - i], data[49999 - i] = x;
  }
  s = summed(PG_SUMMARY_MEAN, 50000, data, 50000, 40);
  check_moments(s, data, 50000, 1e-13);
  pg_summary_free(s);
}

/* ---- equal samples ---- */

static void check_constant(pg_summary *s, double value) {
  static const double ps[] = {0.0, 1e-6, 0.05, 0.3, 0.5, 0.95, 0.999, 1.0};
  assert_true(pg_summary_mean(s) == value);
  assert_true(pg_summary_deviation(s) == 0.0);
  assert_true(pg_summary_mean_error(s) == 0.0);
  assert_true(pg_summary_lane_error(s) == 0.0);
  assert_true(pg_summary_lowest(s) == value);
  assert_true(pg_summary_highest(s) == value);
  for (size_t i = 0; i < COUNT(ps); i++) {
    assert_true(pg_summary_quantile(s, ps[i]) == value);
    assert_true(pg_summary_quantile_error(s, ps[i]) == 0.0);
  }
  pg_summary_free(s);
}

static void equal_samples_give_themselves_and_no_error(void **state) {
  static const double values[] = {0.0, 0.1, -0.1, 1.0 / 3.0, 1e300, 1e-300,
                                  -DBL_MAX, DBL_MAX, 0x1p-1074, 123456.789};
  static const size_t sizes[] = {1, 2, 1000, CHUNK + 5, 100000};
  (void)state;
  for (size_t i = 0; i < COUNT(values); i++)
    for (size_t j = 0; j < COUNT(sizes); j++) {
      for (size_t k = 0; k < sizes[j]; k++) data[k] = values[i];
      check_constant(exactly(data, sizes[j]), values[i]);
      check_constant(sketched(data, sizes[j]), values[i]);
    }
}

/* ---- exact quantiles ---- */

/* 10, 20, 30, 40, 50: rank p * 4. */
static void quantile_lies_between_order_statistics(void **state) {
  const double values[] = {30.0, 10.0, 50.0, 20.0, 40.0};
  pg_summary *s = exactly(values, 5);
  (void)state;
  assert_true(pg_summary_quantile(s, 0.0) == 10.0);
  assert_true(pg_summary_quantile(s, 0.25) == 20.0);
  assert_true(pg_summary_quantile(s, 0.5) == 30.0);
  assert_close(pg_summary_quantile(s, 0.6), 34.0, 1e-15); /* rank 2.4 */
  assert_close(pg_summary_quantile(s, 0.95), 48.0, 1e-15); /* rank 3.8 */
  assert_true(pg_summary_quantile(s, 1.0) == 50.0);
  pg_summary_free(s);
}

static void check_against_sorted(const double *values, size_t count) {
  pg_summary *s = exactly(values, count);
  sort_plainly(values, count);
  for (int i = 0; i <= 200; i++) {
    double p = i / 200.0;
    assert_true(pg_summary_quantile(s, p) == plain_quantile(count, p));
  }
  pg_summary_free(s);
}

static void exact_quantiles_are_those_of_the_sorted_samples(void **state) {
  static const size_t sizes[] = {1, 2, 3, 16, 17, 100, 5000, 100000};
  const pg_distribution kinds[] = {
      GIVEN(PG_NORMAL, 2, 0.0, 1.0),
      GIVEN(PG_LOGNORMAL, 2, 1e-80, 1e80),
      GIVEN(PG_CHOICE, 4, -1.0, 0.0, 2.0, 1e9),
  };
  (void)state;
  for (size_t i = 0; i < COUNT(kinds); i++)
    for (size_t j = 0; j < COUNT(sizes); j++) {
      draw(&kinds[i], "exact", data, sizes[j]);
      check_against_sorted(data, sizes[j]);
    }
}

static void quantile_between_the_largest_doubles_is_finite(void **state) {
  const double values[] = {-DBL_MAX, DBL_MAX};
  pg_summary *s = exactly(values, 2);
  (void)state;
  assert_true(pg_summary_quantile(s, 0.5) == 0.0);
  assert_close(pg_summary_quantile(s, 0.75), 0.5 * DBL_MAX, 1e-15);
  assert_true(pg_summary_deviation(s) == INFINITY); /* sqrt 2 DBL_MAX */
  pg_summary_free(s);
}

static void quantile_outside_zero_to_one_is_the_end(void **state) {
  const double values[] = {1.0, 2.0};
  pg_summary *s = exactly(values, 2);
  (void)state;
  assert_true(pg_summary_quantile(s, -0.5) == 1.0);
  assert_true(pg_summary_quantile(s, 1.5) == 2.0);
  assert_true(isnan(pg_summary_quantile(s, NAN)));
  pg_summary_free(s);
}

/* Keys of many forms, against qsort. */
static void check_sort(size_t count) {
  static uint64_t keys[5000];
  for (size_t i = 0; i < count; i++) keys[i] = pg__key(data[i]);
  pg__sort(keys, count);
  sort_plainly(data, count);
  for (size_t i = 0; i < count; i++)
    assert_true(pg__keyed(keys[i]) == sorted[i]);
}

static void sort_puts_every_form_in_order(void **state) {
  static const size_t sizes[] = {0, 1, 2, 16, 17, 18, 100, 1024, 5000};
  pg_distribution d = GIVEN(PG_NORMAL, 2, 0.0, 1.0);
  (void)state;
  for (size_t j = 0; j < COUNT(sizes); j++) {
    size_t n = sizes[j];
    draw(&d, "sort", data, n);
    check_sort(n);
    memcpy(data, sorted, n * sizeof *data); /* in order already */
    check_sort(n);
    for (size_t i = 0; i < n; i++) data[i] = -(double)i; /* the other way */
    check_sort(n);
    for (size_t i = 0; i < n; i++) /* clusters within clusters */
      data[i] = ldexp(1.0 + (double)(i % 3) * 0x1p-52,
                      (int)(i % 5) * 400 - 900);
    check_sort(n);
    for (size_t i = 0; i < n; i++) data[i] = i % 2 ? -0.0 : 0.0;
    if (n > 1) data[n / 2] = -DBL_MAX, data[n - 1] = DBL_MAX;
    check_sort(n);
  }
}

/* ---- the histogram ---- */

/* 0.1 % of the sorted samples' quantile, for p from 0 to 1 and far out.
** Between neighbours of different sign a quantile may be near 0: there 0.1 %
** of the larger neighbour, which is what `slack` is. */
static void check_sketch(size_t count, double slack) {
  static const double ends[] = {1e-5, 1e-4, 1e-3, 0.999, 0.9999, 0.99999};
  pg_summary *s = sketched(data, count);
  sort_plainly(data, count);
  for (int i = 0; i <= 200 + (int)COUNT(ends); i++) {
    double p = i <= 200 ? i / 200.0 : ends[i - 201];
    double exact = plain_quantile(count, p), ours = pg_summary_quantile(s, p);
    assert_true(fabs(ours - exact) <= 0.001 * fabs(exact) + slack);
  }
  assert_true(pg_summary_quantile(s, 0.0) == sorted[0]);
  assert_true(pg_summary_quantile(s, 1.0) == sorted[count - 1]);
  pg_summary_free(s);
}

static void sketch_of_any_kind_is_within_a_thousandth(void **state) {
  const pg_distribution kinds[] = {
      GIVEN(PG_LOGNORMAL, 2, 2.0, 8.0),       GIVEN(PG_LOGNORMAL, 2, 1e-9, 1e9),
      GIVEN(PG_UNIFORM, 2, 0.0, 1.0),         GIVEN(PG_UNIFORM, 2, 1000.0, 1001.0),
      GIVEN(PG_NORMAL, 2, -50.0, 3.0),        GIVEN(PG_LOGNORMAL, 2, 1e-300, 2e-300),
      GIVEN(PG_LOGNORMAL, 2, 1e300, 5e300),   GIVEN(PG_CHOICE, 3, 1.0, 1.7, 900.0),
      GIVEN(PG_LOGNORMAL, 2, 1e-12, 1e12),    GIVEN(PG_BETA, 2, 2.0, 80.0),
      GIVEN(PG_UNIFORM, 2, -1.5e308, -1e307),
  };
  (void)state;
  for (size_t i = 0; i < COUNT(kinds); i++) {
    draw(&kinds[i], "sketch", data, 50000);
    check_sketch(50000, 0.0);
  }
}

static void sketch_of_mixed_signs_is_within_a_thousandth(void **state) {
  pg_distribution normal = GIVEN(PG_NORMAL, 2, 0.0, 1.0);
  pg_distribution wide = GIVEN(PG_LOGNORMAL, 2, 1e-6, 1e6);
  (void)state;
  draw(&normal, "mixed", data, 50000);
  check_sketch(50000, 1e-7); /* neighbours of 0 are about 1e-4 away */
  draw(&wide, "mixed", data, 50000);
  for (size_t i = 0; i < 50000; i += 3) data[i] = -data[i];
  for (size_t i = 1; i < 50000; i += 9) data[i] = 0.0;
  check_sketch(50000, 0.0);
}

/* 256 octaves of either sign, at both ends of the doubles and in between. */
static void sketch_over_256_octaves_is_within_a_thousandth(void **state) {
  static const int lowest[] = {-1022, -900, -128, -3, 700, 768};
  pg_stream s = pg_stream_named("octaves", 7, 1);
  (void)state;
  for (size_t k = 0; k < COUNT(lowest); k++) {
    pg_stream_uniform(&s, 0, 60000, data);
    for (size_t i = 0; i < 60000; i++)
      data[i] = ldexp(i % 3 ? 1.0 + data[i] : -1.0 - data[i],
                      lowest[k] + (int)(i % 256));
    check_sketch(60000, 0.0);
  }
}

/* Octaves 256 apart share a row: right to the octave, a factor of 2. */
static void sketch_over_more_octaves_is_right_to_the_octave(void **state) {
  pg_stream stream = pg_stream_named("wide", 4, 1);
  (void)state;
  pg_stream_uniform(&stream, 0, 60000, data);
  for (size_t i = 0; i < 60000; i++)
    data[i] = ldexp(1.0 + data[i] * data[i], (int)(i % 2000) - 1000);
  pg_summary *s = sketched(data, 60000);
  sort_plainly(data, 60000);
  for (int i = 1; i < 200; i++) {
    double exact = plain_quantile(60000, i / 200.0);
    double ratio = pg_summary_quantile(s, i / 200.0) / exact;
    assert_true(ratio > 0.499 && ratio < 2.001);
  }
  pg_summary_free(s);
}

/* 1000 zeros and subnormals among 3000: they read as 0, and what is above
** them is not moved. */
static void sketch_takes_what_is_below_normal_for_zero(void **state) {
  (void)state;
  for (size_t i = 0; i < 3000; i++) data[i] = 2.0 + (double)i / 3000.0;
  for (size_t i = 0; i < 3000; i += 3) data[i] = i % 2 ? -0.0 : 0x1p-1060;
  pg_summary *s = sketched(data, 3000);
  assert_true(pg_summary_quantile(s, 0.1) == 0.0);
  assert_true(pg_summary_quantile(s, 0.3) == 0.0);
  assert_close(pg_summary_quantile(s, 0.5), 2.25, 1e-3);
  assert_true(pg_summary_lowest(s) == 0.0);
  pg_summary_free(s);
}

/* Halves at 1.0003 and at 1.0005, which fall under one counter: kept samples tell
** them apart, the histogram takes them for one value. */
static pg_summary *of_two_halves(uint64_t samples) {
  pg_summary *s = made(PG_SUMMARY_QUANTILES, samples, 1);
  for (size_t i = 0; i < CHUNK; i++) data[i] = i % 2 ? 1.0005 : 1.0003;
  for (uint64_t first = 0; first < samples; first += CHUNK)
    pg_summary_put(s, 0, first, data,
                   samples - first < CHUNK ? (size_t)(samples - first) : CHUNK);
  pg_summary_finish(s);
  return s;
}

static void samples_are_kept_up_to_the_limit_and_not_past_it(void **state) {
  pg_summary *kept = of_two_halves(PG_SUMMARY_EXACT);
  pg_summary *counted = of_two_halves((uint64_t)PG_SUMMARY_EXACT + 1);
  (void)state;
  assert_true(pg_summary_quantile(kept, 0.25) == 1.0003);
  assert_true(pg_summary_quantile(kept, 0.75) == 1.0005);
  assert_true(pg_summary_quantile(counted, 0.75) ==
              pg_summary_quantile(counted, 0.25));
  assert_close(pg_summary_quantile(counted, 0.25), 1.0003, 1e-3);
  assert_close(pg_summary_quantile(counted, 0.75), 1.0005, 1e-3);
  pg_summary_free(kept);
  pg_summary_free(counted);
}

/* Three quarters of 3, a quarter of 5: counted they are still 3 and 5. */
static void values_that_stand_alone_are_told_as_they_are(void **state) {
  uint64_t samples = (uint64_t)PG_SUMMARY_EXACT + CHUNK;
  pg_summary *s = made(PG_SUMMARY_QUANTILES, samples, 1);
  (void)state;
  for (size_t i = 0; i < CHUNK; i++) data[i] = i % 4 ? 3 : 5;
  for (uint64_t first = 0; first < samples; first += CHUNK)
    pg_summary_put(s, 0, first, data, CHUNK);
  pg_summary_finish(s);
  assert_true(pg_summary_quantile(s, 0.05) == 3);
  assert_true(pg_summary_quantile(s, 0.5) == 3);
  assert_true(pg_summary_quantile(s, 0.95) == 5);
  pg_summary_free(s);
}

/* ---- cuts and workers ---- */

typedef struct figures {
  double moments[6], quantiles[21], errors[21];
  uint64_t counts[4];
} figures;

static figures figures_of(const pg_summary *s) {
  figures f = {.moments = {pg_summary_mean(s), pg_summary_deviation(s),
                           pg_summary_mean_error(s), pg_summary_lowest(s),
                           pg_summary_highest(s), pg_summary_lane_error(s)}};
  for (int i = 0; i <= 20; i++) {
    f.quantiles[i] = pg_summary_quantile(s, i / 20.0);
    f.errors[i] = pg_summary_quantile_error(s, i / 20.0);
  }
  f.counts[0] = pg_summary_strange(s, &f.counts[1]);
  f.counts[2] = pg_summary_nonzero(s, &f.counts[3]);
  return f;
}

/* Samples with everything in them: signs, zeros, strange ones, sizes. */
static void draw_anything(void) {
  pg_distribution d = GIVEN(PG_LOGNORMAL, 2, 1e-3, 1e4);
  draw(&d, "anything", data, MANY);
  for (size_t i = 3; i < MANY; i += 5) data[i] = -data[i];
  for (size_t i = 1; i < MANY; i += 11) data[i] = 0.0;
  for (size_t i = 700; i < MANY; i += 1013) data[i] = i % 2 ? NAN : INFINITY;
  data[2 * CHUNK] = 1e290; /* a chunk of a scale of its own */
  for (size_t i = 3 * CHUNK; i < 4 * CHUNK; i++) data[i] = 0.0;
}

static void check_cut(uint64_t room, size_t step, const figures *expected) {
  pg_summary *s = summed(PG_SUMMARY_QUANTILES, room, data, MANY, step);
  figures ours = figures_of(s);
  assert_memory_equal(&ours, expected, sizeof ours);
  pg_summary_free(s);
}

static void figures_are_the_same_however_blocks_are_cut(void **state) {
  static const size_t steps[] = {1,  2,   3,   5,    7,    8,     9,    13,
                                 64, 100, 512, 1000, 1024, 16383, CHUNK};
  static const uint64_t rooms[] = {MANY, PG_SUMMARY_EXACT + 1};
  (void)state;
  draw_anything();
  for (size_t j = 0; j < COUNT(rooms); j++) {
    pg_summary *s = summed(PG_SUMMARY_QUANTILES, rooms[j], data, MANY, 2048);
    figures expected = figures_of(s);
    pg_summary_free(s);
    for (size_t i = 0; i < COUNT(steps); i++)
      check_cut(rooms[j], steps[i], &expected);
  }
}

typedef struct work {
  pg_summary *summary;
  unsigned worker, workers;
} work;

/* Every `workers`-th chunk, from the last to the first. */
static void *put_share(void *argument) {
  const work *w = argument;
  size_t chunks = (MANY - 1) / CHUNK + 1;
  for (size_t i = chunks; i-- > 0;) {
    uint64_t end = (i + 1) * CHUNK < MANY ? (i + 1) * CHUNK : MANY;
    if (i % w->workers == w->worker)
      put_steps(w->summary, w->worker, data, i * CHUNK, end,
                100 + 37 * w->worker);
  }
  return NULL;
}

static figures figures_of_workers(uint64_t room, unsigned workers) {
  pg_summary *s = made(PG_SUMMARY_QUANTILES, room, workers);
  pthread_t threads[8];
  work shares[8];
  for (unsigned i = 0; i < workers; i++) {
    shares[i] = (work){s, i, workers};
    assert_int_equal(
        pthread_create(&threads[i], NULL, put_share, &shares[i]), 0);
  }
  for (unsigned i = 0; i < workers; i++) pthread_join(threads[i], NULL);
  pg_summary_finish(s);
  figures f = figures_of(s);
  pg_summary_free(s);
  return f;
}

static void figures_are_the_same_for_any_number_of_workers(void **state) {
  static const uint64_t rooms[] = {MANY, PG_SUMMARY_EXACT + 1};
  (void)state;
  draw_anything();
  for (size_t j = 0; j < COUNT(rooms); j++) {
    figures one = figures_of_workers(rooms[j], 1);
    for (unsigned workers = 2; workers <= 8; workers++) {
      figures more = figures_of_workers(rooms[j], workers);
      assert_memory_equal(&one, &more, sizeof one);
    }
  }
}

/* ---- errors of quantiles ---- */

/* sqrt(p (1 - p) / n) / density at the quantile: for n even normal samples,
** sqrt(p (1 - p) / n) sqrt(2 pi) exp(z^2 / 2).  Half the distance of two
** quantiles differs from it by the curvature, (p (1-p) / n) / (p^2) or so. */
static void quantile_error_of_a_normal_is_the_theoretical_one(void **state) {
  static const double levels[] = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95};
  pg_distribution d = GIVEN(PG_NORMAL, 2, 0.0, 1.0);
  (void)state;
  spread(&d, data, MANY);
  pg_summary *exact = exactly(data, MANY), *counted = sketched(data, MANY);
  for (size_t i = 0; i < COUNT(levels); i++) {
    double p = levels[i], z = p;
    pg_distribution_quantile(&d, &z, &z, 1);
    double error = sqrt(p * (1.0 - p) / MANY) *
                   sqrt(2.0 * 3.14159265358979323846) * exp(z * z / 2.0);
    assert_close(pg_summary_quantile_error(exact, p), error, 2e-3);
    /* counters of 2^-10 of z stand for some 400 samples of 2000 */
    assert_close(pg_summary_quantile_error(counted, p), error, 2e-2);
  }
  pg_summary_free(exact);
  pg_summary_free(counted);
}

/* Past an end there is nothing: half the distance from the end. */
static void quantile_error_at_the_ends_is_zero(void **state) {
  const double values[] = {1.0, 2.0, 4.0};
  pg_summary *s = exactly(values, 3);
  (void)state;
  assert_true(pg_summary_quantile_error(s, 0.0) == 0.0);
  assert_true(pg_summary_quantile_error(s, 1.0) == 0.0);
  pg_summary_free(s);
}

/* ---- strange and nonzero samples ---- */

static void strange_samples_are_counted_and_the_first_is_known(void **state) {
  uint64_t first = 0;
  (void)state;
  for (size_t i = 0; i < 3 * CHUNK; i++) data[i] = (double)(i % 10);
  data[CHUNK + 77] = NAN;
  data[CHUNK + 78] = -INFINITY;
  data[2 * CHUNK] = INFINITY;
  pg_summary *s = made(PG_SUMMARY_QUANTILES, 3 * CHUNK, 2);
  put_steps(s, 1, data, 2 * CHUNK, 3 * CHUNK, 100); /* the last chunk first */
  put_steps(s, 0, data, 0, 2 * CHUNK, 100);
  pg_summary_finish(s);
  assert_int_equal(pg_summary_strange(s, &first), 3);
  assert_int_equal(first, CHUNK + 77);
  assert_true(pg_summary_lowest(s) == 0.0);
  assert_true(pg_summary_highest(s) == 9.0);
  assert_true(pg_summary_quantile(s, 1.0) == 9.0);
  assert_int_equal(pg_summary_strange(s, NULL), 3);
  pg_summary_free(s);
}

/* The others' mean: of 1, 2 and 3. */
static void strange_samples_count_in_nothing_else(void **state) {
  const double values[] = {NAN, 1.0, INFINITY, 3.0, -INFINITY, 2.0, NAN};
  uint64_t first = 0;
  pg_summary *kept = exactly(values, 7), *counted = sketched(values, 7);
  (void)state;
  assert_true(pg_summary_mean(kept) == 2.0);
  assert_true(pg_summary_deviation(kept) == 1.0);
  assert_true(pg_summary_quantile(kept, 0.5) == 2.0);
  assert_close(pg_summary_quantile(counted, 0.5), 2.0, 1e-3);
  assert_int_equal(pg_summary_strange(kept, &first), 4);
  assert_int_equal(first, 0);
  assert_int_equal(pg_summary_nonzero(kept, &first), 3);
  assert_int_equal(first, 1);
  pg_summary_free(kept);
  pg_summary_free(counted);
}

static void check_nothing(pg_summary *s) {
  assert_true(isnan(pg_summary_mean(s)));
  assert_true(isnan(pg_summary_deviation(s)));
  assert_true(isnan(pg_summary_mean_error(s)));
  assert_true(isnan(pg_summary_lane_error(s)));
  assert_true(isnan(pg_summary_lowest(s)));
  assert_true(isnan(pg_summary_highest(s)));
  assert_true(isnan(pg_summary_quantile(s, 0.5)));
  assert_true(isnan(pg_summary_quantile_error(s, 0.5)));
  pg_summary_free(s);
}

static void figures_of_no_finite_sample_are_not_numbers(void **state) {
  const double values[] = {NAN, INFINITY, -INFINITY};
  (void)state;
  check_nothing(exactly(values, 3));
  check_nothing(sketched(values, 3));
  check_nothing(summed(PG_SUMMARY_MEAN, 3, values, 3, 3));
  check_nothing(exactly(values, 1));
}

static void no_strange_and_no_nonzero_have_no_first(void **state) {
  const double ones[] = {1.0, 1.0}, zeros[] = {0.0, -0.0};
  uint64_t first = 0;
  pg_summary *s = exactly(ones, 2);
  (void)state;
  assert_int_equal(pg_summary_strange(s, &first), 0);
  assert_true(first == UINT64_MAX);
  pg_summary_free(s);
  s = exactly(zeros, 2);
  assert_int_equal(pg_summary_nonzero(s, &first), 0);
  assert_true(first == UINT64_MAX);
  pg_summary_free(s);
}

static void nonzero_samples_are_counted_and_the_first_is_known(void **state) {
  uint64_t first = 0;
  (void)state;
  for (size_t step = 1; step < 100; step += 14) {
    for (size_t i = 0; i < 2 * CHUNK; i++) data[i] = 0.0;
    data[CHUNK + 41] = 1e-310;
    data[CHUNK + 1000] = -5.0;
    pg_summary *s = summed(PG_SUMMARY_MEAN, 2 * CHUNK, data, 2 * CHUNK, step);
    assert_int_equal(pg_summary_nonzero(s, &first), 2);
    assert_int_equal(first, CHUNK + 41);
    assert_close(pg_summary_mean(s), -5.0 / (2.0 * CHUNK), 1e-15);
    pg_summary_free(s);
  }
}

/* Room for 1000, of which 3 are put. */
static void samples_that_are_not_put_count_in_nothing(void **state) {
  const double values[] = {1.0, 2.0, 3.0};
  pg_summary *s = made(PG_SUMMARY_QUANTILES, 1000, 1);
  (void)state;
  pg_summary_put(s, 0, 0, values, 3);
  pg_summary_put(s, 0, 3, values, 0);
  pg_summary_finish(s);
  assert_true(pg_summary_mean(s) == 2.0);
  assert_true(pg_summary_quantile(s, 1.0) == 3.0);
  assert_int_equal(pg_summary_strange(s, NULL), 0);
  pg_summary_free(s);
}

/* ---- making ---- */

static void mean_summary_has_no_quantiles(void **state) {
  const double values[] = {1.0, 2.0};
  pg_summary *s = summed(PG_SUMMARY_MEAN, 2, values, 2, 2);
  (void)state;
  assert_true(isnan(pg_summary_quantile(s, 0.5)));
  assert_true(isnan(pg_summary_quantile_error(s, 0.5)));
  assert_true(pg_summary_mean(s) == 1.5);
  pg_summary_free(s);
}

static void new_of_no_samples_or_workers_is_refused(void **state) {
  pg_allocator a = pg_allocator_default();
  pg_summary *s = NULL;
  (void)state;
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_MEAN, 0, 1, &s), PG_ARGUMENT);
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_MEAN, 1, 0, &s), PG_ARGUMENT);
  assert_null(s);
}

static void new_takes_samples_up_to_the_limit_and_not_past_it(void **state) {
  pg_allocator a = pg_allocator_default();
  uint64_t most = PG_SUMMARY_QUANTILES_MAX;
  pg_summary *s = NULL;
  (void)state;
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_QUANTILES, most + 1, 1, &s),
                   PG_LIMIT);
  assert_null(s);
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_QUANTILES, most, 1, &s),
                   PG_OK);
  pg_summary_free(s);
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_MEAN, most + 1, 1, &s),
                   PG_OK);
  pg_summary_free(s);
}

static void *refuse_the_enormous(void *user, void *block, size_t old_size,
                                 size_t new_size) {
  pg_allocator a = pg_allocator_default();
  (void)user;
  if (new_size > (size_t)1 << 32) return NULL;
  return a.resize(a.user, block, old_size, new_size);
}

/* 2^50 chunks. */
static void new_of_too_many_samples_has_no_memory(void **state) {
  pg_allocator a = {refuse_the_enormous, NULL};
  pg_summary *s = NULL;
  (void)state;
  assert_int_equal(pg_summary_new(&a, PG_SUMMARY_MEAN, UINT64_MAX, 1, &s),
                   PG_NOMEM);
  assert_null(s);
}

static void free_of_nothing_is_allowed(void **state) {
  (void)state;
  pg_summary_free(NULL);
}

/* Fails request 0, 1, 2 ... until there is none to fail. */
static void check_failing(pg_summary_kind kind, uint64_t samples) {
  for (long n = 0;; n++) {
    counting c = {0, 0, n};
    pg_allocator a = counting_allocator(&c);
    pg_summary *s = NULL;
    pg_status status = pg_summary_new(&a, kind, samples, 2, &s);
    if (status == PG_OK) {
      assert_true(c.bytes > 0 && c.requests == n);
      pg_summary_free(s);
      assert_int_equal(c.bytes, 0);
      return;
    }
    assert_int_equal(status, PG_NOMEM);
    assert_null(s);
    assert_int_equal(c.bytes, 0);
  }
}

static void new_without_memory_leaves_nothing_behind(void **state) {
  (void)state;
  check_failing(PG_SUMMARY_MEAN, 100000);
  check_failing(PG_SUMMARY_QUANTILES, 1000);
  check_failing(PG_SUMMARY_QUANTILES, PG_SUMMARY_EXACT + 1);
}

static size_t bytes_of(pg_summary_kind kind, uint64_t samples,
                       unsigned workers) {
  counting c = {0, 0, -1};
  pg_allocator a = counting_allocator(&c);
  pg_summary *s = NULL;
  assert_int_equal(pg_summary_new(&a, kind, samples, workers, &s), PG_OK);
  size_t bytes = c.bytes;
  pg_summary_free(s);
  return bytes;
}

/* 336 bytes a chunk; 8 a kept sample; below 4 MiB a worker's histogram. */
static void memory_is_what_the_kind_needs(void **state) {
  uint64_t few = 100000, million = 1000000, billion = 1000 * million;
  (void)state;
  assert_true(bytes_of(PG_SUMMARY_MEAN, million, 64) < 24 * 1024);
  assert_true(bytes_of(PG_SUMMARY_QUANTILES, few, 64) < 8 * few + 24 * 1024);
  size_t one = bytes_of(PG_SUMMARY_QUANTILES, billion, 1);
  size_t two = bytes_of(PG_SUMMARY_QUANTILES, billion, 2);
  assert_true(two - one < 4u << 20);
  assert_true(one < (4u << 20) + 336 * (billion / CHUNK + 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(moments_of_every_size_are_the_plain_sums),
      cmocka_unit_test(moments_of_one_to_four_by_hand),
      cmocka_unit_test(moments_far_from_zero_keep_their_digits),
      cmocka_unit_test(moments_from_an_outlier_keep_their_digits),
      cmocka_unit_test(moments_of_tiny_and_huge_samples_do_not_overflow),
      cmocka_unit_test(moments_of_samples_that_grow_are_rescaled),
      cmocka_unit_test(equal_samples_give_themselves_and_no_error),
      cmocka_unit_test(quantile_lies_between_order_statistics),
      cmocka_unit_test(exact_quantiles_are_those_of_the_sorted_samples),
      cmocka_unit_test(quantile_between_the_largest_doubles_is_finite),
      cmocka_unit_test(quantile_outside_zero_to_one_is_the_end),
      cmocka_unit_test(sort_puts_every_form_in_order),
      cmocka_unit_test(sketch_of_any_kind_is_within_a_thousandth),
      cmocka_unit_test(sketch_of_mixed_signs_is_within_a_thousandth),
      cmocka_unit_test(sketch_over_256_octaves_is_within_a_thousandth),
      cmocka_unit_test(sketch_over_more_octaves_is_right_to_the_octave),
      cmocka_unit_test(sketch_takes_what_is_below_normal_for_zero),
      cmocka_unit_test(samples_are_kept_up_to_the_limit_and_not_past_it),
      cmocka_unit_test(values_that_stand_alone_are_told_as_they_are),
      cmocka_unit_test(figures_are_the_same_however_blocks_are_cut),
      cmocka_unit_test(figures_are_the_same_for_any_number_of_workers),
      cmocka_unit_test(quantile_error_of_a_normal_is_the_theoretical_one),
      cmocka_unit_test(quantile_error_at_the_ends_is_zero),
      cmocka_unit_test(strange_samples_are_counted_and_the_first_is_known),
      cmocka_unit_test(strange_samples_count_in_nothing_else),
      cmocka_unit_test(figures_of_no_finite_sample_are_not_numbers),
      cmocka_unit_test(no_strange_and_no_nonzero_have_no_first),
      cmocka_unit_test(nonzero_samples_are_counted_and_the_first_is_known),
      cmocka_unit_test(samples_that_are_not_put_count_in_nothing),
      cmocka_unit_test(mean_summary_has_no_quantiles),
      cmocka_unit_test(new_of_no_samples_or_workers_is_refused),
      cmocka_unit_test(new_takes_samples_up_to_the_limit_and_not_past_it),
      cmocka_unit_test(new_of_too_many_samples_has_no_memory),
      cmocka_unit_test(free_of_nothing_is_allowed),
      cmocka_unit_test(new_without_memory_leaves_nothing_behind),
      cmocka_unit_test(memory_is_what_the_kind_needs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
