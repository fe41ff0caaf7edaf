/*
** The parameters of architectures, each figure beside its derivation.
*/
#include "graphs.h"
#include "perigee/architecture.h"

static double part(model *m, const pg_architecture *a, pg_part which) {
  pg_expr *out = NULL;
  pg_status status = pg_architecture_part(a, which, &out, &m->error);
  settle(m, status, out);
  assert_string_equal(pg_unit_text(pg_expr_unit(out)), "parameter");
  return pg_expr_value(out); /* constants fold */
}

static double total(model *m, const pg_architecture *a) {
  double sum = 0;
  for (int i = 0; i < PG_PARTS; i++) sum += part(m, a, (pg_part)i);
  return sum;
}

/* Llama 3.1 8B */
static pg_architecture llama(model *m) {
  pg_architecture a = {.layers = plain(m, 32),
                       .hidden = plain(m, 4096),
                       .heads = plain(m, 32),
                       .kv_heads = plain(m, 8),
                       .head_dim = plain(m, 128),
                       .matrices = plain(m, 3),
                       .intermediate = plain(m, 14336),
                       .vocabulary = plain(m, 128256),
                       .output_layers = plain(m, 1)};
  return a;
}

/* 128256 * 4096 = 525336576 twice; query and output 32 * 4096 * 4096 =
** 536870912 each, key and value a quarter; 32 * 4096 * 14336 = 1879048192 down,
** twice that up; norms 65 * 4096.  The checkpoint has 8030261248 (Hugging Face,
** meta-llama/Llama-3.1-8B). */
static void parts_of_a_grouped_decoder_add_up(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_architecture a = llama(&m);
  assert_true(part(&m, &a, PG_PART_embedding) == 525336576);
  assert_true(part(&m, &a, PG_PART_head) == 525336576);
  assert_true(part(&m, &a, PG_PART_query) == 536870912);
  assert_true(part(&m, &a, PG_PART_value) == 134217728);
  assert_true(part(&m, &a, PG_PART_down) == 1879048192);
  assert_true(part(&m, &a, PG_PART_up) == 2 * 1879048192.0);
  assert_true(part(&m, &a, PG_PART_norms) == 266240);
  assert_true(part(&m, &a, PG_PART_router) == 0);
  assert_true(total(&m, &a) == 8030261248);
  model_close(&m);
}

/* Tied: the same without the second 525336576. */
static void tied_output_layer_counts_once(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_architecture a = llama(&m);
  a.output_layers = NULL;
  assert_true(part(&m, &a, PG_PART_head) == 0);
  assert_true(total(&m, &a) == 8030261248.0 - 525336576);
  model_close(&m);
}

/* DeepSeek-V3, 61 layers of 7168, 128 heads; a layer's attention: down 7168 *
** (1536 + 512 + 64), query 1536 * 128 * 192, key and value 512 * 128 * 128,
** out 128 * 128 * 7168.  58 layers have 256 experts of 2048 and a shared one,
** three are dense, 18432 wide. */
static void parts_of_latent_attention_with_experts(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_architecture a = {.layers = plain(&m, 61),
                       .hidden = plain(&m, 7168),
                       .heads = plain(&m, 128),
                       .q_rank = plain(&m, 1536),
                       .kv_rank = plain(&m, 512),
                       .nope_dim = plain(&m, 128),
                       .rope_dim = plain(&m, 64),
                       .value_dim = plain(&m, 128),
                       .matrices = plain(&m, 3),
                       .intermediate = plain(&m, 18432),
                       .expert_layers = plain(&m, 58),
                       .experts = plain(&m, 256),
                       .shared_experts = plain(&m, 1),
                       .expert_intermediate = plain(&m, 2048),
                       .vocabulary = plain(&m, 129280),
                       .output_layers = plain(&m, 1)};
  assert_true(part(&m, &a, PG_PART_latent) == 61 * 7168.0 * 2112);
  assert_true(part(&m, &a, PG_PART_query) == 61 * 1536.0 * 128 * 192);
  assert_true(part(&m, &a, PG_PART_key) == 61 * 512.0 * 128 * 128);
  assert_true(part(&m, &a, PG_PART_value) == 61 * 512.0 * 128 * 128);
  assert_true(part(&m, &a, PG_PART_output) == 61 * 128.0 * 128 * 7168);
  assert_true(part(&m, &a, PG_PART_down) == 3 * 7168.0 * 18432);
  assert_true(part(&m, &a, PG_PART_expert_down) == 58 * 256 * 7168.0 * 2048);
  assert_true(part(&m, &a, PG_PART_shared_up) == 2 * 58 * 7168.0 * 2048);
  assert_true(part(&m, &a, PG_PART_router) == 58 * 256 * 7168.0);
  /* The checkpoint has 671026419200 without what predicts further tokens; left
  ** over are the norms of the two ranks, 61 * 2048, and 58 * 256 biases of the
  ** router. */
  assert_true(total(&m, &a) == 671026419200.0 - 61 * 2048 - 58 * 256);
  a.q_rank = NULL;
  assert_true(part(&m, &a, PG_PART_latent) == 61 * 7168.0 * 576);
  assert_true(part(&m, &a, PG_PART_query) == 61 * 7168.0 * 128 * 192);
  model_close(&m);
}

/* T5-small: 6 and 6 layers of 512, 8 heads of 64, 2048, 32128 words: attention
** (6 + 2 * 6) * 4 * 512 * 512; feed-forward 12 * 2 * 512 * 2048; norms (12 + 1
** + 18 + 1) * 512.  The checkpoint has 60506624, the 512 left over are position
** biases, 32 * 8 in each half. */
static void decoder_of_two_halves_attends_twice(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_architecture a = {.layers = plain(&m, 6),
                       .decoder_layers = plain(&m, 6),
                       .hidden = plain(&m, 512),
                       .heads = plain(&m, 8),
                       .kv_heads = plain(&m, 8),
                       .head_dim = plain(&m, 64),
                       .matrices = plain(&m, 2),
                       .intermediate = plain(&m, 2048),
                       .vocabulary = plain(&m, 32128)};
  assert_true(part(&m, &a, PG_PART_query) == 18 * 512.0 * 512);
  assert_true(part(&m, &a, PG_PART_up) == 12 * 512.0 * 2048);
  assert_true(part(&m, &a, PG_PART_norms) == 32 * 512.0);
  assert_true(total(&m, &a) == 60506624 - 512);
  model_close(&m);
}

/* 36 of 48 layers of 2048 linear, keys 2048 and values 4096 wide: 36 * 2048 *
** (2 * 2048 + 4096) in, 36 * 2048 * 2 * 4096 for gate and output; the other 12 have 16 heads of 256 and a gate: 12 *
** 2048 * 4096 * 2. */
static void linear_layers_replace_attention(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_architecture a = llama(&m);
  a.layers = plain(&m, 48);
  a.hidden = plain(&m, 2048);
  a.heads = plain(&m, 16);
  a.kv_heads = plain(&m, 2);
  a.head_dim = plain(&m, 256);
  a.query_gates = plain(&m, 1);
  a.linear_layers = plain(&m, 36);
  a.linear_key = plain(&m, 2048);
  a.linear_value = plain(&m, 4096);
  assert_true(part(&m, &a, PG_PART_linear) == 36 * 2048.0 * 8192);
  assert_true(part(&m, &a, PG_PART_linear_output) == 36 * 2048.0 * 8192);
  assert_true(part(&m, &a, PG_PART_query) == 12 * 2048.0 * 4096 * 2);
  assert_true(part(&m, &a, PG_PART_key) == 12 * 2048.0 * 512);
  assert_true(part(&m, &a, PG_PART_output) == 12 * 2048.0 * 4096);
  model_close(&m);
}

/* More layers, wider ones, more words: never fewer parameters. */
static void total_never_falls_as_anything_grows(void **state) {
  model m;
  (void)state;
  model_open(&m);
  double last = 0;
  for (int i = 1; i < 100; i++) {
    size_t before = m.count;
    pg_architecture a = llama(&m);
    a.layers = plain(&m, 1 + i / 4);
    a.intermediate = plain(&m, 64 + i / 3);
    a.vocabulary = plain(&m, 1000 + i / 2);
    double now = total(&m, &a);
    assert_true(now >= last);
    last = now;
    model_forget(&m, before);
  }
  model_close(&m);
}

/* 24 .. 40 layers: 32 at the median. */
static void uncertain_layers_make_uncertain_parts(void **state) {
  model m;
  pg_expr *out = NULL;
  double value;
  (void)state;
  model_open(&m);
  pg_architecture a = llama(&m);
  a.layers = figure(&m, "layers", "24 .. 40");
  pg_status status =
      pg_architecture_part(&a, PG_PART_query, &out, &m.error);
  settle(&m, status, out);
  pg_tape *tape = NULL;
  pg_run run = {.samples = 1};
  assert_int_equal(pg_expr_varies(out), PG_VARIES_SAMPLE);
  assert_int_equal(pg_tape_new(&out, 1, &tape), PG_OK);
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_close(value, 536870912, 1e-15);
  pg_tape_free(tape);
  model_close(&m);
}

static void wrong_arguments_are_named(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_architecture a = llama(&m), bare = a, mixed = a, empty = a;
  a.hidden = number(&m, 4096, "token");
  bare.vocabulary = NULL;
  mixed.expert_layers = plain(&m, 4);
  empty.intermediate = NULL;
  assert_int_equal(pg_architecture_part(&a, PG_PART_head, &out, &m.error),
                   PG_DIMENSION);
  assert_non_null(strstr(m.error.text, "hidden must be a plain number"));
  assert_int_equal(pg_architecture_part(&bare, PG_PART_head, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "vocabulary is missing");
  assert_int_equal(pg_architecture_part(&mixed, PG_PART_head, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "expert_layers, experts and "
                      "expert_intermediate go together");
  assert_int_equal(pg_architecture_part(&empty, PG_PART_head, &out, &m.error),
                   PG_ARGUMENT);
  assert_string_equal(m.error.text, "matrices and intermediate go together");
  assert_null(out);
  model_close(&m);
}

/* Whichever allocation fails: NOMEM, said, nothing left behind. */
static void without_memory_there_is_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_expr *out = NULL;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_architecture a = llama(&m);
    a.layers = figure(&m, "layers", "24 .. 40");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = pg_architecture_part(&a, PG_PART_up, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_of_a_grouped_decoder_add_up),
      cmocka_unit_test(tied_output_layer_counts_once),
      cmocka_unit_test(parts_of_latent_attention_with_experts),
      cmocka_unit_test(decoder_of_two_halves_attends_twice),
      cmocka_unit_test(linear_layers_replace_attention),
      cmocka_unit_test(total_never_falls_as_anything_grows),
      cmocka_unit_test(uncertain_layers_make_uncertain_parts),
      cmocka_unit_test(wrong_arguments_are_named),
      cmocka_unit_test(without_memory_there_is_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
