/*
** The samplers, against the formulas of sampler.h worked out one bit at a time
** with Random123's Philox; Sobol's points against scipy's; and what they are
** for: evenness, independence, small errors.
**
** Bounds of the statistical tests are five standard deviations of the figure
** tested, unless a comment says otherwise; fixed names and seeds decide them for
** good.
*/
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <Random123/philox.h>

#include "perigee/sampler.h"
#include "perigee/summary.h"

/* SplitMix64: the tests' own source of arbitrary numbers. */
static uint64_t arbitrary(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static pg_stream named(const char *name, uint64_t seed) {
  return pg_stream_named(name, strlen(name), seed);
}

/* "a0", "a1", ... */
static pg_stream numbered(unsigned number, uint64_t seed) {
  char name[16] = "a", *end = name + 1;
  do *end++ = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  return pg_stream_named(name, (size_t)(end - name), seed);
}

/* ---- the definition, slowly ---- */

static void drawn(const pg_stream *s, uint32_t low, uint32_t high,
                  uint32_t out[4]) {
  philox4x32_ctr_t counter = {{low, high, s->seed[0], s->seed[1]}};
  philox4x32_key_t key = {{s->key[0], s->key[1] ^ 0x4F77656E}};
  philox4x32_ctr_t words = philox4x32(counter, key);
  for (int i = 0; i < 4; i++) out[i] = words.v[i];
}

/* Multiplication of polynomials over two elements, then the rest by
** x^4 + x + 1. */
static unsigned field_product(unsigned a, unsigned b) {
  unsigned product = 0;
  for (unsigned i = 0; i < 4; i++)
    if (b >> i & 1) product ^= a << i;
  for (unsigned i = 6; i >= 4; i--)
    if (product >> i & 1) product ^= 0x13u << (i - 4);
  return product;
}

static uint32_t backwards(uint32_t x) {
  uint32_t out = 0;
  for (int i = 0; i < 32; i++) out |= (x >> i & 1) << (31 - i);
  return out;
}

static uint32_t defined_word(const pg_stream *s, pg_sampler sampler,
                             unsigned dimension, uint64_t i) {
  uint64_t q = i / 16, block = q / 16;
  unsigned lane = (unsigned)(i % 16), half = lane / 8, within = lane % 8;
  uint32_t four[4];
  if (sampler == PG_SOBOL)
    return backwards(pg_sobol_point(dimension, (uint32_t)q));
  drawn(s, (uint32_t)block,
        (UINT32_C(1) << 31) + 2 * (uint32_t)(block >> 32) + half, four);
  uint32_t bits = within % 2 == 0 ? four[within / 2] % 65536
                                  : four[within / 2] / 65536;
  unsigned c = bits % 16, g = 1 + 15 * (bits / 16) / 4096;
  return (uint32_t)(block * 16) + (field_product(g, (unsigned)(q % 16)) ^ c);
}

/* Through 64 bits, so that what leaves the 32 is seen to be cut off. */
static uint32_t defined_scramble(uint32_t word, const uint32_t key[4]) {
  const uint64_t cut = UINT64_C(0xFFFFFFFF);
  uint64_t n = (word + (uint64_t)key[0]) & cut;
  n ^= n * (key[1] / 2 * UINT64_C(2)) & cut;
  n = (n + key[2]) & cut;
  n ^= n * (key[3] / 2 * UINT64_C(2)) & cut;
  n ^= n * UINT64_C(0x13198A2E) & cut;
  return (uint32_t)n;
}

static double defined_sample(const pg_stream *s, pg_sampler sampler,
                             unsigned dimension, uint64_t i) {
  uint32_t key[4];
  double u;
  if (sampler == PG_RANDOM || i >= PG_EVEN_MAX) {
    pg_stream_uniform(s, i, 1, &u);
    return u;
  }
  drawn(s, (uint32_t)(i % 16), 0, key);
  uint32_t word = defined_word(s, sampler, dimension, i);
  return (backwards(defined_scramble(word, key)) + 0.5) / 4294967296.0;
}

static void check_samples(const pg_stream *s, pg_sampler sampler,
                          unsigned dimension, uint64_t first, size_t count) {
  static double out[5000];
  assert_true(count < sizeof out / sizeof *out);
  out[count] = -1.0;
  pg_stream_draw(s, sampler, dimension, first, count, out);
  for (size_t j = 0; j < count; j++)
    assert_true(out[j] == defined_sample(s, sampler, dimension, first + j));
  assert_true(out[count] == -1.0);
}

static void samples_follow_the_definition(void **state) {
  pg_stream s = named("requests", UINT64_C(0x0123456789ABCDEF));
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++)
    check_samples(&s, (pg_sampler)sampler, 5, 0, 4999);
}

/* Every start and length about a group of 256 samples, and about the 16 below
** which samples are worked out one by one. */
static void samples_of_any_cut_are_the_same(void **state) {
  static const size_t counts[] = {0, 1, 2, 15, 16, 17, 255, 256, 257, 511,
                                  512, 513, 1027};
  static const uint64_t firsts[] = {0, 1, 15, 16, 17, 240, 255, 256, 16383};
  pg_stream s = named("cut", 7);
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++)
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
      for (size_t j = 0; j < sizeof counts / sizeof *counts; j++)
        check_samples(&s, (pg_sampler)sampler, 3, firsts[i], counts[j]);
}

/* Blocks pass 2^28 at 2^36, where samples turn to Philox's; the first word of
** the counters never passes 2^32. */
static void samples_past_the_last_even_one_are_random(void **state) {
  pg_stream s = named("far", 9);
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++) {
    check_samples(&s, (pg_sampler)sampler, 3, PG_EVEN_MAX - 700, 1400);
    check_samples(&s, (pg_sampler)sampler, 3, PG_EVEN_MAX - 3, 7);
    check_samples(&s, (pg_sampler)sampler, 3, UINT64_MAX - 1000, 1000);
  }
}

static void dimensions_that_are_not_there_are_stratified(void **state) {
  static double a[700], b[700];
  pg_stream s = named("dimension", 1);
  (void)state;
  pg_stream_draw(&s, PG_STRATIFIED, 0, 0, 700, a);
  pg_stream_draw(&s, PG_SOBOL, PG_SOBOL_DIMENSIONS, 0, 700, b);
  assert_memory_equal(a, b, sizeof a);
  pg_stream_draw(&s, PG_SOBOL, PG_SOBOL_DIMENSIONS - 1, 0, 700, b);
  assert_true(memcmp(a, b, sizeof a) != 0);
}

static void names_of_samplers_are_told(void **state) {
  (void)state;
  assert_string_equal(pg_sampler_name(PG_STRATIFIED), "stratified");
  assert_string_equal(pg_sampler_name(PG_SOBOL), "sobol");
  assert_string_equal(pg_sampler_name(PG_RANDOM), "random");
  assert_null(pg_sampler_name(PG_SAMPLER_COUNT));
}

/* ---- Sobol's points ---- */

/* scipy 1.10.1, qmc.Sobol(128, scramble=False, bits=32), which has the points in
** the order of Gray's code: point q is its n-th with q = n ^ (n >> 1). */
static void sobol_points_are_those_of_scipy(void **state) {
  static const unsigned dimensions[] = {0, 1, 2, 3, 9, 19, 63, 127};
  static const struct {
    uint32_t index, points[8];
  } known[] = {
      {1, {0x80000000, 0x80000000, 0x80000000, 0x80000000, 0x80000000,
           0x80000000, 0x80000000, 0x80000000}},
      {2, {0x40000000, 0xc0000000, 0xc0000000, 0xc0000000, 0x40000000,
           0xc0000000, 0x40000000, 0xc0000000}},
      {3, {0xc0000000, 0x40000000, 0x40000000, 0x40000000, 0xc0000000,
           0x40000000, 0xc0000000, 0x40000000}},
      {5, {0xa0000000, 0x20000000, 0xe0000000, 0xa0000000, 0x60000000,
           0x60000000, 0xe0000000, 0xe0000000}},
      {1000003, {0xc242f000, 0x906a1000, 0xcd9eb000, 0xbab9d000, 0x6b3bd000,
                 0x60c15000, 0x5797f000, 0x4ebf000}},
      {123456789, {0xa8b3dae0, 0x5f6572e0, 0xfc9d8c20, 0xc5e4e660, 0xcd829e60,
                   0x697cf7a0, 0xdd8c1460, 0x4eaf4320}}};
  (void)state;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    for (size_t j = 0; j < 8; j++)
      assert_int_equal(pg_sobol_point(dimensions[j], known[i].index),
                       known[i].points[j]);
}

/* A table's number that is even, or too large, leaves an interval empty. */
static void sobol_points_fill_every_interval_in_every_dimension(void **state) {
  (void)state;
  for (unsigned d = 0; d < PG_SOBOL_DIMENSIONS; d++) {
    static unsigned char seen[4096];
    memset(seen, 0, sizeof seen);
    for (uint32_t q = 0; q < 4096; q++) seen[pg_sobol_point(d, q) >> 20]++;
    for (size_t i = 0; i < 4096; i++) assert_int_equal(seen[i], 1);
    assert_int_equal(pg_sobol_point(d, 0), 0);
  }
}

/* Of a polynomial that stands there twice, dimensions would be alike: no two
** dimensions have the same first 4096 points. */
static void sobol_dimensions_differ(void **state) {
  (void)state;
  for (unsigned d = 1; d < PG_SOBOL_DIMENSIONS; d++)
    for (unsigned e = 0; e < d; e++) {
      uint32_t q = 0;
      while (q < 4096 && pg_sobol_point(d, q) == pg_sobol_point(e, q)) q++;
      assert_true(q < 4096);
    }
}

/* ---- scrambling ---- */

static void arbitrary_key(uint64_t *source, uint32_t key[4]) {
  for (int i = 0; i < 4; i++) key[i] = (uint32_t)(arbitrary(source) >> 32);
}

/* Equal digits before the first that differs give equal digits, the first that
** differs gives two that differ: bit k depends on bits 0 .. k alone, and on bit
** k always. */
static void scrambling_is_nested(void **state) {
  uint64_t source = 1;
  (void)state;
  for (int i = 0; i < 200000; i++) {
    uint32_t key[4], x = (uint32_t)arbitrary(&source);
    unsigned split = (unsigned)(arbitrary(&source) % 32);
    uint32_t y = x ^ (uint32_t)arbitrary(&source) << split;
    y = (y & ~(UINT32_C(1) << split)) | (~x & UINT32_C(1) << split);
    arbitrary_key(&source, key);
    uint32_t apart = pg_scramble(x, key) ^ pg_scramble(y, key);
    assert_true((apart & ((UINT32_C(1) << split) - 1)) == 0);
    assert_true((apart >> split & 1) == 1);
  }
}

#define WORDS 32
#define KEYS 20000
#define DIGITS 10

/* Of two words, all pairs of digits after the scrambled ones part are as likely
** to be equal as not, and so is any digit to be 0: that is what makes a
** scrambled point uniform and pairs of points as evenly spread as Owen's.  Of
** some 48,000 sums of so many signs the largest is about 4.3 deviations; 5.5 is
** the bound. */
static void scrambling_of_two_words_is_uniform(void **state) {
  static int pairs[WORDS][WORDS][DIGITS][DIGITS], single[WORDS][DIGITS];
  const double bound = 5.5 * sqrt(KEYS);
  uint64_t source = 7;
  (void)state;
  for (int n = 0; n < KEYS; n++) {
    uint32_t key[4], out[WORDS];
    arbitrary_key(&source, key);
    for (uint32_t i = 0; i < WORDS; i++) {
      out[i] = pg_scramble(i, key);
      for (int p = 0; p < DIGITS; p++)
        single[i][p] += (out[i] >> p & 1) != 0 ? 1 : -1;
      for (uint32_t j = 0; j < i; j++)
        for (int p = 0; p < DIGITS; p++)
          for (int q = 0; q < DIGITS; q++)
            pairs[i][j][p][q] +=
                ((out[i] >> p ^ out[j] >> q) & 1) != 0 ? 1 : -1;
    }
  }
  for (uint32_t i = 0; i < WORDS; i++) {
    for (int p = 0; p < DIGITS; p++) assert_true(abs(single[i][p]) < bound);
    for (uint32_t j = 0; j < i; j++) {
      int shared = 0; /* digits that are equal, and then one that differs */
      while (((i ^ j) >> shared & 1) == 0) shared++;
      for (int p = 0; p < DIGITS; p++)
        for (int q = 0; q < DIGITS; q++)
          if (p != q || p > shared)
            assert_true(abs(pairs[i][j][p][q]) < bound);
    }
  }
}

/* ---- evenness ---- */

#define MANY 16384u
static double many[MANY];

/* One point in each of `count` intervals, of a lane's points from `first`. */
static void check_even(unsigned lane, size_t first, size_t count) {
  static unsigned char seen[MANY / PG_LANES];
  memset(seen, 0, count);
  for (size_t q = first; q < first + count; q++)
    seen[(size_t)(many[q * PG_LANES + lane] * (double)count)]++;
  for (size_t i = 0; i < count; i++) assert_int_equal(seen[i], 1);
}

static void lanes_are_even_in_every_aligned_block(void **state) {
  (void)state;
  for (unsigned number = 0; number < 20; number++)
    for (int sampler = PG_STRATIFIED; sampler <= PG_SOBOL; sampler++) {
      pg_stream s = numbered(number, number % 3);
      pg_stream_draw(&s, (pg_sampler)sampler, number, 0, MANY, many);
      for (unsigned lane = 0; lane < PG_LANES; lane++)
        for (size_t count = 16; count <= MANY / PG_LANES; count *= 2)
          for (size_t q = 0; q < MANY / PG_LANES; q += count)
            check_even(lane, q, count);
    }
}

static void samples_are_odd_multiples_of_the_half_step(void **state) {
  pg_stream s = named("open", 10);
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++) {
    pg_stream_draw(&s, (pg_sampler)sampler, 8, 0, MANY, many);
    for (size_t i = 0; i < MANY; i++) {
      double steps = many[i] * 4294967296.0 - 0.5;
      assert_true(steps == floor(steps));
      assert_true(many[i] > 0.0 && many[i] < 1.0);
    }
  }
}

/* Where in its interval of 2^-10 of the 2^10 a lane's point lies is as if drawn:
** 64 cells over names and lanes; chi-squared of 63, deviation sqrt 126. */
static void places_within_intervals_are_uniform(void **state) {
  (void)state;
  for (int sampler = PG_STRATIFIED; sampler <= PG_SOBOL; sampler++) {
    double cells[64] = {0}, sum = 0.0, expected = 30.0 * MANY / 64;
    for (unsigned number = 0; number < 30; number++) {
      pg_stream s = numbered(number, 5);
      pg_stream_draw(&s, (pg_sampler)sampler, number, 0, MANY, many);
      for (size_t i = 0; i < MANY; i++)
        cells[(size_t)(many[i] * 65536.0) % 64]++;
    }
    for (int i = 0; i < 64; i++)
      sum += (cells[i] - expected) * (cells[i] - expected) / expected;
    assert_true(fabs(sum - 63.0) < 5.0 * sqrt(126.0));
  }
}

/* ---- independence ---- */

#define NAMES 40

static double tables[NAMES][MANY];

static void draw_tables(pg_sampler sampler, uint64_t seed) {
  for (unsigned n = 0; n < NAMES; n++) {
    pg_stream s = numbered(n, seed);
    pg_stream_draw(&s, sampler, n, 0, MANY, tables[n]);
  }
}

static double correlation(const double *a, const double *b) {
  double sum = 0.0;
  for (size_t i = 0; i < MANY; i++) sum += (a[i] - 0.5) * (b[i] - 0.5);
  return 12.0 * sum / MANY;
}

/* Of 780 pairs the correlations are as those of independent samples, deviation
** 1 / sqrt n, the mean of their squares n times over known to sqrt(2 / 780);
** Sobol's are a good deal smaller. */
static void names_are_uncorrelated(void **state) {
  double squares[PG_SAMPLER_COUNT] = {0};
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++) {
    draw_tables((pg_sampler)sampler, 3);
    for (unsigned a = 0; a < NAMES; a++)
      for (unsigned b = 0; b < a; b++) {
        double r = correlation(tables[a], tables[b]) * sqrt(MANY);
        assert_true(fabs(r) < 5.0);
        squares[sampler] += r * r / 780.0;
      }
  }
  assert_true(fabs(squares[PG_STRATIFIED] - 1.0) < 5.0 * sqrt(2.0 / 780.0));
  assert_true(fabs(squares[PG_RANDOM] - 1.0) < 5.0 * sqrt(2.0 / 780.0));
  assert_true(squares[PG_SOBOL] < 0.1);
}

/* 8 x 8 cells of two names.  With even margins the 64 counts have 49 degrees of
** freedom, and blocks of 16 points make that 1/15 more: of all pairs the mean is
** known to sqrt(98 / 780), and the largest of 780 is about 94.  Sobol's cells are
** more even, but for a few pairs of dimensions. */
static void pairs_of_names_are_even(void **state) {
  double mean[PG_SAMPLER_COUNT] = {0};
  (void)state;
  for (int sampler = PG_STRATIFIED; sampler <= PG_SOBOL; sampler++) {
    draw_tables((pg_sampler)sampler, 4);
    for (unsigned a = 0; a < NAMES; a++)
      for (unsigned b = 0; b < a; b++) {
        double cells[64] = {0}, sum = 0.0, expected = MANY / 64.0;
        for (size_t i = 0; i < MANY; i++)
          cells[(size_t)(tables[a][i] * 8) * 8 + (size_t)(tables[b][i] * 8)]++;
        for (int i = 0; i < 64; i++)
          sum += (cells[i] - expected) * (cells[i] - expected) / expected;
        assert_true(sum < 120.0 || sampler == PG_SOBOL);
        mean[sampler] += sum / 780.0;
      }
  }
  assert_true(fabs(mean[PG_STRATIFIED] - 49.0 * 16 / 15) < 1.8);
  assert_true(mean[PG_SOBOL] < 20.0);
}

/* Of one name under two seeds, and of two lanes, as of independent samples.
** (Sobol's points are the same for all of these, only scrambled anew.) */
static void seeds_and_lanes_are_uncorrelated(void **state) {
  double lanes = 0.0;
  pg_stream a = named("same", 1), b = named("same", 2);
  (void)state;
  pg_stream_draw(&a, PG_STRATIFIED, 0, 0, MANY, tables[0]);
  pg_stream_draw(&b, PG_STRATIFIED, 0, 0, MANY, tables[1]);
  assert_true(fabs(correlation(tables[0], tables[1])) < 5.0 / sqrt(MANY));
  for (size_t i = 0; i < MANY; i++) /* each pair of lanes l and l ^ 5 twice */
    lanes += (tables[0][i] - 0.5) * (tables[0][i ^ 5] - 0.5) * 12.0 / MANY;
  assert_true(fabs(lanes) < 5.0 * sqrt(2.0 / MANY));
}

/* ---- errors ---- */

/* The mean square over seeds of f's mean, whose true value is 0, times n over
** f's variance: 1 for samples drawn one by one. */
static double gain(pg_sampler sampler, double (*f)(const double *),
                   double variance) {
  enum { DIMENSIONS = 8, SEEDS = 40, SAMPLES = 1024 };
  static double u[DIMENSIONS][SAMPLES];
  double squares = 0.0;
  for (uint64_t seed = 0; seed < SEEDS; seed++) {
    double sum = 0.0;
    for (unsigned d = 0; d < DIMENSIONS; d++) {
      pg_stream s = numbered(d, seed);
      pg_stream_draw(&s, sampler, d, 0, SAMPLES, u[d]);
    }
    for (size_t i = 0; i < SAMPLES; i++) {
      double at[DIMENSIONS];
      for (unsigned d = 0; d < DIMENSIONS; d++) at[d] = u[d][i];
      sum += f(at);
    }
    squares += sum * sum / SAMPLES / SEEDS;
  }
  return squares / variance;
}

/* Variance 8/12. */
static double sum_of_eight(const double *u) {
  double sum = -4.0;
  for (int d = 0; d < 8; d++) sum += u[d];
  return sum;
}

/* Variance (13/12)^8 - 1, of which 8/12 is a sum's. */
static double product_of_eight(const double *u) {
  double product = 1.0;
  for (int d = 0; d < 8; d++) product *= 0.5 + u[d];
  return product - 1.0;
}

/* Variance 1/144. */
static double pair_alone(const double *u) {
  return (u[2] - 0.5) * (u[5] - 0.5);
}

/* A stratified lane of 64 points has a variance of (1/12) 64^-2 where 64 drawn
** ones have (1/12): a gain of 1/4096, and twice that is the bound; of the product
** what no sum explains is left, 1 - (8/12) / ((13/12)^8 - 1) = 0.256, and of the
** pair all, by 1/15 more; 40 squares of a normal vary by sqrt(2 / 40) = 0.22. */
static void errors_are_what_the_samplers_are_for(void **state) {
  double product = pow(13.0 / 12, 8) - 1;
  (void)state;
  assert_true(fabs(gain(PG_RANDOM, sum_of_eight, 8.0 / 12) - 1) < 0.7);
  assert_true(gain(PG_STRATIFIED, sum_of_eight, 8.0 / 12) < 2.0 / 4096);
  assert_true(gain(PG_SOBOL, sum_of_eight, 8.0 / 12) < 2.0 / 4096);
  assert_true(gain(PG_STRATIFIED, product_of_eight, product) < 0.256 * 1.7);
  assert_true(gain(PG_SOBOL, product_of_eight, product) < 0.08);
  assert_true(gain(PG_STRATIFIED, pair_alone, 1.0 / 144) < 1.7 * 16 / 15);
  assert_true(gain(PG_SOBOL, pair_alone, 1.0 / 144) < 0.1);
}

/* What the lanes tell of the error is the error: over 300 seeds the mean squares
** agree, each known to sqrt(2 / 300) and less. */
static void check_lane_error(pg_sampler sampler) {
  enum { SEEDS = 300, SAMPLES = 1024 };
  static double f[SAMPLES], u[SAMPLES];
  double told = 0.0, made = 0.0;
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    pg_allocator allocator = pg_allocator_default();
    pg_summary *s = NULL;
    for (size_t i = 0; i < SAMPLES; i++) f[i] = 1.0;
    for (unsigned d = 0; d < 8; d++) {
      pg_stream stream = numbered(d, seed);
      pg_stream_draw(&stream, sampler, d, 0, SAMPLES, u);
      for (size_t i = 0; i < SAMPLES; i++) f[i] *= 0.5 + u[i];
    }
    assert_int_equal(pg_summary_new(&allocator, PG_SUMMARY_MEAN, SAMPLES, 1,
                                    &s), PG_OK);
    pg_summary_put(s, 0, 0, f, SAMPLES);
    pg_summary_finish(s);
    told += pow(pg_summary_lane_error(s), 2);
    made += pow(pg_summary_mean(s) - 1.0, 2);
    pg_summary_free(s);
  }
  assert_true(fabs(told / made - 1.0) < 5.0 * sqrt(2.0 / SEEDS));
}

static void lanes_tell_the_error_of_every_sampler(void **state) {
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++)
    check_lane_error((pg_sampler)sampler);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(samples_follow_the_definition),
      cmocka_unit_test(samples_of_any_cut_are_the_same),
      cmocka_unit_test(samples_past_the_last_even_one_are_random),
      cmocka_unit_test(dimensions_that_are_not_there_are_stratified),
      cmocka_unit_test(names_of_samplers_are_told),
      cmocka_unit_test(sobol_points_are_those_of_scipy),
      cmocka_unit_test(sobol_points_fill_every_interval_in_every_dimension),
      cmocka_unit_test(sobol_dimensions_differ),
      cmocka_unit_test(scrambling_is_nested),
      cmocka_unit_test(scrambling_of_two_words_is_uniform),
      cmocka_unit_test(lanes_are_even_in_every_aligned_block),
      cmocka_unit_test(samples_are_odd_multiples_of_the_half_step),
      cmocka_unit_test(places_within_intervals_are_uniform),
      cmocka_unit_test(names_are_uncorrelated),
      cmocka_unit_test(pairs_of_names_are_even),
      cmocka_unit_test(seeds_and_lanes_are_uncorrelated),
      cmocka_unit_test(errors_are_what_the_samplers_are_for),
      cmocka_unit_test(lanes_tell_the_error_of_every_sampler),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
