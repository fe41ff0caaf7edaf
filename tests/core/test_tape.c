/* What a tape makes of a graph: steps per cell, steps per sample, registers. */
#include "graphs.h"

typedef struct counts {
  size_t uniform, varying, registers;
} counts;

#define assert_counts(tape, ...)                                              \
  check_counts((tape), (counts){__VA_ARGS__}, __FILE__, __LINE__)

static void check_counts(const pg_tape *tape, counts want, const char *file,
                         int line) {
  counts is = {pg_tape_uniform(tape), pg_tape_varying(tape),
               pg_tape_registers(tape)};
  if (is.uniform == want.uniform && is.varying == want.varying &&
      is.registers == want.registers)
    return;
  print_error("uniform %zu, varying %zu, registers %zu; wanted %zu, %zu, "
              "%zu\n", is.uniform, is.varying, is.registers, want.uniform,
              want.varying, want.registers);
  _fail(file, line);
}

static void no_outputs_are_refused(void **state) {
  model m;
  pg_tape *tape = NULL;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  assert_int_equal(pg_tape_new(&x, 0, &tape), PG_ARGUMENT);
  assert_null(tape);
  pg_tape_free(NULL);
  model_close(&m);
}

/* ----- what is uniform, what varies ----- */

/* k (c + 2): two leaves, the constant, the sum, the product: 5 per cell. */
static void certain_output_has_no_varying_step(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *k = figure(&m, "k", "3"), *c = figure(&m, "c", "4");
  pg_expr *out = two(&m, PG_MUL, k, two(&m, PG_ADD, c, plain(&m, 2)));
  pg_tape *tape = tape_of(&out, 1);
  assert_counts(tape, 5, 0, 0);
  assert_false(pg_tape_varies(tape, 0));
  assert_int_equal(pg_tape_outputs(tape), 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* x (c + 2): c, 2 and the sum per cell; x, the product and the handing on per
** sample; the product takes x's register. */
static void mixed_output_is_split(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *c = figure(&m, "c", "4");
  pg_expr *out = two(&m, PG_MUL, x, two(&m, PG_ADD, c, plain(&m, 2)));
  pg_tape *tape = tape_of(&out, 1);
  assert_counts(tape, 3, 3, 1);
  assert_true(pg_tape_varies(tape, 0));
  pg_tape_free(tape);
  model_close(&m);
}

/* An axis does not vary from sample to sample; a column does. */
static void axes_are_uniform_columns_vary(void **state) {
  static const double values[] = {1, 2};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *outputs[2] = {axis(&m, "a", values, 2, "1"),
                         column(&m, "c", 1, values, 2, "1")};
  pg_tape *tape = tape_of(outputs, 2);
  assert_counts(tape, 1, 2, 1);
  assert_false(pg_tape_varies(tape, 0));
  assert_true(pg_tape_varies(tape, 1));
  pg_tape_free(tape);
  model_close(&m);
}

/* A choice between certain figures varies where its condition does. */
static void choice_varies_with_its_condition(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_expr *c = two(&m, PG_LT, x, plain(&m, 1.5));
  pg_expr *out = choose(&m, c, figure(&m, "a", "2"), figure(&m, "b", "3"));
  pg_tape *tape = tape_of(&out, 1);
  /* 1.5, a, b; x, less, where, output */
  assert_counts(tape, 3, 4, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- outputs ----- */

static void leaf_outputs_are_handed_on(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *outputs[3] = {figure(&m, "x", "1 to 2"), figure(&m, "c", "2"),
                         plain(&m, 7)};
  pg_tape *tape = tape_of(outputs, 3);
  assert_counts(tape, 2, 2, 1);
  assert_true(pg_tape_varies(tape, 0));
  assert_false(pg_tape_varies(tape, 1));
  assert_false(pg_tape_varies(tape, 2));
  pg_tape_free(tape);
  model_close(&m);
}

/* x, then x + x, then x once more: x is computed once, handed on twice. */
static void shared_outputs_are_computed_once(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_expr *outputs[3] = {x, two(&m, PG_ADD, x, x), x};
  pg_tape *tape = tape_of(outputs, 3);
  assert_counts(tape, 0, 5, 2);
  pg_tape_free(tape);
  model_close(&m);
}

static void duplicate_outputs_are_each_handed_on(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_expr *outputs[4] = {x, x, x, x};
  pg_tape *tape = tape_of(outputs, 4);
  assert_counts(tape, 0, 5, 1);
  for (size_t i = 0; i < 4; i++) assert_true(pg_tape_varies(tape, i));
  pg_tape_free(tape);
  model_close(&m);
}

/* Outputs that share nothing do not wait for each other: one register. */
static void outputs_apart_share_a_register(void **state) {
  model m;
  pg_expr *outputs[50];
  char name[] = "x00";
  (void)state;
  model_open(&m);
  for (int i = 0; i < 50; i++) {
    name[1] = (char)('0' + i / 10);
    name[2] = (char)('0' + i % 10);
    outputs[i] = one(&m, PG_EXP, figure(&m, name, "1 to 2"));
  }
  pg_tape *tape = tape_of(outputs, 50);
  assert_counts(tape, 0, 150, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* The tape keeps what it computes alive, and through it the graph. */
static void tape_outlives_the_callers_references(void **state) {
  model m;
  double value;
  pg_run run = {.samples = 1};
  (void)state;
  model_open(&m);
  pg_expr *out = one(&m, PG_EXP, figure(&m, "c", "0"));
  pg_tape *tape = tape_of(&out, 1);
  model_forget(&m, 0);
  assert_int_equal(pg_graph_size(m.graph), 2);
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_same_bits(value, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* Two tapes of one graph leave numbers in the same nodes, each its own. */
static void tapes_of_one_graph_do_not_disturb_each_other(void **state) {
  model m;
  double value[2];
  pg_run run = {.samples = 1};
  (void)state;
  model_open(&m);
  pg_expr *c = figure(&m, "c", "3"), *d = figure(&m, "d", "5");
  pg_expr *sum = two(&m, PG_ADD, c, d), *product = two(&m, PG_MUL, d, c);
  pg_expr *first[2] = {sum, product}, *second[2] = {d, sum};
  pg_tape *a = tape_of(first, 2), *b = tape_of(second, 2);
  assert_int_equal(pg_evaluate_point(a, &run, value), PG_OK);
  assert_same_bits(value[0], 8);
  assert_same_bits(value[1], 15);
  assert_int_equal(pg_evaluate_point(b, &run, value), PG_OK);
  assert_same_bits(value[0], 5);
  assert_same_bits(value[1], 8);
  pg_tape_free(a);
  pg_tape_free(b);
  model_close(&m);
}

/* ----- registers ----- */

/* Of x0 + x1 + x2 + ... at most the sum so far and the next term are live. */
static void wide_sum_needs_two_registers(void **state) {
  model m;
  char name[] = "x000";
  (void)state;
  model_open(&m);
  pg_expr *sum = figure(&m, "x", "1 to 2");
  for (int i = 0; i < 500; i++) {
    name[1] = (char)('0' + i / 100);
    name[2] = (char)('0' + i / 10 % 10);
    name[3] = (char)('0' + i % 10);
    sum = two(&m, PG_ADD, sum, figure(&m, name, "1 to 2"));
  }
  pg_tape *tape = tape_of(&sum, 1);
  assert_counts(tape, 0, 501 + 500 + 1, 2);
  pg_tape_free(tape);
  model_close(&m);
}

/* A balanced tree over 2^n leaves holds one value a level: n + 1 registers. */
static pg_expr *balanced(model *m, int levels, int *leaves) {
  char name[] = "x0000";
  if (levels > 0) {
    pg_expr *left = balanced(m, levels - 1, leaves);
    return two(m, PG_ADD, left, balanced(m, levels - 1, leaves));
  }
  for (int i = 4, n = (*leaves)++; i > 0; i--, n /= 10)
    name[i] = (char)('0' + n % 10);
  return figure(m, name, "1 to 2");
}

static void balanced_sum_needs_a_register_a_level(void **state) {
  model m;
  int leaves = 0;
  (void)state;
  model_open(&m);
  pg_expr *sum = balanced(&m, 8, &leaves);
  pg_tape *tape = tape_of(&sum, 1);
  assert_counts(tape, 0, 256 + 255 + 1, 9);
  pg_tape_free(tape);
  model_close(&m);
}

/* x stays live to the end of a chain that reads it at each link. */
static void value_read_to_the_end_keeps_its_register(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *sum = x;
  for (int i = 0; i < 100; i++) sum = two(&m, PG_ADD, one(&m, PG_EXP, sum), x);
  pg_tape *tape = tape_of(&sum, 1);
  assert_counts(tape, 0, 1 + 200 + 1, 2);
  pg_tape_free(tape);
  model_close(&m);
}

/* f(x) = (...((x + c) + c) ...): a million steps, in one register. */
static void chain_of_a_million_steps_compiles_into_one_register(void **state) {
  model m;
  pg_expr *next;
  (void)state;
  model_open(&m);
  pg_expr *sum = pg_expr_retain(figure(&m, "x", "1 to 2"));
  pg_expr *c = figure(&m, "c", "3");
  for (int i = 0; i < 1000000; i++) {
    assert_int_equal(pg_binary(PG_ADD, sum, c, &next, NULL), PG_OK);
    pg_expr_release(sum);
    sum = next;
  }
  pg_tape *tape = tape_of(&sum, 1);
  pg_expr_release(sum);
  assert_counts(tape, 1, 1000002, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* The same on the right, c + (c + (... + x)), as c is no sample's. */
static void chain_on_the_right_compiles_into_one_register(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *sum = figure(&m, "x", "1 to 2"), *c = figure(&m, "c", "3");
  for (int i = 0; i < 10000; i++) sum = two(&m, PG_ADD, c, sum);
  pg_tape *tape = tape_of(&sum, 1);
  assert_counts(tape, 1, 10002, 1);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- what it varies with ----- */

/* x y k + a x, k certain, a an axis: x and y by sample, a over cells. */
static void leaves_are_those_that_it_varies_with_each_once(void **state) {
  static const double values[] = {1, 2};
  model m;
  pg_expr *leaves[3] = {NULL, NULL, NULL};
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *y = figure(&m, "y", "1 to 3"),
          *k = figure(&m, "k", "3"), *a = axis(&m, "a", values, 2, "1");
  pg_expr *out = two(&m, PG_ADD, two(&m, PG_MUL, two(&m, PG_MUL, x, y), k),
                     two(&m, PG_MUL, a, x));
  pg_tape *tape = tape_of(&out, 1), *over = NULL;
  assert_int_equal(pg_tape_leaves(tape, NULL, 0), 2);
  assert_int_equal(pg_tape_leaves(tape, leaves, 1), 2);
  assert_null(leaves[1]);
  assert_int_equal(pg_tape_leaves(tape, leaves, 3), 2);
  assert_true((leaves[0] == x && leaves[1] == y) ||
              (leaves[0] == y && leaves[1] == x));
  assert_null(leaves[2]);
  assert_int_equal(pg_tape_new_over_cells(&out, 1, &over), PG_OK);
  assert_int_equal(pg_tape_leaves(over, leaves, 3), 1);
  assert_ptr_equal(leaves[0], a);
  pg_tape_free(over);
  pg_tape_free(tape);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_outputs_are_refused),
      cmocka_unit_test(certain_output_has_no_varying_step),
      cmocka_unit_test(mixed_output_is_split),
      cmocka_unit_test(axes_are_uniform_columns_vary),
      cmocka_unit_test(choice_varies_with_its_condition),
      cmocka_unit_test(leaf_outputs_are_handed_on),
      cmocka_unit_test(shared_outputs_are_computed_once),
      cmocka_unit_test(duplicate_outputs_are_each_handed_on),
      cmocka_unit_test(outputs_apart_share_a_register),
      cmocka_unit_test(tape_outlives_the_callers_references),
      cmocka_unit_test(tapes_of_one_graph_do_not_disturb_each_other),
      cmocka_unit_test(wide_sum_needs_two_registers),
      cmocka_unit_test(balanced_sum_needs_a_register_a_level),
      cmocka_unit_test(value_read_to_the_end_keeps_its_register),
      cmocka_unit_test(chain_of_a_million_steps_compiles_into_one_register),
      cmocka_unit_test(chain_on_the_right_compiles_into_one_register),
      cmocka_unit_test(leaves_are_those_that_it_varies_with_each_once)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
