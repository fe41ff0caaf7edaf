/* One sample, node by node: a probe's values are the evaluator's, and its blame
** lands on the node where a value first stops being finite. */
#include "graphs.h"

#define GRAPHS 1000

static const double steps[] = {2, -0.5, 7}; /* as random_leaf's axes */

static pg_probe *probe_of(pg_graph *graph, const pg_run *run,
                          uint64_t sample) {
  pg_probe *probe = NULL;
  assert_int_equal(pg_probe_new(graph, run, sample, &probe), PG_OK);
  return probe;
}

static double probed(pg_probe *probe, pg_expr *expr) {
  double value = NAN;
  assert_int_equal(pg_probe_value(probe, expr, &value), PG_OK);
  return value;
}

static pg_expr *blamed(pg_probe *probe, pg_expr *expr) {
  pg_expr *out = expr;
  assert_int_equal(pg_probe_blame(probe, expr, &out), PG_OK);
  return out;
}

/* ----- random graphs ----- */

typedef struct trial {
  model m;
  pg_expr *axes[2];
  pg_run run;
  uint64_t first;
  double raw[200][3]; /* of all that the model keeps, three samples each */
} trial;

static void trial_open(trial *t, uint64_t seed) {
  uint64_t state = seed * 31;
  model_open(&t->m);
  random_graph(&t->m, &state, 7, 33, seed % 3 == 0);
  t->axes[0] = axis(&t->m, "axis A", steps, 2, "1");
  t->axes[1] = axis(&t->m, "axis B", steps, 3, "1");
  t->first = random_below(&state, 3) ? random_below(&state, 1u << 20) : 0;
  t->run = (pg_run){.samples = 1, .seed = seed, .axes = t->axes,
                    .axis_count = 2, .cell = seed % 6};
  assert_true(t->m.count <= 200);
  pg_tape *tape = tape_of(t->m.kept, t->m.count);
  pg_status status =
      pg_evaluate_raw(tape, &t->run, t->first, 3, t->raw[0]);
  assert_int_equal(status, PG_OK);
  pg_tape_free(tape);
}

/* The last node first, so that most are known when they are asked for, or the
** first node first. */
static void check_all(trial *t, pg_probe *probe, size_t sample, bool forward) {
  for (size_t i = 0, n = t->m.count; i < n; i++) {
    size_t at = forward ? i : n - 1 - i;
    assert_same_bits(probed(probe, t->m.kept[at]), t->raw[at][sample]);
  }
}

static void values_are_the_raw_samples(void **state) {
  static trial t;
  (void)state;
  for (uint64_t seed = 1; seed <= GRAPHS; seed++) {
    trial_open(&t, seed);
    for (size_t i = 0; i < 3; i++) {
      pg_probe *probe = probe_of(t.m.graph, &t.run, t.first + i);
      check_all(&t, probe, i, seed % 2 == 0);
      pg_probe_free(probe);
    }
    model_close(&t.m);
  }
}

static void values_at_the_point_are_the_points(void **state) {
  static trial t;
  static double point[200];
  (void)state;
  for (uint64_t seed = 1; seed <= 300; seed++) {
    trial_open(&t, seed);
    pg_tape *tape = tape_of(t.m.kept, t.m.count);
    pg_probe *probe = probe_of(t.m.graph, &t.run, PG_SAMPLE_POINT);
    assert_int_equal(pg_evaluate_point(tape, &t.run, point), PG_OK);
    for (size_t i = 0; i < t.m.count; i++)
      assert_same_bits(probed(probe, t.m.kept[i]), point[i]);
    pg_probe_free(probe);
    pg_tape_free(tape);
    model_close(&t.m);
  }
}

static void alternating_probes_stay_right(void **state) {
  static trial t;
  (void)state;
  for (uint64_t seed = 1; seed <= 100; seed++) {
    pg_probe *probes[3];
    trial_open(&t, seed);
    for (size_t i = 0; i < 3; i++)
      probes[i] = probe_of(t.m.graph, &t.run, t.first + i);
    for (size_t at = 0; at < t.m.count; at++)
      for (size_t i = 0; i < 3; i++)
        assert_same_bits(probed(probes[i], t.m.kept[at]), t.raw[at][i]);
    pg_probe_free(probes[2]); /* the newest goes; the others remain right */
    check_all(&t, probes[0], 0, false);
    check_all(&t, probes[1], 1, true);
    pg_probe_free(probes[0]);
    check_all(&t, probes[1], 1, false);
    pg_probe_free(probes[1]);
    model_close(&t.m);
  }
}

/* A tape leaves numbers in the nodes as well. */
static void tapes_between_leave_a_probe_right(void **state) {
  static trial t;
  (void)state;
  for (uint64_t seed = 1; seed <= 50; seed++) {
    trial_open(&t, seed);
    pg_probe *probe = probe_of(t.m.graph, &t.run, t.first);
    check_all(&t, probe, 0, true);
    pg_tape_free(tape_of(t.m.kept, t.m.count / 2));
    check_all(&t, probe, 0, false);
    pg_probe_free(probe);
    model_close(&t.m);
  }
}

/* Nodes made, or freed and made anew, after the probe. */
static void nodes_made_later_are_seen(void **state) {
  pg_run run = {.samples = 1};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *c = figure(&m, "c", "3");
  pg_probe *probe = probe_of(m.graph, &run, 0);
  assert_same_bits(probed(probe, c), 3);
  for (int i = 1; i < 20; i++) {
    pg_expr *sum = two(&m, PG_ADD, c, plain(&m, i));
    assert_same_bits(probed(probe, sum), 3 + i);
    model_forget(&m, 1);
  }
  pg_probe_free(probe);
  model_close(&m);
}

static void probes_keep_their_graph(void **state) {
  counting memory = {0, 0, -1};
  pg_allocator allocator = counting_allocator(&memory);
  pg_run run = {.samples = 1};
  pg_graph *graph;
  (void)state;
  assert_int_equal(pg_graph_new(&allocator, &graph), PG_OK);
  pg_probe *probe = probe_of(graph, &run, 0);
  pg_graph_release(graph);
  pg_probe_free(probe);
  pg_probe_free(NULL);
  assert_int_equal(memory.bytes, 0);
}

/* ----- blame ----- */

/* A probe at the first of 1000 samples where x (0 .. 1) is on the side of a
** half that is asked for. */
static pg_probe *probe_where(model *m, pg_expr *x, bool above) {
  static pg_run run = {.samples = 1};
  for (uint64_t sample = 0; sample < 1000; sample++) {
    pg_probe *probe = probe_of(m->graph, &run, sample);
    if ((probed(probe, x) > 0.5) == above) return probe;
    pg_probe_free(probe);
  }
  fail();
  return NULL;
}

static void finite_values_blame_nothing(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_probe *probe = probe_where(&m, x, true);
  assert_null(blamed(probe, x));
  assert_null(blamed(probe, one(&m, PG_EXP, x)));
  pg_probe_free(probe);
  model_close(&m);
}

/* 1 + (x / (x - x)) 2: the quotient. */
static void blame_finds_the_division(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_expr *ratio = two(&m, PG_DIV, x, two(&m, PG_SUB, x, x));
  pg_expr *twice = two(&m, PG_MUL, ratio, plain(&m, 2));
  pg_expr *out = two(&m, PG_ADD, plain(&m, 1), twice);
  pg_probe *probe = probe_where(&m, x, true);
  assert_ptr_equal(blamed(probe, out), ratio);
  assert_ptr_equal(blamed(probe, ratio), ratio);
  assert_null(blamed(probe, x));
  pg_probe_free(probe);
  model_close(&m);
}

static void blame_finds_the_logarithm(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_expr *log = one(&m, PG_LOG, two(&m, PG_SUB, x, plain(&m, 0.5)));
  pg_expr *out = one(&m, PG_SQRT, two(&m, PG_MUL, log, log));
  pg_probe *below = probe_where(&m, x, false);
  assert_ptr_equal(blamed(below, out), log);
  pg_probe_free(below);
  pg_probe *above = probe_where(&m, x, true);
  assert_null(blamed(above, out));
  pg_probe_free(above);
  model_close(&m);
}

/* where(x > 1/2, log(-x), sqrt(-x)) + 1 */
static void blame_follows_the_live_side_only(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1"), *down = one(&m, PG_NEG, x);
  pg_expr *log = one(&m, PG_LOG, down), *root = one(&m, PG_SQRT, down);
  pg_expr *above_half = two(&m, PG_LT, plain(&m, 0.5), x);
  pg_expr *both = choose(&m, above_half, log, root);
  pg_expr *out = two(&m, PG_ADD, both, plain(&m, 1));
  pg_expr *dead = choose(&m, above_half, x, root);
  pg_probe *above = probe_where(&m, x, true);
  assert_ptr_equal(blamed(above, out), log);
  assert_null(blamed(above, dead));
  pg_probe_free(above);
  pg_probe *below = probe_where(&m, x, false);
  assert_ptr_equal(blamed(below, out), root);
  assert_ptr_equal(blamed(below, dead), root);
  pg_probe_free(below);
  model_close(&m);
}

/* A bad value in a condition makes it false, and is nobody's fault. */
static void blame_passes_over_conditions(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_expr *log = one(&m, PG_LOG, one(&m, PG_NEG, x));
  pg_expr *c = two(&m, PG_LT, log, plain(&m, 5));
  pg_probe *probe = probe_where(&m, x, true);
  assert_null(blamed(probe, choose(&m, c, log, x)));
  assert_ptr_equal(blamed(probe, choose(&m, c, x, log)), log);
  pg_probe_free(probe);
  model_close(&m);
}

/* The other probe leaves its values in the nodes in between. */
static void blame_of_alternating_probes_stays_right(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "0 .. 1");
  pg_expr *log = one(&m, PG_LOG, two(&m, PG_SUB, x, plain(&m, 0.5)));
  pg_expr *out = two(&m, PG_ADD, log, plain(&m, 1));
  pg_probe *below = probe_where(&m, x, false);
  assert_ptr_equal(blamed(below, out), log);
  pg_probe *above = probe_where(&m, x, true);
  assert_true(isfinite(probed(above, log)));
  assert_ptr_equal(blamed(below, out), log);
  assert_null(blamed(above, out));
  assert_ptr_equal(blamed(below, out), log);
  pg_probe_free(below);
  pg_probe_free(above);
  model_close(&m);
}

static void blame_of_a_column_is_the_column(void **state) {
  static const double values[] = {1, NAN, INFINITY};
  pg_run run = {.samples = 3};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *c = column(&m, "c", 1, values, 3, "1");
  pg_expr *out = one(&m, PG_EXP, one(&m, PG_NEG, c));
  for (uint64_t i = 0; i < 3; i++) {
    pg_probe *probe = probe_of(m.graph, &run, i);
    assert_true(blamed(probe, out) == (i == 1 ? c : NULL));
    assert_true(blamed(probe, c) == (i > 0 ? c : NULL));
    pg_probe_free(probe);
  }
  model_close(&m);
}

/* Of any graph: who is blamed is not finite, and what it looks at is, but for
** constants, which are as they were written. */
static void check_blame(pg_probe *probe, pg_expr *expr) {
  pg_expr *who = blamed(probe, expr);
  bool finite = isfinite(probed(probe, expr));
  assert_int_equal(who == NULL, finite);
  if (who == NULL) return;
  assert_true(!isfinite(probed(probe, who)));
  for (int i = 0; i < pg_op_arity(pg_expr_op(who)); i++) {
    pg_expr *argument = pg_expr_argument(who, i);
    bool dead = pg_expr_op(who) == PG_WHERE && i > 0 &&
                (probed(probe, pg_expr_argument(who, 0)) != 0) != (i == 1);
    finite = isfinite(probed(probe, argument));
    assert_true(dead || pg_expr_op(argument) == PG_CONSTANT || finite);
  }
}

static void blame_is_where_a_value_first_stops_being_finite(void **state) {
  static trial t;
  (void)state;
  for (uint64_t seed = 1; seed <= 500; seed++) {
    trial_open(&t, seed);
    pg_probe *probe = probe_of(t.m.graph, &t.run, t.first);
    for (size_t i = t.m.count; i-- > 0;) check_blame(probe, t.m.kept[i]);
    pg_probe_free(probe);
    model_close(&t.m);
  }
}

/* ----- depth ----- */

/* log(-1 c) + c + c + ..., a million deep. */
static void deep_chains_are_read_and_blamed_without_recursion(void **state) {
  pg_run run = {.samples = 1};
  model m;
  pg_expr *next;
  (void)state;
  model_open(&m);
  pg_expr *c = figure(&m, "c", "1");
  pg_expr *log = one(&m, PG_LOG, one(&m, PG_NEG, c));
  pg_expr *sum = pg_expr_retain(log), *good = pg_expr_retain(c);
  for (int i = 0; i < 1000000; i++) {
    assert_int_equal(pg_binary(PG_ADD, sum, c, &next, NULL), PG_OK);
    pg_expr_release(sum);
    sum = next;
    if (i % 2) continue;
    assert_int_equal(pg_binary(PG_ADD, c, good, &next, NULL), PG_OK);
    pg_expr_release(good);
    good = next;
  }
  pg_probe *probe = probe_of(m.graph, &run, 0);
  assert_same_bits(probed(probe, good), 500001);
  assert_true(isnan(probed(probe, sum)));
  assert_ptr_equal(blamed(probe, sum), log);
  pg_probe_free(probe);
  pg_expr_release(sum);
  pg_expr_release(good);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_the_raw_samples),
      cmocka_unit_test(values_at_the_point_are_the_points),
      cmocka_unit_test(alternating_probes_stay_right),
      cmocka_unit_test(tapes_between_leave_a_probe_right),
      cmocka_unit_test(nodes_made_later_are_seen),
      cmocka_unit_test(probes_keep_their_graph),
      cmocka_unit_test(finite_values_blame_nothing),
      cmocka_unit_test(blame_finds_the_division),
      cmocka_unit_test(blame_finds_the_logarithm),
      cmocka_unit_test(blame_follows_the_live_side_only),
      cmocka_unit_test(blame_passes_over_conditions),
      cmocka_unit_test(blame_of_alternating_probes_stays_right),
      cmocka_unit_test(blame_of_a_column_is_the_column),
      cmocka_unit_test(blame_is_where_a_value_first_stops_being_finite),
      cmocka_unit_test(deep_chains_are_read_and_blamed_without_recursion)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
