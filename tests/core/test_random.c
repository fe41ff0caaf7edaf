/*
** Philox against Random123's and its published answers; streams against the
** formula in random.h, cut in many ways; and simple tests of chance.
**
** Bounds of the statistical tests are five standard deviations of the figure
** tested; they are decided by the fixed names and seeds here, so that they
** either always pass or always fail.
*/
#include "check.h"

#include <string.h>

#include <Random123/philox.h>

#include "perigee/random.h"

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

/* ---- Philox ---- */

/* Random123's kat_vectors: philox4x32, 10 rounds. */
static void philox_published_counters_give_published_words(void **state) {
  static const struct { uint32_t counter[4], key[2], words[4]; } known[] = {
      {{0, 0, 0, 0},
       {0, 0},
       {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
       {0xffffffff, 0xffffffff},
       {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  };
  (void)state;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    uint32_t words[4];
    pg_philox4x32(known[i].counter, known[i].key, words);
    assert_memory_equal(words, known[i].words, sizeof words);
  }
}

static void random123_words(const uint32_t counter[4], const uint32_t key[2],
                            uint32_t words[4]) {
  philox4x32_ctr_t c = {{counter[0], counter[1], counter[2], counter[3]}};
  philox4x32_key_t k = {{key[0], key[1]}};
  philox4x32_ctr_t out = philox4x32(c, k);
  for (int i = 0; i < 4; i++) words[i] = out.v[i];
}

static void philox_arbitrary_counters_agree_with_random123(void **state) {
  uint64_t source = 1;
  (void)state;
  for (int i = 0; i < 200000; i++) {
    uint32_t in[6], ours[4], theirs[4];
    for (int j = 0; j < 6; j++) in[j] = (uint32_t)arbitrary(&source);
    pg_philox4x32(in, in + 4, ours);
    random123_words(in, in + 4, theirs);
    assert_memory_equal(ours, theirs, sizeof ours);
  }
}

/* ---- streams ---- */

/* Sample i as random.h defines it, by Random123. */
static double defined_sample(const pg_stream *s, uint64_t i) {
  uint32_t counter[4] = {(uint32_t)(i / 4), (uint32_t)(i / 4 >> 32),
                         s->seed[0], s->seed[1]};
  uint32_t words[4];
  random123_words(counter, s->key, words);
  return ((double)words[i % 4] + 0.5) / 4294967296.0;
}

static void check_samples(const pg_stream *s, uint64_t first, size_t count) {
  static double out[5000];
  assert_true(count < sizeof out / sizeof *out);
  out[count] = -1.0;
  pg_stream_uniform(s, first, count, out);
  for (size_t j = 0; j < count; j++)
    assert_true(out[j] == defined_sample(s, first + j));
  assert_true(out[count] == -1.0);
}

static void uniform_samples_follow_the_documented_counter(void **state) {
  pg_stream s = named("requests", UINT64_C(0x0123456789ABCDEF));
  (void)state;
  assert_int_equal(s.seed[0], 0x89ABCDEF);
  assert_int_equal(s.seed[1], 0x01234567);
  check_samples(&s, 0, 4999);
}

/* Every start and length about the batch of 256 samples. */
static void uniform_any_cut_gives_the_same_samples(void **state) {
  static const size_t counts[] = {0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 259,
                                  260, 511, 512, 513, 1027};
  pg_stream s = named("cut", 7);
  (void)state;
  for (uint64_t first = 0; first < 9; first++)
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
      check_samples(&s, first, counts[i]);
}

static void uniform_arbitrary_cuts_join_into_one_run(void **state) {
  static double whole[20000], pieces[20000];
  pg_stream s = named("join", 8);
  uint64_t source = 2;
  (void)state;
  pg_stream_uniform(&s, 12345, 20000, whole);
  for (size_t done = 0; done < 20000;) {
    size_t n = (size_t)(arbitrary(&source) % 700);
    if (n > 20000 - done) n = 20000 - done;
    pg_stream_uniform(&s, 12345 + done, n, pieces + done);
    done += n;
  }
  assert_memory_equal(whole, pieces, sizeof whole);
}

/* i / 4 passes 2^32 at i = 2^34; the last sample of all is 2^64 - 1. */
static void uniform_far_samples_carry_into_the_second_word(void **state) {
  pg_stream s = named("far", 9);
  (void)state;
  check_samples(&s, (UINT64_C(1) << 34) - 700, 1400);
  check_samples(&s, UINT64_MAX - 1000, 1000);
}

/* The open interval: (word + 0.5) 2^-32 is a half plus a whole number of
** 2^-32, so neither 0 nor 1. */
static void uniform_samples_are_odd_multiples_of_the_half_step(void **state) {
  static double u[4096];
  pg_stream s = named("open", 10);
  (void)state;
  pg_stream_uniform(&s, 0, 4096, u);
  for (size_t i = 0; i < 4096; i++) {
    double steps = u[i] * 4294967296.0 - 0.5;
    assert_true(steps == floor(steps));
    assert_true(u[i] > 0.0 && u[i] < 1.0);
  }
}

/* ---- chance ---- */

#define MANY 1000000u
static double many[MANY];

/* Chi-squared of `cells` equal cells: mean cells - 1, variance twice that. */
static void check_chi_squared(const unsigned *seen, size_t cells,
                              double total) {
  double expected = total / (double)cells, sum = 0.0;
  double freedom = (double)cells - 1.0;
  for (size_t i = 0; i < cells; i++) {
    double d = (double)seen[i] - expected;
    sum += d * d / expected;
  }
  assert_true(fabs(sum - freedom) < 5.0 * sqrt(2.0 * freedom));
}

static void uniform_frequencies_are_even(void **state) {
  static unsigned leading[1024], low[1024];
  pg_stream s = named("frequency", 11);
  (void)state;
  pg_stream_uniform(&s, 0, MANY, many);
  for (size_t i = 0; i < MANY; i++) {
    leading[(size_t)(many[i] * 1024.0)]++;
    low[(size_t)(many[i] * 4294967296.0) % 1024]++;
  }
  check_chi_squared(leading, 1024, MANY);
  check_chi_squared(low, 1024, MANY);
}

/* Pairs at distances of 1 to 8, so within a block and across blocks. */
static void uniform_pairs_are_even(void **state) {
  pg_stream s = named("serial", 12);
  (void)state;
  pg_stream_uniform(&s, 0, MANY, many);
  for (size_t lag = 1; lag <= 8; lag++) {
    unsigned seen[1024] = {0};
    double pairs = 0.0;
    for (size_t i = 0; i + lag < MANY; i += 2 * lag)
      for (size_t j = i; j < i + lag && j + lag < MANY; j++, pairs++)
        seen[(size_t)(many[j] * 32.0) * 32 + (size_t)(many[j + lag] * 32.0)]++;
    check_chi_squared(seen, 1024, pairs);
  }
}

/* Mean 1/2 and variance 1/12; the mean of n has deviation 1 / sqrt(12 n), the
** mean of (u - 1/2)^2 has sqrt(1/180 / n), for the fourth moment is 1/80. */
static void uniform_mean_and_variance_are_those_of_the_unit(void **state) {
  double mean = 0.0, square = 0.0;
  pg_stream s = named("moments", 13);
  (void)state;
  pg_stream_uniform(&s, 0, MANY, many);
  for (size_t i = 0; i < MANY; i++) {
    mean += (many[i] - 0.5) / MANY;
    square += (many[i] - 0.5) * (many[i] - 0.5) / MANY;
  }
  assert_true(fabs(mean) < 5.0 / sqrt(12.0 * MANY));
  assert_true(fabs(square - 1.0 / 12.0) < 5.0 / sqrt(180.0 * MANY));
}

#define SHORT 20000u

/* The correlation of independent samples has deviation 1 / sqrt n. */
static void check_uncorrelated(const double *a, const double *b) {
  double sum = 0.0;
  for (size_t i = 0; i < SHORT; i++) sum += (a[i] - 0.5) * (b[i] - 0.5);
  assert_true(fabs(12.0 * sum / SHORT) < 5.0 / sqrt(SHORT));
}

static void streams_of_other_names_and_seeds_are_uncorrelated(void **state) {
  static const struct { const char *name; uint64_t seed; } streams[] = {
      {"a", 0}, {"b", 0},  {"aa", 0}, {"ab", 0}, {"ba", 0}, {"", 0},
      {"a", 1}, {"a", 2},  {"b", 1},  {"a", UINT64_C(1) << 32},
      {"a", 3}, {"a", 64}, {"a", UINT64_MAX},
  };
  enum { COUNT = sizeof streams / sizeof *streams };
  static double u[COUNT][SHORT];
  (void)state;
  for (size_t i = 0; i < COUNT; i++) {
    pg_stream s = named(streams[i].name, streams[i].seed);
    pg_stream_uniform(&s, 0, SHORT, u[i]);
    for (size_t j = 0; j < i; j++) check_uncorrelated(u[i], u[j]);
  }
}

/* ---- names ---- */

static uint64_t key_of(const char *name, size_t length) {
  pg_stream s = pg_stream_named(name, length, 0);
  return s.key[0] | (uint64_t)s.key[1] << 32;
}

/* FNV-1a of these bytes is cbf29ce484222325, af63dc4c8601ec8c and
** 85944171f73967e8 (its authors' test vectors, the last for "foobar"); the
** finaliser was applied to them by a line of Python. */
static void name_hash_follows_its_definition(void **state) {
  (void)state;
  assert_true(key_of("", 0) == UINT64_C(0xF52A15E9A9B5E89B));
  assert_true(key_of("a", 1) == UINT64_C(0x02C0BDBF481420F8));
  assert_true(key_of("foobar", 6) == UINT64_C(0x404DA9E3B74078C2));
  assert_true(key_of("requests per day", 16) == UINT64_C(0x5394CD1B752CF5D9));
}

static void name_with_zero_and_high_bytes_counts_every_byte(void **state) {
  (void)state;
  assert_true(key_of("a\0b", 3) != key_of("a\0c", 3));
  assert_true(key_of("a\0", 2) != key_of("a", 1));
  assert_true(key_of("\xC3\xA9", 2) != key_of("\xC3\xA8", 2));
}

static int bits_set(uint64_t x) {
  int count = 0;
  for (; x != 0; x &= x - 1) count++;
  return count;
}

/* Each flip turns over 32 of 64 bits on average, deviation 4; over 20 names of
** 8 bytes, 1280 flips, the mean's deviation is 4 / sqrt(1280) = 0.11. */
static void name_any_bit_flipped_changes_half_of_the_hash(void **state) {
  uint64_t source = 3;
  double flipped = 0.0;
  (void)state;
  for (int i = 0; i < 20; i++) {
    uint64_t word = arbitrary(&source);
    for (int bit = 0; bit < 64; bit++) {
      uint64_t other = word ^ (UINT64_C(1) << bit);
      char name[8], changed[8];
      memcpy(name, &word, 8);
      memcpy(changed, &other, 8);
      int bits = bits_set(key_of(name, 8) ^ key_of(changed, 8));
      assert_in_range(bits, 10, 54);
      flipped += bits / 1280.0;
    }
  }
  assert_true(fabs(flipped - 32.0) < 0.6);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(philox_published_counters_give_published_words),
      cmocka_unit_test(philox_arbitrary_counters_agree_with_random123),
      cmocka_unit_test(uniform_samples_follow_the_documented_counter),
      cmocka_unit_test(uniform_any_cut_gives_the_same_samples),
      cmocka_unit_test(uniform_arbitrary_cuts_join_into_one_run),
      cmocka_unit_test(uniform_far_samples_carry_into_the_second_word),
      cmocka_unit_test(uniform_samples_are_odd_multiples_of_the_half_step),
      cmocka_unit_test(uniform_frequencies_are_even),
      cmocka_unit_test(uniform_pairs_are_even),
      cmocka_unit_test(uniform_mean_and_variance_are_those_of_the_unit),
      cmocka_unit_test(streams_of_other_names_and_seeds_are_uncorrelated),
      cmocka_unit_test(name_hash_follows_its_definition),
      cmocka_unit_test(name_with_zero_and_high_bytes_counts_every_byte),
      cmocka_unit_test(name_any_bit_flipped_changes_half_of_the_hash),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
