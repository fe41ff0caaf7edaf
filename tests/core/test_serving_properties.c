/*
** What holds of serving whatever the arguments: some hundreds of replicas at random.
*/
#include "serving_case.h"

#define REPLICAS 300

/* From 1/4 to 4 times a figure, logarithmically even. */
static double around(uint64_t *random, double value) {
  return value * exp2((double)random_below(random, 4001) / 1000 - 2);
}

static const char *const counts[] = {"devices", "ranks", "expert_parallel",
                                     "experts", "experts_per_token"};
static const char *const shares[] = {"acceptance", "cached"};

static bool is_among(const char *name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(name, names[i]) == 0) return true;
  return false;
}

/* Another value for a field: counts stay, shares are anything from 0 to 1. */
static void draw(model *m, uint64_t *random, pg_serving *s,
                 const serving_field *of) {
  pg_expr **at = field_of(s, of);
  if (*at == NULL || is_among(of->name, counts, 5)) return;
  double value = is_among(of->name, shares, 2)
                     ? (double)random_below(random, 101) / 100
                     : around(random, pg_expr_value(*at));
  *at = number(m, value, of->unit);
}

static void forget_experts(pg_serving *s) {
  s->experts = s->experts_per_token = s->expert = s->expert_layers = NULL;
  s->expert_bits = s->expert_bandwidth = s->expert_compute_share = NULL;
  s->expert_prefill_share = s->expert_compute = NULL;
}

/* Of the full case with every figure drawn, and some groups left out. */
static pg_serving drawn(model *m, uint64_t *random) {
  pg_serving s = full_case(m);
  for (size_t i = 0; i < SERVING_FIELDS; i++)
    draw(m, random, &s, &serving_fields[i]);
  if (random_below(random, 2)) forget_experts(&s);
  if (random_below(random, 2)) s.draft = s.acceptance = s.draft_time = NULL;
  if (random_below(random, 2)) s.window = s.window_layers = NULL;
  if (random_below(random, 2)) s.kv_heads = NULL;
  if (random_below(random, 2)) s.attended = NULL;
  if (random_below(random, 2)) s.cached = NULL;
  if (random_below(random, 2)) s.chunk = NULL;
  return s;
}

/* The same with one field `factor` times as large. */
static pg_serving scaled(model *m, const pg_serving *s, size_t at,
                         double factor) {
  pg_serving other = *s;
  pg_expr *was = *(pg_expr **)(void *)((char *)&other + at);
  if (was != NULL) set_field(m, &other, at, pg_expr_value(was) * factor);
  return other;
}

static serving_builder *const times[] = {pg_serving_step, pg_serving_prefill,
                                         pg_serving_token_time,
                                         pg_serving_first_token,
                                         pg_serving_stall};

/* No time is longer with `less` than with `more`, but for rounding. */
static void never_longer(model *m, const pg_serving *less,
                         const pg_serving *more) {
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    double a = built(m, times[i], less, "s"), b = built(m, times[i], more, "s");
    assert_true(a > 0 && isfinite(a));
    assert_true(a <= b * (1 + 1e-12));
  }
}

/* Where more of a field never makes anything shorter, and where never longer. */
static const size_t slower[] = {
    offsetof(pg_serving, batch),       offsetof(pg_serving, weights),
    offsetof(pg_serving, weight_bits), offsetof(pg_serving, head_bits),
    offsetof(pg_serving, expert_bits), offsetof(pg_serving, expert),
    offsetof(pg_serving, cache),       offsetof(pg_serving, window),
    offsetof(pg_serving, attended),    offsetof(pg_serving, layers),
    offsetof(pg_serving, hidden),      offsetof(pg_serving, layer_time),
    offsetof(pg_serving, queue),       offsetof(pg_serving, interference)};
static const size_t faster[] = {
    offsetof(pg_serving, bandwidth),        offsetof(pg_serving, compute),
    offsetof(pg_serving, expert_compute),   offsetof(pg_serving, link),
    offsetof(pg_serving, weight_bandwidth), offsetof(pg_serving, compute_share),
    offsetof(pg_serving, prefill_share),    offsetof(pg_serving, acceptance)};

static void more_work_is_never_less_time(void **state) {
  uint64_t random = 2;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    pg_serving s = drawn(&m, &random);
    size_t at = slower[i % (sizeof slower / sizeof *slower)];
    pg_serving more = scaled(&m, &s, at, 1 + around(&random, 0.1));
    never_longer(&m, &s, &more);
    model_close(&m);
  }
}

/* An acceptance above 1 is none. */
static double stronger(const pg_serving *s, uint64_t *random, size_t at) {
  double factor = 1 + around(random, 0.1);
  if (at != offsetof(pg_serving, acceptance) || s->acceptance == NULL)
    return factor;
  return fmin(factor, 1 / fmax(pg_expr_value(s->acceptance), 1e-3));
}

static void more_means_are_never_more_time(void **state) {
  uint64_t random = 3;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    pg_serving s = drawn(&m, &random);
    size_t at = faster[i % (sizeof faster / sizeof *faster)];
    pg_serving better = scaled(&m, &s, at, stronger(&s, &random, at));
    never_longer(&m, &better, &s);
    model_close(&m);
  }
}

/* A longer prompt takes longer in all but the pause, of which a chunk is a smaller
** share; a longer output lengthens a step, and brings fewer prompts. */
static void longer_contexts_are_never_shorter_steps(void **state) {
  uint64_t random = 4;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    pg_serving s = drawn(&m, &random);
    size_t at = i % 2 ? offsetof(pg_serving, input) : offsetof(pg_serving, output);
    pg_serving longer = scaled(&m, &s, at, 1 + around(&random, 0.1));
    for (int j = 0; j < (i % 2 ? 4 : 2); j++)
      assert_true(built(&m, times[j], &s, "s") <=
                  built(&m, times[j], &longer, "s") * (1 + 1e-12));
    model_close(&m);
  }
}

/* Twice the devices: nothing but talk grows. */
static void more_devices_are_never_slower_but_for_talk(void **state) {
  uint64_t random = 5;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    pg_serving s = drawn(&m, &random);
    SET(&m, s, link, 1e30);
    SET(&m, s, collective_time, 0);
    SET(&m, s, devices, 1 + (double)random_below(&random, 16));
    s.ranks = NULL;
    pg_serving more = scaled(&m, &s, offsetof(pg_serving, devices), 2);
    never_longer(&m, &more, &s);
    model_close(&m);
  }
}

/* With as much memory each, less the weights: n M - W over one sequence. */
static void more_devices_never_hold_fewer(void **state) {
  uint64_t random = 6;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    double each = around(&random, 80), weights = around(&random, 100), last = 0;
    pg_expr *sequence = number(&m, around(&random, 1), "GB");
    for (int devices = 1; devices <= 16; devices *= 2) {
      pg_expr *out = NULL, *memory = number(&m, devices * each - weights, "GB");
      pg_status status =
          pg_serving_batch_by_memory(memory, sequence, &out, &m.error);
      double held = folded(&m, status, out, "");
      assert_true(held >= last && held == floor(held));
      assert_true(held * pg_expr_value(sequence) <=
                  fmax(devices * each - weights, 0) * (1 + 1e-9));
      last = held;
    }
    model_close(&m);
  }
}

static pg_serving of_batch(model *m, const pg_serving *s, double batch) {
  pg_serving other = *s;
  SET(m, other, batch, batch);
  return other;
}

static bool is_in_time(model *m, const pg_serving *s, double batch,
                       pg_expr *token, pg_expr *first) {
  pg_serving t = of_batch(m, s, batch);
  return built(m, pg_serving_token_time, &t, "s") <= pg_expr_value(token) &&
         built(m, pg_serving_first_token, &t, "s") <= pg_expr_value(first);
}

/* What a batch of about half of the most takes, as a limit. */
static pg_expr *limit_of(model *m, uint64_t *random, const pg_serving *s,
                         serving_builder *of) {
  pg_serving some = of_batch(m, s, around(random, pg_expr_value(s->batch) / 2));
  return number(m, built(m, of, &some, "s"), "s");
}

/* The answer is in time, one more is not. */
static void a_largest_batch_is_the_largest(void **state) {
  uint64_t random = 7;
  int inside = 0;
  (void)state;
  for (size_t i = 0; i < REPLICAS; i++) {
    model m;
    model_open(&m);
    pg_serving s = drawn(&m, &random);
    SET(&m, s, batch, floor(around(&random, 1000)));
    double most = pg_expr_value(s.batch);
    pg_expr *token = limit_of(&m, &random, &s, pg_serving_token_time);
    pg_expr *first = limit_of(&m, &random, &s, pg_serving_first_token);
    double batch = largest(&m, &s, token, first);
    assert_true(batch >= 0 && batch <= most && batch == floor(batch));
    if (batch > 0) assert_true(is_in_time(&m, &s, batch, token, first));
    if (batch < most) assert_false(is_in_time(&m, &s, batch + 1, token, first));
    inside += batch > 0 && batch < most;
    model_close(&m);
  }
  assert_true(inside > REPLICAS / 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(more_work_is_never_less_time),
      cmocka_unit_test(more_means_are_never_more_time),
      cmocka_unit_test(longer_contexts_are_never_shorter_steps),
      cmocka_unit_test(more_devices_are_never_slower_but_for_talk),
      cmocka_unit_test(more_devices_never_hold_fewer),
      cmocka_unit_test(a_largest_batch_is_the_largest),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
