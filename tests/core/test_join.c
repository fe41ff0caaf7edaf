/* Choices pushed down to where their sides differ: structure, cost, values. */
#include "graphs.h"

typedef struct fork {
  model m;
  pg_expr *c, *x, *y, *z; /* a condition; three uncertain figures */
} fork;

static void fork_open(fork *f) {
  model_open(&f->m);
  f->x = figure(&f->m, "x", "1 to 2");
  f->y = figure(&f->m, "y", "3 to 4");
  f->z = figure(&f->m, "z", "5 to 6");
  f->c = two(&f->m, PG_LT, figure(&f->m, "coin", "0 .. 1"), plain(&f->m, 0.4));
}

static void fork_close(fork *f) { model_close(&f->m); }

/* The choice between a and b, joined alone. */
static pg_expr *joined(fork *f, pg_expr *a, pg_expr *b) {
  pg_expr *given = choose(&f->m, f->c, a, b), *out = NULL;
  assert_int_equal(pg_join(f->c, &given, 1, &out), PG_OK);
  return model_keep(&f->m, out);
}

/* ----- structure ----- */

/* where(c, exp(x + 1), exp(y + 1)) = exp(where(c, x, y) + 1) */
static void like_sides_are_computed_once(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *out =
      joined(&f, one(&f.m, PG_EXP, two(&f.m, PG_ADD, f.x, plain(&f.m, 1))),
             one(&f.m, PG_EXP, two(&f.m, PG_ADD, f.y, plain(&f.m, 1))));
  pg_expr *want = choose(&f.m, f.c, f.x, f.y);
  want = one(&f.m, PG_EXP, two(&f.m, PG_ADD, want, plain(&f.m, 1)));
  assert_ptr_equal(out, want);
  fork_close(&f);
}

/* x y against z: two operations have nothing in common. */
static void unlike_sides_stay_a_choice(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *a = two(&f.m, PG_MUL, f.x, f.y);
  assert_ptr_equal(joined(&f, a, f.z), choose(&f.m, f.c, a, f.z));
  a = two(&f.m, PG_ADD, f.x, f.y);
  pg_expr *b = two(&f.m, PG_SUB, f.x, f.z);
  assert_ptr_equal(joined(&f, a, b), choose(&f.m, f.c, a, b));
  fork_close(&f);
}

/* x + y against z + w: two sums and a choice either way, so as it was; of powers
** one is worth more than the second choice. */
static void pushing_for_nothing_is_left(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *w = figure(&f.m, "w", "7 to 8");
  pg_expr *a = two(&f.m, PG_ADD, f.x, f.y), *b = two(&f.m, PG_ADD, f.z, w);
  assert_ptr_equal(joined(&f, a, b), choose(&f.m, f.c, a, b));
  a = two(&f.m, PG_POW, f.x, f.y), b = two(&f.m, PG_POW, f.z, w);
  assert_int_equal(pg_expr_op(joined(&f, a, b)), PG_POW);
  fork_close(&f);
}

/* Figures that are the same in all samples are chosen between at once: pushed, the
** sum would be made for every sample. */
static void uniform_sides_stay_a_choice(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *k = figure(&f.m, "k", "2"), *l = figure(&f.m, "l", "3");
  pg_expr *a = two(&f.m, PG_ADD, k, plain(&f.m, 1));
  pg_expr *b = two(&f.m, PG_ADD, l, plain(&f.m, 1));
  assert_ptr_equal(joined(&f, a, b), choose(&f.m, f.c, a, b));
  fork_close(&f);
}

/* Two comparisons, in hours and in days: x of them would be y of others. */
static void units_must_agree_argument_by_argument(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *hours = figure(&f.m, "h", "1 to 2 hour");
  pg_expr *days = figure(&f.m, "d", "1 to 2 day");
  pg_expr *a = two(&f.m, PG_LT, hours, number(&f.m, 1, "hour"));
  pg_expr *b = two(&f.m, PG_LT, days, number(&f.m, 1, "day"));
  assert_int_equal(pg_expr_op(joined(&f, a, b)), PG_WHERE);
  fork_close(&f);
}

/* Sides in two units: in that of the first, as where() does; -x against 24 times -y,
** which is not like it. */
static void sides_in_two_units_are_converted(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *a = one(&f.m, PG_NEG, figure(&f.m, "h", "1 to 2 hour"));
  pg_expr *b = one(&f.m, PG_NEG, figure(&f.m, "d", "1 to 2 day"));
  pg_expr *given = choose(&f.m, f.c, a, b), *out = joined(&f, a, b);
  assert_ptr_equal(out, given);
  assert_ptr_equal(pg_expr_unit(out), unit_of(&f.m, "hour"));
  fork_close(&f);
}

/* A later decision that each side makes for itself is made once:
** where(c, where(x < 1, 5, 6), where(y < 1, 5, 6)) = where(where(c, x, y) < 1, 5, 6),
** and so are its constants. */
static void decisions_downstream_are_made_once(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *at = plain(&f.m, 1), *five = plain(&f.m, 5), *six = plain(&f.m, 6);
  pg_expr *out =
      joined(&f, choose(&f.m, two(&f.m, PG_LT, f.x, at), five, six),
             choose(&f.m, two(&f.m, PG_LT, f.y, at), five, six));
  pg_expr *both = two(&f.m, PG_LT, choose(&f.m, f.c, f.x, f.y), at);
  assert_ptr_equal(out, choose(&f.m, both, five, six));
  fork_close(&f);
}

/* Two choices by c joined together: exp(x + 1) and its square share the sum. */
static void choices_joined_together_share(void **state) {
  fork f;
  pg_expr *given[3], *out[3];
  (void)state;
  fork_open(&f);
  pg_expr *a = one(&f.m, PG_EXP, f.x), *b = one(&f.m, PG_EXP, f.y);
  given[0] = choose(&f.m, f.c, a, b);
  given[1] = choose(&f.m, f.c, two(&f.m, PG_MUL, a, a), two(&f.m, PG_MUL, b, b));
  given[2] = f.z;
  assert_int_equal(pg_join(f.c, given, 3, out), PG_OK);
  pg_expr *want = one(&f.m, PG_EXP, choose(&f.m, f.c, f.x, f.y));
  assert_ptr_equal(out[0], want);
  assert_ptr_equal(out[1], two(&f.m, PG_MUL, want, want));
  assert_ptr_equal(out[2], f.z);
  for (int i = 0; i < 3; i++) model_keep(&f.m, out[i]);
  fork_close(&f);
}

/* -x and -y are outputs themselves: a choice between them is one step, pushed it
** would be two. */
static void what_others_read_is_not_pushed(void **state) {
  fork f;
  pg_expr *given[3], *out[3];
  (void)state;
  fork_open(&f);
  given[0] = one(&f.m, PG_NEG, f.x);
  given[1] = one(&f.m, PG_NEG, f.y);
  given[2] = choose(&f.m, f.c, given[0], given[1]);
  assert_int_equal(pg_join(f.c, given, 3, out), PG_OK);
  for (int i = 0; i < 3; i++)
    assert_ptr_equal(model_keep(&f.m, out[i]), given[i]);
  fork_close(&f);
}

/* A choice by another condition is none of ours. */
static void choices_by_others_are_handed_back(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *other = two(&f.m, PG_LT, f.z, plain(&f.m, 5.5)), *out;
  pg_expr *given = choose(&f.m, other, one(&f.m, PG_EXP, f.x),
                          one(&f.m, PG_EXP, f.y));
  assert_int_equal(pg_join(f.c, &given, 1, &out), PG_OK);
  assert_ptr_equal(model_keep(&f.m, out), given);
  assert_int_equal(pg_join(f.c, NULL, 0, NULL), PG_OK);
  fork_close(&f);
}

static void nodes_of_two_graphs_are_refused(void **state) {
  fork f, g;
  pg_expr *out = NULL;
  (void)state;
  fork_open(&f);
  fork_open(&g);
  assert_int_equal(pg_join(f.c, &g.x, 1, &out), PG_ARGUMENT);
  assert_null(out);
  fork_close(&g);
  fork_close(&f);
}

/* ----- marks ----- */

static pg_expr *marked(fork *f, uint32_t mark, pg_op op, pg_expr *a) {
  pg_graph_mark(f->m.graph, mark);
  pg_expr *out = op == PG_DIV ? two(&f->m, op, plain(&f->m, 1), a)
                              : one(&f->m, op, a);
  pg_graph_mark(f->m.graph, 0);
  return out;
}

/* -x of line 7 and -y of line 9 are one operation of line 7; 1 / x and 1 / y of two
** lines stay two, for either may be at fault; of one line they are one. */
static void lines_stay_right(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_graph_mark(f.m.graph, 3);
  pg_expr *out = joined(&f, marked(&f, 7, PG_NEG, f.x),
                        marked(&f, 9, PG_NEG, f.y));
  assert_int_equal(pg_expr_op(out), PG_NEG);
  assert_int_equal(pg_expr_mark(out), 7);
  out = joined(&f, marked(&f, 7, PG_DIV, f.x), marked(&f, 9, PG_DIV, f.y));
  assert_int_equal(pg_expr_op(out), PG_WHERE);
  out = joined(&f, marked(&f, 7, PG_DIV, f.x), marked(&f, 7, PG_DIV, f.y));
  assert_int_equal(pg_expr_op(out), PG_DIV);
  assert_int_equal(pg_expr_mark(out), 7);
  fork_close(&f);
}

static void graphs_mark_is_as_before(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_graph_mark(f.m.graph, 5);
  joined(&f, one(&f.m, PG_EXP, f.x), one(&f.m, PG_EXP, f.y));
  assert_int_equal(pg_expr_mark(plain(&f.m, 123)), 5);
  fork_close(&f);
}

/* ----- values ----- */

static double value_at(pg_expr *expr, uint64_t sample) {
  pg_run run = {.samples = 64, .seed = 9};
  pg_probe *probe = NULL;
  double value = 0;
  assert_int_equal(
      pg_probe_new(pg_expr_graph(expr), &run, sample, &probe), PG_OK);
  assert_int_equal(pg_probe_value(probe, expr, &value), PG_OK);
  pg_probe_free(probe);
  return value;
}

static void check_values(pg_expr *a, pg_expr *b) {
  for (uint64_t sample = 0; sample < 64; sample++)
    assert_same_bits(value_at(a, sample), value_at(b, sample));
}

/* log(x - 10) is NaN on the no side, and 0 / (x - x) too: seen where c fails only. */
static void strange_values_stay_on_their_side(void **state) {
  fork f;
  int finite = 0;
  (void)state;
  fork_open(&f);
  pg_expr *ten = plain(&f.m, 10), *none = two(&f.m, PG_SUB, f.x, f.x);
  pg_expr *a = one(&f.m, PG_LOG, two(&f.m, PG_ADD, f.x, ten));
  pg_expr *b = one(&f.m, PG_LOG, two(&f.m, PG_ADD, two(&f.m, PG_DIV, none, none),
                                     ten));
  pg_expr *given = choose(&f.m, f.c, a, b), *out = joined(&f, a, b);
  assert_int_equal(pg_expr_op(out), PG_LOG);
  check_values(given, out);
  for (uint64_t sample = 0; sample < 64; sample++) {
    bool yes = value_at(f.c, sample) != 0;
    assert_int_equal(yes, isfinite(value_at(out, sample)));
    finite += yes;
  }
  assert_in_range(finite, 10, 50);
  fork_close(&f);
}

static pg_expr *any(fork *f, uint64_t *random) {
  static const double values[] = {0, -1, 2, 0.5, INFINITY, NAN, 1e300};
  switch (random_below(random, 6)) {
    case 0: return f->x;
    case 1: return f->y;
    case 2: return one(&f->m, PG_NEG, f->z);
    case 3: return figure(&f->m, "k", "2");
    case 4: return random_column(&f->m, random);
    default: return plain(&f->m, values[random_below(random, 7)]);
  }
}

/* An operation on two of a list, or NULL where the graph refuses. */
static pg_expr *operation(fork *f, pg_op op, pg_expr *a, pg_expr *b) {
  pg_expr *out = NULL;
  pg_status status;
  pg_expr *c = two(&f->m, PG_LT, a, b);
  if (op == PG_WHERE)
    status = pg_where(c, a, b, &out, NULL);
  else if (op == PG_AND || op == PG_OR || op == PG_NOT)
    return c;
  else if (pg_op_arity(op) == 2)
    status = pg_binary(op, a, b, &out, NULL);
  else
    status = pg_unary(op, a, &out, NULL);
  return status == PG_OK ? model_keep(&f->m, out) : NULL;
}

#define GROWN 24

/* Two sides that go on alike from two starts, but for a step here and there. */
static void grow_sides(fork *f, uint64_t *random, pg_expr *yes[GROWN],
                       pg_expr *no[GROWN]) {
  size_t count = 0;
  for (; count < 4; count++) {
    yes[count] = any(f, random);
    no[count] = random_below(random, 2) ? yes[count] : any(f, random);
  }
  while (count < GROWN) {
    pg_op op = (pg_op)(PG_NEG + random_below(random, PG_OP_COUNT - PG_NEG));
    size_t i = random_below(random, count), j = random_below(random, count);
    bool alike = random_below(random, 8) != 0;
    pg_expr *a = operation(f, op, yes[i], yes[j]);
    pg_expr *b = operation(f, alike ? op : PG_ADD, no[i], no[j]);
    yes[count] = a != NULL ? a : f->x;
    no[count++] = b != NULL ? b : f->x;
  }
}

static size_t steps_of(pg_expr *const *outputs, size_t count) {
  pg_tape *tape = tape_of(outputs, count);
  size_t steps = pg_tape_varying(tape);
  pg_tape_free(tape);
  return steps;
}

/* Whatever is joined keeps its values, the strange ones too. */
static void random_choices_keep_their_values(void **state) {
  size_t pushed = 0;
  (void)state;
  for (uint64_t seed = 1; seed <= 400; seed++) {
    pg_expr *yes[GROWN], *no[GROWN], *given[4], *out[4];
    uint64_t random = seed;
    fork f;
    fork_open(&f);
    grow_sides(&f, &random, yes, no);
    for (size_t i = 0; i < 4; i++)
      given[i] = choose(&f.m, f.c, yes[GROWN - 1 - i], no[GROWN - 1 - i]);
    assert_int_equal(pg_join(f.c, given, 4, out), PG_OK);
    for (size_t i = 0; i < 4; i++) {
      check_values(given[i], model_keep(&f.m, out[i]));
      pushed += given[i] != out[i];
    }
    assert_true(steps_of(out, 4) <= steps_of(given, 4));
    fork_close(&f);
  }
  assert_true(pushed > 200); /* or nothing was tested */
}

/* ----- sizes ----- */

#define DEEP 100000

/* x - 1 + x - 1 + x ..., DEEP steps: long sides are joined without recursion into
** one, DEEP steps, x, y, the coin, its comparison, the choice and the output. */
static void deep_sides_are_joined(void **state) {
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *sides[2], *starts[2] = {f.x, f.y}, *out, *given;
  for (int side = 0; side < 2; side++) {
    sides[side] = pg_expr_retain(starts[side]);
    for (int i = 0; i < DEEP; i++) {
      pg_expr *next = NULL;
      assert_int_equal(pg_binary(i % 2 ? PG_ADD : PG_MUL, sides[side], f.z, &next,
                                 NULL), PG_OK);
      pg_expr_release(sides[side]);
      sides[side] = next;
    }
    model_keep(&f.m, sides[side]);
  }
  given = choose(&f.m, f.c, sides[0], sides[1]);
  assert_int_equal(pg_join(f.c, &given, 1, &out), PG_OK);
  model_keep(&f.m, out);
  /* z is a leaf on both sides */
  assert_int_equal(steps_of(&out, 1), DEEP + 7);
  assert_int_equal(steps_of(&given, 1), 2 * DEEP + 7);
  check_values(given, out);
  fork_close(&f);
}

/* y[i] = y[i-1] + y[i-2] against n[i] = n[i-2] + n[i-1]: the pairs are as many as
** the square of the nodes, and are not all looked at. */
static void many_pairs_end_early(void **state) {
  enum { LENGTH = 20000 };
  fork f;
  (void)state;
  fork_open(&f);
  pg_expr *a[2] = {f.x, f.y}, *b[2] = {f.z, f.x};
  for (int i = 0; i < LENGTH; i++) {
    pg_expr *sum = two(&f.m, PG_SUB, a[1], a[0]);
    a[0] = a[1], a[1] = sum;
    sum = two(&f.m, PG_SUB, b[0], b[1]);
    b[0] = b[1], b[1] = sum;
  }
  long before = f.m.memory.requests;
  pg_expr *given = choose(&f.m, f.c, a[1], b[1]), *out = joined(&f, a[1], b[1]);
  assert_true(f.m.memory.requests - before < 20 * LENGTH);
  assert_true(steps_of(&out, 1) <= steps_of(&given, 1));
  fork_close(&f);
}

/* Every n-th request for memory fails: nothing is lost, nothing is handed out. */
static void memory_that_runs_out_is_said(void **state) {
  pg_status status = PG_NOMEM;
  (void)state;
  for (long n = 0; status == PG_NOMEM; n++) {
    pg_expr *yes[GROWN], *no[GROWN], *given[4], *out[4] = {NULL};
    uint64_t random = 11;
    fork f;
    fork_open(&f);
    grow_sides(&f, &random, yes, no);
    for (size_t i = 0; i < 4; i++)
      given[i] = choose(&f.m, f.c, yes[GROWN - 1 - i], no[GROWN - 1 - i]);
    f.m.memory.fail_at = f.m.memory.requests + n;
    status = pg_join(f.c, given, 4, out);
    f.m.memory.fail_at = -1;
    for (size_t i = 0; i < 4; i++) {
      if (status != PG_OK) assert_null(out[i]);
      pg_expr_release(out[i]);
    }
    fork_close(&f);
    if (n == 0) assert_int_equal(status, PG_NOMEM);
  }
  assert_int_equal(status, PG_OK);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(like_sides_are_computed_once),
      cmocka_unit_test(unlike_sides_stay_a_choice),
      cmocka_unit_test(pushing_for_nothing_is_left),
      cmocka_unit_test(uniform_sides_stay_a_choice),
      cmocka_unit_test(units_must_agree_argument_by_argument),
      cmocka_unit_test(sides_in_two_units_are_converted),
      cmocka_unit_test(decisions_downstream_are_made_once),
      cmocka_unit_test(choices_joined_together_share),
      cmocka_unit_test(what_others_read_is_not_pushed),
      cmocka_unit_test(choices_by_others_are_handed_back),
      cmocka_unit_test(nodes_of_two_graphs_are_refused),
      cmocka_unit_test(lines_stay_right),
      cmocka_unit_test(graphs_mark_is_as_before),
      cmocka_unit_test(strange_values_stay_on_their_side),
      cmocka_unit_test(random_choices_keep_their_values),
      cmocka_unit_test(deep_sides_are_joined),
      cmocka_unit_test(many_pairs_end_early),
      cmocka_unit_test(memory_that_runs_out_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
