/*
** Correlated leaves: against their formula worked out sample by sample, against
** the rank correlation that was asked for, and against what must not change.
*/
#include "graphs.h"

#include <stdlib.h>

#include "run/inverse.h"

#define SAMPLES 16384
#define PI 3.14159265358979323846

static pg_expr *correlated(model *m, pg_expr *leaf, const pg_score *parts,
                           size_t count) {
  pg_expr *out = NULL;
  pg_status status = pg_leaf_correlated(leaf, parts, count, &out);
  return settle(m, status, out);
}

static void draw_all(pg_expr *const *outputs, size_t count, const pg_run *run,
                     double *out) {
  pg_tape *tape = tape_of(outputs, count);
  assert_int_equal(pg_evaluate_raw(tape, run, 0, SAMPLES, out), PG_OK);
  pg_tape_free(tape);
}

/* ----- the formula ----- */

static double score_of(const char *name, const pg_run *run, unsigned dimension,
                       uint64_t i) {
  pg_stream stream = pg_stream_named(name, strlen(name), run->seed);
  double u;
  pg_stream_draw(&stream, run->sampler, dimension, i, 1, &u);
  pg__normal_inverse(&u, 1);
  return u;
}

/* y's score is 0.6 z_a - 0.3 z_b + own z_y, own = sqrt(1 - 0.36 - 0.09), and Phi
** is half of erfc: u is known to 1e-15, a quantile from it to 1e-12. */
static void check_formula(pg_sampler sampler) {
  static const pg_score parts[] = {{"a", 0.6}, {"b", -0.3}};
  static double values[SAMPLES];
  model m;
  model_open(&m);
  pg_expr *b = figure(&m, "b", "1 .. 2"), *y = figure(&m, "y", "2 .. 5 USD");
  pg_expr *mixed = correlated(&m, y, parts, 2);
  pg_run run = {.seed = 7, .sampler = sampler, .dimensions = &b,
                .dimension_count = 1};
  draw_all(&mixed, 1, &run, values);
  for (uint64_t i = 0; i < SAMPLES; i += 37) {
    double z = 0.6 * score_of("a", &run, PG_SOBOL_DIMENSIONS, i) -
               0.3 * score_of("b", &run, 0, i) +
               sqrt(0.55) * score_of("y", &run, PG_SOBOL_DIMENSIONS, i);
    assert_close(values[i], 2.0 + 1.5 * erfc(-z / sqrt(2.0)), 1e-12);
  }
  model_close(&m);
}

static void correlated_draws_the_weighted_scores(void **state) {
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++)
    check_formula((pg_sampler)sampler);
}

static void correlated_of_any_cut_is_the_same(void **state) {
  static const pg_score parts[] = {{"a", 0.6}};
  static double whole[SAMPLES];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *y = correlated(&m, figure(&m, "y", "1 to 9"), parts, 1);
  pg_run run = {.seed = 3};
  pg_tape *tape = tape_of(&y, 1);
  draw_all(&y, 1, &run, whole);
  for (uint64_t first = 0; first < SAMPLES; first += 777) {
    double part[3], probed;
    pg_probe *probe;
    assert_int_equal(pg_evaluate_raw(tape, &run, first, 3, part), PG_OK);
    assert_memory_equal(part, whole + first, sizeof part);
    assert_int_equal(pg_probe_new(m.graph, &run, first, &probe), PG_OK);
    assert_int_equal(pg_probe_value(probe, y, &probed), PG_OK);
    assert_same_bits(probed, whole[first]);
    pg_probe_free(probe);
  }
  pg_tape_free(tape);
  model_close(&m);
}

/* With a part in `second` its second stream goes in, and the leaf's own stays;
** of Sobol's dimensions the second stream has those after the list. */
static void check_second(pg_sampler sampler) {
  static const pg_score part = {"a", 0.6};
  static double values[SAMPLES];
  model m;
  model_open(&m);
  pg_expr *list[2] = {figure(&m, "a", "1 to 2"), figure(&m, "y", "0 .. 1")};
  pg_expr *mixed = correlated(&m, list[1], &part, 1);
  pg_run run = {.seed = 7, .sampler = sampler, .dimensions = list,
                .dimension_count = 2, .second = list, .second_count = 1};
  draw_all(&mixed, 1, &run, values);
  for (uint64_t i = 0; i < SAMPLES; i += 41) {
    pg_stream a = pg_stream_second(pg_stream_named("a", 1, run.seed));
    double u;
    pg_stream_draw(&a, sampler, 2, i, 1, &u);
    pg__normal_inverse(&u, 1);
    double z = 0.6 * u + 0.8 * score_of("y", &run, 1, i);
    assert_close(values[i], 0.5 * erfc(-z / sqrt(2.0)), 1e-12);
  }
  model_close(&m);
}

static void correlated_takes_the_second_stream_of_its_part(void **state) {
  (void)state;
  for (int sampler = 0; sampler < PG_SAMPLER_COUNT; sampler++)
    check_second((pg_sampler)sampler);
}

/* A dimension that is no leaf is ARGUMENT, to readings and to probes. */
static void dimensions_that_are_no_leaves_are_refused(void **state) {
  model m;
  double out;
  pg_probe *probe = NULL;
  (void)state;
  model_open(&m);
  pg_expr *y = figure(&m, "y", "0 .. 1"), *sum = two(&m, PG_ADD, y, y);
  pg_run run = {.sampler = PG_SOBOL, .dimensions = &sum, .dimension_count = 1};
  pg_tape *tape = tape_of(&y, 1);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 1, &out), PG_ARGUMENT);
  assert_int_equal(pg_probe_new(m.graph, &run, 0, &probe), PG_ARGUMENT);
  assert_null(probe);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- rank correlation ----- */

static const double *sorted_by;

static int by_value(const void *a, const void *b) {
  double x = sorted_by[*(const size_t *)a], y = sorted_by[*(const size_t *)b];
  return (x > y) - (x < y);
}

/* Ranks from 0, those of equal values their mean. */
static void rank(const double *values, double *ranks) {
  static size_t order[SAMPLES];
  for (size_t i = 0; i < SAMPLES; i++) order[i] = i;
  sorted_by = values;
  qsort(order, SAMPLES, sizeof *order, by_value);
  for (size_t i = 0, end; i < SAMPLES; i = end) {
    for (end = i; end < SAMPLES && values[order[end]] == values[order[i]];)
      end++;
    for (size_t j = i; j < end; j++)
      ranks[order[j]] = ((double)i + (double)end - 1.0) / 2.0;
  }
}

static double correlation(const double *a, const double *b) {
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (size_t i = 0; i < SAMPLES; i++) x += a[i] / SAMPLES, y += b[i] / SAMPLES;
  for (size_t i = 0; i < SAMPLES; i++) {
    xx += (a[i] - x) * (a[i] - x);
    yy += (b[i] - y) * (b[i] - y);
    xy += (a[i] - x) * (b[i] - y);
  }
  return xy / sqrt(xx * yy);
}

static double rank_correlation(const double *values) {
  static double ranks[2][SAMPLES];
  rank(values, ranks[0]);
  rank(values + SAMPLES, ranks[1]);
  return correlation(ranks[0], ranks[1]);
}

static double measured(const char *a_text, const char *b_text, double asked,
                       pg_sampler sampler) {
  static double values[2 * SAMPLES];
  const pg_score part = {"a", 2.0 * sin(PI * asked / 6.0)};
  model m;
  model_open(&m);
  pg_expr *pair[2] = {figure(&m, "a", a_text), NULL};
  pair[1] = correlated(&m, figure(&m, "b", b_text), &part, 1);
  pg_run run = {.seed = 11, .sampler = sampler};
  draw_all(pair, 2, &run, values);
  model_close(&m);
  return rank_correlation(values);
}

/* 1 / sqrt n is 0.0078, a sample's rank correlation is known to that or less. */
static void rank_correlations_are_those_asked_for(void **state) {
  static const char *const texts[] = {
      "1 to 9", "normal(5, 1)", "2 .. 3", "triangular(1, 2, 9)", "beta(2, 5)",
      "pert(1, 2, 7)", "1 to 9 within 2 .. 4"};
  static const double asked[] = {-0.95, -0.5, 0.0, 0.3, 0.8};
  const size_t count = sizeof texts / sizeof *texts;
  (void)state;
  for (size_t i = 0; i < 35; i++) {
    double rho = measured(texts[i % count], texts[(i * 3 + 1) % count],
                          asked[i % 5], (pg_sampler)(i % PG_SAMPLER_COUNT));
    assert_true(fabs(rho - asked[i % 5]) < 5.0 / sqrt(SAMPLES));
  }
}

/* Ties have one rank: of a choice between two, one and three times as likely, the
** ranks' correlation with another's is less than asked, and of the same sign. */
static void rank_correlations_of_choices_have_the_sign(void **state) {
  (void)state;
  double rho = measured("choice(1: 3, 2: 1)", "1 to 9", 0.8, PG_STRATIFIED);
  assert_true(rho > 0.5 && rho < 0.8);
  rho = measured("choice(1: 3, 2: 1)", "choice(1, 2, 4)", -0.8, PG_STRATIFIED);
  assert_true(rho < -0.4 && rho > -0.8);
}

/* ----- what stays ----- */

static void correlated_keeps_its_distribution_and_median(void **state) {
  static const pg_score parts[] = {{"a", 0.6}, {"b", -0.7}};
  const pg_summary_kind kind = PG_SUMMARY_QUANTILES;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *y = correlated(&m, figure(&m, "y", "2 .. 4"), parts, 2);
  pg_run run = {.samples = SAMPLES, .seed = 5};
  pg_tape *tape = tape_of(&y, 1);
  pg_summary *s;
  double point;
  assert_int_equal(pg_evaluate_point(tape, &run, &point), PG_OK);
  assert_close(point, 3.0, 1e-15);
  assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &s), PG_OK);
  for (double p = 0.05; p < 1.0; p += 0.1)
    assert_true(fabs(pg_summary_quantile(s, p) - (2.0 + 2.0 * p)) <
                2.0 * 5.0 * sqrt(p * (1.0 - p) / SAMPLES));
  pg_summary_free(s);
  pg_tape_free(tape);
  model_close(&m);
}

static void the_other_keeps_its_samples_to_the_last_bit(void **state) {
  static const pg_score part = {"a", 0.9};
  static double alone[SAMPLES], both[2 * SAMPLES];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *pair[2] = {figure(&m, "a", "1 to 9"), figure(&m, "b", "1 to 9")};
  pg_run run = {.seed = 6};
  draw_all(pair, 1, &run, alone);
  pair[1] = correlated(&m, pair[1], &part, 1);
  draw_all(pair, 2, &run, both);
  assert_memory_equal(alone, both, sizeof alone);
  model_close(&m);
}

/* With a whole weight there is nothing left of its own: the two rise together. */
static void a_weight_of_one_is_the_other_itself(void **state) {
  static const pg_score same = {"a", 1.0}, opposed = {"a", -1.0};
  static double values[3 * SAMPLES];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *b = figure(&m, "b", "0 .. 1"), *three[3];
  three[0] = figure(&m, "a", "0 .. 1");
  three[1] = correlated(&m, b, &same, 1);
  three[2] = correlated(&m, b, &opposed, 1);
  pg_run run = {.seed = 6};
  draw_all(three, 3, &run, values);
  for (size_t i = 0; i < SAMPLES; i++) {
    assert_close(values[SAMPLES + i], values[i], 1e-12);
    assert_close(values[2 * SAMPLES + i], 1.0 - values[i], 1e-9);
  }
  model_close(&m);
}

static void correlated_leaves_are_one_node_where_their_parts_are(void **state) {
  static const pg_score parts[] = {{"a", 0.6}, {"c", 0.2}};
  static const pg_score others[] = {{"a", 0.6}, {"d", 0.2}};
  char name[] = "a";
  pg_score copied = {name, 0.6};
  size_t count;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *b = figure(&m, "b", "1 to 9"), *one = correlated(&m, b, parts, 2);
  assert_ptr_not_equal(one, b);
  assert_ptr_equal(correlated(&m, b, parts, 2), one);
  assert_ptr_equal(correlated(&m, one, parts, 2), one);
  assert_ptr_not_equal(correlated(&m, b, others, 2), one);
  assert_ptr_not_equal(correlated(&m, b, parts, 1), one);
  pg_expr *kept = correlated(&m, b, &copied, 1);
  name[0] = 'X';
  assert_string_equal(pg_expr_scores(kept, &count)[0].name, "a");
  assert_int_equal(count, 1);
  assert_null(pg_expr_scores(b, &count));
  assert_int_equal(count, 0);
  assert_string_equal(pg_expr_name(one), "b");
  model_close(&m);
}

static void what_cannot_be_correlated_is_refused(void **state) {
  static const pg_score good = {"a", 0.6}, own = {"b", 0.6}, much = {"a", 1.01};
  static const pg_score two_much[] = {{"a", 0.8}, {"c", 0.7}};
  static pg_score many[PG_SCORES_MAX + 1];
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_expr *b = figure(&m, "b", "1 to 9"), *sure = figure(&m, "s", "3");
  for (size_t i = 0; i <= PG_SCORES_MAX; i++) many[i] = (pg_score){"a", 0.01};
  assert_int_equal(pg_leaf_correlated(sure, &good, 1, &out), PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(two(&m, PG_ADD, b, b), &good, 1, &out),
                   PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(b, &good, 0, &out), PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(b, &own, 1, &out), PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(b, &much, 1, &out), PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(b, two_much, 2, &out), PG_ARGUMENT);
  assert_int_equal(pg_leaf_correlated(b, many, PG_SCORES_MAX + 1, &out),
                   PG_ARGUMENT);
  assert_null(out);
  assert_non_null(correlated(&m, b, many, PG_SCORES_MAX));
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(correlated_draws_the_weighted_scores),
      cmocka_unit_test(correlated_of_any_cut_is_the_same),
      cmocka_unit_test(correlated_takes_the_second_stream_of_its_part),
      cmocka_unit_test(dimensions_that_are_no_leaves_are_refused),
      cmocka_unit_test(rank_correlations_are_those_asked_for),
      cmocka_unit_test(rank_correlations_of_choices_have_the_sign),
      cmocka_unit_test(correlated_keeps_its_distribution_and_median),
      cmocka_unit_test(the_other_keeps_its_samples_to_the_last_bit),
      cmocka_unit_test(a_weight_of_one_is_the_other_itself),
      cmocka_unit_test(correlated_leaves_are_one_node_where_their_parts_are),
      cmocka_unit_test(what_cannot_be_correlated_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
