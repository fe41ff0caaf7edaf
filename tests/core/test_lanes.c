/*
** The error of a mean from its lanes, against the formula of summary.h worked out
** in long double.
*/
#include "check.h"
#include "distributions.h"

#include <stdlib.h>
#include <string.h>

#include "perigee/random.h"
#include "perigee/summary.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define CHUNK PG_SUMMARY_CHUNK
#define MANY 200000u

static double data[MANY];

static void draw(const pg_distribution *d, const char *name, double *out,
                 size_t count) {
  pg_stream s = pg_stream_named(name, strlen(name), 1);
  pg_stream_uniform(&s, 0, count, out);
  pg_distribution_quantile(d, out, out, count);
}

/* Put in blocks of `step`, cut where a chunk ends. */
static pg_summary *summed(const double *values, size_t count, size_t step) {
  pg_allocator allocator = pg_allocator_default();
  pg_summary *s = NULL;
  assert_int_equal(
      pg_summary_new(&allocator, PG_SUMMARY_MEAN, count, 1, &s), PG_OK);
  for (size_t first = 0, stop; first < count; first = stop) {
    size_t edge = (first / CHUNK + 1) * CHUNK;
    stop = first + step < edge ? first + step : edge;
    if (stop > count) stop = count;
    pg_summary_put(s, 0, first, values + first, stop - first);
  }
  pg_summary_finish(s);
  return s;
}

/* The formula of summary.h, plainly. */
static double plain_lane_error(const double *values, size_t count) {
  long double sum = 0.0L, squares = 0.0L;
  size_t lanes = count < PG_SUMMARY_LANES ? count : PG_SUMMARY_LANES;
  for (size_t i = 0; i < count; i++) sum += values[i];
  for (size_t lane = 0; lane < lanes; lane++) {
    long double distance = 0.0L;
    for (size_t i = lane; i < count; i += PG_SUMMARY_LANES)
      distance += values[i] - sum / (long double)count;
    squares += distance * distance;
  }
  return (double)(sqrtl(squares * lanes / (lanes - 1.0L)) / count);
}

static void lane_error_of_every_size_is_the_plain_one(void **state) {
  static const size_t sizes[] = {2,         15,    16,        17,  31, 1000,
                                 CHUNK - 1, CHUNK, CHUNK + 1, MANY};
  pg_distribution d = GIVEN(PG_LOGNORMAL, 2, 1.0, 20.0);
  (void)state;
  draw(&d, "lanes", data, MANY);
  for (size_t i = 0; i < COUNT(sizes); i++) {
    pg_summary *s = summed(data, sizes[i], 777);
    assert_close(pg_summary_lane_error(s), plain_lane_error(data, sizes[i]),
                 1e-10);
    pg_summary_free(s);
  }
}

/* Lanes of one sample each are samples drawn one by one: sd / sqrt n. */
static void lane_error_of_few_samples_is_the_mean_error(void **state) {
  const double values[] = {3.0, 1.0, 4.0, 1.0, 5.0};
  (void)state;
  for (size_t count = 1; count <= 5; count++) {
    pg_summary *s = summed(values, count, 2);
    assert_close(pg_summary_lane_error(s), pg_summary_mean_error(s), 1e-14);
    pg_summary_free(s);
  }
}

/* Lane l holds nothing but l, 2^12 times: the lanes' means are 0 .. 15, their
** mean 7.5 and their sum of squares about it 340, so the error of the mean is
** sqrt(340 / (16 15)), whatever the chunks. */
static void lane_error_of_lanes_apart_is_theirs(void **state) {
  (void)state;
  for (size_t i = 0; i < 65536; i++) data[i] = (double)(i % 16);
  pg_summary *s = summed(data, 65536, 500);
  assert_close(pg_summary_lane_error(s), sqrt(340.0 / 240.0), 1e-14);
  pg_summary_free(s);
}

/* One sample that is not finite moves the others' lanes no more: sd / sqrt n. */
static void lane_error_beside_strange_samples_is_the_mean_error(void **state) {
  (void)state;
  for (size_t i = 0; i < 65536; i++) data[i] = (double)(i % 16);
  data[40000] = NAN;
  pg_summary *s = summed(data, 65536, 500);
  assert_true(pg_summary_lane_error(s) == pg_summary_mean_error(s));
  pg_summary_free(s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lane_error_of_every_size_is_the_plain_one),
      cmocka_unit_test(lane_error_of_few_samples_is_the_mean_error),
      cmocka_unit_test(lane_error_of_lanes_apart_is_theirs),
      cmocka_unit_test(lane_error_beside_strange_samples_is_the_mean_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
