/* Leaves replaced by other expressions, once and again and again. */
#include "graphs.h"

/* The expressions with leaves replaced, kept by the model. */
static void substituted(model *m, pg_expr *const *exprs, size_t count,
                        pg_expr *const *leaves, pg_expr *const *by,
                        size_t leaf_count, pg_expr **out) {
  pg_substitution *s = NULL;
  assert_int_equal(
      pg_substitution_new(exprs, count, leaves, leaf_count, &s), PG_OK);
  assert_int_equal(pg_substitution_apply(s, by, out), PG_OK);
  for (size_t i = 0; i < count; i++) model_keep(m, out[i]);
  pg_substitution_free(s);
}

static pg_expr *with(model *m, pg_expr *expr, pg_expr *leaf, pg_expr *by) {
  pg_expr *out = NULL;
  substituted(m, &expr, 1, &leaf, &by, 1, &out);
  return out;
}

/* ----- what is replaced ----- */

/* p x + q of p and q swapped is q x + p; x + 1 has neither, and is as it was. */
static void leaves_are_replaced_at_once(void **state) {
  model m;
  pg_expr *out[2];
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *q = figure(&m, "q", "0 .. 2");
  pg_expr *x = figure(&m, "x", "1 to 2");
  pg_expr *leaves[2] = {p, q}, *by[2] = {q, p};
  pg_expr *exprs[2] = {two(&m, PG_ADD, two(&m, PG_MUL, p, x), q),
                       two(&m, PG_ADD, x, plain(&m, 1))};
  substituted(&m, exprs, 2, leaves, by, 2, out);
  assert_ptr_equal(out[0], two(&m, PG_ADD, two(&m, PG_MUL, q, x), p));
  assert_ptr_equal(out[1], exprs[1]);
  model_close(&m);
}

static void leaf_itself_is_replaced(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1 USD"), *x = figure(&m, "x", "1 to 2 USD");
  assert_ptr_equal(with(&m, p, p, x), x);
  assert_ptr_equal(with(&m, x, p, x), x);
  model_close(&m);
}

/* (p + 1) 2 at 3 is 8; p^2 at 3 hours is 9 h^2; p in days is 3 / 24 of one. */
static void constants_fold(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *h = figure(&m, "h", "0 .. 1 hour");
  pg_expr *twice = two(&m, PG_MUL, two(&m, PG_ADD, p, plain(&m, 1)),
                       plain(&m, 2));
  assert_ptr_equal(with(&m, twice, p, plain(&m, 3)), plain(&m, 8));
  pg_expr *three = number(&m, 3, "hour");
  assert_ptr_equal(with(&m, two(&m, PG_POW, h, plain(&m, 2)), h, three),
                   number(&m, 9, "hour^2"));
  assert_ptr_equal(with(&m, turned(&m, h, "day"), h, three),
                   number(&m, 0.125, "day"));
  model_close(&m);
}

/* p + 0, p 1, p / 1, 1 p, "true and c", "false or c": as the builders have them. */
static void what_changes_nothing_is_left_out(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *x = figure(&m, "x", "1 to 2");
  pg_expr *none = plain(&m, 0), *unit = plain(&m, 1);
  assert_ptr_equal(with(&m, two(&m, PG_ADD, x, p), p, none), x);
  assert_ptr_equal(with(&m, two(&m, PG_SUB, x, p), p, none), x);
  assert_ptr_equal(with(&m, two(&m, PG_MUL, x, p), p, unit), x);
  assert_ptr_equal(with(&m, two(&m, PG_MUL, p, x), p, unit), x);
  assert_ptr_equal(with(&m, two(&m, PG_DIV, x, p), p, unit), x);
  pg_expr *c = two(&m, PG_LT, x, plain(&m, 1.5));
  pg_expr *d = two(&m, PG_LT, p, plain(&m, 0.5));
  assert_ptr_equal(with(&m, two(&m, PG_AND, c, d), p, none), c);
  assert_ptr_equal(with(&m, two(&m, PG_OR, c, d), p, unit), c);
  assert_ptr_equal(with(&m, two(&m, PG_OR, d, c), p, none), unit);
  model_close(&m);
}

/* where(0 < p, 1 / p, 5) at 0 is 5, and no division by zero; 1 / p alone stays a
** node that whoever reads it is told of. */
static void side_that_is_not_taken_may_be_strange(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *none = plain(&m, 0);
  pg_expr *part = two(&m, PG_DIV, plain(&m, 1), p);
  pg_expr *safe = choose(&m, two(&m, PG_LT, none, p), part, plain(&m, 5));
  assert_ptr_equal(with(&m, safe, p, none), plain(&m, 5));
  assert_ptr_equal(with(&m, safe, p, plain(&m, 2)), plain(&m, 0.5));
  assert_int_equal(pg_expr_op(with(&m, part, p, none)), PG_DIV);
  model_close(&m);
}

static void marks_are_kept(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *x = figure(&m, "x", "1 to 2");
  pg_graph_mark(m.graph, 42);
  pg_expr *log = one(&m, PG_LOG, p);
  pg_graph_mark(m.graph, 7);
  assert_int_equal(pg_expr_mark(with(&m, log, p, x)), 42);
  assert_int_equal(pg_expr_mark(plain(&m, 321)), 7);
  model_close(&m);
}

/* Every leaf by itself: each node of any graph is made again as it is. */
static void graphs_are_made_again_as_they_are(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 150; seed++) {
    uint64_t random = seed;
    pg_expr *leaves[400], **out;
    size_t count = 0;
    model m;
    model_open(&m);
    random_graph(&m, &random, 8, 120, true);
    for (size_t i = 0; i < m.count && count < 400; i++)
      if (pg_expr_name(m.kept[i]) != NULL) leaves[count++] = m.kept[i];
    size_t nodes = m.count;
    out = calloc(nodes, sizeof *out);
    assert_non_null(out);
    pg_expr **given = malloc(nodes * sizeof *given);
    assert_non_null(given);
    memcpy(given, m.kept, nodes * sizeof *given);
    substituted(&m, given, nodes, leaves, leaves, count, out);
    for (size_t i = 0; i < nodes; i++) assert_ptr_equal(out[i], given[i]);
    free(given);
    free(out);
    model_close(&m);
  }
}

/* ----- again and again ----- */

#define STEPS 20000

/* s' = s x + t: substituted STEPS times it is the chain that the builders make. */
static void recurrence_is_the_chain_of_its_steps(void **state) {
  model m;
  pg_substitution *s = NULL;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *t = figure(&m, "t", "0 .. 1");
  pg_expr *x = figure(&m, "x", "1 to 2"), *at = x, *chain = x;
  pg_expr *leaves[2] = {p, t};
  pg_expr *next = two(&m, PG_ADD, two(&m, PG_MUL, p, x), t);
  assert_int_equal(pg_substitution_new(&next, 1, leaves, 2, &s), PG_OK);
  assert_int_equal(pg_substitution_size(s), 2);
  for (int i = 1; i <= STEPS; i++) {
    pg_expr *by[2] = {at, plain(&m, i)}, *out = NULL;
    assert_int_equal(pg_substitution_apply(s, by, &out), PG_OK);
    at = model_keep(&m, out);
    chain = two(&m, PG_ADD, two(&m, PG_MUL, chain, x), by[1]);
  }
  assert_ptr_equal(at, chain);
  pg_substitution_free(s);
  model_close(&m);
}

static void body_may_be_deep(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *x = figure(&m, "x", "1 to 2");
  pg_expr *deep = p, *want = x;
  for (int i = 0; i < 100000; i++) {
    deep = two(&m, i % 2 ? PG_ADD : PG_MUL, deep, x);
    want = two(&m, i % 2 ? PG_ADD : PG_MUL, want, x);
  }
  assert_ptr_equal(with(&m, deep, p, x), want);
  model_close(&m);
}

/* ----- what is refused ----- */

static void other_units_and_graphs_are_refused(void **state) {
  model m, other;
  pg_substitution *s = NULL;
  (void)state;
  model_open(&m);
  model_open(&other);
  pg_expr *p = figure(&m, "p", "0 .. 1 hour"), *out = NULL;
  pg_expr *x = figure(&m, "x", "1 to 2 day"), *far = figure(&other, "p", "1");
  assert_int_equal(pg_substitution_new(&p, 1, &far, 1, &s), PG_ARGUMENT);
  assert_int_equal(pg_substitution_new(&p, 0, &p, 1, &s), PG_ARGUMENT);
  assert_int_equal(pg_substitution_new(&p, 1, &p, 0, &s), PG_ARGUMENT);
  assert_null(s);
  assert_int_equal(pg_substitution_new(&p, 1, &p, 1, &s), PG_OK);
  assert_int_equal(pg_substitution_apply(s, &x, &out), PG_ARGUMENT);
  assert_int_equal(pg_substitution_apply(s, &far, &out), PG_ARGUMENT);
  assert_null(out);
  pg_substitution_free(s);
  pg_substitution_free(NULL);
  model_close(&other);
  model_close(&m);
}

static void dependence_is_found(void **state) {
  model m;
  bool found;
  (void)state;
  model_open(&m);
  pg_expr *p = figure(&m, "p", "0 .. 1"), *q = figure(&m, "q", "0 .. 1");
  pg_expr *x = figure(&m, "x", "1 to 2"), *leaves[2] = {p, q};
  pg_expr *sum = two(&m, PG_ADD, x, one(&m, PG_EXP, q));
  assert_int_equal(pg_expr_depends(sum, leaves, 2, &found), PG_OK);
  assert_true(found);
  assert_int_equal(pg_expr_depends(sum, leaves, 1, &found), PG_OK);
  assert_false(found);
  assert_int_equal(pg_expr_depends(p, leaves, 1, &found), PG_OK);
  assert_true(found);
  assert_int_equal(pg_expr_depends(sum, leaves, 0, &found), PG_OK);
  assert_false(found);
  model_close(&m);
}

/* ----- memory ----- */

static pg_status try_all(model *m, pg_expr *const *exprs, pg_expr *leaf,
                         pg_expr *by, pg_expr **out) {
  pg_substitution *s = NULL;
  bool found;
  pg_status status = pg_expr_depends(exprs[0], &leaf, 1, &found);
  if (status == PG_OK)
    status = pg_substitution_new(exprs, 2, &leaf, 1, &s);
  if (status == PG_OK) status = pg_substitution_apply(s, &by, out);
  pg_substitution_free(s);
  m->memory.fail_at = -1;
  return status;
}

static void memory_that_runs_out_is_said(void **state) {
  pg_status status = PG_NOMEM;
  (void)state;
  for (long n = 0; status == PG_NOMEM; n++) {
    pg_expr *out[2] = {NULL, NULL};
    model m;
    model_open(&m);
    pg_expr *p = figure(&m, "p", "0 .. 1"), *x = figure(&m, "x", "1 to 2");
    pg_expr *exprs[2] = {p, p};
    for (int i = 0; i < 100; i++) {
      exprs[0] = two(&m, PG_MUL, exprs[0], exprs[1]);
      exprs[1] = two(&m, PG_SUB, exprs[1], p);
    }
    m.memory.fail_at = m.memory.requests + n;
    status = try_all(&m, exprs, p, x, out);
    for (int i = 0; i < 2; i++) {
      if (status != PG_OK) assert_null(out[i]);
      pg_expr_release(out[i]);
    }
    model_close(&m);
    if (n == 0) assert_int_equal(status, PG_NOMEM);
  }
  assert_int_equal(status, PG_OK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(leaves_are_replaced_at_once),
      cmocka_unit_test(leaf_itself_is_replaced),
      cmocka_unit_test(constants_fold),
      cmocka_unit_test(what_changes_nothing_is_left_out),
      cmocka_unit_test(side_that_is_not_taken_may_be_strange),
      cmocka_unit_test(marks_are_kept),
      cmocka_unit_test(graphs_are_made_again_as_they_are),
      cmocka_unit_test(recurrence_is_the_chain_of_its_steps),
      cmocka_unit_test(body_may_be_deep),
      cmocka_unit_test(other_units_and_graphs_are_refused),
      cmocka_unit_test(dependence_is_found),
      cmocka_unit_test(memory_that_runs_out_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
