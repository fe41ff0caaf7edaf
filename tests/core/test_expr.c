/* The graph's nodes: shared, counted, freed without recursion. */
#include "graphs.h"
#include "distributions.h"

/* ----- sharing ----- */

static void constants_of_one_value_and_unit_are_one_node(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = number(&m, 2.5, "USD");
  assert_ptr_equal(number(&m, 2.5, "USD"), a);
  assert_ptr_not_equal(number(&m, 2.5, "hour"), a);
  assert_ptr_not_equal(number(&m, 2.25, "USD"), a);
  assert_int_equal(pg_graph_size(m.graph), 3);
  model_close(&m);
}

/* 1/0 and 1/-0 differ, so 0 and -0 are not one value; a NaN is itself. */
static void constants_are_told_apart_by_their_bits(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_ptr_not_equal(plain(&m, 0.0), plain(&m, -0.0));
  assert_ptr_equal(plain(&m, NAN), plain(&m, NAN));
  assert_ptr_not_equal(plain(&m, INFINITY), plain(&m, -INFINITY));
  model_close(&m);
}

static void operations_on_the_same_arguments_are_one_node(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *y = figure(&m, "y", "1 to 2");
  pg_expr *c = two(&m, PG_LT, x, y);
  assert_ptr_equal(two(&m, PG_ADD, x, y), two(&m, PG_ADD, x, y));
  assert_ptr_not_equal(two(&m, PG_SUB, x, y), two(&m, PG_ADD, x, y));
  assert_ptr_not_equal(two(&m, PG_SUB, x, y), two(&m, PG_SUB, y, x));
  assert_ptr_equal(one(&m, PG_EXP, x), one(&m, PG_EXP, x));
  assert_ptr_not_equal(one(&m, PG_EXP, x), one(&m, PG_EXP, y));
  assert_ptr_equal(choose(&m, c, x, y), choose(&m, c, x, y));
  assert_ptr_not_equal(choose(&m, c, x, y), choose(&m, c, y, x));
  model_close(&m);
}

/* Of a node that was freed and is made again nothing is left in the table. */
static void nodes_are_made_anew_after_their_release(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  for (int i = 0; i < 5; i++) {
    assert_non_null(one(&m, PG_EXP, x));
    assert_int_equal(pg_graph_size(m.graph), 2);
    model_forget(&m, 1);
    assert_int_equal(pg_graph_size(m.graph), 1);
  }
  model_close(&m);
}

/* ----- what a leaf is ----- */

static pg_expr *leaf_with(model *m, const char *name, const char *source,
                          const char *text) {
  pg_reading reading;
  pg_expr *out = NULL;
  assert_int_equal(pg_text_read(pg_graph_units(m->graph), text, strlen(text),
                                &reading, NULL), PG_OK);
  pg_status status = pg_leaf(m->graph, name, source, &reading, &out);
  return settle(m, status, out);
}

static void leaves_of_one_name_reading_and_source_are_one_node(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = leaf_with(&m, "a", "s", "1 to 2 USD");
  assert_ptr_equal(leaf_with(&m, "a", "s", "1 to 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "b", "s", "1 to 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "t", "1 to 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", NULL, "1 to 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 to 3 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 .. 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 to 2 EUR"), a);
  pg_expr *none = leaf_with(&m, "a", NULL, "1 to 2 USD");
  assert_ptr_equal(leaf_with(&m, "a", NULL, "1 to 2 USD"), none);
  assert_ptr_not_equal(leaf_with(&m, "a", "", "1 to 2 USD"), none);
  model_close(&m);
}

static void leaf_strings_are_copied(void **state) {
  model m;
  char name[] = "price", source[] = "list";
  (void)state;
  model_open(&m);
  pg_expr *a = leaf_with(&m, name, source, "1 to 2 USD");
  name[0] = source[0] = 'X';
  assert_string_equal(pg_expr_name(a), "price");
  assert_string_equal(pg_expr_source(a), "list");
  model_close(&m);
}

static void leaves_with_bad_parameters_are_refused(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_reading reading = {GIVEN(PG_UNIFORM, 2, 2, 1), unit_of(&m, "USD")};
  assert_int_equal(pg_leaf(m.graph, "x", NULL, &reading, &out), PG_DOMAIN);
  assert_null(out);
  reading.distribution = (pg_distribution)GIVEN(PG_CERTAIN, 1, NAN);
  assert_int_equal(pg_leaf(m.graph, "x", NULL, &reading, &out), PG_DOMAIN);
  assert_null(out);
  assert_int_equal(pg_graph_size(m.graph), 0);
  model_close(&m);
}

/* ----- data ----- */

static pg_status try_data(model *m, const char *name, const double *values,
                          size_t count, pg_expr **out) {
  pg_reading reading = {{.kind = PG_DATA, .values = values,
                         .value_count = count}, unit_of(m, "USD")};
  return pg_leaf(m->graph, name, NULL, &reading, out);
}

static pg_expr *data(model *m, const char *name, const double *values,
                     size_t count) {
  pg_expr *out = NULL;
  pg_status status = try_data(m, name, values, count, &out);
  return settle(m, status, out);
}

static void leaves_of_the_same_data_are_one_node_with_values_of_its_own(
    void **state) {
  double values[] = {1, 2, 5};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = data(&m, "a", values, 3);
  assert_ptr_equal(data(&m, "a", values, 3), a);
  assert_ptr_not_equal(data(&m, "b", values, 3), a);
  assert_ptr_not_equal(data(&m, "a", values, 2), a);
  assert_int_equal(pg_expr_varies(a), PG_VARIES_SAMPLE);
  values[2] = 77;
  assert_ptr_not_equal(data(&m, "a", values, 3), a);
  assert_same_bits(pg_expr_distribution(a)->values[2], 5);
  assert_int_equal(pg_expr_distribution(a)->value_count, 3);
  model_close(&m);
}

static void leaves_of_bad_data_are_refused(void **state) {
  static const double falling[] = {2, 1};
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  assert_int_equal(try_data(&m, "a", falling, 2, &out), PG_DOMAIN);
  assert_int_equal(try_data(&m, "a", falling, 0, &out), PG_DOMAIN);
  assert_null(out);
  model_close(&m);
}

static void leaves_within_other_bounds_are_others(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = leaf_with(&m, "a", "s", "1 to 9 within 2 .. 4 USD");
  assert_ptr_equal(leaf_with(&m, "a", "s", "1 to 9 within 2 .. 4 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 to 9 within 2 .. 5 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 to 9 above 2 USD"), a);
  assert_ptr_not_equal(leaf_with(&m, "a", "s", "1 to 9 USD"), a);
  model_close(&m);
}

/* ----- axes and columns ----- */

static void axes_share_columns_do_not(void **state) {
  static const double values[] = {1, 2, 3};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = axis(&m, "a", values, 3, "USD");
  assert_ptr_equal(axis(&m, "a", values, 3, "USD"), a);
  assert_ptr_not_equal(axis(&m, "a", values, 2, "USD"), a);
  assert_ptr_not_equal(axis(&m, "a", values, 3, "hour"), a);
  assert_ptr_not_equal(axis(&m, "b", values, 3, "USD"), a);
  pg_expr *c = column(&m, "a", 2, values, 3, "USD");
  assert_ptr_not_equal(column(&m, "a", 2, values, 3, "USD"), c);
  assert_int_equal(pg_graph_size(m.graph), 6);
  model_close(&m);
}

/* An axis takes 2 values, a column 1; fewer are ARGUMENT. */
static void axes_and_columns_have_a_least_count(void **state) {
  static const double values[] = {1, 2};
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  const pg_unit *unit = unit_of(&m, "USD");
  assert_int_equal(pg_axis(m.graph, "a", NULL, values, 0, unit, &out),
                   PG_ARGUMENT);
  assert_int_equal(pg_axis(m.graph, "a", NULL, values, 1, unit, &out),
                   PG_ARGUMENT);
  assert_int_equal(pg_column(m.graph, "a", 1, values, 0, unit, &out),
                   PG_ARGUMENT);
  assert_null(out);
  assert_non_null(axis(&m, "a", values, 2, "USD"));
  assert_non_null(column(&m, "a", 1, values, 1, "USD"));
  model_close(&m);
}

static void values_are_copied(void **state) {
  double values[] = {1, 2, 3};
  size_t count = 0;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = axis(&m, "a", values, 3, "USD");
  pg_expr *c = column(&m, "c", 2, values, 3, "USD");
  values[1] = 77;
  assert_same_bits(pg_expr_values(a, &count)[1], 2);
  assert_int_equal(count, 3);
  assert_same_bits(pg_expr_values(c, &count)[1], 2);
  assert_int_equal(count, 3);
  model_close(&m);
}

/* ----- folding ----- */

static void constants_fold_and_leave_no_operation(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *sum = two(&m, PG_ADD, plain(&m, 2), plain(&m, 3));
  assert_int_equal(pg_expr_op(sum), PG_CONSTANT);
  assert_same_bits(pg_expr_value(sum), 5);
  assert_ptr_equal(sum, plain(&m, 5));
  pg_expr *chosen = choose(&m, two(&m, PG_LT, plain(&m, 1), plain(&m, 2)),
                           plain(&m, 7), plain(&m, 8));
  assert_same_bits(pg_expr_value(chosen), 7);
  model_close(&m);
}

/* A certain leaf is still found by every reading: it is no constant. */
static void certain_leaves_do_not_fold(void **state) {
  static const double values[] = {1, 2};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "2 USD"), *y = figure(&m, "y", "3 USD");
  pg_expr *a = axis(&m, "a", values, 2, "USD");
  assert_int_equal(pg_expr_op(x), PG_LEAF);
  assert_int_equal(pg_expr_op(two(&m, PG_ADD, x, y)), PG_ADD);
  assert_int_equal(pg_expr_op(two(&m, PG_LT, x, y)), PG_LT);
  assert_int_equal(pg_expr_op(two(&m, PG_SUB, x, x)), PG_SUB);
  assert_int_equal(pg_expr_op(one(&m, PG_NEG, x)), PG_NEG);
  assert_int_equal(pg_expr_op(one(&m, PG_ABS, a)), PG_ABS);
  assert_true(isnan(pg_expr_value(x)));
  model_close(&m);
}

/* ----- references ----- */

static void nodes_live_while_someone_holds_them(void **state) {
  model m;
  pg_expr *sum;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *y = figure(&m, "y", "1 to 2");
  assert_int_equal(pg_binary(PG_ADD, x, y, &sum, NULL), PG_OK);
  model_forget(&m, 0); /* the sum alone holds its arguments now */
  assert_int_equal(pg_graph_size(m.graph), 3);
  assert_string_equal(pg_expr_name(pg_expr_argument(sum, 1)), "y");
  assert_ptr_equal(pg_expr_retain(sum), sum);
  pg_expr_release(sum);
  assert_int_equal(pg_graph_size(m.graph), 3);
  pg_expr_release(sum);
  assert_int_equal(pg_graph_size(m.graph), 0);
  model_close(&m);
}

static void arguments_held_elsewhere_outlive_their_operation(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_expr *square = two(&m, PG_MUL, x, x);
  assert_ptr_equal(pg_expr_argument(square, 0), x);
  assert_ptr_equal(pg_expr_argument(square, 1), x);
  model_forget(&m, 1);
  assert_int_equal(pg_graph_size(m.graph), 1);
  assert_string_equal(pg_expr_name(x), "x");
  model_close(&m);
}

static void releasing_nothing_is_allowed(void **state) {
  (void)state;
  pg_expr_release(NULL);
  pg_graph_release(NULL);
}

static void graphs_outlive_their_last_holder_while_a_node_lives(void **state) {
  counting memory = {0, 0, -1};
  pg_allocator allocator = counting_allocator(&memory);
  pg_graph *graph;
  pg_expr *two_usd;
  const pg_unit *unit;
  (void)state;
  assert_int_equal(pg_graph_new(&allocator, &graph), PG_OK);
  assert_ptr_equal(pg_graph_retain(graph), graph);
  pg_graph_release(graph);
  assert_int_equal(
      pg_unit_read(pg_graph_units(graph), "USD", 3, &unit, NULL), PG_OK);
  assert_int_equal(pg_constant(graph, 2, unit, &two_usd), PG_OK);
  pg_graph_release(graph); /* the node still holds it */
  assert_ptr_equal(pg_expr_graph(two_usd), graph);
  assert_string_equal(pg_unit_text(pg_expr_unit(two_usd)), "USD");
  assert_int_equal(pg_graph_size(graph), 1);
  assert_ptr_equal(pg_graph_allocator(graph).user, &memory);
  pg_expr_release(two_usd);
  assert_int_equal(memory.bytes, 0);
}

#define MILLION 1000000

/* x + 1 + 2 + ... : a recursion a million deep would need far more stack than
** a thread has. */
static void chain_of_a_million_sums_is_built_and_freed(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *sum = pg_expr_retain(figure(&m, "x", "1 to 2"));
  pg_expr *step = figure(&m, "y", "1 to 2");
  for (int i = 0; i < MILLION; i++) {
    pg_expr *next;
    assert_int_equal(pg_binary(PG_ADD, sum, step, &next, NULL), PG_OK);
    pg_expr_release(sum);
    sum = next;
  }
  assert_int_equal(pg_graph_size(m.graph), MILLION + 2);
  pg_expr_release(sum);
  assert_int_equal(pg_graph_size(m.graph), 2);
  model_close(&m);
}

/* x, x + x, (x + x) + (x + x), ...: 2^64 paths, 65 nodes. */
static void doubled_chain_is_freed_node_by_node(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *sum = figure(&m, "x", "1 to 2");
  for (int i = 0; i < 64; i++) sum = two(&m, PG_ADD, sum, sum);
  assert_int_equal(pg_graph_size(m.graph), 65);
  model_close(&m);
}

/* ----- the table ----- */

#define MANY 120000

/* Through nine doublings of a table of 256, and back. */
static void table_holds_many_nodes_and_finds_them_again(void **state) {
  static pg_expr *nodes[MANY];
  pg_expr *again;
  model m;
  (void)state;
  model_open(&m);
  const pg_unit *unit = unit_of(&m, "USD");
  for (size_t i = 0; i < MANY; i++)
    assert_int_equal(pg_constant(m.graph, (double)i, unit, &nodes[i]), PG_OK);
  assert_int_equal(pg_graph_size(m.graph), MANY);
  for (size_t i = 0; i < MANY; i++) {
    assert_int_equal(pg_constant(m.graph, (double)i, unit, &again), PG_OK);
    assert_ptr_equal(again, nodes[i]);
    pg_expr_release(again);
  }
  for (size_t i = 0; i < MANY; i += 2) pg_expr_release(nodes[i]);
  assert_int_equal(pg_graph_size(m.graph), MANY / 2);
  for (size_t i = 1; i < MANY; i += 2) {
    assert_same_bits(pg_expr_value(nodes[i]), (double)i);
    pg_expr_release(nodes[i]);
  }
  model_close(&m);
}

/* ----- looking ----- */

static void marks_are_of_the_newest_asking(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *before = plain(&m, 1);
  pg_graph_mark(m.graph, 12);
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_graph_mark(m.graph, UINT32_MAX);
  pg_expr *sum = two(&m, PG_ADD, x, before);
  assert_int_equal(pg_expr_mark(before), 0);
  assert_int_equal(pg_expr_mark(x), 12);
  assert_true(pg_expr_mark(sum) == UINT32_MAX);
  pg_graph_mark(m.graph, 5);
  assert_ptr_equal(two(&m, PG_ADD, x, before), sum);
  assert_int_equal(pg_expr_mark(sum), 5);
  pg_graph_mark(m.graph, 0);
  assert_ptr_equal(two(&m, PG_ADD, x, before), sum);
  assert_int_equal(pg_expr_mark(sum), 5);
  model_close(&m);
}

static void accessors_of_an_operation_show_its_arguments(void **state) {
  size_t count = 9;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2 USD"), *y = figure(&m, "y", "2 USD");
  pg_expr *c = two(&m, PG_LE, x, y), *w = choose(&m, c, x, y);
  assert_int_equal(pg_expr_op(w), PG_WHERE);
  assert_ptr_equal(pg_expr_argument(w, 0), c);
  assert_ptr_equal(pg_expr_argument(w, 1), x);
  assert_ptr_equal(pg_expr_argument(w, 2), y);
  assert_null(pg_expr_argument(w, 3));
  assert_null(pg_expr_argument(w, -1));
  assert_null(pg_expr_argument(x, 0));
  assert_null(pg_expr_name(w));
  assert_null(pg_expr_source(w));
  assert_null(pg_expr_distribution(w));
  assert_null(pg_expr_values(w, &count));
  assert_int_equal(count, 0);
  assert_true(isnan(pg_expr_value(w)));
  assert_string_equal(pg_unit_text(pg_expr_unit(w)), "USD");
  assert_ptr_equal(pg_expr_graph(w), m.graph);
  model_close(&m);
}

static void accessors_of_leaves_show_what_was_given(void **state) {
  static const double values[] = {4, 5};
  size_t count = 9;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = leaf_with(&m, "x", "a list", "1 .. 2 USD");
  const pg_distribution *d = pg_expr_distribution(x);
  assert_int_equal(d->kind, PG_UNIFORM);
  assert_same_bits(d->parameters[0], 1);
  assert_same_bits(d->parameters[1], 2);
  assert_string_equal(pg_expr_source(x), "a list");
  assert_null(pg_expr_values(x, &count));
  pg_expr *a = axis(&m, "a", values, 2, "hour");
  assert_null(pg_expr_distribution(a));
  assert_string_equal(pg_expr_name(a), "a");
  assert_null(pg_expr_source(a));
  assert_same_bits(pg_expr_values(a, &count)[1], 5);
  assert_int_equal(count, 2);
  assert_null(pg_expr_name(plain(&m, 2)));
  assert_null(pg_expr_values(plain(&m, 2), &count));
  model_close(&m);
}

static void varies_is_the_union_of_the_arguments(void **state) {
  static const double values[] = {4, 5};
  const unsigned both = PG_VARIES_SAMPLE | PG_VARIES_AXIS;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *certain = figure(&m, "c", "2"), *x = figure(&m, "x", "1 to 2");
  pg_expr *a = axis(&m, "a", values, 2, "1");
  pg_expr *k = column(&m, "k", 1, values, 2, "1");
  assert_int_equal(pg_expr_varies(plain(&m, 2)), 0);
  assert_int_equal(pg_expr_varies(certain), 0);
  assert_int_equal(pg_expr_varies(x), PG_VARIES_SAMPLE);
  assert_int_equal(pg_expr_varies(k), PG_VARIES_SAMPLE);
  assert_int_equal(pg_expr_varies(a), PG_VARIES_AXIS);
  assert_int_equal(pg_expr_varies(two(&m, PG_ADD, certain, a)),
                   PG_VARIES_AXIS);
  assert_int_equal(pg_expr_varies(two(&m, PG_ADD, x, a)), both);
  pg_expr *far = choose(&m, two(&m, PG_LT, certain, a), certain, x);
  assert_int_equal(pg_expr_varies(far), both);
  model_close(&m);
}

static void conditions_are_comparisons_and_what_logic_makes(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 2"), *y = figure(&m, "y", "1 to 2");
  pg_expr *c = two(&m, PG_LT, x, y), *d = two(&m, PG_EQ, x, y);
  assert_true(pg_expr_is_condition(c));
  assert_true(pg_expr_is_condition(two(&m, PG_LE, x, y)));
  assert_true(pg_expr_is_condition(one(&m, PG_NOT, c)));
  assert_true(pg_expr_is_condition(two(&m, PG_AND, c, d)));
  assert_true(pg_expr_is_condition(two(&m, PG_OR, c, d)));
  assert_true(pg_expr_is_condition(choose(&m, c, d, plain(&m, 0))));
  assert_true(pg_expr_is_condition(plain(&m, 1)));
  assert_true(pg_expr_is_condition(plain(&m, 0)));
  assert_false(pg_expr_is_condition(plain(&m, 2)));
  assert_false(pg_expr_is_condition(plain(&m, NAN)));
  assert_false(pg_expr_is_condition(number(&m, 1, "USD")));
  assert_false(pg_expr_is_condition(x));
  assert_false(pg_expr_is_condition(two(&m, PG_ADD, c, d)));
  assert_false(pg_expr_is_condition(choose(&m, c, d, x)));
  model_close(&m);
}

/* 1 % is a hundredth: nothing that is 1 or 0. */
static void one_percent_is_no_condition(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_false(pg_expr_is_condition(number(&m, 1, "%")));
  model_close(&m);
}

static void op_names_and_arities_are_the_list(void **state) {
  (void)state;
#define X(id, name, arity)                                                    \
  assert_string_equal(pg_op_name(PG_##id), name);                             \
  assert_int_equal(pg_op_arity(PG_##id), arity);
  PG_OP_LIST(X)
#undef X
  assert_string_equal(pg_op_name(PG_OP_COUNT), "?");
  assert_int_equal(pg_op_arity(PG_OP_COUNT), 0);
  assert_string_equal(pg_op_name((pg_op)-1), "?");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(constants_of_one_value_and_unit_are_one_node),
      cmocka_unit_test(constants_are_told_apart_by_their_bits),
      cmocka_unit_test(operations_on_the_same_arguments_are_one_node),
      cmocka_unit_test(nodes_are_made_anew_after_their_release),
      cmocka_unit_test(leaves_of_one_name_reading_and_source_are_one_node),
      cmocka_unit_test(leaf_strings_are_copied),
      cmocka_unit_test(leaves_with_bad_parameters_are_refused),
      cmocka_unit_test(
          leaves_of_the_same_data_are_one_node_with_values_of_its_own),
      cmocka_unit_test(leaves_of_bad_data_are_refused),
      cmocka_unit_test(leaves_within_other_bounds_are_others),
      cmocka_unit_test(axes_share_columns_do_not),
      cmocka_unit_test(axes_and_columns_have_a_least_count),
      cmocka_unit_test(values_are_copied),
      cmocka_unit_test(constants_fold_and_leave_no_operation),
      cmocka_unit_test(certain_leaves_do_not_fold),
      cmocka_unit_test(nodes_live_while_someone_holds_them),
      cmocka_unit_test(arguments_held_elsewhere_outlive_their_operation),
      cmocka_unit_test(releasing_nothing_is_allowed),
      cmocka_unit_test(graphs_outlive_their_last_holder_while_a_node_lives),
      cmocka_unit_test(chain_of_a_million_sums_is_built_and_freed),
      cmocka_unit_test(doubled_chain_is_freed_node_by_node),
      cmocka_unit_test(table_holds_many_nodes_and_finds_them_again),
      cmocka_unit_test(marks_are_of_the_newest_asking),
      cmocka_unit_test(accessors_of_an_operation_show_its_arguments),
      cmocka_unit_test(accessors_of_leaves_show_what_was_given),
      cmocka_unit_test(varies_is_the_union_of_the_arguments),
      cmocka_unit_test(conditions_are_comparisons_and_what_logic_makes),
      cmocka_unit_test(one_percent_is_no_condition),
      cmocka_unit_test(op_names_and_arities_are_the_list)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
