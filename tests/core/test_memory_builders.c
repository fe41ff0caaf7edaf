/*
** The memory builders against hand computations, each beside its derivation.
*/
#include "graphs.h"
#include "perigee/memory.h"

static double in_unit(const pg_expr *expr, const char *unit) {
  assert_non_null(expr);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), unit);
  return pg_expr_value(expr); /* constants fold */
}

static pg_kv_cache grouped(model *m, double layers, double heads, double dim) {
  pg_kv_cache cache = {.layers = plain(m, layers),
                       .kv_heads = plain(m, heads),
                       .head_dim = plain(m, dim),
                       .element = number(m, 2, "B")};
  return cache;
}

static pg_expr *token(model *m, const pg_kv_cache *cache) {
  pg_expr *out = NULL;
  pg_status status = pg_memory_kv_token(cache, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *sequence(model *m, const pg_kv_cache *cache, pg_expr *context,
                         pg_expr *block) {
  pg_expr *out = NULL;
  pg_status status =
      pg_memory_kv_sequence(cache, context, block, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *weights(model *m, pg_expr *parameters, pg_expr *bits,
                        pg_expr *kept, pg_expr *kept_bits) {
  pg_expr *out = NULL;
  pg_status status = pg_memory_weights(parameters, bits, kept, kept_bits, &out,
                                       &m->error);
  return settle(m, status, out);
}

/* ----- weights ----- */

/* 4 + (16 + 4) / 128 = 4.15625; 4 + 16 / 64 = 4.25 */
static void group_bits_share_scale_and_zero(void **state) {
  model m;
  pg_expr *both = NULL, *scale = NULL;
  (void)state;
  model_open(&m);
  pg_expr *bits = number(&m, 4, "bit/parameter");
  pg_expr *sixteen = number(&m, 16, "bit/parameter");
  assert_int_equal(pg_memory_group_bits(bits, plain(&m, 128), sixteen, bits,
                                        &both, NULL),
                   PG_OK);
  assert_int_equal(
      pg_memory_group_bits(bits, plain(&m, 64), sixteen, NULL, &scale, NULL),
      PG_OK);
  model_keep(&m, both);
  model_keep(&m, scale);
  assert_true(in_unit(both, "bit/parameter") == 4.15625);
  assert_true(in_unit(scale, "bit/parameter") == 4.25);
  model_close(&m);
}

/* 70e9 * 16 / 8 = 140e9; 10e9 at 4 bits with 1e9 of them kept at 16:
** 9e9 / 2 + 1e9 * 2 = 6.5e9 */
static void weights_are_parameters_times_bits(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *bits = number(&m, 16, "bit/parameter");
  assert_true(in_unit(weights(&m, number(&m, 70e9, "parameter"), bits, NULL,
                              NULL),
                      "B") == 140e9);
  assert_true(in_unit(weights(&m, number(&m, 10e9, "parameter"),
                              number(&m, 4, "bit/parameter"),
                              number(&m, 1e9, "parameter"), bits),
                      "B") == 6.5e9);
  model_close(&m);
}

/* ----- the KV cache ----- */

/* Llama 2 7B: 2 * 32 layers * 32 heads * 128 * 2 B; Llama 2 70B: 8 heads of 80
** layers; multi-query: one head. */
static void kv_of_a_token_is_keys_and_values(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_kv_cache all = grouped(&m, 32, 32, 128), few = grouped(&m, 80, 8, 128);
  pg_kv_cache one_head = grouped(&m, 32, 1, 64);
  assert_true(in_unit(token(&m, &all), "B/token") == 524288);
  assert_true(in_unit(token(&m, &few), "B/token") == 327680);
  assert_true(in_unit(token(&m, &one_head), "B/token") == 8192);
  model_close(&m);
}

/* DeepSeek-V3: 61 layers * (512 + 64) * 2 B = 70272 */
static void kv_of_latent_attention_is_one_vector(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_kv_cache cache = {.layers = plain(&m, 61), .latent = plain(&m, 576),
                       .element = number(&m, 2, "B")};
  assert_true(in_unit(token(&m, &cache), "B/token") == 70272);
  model_close(&m);
}

/* Gemma 2 9B: 21 of 42 layers look back 4096 tokens; 2 * 8 * 256 * 2 B = 8192 B
** a layer and token.  8192 tokens: (21 * 8192 + 21 * 4096) * 8192; 1000 tokens:
** 42 * 1000 * 8192. */
static void kv_of_windows_stops_at_the_window(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_kv_cache cache = grouped(&m, 42, 8, 256);
  cache.window = number(&m, 4096, "token");
  cache.window_layers = plain(&m, 21);
  assert_true(in_unit(sequence(&m, &cache, number(&m, 8192, "token"), NULL),
                      "B") == (21.0 * 8192 + 21.0 * 4096) * 8192);
  assert_true(in_unit(sequence(&m, &cache, number(&m, 1000, "token"), NULL),
                      "B") == 42.0 * 1000 * 8192);
  assert_true(in_unit(token(&m, &cache), "B/token") == 344064);
  model_close(&m);
}

/* Blocks of 16: 16 tokens take 1, 17 take 2, of 524288 B a token. */
static void kv_in_pages_takes_whole_blocks(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_kv_cache cache = grouped(&m, 32, 32, 128);
  pg_expr *block = number(&m, 16, "token");
  assert_true(in_unit(sequence(&m, &cache, number(&m, 16, "token"), block),
                      "B") == 16 * 524288.0);
  assert_true(in_unit(sequence(&m, &cache, number(&m, 17, "token"), block),
                      "B") == 32 * 524288.0);
  assert_true(in_unit(sequence(&m, &cache, number(&m, 17, "token"), NULL),
                      "B") == 17 * 524288.0);
  model_close(&m);
}

/* A longer context, more layers, wider elements never take less. */
static void kv_never_shrinks_as_anything_grows(void **state) {
  model m;
  (void)state;
  model_open(&m);
  double last = 0;
  for (int tokens = 1; tokens < 600; tokens++) {
    size_t before = m.count;
    pg_kv_cache cache = grouped(&m, 1 + tokens / 50, 8, 64);
    cache.window = number(&m, 100, "token");
    cache.window_layers = plain(&m, 1);
    double bytes = in_unit(sequence(&m, &cache, number(&m, tokens, "token"),
                                    number(&m, 16, "token")),
                           "B");
    assert_true(bytes >= last);
    last = bytes;
    model_forget(&m, before);
  }
  model_close(&m);
}

/* llama.cpp's compute buffer for Llama 2 7B, 512 tokens of 4096 without flash
** attention: 512 * (32 * 4096 + 3 * 11008) * 4 B = 320.5 MiB, as it logs. */
static pg_activation step(model *m) {
  pg_activation a = {.tokens = number(m, 512, "token"),
                     .hidden = plain(m, 4096),
                     .hidden_widths = plain(m, 0),
                     .intermediate = plain(m, 11008),
                     .intermediate_widths = plain(m, 3),
                     .scores = plain(m, 32 * 4096),
                     .element = number(m, 4, "B")};
  return a;
}

static pg_expr *activation(model *m, const pg_activation *a) {
  pg_expr *out = NULL;
  pg_status status = pg_memory_activation(a, &out, &m->error);
  return settle(m, status, out);
}

/* 256 sequences * 32000 words * 38 B = 311296000 are less than 336068608; 1024
** are more.  2 * 4096 more values a token: 512 * 8192 * 4 B on top. */
static void activation_is_the_larger_of_layer_and_logits(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_activation a = step(&m);
  assert_true(in_unit(activation(&m, &a), "B") == 320.5 * 1024 * 1024);
  a.sequences = plain(&m, 256);
  a.vocabulary = plain(&m, 32000);
  a.logit = number(&m, 38, "B");
  assert_true(in_unit(activation(&m, &a), "B") == 336068608);
  a.sequences = plain(&m, 1024);
  assert_true(in_unit(activation(&m, &a), "B") == 1024 * 32000.0 * 38);
  a.sequences = NULL;
  a.hidden_widths = plain(&m, 2);
  assert_true(in_unit(activation(&m, &a), "B") == 336068608 + 16777216);
  model_close(&m);
}

static void activation_names_what_is_wrong(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_activation a = step(&m), bare = a, wordless = a;
  a.tokens = plain(&m, 512);
  bare.hidden = NULL;
  wordless.sequences = plain(&m, 1);
  wordless.vocabulary = plain(&m, 1);
  assert_int_equal(pg_memory_activation(&a, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "tokens must be token, as \"1 token\", not "
                      "a plain number");
  assert_int_equal(pg_memory_activation(&bare, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "hidden is missing");
  assert_int_equal(pg_memory_activation(&wordless, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "logit is missing");
  assert_null(out);
  model_close(&m);
}

/* rank 16, q and v of Llama 2 7B: 2 * (4096 + 4096) a layer, 32 layers:
** 16 * 16384 * 32 = 8388608 */
static void lora_is_rank_times_widths(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  assert_int_equal(pg_memory_lora(plain(&m, 16), plain(&m, 16384),
                                  plain(&m, 32), &out, NULL),
                   PG_OK);
  model_keep(&m, out);
  assert_true(in_unit(out, "parameter") == 8388608);
  model_close(&m);
}

/* ----- uncertain, wrong, out of memory ----- */

/* At its median of 100 tokens the sequence is 100 tokens long. */
static void builders_take_uncertain_arguments(void **state) {
  model m;
  double value;
  (void)state;
  model_open(&m);
  pg_kv_cache cache = grouped(&m, 32, 32, 128);
  pg_expr *bytes =
      sequence(&m, &cache, figure(&m, "context", "50 .. 150 tokens"), NULL);
  pg_tape *tape = NULL;
  pg_run run = {.samples = 1};
  assert_int_equal(pg_expr_varies(bytes), PG_VARIES_SAMPLE);
  assert_int_equal(pg_tape_new(&bytes, 1, &tape), PG_OK);
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_close(value, 100 * 524288.0, 1e-15);
  pg_tape_free(tape);
  model_close(&m);
}

static void builders_name_what_is_wrong(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_kv_cache cache = grouped(&m, 32, 32, 128), halved = cache;
  cache.element = number(&m, 2, "token");
  halved.head_dim = NULL;
  assert_int_equal(pg_memory_kv_token(&cache, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "element must be byte, as \"1 B\", not token");
  assert_int_equal(pg_memory_kv_token(&halved, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "kv_heads and head_dim go together; latent "
                      "attention has latent instead");
  assert_int_equal(pg_memory_weights(plain(&m, 7e9), plain(&m, 16), NULL, NULL,
                                     &out, &m.error),
                   PG_DIMENSION);
  assert_string_equal(m.error.text, "parameters must be parameter, as \"1 "
                      "parameter\", not a plain number");
  assert_null(out);
  model_close(&m);
}

/* Whichever allocation fails: NOMEM, said, nothing left behind. */
static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_expr *out = NULL;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_kv_cache cache = grouped(&m, 42, 8, 256);
    cache.window = number(&m, 4096, "token");
    cache.window_layers = plain(&m, 21);
    pg_expr *context = figure(&m, "context", "1k to 9k tokens");
    pg_expr *block = number(&m, 16, "token");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status =
        pg_memory_kv_sequence(&cache, context, block, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    if (status != PG_OK) assert_true(error.text[0] != '\0');
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(group_bits_share_scale_and_zero),
      cmocka_unit_test(weights_are_parameters_times_bits),
      cmocka_unit_test(kv_of_a_token_is_keys_and_values),
      cmocka_unit_test(kv_of_latent_attention_is_one_vector),
      cmocka_unit_test(kv_of_windows_stops_at_the_window),
      cmocka_unit_test(kv_in_pages_takes_whole_blocks),
      cmocka_unit_test(kv_never_shrinks_as_anything_grows),
      cmocka_unit_test(activation_is_the_larger_of_layer_and_logits),
      cmocka_unit_test(activation_names_what_is_wrong),
      cmocka_unit_test(lora_is_rank_times_widths),
      cmocka_unit_test(builders_take_uncertain_arguments),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
