/*
** The n-th request for memory fails, n = 0, 1, 2, ... until none does: once by
** itself, once with all that follow it.
**
** What each part of the core owes then: NOMEM and nothing else, its results
** untouched, not a byte more in use than before, and itself fit to go on.  The
** graph's table alone may do without memory (its chains grow longer), so that a
** failure may also pass unnoticed, with the right result.
*/
#include "graphs.h"
#include "distributions.h"

/* ----- an allocator that fails from some request on ----- */

typedef struct failing {
  counting *memory;
  bool lasting; /* all requests after the first that fails fail too */
} failing;

static void *failing_resize(void *user, void *block, size_t old_size,
                            size_t new_size) {
  failing *f = user;
  counting *c = f->memory;
  if (f->lasting && c->fail_at >= 0 && c->requests > c->fail_at &&
      new_size > 0)
    c->fail_at = c->requests;
  return counting_resize(c, block, old_size, new_size);
}

/* ----- attempts ----- */

typedef struct fixture {
  failing f;
  model m;
  pg_tape *tape;
  pg_run run;
  pg_expr *x, *a, *far, *outputs[3]; /* two that vary, a certain one */
  pg_probe *probe;
} fixture;

/* What is wrong with an attempt, beside its status. */
enum { TOUCHED = 1, UNSAID = 2, WRONG = 4 };

/* Tries something once.  Its own results are given back by it. */
typedef pg_status attempt(fixture *s, unsigned *faults);

/* How often something went wrong in all attempts at one thing. */
typedef struct findings {
  int failed, statuses, leaks, touched, unsaid, wrong;
} findings;

static void take_down(findings *all, pg_status status, unsigned faults) {
  all->failed += status != PG_OK;
  all->statuses += status != PG_OK && status != PG_NOMEM;
  all->touched += (faults & TOUCHED) != 0;
  all->unsaid += (faults & UNSAID) != 0;
  all->wrong += (faults & WRONG) != 0;
}

static void assert_sound(const findings *all) {
  assert_true(all->failed > 0);
  assert_int_equal(all->statuses, 0);
  assert_int_equal(all->leaks, 0);
  assert_int_equal(all->wrong, 0);
}

static const double sweep[] = {1, 2, 3};

/* log(x a) in another unit, where(x < c, ...), a certain sum. */
static void fixture_open(fixture *s, bool lasting) {
  memset(s, 0, sizeof *s);
  s->m.memory.fail_at = -1;
  s->f = (failing){&s->m.memory, lasting};
  pg_allocator allocator = {failing_resize, &s->f};
  assert_int_equal(pg_graph_new(&allocator, &s->m.graph), PG_OK);
  pg_expr *x = s->x = figure(&s->m, "x", "1 to 2 USD/hour");
  pg_expr *c = figure(&s->m, "c", "700 USD/month");
  s->a = axis(&s->m, "a", sweep, 3, "1");
  s->far = figure(&s->m, "y", "1 to 2 ktoken");
  s->outputs[0] = two(&s->m, PG_MUL, x, s->a);
  s->outputs[1] = choose(&s->m, two(&s->m, PG_LT, x, c), x, c);
  s->outputs[2] = two(&s->m, PG_ADD, c, plain(&s->m, 0));
  s->run = (pg_run){.samples = 600, .axes = &s->a, .axis_count = 1, .cell = 2};
  s->tape = tape_of(s->outputs, 3);
  assert_int_equal(pg_probe_new(s->m.graph, &s->run, 7, &s->probe), PG_OK);
}

static void fixture_close(fixture *s) {
  pg_tape_free(s->tape);
  pg_probe_free(s->probe);
  model_close(&s->m);
}

/* One attempt with request number n failing; false where it never came. */
static bool try_once(attempt *what, long n, bool lasting, findings *all) {
  fixture s;
  unsigned faults = 0;
  fixture_open(&s, lasting);
  counting *c = &s.m.memory;
  size_t nodes = pg_graph_size(s.m.graph), bytes = c->bytes;
  long start = c->requests;
  c->fail_at = start + n;
  pg_status status = what(&s, &faults);
  take_down(all, status, faults);
  bool came = c->requests > start + n;
  c->fail_at = -1;
  all->leaks += pg_graph_size(s.m.graph) != nodes;
  faults = 0;
  assert_int_equal(what(&s, &faults), PG_OK); /* it can go on */
  assert_int_equal(faults & WRONG, 0);
  assert_true(c->bytes >= bytes); /* new units stay in the registry */
  fixture_close(&s);
  return came;
}

static findings fail_each(attempt *what) {
  findings all = {0, 0, 0, 0, 0, 0};
  for (int lasting = 0; lasting < 2; lasting++)
    for (long n = 0; try_once(what, n, lasting != 0, &all); n++)
      assert_true(n < 1000);
  return all;
}

/* What evaluation allocates it gives back to the byte, failing or not. */
static pg_status balanced(fixture *s, unsigned *faults, attempt *what) {
  size_t before = s->m.memory.bytes;
  pg_status status = what(s, faults);
  if (s->m.memory.bytes != before) *faults |= WRONG;
  return status;
}

/* ----- building a graph, from nothing ----- */

/* Every kind of leaf and operation, and enough nodes to grow the table. */
static void build(model *m) {
  static const double values[] = {1, 2, 3};
  pg_expr *x = figure(m, "x", "1 to 2 USD/hour"), *c = plain(m, 0.5);
  pg_expr *y = figure(m, "a longer name", "triangular(1, 2, 3) GPU month");
  pg_expr *a = axis(m, "axis", values, 3, "token");
  pg_expr *k = column(m, "column", 2, values, 3, "USD");
  pg_expr *monthly = turned(m, two(m, PG_MUL, x, y), "USD GPU");
  pg_expr *less = two(m, PG_LT, k, number(m, 150, "cent"));
  choose(m, one(m, PG_NOT, less), monthly, number(m, 3, "USD GPU"));
  one(m, PG_FLOOR, two(m, PG_DIV, a, number(m, 1.5, "token")));
  one(m, PG_EXP, one(m, PG_LOG, two(m, PG_DIV, k, number(m, 1, "USD"))));
  two(m, PG_POW, one(m, PG_SQRT, two(m, PG_MUL, k, k)), plain(m, 2));
  for (int i = 0; i < 300 && m->status == PG_OK; i++)
    c = two(m, PG_ADD, c, a == NULL ? a : two(m, PG_DIV, a, a));
}

/* One lenient model, built with request number n failing. */
static bool build_once(long n, bool lasting, int *failed) {
  model m;
  failing f = {&m.memory, lasting};
  pg_allocator allocator = {failing_resize, &f};
  memset(&m, 0, sizeof m);
  m.lenient = true;
  m.memory.fail_at = n;
  m.status = pg_graph_new(&allocator, &m.graph);
  if (m.status == PG_OK) build(&m);
  bool came = m.memory.requests > n;
  assert_true(m.status == PG_OK || m.status == PG_NOMEM);
  if (!came) assert_int_equal(m.status, PG_OK);
  *failed += m.status != PG_OK;
  if (m.graph != NULL)
    model_close(&m); /* which counts nodes and bytes */
  else
    assert_int_equal(m.memory.bytes, 0);
  return came;
}

static void building_a_graph_survives_any_failure(void **state) {
  int failed = 0;
  (void)state;
  for (int lasting = 0; lasting < 2; lasting++)
    for (long n = 0; build_once(n, lasting != 0, &failed); n++)
      assert_true(n < 10000);
  assert_true(failed > 500);
}

/* ----- one operation ----- */

static pg_status give_back(const pg_error *error, pg_status status,
                           pg_expr *out, pg_op op, unsigned *faults) {
  if (status == PG_OK) {
    if (pg_expr_op(out) != op) *faults |= WRONG;
    pg_expr_release(out);
    return status;
  }
  if (out != NULL) *faults |= TOUCHED;
  if (error->status != status || strcmp(error->text, "out of memory") != 0)
    *faults |= UNSAID;
  return status;
}

/* x, in USD/hour, times y, in ktoken: a new unit, 3 nodes. */
static pg_status try_product(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *out = NULL;
  pg_status status = pg_binary(PG_MUL, s->x, s->far, &out, &error);
  return give_back(&error, status, out, PG_MUL, faults);
}

static pg_status try_sum(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *c = pg_expr_argument(s->outputs[1], 2), *out = NULL;
  pg_status status = pg_binary(PG_SUB, s->outputs[2], c, &out, &error);
  return give_back(&error, status, out, PG_SUB, faults);
}

static pg_status try_conversion(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  const pg_unit *unit = pg_expr_unit(s->outputs[2]); /* USD/month */
  pg_expr *out = NULL;
  pg_status status = pg_convert(s->x, unit, &out, &error);
  return give_back(&error, status, out, PG_MUL, faults);
}

static pg_status try_floor(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *out = NULL;
  pg_status status = pg_unary(PG_FLOOR, s->far, &out, &error);
  return give_back(&error, status, out, PG_FLOOR, faults);
}

static pg_status try_choice(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *condition = pg_expr_argument(s->outputs[1], 0), *out = NULL;
  pg_status status =
      pg_where(condition, s->outputs[2], s->x, &out, &error);
  return give_back(&error, status, out, PG_WHERE, faults);
}

static pg_status try_power(fixture *s, unsigned *faults) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *three = pg_expr_retain(s->a), *out = NULL;
  pg_status status = pg_binary(PG_POW, s->a, three, &out, &error);
  pg_expr_release(three);
  return give_back(&error, status, out, PG_POW, faults);
}

static pg_status try_leaf(fixture *s, unsigned *faults) {
  pg_reading reading = {GIVEN(PG_UNIFORM, 2, 1, 2), pg_expr_unit(s->x)};
  pg_error none = {PG_NOMEM, 0, "out of memory"}; /* leaves fill no error */
  pg_expr *out = NULL;
  pg_status status = pg_leaf(s->m.graph, "new", "source", &reading, &out);
  return give_back(&none, status, out, PG_LEAF, faults);
}

static pg_status try_axis(fixture *s, unsigned *faults) {
  pg_error none = {PG_NOMEM, 0, "out of memory"};
  pg_expr *out = NULL;
  pg_status status = pg_axis(s->m.graph, "new", "source", sweep, 3,
                             pg_expr_unit(s->x), &out);
  return give_back(&none, status, out, PG_AXIS, faults);
}

static pg_status try_data(fixture *s, unsigned *faults) {
  pg_reading reading = {{.kind = PG_DATA, .values = sweep, .value_count = 3},
                        pg_expr_unit(s->x)};
  pg_error none = {PG_NOMEM, 0, "out of memory"};
  pg_expr *out = NULL;
  pg_status status = pg_leaf(s->m.graph, "new", NULL, &reading, &out);
  return give_back(&none, status, out, PG_LEAF, faults);
}

static pg_status try_correlated(fixture *s, unsigned *faults) {
  static const pg_score parts[] = {{"other", 0.5}, {"another", -0.25}};
  pg_error none = {PG_NOMEM, 0, "out of memory"};
  pg_expr *out = NULL;
  pg_status status = pg_leaf_correlated(s->x, parts, 2, &out);
  return give_back(&none, status, out, PG_LEAF, faults);
}

static attempt *const operations[] = {
    try_product, try_sum, try_conversion, try_floor, try_choice, try_power,
    try_leaf,    try_axis, try_data,       try_correlated};

#define OPERATIONS (sizeof operations / sizeof *operations)

static void operations_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (size_t i = 0; i < OPERATIONS; i++) {
    findings all = fail_each(operations[i]);
    assert_sound(&all);
    assert_int_equal(all.touched, 0);
  }
}

/* status.h: a function that takes an error fills it when it fails. */
static void operations_without_memory_say_so(void **state) {
  (void)state;
  for (size_t i = 0; i < OPERATIONS; i++) {
    findings all = fail_each(operations[i]);
    assert_int_equal(all.unsaid, 0);
  }
}

/* ----- the tape ----- */

static pg_status make_tape(fixture *s, unsigned *faults) {
  pg_tape *tape = NULL;
  pg_status status = pg_tape_new(s->outputs, 3, &tape);
  if (status != PG_OK && tape != NULL) *faults |= TOUCHED;
  if (status != PG_OK) return status;
  if (pg_tape_varying(tape) != pg_tape_varying(s->tape)) *faults |= WRONG;
  pg_tape_free(tape);
  return PG_OK;
}

static pg_status try_tape(fixture *s, unsigned *faults) {
  return balanced(s, faults, make_tape);
}

static void tape_without_memory_leaves_no_trace(void **state) {
  (void)state;
  findings all = fail_each(try_tape);
  assert_sound(&all);
  assert_int_equal(all.touched, 0);
}

/* ----- readings ----- */

#define SENTINEL 77.0

static void fill(double *out, size_t count) {
  for (size_t i = 0; i < count; i++) out[i] = SENTINEL;
}

/* Untouched after a failure, all of it written after a success. */
static void check_written(pg_status status, const double *out, size_t count,
                          unsigned *faults) {
  size_t written = 0;
  for (size_t i = 0; i < count; i++) written += out[i] != SENTINEL;
  if (status != PG_OK && written > 0) *faults |= TOUCHED;
  if (status == PG_OK && written < count) *faults |= WRONG;
}

static pg_status make_point(fixture *s, unsigned *faults) {
  double out[3];
  fill(out, 3);
  pg_status status = pg_evaluate_point(s->tape, &s->run, out);
  check_written(status, out, 3, faults);
  return status;
}

static pg_status try_point(fixture *s, unsigned *faults) {
  return balanced(s, faults, make_point);
}

static void point_without_memory_leaves_no_trace(void **state) {
  (void)state;
  findings all = fail_each(try_point);
  assert_sound(&all);
  assert_int_equal(all.touched, 0);
}

static pg_status make_raw(fixture *s, unsigned *faults) {
  static double out[3 * 600];
  fill(out, 3 * 600);
  pg_status status = pg_evaluate_raw(s->tape, &s->run, 0, 600, out);
  check_written(status, out, 3 * 600, faults);
  return status;
}

static pg_status try_raw(fixture *s, unsigned *faults) {
  return balanced(s, faults, make_raw);
}

static void raw_without_memory_leaks_nothing(void **state) {
  (void)state;
  findings all = fail_each(try_raw);
  assert_sound(&all);
}

static void raw_without_memory_leaves_its_results_alone(void **state) {
  (void)state;
  findings all = fail_each(try_raw);
  assert_int_equal(all.touched, 0);
}

static pg_status make_samples(fixture *s, unsigned *faults) {
  const pg_summary_kind kinds[3] = {PG_SUMMARY_QUANTILES, PG_SUMMARY_MEAN,
                                    PG_SUMMARY_QUANTILES};
  pg_summary *const none = (pg_summary *)(void *)s; /* only compared */
  pg_summary *out[3] = {none, none, none};
  pg_status status = pg_evaluate_samples(s->tape, &s->run, kinds, out);
  if (status != PG_OK) {
    for (int i = 0; i < 3; i++)
      if (out[i] != none) *faults |= TOUCHED;
    return status;
  }
  if (out[2] != NULL || !(pg_summary_mean(out[0]) > 0)) *faults |= WRONG;
  pg_summary_free(out[0]);
  pg_summary_free(out[1]);
  return PG_OK;
}

static pg_status try_samples(fixture *s, unsigned *faults) {
  return balanced(s, faults, make_samples);
}

static void samples_without_memory_leak_nothing(void **state) {
  (void)state;
  findings all = fail_each(try_samples);
  assert_sound(&all);
}

/* status.h: results are untouched on failure. */
static void samples_without_memory_leave_their_results_alone(void **state) {
  (void)state;
  findings all = fail_each(try_samples);
  assert_int_equal(all.touched, 0);
}

/* ----- the probe ----- */

static pg_status make_probe(fixture *s, unsigned *faults) {
  pg_probe *probe = NULL;
  pg_status status = pg_probe_new(s->m.graph, &s->run, 3, &probe);
  if (status != PG_OK && probe != NULL) *faults |= TOUCHED;
  double value = SENTINEL;
  pg_expr *blame = s->x;
  if (status == PG_OK) {
    status = pg_probe_value(probe, s->outputs[1], &value);
    check_written(status, &value, 1, faults);
  }
  if (status == PG_OK) {
    status = pg_probe_blame(probe, s->outputs[0], &blame);
    if ((blame == NULL) != (status == PG_OK)) *faults |= TOUCHED;
  }
  pg_probe_free(probe);
  return status;
}

static pg_status try_probe(fixture *s, unsigned *faults) {
  return balanced(s, faults, make_probe);
}

/* A probe that failed in the middle gives the right values afterwards. */
static pg_status try_older_probe(fixture *s, unsigned *faults) {
  double value = SENTINEL, raw[3];
  pg_status status = pg_probe_value(s->probe, s->outputs[0], &value);
  check_written(status, &value, 1, faults);
  if (status != PG_OK) return status;
  status = pg_evaluate_raw(s->tape, &s->run, 7, 1, raw);
  if (status == PG_OK && !same_bits(raw[0], value)) *faults |= WRONG;
  return status;
}

static void probe_without_memory_leaves_no_trace(void **state) {
  (void)state;
  findings all = fail_each(try_probe);
  assert_sound(&all);
  assert_int_equal(all.touched, 0);
  all = fail_each(try_older_probe);
  assert_sound(&all);
  assert_int_equal(all.touched, 0);
}

/* What it was at may be gone when it is asked again.  The way down a chain of
** 200 outgrows the room for 64 nodes that an earlier question left it. */
static void probe_that_failed_forgets_where_it_was(void **state) {
  fixture s;
  double value = SENTINEL, before;
  (void)state;
  fixture_open(&s, false);
  size_t held = s.m.count;
  pg_expr *chain = s.x;
  for (int i = 0; i < 200; i++)
    chain = two(&s.m, PG_ADD, chain, s.outputs[2]);
  assert_int_equal(pg_probe_value(s.probe, s.a, &before), PG_OK);
  s.m.memory.fail_at = s.m.memory.requests;
  assert_int_equal(pg_probe_value(s.probe, chain, &value), PG_NOMEM);
  assert_same_bits(value, SENTINEL);
  s.m.memory.fail_at = -1;
  model_forget(&s.m, held);
  assert_int_equal(pg_probe_value(s.probe, s.x, &value), PG_OK);
  assert_true(value > 0);
  fixture_close(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(building_a_graph_survives_any_failure),
      cmocka_unit_test(operations_without_memory_leave_no_trace),
      cmocka_unit_test(operations_without_memory_say_so),
      cmocka_unit_test(tape_without_memory_leaves_no_trace),
      cmocka_unit_test(point_without_memory_leaves_no_trace),
      cmocka_unit_test(raw_without_memory_leaks_nothing),
      cmocka_unit_test(raw_without_memory_leaves_its_results_alone),
      cmocka_unit_test(samples_without_memory_leak_nothing),
      cmocka_unit_test(samples_without_memory_leave_their_results_alone),
      cmocka_unit_test(probe_without_memory_leaves_no_trace),
      cmocka_unit_test(probe_that_failed_forgets_where_it_was)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
