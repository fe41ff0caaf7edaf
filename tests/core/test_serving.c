/*
** The serving builders against hand computations, each beside its derivation.
**
** The replica of serving_case.h: a step reads 8e9 parameters of a byte at 1e12 B/s,
** half reached, in 16 ms, and computes 2 * 8e9 FLOP for each of 500 sequences at
** 1e15 FLOP/s, half reached, in 16 ms too: at the ridge both together take
** 16 ms * 2^(1/3).
*/
#include "serving_case.h"

#define ROOF 20.158736798317971 /* 16 * 2^(1/3) */
#define EXACT 1e-12

/* The prefill of the dense case, below. */
#define PREFILL (ROOF + 0.2 + 1)

static double step(model *m, const pg_serving *s) {
  return ms(m, pg_serving_step, s);
}

/* ----- a step ----- */

/* Output layer: 1e9 * 2 B / 5e11 = 4 ms.  Cache: 1000 + 200/2 tokens in 10 layers of
** 1000 B, of 500 sequences: 5.5e9 B / 5e11 = 11.  Layers: 10 * 0.1 = 1.  Activations:
** 10 * 1000 * 500 * 2 B * 50 / 1e12 = 0.5.  Step: 1.  Sequences: 500 * 0.01 = 5. */
static void a_step_is_the_sum_of_its_terms(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  assert_close(step(&m, &s), ROOF + 4 + 11 + 1 + 0.5 + 1 + 5, EXACT);
  s.link = s.link_share = s.collective_time = NULL;
  assert_close(step(&m, &s), ROOF + 22.5, EXACT);
  model_close(&m);
}

/* Arithmetic without end: max(16, 0) = 16 alone.  Bandwidth without end: of the sum
** 16 and layers, step, sequences are left. */
static void a_roofline_is_its_longer_side(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, compute, 1e30);
  assert_close(step(&m, &s), 16 + 22.5, EXACT);
  s = dense_case(&m);
  SET(&m, s, bandwidth, 1e30);
  assert_close(step(&m, &s), 16 + 1 + 1 + 5, EXACT);
  model_close(&m);
}

/* Half of the weights, the output layer and the cache each.  20 all-reduces of
** 0.01 ms = 0.2.  A token's 1000 values of 2 B in 10 layers, of 500 tokens: 1e7 B,
** twice a layer 2 (n-1)/n of it = 2e7 B at 5e10 B/s = 0.4.
** 8 devices: 4 heads part the cache in 4; 4 * 7/8 * 1e7 / 5e10 = 0.7. */
static void devices_share_and_talk(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, devices, 2);
  assert_close(step(&m, &s), ROOF / 2 + 2 + 5.5 + 1 + 0.2 + 0.4 + 6.5, EXACT);
  SET(&m, s, devices, 8);
  assert_close(step(&m, &s), ROOF / 8 + 0.5 + 2.75 + 1 + 0.2 + 0.7 + 6.5, EXACT);
  s.kv_heads = NULL; /* latent: every device reads all of the cache */
  assert_close(step(&m, &s), ROOF / 8 + 0.5 + 11 + 1 + 0.2 + 0.7 + 6.5, EXACT);
  model_close(&m);
}

/* 8 devices in 4 ranks, 2000 sequences: a rank has 2 devices and 500 sequences, and
** so the roofline and the cache of 2 devices.  The output layer lies on all 8.  All
** 2000 tokens pass the links: 4e7 * 4 * 7/8 / 5e10 = 2.8.  Activations of 500: 0.5. */
static void ranks_attend_to_their_own(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, devices, 8);
  SET(&m, s, ranks, 4);
  SET(&m, s, batch, 2000);
  assert_close(step(&m, &s),
               ROOF / 2 + 0.5 + 5.5 + 1 + 0.2 + 2.8 + 0.5 + 1 + 20, EXACT);
  assert_close(built(&m, pg_serving_ridge, &s, ""), 2000, EXACT);
  model_close(&m);
}

/* Experts of 1e8 parameters, 4 in each of 10 layers.  One token hits 1 - (1 - 2/4) =
** 1/2 of them: 2e9 B / 5e11 = 4 ms; 2 * 2e9 FLOP / 1e12 = 4 ms; 4 * 2^(1/3).  Three
** hit 1 - 1/8: 3.5e9 / 5e11 = 7, and compute 12: (7^3 + 12^3)^(1/3).  None: 0. */
static double experts_alone(model *m, double batch) {
  pg_serving dense = dense_case(m), mixed = dense_case(m);
  add_experts(m, &mixed);
  SET(m, dense, batch, batch);
  SET(m, mixed, batch, batch);
  return step(m, &mixed) - step(m, &dense);
}

static void experts_are_read_as_they_are_hit(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(experts_alone(&m, 1), ROOF / 4, EXACT);
  assert_close(experts_alone(&m, 3), cbrt(343 + 1728), EXACT);
  assert_true(experts_alone(&m, 0) == 0);
  model_close(&m);
}

/* All of the experts for each token: 4e9 B / 5e11 = 8 ms, whatever the batch, none
** excepted but the empty one. */
static void experts_that_all_are_taken_are_all_read(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (int batch = 0; batch < 3; batch++) {
    pg_serving dense = dense_case(&m), mixed = dense_case(&m);
    add_experts(&m, &mixed);
    SET(&m, mixed, experts_per_token, 4);
    SET(&m, mixed, expert_compute, 1e30);
    SET(&m, dense, batch, batch);
    SET(&m, mixed, batch, batch);
    assert_close(step(&m, &mixed) - step(&m, &dense), batch > 0 ? 8 : 0, 1e-11);
  }
  model_close(&m);
}

/* On 4 devices a quarter of 4 * 2^(1/3); the slowest of 4 takes 1 + 0.2 * 3/4 as long.
** 0.02 ms for each of 10 layers: 0.2.  Without a rate of their own the experts compute
** at that of the weights, 1e15 * 0.5: 4e9 / 5e14 beside 4 ms, 2e-3 of it: nothing. */
static void experts_spread_unevenly(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving dense = dense_case(&m), mixed = dense_case(&m);
  add_experts(&m, &mixed);
  SET(&m, dense, batch, 1);
  SET(&m, mixed, batch, 1);
  SET(&m, dense, devices, 4);
  SET(&m, mixed, devices, 4);
  SET(&m, mixed, expert_imbalance, 0.2);
  assert_close(step(&m, &mixed) - step(&m, &dense), ROOF / 16, EXACT);
  SET(&m, mixed, expert_parallel, 4);
  SET(&m, mixed, expert_time, 2e-5);
  assert_close(step(&m, &mixed) - step(&m, &dense), ROOF / 16 * 1.15 + 0.2,
               EXACT);
  mixed.expert_compute = mixed.expert_imbalance = NULL;
  assert_close(step(&m, &mixed) - step(&m, &dense), 1.2, 1e-8);
  model_close(&m);
}

/* 5 layers see 1100 tokens, 5 a window of 100: 6000 instead of 11000, 6 ms instead of
** 11.  A window of 2000 shows all.  Attention to 600 at most: 6000 in 10 layers; with
** the window 600 * 5 + 100 * 5 = 3500. */
static void windows_and_sparse_attention_read_less(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  double full = step(&m, &s);
  SET(&m, s, attended, 600);
  assert_close(step(&m, &s), full - 5, EXACT);
  SET(&m, s, cache_layers, 5);
  SET(&m, s, window_layers, 5);
  SET(&m, s, window, 100);
  assert_close(step(&m, &s), full - 7.5, EXACT);
  s.attended = NULL;
  assert_close(step(&m, &s), full - 5, EXACT);
  SET(&m, s, window, 2000);
  assert_close(step(&m, &s), full, EXACT);
  model_close(&m);
}

/* 10 * 0.1 + 5 * 0.2 + 10 * 0.3 + 10 * 0.05 + 4 * 0.25 = 6.5; layers without a time of theirs, and
** a time without layers, are nothing. */
static void layers_take_times_of_their_kind(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving plain_case = dense_case(&m), full = full_case(&m), s = plain_case;
  s.latent_layers = full.latent_layers, s.latent_time = full.latent_time;
  s.linear_layers = full.linear_layers, s.linear_time = full.linear_time;
  s.sparse_layers = full.sparse_layers, s.sparse_time = full.sparse_time;
  s.quantized_layers = full.quantized_layers;
  s.quantized_time = full.quantized_time;
  s.unpacked_layers = full.unpacked_layers;
  s.unpacked_time = full.unpacked_time;
  assert_close(step(&m, &s), step(&m, &plain_case) + 6.5, EXACT);
  s = plain_case;
  s.latent_layers = full.latent_layers, s.linear_time = full.linear_time;
  assert_true(step(&m, &s) == step(&m, &plain_case));
  model_close(&m);
}

/* What is left of an empty step: 16 + 4 + layers 1 + step 1. */
static void an_empty_step_reads_the_weights(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, batch, 0);
  assert_close(step(&m, &s), 22, EXACT);
  assert_close(ms(&m, pg_serving_token_time, &s), 22, EXACT);
  assert_true(built(&m, pg_serving_throughput, &s, "token/s") == 0);
  SET(&m, s, weights, 0);
  assert_close(step(&m, &s), 6, EXACT);
  model_close(&m);
}

/* ----- a prompt ----- */

/* 2 * 8e9 * 1000 / 1e15 = 16 ms beside 16 ms of reading.  Attention: 1000 tokens see
** 500 in 10 layers, 5e6 * 4 * 1000 FLOP / 1e14 = 0.2.  Activations of 1000 tokens: 1.
** On 2 devices half of the first two; 2e7 B * 2 / 5e10 = 0.8 on the link.
** A window of 100 in 5 of 10 layers: 500 * 5 + 100 * 5 = 3000 instead of 5000. */
static void a_prompt_is_read_once(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  assert_close(ms(&m, pg_serving_prefill, &s), PREFILL, EXACT);
  SET(&m, s, devices, 2);
  assert_close(ms(&m, pg_serving_prefill, &s), ROOF / 2 + 0.1 + 0.8 + 1, EXACT);
  s = dense_case(&m);
  SET(&m, s, cache_layers, 5);
  SET(&m, s, window_layers, 5);
  SET(&m, s, window, 100);
  assert_close(ms(&m, pg_serving_prefill, &s), ROOF + 0.12 + 1, EXACT);
  model_close(&m);
}

/* Half is cached: 500 tokens, 8 ms beside 16; they see tokens 500 to 1000, 750 on
** average: 500 * 750 * 10 * 4000 / 1e14 = 0.15; activations 0.5.  All: the reading. */
static void a_cached_prefix_is_seen_and_not_read(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, cached, 0.5);
  assert_close(ms(&m, pg_serving_prefill, &s), cbrt(4096 + 512) + 0.65, EXACT);
  SET(&m, s, cached, 0);
  assert_close(ms(&m, pg_serving_prefill, &s), PREFILL, EXACT);
  add_experts(&m, &s);
  SET(&m, s, cached, 1);
  assert_close(ms(&m, pg_serving_prefill, &s), 16, EXACT);
  SET(&m, s, chunk, 100);
  assert_true(ms(&m, pg_serving_stall, &s) > step(&m, &s));
  model_close(&m);
}

/* ----- between tokens ----- */

/* Each of 499 others brings a prompt in 200 tokens, and half of it is waited for; a
** sequence alone waits for none. */
static void others_prompts_hold_a_sequence_up(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  double token = ROOF + 22.5 + 499.0 / 200 * 0.5 * PREFILL;
  assert_close(ms(&m, pg_serving_token_time, &s), token, EXACT);
  assert_close(built(&m, pg_serving_throughput, &s, "token/s"),
               500 / (token * 1e-3), EXACT);
  SET(&m, s, batch, 1);
  assert_close(ms(&m, pg_serving_token_time, &s), step(&m, &s), EXACT);
  model_close(&m);
}

/* 125 sequences of 3 + 1 tokens are as 500 in the roofline and the activations; cache
** 11/4, sequences 1.25, the draft 3.  Accepted with 1/2: (1 - 1/16) / (1 - 1/2) = 1.875
** tokens; always: 4; never: 1.  The ridge is at a quarter of 500. */
static void drafts_are_verified_in_one_step(void **state) {
  static const double chances[] = {0.5, 1, 0}, tokens[] = {1.875, 4, 1};
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  SET(&m, s, batch, 125);
  double own = ROOF + 4 + 2.75 + 1 + 0.5 + 1 + 1.25 + 3;
  for (int i = 0; i < 3; i++) {
    add_draft(&m, &s, chances[i]);
    assert_close(step(&m, &s), own, EXACT);
    assert_close(ms(&m, pg_serving_token_time, &s),
                 own / tokens[i] + 124.0 / 200 * 0.5 * PREFILL, EXACT);
  }
  assert_close(built(&m, pg_serving_ridge, &s, ""), 125, EXACT);
  model_close(&m);
}

/* ----- the first token, a pause ----- */

/* 20 ms, a step, and 1 + 0.25 * 499 prompts; chunks of 300 of 1000 are 4 steps.  Of a
** prompt that is cached to 70 % chunks of 100 are 3, though 1 - 0.7 is a trifle more
** than 0.3. */
static void a_first_token_waits_in_line(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  double own = ROOF + 22.5, prompts = 125.75 * PREFILL;
  assert_close(ms(&m, pg_serving_first_token, &s), 20 + own + prompts, EXACT);
  SET(&m, s, chunk, 300);
  assert_close(ms(&m, pg_serving_first_token, &s), 20 + 4 * own + prompts, EXACT);
  SET(&m, s, chunk, 3000);
  assert_close(ms(&m, pg_serving_first_token, &s), 20 + own + prompts, EXACT);
  SET(&m, s, cached, 0.7);
  SET(&m, s, chunk, 100);
  prompts = 125.75 * ms(&m, pg_serving_prefill, &s);
  assert_close(ms(&m, pg_serving_first_token, &s), 20 + 3 * own + prompts, EXACT);
  SET(&m, s, batch, 1);
  assert_close(ms(&m, pg_serving_first_token, &s),
               20 + 3 * step(&m, &s) + prompts / 125.75, EXACT);
  model_close(&m);
}

/* A chunk of 250 is a quarter of 1000, half of the 500 that are not cached, and all
** of a shorter prompt. */
static void a_pause_is_a_chunk(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  assert_close(ms(&m, pg_serving_stall, &s), ROOF + 22.5 + PREFILL, EXACT);
  SET(&m, s, chunk, 250);
  assert_close(ms(&m, pg_serving_stall, &s), ROOF + 22.5 + PREFILL / 4, EXACT);
  SET(&m, s, chunk, 2000);
  assert_close(ms(&m, pg_serving_stall, &s), ROOF + 22.5 + PREFILL, EXACT);
  SET(&m, s, chunk, 250);
  SET(&m, s, cached, 0.5);
  assert_close(ms(&m, pg_serving_stall, &s),
               ROOF + 22.5 + (cbrt(4608) + 0.65) / 2, EXACT);
  model_close(&m);
}

/* 1 B * 1e15 * 0.5 / (2 * 1e12 * 0.5) = 500; at 4 bits 250. */
static void a_ridge_is_where_both_sides_meet(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = dense_case(&m);
  assert_close(built(&m, pg_serving_ridge, &s, ""), 500, EXACT);
  SET(&m, s, weight_bits, 4);
  assert_close(built(&m, pg_serving_ridge, &s, ""), 250, EXACT);
  model_close(&m);
}

/* ----- the largest batch ----- */

static double held(model *m, double memory, double sequence, const char *unit) {
  pg_expr *out = NULL;
  pg_status status = pg_serving_batch_by_memory(
      number(m, memory, unit), number(m, sequence, unit), &out, &m->error);
  return folded(m, status, out, "");
}

/* 10 / 2.5 = 4; a byte less holds 3, so does a sequence that is a byte longer. */
static void memory_holds_whole_sequences(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_true(held(&m, 10, 2.5, "GB") == 4);
  assert_true(held(&m, 12.49, 2.5, "GB") == 4);
  assert_true(held(&m, 9999, 2500, "kB") == 3);
  assert_true(held(&m, 10000, 2501, "kB") == 3);
  assert_true(held(&m, 1, 2.5, "GB") == 0);
  assert_true(held(&m, -3, 2.5, "GB") == 0);
  model_close(&m);
}

/* As many as were multiplied, though s * n / s is often a trifle less than n. */
static void memory_holds_what_was_counted(void **state) {
  uint64_t random = 1;
  (void)state;
  for (int n = 1; n < 3000; n++) {
    model m;
    model_open(&m);
    double each = 1e6 + (double)random_below(&random, 1000000000) / 7;
    assert_true(held(&m, each * n, each, "B") == n);
    model_close(&m);
  }
}

/* Nothing but its sequences makes a step longer: 22 + 0.01 b ms.  A first token comes
** after 20 + 22 + 0.01 b + 16 (1 + 0.25 (b - 1)) = 54 + 4.01 b. */
static pg_serving lines_case(model *m) {
  pg_serving s = dense_case(m);
  SET(m, s, compute, 1e30);
  SET(m, s, attention_compute, 1e30);
  SET(m, s, cache, 0);
  SET(m, s, activation_traffic, 0);
  SET(m, s, interference, 0);
  return s;
}

static void a_batch_is_as_large_as_is_in_time(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = lines_case(&m);
  pg_expr *token = number(&m, 23.005, "ms");         /* b <= 100.5 */
  pg_expr *first = number(&m, 0.2549, "s");          /* b <= 50.1 */
  pg_expr *later = number(&m, 0.4555, "s");          /* b <= 100.1 */
  pg_expr *never = number(&m, 22.005, "ms");         /* b <= 0.5 */
  assert_true(largest(&m, &s, token, NULL) == 100);
  assert_true(largest(&m, &s, NULL, first) == 50);
  assert_true(largest(&m, &s, token, first) == 50);
  assert_true(largest(&m, &s, token, later) == 100);
  assert_true(largest(&m, &s, never, later) == 0);
  assert_true(largest(&m, &s, later, never) == 0);
  assert_true(largest(&m, &s, NULL, NULL) == 500);
  assert_true(largest(&m, &s, later, NULL) == 500); /* of 43349 */
  model_close(&m);
}

/* 22 + 0.01 * 9999 = 121.99.  Of a million the answer is at most 61 short: 2^20 over
** 2^14 is 64. */
static void a_batch_is_searched_among_many(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_serving s = lines_case(&m);
  pg_expr *token = number(&m, 121.995, "ms");
  SET(&m, s, batch, 16383);
  assert_true(largest(&m, &s, token, NULL) == 9999);
  SET(&m, s, batch, 9999);
  assert_true(largest(&m, &s, token, NULL) == 9999);
  SET(&m, s, batch, 9998.7);
  assert_true(largest(&m, &s, token, NULL) == 9998);
  SET(&m, s, batch, 1048576);
  double found = largest(&m, &s, token, NULL);
  assert_true(found <= 9999 && found >= 9999 - 64);
  SET(&m, s, batch, 1);
  assert_true(largest(&m, &s, token, NULL) == 1);
  SET(&m, s, batch, 0);
  assert_true(largest(&m, &s, token, NULL) == 0);
  assert_true(largest(&m, &s, NULL, NULL) == 0);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_step_is_the_sum_of_its_terms),
      cmocka_unit_test(a_roofline_is_its_longer_side),
      cmocka_unit_test(devices_share_and_talk),
      cmocka_unit_test(ranks_attend_to_their_own),
      cmocka_unit_test(experts_are_read_as_they_are_hit),
      cmocka_unit_test(experts_that_all_are_taken_are_all_read),
      cmocka_unit_test(experts_spread_unevenly),
      cmocka_unit_test(windows_and_sparse_attention_read_less),
      cmocka_unit_test(layers_take_times_of_their_kind),
      cmocka_unit_test(an_empty_step_reads_the_weights),
      cmocka_unit_test(a_prompt_is_read_once),
      cmocka_unit_test(a_cached_prefix_is_seen_and_not_read),
      cmocka_unit_test(others_prompts_hold_a_sequence_up),
      cmocka_unit_test(drafts_are_verified_in_one_step),
      cmocka_unit_test(a_first_token_waits_in_line),
      cmocka_unit_test(a_pause_is_a_chunk),
      cmocka_unit_test(a_ridge_is_where_both_sides_meet),
      cmocka_unit_test(memory_holds_whole_sequences),
      cmocka_unit_test(memory_holds_what_was_counted),
      cmocka_unit_test(a_batch_is_as_large_as_is_in_time),
      cmocka_unit_test(a_batch_is_searched_among_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
